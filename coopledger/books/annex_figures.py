"""The figures that a text of the yearly annex names, and what the books say they are.

`{recibido EUR}`, `{PICE: financiera 2014}`, `{activities 2015 workshop}`: whose figure it is, where
that is not clear; what it is called, in either language; of which year; in which currency, or of
which kind of activity.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.cooperation import (
    GIVEN,
    CooperationPart,
    CooperationTotal,
    cooperation_totals,
)
from coopledger.books.sides import AgreementSide, FundSide
from coopledger.books.statement import Statement
from coopledger.books.statement_paper import eve
from coopledger.messages.catalogue import Language, knows, say
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement
from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding, KnownCodes, Place, Severity
from coopledger.model.fiscal_year import FiscalYear
from coopledger.money import Money

OF_AGREEMENT = tuple(dict.fromkeys((*FundSide.CAME, *AgreementSide.CAME, *FundSide.WENT)))
"""What an agreement's year has a figure of: *held* is that of its last day."""

OF_TOTALS = (*GIVEN, "total", "activities")
"""What the totals of a year have a figure of."""

Side = FundSide | AgreementSide
StatementOf = Callable[[Book, date], Statement]


class Scope(NamedTuple):
    """Whose figures a text names: a book's, those of one of its activities, or those of all."""

    book: Book | None = None
    activity: Activity | None = None


class Unfilled(Exception):
    """A placeholder that nothing can be put into: the code of a finding, and its parameters."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    def finding(self, place: Place, seen: str) -> Finding:
        return Finding(self.code, Severity.ERROR, place, {"seen": seen, **self.params})


class FigureName(str):
    """A figure, as people call it."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        key = f"figure.{self}" if self not in ("total", "activities") else f"label.{self}"
        return say(key, language)


class FigureNames(tuple[str, ...]):
    """Several of them."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return ", ".join(FigureName(name).say(language) for name in self)


class _Asked(NamedTuple):
    """What stands between the braces, apart."""

    figure: str
    year: int
    currency: str | None
    kind: str


class AnnexFigures:
    """Answers what a placeholder stands for. books: by code. statement_of, on: on, up to a day."""

    def __init__(
        self,
        books: Mapping[str, Book],
        year: int,
        statement_of: StatementOf,
        on: date = date.max,
    ) -> None:
        self.books, self.year, self.on = books, year, on
        self._statement_of = statement_of
        self._totals: dict[tuple[str | None, int], Mapping[str, CooperationTotal]] = {}
        self._parts: dict[tuple[str, int, str], Mapping[str | None, CooperationPart]] = {}
        self._sides: dict[tuple[str, int], _YearOf] = {}
        self._not_split: dict[tuple[str, int], Mapping[str, list[str]]] = {}

    def find(self, said: str, scope: Scope) -> Money | int:
        """The figure that is named. Raises Unfilled."""
        code, _, rest = said.rpartition(":")
        if code.strip():
            book = self.books.get(code.strip())
            if book is None:
                raise Unfilled("annex-unknown-row", code=code.strip(), known=self.known())
            scope = Scope(book)
        asked = self._asked(rest, scope)
        if asked.figure == "activities":
            return self._activities(asked, scope)
        if scope.activity is not None:
            return self._of_activity(asked, scope)
        if asked.figure in OF_TOTALS:
            return _given(self._total(asked, scope), asked.figure)
        return self._of_agreement(asked, scope)

    def known(self) -> KnownCodes:
        """The books there are."""
        return KnownCodes(sorted(self.books))

    def of_year(self, book: Book) -> Iterator[tuple[str, Money | int]]:
        """What a book's year comes to, figure by figure: those that are not zero."""
        if isinstance(book.opening, Agreement) and (found := self._known_year(book)) is not None:
            *funds, own = found.now
            is_held = any(side.currency == own.currency for side in funds)
            for side in funds if is_held else found.now:
                for name in (*side.CAME, *side.WENT):
                    if money := found.moved(name, side):
                        yield name, money
        for total in self.totals(book, self.year).values():
            for name in ("financial", "in_kind"):
                if money := getattr(total, name).money:
                    yield name, money

    def totals(self, book: Book | None, year: int) -> Mapping[str, CooperationTotal]:
        """What was given in a year, by currency: by a book, or by all."""
        key = book.code if book is not None else None, year
        if key not in self._totals:
            books = self.books.values() if book is None else [book]
            found = cooperation_totals(books, year, year, on=self.on)
            self._totals[key] = {total.currency: total for total in found}
        return self._totals[key]

    def _asked(self, said: str, scope: Scope) -> _Asked:
        words = said.split()
        years = [word for word in words if re.fullmatch(r"\d{4}", word)]
        currencies = [word for word in words if re.fullmatch("[A-Z]{3}", word)]
        rest = [word for word in words if word not in (*years[:1], *currencies[:1])]
        known = self._names(scope)
        for end in range(len(rest), 0, -1):
            figure = _figures().get(_plain(" ".join(rest[:end])))
            kind = " ".join(rest[end:])
            if figure in known and (not kind or figure == "activities"):
                year = int(years[0]) if years else self.year
                return _Asked(figure, year, currencies[0] if currencies else None, kind)
        raise Unfilled("annex-unknown-figure", known=FigureNames(known))

    @staticmethod
    def _names(scope: Scope) -> tuple[str, ...]:
        """The figures that there are of something."""
        if scope.activity is not None:
            return OF_TOTALS
        is_agreement = scope.book is not None and isinstance(scope.book.opening, Agreement)
        return (*OF_AGREEMENT, *OF_TOTALS) if is_agreement else OF_TOTALS

    def _total(self, asked: _Asked, scope: Scope) -> CooperationTotal:
        found = self.totals(scope.book, asked.year)
        return found[_one_of(asked, tuple(found))]

    def _activities(self, asked: _Asked, scope: Scope) -> int:
        """How many there were: of a kind, as it is called in either language."""
        if scope.activity is not None:
            return scope.activity.count
        found = next(iter(self.totals(scope.book, asked.year).values()), None)
        if found is None:
            raise Unfilled("annex-no-figures", year=str(asked.year))
        if not asked.kind:
            return found.activity_count
        for kind, count in found.activities.items():
            if _plain(asked.kind) in _called(kind):
                return count
        raise Unfilled("annex-unknown-kind", kind=asked.kind, year=str(asked.year))

    def _of_activity(self, asked: _Asked, scope: Scope) -> Money:
        """What was given for an activity, where each fact that names it says how much."""
        book, activity = scope.book, scope.activity
        assert book is not None  # whose activity it is
        assert activity is not None  # or this would not be asked
        if (key := (book.code, asked.year)) not in self._not_split:
            of_year = FiscalYear(asked.year, book.opening.fiscal_year_start)
            self._not_split[key] = _not_split(book, of_year, min(of_year.last, self.on))
        if named := self._not_split[key].get(activity.reference):
            raise Unfilled("annex-not-itemised", references=", ".join(named))
        total = self._total(asked, Scope(book))
        called = activity.same_as or activity.reference
        if (whole := (book.code, asked.year, total.currency)) not in self._parts:
            self._parts[whole] = {part.key: part for part in total.by_activity}
        of = self._parts[whole].get(called)
        if of is None:
            return Money.from_minor(0, total.currency)
        if asked.figure == "total":
            return Money.from_minor(of.financial.minor + of.in_kind.minor, total.currency)
        found: Money = getattr(of, asked.figure)
        return found

    def _of_agreement(self, asked: _Asked, scope: Scope) -> Money:
        """A figure of an agreement's year: in a currency of its fund, or else in its own."""
        assert scope.book is not None  # without one, it has no such figure
        found = self._year_of(scope.book, asked.year)
        *funds, own = found.now
        sides = {side.currency: side for side in (own, *funds) if hasattr(side, asked.figure)}
        likely = [side.currency for side in funds if hasattr(side, asked.figure)]
        currency = _one_of(asked, tuple(sides), likely or [*sides])
        return found.moved(asked.figure, sides[currency])

    def _known_year(self, book: Book) -> "_YearOf | None":
        """The same of the annex's year; None where nothing happened yet."""
        with suppress(Unfilled):
            return self._year_of(book, self.year)
        return None

    def _year_of(self, book: Book, year: int) -> "_YearOf":
        """The sides of an agreement at the end of a year, and at that of the one before."""
        if (key := (book.code, year)) not in self._sides:
            of = FiscalYear(year, book.opening.fiscal_year_start)
            days = (eve(of.first), of.last)
            before, now = (self._statement_of(book, min(day, self.on)) for day in days)
            if not (now.events or before.events):
                raise Unfilled("annex-no-figures", year=str(year))
            self._sides[key] = _YearOf((*now.sides(),), (*before.sides(),))
        return self._sides[key]


