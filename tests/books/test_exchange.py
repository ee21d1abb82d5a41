"""The exchange difference in parts, and what is held at the last reference rate."""

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given

from coopledger import Agreement, Disbursement, Expenditure, Rate, Refund, Transfer
from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import Statement
from coopledger.testing import histories
from coopledger.testing.history import History

DAY = date(2016, 12, 31)
M = Disbursement(
    book="A", reference="M", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
)


def rate(when: str, value: str) -> Rate:
    return Rate(
        book="A", base="EUR", quote="MXN", when=when, served=when, value=value, published_by="ECB"
    )


def stated(*facts: Any, on: date = DAY, **terms: Any) -> Statement:
    named = {"code": "A", "title": "T", "currency": "EUR", "accounts": ["MXN", "EUR"]}
    agreement = Agreement.model_validate({**named, "reference_rate": "ECB", **terms})
    return reconcile(Book.of(agreement, facts), on=on)


def parts(statement: Statement) -> tuple[str, ...]:
    split = statement.exchange
    assert split is not None
    return tuple(
        money.digits
        for money in (split.market, split.bank_spread, split.prescribed, split.not_split)
    )


def test_a_refund_is_split_at_the_rate_of_its_own_day() -> None:
    refund = Refund(
        book="A", reference="R", when="2016-03-01", amount="500.00 MXN", received="19.00 EUR"
    )
    # Worth 25.00; at 25 MXN per EUR 20.00; the partner got 19.00.
    assert parts(stated(M, refund, rate("2016-03-01", "25"))) == ("-5.00", "-1.00", "0.00", "0.00")
    assert parts(stated(M, refund, rate("2016-02-29", "25"))) == ("0.00", "0.00", "0.00", "-6.00")


def test_an_exchange_into_the_agreements_currency_is_split_too() -> None:
    exchange = Transfer(
        book="A", reference="T", when="2016-03-01", account="MXN", to_account="EUR",
        amount="500.00 MXN", arrived="26.00 EUR",
    )  # fmt: skip
    assert parts(stated(M, exchange, rate("2016-03-01", "20"))) == ("0.00", "1.00", "0.00", "0.00")


def test_spending_at_a_prescribed_rate_is_neither_the_markets_nor_the_banks() -> None:
    spent = Expenditure(book="A", reference="G", when="2016-03-01", amount="1000.00 MXN")
    terms = {"spending_rates": [{"currency": "MXN", "value": "25"}]}
    found = stated(M, spent, rate("2016-03-01", "30"), **terms)
    assert parts(found) == ("0.00", "0.00", "-10.00", "0.00")


def test_what_is_held_is_shown_at_the_last_rate_known() -> None:
    [held] = stated(M, rate("2016-02-01", "25"), rate("2016-11-30", "40")).at_rate
    assert (held.amount.digits, held.worth.digits) == ("2000.00", "100.00")
    assert (held.at_rate.digits, held.exposure.digits, held.of) == (
        "50.00", "-50.00", date(2016, 11, 30)
    )  # fmt: skip
    [earlier] = stated(M, rate("2016-02-01", "25"), on=date(2016, 6, 1)).at_rate
    assert earlier.exposure.digits == "-20.00"
    assert stated(M, rate("2016-02-01", "25"), on=date(2016, 1, 31)).at_rate == ()
    christmas = Rate(
        book="A", base="EUR", quote="MXN", when="2016-12-26", served="2016-12-23", value="20",
        published_by="ECB",
    )  # fmt: skip
    [held] = stated(M, christmas).at_rate
    assert held.of == date(2016, 12, 23)  # the day of the rate, not the one asked


def test_a_rate_the_other_way_round_says_the_same() -> None:
    refund = Refund(
        book="A", reference="R", when="2016-03-01", amount="500.00 MXN", received="19.00 EUR"
    )
    for base, quote, value in (("EUR", "MXN", "25"), ("MXN", "EUR", "0.04")):
        known = Rate(
            book="A", base=base, quote=quote, when="2016-03-01", value=value, published_by="bce"
        )
        statement = stated(M, refund, known)
        assert parts(statement) == ("-5.00", "-1.00", "0.00", "0.00")
        [held] = statement.at_rate
        assert (held.rate, held.of, held.published_by) == (Fraction(25), date(2016, 3, 1), "ECB")
        assert (held.amount.digits, held.at_rate.digits) == ("1500.00", "60.00")


def test_what_came_and_went_in_several_ways_adds_up_part_by_part() -> None:
    """Two refunds on days with a rate, two without, spending twice: each has its part."""

    def refund(reference: str, when: str, received: str) -> Refund:
        return Refund(
            book="A", reference=reference, when=when, amount="200.00 MXN", received=received
        )

    def spent(reference: str, when: str) -> Expenditure:
        return Expenditure(book="A", reference=reference, when=when, amount="100.00 MXN")

    facts = (
        refund("R-1", "2016-03-01", "7.00 EUR"),  # worth 10.00; at 25 it is 8.00
        refund("R-2", "2016-03-02", "9.50 EUR"),  # worth 10.00; at 20 it is 10.00
        refund("R-3", "2016-03-03", "9.00 EUR"),  # no rate of that day
        refund("R-4", "2016-03", "8.00 EUR"),  # no day, though its last has a rate
        spent("G-1", "2016-03-04"),  # worth 5.00, reported at 25: 4.00
        spent("G-2", "2016-03-05"),
    )
    rates = (rate("2016-03-01", "25"), rate("2016-03-02", "20"), rate("2016-03-31", "25"))
    terms = {"spending_rates": [{"currency": "MXN", "value": "25"}]}
    found = stated(M, *facts, *rates, **terms)
    assert parts(found) == ("-2.00", "-1.50", "-2.00", "-3.00")


