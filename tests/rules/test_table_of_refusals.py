"""What the rules refuse: a row a finding, and which come out where two apply.

Each row hands facts to a ledger in which the agreement (or the programme) is already recorded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Account, Agreement, BudgetLine, Programme, SpendingRate
from coopledger.model.attachment import Attachment
from coopledger.model.commitment import Commitment, Release
from coopledger.model.dates import When
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    OpeningBalance,
    OtherIncome,
    OwnContribution,
    Portion,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
)
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FieldName, Finding, Severity
from coopledger.model.issue import Issue
from coopledger.model.rate import Rate
from coopledger.model.receipt import Refused
from coopledger.model.request import Request
from coopledger.model.settlement import Settlement
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Disallowance
from coopledger.model.variation import Variation
from coopledger.money import InKind, Money
from tests.engines import rows

TOMORROW = date.today() + timedelta(days=1)

AGREEMENT = Agreement(
    code="FORO",
    title="Foro de la Democracia Latinoamericana",
    currency="EUR",
    accounts=("MXN", Account(code="BANCO-1", currency="USD"), Account(code="CAJA", currency="USD")),
    lines=(
        BudgetLine(code="PASAJES", title="Pasajes aéreos"),
        BudgetLine(code="REGALOS", title="Obsequios", eligible=False),
    ),
    start="2016-07-04",
    end="2016-12-31",
)
IN_EUROS = Agreement(code="TALLER", title="Taller", currency="EUR", accounts=["EUR"])
AHEAD = IN_EUROS.model_copy(update={"code": "AHEAD", "prefinancing": True})
PROGRAMME = Programme(code="PICE", title="Capacitación", currency="MXN")
RECEIVED = Disbursement(
    book="FORO", reference="M-01", when="2016-08", amount="1000.00 MXN", sent="50.00 EUR"
)
ACTIVITY = Activity(book="FORO", reference="FORO-VII", title="VII Foro")
ISSUED_ELSEWHERE = Issue(
    book="FORO",
    reference="EE-1",
    when="2016-12-31",
    looked_at={"seq": 7, "hash": "f" * 64},
    head=f"7-{'f' * 64}",
    conversion="fifo",
    program="0.2.0",
    figures=(),
    printed={"es": "", "en": ""},
)
SAME = Activity(
    book="PICE", reference="ACT-0", title="VII Foro", same_as_book="FORO", same_as="FORO-VII"
)
RECORDED = (AGREEMENT, IN_EUROS, AHEAD, PROGRAMME, RECEIVED, ACTIVITY, SAME)


def spent(reference: str = "G-01", amount: str = "10.00 MXN", **given: Any) -> Expenditure:
    given = {"book": "FORO", "when": "2016-10-05", **given}
    return Expenditure(reference=reference, amount=amount, **given)


def received(reference: str = "M-02", amount: str = "10.00 MXN", **given: Any) -> Disbursement:
    given = {"book": "FORO", "when": "2016-09-01", "sent": "1.00 EUR", **given}
    return Disbursement(reference=reference, amount=amount, **given)


def returned(reference: str = "R-01", amount: str = "10.00 MXN", **given: Any) -> Refund:
    given = {"book": "FORO", "when": "2016-12-29", **given}
    return Refund(reference=reference, amount=amount, **given)


def earned(reference: str = "I-01", amount: str = "10.00 MXN", **given: Any) -> Interest:
    given = {"book": "FORO", "when": "2016-10-31", **given}
    return Interest(reference=reference, amount=amount, **given)


def taken_over() -> tuple[AnyFact, ...]:
    """The position of an agreement on the day from which it is kept here."""
    dated = {"book": "TALLER", "when": "2016-07-01"}
    return (
        OpeningBalance(reference="SI-1", amount="100.00 EUR", **dated),
        EarlierAmount(reference="AA-1", amount="900.00 EUR", figure="received", **dated),
        EarlierAmount(reference="AA-2", amount="800.00 EUR", figure="spent", **dated),
    )


def earlier(reference: str = "AA-01", amount: str = "10.00 MXN", **given: Any) -> EarlierAmount:
    given = {"book": "FORO", "when": "2016-07-04", "figure": "spent", "worth": "0.50 EUR", **given}
    return EarlierAmount(reference=reference, amount=amount, **given)


def contributed(
    reference: str = "AP-01", amount: str = "10.00 MXN", **given: Any
) -> OwnContribution:
    given = {"book": "FORO", "when": "2016-08-31", **given}
    return OwnContribution(reference=reference, amount=amount, **given)


def withdrawn(reference: str = "RA-01", amount: str = "10.00 MXN", **given: Any) -> Withdrawal:
    given = {"book": "FORO", "when": "2016-12-28", **given}
    return Withdrawal(reference=reference, amount=amount, **given)


def income(reference: str = "O-01", amount: str = "10.00 MXN", **given: Any) -> OtherIncome:
    given = {"book": "FORO", "when": "2016-10-31", **given}
    return OtherIncome(reference=reference, amount=amount, **given)


def promised(reference: str = "CO-1", amount: str = "10.00 MXN", **given: Any) -> Commitment:
    given = {"book": "FORO", "when": "2016-09-01", **given}
    return Commitment(reference=reference, amount=amount, **given)


def given_up(reference: str = "LC-1", **given: Any) -> Release:
    given = {"book": "FORO", "when": "2016-10-31", "of": "CO-1", "reason": "no", **given}
    return Release(reference=reference, **given)


def disallowed(reference: str = "N-1", amount: str = "10.00 MXN", **given: Any) -> Disallowance:
    given = {"book": "FORO", "when": "2016-11-01", "of": "G-01", "reason": "no", **given}
    return Disallowance(reference=reference, amount=amount, **given)


def settled(reference: str = "SV-1", amount: str = "10.00 MXN", **given: Any) -> Settlement:
    given = {"book": "FORO", "when": "2016-11-01", "of": "N-1", "reason": "no", **given}
    return Settlement(reference=reference, amount=amount, **{"outcome": "documents", **given})


def asked(reference: str = "SR-1", line: str = "PASAJES", **given: Any) -> Request:
    given = {"book": "FORO", "when": "2017-01", "amount": "10.00 EUR", **given}
    return Request(reference=reference, line=line, **given)


def explained(reference: str = "VA-1", line: str = "PASAJES", **given: Any) -> Variation:
    given = {"book": "FORO", "when": "2016-12-31", "reason": "two flights less", **given}
    return Variation(reference=reference, line=line, **given)


def came_back(reference: str = "C-01", amount: str = "10.00 MXN", **given: Any) -> Recovery:
    given = {"book": "FORO", "when": "2016-10-31", "of": "G-01", **given}
    return Recovery(reference=reference, amount=amount, **given)


def in_kind(reference: str = "E-01", amount: str = "10.00 MXN", **given: Any) -> InKindContribution:
    given = {"book": "PICE", "when": "2016", **given}
    return InKindContribution(reference=reference, amount=amount, **given)


def held(reference: str = "ACT-1", **given: Any) -> Activity:
    """An activity of the programme that is the agreement's FORO-VII, unless it says otherwise."""
    given = {"same_as_book": "FORO", "same_as": "FORO-VII", **given}
    return Activity(book="PICE", reference=reference, title="VII Foro", **given)


