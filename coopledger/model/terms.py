"""What changes an agreement while it runs, and what the partner does not accept."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coopledger.model.agreement import (
    Accounts,
    AccountsGiven,
    Approvals,
    BudgetLine,
    Clause,
    InterestTo,
    ReportingPeriod,
    SpendingRate,
    apart,
    codes_differ,
)
from coopledger.model.base import (
    Amount,
    Code,
    Codes,
    ExactDecimal,
    Model,
    Number,
    PositiveMoney,
    Reason,
    Several,
    Takes,
    Text,
    Title,
    invalid,
    otherwise,
)
from coopledger.model.budget import Share, Units, UnitsGiven, check_units
from coopledger.model.dates import Day, When
from coopledger.model.events import Portions, PortionsGiven, check_portions
from coopledger.model.fact import Fact


class NewCeiling(Model):
    """The ceiling that a line has from an addendum on, and the units that make it up, if any."""

    line: Code
    ceiling: Takes[PositiveMoney, Amount]
    units: Takes[Units | None, UnitsGiven] = otherwise(None)

    @model_validator(mode="after")
    def _units_come_to_it(self) -> Self:
        check_units(self.units, self.ceiling)
        return self


class Addendum(Fact):
    """New terms from a day on: what is not named stays as it was.

    lines: new budget lines. ceilings: new ceilings of lines there are. spending_rates: the rates
    that spending is reported at from that day on. reporting_periods: further ones; those that were
    agreed before stay as they are. signatories: who signs from then on, beside those before;
    former_signatories: who does no longer. accounts: those that are opened, to be used from that
    day on. other_shares: of contributors that are new, and those that contribute another amount;
    where the clause ends that states them, all there are from then on.
    closed_accounts: the codes of those that are closed: with nothing in them at the end of
    that day, and never used again. ended_clauses: what holds no longer.
    The clauses (no_overdraft to own_share) are those of the agreement: what is of an
    earlier day is not held to them. Those of approval hold for what is recorded from that day on,
    whatever its own day.
    """

    orders_first = True

    kind: Literal["addendum"] = "addendum"
    when: Takes[When, Day]
    title: Text | None = None
    start: Takes[When | None, Day | None] = otherwise(None)
    end: Takes[When | None, Day | None] = otherwise(None)
    refund_due: Takes[When | None, Day | None] = otherwise(None)
    report_due: Takes[When | None, Day | None] = otherwise(None)
    reporting_periods: Several[ReportingPeriod] = otherwise(())
    no_overdraft: bool | None = None
    reallocation_limit: Takes[ExactDecimal | None, Number | None] = otherwise(None)
    advance_days: Annotated[int, Field(ge=1, strict=True)] | None = None
    interest_to: Takes[InterestTo | None, InterestTo | str | None] = otherwise(None)
    evidence_required: bool | None = None
    evidence_above: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    approval_for: Approvals = otherwise(None)
    approval_above: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    own_share: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    other_shares: Several[Share] = otherwise(())
    ended_clauses: Takes[tuple[Clause, ...], Sequence[Clause | str]] = otherwise(())
    signatories: Takes[tuple[Title, ...], Sequence[str]] = otherwise(())
    former_signatories: Takes[tuple[Title, ...], Sequence[str]] = otherwise(())
    accounts: Takes[Accounts, AccountsGiven] = otherwise(())
    closed_accounts: Codes = otherwise(())
    lines: Several[BudgetLine] = otherwise(())
    ceilings: Several[NewCeiling] = otherwise(())
    spending_rates: Several[SpendingRate] = otherwise(())

    @model_validator(mode="after")
    def _said_once(self) -> Self:
        apart(self.reporting_periods)
        codes_differ("accounts", (account.code for account in self.accounts))
        codes_differ("closed_accounts", self.closed_accounts)
        codes_differ("other_shares", (share.contributor for share in self.other_shares))
        return self

    @property
    def changes_accounts(self) -> bool:
        """Whether an account is opened or closed by it."""
        return bool(self.accounts or self.closed_accounts)


class Reallocation(Fact):
    """Budget moves from one line to another, from a day on."""

    kind: Literal["reallocation"] = "reallocation"
    when: Takes[When, Day]
    amount: Takes[PositiveMoney, Amount]
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
    when: Takes[When, Day]
    of: Code
    amount: Takes[PositiveMoney, Amount]
    lines: Takes[Portions, PortionsGiven] = otherwise(())
    reason: Reason

    @model_validator(mode="after")
    def _portions_fit(self) -> Self:
        check_portions("lines", self.lines, self.amount)
        return self
