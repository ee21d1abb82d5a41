"""What is promised and not yet spent, by hand: of each commitment, and of each budget line."""

from datetime import date
from typing import Any

import pytest

from coopledger import (
    Agreement,
    AnyFact,
    Commitment,
    Disbursement,
    Expenditure,
    Ledger,
    Recovery,
    Release,
    Reversal,
)
from coopledger.books.book import Book
from coopledger.books.commitments import CommitmentStanding
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import Statement
from coopledger.model.receipt import Refused

LINES = [
    {"code": "AIR", "title": "Air fares", "ceiling": "1000.00 MXN"},
    {"code": "FEES", "title": "Fees", "ceiling": "30.00 EUR"},
    {"code": "OTHER", "title": "Other"},
]
AGREEMENT = Agreement(code="A", title="Forum", currency="EUR", accounts=["MXN", "EUR"], lines=LINES)
# 2,000.00 MXN came for 100.00 EUR: 20 make one.
CAME = Disbursement(
    book="A", reference="M-1", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
)


def promised(reference: str, amount: str, *lines: Any, **more: Any) -> Commitment:
    fields = {"book": "A", "when": "2016-02-01", "lines": lines, **more}
    return Commitment(reference=reference, amount=amount, **fields)


def spent(reference: str, amount: str, *lines: Any, of: str | None = "CO", **more: Any) -> AnyFact:
    fields = {"book": "A", "when": "2016-03-01", "lines": lines, "commitment": of, **more}
    return Expenditure(reference=reference, amount=amount, **fields)


def back(of: str, amount: str, when: str = "2016-04-01") -> AnyFact:
    return Recovery(book="A", reference="C-1", of=of, when=when, amount=amount)


def given_up(of: str = "CO", when: str = "2016-05-01") -> AnyFact:
    return Release(book="A", reference=f"L-{of}", of=of, when=when, reason="not needed")


def stated(on: str, *facts: AnyFact) -> Statement:
    return reconcile(Book.of(AGREEMENT, [CAME, *facts]), on=date.fromisoformat(on))


def standing(on: str, *facts: AnyFact) -> CommitmentStanding:
    (found,) = stated(on, *facts).commitments
    return found


def amounts(found: CommitmentStanding) -> tuple[str, ...]:
    of = (found.amount, found.spent, found.released, found.outstanding, found.overspent)
    return tuple(money.digits for money in of)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2016-02-29", ("900.00", "0.00", "0.00", "900.00", "0.00")),
        ("2016-03-31", ("900.00", "400.00", "0.00", "500.00", "0.00")),
        # What came back is to be spent again, until the rest is given up.
        ("2016-04-30", ("900.00", "350.00", "0.00", "550.00", "0.00")),
        ("2016-05-01", ("900.00", "350.00", "550.00", "0.00", "0.00")),
        # What is paid after that lowers what was given up; nothing is outstanding.
        ("2016-06-30", ("900.00", "450.00", "450.00", "0.00", "0.00")),
        ("2016-12-31", ("900.00", "950.00", "0.00", "0.00", "50.00")),
    ],
)
def test_a_commitment_from_day_to_day(on: str, expected: tuple[str, ...]) -> None:
    history = (
        promised("CO", "900.00 MXN", "AIR"), spent("G-1", "400.00 MXN", "AIR"),
        back("G-1", "50.00 MXN"), given_up(),
        spent("G-2", "100.00 MXN", "AIR", when="2016-06-15"),
        spent("G-3", "500.00 MXN", "AIR", when="2016-08-15"),
    )  # fmt: skip
    found = standing(on, *history)
    assert amounts(found) == expected
    # All that was promised was spent, given up, or is outstanding.
    assert found.amount + found.overspent == found.spent + found.released + found.outstanding


def test_before_its_day_there_is_none_and_it_moves_no_money() -> None:
    promise = promised("CO", "900.00 MXN", "AIR")
    assert stated("2016-01-31", promise).commitments == ()
    then, without = stated("2016-12-31", promise), stated("2016-12-31")
    assert (then.funds, then.agreement_currency) == (without.funds, without.agreement_currency)
    assert then.accounts == without.accounts
    assert then.by_month == without.by_month


OVER_BOTH = ({"code": "AIR", "amount": "600.00 MXN"}, {"code": "FEES", "amount": "300.00 MXN"})


