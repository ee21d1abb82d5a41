"""Raw SQL, without the program: what the database itself refuses, on each engine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, insert, text
from sqlalchemy.exc import DBAPIError

from coopledger import InKindContribution, Ledger
from coopledger.store.chain import hash_of
from coopledger.store.columns import COLUMNS
from coopledger.store.tables import journal
from tests.engines import ENGINES, dump, location, rows
from tests.store.books import MONEY, OPENING, opened, reversing, spent


def recorded(where: str) -> str:
    """A ledger with a book that has something in kind, and a reversal."""
    with Ledger.open(where) as books:
        books.record(
            OPENING,
            MONEY,
            spent("G-1"),
            spent("G-2"),
            reversing("G-2", "R"),
            InKindContribution(book="A", reference="E", when="2016-10", amount="5.00 MXN"),
        )
    return where


@pytest.fixture
def ledger(where: str) -> str:
    return recorded(where)


@pytest.fixture(scope="module", params=ENGINES)
def untouched(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The same, one for all that is refused."""
    with location(request.param, tmp_path_factory.mktemp("untouched")) as where:
        yield recorded(where)


@contextmanager
def connected(where: str) -> Iterator[Connection]:
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def refused(where: str, statement: Any, said: str, **values: object) -> None:
    before = dump(where)
    with connected(where) as connection:
        with pytest.raises(DBAPIError) as error:
            connection.execute(text(statement) if isinstance(statement, str) else statement, values)
        assert said in str(error.value.orig)
        connection.rollback()
    assert dump(where) == before


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_is_updated(untouched: str, column: str) -> None:
    append_only = "append-only: a row is never updated"
    refused(untouched, f"UPDATE journal SET {column} = {column}", append_only)
    refused(untouched, f"UPDATE journal SET {column} = NULL WHERE seq = 2", append_only)


@pytest.mark.parametrize("where_clause", ["", " WHERE seq = 6", " WHERE book = 'A'"])
def test_no_row_is_deleted(untouched: str, where_clause: str) -> None:
    refused(untouched, f"DELETE FROM journal{where_clause}", "append-only: a row is never deleted")


def test_nothing_is_emptied_or_replaced(ledger: str, engine: str) -> None:
    if engine == "postgresql":
        refused(ledger, "TRUNCATE journal", "append-only")
        again = "INSERT INTO journal SELECT * FROM journal WHERE seq = 6 ON CONFLICT (book, seq)"
        refused(ledger, f"{again} DO UPDATE SET minor = 1", "the journal")
    else:
        again = "OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 6"
        refused(ledger, f"INSERT {again}", "the journal")


def following(where: str, **changes: object) -> dict[str, Any]:
    """The row that may follow: an expenditure, hashed as it should be; changed, and hashed again.

    A change of None empties a column; `hash` itself may be changed too.
    """
    last = dict(zip(COLUMNS, rows(where)[2], strict=True))
    end = rows(where)[-1]
    row = {
        **last,
        "seq": end[1] + 1,
        "reference": "G-9",
        "recorded_at": f"{date.today().year + 5}-01-01T00:00:00.000000+00:00",
        "previous": end[-1],
        **changes,
    }
    row["hash"] = changes.get("hash") or hash_of({**row, "seq": int(row["seq"] or 0)})
    return row


PERIOD = {
    "kind": "period", "reference": "period:2016", "dated": "2016", "first_day": "2016-01-01",
    "last_day": "2016-12-31", "counts_from": None, "debit": None, "credit": None, "minor": None,
    "currency": None,
}  # fmt: skip

