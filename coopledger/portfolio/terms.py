"""What the statement needs to know of each agreement: its currencies, its rule, its rates."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from math import gcd
from typing import Any, NamedTuple

from coopledger.books.book import Book
from coopledger.books.data_tables import AgreementRow, SpendingRateRow
from coopledger.books.portfolio import PortfolioReason
from coopledger.books.terms import Terms
from coopledger.model.agreement import Agreement, SpendingRate
from coopledger.model.terms import Addendum
from coopledger.money import currency_of, digits_of
from coopledger.store import journal
from coopledger.store.connection import Connection

_DAY = timedelta(1)

MOST_FACTOR = 9 * 10**18
"""No rate is made of larger whole numbers than this: more, and 64 bits do not hold them."""


class AgreedTerms(NamedTuple):
    """The terms of all agreements of a ledger, as they are agreed on a day."""

    terms: tuple[AgreementRow, ...]
    rates: tuple[SpendingRateRow, ...]


def agreed_terms(connection: Connection, on: date) -> AgreedTerms:
    """The terms of every agreement that was not withdrawn, as agreed on a day, by code."""
    terms: list[AgreementRow] = []
    rates: list[SpendingRateRow] = []
    for book in standing_books(connection):
        if book.kind != "agreement":
            continue
        plain = _plain(book.code, book.body) if book.unchanged else None
        if plain is not None:
            terms += plain
            continue
        of_book, at_rates = _amended(book.code, connection, on)
        terms += of_book
        rates += at_rates
    return AgreedTerms(tuple(terms), tuple(rates))


class StandingBook(NamedTuple):
    """A book that was not withdrawn, as its last opening says it.

    unchanged: whether it was opened once and nothing changed its terms.
    """

    code: str
    kind: str
    body: Mapping[str, Any]
    unchanged: bool


def standing_books(connection: Connection) -> Iterator[StandingBook]:
    """Every book that was not withdrawn, by code. The rows are not proved."""
    for code, rows in groupby(journal.rows_of_terms(connection), key=lambda row: row["book"]):
        said = list(rows)
        opened = [row for row in said if row["kind"] in ("agreement", "programme")]
        if opened and not _is_withdrawn(opened[-1], said):
            last = opened[-1]
            unchanged = len(opened) == len(said)
            yield StandingBook(str(code), last["kind"], json.loads(last["body"]), unchanged)


def _is_withdrawn(opened: Mapping[str, Any], said: Iterable[Mapping[str, Any]]) -> bool:
    """Whether what opened a book is taken back."""
    reversals = (json.loads(row["body"]) for row in said if row["kind"] == "reversal")
    named = opened["reference"], opened["revision"]
    return any((each["of"], each["of_revision"]) == named for each in reversals)


def _plain(book: str, body: Mapping[str, Any]) -> list[AgreementRow] | None:
    """The terms of an agreement that nothing changed and that prescribes nothing; else None.

    These are most; to build the models of all of them takes longer than the statement.
    """
    if body["spending_rates"] or body.get("reporting_periods"):
        return None
    held_in = dict.fromkeys(account["currency"] for account in body["accounts"])
    own, rule = body["currency"], body["conversion"]
    return [AgreementRow(book, currency, own, rule, "") for currency in held_in]


def _amended(
    book: str, connection: Connection, on: date
) -> tuple[list[AgreementRow], list[SpendingRateRow]]:
    """The same of any agreement, by its facts."""
    opening, *facts = journal.facts_of_terms(connection, book)
    if not isinstance(opening, Agreement):
        return [], []
    found = Book.of(opening, facts)
    agreement = found.opening
    if not isinstance(agreement, Agreement):  # it never becomes a programme
        return [], []
    terms = Terms(agreement, found.of_kind(Addendum, on))
    today = terms.on(on)
    rates: list[SpendingRateRow] = []
    why = ""
    for currency in today.fund_currencies:
        for first, last, prescribed in _prescribed(terms, currency, on):
            rate = _rate(book, currency, agreement.currency, first, last, prescribed)
            if isinstance(rate, SpendingRateRow):
                rates.append(rate)
            else:
                why = rate
    of = agreement.currency, agreement.conversion.value, why
    rows = [AgreementRow(book, currency, *of) for currency in today.fund_currencies]
    return rows, rates


def _prescribed(
    terms: Terms, currency: str, on: date
) -> Iterator[tuple[date | None, date | None, SpendingRate]]:
    """From which day to which spending in a currency is reported at which rate."""
    if not terms.prescribes:
        return
    begins = {*terms.changes_after(date.min)}
    for period in terms.on(on).reporting_periods:
        begins |= {period.when.first, period.when.last + _DAY}
    days = sorted(begins - {date.min})
    for first, after in zip([None, *days], [*days, None], strict=True):
        rate = terms.spending_rate(currency, first or date.min, on)
        if rate is not None:
            yield first, after - _DAY if after is not None else None, rate


def _rate(
    book: str,
    currency: str,
    own: str,
    first: date | None,
    last: date | None,
    prescribed: SpendingRate,
) -> SpendingRateRow | PortfolioReason:
    """A rate as the statement multiplies and divides by it; or why it cannot."""
    if prescribed.value is None:
        return PortfolioReason.PUBLISHED_RATE
    rate = Fraction(prescribed.value)
    times = 10 ** digits_of(currency_of(own)) * rate.denominator
    divided = 10 ** digits_of(currency_of(currency)) * rate.numerator
    common = gcd(times, divided)
    times, divided = times // common, divided // common
    if max(times, divided) > MOST_FACTOR:
        return PortfolioReason.TOO_LARGE
    return SpendingRateRow(book, currency, first, last, times, divided)
