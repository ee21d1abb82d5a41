"""A ledger in a caller's transaction: what is recorded stands or falls with the caller's rows."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from coopledger import Agreement, Disbursement, Expenditure, Ledger, Refused
from coopledger.errors import LedgerNotFound, NoSuchBook, StoreError
from coopledger.store.borrowed import BorrowedStorage
from coopledger.store.sqlite_connection import SqliteConnection
from tests.store.failing import Fault

OPENING = Agreement(code="A", title="T", currency="EUR", accounts=["MXN"])
MONEY = Disbursement(
    book="A", reference="M", when="2016-08", amount="1000.00 MXN", sent="50.00 EUR"
)


def spent(reference: str, amount: str = "1.00 MXN") -> Expenditure:
    return Expenditure(book="A", reference=reference, when="2016-10-05", amount=amount)


def by_python_driver(path: Path) -> Engine:
    """As `create_engine` gives it: the driver begins a transaction before the first INSERT."""
    return create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": 0.1})


def by_begin_immediate(path: Path) -> Engine:
    """As the manual of SQLAlchemy advises: the program begins transactions itself."""
    engine = by_python_driver(path)

    @event.listens_for(engine, "connect")
    def _settings(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "program.db"


@pytest.fixture(params=[by_python_driver, by_begin_immediate])
def engine(request: pytest.FixtureRequest, path: Path) -> Iterator[Engine]:
    """A program's own database, with a table of its own."""
    made: Engine = request.param(path)
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE payment (reference TEXT)"))
    yield made
    made.dispose()


def pay(connection: Connection, reference: str) -> None:
    connection.execute(text("INSERT INTO payment VALUES (:r)"), {"r": reference})


