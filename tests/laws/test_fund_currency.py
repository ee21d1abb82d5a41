"""Law 1. For every account and day: all that came = all that went out + held.

*Held* comes from the postings, the rest from the events: two paths. The auditor is a third.
"""

import sqlite3
from dataclasses import fields
from datetime import date
from itertools import pairwise
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.order import order_key
from coopledger.books.postings import held_on
from coopledger.books.reconciliation import reconcile
from coopledger.books.sides import FundSide
from coopledger.errors import LedgerBroken, WrongBook
from coopledger.ledger import Ledger
from coopledger.model.agreement import Agreement
from coopledger.model.base import Provenance
from coopledger.model.events import Disbursement, Expenditure, Refund
from coopledger.testing.history import History
from coopledger.testing.simple import programmes, simple_histories
from tests.auditor import account_balances, audit, figures_of


@given(simple_histories())
def test_every_fund_figure_is_the_auditors(history: History):
    book = Book.of(history.opening, history.facts)
    for day in history.days:
        stated = figures_of(reconcile(book, on=day))
        audited = audit(history.agreement, history.facts, day)
        for part in ("events", "funds", "inside_a_date"):
            assert stated[part] == audited[part]


@given(simple_histories())
def test_what_came_in_is_spent_returned_or_held(history: History):
    book = Book.of(history.opening, history.facts)
    for day in history.days:
        statement = reconcile(book, on=day)
        for fund in statement.funds:
            came = fund.received.money.minor + fund.interest.money.minor
            went = fund.spent.money.minor + fund.returned.money.minor
            assert came == went + fund.held.money.minor
            assert fund.closes
        assert statement.closes


@given(simple_histories())
def test_each_account_holds_what_the_auditor_counts_in_it(history: History):
    book = Book.of(history.opening, history.facts)
    everything = account_balances(history.agreement, history.facts, date.max)
    assert held_on(book) == {c: h for c, h in everything.items() if list(book.by_account[c])}
    for code, balance in everything.items():
        timeline = book.by_account[code]
        steps = list(timeline.steps())
        for place, event in enumerate(timeline):
            assert list(timeline.steps(since=order_key(event))) == steps[place:]
        assert (steps[-1].after if steps else 0) == balance
        for earlier, later in pairwise(steps):
            assert earlier.after == later.before


@given(simple_histories())
def test_the_postings_of_the_journal_say_the_same_as_the_events(history: History):
    with Ledger.open("sqlite://") as ledger:
        ledger.record(history.opening, *history.facts)
        book = Book.of(history.opening, history.facts)
        for day in history.days:
            assert ledger.reconcile(history.opening.code, on=day) == reconcile(book, on=day)


@given(simple_histories(most=8))
def test_every_entry_of_the_journal_balances(history: History):
    with TemporaryDirectory() as folder:
        path = f"{folder}/books.db"
        with Ledger.open(path) as ledger:
            ledger.record(history.opening, *history.facts)
        database = sqlite3.connect(path)
        trial = database.execute("SELECT account, currency, balance FROM trial_balance").fetchall()
        database.close()
    held = account_balances(history.agreement, history.facts, date.max)
    for currency in history.agreement.fund_currencies:
        assert sum(balance for _, of, balance in trial if of == currency) == 0
    for account, _, balance in trial:
        if account.startswith("held:"):
            assert balance == held[account.removeprefix("held:")]


@given(simple_histories(), st.data())
def test_a_balance_that_is_one_minor_unit_off_breaks_the_law(history: History, data: st.DataObject):
    book = Book.of(history.opening, history.facts)
    day = data.draw(st.sampled_from(history.days))
    held = account_balances(history.agreement, history.facts, day)
    assert reconcile(book, on=day, held=held) == reconcile(book, on=day)
    off = data.draw(st.sampled_from(sorted(held)))
    held[off] += data.draw(st.sampled_from((1, -1)))
    with pytest.raises(LedgerBroken) as broken:
        reconcile(book, on=day, held=held)
    assert broken.value.code == "law.fund-currency"
    assert abs(broken.value.params["difference"].minor) == 1


