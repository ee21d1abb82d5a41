"""What accounts hold at the end of a day: transfers are held to it, and below zero it is said."""

from itertools import permutations
from typing import Any

import pytest

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Account, Agreement
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.model.period import Period
from coopledger.model.receipt import Refused
from coopledger.model.terms import Addendum


def agreement(**terms: Any) -> Agreement:
    accounts = (
        Account(code="BANK", currency="MXN"),
        Account(code="TRIP", currency="MXN", holder="Coordinator"),
        Account(code="BOX", currency="MXN"),
        Account(code="EUR", currency="EUR"),
    )
    return Agreement(code="A", title="Forum", currency="EUR", accounts=accounts, **terms)


def fact(kind: type[Any], reference: str, when: str, amount: str, **more: Any) -> AnyFact:
    fields = {"book": "A", "account": "BANK", **more}
    made: AnyFact = kind(reference=reference, when=when, amount=amount, **fields)
    return made


def came(amount: str = "1000.00 MXN", **more: Any) -> AnyFact:
    fields = {"reference": "M-1", "when": "2016-08-01", "sent": "50.00 EUR", **more}
    return fact(Disbursement, amount=amount, **fields)


def moved(reference: str, account: str, to: str, amount: str, when: str = "2016-09-01") -> AnyFact:
    return fact(Transfer, reference, when, f"{amount} MXN", account=account, to_account=to)


def spent(reference: str, amount: str, when: str = "2016-09-05", **more: Any) -> AnyFact:
    return fact(Expenditure, reference, when, f"{amount} MXN", **more)


def taken_back(of: str, when: str, reference: str = "X-1") -> AnyFact:
    return Reversal(book="A", reference=reference, of=of, when=when, reason="an error")


def handed_in(ledger: Ledger, *facts: AnyFact) -> tuple[Finding, ...]:
    try:
        return ledger.record(*facts).findings
    except Refused as refused:
        return refused.findings


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return sorted(finding.code for finding in findings)


ONE_DAY = (
    moved("T", "BANK", "TRIP", "1000.00"),
    moved("T", "TRIP", "BOX", "1000.00"),
    moved("T", "BOX", "BANK", "400.00"),
)


@pytest.mark.parametrize("folios", list(permutations(("T-1", "T-2", "T-3"))))
def test_transfers_of_one_day_are_accepted_whatever_their_folios(folios: tuple[str, ...]) -> None:
    chain = [
        transfer.model_copy(update={"reference": folio})
        for transfer, folio in zip(ONE_DAY, folios, strict=True)
    ]
    ledger = Ledger.open("sqlite://")
    assert codes(ledger.record(agreement(), came(), *chain).findings) == []
    held = {side.account.code: side.held.digits for side in ledger.reconcile("A").accounts}
    assert held == {"BANK": "400.00", "TRIP": "0.00", "BOX": "600.00", "EUR": "0.00"}
    assert ledger.verify().intact


TRANSFERS = (
    ("all there is", (moved("T-1", "BANK", "TRIP", "1000.00"),), []),
    ("a centavo more", (moved("T-1", "BANK", "TRIP", "1000.01"),), ["transfer-beyond-held"]),
    ("what comes the day after", (moved("T-1", "TRIP", "BOX", "1.00"),
     moved("T-2", "BANK", "TRIP", "1.00", "2016-09-02")), ["transfer-beyond-held"]),
    ("what is spent the same day", (moved("T-1", "BANK", "TRIP", "600.00"),
     spent("G-1", "400.01", "2016-09-01")), ["transfer-beyond-held"]),
    ("two that are too much", (moved("T-1", "BANK", "TRIP", "600.00"),
     moved("T-2", "BANK", "BOX", "400.01")), ["transfer-beyond-held"]),
    ("what came back the same day", (spent("G-1", "300.00", "2016-08-15"),
     moved("T-1", "BANK", "TRIP", "800.00"),
     fact(Recovery, "C-1", "2016-09-01", "100.00 MXN", of="G-1")), []),
    ("what is taken back later", (moved("T-1", "BANK", "TRIP", "1000.00"),
     taken_back("M-1", "2016-12-01"), came(when="2016-12-01", revision=2)), []),
    ("what is taken back on its day", (moved("T-1", "BANK", "TRIP", "1000.00"),
     taken_back("M-1", "2016-08-01"), came("900.00 MXN", revision=2)), ["transfer-beyond-held"]),
    ("interest of the same day", (moved("T-1", "BANK", "TRIP", "1001.00"),
     fact(Interest, "I-1", "2016-09-01", "1.00 MXN")), []),
    ("a refund is held to its place", (moved("T-1", "BANK", "TRIP", "1000.00"),
     fact(Refund, "R-1", "2016-09-01", "1.00 MXN")),
     ["refund-beyond-held", "transfer-beyond-held"]),
)  # fmt: skip


@pytest.mark.parametrize("prefinancing", [False, True])
@pytest.mark.parametrize(("facts", "expected"), [t[1:] for t in TRANSFERS],
                         ids=[t[0] for t in TRANSFERS])  # fmt: skip
def test_a_transfer_is_held_to_the_end_of_its_day(
    facts: tuple[AnyFact, ...], expected: list[str], prefinancing: bool
) -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(prefinancing=prefinancing))
    assert codes(handed_in(ledger, came(), *facts)) == expected