@pytest.mark.parametrize(
    ("story", "facts", "left"),
    [
        ("nothing yet", (), {"AIR": 60000, "FEES": 30000}),
        ("of one line", [spent("G", "250.00 MXN", "AIR")], {"AIR": 35000, "FEES": 30000}),
        ("of both", [spent("G", "900.00 MXN", *OVER_BOTH)], {"AIR": 0, "FEES": 0}),
        # 600.00 are left; 400.00 and 300.00 of the lines: what was on none lessens both.
        ("of another", [spent("G", "200.00 MXN", "AIR"), spent("H", "100.00 MXN", "OTHER")],
         {"AIR": 34286, "FEES": 25714}),
        ("of none", [spent("G", "300.00 MXN")], {"AIR": 40000, "FEES": 20000}),
        ("more of one than it has", [spent("G", "700.00 MXN", "AIR")], {"AIR": 0, "FEES": 20000}),
    ],
)  # fmt: skip
def test_what_is_outstanding_falls_on_its_lines(
    story: str, facts: tuple[AnyFact, ...], left: dict[str, int]
) -> None:
    found = standing("2016-12-31", promised("CO", "900.00 MXN", *OVER_BOTH), *facts)
    assert found.by_line == left, story
    assert sum(left.values()) == found.outstanding.minor


def of_lines(statement: Statement) -> dict[str, list[str | None]]:
    return {
        line.code: [
            each.digits if each is not None else None
            for each in (line.spent, line.available, line.committed, line.uncommitted)
        ]
        for line in statement.lines
    }


def test_a_line_has_less_to_promise() -> None:
    """300.00 MXN promised of a ceiling in euros are 15.00 EUR, at the average of what came."""
    facts = (promised("CO", "900.00 MXN", *OVER_BOTH), spent("G", "250.00 MXN", "AIR"))
    assert of_lines(stated("2016-12-31", *facts)) == {
        "AIR": ["250.00", "750.00", "350.00", "400.00"],
        "FEES": ["0.00", "30.00", "15.00", "15.00"],
    }
    assert of_lines(stated("2016-12-31", *facts, given_up())) == {
        "AIR": ["250.00", "750.00", "0.00", "750.00"],
        "FEES": ["0.00", "30.00", "0.00", "30.00"],
    }


def test_euros_promised_of_a_ceiling_in_pesos() -> None:
    promise = promised("CO", "10.00 EUR", "AIR")
    assert of_lines(stated("2016-12-31", promise))["AIR"] == ["0.00", "1000.00", "200.00", "800.00"]


def test_where_nothing_came_nothing_says_what_is_promised_in_another_currency() -> None:
    promise = promised("CO", "300.00 MXN", "FEES")
    found = reconcile(Book.of(AGREEMENT, [promise]), on=date(2016, 12, 31))
    assert of_lines(found)["FEES"] == ["0.00", "30.00", None, None]
    assert of_lines(found)["AIR"] == ["0.00", "1000.00", "0.00", "1000.00"]


def test_a_commitment_made_anew_counts_from_the_day_of_the_reversal() -> None:
    facts = (
        promised("CO", "900.00 MXN", "AIR"),
        Reversal(book="A", reference="X", of="CO", when="2016-06-01", reason="extended"),
        promised("CO", "950.00 MXN", "AIR", revision=2, when="2016-06-01"),
        spent("G", "100.00 MXN", "AIR"),
    )
    assert standing("2016-05-31", *facts).outstanding.digits == "800.00"
    assert standing("2016-06-01", *facts).outstanding.digits == "850.00"


# What the rules say of it.


def recorded(*facts: AnyFact) -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(AGREEMENT, CAME, *facts)
    return ledger


FULL = (promised("CO", "900.00 MXN", "AIR", until="2016-06-30"),)


