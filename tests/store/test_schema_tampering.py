"""Somebody changes what guards a ledger: `verify` names it, whatever the object and the change.

Each change is tried in a transaction that is rolled back, on SQLite and on PostgreSQL.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine

from coopledger import Ledger, StoreError
from coopledger.errors import LedgerBroken
from coopledger.messages.catalogue import Language
from coopledger.store.documents import DOCUMENT_TABLES
from coopledger.store.merges import MERGE_TABLES
from coopledger.store.picture import expected_picture
from tests.engines import ENGINES, execute, in_schema, location, server
from tests.store.books import MONEY, OPENING, spent

OBJECTS = {engine: sorted(expected_picture(engine)) for engine in ENGINES}


@pytest.fixture(scope="module", params=ENGINES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with location(request.param, tmp_path_factory.mktemp("schema")) as where:
        with Ledger.open(where) as ledger:
            ledger.record(OPENING, MONEY, spent("G-1"))
        engine = create_engine(where if "://" in where else f"sqlite:///{where}")
        yield engine
        engine.dispose()


@pytest.fixture
def ledger(made: Any) -> Iterator[Connection]:
    with made.connect() as connection:
        connection.exec_driver_sql("SELECT 1" if made.name == "postgresql" else "BEGIN")
        yield connection
        connection.rollback()


def found(connection: Connection) -> dict[str, str]:
    """The code of each finding of the schema, by the name of what it is about."""
    problems = Ledger.within(connection).verify().problems
    for problem in problems:
        assert all(problem.message(language) for language in Language)
    return {
        str(problem.params["name"]): problem.code.removeprefix("verify.schema-")
        for problem in problems
        if problem.code.startswith("verify.schema-")
    }


def test_nothing_is_found_where_nothing_was_done(ledger: Connection) -> None:
    assert Ledger.within(ledger).verify().intact


def test_other_programs_have_their_own_beside_it(ledger: Connection) -> None:
    for statement in (
        "CREATE TABLE theirs (x TEXT)",
        "CREATE INDEX their_index ON theirs (x)",
        "CREATE VIEW their_view AS SELECT book FROM journal",
    ):
        ledger.exec_driver_sql(statement)
    assert Ledger.within(ledger).verify().intact


DROPPED = {
    "sqlite": "DROP {sort} {name}",
    "trigger": "DROP TRIGGER {name} ON {table}",
    "constraint": "ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE",
    "column": "ALTER TABLE {table} DROP COLUMN {name} CASCADE",
    "index": "DROP INDEX {name}",
    "function": "DROP FUNCTION {name} CASCADE",
    "view": "DROP VIEW {name} CASCADE",
    "table": "DROP TABLE {name} CASCADE",
}


def dropping(engine: str, sort: str, name: str) -> str:
    table, _, last = name.rpartition(".")
    return DROPPED["sqlite" if engine == "sqlite" else sort].format(
        sort=sort, name=last, table=table
    )


@pytest.mark.parametrize("number", range(max(map(len, OBJECTS.values()))))
def test_what_is_dropped_is_named(ledger: Connection, number: int) -> None:
    engine = ledger.dialect.name
    if number >= len(OBJECTS[engine]):
        return
    sort, name = OBJECTS[engine][number]
    if sort == "rows" or name.startswith("sqlite_autoindex"):
        return  # see below: what the version table says; part of the table
    beside = ("coopledger_identity", "coopledger_secret", *DOCUMENT_TABLES, *MERGE_TABLES)
    tables = (*beside, "journal")
    of_key = {f"{table}_pkey" for table in tables}
    of_key.add("coopledger_version_pkc")
    if sort == "index" and name in of_key | {"one_fact_a_reference", "merged_once"}:
        return  # dropped with its constraint
    ledger.exec_driver_sql(dropping(engine, sort, name))
    if "coopledger_version" in name and sort in ("table", "column"):
        with pytest.raises(StoreError, match=r"coopledger_version|version_num"):
            Ledger.within(ledger).verify()
    elif (sort, name) == ("table", "journal"):
        with pytest.raises(Exception, match="journal"):
            assert "journal" not in found(ledger), "journal"
    else:
        assert found(ledger)[name] == "missing"


ALTERED: dict[str, dict[str, tuple[list[str], str, str]]] = {
    "sqlite": {
        "a trigger that ignores": (
            ["CREATE TRIGGER x BEFORE INSERT ON journal BEGIN SELECT RAISE(IGNORE); END"],
            "x", "added",
        ),
        "a trigger in the place of one": (
            ["DROP TRIGGER journal_is_chained", "CREATE TRIGGER journal_is_chained BEFORE INSERT"
             " ON journal WHEN FALSE BEGIN SELECT RAISE(ABORT, 'no'); END"],
            "journal_is_chained", "differs",
        ),
        "a trigger on a view": (
            ["CREATE TRIGGER x INSTEAD OF INSERT ON postings BEGIN SELECT 1; END"], "x", "added",
        ),
        "a passing trigger": (
            ["CREATE TEMP TRIGGER x BEFORE INSERT ON main.journal"
             " BEGIN SELECT RAISE(IGNORE); END"],
            "temp.x", "added",
        ),
        "a passing table": (
            ["CREATE TEMP TABLE postings (x)"], "temp.postings", "added",
        ),
        "a covering index": (
            ["CREATE INDEX x ON journal (book, seq, kind, hash)"], "x", "added",
        ),
        "a partial index": (
            ["CREATE INDEX x ON journal (book) WHERE book <> 'A'"], "x", "added",
        ),
        "an index in the place of one": (
            ["DROP INDEX journal_recorded",
             "CREATE INDEX journal_recorded ON journal (recorded_at, book) WHERE book <> 'A'"],
            "journal_recorded", "differs",
        ),
        "a view in the place of one": (
            ["DROP VIEW trial_balance", "CREATE VIEW trial_balance AS SELECT 1 AS book"],
            "trial_balance", "differs",
        ),
        "a view in the place of the table": (
            ["ALTER TABLE journal RENAME TO kept", "CREATE VIEW journal AS SELECT * FROM kept"],
            "journal", "added",
        ),
        "a table without a check": (
            ["PRAGMA writable_schema = ON",
             "UPDATE sqlite_master SET sql = replace(sql, 'seq > 0 AND', '')"
             " WHERE name = 'journal'"],
            "journal", "differs",
        ),
        "a collation": (
            ["PRAGMA writable_schema = ON",
             "UPDATE sqlite_master SET sql = replace(sql, 'book TEXT', 'book TEXT COLLATE NOCASE')"
             " WHERE name = 'journal'"],
            "journal", "differs",
        ),
        "two versions": (
            ["INSERT INTO coopledger_version VALUES ('9999')"], "coopledger_version", "differs",
        ),
    },
    "postgresql": {
        "a trigger that ignores": (
            ["CREATE FUNCTION x() RETURNS trigger LANGUAGE plpgsql"
             " AS $$ BEGIN RETURN NULL; END $$",
             "CREATE TRIGGER x BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION x()"],
            "journal.x", "added",
        ),
        "a trigger that is disabled": (
            ["ALTER TABLE journal DISABLE TRIGGER journal_appends"],
            "journal.journal_appends", "differs",
        ),
        "a trigger for replicas": (
            ["ALTER TABLE journal ENABLE REPLICA TRIGGER journal_is_not_updated"],
            "journal.journal_is_not_updated", "differs",
        ),
        "a session without triggers": (
            ["SET LOCAL session_replication_role = replica"], "session_replication_role", "added",
        ),
        "a trigger in the place of one": (
            ["CREATE OR REPLACE TRIGGER journal_appends BEFORE INSERT ON journal FOR EACH ROW"
             " WHEN (false) EXECUTE FUNCTION journal_append()"],
            "journal.journal_appends", "differs",
        ),
        "a function in the place of one": (
            ["CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql"
             " AS $$ BEGIN RETURN NEW; END $$"],
            "journal_append", "differs",
        ),
        "a view in the place of one": (
            ["DROP VIEW trial_balance", "CREATE VIEW trial_balance AS SELECT 1 AS book"],
            "trial_balance", "differs",
        ),
        "a view in the place of the table": (
            ["ALTER TABLE journal RENAME TO kept", "CREATE VIEW journal AS SELECT * FROM kept"],
            "journal", "added",
        ),
        "an index in the place of one": (
            ["DROP INDEX journal_recorded",
             "CREATE INDEX journal_recorded ON journal (recorded_at, book) WHERE book <> 'A'"],
            "journal_recorded", "differs",
        ),
        "a covering index": (
            ["CREATE INDEX x ON journal (book, seq, kind, hash)"], "x", "added",
        ),
        "a check in the place of one": (
            ["ALTER TABLE journal DROP CONSTRAINT positive",
             "ALTER TABLE journal ADD CONSTRAINT positive CHECK (seq > -1)"],
            "journal.positive", "differs",
        ),
        "a check of no row that was there": (
            ["ALTER TABLE journal DROP CONSTRAINT one_fact_a_reference"],
            "journal.one_fact_a_reference", "missing",
        ),
        "a column more": (["ALTER TABLE journal ADD x TEXT"], "journal.x", "added"),
        "a collation": (
            ['ALTER TABLE journal ALTER origin TYPE TEXT COLLATE "POSIX"'],
            "journal.origin", "differs",
        ),
        "a value that comes by itself": (
            ["ALTER TABLE journal ALTER recorded_by SET DEFAULT 'x'"],
            "journal.recorded_by", "differs",
        ),
        "a rule": (
            ["CREATE RULE x AS ON INSERT TO journal DO INSTEAD NOTHING"], "journal.x", "added",
        ),
        "row security": (
            ["ALTER TABLE journal ENABLE ROW LEVEL SECURITY"], "journal", "differs",
        ),
        "a policy": (
            ["CREATE POLICY x ON journal USING (book <> 'A')"], "journal.x", "added",
        ),
        "rows of another table": (
            ["CREATE TABLE more () INHERITS (journal)"], "journal", "added",
        ),
        "a table that a crash empties": (
            ["ALTER TABLE journal SET UNLOGGED"], "journal", "differs",
        ),
        "a passing table": (
            ["CREATE TEMP TABLE postings (x TEXT)"], "pg_temp.postings", "added",
        ),
        "two versions": (
            ["INSERT INTO coopledger_version VALUES ('9999')"], "coopledger_version", "differs",
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize("story", sorted({*ALTERED["sqlite"], *ALTERED["postgresql"]}))
def test_what_is_altered_or_added_is_named(ledger: Connection, story: str) -> None:
    of_engine = ALTERED[ledger.dialect.name]
    if story not in of_engine:
        return
    statements, name, code = of_engine[story]
    for statement in statements:
        ledger.exec_driver_sql(statement)
    assert found(ledger)[name] == code


@pytest.mark.parametrize("rows", ["UPDATE {} SET identity = '{}'", "DELETE FROM {}"])
def test_an_identity_that_is_altered_is_named(ledger: Connection, rows: str) -> None:
    for name in ("identity_is_not_updated", "identity_is_not_deleted"):
        on = " ON coopledger_identity" if ledger.dialect.name == "postgresql" else ""
        ledger.exec_driver_sql(f"DROP TRIGGER {name}{on}")
    ledger.exec_driver_sql(rows.format("coopledger_identity", "f" * 32))
    codes = {problem.code for problem in Ledger.within(ledger).verify().problems}
    assert codes & {"verify.other-ledger", "verify.no-identity"}


@pytest.mark.parametrize("diverts", ["a trigger that ignores", "a rule"])
@pytest.mark.parametrize("facts", [1, 3])
def test_what_is_diverted_is_not_said_to_be_recorded(
    where: str, engine: str, diverts: str, facts: int
) -> None:
    if diverts not in ALTERED[engine]:
        return
    with Ledger.open(where) as ledger:
        ledger.record(OPENING, MONEY)
        ledger.record(spent("G-0"))
        execute(where, *ALTERED[engine][diverts][0])
        new = [spent(f"G-{number}") for number in range(1, facts + 1)]
        if diverts == "a rule" and facts > 1:  # COPY asks no rules: nothing is diverted
            ledger.record(*new)
            assert len(ledger.facts("A")) == 3 + facts
            return
        with pytest.raises((StoreError, LedgerBroken)) as refused:
            ledger.record(*new)
        assert refused.value.code in ("store.not-stored", "law.guard")  # of what then has a gap
        assert len(ledger.facts("A")) == 3


def test_what_is_taken_away_again_is_not_said_to_be_recorded(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "books.db") as ledger:
        ledger.record(OPENING, MONEY)
        execute(
            str(tmp_path / "books.db"),
            "DROP TRIGGER journal_is_not_deleted",
            "CREATE TRIGGER x AFTER INSERT ON journal"
            " BEGIN DELETE FROM journal WHERE book = NEW.book AND seq = NEW.seq; END",
        )
        with pytest.raises(StoreError) as refused:
            ledger.record(spent("G-1"))
        assert refused.value.code == "store.not-stored"


def test_what_stands_earlier_in_the_path_is_not_believed(tmp_path: Any) -> None:
    """A view of another schema, or a passing table: neither is read, and verify names them."""
    with location("postgresql", tmp_path) as where, location("postgresql", tmp_path) as other:
        schema, earlier = (url.rpartition("%3D")[2] for url in (where, other))
        with Ledger.open(where) as ledger:
            ledger.record(OPENING, MONEY)
        for name in ("journal", "postings"):
            hidden = f"SELECT * FROM {schema}.{name} WHERE book <> 'A'"
            execute(other, f"CREATE VIEW {name} AS {hidden}")
        both = in_schema(server(), f"{earlier},{schema}")
        with Ledger.open(both) as ledger:
            ledger.record(spent("G-1"))
            assert len(ledger.facts("A")) == 3
            named = {problem.params["name"] for problem in ledger.verify().problems}
        assert named == {f"{earlier}.journal", f"{earlier}.postings"}
        engine = create_engine(both)
        with engine.connect() as connection:
            path = connection.exec_driver_sql("SHOW search_path").scalar()
            connection.exec_driver_sql(f"CREATE TEMP TABLE journal (LIKE {schema}.journal)")
            within = Ledger.within(connection)
            within.record(spent("G-2"))
            assert len(within.facts("A")) == 4
            assert "pg_temp.journal" in {p.params["name"] for p in within.verify().problems}
            assert connection.exec_driver_sql("SHOW search_path").scalar() == path
            assert connection.exec_driver_sql("SELECT count(*) FROM pg_temp.journal").scalar() == 0
            connection.rollback()
        engine.dispose()


def test_a_book_of_another_ledger_is_named(where: str, tmp_path: Any, engine: str) -> None:
    """Brought unchanged, row by row, guards set aside; a copy of the whole ledger is the same."""
    with Ledger.open(where) as ledger, Ledger.open(tmp_path / "other.db") as other:
        ledger.record(OPENING, MONEY)
        other.record(OPENING.model_copy(update={"code": "B"}))
        rows = list(_rows_of(other))
        database = create_engine(where if "://" in where else f"sqlite:///{where}")
        with database.connect() as connection:
            _without_guards(connection)
            for row in rows:
                columns = ", ".join(row)
                values = ", ".join("NULL" if v is None else f"'{v}'" for v in row.values())
                connection.exec_driver_sql(f"INSERT INTO journal ({columns}) VALUES ({values})")
            codes = [p.code for p in Ledger.within(connection).verify().problems]
            assert "verify.other-ledger" in codes
            connection.rollback()
        database.dispose()
        ledger.copy_to(tmp_path / "copy.db")
        with Ledger.open(tmp_path / "copy.db") as copied:
            assert copied.verify() == ledger.verify()


def _rows_of(ledger: Ledger) -> Iterator[dict[str, Any]]:
    from coopledger.store import journal

    with ledger._storage.reading() as connection:
        yield from journal.every_row(connection)


def _without_guards(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ALTER TABLE journal DISABLE TRIGGER USER")
        return
    connection.exec_driver_sql("BEGIN")
    named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in connection.exec_driver_sql(named).fetchall():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
