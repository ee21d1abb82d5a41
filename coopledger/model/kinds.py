"""One record for every kind of fact: what the rest of the program asks of it.

What can be said of a kind as data is said here and nowhere else. What takes code is a `match` over
the classes that ends in `assert_never`: the type checker then names every place where a new kind
must be decided. `facts.py` has the unions that it goes by.
"""

from collections.abc import Iterator, Mapping

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
    Portion,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
)
from coopledger.model.evidence import BankBalance, BankLine, Direction, Invoice, Match
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.issue import Issue
from coopledger.model.kind import Kind, MoneyKind, OtherSide, TakenBack, Turn
from coopledger.model.period import Period
from coopledger.model.proposal import Proposal, Resolution
from coopledger.model.rate import Rate
from coopledger.model.request import Request
from coopledger.model.settlement import Settlement
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.model.undo import Undo
from coopledger.model.variation import Variation
from coopledger.money import Money

_REMARKS = ("provenance", "source", "note")
_REVISED = ("revision", *_REMARKS)
_MONEY = ("reference", "when", "amount", "currency")
_OPENING_TERMS = ("tax_id", "fiscal_year_start", "style", *_REMARKS)
_TOSSD = ("tossd_modality", "tossd_framework")
_OPENING_WORDS = ("title", "reason", "tax_id")
_TERMS_WORDS = (
    "signatories", "accounts.title", "accounts.number", "accounts.holder", "lines.title",
)  # fmt: skip

AGREEMENT = Kind(
    model=Agreement,
    turn=Turn.OPENING,
    taken_back=TakenBack.REPLACED,
    ahead=True,
    columns=(
        "code", "title", "instrument", "origin_of_funds", "channel", "recipient", "signatories",
        "currency", "accounts", "signed", "start", "end", "conversion", "spending_rates",
        "reference_rate", "prefinancing", "no_overdraft", "follows", "refund_due",
        "report_due", "reporting_periods", "reallocation_limit", "advance_days", "interest_to",
        "evidence_required", "evidence_above", "approval_for", "approval_above", "own_share",
        "other_shares", *_OPENING_TERMS,
    ),
    sealed=(
        *_OPENING_WORDS, "instrument", "origin_of_funds", "channel", "recipient", *_TERMS_WORDS,
    ),
)  # fmt: skip

PROGRAMME = Kind(
    model=Programme,
    turn=Turn.OPENING,
    taken_back=TakenBack.REPLACED,
    ahead=True,
    columns=("code", "title", "institution", "currency", *_OPENING_TERMS),
    sealed=(*_OPENING_WORDS, "institution"),
)

INSTITUTION = Kind(
    model=Institution,
    turn=Turn.OPENING,
    taken_back=TakenBack.REPLACED,
    ahead=True,
    columns=(
        "code", "title", "currency", "letterhead", "prepared", "prepared_office", "reviewed",
        "reviewed_office", "authorised", "authorised_office", "tax_id", "style", *_REMARKS,
    ),
    sealed=(
        *_OPENING_WORDS, "prepared", "prepared_office", "reviewed", "reviewed_office",
        "authorised", "authorised_office",
    ),
)  # fmt: skip

_OPENINGS = (Agreement, Programme)

ACTIVITY = Kind(
    model=Activity,
    ahead=True,
    timeless=True,
    usual_in=_OPENINGS,
    first_reference="A-001",
    columns=(
        "reference", "title", "activity_kind", "count", "when", "place", "partners",
        "same_as_book", "same_as", "summary", "lessons", *_TOSSD, *_REVISED,
    ),
    # Its partners are institutions, by which what was given is added up.
    sealed=("title", "place", "summary", "lessons"),
)  # fmt: skip

OPENING_BALANCE = MoneyKind(
    model=OpeningBalance,
    direction=Direction.IN,
    other_side=OtherSide.BEFORE,
    funds=True,
    counter="worth",
    figure="opening_balance",
    usual_in=(Agreement,),
    first_reference="SI-001",
    columns=(*_MONEY, "worth", "worth_currency", "account", *_REVISED),
)

EARLIER_AMOUNT = Kind(
    model=EarlierAmount,
    counter="worth",
    usual_in=(Agreement,),
    first_reference="AA-001",
    columns=(
        "reference", "when", "figure", "line", "amount", "currency", "worth", "worth_currency",
        *_REVISED,
    ),
)  # fmt: skip