def test_an_exchange_is_held_to_its_place() -> None:
    """It is worth its stretch there: what comes after it on its day is not there yet."""
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(), came())
    into = fact(Transfer, "T-1", "2016-09-01", "20.00 EUR", account="EUR", to_account="BANK",
                arrived="400.00 MXN")  # fmt: skip
    back = fact(Transfer, "T-2", "2016-09-01", "500.00 MXN", to_account="EUR", arrived="25.00 EUR")
    assert codes(handed_in(ledger, into, back)) == ["transfer-beyond-held"]


def test_what_makes_a_recorded_transfer_too_much_is_to_blame() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(), came(), moved("T-1", "BANK", "TRIP", "600.00"))
    (found,) = handed_in(ledger, spent("G-1", "400.01", "2016-09-01"))
    assert (found.code, found.place.reference) == ("leaves-without-money", "G-1")
    assert found.params["later"] == "T-1"
    assert codes(handed_in(ledger, spent("G-1", "400.01", "2016-09-02"))) == ["account-below-zero"]


def test_a_disbursement_of_a_closed_year_is_corrected_though_an_advance_was_made_since() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(
        agreement(), came(), moved("T-1", "BANK", "TRIP", "900.00"),
        Period(book="A", when="2016", state="closed"),
    )  # fmt: skip
    corrected = came("1100.00 MXN", when="2017-01-01", revision=2)
    assert codes(handed_in(ledger, taken_back("M-1", "2017-01-01"), corrected)) == []
    assert ledger.verify().intact


ADVANCED = (agreement(), came(), moved("T-1", "BANK", "TRIP", "300.00"))

BELOW = (
    ("more than was advanced", (spent("G-1", "300.01", account="TRIP"),), "TRIP"),
    ("all that was advanced", (spent("G-1", "300.00", account="TRIP"),), None),
    ("the wrong account", (spent("G-1", "0.01", account="BOX"),), "BOX"),
    ("for a day", (spent("G-1", "300.01", account="TRIP"),
     moved("T-2", "BANK", "TRIP", "0.01", "2016-09-06")), "TRIP"),
    ("not at the end of the day", (spent("G-1", "300.01", account="TRIP"),
     moved("T-2", "BANK", "TRIP", "0.01", "2016-09-05")), None),
    ("what was advanced is taken back", (spent("G-1", "300.00", account="TRIP"),
     taken_back("T-1", "2016-10-01")), "TRIP"),
    ("what came is taken back", (moved("T-2", "BANK", "BOX", "500.00", "2016-09-02"),
     spent("G-1", "300.00", account="TRIP"), taken_back("M-1", "2016-12-01"),
     came("800.00 MXN", when="2016-12-01", revision=2, account="BOX")), "BANK"),
)  # fmt: skip


@pytest.mark.parametrize("clause", [None, True])
@pytest.mark.parametrize(("facts", "account"), [b[1:] for b in BELOW], ids=[b[0] for b in BELOW])
def test_an_account_below_zero_is_said(
    facts: tuple[AnyFact, ...], account: str | None, clause: bool | None
) -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(no_overdraft=clause), *ADVANCED[1:])
    found = handed_in(ledger, *facts)
    assert [f.params["account"] for f in found] == ([account] if account else [])
    for finding in found:
        assert finding.code == "account-below-zero"
        assert finding.severity is (Severity.ERROR if clause else Severity.WARNING)
        assert all(str(account) in finding.message(language) for language in Language)
    standing = [f for f in ledger.check() if f.code == "account-below-zero"]
    expected = [account] if account and not clause else []
    assert [f.place.reference for f in standing] == expected


def test_it_is_said_when_it_comes_to_be_and_when_it_gets_worse() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(*ADVANCED)
    below = ["account-below-zero"]
    assert codes(handed_in(ledger, spent("G-1", "300.01", account="TRIP"))) == below
    assert codes(handed_in(ledger, spent("G-2", "1.00", "2016-10-01"))) == []
    assert codes(handed_in(ledger, spent("G-3", "1.00", "2016-10-02", account="TRIP"))) == below
    assert codes(handed_in(ledger, moved("T-2", "BANK", "TRIP", "1.01", "2016-10-03"))) == []
    assert [f.params["on"].isoformat() for f in ledger.check() if f.code in below] == ["2016-09-05"]


def test_where_the_whole_currency_is_below_zero_no_account_is_to_blame() -> None:
    """What was advanced by the institution is said as such; until there is money somewhere."""
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(prefinancing=True))
    assert codes(handed_in(ledger, spent("G-1", "300.00"))) == []
    (found,) = handed_in(ledger, came(account="BOX", when="2016-09-10"))
    assert (found.code, found.params["account"]) == ("account-below-zero", "BANK")


def test_an_addendum_makes_it_an_error_from_its_day_on() -> None:
    ledger = Ledger.open("sqlite://")
    clause = Addendum(book="A", reference="AD-1", when="2016-10-01", no_overdraft=True)
    ledger.record(*ADVANCED, clause)
    (before,) = handed_in(ledger, spent("G-1", "300.01", "2016-09-30", account="TRIP"))
    assert before.severity is Severity.WARNING
    (after,) = handed_in(ledger, spent("G-2", "0.01", "2016-10-01", account="BOX"))
    assert (after.severity, after.params["account"]) == (Severity.ERROR, "BOX")
