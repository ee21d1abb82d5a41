"""What each index and each trigger of the journal costs whoever inserts, and saves whoever reads.

    python tests/benchmarks/guards.py [AGREEMENTS EVENTS]

The rows of a load (tests/benchmarks/load.py) are inserted by the standard library's `executemany`
into a ledger that has all of them, and into one that lacks one, in turns, bare, in one transaction.
Prints processor seconds (medians of the turns) and what each adds to the whole, in hundredths; then
what reads by each index, in microseconds, with it and without.
"""

import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from coopledger import Ledger
from coopledger.store import documents, journal
from coopledger.store.appending import last_moment
from coopledger.store.connection import Connection
from coopledger.store.load_numbers import next_load
from tests.benchmarks.load import copied, facts, inserted, seconds, stored_in

TURNS = 5
READINGS = 9

READ_BY: dict[str, Callable[[Connection], object]] = {
    "journal_recorded": last_moment,
    "journal_periods": lambda by: list(journal.period_rows(by, "A-000000")),
    "journal_invoices": lambda by: journal.books_with_invoices(by, ["F-1", "F-2"]),
    "journal_activities": lambda by: journal.books_with_activities_of(by, ["A-000000"]),
    "journal_erasures": documents.erased,
    "journal_attachments": lambda by: journal.books_with_documents(by, ["0" * 64]),
    "journal_loads": next_load,
    "journal_proposals": journal.proposals,
}
"""By the index, what recording or a page asks that reads by it."""


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
        read = [(index, *_read(whole, index)) for index in READ_BY]
    base = statistics.median(taken.pop(""))
    print(f"{'all of them':>36} {base:6.2f} s for {len(rows):,} rows")
    for name, each in taken.items():
        print(f"{name:>36} {100 * (1 - statistics.median(each) / base):6.1f}")
    for name, by_index, without in read:
        print(f"{name:>36} {by_index:9.0f} µs {without:9.0f} µs without")


def _read(whole: Path, index: str) -> tuple[float, float]:
    """Microseconds of the processor that reading takes by an index, and without it."""
    taken = []
    with Ledger.open(whole) as ledger, sqlite3.connect(whole, isolation_level=None) as other:
        made = other.execute("SELECT sql FROM sqlite_master WHERE name = ?", (index,)).fetchone()
        for change in ("SELECT 1", f"DROP INDEX {index}"):
            other.execute(change)
            with ledger._storage.reading() as connection:
                each = [seconds(lambda: READ_BY[index](connection)) for _ in range(READINGS)]
            taken.append(1e6 * statistics.median(each))
        other.execute(*made)
    return taken[0], taken[1]


_GUARDS = """
SELECT name FROM sqlite_master WHERE tbl_name = 'journal' AND sql IS NOT NULL
    AND (type = 'index' OR type = 'trigger' AND sql LIKE '%BEFORE INSERT%')
"""

if __name__ == "__main__":
    main()