BAD: dict[str, tuple[dict[str, object], str]] = {
    "a gap": ({"seq": 99}, "no gaps"),
    "a place that is taken": ({"seq": 3}, "no gaps"),
    "no chain": ({"previous": "0" * 64}, "is a chain"),
    "a reference that is taken": ({"reference": "G-1"}, "reference"),
    "before the last": ({"recorded_at": "2001-01-01T00:00:00.000000+00:00"}, "order of recording"),
    "another book, no opening": ({"book": "B", "seq": 1, "previous": "0" * 64}, "opening_first"),
    "a second opening": ({"kind": "agreement"}, "opening_first"),
    "a kind nobody knows": ({"kind": "gift"}, "known_kind"),
    "an amount of nothing": ({"minor": 0}, "positive"),
    "an amount below nothing": ({"minor": -100}, "positive"),
    "no amount": ({"minor": None, "currency": None}, "constraint"),
    "an amount of no currency": ({"currency": None}, "amount_has_currency"),
    "a currency of no amount": ({"counter_currency": "EUR"}, "amount_has_currency"),
    "one side": ({"credit": None}, "two_sides"),
    "no side": ({"debit": None, "credit": None, "counts_from": None}, "constraint"),
    "twice the same side": ({"credit": "used"}, "two_sides"),
    "sides of what moves nothing": ({"kind": "in_kind"}, "two_sides"),
    "in kind without an amount": (
        {**PERIOD, "kind": "in_kind", "reference": "E-9"},
        "amount_where_it_belongs",
    ),
    "a worth where there is none": (
        {"counter_minor": 5, "counter_currency": "EUR"},
        "amount_where_it_belongs",
    ),
    "no date": ({"dated": None, "first_day": None, "last_day": None}, "dated_where_it_happened"),
    "days the wrong way": ({"first_day": "2017-01-01"}, "days_in_order"),
    "a day that is not its own": ({"counts_from": "2016-10-06"}, "days_in_order"),
    "no day from which it counts": ({"counts_from": None}, "days_in_order"),
    "no hash": ({"hash": "abc"}, "hashed"),
    "a document's hash that is none": ({"document": "abc"}, "hashed"),
    "no revision": ({"revision": 0}, "positive"),
    "nobody": ({"digests": None, "sealed": None}, "sealed_apart"),
    "somebody in clear": ({"recorded_by": "Ana"}, "sealed_apart"),
    "a place in clear": ({"origin": "a.xlsx|A|1"}, "sealed_apart"),
    "texts without digests": ({"digests": None, "recorded_by": "Ana"}, "sealed_apart"),
    "nothing in it": ({"body": None}, "body"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_row_is_refused(untouched: str, bad: str) -> None:
    changes, said = BAD[bad]
    refused(untouched, insert(journal), said, **following(untouched, **changes))


def test_a_good_row_is_not(ledger: str) -> None:
    """What is refused above is refused for its own sake: the row itself would be taken."""
    row = following(ledger)
    with connected(ledger) as connection:
        connection.execute(insert(journal), row)
        connection.commit()
    assert len(rows(ledger)) == 7


@pytest.mark.parametrize(
    ("state", "changes", "taken"),
    [
        ("closed", {}, False),
        ("closed", {"revision": 2}, False),
        ("closed", {"dated": "2017-01-01", "first_day": "2017-01-01", "last_day": "2017-01-01",
                    "counts_from": "2017-01-01"}, True),
        ("adjusting", {}, False),
        ("adjusting", {"reference": "G-2", "revision": 2}, True),
        ("open", {}, True),
    ],
)  # fmt: skip
def test_a_period_that_is_closed_takes_nothing(
    ledger: str, state: str, changes: dict[str, object], taken: bool
) -> None:
    states = ["adjusting", "closed", state]  # the last word counts
    with connected(ledger) as connection:
        for revision, each in enumerate(states, 1):
            body = json.dumps({"state": each})
            row = following(ledger, **PERIOD, revision=revision, body=body)
            connection.execute(insert(journal), row)
            connection.commit()
    row = following(ledger, **changes)
    if not taken:
        refused(ledger, insert(journal), "a period that is closed", **row)
        return
    with connected(ledger) as connection:
        connection.execute(insert(journal), row)


def test_the_server_keeps_times_and_amounts_as_what_they_are(where: str, engine: str) -> None:
    if engine != "postgresql":
        pytest.skip("SQLite's strict tables have no such types")
    opened(where)
    found = text(
        "SELECT column_name, data_type, collation_name FROM information_schema.columns"
        " WHERE table_name = 'journal' AND table_schema = current_schema()"
    )
    with connected(where) as connection:
        kinds = {row[0]: (row[1], row[2]) for row in connection.execute(found)}
        texts = "reference", "book", "kind", "dated", "body"
        assert kinds["recorded_at"][0] == "timestamp with time zone"
        assert {kinds[name][0] for name in ("seq", "minor", "counter_minor")} == {"bigint"}
        assert {kinds[name] for name in texts} == {("text", "C")}
