"""Histories of money that comes, is spent and goes back, such as the rules accept.

A history is drawn in two steps: first what happens and when; then, in the order in which it counts,
how much, never more than there is. So it is built valid, never filtered.
"""

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
from coopledger.testing.history import History
from coopledger.testing.openings import activities, in_kind, simple_agreements
from coopledger.testing.small import (
    CURRENCIES,
    DAYS,
    LARGEST_AMOUNT,
    amounts,
    amounts_out,
    asked,
    portions,
    provenances,
    references,
    whens,
)

LARGEST_DERIVED_WORTH = 10**16


@dataclass(frozen=True)
class _Move:
    """Something that happens, before it is known how much."""

    kind: str
    when: When
    reference: str
    account: Account

    @property
    def place(self) -> tuple[date, int, str]:
        """Its place in the order in which events count."""
        kind = MOVING[self.kind]
        day = self.when.first if kind.model.orders_first else self.when.last
        return day, RANK[self.kind], self.reference


@st.composite
def _moves(draw: st.DrawFn, agreement: Agreement, most: int) -> list[_Move]:
    """What happens and when, in the order in which it counts."""
    named = references(draw)
    kinds = draw(
        st.lists(
            st.sampled_from(("disbursement", "expenditure", "expenditure", "interest", "refund")),
            min_size=draw(st.sampled_from((0, most // 4, most // 2))),
            max_size=most,
        )
    )
    # Without money nothing can be spent: each account is funded early, more often than not.
    funded = [a for a in agreement.accounts if draw(st.sampled_from((True, True, False)))]
    early = [
        ("disbursement", account, st.sampled_from(DAYS[:3]).map(When.on)) for account in funded
    ]
    # A few dates for all the rest, so that much happens on one day and its order matters.
    dates = st.sampled_from(draw(st.lists(whens(), min_size=1, max_size=5)))
    later = [(kind, draw(st.sampled_from(agreement.accounts)), dates) for kind in kinds]
    moves = (
        _Move(kind, draw(when), reference, account)
        for reference, (kind, account, when) in zip(named, early + later, strict=False)
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


@st.composite
def _events(
    draw: st.DrawFn, agreement: Agreement, activity_codes: tuple[str, ...], most: int
) -> list[MoneyEvent]:
    """Walk through the moves in order, and give each an amount that the rules accept.

    A move that finds nothing there does not happen.
    """
    codes = tuple(line.code for line in agreement.lines)
    purse = _Purse(agreement)
    events = []
    for move in draw(_moves(agreement, most)):
        account, currency = move.account, move.account.currency
        alone = sum(a.currency == currency for a in agreement.accounts) == 1
        own = currency == agreement.currency
        allowed = purse.allows(move)
        if allowed <= 0:
            continue
        comes_in = MOVING[move.kind].comes_in
        minor = draw(amounts(allowed) if comes_in else amounts_out(LARGEST_AMOUNT, allowed))
        stated = draw(amounts(LARGEST_AMOUNT)) if not own else minor
        worth = Money.from_minor(stated, agreement.currency)
        fields: dict[str, Any] = {}
        if move.kind == "disbursement":
            fields["sent"] = worth if not own or draw(st.booleans()) else None
            purse.is_sent(currency, minor, stated)
        elif move.kind == "interest":
            nonsense = not own and purse.derives_too_large(currency, minor)
            fields["worth"] = worth if nonsense or draw(st.booleans()) else None
        elif move.kind == "refund":
            fields["received"] = draw(st.sampled_from((None, worth)))
        else:
            fields["lines"] = draw(portions(codes, currency, minor))
            fields["activities"] = draw(portions(activity_codes, currency, minor))
        events.append(
            MOVING[move.kind].model(
                book=agreement.code,
                reference=move.reference,
                when=move.when,
                amount=Money.from_minor(minor, currency),
                account=None if alone and draw(st.booleans()) else account.code,
                provenance=draw(provenances),
                **fields,
            )
        )
        purse.comes(account, minor if comes_in else -minor)
    return events


@st.composite
def simple_histories(
    draw: st.DrawFn, prefinancing: bool | None = None, own_account: bool = False, most: int = 14
) -> History:
    """Agreements whose money comes, earns interest, is spent and goes back; and nothing else.

    prefinancing: whether spending may go before its money; None is either. own_account: whether
    money is surely held in the agreement's own currency, too. most: how many events, beside the
    first disbursements.
    """
    agreement = draw(simple_agreements(prefinancing, own_account))
    known = draw(activities(agreement.code))
    events = draw(_events(agreement, tuple(a.reference for a in known), most))
    given = draw(in_kind(agreement.code, agreement.fund_currencies))
    return History(agreement, (*known, *events, *given), draw(asked(events, 3)))


@st.composite
def programmes(draw: st.DrawFn, code: str = "P-1") -> History:
    """Programmes on own funds: activities, spending, contributions in kind."""
    opening = Programme(code=code, title="A programme", currency=draw(st.sampled_from(CURRENCIES)))
    known = draw(activities(code))
    codes = tuple(activity.reference for activity in known)
    currencies = (opening.currency, draw(st.sampled_from(CURRENCIES)))
    spent = []
    for number in range(draw(st.integers(0, 4))):
        minor, currency = draw(amounts(LARGEST_AMOUNT)), draw(st.sampled_from(currencies))
        spent.append(
            Expenditure(
                book=code,
                reference=f"spent {number}",
                when=draw(whens()),
                amount=Money.from_minor(minor, currency),
                activities=draw(portions(codes, currency, minor)),
                provenance=draw(provenances),
                note=draw(st.sampled_from((None, "from the annual report"))),
            )
        )
    return History(opening, (*known, *spent, *draw(in_kind(code, currencies))))
