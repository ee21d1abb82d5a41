"""One durable record, all rules, triggers and chain included, against what it cannot do without.

In turns on the same engine and disk, so that whatever else the machine does meets all of them:

- a bare commit of the same row, in a table without anything;
- the statement alone: rows that are made, chained and hashed, through all triggers;
- the floor: the row made of its fact, sealed, with its hash, and that statement;
- `Ledger.record`.

    python tests/benchmarks/record.py [FOLDER]

Facts are made beforehand. FOLDER: where the files go; a temporary one unless told otherwise (in
/dev/shm no disk is waited for: what is left is the processor). Prints, for each engine,
microseconds of one by the clock, and what part of `Ledger.record` in the same turn that is (medians
of the turns); and by this process's processor, which other work slows down less, the median and the
least of the turns.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from coopledger import Agreement, Disbursement, Expenditure, Ledger
from coopledger.books.book import Book
from coopledger.model.entry import Entry
from coopledger.store import appending
from coopledger.store.columns import COLUMNS, INTEGERS, in_columns
from coopledger.store.connection import Row
from coopledger.store.engine import Storage
from coopledger.store.journal import Head
from tests import engines

TURNS, EACH = 21, 50

AGREEMENT = Agreement(code="A", title="T", currency="EUR", accounts=["MXN"])
RECEIVED = Disbursement(
    book="A", reference="M", when="2016-08", amount="900000.00 MXN", sent="45000.00 EUR"
)

Insert = Callable[[Row], object]
"""Puts a row in a table, in a transaction of its own."""


class Taken(NamedTuple):
    """Seconds by the clock, and of this process's processor."""

    clock: float
    processor: float


def main() -> None:
    within = sys.argv[1] if sys.argv[1:] else None
    for engine in engines.ENGINES:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=within)))
            report(engine, ways(stack, engine, folder))


def report(engine: str, commits: dict[str, Iterator[object]]) -> None:
    taken: dict[str, list[Taken]] = {name: [] for name in commits}
    for _ in range(TURNS):
        for name, each in commits.items():
            taken[name].append(turn(each))
    whole = taken["Ledger.record"]
    print(engine)
    for name, each in taken.items():
        part = median(a.clock / b.clock for a, b in zip(each, whole, strict=True))
        clock, processor = (median(found) * 1e6 for found in zip(*each, strict=True))
        least, of = (min(one.processor for one in some) * 1e6 for some in (each, whole))
        print(
            f"{name:>34}: {clock:7,.0f} us, {part:4.2f} in each turn;"
            f" processor {processor:5,.0f} us, at least {least:4,.0f} ({least / of:4.2f})"
        )


def turn(commits: Iterator[object]) -> Taken:
    """What one took, of as many as are done in a turn."""
    processor, clock = time.process_time(), time.perf_counter()
    for _ in range(EACH):
        next(commits)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return Taken(clock / EACH, processor / EACH)


def ways(stack: ExitStack, engine: str, folder: Path) -> dict[str, Iterator[object]]:
    """What is compared, each in a ledger or table of its own, a commit at a time."""
    ledgers = [ledger(stack, engine, folder / name) for name in ("rows", "facts", "records")]
    rows = list(chained(ledgers[0]))
    empty = str(folder / "bare.db") if engine == "sqlite" else ledgers[0]
    opened = stack.enter_context(Ledger.open(ledgers[2]))
    return {
        "a bare commit of the row": map(bare(empty), rows),
        "the statement with its triggers": map(insert(ledgers[0]), rows),
        "row and hash, and the statement": map(insert(ledgers[1]), chained(ledgers[1])),
        "Ledger.record": map(opened.record, spent()),
    }


def ledger(stack: ExitStack, engine: str, folder: Path) -> str:
    """A ledger in which money was received."""
    folder.mkdir()
    where = stack.enter_context(engines.location(engine, folder, durable=True))
    with Ledger.open(where) as opened:
        opened.record(AGREEMENT, RECEIVED)
    return where


def spent() -> list[Expenditure]:
    return [
        Expenditure(book="A", reference=f"G-{number:06}", when="2016-10-05", amount="1.00 MXN")
        for number in range(TURNS * EACH)
    ]


def chained(where: str) -> Iterator[Row]:
    """The rows that put what was spent at the end of a ledger's one book, when they are asked."""
    last = dict(zip(COLUMNS, engines.rows(where)[-1], strict=True))
    book, end = Book.of(AGREEMENT, [RECEIVED]), Head(last["seq"], last["hash"])
    for fact in spent():
        row = appending.link(book, Entry(fact), end, appending.Stamp(appending.now(), "ana"))
        end = Head(row["seq"], row["hash"])
        yield in_columns(row)


def bare(where: str) -> Insert:
    """Into a table that is made for it, without an index, a check or a trigger."""
    typed = (f"{name} {'BIGINT' if name in INTEGERS else 'TEXT'}" for name in COLUMNS)
    database = Storage(where).database
    with database.connect() as driver:
        driver.execute(f"CREATE TABLE bare ({', '.join(typed)}, PRIMARY KEY (book, seq))")
    return insert(where, "bare")


def insert(where: str, table: str = "journal") -> Insert:
    """By the driver, set up as for a ledger."""
    database = Storage(where).database
    driver: Any = database.connect()
    mark = "?"
    if database.dialect != "sqlite":
        driver.autocommit, mark = True, "%s"
    marks = ", ".join([mark] * len(COLUMNS))
    statement = f"INSERT INTO {table} ({', '.join(COLUMNS)}) VALUES ({marks})"
    return lambda row: driver.execute(statement, row)


if __name__ == "__main__":
    main()
