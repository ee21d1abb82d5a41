"""Why lines deviate: undone and revised as all else, in closed years too, sealed and forgotten."""

from datetime import date
from typing import Any

import pytest

from coopledger import Agreement, Ledger, Refused, Reversal, Variation
from coopledger.books.partner_form import PartnerForm
from coopledger.model.facts import AnyFact
from coopledger.model.terms import Addendum

AGREEMENT = Agreement(
    code="A", title="Forum", currency="USD", accounts=["USD"], start="2016-01-01", end="2016-12-31",
    lines=[
        {"code": "AIR", "title": "Air", "ceiling": "900.00 USD",
         "units": {"unit": "flight", "quantity": "3", "unit_value": "300.00 USD"}},
        {"code": "OTHER", "title": "Other"},
    ],
)  # fmt: skip
JUNE, YEAR_END = date(2016, 6, 30), date(2016, 12, 31)


def said(reference: str, when: str, reason: str, line: str = "AIR", **more: Any) -> Variation:
    return Variation(book="A", reference=reference, when=when, line=line, reason=reason, **more)


def recorded(*facts: AnyFact) -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(AGREEMENT, *facts)
    return ledger


def report(form: PartnerForm) -> dict[str, object]:
    (table,) = (each for each in form.filled.tables if each.name == "report")
    return {row.key: row.entries.get("explanation") for row in table.rows}


def explained(ledger: Ledger, on: date, since: date | None = None) -> object:
    return report(ledger.partner_form("eu", "A", since=since, on=on))["AIR"]


FIRST = said("VA-1", "2016-06-30", "late tickets")


def test_it_moves_no_money() -> None:
    assert recorded().reconcile("A", on=YEAR_END) == recorded(FIRST).reconcile("A", on=YEAR_END)


def test_it_is_undone_and_revised() -> None:
    ledger = recorded(FIRST)
    undone = Reversal(book="A", reference="X", of="VA-1", when="2016-06-30", reason="a slip")
    ledger.record(undone, said("VA-1", "2016-06-30", "cheaper tickets", revision=2))
    assert explained(ledger, JUNE) == "cheaper tickets"
    last = Reversal(
        book="A", reference="Y", of="VA-1", of_revision=2, when="2016-06-30", reason="none needed"
    )
    ledger.record(last)
    assert explained(ledger, JUNE) is None
    assert ledger.verify().intact


def test_two_of_one_day_stand_side_by_side() -> None:
    ledger = recorded(FIRST, said("VA-2", "2016-06", "and one flight less"))
    assert explained(ledger, JUNE) == "late tickets; and one flight less"


def test_what_is_of_a_later_day_is_not_in_a_report_of_before() -> None:
    ledger = recorded(FIRST, said("VA-2", "2016-07-01/2016-12-31", "a flight less"))
    assert explained(ledger, JUNE) == "late tickets"
    assert explained(ledger, date(2016, 12, 30)) == "2016-06-30: late tickets"
    assert explained(ledger, YEAR_END, date(2016, 7, 1)) == "a flight less"


def test_a_year_that_is_adjusted_takes_it_and_a_closed_one_does_not() -> None:
    ledger = recorded()
    ledger.set_period("A", 2016, "adjusting")
    ledger.record(FIRST)
    ledger.set_period("A", 2016, "closed")
    with pytest.raises(Refused) as refused:
        ledger.record(said("VA-2", "2016-12-31", "a flight less"))
    assert "period-closed" in [each.code for each in refused.value.findings]
    assert explained(ledger, JUNE) == "late tickets"


def test_who_forgets_it_leaves_a_mark_in_each_language() -> None:
    ledger = recorded(FIRST)
    ledger.forget("VA-1", book="A", reason="asked for", ground="art. 1")
    form = ledger.partner_form("eu", "A", on=JUNE)
    assert "late tickets" not in form.to_text("es")
    assert "(borrado)" in form.to_text("es")
    assert "(erased)" in form.to_text("en")


def test_an_addendum_that_added_the_line_stays_while_it_is_explained() -> None:
    new = Addendum(
        book="A", reference="AD-1", when="2016-03-01",
        lines=[{"code": "PRINT", "title": "Print", "ceiling": "50.00 USD"}],
    )  # fmt: skip
    ledger = recorded(new, said("VA-1", "2016-06-30", "not printed", "PRINT"))
    undone = Reversal(book="A", reference="X", of="AD-1", when="2016-03-01", reason="not signed")
    with pytest.raises(Refused) as refused:
        ledger.record(undone)
    assert "still-in-use" in [each.code for each in refused.value.findings]


def test_of_a_forecast_units_stand_where_the_cost_is_a_number_of_them() -> None:
    def units(amount: str) -> object:
        from coopledger import Request

        asked = Request(book="A", reference="S", when="2016-07", line="AIR", amount=amount)
        form = recorded(asked).partner_form("eu", "A", on=JUNE)
        (table,) = (each for each in form.filled.tables if each.name == "forecast")
        return table.rows[0].entries.get("units")

    assert units("600.00 USD") == "2"
    assert units("450.00 USD") == "1.5"
    assert units("100.00 USD") is None
