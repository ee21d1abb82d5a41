"""Whether the books of a ledger close, and if not, the first event after which they do not."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from coopledger.books.accounts import DoubleEntry, balances, double_entry
from coopledger.books.book import Book
from coopledger.books.cooperation import GIVEN, PARTS
from coopledger.books.facts_of_book import FactKey, key_of
from coopledger.books.order import order_key, reversal_day, reversal_key
from coopledger.books.postings import held_on
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import Statement
from coopledger.errors import LedgerBroken
from coopledger.ledger import Ledger
from coopledger.model.agreement import Agreement
from coopledger.model.events import Event, Recovery, Reversal
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.finding import Told
from coopledger.money import Money
from coopledger.store import journal
from coopledger.testing.broken import EventNamed, Law, NotClosed, Sentence


def broken_in_ledger(
    ledger: Ledger,
    *,
    book: str | None = None,
    on: date | None = None,
) -> NotClosed | None:
    """The first law that a ledger, or one book of it, breaks up to a day."""
    try:
        return _broken(ledger, book, on or date.today()) or _altered(ledger, book)
    except LedgerBroken:  # a row that was altered is read no further
        if (altered := _altered(ledger, book)) is None:
            raise
        return altered


def _broken(ledger: Ledger, book: str | None, on: date) -> NotClosed | None:
    codes = [summary.opening.code for summary in ledger.books()] if book is None else [book]
    for code in codes:
        facts = ledger.facts(code)
        if isinstance(facts[0], Agreement):
            broken = _Asked(ledger, facts[0], facts).broken(on)
            if broken is not None:
                return broken
    return _broken_in_totals(ledger)


class _Counts(NamedTuple):
    """A fact that moves money: where it stands in its chain, and the day from which it counts.

    event: what it is about: itself, or the event that it takes back.
    """

    seq: int
    day: date
    fact: MoneyEvent | Reversal
    event: MoneyEvent

    def double_entry(self, agreement: Agreement) -> DoubleEntry:
        """What it moves, between which accounts."""
        move = double_entry(self.event, agreement)
        return move if self.fact is self.event else move.back()


class _Asked:
    """An agreement of a ledger, asked whether it closes."""

    def __init__(
        self,
        ledger: Ledger,
        agreement: Agreement,
        facts: Sequence[AnyFact],
    ) -> None:
        self.ledger = ledger
        self.agreement = agreement
        self.facts = facts
        self.book = Book.of(agreement, facts[1:])
        self.counts = _in_order(facts, self.book)

    def broken(self, last: date) -> NotClosed | None:
        """The first law it breaks, on the first day on which it does."""
        days = {counted.day for counted in self.counts if counted.day <= last}
        for day in sorted({*days, last}):
            try:
                statement = self.ledger.reconcile(self.agreement.code, on=day)
            except LedgerBroken as broken:
                return self._after(day, broken)
            if (apart := self._in_each_account(statement)) is not None:
                return apart
        return self._in_another_order(statement)

    def _in_each_account(self, statement: Statement) -> NotClosed | None:
        """Law 1 of each account: by the postings it holds what its events come to."""
        by_events = held_on(self.book, statement.on)
        for side in statement.accounts:
            account = side.account
            left = Money.from_minor(by_events.get(account.code, 0), account.currency)
            if left != side.held:
                after = self._first_apart(statement.on, account.code)
                return NotClosed(
                    Law.FUND_CURRENCY,
                    f"{self.agreement.code}, {account.code}",
                    Sentence("testing.account", {"left": left, "right": side.held}),
                    difference=left - side.held,
                    after=after,
                    named=None if after is None else EventNamed(after),
                )
        return None

    def _first_apart(self, day: date, account: str) -> MoneyEvent | Reversal | None:
        """The first event of a day after which an account's events and postings differ."""
        effects = self._effects(day)
        apart, last = 0, None
        for counted in self.counts:
            if counted.day <= day:
                by_event = balances([counted.double_entry(self.agreement)])
                apart += by_event.get(account, 0) - effects[counted.seq][account]
                last = counted.fact
                if apart and counted.day == day:
                    break
        return last

    def _after(self, day: date, broken: LedgerBroken) -> NotClosed:
        """The first event of a day after which the law that is broken then does not hold."""
        moving = {key_of(counted.fact) for counted in self.counts}
        others = [fact for fact in self.facts if key_of(fact) not in moving]
        until_then = [counted for counted in self.counts if counted.day <= day]
        effects = self._effects(day)
        for end, counted in enumerate(until_then, 1):
            if counted.day < day:
                continue
            some = until_then[:end]
            held = Counter[str]()
            for each in some:
                held.update(effects[each.seq])
            book = Book.of(self.agreement, [*others, *(each.fact for each in some)])
            try:
                reconcile(book, on=day, held=held)
            except LedgerBroken as first:
                return NotClosed.of(first, counted.fact)
        return NotClosed.of(broken, until_then[-1].fact if until_then else None)

    def _effects(self, day: date) -> dict[int, Counter[str]]:
        """What each row of the chain added to each account by a day: by the postings alone."""
        effects = {}
        before: dict[str, int] = {}
        with self.ledger._storage.reading() as connection:
            for seq in range(1, len(self.facts) + 1):
                held = journal.held(connection, self.agreement.code, day, until=seq)
                effect = Counter(held)
                effect.subtract(before)
                effects[seq], before = effect, held
        return effects

    def _in_another_order(self, statement: Statement) -> NotClosed | None:
        """Law 5: the same facts, the last recorded first, state the same."""
        reversals = [fact for fact in self.facts if isinstance(fact, Reversal)]
        others = [fact for fact in self.facts[1:] if not isinstance(fact, Reversal)]
        book = Book.of(self.agreement, [*reversed(others), *reversals])
        other = reconcile(book, on=statement.on)
        stated, again = _amounts(statement), _amounts(other)
        for key in {**stated, **again}:
            left, right = stated.get(key), again.get(key)
            if left != right:
                section, _, figure, currency = key
                params = {"section": section, "figure": figure, "left": left, "right": right}
                nothing = Money(0, currency)
                difference = (left or nothing) - (right or nothing)
                code = self.agreement.code
                return NotClosed(
                    Law.SET, code, Sentence("testing.set", params), difference=difference
                )
        return None


