"""One agreement of a hundred events, read and reconciled, among ever more of others.

    PYTHONPATH=. python tests/benchmarks/one.py [EVENTS ...]

Each is asked of a ledger that was opened for it; the agreements lie apart, and one was asked
before, so that no import is among it. Prints the milliseconds of the processor and of the clock
(medians), which should not grow. Not a test.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from coopledger import Ledger
from tests.benchmarks.life import EACH, events, write_table

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 25


def main(sizes: tuple[int, ...]) -> None:
    print("| events | processor ms | wall ms |\n|---:|---:|---:|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = stored(size, Path(folder))
            agreements = size // EACH
            _, *taken = (reconciled(path, f"A-{n * agreements // ASKED:06}") for n in range(ASKED))
        processor, wall = (1000 * median(each) for each in zip(*taken, strict=True))
        print(f"| {size:,} | {processor:.1f} | {wall:.1f} |", flush=True)


def stored(size: int, folder: Path) -> Path:
    """A ledger with so many events."""
    table, path = folder / "facts.csv", folder / "books.db"
    with table.open("w", encoding="utf-8", newline="") as file:
        write_table(events(size), file)
    with Ledger.open(path) as ledger:
        assert ledger.import_file(table).accepted
    return path


def reconciled(path: Path, code: str) -> tuple[float, float]:
    """The seconds that one agreement takes, of a ledger that nothing else was asked."""
    with Ledger.open(path) as ledger:
        processor, wall = time.process_time(), time.perf_counter()
        assert ledger.reconcile(code).closes
        return time.process_time() - processor, time.perf_counter() - wall


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
