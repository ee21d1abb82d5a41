"""What was issued beside what the books say now: which figures, and what changed in them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, Self

from coopledger.books.history import Recorded
from coopledger.books.statement import Statement, amounts_in
from coopledger.books.valuation import RateLookup
from coopledger.errors import MissingRate
from coopledger.messages.catalogue import Language, say
from coopledger.model.activity import kind_word
from coopledger.model.agreement import SpendingRate
from coopledger.model.answer import Answer, Answers
from coopledger.model.dates import When
from coopledger.model.issue import Issue, IssuedCount, IssuedFigure, RateUsed
from coopledger.money import Money

FigureName = tuple[str | None, str, str | None, str | None, str | None, str, str]


def figures_of(statement: Statement) -> tuple[IssuedFigure, ...]:
    """Every amount of a statement that is not zero, in the order in which it is printed."""
    return tuple(
        IssuedFigure(
            section=amount.section,
            side=amount.side,
            code=amount.code or None,
            figure=amount.figure,
            amount=amount.money,
        )
        for amount in amounts_in(statement)
        if amount.money
    )


NOWHERE = {"by_month": "several-months", "by_partner": "several-partners"}
"""What the part is called that falls to none of a section's own, where it is not *not itemised*."""


class Change(NamedTuple):
    """A figure of what was issued: what it was, and what the books say now of the same day.

    year, book: as `IssuedFigure` has them.
    """

    section: str
    side: str | None
    code: str | None
    figure: str
    was: Money
    now: Money
    year: str | None = None
    book: str | None = None

    @property
    def difference(self) -> Money:
        return self.now - self.was

    def name(self, language: Language | str, *, in_all: bool = False) -> str:
        """`Gastado (MXN)`, or `Por rubro, AVION: Gastado (MXN)`.

        in_all: whether to say that it is the whole in the agreement's currency, not one account's.
        """
        figure = say(f"figure.{self.figure}", language)
        currency = self.now.currency.code
        if in_all:
            currency = say("issued.in-all", language, currency=currency)
        if self.section == "whole":
            said = say("issued.figure", language, figure=figure, currency=currency)
        else:
            nowhere = NOWHERE.get(self.section, "not-itemised")
            code = self.code or say(f"label.{nowhere}", language)
            if self.section == "by_kind":
                code = kind_word(code, language)
            section = say(f"section.{self.section}", language)
            named = {"section": section, "code": code, "figure": figure, "currency": currency}
            said = say("issued.part", language, **named)
        return f"{self.year}: {said}" if self.year is not None else said

    def say(self, language: Language | str) -> str:
        name = self.name(language)
        return say("issued.change", language, name=name, was=self.was, now=self.now)


class CountChange(NamedTuple):
    """How many activities of a kind there were in a year by issued totals, and are now."""

    year: str
    activity_kind: str
    was: int
    now: int

    def say(self, language: Language | str) -> str:
        named = {**self._asdict(), "activity_kind": kind_word(self.activity_kind, language)}
        return say("issued.count", language, **named)


class Changes(NamedTuple):
    """What changed since something was issued: figure by figure, and the records that made it.

    records: what was recorded since and counts on or before its day. unstated: whether the bank's
    balance of that day, to which it was reconciled, is recorded no more. counts: of activities,
    which totals have; of totals, the figures `by_book` say what each book moved.
    """

    since: Recorded
    issue: Issue
    figures: tuple[Change, ...] = ()
    records: tuple[Recorded, ...] = ()
    unstated: bool = False
    counts: tuple[CountChange, ...] = ()

    @property
    def are_none(self) -> bool:
        """Whether all is as it was."""
        return not self.figures and not self.unstated and not self.counts


@dataclass(frozen=True, slots=True)
class Issued(Answer):
    """What came of issuing a statement, a bank reconciliation or totals.

    recorded: what was issued, in its place. is_new: whether it was issued now; False where the
    very same had been issued before.
    """

    recorded: Recorded
    issue: Issue
    is_new: bool