def rate(**given: Any) -> Rate:
    given = {"base": "EUR", "quote": "MXN", "value": "21.5344", "published_by": "ECB", **given}
    return Rate(book="FORO", when="2016-12-26", **{"served": "2016-12-26", **given})


@dataclass(frozen=True)
class Row:
    """What is handed in, and the codes of all that is found, in their order."""

    story: str
    facts: tuple[AnyFact, ...]
    expected: tuple[str, ...]


def row(story: str, *given: AnyFact | str) -> Row:
    facts = tuple(fact for fact in given if not isinstance(fact, str))
    return Row(story, facts, tuple(code for code in given if isinstance(code, str)))


_WHOLE_LEDGER = "9999999999999999.99"  # MXN: just below 10^18 centavos

REFUSALS = (
    # Nothing to refuse
    row("an expenditure within all limits", spent(lines=["PASAJES"], activities=["FORO-VII"])),
    row("the very last centavo", spent(amount="1000.00 MXN")),
    row("all of it returned", returned(amount="1000.00 MXN", received="49.99 EUR")),
    row("nothing at all"),
    # One by one
    row("a book that is not there", spent(book="ZZ"), "unknown-book"),
    row(
        "other content under a recorded reference",
        RECEIVED.model_copy(update={"amount": Money("1000.01", "MXN")}),
        "same-reference",
    ),
    row("a statement issued of another chain", ISSUED_ELSEWHERE, "issued-elsewhere"),
    row("another kind under a recorded reference", spent("M-01"), "not-correctable"),
    row("an event named as the agreement is", spent("FORO"), "not-correctable"),
    row(
        "the agreement again, in other words",
        AGREEMENT.model_copy(update={"title": "Otro"}),
        "same-reference",
    ),
    row(
        "the agreement again, on other terms",
        AGREEMENT.model_copy(update={"title": "Otro", "prefinancing": True}),
        "not-correctable",
    ),
    row("the agreement again, in another currency",
        AGREEMENT.model_copy(update={"currency": "USD"}), "currency-of-book"),
    row("the programme again, in another currency and otherwise",
        PROGRAMME.model_copy(update={"currency": "USD", "title": "Otro"}), "currency-of-book"),
    row("a currency that there is no more", in_kind(amount="1.00 HRK", when="2023-01-01"),
        "currency-ended"),
    row("a currency on its last day", in_kind(amount="1.00 HRK", when="2022-12-31")),
    row("an ended currency that becomes another at a bank's rate",
        IN_EUROS.model_copy(
            update={"code": "KUNA", "accounts": (Account(code="HRK", currency="HRK"),
                                                 Account(code="EUR", currency="EUR"))}),
        received(book="KUNA", amount="760.00 HRK", sent="100.00 EUR"),
        Transfer(book="KUNA", reference="T-1", when="2023-01-01", account="HRK", to_account="EUR",
                 amount="760.00 HRK", arrived="100.00 EUR"),
        "redenomination-rate"),
    row("a currency that there was not yet", in_kind(amount="1.00 XCG"), "currency-not-yet"),
    row(
        "an agreement's words set right",
        AGREEMENT.model_copy(update={"title": "Otro", "revision": 2, "reason": "Error de dedo"}),
    ),
    row(
        "an agreement's words set right without a reason",
        AGREEMENT.model_copy(update={"title": "Otro", "revision": 2}),
        "correction-needs-reason",
    ),
    row(
        "an agreement's terms set right",
        AGREEMENT.model_copy(update={"prefinancing": True, "revision": 2, "reason": "Error"}),
        "not-correctable",
    ),
    row(
        "an agreement's third words without the second",
        AGREEMENT.model_copy(update={"title": "Otro", "revision": 3, "reason": "Error"}),
        "revision-out-of-order",
    ),
    row("one reference, two contents", spent(), spent(amount="11.00 MXN"), "reference-twice"),
    row("the same row twice", spent(), spent(), "row-repeated"),
    row("a disbursement to a programme", received(book="PICE"), "not-in-programme"),
    row("interest of a programme", earned(book="PICE"), "not-in-programme"),
    row("own money in a programme", contributed(book="PICE"), "not-in-programme"),
    row("a withdrawal of a programme", withdrawn(book="PICE"), "not-in-programme"),
    row("what came back in a programme", spent(book="PICE"),
        came_back(book="PICE"), income(book="PICE", of="G-01")),
    row("more than was spent in a programme", spent(book="PICE"),
        came_back(book="PICE", amount="10.01 MXN"), "recovery-beyond-expenditure"),
    row("a refund of a programme", returned(book="PICE"), "not-in-programme"),
    row("an account of a programme", spent(book="PICE", account="MXN"), "unknown-account"),
    row("an account that is not there", spent(account="BANCO-9"), "unknown-account"),
    row("a rate of the day", rate()),
    row("a rate of two other currencies", rate(base="USD"), "rate-of-other-currencies"),
    row("a rate of the day before", rate(served="2016-12-23"), "rate-of-another-day"),
    row("two accounts fit", received(amount="10.00 USD"), "account-not-named"),
    row("no account in that currency", spent(amount="10.00 GBP"), "currency-mismatch"),
    row("an account in another currency", spent(account="CAJA"), "currency-mismatch"),
    row("sent in a third currency", received(sent="1.00 USD"), "currency-mismatch"),
    row("returned in a third currency", returned(received="1.00 USD"), "currency-mismatch"),
    row("interest worth a third currency", earned(worth="1.00 USD"), "currency-mismatch"),
    row("what was sent is not said", received(sent=None), "worth-missing"),
    row(
        "in the agreement's own currency worth is face",
        received(book="TALLER", amount="100.00 EUR", sent="99.00 EUR"),
        "worth-not-face",
    ),
    row(
        "of interest, too",
        earned(book="TALLER", amount="100.00 EUR", worth="99.00 EUR"),
        "worth-not-face",
    ),
    row("a line that is not there", spent(lines=["VIATICOS"]), "unknown-line"),
    row("two of them", spent(lines=["A", "B"]), "unknown-line", "unknown-line"),
    row("a line of a programme", spent(book="PICE", lines=["PASAJES"]), "unknown-line"),
    row("a line that is not eligible", spent(lines=["REGALOS"]), "ineligible-line"),
    row("an activity that is not there", spent(activities=["FORO-VIII"]), "unknown-activity"),
    row("given in kind for one", in_kind(activities=["FORO-VIII"]), "unknown-activity"),
    row("an activity of another book too", held()),
    row(
        "what another book names is taken back",
        Reversal(book="FORO", reference="X", of="FORO-VII", when="2016-10-05", reason="error"),
        "same-activity-left",
    ),
    row("the same as one that is not there", held(same_as="FORO-VIII"), "same-activity-unknown"),
    row("the same, and of another kind", held(activity_kind="forum"), "same-activity-differs"),
    row(
        "the same as one that is the same as another",
        held(),
        Activity(
            book="TALLER", reference="T", title="T", same_as_book="PICE", same_as="ACT-1"
        ),
        "same-activity-chain",
    ),
    row(
        "before the agreement",
        spent(when="2016-07-03"),
        "outside-period",
        "spent-beyond-received",
    ),
    row("after the agreement", spent(when="2017-01-01"), "outside-period"),
    row("a year of which a part fits", spent(when="2016"), "partly-outside-period"),
    row("a range that runs over the end", spent(when="2016-12-30/2017-01-01"),
        "partly-outside-period"),
    row("the last day of the agreement", spent(when="2016-12-31")),
    row("a disbursement of tomorrow", received(when=TOMORROW), "future-date"),
    row("given in kind tomorrow", in_kind(when=TOMORROW), "future-date"),
    row("a year that has begun", in_kind(when=str(date.today().year))),
    row(
        "more than a ledger can hold",
        received(amount=f"{_WHOLE_LEDGER} MXN"),
        "total-too-large",
    ),
    row("a centavo too much", spent(amount="1000.01 MXN"), "spent-beyond-received"),
    row("spent before it came", spent(when="2016-07-31"), "spent-beyond-received"),
    row("in a currency that never came", spent(amount="1.00 USD", account="CAJA"),
        "spent-beyond-received"),
    row("unless the agreement allows it", spent(book="AHEAD", amount="1.00 EUR")),
    row("a centavo too much returned", returned(amount="1000.01 MXN"), "refund-beyond-held"),
    row("an agreement taken over", *taken_over()),
    row("what was before it is in other books", *taken_over(),
        spent(book="TALLER", amount="1.00 EUR", when="2016-06-30"), "before-takeover",
        "spent-beyond-received"),
    row("an activity of before", *taken_over(),
        ACTIVITY.model_copy(update={"book": "TALLER", "reference": "C",
                                    "when": When.parse("2015")}),
        "before-takeover"),
    row("a rate of before is no matter", *taken_over(),
        rate(quote="USD").model_copy(update={"book": "TALLER", "when": When.parse("2015-01-05"),
                                            "served": When.parse("2015-01-05")})),
    row("a position of two days", *taken_over(),
        OpeningBalance(book="TALLER", reference="SI-2", when="2016-07-02", amount="1.00 EUR"),
        "takeover-on-two-days"),
    row("taken over after what is recorded", OpeningBalance(
        book="FORO", reference="SI", when="2016-09-01", amount="1.00 MXN", worth="1.00 EUR"),
        "takeover-after-records"),
    row("taken over without its worth", OpeningBalance(
        book="FORO", reference="SI", when="2016-07-04", amount="1.00 MXN"),
        "takeover-without-worth"),
    row("an earlier amount without its worth", earlier(worth=None), "takeover-without-worth"),
    row("an earlier amount worth dollars", earlier(worth="1.00 USD"), "currency-mismatch"),
    row("an earlier amount in pounds", earlier(amount="1.00 GBP"), "currency-mismatch"),
    row("an earlier amount worth more than its face",
        earlier(amount="1.00 EUR", worth="2.00 EUR"), "worth-not-face"),
    row("an earlier amount of no line", earlier(line="OTRO"), "unknown-line"),
    row("an earlier amount of a programme", earlier(book="PICE"), "not-in-programme"),
    row("own money put in and taken out", contributed(), withdrawn()),
    row("a centavo too much taken out", withdrawn(amount="1000.01 MXN"), "withdrawal-beyond-held"),
    row("taken out before it came", contributed(), withdrawn(when="2016-07-31"),
        "withdrawal-beyond-held"),
    row("advanced, but nothing to take out", withdrawn(book="AHEAD", amount="1.00 EUR"),
        "withdrawal-beyond-held"),
    row("own money worth more than its face", contributed(
        book="TALLER", amount="1.00 EUR", worth="2.00 EUR"), "worth-not-face"),
    row("other income of no expenditure there is", income(of="G-99"), "unknown-expenditure"),
    row("other income of an expenditure", spent(), income(of="G-01")),
    row("a refund of which nothing arrived", returned(received="0.00 EUR")),
    row("which in one currency cannot be",
        received(book="TALLER", amount="1.00 EUR", sent=None),
        returned(book="TALLER", amount="1.00 EUR", received="0.00 EUR"), "worth-not-face"),
    row("advanced, but nothing to return", returned(book="AHEAD", amount="1.00 EUR"),
        "refund-beyond-held"),
    # Commitments
    row("a commitment that is spent", promised(lines=["PASAJES"]), spent(commitment="CO-1"),
        given_up()),
    row("a commitment of a programme", promised(book="PICE"), "not-in-programme"),
    row("a release in a programme", given_up(book="PICE"), "not-in-programme",
        "unknown-commitment"),
    row("spending in a programme what is promised", spent(book="PICE", commitment="CO-1"),
        "unknown-commitment"),
    row("promised in a currency without an account", promised(amount="1.00 GBP"),
        "currency-mismatch"),
    row("promised on a line that is not there", promised(lines=["VIATICOS"]), "unknown-line"),
    row("promised on a line that is excluded", promised(lines=["REGALOS"]), "ineligible-line"),
    row("promised for an activity that is not there", promised(activities=["X"]),
        "unknown-activity"),
    row("spending a commitment that is not there", spent(commitment="CO-9"), "unknown-commitment"),
    row("spending it in dollars", promised(), spent(amount="1.00 USD", account="CAJA",
        commitment="CO-1"), "currency-mismatch", "spent-beyond-received"),
    row("giving up what is not there", given_up(), "unknown-commitment"),
    row("giving it up twice", promised(), given_up(), given_up("LC-2", when="2016-11-30"),
        "released-already", "released-already"),
    row("giving it up before it was made", promised(when="2016-11-30"), given_up(),
        "release-before-commitment"),
    # What settles a disallowance
    row("settled, part by part", spent(), disallowed(), settled(amount="4.00 MXN"),
        settled("SV-2", amount="6.00 MXN", outcome="written_off")),
    row("a settlement of a programme", settled(book="PICE"), "not-in-programme",
        "unknown-disallowance"),
    row("a settlement of nothing", settled(), "unknown-disallowance"),
    row("settled in euros", spent(), disallowed(), settled(amount="1.00 EUR"),
        "currency-mismatch"),
    row("settled beyond what was disallowed", spent(), disallowed(), settled(),
        settled("SV-2", amount="0.01 MXN"), "settled-beyond-disallowance"),
    row("settled before it was disallowed", spent(), disallowed(when="2016-11-02"), settled(),
        "settled-without-disallowance"),
    # Requests
    row("asking for a line without a ceiling", asked(), "line-without-ceiling"),
    row("asking for a line that is not there", asked(line="VIATICOS"), "line-without-ceiling"),
    row("a request of a programme", asked(book="PICE"), "not-in-programme"),
    # Explanations of variations
    row("explaining a line that is not there", explained(line="VIATICOS"), "unknown-line"),
    row("explaining a day before the agreement", explained(when="2016-06-30"),
        "variation-outside-period"),
    row("explaining a day after it", explained(when="2017-02"), "variation-outside-period"),
    row("an explanation of a programme", explained(book="PICE"), "not-in-programme"),
    # Two at once
    row(
        "a wrong line on a wrong day",
        spent(when="2017-01-01", lines=["VIATICOS"]),
        "unknown-line",
        "outside-period",
    ),
    row(
        "a wrong line for a wrong activity",
        spent(lines=["REGALOS"], activities=["X"]),
        "ineligible-line",
        "unknown-activity",
    ),
    row(
        "a wrong account in a wrong currency is a wrong account",
        spent(account="BANCO-9", amount="1.00 GBP"),
        "unknown-account",
    ),
    row(
        "both amounts in a wrong currency",
        received(amount="10.00 GBP", sent="1.00 USD"),
        "currency-mismatch",
        "currency-mismatch",
    ),
    row(
        "tomorrow lies outside the agreement, too",
        spent(when=TOMORROW),
        "outside-period",
        "future-date",
    ),
    row("spent too much, once", spent(amount="900.00 MXN"), spent("G-02", "200.00 MXN"),
        spent("G-03", "300.00 MXN"), "spent-beyond-received"),
    row("spent and returned, too much together", spent(amount="600.00 MXN"),
        returned(amount="600.00 MXN"), "refund-beyond-held"),
    row(
        "spent too much, and then returned",
        spent(amount="1100.00 MXN"),
        returned(amount="10.00 MXN"),
        "spent-beyond-received",
        "refund-beyond-held",
    ),
    row(
        "money that came into no account could have paid for it",
        received(account="BANCO-9"),
        spent(amount="1010.00 MXN"),
        "unknown-account",
    ),
    row(
        "a reference twice, and a wrong line",
        spent(lines=["VIATICOS"]),
        spent(amount="11.00 MXN"),
        "reference-twice",
        "unknown-line",
    ),
    row("several books at once", spent(book="ZZ"), spent(lines=["VIATICOS"]), "unknown-book",
        "unknown-line"),
)  # fmt: skip


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(*RECORDED)
    return ledger


