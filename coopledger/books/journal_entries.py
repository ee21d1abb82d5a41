"""Drawing up the journal of an agreement, and proving it by its statement."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coopledger.books.accounting_journal import (
    Balances,
    BookJournal,
    EntryLine,
    Half,
    JournalAccount,
    JournalEntry,
    Lot,
    MonthEnd,
    Proof,
)
from coopledger.books.accounts import CONVERSION, HELD, double_entry, postings
from coopledger.books.book import Book
from coopledger.books.explanation import Instalment, instalments
from coopledger.books.facts_of_book import FactKey, key_of
from coopledger.books.reconciliation import Reconciliation
from coopledger.books.sides import FundSide
from coopledger.books.statement import Statement
from coopledger.books.valuation import ValuedEvent
from coopledger.errors import LedgerBroken
from coopledger.model.account_map import AccountMap
from coopledger.model.activity import InKindContribution
from coopledger.model.agreement import ConversionRule
from coopledger.model.events import Event, Recovery, Reversal, Transfer
from coopledger.model.facts import MoneyEvent
from coopledger.model.kinds import money_kind
from coopledger.money import InKind, Money

Proved = Callable[[MoneyEvent | Reversal], Proof]

_CAME = ("opening_balance", "received", "own_contribution", "interest", "other_income")
_WENT = ("spent", "returned", "withdrawn")
_SIGNS = (*((role, -1) for role in _CAME), *((role, 1) for role in _WENT))
"""Roles that figures of a statement have, and whether they come to a debit or a credit balance."""


class _Chart:
    """The accounts of a book's journal, each made once."""

    def __init__(self, mapped: AccountMap, book: str) -> None:
        self._map, self._book = mapped, book
        self._made: dict[tuple[Half, str, str | None], JournalAccount] = {}

    def account(self, half: Half, role: str, key: str | None = None) -> JournalAccount:
        known = self._made.get((half, role, key))
        if known is None:
            own = self._map.accounts.get(key) if half is Half.FUND and key is not None else None
            known = JournalAccount(half, own or self._map.role(role), self._book, key)
            self._made[half, role, key] = known
        return known


def role_of(event: MoneyEvent) -> str:
    """The role of what stands across from the account in which the money is."""
    if isinstance(event, Transfer):
        return "exchange"
    return "spent" if isinstance(event, Recovery) else money_kind(event).figure or ""


class _Lots:
    """Which instalments what goes out is of: under FIFO, where they lie end to end."""

    def __init__(self, found: Reconciliation) -> None:
        agreement = found.statement.agreement
        self._by_currency: dict[str, tuple[list[int], Sequence[Instalment]]] = {}
        if agreement.conversion is ConversionRule.FIFO:
            for currency in agreement.fund_currencies:
                came = tuple(instalments(found.valuation.events, currency, agreement))
                self._by_currency[currency] = [each.reach.minor for each in came], came

    def of(self, item: ValuedEvent) -> tuple[Lot, ...]:
        currency = item.event.amount.currency.code
        if item.taken is None or currency not in self._by_currency:
            return ()
        reach, came = self._by_currency[currency]
        (start, end), found = item.taken.stretch, []
        place = bisect_right(reach, start)
        while start < end and place < len(came):
            part = min(end, reach[place]) - start
            found.append(Lot(came[place].reference, part))
            start, place = start + part, place + 1
        if start < end:
            found.append(Lot(None, end - start))
        return tuple(found)


class _Worths(NamedTuple):
    """What stands on the day, by its key: events as they are valued, recoveries as they lowered."""

    events: dict[FactKey, ValuedEvent]
    recoveries: dict[FactKey, tuple[int, int]]

    @classmethod
    def of(cls, found: Reconciliation) -> "_Worths":
        events = {key_of(item.event): item for item in found.valuation.events}
        recoveries = {
            key_of(back.recovery): (back.worth, back.reported)
            for item in found.valuation.events
            for back in item.came_back
        }
        return cls(events, recoveries)


