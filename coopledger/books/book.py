"""A book: what opened it, and all that is recorded in it, each event in its place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple, Self

from coopledger.books.accounts import (
    Accounts,
    Chart,
    DoubleEntry,
    Posting,
    double_entry,
    fitting_entry,
    held,
)
from coopledger.books.addition import Addition
from coopledger.books.charged import Charged
from coopledger.books.facts_of_book import FactKey, FactsOfBook, key_of
from coopledger.books.order import (
    OrderKey,
    Timeline,
    TimelineEntry,
    day_of,
    order_key,
    reversal_day,
    reversal_key,
)
from coopledger.books.periods import Periods
from coopledger.books.terms import Terms
from coopledger.model.activity import Activity
from coopledger.model.agreement import (
    Agreement,
    AnyOpening,
    Institution,
    Programme,
    WithoutAccounts,
)
from coopledger.model.events import (
    Event,
    Expenditure,
    OpeningBalance,
    Recovery,
    Reversal,
)
from coopledger.model.fact import Fact
from coopledger.model.facts import AnyFact, MadeFact, MoneyEvent
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.kinds import amounts_of, kind_of
from coopledger.model.period import Period
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum


class Standing(NamedTuple):
    """An event as it stands on a day, with the recoveries of it up to then."""

    event: MoneyEvent
    recoveries: tuple[Recovery, ...] = ()

    @property
    def minor(self) -> int:
        """Its amount, less what was recovered of it."""
        minor = self.event.amount.minor
        return minor - sum(r.amount.minor for r in self.recoveries) if self.recoveries else minor


_Moved = Sequence[tuple[str, str, int]]
"""What accounts get, in minor units of a currency: as a `Posting` says it."""

_TELL_ACCOUNTS = frozenset({"agreement", "programme", "institution", "addendum"})
"""The kinds of what says which accounts there are."""


class _Route(NamedTuple):
    """Where events of a kind go that name an account and are in a currency.

    ways: what accounts get of one minor unit.
    """

    debit: str
    credit: str
    ways: Sequence[Posting]

    @classmethod
    def of(cls, move: DoubleEntry) -> Self:
        ways = [each._replace(minor=1 if each.minor > 0 else -1) for each in held(move)]
        return cls(move.debit, move.credit, ways)


class StandingApart(NamedTuple):
    """The events that stand on a day, in order, and what came back, by its expenditure."""

    events: Sequence[MoneyEvent]
    recovered: Mapping[str, tuple[Recovery, ...]]

    def each(self, start: int) -> Iterator[Standing]:
        """The events from a place on, each with the recoveries of it."""
        for event in islice(self.events, start, None):
            is_spent = isinstance(event, Expenditure)
            yield Standing(event, self.recovered.get(event.reference, ()) if is_spent else ())


class Book(FactsOfBook):
    """The facts of one book, each in its place.

    opening: what opened it, in its last words. chart: its accounts, where addenda opened or closed
    some; else its opening. terms: an agreement's, by the addenda that stand.
    timeline: all money events in order; by_currency, by_account: the same where they move money.
    turnover: all amounts ever stated in a currency, without sign.
    charged: what lines can have spent at the most. gone_from: by the day of late reversals, their
    places and those of what they took back. less_from: of these days, those on which that had come
    into an account.
    acting: the day from which each recovery lowers its expenditure. came_back_first: by the day,
    those that act on that of their expenditure, before which they stand in the order.
    periods: which years are closed.
    """

    def __init__(self, opening: AnyOpening) -> None:
        super().__init__()
        self.opening = opening
        self.chart: Accounts | WithoutAccounts = opening
        self._routes: dict[tuple[str, str | None, str], _Route | None] = {}
        self.terms = Terms(opening) if isinstance(opening, Agreement) else None
        self._changing_accounts: tuple[Addendum, ...] = ()
        self._turnover: defaultdict[str, int] = defaultdict(int)
        self._charged = Charged(opening)
        self._uncounted: Sequence[AnyFact] = ()
        self.timeline = Timeline()
        self.by_currency: defaultdict[str, Timeline] = defaultdict(Timeline)
        self.by_account: defaultdict[str, Timeline] = defaultdict(Timeline)
        self.gone_from: defaultdict[date, dict[OrderKey, None]] = defaultdict(dict)
        self.less_from: dict[date, None] = {}
        self.recoveries: defaultdict[str, list[Recovery]] = defaultdict(list)
        self.acting: dict[FactKey, date] = {}
        self.came_back_first: defaultdict[date, dict[FactKey, Recovery]] = defaultdict(dict)
        self._opening_balances: list[OpeningBalance] = []
        self.periods = Periods()

    @classmethod
    def of(cls, opening: AnyOpening, facts: Iterable[AnyFact] = ()) -> Self:
        """A book with these facts in it."""
        book = cls(opening)
        book.add(opening, *facts)
        return book

    @property
    def code(self) -> str:
        return self.opening.code

    def add(self, *facts: AnyFact) -> Addition:
        """Put facts in their places. An event whose account is not the book's has none there.

        Returns what takes them back, until others are added.
        """
        self._count()
        addition = Addition(self)
        self._turnover = self._turnover.copy()
        self._charged = self._charged.copy()
        self._uncounted = facts
        self._add(facts, addition)
        return addition

    def _add(self, facts: Sequence[AnyFact], addition: Addition) -> None:
        placed: defaultdict[Timeline, list[TimelineEntry]] = defaultdict(list)
        reversals: list[Reversal] = []
        recoveries: list[Recovery] = []
        opening = self.opening
        is_told_terms = self._chart(facts)
        for fact in facts:
            self.facts[fact.reference, fact.revision] = fact
            match fact:
                case Event():
                    if fact.kind == "opening_balance":
                        self._opening_balances.append(fact)
                    moved = self._moved(fact)
                    if moved is None:
                        pass
                    elif fact.kind == "recovery":
                        recoveries.append(fact)
                    else:
                        self._place(placed, order_key(fact), fact, moved)
                case Reversal():
                    reversals.append(fact)
                case Agreement() | Programme() | Institution():
                    pass  # it is the opening by now
                case Period():
                    self.periods = self.periods.told(fact)
                case _:
                    addition.grows(self._others[type(fact)]).append(fact)
        for reversal in reversals:
            self.reversals.setdefault((reversal.of, reversal.of_revision), reversal)
        if (is_told_terms or reversals) and isinstance(self.opening, Agreement):
            self.terms = Terms(self.opening, self.of_kind(Addendum))
        # A book that was withdrawn may be opened anew on other terms.
        anew = self.opening is not opening and self.opening.terms != opening.terms
        if anew or self._recoveries_act_otherwise(facts):
            self._again()
            return
        for recovery in recoveries:
            addition.grows(self.recoveries[recovery.of]).append(recovery)
            day = self.acting[key_of(recovery)] = self.acts_from(recovery)
            moved = held(double_entry(recovery, self.chart))
            self._place(placed, order_key(recovery, day), recovery, moved)
        for timeline, events in placed.items():
            addition.moves(timeline, timeline.add(events))
        if self.recoveries:
            self._tell_what_came_back_first(facts, addition)
        if reversals:
            self._reverse(reversals, addition)

    @property
    def turnover(self) -> Mapping[str, int]:
        self._count()
        return self._turnover

    @property
    def charged(self) -> Charged:
        self._count()
        return self._charged

    def _count(self) -> None:
        """What was added last, once somebody asks: who only reads a book never does."""
        for fact in self._uncounted:
            self._charged.add(fact)
            for amount in amounts_of(fact):
                self._turnover[amount.currency.code] += amount.minor
        self._uncounted = ()

    def _chart(self, facts: Iterable[AnyFact]) -> bool:
        """What opened it, and which accounts there are: before money is put in its place.

        Whether any of these facts tells that.
        """
        told = [fact for fact in facts if fact.kind in _TELL_ACCOUNTS]
        for fact in told:
            if isinstance(fact, Addendum):
                if fact.changes_accounts:
                    self._changing_accounts = (*self._changing_accounts, fact)
            elif isinstance(fact, AnyOpening) and fact.revision >= self.opening.revision:
                self.opening = fact
        if told:
            self._routes = {}
            self.chart = self.opening
            if self._changing_accounts and isinstance(self.opening, Agreement):
                self.chart = Chart(self.opening, self._changing_accounts)
        return bool(told)

    def _recoveries_act_otherwise(self, facts: Iterable[AnyFact]) -> bool:
        """Whether new revisions or reversals of expenditures move what came back for them."""
        if not self.acting:
            return False
        named = {fact.of if isinstance(fact, Reversal) else fact.reference for fact in facts}
        known = (each for reference in named for each in self.recoveries.get(reference, ()))
        return any(self.acts_from(each) != self.acting[key_of(each)] for each in known)

    def _again(self) -> None:
        """Put every fact in its place anew."""
        fresh = type(self)(self.opening)
        fresh.add(*self.facts.values())
        self.__dict__.update(fresh.__dict__)

    def _moved(self, event: MoneyEvent) -> _Moved | None:
        """What an event changes of what accounts hold; None where one of them is not the book's."""
        if event.kind == "transfer":
            move = fitting_entry(event, self.chart)
            return held(move) if move is not None else None
        if (route := self._route(event)) is None:
            return None
        minor = event.amount.minor
        return [(account, currency, way * minor) for account, currency, way in route.ways]

    def _route(self, event: MoneyEvent) -> "_Route | None":
        """Where it goes, which all events like it share; not of a transfer.

        None where its account is not the book's.
        """
        like = event.kind, event.account, event.amount.currency.code
        if like not in self._routes:
            move = fitting_entry(event, self.chart)
            self._routes[like] = None if move is None else _Route.of(move)
        return self._routes[like]

    def double_entry(self, event: MoneyEvent) -> DoubleEntry:
        """What an event moves, between which accounts. Its account must be the book's."""
        route = self._route(event) if event.kind != "transfer" else None
        if route is None:
            return double_entry(event, self.chart)
        return DoubleEntry(route.debit, route.credit, event.amount)

    def _place(
        self,
        placed: defaultdict[Timeline, list[TimelineEntry]],
        key: OrderKey,
        event: MoneyEvent | Reversal,
        moved: _Moved,
    ) -> None:
        """Into the timelines of all the accounts and currencies where it changes what is held."""
        placed[self.timeline].append(TimelineEntry(key, event, 0))
        if len(moved) == 1:
            [(account, currency, minor)] = moved
            entry = TimelineEntry(key, event, minor)
            placed[self.by_account[account]].append(entry)
            placed[self.by_currency[currency]].append(entry)
            return
        in_currency: dict[str, TimelineEntry] = {}
        for account, currency, minor in moved:
            entry = TimelineEntry(key, event, minor)
            placed[self.by_account[account]].append(entry)
            if (other := in_currency.get(currency)) is not None:
                entry = TimelineEntry(key, event, other.effect + minor)
            in_currency[currency] = entry
        for currency, entry in in_currency.items():
            if entry.effect:
                placed[self.by_currency[currency]].append(entry)

    def _tell_what_came_back_first(self, facts: Iterable[AnyFact], addition: Addition) -> None:
        """Among new recoveries, and those of expenditures that are new."""
        named = {f.of if f.kind == "recovery" else f.reference for f in facts}
        for reference in sorted(named & self.recoveries.keys()):
            revisions = (f for f in self.revisions(reference) if isinstance(f, Expenditure))
            days = {each.ordering_day for each in revisions}
            for recovery in self.recoveries[reference]:
                day = self.acting[key := key_of(recovery)]
                if day in days:
                    addition.grows(self.came_back_first[day])[key] = recovery

    def came_back_before(self, event: MoneyEvent, on: date) -> int:
        """What came back on the day of an event, before it, for expenditures that come after it.

        In minor units of its currency, of what stands on a day. It is held by then, and is not on
        the line: of that they take less, later.
        """
        day, currency = event.ordering_day, event.amount.currency
        first = self.came_back_first.get(day, {}).values()
        stands = (each for each in first if not self.is_reversed(each, on))
        return sum(
            recovery.amount.minor
            for recovery in stands
            if recovery.amount.currency == currency
            and (spent := self.expenditure(recovery.of, on)) is not None
            and spent.ordering_day == day
        )

    def _reverse(self, reversals: Iterable[Reversal], addition: Addition) -> None:
        """Dated as its event, one makes the event vanish; later, the event stands until then."""
        vanished: set[OrderKey] = set()
        placed: defaultdict[Timeline, list[TimelineEntry]] = defaultdict(list)
        for reversal in reversals:
            reversed_key = (reversal.of, reversal.of_revision)
            if self.reversals[reversed_key] is not reversal:
                continue
            event = self.facts.get(reversed_key)
            if not isinstance(event, Event) or not self.has_place_for(event):
                continue
            at, day = self.place_of(event), reversal_day(reversal, event)
            if event.ordering_day <= day <= at[0]:
                vanished.add(at)
            else:
                place = reversal_key(reversal, event)
                moved = held(double_entry(event, self.chart).back())
                self._place(placed, place, reversal, moved)
                addition.grows(self.gone_from[day]).update({at: None, place: None})
                if any(minor < 0 for _, _, minor in moved):
                    self.less_from[day] = None
        if vanished:
            for each in (self.timeline, *self.by_currency.values(), *self.by_account.values()):
                addition.moves(each, each.remove(vanished))
        for timeline, events in placed.items():
            addition.moves(timeline, timeline.add(events))

    def has_place_for(self, event: MoneyEvent) -> bool:
        """Whether the accounts it moves are this book's, and hold its currencies."""
        if event.kind == "transfer":
            return fitting_entry(event, self.chart) is not None
        return self._route(event) is not None

    def place_of(self, event: MoneyEvent) -> OrderKey:
        """Where an event stands in the order."""
        return order_key(event, self.acting.get(key_of(event)))

    @property
    def is_withdrawn(self) -> bool:
        """Whether the load that opened it was taken back, and nothing opened it anew."""
        return key_of(self.opening) in self.reversals

    def counts_on(self, fact: AnyFact) -> date | None:
        """The day whose period a fact falls in; None for what has no date, or changes no figure.

        The next revision of what is timeless falls where it begins to count, whatever its date.
        """
        if isinstance(fact, Reversal):
            of = self.facts.get((fact.of, fact.of_revision))
            return reversal_day(fact, of) if isinstance(of, Fact) else fact.when.last
        if isinstance(fact, MadeFact):
            return None
        since = self.counts_since(fact)
        return since if kind_of(fact).timeless and since > date.min else day_of(fact)

    @property
    def first_day(self) -> date | None:
        """The first day on which anything of it counts; None where nothing has a day."""
        days = map(self.counts_on, self.facts.values())
        return min((day for day in days if day is not None), default=None)

    def activities_on(self, day: date) -> dict[str, Activity]:
        """The same on a day.

        What has no date counts from the first day of the book on, where it was taken back as of
        then: so it never was, on the days before that either.
        """
        found = super().activities_on(day)
        gone = [
            code
            for code, each in found.items()
            if key_of(each) in self.reversals and day_of(each) is None and not self.stands(code)
        ]
        first = self.first_day if gone else None
        for code in gone:
            if first is not None and day < first and self.reversed_on(found[code]) <= first:
                del found[code]
        return found

    def years(self, start: int) -> list[FiscalYear]:
        """The years in which it has anything, in order; not those that are only closed.

        start: the month in which they begin.
        """
        dated = (fact for fact in self.facts.values() if not isinstance(fact, Period))
        days = (self.counts_on(fact) for fact in dated)
        used = {FiscalYear.of(day, start) for day in days if day is not None}
        return sorted(used, key=lambda year: year.last)

    def year_of(self, day: date) -> FiscalYear:
        """The year that a day lies in, as it was closed, or by the book's terms."""
        return self.periods.year_of(day, self.opening.fiscal_year_start)

    def standing(self, on: date = date.max) -> Iterator[Standing]:
        """The events that count on a day, in order: not reversed by then, less their recoveries."""
        for event in self.timeline.until(on):
            if self.reversals and self.is_reversed(event, on):
                continue
            if self.recoveries and isinstance(event, Expenditure):
                yield Standing(event, self.recoveries_of(event, on))
            else:
                yield Standing(event)

    def standing_apart(self, on: date) -> StandingApart:
        """The same without an object for each: most of a long book is looked at as a whole."""
        events = list(self.timeline.until(on))
        if self.reversals:
            gone = self.reversals.keys()
            events = [
                event
                for event in events
                if (event.reference, event.revision) not in gone or self.reversed_on(event) > on
            ]
        return StandingApart(
            events, {reference: self._recovered(reference, on) for reference in self.recoveries}
        )

    def recoveries_of(self, expenditure: Expenditure, on: date = date.max) -> tuple[Recovery, ...]:
        """What came back for an expenditure by a day, in order."""
        return self._recovered(expenditure.reference, on)

    def _recovered(self, reference: str, on: date) -> tuple[Recovery, ...]:
        recovered = (
            recovery
            for recovery in self.recoveries.get(reference, ())
            if self.acting[key_of(recovery)] <= on and not self.is_reversed(recovery, on)
        )
        return tuple(sorted(recovered, key=order_key))

    def acts_from(self, recovery: Recovery) -> date:
        """The day from which a recovery lowers its expenditure.

        Its own, or the first after it on which a revision of the expenditure stands: where that is
        dated by a range that holds the recovery's day, the day from which that counts.
        """
        day = recovery.ordering_day
        days = (
            max(day, spent.ordering_day)
            for spent in self.revisions(recovery.of)
            if isinstance(spent, Expenditure)
            and max(day, spent.ordering_day) < self.reversed_on(spent)
        )
        return min(days, default=day)

    def expenditure(self, reference: str, on: date = date.max) -> Expenditure | None:
        """The expenditure that stands under a reference on a day, or counts from a later one."""
        fact = self.stands(reference, on)
        return fact if isinstance(fact, Expenditure) else None

    @property
    def taken_over(self) -> date | None:
        """The day from which it is kept here, where it was taken over from other books."""
        stated: list[AnyFact] = [*self._opening_balances, *self._others[EarlierAmount]]
        return min((self.counts_since(f) for f in stated if self.ever_counted(f)), default=None)
