"""Laws 1 to 3 and 5 on histories that mix all that may happen to money.

Disbursements, interest, spending, refunds, transfers, exchanges, advances, recoveries, reversals on
the day and later, next revisions, prescribed rates: every figure on every day against the auditor,
under both rules. With COOPLEDGER_LONG=1, a hundred thousand histories (docs/reliability.md).
"""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.ledger import Ledger
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.events import Disbursement, Expenditure, Recovery, Refund, Reversal
from coopledger.model.receipt import Refused
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.testing.small import LAST_DAY, days_worth_asking
from tests.auditor import (
    acceptance,
    acceptance_of,
    audit,
    budget,
    budget_of,
    commitments,
    commitments_of,
    figures_of,
    money_events,
)
from tests.effort import effort
from tests.laws.test_set import reasons_against

EXAMPLES = settings.default.max_examples
STRETCHES = effort(1, 20)
"""In how many stretches a long run goes through its histories: each is kept once it passed."""
HISTORIES = int(os.environ.get("COOPLEDGER_HISTORIES", effort(EXAMPLES * 3 // 2, 100_000)))
AT_EVERY_DATE = effort(EXAMPLES * 2 // 5, 20_000)
RECORDED = effort(EXAMPLES * 2 // 5, 5_000)

# Why one fact, or several, may have to wait for others.
LEANS_ON_ANOTHER = {
    "unknown-activity",
    "unknown-event",
    "unknown-expenditure",
    "unknown-commitment",
    "unknown-disallowance",
    "still-in-use",
    "spent-beyond-received",
    "refund-beyond-held",
    "withdrawal-beyond-held",
    "transfer-beyond-held",
    "leaves-without-money",
    "revision-out-of-order",
    "reversal-leaves-recovery",
    "reversal-leaves-match",
    "recovery-beyond-expenditure",
    "recovery-part-unclear",
    "recovery-left-behind",
    "disallowed-beyond-expenditure",
    "match-names-unknown",
}


@pytest.mark.parametrize("stretch", range(STRETCHES))
@settings(max_examples=HISTORIES // STRETCHES)
@given(history=histories())
def test_every_figure_of_every_day_is_the_auditors_under_both_rules(history: History, stretch: int):
    for rule in ConversionRule:
        agreement = history.agreement.model_copy(update={"conversion": rule})
        book = Book.of(agreement, history.facts)
        for day in history.days:
            statement = reconcile(book, on=day)
            assert figures_of(statement) == audit(agreement, history.facts, day)
            assert budget_of(statement) == budget(agreement, history.facts, day)
            assert acceptance_of(statement) == acceptance(history.facts, day)
            assert commitments_of(statement) == commitments(history.facts, day)
            _closes(statement)


@pytest.mark.parametrize("stretch", range(STRETCHES))
@settings(max_examples=AT_EVERY_DATE // STRETCHES)
@given(history=histories())
def test_the_laws_hold_at_every_date_of_a_history(history: History, stretch: int):
    """Not some days: the day before each date, each of its ends, and the day it counts from."""
    for rule in ConversionRule:
        agreement = history.agreement.model_copy(update={"conversion": rule})
        book = Book.of(agreement, history.facts)
        for day in days_worth_asking(money_events(history.facts)):
            statement = reconcile(book, on=day)
            assert figures_of(statement) == audit(agreement, history.facts, day)
            assert budget_of(statement) == budget(agreement, history.facts, day)
            _closes(statement)


def _closes(statement) -> None:
    """Laws 1 to 3, in whole minor units, written out."""

    def total(side: object, *names: str) -> int:
        return sum(getattr(side, name).money.minor for name in names)

    came = ("opening_balance", "received", "own_contribution", "interest", "other_income")
    went = ("spent", "returned", "withdrawn")
    for fund in statement.funds:
        assert total(fund, *came, "transferred_in") == total(fund, *went, "transferred_out", "held")
    side = statement.agreement_currency
    assert total(side, *came, "exchange_difference") == total(side, *went, "held")
    for pieces in (statement.by_line, statement.by_activity, statement.by_partner):
        assert sum(piece.reported.minor for piece in pieces) == side.spent.money.minor
        for place, fund in enumerate(statement.funds):
            assert sum(piece.fund[place].minor for piece in pieces) == fund.spent.money.minor
    months = statement.by_month
    for column in (*came, *went):
        whole = getattr(side, column).money.minor
        assert sum(getattr(month.agreement, column).minor for month in months) == whole
    difference = side.exchange_difference.money.minor
    assert sum(month.exchange_difference.minor for month in months) == difference
    for place, fund in enumerate(statement.funds):
        for column in (*came, *went, "transferred_in", "transferred_out"):
            whole = getattr(fund, column).money.minor
            assert sum(getattr(month.fund[place], column).minor for month in months) == whole


@given(histories(), st.data())
def test_a_book_is_the_same_whatever_the_order_of_its_facts(history: History, data: st.DataObject):
    """Only a reversal comes after its event; a ledger records no other."""
    ordered = Book.of(history.opening, history.facts)
    others = [fact for fact in history.facts if fact.kind != "reversal"]
    reversals = [fact for fact in history.facts if fact.kind == "reversal"]
    left = [*data.draw(st.permutations(others)), *data.draw(st.permutations(reversals))]
    book = Book.of(history.opening)
    while left:
        size = data.draw(st.integers(1, len(left)))
        book.add(*left[:size])
        left = left[size:]
    assert list(book.timeline) == list(ordered.timeline)
    assert book.turnover == ordered.turnover
    for account in history.agreement.accounts:
        one, other = book.by_account[account.code], ordered.by_account[account.code]
        assert list(one.steps()) == list(other.steps())
    for day in history.days:
        assert reconcile(book, on=day) == reconcile(ordered, on=day)


@settings(max_examples=RECORDED)
@given(histories())
def test_what_is_recorded_at_once_is_the_auditors_and_intact(history: History):
    with Ledger.open("sqlite://") as ledger:
        receipt = ledger.record(history.opening, *history.facts)
        assert receipt.recorded == 1 + len(history.facts)
        _states(ledger, history.agreement, history.facts, history.days)


@settings(max_examples=RECORDED)
@given(histories(), st.data())
def test_what_is_recorded_as_it_happens_is_the_auditors_and_intact(
    history: History, data: st.DataObject
):
    """In the order in which it was found out: a correction together with what it corrects."""
    left = list(history.facts)
    with Ledger.open("sqlite://") as ledger:
        ledger.record(history.opening)
        while left:
            size = 1
            while size < len(left) and _goes_with_the_next(left[size - 1]):
                size += 1
            ledger.record(*left[:size])
            left = left[size:]
        _states(ledger, history.agreement, history.facts, history.days)


def _goes_with_the_next(fact) -> bool:
    return fact.kind == "reversal"


@settings(max_examples=RECORDED)
@given(histories(), st.data())
def test_any_order_that_is_accepted_gives_the_answers_of_the_set(
    history: History, data: st.DataObject
):
    """What is refused waits for what it leans on; some orders leave a part of it out for good."""
    waiting = [[fact] for fact in data.draw(st.permutations(history.facts))]
    recorded = []
    with Ledger.open("sqlite://") as ledger:
        ledger.record(history.opening)
        while waiting:
            refused = [batch for batch in waiting if not _accepted(ledger, batch)]
            recorded += [fact for batch in waiting if batch not in refused for fact in batch]
            if len(refused) == len(waiting):
                together = [fact for batch in refused for fact in batch]
                if len(refused) == 1 or not _accepted(ledger, together):
                    break
                recorded += together
                refused = []
            waiting = refused
        _states(ledger, history.agreement, recorded, history.days)


def _accepted(ledger: Ledger, batch: list) -> bool:
    reasons = reasons_against(ledger, batch)
    assert reasons <= LEANS_ON_ANOTHER
    return not reasons


def _states(ledger: Ledger, agreement: Agreement, facts, days) -> None:
    book = Book.of(agreement, facts)
    for day in days:
        statement = ledger.reconcile(agreement.code, on=day)
        assert statement == reconcile(book, on=day)
        assert figures_of(statement) == audit(agreement, facts, day)
    assert ledger.verify().intact


# Small histories, each of which once was a mistake, or might be one.

AGREEMENT = Agreement(code="A", title="Small", currency="EUR", accounts=["MXN"])


def came(reference: str, amount: str, day: str, **more) -> Disbursement:
    return Disbursement(
        book="A", reference=reference, amount=f"{amount} MXN", sent="5.00 EUR", when=day, **more
    )


def spent(reference: str, amount: str, day: str, **more) -> Expenditure:
    return Expenditure(book="A", reference=reference, amount=f"{amount} MXN", when=day, **more)


def recovered(reference: str, of: str, amount: str, day: str) -> Recovery:
    return Recovery(book="A", reference=reference, of=of, amount=f"{amount} MXN", when=day)


def returned(reference: str, amount: str, day: str) -> Refund:
    return Refund(book="A", reference=reference, amount=f"{amount} MXN", when=day)


def reversed_(reference: str, of: str, day: str) -> Reversal:
    return Reversal(book="A", reference=reference, of=of, when=day, reason="an error")


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(
            (
                came("M", "100.00", "2016-01-01"),
                spent("G", "1.00", "2016-01-02"),
                spent("H", "60.00", "2016-01-02"),
                reversed_("X", "G", "2016-01-10"),
                reversed_("Y", "H", "2016-01-20"),
                returned("R", "100.00", "2016-01-22"),
            ),
            id="a refund after two late reversals",
        ),
        pytest.param(
            (
                came("M", "100.00", "2016-01-01"),
                spent("G", "60.00", "2016-01-02"),
                reversed_("Y", "G", "2016-01-02"),
                spent("G", "30.00", "2016-01-02", revision=2),
                recovered("C", "G", "5.00", "2016-01-11"),
            ),
            id="a recovery of a corrected expenditure, all in one load",
        ),
        pytest.param(
            (
                came("M", "100.00", "2016-01-01"),
                spent("G", "60.00", "2016-01-02"),
                recovered("C", "G", "10.00", "2016-01-02"),
                returned("R", "50.00", "2016-01-02"),
            ),
            id="spent, recovered and returned on one day",
        ),
        pytest.param(
            (
                came("M", "100.00", "2016-01-01"),
                spent("G", "60.00", "2016-01-02"),
                recovered("C", "G", "10.00", "2016-01-05"),
                reversed_("X", "C", "2016-01-10"),
                reversed_("Y", "G", "2016-01-10"),
                spent("G", "30.00", "2016-01-10", revision=2),
            ),
            id="a recovery and its expenditure reversed on one day",
        ),
        pytest.param(
            (
                came("M", "100.00", "2016-01-01"),
                spent("G", "60.00", "2016-01-02"),
                reversed_("X", "G", "2016-01-10"),
                spent("H", "100.00", "2016-01-10"),
            ),
            id="spent on the day on which a late reversal gave the money back",
        ),
        pytest.param(
            (
                came("M", "100.00", "2016-01-01"),
                came("N", "50.00", "2016-01-02"),
                spent("G", "120.00", "2016-01-03"),
                reversed_("X", "N", "2016-01-10"),
                came("N", "50.00", "2016-01-10", revision=2),
            ),
            id="money that came, corrected late, on the day of its next revision",
        ),
    ],
)
def test_what_has_its_money_on_every_day_is_accepted(facts):
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, *facts)
        days = [fact.when.last for fact in facts]
        _states(ledger, AGREEMENT, facts, [*days, LAST_DAY])


def test_on_no_day_do_recoveries_exceed_their_expenditure():
    """Of the first, which was reversed later, and the second there are days when both stand."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, came("M", "100.00", "2016-01-01"))
        ledger.record(spent("G", "60.00", "2016-01-02"))
        ledger.record(recovered("C", "G", "60.00", "2016-01-05"))
        ledger.record(reversed_("X", "C", "2016-01-12"))
        with pytest.raises(Refused) as refused:
            ledger.record(recovered("D", "G", "60.00", "2016-01-06"))
        assert {f.code for f in refused.value.findings} == {"recovery-beyond-expenditure"}
        ledger.record(recovered("D", "G", "60.00", "2016-01-12"))
        assert ledger.reconcile("A", on=LAST_DAY).fund.spent.money.minor == 0


@pytest.mark.parametrize("day", ["2016-01-02", "2016-01-08", "2016-01-11"])
def test_an_expenditure_is_not_reversed_while_its_recovery_stands(day: str):
    """The recovery is reversed too, but later: in between it would have come back for nothing."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, came("M", "100.00", "2016-01-01"))
        ledger.record(spent("G", "60.00", "2016-01-02"))
        ledger.record(recovered("C", "G", "10.00", "2016-01-05"))
        ledger.record(reversed_("X", "C", "2016-01-12"))
        with pytest.raises(Refused) as refused:
            ledger.record(reversed_("Y", "G", day))
        assert {f.code for f in refused.value.findings} == {"reversal-leaves-recovery"}
        assert ledger.reconcile("A", on=LAST_DAY).closes