DISBURSEMENT = MoneyKind(
    model=Disbursement,
    direction=Direction.IN,
    other_side=OtherSide.PARTNER,
    funds=True,
    counter="sent",
    figure="received",
    usual_in=(Agreement,),
    first_reference="M-001",
    columns=(*_MONEY, "sent", "sent_currency", "account", *_REVISED),
)

OWN_CONTRIBUTION = MoneyKind(
    model=OwnContribution,
    direction=Direction.IN,
    other_side=OtherSide.OWN_FUNDS,
    funds=True,
    counter="worth",
    figure="own_contribution",
    usual_in=(Agreement,),
    first_reference="AP-001",
    columns=(*_MONEY, "worth", "worth_currency", "account", *_REVISED),
)

INTEREST = MoneyKind(
    model=Interest,
    direction=Direction.IN,
    other_side=OtherSide.EARNED,
    funds=True,
    counter="worth",
    figure="interest",
    usual_in=(Agreement,),
    first_reference="I-001",
    columns=(*_MONEY, "worth", "worth_currency", "account", *_REVISED),
)

OTHER_INCOME = MoneyKind(
    model=OtherIncome,
    direction=Direction.IN,
    other_side=OtherSide.EARNED,
    funds=True,
    counter="worth",
    names={"of": (Expenditure,)},
    figure="other_income",
    in_programmes=True,
    usual_in=(Agreement,),
    first_reference="O-001",
    columns=(*_MONEY, "of", "contributor", "worth", "worth_currency", "account", *_REVISED),
)

RECOVERY = MoneyKind(
    model=Recovery,
    direction=Direction.IN,
    other_side=OtherSide.USED,
    in_programmes=True,
    names={"of": (Expenditure,), "activities": (Activity,), "disallowance": (Disallowance,)},
    corrects=True,
    usual_in=(Agreement,),
    first_reference="C-001",
    columns=(*_MONEY, "of", "lines", "activities", "disallowance", "account", *_REVISED),
)

TRANSFER = MoneyKind(
    model=Transfer,
    direction=Direction.OUT,
    other_side=OtherSide.HELD,
    counter="arrived",
    usual_in=(Agreement,),
    first_reference="T-001",
    columns=(*_MONEY, "account", "to_account", "arrived", "arrived_currency", *_REVISED),
)

EXPENDITURE = MoneyKind(
    model=Expenditure,
    direction=Direction.OUT,
    other_side=OtherSide.USED,
    names={"activities": (Activity,), "commitment": (Commitment,)},
    figure="spent",
    in_programmes=True,
    usual_in=_OPENINGS,
    first_reference="G-001",
    columns=(
        *_MONEY, "issued", "lines", "activities", "payee", "concept", "commitment", "paid",
        "paid_currency", "account", *_REVISED,
    ),
    sealed=("payee", "concept"),
)  # fmt: skip

REFUND = MoneyKind(
    model=Refund,
    direction=Direction.OUT,
    other_side=OtherSide.PARTNER,
    counter="received",
    names={"disallowance": (Disallowance,)},
    figure="returned",
    usual_in=(Agreement,),
    first_reference="R-001",
    columns=(*_MONEY, "received", "received_currency", "account", "disallowance", *_REVISED),
)

WITHDRAWAL = MoneyKind(
    model=Withdrawal,
    direction=Direction.OUT,
    other_side=OtherSide.OWN_FUNDS,
    figure="withdrawn",
    usual_in=(Agreement,),
    first_reference="RA-001",
    columns=(*_MONEY, "account", *_REVISED),
)

IN_ORDER = (
    OPENING_BALANCE, DISBURSEMENT, OWN_CONTRIBUTION, INTEREST, OTHER_INCOME, RECOVERY, TRANSFER,
    EXPENDITURE, REFUND, WITHDRAWAL,
)  # fmt: skip
"""The movements of money, in the order of a day: it comes in before it goes out, so that a
disbursement can pay an expenditure of the same day."""

RANK: Mapping[str, int] = {kind.name: place for place, kind in enumerate(IN_ORDER)}
"""The place in that order, by name."""

