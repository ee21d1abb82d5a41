"""What the rules refuse while an agreement lives: transfers, what comes back, reversals, terms.

Each row hands facts to a ledger in which the agreement and its first months are recorded.
"""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Account, Agreement, BudgetLine, Programme, SpendingRate
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Portion,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.model.receipt import Refused
from coopledger.model.terms import Addendum, Disallowance, NewCeiling, Reallocation
from tests.rules.test_table_of_refusals import TOMORROW, Row, row

AGREEMENT = Agreement(
    code="VIDA",
    title="Capacitación electoral",
    currency="EUR",
    accounts=(
        Account(code="BANCO", currency="MXN"),
        Account(code="ANT-1", currency="MXN", holder="Dirección de área"),
        Account(code="EUROS", currency="EUR", number="1"),
    ),
    lines=(
        BudgetLine(code="PASAJES", title="Pasajes aéreos", ceiling="10000.00 MXN"),
        BudgetLine(code="HONORARIOS", title="Honorarios", ceiling="20000.00 MXN"),
        BudgetLine(code="OTROS", title="Otros"),
    ),
    start="2016-01-01",
    end="2016-12-31",
    reallocation_limit="10",
)
PROGRAMME = Programme(code="PICE", title="Capacitación", currency="MXN")


def given(kind: type[Any], reference: str, when: object, amount: str, **more: Any) -> Any:
    fields = {"book": "VIDA", **({"account": "BANCO"} if kind in _IN_ACCOUNTS else {}), **more}
    return kind(reference=reference, when=when, amount=amount, **fields)


_IN_ACCOUNTS = (Disbursement, Expenditure, Refund, Recovery)


def spent(
    reference: str = "G-9", when: str = "2016-08-01", amount: str = "10.00 MXN", **more: Any
) -> Expenditure:
    event: Expenditure = given(Expenditure, reference, when, amount, **more)
    return event


def came_back(
    of: str,
    amount: str = "10.00 MXN",
    when: str = "2016-09-01",
    reference: str = "C-9",
    **more: Any,
) -> Recovery:
    event: Recovery = given(Recovery, reference, when, amount, of=of, **more)
    return event


def moved(account: str, to: str, amount: str, arrived: str | None = None, **more: Any) -> Transfer:
    fields = {"reference": "T-9", "when": "2016-08-01", "book": "VIDA", **more}
    return Transfer(account=account, to_account=to, amount=amount, arrived=arrived, **fields)


def reversal(of: str, when: object, reference: str = "X-9", **more: Any) -> Reversal:
    fields = {"book": "VIDA", "reason": "se capturó mal", **more}
    return Reversal(reference=reference, of=of, when=when, **fields)


def not_accepted(
    of: str, amount: str = "10.00 MXN", reference: str = "N-9", **more: Any
) -> Disallowance:
    fields = {"book": "VIDA", "when": "2016-09-01", "reason": "sin comprobante", **more}
    return Disallowance(reference=reference, of=of, amount=amount, **fields)


def addendum(when: str = "2016-06-01", **more: Any) -> Addendum:
    return Addendum(**{"book": "VIDA", "reference": "AD-9", "when": when, **more})


def reallocated(
    from_line: str, to_line: str, amount: str, reference: str = "RA-9", **more: Any
) -> Reallocation:
    fields = {"book": "VIDA", "when": "2016-06-01", **more}
    return Reallocation(
        reference=reference, from_line=from_line, to_line=to_line, amount=amount, **fields
    )


def bank_says(balance: str, when: str = "2016-06-30", account: str = "BANCO", **more: Any) -> Any:
    fields = {"book": "VIDA", "reference": "S-9", **more}
    return BankBalance(when=when, account=account, balance=balance, **fields)


def booked(amount: str, when: str = "2016-06-30", **more: Any) -> Any:
    fields = {"book": "VIDA", "reference": "B-9", "direction": "out", **more}
    return BankLine(when=when, amount=amount, **fields)


