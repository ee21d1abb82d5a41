"""What runs one of the ways in a process of its own.

python -m tests.benchmarks.ways run NAME FOLDER        prints the sums, as JSON
python -m tests.benchmarks.ways prepare NAME FOLDER    makes what it starts from
"""

import json
import sys
from pathlib import Path

from tests.benchmarks import ways_of_peers
from tests.benchmarks.way import Way


def all_ways() -> dict[str, Way]:
    """All, ours first. A new one is a line in either file."""
    from tests.benchmarks import ways_of_ours

    return {**ways_of_ours.WAYS, **ways_of_peers.WAYS}


def main(asked: str, name: str, folder: str) -> None:
    # A peer's process imports nothing of ours, which would be in its figures.
    way = ways_of_peers.WAYS.get(name) or all_ways()[name]
    if asked == "prepare":
        way.prepare(Path(folder))
    else:
        print(json.dumps(way.run(Path(folder))))


if __name__ == "__main__":
    main(*sys.argv[1:])
