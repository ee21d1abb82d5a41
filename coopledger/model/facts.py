"""Every kind of fact, by what it is."""

from typing import Annotated

from pydantic import Field, TypeAdapter

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
from coopledger.model.evidence import BankBalance
from coopledger.model.issue import Issue
from coopledger.model.terms import Addendum, Disallowance, Reallocation

MONEY_EVENTS = (Disbursement, Interest, Transfer, Expenditure, Refund, Recovery)
MoneyEvent = Disbursement | Interest | Transfer | Expenditure | Refund | Recovery
AnyFact = (
    Agreement
    | Programme
    | Activity
    | MoneyEvent
    | Reversal
    | InKindContribution
    | Addendum
    | Reallocation
    | Disallowance
    | BankBalance
    | Issue
)

fact_adapter: TypeAdapter[AnyFact] = TypeAdapter(Annotated[AnyFact, Field(discriminator="kind")])
"""Builds the right fact from plain data, by its `kind`."""