def _in_order(facts: Sequence[AnyFact], book: Book) -> list[_Counts]:
    """What moves money, by the day from which it counts; on a day in the order of events, and then
    what names another one: a recovery its expenditure, a reversal its event.

    A recovery inside the range of its expenditure's date counts from the day on which that does,
    and so does what takes it back before then: neither counts without the other.
    """
    events: dict[FactKey, MoneyEvent] = {
        key_of(fact): fact for fact in facts if isinstance(fact, Event)
    }
    placed = []
    for seq, fact in enumerate(facts, 1):
        if isinstance(fact, Reversal):
            if (event := events.get((fact.of, fact.of_revision))) is not None:
                day = max(reversal_day(fact, event), _acts_from(event, book))
                counted = _Counts(seq, day, fact, event)
                placed.append(((counted.day, 2, reversal_key(fact, event)), counted))
        elif isinstance(fact, Event):
            counted = _Counts(seq, _acts_from(fact, book), fact, fact)
            placed.append(
                ((counted.day, int(isinstance(fact, Recovery)), order_key(fact)), counted)
            )
    return [counted for _, counted in sorted(placed, key=lambda item: item[0])]


def _acts_from(event: MoneyEvent, book: Book) -> date:
    return book.acts_from(event) if isinstance(event, Recovery) else event.ordering_day


_Figure = tuple[str, str, str, str]


def _amounts(statement: Statement) -> dict[_Figure, Money]:
    """Every amount of a statement, by its section, code, figure and currency."""
    return {
        (
            f"{row['section']}, {row['side']}",
            row["code"],
            row["figure"],
            row["currency"],
        ): Money(row["amount"], row["currency"])
        for row in statement.rows()
    }


def _broken_in_totals(ledger: Ledger) -> NotClosed | None:
    """Law 3 of what was given: by book, kind, activity and partner it sums to the whole."""
    for total in ledger.cooperation_totals():
        for section in PARTS:
            for figure in GIVEN:
                whole: Money = getattr(total, figure).money
                nothing = type(whole).from_minor(0, total.currency)
                pieces = [getattr(part, figure) for part in getattr(total, section)]
                left = sum(pieces, start=nothing)
                if left != whole:
                    params = {"section": section, "figure": figure, "left": left, "right": whole}
                    where = f"{total.year}, {total.currency}"
                    said = Sentence("testing.parts", params)
                    return NotClosed(Law.PARTS, where, said, difference=left - whole)
    return None


def _altered(ledger: Ledger, book: str | None) -> NotClosed | None:
    """Law 7: every row is what it was, in its place in the chain."""
    for walked in ledger.verify().books:
        if walked.problem is not None and book in (None, walked.book):
            return NotClosed(Law.NOT_REWRITTEN, walked.book, Told(walked.problem, placed=True))
    return None