@given(simple_histories())
def test_a_figure_is_only_as_good_as_the_weakest_fact_it_is_made_of(history: History):
    book = Book.of(history.opening, history.facts)
    kinds = {"received": "disbursement", "interest": "interest", "spent": "expenditure"}
    kinds["returned"] = "refund"
    for day in history.days:
        statement = reconcile(book, on=day)
        for side in statement.sides():
            own = side is statement.agreement_currency
            counted = [
                event
                for event in history.events
                if (event.when.first if event.kind == "disbursement" else event.when.last) <= day
                and (own or event.amount.currency.code == side.currency)
            ]
            assumed = [event.kind for event in counted if event.provenance is Provenance.ASSUMED]
            for column, kind in kinds.items():
                figure = getattr(side, column)
                of_kind = {event.provenance for event in counted if event.kind == kind}
                if kind in assumed:
                    assert figure.provenance is Provenance.ASSUMED
                elif not assumed:
                    assert figure.provenance is not Provenance.ASSUMED
                if not own:
                    stated_plainly = of_kind == {Provenance.SOURCE}
                    assert (figure.provenance is Provenance.SOURCE) == stated_plainly
            worst = Provenance.ASSUMED if assumed else Provenance.DERIVED
            assert side.held.provenance is worst


def test_an_event_whose_account_is_not_known_has_no_place_in_the_books():
    """Of two accounts in its currency it must name one; a rule says so before it is recorded."""
    accounts = [{"code": "one", "currency": "MXN"}, {"code": "two", "currency": "MXN"}]
    agreement = Agreement(code="A-1", title="Two accounts", currency="EUR", accounts=accounts)
    came = Disbursement(
        book="A-1", reference="M-1", when="2016-01-01", amount="9.00 MXN", sent="1.00 EUR"
    )
    for account, held in ((None, 0), ("elsewhere", 0), ("two", 9_00)):
        book = Book.of(agreement, [came.model_copy(update={"account": account})])
        assert reconcile(book, on=date(2016, 12, 31)).fund.held.money.minor == held


@given(programmes())
def test_a_programme_on_own_funds_has_no_partner_to_reconcile_with(programme: History):
    with pytest.raises(WrongBook):
        reconcile(Book.of(programme.opening, programme.facts), on=date(2017, 12, 31))


AGREEMENT = Agreement(code="A-1", title="Advance", currency="EUR", accounts=["MXN"])
ADVANCED = (
    Expenditure(book="A-1", reference="G-1", when="2016-07-01", amount="30.00 MXN"),
    Disbursement(book="A-1", reference="M-1", when="2016-08", amount="100.00 MXN", sent="5.00 EUR"),
    Expenditure(book="A-1", reference="G-2", when="2016-09", amount="20.00 MXN"),
    Refund(book="A-1", reference="R-1", when="2016-10-05/2016-10-20", amount="50.00 MXN"),
)


@pytest.mark.parametrize(
    ("day", "received", "spent", "returned", "held", "not_yet_funded"),
    [
        ("2016-06-30", 0, 0, 0, 0, 0),
        ("2016-07-01", 0, 30_00, 0, -30_00, 30_00),
        ("2016-07-31", 0, 30_00, 0, -30_00, 30_00),
        ("2016-08-01", 100_00, 30_00, 0, 70_00, 0),  # a disbursement, from its first day
        ("2016-09-29", 100_00, 30_00, 0, 70_00, 0),
        ("2016-09-30", 100_00, 50_00, 0, 50_00, 0),  # everything else, from its last
        ("2016-10-19", 100_00, 50_00, 0, 50_00, 0),
        ("2016-10-20", 100_00, 50_00, 50_00, 0, 0),
    ],
)
def test_a_day_counts_what_orders_on_or_before_it(
    day, received, spent, returned, held, not_yet_funded
):
    statement = reconcile(Book.of(AGREEMENT, ADVANCED), on=date.fromisoformat(day))
    figures = {f.name: getattr(statement.fund, f.name) for f in fields(FundSide)}
    figures = {name: f.money.minor for name, f in figures.items() if name != "currency"}
    assert figures == {
        **dict.fromkeys(("opening_balance", "own_contribution", "other_income", "withdrawn"), 0),
        "received": received,
        "interest": 0,
        "transferred_in": 0,
        "spent": spent,
        "returned": returned,
        "transferred_out": 0,
        "held": held,
        "not_yet_funded": not_yet_funded,
    }


@pytest.mark.parametrize(
    ("day", "notes"),
    [
        ("2016-07-31", []),
        ("2016-08-01", ["date-counted M-1"]),
        ("2016-08-30", ["date-counted M-1"]),
        ("2016-08-31", []),
        ("2016-09-01", ["date-not-counted G-2"]),
        ("2016-09-29", ["date-not-counted G-2"]),
        ("2016-09-30", []),
        ("2016-10-05", ["date-not-counted R-1"]),
        ("2016-10-20", ["refund-at-worth R-1"]),
    ],
)
def test_a_day_inside_an_imprecise_date_is_said_to_be(day, notes):
    statement = reconcile(Book.of(AGREEMENT, ADVANCED), on=date.fromisoformat(day))
    said = [f"{note.code} {dict(note.params)['reference']}" for note in statement.notes]
    assert said == notes
