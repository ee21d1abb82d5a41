"""What one person prepares and another decides on: a proposal, and its resolution."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from coopledger.messages.catalogue import Language, say
from coopledger.model.base import (
    Amount,
    Checked,
    Code,
    Model,
    Reason,
    StatedMoney,
    Takes,
    invalid,
    otherwise,
)
from coopledger.model.dates import Day, When
from coopledger.model.evidence import Direction, InvoiceType
from coopledger.model.fact import Fact, without_default
from coopledger.model.issue import Hash

LONGEST_FACTS = 5_000_000
"""How many signs the facts of a proposal may be, as they are kept: some 15,000 expenditures."""

WAITS_DAYS = 30
"""How many days a proposal has waited before who prepared it may approve it alone."""


class ProposedTotal(Model):
    """How many facts of a kind a proposal has, and what their amounts come to (`ControlTotal`)."""

    kind: Code
    apart: Direction | InvoiceType | None = None
    count: Annotated[int, Field(ge=1, strict=True)]
    amounts: Takes[tuple[StatedMoney, ...], Sequence[Amount]] = otherwise(())
    counters: Takes[tuple[StatedMoney, ...], Sequence[Amount]] = otherwise(())


def _not_too_long(facts: str) -> str:
    if not 0 < len(facts) <= LONGEST_FACTS:
        raise invalid("proposal-too-large", seen=len(facts), expected=LONGEST_FACTS)
    return facts


class Proposal(Fact):
    """Facts that one person prepared and another is to approve (propuesta). It moves nothing.

    when: the day on which it was made. facts: what it would record, as `model.proposed` writes it
    down: the text is sealed, since facts say of people what each of them seals. totals: what that
    comes to, in clear. documents: the SHA-256 of those that would belong to it, which are kept.
    `Ledger.propose` and its like make one; no document can.
    """

    kind: Literal["proposal"] = "proposal"
    when: Takes[When, Day]
    facts: Annotated[str, Checked(_not_too_long)]
    totals: Takes[Annotated[tuple[ProposedTotal, ...], Field(min_length=1)], Sequence[Any]]
    documents: Takes[tuple[Hash, ...], Sequence[str]] = otherwise(())


class Outcome(StrEnum):
    """What became of a proposal."""

    APPROVED = "approved"
    """Another person recorded it; or the one who prepared it, alone, after it had waited."""

    REFUSED = "refused"
    """Another person said no."""

    WITHDRAWN = "withdrawn"
    """Who prepared it took it back."""

    def say(self, language: Language | str) -> str:
        return say(f"outcome.{self}", language)


class Resolution(Fact):
    """What became of a proposal (resolución). There is one of each, and it is final.

    of: the proposal's reference. reference: `resolution:` and that. when: the day. alone: True
    where who prepared it approved it, nobody else having done so for `WAITS_DAYS` days. reason:
    why; needed unless another person approved. `Ledger.approve` and `Ledger.refuse` make one; no
    document can.

    >>> Resolution(book="A-1", of="PR-1", when="2026-11-29", outcome="approved").reference
    'resolution:PR-1'
    """

    kind: Literal["resolution"] = "resolution"
    reference: Code = Field(default="", json_schema_extra=without_default)
    when: Takes[When, Day]
    of: Code
    outcome: Takes[Outcome, Outcome | str]
    alone: Literal[True] | None = None
    reason: Reason | None = None

    @model_validator(mode="before")
    @classmethod
    def _named_after_its_proposal(cls, given: Any) -> Any:
        if isinstance(given, dict) and "of" in given and not given.get("reference"):
            return {**given, "reference": resolution_of(str(given["of"]))}
        return given

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.reason is None and (self.alone or self.outcome is not Outcome.APPROVED):
            raise invalid("missing-value", field="reason")
        return self


def resolution_of(proposal: str) -> str:
    """The reference of what becomes of a proposal."""
    return f"resolution:{proposal}"
