"""What coopledger does with the same events: loads them, and answers of what it has.

What is loaded is added up by SQLite in the ledger's own file, and what is answered by the answer.
What one way alone needs it imports itself, as each is a process whose start is in its figures.
"""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from coopledger import Ledger, Portfolio
from coopledger.model.receipt import Receipt
from tests.benchmarks.life import Sums, events, facts, opening, sums
from tests.benchmarks.way import SERVER, Way

_BOOKS = "books.db"
_STORED = "stored"
"""The folder with a ledger that has all events: made once, and in no figure."""


def _at(folder: Path, name: str) -> Path:
    """An empty folder of a way's own."""
    own = folder / name
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    return own


def _taken(receipt: Receipt) -> Receipt:
    if not receipt.accepted:
        raise SystemExit(f"refused: {receipt.findings[:3]}")
    return receipt


def _sums_in(path: Path) -> Sums:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT kind, sum(minor) FROM journal GROUP BY kind")
        return sums({kind: minor for kind, minor in found if minor is not None})


def _load(own: Path, take: Callable[[Ledger], Receipt]) -> Sums:
    with Ledger.open(own / _BOOKS) as ledger:
        _taken(take(ledger))
    return _sums_in(own / _BOOKS)


def record(folder: Path) -> Sums:
    """Facts made in Python and recorded at once: all rules, the chain, on the disk."""
    count = json.loads((folder / "count.json").read_text())
    return _load(_at(folder, "recorded"), lambda ledger: ledger.record(*facts(events(count))))


def import_table(folder: Path) -> Sums:
    """A table of facts as CSV: by columns, where polars is there."""
    return _load(_at(folder, "imported"), lambda ledger: ledger.import_file(folder / "facts.csv"))


def check_table(folder: Path) -> Sums:
    """The same, checked in both currencies and not stored."""
    with Ledger.open(_at(folder, "checked") / _BOOKS) as ledger:
        receipt = _taken(ledger.preview_file(folder / "facts.csv"))
    return sums({each.kind: each.amounts[0].minor for each in receipt.control if each.amounts})


def workbook(folder: Path) -> None:
    """A workbook with the rows of all agreements, and a ledger in which they are opened."""
    from coopledger.testing.sheets import write_workbook

    if (folder / "facts.xlsx").exists():
        return
    count = json.loads((folder / "count.json").read_text())
    sheets: dict[str, list[list[object]]] = {
        "Ministraciones": [["Convenio", "Folio", "Fecha", "Importe (MXN)", "Enviado (EUR)"]],
        "Gastos": [["Convenio", "Folio", "Fecha", "Importe (MXN)", "Rubro"]],
        "Reintegros": [["Convenio", "Folio", "Fecha", "Importe (MXN)", "Recibido (EUR)"]],
    }
    of_kind = dict(zip(("disbursement", "expenditure", "refund"), sheets.values(), strict=True))
    for each in events(count):
        day = {"date": each.day.isoformat()}
        last = each.line if each.other is None else each.other / 100
        of_kind[each.kind].append([each.book, each.reference, day, each.minor / 100, last])
    write_workbook(folder / "facts.xlsx", sheets)
    books = sorted({each.book for each in events(count)})
    with Ledger.open(_at(folder, "opened") / _BOOKS) as ledger:
        ledger.record(*map(opening, books))


def import_workbook(folder: Path) -> Sums:
    """The same rows as a workbook (.xlsx), into a ledger that has the agreements."""
    own = _at(folder, "of-a-workbook")
    shutil.copy(folder / "opened" / _BOOKS, own / _BOOKS)
    return _load(own, lambda ledger: ledger.import_file(folder / "facts.xlsx"))


def stored(folder: Path) -> None:
    """The ledger of which the rest is asked."""
    if not (folder / _STORED).exists():  # whole, or not at all
        own = _at(folder, "to-be-stored")
        _load(own, lambda ledger: ledger.import_file(folder / "facts.csv"))
        own.rename(folder / _STORED)


def stored_on_server(folder: Path) -> str:
    """The same on PostgreSQL: its address."""
    address = (folder / SERVER).read_text()
    with Ledger.open(address) as ledger:
        _taken(ledger.import_file(folder / "facts.csv"))
    return address