def book_journal(
    book: Book, found: Reconciliation, mapped: AccountMap, proved: Proved, last: Proof
) -> BookJournal:
    """The journal of an agreement up to the day of its statement.

    proved: where each fact stands in the chain, and what proves it. last: the end of the chain.
    Raises LedgerBroken where it does not come to what the statement says, in any account.
    """
    chart = _Chart(mapped, book.code)
    entries = tuple(_entries(book, found, chart, proved))
    months, sums = _added_up(book, entries, found.statement.on)
    closing = _stated(found.statement, book, chart, found)
    _require_same(sums, closing, found.statement)
    return BookJournal(
        found.statement.agreement,
        entries,
        months,
        {key: closing[key] for key in sums},
        tuple(_in_kind(book, found.statement.on)),
        last,
    )


def _entries(
    book: Book, found: Reconciliation, chart: _Chart, proved: Proved
) -> Iterator[JournalEntry]:
    on, own = found.statement.on, found.statement.agreement.currency
    lots, worths = _Lots(found), _Worths.of(found)
    for step in book.timeline.steps():
        if step.day > on:
            return
        fact, taken_back = step.event, isinstance(step.event, Reversal)
        event = _taken_back(fact, book) if isinstance(fact, Reversal) else fact
        move = double_entry(event, book.chart)
        gone = book.is_reversed(event, on)
        stands = not (taken_back or gone)
        valued = worths.events.get(key_of(event)) if stands else None
        yield JournalEntry(
            step.day,
            fact,
            event,
            tuple(_fund_half(event, postings(move.back() if taken_back else move), chart)),
            tuple(_worth_half(event, worths, own, chart)) if stands else (),
            proved(fact),
            book.reversed_on(event) if gone and not taken_back else None,
            lots.of(valued) if valued is not None else (),
        )


def _taken_back(reversal: Reversal, book: Book) -> MoneyEvent:
    event = book.facts[reversal.of, reversal.of_revision]
    if not isinstance(event, Event):
        raise TypeError(event.kind)
    return event


def _fund_half(
    event: MoneyEvent, moved: Sequence[tuple[str, str, int]], chart: _Chart
) -> Iterator[EntryLine]:
    """As the books post it: between the account in which the money is and its other side."""
    for account, currency, minor in moved:
        if account.startswith(HELD):
            found = chart.account(Half.FUND, "held", account.removeprefix(HELD))
        else:
            role = "exchange" if account == CONVERSION else role_of(event)
            found = chart.account(Half.FUND, role)
        yield EntryLine(found, currency, minor)


def _worth_half(event: MoneyEvent, worths: _Worths, own: str, chart: _Chart) -> Iterator[EntryLine]:
    """What it is worth, what is reported of it, and between the two the exchange difference."""
    currency = event.amount.currency.code
    if isinstance(event, Recovery):
        worth, reported = worths.recoveries[key_of(event)]
        yield from _worth_lines(chart, own, (("held", currency, worth), ("spent", None, -reported)))
        return
    item = worths.events[key_of(event)]
    worth = item.worth + sum(back.worth for back in item.came_back)
    reported = item.reported + sum(back.reported for back in item.came_back)
    if isinstance(event, Transfer):
        if event.arrived is not None:
            into = event.arrived.currency.code
            halves = (("held", into, reported), ("held", currency, -worth))
            yield from _worth_lines(chart, own, halves)
        return
    role = role_of(event)
    if money_kind(event).comes_in:
        yield from _worth_lines(chart, own, (("held", currency, worth), (role, None, -reported)))
    else:
        yield from _worth_lines(chart, own, ((role, None, reported), ("held", currency, -worth)))


def _worth_lines(
    chart: _Chart, own: str, lines: Sequence[tuple[str, str | None, int]]
) -> Iterator[EntryLine]:
    """The lines that are not zero, and what is missing to balance as a gain or a loss."""
    for role, key, minor in lines:
        if minor:
            yield EntryLine(chart.account(Half.WORTH, role, key), own, minor)
    if difference := sum(minor for *_, minor in lines):
        role = "exchange_gain" if difference > 0 else "exchange_loss"
        yield EntryLine(chart.account(Half.WORTH, role), own, -difference)


