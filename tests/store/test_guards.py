"""What a guard of the database refuses, and our rules accept, is no busy place: the program stops.

One of the two is wrong, and which guard it was is said, on both engines.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest

from coopledger import Ledger, StoreError
from coopledger.books.periods import Periods
from coopledger.errors import LedgerBroken
from coopledger.messages.catalogue import Language
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.faults import GUARDS_BEGIN
from coopledger.store.schema import statements_of_new
from tests.command_line import Run
from tests.engines import INSERT, dump, execute
from tests.store.books import opened, spent

Changed = dict[str, Any]

GUARDS: dict[str, tuple[Changed, str]] = {
    "a gap": ({"seq": 9}, "no gaps"),
    "a chain that is none": ({"previous": "f" * 64}, "a chain"),
    "a reference twice": ({"reference": "M"}, "reference"),
    "a time before the last": ({"recorded_at": "2016-01-01T00:00:00.000000+00:00"}, "order"),
    "a time far ahead": ({"recorded_at": "8999-01-01T00:00:00.000000+00:00"}, "ten years"),
    "a load without a number": ({"load": 0}, "load_has_number"),
    "money without a currency": ({"currency": None}, "amount_has_currency"),
}
"""What is wrong with a row, and what the guard that refuses it says of itself."""


@pytest.mark.parametrize("wrong", GUARDS)
def test_what_a_guard_refuses_is_said_with_the_guard(where: str, wrong: str) -> None:
    changed, says = GUARDS[wrong]
    opened(where)
    with Ledger.open(where) as ledger:
        before = dump(where)
        with pytest.raises(LedgerBroken) as raised:
            ledger._storage.write(putting(changed))
        assert raised.value.code == "law.guard"
        for language in Language:
            assert says in raised.value.message(language)
        assert dump(where) == before
        assert ledger.record(spent("G-1")).recorded == 1


def putting(changed: Changed) -> Callable[[Connection], None]:
    """One more row in the book, with something wrong in it."""

    def put(connection: Connection) -> None:
        *_, last = journal.rows(connection, "A")
        row = last | {"seq": 3, "reference": "M-2", "previous": last["hash"], "hash": "e" * 64}
        connection.insert(INSERT, [row | changed])

    return put


@pytest.mark.parametrize("facts", [1, 3])
def test_a_rule_that_lets_through_what_the_database_does_not_stops_the_program(
    where: str, monkeypatch: pytest.MonkeyPatch, facts: int
) -> None:
    """Alone or among others: were a rule to fail, the years would stay closed."""
    opened(where)
    with Ledger.open(where) as ledger:
        ledger.set_period("A", 2016, "closed")
        before = dump(where)
        monkeypatch.setattr(Periods, "take", lambda *_: True)
        with pytest.raises(LedgerBroken, match="dated in a period that is closed"):
            ledger.record(*(spent(f"G-{number}") for number in range(facts)))
        assert dump(where) == before


def test_who_types_is_told_the_guard_and_no_more(
    run: Run, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(str(tmp_path / "coopledger.db"))
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.set_period("A", 2016, "closed")
        (tmp_path / "a.json").write_text(ledger.export("A", form="json"), "utf-8")  # type: ignore[arg-type]
    document = (tmp_path / "a.json").read_text("utf-8").replace('"M"', '"M-2"')
    (tmp_path / "a.json").write_text(document, "utf-8")
    monkeypatch.setattr(Periods, "take", lambda *_: True)
    ran = run("import", "a.json")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert ran.err.startswith("REGLA DE LA BASE: ")
    assert "in a period that is closed" in ran.err


def test_what_another_programs_trigger_refuses_is_no_guard_of_ours(where: str, engine: str) -> None:
    opened(where)
    if engine == "sqlite":
        body = "SELECT RAISE(ABORT, 'not on Sundays'); END"
        execute(where, f"CREATE TRIGGER theirs BEFORE INSERT ON journal BEGIN {body}")
    else:
        body = "BEGIN RAISE EXCEPTION ''not on Sundays''; END"
        execute(
            where,
            f"CREATE FUNCTION theirs() RETURNS trigger LANGUAGE plpgsql AS '{body}'",
            "CREATE TRIGGER theirs BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION theirs()",
        )
    with Ledger.open(where) as ledger, pytest.raises(StoreError) as raised:
        ledger.record(spent("G-1"), spent("G-2"))
    assert raised.value.code == "store.refused"


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_whatever_a_trigger_of_ours_says_is_known_as_a_guards(dialect: str) -> None:
    script = "\n".join(statements_of_new(dialect))
    said = re.findall(r"(?:ABORT, |EXCEPTION |journal_refuse\()'([^'%]+)'", script)
    assert len(said) > 10
    assert [each for each in said if not each.startswith(GUARDS_BEGIN)] == []
