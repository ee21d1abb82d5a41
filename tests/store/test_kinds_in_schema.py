"""What the newest schema says of kinds of facts is what their records say, on every engine.

A migration is frozen: it names kinds in SQL of its own and never asks the records. So a new kind,
or one that changes, wants a new migration; kinds of one release share one. This holds it to them.
"""

import re
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, create_engine, text

from coopledger.model.kind import Kind, MoneyKind, OtherSide, Turn
from coopledger.model.kinds import ALL
from coopledger.store.borrowed import adapted
from coopledger.store.schema import make_schema

_ONE = r"(?:NEW\.)?kind = '\w+'"
_NAMED = re.compile(rf"\bIN \(('[^)]*)\)|ARRAY\[([^\]]*)\]|\(({_ONE}(?: OR {_ONE})+)\)", re.S)
"""Texts in a condition: listed, as PostgreSQL writes a list, and compared one by one."""

_DEFINED = {
    "sqlite": {
        "checks": "SELECT sql FROM sqlite_master WHERE name = 'journal'",
        "closing": "SELECT sql FROM sqlite_master WHERE name = 'journal_keeps_periods_closed'",
        "postings": "SELECT sql FROM sqlite_master WHERE name = 'postings'",
    },
    "postgresql": {
        "checks": "SELECT string_agg('CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid),"
        " ' ') FROM pg_constraint WHERE conrelid = 'journal'::regclass",
        "closing": "SELECT prosrc FROM pg_proc WHERE oid = 'journal_append'::regproc",
        "postings": "SELECT pg_get_viewdef('postings'::regclass)",
    },
}


def named_in(condition: str) -> list[set[str]]:
    """The kinds in each list of a condition, in its order."""
    lists = ("".join(found) for found in _NAMED.findall(condition))
    return [set(re.findall(r"'(\w+)'", each)) for each in lists]


def kinds(such: Callable[[Kind], object], *others: str) -> set[str]:
    """The names of such kinds as the records say, and of some others."""
    return {kind.name for kind in ALL if such(kind)} | set(others)


def is_exchange(kind: Kind) -> bool:
    return isinstance(kind, MoneyKind) and kind.other_side is OtherSide.HELD


def defined(connection: Connection, engine: str) -> dict[str, list[set[str]]]:
    """The lists of kinds in each check of the journal, in its triggers and in the postings."""
    found = {name: str(connection.scalar(text(query))) for name, query in _DEFINED[engine].items()}
    _, *checks = found.pop("checks").split("CONSTRAINT ")
    return {
        name: named_in(condition)
        for name, condition in [*(check.split(" ", 1) for check in checks), *found.items()]
    }


def test_the_schema_says_of_each_kind_what_its_record_says(engine: str, where: str) -> None:
    database = create_engine(where if "://" in where else f"sqlite:///{where}")
    with database.begin() as connection:
        make_schema(adapted(connection), where)
        found = defined(connection, engine)
    database.dispose()
    # A reversal's row has the money of its event, moved back.
    assert found["known_kind"] == [kinds(lambda kind: True)]
    openings = kinds(lambda kind: kind.turn is Turn.OPENING)
    assert found["opening_first"] == found["opening_names_book"] == [openings]
    assert found["two_sides"] == [kinds(lambda kind: isinstance(kind, MoneyKind))]
    assert found["amount_where_it_belongs"] == [
        kinds(lambda kind: kind.amount and not isinstance(kind, MoneyKind)),
        kinds(lambda kind: kind.counter, "reversal"),
    ]
    assert found["dated_where_it_happened"] == [kinds(lambda kind: not kind.dated)]
    # On PostgreSQL one trigger guards all that is appended, which ledger a book names among it.
    assert [each for each in found["closing"] if each != openings] == [
        kinds(lambda kind: not kind.in_period),
        kinds(lambda kind: kind.timeless),
        kinds(lambda kind: kind.corrects),
    ]
    assert each_same(found["postings"]) == kinds(is_exchange, "reversal")


def each_same(lists: Iterable[set[str]]) -> set[str]:
    """What every one of the lists is."""
    first, *others = lists
    assert all(each == first for each in others)
    return first
