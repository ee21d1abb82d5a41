"""What became of a disallowance, by hand: refunded, documents, justification, written off, pending.

400.00 MXN of 600.00 were not accepted; 2,000.00 MXN came for 100.00 EUR: 20 make one.
"""

from datetime import date
from typing import Any

import pytest

from coopledger import (
    Agreement,
    AnyFact,
    Disallowance,
    Disbursement,
    Expenditure,
    Ledger,
    Refund,
    Reversal,
    Settlement,
)
from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import Statement
from coopledger.model.receipt import Refused

LINES = [{"code": code, "title": code, "ceiling": "1000.00 MXN"} for code in ("AIR", "FEES")]
AGREEMENT = Agreement(code="A", title="Forum", currency="EUR", accounts=["MXN"], lines=LINES)
CAME = Disbursement(
    book="A", reference="M", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
)
BOTH = ({"code": "AIR", "amount": "450.00 MXN"}, {"code": "FEES", "amount": "150.00 MXN"})
SPENT = Expenditure(book="A", reference="G", when="2016-03-01", amount="600.00 MXN", lines=BOTH)


def refused(amount: str = "400.00 MXN", lines: Any = (), **more: Any) -> AnyFact:
    lines = lines or (
        {"code": "AIR", "amount": "300.00 MXN"}, {"code": "FEES", "amount": "100.00 MXN"},
    )  # fmt: skip
    fields = {"book": "A", "reference": "N", "when": "2016-05-01", "reason": "no receipt", **more}
    return Disallowance(of="G", amount=amount, lines=lines, **fields)


def settled(outcome: str, amount: str, when: str = "2016-06-01", **more: Any) -> AnyFact:
    fields = {"book": "A", "reference": f"S-{outcome}", "of": "N", "reason": "as agreed", **more}
    return Settlement(when=when, amount=amount, outcome=outcome, **fields)


RETURNED = Refund(
    book="A", reference="R", when="2016-06-10", amount="50.00 MXN", received="2.40 EUR",
    disallowance="N",
)  # fmt: skip
EACH = (
    settled("documents", "100.00 MXN", "2016-06-01"),
    settled("justification", "60.00 MXN", "2016-06-05"),
    RETURNED,
    settled("written_off", "80.00 MXN", "2016-06-20"),
)


def stated(on: str, *facts: AnyFact) -> Statement:
    return reconcile(Book.of(AGREEMENT, [CAME, SPENT, *facts]), on=date.fromisoformat(on))


FIGURES = ("claimed", "disallowed", "accepted", "cleared", "written_off", "due_back")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2016-05-31", ["600.00", "400.00", "200.00", "0.00", "0.00", "400.00"]),
        ("2016-06-01", ["600.00", "300.00", "300.00", "100.00", "0.00", "300.00"]),
        ("2016-06-05", ["600.00", "240.00", "360.00", "160.00", "0.00", "240.00"]),
        ("2016-06-10", ["600.00", "240.00", "360.00", "160.00", "0.00", "190.00"]),
        # Written off it is not accepted, and not due.
        ("2016-06-20", ["600.00", "240.00", "360.00", "160.00", "80.00", "110.00"]),
    ],
)
def test_what_became_of_it_from_day_to_day(on: str, expected: list[str]) -> None:
    statement = stated(on, refused(), *EACH)
    (side,) = statement.acceptance
    assert [getattr(side, name).digits for name in FIGURES] == expected
    assert side.claimed == side.accepted + side.disallowed
    accepted = sum(line.accepted.minor for line in statement.lines)
    assert accepted == side.accepted.minor  # line by line, too


def test_what_is_accepted_after_all_is_so_of_each_line_by_its_share() -> None:
    """Of 300.00 and 100.00, 160.00 are 120.00 and 40.00."""
    lines = stated("2016-06-30", refused(), *EACH).lines
    assert [line.accepted.digits for line in lines] == ["270.00", "90.00"]


