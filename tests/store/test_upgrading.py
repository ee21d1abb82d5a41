"""A ledger of each earlier schema is brought up to date: the same rows, hashes and answers.

`tests/cases/schemas/0001.sql` was made by the program of that schema, `0001.txt` is what it
answered then. It has an example of each kind of fact, imported workbooks, two books recorded at one
moment, and a clock that was put back. `0002.sql` is the same ledger brought up to date, with closed
years and an issued statement; `0003.sql` has bank lines, an invoice, a match and rates besides;
`0005.sql` has the identity of a ledger, and a book that was opened in it; `0006.sql` has sealed
texts, loads, one of them taken back, documents, and an erasure; `0010.sql` has a book that was
brought in.
What the commands answer today is compared; where they answer otherwise on purpose, `WRITE_CASES=1`
writes it anew: figures and hashes must not change.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

from coopledger import Expenditure, Ledger, Programme
from coopledger.errors import LedgerBroken, LedgerNotFound, StoreError
from coopledger.store import tables, upgrading
from coopledger.store.chain import START, hash_of
from coopledger.store.columns import COLUMNS, SCHEMA
from coopledger.store.documents import DOCUMENT_TABLES
from coopledger.store.merges import MERGE_TABLES
from tests.command_line import Run
from tests.effort import effort
from tests.engines import execute, location, rows
from tests.store.failing import Fault, fault_at

SCHEMAS = Path(__file__).parents[1] / "cases" / "schemas"
OLDER = sorted(path.stem for path in SCHEMAS.glob("*.sql"))

KINDS = {
    "0001": 15,
    "0002": 17,
    "0003": 21,
    "0004": 26,
    "0005": 26,
    "0006": 29,
    "0007": 31,
    "0008": 36,
    "0009": 37,
    "0010": 37,
}
"""How many kinds of facts each schema knew: each is in its ledger."""

HEADS = {
    "0001": "34-3cfc279921e464e05a59c71d034821ff29516c81ccd48cac411ef6afc6e4c848",
    "0002": "42-b5b139d3c4dbf8c17a57928087269cbf047f7c1992c911e37aba2733ab606a90",
    "0003": "48-b989fefbeddcdb53c3bc3780196ecf47b79e185c59f3879ea2a2bf812b6e64ab",
    "0004": "56-9cced37469bca5bb8b81bb8bdda7fed64a720823b22129da068c825484ebbf47",
    "0005": "59-8d4e611457abab7253fcfc67e31c04c07b4a72d4901722c2a3c18b438cfc98f8",
    "0006": "68-85f472c2fdd5a7a216cd31b7cc9447cf28e0aac33a9f29ac888d4a221a903813",
    "0007": "75-b4dc1c74d4dc634ede83d1374e7a440245146ec7b4c3fe5da0bcef112d01c422",
    "0008": "84.2-a2e2bd94847c2d4e75b2d3c2a43e4d7d3c14d7dd7a594aba1bcf4a080786565a",
    "0009": "85.2-a7626e717b62712fc6f55173a5d94e57c2b39a303e1b129aec7ade05bc8eece8",
    "0010": "87.2-f5d92c0248ddde7aff13c923632f784f86e9e232b2d1d8192c51173275e9895a",
}
"""What `coopledger head` printed of each, by the formula of its time."""

WITH_ALL_TABLES = "0010"
"""The first schema with all that is kept today: nothing is lost where a ledger goes on from it."""

MORE = Expenditure(
    book="FORO-2016", reference="G-9", account="MXN", when="2016-12-05", amount="10.00 MXN"
)


@pytest.fixture(params=OLDER)
def schema(request: pytest.FixtureRequest) -> str:
    """Each earlier schema."""
    return str(request.param)


@pytest.fixture
def path(tmp_path: Path, schema: str) -> Path:
    """A ledger of it."""
    path = tmp_path / "coopledger.db"
    with closing(sqlite3.connect(path)) as made:
        made.executescript((SCHEMAS / f"{schema}.sql").read_text("utf-8"))
    return path


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as ledger:
        return list(ledger.iterdump())


def journal(path: Path) -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as ledger:
        ledger.row_factory = sqlite3.Row
        found = ledger.execute("SELECT * FROM journal ORDER BY book, seq")
        return [{key: row[key] for key in row.keys() if row[key] is not None} for row in found]  # noqa: SIM118


def objects(path: Path) -> set[tuple[str, str, str]]:
    """The tables, views, indexes and triggers of a database, as they were made."""
    with closing(sqlite3.connect(path)) as ledger:
        found = ledger.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {
            (kind, name, sql.replace('"', "").replace("alembic_version", "coopledger_version"))
            for kind, name, sql in found
        }


def test_there_is_a_ledger_of_every_earlier_schema() -> None:
    assert [f"{number:04}" for number in range(1, int(SCHEMA))] == OLDER


def test_nothing_that_is_recorded_changes(path: Path, schema: str) -> None:
    before = journal(path)
    with Ledger.open(path) as ledger:
        assert ledger.upgrade() == (schema, SCHEMA)
        assert ledger.verify().intact
        assert ledger.upgrade() == (SCHEMA, SCHEMA)
    assert journal(path) == before
    assert len({row["kind"] for row in before}) == KINDS[schema]


def test_a_head_that_was_printed_then_is_its_head_for_ever(path: Path, schema: str) -> None:
    head = HEADS[schema]
    with Ledger.open(path) as ledger:
        ledger.upgrade()
        assert ledger.verify(against=head).intact
        assert not ledger.verify(against=f"{head[:-4]}0000").intact


def test_every_answer_is_what_it_was(path: Path, schema: str, run: Run) -> None:
    assert path.name == "coopledger.db"
    assert f"pasó del esquema {schema} al {SCHEMA}" in run("upgrade").out
    expected = (SCHEMAS / f"{schema}.txt").read_text("utf-8")
    commands = re.findall(r"^> (.+)$", expected, re.M)
    answers = {command: run(*command.split()[1:]).out for command in commands}
    found = "".join(f"> {command}\n{answer}\n" for command, answer in answers.items())
    if os.environ.get("WRITE_CASES"):
        (SCHEMAS / f"{schema}.txt").write_text(found, "utf-8", newline="\n")
        expected = found
    assert len(commands) >= 5
    assert found == expected


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_statement_is_printed_as_it_was_issued(tmp_path: Path, language: str, run: Run) -> None:
    """Byte for byte: in the words of the release that issued it, whatever the words of today."""
    path = tmp_path / "coopledger.db"
    with closing(sqlite3.connect(path)) as made:
        made.executescript((SCHEMAS / "0002.sql").read_text("utf-8"))
    with Ledger.open(path) as ledger:
        ledger.upgrade()
        assert ledger.verify().intact
    said = run("issued", "INE-SEGIB-2016", "EE-1", "--lang", language).out
    assert said == (SCHEMAS.parent / "earlier" / f"EE-1.{language}.txt").read_text("utf-8")


def test_it_is_made_as_one_of_today_is(path: Path, tmp_path: Path) -> None:
    with Ledger.open(path) as ledger, Ledger.open(tmp_path / "new.db") as new:
        ledger.upgrade()
        new.create()
    assert objects(path) == objects(tmp_path / "new.db")


def test_it_goes_on_from_there(path: Path, tmp_path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.upgrade()
        assert ledger.record(MORE).recorded == 1
        assert ledger.verify().intact
        heads = ledger.copy_to(tmp_path / "copy.db")
    with Ledger.open(tmp_path / "copy.db") as copied:
        assert copied.verify().intact
        assert heads["FORO-2016"].seq == 20


def test_its_clock_that_was_put_back_does_not_keep_it_from_moving(
    path: Path, tmp_path: Path
) -> None:
    with Ledger.open(path) as ledger, location("postgresql", tmp_path) as where:
        ledger.upgrade()
        heads = ledger.copy_to(where)
        with Ledger.open(where) as copied:
            assert copied.verify() == ledger.verify()
            assert copied.record(MORE).recorded == 1
            assert copied.verify().intact
    assert len(heads) >= 3


def test_nobody_reads_or_writes_it_before(path: Path) -> None:
    before = dump(path)
    with Ledger.open(path) as ledger:
        for ask in (ledger.books, ledger.verify, ledger.create, lambda: ledger.record(MORE)):
            with pytest.raises(StoreError, match=r"Ledger\.upgrade") as refused:
                ask()
            assert refused.value.code == "store.older-schema"
    assert dump(path) == before


def test_a_later_one_is_left_alone(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.upgrade()
    with closing(sqlite3.connect(path)) as changed:
        changed.execute("UPDATE coopledger_version SET version_num = '9999'")
        changed.commit()
    before = dump(path)
    with Ledger.open(path) as ledger:
        for ask in (ledger.books, ledger.upgrade, ledger.create, lambda: ledger.record(MORE)):
            with pytest.raises(StoreError, match="update coopledger") as refused:
                ask()
            assert refused.value.code == "store.newer-schema"
    assert dump(path) == before


def test_what_is_no_ledger_is_not_made_one(tmp_path: Path) -> None:
    for content, error in (
        (None, LedgerNotFound),
        (b"", LedgerNotFound),
        (b"x" * 4096, StoreError),
    ):
        if content is not None:
            (tmp_path / "x.db").write_bytes(content)
        with Ledger.open(tmp_path / "x.db") as ledger, pytest.raises(error):
            ledger.upgrade()
    assert (tmp_path / "x.db").read_bytes() == b"x" * 4096
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as theirs:
        theirs.execute("CREATE TABLE theirs (x)")
    with (
        Ledger.open(tmp_path / "theirs.db") as ledger,
        pytest.raises(StoreError, match="is not a coopledger ledger"),
    ):
        ledger.upgrade()


def test_a_fault_at_any_statement_leaves_the_old_ledger_as_it_was(path: Path, schema: str) -> None:
    before, fails_at = dump(path), int(schema)  # an upgrade from another schema fails at others
    while True:
        fails_at += effort(31, 1)
        with Ledger.open(path) as ledger, fault_at(fails_at) as done, suppress(Fault):
            ledger.upgrade()
        if len(done) < fails_at:
            break
        assert dump(path) == before
    assert fails_at > 20
    with Ledger.open(path) as ledger:
        assert ledger.verify().intact


def test_an_upgrade_that_would_change_a_chain_is_not_done(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, migrate = dump(path), upgrading.migrate

    def loses_the_last_row(connection: Connection) -> None:
        migrate(connection)
        connection.exec_driver_sql("DROP TRIGGER journal_is_not_deleted")
        connection.exec_driver_sql(
            "DELETE FROM journal WHERE book = 'PICE'"
            " AND seq = (SELECT max(seq) FROM journal WHERE book = 'PICE')"
        )

    monkeypatch.setattr(upgrading, "migrate", loses_the_last_row)
    with Ledger.open(path) as ledger, pytest.raises(LedgerBroken, match="PICE does not hold"):
        ledger.upgrade()
    assert dump(path) == before


def test_a_row_that_was_altered_is_not_brought_up_to_date(path: Path) -> None:
    """Its hash is as before: each row is proved by what it says."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TRIGGER journal_is_not_updated")
        database.execute("UPDATE journal SET recorded_by = 'x' WHERE book = 'PICE' AND seq = 3")
    before = dump(path)
    with Ledger.open(path) as ledger, pytest.raises(LedgerBroken, match=r"PICE .* record 3 on"):
        ledger.upgrade()
    assert dump(path) == before