def payments(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT reference FROM payment")))


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_a_rollback_leaves_nothing_not_even_tables(engine: Engine, path: Path) -> None:
    before = dump(path)
    with engine.connect() as connection:
        ledger = Ledger.within(connection)
        pay(connection, "G")
        assert ledger.record(OPENING, MONEY, spent("G")).recorded == 3
        connection.rollback()
        with pytest.raises(LedgerNotFound):
            ledger.books()
    assert dump(path) == before


def test_a_commit_leaves_all_of_it_intact(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        pay(connection, "G")
        Ledger.within(connection).record(OPENING, MONEY, spent("G"))
    assert payments(engine) == ["G"]
    with Ledger.open(path) as ledger:
        verified = ledger.verify()
        assert (verified.intact, [book.rows for book in verified.books]) == (True, [3])
        assert ledger.reconcile("A").fund.spent.money.digits == "1.00"


def test_nothing_is_seen_outside_until_the_commit(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        Ledger.within(connection).record(OPENING, MONEY)
    with Ledger.open(path) as outside, engine.connect() as connection:
        within = Ledger.within(connection)
        within.record(spent("G"))
        assert within.reconcile("A").fund.spent.money.digits == "1.00"
        assert within.verify().intact
        assert outside.reconcile("A").fund.spent.money.digits == "0.00"
        connection.commit()
        assert outside.reconcile("A").fund.spent.money.digits == "1.00"


def test_what_was_rolled_back_is_forgotten(engine: Engine) -> None:
    with engine.begin() as connection:
        Ledger.within(connection).record(OPENING, MONEY)
    with engine.connect() as connection:
        ledger = Ledger.within(connection)
        ledger.record(spent("G", "400.00 MXN"))
        connection.rollback()
        assert ledger.reconcile("A").fund.spent.money.digits == "0.00"
        # As long as before, but other facts: a length alone would not tell.
        ledger.record(spent("G", "7.00 MXN"))
        other = Ledger.within(connection)
        other.record(spent("H", "900.00 MXN"))
        connection.rollback()
        ledger.record(spent("G", "8.00 MXN"))
        other.record(spent("I", "2.00 MXN"))
        connection.commit()
        for each in (ledger, other):
            assert each.reconcile("A").fund.spent.money.digits == "10.00"
            assert each.verify().intact


def test_a_book_that_was_rolled_back_is_unknown(engine: Engine) -> None:
    with engine.begin() as connection:
        Ledger.within(connection).record(OPENING)
    with engine.connect() as connection:
        ledger = Ledger.within(connection)
        ledger.record(OPENING.model_copy(update={"code": "B"}))
        assert [summary.opening.code for summary in ledger.books()] == ["A", "B"]
        connection.rollback()
        with pytest.raises(NoSuchBook):
            ledger.reconcile("B")


def test_two_ledgers_on_one_connection_see_each_other(engine: Engine) -> None:
    with engine.begin() as connection:
        one, other = Ledger.within(connection), Ledger.within(connection)
        one.record(OPENING, MONEY)
        other.record(spent("G", "600.00 MXN"))
        with pytest.raises(Refused):
            one.record(spent("H", "600.00 MXN"))
        assert one.reconcile("A") == other.reconcile("A")


def test_a_savepoint_of_the_callers_is_the_callers(engine: Engine) -> None:
    with engine.begin() as connection:
        ledger = Ledger.within(connection)
        ledger.record(OPENING, MONEY)
        savepoint = connection.begin_nested()
        ledger.record(spent("G"))
        savepoint.rollback()
        assert ledger.reconcile("A").fund.spent.money.digits == "0.00"
        ledger.record(spent("H"))
    with engine.connect() as connection:
        assert Ledger.within(connection).reconcile("A").fund.spent.money.digits == "1.00"


def test_what_is_refused_or_fails_half_way_leaves_the_callers_rows_alone(engine: Engine) -> None:
    append = SqliteConnection.append

    def failing(*given: Any) -> None:
        append(*given)
        raise Fault

    with engine.begin() as connection:
        ledger = Ledger.within(connection)
        ledger.record(OPENING, MONEY)
        pay(connection, "one")
        with pytest.raises(Refused):
            ledger.record(spent("G"), spent("H", "5000.00 MXN"))
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(SqliteConnection, "append", failing)
            with pytest.raises(Fault):
                ledger.record(spent("G"), spent("H"))
        pay(connection, "two")
        assert ledger.reconcile("A").fund.spent.money.digits == "0.00"
    assert payments(engine) == ["one", "two"]
    with engine.connect() as connection:
        assert Ledger.within(connection).verify().books[0].rows == 2


def test_it_works_in_a_session(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        session.execute(text("INSERT INTO payment VALUES ('G')"))
        Ledger.within(session.connection()).record(OPENING, MONEY, spent("G"))
    with Session(engine) as session:
        Ledger.within(session.connection()).record(spent("H"))
    with engine.connect() as connection:
        assert Ledger.within(connection).reconcile("A").fund.spent.money.digits == "1.00"


def test_closing_it_leaves_the_connection_open(engine: Engine) -> None:
    with engine.begin() as connection:
        with Ledger.within(connection) as ledger:
            assert ledger.create()
            assert not ledger.create()
        pay(connection, "G")
    assert payments(engine) == ["G"]


@pytest.mark.parametrize("level", ["engine", "connection"])
def test_a_connection_that_commits_by_itself_is_refused(level: str, path: Path) -> None:
    options = {"isolation_level": "AUTOCOMMIT"}
    made = create_engine(f"sqlite:///{path}", **(options if level == "engine" else {}))
    with made.connect() as connection:
        if level == "connection":
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        with pytest.raises(StoreError, match="commits each statement by itself"):
            Ledger.within(connection).record(OPENING)
    assert dump(path) == ["BEGIN TRANSACTION;", "COMMIT;"]


@pytest.mark.parametrize("name", ["journal", "postings"])
def test_a_database_that_uses_our_names_is_refused(name: str, engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE {name} (x)"))
    before = dump(path)
    with engine.connect() as connection:
        ledger = Ledger.within(connection)
        with pytest.raises(LedgerNotFound):
            ledger.books()
        with pytest.raises(StoreError, match=f"uses the names {name}"):
            ledger.record(OPENING)
        connection.commit()
    assert dump(path) == before


def test_a_database_that_another_program_writes_is_busy(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        Ledger.within(connection).record(OPENING)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        pytest.raises((StoreError, OperationalError), match=r"in use by another|is locked"),
        engine.begin() as connection,  # where the program begins, it is the one to find out
    ):
        Ledger.within(connection).record(MONEY)
    other.execute("ROLLBACK")
    other.close()
    with Ledger.open(path) as ledger:
        assert ledger.books()[0].facts == 1


def test_a_program_that_uses_alembic_too_is_left_alone(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
        Ledger.within(connection).record(OPENING)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"
        assert [book.facts for book in Ledger.within(connection).books()] == [1]


def test_another_kind_of_database_is_refused() -> None:
    class Elsewhere:
        class dialect:  # noqa: N801
            name, driver = "mysql", "pymysql"

        class engine:  # noqa: N801
            url = make_url("mysql+pymysql://somewhere/books")

    with pytest.raises(StoreError, match="kept in SQLite"):
        BorrowedStorage(Elsewhere())  # type: ignore[arg-type]
