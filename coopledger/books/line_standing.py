"""Each budget line beside its ceiling: what it may spend, what it did, in the ceiling's currency.

What was spent in that currency counts as it was spent. What was spent in another counts at what it
was reported as in the agreement's, said in the ceiling's at the average of all that came in it: so
many pesos for so many euros.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coopledger.books.accrual import accrual
from coopledger.books.beside import Outstanding, earlier_amounts, outstanding
from coopledger.books.book import Book
from coopledger.books.budget import budget_on
from coopledger.books.commitments import CommitmentStanding, committed_by_line, said_in
from coopledger.books.curve import half_up
from coopledger.books.parts import Fallen, Spent, spent_on
from coopledger.books.statement import LineStanding
from coopledger.books.valuation import BookValuation, CameFor
from coopledger.model.agreement import Agreement
from coopledger.model.takeover import EarlierFigure
from coopledger.money import Money, split_minor


@dataclass(slots=True)
class Fell:
    """What fell on a line, by currency: as it was spent, and as it was reported."""

    fund: Counter[str] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)

    def add(self, currency: str, minor: int, reported: int) -> None:
        self.fund[currency] += minor
        self.reported[currency] += reported

    def is_elsewhere(self, currency: str) -> bool:
        """Whether something of it was spent in other currencies."""
        return any(minor for spent_in, minor in self.fund.items() if spent_in != currency)

    def said_in(self, measure: "_Measure") -> Money:
        """All of it in one currency."""
        if measure.is_own:
            return Money.from_minor(self.reported.total(), measure.currency)
        minor = self.fund[measure.currency]
        if (came := measure.came) is not None:
            elsewhere = self.reported.total() - self.reported[measure.currency]
            minor += half_up(elsewhere * came.amount.minor, came.worth.minor)
        return Money.from_minor(minor, measure.currency)


class _Measure(NamedTuple):
    """In which currency a line's spending is said.

    is_own: whether it is the agreement's. came: by what that of other currencies is converted, in
    any other, where there is some.
    """

    currency: str
    is_own: bool = False
    came: CameFor | None = None


_Lines = defaultdict[str | None, Fell]


def lines(
    book: Book,
    agreement: Agreement,
    today: Agreement,
    on: date,
    valuation: BookValuation,
    spent_so: Spent,
    falls: Iterable[Fallen],
    standing: Iterable[CommitmentStanding],
) -> Iterator[LineStanding]:
    """The budget lines with a ceiling, as they stand on a day.

    agreement: as it was opened; today: its terms that day. spent_so: what was spent on each. falls:
    how that falls on them; none need be given where nothing says when it was issued, nor is any
    disallowed. standing: its commitments.
    """
    budget = budget_on(book, agreement, on)
    if not any(line.ceiling for line in budget.values()):
        return
    falls, before = list(falls), _before(book, on)
    promised, own = committed_by_line(standing), agreement.currency
    accrued = accrual(book, falls, on)
    early = _spent(spent_on(accrued.early), {})
    spent = _spent(spent_so, before)
    refused = _refused(falls, outstanding(book, valuation.events, on))
    for line in today.lines:
        initial, ceiling, increases, decreases = budget[line.code]
        if ceiling is None:
            continue
        fell = spent[line.code]
        measure = _measure(fell, ceiling.currency.code, own, valuation)
        said = fell.said_in(measure)
        due = said_in(said.currency.code, accrued.due.get(line.code, {}), own, valuation)
        paid = said - early[line.code].said_in(measure)
        yield LineStanding(
            code=line.code,
            title=line.title,
            initial=initial,
            increases=Money.from_minor(increases, ceiling.currency),
            decreases=Money.from_minor(decreases, ceiling.currency),
            modified=ceiling,
            spent=said,
            accepted=said - refused[line.code].said_in(measure),
            before=before[line.code].said_in(measure),
            accrued=paid + due if due is not None else None,
            committed=said_in(ceiling.currency.code, promised.get(line.code, {}), own, valuation),
            converted=measure.came,
        )


def _measure(fell: Fell, currency: str, own: str, valuation: BookValuation) -> _Measure:
    """That of its ceiling; the agreement's where nothing came by which to convert what it spent."""
    if currency != own:
        if not fell.is_elsewhere(currency):
            return _Measure(currency)
        if (came := valuation.came_for(currency, own)) is not None:
            return _Measure(currency, came=came)
    return _Measure(own, is_own=True)


def _before(book: Book, on: date) -> _Lines:
    """What was spent on each line before the book was taken over."""
    before: _Lines = defaultdict(Fell)
    for each in earlier_amounts(book, on):
        if each.figure is EarlierFigure.SPENT:
            reported = (each.worth or each.amount).minor
            before[each.line].add(each.amount.currency.code, each.amount.minor, reported)
    return before


def _spent(here: Spent, before: Mapping[str | None, Fell]) -> _Lines:
    """All that was spent on each, here and before."""
    spent: _Lines = defaultdict(Fell)
    for line, fell in before.items():
        spent[line] = Fell(fell.fund.copy(), fell.reported.copy())
    for line, in_currency in here.items():
        for currency, (minor, reported) in in_currency.items():
            spent[line].add(currency, minor, reported)
    return spent


def _refused(falls: Iterable[Fallen], found: Mapping[str, Outstanding]) -> _Lines:
    """What is refused of each line: no more than was spent."""
    refused: _Lines = defaultdict(Fell)
    for each in falls:
        standing = found.get(each.item.event.reference)
        if standing is None or not each.minor:
            continue
        share = min(standing.by_line.get(each.key, 0), each.minor)
        reported = split_minor(each.reported, [share, each.minor - share])[0]
        refused[each.key].add(each.currency, share, reported)
    return refused