RECORDED: tuple[AnyFact, ...] = (
    AGREEMENT,
    PROGRAMME,
    given(Disbursement, "M-1", "2016-01-10", "20000.00 MXN", sent="1000.00 EUR"),
    given(Disbursement, "M-2", "2016-01-10", "500.00 EUR", account="EUROS"),
    spent(
        "G-1",
        "2016-03-01",
        "4000.00 MXN",
        lines=[
            Portion(code="PASAJES", amount="3000.00 MXN"),
            Portion(code="HONORARIOS", amount="1000.00 MXN"),
        ],
    ),
    spent("G-2", "2016-03-05", "500.00 MXN", lines=["PASAJES"]),
    came_back("G-2", "100.00 MXN", "2016-04-01", "C-2"),
    moved("EUROS", "BANCO", "200.00 EUR", "4000.00 MXN", reference="T-1", when="2016-05-01"),
    spent("G-3", "2016-06-01", "300.00 MXN"),
    reversal("G-3", "2016-07-01", "X-3"),
)
"""In BANCO 19,600.00 MXN, in EUROS 300.00 EUR, in ANT-1 nothing."""

LIFE_REFUSALS = (
    # Transfers
    row("an advance to an official", moved("BANCO", "ANT-1", "100.00 MXN")),
    row("all that a bank account holds", moved("BANCO", "ANT-1", "19600.00 MXN")),
    row("an exchange", moved("EUROS", "BANCO", "300.00 EUR", "6000.00 MXN")),
    row("from an account that is not there", moved("OTRA", "BANCO", "1.00 MXN"),
        "unknown-account"),
    row("to an account that is not there", moved("BANCO", "OTRA", "1.00 MXN"), "unknown-account"),
    row("in the currency of neither", moved("BANCO", "ANT-1", "1.00 USD"),
        "currency-mismatch"),
    row("what arrived is not said", moved("EUROS", "BANCO", "1.00 EUR"), "arrived-missing"),
    row("what arrived is in a third currency", moved("EUROS", "BANCO", "1.00 EUR", "1.00 USD"),
        "currency-mismatch"),
    row("euros that arrived in an account of pesos",
        moved("BANCO", "ANT-1", "1.00 MXN", "1.00 EUR"), "currency-mismatch"),
    row("a centavo more than the account holds", moved("BANCO", "ANT-1", "19600.01 MXN"),
        "transfer-beyond-held"),
    row("from an account that holds nothing", moved("ANT-1", "BANCO", "0.01 MXN"),
        "transfer-beyond-held"),
    row("an exchange of more than there is", moved("EUROS", "BANCO", "300.01 EUR", "1.00 MXN"),
        "transfer-beyond-held"),
    row("a transfer of tomorrow", moved("BANCO", "ANT-1", "1.00 MXN", when=TOMORROW),
        "future-date"),
    row("a refund from an account that holds nothing, though another does",
        given(Refund, "R-9", "2016-08-01", "1.00 MXN", account="ANT-1"), "refund-beyond-held"),
    row("spending before an exchange leaves it without its money",
        spent("G-9", "2016-04-15", "400.00 EUR", account="EUROS"), "leaves-without-money"),
    # Reversals
    row("a reversal on its event's day", reversal("G-1", "2016-03-01")),
    row("a reversal later", reversal("G-1", "2016-12-01")),
    row("of what is not there", reversal("G-7", "2016-12-01"), "unknown-event"),
    row("of a revision that is not there", reversal("G-1", "2016-12-01", of_revision=2),
        "unknown-event"),
    row("of the agreement", reversal("VIDA", "2016-12-01"), "not-reversible"),
    row("of a reversal", reversal("X-3", "2016-12-01"), "not-reversible"),
    row("of what is reversed already", reversal("G-3", "2016-12-01"), "already-reversed"),
    row("twice in one load", reversal("G-1", "2016-12-01"), reversal("G-1", "2016-12-01", "X-8"),
        "already-reversed"),
    row("before its event", reversal("G-1", "2016-02-29"), "reversal-before-event"),
    row("of an expenditure with a recovery", reversal("G-2", "2016-12-01"),
        "reversal-leaves-recovery"),
    row("with its recovery at once", reversal("G-2", "2016-12-01"),
        reversal("C-2", "2016-12-01", "X-8")),
    row("of the money that paid for others", reversal("M-1", "2016-01-10"),
        "leaves-without-money"),
    row("tomorrow", reversal("G-1", TOMORROW), "future-date"),
    row("of a bank balance, before it", bank_says("19600.00 MXN"),
        reversal("S-9", "2016-06-29"), "reversal-before-event"),
    # Revisions
    row("the next revision on the day of a late reversal", spent("G-3", "2016-07-01", revision=2)),
    row("a revision of what stands", spent("G-1", revision=2), "revision-out-of-order"),
    row("a revision that skips one", spent("G-3", revision=3), "revision-out-of-order"),
    row("a revision before a late reversal", spent("G-3", "2016-06-30", revision=2),
        "revision-before-reversal"),
    row("a revision together with its reversal", reversal("G-1", "2016-03-01"),
        spent("G-1", "2016-03-01", "3500.00 MXN", revision=2)),
    row("a third revision before a late reversal of the first",
        spent("G-3", "2016-07-01", revision=2),
        reversal("G-3", "2016-07-01", "X-8", of_revision=2),
        spent("G-3", "2016-06-30", revision=3), "revision-before-reversal"),
    # Recoveries
    row("all of an expenditure", came_back("G-2", "400.00 MXN")),
    row("on the expenditure's own day", came_back("G-2", when="2016-03-05")),
    row("for an expenditure that is not there", came_back("G-7"), "unknown-expenditure"),
    row("for something that is no expenditure", came_back("T-1"), "unknown-expenditure"),
    row("for an expenditure that was reversed", came_back("G-3"), "unknown-expenditure"),
    row("before its expenditure", came_back("G-2", when="2016-03-04"),
        "recovery-before-expenditure"),
    row("a centavo beyond its expenditure", came_back("G-2", "400.01 MXN"),
        "recovery-beyond-expenditure"),
    row("in another currency", came_back("G-2", "1.00 EUR", account="EUROS"),
        "currency-mismatch"),
    row("of which of two parts is not said", came_back("G-1", "3500.00 MXN"),
        "recovery-part-unclear"),
    row("more than its part", came_back("G-1", "1000.01 MXN", lines=["HONORARIOS"]),
        "recovery-part-unclear"),
    row("of the part that is named", came_back("G-1", "1000.00 MXN", lines=["HONORARIOS"])),
    row("of a line that it was not for",
        came_back("G-1", "10.00 MXN", lines=["VIATICOS"]), "recovery-part-unclear"),
    row("of an activity that it was not for",
        came_back("G-1", "10.00 MXN", activities=["FORO-VII"]), "recovery-part-unclear"),
    row("for an expenditure that is reversed later, in the same load",
        came_back("G-1", lines=["PASAJES"]), reversal("G-1", "2016-12-01"),
        "recovery-left-behind"),
    row("the same, with its next revision", came_back("G-1", lines=["PASAJES"]),
        reversal("G-1", "2016-12-01"), spent("G-1", "2016-12-01", "4000.00 MXN", revision=2),
        "recovery-left-behind"),
    row("from before the late reversal of its expenditure", came_back("G-3", when="2016-06-15"),
        "recovery-left-behind"),
    row("from before it, and reversed with it", came_back("G-3", when="2016-06-15"),
        reversal("C-9", "2016-07-01", "X-8")),
    row("reversed on its day, with a next revision after the recovery",
        reversal("G-2", "2016-03-05"), spent("G-2", "2016-04-02", "500.00 MXN", revision=2),
        "reversal-leaves-recovery"),
    row("with a next revision in another currency", reversal("G-2", "2016-03-05"),
        spent("G-2", "2016-03-05", "50.00 EUR", account="EUROS", revision=2),
        "reversal-leaves-recovery"),
    row("with a next revision that is smaller", reversal("G-2", "2016-03-05"),
        spent("G-2", "2016-03-05", "99.99 MXN", revision=2), "recovery-beyond-expenditure"),
    row("with a next revision whose date holds the recovery's day", reversal("G-2", "2016-03-05"),
        spent("G-2", "2016-03-01/2016-04-30", "450.00 MXN", revision=2)),
    row("inside the range of its expenditure's date",
        spent("G-9", "2016-08-01/2016-09-30", "50.00 MXN"), came_back("G-9", when="2016-08-20")),
    row("before the range of its expenditure's date",
        spent("G-9", "2016-08-01/2016-09-30", "50.00 MXN"), came_back("G-9", when="2016-07-31"),
        "recovery-before-expenditure"),
    # Disallowances
    row("all of an expenditure is not accepted", not_accepted("G-1", "4000.00 MXN")),
    row("not accepted before it was spent", not_accepted("G-2", when="2016-02-29"),
        "disallowed-before-expenditure"),
    row("not accepted on its own day", not_accepted("G-2", when="2016-03-05")),
    row("spent later than it was not accepted, by its next revision",
        not_accepted("G-1", lines=["PASAJES"]), reversal("G-1", "2016-03-01"),
        spent("G-1", "2016-10-01", "4000.00 MXN", lines=["PASAJES"], revision=2),
        "disallowed-before-expenditure"),
    row("spent once more after a late reversal", not_accepted("G-1", lines=["PASAJES"]),
        reversal("G-1", "2016-10-01"),
        spent("G-1", "2016-10-01", "10.00 MXN", lines=["PASAJES"], revision=2)),
    row("spent for less after a late reversal", not_accepted("G-1", lines=["PASAJES"]),
        reversal("G-1", "2016-10-01"),
        spent("G-1", "2016-10-01", "9.99 MXN", lines=["PASAJES"], revision=2),
        "disallowed-beyond-expenditure"),
    row("taken back later, and not spent again", not_accepted("G-1", lines=["PASAJES"]),
        reversal("G-1", "2016-10-01"), "disallowed-beyond-expenditure"),
    row("taken back on its day", not_accepted("G-1", lines=["PASAJES"]),
        reversal("G-1", "2016-03-01"), "disallowed-beyond-expenditure"),
    row("taken back with what was not accepted of it", not_accepted("G-1", lines=["PASAJES"]),
        reversal("G-1", "2016-10-01"), reversal("N-9", "2016-10-01", "X-8")),
    row("of an expenditure that is not there", not_accepted("G-7"), "unknown-expenditure"),
    row("not accepted in another currency", not_accepted("G-1", "1.00 EUR"), "currency-mismatch"),
    row("a centavo more than was spent", not_accepted("G-1", "4000.01 MXN"),
        "disallowed-beyond-expenditure"),
    row("two that are more than was spent", not_accepted("G-1", "2500.00 MXN", lines=["PASAJES"]),
        not_accepted("G-1", "1500.01 MXN", "N-8"), "disallowed-beyond-expenditure"),
    row("not said of which line", not_accepted("G-1", "1.00 MXN"), "disallowance-part-unclear"),
    row("said of which line", not_accepted("G-1", "1000.00 MXN", lines=["HONORARIOS"])),
    row("more than is left of a line", not_accepted("G-1", "1000.01 MXN", lines=["HONORARIOS"]),
        "disallowance-part-unclear"),
    row("of several lines", not_accepted("G-1", "3000.01 MXN", lines=[
        Portion(code="PASAJES", amount="3000.00 MXN"),
        Portion(code="HONORARIOS", amount="0.01 MXN")])),
    row("all that is left", not_accepted("G-2", "400.00 MXN")),
    row("more than is left", not_accepted("G-2", "400.01 MXN"), "disallowed-beyond-expenditure"),
    row("made good by a disallowance that is not there",
        came_back("G-2", disallowance="N-7"), "unknown-event"),
    # Addenda and reallocations
    row("a new ceiling", addendum(ceilings=[NewCeiling(line="PASAJES", ceiling="3400.00 MXN")])),
    row("a ceiling in a currency that is none of the agreement's",
        addendum(ceilings=[NewCeiling(line="PASAJES", ceiling="3400.00 USD")]),
        "ceiling-currency"),
    row("a line with a ceiling in a currency that is none of the agreement's",
        addendum(lines=[BudgetLine(code="HOTEL", title="Hotel", ceiling="1.00 USD")]),
        "ceiling-currency"),
    row("an end before what was spent", addendum("2016-02-01", end="2016-02-28"), "still-in-use"),
    row("a new ceiling of a line that is not there",
        addendum(ceilings=[NewCeiling(line="VIATICOS", ceiling="1.00 MXN")]), "unknown-line"),
    row("a line that is there already",
        addendum(lines=[BudgetLine(code="PASAJES", title="Pasajes")]), "code-twice"),
    row("a rate for the agreement's own currency",
        addendum(spending_rates=[SpendingRate(currency="EUR", value="2")]), "rate-own-currency"),
    row("an end before the start", addendum(end="2015-12-31"), "end-before-start", "still-in-use"),
    row("spending after the end", spent(when="2017-01-15"), "outside-period"),
    row("spending after the end that an addendum moved", addendum(end="2017-03-31"),
        spent(when="2017-01-15")),
    row("spending on a line that is new in an addendum",
        addendum(lines=[BudgetLine(code="VIATICOS", title="Viáticos")]),
        spent(lines=["VIATICOS"])),
    row("a reallocation within the limit", reallocated("PASAJES", "HONORARIOS", "1000.00 MXN")),
    row("a centavo beyond the limit", reallocated("PASAJES", "HONORARIOS", "1000.01 MXN"),
        "reallocation-beyond-limit"),
    row("beyond the limit together", reallocated("PASAJES", "HONORARIOS", "600.00 MXN"),
        reallocated("PASAJES", "HONORARIOS", "600.00 MXN", "RA-8"), "reallocation-beyond-limit"),
    row("from a line without a ceiling", reallocated("OTROS", "PASAJES", "1.00 MXN"),
        "line-without-ceiling"),
    row("more than the line has", addendum(
        ceilings=[NewCeiling(line="PASAJES", ceiling="3400.00 MXN")], when="2016-05-01"),
        reallocated("PASAJES", "HONORARIOS", "3400.01 MXN"), "reallocation-beyond-ceiling",
        "reallocation-beyond-limit", "reallocation-beyond-limit"),
    row("to a line that is not there", reallocated("PASAJES", "VIATICOS", "1.00 MXN"),
        "line-without-ceiling"),
    row("in another currency than the ceilings", reallocated("PASAJES", "HONORARIOS", "1.00 EUR"),
        "currency-mismatch"),
    # What the bank says
    row("a balance of the bank", bank_says("19600.00 MXN")),
    row("of a month", bank_says("1.00 MXN", "2016-06"), "balance-needs-day"),
    row("of an account that is not there", bank_says("1.00 MXN", account="OTRA"),
        "unknown-account"),
    row("in another currency than the account", bank_says("1.00 EUR"), "currency-mismatch"),
    row("of tomorrow", bank_says("1.00 MXN", str(TOMORROW)), "future-date"),
    row("of a currency's only account", bank_says("300.00 EUR", account=None)),
    row("of one of several", bank_says("1.00 MXN", account=None), "account-not-named"),
    row("two of one day", bank_says("1.00 MXN"), bank_says("2.00 MXN", reference="S-8"),
        "two-balances"),
    row("one of a day, twice", bank_says("1.00 MXN"), bank_says("1.00 MXN", reference="S-8")),
    row("a line of the bank", booked("1.00 MXN", account="BANCO")),
    row("a line of a month", booked("1.00 EUR", "2016-06"), "bank-line-needs-day"),
    row("a line of one of several accounts", booked("1.00 MXN"), "account-not-named"),
    row("a line of no account", booked("1.00 USD"), "currency-mismatch"),
    row("a line of another account", booked("1.00 EUR", account_number="2"),
        "statement-of-other-account"),
    row("a line of a number written otherwise", booked("1.00 EUR", account_number="00-1 EUR")),
    # A programme has none of these
    row("a transfer of a programme", moved("BANCO", "ANT-1", "1.00 MXN", book="PICE"),
        "not-in-programme"),
    row("an addendum of a programme", addendum(book="PICE"), "not-in-programme"),
    row("a reallocation of a programme", reallocated("A", "B", "1.00 MXN", book="PICE"),
        "not-in-programme"),
    row("a disallowance of a programme", not_accepted("G-1", book="PICE"), "not-in-programme"),
)  # fmt: skip


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(*RECORDED)
    return ledger