REVERSAL = Kind(
    model=Reversal,
    turn=Turn.REVERSAL,
    taken_back=TakenBack.RESTATED,
    corrects=True,
    columns=("reference", "when", "of", "of_revision", "reason", *_REMARKS),
    sealed=("reason",),
)

IN_KIND = Kind(
    model=InKindContribution,
    names={"activities": (Activity,)},
    usual_in=_OPENINGS,
    first_reference="E-001",
    columns=(
        *_MONEY, "activities", "concept", "method", "grade", "hours", "annual_cost",
        "annual_hours", "days", "daily_rate", "units", "unit", "tariff", "tariff_source", "travel",
        "per_diem", "materials", "rate", "rate_source", "rate_date", *_TOSSD, *_REVISED,
    ),
    sealed=(
        "concept", "valuation.grade", "valuation.unit", "valuation.tariff_source",
        "valuation.rate_source",
    ),
)  # fmt: skip

ADDENDUM = Kind(
    model=Addendum,
    names={"book": _OPENINGS},
    ahead=True,
    columns=(
        "reference", "when", "start", "end", "refund_due", "report_due", "reporting_periods",
        "line", "line_title", "ceiling", "currency", "unit", "quantity", "unit_value", "eligible",
        "own_share", "other_shares", "spending_rates",
        "no_overdraft", "reallocation_limit", "advance_days", "interest_to", "evidence_required",
        "evidence_above", "approval_for", "approval_above", "ended_clauses", "signatories",
        "former_signatories", "account", "account_title", "account_number", "holder",
        "closed_accounts", "title", *_REVISED,
    ),
    sealed=("title", "former_signatories", *_TERMS_WORDS),
)  # fmt: skip

REALLOCATION = Kind(
    model=Reallocation,
    names={"book": _OPENINGS},
    ahead=True,
    columns=(*_MONEY, "from_line", "to_line", "reason", *_REVISED),
    sealed=("reason",),
)

DISALLOWANCE = Kind(
    model=Disallowance,
    names={"of": (Expenditure,)},
    corrects=True,
    columns=("reference", "when", "of", "amount", "currency", "lines", "reason", *_REVISED),
    sealed=("reason",),
)

SETTLEMENT = Kind(
    model=Settlement,
    names={"of": (Disallowance,)},
    corrects=True,
    first_reference="SV-001",
    columns=("reference", "when", "of", "amount", "currency", "outcome", "reason", *_REVISED),
    sealed=("reason",),
)

COMMITMENT = Kind(
    model=Commitment,
    names={"activities": (Activity,)},
    usual_in=(Agreement,),
    first_reference="CO-001",
    columns=(*_MONEY, "lines", "activities", "payee", "concept", "until", *_REVISED),
    sealed=("payee", "concept"),
)

RELEASE = Kind(
    model=Release,
    names={"of": (Commitment,)},
    first_reference="LC-001",
    columns=("reference", "when", "of", "reason", *_REVISED),
    sealed=("reason",),
)

# It says what is wanted on days to come: it may be said otherwise before they are there.
REQUEST = Kind(
    model=Request,
    ahead=True,
    timeless=True,
    usual_in=(Agreement,),
    first_reference="SR-001",
    columns=("reference", "when", "line", "amount", "currency", *_REVISED),
)

# What a closed year is explained by may be asked for while it is adjusted.
VARIATION = Kind(
    model=Variation,
    corrects=True,
    usual_in=(Agreement,),
    first_reference="VA-001",
    columns=("reference", "when", "line", "reason", *_REVISED),
    sealed=("reason",),
)

# Evidence moves no money: a year that is being adjusted takes it.
BANK_BALANCE = Kind(
    model=BankBalance,
    corrects=True,
    usual_in=(Agreement,),
    first_reference="S-001",
    columns=(
        "reference", "when", "account", "balance", "currency", "account_number", *_REVISED,
    ),
    sealed=("account_number",),
)  # fmt: skip

BANK_LINE = Kind(
    model=BankLine,
    apart="direction",
    corrects=True,
    columns=(
        "reference", "when", "account", "direction", "amount", "currency", "value_day",
        "bank_reference", "counterpart", "text", "account_number", *_REVISED,
    ),
    sealed=("account_number", "bank_reference", "counterpart", "text"),
)  # fmt: skip

