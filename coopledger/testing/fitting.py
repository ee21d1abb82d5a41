"""What may be: on no day of a history is something moved that is not there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from coopledger.books.accounts import account_of, balances, double_entry
from coopledger.books.book import Standing
from coopledger.books.facts_of_book import FactKey, key_of
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
    return _taken_back(facts, [event]).get(key_of(event))


def _taken_back(facts: Facts, events: Iterable[MoneyEvent]) -> dict[FactKey, date]:
    """Of those events that somebody took back, from which day on."""
    reversals = {(f.of, f.of_revision): f for f in facts if isinstance(f, Reversal)}
    if not reversals:
        return {}
    taken = {key_of(event): event for event in events if key_of(event) in reversals}
    return {key: reversal_day(reversals[key], event) for key, event in taken.items()}


def standing(facts: Facts) -> list[MoneyEvent]:
    """The events that nobody took back, in order."""
    events = money_events(facts)
    back = _taken_back(facts, events)
    return sorted((event for event in events if key_of(event) not in back), key=order_key)


def ever(facts: Facts) -> list[MoneyEvent]:
    """The events that stood on some day: all but those taken back on their own."""
    events = money_events(facts)
    back = _taken_back(facts, events)
    return [event for event in events if back.get(key_of(event)) != event.ordering_day]


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


class _Placed(NamedTuple):
    """An event, from which day it counts, and from which day it is taken back."""

    event: MoneyEvent
    day: date
    back: date


def _placed(facts: Facts) -> list[_Placed]:
    """The events; what came back inside the range of its expenditure counts from that one's day."""
    events = money_events(facts)
    taken = _taken_back(facts, events)
    spent = [event for event in events if isinstance(event, Expenditure)]
    found = []
    for event in events:
        day = event.ordering_day
        if isinstance(event, Recovery):
            days = ((max(day, e.ordering_day), e) for e in spent if e.reference == event.of)
            acts = (on for on, e in days if on < taken.get(key_of(e), date.max))
            day = min(acts, default=day)
        found.append(_Placed(event, day, taken.get(key_of(event), date.max)))
    return found


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
    events = [each for each in _placed(facts) if each.day < each.back]  # others never were
    reversals = {(f.of, f.of_revision): f.reference for f in facts if isinstance(f, Reversal)}
    through = []
    for event, day, taken_back in events:
        through.append(_Step(*order_key(event, day), 1, event))
        if taken_back < date.max:
            reference = reversals[key_of(event)]
            through.append(_Step(taken_back, RANK[event.kind], reference, 1, -1, event))
    through.sort(key=lambda step: step[:4])
    found = [[(step.event, step.sign) for step in through]]
    for late, next_late in pairwise(sorted({date.max, *(placed.back for placed in events)})):
        stand = [(order_key(event, day), event) for event, day, back in events if back > late]
        in_order = sorted(stand, key=lambda placed: placed[0])
        found.append([(event, 1) for key, event in in_order if key[0] < next_late])
    return found


class Purse:
    """What the accounts of an agreement hold, whatever happened.

    What an event moves is worked out once: a history is looked at again with each that is added.
    """

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self._currency_of = {account.code: account.currency for account in agreement.accounts}
        self._moved: dict[int, tuple[MoneyEvent, dict[str, int]]] = {}

    def fits(self, facts: Facts) -> bool:
        """Whether everything has its money, and every recovery its expenditure, on every day."""
        prefinanced = self.agreement.prefinancing
        for place, walk in enumerate(walks(facts)):
            accounts, currencies = self._nothing()
            for event, sign in walk:
                self._move(event, sign, accounts, currencies)
                held = currencies[event.amount.currency.code]
                short = min(currencies.values()) if sign < 0 else held
                if place == 0 and not prefinanced and short < 0 and _spends(event, sign):
                    return False
                if sign > 0 and _leaves(event):
                    account = account_of(event, self.agreement)
                    if account is None or accounts[account.code] < 0 or held < 0:
                        return False
        return (
            self._had_their_money(facts)
            and _have_their_expenditure(facts)
            and _are_on_the_line(facts)
        )

    def room(self, facts: Facts) -> dict[str, int]:
        """The most that may go out of each account in the end: what it holds, and what its currency
        does, whichever is less, on whatever walk.
        """
        through = walks(facts)
        if not all(through):  # on some day nothing stands
            return dict.fromkeys(self._currency_of, 0)
        ends = [self._held_after(walk) for walk in through]
        return {
            code: min(min(accounts[code], currencies[currency]) for accounts, currencies in ends)
            for code, currency in self._currency_of.items()
        }

    def _nothing(self) -> tuple[dict[str, int], dict[str, int]]:
        return dict.fromkeys(self._currency_of, 0), dict.fromkeys(self._currency_of.values(), 0)

    def _held_after(self, walk: Walk) -> tuple[dict[str, int], dict[str, int]]:
        """What accounts and currencies hold at the end of a walk."""
        accounts, currencies = self._nothing()
        for event, sign in walk:
            self._move(event, sign, accounts, currencies)
        return accounts, currencies

    def _move(
        self, event: MoneyEvent, sign: int, accounts: dict[str, int], currencies: dict[str, int]
    ) -> None:
        for account, effect in self._effect(event).items():
            accounts[account] += sign * effect
            currencies[self._currency_of[account]] += sign * effect

    def _effect(self, event: MoneyEvent) -> dict[str, int]:
        """What each account gets by an event."""
        known = self._moved.get(id(event))
        if known is None:  # the event is kept beside it: so its identity stays its own
            effect = balances([double_entry(event, self.agreement)])
            known = self._moved[id(event)] = (event, effect)
        return known[1]

    def _had_their_money(self, facts: Facts) -> bool:
        """Whether each account that a transfer left is not below zero at the end of its day."""
        moved = [event for event in ever(facts) if _is_within(event)]
        if not moved:
            return True
        events = money_events(facts)
        taken = _taken_back(facts, events)
        for transfer in moved:
            day, account = transfer.ordering_day, account_of(transfer, self.agreement)
            if account is None:
                return False
            counted = (e for e in events if e.ordering_day <= day < taken.get(key_of(e), date.max))
            if sum(self._effect(event).get(account.code, 0) for event in counted) < 0:
                return False
        return True


