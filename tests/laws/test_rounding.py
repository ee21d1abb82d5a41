"""A figure differs from amount × rate by no more than the statement says.

In the agreement's currency, what was rounded adds up in a sum whose stretches do not adjoin. The
auditor works every figure out in exact fractions; the figure is as near as its bound says: a minor
unit where none is printed.
"""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.events import Disbursement, Expenditure, Recovery, Refund
from coopledger.money import Money
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.testing.simple import simple_histories
from coopledger.testing.small import LAST_DAY
from tests.auditor import audit, exactly, figures_of

Key = tuple[str, str | None, str]


def in_agreement_currency(figures: dict) -> Iterator[tuple[Key, int | Fraction]]:
    """Every figure of a statement in the agreement's currency, by its name."""
    for name, amount in figures["agreement"].items():
        yield ("whole", None, name), amount
    for section in ("by_line", "by_activity", "by_partner"):
        for code, spent in figures[section]:
            yield (section, code, "spent"), spent["reported"]
    for month, moved in figures["by_month"]:
        for name, amount in moved["agreement"].items():
            yield ("by_month", month, name), amount
        gross = moved["agreement"]["spent"] + moved["agreement"]["recovered"]
        yield ("by_month", month, "gross"), gross
        yield ("by_month", month, "exchange_difference"), moved["exchange_difference"]


def is_as_near_as_it_says(agreement: Agreement, facts, day) -> None:
    statement = reconcile(Book.of(agreement, facts), on=day)
    minor_unit = Fraction(Money.from_minor(1, agreement.currency).amount)
    bounds = {
        (each.section, each.code, each.figure): Fraction(each.bound) / minor_unit
        for each in statement.rounding
    }
    exact = dict(in_agreement_currency(audit(agreement, facts, day, exactly)))
    for key, figure in in_agreement_currency(figures_of(statement)):
        section, code, name = key
        if name == "gross" and not exact[section, code, "recovered"]:
            key = section, code, "spent"  # where nothing came back, it is that
        assert abs(figure - exact[section, code, name]) <= bounds.get(key, 1), key
    assert bounds.keys() <= exact.keys()
    assert all(bound > 1 for bound in bounds.values())


@pytest.mark.parametrize("rule", ConversionRule)
@pytest.mark.parametrize("strategy", [simple_histories(), histories()])
def test_every_figure_is_as_near_to_amount_times_rate_as_is_said(strategy, rule):
    @given(strategy)
    def law(history: History):
        agreement = history.agreement.model_copy(update={"conversion": rule})
        for day in history.days:
            is_as_near_as_it_says(agreement, history.facts, day)

    law()


def outflows() -> st.SearchStrategy:
    """What goes out, in small amounts: on a line, back to the partner, or recovered."""
    return st.tuples(
        st.sampled_from(("A", "B", "AB", "", "refund", "received", "recovered")),
        st.integers(1, 60),
        st.integers(1, 3),
    )


@given(st.lists(outflows(), max_size=12), st.integers(1, 40), st.sampled_from(ConversionRule))
@example([("A", 1, 1), ("recovered", 21, 1), ("A", 7, 1)], 37, ConversionRule.AVERAGE)
def test_many_small_outflows_in_turn_are_as_near_as_is_said(outflows, sent, rule):
    """Of nearly nothing each, so that what is rounded is nearly all there is."""
    agreement = Agreement(
        code="A-1",
        title="T",
        currency="EUR",
        accounts=["MXN"],
        conversion=rule,
        lines=[{"code": code, "title": code} for code in "AB"],
    )
    facts = [
        Disbursement(
            book="A-1",
            reference=f"M-{n}",
            when="2016-01-01",
            amount=Money.from_minor(400, "MXN"),
            sent=Money.from_minor(sent * n, "EUR"),
        )
        for n in (1, 2)
    ]
    for number, (what, minor, month) in enumerate(outflows):
        stated = {
            "book": "A-1",
            "reference": f"G-{number:02}",
            "when": f"2016-0{month}-02",
            "amount": Money.from_minor(minor, "MXN"),
        }
        if what in ("refund", "received"):
            received = Money.from_minor(1, "EUR") if what == "received" else None
            facts.append(Refund(**stated, received=received))
            continue
        lines = [{"code": code, "amount": Money.from_minor(1, "MXN")} for code in what[:2]]
        if what in ("A", "B"):
            lines = [what]
        elif what != "AB" or minor < 2:
            lines = []
        facts.append(Expenditure(**stated, lines=lines))
        if what == "recovered":
            back = {"reference": f"C-{number:02}", "when": "2016-03-20", "of": stated["reference"]}
            amount = Money.from_minor((minor + 1) // 2, "MXN")
            facts.append(Recovery(**{**stated, **back, "amount": amount}))
    is_as_near_as_it_says(agreement, facts, LAST_DAY)