def test_a_version_that_was_set_back_loses_nothing(where: str) -> None:
    with Ledger.open(where) as ledger:
        ledger.record(Programme(code="P", title="Own funds", currency="MXN"))
    before = rows(where)
    for version in OLDER:
        execute(where, f"UPDATE coopledger_version SET version_num = '{version}'")
        with Ledger.open(where) as ledger:
            if version == WITH_ALL_TABLES:
                assert ledger.upgrade() == (version, SCHEMA)
                assert ledger.verify().intact
                continue
            with pytest.raises(StoreError) as refused:
                ledger.upgrade()
            assert refused.value.code == "store.version-altered"
    assert rows(where) == before


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """A ledger whose triggers are set aside, and put back."""
    with closing(sqlite3.connect(path)) as database, database:
        guards = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        made = database.execute(guards).fetchall()
        for name, _ in made:
            database.execute(f"DROP TRIGGER {name}")
        yield database
        for _, sql in made:
            database.execute(sql)


def test_a_book_of_before_that_is_hashed_anew_is_named(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.upgrade()
    kept = (dict(zip(COLUMNS, row, strict=True)) for row in rows(str(path)))
    of_book = [row for row in kept if row["book"] == "PICE"]
    previous = START
    with unguarded(path) as database:
        for row in of_book:
            row |= {"recorded_by": "somebody", "previous": previous}
            previous = hash_of(row)
            anew = "UPDATE journal SET recorded_by = ?, previous = ?, hash = ?"
            database.execute(
                f"{anew} WHERE book = 'PICE' AND seq = ?",
                (row["recorded_by"], row["previous"], previous, row["seq"]),
            )
    with Ledger.open(path) as ledger:
        problem = ledger.verify().problems[0]
    assert (problem.code, problem.params["book"]) == ("verify.not-as-before", "PICE")


def test_a_book_of_before_is_this_ledgers_and_another_is_not(path: Path, tmp_path: Path) -> None:
    """Of a ledger that was upgraded it is known where its books ended then."""
    with Ledger.open(path) as ledger:
        ledger.upgrade()
        ledger.record(Programme(code="NUEVO", title="Own funds", currency="MXN"))
        assert ledger.verify().intact
    with unguarded(path) as database:
        last = "(SELECT max(seq) FROM journal WHERE book = 'PICE')"
        database.execute(f"DELETE FROM journal WHERE book = 'PICE' AND seq = {last}")
        database.execute("UPDATE coopledger_identity SET before = replace(before, 'FORO', 'OTRO')")
    with Ledger.open(path) as ledger:
        found = {(problem.code, problem.params.get("book")) for problem in ledger.verify().problems}
    assert {("verify.shorter", "PICE"), ("verify.other-ledger", "FORO-2016")} <= found


def test_within_a_callers_transaction_it_is_the_callers(path: Path, schema: str) -> None:
    before = dump(path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert Ledger.within(connection).upgrade() == (schema, SCHEMA)
        assert Ledger.within(connection).verify().intact
        connection.rollback()
    assert dump(path) == before
    with engine.begin() as connection:
        Ledger.within(connection).upgrade()
    engine.dispose()
    with Ledger.open(path) as ledger:
        assert ledger.verify().intact


SERVED = (
    "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE conrelid = 'journal'::regclass",
    "SELECT indexname, indexdef FROM pg_indexes"
    " WHERE tablename = 'journal' AND schemaname = current_schema()",
    "SELECT proname, prosrc FROM pg_proc"
    " WHERE proname LIKE 'journal%' AND pronamespace = current_schema()::regnamespace",
    "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = 'journal'::regclass",
)


def served(connection: Connection) -> list[set[tuple[str, str]]]:
    """The constraints, indexes, functions and triggers of a ledger on a server."""
    where = f"{connection.scalar(text('SELECT current_schema()'))}."
    found = [list(connection.execute(text(ask))) for ask in SERVED]
    return [{(name, said.replace(where, "")) for name, said in each} for each in found]


BESIDE = ("coopledger_identity", "coopledger_secret", *DOCUMENT_TABLES, *MERGE_TABLES)


def beside(path: Path, table: str) -> list[dict[str, object]]:
    """The rows of a table beside the journal, where a ledger's schema has it."""
    with closing(sqlite3.connect(path)) as ledger, suppress(sqlite3.OperationalError):
        ledger.row_factory = sqlite3.Row
        return [dict(row) for row in ledger.execute(f"SELECT * FROM {table}")]
    return []


@pytest.mark.parametrize("schema", [schema for schema in OLDER if schema > "0001"])
def test_on_a_server_it_is_brought_up_to_date_too(path: Path, schema: str, tmp_path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(files("coopledger.migrations")))
    before = journal(path)
    (tmp_path / "older").mkdir()
    (tmp_path / "newer").mkdir()
    with (
        location("postgresql", tmp_path / "older") as where,
        location("postgresql", tmp_path / "newer") as anew,
    ):
        engine = create_engine(where)
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, schema)
            for table in BESIDE:  # what is brought in is said before its rows come
                for row in beside(path, table):
                    given = f"INSERT INTO {table} VALUES (:{', :'.join(row)})"
                    connection.execute(text(given), row)
            connection.execute(text("ALTER TABLE journal DISABLE TRIGGER USER"))
            for row in before:
                connection.execute(tables.journal.insert(), row)
            connection.execute(text("ALTER TABLE journal ENABLE TRIGGER USER"))
        with Ledger.open(where) as ledger, Ledger.open(anew) as new:
            with pytest.raises(StoreError, match=r"Ledger\.upgrade"):
                ledger.verify()
            assert ledger.upgrade() == (schema, SCHEMA)
            assert ledger.verify().intact
            assert ledger.record(MORE).recorded == 1
            new.create()
        other = create_engine(anew)
        with engine.connect() as connection, other.connect() as made:
            assert served(connection) == served(made)
        engine.dispose()
        other.dispose()


def test_on_a_server_there_is_nothing_to_do(tmp_path: Path) -> None:
    with location("postgresql", tmp_path) as where, Ledger.open(where) as ledger:
        with pytest.raises(LedgerNotFound):
            ledger.upgrade()
        ledger.create()
        assert ledger.upgrade() == (SCHEMA, SCHEMA)
