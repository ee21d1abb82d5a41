"""What each index and each trigger of the journal costs whoever inserts: bare, in one transaction.

    python tests/benchmarks/guards.py [AGREEMENTS EVENTS]

The rows of a load (tests/benchmarks/load.py) are inserted by the standard library's `executemany`
into a ledger that has all of them, and into one that lacks one, in turns. Prints processor
seconds (medians of the turns) and what each adds to the whole, in hundredths.
"""

import sqlite3
import statistics
import sys
import tempfile
from pathlib import Path

from coopledger import Ledger
from tests.benchmarks.load import copied, facts, inserted, seconds, stored_in

TURNS = 5


def main() -> None:
    agreements, events = map(int, sys.argv[1:] or ("200", "101"))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "books.db"
        with Ledger.open(whole) as ledger:
            ledger.load(*facts(agreements, events))
        rows = stored_in(whole)
        with sqlite3.connect(whole) as connection:
            guards = [name for (name,) in connection.execute(_GUARDS)]
        taken: dict[str, list[float]] = {}
        for _ in range(TURNS):
            for without in ("", *guards):
                path = Path(folder) / "copy.db"
                copied(whole, path, without=(without,))
                taken.setdefault(without, []).append(seconds(lambda: inserted(path, rows)))  # noqa: B023
                for left in Path(folder).glob("copy.db*"):
                    left.unlink()
    base = statistics.median(taken.pop(""))
    print(f"{'all of them':>36} {base:6.2f} s for {len(rows):,} rows")
    for name, each in taken.items():
        print(f"{name:>36} {100 * (1 - statistics.median(each) / base):6.1f}")


_GUARDS = """
SELECT name FROM sqlite_master WHERE tbl_name = 'journal' AND sql IS NOT NULL
    AND (type = 'index' OR type = 'trigger' AND sql LIKE '%BEFORE INSERT%')
"""

if __name__ == "__main__":
    main()