def test_each_currency_that_is_held_is_shown_at_its_own_rate_and_what_is_not_held_is_not() -> None:
    def came(reference: str, amount: str, sent: str | None) -> Disbursement:
        return Disbursement(
            book="A", reference=reference, when="2016-01-05", amount=amount, sent=sent
        )

    def known(quote: str, value: str) -> Rate:
        return Rate(
            book="A", base="EUR", quote=quote, when="2016-02-01", value=value, published_by="ECB"
        )

    came_in = (
        came("M-1", "50.00 EUR", None),
        came("M-2", "2000.00 MXN", "100.00 EUR"),
        came("M-3", "110.00 USD", "100.00 EUR"),
        came("M-4", "0.01 GBP", "0.01 EUR"),
    )
    facts = (*came_in, known("MXN", "25"), known("USD", "1.25"), known("GBP", "0.5"))
    accounts = ["EUR", "MXN", "USD", "GBP"]
    held = stated(*facts, accounts=accounts).at_rate
    assert {each.amount.currency.code: each.at_rate.digits for each in held} == {
        "MXN": "80.00", "USD": "88.00", "GBP": "0.02",
    }  # fmt: skip
    spent = Expenditure(book="A", reference="G", when="2016-03-01", amount="2000.00 MXN")
    held = stated(*facts, spent, accounts=accounts).at_rate
    assert [each.amount.currency.code for each in held] == ["USD", "GBP"]


def test_what_was_spent_before_its_money_has_a_provisional_value() -> None:
    spent = Expenditure(book="A", reference="G", when="2016-03-01", amount="500.00 MXN")
    statement = stated(spent, rate("2016-03-01", "20"), prefinancing=True)
    [advanced] = statement.at_rate
    assert (advanced.amount.digits, advanced.worth.digits) == ("-500.00", "0.00")
    assert advanced.at_rate.digits == "-25.00"
    assert statement.agreement_currency.spent.money.digits == "0.00"  # the laws know nothing of it


def test_without_a_reference_rate_nothing_is_split() -> None:
    statement = stated(M, rate("2016-02-01", "25"), reference_rate=None)
    assert statement.exchange is None
    assert statement.at_rate == ()


def half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@given(histories())
def test_the_parts_add_up_to_the_difference_on_every_day(history: History) -> None:
    book = Book.of(history.agreement, history.facts)
    for day in history.days:
        statement = reconcile(book, on=day)
        split = statement.exchange
        if history.agreement.reference_rate is None:
            assert split is None
            continue
        assert split is not None
        whole = statement.agreement_currency.exchange_difference.money
        assert split.market + split.bank_spread + split.prescribed + split.not_split == whole


@given(histories())
def test_what_is_held_at_a_rate_is_its_amount_by_the_rate(history: History) -> None:
    book = Book.of(history.agreement, history.facts)
    for day in history.days:
        for held in reconcile(book, on=day).at_rate:
            digits = Fraction(10 ** (len(str(held.at_rate.currency.sub_unit)) - 1))
            exact = Fraction(abs(held.amount).amount) / held.rate * digits
            assert abs(held.at_rate).minor == half_up(exact)
            assert held.of <= day


def test_what_market_and_bank_took_from_each_other_is_shown_though_it_comes_to_nothing() -> None:
    refund = Refund(
        book="A", reference="R", when="2016-03-01", amount="500.00 MXN", received="25.00 EUR"
    )
    assert parts(stated(M, refund, rate("2016-03-01", "25"))) == ("-5.00", "5.00", "0.00", "0.00")


@given(histories())
def test_the_banks_part_is_what_was_got_less_what_the_rate_of_the_day_says(
    history: History,
) -> None:
    """By the facts alone: no worth and no curve has a say in it."""
    own, book = history.agreement.currency, Book.of(history.agreement, history.facts)
    for day in history.days:
        units: dict[tuple[str, date], Fraction] = {}
        for rate in book.of_kind(Rate, day):
            other = rate.quote if rate.base == own else rate.base
            units[other, rate.when.first] = rate.value if rate.base == own else 1 / rate.value
        split = reconcile(book, on=day).exchange
        expected = 0
        for event, _ in book.standing(day):
            got = event.received if isinstance(event, Refund) else getattr(event, "arrived", None)
            known = units.get((event.amount.currency.code, event.when.first))
            if got is None or got.currency.code != own or known is None or not event.when.is_day:
                continue
            digits = 10 ** (len(str(got.currency.sub_unit)) - 1)
            expected += got.minor - half_up(Fraction(event.amount.amount) / known * digits)
        if split is not None:
            assert split.bank_spread.minor == expected
