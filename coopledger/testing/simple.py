"""Histories of money that comes, is spent and goes back, such as the rules accept.

A history is drawn in two steps: first what happens and when; then, in the order in which it counts,
how much, never more than there is. So it is built valid, never filtered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from coopledger.model.agreement import Account, Agreement, Programme
from coopledger.model.dates import When
from coopledger.model.events import Expenditure
from coopledger.model.facts import MoneyEvent
from coopledger.model.kinds import MOVING, RANK
from coopledger.money import Money
from coopledger.testing.dice import Dice, dice, handfuls
from coopledger.testing.history import History, as_drawn
from coopledger.testing.openings import activities, in_kind, simple_agreement
from coopledger.testing.small import (
    CURRENCIES,
    DAYS,
    LARGEST_AMOUNT,
    amount,
    amount_out,
    asked,
    date_of,
    portions,
    provenance,
    references,
)

LARGEST_DERIVED_WORTH = 10**16


@dataclass(frozen=True)
class _Move:
    """Something that happens, before it is known how much."""

    kind: str
    when: When
    reference: str
    account: Account
    dice: Dice

    @property
    def place(self) -> tuple[date, int, str]:
        """Its place in the order in which events count."""
        kind = MOVING[self.kind]
        day = self.when.first if kind.model.orders_first else self.when.last
        return day, RANK[self.kind], self.reference


KINDS = ("disbursement", "expenditure", "expenditure", "interest", "refund", "expenditure")


def _moves(
    dice: Dice, agreement: Agreement, funding: list[Dice], moving: list[Dice]
) -> list[_Move]:
    """What happens and when, in the order in which it counts."""
    # Without money nothing can be spent: each account is funded early, more often than not.
    early = [
        ("disbursement", account, When.on(of.one_of(DAYS[:3])), of)
        for account, of in zip(agreement.accounts, funding, strict=False)
        if not of.seldom()
    ]
    # A few dates for all the rest, so that much happens on one day and its order matters.
    dates = [date_of(dice) for _ in range(1 + dice.below(5))]
    later = [
        (of.one_of(KINDS), of.one_of(agreement.accounts), of.one_of(dates), of) for of in moving
    ]
    moves = (
        _Move(kind, when, reference, account, of)
        for reference, (kind, account, when, of) in zip(
            references(dice), early + later, strict=False
        )
    )
    return sorted(moves, key=lambda move: move.place)


class _Purse:
    """What there is, as the moves are walked through in order."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.in_account = {account.code: 0 for account in agreement.accounts}
        self.in_currency = {account.currency: 0 for account in agreement.accounts}
        self.sent = {account.currency: (0, 0) for account in agreement.accounts}

    def allows(self, move: _Move) -> int:
        """The most that may move, in minor units.

        Without pre-financing nothing is spent beyond what its currency holds; nothing at all is
        returned beyond what its account and its currency hold.
        """
        held = self.in_currency[move.account.currency]
        if move.kind == "expenditure" and not self.agreement.prefinancing:
            return held
        if move.kind == "refund":
            return min(self.in_account[move.account.code], held)
        return LARGEST_AMOUNT

    def comes(self, account: Account, minor: int) -> None:
        """Money comes; below nothing, it goes."""
        self.in_account[account.code] += minor
        self.in_currency[account.currency] += minor

    def is_sent(self, currency: str, minor: int, worth: int) -> None:
        """A disbursement: interest is valued at the average of those before it."""
        came, sent = self.sent[currency]
        self.sent[currency] = came + minor, sent + worth

    def derives_too_large(self, currency: str, minor: int) -> bool:
        """Whether interest of that much would be worth nonsense."""
        came, sent = self.sent[currency]
        return minor * sent > LARGEST_DERIVED_WORTH * came


