"""All agreements at once: the one statement beside the least that any would do, on each engine.

Run with `make benchmark`. Not a test: times depend on the machine; look at the ratios. The least is
sums of what was received, earned, spent and returned in the currency of the fund, with the joins
that reversals and recoveries need. Spark, whose start takes longer than all that, is left out.
"""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import duckdb

from coopledger import (
    Agreement,
    AnyFact,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    Money,
    Recovery,
    Refund,
    Reversal,
)
from coopledger.portfolio.dialect import DUCKDB, SQLITE, Dialect
from coopledger.portfolio.ledger_source import journal_source
from coopledger.portfolio.of_ledger import as_json, dialect_of
from coopledger.portfolio.parquet_source import NEEDED, PARQUET_SOURCE
from coopledger.portfolio.statement import fund_statement, statement
from coopledger.portfolio.tables import Table, with_tables
from coopledger.portfolio.terms import agreed_terms
from coopledger.store.sqlite_connection import SqliteConnection

AGREEMENTS = int(os.environ.get("COOPLEDGER_AGREEMENTS", "1000"))
START = date(2016, 1, 4)
ON = date(2018, 1, 1)
FIGURES = ", ".join(
    f"SUM(CASE kind WHEN '{kind}' THEN m.minor - COALESCE(c.minor, 0) ELSE 0 END)"
    for kind in ("disbursement", "interest", "expenditure", "refund")
)
LEAST = f"""
standing AS (
  SELECT * FROM moves WHERE kind <> 'reversal' AND day <= {{on}} AND (gone IS NULL OR gone > {{on}})
),
came_back AS (
  SELECT book, of_reference, SUM(minor) AS minor FROM standing
  WHERE kind = 'recovery' GROUP BY book, of_reference
)
SELECT m.book, m.currency, {FIGURES} FROM standing AS m LEFT JOIN came_back AS c
  ON m.kind = 'expenditure' AND c.book = m.book AND c.of_reference = m.reference
GROUP BY m.book, m.currency"""


def agreement(number: int) -> Iterator[AnyFact]:
    """A hundred movements: by FIFO or on average, one of ten at a prescribed rate."""
    code = f"A-{number:07}"

    def money(minor: int, currency: str = "MXN") -> Money:
        return Money.from_minor(minor, currency)

    rates = [{"currency": "MXN", "value": "20.5"}] if number % 10 == 0 else []
    rule = ("fifo", "average")[number % 2]
    yield Agreement(
        code=code, title="T", currency="EUR", accounts=["MXN"], conversion=rule,
        spending_rates=rates,
    )  # fmt: skip
    for n in range(3):
        minor = 10_000_019 + 7_919 * ((number * 3 + n) % 977)
        yield Disbursement(
            book=code, reference=f"M-{n}", when=START + timedelta(60 * n), amount=money(minor),
            sent=money(minor // (19 + n), "EUR"),
        )  # fmt: skip
    day = START + timedelta(200)
    yield Interest(book=code, reference="I-1", when=day, amount=money(1_009 + number % 97))
    for n in range(90):
        minor = 1_009 + 31 * ((number + 89 * n) % 2_903)
        day = START + timedelta(3 * n + 1)
        yield Expenditure(book=code, reference=f"G-{n:03}", when=day, amount=money(minor))
    day = START + timedelta(290)
    for n in range(2):
        yield Recovery(
            book=code, reference=f"C-{n}", of=f"G-{7 * n:03}", when=day, amount=money(500)
        )
        yield Reversal(book=code, reference=f"X-{n}", of=f"G-{30 + n:03}", when=day, reason="wrong")
    yield Refund(book=code, reference="R-1", when=START + timedelta(150), amount=money(1_000_003))
    yield Refund(
        book=code, reference="R-2", when=START + timedelta(300), amount=money(2_000_003),
        received=money(93_001, "EUR"),
    )  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "books.db"
        with Ledger.open(where) as ledger:
            for first in range(0, AGREEMENTS, 100):
                some = range(first, min(first + 100, AGREEMENTS))
                ledger.record(*(fact for number in some for fact in agreement(number)))
            whole = ledger.portfolio(on=ON)
            frames = {table.name: ledger.frame(table.name) for table in NEEDED}
            began = time.process_time()
            one_by_one = [ledger.reconcile(f"A-{n:07}", on=ON) for n in range(min(100, AGREEMENTS))]
            each = (time.process_time() - began) / len(one_by_one)
        print(f"{AGREEMENTS:,} agreements of 100 movements; processor seconds, medians of three")
        print(f"{'':<8}{'least':>8}{'fund':>8}{'ratio':>7}{'whole':>8}{'ratio':>7}")
        said("SQLite", *in_sqlite(where))
        said("DuckDB", *in_duckdb(frames))
        print(
            f"all by Ledger.reconcile, one by one: {each * AGREEMENTS:.1f} (from {len(one_by_one)})"
        )
        assert whole.closes
        assert whole.agreements == AGREEMENTS


def said(engine: str, *statements: Callable[[], object]) -> None:
    least, fund, whole = (median(_seconds(each) for _ in range(3)) for each in statements)
    print(f"{engine:<8}{least:8.2f}{fund:8.2f}{fund / least:7.2f}{whole:8.2f}{whole / least:7.2f}")


def _seconds(ask: Callable[[], object]) -> float:
    began = time.process_time()
    ask()
    return time.process_time() - began


def in_sqlite(where: Path) -> list[Callable[[], object]]:
    connection = SqliteConnection(sqlite3.connect(where))
    dialect = dialect_of(connection)
    terms, rates = agreed_terms(connection, ON)
    bound = {"on": ON.isoformat(), "terms": as_json(terms), "rates": as_json(rates)}
    texts = _texts(journal_source(dialect), SQLITE)
    return [partial(connection.rows, text, **bound) for text in texts]


def in_duckdb(frames: dict[str, Any]) -> list[Callable[[], object]]:
    connection = duckdb.connect()
    for name, frame in frames.items():
        connection.register("given", frame)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")

    def ask(text: str) -> object:
        return connection.execute(text, {"on": ON.isoformat()}).fetchall()

    return [partial(ask, text) for text in _texts(PARQUET_SOURCE, DUCKDB)]


def _texts(source: Sequence[Table], dialect: Dialect) -> list[str]:
    """The least, the statement of the fund's currencies, and the whole of it."""
    least = f"{with_tables(source, dialect)},{LEAST.format(on=dialect.on)}"
    return [least, fund_statement(source, dialect), statement(source, dialect)]


if __name__ == "__main__":
    main()
