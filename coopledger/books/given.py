"""What a book gave, or executed of its partners', in each year.

A year's is what stands at its end less what stood at the end of the year before: so what a year
said it says for ever, and a later correction is of the year it is dated in.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeGuard

from coopledger.books.book import Book, Standing
from coopledger.books.facts_of_book import FactKey, key_of
from coopledger.books.own_funds import has_own_funds, own_parts
from coopledger.books.parts import standing_shares
from coopledger.books.same_activity import Books, is_counted_elsewhere, named_revisions
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Programme
from coopledger.model.base import Provenance, weakest
from coopledger.model.events import Expenditure
from coopledger.model.facts import AnyFact
from coopledger.model.fiscal_year import FiscalYear
from coopledger.money import InKind, split_minor

NOT_STATED = "not-stated"
"""The kind of activities whose source does not say what they were."""


class Piece(NamedTuple):
    """A piece of money or of value given, and the activity it was for, where that is known.

    minor: below zero for what is taken back of what an earlier year ended with. kind, partner: of
    the activity; no partner where it has none or several. book: that in which it is counted.
    modality, framework: the codes of TOSSD, its own, or those of the activity.
    """

    currency: str
    column: str
    minor: int
    provenance: Provenance
    activity: str | None = None
    kind: str | None = None
    partner: str | None = None
    book: str | None = None
    modality: str | None = None
    framework: str | None = None

    def taken_back(self) -> "Piece":
        return self._replace(minor=-self.minor)

    def of(self, activity: Activity | None) -> "Piece":
        """The same, for an activity, by what it is called where it is counted."""
        if activity is None:
            return self
        kind = activity.activity_kind or NOT_STATED
        called = activity.same_as or activity.reference
        book = activity.same_as_book or activity.book
        return self._replace(
            activity=called,
            kind=kind,
            partner=activity.partner,
            book=book,
            modality=self.modality or activity.tossd_modality,
            framework=self.framework or activity.tossd_framework,
        )


class GivenInKind(NamedTuple):
    """What a contribution in kind adds to a year: below zero, where it was lowered or taken back.

    contribution: as it stands at the end of the year; what stood before, where it was taken_back.
    changes: the earlier year of which it is a change.
    """

    contribution: InKindContribution
    amount: InKind
    taken_back: bool = False
    changes: FiscalYear | None = None


class Given(NamedTuple):
    """What one reference of a book adds to a year, or several that nothing changes together.

    activities: how many of which kind. in_kind: the contributions that it is of. changes: the
    earlier year of which it is a change.
    """

    year: FiscalYear
    book: str
    pieces: tuple[Piece, ...] = ()
    activities: Mapping[str, int] = MappingProxyType({})
    notes: tuple[str, ...] = ()
    in_kind: tuple[GivenInKind, ...] = ()
    changes: FiscalYear | None = None


def given_by(
    book: Book, on: date, start: int, books: Books, asked: Container[int]
) -> Iterator[Given]:
    """What every fact of a book adds to the years asked, up to a day.

    start: the month in which the years begin. books: all that are asked: one of them may count an
    activity of this one. asked: in which calendar years they end.
    """
    found = _given_by(_Years(book, on, start, books), asked)
    return (given for given in found if given.year.year in asked)


def _given_by(years: "_Years", asked: Container[int]) -> Iterator[Given]:
    for fact in years.book.facts.values():
        if fact.kind == "expenditure" and years.is_lone(fact):
            years.add_lone(fact)
        elif fact.kind in _GIVING:
            yield from years.of_revisions(fact, asked)
    yield from years.of_lone()


_GIVING = frozenset({"expenditure", "in_kind", "activity"})
"""The kinds of facts that something is given by."""


class _Years:
    """The ends of the years of a book, and what stands at each."""

    def __init__(self, book: Book, on: date, start: int, books: Books) -> None:
        self.book, self.on, self.start, self.books = book, on, start, books
        self.spent = "financial" if isinstance(book.opening, Programme) else "partner_funds"
        self._activities: dict[date, dict[str, Activity]] = {}
        self._own: dict[date, Mapping[FactKey, int]] = {}
        # By the last days of the year and of the one that is changed, in minor units.
        self._lone: defaultdict[tuple[date, date | None, str, Provenance], int] = defaultdict(int)
        self._noted: defaultdict[date, list[str]] = defaultdict(list)
        # What else moves changes which expenditure is of own money: at the end of any year.
        moved = (step.day for step in book.timeline.steps()) if has_own_funds(book) else ()
        self._own_may_change = {end for _, end in self._ends(moved)}

    def is_lone(self, spent: Expenditure) -> bool:
        """Whether nothing changes what it gave while it stands: of most nothing does."""
        book, reference = self.book, spent.reference
        return not (
            spent.activities
            or spent.revision > 1
            or self._own_may_change
            or reference in book.recoveries
            or (reference, 2) in book.facts
        )

    def add_lone(self, spent: Expenditure) -> None:
        """Add such an expenditure to its year, and take it back where it is taken back.

        What was taken back in its own year never was at the end of one.
        """
        since, until = spent.ordering_day, self.book.reversed_on(spent)
        if since > self.on or until <= since:
            return
        year = _year_of(since, self.start)[0]
        taken_back = until < date.max and until <= self.on
        gone = _year_of(until, self.start)[0] if taken_back else None
        if year == gone:
            return
        amount, says = spent.amount, spent.provenance
        self._lone[year, None, amount.currency.code, says] += amount.minor
        if spent.note:
            self._noted[year].append(_note(spent))
        if gone is not None:
            self._lone[gone, year, amount.currency.code, says] -= amount.minor

    def of_lone(self) -> Iterator[Given]:
        """What all of them add to each year together."""
        code, of = self.book.code, FiscalYear.of
        for (end, changed, currency, says), minor in self._lone.items():
            piece = Piece(currency, self.spent, minor, says)
            changes = None if changed is None else of(changed, self.start)
            yield Given(of(end, self.start), code, (piece,), changes=changes)
        for end, notes in self._noted.items():
            yield Given(of(end, self.start), code, notes=tuple(notes))

    def of_revisions(self, fact: AnyFact, asked: Container[int]) -> Iterator[Given]:
        """What all that is under the reference of a fact adds, said with the first of its kind."""
        kind = type(fact)
        facts = [each for each in self.book.revisions(fact.reference) if type(each) is kind]
        if facts[0] is not fact:
            return
        if kind is Activity:
            yield from self.of_activity(facts)
        elif self.may_change(facts, asked):
            yield from self.of_money(facts)

    def may_change(self, revisions: Sequence[AnyFact], asked: Container[int]) -> bool:
        """Whether what an expenditure or a contribution gives may change in one of these years."""
        days = self._days_of_money(revisions)
        return any(_year_of(day, self.start)[1].year in asked for day in days)

    def of_money(self, revisions: Iterable[AnyFact]) -> Iterator[Given]:
        """What an expenditure or a contribution adds to each year in which it changes."""
        revisions = list(revisions)
        before: tuple[Piece, ...] = ()
        stood: list[AnyFact] = []
        first: FiscalYear | None = None
        for year, end in self._ends(self._days_of_money(revisions)):
            standing = self._standing(revisions, end)
            now = tuple(piece for fact in standing for piece in self._pieces(fact, end))
            if now != before:
                new = [fact for fact in standing if fact not in stood]
                yield Given(
                    year,
                    self.book.code,
                    (*now, *(piece.taken_back() for piece in before)),
                    notes=tuple(map(_note, filter(_has_note, new))),
                    in_kind=tuple(_in_kind(stood, standing, first)),
                    changes=first,
                )
                before, stood, first = now, standing, year if first is None else first

    def of_activity(self, revisions: Iterable[AnyFact]) -> Iterator[Given]:
        """How many activities of which kind one adds to each year in which it changes."""
        revisions = list(revisions)
        before: Counter[str] = Counter()
        first: FiscalYear | None = None
        days = self._changed(revisions)
        for fact in revisions:
            if isinstance(fact, Activity):
                days |= self._days_of_activity(fact)
        for year, end in self._ends(days):
            past = [fact for fact in self._standing(revisions, end) if _is_past(fact, end)]
            found = [a for a in past if not is_counted_elsewhere(a, self.books, end)]
            now = Counter({a.activity_kind or NOT_STATED: a.count for a in found})
            if now != before:
                added = Counter(now)
                added.subtract(before)
                notes = tuple(map(_note, filter(_has_note, found)))
                yield Given(year, self.book.code, activities=added, notes=notes, changes=first)
                before, first = now, year if first is None else first

    def _ends(self, days: Iterable[date]) -> Iterator[tuple[FiscalYear, date]]:
        """The years of some days, each with its end, or the day asked where that is before it."""
        days = (day for day in days if date.min < day <= self.on)
        for last, year in sorted(dict(_year_of(day, self.start) for day in days).items()):
            yield year, min(last, self.on)

    def _days_of_activity(self, activity: Activity) -> set[date]:
        """The days on which it is past, and on which another book begins or ends to count it."""
        other = self.books.get(activity.same_as_book or "")
        elsewhere = list(named_revisions(activity, other))
        days = {each.when.last for each in (activity, *elsewhere) if each.when is not None}
        return days | self._changed(elsewhere, other) if other is not None else days

    def _changed(self, facts: Iterable[AnyFact], book: Book | None = None) -> set[date]:
        """The days on which a revision begins to count, or was taken back."""
        book = book or self.book
        days = {day for f in facts for day in (book.counts_since(f), book.reversed_on(f))}
        return days - {date.min, date.max}

    def _days_of_money(self, revisions: Iterable[AnyFact]) -> set[date]:
        """The days on which what is given changes: the fact, what came back, its activities."""
        book = self.book
        days = self._changed(revisions) | self._own_may_change
        for fact in revisions:
            for recovery in book.recoveries.get(fact.reference, ()):
                days |= {book.acts_from(recovery), book.reversed_on(recovery)}
            for code in _named(fact):
                days |= self._changed(book.revisions(code))
        return days - {date.min, date.max}

    def _pieces(self, fact: AnyFact, on: date) -> Iterator[Piece]:
        """What was given by a fact that stands on a day, activity by activity."""
        activities = self._activities_on(on)
        if isinstance(fact, Expenditure):
            standing = Standing(fact, self.book.recoveries_of(fact, on))
            shares = standing_shares(standing, "activities")
            own = [0] * len(shares)
            if of_all := self._own_part(fact, on):
                own = split_minor(of_all, [minor for _, minor in shares])
            for (code, minor), of_own in zip(shares, own, strict=True):
                says = weakest(Provenance.DERIVED, fact.provenance) if of_own else fact.provenance
                piece = Piece(fact.amount.currency.code, self.spent, minor - of_own, says)
                activity = activities.get(code) if code else None
                yield piece.of(activity)
                if of_own:
                    yield piece._replace(column="financial", minor=of_own).of(activity)
        elif isinstance(fact, InKindContribution):
            amount, named = fact.amount, fact.activities
            piece = Piece(
                amount.currency.code,
                "in_kind",
                amount.minor,
                fact.provenance,
                modality=fact.tossd_modality,
                framework=fact.tossd_framework,
            )
            yield piece.of(activities.get(named[0]) if len(named) == 1 else None)

    def _own_part(self, spent: Expenditure, on: date) -> int:
        """What of an agreement's expenditure was the institution's own money, on a day."""
        if not self._own_may_change:
            return 0
        if on not in self._own:
            self._own[on] = own_parts(self.book, on)
        return self._own[on].get(key_of(spent), 0)

    def _standing(self, revisions: Iterable[AnyFact], on: date) -> list[AnyFact]:
        return [fact for fact in revisions if self.book.counts(fact, on)]

    def _activities_on(self, day: date) -> dict[str, Activity]:
        if day not in self._activities:
            self._activities[day] = self.book.activities_on(day)
        return self._activities[day]


def _named(fact: AnyFact) -> list[str]:
    """The activities that a fact names."""
    if isinstance(fact, Expenditure):
        return [portion.code for portion in fact.activities]
    return list(fact.activities) if isinstance(fact, InKindContribution) else []


def _is_past(fact: AnyFact, on: date) -> TypeGuard[Activity]:
    return isinstance(fact, Activity) and fact.when is not None and fact.when.last <= on


def _in_kind(
    before: Iterable[AnyFact], now: Iterable[AnyFact], changes: FiscalYear | None
) -> Iterator[GivenInKind]:
    """By how much what was given in kind differs from what stood before, by currency."""
    minor: defaultdict[str, int] = defaultdict(int)
    said: dict[str, tuple[InKindContribution, bool]] = {}
    for sign, facts in ((-1, before), (1, now)):
        for fact in facts:
            if isinstance(fact, InKindContribution):
                currency = fact.amount.currency.code
                minor[currency] += sign * fact.amount.minor
                said[currency] = fact, sign < 0
    for currency, (fact, gone) in said.items():
        if minor[currency]:
            yield GivenInKind(fact, InKind.from_minor(minor[currency], currency), gone, changes)


@lru_cache(maxsize=10_000)
def _year_of(day: date, start: int) -> tuple[date, FiscalYear]:
    """The year that a day lies in, with its last day, by which years are in order."""
    year = FiscalYear.of(day, start)
    return year.last, year


def _has_note(fact: AnyFact) -> bool:
    return bool(fact.note)


def _note(fact: AnyFact) -> str:
    return f"{fact.reference}: {fact.note}"
