"""What is asked for the next period: which requests, and where forms print them."""

from datetime import date
from typing import Any

import pytest

from coopledger import Addendum, Agreement, Ledger, Refused, Request, Reversal
from coopledger.model.facts import AnyFact
from coopledger.money import Money

AGREEMENT = Agreement(
    code="A", title="Forum", currency="USD", accounts=["USD", "MXN"],
    lines=[
        {"code": "AIR", "title": "Air", "ceiling": "900.00 USD"},
        {"code": "FEES", "title": "Fees", "ceiling": "500.00 USD"},
        {"code": "OTHER", "title": "Other"},
    ],
)  # fmt: skip
JUNE = date(2016, 6, 30)


def asked(reference: str, when: str, amount: str, line: str = "AIR", **more: Any) -> Request:
    return Request(book="A", reference=reference, when=when, line=line, amount=amount, **more)


def recorded(*facts: AnyFact) -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(AGREEMENT, *facts)
    return ledger


def column(ledger: Ledger, form: str, name: str, on: date = JUNE) -> dict[str, str | None]:
    tables = ledger.partner_form(form, "A", on=on).filled.tables
    (table,) = (each for each in tables if name in each.columns)
    found = {row.key: row.entries.get(name) for row in table.rows if row.key != "support-cost"}
    return {key: str(each) if isinstance(each, Money) else None for key, each in found.items()}


HALVES = (
    asked("S-1", "2016-07-01/2016-12-31", "100.00 USD"),
    asked("S-2", "2016-07-01/2016-09-30", "30.00 USD"),
    asked("S-3", "2017-01-01/2017-06-30", "7.00 USD", "FEES"),
)


def test_both_forms_print_what_is_asked_for_the_days_that_begin_first() -> None:
    ledger = recorded(*HALVES)
    expected = {"AIR": "130.00 USD", "FEES": "0.00 USD", "sum": "130.00 USD"}
    assert column(ledger, "face", "request") == expected
    assert column(ledger, "eu", "cost") == expected
    then = {"AIR": "0.00 USD", "FEES": "7.00 USD", "sum": "7.00 USD"}
    # Its own first day is of the next period no more.
    for on in (date(2016, 7, 1), date(2016, 12, 31)):
        assert column(ledger, "face", "request", on) == then


def test_nothing_is_asked_for() -> None:
    ledger = recorded(*HALVES)
    nothing = {"AIR": None, "FEES": None}
    assert column(ledger, "face", "request", date(2017, 1, 1)) == {**nothing, "sum": None}
    assert column(ledger, "eu", "cost", date(2017, 1, 1)) == nothing


def test_it_moves_no_money() -> None:
    one, other = (each.reconcile("A", on=JUNE) for each in (recorded(), recorded(*HALVES)))
    assert one == other


def test_it_is_said_otherwise_before_its_days_come() -> None:
    ledger = recorded(*HALVES)
    ledger.record(
        Reversal(book="A", reference="X", of="S-1", when="2016-06-20", reason="less is needed"),
        asked("S-1", "2016-07-01/2016-12-31", "60.00 USD", revision=2),
    )
    assert column(ledger, "face", "request")["AIR"] == "90.00 USD"
    ledger.record(
        Reversal(book="A", reference="Y", of="S-2", when="2016-06-21", reason="not needed")
    )
    assert column(ledger, "face", "request")["AIR"] == "60.00 USD"


NEW = Addendum(
    book="A", reference="AD-1", when="2016-07-01",
    lines=[{"code": "PRINT", "title": "Print", "ceiling": "50.00 USD"}],
)  # fmt: skip


def test_a_line_whose_budget_is_yet_to_begin_has_a_row_of_its_own() -> None:
    ledger = recorded(NEW, *HALVES, asked("S-4", "2016-07", "5.00 USD", "PRINT"))
    assert column(ledger, "face", "request") == {
        "AIR": "130.00 USD", "FEES": "0.00 USD", "PRINT": "5.00 USD", "sum": "135.00 USD",
    }  # fmt: skip
    assert column(ledger, "face", "authorised")["sum"] == "1,400.00 USD"
    assert column(ledger, "eu", "cost")["PRINT"] == "5.00 USD"
    undone = Reversal(book="A", reference="X", of="AD-1", when="2016-07-01", reason="not signed")
    with pytest.raises(Refused) as found:
        ledger.record(undone)
    assert "still-in-use" in [each.code for each in found.value.findings]


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (asked("S-9", "2016-07", "5.00 USD", "OTHER"), "line-without-ceiling"),
        (asked("S-9", "2016-07", "5.00 USD", "NONE"), "line-without-ceiling"),
        (asked("S-9", "2016-06", "5.00 USD", "PRINT"), "line-without-ceiling"),
        (asked("S-9", "2016-07", "5.00 MXN"), "currency-mismatch"),
    ],
)
def test_what_is_refused(fact: Request, code: str) -> None:
    with pytest.raises(Refused) as found:
        recorded(NEW, fact)
    assert [each.code for each in found.value.findings] == [code]


def test_where_a_ceiling_is_in_another_currency_since_nothing_is_said_of_it() -> None:
    anew = Addendum(
        book="A", reference="AD-1", when="2016-07-01",
        ceilings=[{"line": "AIR", "ceiling": "15000.00 MXN"}],
    )  # fmt: skip
    ledger = recorded(anew, asked("S-1", "2016-07", "2000.00 MXN"))
    assert column(ledger, "face", "request")["AIR"] is None
    assert column(ledger, "face", "request", date(2016, 6, 1))["FEES"] == "0.00 USD"
