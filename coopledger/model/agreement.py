"""What a book is opened with: an agreement with a partner, or a programme on own funds."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from coopledger.messages.catalogue import Language, say
from coopledger.model.base import (
    Amount,
    Code,
    CurrencyCode,
    ExactDecimal,
    Model,
    Number,
    PositiveMoney,
    Provenance,
    Reason,
    Record,
    Revision,
    Several,
    Takes,
    Text,
    Title,
    invalid,
    otherwise,
)
from coopledger.model.budget import Share, Units, UnitsGiven, check_units
from coopledger.model.dates import Day, When
from coopledger.model.letterhead import Letterhead, Signer


class ConversionRule(StrEnum):
    """How money of the fund is valued in the currency of the agreement."""

    FIFO = "fifo"
    """Each instalment at the rate at which it was received; the oldest is spent first."""

    AVERAGE = "average"
    """All instalments up to the day asked, at their average rate."""

    def say(self, language: Language | str) -> str:
        return say(f"rule.{self}", language)


class Account(Model):
    """Where the money of an agreement is held: one currency each.

    number: its CLABE, IBAN or other number, as the bank writes it.
    holder: the grade or office (never the name) of the official who has to account for it, where
    the account is a travel advance and not the bank.
    """

    code: Code
    currency: CurrencyCode
    title: Text | None = None
    number: Code | None = None
    holder: Text | None = None


class BudgetLine(Model):
    """A heading of the budget (rubro). The ceiling is in the line's own currency.

    units: what the ceiling is made up of, where the agreement says so.
    """

    code: Code
    title: Title
    ceiling: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    units: Takes[Units | None, UnitsGiven] = otherwise(None)
    eligible: bool = True

    @model_validator(mode="after")
    def _units_come_to_it(self) -> Self:
        check_units(self.units, self.ceiling)
        return self


class RateBasis(StrEnum):
    """Which rate a donor prescribes for spending in a currency."""

    FIXED = "fixed"
    """One figure, in the agreement."""

    DAY = "day"
    """The source's rate of the expenditure's ordering day."""

    MONTH = "month"
    """The source's rate of its month."""

    PERIOD = "period"
    """The mean of the source's quotes over the reporting period."""

    def say(self, language: Language | str) -> str:
        return say(f"basis.{self}", language)


class SpendingRate(Model):
    """The rate that spending in a currency is reported at, instead of its worth.

    value: units of the currency for one of the agreement's, where it is fixed. source: who
    publishes it, where it is not. previous_business_day: True where, of a day that has no rate, the
    one of the last day before it that has counts; otherwise it is missing.
    """

    currency: CurrencyCode
    basis: Takes[RateBasis, RateBasis | str] = otherwise(RateBasis.FIXED)
    value: Takes[ExactDecimal | None, Number | None] = otherwise(None)
    source: Code | None = None
    previous_business_day: Literal[True] | None = None

    @model_validator(mode="after")
    def _fixed_has_value(self) -> Self:
        if (self.basis is RateBasis.FIXED) != (self.value is not None):
            raise invalid("rate-value", basis=self.basis)
        if self.basis is not RateBasis.FIXED and self.source is None:
            raise invalid("rate-source", basis=self.basis)
        if self.previous_business_day and self.basis is not RateBasis.DAY:
            raise invalid("rate-not-of-a-day", basis=self.basis)
        return self

    def which(self, language: Language | str) -> str:
        """Of which day, month or period it is, in words."""
        basis = "previous-day" if self.previous_business_day else self.basis
        return say(f"basis.{basis}", language)


