"""A long book that was worked out before: only what comes behind a change is worked out again.

Its events are divided into runs. What a run comes to depends on the events up to its end, and on
where the lines that its money is laid on end where it reaches beyond them: where these are as they
were, so is that. They are compared themselves, whatever was recorded meanwhile.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from coopledger.books.book import Book, Standing, StandingApart
from coopledger.books.terms import Terms
from coopledger.books.valuation import (
    BookValuation,
    GoesOut,
    Lines,
    RateLookup,
    ValuedEvent,
    periods_of,
    valued,
)
from coopledger.model.agreement import ConversionRule
from coopledger.model.events import Expenditure, OwnContribution, Recovery
from coopledger.model.facts import MoneyEvent
from coopledger.model.terms import Disallowance

LENGTH = 4_096
"""How many events a run has, or some more."""

Point = tuple[str, int]
"""A position on the line of a currency."""

_W = TypeVar("_W", bound="_Worked")


class _Worked(Protocol):
    @property
    def events(self) -> Sequence[ValuedEvent]: ...


class _Work(Protocol[_W]):
    """How a run, and all of them together, are worked out (`worked.Work`)."""

    def of_run(self, events: Sequence[ValuedEvent], ends: Collection[Point]) -> _W: ...
    def holds(self, worked: _W) -> bool: ...
    def together(self, runs: Sequence[_W]) -> _W: ...


def may_be_in_runs(book: Book, length: int) -> bool:
    """Whether a book is long, and all of it is said by sums of runs.

    Not where some of it is disallowed, was the institution's own, or says when it was issued.
    """
    return (
        len(book.facts) > 2 * length
        and not any(book.ever(Disallowance))
        and not any(
            event.issued is not None
            if isinstance(event, Expenditure)
            else isinstance(event, OwnContribution)
            for event in book.timeline
        )
    )


class _Run(NamedTuple, Generic[_W]):
    """A run that was worked out.

    end: the lines as they were laid up to its end. drawn: what they were like at last, where it
    reaches beyond; None where nothing that comes later changes what it is worth.
    """

    events: Sequence[MoneyEvent]
    end: Lines
    drawn: Mapping[str, object] | None
    worked: _W


class _Laid(NamedTuple):
    """A run that is laid.

    ends: where on each line it begins and ends. is_whole: whether it is as long as runs are.
    """

    items: Sequence[GoesOut | ValuedEvent]
    end: Lines
    ends: Collection[Point]
    is_whole: bool


class Runs(Generic[_W]):
    """The runs of one book, as they were worked out last."""

    def __init__(self, length: int = LENGTH) -> None:
        self.length = length
        self._asked: object = None
        self._recovered: Mapping[str, tuple[Recovery, ...]] = {}
        self._known: list[_Run[_W]] = []

    def worked_out(
        self,
        asked: object,
        standing: StandingApart,
        terms: Terms,
        on: date,
        rate_of: RateLookup,
        work: _Work[_W],
    ) -> tuple[BookValuation, _W]:
        """All of its runs together.

        asked: all else than events on which it depends. The valuation has those events of which
        more is said than sums, and values the others again run by run.
        """
        known = self._same(asked, standing)
        self._known = []  # where something is missing, nothing is kept
        fresh, done = Lines(terms.on(on)), sum(len(run.events) for run in known)
        laid = [*_laid(known[-1].end if known else fresh, standing.each(done), self.length)]
        last = laid[-1].end if laid else known[-1].end if known else fresh
        ends = [Standing(event) for event in (*standing.events[:1], *standing.events[-1:])]
        periods = periods_of(terms, ends, on)

        def made(run: _Laid) -> _Run[_W]:
            worked = work.of_run([*valued(run.items, last, periods, rate_of)], run.ends)
            return _Run([item.event for item in run.items], run.end, _drawn(run.end, last), worked)

        found: list[_Run[_W]] = []
        before, place = fresh, 0
        for run in known:
            length = len(run.events)
            if run.drawn not in (None, _every(last)) or not work.holds(run.worked):
                [anew] = _laid(before, islice(standing.each(place), length), length)
                run = made(anew)
            found.append(run)
            before, place = run.end, place + length
        behind = [made(run) for run in laid]
        every = [*found, *behind]
        worked = work.together([run.worked for run in every])
        whole = [run for run, of in zip(behind, laid, strict=True) if of.is_whole]
        self._asked, self._recovered = asked, standing.recovered
        self._known = [*found, *whole]

        def again(references: Collection[str]) -> Iterator[ValuedEvent]:
            for laid in _laid_again(fresh, standing, every, references):
                yield from valued(laid.items, last, periods, rate_of)

        return BookValuation(worked.events, last.curves, again), worked

    def _same(self, asked: object, standing: StandingApart) -> list[_Run[_W]]:
        """The runs that were worked out of the same events as these begin with."""
        if asked != self._asked:
            return []
        events, recovered = standing
        changed = {
            reference
            for reference in {*recovered, *self._recovered}
            if recovered.get(reference, ()) != self._recovered.get(reference, ())
        }
        places = (
            n for n, each in enumerate(events if changed else ()) if each.reference in changed
        )
        until = next(places, len(events))
        same, place = list[_Run[_W]](), 0
        for run in self._known:
            end = place + len(run.events)
            if end > until or events[place:end] != run.events:
                break
            same.append(run)
            place = end
        return same


def _laid(begin: Lines, standing: Iterable[Standing], length: int) -> Iterator[_Laid]:
    """Events laid run by run. A run ends where nothing of it was laid beyond its end.

    begin: the lines as they are before.
    """
    lines, rest = begin.copy(), iter(standing)
    is_whole = True
    while is_whole:
        begins, reach = _positions(lines), dict[str, int]()
        items: list[GoesOut | ValuedEvent] = []
        is_whole = False
        for each in rest:
            item = lines.lay(each)
            items.append(item)
            if isinstance(item, GoesOut) and each.recoveries:
                end = item.stretch.start + item.event.amount.minor
                reach[item.currency] = max(end, reach.get(item.currency, 0))
            is_whole = len(items) >= length and all(
                end <= lines.curves[currency].taken for currency, end in reach.items()
            )
            if is_whole:
                break
        if items:
            yield _Laid(items, lines.copy(), {*begins, *_positions(lines)}, is_whole)


def _laid_again(
    begin: Lines, standing: StandingApart, runs: Iterable[_Run[_W]], references: Collection[str]
) -> Iterator[_Laid]:
    """The runs in which there is anything under some references, laid as they were."""
    place = 0
    for run in runs:
        length = len(run.events)
        if any(event.reference in references for event in run.events):
            yield from _laid(begin, islice(standing.each(place), length), length)
        begin, place = run.end, place + length


def _positions(lines: Lines) -> Iterable[Point]:
    return [(currency, curve.taken) for currency, curve in lines.curves.items()]


def _drawn(end: Lines, last: Lines) -> Mapping[str, object] | None:
    curves = end.curves.values()
    if all(c.rule is ConversionRule.FIFO and c.taken <= c.funded for c in curves):
        return None
    return _every(last)


def _every(lines: Lines) -> Mapping[str, Any]:
    return {currency: curve.drawn for currency, curve in lines.curves.items()}
