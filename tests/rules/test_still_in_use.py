"""What other facts stand on is not taken from under them: in a later load as in one."""

from typing import Any

import pytest

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement, Expenditure, Recovery, Refund, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.receipt import Refused
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from tests.rules.test_table_of_refusals import Row, row

AGREEMENT = Agreement(
    code="A", title="Forum", currency="EUR", accounts=["MXN"], start="2016-01-01", end="2016-12-31",
    lines=[
        {"code": "AIR", "title": "Air fares", "ceiling": "500.00 MXN"},
        {"code": "FEES", "title": "Fees", "ceiling": "100.00 MXN"},
    ],
    reallocation_limit="100",
)  # fmt: skip
CAME = Disbursement(
    book="A", reference="M-1", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
)


def addendum(reference: str = "AD-1", when: str = "2016-03-01", **more: Any) -> AnyFact:
    return Addendum(book="A", reference=reference, when=when, **more)


NEW_LINE = {"lines": [{"code": "NEW", "title": "New", "ceiling": "100.00 MXN"}]}
HIGHER = {"ceilings": [{"line": "NEW", "ceiling": "200.00 MXN"}]}


def spent(when: str = "2016-04-01", reference: str = "G-1", **more: Any) -> AnyFact:
    return Expenditure(book="A", reference=reference, when=when, amount="50.00 MXN", **more)


def moved(
    from_line: str, to_line: str, amount: str, when: str = "2016-05-01", reference: str = "RE-1"
) -> AnyFact:
    return Reallocation(
        book="A", reference=reference, when=when, from_line=from_line, to_line=to_line,
        amount=amount,
    )  # fmt: skip


ACTIVITY = Activity(book="A", reference="F-1", title="Forum", when="2016-04")
HOURS = InKindContribution(
    book="A", reference="E-1", when="2016-04-01", amount="10.00 MXN", activities=["F-1"]
)
REFUSED = Disallowance(
    book="A", reference="N-1", of="G-1", when="2016-07-01", amount="50.00 MXN", reason="late"
)
MADE_GOOD = {"when": "2016-08-01", "amount": "50.00 MXN", "disallowance": "N-1"}
BACK = Recovery(book="A", reference="C-1", of="G-1", **MADE_GOOD)
RETURNED = Refund(book="A", reference="R-1", **MADE_GOOD)


def taken_back(of: str, when: str, **more: Any) -> AnyFact:
    return Reversal(book="A", reference=f"X-{of}", of=of, when=when, reason="an error", **more)


# A row: what is recorded, what is handed in later, what in the end nothing stands on any more.
REFUSALS = (
    ((addendum(**NEW_LINE), spent(lines=["NEW"])),
     row("a line that was spent on", taken_back("AD-1", "2016-03-01"), "G-1")),
    ((addendum(**NEW_LINE), spent(lines=["NEW"])),
     row("the same, later", taken_back("AD-1", "2016-06-01"), "G-1")),
    ((addendum(**NEW_LINE), spent(lines=["NEW"])),
     row("stated again from a later day on", taken_back("AD-1", "2016-03-01"),
         addendum(when="2016-04-02", revision=2, **NEW_LINE), "G-1")),
    ((addendum(**NEW_LINE), spent(lines=["NEW"]), taken_back("G-1", "2016-07-01")),
     row("a line that was spent on until later", taken_back("AD-1", "2016-06-01"), "G-1")),
    ((addendum(**NEW_LINE), moved("AIR", "NEW", "10.00 MXN")),
     row("a line that budget was moved to", taken_back("AD-1", "2016-03-01"), "RE-1")),
    ((addendum(**NEW_LINE), moved("NEW", "AIR", "10.00 MXN")),
     row("a line that budget was moved from", taken_back("AD-1", "2016-03-01"), "RE-1")),
    ((addendum(**NEW_LINE), addendum("AD-2", "2016-04-01", **HIGHER)),
     row("a line whose ceiling was stated again", taken_back("AD-1", "2016-03-01"), "AD-2")),
    ((addendum(when="2016-03-01", end="2017-12-31"), spent("2017-02-01")),
     row("the time in which something was spent", taken_back("AD-1", "2016-03-01"), "G-1")),
    ((spent("2016-11-01"),), row("an earlier end", addendum(end="2016-10-31"), "G-1")),
    ((addendum("AD-2", "2016-04-01", **NEW_LINE),),
     row("a line added again, before", addendum(**NEW_LINE), "AD-2")),
    ((moved("AIR", "FEES", "10.00 MXN"),),
     row("a ceiling in another currency, before",
         addendum(ceilings=[{"line": "AIR", "ceiling": "20.00 EUR"}]), "RE-1")),
    ((moved("AIR", "FEES", "100.00 MXN"),),
     row("a lower ceiling, before",
         addendum(ceilings=[{"line": "AIR", "ceiling": "99.99 MXN"}]), "RE-1")),
    ((moved("AIR", "FEES", "50.00 MXN"),
      moved("FEES", "AIR", "150.00 MXN", "2016-06-01", "RE-2")),
     row("what was moved on", taken_back("RE-1", "2016-05-01"), "RE-2")),
    ((moved("AIR", "FEES", "50.00 MXN"),
      moved("FEES", "AIR", "150.00 MXN", "2016-06-01", "RE-2")),
     row("the same, later", taken_back("RE-1", "2016-08-01"), "RE-2")),
    ((moved("FEES", "AIR", "60.00 MXN", "2016-06-01", "RE-2"),),
     row("what was moved later, before", moved("FEES", "AIR", "40.01 MXN"), "RE-2")),
    ((ACTIVITY, spent(activities=["F-1"])),
     row("what something was spent for", taken_back("F-1", "2016-06-01"), "G-1")),
    ((ACTIVITY, HOURS), row("what was given in kind for", taken_back("F-1", "2016-06-01"), "E-1")),
    ((spent(), REFUSED, BACK),
     row("what came back because of it", taken_back("N-1", "2016-09-01"), "C-1")),
    ((spent(), REFUSED, RETURNED),
     row("what went back because of it", taken_back("N-1", "2016-09-01"), "R-1")),
)  # fmt: skip

