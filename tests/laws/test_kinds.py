"""Law 4. Financial and in kind are two types with no sum; only a cooperation total holds both."""

import operator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coopledger.books.book import Book
from coopledger.books.cooperation import CooperationTotal, cooperation_totals
from coopledger.books.reconciliation import reconcile
from coopledger.errors import MixedMoney
from coopledger.ledger import Ledger
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Programme
from coopledger.model.events import Disbursement, Expenditure, Interest, Portion, Refund
from coopledger.money import InKind, Money
from coopledger.testing.history import History
from coopledger.testing.simple import programmes, simple_histories
from coopledger.testing.small import CURRENCIES
from tests.auditor import cooperation, totals_of

whole = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    "together",
    [operator.add, operator.sub, operator.lt, operator.le, operator.gt, operator.ge],
    ids=lambda operation: operation.__name__,
)
@given(paid=whole, given_in_kind=whole, currency=st.sampled_from(CURRENCIES))
def test_the_two_kinds_have_no_sum_and_no_order(together, paid, given_in_kind, currency):
    money, in_kind = Money.from_minor(paid, currency), InKind.from_minor(given_in_kind, currency)
    for left, right in ((money, in_kind), (in_kind, money)):
        with pytest.raises(MixedMoney):
            together(left, right)
    with pytest.raises(MixedMoney):
        sum([money, in_kind])


@given(whole, st.sampled_from(CURRENCIES))
def test_the_same_amount_of_two_kinds_is_not_equal(minor: int, currency: str):
    assert Money.from_minor(minor, currency) != InKind.from_minor(minor, currency)
    assert InKind.from_minor(minor, currency) != Money.from_minor(minor, currency)


@given(whole, whole, st.sampled_from(CURRENCIES))
def test_each_kind_adds_up_by_itself_and_stays_what_it_is(one: int, other: int, currency: str):
    for kind in (Money, InKind):
        total = kind.from_minor(one, currency) + kind.from_minor(other, currency)
        assert type(total) is kind
        assert total == kind.from_minor(one + other, currency)


MONEY, IN_KIND = Money("10.00", "MXN"), InKind("10.00", "MXN")
COMMON = {"book": "A-1", "reference": "F-1", "when": "2016-08"}


@pytest.mark.parametrize("kind", [Disbursement, Interest, Expenditure, Refund])
def test_nothing_in_kind_moves_through_an_account(kind):
    assert kind(**COMMON, amount=MONEY).amount == MONEY
    with pytest.raises(ValidationError, match=r"money\.wrong-nature|in kind"):
        kind(**COMMON, amount=IN_KIND)


def test_money_is_no_contribution_in_kind():
    assert InKindContribution(**COMMON, amount=IN_KIND).amount == IN_KIND
    assert InKindContribution(**COMMON, amount="10.00 MXN").amount == IN_KIND
    with pytest.raises(ValidationError):
        InKindContribution(**COMMON, amount=MONEY)


@pytest.mark.parametrize(
    ("kind", "field"), [(Disbursement, "sent"), (Interest, "worth"), (Refund, "received")]
)
def test_what_the_partner_sends_or_gets_is_not_in_kind(kind, field):
    with pytest.raises(ValidationError):
        kind(**COMMON, amount=MONEY, **{field: InKind("1.00", "EUR")})
    with pytest.raises(ValidationError):
        Portion(code="L", amount=IN_KIND)


@given(simple_histories())
def test_contributions_in_kind_change_no_statement(history: History):
    without = [fact for fact in history.facts if fact.kind != "in_kind"]
    for day in history.days:
        stated = reconcile(Book.of(history.opening, history.facts), on=day)
        assert stated == reconcile(Book.of(history.opening, without), on=day)


STARTS = (1, 7, 7, 12)
"""The months in which books begin their years: often both in the same, which is not January."""