@pytest.mark.parametrize(
    ("story", "fact", "said"),
    [
        ("within it", spent("G", "900.00 MXN", "AIR"), []),
        ("beyond it", spent("G", "900.01 MXN", "AIR"), ["commitment-overspent"]),
        ("before it", spent("G", "1.00 MXN", "AIR", when="2016-01-31"), ["commitment-out-of-time"]),
        ("on its last day", spent("G", "1.00 MXN", "AIR", when="2016-06-30"), []),
        ("after it", spent("G", "1.00 MXN", "AIR", when="2016-07-01"), ["commitment-out-of-time"]),
        ("in a month that it ends in", spent("G", "1.00 MXN", "AIR", when="2016-06"), []),
        ("promised beyond the ceiling", promised("C2", "100.01 MXN", "AIR"),
         ["line-over-committed"]),
        ("spent beyond it with what is promised", spent("G", "100.01 MXN", "AIR", of=None),
         ["line-over-committed"]),
        ("promised up to the ceiling", promised("C2", "100.00 MXN", "AIR"), []),
        ("spent beyond the ceiling", spent("G", "1000.01 MXN", "AIR"),
         ["commitment-overspent", "line-over-ceiling"]),
    ],
)  # fmt: skip
def test_what_is_recorded_with_a_warning(story: str, fact: AnyFact, said: list[str]) -> None:
    found = recorded(*FULL).record(fact).findings
    assert sorted(each.code for each in found) == said, story


def test_a_payment_after_what_was_left_is_given_up_is_said() -> None:
    ledger = recorded(*FULL, given_up())
    (found,) = ledger.record(spent("G", "1.00 MXN", "AIR", when="2016-05-02")).findings
    assert (found.code, str(found.params["until"])) == ("commitment-out-of-time", "2016-05-01")


def test_a_release_taken_back_promises_again() -> None:
    ledger = recorded(*FULL, given_up(), spent("G", "500.00 MXN", "AIR", of=None))
    undone = Reversal(book="A", reference="X", of="L-CO", when="2016-05-01", reason="an error")
    assert [each.code for each in ledger.record(undone).findings] == ["line-over-committed"]


@pytest.mark.parametrize(
    ("story", "fact", "code"),
    [
        ("in no account's currency", promised("C2", "1.00 USD"), "currency-mismatch"),
        ("of no line", promised("C2", "1.00 MXN", "HOTEL"), "unknown-line"),
        ("of no activity", promised("C2", "1.00 MXN", activities=["F"]), "unknown-activity"),
        ("spends none", spent("G", "1.00 MXN", of="C2"), "unknown-commitment"),
        ("spends what is none", spent("G", "1.00 MXN", of="M-1"), "unknown-commitment"),
        ("in another currency", spent("G", "1.00 EUR"), "currency-mismatch"),
        ("gives up none", given_up("C2"), "unknown-commitment"),
        ("gives up before it is made", given_up(when="2016-01-31"), "release-before-commitment"),
    ],
)
def test_what_is_refused(story: str, fact: AnyFact, code: str) -> None:
    with pytest.raises(Refused) as refused:
        recorded(*FULL).record(fact)
    assert code in [each.code for each in refused.value.findings], story


def test_it_is_given_up_once() -> None:
    again = Release(book="A", reference="L-2", of="CO", when="2016-06-01", reason="again")
    with pytest.raises(Refused) as refused:
        recorded(*FULL, given_up()).record(again)
    assert [each.code for each in refused.value.findings] == ["released-already"]


def test_what_is_spent_of_it_keeps_it_from_being_taken_back() -> None:
    taken_back = Reversal(book="A", reference="X", of="CO", when="2016-02-01", reason="an error")
    ledger = recorded(*FULL, spent("G", "1.00 MXN", "AIR"))
    with pytest.raises(Refused) as refused:
        ledger.record(taken_back)
    assert [each.code for each in refused.value.findings] == ["still-in-use"]
    anew = promised("CO", "800.00 MXN", "AIR", revision=2)
    assert ledger.record(taken_back, anew).recorded == 2
    (found,) = ledger.reconcile("A").commitments
    assert found.outstanding.digits == "799.00"
    with pytest.raises(Refused) as refused:
        recorded(*FULL, given_up()).record(taken_back)
    assert [each.code for each in refused.value.findings] == ["still-in-use"]


def test_a_load_that_promised_is_taken_back_unless_others_spend_it() -> None:
    ledger = recorded()
    promise = ledger.load(*FULL).load
    payment = ledger.load(spent("G", "1.00 MXN", "AIR")).load
    with pytest.raises(Refused) as refused:
        ledger.undo(promise, reason="another agreement's")
    assert {each.code for each in refused.value.findings} == {"undo-built-on"}
    ledger.undo(payment, reason="another agreement's")
    ledger.undo(promise, reason="another agreement's")
    assert ledger.reconcile("A").commitments == ()
