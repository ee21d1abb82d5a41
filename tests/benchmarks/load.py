"""A load of many agreements: facts built, checked and stored, against bare inserts of its rows.

In one process, in turns, by the processor's seconds:

    python tests/benchmarks/load.py [AGREEMENTS EVENTS]

AGREEMENTS, EVENTS: how many, and how many events in each; 1,000 of 101 unless told otherwise. The
bare inserts are `executemany` of the standard library, of the very rows, into a table of ours with
its triggers and without, in one transaction.
"""

import gc
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from coopledger import Agreement, AnyFact, Disbursement, Expenditure, Ledger
from coopledger.store.columns import COLUMNS
from coopledger.store.sqlite import Sqlite
from tests.engines import INSERT

TURNS = 3
START = date(2015, 1, 1)


def main() -> None:
    agreements, events = map(int, sys.argv[1:] or ("1000", "101"))
    taken: dict[str, list[float]] = {}
    for _ in range(TURNS):
        with tempfile.TemporaryDirectory() as folder:
            for name, seconds in one_turn(agreements, events, Path(folder)):
                taken.setdefault(name, []).append(seconds)
    medians = {name: statistics.median(each) for name, each in taken.items()}
    whole = medians["build"] + medians["record"]
    for name, seconds in medians.items():
        print(f"{name:>24} {seconds:7.2f} s; build and record are {whole / seconds:6.2f} of it")


def one_turn(agreements: int, events: int, folder: Path) -> Iterator[tuple[str, float]]:
    made: list[AnyFact] = []
    yield "build", seconds(lambda: made.extend(facts(agreements, events)))
    with Ledger.open(folder / "books.db") as ledger:
        yield "record", seconds(lambda: ledger.record(*made))
    made.clear()
    gc.collect()
    rows = stored_in(folder / "books.db")
    for name, triggers in (("inserts, triggers", True), ("inserts, none", False)):
        path = folder / f"{name}.db"
        copied(folder / "books.db", path, triggers=triggers)
        yield name, seconds(lambda path=path: inserted(path, rows))  # type: ignore[misc]


def facts(agreements: int, events: int) -> Iterator[AnyFact]:
    """In each an instalment for every hundred events, the rest spent over five years."""
    for number in range(agreements):
        code = f"A-{number:06}"
        yield Agreement(
            code=code,
            title=f"Agreement {number}",
            currency="EUR",
            accounts=["MXN"],
            lines=[{"code": f"L{n}", "title": f"Line {n}"} for n in range(5)],
        )
        for n in range(events):
            day = START + timedelta(days=n * 1825 // events)
            if n % 100 == 0:
                yield Disbursement(
                    book=code, reference=f"M-{n}", when=day,
                    amount="2000000.00 MXN", sent="100000.00 EUR",
                )  # fmt: skip
            else:
                yield Expenditure(
                    book=code, reference=f"G-{n}", when=day,
                    amount=f"{100 + n % 977}.{n % 100:02} MXN",
                    lines=[f"L{n % 5}"], payee=f"Proveedor {n % 37}",
                )  # fmt: skip


def stored_in(ledger: Path) -> list[dict[str, Any]]:
    """The rows of a ledger, in the order of recording."""
    with sqlite3.connect(ledger) as stored:
        named = ", ".join(COLUMNS)
        found = stored.execute(f"SELECT {named} FROM journal ORDER BY recorded_at, book, seq")
        return [dict(zip(COLUMNS, row, strict=True)) for row in found]


def copied(
    ledger: Path, path: Path, *, triggers: bool = True, without: Collection[str] = ()
) -> None:
    """An empty ledger of the same identity. without: the names of what it lacks."""
    with sqlite3.connect(ledger) as stored:
        script = [sql for name, sql in stored.execute(_SCRIPT) if name not in without]
        own = stored.execute("SELECT * FROM coopledger_identity").fetchone()
    with sqlite3.connect(path) as empty:
        empty.execute("PRAGMA journal_mode = WAL")
        for statement in script:
            if triggers or not statement.startswith("CREATE TRIGGER"):
                empty.execute(statement)
        empty.execute("INSERT INTO coopledger_identity VALUES (?, ?, ?)", own)


_SCRIPT = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"


def inserted(path: Path, rows: list[dict[str, Any]]) -> None:
    driver = Sqlite(path).connect()
    driver.execute("BEGIN IMMEDIATE")
    driver.executemany(INSERT, rows)
    driver.execute("COMMIT")
    driver.close()


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