def _handed_in(ledger: Ledger, facts: tuple[AnyFact, ...]) -> tuple[tuple[Finding, ...], bool]:
    """What is found, and whether the facts were recorded."""
    try:
        return ledger.record(*facts).findings, True
    except Refused as refused:
        return refused.findings, False


def _codes(findings: tuple[Finding, ...]) -> list[str]:
    return sorted(finding.code for finding in findings)


WARNINGS = {"row-repeated", "partly-outside-period"}


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case.story)
def test_what_is_refused(case: Row, ledger: Ledger) -> None:
    before = [(book.opening.code, book.facts) for book in ledger.books()]
    findings, accepted = _handed_in(ledger, case.facts)
    assert _codes(findings) == sorted(case.expected)
    assert accepted == (set(case.expected) <= WARNINGS)
    if not accepted:
        assert [(book.opening.code, book.facts) for book in ledger.books()] == before
        assert ledger.verify().intact


def test_each_engine_refuses_the_same_and_keeps_nothing_of_it(where: str) -> None:
    refused = [case for case in REFUSALS if not set(case.expected) <= WARNINGS]
    with Ledger.open(where) as kept:
        kept.record(*RECORDED)
        before = rows(where)
        for case in refused:
            findings, recorded = _handed_in(kept, case.facts)
            assert (_codes(findings), recorded) == (sorted(case.expected), False), case.story
        assert rows(where) == before
    assert len(refused) >= 50


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case.story)
def test_a_refusal_can_be_said_in_both_languages(case: Row, ledger: Ledger) -> None:
    """A finding whose sentence lacks a word is a crash at the worst moment."""
    findings, accepted = _handed_in(ledger, case.facts)
    for language in Language:
        for finding in findings:
            said = finding.place.say(language) + finding.message(language)
            assert finding.remedy(language)
            assert "{" not in said
            assert "None" not in said
        assert accepted or Refused(findings).message(language)


