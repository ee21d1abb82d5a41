"""The migrations make what `tables.py` declares; the views add up what the journal holds.

A new ledger is made by one script for each engine, which holds what all migrations together come
to. After a new migration `WRITE_CASES=1` writes both scripts anew.
"""

import json
import os
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event, inspect, text

from coopledger import Agreement, Disbursement, Expenditure, Interest, Ledger, Refund
from coopledger.store.borrowed import adapted
from coopledger.store.columns import COLUMNS, SCHEMA
from coopledger.store.picture import expected_picture, picture
from coopledger.store.schema import statements_of_new
from coopledger.store.tables import journal
from coopledger.store.upgrading import migrate
from tests.engines import location


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


def of_sqlite(connection: Connection) -> list[str]:
    """What the migrations come to, as SQLite keeps it; and the version."""
    migrate(connection)
    made = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
    return [*connection.scalars(text(made)), f"INSERT INTO coopledger_version VALUES ('{SCHEMA}')"]


def of_postgresql(connection: Connection) -> list[str]:
    """What the migrations tell an empty database to do."""
    told: list[str] = []

    def hear(_: Any, __: Any, statement: str, *___: Any) -> None:
        if not statement.lstrip().startswith("SELECT"):
            told.append(statement.replace("%%", "%").strip().rstrip(";"))

    event.listen(connection, "before_cursor_execute", hear)
    migrate(connection)
    event.remove(connection, "before_cursor_execute", hear)
    return told


def test_a_new_ledger_is_what_the_migrations_make(engine: str, where: str) -> None:
    database = create_engine(where if "://" in where else f"sqlite:///{where}")
    with database.begin() as connection:
        made = of_sqlite(connection) if engine == "sqlite" else of_postgresql(connection)
    database.dispose()
    script = "".join(f"{statement};\n\n" for statement in made)
    path = Path(str(files("coopledger.migrations"))) / f"{engine}.sql"
    if os.environ.get("WRITE_CASES"):
        path.write_text(script, "utf-8", newline="\n")
        statements_of_new.cache_clear()
    assert path.read_text("utf-8") == script
    assert list(statements_of_new(engine)) == made


def test_what_a_server_has_of_a_new_ledger_is_written_down(tmp_path: Path) -> None:
    """`verify` compares a ledger on a server with it. `WRITE_CASES=1` writes it anew."""
    kept = Path(str(files("coopledger.migrations"))) / "postgresql.json"
    with location("postgresql", tmp_path) as where:
        with Ledger.open(where) as ledger:
            ledger.create()
        database = create_engine(where)
        with database.connect() as connection:
            found = [[*key, made] for key, made in sorted(picture(adapted(connection)).items())]
        database.dispose()
    if os.environ.get("WRITE_CASES"):
        written = json.dumps(found, ensure_ascii=False, indent=0)
        kept.write_text(f"{written}\n", "utf-8", newline="\n")
        expected_picture.cache_clear()
    assert {(sort, name): made for sort, name, made in found} == expected_picture("postgresql")


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


def test_no_row_makes_the_embedded_ledger_build_a_list(path: Path) -> None:
    """As it does of more than two texts in a check or a trigger, for each statement anew."""
    marks = ", ".join("?" for _ in COLUMNS)
    insert = f"INSERT INTO journal ({', '.join(COLUMNS)}) VALUES ({marks})"
    with closing(sqlite3.connect(path)) as ledger:
        program = ledger.execute(f"EXPLAIN {insert}", [None] * len(COLUMNS)).fetchall()
    steps = Counter(step for _, step, *_ in program)
    assert steps["Program"] > 5  # the triggers are in it
    assert not steps["OpenEphemeral"]


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