def _events(
    agreement: Agreement, activity_codes: tuple[str, ...], moves: list[_Move]
) -> Iterator[MoneyEvent]:
    """Walk through the moves in order, and give each an amount that the rules accept.

    A move that finds nothing there does not happen.
    """
    parts = {"lines": tuple(line.code for line in agreement.lines), "activities": activity_codes}
    purse = _Purse(agreement)
    for move in moves:
        account, currency = move.account, move.account.currency
        alone = sum(a.currency == currency for a in agreement.accounts) == 1
        allowed = purse.allows(move)
        if allowed <= 0:
            continue
        comes_in = MOVING[move.kind].comes_in
        minor = amount(move.dice, allowed) if comes_in else amount_out(move.dice, allowed)
        fields: dict[str, Any] = {
            "book": agreement.code,
            "reference": move.reference,
            "when": move.when,
            "amount": Money.from_minor(minor, currency),
            "account": None if alone and move.dice.yes() else account.code,
            "provenance": provenance(move.dice),
        }
        more = _more(move, minor, agreement, purse, parts)
        yield MOVING[move.kind].model(**fields, **more)
        purse.comes(account, minor if comes_in else -minor)


def _more(
    move: _Move, minor: int, agreement: Agreement, purse: _Purse, parts: dict[str, tuple[str, ...]]
) -> dict[str, Any]:
    """What is stated of an event beside its amount."""
    dice, currency = move.dice, move.account.currency
    if move.kind == "expenditure":
        return {field: portions(dice, codes, currency, minor) for field, codes in parts.items()}
    own = currency == agreement.currency
    stated = minor if own else amount(dice)
    worth = Money.from_minor(stated, agreement.currency)
    match move.kind:
        case "disbursement":
            purse.is_sent(currency, minor, stated)
            return {"sent": worth if not own or dice.yes() else None}
        case "interest":
            nonsense = not own and purse.derives_too_large(currency, minor)
            return {"worth": worth if nonsense or dice.yes() else None}
    return {"received": worth if dice.yes() else None}


@st.composite
def simple_histories(
    draw: st.DrawFn, prefinancing: bool | None = None, own_account: bool = False, most: int = 14
) -> History:
    """Agreements whose money comes, earns interest, is spent and goes back; and nothing else.

    prefinancing: whether spending may go before its money; None is either. own_account: whether
    money is surely held in the agreement's own currency, too. most: how many events, beside the
    first disbursements.
    """
    opening, beside = draw(dice()), draw(dice())
    agreement = simple_agreement(opening, prefinancing, own_account)
    known = activities(beside, agreement.code)
    least = opening.one_of((0, most // 4, most // 2))
    accounts = len(agreement.accounts)
    moves = _moves(
        opening, agreement, draw(handfuls(accounts, accounts)), draw(handfuls(least, most))
    )
    events = list(_events(agreement, tuple(a.reference for a in known), moves))
    given = in_kind(draw(handfuls(0, 2)), agreement.code, agreement.fund_currencies)
    return as_drawn(History(agreement, (*known, *events, *given), asked(beside, events, 3)))


@st.composite
def programmes(draw: st.DrawFn, code: str = "P-1") -> History:
    """Programmes on own funds: activities, spending, contributions in kind."""
    thrown = draw(dice())
    currencies = (thrown.one_of(CURRENCIES), thrown.one_of(CURRENCIES))
    opening = Programme(code=code, title="A programme", currency=currencies[0])
    known = activities(thrown, code)
    codes = tuple(activity.reference for activity in known)
    spent = []
    for number, of in enumerate(draw(handfuls(0, 4))):
        minor, currency = amount(of), of.one_of(currencies)
        spent.append(
            Expenditure(
                book=code,
                reference=f"spent {number}",
                when=date_of(of),
                amount=Money.from_minor(minor, currency),
                activities=portions(of, codes, currency, minor),
                provenance=provenance(of),
                note=of.one_of((None, "from the annual report")),
            )
        )
    return as_drawn(
        History(opening, (*known, *spent, *in_kind(draw(handfuls(0, 2)), code, currencies)))
    )