def test_a_place_is_named_in_the_reader_s_language() -> None:
    """`columna account` is neither Spanish nor a heading that anybody wrote."""
    unspoken = set()
    for case in REFUSALS:
        ledger = Ledger.open("sqlite://")
        ledger.record(*RECORDED)
        for finding in _handed_in(ledger, case.facts)[0]:
            for language in Language:
                column = finding.place.column
                said = finding.place.say(language)
                if column is not None and FieldName(column).say(language) not in said:
                    unspoken.add((finding.code, said))
    assert unspoken == set()


def test_every_order_of_the_same_facts_is_refused_alike() -> None:
    """What is found may be listed in another order; it is not another set."""
    facts = (spent(lines=["VIATICOS"]), received(account="BANCO-9"), spent("G-02", "5000.00 MXN"))
    found = []
    for order in (facts, facts[::-1], facts[1:] + facts[:1]):
        ledger = Ledger.open("sqlite://")
        ledger.record(*RECORDED)
        found.append(_codes(_handed_in(ledger, order)[0]))
    assert found[0] == found[1] == found[2]


def test_a_finding_names_the_reference() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(*RECORDED)
    with pytest.raises(Refused) as refused:
        ledger.record(spent("G-77", lines=["VIATICOS"]))
    assert refused.value.findings[0].severity is Severity.ERROR
    assert "G-77" in refused.value.message(Language.ES)


