"""On PostgreSQL a large table is looked at as a set: what the trigger refuses of a row is refused.

And nobody comes in between: who tries to meanwhile waits, and the trigger is as it was.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from coopledger import Ledger
from coopledger.bulk import appending as of_columns
from coopledger.errors import LedgerBroken
from coopledger.ledger import bulk_loading
from coopledger.store.columns import COLUMNS
from coopledger.store.connection import Row
from coopledger.store.postgresql import PostgresqlConnection
from tests import engines
from tests.bulk.tables import plain_table


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sets") / "facts.csv"
    plain_table(path, agreements=4, events=6)
    return path


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A ledger on the server, with a book of its own."""
    monkeypatch.setattr(bulk_loading, "LARGE", 0)
    with engines.location("postgresql", tmp_path) as address:
        other = tmp_path / "other.csv"
        plain_table(other, agreements=1, events=2)
        other.write_text(other.read_text("utf-8").replace("A-", "B-"), "utf-8")
        with Ledger.open(address) as ledger:
            assert ledger.import_file(other).accepted
        yield address


@pytest.fixture
def row_by_row(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows went through the trigger, each time."""
    found: list[int] = []
    append = PostgresqlConnection.append

    def counting(self: PostgresqlConnection, rows: Any) -> None:
        found.append(len(rows))
        append(self, rows)

    monkeypatch.setattr(PostgresqlConnection, "append", counting)
    return found


def connected(where: str) -> "psycopg.Connection[Any]":
    return psycopg.connect(where.replace("postgresql+psycopg", "postgresql"), autocommit=True)


def is_on(where: str) -> bool:
    with connected(where) as connection:
        asked = (
            "SELECT tgenabled FROM pg_trigger WHERE tgrelid = 'journal'::regclass"
            " AND tgname = 'journal_appends'"
        )
        return connection.execute(asked).fetchall() == [("O",)]


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a gap": ({"seq": 9}, "no gaps"),
    "no chain": ({"previous": "f" * 64}, "a chain"),
    "before what is there": ({"recorded_at": "2016-01-01T00:00:00.000000+00:00"}, "order"),
    "long after": ({"recorded_at": "2099-01-01T00:00:00.000000+00:00"}, "ten years"),
    "no time": ({"recorded_at": "9500-01-01T00:00:00.000000+00:00"}, "keeps times"),
    "another ledger": ({"seq": 1, "ledger": "0" * 32}, "of this ledger only"),
    "another kind": ({"kind": "transfer"}, "as a set"),
    "twice": ({"reference": "G-1"}, "one_fact_a_reference"),
    "no currency": ({"currency": None}, "amount_has_currency"),
}
"""What is wrong with the last row of all, or the first, and what is said of it."""


def changed_in(row: Row, changed: dict[str, Any]) -> Row:
    return tuple((dict(zip(COLUMNS, row, strict=True)) | changed).values())


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_with_a_row_is_refused(
    wrong: str, where: str, table: Path, row_by_row: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, says = WRONG[wrong]
    chained = of_columns._chained

    def altered(entry: Any, *rest: Any) -> Iterator[Row]:
        rows = list(chained(entry, *rest))
        if entry.fact.book == "A-3":
            at = 0 if changed.get("seq") == 1 else -1
            rows[at] = tuple((dict(zip(COLUMNS, rows[at], strict=True)) | changed).values())
            if "book" in changed:
                rows = [(changed["book"], *row[1:]) for row in rows]
        yield from rows

    monkeypatch.setattr(of_columns, "_chained", altered)
    before = engines.rows(where)
    with Ledger.open(where) as ledger:
        with pytest.raises(LedgerBroken, match=says):
            ledger.import_file(table)
        assert engines.rows(where) == before
        monkeypatch.setattr(of_columns, "_chained", chained)
        assert ledger.import_file(table).accepted
        assert not ledger.verify().problems
    assert row_by_row == []
    assert is_on(where)


@pytest.mark.parametrize(("begins", "says"), [(1, "journal_pkey"), (4, "no gaps")])
def test_rows_of_a_book_that_is_there_are_no_set(
    begins: int, says: str, where: str, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what begins it again, nor what would go on at its very end."""
    chained, before = of_columns._chained, engines.rows(where)
    end = max(row[COLUMNS.index("seq")] for row in before), before[-1][COLUMNS.index("hash")]

    def altered(entry: Any, *rest: Any) -> Iterator[Row]:
        rows = list(chained(entry, *rest))
        if entry.fact.book == "A-3" and begins == 1:
            rows = [changed_in(row, {"book": "B-0"}) for row in rows]
            rows[0] = changed_in(rows[0], {"reference": "B-0"})
        elif entry.fact.book == "A-3":
            assert begins == 1 + end[0]
            of_it = {"book": "B-0", "seq": begins, "previous": end[1], "reference": "G-9"}
            rows = [changed_in(rows[-1], of_it)]
        yield from rows

    monkeypatch.setattr(of_columns, "_chained", altered)
    with Ledger.open(where) as ledger, pytest.raises(LedgerBroken, match=says):
        ledger.import_file(table)
    assert engines.rows(where) == before
    assert is_on(where)


ATTEMPTS = (
    "INSERT INTO journal SELECT * FROM journal LIMIT 1",
    "UPDATE journal SET sealed = NULL",
    "DELETE FROM journal",
    "ALTER TABLE journal DISABLE TRIGGER ALL",
    "DROP TRIGGER journal_appends ON journal",
)


def test_nobody_comes_in_between(where: str, table: Path, row_by_row: list[int]) -> None:
    kept_off: list[str] = []

    def meanwhile(share: float) -> None:
        if share <= bulk_loading.EXAMINED or kept_off:
            return
        with connected(where) as other:
            other.execute("SET lock_timeout = '100ms'")
            assert other.execute("SELECT count(DISTINCT book) FROM journal").fetchall() == [(1,)]
            for attempt in ATTEMPTS:
                with pytest.raises(psycopg.errors.LockNotAvailable):
                    other.execute(attempt)
                kept_off.append(attempt)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(of_columns, "AT_ONCE", 1)
        with Ledger.open(where) as ledger:
            assert ledger.import_file(table, progress=meanwhile).accepted
            assert not ledger.verify().problems
    assert tuple(kept_off) == ATTEMPTS
    assert row_by_row == []
    assert is_on(where)


def test_where_somebody_waits_rows_go_through_the_trigger(
    where: str, table: Path, row_by_row: list[int]
) -> None:
    """They hold the table, and wait for us: neither would come to an end."""
    with Ledger.open(where) as ledger, connected(where) as other, other.transaction():
        other.execute("LOCK TABLE journal IN ROW EXCLUSIVE MODE")
        assert ledger.import_file(table).accepted
        assert not ledger.verify().problems
    assert sum(row_by_row) == 4 * 7


def test_who_does_not_own_the_ledger_goes_through_the_trigger(
    where: str, table: Path, row_by_row: list[int]
) -> None:
    role = "coopledger_clerk"
    with connected(where) as owner:
        owner.execute(f"DROP ROLE IF EXISTS {role}")
        owner.execute(f"CREATE ROLE {role}")
        [schema] = owner.execute("SELECT current_schema()").fetchone() or ()
        for may in ("USAGE ON SCHEMA", "SELECT, INSERT ON ALL TABLES IN SCHEMA"):
            owner.execute(f"GRANT {may} {schema} TO {role}")
        try:
            with Ledger.open(f"{where}%20-crole%3D{role}") as ledger:
                assert ledger.import_file(table).accepted
                assert not ledger.verify().problems
        finally:
            owner.execute(f"DROP OWNED BY {role}")
            owner.execute(f"DROP ROLE {role}")
    assert sum(row_by_row) == 4 * 7


def test_a_trigger_that_somebody_set_aside_stays_so_and_is_told(
    where: str, table: Path, row_by_row: list[int]
) -> None:
    """It is not put back in silence: who verifies is to hear of it."""
    with connected(where) as owner:
        owner.execute("ALTER TABLE journal DISABLE TRIGGER journal_appends")
    with Ledger.open(where) as ledger:
        assert ledger.import_file(table).accepted
        assert ledger.verify().problems
    assert sum(row_by_row) == 4 * 7
    assert not is_on(where)
