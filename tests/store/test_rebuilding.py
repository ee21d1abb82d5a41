"""Facts read back from proved rows are made without their models: of all kinds, just the same."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from pydantic import BaseModel, ValidationError

from coopledger import Expenditure, Ledger
from coopledger.books.book import Book
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding
from coopledger.model.kinds import ALL, Kind
from coopledger.store import journal
from coopledger.store.appending import link
from coopledger.store.journal import NOWHERE
from coopledger.store.proof import fact_in, fact_of, opened_in
from coopledger.store.rebuilding import rebuilt_as
from coopledger.store.records import from_row, rebuilt
from coopledger.store.sealing import opened
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests.store.test_sealing import STAMP, rows_of_all
from tests.store.test_upgrading import OLDER, SCHEMAS

Row = Mapping[str, Any]


def parts(held: object) -> Iterator[tuple[object, ...]]:
    """All that a record holds, to the last part: of which type, in which order, given or not."""
    if isinstance(held, BaseModel):
        yield type(held), tuple(held.__dict__), held.model_fields_set, held.model_extra
        held = tuple(held.__dict__.values())
    if isinstance(held, tuple):
        yield tuple, len(held)
        for each in held:
            yield from parts(each)
    else:
        yield type(held), held


def assert_rebuilt(stored: Row) -> None:
    """Without asking its model, and as that makes it; opened first, or as the row is stored."""
    row = opened(stored)
    expected = from_row(row)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("coopledger.store.records.from_row", _asked)
        made = [rebuilt(row), fact_of(stored), fact_of(stored)]  # twice: what is shared is held
    for found in made:
        assert found == expected
        assert list(parts(found)) == list(parts(expected))
        assert not isinstance(found, Finding)
        assert found.model_dump_json() == expected.model_dump_json()


def _asked(row: Row) -> None:
    raise AssertionError(f"its model is asked: {row}")


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_every_kind_is_known_field_by_field(kind: Kind) -> None:
    with pytest.raises(KeyError):
        rebuilt_as(kind.model, {"unknown": 1})


def test_a_fact_of_every_kind_is_the_same() -> None:
    rows = [row for _, row in rows_of_all()]
    assert {row["kind"] for row in rows} == {kind.name for kind in ALL}
    for row in rows:
        assert_rebuilt(row)
        assert_rebuilt(row | {"sealed": None})


@given(histories())
def test_whatever_is_recorded_is_read_back_the_same(history: History) -> None:
    book = Book.of(history.opening, history.facts)
    for fact in (history.opening, *history.facts):
        assert_rebuilt(link(book, Entry(fact), NOWHERE, STAMP))


CHANGED: list[dict[str, Any]] = [
    {},
    {"reference": ""},
    {"minor": 0},
    {"minor": -100},
    {"kind": "rumour"},
    {"dated": "yesterday"},
    {"currency": "XXX"},
    {"counter_minor": 1, "counter_currency": "EUR"},
    {"recorded_at": "yesterday"},
    {"sealed": "{"},
    {"sealed": '{"secret":"","texts":{"origin":"a.csv|","recorded_by":"A"}}'},
    {"sealed": '{"secret":"","texts":{"unknown":"x"}}', "digests": '{"unknown":""}'},
    {"digests": None, "sealed": None, "origin": "a.csv||x"},
]


@pytest.mark.parametrize("schema", OLDER)
def test_what_earlier_versions_recorded_is_the_same(tmp_path: Path, schema: str) -> None:
    path = tmp_path / "coopledger.db"
    with closing(sqlite3.connect(path)) as made:
        made.executescript((SCHEMAS / f"{schema}.sql").read_text("utf-8"))
    with Ledger.open(path) as ledger:
        ledger.upgrade()
        with ledger._storage.reading() as connection:
            rows = list(journal.every_row(connection))
    assert rows
    for row in rows:
        assert_rebuilt(row)


@pytest.mark.parametrize(
    "change",
    [
        {"payee": 5},
        {"unknown": "x"},
        {"lines": "L1"},
        {"lines": [{"code": "L1", "amount": "1.00"}]},
        {"lines": [{}]},
        {"provenance": "rumour"},
        {"paid": {"amount": "-1.00", "currency": "XXX"}},
        {"issued": "yesterday"},
    ],
    ids=str,
)
def test_of_what_is_nothing_of_the_kind_the_model_says_why(change: dict[str, object]) -> None:
    row = _spent()
    with pytest.raises(ValidationError):
        rebuilt({**row, "body": {**row["body"], **change}})


@pytest.mark.parametrize("change", [{"reference": ""}, {"minor": 0}, {"minor": -100}], ids=str)
def test_a_column_that_says_what_no_fact_can_is_asked_of_the_model(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        rebuilt({**_spent(), **change})


@pytest.mark.parametrize("value", ["x", "1/0", "", 1.5, True, "Infinity"], ids=str)
@pytest.mark.parametrize("kind", ["rate", "agreement"])
def test_a_number_is_a_text_that_says_one(kind: str, value: object) -> None:
    row = opened(next(row for fact, row in rows_of_all() if fact.kind == kind))
    said = {"value": value} if kind == "rate" else {"reallocation_limit": value}
    with pytest.raises(ValidationError):
        rebuilt({**row, "body": {**row["body"], **said}})


@pytest.mark.parametrize("changed", CHANGED, ids=str)
def test_a_stored_row_that_is_no_fact_is_said_to_be_as_an_opened_one_is(changed: Row) -> None:
    """Whatever of it is not as it should be, and whatever was read before it."""
    row = next(row for fact, row in rows_of_all() if isinstance(fact, Expenditure))
    for body in (row["body"], '{"provenance":"rumour"}', '{"unknown":1}', "[]", "{", "null"):
        stored = {**row, "body": body, **changed}
        found = opened_in(stored)
        expected = found if isinstance(found, Finding) else fact_in(found)
        assert fact_of(stored) == expected


def test_a_body_is_no_list() -> None:
    with pytest.raises(TypeError):
        rebuilt({**_spent(), "body": []})


def _spent() -> dict[str, Any]:
    return opened(next(row for fact, row in rows_of_all() if isinstance(fact, Expenditure)))
