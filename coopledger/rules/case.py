"""What a rule looks at."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Literal, NamedTuple, Protocol, TypeVar

from coopledger.books.accounts import Accounts
from coopledger.books.bank_balances import BankLines, bank_lines
from coopledger.books.book import Book
from coopledger.books.documents import Elsewhere
from coopledger.books.facts_of_book import key_of
from coopledger.books.once import once
from coopledger.books.order import OrderKey, Step, order_key
from coopledger.books.periods import Periods
from coopledger.books.terms import AccountsOn, Terms
from coopledger.errors import WrongBook
from coopledger.model.agreement import Agreement, WithoutAccounts
from coopledger.model.attachment import Attachment
from coopledger.model.entry import Entry
from coopledger.model.events import Event, Reversal
from coopledger.model.evidence import Invoice
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.finding import Finding, Place, Severity
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.kinds import IN_ORDER, kind_of
from coopledger.model.period import Period
from coopledger.model.proposal import Resolution
from coopledger.model.terms import Addendum

_F = TypeVar("_F", bound=AnyFact)


class NewFact(NamedTuple, Generic[_F]):
    """A new fact of some kind, and the entry that says where it was read."""

    fact: _F
    entry: Entry


@dataclass(frozen=True)
class Case:
    """New facts, beside what is already recorded.

    book: as it would stand with the new facts in it. given: all facts of the same document, those
    that were refused at sight among them. unread: the kinds of facts of the same
    document that could not be read, so that a rule does not complain of what follows from that.
    elsewhere: invoices of other books under the references of the new ones. attached: attachments
    of the same documents as the new ones, in any book. erased: what erased each document that was,
    by its hash. prepared: whether another person has approved of what is new, or is to be asked.
    resolution: by which that was.
    """

    book: Book
    new: Sequence[Entry]
    today: date
    given: Sequence[Entry] = ()
    unread: Set[str] = frozenset()
    elsewhere: Sequence[Invoice] = ()
    attached: Sequence[Attachment] = ()
    erased: Mapping[str, Elsewhere] = field(default_factory=dict)
    prepared: bool = False
    resolution: Resolution | None = None

    def new_of(self, kind: type[_F]) -> Sequence[NewFact[_F]]:
        """The new facts of one kind."""
        return self._by_kind.get(kind, ())

    @property
    def kinds(self) -> frozenset[type]:
        """The kinds of the new facts."""
        return frozenset(self._by_kind)

    @property
    def of_documents(self) -> bool:
        """Whether any of what is new was read in a document."""
        return any(entry.origin is not None for entry in self.new)

    def new_states(self) -> Iterator[NewFact[Period]]:
        """The new periods that stand: of several changes of a year, the last."""
        for cited in self.new_of(Period):
            if self.book.periods.stated[cited.fact.fiscal_year] is cited.fact:
                yield cited

    def new_events(self) -> Sequence[NewFact[MoneyEvent]]:
        """The new movements of money."""
        return self._new_events

    @once
    def _new_events(self) -> Sequence[NewFact[MoneyEvent]]:
        return [NewFact(each.fact, each) for each in self.new if isinstance(each.fact, Event)]

    def takes(self, fact: AnyFact) -> bool:
        """Whether the period that a fact falls in takes it."""
        day = self.book.counts_on(fact)
        return day is None or not kind_of(fact).in_period or self.periods.take(fact, day)

    def year_of(self, day: date) -> FiscalYear:
        """The year that a day lies in, as it was closed before, or by the book's terms."""
        return self.periods.year_of(day, self.book.opening.fiscal_year_start)

    def entry_of(self, fact: AnyFact) -> Entry:
        """The entry of a fact that may be new, or recorded before."""
        return self._entries.get(key_of(fact), Entry(fact))

    def is_new(self, fact: AnyFact) -> bool:
        """Whether a fact is among the new ones."""
        return key_of(fact) in self._entries

    def asked_again(self, facts: Iterable[AnyFact]) -> "Case":
        """A case of facts that were recorded before, as if they were the new ones."""
        return Case(self.book, tuple(map(Entry, facts)), self.today)

    def as_it_stood(self, facts: Iterable[AnyFact]) -> "Case":
        """The same, beside the book without the new facts."""
        return Case(self.book_before, tuple(map(Entry, facts)), self.today)

    @once
    def book_before(self) -> Book:
        """The book without the new facts. It is put together anew: for what is seldom asked."""
        _, *facts = self.book.facts.values()
        return Book.of(self.book.opening, (fact for fact in facts if not self.is_new(fact)))

    def may_go_below(self, by: Literal["by_currency", "by_account"], code: str) -> bool:
        """Whether less than nothing may be held somewhere on such a walk, which tells where."""
        if self.first_changed is None or self.book.less_from or self.book.came_back_first:
            return self.first_changed is not None
        return bool(getattr(self.book, by)[code].lowest(self.first_changed) < 0)

    @once
    def all_is_held(self) -> bool:
        """Whether no walk of an account or a currency may come below nothing: mostly none does."""
        for account in self.chart.accounts:
            if self.may_go_below("by_account", account.code):
                return False
        for currency in self.chart.fund_currencies:
            if self.may_go_below("by_currency", currency):
                return False
        return True

    def walk(self, by: Literal["by_currency", "by_account"], code: str) -> Iterator[Step]:
        """The steps of a timeline that the new facts can change."""
        if self.first_changed is not None:
            yield from getattr(self.book, by)[code].steps(since=self.first_changed)

    def walk_every_state(
        self, by: Literal["by_currency", "by_account"], code: str
    ) -> Iterator[Step]:
        """The same, and where less is held as the book stands from each late reversal on.

        A reversal dated later than its event takes it out of its place in the line, from that day
        on.
        """
        yield from self.walk(by, code)
        if self.book.less_from and self.first_changed is not None:
            timeline, late = (
                getattr(self.book, by)[code],
                (self.book.gone_from, self.book.less_from),
            )
            yield from timeline.steps_with_less(*late, since=self.first_changed)

    @property
    def terms(self) -> Terms | None:
        """The agreement's terms, the new addenda among them; None for a programme."""
        return self.book.terms

    def accounts_on(self, day: date) -> AccountsOn:
        """The accounts as they stood on a day: what was taken back later still counted."""
        if not self.accounts_change and self.terms is not None:
            return self.terms.opened_with
        if day not in self._accounts:
            addenda = self.book.of_kind(Addendum, day)
            self._accounts[day] = Terms(self.agreement, addenda).accounts(day)
        return self._accounts[day]

    @once
    def accounts_change(self) -> bool:
        """Whether any addendum opens or closes an account."""
        return self.book.chart is not self.book.opening

    @once
    def _accounts(self) -> dict[date, AccountsOn]:
        return {}

    @once
    def accounts_taken_back(self) -> Sequence[date]:
        """The days from which an addendum that had opened accounts does not count any more."""
        opened = (addendum for addendum in self.book.ever(Addendum) if addendum.accounts)
        return sorted({self.book.reversed_on(each) for each in opened} - {date.min, date.max})

    @property
    def agreement(self) -> Agreement:
        """What opened the book. Raises WrongBook for a programme."""
        if not isinstance(self.book.opening, Agreement):
            raise WrongBook.of(self.book.opening.kind, self.book.code)
        return self.book.opening

    @property
    def chart(self) -> Accounts:
        """Every account that the agreement ever had. Raises WrongBook for a programme."""
        if isinstance(self.book.chart, WithoutAccounts):
            raise WrongBook.of(self.book.opening.kind, self.book.code)
        return self.book.chart

    @once
    def bank_lines(self) -> BankLines:
        """The lines of the bank by account, the new ones among them."""
        return bank_lines(self.book)

    @once
    def periods(self) -> Periods:
        """Which years were closed before: what closes them now was not there yet."""
        if not any(self.new_of(Period)):
            return self.book.periods
        stated = (fact for fact in self.book.facts.values() if isinstance(fact, Period))
        return Periods(period for period in stated if not self.is_new(period))

    @once
    def first_changed(self) -> OrderKey | None:
        """The first place in the order of events that the new facts change."""
        changed = [event for event, _ in self.new_events()]
        for reversal, _ in self.new_of(Reversal):
            target = self.book.facts.get((reversal.of, reversal.of_revision))
            if isinstance(target, Event):
                changed.append(target)
        # What comes back for an expenditure acts from another day where that is dated otherwise.
        back = self.book.recoveries
        moved = [r for event in changed for r in back.get(event.reference, ())] if back else []
        return min(map(order_key, [*changed, *moved]), default=None)

    def to_blame(self, step: Step) -> Entry:
        """The new fact that leaves an event without its money: itself, or the last before it."""
        if self.is_new(step.event):
            return self.entry_of(step.event)
        return self.last_new_until(step.day)

    def last_new_until(self, day: date) -> Entry:
        """The last new movement of money, or reversal, up to a day; else the first."""
        moving: list[NewFact[MoneyEvent] | NewFact[Reversal]] = [
            *self.new_events(),
            *self.new_of(Reversal),
        ]
        return max(moving, key=lambda cited: cited.fact.when.last <= day).entry

    def money_in_is_complete(self, findings: Iterable[Finding]) -> bool:
        """Whether all that brings money in could be read, and nothing is wrong with it.

        Where it is not, what was spent cannot be held against it: that would be complaining twice.
        """
        if not self.unread.isdisjoint(_FUNDING):
            return False
        wrong = {_spot(f.place) for f in findings if f.severity is Severity.ERROR}
        if not wrong:
            return True
        incoming = (e for e in self.given if e.fact.kind in _FUNDING)
        return not any(_spot(entry.place()) in wrong for entry in incoming)

    @once
    def _by_kind(self) -> dict[type, list[NewFact[Any]]]:
        by_kind: dict[type, list[NewFact[Any]]] = {}
        for entry in self.new:
            by_kind.setdefault(type(entry.fact), []).append(NewFact(entry.fact, entry))
        return by_kind

    @once
    def _entries(self) -> dict[tuple[str, int], Entry]:
        return {key_of(entry.fact): entry for entry in self.new}


_FUNDING = frozenset(kind.name for kind in IN_ORDER if kind.funds)
"""The kinds of events that bring the money of the fund."""


def _spot(place: Place) -> tuple[object, ...]:
    """Where a fact stands, whatever the column."""
    return (place.document, place.sheet, place.row, place.reference)


class Rule(Protocol):
    """A function that finds what may not be: an error among it, and nothing is recorded."""

    def __call__(self, case: Case, /) -> Iterable[Finding]: ...


def finding(
    code: str,
    entry: Entry,
    field: str | None = None,
    *,
    severity: Severity = Severity.ERROR,
    **params: object,
) -> Finding:
    """A finding on one field of a fact."""
    params.setdefault("reference", entry.fact.reference)
    return Finding(code, severity, entry.place(field), params)
