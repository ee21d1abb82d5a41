"""Every kind of fact, by what it is."""

from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter

from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Institution, Programme
from coopledger.model.attachment import Attachment
from coopledger.model.commitment import Commitment, Release
from coopledger.model.erasure import Erasure
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    OpeningBalance,
    OtherIncome,
    OwnContribution,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
)
from coopledger.model.evidence import BankBalance, BankLine, Invoice, Match
from coopledger.model.issue import Issue
from coopledger.model.period import Period
from coopledger.model.proposal import Proposal, Resolution
from coopledger.model.rate import Rate
from coopledger.model.request import Request
from coopledger.model.settlement import Settlement
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.model.undo import Undo
from coopledger.model.variation import Variation

MoneyEvent = (
    OpeningBalance
    | Disbursement
    | OwnContribution
    | Interest
    | OtherIncome
    | Transfer
    | Expenditure
    | Refund
    | Withdrawal
    | Recovery
)
StatedFact = (
    Agreement
    | Programme
    | Institution
    | Activity
    | MoneyEvent
    | Reversal
    | EarlierAmount
    | InKindContribution
    | Addendum
    | Reallocation
    | Disallowance
    | Settlement
    | Commitment
    | Release
    | Request
    | Variation
    | BankBalance
    | BankLine
    | Invoice
    | Match
    | Rate
    | Period
)
"""What a document may state, or a program of its own accord."""

MadeFact = Issue | Erasure | Attachment | Undo | Proposal | Resolution
"""What only the ledger itself makes: no document, and no program of its own accord."""

AnyFact = StatedFact | MadeFact

fact_adapter: TypeAdapter[StatedFact] = TypeAdapter(
    Annotated[StatedFact, Field(discriminator="kind")], config=ConfigDict(defer_build=True)
)
"""Builds the right fact from what a document states, by its `kind`."""
