"""All ways, and what runs one of them in a process of its own.

python -m tests.benchmarks.ways run NAME FOLDER        prints the sums, as JSON
python -m tests.benchmarks.ways prepare NAME FOLDER    makes what it starts from
"""

import json
import sys
from pathlib import Path

from tests.benchmarks import ways_of_ours, ways_of_peers
from tests.benchmarks.way import Way

WAYS: dict[str, Way] = {**ways_of_ours.WAYS, **ways_of_peers.WAYS}
"""A new way is a line there."""


def main(asked: str, name: str, folder: str) -> None:
    way = WAYS[name]
    if asked == "prepare":
        way.prepare(Path(folder))
    else:
        print(json.dumps(way.run(Path(folder))))


if __name__ == "__main__":
    main(*sys.argv[1:])