def test_spending_that_takes_what_was_spent_later_is_refused_where_it_stands(
    ledger: Ledger,
) -> None:
    """A new expenditure of September takes the money of one of October, recorded before."""
    ledger.record(spent(amount="1000.00 MXN"))
    with pytest.raises(Refused) as refused:
        ledger.record(spent("G-00", "1.00 MXN", when="2016-09-01"))
    assert [finding.code for finding in refused.value.findings] == ["leaves-without-money"]
    assert refused.value.findings[0].place.reference == "G-00"
    assert "G-01" in refused.value.findings[0].message(Language.ES)


CHANGES: tuple[tuple[AnyFact, dict[str, Any]], ...] = (
    (AGREEMENT, {"title": "Otro"}),
    (AGREEMENT, {"prefinancing": True}),
    (AGREEMENT, {"conversion": "average"}),
    (AGREEMENT, {"end": "2017-12-31"}),
    (AGREEMENT, {"accounts": ["MXN", "USD"]}),
    (AGREEMENT, {"lines": [{"code": "PASAJES", "title": "Pasajes"}]}),
    (AGREEMENT, {"lines": [{"code": "PASAJES", "title": "Pasajes aéreos", "eligible": False},
                           {"code": "REGALOS", "title": "Obsequios"}]}),
    (AGREEMENT, {"lines": [{"code": "PASAJES", "title": "Pasajes aéreos", "ceiling": "9.00 EUR"},
                           {"code": "REGALOS", "title": "Obsequios", "eligible": False}]}),
    (ACTIVITY, {"activity_kind": "forum"}),
    (ACTIVITY, {"count": 2}),
    (ACTIVITY, {"partners": ["SEGIB"]}),
    (spent(lines=["PASAJES"]), {"lines": [Portion(code="PASAJES", amount="5.00 MXN")]}),
    (spent(), {"provenance": "derived"}),
    (spent(), {"when": "2016-10"}),
    (RECEIVED, {"sent": "50.01 EUR"}),
)  # fmt: skip