class ReportingPeriod(Model):
    """Days that are reported on their own (periodo de informe).

    report_due: by when their report is. spending_rates: the rates that their spending is reported
    at, where those are not the agreement's. A rate that is a mean is that over these days.
    """

    when: Takes[When, Day]
    report_due: Takes[When | None, Day | None] = otherwise(None)
    spending_rates: Several[SpendingRate] = otherwise(())

    def has(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.when.first <= day <= self.when.last


def in_order(periods: Iterable[ReportingPeriod]) -> tuple[ReportingPeriod, ...]:
    """Reporting periods by their first day."""
    return tuple(sorted(periods, key=lambda period: period.when.first))


def apart(periods: Iterable[ReportingPeriod]) -> None:
    """Raises where one shares a day with another, or its report is due before it is over."""
    stated = in_order(periods)
    for before, after in pairwise(stated):
        if after.when.first <= before.when.last:
            raise invalid(
                "reporting-periods-overlap",
                field="reporting_periods",
                seen=after.when,
                expected=before.when,
            )
    for period in stated:
        if period.report_due and period.report_due.last < period.when.last:
            raise invalid(
                "report-before-end",
                field="reporting_periods",
                seen=period.report_due,
                expected=period.when,
            )


class InterestTo(StrEnum):
    """Whose the interest on the money is."""

    AGREEMENT = "agreement"
    RECIPIENT = "recipient"
    PARTNER = "partner"


WORDS = (
    "title", "instrument", "origin_of_funds", "channel", "recipient", "signatories", "institution",
    "signed", "tax_id", "letterhead", "prepared", "prepared_office", "reviewed", "reviewed_office",
    "authorised", "authorised_office", "provenance", "source", "note",
)  # fmt: skip
"""What an opening says that no figure, deadline or permission hangs on: a correction may change it.

So may one of a line's title, and of an account's title, number and holder. All else is its terms:
money that moved was looked at by them. They change by an addendum, from a day on, or not at all.
"""


class Opening(Model):
    """The first record of a book's chain.

    revision: above one, it sets right the words of the revision before (`WORDS`), and nothing else.
    reason: why it does. fiscal_year_start: the month in which its years begin. tax_id: our own
    (RFC): invoices are made out to it.
    """

    code: Code
    revision: Revision = 1
    reason: Reason | None = None
    title: Title
    fiscal_year_start: Annotated[int, Field(ge=1, le=12, strict=True)] = 1
    tax_id: Code | None = None
    provenance: Takes[Provenance, Provenance | str] = otherwise(Provenance.SOURCE)
    source: Text | None = None
    note: Text | None = None

    @property
    def book(self) -> str:
        return self.code

    @property
    def reference(self) -> str:
        return self.code

    @property
    def terms(self) -> "Opening":
        """All that it says but for its words: two of the same terms state the same figures."""
        words = (name for name in (*WORDS, "reason") if name in type(self).model_fields)
        return self.model_copy(update={**dict.fromkeys(words), "revision": 1})


def _code(item: Account | BudgetLine) -> str:
    return item.code


def _check_rates(field: str, rates: Sequence[SpendingRate], own: str) -> None:
    """Raises where one is of the agreement's own currency, or two of one currency."""
    currencies = [rate.currency for rate in rates]
    for currency in currencies:
        if currency == own:
            raise invalid("rate-own-currency", field=field, seen=currency)
        if currencies.count(currency) > 1:
            raise invalid("code-twice", field=field, seen=currency)


def _account(given: Any) -> Any:
    return {"code": given, "currency": given} if isinstance(given, str) else given


Accounts = tuple[
    Annotated[Account, BeforeValidator(_account, json_schema_input_type=CurrencyCode | Account)],
    ...,
]
"""Accounts, of which a currency's code alone will do."""

AccountsGiven = Sequence[Account | str | Record]


class ApprovalFor(StrEnum):
    """What an agreement asks that one person prepares and another approves."""

    LOADS = "loads"
    """What moves money, by a load or by what is recorded at once; above an amount, if one is named.
    """

    REVERSALS = "reversals"
    """What takes back what is recorded."""

    REFUNDS = "refunds"
    """What goes back to the partner."""

    CLOSINGS = "closings"
    """What closes a year, lets it only be corrected, or opens it again."""

    def say(self, language: Language | str) -> str:
        return say(f"choice.{self}", language)


def _in_their_order(given: tuple[ApprovalFor, ...]) -> tuple[ApprovalFor, ...]:
    """However they were listed, the same are the same."""
    return tuple(each for each in ApprovalFor if each in given)


_ApprovalHeld = Annotated[
    tuple[ApprovalFor, ...], Field(min_length=1), AfterValidator(_in_their_order)
]
Approvals = Takes[_ApprovalHeld | None, Sequence[ApprovalFor | str] | None]


class Clause(StrEnum):
    """A clause of an agreement that an addendum may end: the field that states it."""

    NO_OVERDRAFT = "no_overdraft"
    REFUND_DUE = "refund_due"
    REPORT_DUE = "report_due"
    REALLOCATION_LIMIT = "reallocation_limit"
    ADVANCE_DAYS = "advance_days"
    INTEREST_TO = "interest_to"
    EVIDENCE_REQUIRED = "evidence_required"
    EVIDENCE_ABOVE = "evidence_above"
    APPROVAL_FOR = "approval_for"
    APPROVAL_ABOVE = "approval_above"
    OWN_SHARE = "own_share"
    OTHER_SHARES = "other_shares"

    def say(self, language: Language | str) -> str:
        return say(f"choice.{self}", language)


def codes_differ(field: str, codes: Iterable[str]) -> None:
    """Raises where one of them stands twice."""
    seen = set[str]()
    for code in codes:
        if code in seen:
            raise invalid("code-twice", field=field, seen=code)
        seen.add(code)


class Agreement(Opening):
    """Money received from a partner, to be spent on what was agreed, or returned.

    currency: the agreement's own; the accounts may hold others.
    accounts: an account in each currency that the money is held in; a currency's code alone will do
    (`accounts=["MXN"]`).
    signatories: the institutions or offices that signed it.
    spending_rates: rates that the partner prescribes for spending, by currency.
    reporting_periods: the periods that are reported on each by itself; without any, all is one.
    reference_rate: who publishes the rates that an exchange difference is split by, and that what
    is held is shown at.
    prefinancing: whether the recipient may spend before the partner's money comes.
    no_overdraft: whether an account below zero is an error, though others have the money.
    follows: the agreement it continues, whose returned money it may request again.
    reallocation_limit: how much of a line's initial budget may be moved, in per cent.
    advance_days: within how many days an official accounts for an advance.
    evidence_required: whether each expenditure needs an invoice that was accepted for it.
    evidence_above: the amount from which it does, where that was agreed.
    approval_for: what one person prepares and another approves, by the day on which it is recorded.
    own_share: what the institution contributes itself, as agreed. other_shares: what others do,
    beside the partner. Both in the agreement's currency, or in that of an account.
    approval_above: the amount above which loads are among it. Of what is recorded at once, all that
    moves is added up; what moves in another currency is never below it.

    >>> Agreement(code="A-1", title="Training", currency="EUR", accounts=["MXN"]).accounts[0].code
    'MXN'
    """

    kind: Literal["agreement"] = "agreement"
    instrument: Text | None = None
    origin_of_funds: Text | None = None
    channel: Text | None = None
    recipient: Text | None = None
    signatories: Takes[tuple[Title, ...], Sequence[str]] = otherwise(())
    currency: CurrencyCode
    accounts: Takes[Annotated[Accounts, Field(min_length=1)], AccountsGiven]
    lines: Several[BudgetLine] = otherwise(())
    signed: Takes[When | None, Day | None] = otherwise(None)
    start: Takes[When | None, Day | None] = otherwise(None)
    end: Takes[When | None, Day | None] = otherwise(None)
    conversion: Takes[ConversionRule, ConversionRule | str] = otherwise(ConversionRule.FIFO)
    spending_rates: Several[SpendingRate] = otherwise(())
    reference_rate: Code | None = None
    prefinancing: bool = False
    no_overdraft: bool | None = None
    follows: Code | None = None
    refund_due: Takes[When | None, Day | None] = otherwise(None)
    report_due: Takes[When | None, Day | None] = otherwise(None)
    reporting_periods: Several[ReportingPeriod] = otherwise(())
    reallocation_limit: Takes[ExactDecimal | None, Number | None] = otherwise(None)
    advance_days: Annotated[int, Field(ge=1, strict=True)] | None = None
    interest_to: Takes[InterestTo | None, InterestTo | str | None] = otherwise(None)
    evidence_required: bool | None = None
    evidence_above: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    approval_for: Approvals = otherwise(None)
    approval_above: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    own_share: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    other_shares: Several[Share] = otherwise(())

    @model_validator(mode="after")
    def _codes_are_unique_and_dates_in_order(self) -> Self:
        for field in ("accounts", "lines"):
            codes_differ(field, map(_code, getattr(self, field)))
        codes_differ("other_shares", (share.contributor for share in self.other_shares))
        _check_rates("spending_rates", self.spending_rates, self.currency)
        for period in self.reporting_periods:
            _check_rates("reporting_periods", period.spending_rates, self.currency)
        apart(self.reporting_periods)
        if self.follows == self.code:
            raise invalid("follows-itself", field="follows", seen=self.follows)
        if self.start and self.end and self.end.last < self.start.first:
            raise invalid("end-before-start", field="end", start=self.start, end=self.end)
        return self

    @property
    def terms(self) -> Opening:
        """All that it says but for its words, the order of its lines, and who holds an advance."""
        lines = sorted((line.model_copy(update={"title": ""}) for line in self.lines), key=_code)
        accounts = tuple(
            account.model_copy(
                update={"title": None, "number": None, "holder": "-" if account.holder else None}
            )
            for account in self.accounts
        )
        return super().terms.model_copy(update={"lines": tuple(lines), "accounts": accounts})

    @property
    def fund_currencies(self) -> tuple[str, ...]:
        """The currencies its accounts hold, in the order of the accounts."""
        return tuple(dict.fromkeys(account.currency for account in self.accounts))


class Programme(Opening):
    """What the institution does with its own money and its officials' time."""

    kind: Literal["programme"] = "programme"
    institution: Text | None = None
    currency: CurrencyCode


class Institution(Opening):
    """The institution itself, of which there is what belongs to no agreement and no programme.

    No money is in its book: its letterhead is, and who signs; both stand on every paper for which
    no others are given. currency: the one that it keeps accounts in. letterhead: lines at the head
    of a paper. prepared, reviewed, authorised: the names of who signs, each with an office.

    >>> Institution(code="INE", title="Instituto", currency="MXN", prepared="Ana").head.prepared
    Signer(name='Ana', office=None)
    """

    kind: Literal["institution"] = "institution"
    currency: CurrencyCode
    letterhead: Takes[Annotated[tuple[Title, ...], Field(max_length=3)], Sequence[str]] = otherwise(
        ()
    )
    prepared: Title | None = None
    prepared_office: Title | None = None
    reviewed: Title | None = None
    reviewed_office: Title | None = None
    authorised: Title | None = None
    authorised_office: Title | None = None

    @model_validator(mode="after")
    def _offices_are_of_somebody(self) -> Self:
        for name in ("prepared", "reviewed", "authorised"):
            office = getattr(self, f"{name}_office")
            if office is not None and getattr(self, name) is None:
                raise invalid("office-without-name", field=f"{name}_office", seen=office)
        return self

    @property
    def head(self) -> Letterhead:
        """What stands at the head of its papers, and who signs them."""
        return Letterhead(
            lines=self.letterhead,
            prepared=_signer(self.prepared, self.prepared_office),
            reviewed=_signer(self.reviewed, self.reviewed_office),
            authorised=_signer(self.authorised, self.authorised_office),
        )


def _signer(name: str | None, office: str | None) -> Signer | None:
    return Signer(name=name, office=office) if name is not None else None


AnyOpening = Agreement | Programme | Institution
"""What a book may be opened with."""

WithoutAccounts = Programme | Institution
"""Those whose money, where there is any, is in no account of the book."""