@given(simple_histories(), programmes(), st.sampled_from(STARTS), st.sampled_from(STARTS))
def test_every_cooperation_total_is_the_auditors(
    agreement: History, programme: History, start: int, other: int
):
    stated = [
        (history.opening.model_copy(update={"fiscal_year_start": begins}), history.facts)
        for history, begins in ((agreement, start), (programme, other))
    ]
    books = [Book.of(opening, facts) for opening, facts in stated]
    audited = cooperation(stated)
    totals = cooperation_totals(books)
    assert totals_of(totals) == audited
    assert [(total.year, total.currency) for total in totals] == sorted(audited)
    for year in (2014, 2015, 2016, 2017):
        assert cooperation_totals(books, year) == tuple(t for t in totals if t.year == year)


@given(simple_histories(), programmes())
def test_a_total_holds_both_kinds_side_by_side(agreement: History, programme: History):
    """What was given is own funds and in kind; the partner's money is never added to it."""
    books = [Book.of(history.opening, history.facts) for history in (agreement, programme)]
    for total in cooperation_totals(books):
        assert type(total.financial.money) is Money
        assert type(total.in_kind.money) is InKind
        assert type(total.partner_funds.money) is Money
        given_ = total.financial.money.minor + total.in_kind.money.minor
        assert total.total == Money.from_minor(given_, total.currency)
        more = replace(total, partner_funds=replace(total.partner_funds, money=MONEY))
        assert more.total == total.total
        with pytest.raises(MixedMoney):
            total.financial.money + total.in_kind.money


@given(simple_histories(), programmes())
def test_what_an_agreement_spends_is_never_counted_as_given(agreement: History, programme: History):
    books = [Book.of(history.opening, history.facts) for history in (agreement, programme)]
    by_place: dict[str, list[CooperationTotal]] = {
        "both": list(cooperation_totals(books)),
        "agreement": list(cooperation_totals(books[:1])),
        "programme": list(cooperation_totals(books[1:])),
    }
    for total in by_place["agreement"]:
        assert total.financial.money.minor == 0
    for total in by_place["programme"]:
        assert total.partner_funds.money.minor == 0

    def of(totals: list[CooperationTotal], column: str) -> int:
        return sum(getattr(total, column).money.minor for total in totals)

    assert of(by_place["both"], "financial") == of(by_place["programme"], "financial")
    assert of(by_place["both"], "partner_funds") == of(by_place["agreement"], "partner_funds")


@pytest.mark.parametrize(
    ("when", "year"),
    [("2015", 2015), ("2015-12", 2015), ("2015-12-31", 2015), ("2015-12-31/2016-01-01", 2016)],
)
def test_a_fact_counts_in_the_year_of_its_last_day(when: str, year: int):
    book = Book.of(
        Programme(code="P-1", title="Own funds", currency="MXN"),
        [
            Expenditure(book="P-1", reference="G-1", when=when, amount="1.00 MXN"),
            InKindContribution(book="P-1", reference="K-1", when=when, amount="2.00 MXN"),
            Activity(book="P-1", reference="C-1", title="Course", count=3, when=when),
            Activity(book="P-1", reference="C-2", title="Undated"),
        ],
    )
    (total,) = cooperation_totals([book])
    assert (total.year, total.activity_count) == (year, 3)
    assert (total.financial.money.minor, total.in_kind.money.minor) == (1_00, 2_00)


def test_the_totals_of_many_books_can_always_be_stated():
    """Each book stays within 10^18 minor units; so must what is made of several."""
    with Ledger.open("sqlite://") as ledger:
        for code in ("P-1", "P-2"):
            ledger.record(
                Programme(code=code, title="Own funds", currency="MXN"),
                Expenditure(
                    book=code,
                    reference="G-1",
                    when=date(2016, 8, 29),
                    amount=Money.from_minor(6 * 10**17, "MXN"),
                ),
            )
        (total,) = ledger.cooperation_totals()
        assert total.financial.money.minor == 12 * 10**17