def test_all_of_it_accepted_after_all() -> None:
    (side,) = stated("2016-06-30", refused(), settled("documents", "400.00 MXN")).acceptance
    assert [getattr(side, name).digits for name in FIGURES] == [
        "600.00", "0.00", "600.00", "400.00", "0.00", "0.00",
    ]  # fmt: skip


def test_it_moves_no_money() -> None:
    money = [fact for fact in EACH if not isinstance(fact, Settlement)]
    one, other = stated("2016-12-31", refused(), *EACH), stated("2016-12-31", refused(), *money)
    assert (one.funds, one.agreement_currency) == (other.funds, other.agreement_currency)


def recorded(*facts: AnyFact) -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(AGREEMENT, CAME, SPENT, *facts)
    return ledger


def test_the_paper_says_each_outcome_in_both_currencies() -> None:
    paper = recorded(refused(), *EACH).statement_paper("A", on=date(2016, 12, 31))
    (each,) = paper.disallowances
    amounts = each.amounts
    assert {name: money.digits for name, money in amounts.items()} == {
        "disallowed": "400.00", "made-good": "50.00", "cleared": "160.00", "written-off": "80.00",
        "due-back": "110.00",
    }  # fmt: skip
    own = {name: each.reported(money).digits for name, money in amounts.items()}
    assert own == {
        "disallowed": "20.00", "made-good": "2.50", "cleared": "8.00", "written-off": "4.00",
        "due-back": "5.50",
    }  # fmt: skip
    said = " ".join(paper.to_text("en").split())
    assert "160.00 MXN (8.00 EUR)" in said
    assert "S-written_off (written off)" in said


@pytest.mark.parametrize(
    ("story", "fact", "code"),
    [
        ("of none", settled("documents", "1.00 MXN", of="N-9"), "unknown-disallowance"),
        ("of an expenditure", settled("documents", "1.00 MXN", of="G"), "unknown-disallowance"),
        ("in euros", settled("documents", "1.00 EUR"), "currency-mismatch"),
        ("more than it is", settled("documents", "400.01 MXN"), "settled-beyond-disallowance"),
        ("before it", settled("documents", "1.00 MXN", "2016-04-30"),
         "settled-without-disallowance"),
    ],
)  # fmt: skip
def test_what_is_refused(story: str, fact: AnyFact, code: str) -> None:
    with pytest.raises(Refused) as found:
        recorded(refused()).record(fact)
    assert [each.code for each in found.value.findings] == [code], story


def test_what_is_settled_may_be_disallowed_again_for_another_reason() -> None:
    whole = refused("600.00 MXN", BOTH)
    again = refused("600.00 MXN", BOTH, reference="N-2", when="2016-07-01")
    with pytest.raises(Refused) as found:
        recorded(whole).record(again)
    assert [each.code for each in found.value.findings] == ["disallowed-beyond-expenditure"]
    ledger = recorded(whole, settled("documents", "600.00 MXN"), again)
    (side,) = ledger.reconcile("A", on=date(2016, 7, 31)).acceptance
    assert (side.disallowed.digits, side.cleared.digits) == ("600.00", "600.00")
    undone = Reversal(book="A", reference="X", of="S-documents", when="2016-08-01", reason="false")
    with pytest.raises(Refused) as found:
        ledger.record(undone)
    assert [each.code for each in found.value.findings] == ["disallowed-beyond-expenditure"]


def test_what_settles_it_keeps_it_from_being_taken_back() -> None:
    taken_back = Reversal(book="A", reference="X", of="N", when="2016-05-01", reason="an error")
    ledger = recorded(refused(), settled("documents", "100.00 MXN"))
    with pytest.raises(Refused) as found:
        ledger.record(taken_back)
    assert "still-in-use" in [each.code for each in found.value.findings]
    with pytest.raises(Refused) as found:
        ledger.record(taken_back, refused("90.00 MXN", ["AIR"], revision=2))
    assert "settled-beyond-disallowance" in [each.code for each in found.value.findings]