ACCEPTED = (
    ((addendum(**NEW_LINE), spent(lines=["NEW"])),
     row("with what stood on it", taken_back("AD-1", "2016-06-01"),
         taken_back("G-1", "2016-06-01"))),
    ((addendum(**NEW_LINE), spent(lines=["NEW"]), taken_back("G-1", "2016-05-31")),
     row("after what stood on it", taken_back("AD-1", "2016-06-01"))),
    ((addendum(**NEW_LINE), spent(lines=["NEW"])),
     row("stated again", taken_back("AD-1", "2016-03-01"),
         addendum(when="2016-04-01", revision=2, **NEW_LINE))),
    ((addendum(**NEW_LINE), spent(lines=["AIR"])),
     row("what nothing stands on", taken_back("AD-1", "2016-03-01"))),
    ((moved("AIR", "FEES", "50.00 MXN"), moved("FEES", "AIR", "100.00 MXN", "2016-06-01", "RE-2")),
     row("what is enough without", taken_back("RE-1", "2016-05-01"))),
    ((ACTIVITY, spent(activities=["F-1"])),
     row("an activity stated again", taken_back("F-1", "2016-06-01"),
         ACTIVITY.model_copy(update={"revision": 2, "title": "The forum"}))),
    ((ACTIVITY, HOURS),
     row("with what was given for it", taken_back("F-1", "2016-06-01"),
         taken_back("E-1", "2016-05-01"))),
    ((spent("2016-11-01"),), row("an end that is late enough", addendum(end="2016-11-01"))),
)  # fmt: skip


@pytest.mark.parametrize(("before", "case"), REFUSALS, ids=lambda each: getattr(each, "story", ""))
def test_what_something_stands_on_is_not_taken_away(before: tuple[AnyFact, ...], case: Row) -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(AGREEMENT, CAME, *before)
    facts = ledger.facts("A")
    with pytest.raises(Refused) as refused:
        ledger.record(*case.facts)
    (found,) = [f for f in refused.value.findings if f.code == "still-in-use"]
    assert found.params["later"] == ", ".join(case.expected)
    assert found.place.reference in {fact.reference for fact in case.facts}
    for language in Language:
        assert case.expected[0] in found.message(language)
    assert ledger.facts("A") == facts
    at_once = Ledger.open("sqlite://")
    with pytest.raises(Refused):
        at_once.record(AGREEMENT, CAME, *before, *case.facts)


@pytest.mark.parametrize(("before", "case"), ACCEPTED, ids=lambda each: getattr(each, "story", ""))
def test_what_nothing_stands_on_may_go(before: tuple[AnyFact, ...], case: Row) -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(AGREEMENT, CAME, *before)
    assert ledger.record(*case.facts).accepted
    assert ledger.verify().intact
