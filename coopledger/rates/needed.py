"""Which published rates an agreement's spending is to be reported at, and which it has already."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.terms import Terms
from coopledger.model.agreement import Agreement, RateBasis, SpendingRate
from coopledger.model.dates import When
from coopledger.model.events import Expenditure
from coopledger.model.facts import AnyFact
from coopledger.model.rate import Rate, name_of
from coopledger.model.terms import Addendum
from coopledger.rates.lookup import Wanted
from coopledger.rates.source import Pair


class Needed(NamedTuple):
    """A rate that is needed: which source publishes it, as the agreement names it."""

    source: str
    wanted: Wanted

    @property
    def reference(self) -> str:
        """What it is called once it is recorded."""
        pair, when, basis = self.wanted.pair, self.wanted.when, self.wanted.basis
        return name_of(self.source, pair.base, pair.quote, when, basis)


def needed_by(facts: Iterable[AnyFact], on: date, *, previous: bool = False) -> list[Needed]:
    """What the spending up to a day needs and the book has not, each once, in order.

    facts: of an agreement's book, in any order. previous: whether the agreement takes the previous
    business day's.
    """
    facts = tuple(facts)
    opening = next(fact for fact in facts if isinstance(fact, Agreement))
    book = Book.of(opening, (fact for fact in facts if fact is not opening))
    recorded = {rate.name for rate in book.of_kind(Rate)}
    wanted = dict.fromkeys(_wanted(opening, book, on, previous))
    return [need for need in wanted if need.reference not in recorded]


def _wanted(opening: Agreement, book: Book, on: date, previous: bool) -> Iterator[Needed]:
    terms = Terms(opening, book.of_kind(Addendum))
    spent = [s.event for s in book.standing(on) if isinstance(s.event, Expenditure)]
    if not spent:
        return
    period = _reporting_period(terms.on(on), spent[0].ordering_day, on)
    for expenditure in spent:
        currency, day = expenditure.amount.currency.code, expenditure.ordering_day
        prescribed = terms.spending_rate(currency, day)
        if prescribed is not None and prescribed.source is not None:
            pair = Pair(opening.currency, currency)
            when = _asked(prescribed, day, period)
            yield Needed(prescribed.source, Wanted(pair, when, prescribed.basis, previous))


def _asked(prescribed: SpendingRate, day: date, period: When) -> When:
    match prescribed.basis:
        case RateBasis.MONTH:
            return When.parse(day.isoformat()[:7])
        case RateBasis.PERIOD:
            return period
        case _:
            return When.on(day)


def _reporting_period(agreement: Agreement, first_event: date, on: date) -> When:
    """From the agreement's start, or its first event, to the day asked, or its end if earlier."""
    first = agreement.start.first if agreement.start else first_event
    last = min(on, agreement.end.last) if agreement.end else on
    return When.between(first, max(first, last))
