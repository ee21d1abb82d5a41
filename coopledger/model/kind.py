"""What is said of a kind of fact: the form of its record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import cast

from coopledger.model.agreement import Agreement, Programme
from coopledger.model.evidence import Direction
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.money import Money


class Turn(IntEnum):
    """Of what is recorded at once, what comes before what."""

    RESOLUTION = -1
    """What says who approved of all the rest."""

    OPENING = 0
    """What everything else belongs to."""

    ACCOUNTS = 1
    """What opens the accounts that money is then in."""

    FACT = 2

    REVERSAL = 3
    """After what it takes back."""

    PERIOD = 4
    """After all that is dated in the year it closes."""


class OtherSide(StrEnum):
    """What stands across from the account in which money is held, in the entry of an event."""

    PARTNER = "partner"
    """The partner whose money it is: credited with what it sends, debited with what it gets."""

    EARNED = "earned"
    """Interest that the money earned, and other income."""

    BEFORE = "before"
    """What was there when the book was taken over from others."""

    USED = "used"
    """Money spent on the purpose of the book."""

    OWN_FUNDS = "own_funds"
    """The institution's own money: a programme is paid from it; a fund may get some."""

    HELD = "held"
    """Another account of the book."""


SEALED_IN_ALL = ("source", "note")
"""The fields of every kind that are sealed."""


class TakenBack(StrEnum):
    """How a fact of a kind is taken back."""

    REVERSED = "reversed"
    """By a reversal."""

    REPLACED = "replaced"
    """By its next revision, which says again what the one before it said."""

    RESTATED = "restated"
    """By the next revision of what it took back."""

    NEVER = "never"
    """It says what was done, and that was done."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What is so of every fact of a kind.

    model: its class. turn: its turn in being recorded. counter: the field of its second amount: the
    same money in another currency. apart: the field by which its amounts are added up apart, since
    they are not of one sign. names: the fields in which it refers to other facts, and the
    kinds they may be of. taken_back: how it is. corrects: whether a year
    that is being adjusted takes it. in_period: whether it may not be dated in a closed year.
    ahead: whether it may be dated on a day to come. timeless: whether it says how something is, not
    that it happened: it counts before its own date, too.
    columns: the fields of its sheet in the staff's workbook, in their order; none where it has no
    sheet. usual_in: the openings of whose workbooks that sheet is part though it be empty.
    first_reference: what is proposed where a row has no reference.
    sealed: the fields that are kept apart from what is hashed, beside those of `SEALED_IN_ALL`:
    what names or numbers a person or an account, and free text. Those of a part by their path
    (`accounts.number`), whichever of several it is.
    """

    model: type[AnyFact]
    turn: Turn = Turn.FACT
    counter: str | None = None
    apart: str | None = None
    names: Mapping[str, tuple[type[AnyFact], ...]] = field(default_factory=dict)
    taken_back: TakenBack = TakenBack.REVERSED
    corrects: bool = False
    in_period: bool = True
    ahead: bool = False
    timeless: bool = False
    columns: tuple[str, ...] = ()
    usual_in: tuple[type[Agreement] | type[Programme], ...] = ()
    first_reference: str = "X-001"
    sealed: tuple[str, ...] = ()

    @property
    def reversible(self) -> bool:
        """Whether a reversal may take it back."""
        return self.taken_back is TakenBack.REVERSED

    @cached_property
    def name(self) -> str:
        """As documents and the journal write it: `expenditure`."""
        return str(self.model.model_fields["kind"].default)

    @cached_property
    def sealed_paths(self) -> tuple[tuple[str, ...], ...]:
        """The fields that are sealed of a fact of it, each name by name."""
        common = (name for name in SEALED_IN_ALL if name in self.model.model_fields)
        return tuple(tuple(path.split(".")) for path in (*self.sealed, *common))

    @cached_property
    def sealed_fields(self) -> tuple[str, ...]:
        """Its fields in which anything is sealed."""
        return tuple(dict.fromkeys(path[0] for path in self.sealed_paths))

    @cached_property
    def amount(self) -> type[Money] | None:
        """What its amount is: money, or in kind; None where it has no amount."""
        stated = self.model.model_fields.get("amount")
        return cast("type[Money] | None", stated and stated.annotation)

    @cached_property
    def amounts(self) -> tuple[str, ...]:
        """The fields of the amounts that it states for itself."""
        named = "amount" if "amount" in self.model.model_fields else None
        return tuple(name for name in (named, self.counter) if name is not None)

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
    a statement, the one that it adds to; None where it adds to none of its own. in_programmes:
    whether a programme on own funds has it, too.
    """

    model: type[MoneyEvent]
    direction: Direction
    other_side: OtherSide
    funds: bool = False
    figure: str | None = None
    in_programmes: bool = False

    @cached_property
    def comes_in(self) -> bool:
        """Whether it adds to the account that it names."""
        return self.direction is Direction.IN

    @cached_property
    def other_account(self) -> str:
        """What stands across from that account, as an entry names it."""
        return self.other_side.value
