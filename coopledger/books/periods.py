"""Which years of a book are closed, and what a year that is not open still takes."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple, Self

from coopledger.model.agreement import Opening
from coopledger.model.answer import Answers
from coopledger.model.facts import AnyFact
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.kinds import kind_of
from coopledger.model.period import Period, PeriodState


def is_correction(fact: AnyFact) -> bool:
    """Whether a period that is being adjusted takes it: it corrects what is there, or proves it."""
    return fact.revision > 1 or kind_of(fact).corrects


class Periods:
    """The periods of a book, as they were last said to be.

    A day is as closed as any later one: what is dated before the end of a closed year would change
    what that year ended with. So a year goes by its last day, whatever the month it began in.
    """

    def __init__(self, periods: Iterable[Period] = ()) -> None:
        self._last: dict[FiscalYear, Period] = {}
        for period in periods:  # of one year the last revision counts, in whatever order they come
            known = self._last.get(period.fiscal_year)
            if known is None or known.revision < period.revision:
                self._last[period.fiscal_year] = period

    def told(self, period: Period) -> "Periods":
        """Others, as they are with one more."""
        return Periods([*self._last.values(), period])

    def __bool__(self) -> bool:
        return bool(self._last)

    @property
    def stated(self) -> dict[FiscalYear, Period]:
        """The years of which anything was said, in order, each with what stands."""
        return dict(sorted(self._last.items(), key=lambda item: item[0].last))

    def state(self, day: date) -> PeriodState:
        """How closed a day is."""
        return _most_closed(said for year, said in self._last.items() if year.last >= day)

    def own_state(self, day: date) -> PeriodState:
        """How closed the year of a day was said to be, whatever was said of later ones."""
        return _most_closed(said for year, said in self._last.items() if year.has(day))

    def year_of(self, day: date, start: int) -> FiscalYear:
        """The year that a day lies in: the one that says how closed it is, else the book's own.

        start: the month in which the book's years begin.
        """
        state = self.state(day)
        said = (y for y, is_ in self.stated.items() if is_.state is state and y.has(day))
        return next(said, FiscalYear.of(day, start))

    def year_named(self, written: str, start: int) -> FiscalYear:
        """The year that is meant by its name: one of which something was said, else the book's own.

        start: as of `year_of`. Raises CoopledgerError where it is the name of none.
        """
        said = (year for year in self._last if str(year) == written.strip())
        return next(said, None) or FiscalYear.parse(written, start)

    def take(self, fact: AnyFact, day: date) -> bool:
        """Whether a fact that counts on a day may be recorded."""
        state = self.state(day)
        return state is PeriodState.OPEN or (state is PeriodState.ADJUSTING and is_correction(fact))

    def first_day(self, day: date, *, correction: bool) -> date:
        """The first day, from a day on, on which a fact may be recorded."""
        least = PeriodState.CLOSED if correction else PeriodState.ADJUSTING
        shut = [y.last for y, said in self._last.items() if said.state.rank >= least.rank]
        return max(day, max(shut) + timedelta(1)) if shut else day


class PeriodStanding(NamedTuple):
    """A year of a book: its state; since when, said by whom and why, where anything was said.

    reopened: how many times it went back to a state that takes more.
    """

    fiscal_year: FiscalYear
    state: PeriodState
    since: datetime | None = None
    by: str | None = None
    reason: str | None = None
    reopened: int = 0

    @property
    def year(self) -> int:
        """The calendar year it ends in."""
        return self.fiscal_year.year


class PeriodStandings(Answers[PeriodStanding]):
    """The years of a book, in order. start: the month in which its own begin."""

    start: int

    @classmethod
    def of_book(cls, opening: Opening, found: Iterable[PeriodStanding]) -> Self:
        made = cls(found, opening.code)
        made.start = opening.fiscal_year_start
        return made


def _most_closed(periods: Iterable[Period]) -> PeriodState:
    states = (period.state for period in periods)
    return max(states, key=lambda state: state.rank, default=PeriodState.OPEN)


def reopenings(changes: Iterable[Period]) -> int:
    """How many of a year's changes, in their order, went back."""
    before, count = PeriodState.OPEN, 0
    for change in changes:
        count += change.state.rank < before.rank
        before = change.state
    return count
