"""What the rules refuse of a decision on matching, and what they warn of.

Each row hands facts to a ledger in which an agreement and its first statement are recorded.
"""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Account, Agreement
from coopledger.model.events import Disbursement, Expenditure, Reversal, Transfer
from coopledger.model.evidence import BankLine, Invoice, Match
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.model.receipt import Refused
from tests.rules.test_table_of_refusals import Row, row

AGREEMENT = Agreement(
    code="BANCO",
    title="Capacitación electoral",
    currency="EUR",
    accounts=(Account(code="PESOS", currency="MXN"), Account(code="CAJA", currency="MXN")),
)


def spent(reference: str, amount: str, account: str = "PESOS", **more: Any) -> Expenditure:
    fields = {"book": "BANCO", "when": "2016-03-01", "account": account, **more}
    return Expenditure(reference=reference, amount=amount, **fields)


def booked(reference: str, amount: str, account: str = "PESOS", **more: Any) -> BankLine:
    fields = {"book": "BANCO", "when": "2016-03-01", "account": account, **more}
    return BankLine(reference=reference, amount=amount, direction="out", **fields)


def matched(lines: list[str], events: list[str], reference: str = "K-9", **more: Any) -> Match:
    fields = {"book": "BANCO", "when": "2016-03-15", **more}
    return Match(reference=reference, bank_lines=lines, events=events, **fields)


def reversal(of: str, when: str = "2016-03-01", **more: Any) -> Reversal:
    fields = {"book": "BANCO", "reference": "X-9", "reason": "se capturó mal", **more}
    return Reversal(of=of, when=when, **fields)


RECORDED: tuple[AnyFact, ...] = (
    AGREEMENT,
    Disbursement(
        book="BANCO", reference="M-1", when="2016-01-10", amount="5000.00 MXN", sent="250.00 EUR",
        account="PESOS",
    ),
    Transfer(
        book="BANCO", reference="T-1", when="2016-02-01", amount="500.00 MXN", account="PESOS",
        to_account="CAJA",
    ),
    spent("G-1", "100.00 MXN"),
    spent("G-2", "60.00 MXN"),
    spent("G-3", "40.00 MXN"),
    spent("G-4", "10.00 MXN", "CAJA"),
    booked("B-1", "100.00 MXN"),
    booked("B-2", "100.00 MXN"),
    booked("B-3", "500.00 MXN"),
    BankLine(
        book="BANCO", reference="B-4", when="2016-02-01", account="CAJA", direction="in",
        amount="500.00 MXN",
    ),
    Invoice(
        book="BANCO", reference="F-1", when="2016-03-01", issuer={"name": "S"},
        amount="100.00 MXN",
    ),
    matched(["B-1"], ["G-1"], "K-1"),
)  # fmt: skip

MATCH_REFUSALS = (
    # Nothing to refuse
    row("one line of two events", matched(["B-2"], ["G-2", "G-3"])),
    row("a rejected one of what is matched", matched(["B-1"], ["G-2"], decision="rejected")),
    row(
        "a transfer in each of its accounts",
        matched(["B-3"], ["T-1"], "K-8"),
        matched(["B-4"], ["T-1"], "K-9"),
    ),
    row(
        "another match once the first was reversed",
        reversal("K-1", "2016-03-15"),
        matched(["B-2"], ["G-1"]),
    ),
    row("the invoice of a matched event", matched([], ["G-1"], invoices=["F-1"])),
    row(
        "an event that is set right stays matched",
        reversal("G-1"),
        spent("G-1", "100.00 MXN", revision=2, payee="Hotel"),
    ),
    # One by one
    row("a line that is not there", matched(["B-99"], ["G-2"]), "match-names-unknown"),
    row("an event that is not there", matched(["B-2"], ["G-99"]), "match-names-unknown"),
    row(
        "an event that was taken back",
        reversal("G-2"),
        matched(["B-2"], ["G-2"]),
        "match-names-unknown",
    ),
    row("an event as a line", matched(["G-2"], ["G-3"]), "match-names-other-kind"),
    row("a line as an invoice", matched([], ["G-2"], invoices=["B-2"]), "match-names-other-kind"),
    row("the agreement as an event", matched(["B-2"], ["BANCO"]), "match-names-other-kind"),
    row("a line matched twice", matched(["B-1"], ["G-2", "G-3"]), "matched-twice"),
    row("an event matched twice", matched(["B-2"], ["G-1"]), "matched-twice"),
    row(
        "a line twice in one load",
        matched(["B-2"], ["G-2", "G-3"], "K-8"),
        matched(["B-2"], ["G-2", "G-3"], "K-9"),
        "matched-twice",
        "matched-twice",
        "matched-twice",
    ),
    row("an event of another account", matched(["B-2"], ["G-4"]), "match-other-account"),
    row("sums that differ", matched(["B-2"], ["G-2"]), "match-sums-differ"),
    row(
        "sums that differ, with the reason",
        matched(["B-2"], ["G-2"], reason="el banco cobró 40.00 de más y los devolvió"),
        "match-sums-differ",
    ),
    row("an event taken back that was matched", reversal("G-1"), "reversal-leaves-match"),
)  # fmt: skip

MATCH_UNBUILDABLE: dict[str, tuple[Callable[[], object], str]] = {
    "match-one-sided": (lambda: matched(["B-1", "B-2"], []), "it takes two of bank lines"),
}

WARNINGS = {"sums that differ, with the reason", "an event taken back that was matched"}


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(*RECORDED)
    return ledger


def _found(case: Row, ledger: Ledger) -> tuple[Finding, ...]:
    try:
        return ledger.record(*case.facts).findings
    except Refused as refused:
        return refused.findings


@pytest.mark.parametrize("case", MATCH_REFUSALS, ids=lambda case: case.story)
def test_what_is_refused(case: Row, ledger: Ledger) -> None:
    before = ledger.facts("BANCO")
    found = _found(case, ledger)
    assert tuple(finding.code for finding in found) == case.expected
    warned = case.story in WARNINGS
    assert all((f.severity is Severity.WARNING) == warned for f in found)
    assert len(ledger.facts("BANCO")) == len(before) + (
        0 if found and not warned else len(case.facts)
    )


@pytest.mark.parametrize("case", MATCH_REFUSALS, ids=lambda case: case.story)
def test_it_can_be_said_in_both_languages(case: Row, ledger: Ledger) -> None:
    for finding in _found(case, ledger):
        for language in Language:
            assert "{" not in finding.message(language) + finding.remedy(language)


@pytest.mark.parametrize("code", MATCH_UNBUILDABLE)
def test_what_cannot_be_built(code: str) -> None:
    make, said = MATCH_UNBUILDABLE[code]
    with pytest.raises(ValidationError) as refused:
        make()
    (problem,) = refused.value.errors()
    assert problem["type"] == code
    assert said in Finding(code, params=problem["ctx"]).message(Language.EN)


def test_a_sum_that_differs_says_by_how_much(ledger: Ledger) -> None:
    with pytest.raises(Refused, match=r"bank comes to -100\.00 MXN and the books to -60\.00 MXN"):
        ledger.record(matched(["B-2"], ["G-2"]))