INVOICE = Kind(
    model=Invoice,
    apart="invoice_type",
    corrects=True,
    usual_in=(Agreement,),
    first_reference="F-001",
    columns=(
        "reference", "when", "issuer_name", "issuer_tax_id", "invoice_type", "amount", "currency",
        "subtotal", "discount", "taxes", "withheld", "share", "concept", "in_instalments",
        "receiver_name", "receiver_tax_id", "exchange_rate", "scheme", "related", "settles", "use",
        "file", *_REVISED,
    ),
    sealed=("issuer.tax_id", "issuer.name", "receiver.tax_id", "receiver.name", "concept"),
)  # fmt: skip

MATCH = Kind(
    model=Match,
    names={
        "events": tuple(kind.model for kind in IN_ORDER),
        "bank_lines": (BankLine,),
        "invoices": (Invoice,),
    },
    corrects=True,
    timeless=True,
    columns=(
        "reference", "when", "decision", "bank_lines", "invoices", "events", "reason", *_REVISED,
    ),
    sealed=("reason",),
)  # fmt: skip

RATE = Kind(
    model=Rate,
    corrects=True,
    timeless=True,
    columns=(
        "when", "base", "quote", "value", "units", "published_by", "basis", "served", *_REVISED,
    ),
)  # fmt: skip

PERIOD = Kind(
    model=Period,
    turn=Turn.PERIOD,
    columns=("when", "state", "reason", *_REVISED),
    taken_back=TakenBack.REPLACED,
    in_period=False,
    ahead=True,
    sealed=("reason",),
)

ISSUE = Kind(
    model=Issue,
    taken_back=TakenBack.NEVER,
    in_period=False,
    sealed=("printed.es", "printed.en"),
)

ERASURE = Kind(
    model=Erasure,
    taken_back=TakenBack.NEVER,
    in_period=False,
    sealed=("reason", "ground"),
)

# What it took back is loaded again, or the load that it is of is taken back in its turn.
UNDO = Kind(
    model=Undo,
    turn=Turn.REVERSAL,
    taken_back=TakenBack.NEVER,
    in_period=False,
    sealed=("reason",),
)

# What it was recorded by is taken back, or proposed again: that somebody decided stays.
PROPOSAL = Kind(
    model=Proposal,
    taken_back=TakenBack.NEVER,
    in_period=False,
    sealed=("facts",),
)

RESOLUTION = Kind(
    model=Resolution,
    turn=Turn.RESOLUTION,
    names={"of": (Proposal,)},
    taken_back=TakenBack.NEVER,
    in_period=False,
    sealed=("reason",),
)

_OTHERS: tuple[Kind, ...] = (
    AGREEMENT, PROGRAMME, INSTITUTION, OPENING_BALANCE, EARLIER_AMOUNT, ACTIVITY, DISBURSEMENT,
    COMMITMENT, EXPENDITURE, REFUND, RECOVERY, TRANSFER, INTEREST, OTHER_INCOME, OWN_CONTRIBUTION,
    WITHDRAWAL, IN_KIND, BANK_BALANCE, INVOICE, REVERSAL, DISALLOWANCE, SETTLEMENT, RELEASE,
    ADDENDUM, REALLOCATION, REQUEST, VARIATION, RATE, MATCH, BANK_LINE, PERIOD, ISSUE, ERASURE,
    UNDO, PROPOSAL, RESOLUTION,
)  # fmt: skip

# The paper of a closed year may come to light later: it moves no figure.
ATTACHMENT = Kind(
    model=Attachment,
    names={"of": tuple(kind.model for kind in _OTHERS)},
    in_period=False,
    timeless=True,
    sealed=("name",),
)

ALL: tuple[Kind, ...] = (*_OTHERS, ATTACHMENT)
"""Every kind of fact, in the order of their sheets."""

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


def amounts_of(fact: AnyFact) -> list[Money]:
    """Every amount a fact states for itself: what moved, and what it is worth to the partner."""
    kind = KINDS[fact.kind]
    stated = [getattr(fact, name) for name in kind.amounts]
    return [amount for amount in stated if isinstance(amount, Money)]


def references_in(fact: AnyFact, field: str) -> Iterator[str]:
    """The references that stand in one of the fields in which it names other facts."""
    named: str | tuple[str | Portion, ...] | None = getattr(fact, field)
    if isinstance(named, str):
        yield named
    elif named is not None:
        yield from (each if isinstance(each, str) else each.code for each in named)
