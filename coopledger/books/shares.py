"""What the institution and others contribute beside the partner: as agreed, and as it came."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from coopledger.books.valuation import ValuedEvent
from coopledger.model.agreement import Agreement
from coopledger.model.kinds import OTHER_INCOME, OWN_CONTRIBUTION, WITHDRAWAL
from coopledger.money import Money


class ShareStanding(NamedTuple):
    """What was agreed that somebody contributes, and what came of it by a day.

    contributor: None is the institution itself. agreed: None where the agreement does not name it.
    contributed: in the currency of what was agreed, else in the agreement's; of the institution,
    less what it took out again. None where it came in other currencies. worth: the same in the
    agreement's currency.
    """

    contributor: str | None
    agreed: Money | None
    contributed: Money | None
    worth: Money

    @property
    def left(self) -> Money | None:
        """What is yet to come; below zero where more came. None where one is not known."""
        if self.agreed is None or self.contributed is None:
            return None
        return self.agreed - self.contributed


_SIGNS = {OWN_CONTRIBUTION.name: 1, WITHDRAWAL.name: -1, OTHER_INCOME.name: 1}

SHARE = ("agreed", "contributed", "left")
"""The amounts of a share, in the order in which they are printed."""


def shares(agreement: Agreement, events: Iterable[ValuedEvent]) -> tuple[ShareStanding, ...]:
    """The institution's share where one was agreed; of others, what was agreed and what came.

    agreement: its terms on the day. events: what counts by then.
    """
    came = defaultdict[str | None, list[tuple[int, ValuedEvent]]](list)
    for item in events:
        sign = _SIGNS.get(item.event.kind)  # of most events it is none of these
        if sign is not None:
            contributor = getattr(item.event, "contributor", None)
            if contributor is not None or item.event.kind != OTHER_INCOME.name:
                came[contributor].append((sign, item))
    agreed: dict[str | None, Money | None] = {}
    if agreement.own_share is not None:
        agreed[None] = agreement.own_share
    agreed |= {share.contributor: share.amount for share in agreement.other_shares}
    agreed |= dict.fromkeys(sorted(c for c in came if c is not None and c not in agreed))
    return tuple(
        _standing(contributor, share, came[contributor], agreement.currency)
        for contributor, share in agreed.items()
    )


def _standing(
    contributor: str | None, agreed: Money | None, came: list[tuple[int, ValuedEvent]], own: str
) -> ShareStanding:
    worth = Money.from_minor(sum(sign * item.reported for sign, item in came), own)
    currency = agreed.currency.code if agreed is not None else own
    contributed: Money | None = worth
    if currency != own:
        elsewhere = any(item.event.amount.currency.code != currency for _, item in came)
        minor = sum(sign * item.minor for sign, item in came)
        contributed = None if elsewhere else Money.from_minor(minor, currency)
    return ShareStanding(contributor, agreed, contributed, worth)