def _added_up(
    book: Book, entries: Sequence[JournalEntry], on: date
) -> tuple[tuple[MonthEnd, ...], Counter[tuple[JournalAccount, str]]]:
    """What the accounts come to: those of the fund at each month's end, all at the end."""
    sums: Counter[tuple[JournalAccount, str]] = Counter()
    months: list[MonthEnd] = []
    for place, entry in enumerate(entries):
        for account, currency, minor in entry.lines:
            sums[account, currency] += minor
        later = entries[place + 1].day if place + 1 < len(entries) else None
        if later is None or (later.year, later.month) != (entry.day.year, entry.day.month):
            end = min(on, _month_end(entry.day))
            months.append(MonthEnd(end, dict(_held_by_the_books(sums, book, end))))
    return tuple(months), sums


def _held_by_the_books(
    sums: Counter[tuple[JournalAccount, str]], book: Book, day: date
) -> Iterator[tuple[tuple[JournalAccount, str], int]]:
    """The sums of the fund's half; of what is held, what the book has of the account that day."""
    for (account, currency), minor in sums.items():
        if account.half is Half.FUND:
            if account.key is not None:
                minor = book.by_account[account.key].held_on(day)
            yield (account, currency), minor


def _month_end(day: date) -> date:
    if day.month == 12:
        return date(day.year, 12, 31)
    return date(day.year, day.month + 1, 1) - timedelta(1)


def _stated(
    statement: Statement, book: Book, chart: _Chart, found: Reconciliation
) -> Counter[tuple[JournalAccount, str]]:
    """What each account is to come to, by the figures of the statement."""
    sums: Counter[tuple[JournalAccount, str]] = Counter()

    def add(half: Half, role: str, currency: str, minor: int, key: str | None = None) -> None:
        sums[chart.account(half, role, key), currency] += minor

    for side in statement.accounts:
        held = side.held
        add(Half.FUND, "held", held.currency.code, held.minor, side.account.code)
    own = statement.agreement_currency
    for each in statement.sides():
        half = Half.FUND if isinstance(each, FundSide) else Half.WORTH
        for role, sign in _SIGNS:
            add(half, role, each.currency, sign * getattr(each, role).money.minor)
        if isinstance(each, FundSide):
            exchanged = each.transferred_out.money.minor - each.transferred_in.money.minor
            add(half, "exchange", each.currency, exchanged)
            worth = found.valuation.worth_of_held(each.currency, each.held.money.minor)
            add(Half.WORTH, "held", own.currency, worth, each.currency)
    for item in found.valuation.events:
        for minor in _differences(item):
            role = "exchange_gain" if minor > 0 else "exchange_loss"
            add(Half.WORTH, role, own.currency, -minor)
    return sums


def _differences(item: ValuedEvent) -> Iterator[int]:
    """The exchange difference of an event as it was, and what each recovery took off it."""
    back = [back.reported - back.worth for back in item.came_back]
    yield item.exchange_difference + sum(back)
    yield from (-each for each in back)


def _require_same(sums: Balances, stated: Balances, statement: Statement) -> None:
    """Raises LedgerBroken for an account that does not come to what the statement says."""
    for account, currency in dict.fromkeys((*stated, *sums)):
        left, right = sums.get((account, currency), 0), stated.get((account, currency), 0)
        if left != right:
            raise LedgerBroken(
                "law.accounting-journal",
                book=account.book,
                on=statement.on,
                account=account.key or account.mapped.known_as,
                left=Money.from_minor(left, currency),
                right=Money.from_minor(right, currency),
            )


def _in_kind(book: Book, on: date) -> Iterator[InKind]:
    for each in book.of_kind(InKindContribution, on):
        if each.when.last <= on:
            yield each.amount