def import_on_server(folder: Path) -> Sums:
    """The table into an empty ledger on PostgreSQL."""
    from tests.benchmarks.server import connected, sums_in

    address = re.sub(r"(search_path%3D)\w+", r"\1imported", (folder / SERVER).read_text())
    with connected(address) as connection:
        connection.execute("DROP SCHEMA IF EXISTS imported CASCADE")
        connection.execute("CREATE SCHEMA imported")
    with Ledger.open(address) as ledger:
        _taken(ledger.import_file(folder / "facts.csv"))
    with connected(address) as connection:
        return sums_in(connection, "journal")


def _asked(folder: Path, ask: Callable[[Ledger], object]) -> Sums:
    """What is asked of the ledger with all events; its sums, by another program."""
    with Ledger.open(folder / _STORED / _BOOKS) as ledger:
        ask(ledger)
    return _sums_in(folder / _STORED / _BOOKS)


def reconcile(folder: Path) -> Sums:
    """The statement of every agreement, whose four figures are added up."""
    found = [0, 0, 0, 0]
    with Ledger.open(folder / _STORED / _BOOKS) as ledger:
        for book in ledger.books():
            statement = ledger.reconcile(book.opening.code)
            if not statement.closes:
                raise SystemExit(f"{book.opening.code} does not close")
            [side] = statement.funds
            figures = (side.received, side.spent, side.returned, side.held)
            found = [so_far + each.money.minor for so_far, each in zip(found, figures, strict=True)]
    return Sums(*found)


def verify(folder: Path) -> Sums:
    """Every hash, every rule of the engine's own, every law on every day."""

    def intact(ledger: Ledger) -> None:
        if not ledger.verify().intact:
            raise SystemExit("not intact")

    return _asked(folder, intact)


def portfolio(folder: Path) -> Sums:
    """The four figures and the exchange difference of all, by one statement in the ledger."""
    with Ledger.open(folder / _STORED / _BOOKS) as ledger:
        return _of_portfolio(ledger.portfolio())


def tables(folder: Path) -> None:
    """The ledger's tables as Parquet."""
    from coopledger.portfolio.parquet_source import NEEDED

    stored(folder)
    if not (folder / "parquet").exists():
        own = _at(folder, "to-be-parquet")
        with Ledger.open(folder / _STORED / _BOOKS) as ledger:
            for table in NEEDED:
                ledger.export_data(table.name, own / f"{table.name}.parquet")
        own.rename(folder / "parquet")


def portfolio_of_parquet(folder: Path) -> Sums:
    """The same by DuckDB, over Parquet."""
    from coopledger.portfolio.in_duckdb import portfolio_in_duckdb

    return _of_portfolio(portfolio_in_duckdb(folder / "parquet"))


def _of_portfolio(found: Portfolio) -> Sums:
    if not all(side.closes for side in found.sides):
        raise SystemExit("an agreement does not close")
    pesos, euros = (
        [
            (side.received, side.spent, side.returned, side.held, side.exchange_difference or 0)
            for side in found.sides
            if side.currency == currency
        ]
        for currency in ("MXN", "EUR")
    )
    *of_pesos, _ = map(sum, zip(*pesos, strict=True))
    return Sums(*of_pesos, *map(sum, zip(*euros, strict=True)))


def totals(folder: Path) -> Sums:
    return _asked(folder, Ledger.cooperation_totals)


def portfolio_totals(folder: Path) -> Sums:
    return _asked(folder, Ledger.portfolio_totals)


def portfolio_check(folder: Path) -> Sums:
    return _asked(folder, Ledger.portfolio_check)


def check(folder: Path) -> Sums:
    return _asked(folder, Ledger.check)


WAYS: dict[str, Way] = {
    "record objects": Way(record, most=100_000),
    "import CSV": Way(import_table),
    "check CSV": Way(check_table),
    "import, server": Way(import_on_server, ("PostgreSQL", "psycopg")),
    "import workbook": Way(import_workbook, prepare=workbook, most=100_000),
    "reconcile all": Way(reconcile, prepare=stored),
    "verify": Way(verify, prepare=stored),
    "totals": Way(totals, prepare=stored),
    "check": Way(check, prepare=stored),
    "portfolio": Way(portfolio, prepare=stored),
    "portfolio, duckdb": Way(portfolio_of_parquet, ("duckdb", "pyarrow"), prepare=tables),
    "portfolio totals": Way(portfolio_totals, prepare=stored),
    "portfolio check": Way(portfolio_check, prepare=stored),
}