class _YearOf(NamedTuple):
    """The sides of an agreement, its own last, at the end of a year and of the one before."""

    now: tuple[Side, ...]
    before: tuple[Side, ...]

    def moved(self, figure: str, side: Side) -> Money:
        """A figure of the year in a currency; of what is held, that of its end."""
        money: Money = getattr(side, figure).money
        if figure == "held":
            return money
        for then in self.before:
            if type(then) is type(side) and then.currency == side.currency:
                money -= getattr(then, figure).money
        return money


def _one_of(asked: _Asked, known: tuple[str, ...], likely: list[str] | None = None) -> str:
    """The currency that is asked for, or the only one. likely: of which one need not be named."""
    if asked.currency in known and asked.currency is not None:
        return asked.currency
    alone = likely if likely is not None else [*known]
    if not known:
        raise Unfilled("annex-no-figures", year=str(asked.year))
    if asked.currency is not None or len(alone) != 1:
        raise Unfilled("annex-which-currency", known=KnownCodes(sorted(known)))
    return alone[0]


def _given(total: CooperationTotal, figure: str) -> Money:
    found: Money = total.total if figure == "total" else getattr(total, figure).money
    return found


def _not_split(book: Book, year: FiscalYear, end: date) -> Mapping[str, list[str]]:
    """By activity, what names it among others, and does not say how much was for each."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for fact in book.facts.values():
        if not isinstance(fact, Expenditure | InKindContribution) or len(fact.activities) < 2:
            continue
        if year.first <= fact.when.last <= end and not book.is_reversed(fact, end):
            for each in fact.activities:
                if isinstance(each, str):
                    found[each].append(fact.reference)
                elif each.amount is None:
                    found[each.code].append(fact.reference)
    return found


@cache
def _figures() -> Mapping[str, str]:
    """The figures by what they are called."""
    return {
        _plain(said): name
        for name in (*OF_AGREEMENT, *OF_TOTALS)
        for said in (name, *(FigureName(name).say(language) for language in Language))
    }


def _called(kind: str) -> set[str]:
    """What a kind of activity is called: by its code, and in either language."""
    key = f"activity_kind.{kind}"
    said = [say(key, language) for language in Language] if knows(key) else []
    return {*map(_plain, (kind, *said))}


def _plain(said: str) -> str:
    """Words as they are compared: without accents, capitals, hyphens and underscores."""
    split = unicodedata.normalize("NFKD", said.casefold().replace("_", " ").replace("-", " "))
    return " ".join("".join(each for each in split if not unicodedata.combining(each)).split())