@pytest.mark.parametrize(("fact", "change"), CHANGES, ids=lambda value: str(value)[:50])
def test_a_difference_is_shown_as_one(fact: AnyFact, change: dict[str, Any]) -> None:
    """`Rubros: guardado PASAJES, ahora PASAJES` helps nobody."""
    ledger = Ledger.open("sqlite://")
    ledger.record(AGREEMENT, *(() if fact is AGREEMENT else (ACTIVITY, RECEIVED)))
    ledger.record(fact)
    plain = fact.model_dump(exclude={next(iter(change))})
    other = type(fact).model_validate({**plain, **change})
    with pytest.raises(Refused) as refused:
        ledger.record(other)
    codes = ("same-reference", "not-correctable")
    (finding,) = [f for f in refused.value.findings if f.code in codes]
    for language in Language:
        said = str(finding.params["differences"].say(language))  # type: ignore[attr-defined]
        before, _, after = said.partition(", ahora " if language is Language.ES else ", now ")
        assert not before.endswith(after), said
        assert "True" not in said
        assert "False" not in said


def _built(make: Callable[[], object]) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        make()
    return [problem["type"] for problem in refused.value.errors()]


def attached(**given: Any) -> Attachment:
    stated = {"book": "A", "of": "G", "name": "a.pdf", "sha256": "0" * 64, "size": 1, "type": "pdf"}
    return Attachment.model_validate(stated | given)