def _handed_in(ledger: Ledger, facts: tuple[AnyFact, ...]) -> tuple[Finding, ...]:
    try:
        return ledger.record(*facts).findings
    except Refused as refused:
        return refused.findings


@pytest.mark.parametrize("case", LIFE_REFUSALS, ids=lambda case: case.story)
def test_what_is_refused(case: Row, ledger: Ledger) -> None:
    before = ledger.reconcile("VIDA"), ledger.books()
    findings = _handed_in(ledger, case.facts)
    assert sorted(finding.code for finding in findings) == sorted(case.expected)
    assert all(finding.severity is Severity.ERROR for finding in findings)
    if case.expected:
        assert (ledger.reconcile("VIDA"), ledger.books()) == before
    assert ledger.verify().intact


@pytest.mark.parametrize("case", LIFE_REFUSALS, ids=lambda case: case.story)
def test_a_refusal_can_be_said_in_both_languages(case: Row, ledger: Ledger) -> None:
    for finding in _handed_in(ledger, case.facts):
        for language in Language:
            assert finding.message(language)
            assert finding.remedy(language)
            assert finding.place.reference


def test_what_leaves_another_without_money_is_the_new_fact(ledger: Ledger) -> None:
    """A person mends what he hands in, not what was accepted a month ago."""
    (found,) = _handed_in(ledger, (spent("G-9", "2016-04-15", "400.00 EUR", account="EUROS"),))
    assert found.place.reference == "G-9"
    said = found.message(Language.ES)
    assert "T-1" in said
    assert "100.00 EUR" in said


