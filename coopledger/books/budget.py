"""The budget of each line: as it was agreed, and what addenda and reallocations made of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.order import day_of
from coopledger.model.agreement import Agreement
from coopledger.model.terms import Addendum, Reallocation
from coopledger.money import Money


class LineBudget(NamedTuple):
    """What a line may spend, and how it came to that.

    initial: as it was agreed at first. ceiling: what it may spend, after all. None where that has
    no limit. increases, decreases: what was added to the ceiling and taken from it since, in minor
    units of its currency: the initial one (nothing, where it was in another currency) with the
    increases and without the decreases is the ceiling.
    """

    initial: Money | None = None
    ceiling: Money | None = None
    increases: int = 0
    decreases: int = 0

    def stated(self, ceiling: Money) -> "LineBudget":
        """With the whole ceiling that an addendum states, whatever there was before."""
        currency = ceiling.currency
        if self.ceiling is not None and self.holds(currency):
            return self.moved(ceiling.minor - self.ceiling.minor)
        known = self.initial is not None and self.initial.currency == currency
        before = self.initial if known else Money.from_minor(0, currency)
        return LineBudget(self.initial, before).stated(ceiling)

    def holds(self, currency: object) -> bool:
        """Whether it has a ceiling in a currency."""
        return self.ceiling is not None and self.ceiling.currency == currency

    def moved(self, minor: int) -> "LineBudget":
        """With more of the ceiling there is, or with less."""
        if self.ceiling is None:
            return self
        return self._replace(
            ceiling=Money.from_minor(self.ceiling.minor + minor, self.ceiling.currency),
            increases=self.increases + max(0, minor),
            decreases=self.decreases + max(0, -minor),
        )


Budget = Mapping[str, LineBudget]
"""The lines of an agreement by their code."""

Change = Addendum | Reallocation


def agreed(agreement: Agreement) -> Budget:
    """The budget as it was agreed at first."""
    return {line.code: LineBudget(line.ceiling, line.ceiling) for line in agreement.lines}


def changed(budget: Budget, change: Change) -> Budget:
    """A budget after a change. What has no ceiling in the currency that is moved stays as it is."""
    lines = dict(budget)
    match change:
        case Addendum():
            for line in change.lines:
                added = LineBudget()
                lines[line.code] = added.stated(line.ceiling) if line.ceiling else added
            for new in change.ceilings:
                if new.line in lines:
                    lines[new.line] = lines[new.line].stated(new.ceiling)
        case Reallocation(amount=amount):
            for code, minor in ((change.from_line, -amount.minor), (change.to_line, amount.minor)):
                if code in lines and lines[code].holds(amount.currency):
                    lines[code] = lines[code].moved(minor)
    return lines


def histories(book: Book) -> Iterator[Iterator[Change]]:
    """What changed the budget, in order: as it stood at first, and again from each day on which
    such a change was taken back, up to the next.
    """
    taken_back = {
        book.reversed_on(fact)
        for key in book.reversals
        if isinstance(fact := book.facts.get(key), Addendum | Reallocation)
    }
    for day, next_day in pairwise([date.min, *sorted(taken_back - {date.min}), date.max]):
        yield changes(book, day, next_day)


def changes(book: Book, on: date, until: date) -> Iterator[Change]:
    """What changed the budget up to a day (until), in order, as the book stands on another (on).

    On one day addenda come first, then by reference.
    """
    found: list[Change] = [*book.of_kind(Addendum, on), *book.of_kind(Reallocation, on)]
    yield from sorted((change for change in found if _place(change)[0] <= until), key=_place)


def _place(change: Change) -> tuple[date, bool, str, int]:
    day = day_of(change) or date.min
    return (day, isinstance(change, Reallocation), change.reference, change.revision)


def budget_on(book: Book, agreement: Agreement, on: date) -> Budget:
    """The budget of a book on a day."""
    budget = agreed(agreement)
    for change in changes(book, on, on):
        budget = changed(budget, change)
    return budget


class AgreedBudget(NamedTuple):
    """What a line may spend, by what says so: together they are its ceiling.

    agreed: by the agreement, or by the last addendum that stated it. moved: by the reallocations
    since then.
    """

    agreed: Money
    moved: Money


def agreed_and_moved(book: Book, agreement: Agreement, on: date) -> dict[str, AgreedBudget]:
    """Each line with a ceiling on a day."""
    budget = agreed(agreement)
    last = {code: line.ceiling for code, line in budget.items()}
    for change in changes(book, on, on):
        budget = changed(budget, change)
        if isinstance(change, Addendum):
            stated = [*(line.code for line in change.lines), *(new.line for new in change.ceilings)]
            last |= {code: budget[code].ceiling for code in stated if code in budget}
    return {
        code: AgreedBudget(stated_as, line.ceiling - stated_as)
        for code, line in budget.items()
        if line.ceiling is not None and (stated_as := last[code]) is not None
    }
