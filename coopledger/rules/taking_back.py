"""Taking a load back: what is recorded so that a book stands as it did before it.

Reference by reference: what the load recorded and still stands is reversed, what stood there before
it is stated again. What others have built on it since is found first, and then nothing is done.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.facts_of_book import FactKey, key_of
from coopledger.books.history import kind_said
from coopledger.books.order import day_of
from coopledger.messages.catalogue import Language, say
from coopledger.model.activity import Activity
from coopledger.model.agreement import AnyOpening, Opening
from coopledger.model.attachment import Attachment
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.erased import is_erased
from coopledger.model.erasure import Erasure
from coopledger.model.events import Reversal
from coopledger.model.evidence import Decision, Match
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Place, Severity
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.issue import Issue
from coopledger.model.kind import TakenBack
from coopledger.model.kinds import kind_of, references_in
from coopledger.model.period import Period, PeriodState
from coopledger.model.proposal import Proposal, Resolution
from coopledger.model.undo import Undo
from coopledger.rules.corrections import free_reference, reversal_date
from coopledger.rules.period_takes_it import named_in_closed

_MOST_NAMED = 50


class Placed(NamedTuple):
    """Where a fact stands in the chain of its book, and the load that it is of, if it is of one.

    called: what the ledger calls that load, where it was brought in from another.
    """

    seq: int
    load: int | None
    called: int | None = None

    @property
    def named(self) -> int | None:
        """What people know that load by."""
        return self.called if self.called is not None else self.load


@dataclass
class TakingBack:
    """A load that is to be taken back in a book.

    book: as it stands. places: of all its facts. load: the number that its rows have. on: the day
    of what cannot have a date of its own, since its year is closed. entries, findings: what is to
    be recorded, and what is found.
    """

    book: Book
    places: Mapping[FactKey, Placed]
    load: int
    reason: str
    on: date | None
    today: date
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _neutral: set[int] = field(default_factory=set)
    _reversing: set[FactKey] = field(default_factory=set)
    _lifted: list[str] = field(default_factory=list)
    _called: int | None = None
    _gone: dict[str, AnyFact] = field(default_factory=dict)
    _shut: defaultdict[FiscalYear, list[str]] = field(default_factory=lambda: defaultdict(list))
    _resumed: defaultdict[date, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        if any(undo.load == self.load for undo in self.book.of_kind(Undo)):
            return  # it was taken back before
        of_load = sorted(place for place in self.places.values() if place.load == self.load)
        self._first, self._last = of_load[0].seq, of_load[-1].seq
        self._called = of_load[0].named
        self._neutral = self._taken_back_since()
        for reference in self._touched():
            self._take_back(reference)
        self.findings += self._built_on()
        self.findings += self._years_closed()
        self.findings += self._resuming()
        if self.entries:
            self.findings += self._issued()
            row = Undo(
                book=self.book.code,
                load=self.load,
                reason=self.reason,
                lifted=tuple(dict.fromkeys(self._lifted)),
            )
            self.entries.append(Entry(row))

    def _taken_back_since(self) -> set[int]:
        """Loads that were taken back, and those that did it: together they leave what was there."""
        found: set[int] = set()
        undos = sorted(self.book.of_kind(Undo), key=self._seq, reverse=True)
        for undo in undos:  # what was taken back itself takes nothing back
            number = self.places[key_of(undo)].load
            if number is not None and number not in found:
                found |= {number, undo.load}
        return found

    def _is_later(self, fact: AnyFact) -> bool:
        """Whether it was recorded after the load, and was not taken back since."""
        place = self.places[key_of(fact)]
        return place.seq > self._last and place.load not in self._neutral

    def _touched(self) -> dict[str, None]:
        """The references of which the load says anything; what opens the book is the last."""
        facts = (self.book.facts[key] for key, place in self.places.items() if self._is_of(place))
        named = (
            fact.of if isinstance(fact, Reversal) else fact.reference
            for fact in facts
            if kind_of(fact).taken_back is not TakenBack.NEVER
        )
        return dict.fromkeys(sorted(named, key=lambda each: (each == self.book.code, each)))

    def _is_of(self, place: Placed) -> bool:
        return place.load == self.load

    def _take_back(self, reference: str) -> None:
        """What is recorded so that what stood under a reference before the load stands again."""
        revisions = list(self.book.revisions(reference))
        before = self._stood_before(revisions)
        match kind_of(revisions[0]).taken_back:
            case TakenBack.REVERSED:
                self._reverse(reference, revisions, before)
            case TakenBack.REPLACED:
                self._replace(revisions[-1], before)
            case TakenBack.RESTATED | TakenBack.NEVER:
                pass  # a reversal is of what it takes back

    def _stood_before(self, revisions: list[AnyFact]) -> AnyFact | None:
        """The revision that stood before the load; of what is replaced, the last word."""
        then = [each for each in revisions if self._seq(each) < self._first]
        if then and kind_of(then[-1]).taken_back is TakenBack.REPLACED:
            then = then[-1:]
        standing = (each for each in then if self._reversed_at(each) >= self._first)
        return next(standing, None)

    def _seq(self, fact: AnyFact) -> int:
        return self.places[key_of(fact)].seq

    def _reversed_at(self, fact: AnyFact) -> int:
        """The place of what took a fact back; beyond all places where nothing has."""
        reversal = self.book.reversals.get(key_of(fact))
        return self._seq(reversal) if reversal is not None else len(self.places) + 1

    def _reverse(self, reference: str, revisions: list[AnyFact], before: AnyFact | None) -> None:
        now = self.book.stands(reference)
        later = [each for each in self._about(revisions) if self._is_later(each)]
        if later:
            if now is not None:
                self.findings.append(self._found_built_on(now, later))
            return
        if now is before:
            return
        until = self._counted_until(revisions)
        if now is not None:
            reversal = self._reversal(now)
            self._reversing.add(key_of(now))
            self.entries.append(Entry(reversal))
            late = reversal.when.last if reversal.when != getattr(now, "when", None) else None
            if late is not None and late > self.book.counts_since(now):
                until = max(until, late)
        if before is not None:
            self._restate(before, len(revisions) + 1, until)
            self._lifted += [each.reference for each in self._reversals_of_load(revisions)]
        elif now is not None:
            self._gone[reference] = now

    def _about(self, revisions: list[AnyFact]) -> Iterator[AnyFact]:
        """All that is said under a reference: its revisions, and what took them back."""
        yield from revisions
        yield from self._reversals(revisions)

    def _reversals(self, revisions: list[AnyFact]) -> Iterator[Reversal]:
        found = (self.book.reversals.get(key_of(each)) for each in revisions)
        return (each for each in found if each is not None)

    def _reversals_of_load(self, revisions: list[AnyFact]) -> Iterator[Reversal]:
        for each in self._reversals(revisions):
            if self._is_of(self.places[key_of(each)]):
                yield each

    def _counted_until(self, revisions: list[AnyFact]) -> date:
        """The day up to which revisions counted that were taken back late; else the beginning."""
        late = (self.book.reversed_on(each) for each in revisions if self.book.ever_counted(each))
        return max((day for day in late if day < date.max), default=date.min)

    def _reversal(self, fact: AnyFact) -> Reversal:
        return Reversal(
            book=self.book.code,
            reference=free_reference(fact, self.book),
            of=fact.reference,
            of_revision=fact.revision,
            when=self._date_of_reversal(fact),
            reason=self.reason,
            undoes=self.load,
        )

    def _date_of_reversal(self, fact: AnyFact) -> When:
        """That of the fact, so that it vanishes; in a closed year, the day that was asked for."""
        day, when = self.book.counts_on(fact), getattr(fact, "when", None)
        if day is None or when is None:
            return reversal_date(fact, self.book, self.today)
        if not self._is_shut(fact, day):
            return when if day == day_of(fact) else When.on(day)
        self._shut[self.book.year_of(day)].append(fact.reference)
        return When.on(self.on or day)

    def _is_shut(self, fact: AnyFact, day: date) -> bool:
        """Whether a closed year keeps a fact from being taken back as of its own day."""
        periods = self.book.periods
        named = isinstance(fact, Activity) and named_in_closed(fact, self.book, periods)
        return periods.state(day) is PeriodState.CLOSED or bool(named)

    def _restate(self, before: AnyFact, revision: int, until: date) -> None:
        """The next revision says again what stood before, with its own date where that can be.

        until: the day up to which an earlier revision counted: it is not dated before.
        """
        update: dict[str, object] = {"revision": revision, **_without_erased(before)}
        timeless, day = kind_of(before).timeless, day_of(before)
        if timeless and until > date.min:
            day = until
        if day is not None and (self._is_closed(day) or day < until):
            if day < until and not self._is_closed(until):
                self._resumed[until].append(before.reference)
            else:
                self._shut[self.book.year_of(max(day, until))].append(before.reference)
            if not timeless:
                update["when"] = When.on(self.on or max(day, until))
        self.entries.append(Entry(before.model_copy(update=update)))

    def _is_closed(self, day: date) -> bool:
        return self.book.periods.state(day) is PeriodState.CLOSED

    def _replace(self, now: AnyFact, before: AnyFact | None) -> None:
        """What opens a book, or the state of a year, is what it was."""
        if isinstance(now, AnyOpening):
            self._open_as_before(now, before)
        elif isinstance(now, Period) and not self._is_later(now):
            state = before.state if isinstance(before, Period) else PeriodState.OPEN
            if state is not now.state:
                said = {"state": state, "revision": now.revision + 1, "reason": self.reason}
                self.entries.append(Entry(now.model_copy(update=said)))

    def _open_as_before(self, now: AnyOpening, before: AnyFact | None) -> None:
        withdrawal = self.book.reversals.get(key_of(now))
        if self._is_later(withdrawal or now):
            if withdrawal is None:
                self.findings.append(self._found_built_on(now, [now]))
        elif before is not None:
            said = {"revision": now.revision + 1, "reason": self.reason}
            self.entries.append(Entry(before.model_copy(update=said)))
        elif others := self._others_standing():
            self.findings.append(
                self._finding("undo-book-stays", Severity.WARNING, now, later=_named(others))
            )
        else:
            self.entries.append(Entry(self._reversal(now)))

    def _others_standing(self) -> list[str]:
        """What others recorded in the book and still stands, or was issued of it."""
        return [
            fact.reference
            for fact in self.book.facts.values()
            if not self._is_of(self.places[key_of(fact)])
            and key_of(fact) not in self._reversing
            and not isinstance(fact, _LEFT_BEHIND)
            and not (isinstance(fact, Period) and not self._shuts(fact))
            and not self.book.is_reversed(fact)
        ]

    def _shuts(self, period: Period) -> bool:
        """Whether it is what stands of its year, and that is not open."""
        stated = self.book.periods.stated[period.fiscal_year]
        return stated is period and period.state is not PeriodState.OPEN

    def _found_built_on(self, fact: AnyFact, later: list[AnyFact]) -> Finding:
        named = _All(_Later(each, self.places[key_of(each)].named) for each in later)
        return self._finding("undo-built-on", Severity.ERROR, fact, later=named)

    def _built_on(self) -> Iterator[Finding]:
        """What others recorded that names what would not stand any more."""
        naming: defaultdict[str, list[AnyFact]] = defaultdict(list)
        for fact in self.book.facts.values() if self._gone else ():
            if key_of(fact) in self._reversing or self.book.is_reversed(fact):
                continue
            if isinstance(fact, Attachment) or _is_rejected(fact):
                continue
            for reference in _names(fact) & self._gone.keys():
                naming[reference].append(fact)
        for reference, later in naming.items():
            yield self._found_built_on(self._gone[reference], later)

    def _years_closed(self) -> Iterator[Finding]:
        """The years that keep facts from being taken back as of their own days, with no other."""
        for year, references in sorted(self._shut.items(), key=lambda item: item[0].last):
            severity = Severity.ERROR if self.on is None else Severity.NOTE
            first = self.book.periods.first_day(year.last, correction=True)
            yield Finding(
                "undo-year-closed" if self.on is None else "undo-dated-later",
                severity,
                Place(reference=self.book.code),
                {
                    "reference": self.book.code,
                    "year": year.told(self.book.opening.fiscal_year_start),
                    "count": len(references),
                    "seen": _named(references),
                    "expected": first,
                    "on": self.on,
                    "load": self._called,
                },
            )

    def _resuming(self) -> Iterator[Finding]:
        """What counted up to a day on which the load took it back: it counts from then on again."""
        for until, references in sorted(self._resumed.items()):
            asked = self.on is None or self.on < until
            params = {"reference": self.book.code, "count": len(references), "until": until}
            yield Finding(
                "undo-resumes-later" if asked else "undo-resumed",
                Severity.ERROR if asked else Severity.NOTE,
                Place(reference=self.book.code),
                {**params, "seen": _named(references), "load": self._called, "on": self.on},
            )

    def _issued(self) -> Iterator[Finding]:
        """A note of the statements that were issued with what is taken back: they stay."""
        for issue in self.book.of_kind(Issue):
            if issue.looked_at.seq >= self._first:
                yield self._finding("undo-issued", Severity.NOTE, issue)

    def _finding(self, code: str, severity: Severity, fact: AnyFact, **params: object) -> Finding:
        named = {"reference": fact.reference, "load": self._called, "code": self.book.code}
        return Finding(code, severity, Place(reference=fact.reference), named | params)


_LEFT_BEHIND = (Reversal, Undo, Opening, Erasure, Attachment, Proposal, Resolution)
"""What says something of the rest, and keeps no book from being withdrawn with it."""


class _Later(NamedTuple):
    """What was recorded since."""

    fact: AnyFact
    load: int | None

    def say(self, language: Language | str) -> str:
        fact = self.fact
        about = kind_said(fact, language)
        if fact.revision > 1:
            about += f", {say('show.revision', language, revision=fact.revision)}"
        key = "undo.later" if self.load is not None else "undo.later-alone"
        return say(key, language, reference=fact.reference, about=about, load=self.load or 0)


class _All(tuple[_Later, ...]):
    """Several of them."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        said = ", ".join(each.say(language) for each in self[:_MOST_NAMED])
        return said + (", …" if self[_MOST_NAMED:] else "")


def _named(references: list[str]) -> str:
    return ", ".join(references[:_MOST_NAMED]) + (", …" if references[_MOST_NAMED:] else "")


def _without_erased(fact: AnyFact) -> dict[str, None]:
    """What was erased of a fact is not stated again."""
    fields = type(fact).model_fields.items()
    optional = (name for name, field in fields if not field.is_required())
    return {name: None for name in optional if is_erased(getattr(fact, name))}


def _is_rejected(fact: AnyFact) -> bool:
    """Whether it says of evidence and events that they are not the same."""
    return isinstance(fact, Match) and fact.decision is Decision.REJECTED


def _names(fact: AnyFact) -> set[str]:
    """The references of the facts that a fact names; its book apart."""
    fields = (field for field in kind_of(fact).names if field != "book")
    return {reference for field in fields for reference in references_in(fact, field)}