LIFE_UNBUILDABLE: dict[str, tuple[Callable[[], object], ...]] = {
    "same-account": (lambda: moved("BANCO", "BANCO", "1.00 MXN"),),
    "exchange-in-one-currency": (lambda: moved("BANCO", "ANT-1", "1.00 MXN", "1.00 MXN"),),
    "same-line": (lambda: reallocated("PASAJES", "PASAJES", "1.00 MXN"),),
    "rate-value": (
        lambda: SpendingRate(currency="MXN"),
        lambda: SpendingRate(currency="MXN", basis="day", value="25", source="BCE"),
    ),
    "rate-source": (lambda: SpendingRate(currency="MXN", basis="month"),),
    "number-not-exact": (
        lambda: SpendingRate(currency="MXN", value=25.0),
        lambda: SpendingRate(currency="MXN", value="0"),
        lambda: SpendingRate(currency="MXN", value="-1"),
        lambda: SpendingRate(currency="MXN", value="1e2"),
        lambda: SpendingRate(currency="MXN", value=True),
    ),
    "not-positive": (
        lambda: moved("BANCO", "ANT-1", "0.00 MXN"),
        lambda: came_back("G-1", "-1.00 MXN"),
        lambda: not_accepted("G-1", "0.00 MXN"),
        lambda: reallocated("PASAJES", "HONORARIOS", "0.00 MXN"),
        lambda: NewCeiling(line="PASAJES", ceiling="0.00 MXN"),
    ),
    "reporting-periods-overlap": (
        lambda: addendum(reporting_periods=[{"when": "2017"}, {"when": "2017-12-31"}]),
    ),
    "report-before-end": (
        lambda: addendum(reporting_periods=[{"when": "2017", "report_due": "2017-12-30"}]),
    ),
    "parts-exceed-whole": (
        lambda: came_back("G-1", "10.00 MXN", lines=[Portion(code="A", amount="10.01 MXN")]),
    ),
    "code-twice": (lambda: came_back("G-1", lines=["A", "A"]),),
}


@pytest.mark.parametrize(
    ("code", "make"), [(code, make) for code, makers in LIFE_UNBUILDABLE.items() for make in makers]
)
def test_what_cannot_be_built(code: str, make: Callable[[], object]) -> None:
    with pytest.raises(ValidationError) as refused:
        make()
    assert [problem["type"] for problem in refused.value.errors()] == [code]


def test_a_reason_is_said() -> None:
    """Without it nobody knows in a year why."""
    for make in (
        lambda: reversal("G-1", "2016-12-01", reason=" "),
        lambda: not_accepted("G-1", reason=" "),
    ):
        with pytest.raises(ValidationError):
            make()