UNBUILDABLE: dict[str, tuple[Callable[[], object], ...]] = {
    "same-activity-half": (lambda: held(same_as=None), lambda: held(same_as_book=None)),
    "document-name": (lambda: attached(reference="DOC-1"),),
    "line-of-no-spending": (lambda: earlier(figure="received", line="PASAJES"),),
    "not-positive": (
        lambda: spent(amount="0.00 MXN"),
        lambda: spent(amount="-1.00 MXN"),
        lambda: received(sent="0.00 EUR"),
        lambda: in_kind(amount=InKind("-0.01", "MXN")),
        lambda: BudgetLine(code="A", title="A", ceiling="0.00 MXN"),
        lambda: Portion(code="A", amount="-1.00 MXN"),
    ),
    "parts-exceed-whole": (
        lambda: spent(lines=[Portion(code="A", amount="10.01 MXN")]),
        lambda: spent(
            activities=[Portion(code="A", amount="5.00 MXN"), Portion(code="B", amount="5.01 MXN")]
        ),
    ),
    "currency-mismatch": (lambda: spent(lines=[Portion(code="A", amount="1.00 EUR")]),),
    "code-twice": (
        lambda: spent(lines=["A", "A"]),
        lambda: spent(activities=["A", "A"]),
        lambda: Agreement(code="A", title="A", currency="EUR", accounts=["EUR", "EUR"]),
        lambda: AGREEMENT.model_validate(
            {**AGREEMENT.model_dump(), "lines": [AGREEMENT.lines[0], AGREEMENT.lines[0]]}
        ),
    ),
    "follows-itself": (
        lambda: AGREEMENT.model_validate({**AGREEMENT.model_dump(), "follows": AGREEMENT.code}),
    ),
    "rate-not-of-a-day": (
        lambda: SpendingRate(
            currency="MXN", basis="month", source="ECB", previous_business_day=True
        ),
    ),
    "rate-of-itself": (lambda: rate(base="MXN"),),
    "number-not-exact": (lambda: rate(value=21.5), lambda: rate(value="0")),
    "rate-basis": (lambda: rate(basis="fixed"),),
    "end-before-start": (
        lambda: AGREEMENT.model_validate({**AGREEMENT.model_dump(), "end": "2016-07-03"}),
    ),
    "date-unreadable": (
        lambda: spent(when="31/12/2016"),
        lambda: spent(when="2016-02-30"),
        lambda: spent(when="2016-12-02/2016-10-05"),
        lambda: spent(when=20161231),
        lambda: spent(when=None),
    ),
    "missing-value": (lambda: spent(""), lambda: spent("   ")),
    "text-too-long": (lambda: spent("x" * 101), lambda: spent(concept="x" * 20_001)),
    "unprintable-text": (lambda: spent("G\u200b1"), lambda: spent(concept="a\u202eb")),
}
"""What the model itself refuses: no such fact can be built."""