class IssuedStatements(Answers[Recorded]):
    """What was issued of a book, statements, bank reconciliations or totals, or one asked for.

    One of them is said as it was handed over, several as a list.
    """

    single: bool = False

    @classmethod
    def one(cls, recorded: Recorded) -> Self:
        """The one that was asked for by its reference."""
        made = cls((recorded,), recorded.fact.book)
        made.single = True
        return made


_MEANT_OTHERWISE = {"0.1.0": ("line", "acceptance", "by_month")}
"""Sections whose figures meant something else in an earlier version of the program."""


def changes(
    issue: Issue, now: Iterable[IssuedFigure], *, only: Collection[str] | None = None
) -> tuple[Change, ...]:
    """The figures of what was issued that are others now; one that is not there is zero.

    only: of figures so called. Those that meant something else in the version that issued it are
    left out.
    """
    passed_over = _MEANT_OTHERWISE.get(issue.program, ())
    before, after = _by_name(issue.figures), _by_name(now)
    found = []
    for name in dict.fromkeys([*after, *before]):
        year, section, side, code, book, figure, currency = name
        if only is not None and figure not in only:
            continue
        nothing = Money.from_minor(0, currency)
        was, is_now = before.get(name, nothing), after.get(name, nothing)
        change = Change(section, side, code, figure, was, is_now, year, book)
        if change.was != change.now and section not in passed_over:
            found.append(change)
    return tuple(found)


def _by_name(figures: Iterable[IssuedFigure]) -> dict[FigureName, Money]:
    return {_name_of(each): each.amount for each in figures}


def _name_of(each: IssuedFigure) -> FigureName:
    currency = each.amount.currency.code
    return each.year, each.section, each.side, each.code, each.book, each.figure, currency


def changed_counts(
    was: Iterable[IssuedCount], now: Iterable[IssuedCount]
) -> tuple[CountChange, ...]:
    """How many activities of a kind there are otherwise; none where a kind is not there."""
    before = {(each.year, each.activity_kind): each.count for each in was}
    after = {(each.year, each.activity_kind): each.count for each in now}
    found = (
        CountChange(*name, before.get(name, 0), after.get(name, 0))
        for name in dict.fromkeys([*after, *before])
    )
    return tuple(each for each in found if each.was != each.now)


class KeptRates:
    """A source of rates that remembers which it gave."""

    def __init__(self, rate_of: RateLookup) -> None:
        self._rate_of = rate_of
        self._given: dict[tuple[SpendingRate, When], Fraction] = {}

    def __call__(self, prescribed: SpendingRate, when: When) -> Fraction:
        rate = self._given[prescribed, when] = self._rate_of(prescribed, when)
        return rate

    def used(self) -> tuple[RateUsed, ...]:
        """Each rate that was given, in order."""
        kept = [
            RateUsed(
                currency=prescribed.currency,
                source=prescribed.source or "",
                basis=prescribed.basis,
                when=when,
                rate=str(rate),
            )
            for (prescribed, when), rate in self._given.items()
        ]
        return tuple(sorted(kept, key=lambda rate: (rate.currency, rate.source, rate.when.text)))


def rates_used_by(issue: Issue) -> RateLookup:
    """The rates of an issued statement, for drawing it up again. Any other is a MissingRate."""
    kept = {(r.currency, r.source, r.basis, r.when): Fraction(r.rate) for r in issue.rates}

    def rate_of(prescribed: SpendingRate, when: When) -> Fraction:
        rate = kept.get((prescribed.currency, prescribed.source or "", prescribed.basis, when))
        if rate is None:
            raise MissingRate(
                "rate.missing",
                source=prescribed.source,
                basis=prescribed.basis,
                currency=prescribed.currency,
                day=when,
            )
        return rate

    return rate_of
