"""One durable record, all rules, triggers and chain included, against a bare commit of one row.

The fact is made beforehand, as the bare row is. Both on the same engine and disk, in turns, so that
whatever else the machine does meets both:

    python tests/benchmarks/record.py [FOLDER]

FOLDER: where the files go; a temporary one unless told otherwise. Prints, for each engine, commits
a second (medians of the turns) and the ratio.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from coopledger import Agreement, Disbursement, Expenditure, Ledger
from tests import engines

TURNS, EACH = 15, 200
SAME_ROW, SMALL_ROW = "bare, the same row", "bare, a small row"

Commit = Callable[[], None]


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        for engine in engines.ENGINES:
            with engines.location(engine, Path(folder), durable=True) as where:
                report(engine, where, Path(folder))


def report(engine: str, where: str, folder: Path) -> None:
    records = recording(where)
    next(records)
    bare = bare_sqlite(folder, where) if engine == "sqlite" else bare_postgresql(where)
    commits = {"record": lambda: next(records), **bare}
    rates: dict[str, list[float]] = {name: [] for name in commits}
    for _ in range(TURNS):
        for name, commit in commits.items():
            started = time.perf_counter()
            for _ in range(EACH):
                commit()
            rates[name].append(EACH / (time.perf_counter() - started))
    record = statistics.median(rates.pop("record"))
    print(f"{engine}: {record:,.0f} records a second")
    for name, measured in rates.items():
        rate = statistics.median(measured)
        print(f"  {name}: {rate:,.0f} a second; ratio {record / rate:.2f}")


def recording(where: str) -> Iterator[None]:
    """One `Ledger.record` after another, in order of their days, in one book."""
    with Ledger.open(where) as ledger:
        ledger.record(
            Agreement(code="A", title="T", currency="EUR", accounts=["MXN"]),
            Disbursement(
                book="A", reference="M", when="2016-08", amount="900000.00 MXN", sent="45000.00 EUR"
            ),
        )
        spent = [
            Expenditure(book="A", reference=f"G-{n:06}", when="2016-10-05", amount="1.00 MXN")
            for n in range(1 + TURNS * EACH)
        ]
        for expenditure in spent:
            ledger.record(expenditure)
            yield


def bare_sqlite(folder: Path, ledger: str) -> dict[str, Commit]:
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    same = sqlite3.connect(ledger).execute("SELECT * FROM journal ORDER BY seq DESC").fetchone()
    columns = ", ".join(f"c{place}" for place in range(len(same)))
    connection.execute(f"CREATE TABLE same ({columns}, PRIMARY KEY (c0, c1)) WITHOUT ROWID")
    connection.execute("CREATE TABLE small (number INTEGER PRIMARY KEY, amount INTEGER)")
    marks = ", ".join("?" for _ in same)
    return bare(
        lambda number: connection.execute(
            f"INSERT INTO same VALUES ({marks})", (same[0], number, *same[2:])
        ),
        lambda number: connection.execute("INSERT INTO small VALUES (?, 100)", (number,)),
    )


def bare_postgresql(ledger: str) -> dict[str, Commit]:
    import psycopg

    connection = psycopg.connect(
        ledger.replace("postgresql+psycopg", "postgresql"), autocommit=True
    )
    connection.execute("CREATE TABLE same AS SELECT * FROM journal WHERE false")
    connection.execute("ALTER TABLE same ADD PRIMARY KEY (book, seq)")
    connection.execute("CREATE TABLE small (number BIGINT PRIMARY KEY, amount BIGINT)")
    same: Any = connection.execute("SELECT * FROM journal ORDER BY seq DESC").fetchone()
    marks = ", ".join("%s" for _ in same)
    return bare(
        lambda number: connection.execute(
            f"INSERT INTO same VALUES ({marks})", (same[0], number, *same[2:])
        ),
        lambda number: connection.execute("INSERT INTO small VALUES (%s, 100)", (number,)),
    )


def bare(same: Callable[[int], object], small: Callable[[int], object]) -> dict[str, Commit]:
    numbers = iter(range(1, sys.maxsize))

    def commit_same() -> None:
        same(next(numbers))

    def commit_small() -> None:
        small(next(numbers))

    return {SAME_ROW: commit_same, SMALL_ROW: commit_small}


if __name__ == "__main__":
    main()
