"""What may be: on no day of a history is something moved that is not there."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from coopledger.books.accounts import account_of, balances, double_entry
from coopledger.books.book import Standing, key_of
from coopledger.books.order import order_key, reversal_day
from coopledger.books.parts import Shares, standing_shares
from coopledger.model.agreement import Agreement
from coopledger.model.events import (
    Event,
    Expenditure,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
)
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.kinds import RANK

Facts = Sequence[AnyFact]
Walk = list[tuple[MoneyEvent, int]]
"""Events in order, each with its sign: below nothing where it is taken back."""


def money_events(facts: Iterable[AnyFact]) -> list[MoneyEvent]:
    """The movements of money among facts."""
    return [fact for fact in facts if isinstance(fact, Event)]


def reversed_from(event: MoneyEvent, facts: Facts) -> date | None:
    """The day from which an event is taken back; None where nobody did."""
    for fact in facts:
        if isinstance(fact, Reversal) and (fact.of, fact.of_revision) == key_of(event):
            return reversal_day(fact, event)
    return None


def counts_from(event: MoneyEvent, facts: Facts) -> date:
    """Its ordering day; for what came back inside the range of its expenditure, that one's."""
    day = event.ordering_day
    if not isinstance(event, Recovery):
        return day
    spent = [e for e in money_events(facts) if isinstance(e, Expenditure)]
    days = (
        max(day, each.ordering_day)
        for each in spent
        if each.reference == event.of
        and max(day, each.ordering_day) < (reversed_from(each, facts) or date.max)
    )
    return min(days, default=day)


def standing(facts: Facts) -> list[MoneyEvent]:
    """The events that nobody took back, in order."""
    stand = (event for event in money_events(facts) if reversed_from(event, facts) is None)
    return sorted(stand, key=order_key)


def ever(facts: Facts) -> list[MoneyEvent]:
    """The events that stood on some day: all but those taken back on their own."""
    return [
        event for event in money_events(facts) if reversed_from(event, facts) != event.ordering_day
    ]


def recoveries_of(event: MoneyEvent, among: Iterable[MoneyEvent]) -> tuple[Recovery, ...]:
    """What came back for an expenditure, among some events."""
    if not isinstance(event, Expenditure):
        return ()
    return tuple(
        other for other in among if isinstance(other, Recovery) and other.of == event.reference
    )


def left_of(event: MoneyEvent, among: Iterable[MoneyEvent]) -> int:
    """An event's amount, less what came back for it, in minor units."""
    return Standing(event, recoveries_of(event, among)).minor


def parts_left(event: MoneyEvent, field: str, among: Iterable[MoneyEvent]) -> Shares:
    """How an expenditure falls on its lines or activities, less what came back of each."""
    return standing_shares(Standing(event, recoveries_of(event, among)), field)


class _Step(NamedTuple):
    day: date
    rank: int
    reference: str
    revision: int
    sign: int
    event: MoneyEvent


def walks(facts: Facts) -> list[Walk]:
    """The events in order, with each late reversal at its own place; and again as the book stands
    from each late reversal on, until the next.
    """
    events = [
        (event, counts_from(event, facts), reversed_from(event, facts) or date.max)
        for event in money_events(facts)
    ]
    events = [each for each in events if each[1] < each[2]]  # others as if they had never been
    reversals = {(f.of, f.of_revision): f.reference for f in facts if isinstance(f, Reversal)}
    through = []
    for event, day, taken_back in events:
        through.append(_Step(*order_key(event, day), 1, event))
        if taken_back < date.max:
            reference = reversals[key_of(event)]
            through.append(_Step(taken_back, RANK[event.kind], reference, 1, -1, event))
    through.sort(key=lambda step: step[:4])
    found = [[(step.event, step.sign) for step in through]]
    for late, next_late in pairwise(sorted({date.max, *(back for _, _, back in events)})):
        stand = [(order_key(event, day), event) for event, day, back in events if back > late]
        in_order = sorted(stand, key=lambda placed: placed[0])
        found.append([(event, 1) for key, event in in_order if key[0] < next_late])
    return found


class _Held(NamedTuple):
    """An event of a walk, with what accounts and currencies hold after it."""

    event: MoneyEvent
    sign: int
    accounts: Mapping[str, int]
    currencies: Mapping[str, int]


def _held_after(agreement: Agreement, walk: Walk) -> Iterator[_Held]:
    currency_of = {account.code: account.currency for account in agreement.accounts}
    accounts = dict.fromkeys(currency_of, 0)
    currencies = dict.fromkeys(currency_of.values(), 0)
    for event, sign in walk:
        for account, effect in balances([double_entry(event, agreement)]).items():
            accounts[account] += sign * effect
            currencies[currency_of[account]] += sign * effect
        yield _Held(event, sign, accounts, currencies)


def fits(agreement: Agreement, facts: Facts) -> bool:
    """Whether everything has its money, and every recovery its expenditure, on every day."""
    for place, walk in enumerate(walks(facts)):
        for event, sign, accounts, currencies in _held_after(agreement, walk):
            held = currencies[event.amount.currency.code]
            short = min(currencies.values()) if sign < 0 else held
            spends = sign < 0 or isinstance(event, Expenditure)
            if place == 0 and spends and short < 0 and not agreement.prefinancing:
                return False
            leaves = isinstance(event, Refund | Transfer | Withdrawal) and not _is_within(event)
            if sign > 0 and leaves:
                account = account_of(event, agreement)
                if account is None or accounts[account.code] < 0 or held < 0:
                    return False
    moved = (event for event in ever(facts) if _is_within(event))
    return all(_had_its_money(event, agreement, facts) for event in moved) and all(
        _has_its_expenditure(event, facts) for event in money_events(facts)
    )


def _is_within(event: MoneyEvent) -> bool:
    """Whether it moves money within a currency."""
    return isinstance(event, Transfer) and event.arrived is None


def _had_its_money(transfer: MoneyEvent, agreement: Agreement, facts: Facts) -> bool:
    """Whether the account that it left is not below zero at the end of its day."""
    day = transfer.ordering_day
    counted = (
        double_entry(event, agreement)
        for event in ever(facts)
        if event.ordering_day <= day < (reversed_from(event, facts) or date.max)
    )
    account = account_of(transfer, agreement)
    return account is not None and balances(counted)[account.code] >= 0


def _has_its_expenditure(recovery: MoneyEvent, facts: Facts) -> bool:
    """Whether, as long as it stands, what it came back for does."""
    if not isinstance(recovery, Recovery):
        return True
    until = reversed_from(recovery, facts) or date.max
    return any(
        event.reference == recovery.of
        and event.when.first <= recovery.ordering_day
        and event.ordering_day <= counts_from(recovery, facts)
        and (reversed_from(event, facts) or date.max) >= until
        for event in money_events(facts)
    )


def room(agreement: Agreement, facts: Facts) -> dict[str, int]:
    """The most that may go out of each account in the end: what it holds, and what its currency
    does, whichever is less, on whatever walk.
    """
    through = walks(facts)
    if not all(through):  # on some day nothing stands
        return {account.code: 0 for account in agreement.accounts}
    ends = [deque(_held_after(agreement, walk), maxlen=1)[0] for walk in through]
    return {
        account.code: min(
            min(end.accounts[account.code], end.currencies[account.currency]) for end in ends
        )
        for account in agreement.accounts
    }
