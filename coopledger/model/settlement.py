"""What became of a disallowance otherwise than by money that came back."""

from enum import StrEnum
from typing import Literal

from coopledger.messages.catalogue import Language, say
from coopledger.model.base import Amount, Code, PositiveMoney, Reason, Takes
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact


class SettledBy(StrEnum):
    """How: the first two make it accepted after all, the last leaves it not accepted, nor due."""

    DOCUMENTS = "documents"
    JUSTIFICATION = "justification"
    WRITTEN_OFF = "written_off"

    @property
    def accepts(self) -> bool:
        """Whether the partner accepts what it settles."""
        return self is not SettledBy.WRITTEN_OFF

    def say(self, language: Language | str) -> str:
        return say(f"settled.{self.value}", language)


class Settlement(Fact):
    """A disallowance is settled, or a part of it, without money (solventación).

    of: the disallowance's reference. outcome: documents were given, the justification was accepted,
    or it was written off. What a refund or a recovery makes good names its disallowance itself;
    what nothing settles is pending.
    """

    kind: Literal["settlement"] = "settlement"
    when: Takes[When, Day]
    of: Code
    amount: Takes[PositiveMoney, Amount]
    outcome: Takes[SettledBy, SettledBy | str]
    reason: Reason
