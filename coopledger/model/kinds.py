"""One record for every kind of fact: what the rest of the program asks of it.

What can be said of a kind as data is said here and nowhere else. What takes code is a `match` over
the classes that ends in `assert_never`: the type checker then names every place where a new kind
must be decided. `facts.py` has the unions that it goes by.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import cast

from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.evidence import BankBalance, BankLine, Direction, Invoice, Match
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.issue import Issue
from coopledger.model.period import Period
from coopledger.model.rate import Rate
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.money import Money


class Turn(IntEnum):
    """Of what is recorded at once, what comes before what."""

    OPENING = 0
    """What everything else belongs to."""

    FACT = 1

    REVERSAL = 2
    """After what it takes back."""

    PERIOD = 3
    """After all that is dated in the year it closes."""


class OtherSide(StrEnum):
    """What stands across from the account in which money is held, in the entry of an event."""

    PARTNER = "partner"
    """The partner whose money it is: credited with what it sends, debited with what it gets."""

    EARNED = "earned"
    """Interest that the money earned."""

    USED = "used"
    """Money spent on the purpose of the book."""

    HELD = "held"
    """Another account of the book."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What is so of every fact of a kind.

    model: its class. turn: its turn in being recorded. counter: the field of its second amount: the
    same money in another currency. names: the fields in which it refers to other facts, and the
    kinds they may be of. reversible: whether a reversal may take it back. corrects: whether a year
    that is being adjusted takes it. in_period: whether it may not be dated in a closed year.
    ahead: whether it may be dated on a day to come.
    """

    model: type[AnyFact]
    turn: Turn = Turn.FACT
    counter: str | None = None
    names: Mapping[str, tuple[type[AnyFact], ...]] = field(default_factory=dict)
    reversible: bool = True
    corrects: bool = False
    in_period: bool = True
    ahead: bool = False

    @cached_property
    def name(self) -> str:
        """As documents and the journal write it: `expenditure`."""
        return str(self.model.model_fields["kind"].default)

    @cached_property
    def amount(self) -> type[Money] | None:
        """What its amount is: money, or in kind; None where it has no amount."""
        stated = self.model.model_fields.get("amount")
        return cast("type[Money] | None", stated and stated.annotation)

    @cached_property
    def dated(self) -> bool:
        """Whether it is always dated."""
        when = self.model.model_fields.get("when")
        return when is not None and when.is_required()


@dataclass(frozen=True, kw_only=True)
class MoneyKind(Kind):
    """What is so of every movement of money of a kind.

    direction: which way it goes, as the account that it names sees it. other_side: where to, or
    where from. funds: whether it lays an instalment at the end of its currency's line. figure: of
    a statement, the one that it adds to; None where it adds to none of its own.
    """

    model: type[MoneyEvent]
    direction: Direction
    other_side: OtherSide
    funds: bool = False
    figure: str | None = None

    @cached_property
    def rank(self) -> int:
        """Its place in the order of a day."""
        return IN_ORDER.index(self)

    @property
    def comes_in(self) -> bool:
        """Whether it adds to the account that it names."""
        return self.direction is Direction.IN


IN_ORDER = (
    MoneyKind(
        model=Disbursement,
        direction=Direction.IN,
        other_side=OtherSide.PARTNER,
        funds=True,
        counter="sent",
        figure="received",
    ),
    MoneyKind(
        model=Interest,
        direction=Direction.IN,
        other_side=OtherSide.EARNED,
        funds=True,
        counter="worth",
        figure="interest",
    ),
    MoneyKind(
        model=Recovery,
        direction=Direction.IN,
        other_side=OtherSide.USED,
        names={"of": (Expenditure,), "activities": (Activity,), "disallowance": (Disallowance,)},
        corrects=True,
    ),
    MoneyKind(
        model=Transfer,
        direction=Direction.OUT,
        other_side=OtherSide.HELD,
        counter="arrived",
    ),
    MoneyKind(
        model=Expenditure,
        direction=Direction.OUT,
        other_side=OtherSide.USED,
        names={"activities": (Activity,)},
        figure="spent",
    ),
    MoneyKind(
        model=Refund,
        direction=Direction.OUT,
        other_side=OtherSide.PARTNER,
        counter="received",
        names={"disallowance": (Disallowance,)},
        figure="returned",
    ),
)
"""The movements of money, in the order of a day: it comes in before it goes out, so that a
disbursement can pay an expenditure of the same day."""

_OPENINGS: tuple[type[AnyFact], ...] = (Agreement, Programme)
_EVENTS: tuple[type[AnyFact], ...] = tuple(kind.model for kind in IN_ORDER)

ALL: tuple[Kind, ...] = (
    Kind(model=Agreement, turn=Turn.OPENING, reversible=False, ahead=True),
    Kind(model=Programme, turn=Turn.OPENING, reversible=False, ahead=True),
    Kind(model=Activity, ahead=True),
    *IN_ORDER,
    Kind(model=Reversal, turn=Turn.REVERSAL, reversible=False, corrects=True),
    Kind(model=InKindContribution, names={"activities": (Activity,)}),
    Kind(model=Addendum, names={"book": _OPENINGS}, ahead=True),
    Kind(model=Reallocation, names={"book": _OPENINGS}, ahead=True),
    Kind(model=Disallowance, names={"of": (Expenditure,)}, corrects=True),
    # Evidence moves no money: a year that is being adjusted takes it.
    Kind(model=BankBalance, corrects=True),
    Kind(model=BankLine, corrects=True),
    Kind(model=Invoice, corrects=True),
    Kind(
        model=Match,
        names={"events": _EVENTS, "bank_lines": (BankLine,), "invoices": (Invoice,)},
        corrects=True,
    ),
    Kind(model=Rate, corrects=True),
    Kind(model=Period, turn=Turn.PERIOD, reversible=False, in_period=False, ahead=True),
    Kind(model=Issue, reversible=False, in_period=False),
)
"""Every kind of fact."""

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in ALL}
"""The same, by name."""

MOVING: Mapping[str, MoneyKind] = {kind.name: kind for kind in IN_ORDER}
"""The movements of money, by name."""


def kind_of(fact: AnyFact) -> Kind:
    """The kind that a fact is of."""
    return KINDS[fact.kind]


def money_kind(event: MoneyEvent) -> MoneyKind:
    """The kind that a movement of money is of."""
    return MOVING[event.kind]


def counter_of(fact: AnyFact) -> Money | None:
    """Its second amount, where it has one."""
    counter = KINDS[fact.kind].counter
    return getattr(fact, counter) if counter is not None else None
