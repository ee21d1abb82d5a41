"""The migrations make what `tables.py` declares; the views add up what the journal holds."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from coopledger import Agreement, Disbursement, Expenditure, Interest, Ledger, Refund
from coopledger.store.tables import COLUMNS, SCHEMA, journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one of each money event."""
    path = tmp_path / "books.db"
    with Ledger.open(path) as ledger:
        ledger.record(
            Agreement(code="A", title="T", currency="EUR", accounts=["MXN"]),
            Disbursement(
                book="A", reference="M", when="2016-08", amount="200.00 MXN", sent="10.00 EUR"
            ),
            Interest(book="A", reference="I", when="2016-09-30", amount="5.00 MXN"),
            Expenditure(book="A", reference="G", when="2016-10", amount="150.00 MXN"),
            Refund(book="A", reference="R", when="2016-12-29", amount="50.00 MXN"),
        )
    return path


def test_the_program_knows_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(files("coopledger.migrations")))
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_the_migrations_make_the_table_that_is_declared(path: Path) -> None:
    found = {
        column["name"]: column
        for column in inspect(create_engine(f"sqlite:///{path}")).get_columns("journal")
    }
    assert tuple(found) == COLUMNS
    for column in journal.columns:
        assert found[column.name]["nullable"] == column.nullable, column.name


def test_the_embedded_ledger_is_durable_and_strict(path: Path) -> None:
    with create_engine(f"sqlite:///{path}").connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        made = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'journal'"))
        assert made.rstrip().endswith("STRICT, WITHOUT ROWID")


def test_the_trial_balance_balances(path: Path) -> None:
    with create_engine(f"sqlite:///{path}").connect() as connection:
        rows = connection.execute(
            text(
                "SELECT account, currency, debit, credit, balance FROM trial_balance"
                " ORDER BY account"
            )
        ).all()
    assert [tuple(row) for row in rows] == [
        ("earned", "MXN", 0, 500, -500),
        ("held:MXN", "MXN", 20500, 20000, 500),
        ("partner", "MXN", 5000, 20000, -15000),
        ("used", "MXN", 15000, 0, 15000),
    ]
    assert sum(row.balance for row in rows) == 0


def test_what_is_held_comes_from_the_postings(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for day, held in [
            (date(2016, 7, 31), "0.00"),
            (date(2016, 8, 1), "200.00"),
            (date(2016, 9, 30), "205.00"),
            (date(2016, 10, 30), "205.00"),
            (date(2016, 10, 31), "55.00"),
            (date(2016, 12, 29), "5.00"),
        ]:
            assert ledger.reconcile("A", on=day).fund.held.money.digits == held