@pytest.mark.parametrize(
    ("code", "make"), [(code, make) for code, makers in UNBUILDABLE.items() for make in makers]
)
def test_what_cannot_be_built(code: str, make: Callable[[], object]) -> None:
    assert _built(make) == [code]


def test_what_is_built_is_closed() -> None:
    assert _built(lambda: spent(importe="5.00 MXN")) == ["extra_forbidden"]
    assert _built(lambda: spent(amount=Decimal("5.00"))) == ["money.not-exact"]
    assert _built(lambda: spent(amount=5.0)) == ["money.not-exact"]
    assert _built(lambda: spent(amount=InKind("5.00", "MXN"))) == ["money.wrong-nature"]
    with pytest.raises(ValidationError, match="frozen"):
        spent().concept = "otro"


@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(1899, 12, 31), date(2201, 1, 1), date(9999, 12, 31)]
)
def test_whatever_is_recorded_can_be_read_again(day: date, ledger: Ledger) -> None:
    """An agreement «without end» is often given the end 31/12/9999."""
    facts = (
        lambda: Agreement(code="NEW", title="N", currency="EUR", accounts=["EUR"], end=day),
        lambda: Activity(book="PICE", reference="A-1", title="A", when=day),
        lambda: spent(book="PICE", amount="1.00 MXN", when=day),
    )
    for make in facts:
        try:
            ledger.record(make())
        except (ValidationError, Refused):
            continue
    assert ledger.verify().intact
    assert len(ledger.books()) >= 4
