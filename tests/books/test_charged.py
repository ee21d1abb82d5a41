"""What a line can have spent at the most is never less than what it has spent."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given

from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.errors import MissingRate
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement, Expenditure, Transfer
from coopledger.model.rate import Rate
from coopledger.testing import History, histories


@given(histories())
def test_no_line_has_spent_more_than_it_can_have(history: History) -> None:
    book = Book.of(history.agreement, history.facts)
    for day in history.days:
        with suppress(MissingRate):
            for line in reconcile(book, on=day).lines:
                most = book.charged.at_most(line.code, line.modified.currency.code)
                assert most is None or line.spent.minor <= most


@pytest.mark.parametrize("rule", ["fifo", "average"])
def test_what_was_exchanged_between_foreign_currencies_is_counted_at_its_dearest(rule: str) -> None:
    """Dollars that came at 0.80, changed into pesos at 20 and at 16: a peso is 0.05 at most."""
    agreement = Agreement(
        code="A", title="T", currency="EUR", accounts=["USD", "MXN"], conversion=rule,
        lines=[{"code": "L", "title": "Line", "ceiling": "90.00 EUR"}],
    )  # fmt: skip

    def changed(reference: str, given: str, arrived: str) -> Transfer:
        return Transfer(
            book="A", reference=reference, when="2016-01-06", amount=given, arrived=arrived,
            account=given[-3:], to_account=arrived[-3:],
        )  # fmt: skip

    facts = [
        Disbursement(
            book="A", reference="M", when="2016-01-05", amount="100.00 USD", sent="80.00 EUR"
        ),
        changed("T", "50.00 USD", "1000.00 MXN"),
        changed("U", "50.00 USD", "800.00 MXN"),
        Expenditure(book="A", reference="G", when="2016-02-05", amount="1000.00 MXN", lines=("L",)),
    ]
    book = Book.of(agreement, facts)
    [line] = reconcile(book, on=date(2016, 12, 31)).lines
    most = book.charged.at_most("L", "EUR")
    assert most is not None
    assert line.spent.minor <= most <= 5010  # and what may have been rounded up
    round_about = Book.of(agreement, [*facts, changed("V", "100.00 MXN", "6.00 USD")])
    assert round_about.charged.at_most("L", "EUR") is None


def test_what_a_prescribed_rate_makes_dearer_than_its_money_is_counted_so() -> None:
    """Money came at 20 for one; fixed at 10 it is twice as dear, published at 8 dearer still."""
    facts = [
        Disbursement(
            book="A", reference="M", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
        ),
        Expenditure(book="A", reference="G", when="2016-02-05", amount="400.00 MXN", lines=("L",)),
    ]
    published = Rate(
        book="A", base="EUR", quote="MXN", when="2016-02-05", served="2016-02-05", value="8",
        published_by="BCE",
    )  # fmt: skip
    for rate, known, spent in (
        ({}, (), 2000),
        ({"value": "10"}, (), 4000),
        ({"basis": "day", "source": "BCE"}, (published,), 5000),
    ):
        terms = ({"currency": "MXN", **rate},) if rate else ()
        agreement = Agreement(
            code="A", title="T", currency="EUR", accounts=["MXN"], spending_rates=terms,
            lines=[{"code": "L", "title": "Line", "ceiling": "90.00 EUR"}],
        )  # fmt: skip
        book = Book.of(agreement, [*facts, *known])
        [line] = reconcile(book, on=date(2016, 12, 31)).lines
        assert line.spent.minor == spent
        most = book.charged.at_most("L", "EUR")
        assert most is not None
        assert spent <= most <= spent + 10  # what may have been rounded up