def _spends(event: MoneyEvent, sign: int) -> bool:
    return sign < 0 or isinstance(event, Expenditure)


def _leaves(event: MoneyEvent) -> bool:
    """Whether it moves only what its account holds, whatever else is there."""
    return isinstance(event, Refund | Transfer | Withdrawal) and not _is_within(event)


def _is_within(event: MoneyEvent) -> bool:
    """Whether it moves money within a currency."""
    return isinstance(event, Transfer) and event.arrived is None


def _have_their_expenditure(facts: Facts) -> bool:
    """Whether, as long as a recovery stands, what it came back for does, and is no less."""
    if not any(isinstance(fact, Recovery) for fact in facts):
        return True
    placed = _placed(facts)
    return _are_within_it(placed) and all(
        any(
            spent.event.reference == came_back.event.of
            and spent.event.when.first <= came_back.event.ordering_day
            and spent.event.ordering_day <= came_back.day
            and spent.back >= came_back.back
            for spent in placed
        )
        for came_back in placed
        if isinstance(came_back.event, Recovery)
    )


def _are_within_it(placed: Sequence[_Placed]) -> bool:
    """Whether no more came back of an expenditure, or of a part, whichever revision stands."""
    for spent, spent_on, gone in placed:
        if not isinstance(spent, Expenditure):
            continue
        back = [
            each
            for each in placed
            if isinstance(each.event, Recovery) and each.event.of == spent.reference
        ]
        for on in {max(spent_on, each.day) for each in back}:
            stand = [each.event for each in back if each.day <= on < each.back]
            parts = (parts_left(spent, field, stand) for field in ("lines", "activities"))
            left = [left_of(spent, stand), *(minor for of in parts for _, minor in of)]
            if on < gone and min(left) < 0:
                return False
    return True


def _are_on_the_line(facts: Facts) -> bool:
    """Whether each exchange has its stretch on the line of its currency, on every day.

    What came back of an expenditure is there for what is exchanged after it, not before.
    """
    placed = _placed(facts)
    exchanged = [each for each in placed if _is_exchange(each.event)]
    if not exchanged or not any(isinstance(fact, Recovery) for fact in facts):
        return True
    days = {each.day for each in exchanged} | {each.back for each in placed}
    return all(_has_it_all(placed, day) for day in days - {date.max})


def _has_it_all(placed: Iterable[_Placed], on: date) -> bool:
    stand = [(order_key(event, day), event) for event, day, back in placed if day <= on < back]
    events = [event for _, event in sorted(stand, key=lambda each: each[0])]
    left = Counter[str]()
    for event in events:
        currency = event.amount.currency.code
        match event:
            case Recovery():
                pass
            case Expenditure():
                left[currency] -= left_of(event, events)
            case Refund() | Withdrawal():
                left[currency] -= event.amount.minor
            case Transfer():
                if event.arrived is not None:
                    left[currency] -= event.amount.minor
                    left[event.arrived.currency.code] += event.arrived.minor
                    if left[currency] < 0:
                        return False
            case _:
                left[currency] += event.amount.minor
    return True


def _is_exchange(event: MoneyEvent) -> bool:
    return isinstance(event, Transfer) and event.arrived is not None
