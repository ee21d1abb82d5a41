"""What changes an agreement while it runs, and what the partner does not accept."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coopledger.model.agreement import (
    Accounts,
    BudgetLine,
    Clause,
    InterestTo,
    ReportingPeriod,
    SpendingRate,
    apart,
    codes_differ,
)
from coopledger.model.base import (
    Code,
    ExactDecimal,
    Model,
    PositiveMoney,
    Reason,
    Text,
    Title,
    invalid,
)
from coopledger.model.dates import When
from coopledger.model.events import Portions, check_portions
from coopledger.model.fact import Fact


class NewCeiling(Model):
    """The ceiling that a line has from an addendum on."""

    line: Code
    ceiling: PositiveMoney


class Addendum(Fact):
    """New terms from a day on: what is not named stays as it was.

    lines: new budget lines. ceilings: new ceilings of lines there are. spending_rates: the rates
    that spending is reported at from that day on. reporting_periods: further ones; those that were
    agreed before stay as they are. signatories: who signs from then on, beside those before;
    former_signatories: who does no longer. accounts: those that are opened, to be used from that
    day on. closed_accounts: the codes of those that are closed: with nothing in them at the end of
    that day, and never used again. ended_clauses: what holds no longer.
    The clauses (no_overdraft to evidence_above) are those of the agreement: what is of an
    earlier day is not held to them.
    """

    orders_first = True

    kind: Literal["addendum"] = "addendum"
    when: When
    title: Text | None = None
    start: When | None = None
    end: When | None = None
    refund_due: When | None = None
    report_due: When | None = None
    reporting_periods: tuple[ReportingPeriod, ...] = ()
    no_overdraft: bool | None = None
    reallocation_limit: ExactDecimal | None = None
    advance_days: Annotated[int, Field(ge=1, strict=True)] | None = None
    interest_to: InterestTo | None = None
    evidence_required: bool | None = None
    evidence_above: PositiveMoney | None = None
    ended_clauses: tuple[Clause, ...] = ()
    signatories: tuple[Title, ...] = ()
    former_signatories: tuple[Title, ...] = ()
    accounts: Accounts = ()
    closed_accounts: tuple[Code, ...] = ()
    lines: tuple[BudgetLine, ...] = ()
    ceilings: tuple[NewCeiling, ...] = ()
    spending_rates: tuple[SpendingRate, ...] = ()

    @model_validator(mode="after")
    def _said_once(self) -> Self:
        apart(self.reporting_periods)
        codes_differ("accounts", (account.code for account in self.accounts))
        codes_differ("closed_accounts", self.closed_accounts)
        return self

    @property
    def changes_accounts(self) -> bool:
        """Whether an account is opened or closed by it."""
        return bool(self.accounts or self.closed_accounts)


class Reallocation(Fact):
    """Budget moves from one line to another, from a day on."""

    kind: Literal["reallocation"] = "reallocation"
    when: When
    amount: PositiveMoney
    from_line: Code
    to_line: Code
    reason: Text | None = None

    @model_validator(mode="after")
    def _between_two(self) -> Self:
        if self.from_line == self.to_line:
            raise invalid("same-line", field="to_line", seen=self.from_line)
        return self


class Disallowance(Fact):
    """A part of an expenditure is not accepted. It moves no money: what follows does.

    of: the expenditure's reference. lines: which of its lines, where it has several.
    """

    kind: Literal["disallowance"] = "disallowance"
    when: When
    of: Code
    amount: PositiveMoney
    lines: Portions = ()
    reason: Reason

    @model_validator(mode="after")
    def _portions_fit(self) -> Self:
        check_portions("lines", self.lines, self.amount)
        return self
