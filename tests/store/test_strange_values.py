"""Whatever stands in a column, of whatever type: the row is named, by `verify` and by who reads it.

Somebody edits a ledger around the program, guards and types taken away. Where a value can be
written down as ours are, the chain is sealed anew, too: then its content gives the row away.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from coopledger import Ledger, LedgerBroken
from coopledger.messages.catalogue import Language
from coopledger.store.chain import hash_of
from coopledger.store.columns import COLUMNS
from tests.engines import ENGINES, location
from tests.store.books import MONEY, OPENING, reversing, spent

SEQ = 3
"""The row that is edited: neither the first nor the last."""

STRANGE = {
    "sqlite": ("CAST(x'41c328' AS TEXT)", "x'ff'", "7", "1.5", "9e999", "NULL", "'x'", "'7'"),
    "postgresql": ("NULL", "'x'"),
}
NO_TIMES = ("'infinity'", "'-infinity'", "'12000-01-01'")

BODIES = (
    "[" * 100_000, '{"a":' * 50_000, "[]", "7", "null", '"x"', "", "{", '{"concept": Infinity}',
    '{"concept": 1e999}', '{"lines": {"a": 1}}', '{"concept": "\\ud800"}', '{"concept": ["x"]}',
    f'{{"concept": {"9" * 5_000}}}', '{"nobody": "knows"}',
)  # fmt: skip

DATES = ("2016-13-45", "2016-02-30", "0000", "９９", "2016-10-05/2016-10-01", "-1")

MOMENTS = ("2016", "now", "2016-12-31T00:00:00+00:00", "9999-99-99T00:00:00.000000+00:00")

SEALED = (
    *(("body", body) for body in BODIES),
    *(("dated", day) for day in DATES),
    *(("recorded_at", moment) for moment in MOMENTS),
    *((name, "x") for name in ("kind", "currency", "minor", "counts_from", "debit", "origin")),
    *((name, "") for name in ("kind", "reference", "currency", "debit", "origin")),
)  # fmt: skip


@pytest.fixture(scope="module", params=ENGINES)
def bare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A connection to a ledger of which any column takes anything that the engine can hold."""
    with location(request.param, tmp_path_factory.mktemp("strange")) as where:
        with Ledger.open(where) as ledger:
            ledger.record(OPENING, MONEY, spent("G-1"), spent("G-2"), reversing("G-2", "R"))
            head = ledger.verify().head
        engine = create_engine(where if "://" in where else f"sqlite:///{where}")
        with engine.connect() as connection:
            (_untyped if request.param == "sqlite" else _unguarded)(connection)
            connection.info["head"] = head
            yield connection
        engine.dispose()


def _untyped(connection: Connection) -> None:
    """The same rows under the same names, in a table without types, guards or checks."""
    run = connection.exec_driver_sql
    for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        run(f"DROP TRIGGER {name}")
    run("PRAGMA legacy_alter_table = ON")
    run("ALTER TABLE journal RENAME TO typed")
    run(f"CREATE TABLE journal ({', '.join(COLUMNS)}, PRIMARY KEY (book, seq)) WITHOUT ROWID")
    run(f"INSERT INTO journal SELECT {', '.join(COLUMNS)} FROM typed")
    run("DROP TABLE typed")
    connection.commit()
    run("BEGIN")


def _unguarded(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE journal DISABLE TRIGGER USER")
    checks = "conrelid = 'journal'::regclass AND contype IN ('c', 'u', 'p')"
    for (name,) in connection.exec_driver_sql(
        f"SELECT conname FROM pg_constraint WHERE {checks}"
    ).fetchall():
        connection.exec_driver_sql(f"ALTER TABLE journal DROP CONSTRAINT {name}")
    for name in COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE journal ALTER {name} DROP NOT NULL")
    connection.commit()


def named(connection: Connection) -> list[tuple[Any, Any]]:
    """The rows that `verify` names beside a head; each in both languages, in a sentence."""
    found = Ledger.within(connection).verify(against=connection.info["head"]).problems
    for problem in found:
        for language in Language:
            assert "{" not in problem.message(language).replace("{'", "")
    return [(p.params["book"], p.params["seq"]) for p in found if "seq" in p.params]


def read(connection: Connection) -> LedgerBroken:
    with pytest.raises(LedgerBroken) as broken:
        Ledger.within(connection).reconcile("A")
    return broken.value


@pytest.mark.parametrize("column", COLUMNS)
def test_a_value_of_any_type_is_named_at_its_row(bare: Connection, column: str) -> None:
    before = bare.execute(text(f"SELECT {column} FROM journal WHERE seq = {SEQ}")).scalar()
    kept = Ledger.within(bare)
    known = kept.history("G-2", book="A")
    no_times = NO_TIMES if column == "recorded_at" else ()
    for value in (*STRANGE[bare.dialect.name], *no_times):
        with bare.begin_nested() as undone:
            try:
                bare.exec_driver_sql(f"UPDATE journal SET {column} = {value} WHERE seq = {SEQ}")
            except DBAPIError:
                undone.rollback()  # the engine lets nobody
                continue
            if value != "NULL" or before is not None:
                places = named(bare)
                assert places, value
                if (column, value) == ("sealed", "NULL"):  # as of a row that was erased
                    assert places[0] == ("A", SEQ)
                    assert kept.history("G-2", book="A") == known
                    undone.rollback()
                    continue
                with pytest.raises(LedgerBroken):  # nor is who had proved it deceived
                    kept.history("G-2", book="A")
                if column not in ("book", "seq"):
                    assert places[0] == ("A", SEQ), value
                    assert f"row {SEQ}" in read(bare).message(Language.EN)
                else:
                    read(bare)
            undone.rollback()
    assert kept.history("G-2", book="A") == known


@pytest.mark.parametrize(("column", "value"), SEALED)
def test_content_that_is_none_of_ours_is_named_though_it_is_sealed(
    bare: Connection, column: str, value: str
) -> None:
    with bare.begin_nested() as undone:
        try:
            update = text(f"UPDATE journal SET {column} = :value WHERE seq = {SEQ}")
            bare.execute(update, {"value": value})
        except DBAPIError:
            undone.rollback()
            return
        is_a_time = column == "recorded_at" and bare.dialect.name == "postgresql"
        if seal(bare) and not is_a_time:
            assert named(bare)[0] == ("A", SEQ)
            if column != "debit":  # which no figure is made of: what moved says it, too
                read(bare)
        undone.rollback()


def seal(connection: Connection) -> bool:
    """Make every hash again, where that can be done."""
    with Ledger.within(connection)._storage.reading() as ours:
        rows = ours.rows(f"SELECT {', '.join(COLUMNS)} FROM journal ORDER BY seq")
    previous = "0" * 64
    for row in (dict(zip(COLUMNS, row, strict=True)) for row in rows):
        row["previous"] = previous
        try:
            previous = hash_of(row)
        except (TypeError, ValueError):
            return False
        connection.execute(
            text(f"UPDATE journal SET previous = :p, hash = :h WHERE seq = {row['seq']}"),
            {"p": row["previous"], "h": previous},
        )
    return True
