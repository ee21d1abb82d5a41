"""The answer to "does this agreement close?": plain data, each figure with where it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from coopledger.books.commitments import CommitmentStanding
from coopledger.books.exchange import AtRate, ExchangeParts
from coopledger.books.figure import Figure
from coopledger.books.flows import FLOWS, REPORTED_FLOWS, MonthPart, Part
from coopledger.books.rows import AGREEMENT, FUND, StatementAmount, StatementRow
from coopledger.books.shares import SHARE, ShareStanding
from coopledger.books.sides import RARE, AgreementSide, FundSide
from coopledger.books.valuation import CameFor
from coopledger.model.agreement import Account, Agreement
from coopledger.model.answer import Answer
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.period import PeriodState
from coopledger.money import Money


class BankComparison(NamedTuple):
    """What the bank said an account held at the end of a day, beside what the books say of it."""

    on: date
    balance: Money
    held: Money

    @property
    def difference(self) -> Money:
        """The bank's balance less the books': zero where they agree."""
        return self.balance - self.held


class AccountSide(NamedTuple):
    """One account, by its postings. bank: what the bank says, where it was recorded.

    advance_days: for a travel advance that is not yet accounted for, how old its oldest peso is.
    closed: the day on which an addendum closed it.
    """

    account: Account
    held: Money
    closed: date | None = None
    bank: BankComparison | None = None
    advance_days: int | None = None


AT_RATE = ("worth", "at_rate", "exposure")
EXCHANGE = ("market", "bank_spread", "prescribed", "not_split")


class LineStanding(NamedTuple):
    """A budget line in the currency of its ceiling: what it may spend, and what it did.

    initial: as it was agreed, in the currency it was agreed in; None for a line without a ceiling
    then. increases, decreases: what addenda and reallocations changed since the ceiling is in its
    currency. modified: after all of them. accepted: spent, less what was disallowed.
    before: of what was spent, what was before the book was taken over.
    accrued: spent by the day of issue rather than of payment, where that is known: without what
    was paid before it was issued, with what is issued and paid later, at the average of all that
    came; None where nothing came by which to say it. committed: promised and not spent, likewise.
    converted: where some of it was spent in other currencies: at what it is said in the ceiling's.
    Where nothing says that, what was spent and accepted is in the agreement's currency.
    """

    code: str
    title: str
    initial: Money | None
    increases: Money
    decreases: Money
    modified: Money
    spent: Money
    accepted: Money
    before: Money
    accrued: Money | None
    committed: Money | None
    converted: CameFor | None = None

    @property
    def currency(self) -> str:
        """The currency of its ceiling."""
        return self.modified.currency.code

    @property
    def available(self) -> Money | None:
        """What may still be spent; below zero, what was spent beyond it.

        None where what was spent cannot be said in the currency of the ceiling.
        """
        same = self.spent.currency == self.modified.currency
        return self.modified - self.spent if same else None

    @property
    def uncommitted(self) -> Money | None:
        """What is available and not promised; below zero, what was promised beyond the ceiling.

        None where one of them cannot be said in the currency of the ceiling.
        """
        available, committed = self.available, self.committed
        return available - committed if available is not None and committed is not None else None

    @property
    def used(self) -> Fraction | None:
        """Spent, as a part of the modified ceiling; None where they cannot be compared."""
        if self.available is None or not self.modified:
            return None
        return Fraction(self.spent.minor, self.modified.minor)


LINE = ("initial", "increases", "decreases", "modified", "spent", "accepted", "available")
"""The amounts of a budget line, in the order in which they are printed."""

COMMITTED = ("committed", "uncommitted")
"""Those that are printed after them where something is committed."""

ACCRUED = ("accrued",)
"""That where it is another than what was spent."""

COMMITMENT = ("amount", "spent", "released", "outstanding")
"""The amounts of a commitment, in the order in which they are printed."""


class Earlier(NamedTuple):
    """A figure of the other books from which an agreement was taken over, up to that day.

    figure: received, spent or returned. fund: per currency of the fund. reported: in the currency
    of the agreement.
    """

    figure: str
    fund: tuple[Money, ...]
    reported: Money


class Acceptance(NamedTuple):
    """What the partner accepts of what was spent, in one currency of the fund.

    due_back: disallowed, and not yet made good, nor written off. cleared: accepted after all, by
    documents or a justification: it is disallowed no more.
    """

    claimed: Money
    accepted: Money
    disallowed: Money
    due_back: Money
    cleared: Money
    written_off: Money

    def figures(self) -> tuple[str, ...]:
        """Which amounts are printed, in their order: those that are rare where there are some."""
        rare = ("cleared", "written_off")
        there = (name for name in rare if getattr(self, name))
        return ("claimed", "disallowed", "accepted", *there, "due_back")


ACCEPTANCE = ("claimed", "accepted", "disallowed", "cleared", "written_off", "due_back")
"""The amounts of it, for programs."""


class RoundingBound(NamedTuple):
    """A figure in the agreement's currency that may differ from amount × rate by more than one
    minor unit, for what was rounded in it.

    section, code, figure: as the rows name it. bound: by how much at most, in units of the
    currency, to half a minor one.
    """

    section: str
    code: str | None
    figure: str
    bound: Decimal


class Note(NamedTuple):
    """Something a reader should know: a key of the catalogue and its parameters."""

    code: str
    params: tuple[tuple[str, object], ...] = ()


class Sums(NamedTuple):
    """Of a statement what the laws are of: the sides of each equation, and what they come from."""

    agreement: Agreement
    on: date
    funds: tuple[FundSide, ...]
    agreement_currency: AgreementSide
    exchange: ExchangeParts | None
    by_line: tuple[Part, ...]
    by_activity: tuple[Part, ...]
    by_partner: tuple[Part, ...]
    by_month: tuple[MonthPart, ...]


@dataclass(frozen=True, slots=True)
class Statement(Answer):
    """An agreement on a day, in the currencies of its fund and in its own.

    Worths belong to a statement (its rule, its day, what was recorded by then), not to an event: a
    later one may say otherwise of an earlier month, and both close. agreement: its terms that day.
    exchange: the exchange difference in parts, where the agreement names a reference rate; at_rate:
    what is held at the last such rate. taken_over: the day from which it is kept here, where it was
    taken over from other books; earlier: what those say up to then, no part of the equation. lines:
    the budget lines with a ceiling. commitments: those made by that day. shares: what the
    institution contributes, where it was agreed, and others. acceptance: per currency with a
    disallowance. rounding: which figures may differ from amount × rate by more than a minor
    unit. fiscal_year: the one the day lies in. period: whether that may still change.
    """

    agreement: Agreement
    on: date
    recorded_by: datetime | None
    events: int
    funds: tuple[FundSide, ...]
    agreement_currency: AgreementSide
    exchange: ExchangeParts | None
    at_rate: tuple[AtRate, ...]
    accounts: tuple[AccountSide, ...]
    taken_over: date | None
    earlier: tuple[Earlier, ...]
    lines: tuple[LineStanding, ...]
    commitments: tuple[CommitmentStanding, ...]
    shares: tuple[ShareStanding, ...]
    acceptance: tuple[Acceptance, ...]
    by_line: tuple[Part, ...]
    by_activity: tuple[Part, ...]
    by_partner: tuple[Part, ...]
    by_month: tuple[MonthPart, ...]
    rounding: tuple[RoundingBound, ...]
    notes: tuple[Note, ...]
    period: PeriodState
    fiscal_year: FiscalYear

    @property
    def closes(self) -> bool:
        """Whether it closes in every currency, to the minor unit."""
        return all(side.closes for side in self.sides())

    @property
    def fund(self) -> FundSide:
        """The currency of the agreement's first account."""
        return self.funds[0]

    def sides(self) -> Iterator[FundSide | AgreementSide]:
        """Every currency it is stated in."""
        yield from self.funds
        yield self.agreement_currency

    def rows(self) -> list[StatementRow]:
        """Every amount of the statement as a flat row, for a data frame or a spreadsheet.

        Rows are in long form. To add up: choose a section and a side, group by figure and currency.

        agreement, on: which statement it is.
        section: `whole` (the equation), `exchange` (adds up to the exchange difference), `at_rate`
        (what is held, at the last reference rate), `by_line`, `by_activity`, `by_partner`,
        `by_month` (each adds up to the whole), `account`, `bank`, `earlier` (of the books before),
        `line` (lines with a ceiling), `share` (what the institution and others contribute),
        `acceptance`. In a month in which something came back,
        `gross` and `recovered` say what its `spent` is the difference of.
        side: `fund`, in a currency the money is held in, or `agreement`, the same money reported
        in the agreement's own; never add one to the other, even where their currency is the same.
        code, title: of the line, activity, partner, month or account; both empty for the whole, and
        for what is not itemised.
        figure, currency, amount: `spent`, `MXN`, an exact Decimal with the currency's digits.
        provenance: `source`, `derived`, `assumed`; empty for a part.
        as_of: the day the amount is of: `on`, but for what a bank said.

        >>> from coopledger.books.book import Book
        >>> from coopledger.books.reconciliation import reconcile
        >>> agreement = Agreement(code="A-1", title="Training", currency="EUR", accounts=["MXN"])
        >>> rows = reconcile(Book(agreement), on=date(2016, 12, 31)).rows()
        >>> [row["figure"] for row in rows if row["section"] == "whole" and row["side"] == "fund"]
        ['received', 'interest', 'transferred_in', 'spent', 'returned', 'transferred_out', 'held',
        'not_yet_funded']
        """
        return [amount.row(self.agreement.code, self.on) for amount in amounts_in(self)]


def amounts_in(statement: Statement) -> Iterator[StatementAmount]:
    """Every amount of a statement, in the order in which it is printed."""
    for side in statement.sides():
        of = FUND if isinstance(side, FundSide) else AGREEMENT
        for name in (*side.CAME, *side.WENT, *side.BESIDE):
            figure: Figure = getattr(side, name)
            if figure.money or name not in RARE:
                yield StatementAmount("whole", of, name, figure.money, provenance=figure.provenance)
    if statement.exchange is not None:
        for name in EXCHANGE:
            yield StatementAmount("exchange", AGREEMENT, name, getattr(statement.exchange, name))
    for known in statement.at_rate:
        yield from _at_rate(known)
    for account in statement.accounts:
        yield from _of_account(account)
    for each in statement.earlier:
        for money in each.fund:
            yield StatementAmount("earlier", FUND, each.figure, money)
        yield StatementAmount("earlier", AGREEMENT, each.figure, each.reported)
    for line in statement.lines:
        yield from _of_line(line, statement.agreement.currency)
    for commitment in statement.commitments:
        for name in COMMITMENT:
            reference, money = commitment.commitment.reference, getattr(commitment, name)
            yield StatementAmount("commitment", FUND, name, money, reference)
    for share in statement.shares:
        yield from _of_share(share, statement.agreement.currency)
    for accepted in statement.acceptance:
        for name in accepted.figures():
            yield StatementAmount("acceptance", FUND, name, getattr(accepted, name))
    for section in ("by_line", "by_activity", "by_partner"):
        for part in getattr(statement, section):
            named = (part.key or "", part.title or "")
            for money in part.fund:
                yield StatementAmount(section, FUND, "spent", money, *named)
            yield StatementAmount(section, AGREEMENT, "spent", part.reported, *named)
    for month in statement.by_month:
        yield from _of_month(month)


def _at_rate(known: AtRate) -> Iterator[StatementAmount]:
    """What is held of a currency: what the books say it is worth, and what a rate says."""
    named = (known.amount.currency.code, known.published_by)
    yield StatementAmount("at_rate", FUND, "held", known.amount, *named, as_of=known.of)
    for name in AT_RATE:
        yield StatementAmount(
            "at_rate", AGREEMENT, name, getattr(known, name), *named, as_of=known.of
        )


def _of_account(side: AccountSide) -> Iterator[StatementAmount]:
    """What it holds; what its bank said, beside what the books held on the bank's day."""
    named = (side.account.code, side.account.title or "")
    yield StatementAmount("account", FUND, "held", side.held, *named)
    if side.bank is not None:
        for name in ("balance", "held", "difference"):
            money = getattr(side.bank, name)
            yield StatementAmount("bank", FUND, name, money, *named, as_of=side.bank.on)


def _of_line(line: LineStanding, own: str) -> Iterator[StatementAmount]:
    """Each in its currency: the agreement's, or another one."""
    accrued = ACCRUED if line.accrued != line.spent else ()
    for name in (*LINE, *(COMMITTED if line.committed else ()), *accrued):
        money: Money | None = getattr(line, name)
        if money is not None:
            of = AGREEMENT if money.currency.code == own else FUND
            yield StatementAmount("line", of, name, money, line.code, line.title)
    if line.before:
        of = AGREEMENT if line.before.currency.code == own else FUND
        yield StatementAmount("line", of, "before", line.before, line.code, line.title)


def _of_share(share: ShareStanding, own: str) -> Iterator[StatementAmount]:
    """Each in the currency in which it was agreed; the institution's has no code."""
    for name in SHARE:
        money: Money | None = getattr(share, name)
        if money is not None:
            of = AGREEMENT if money.currency.code == own else FUND
            yield StatementAmount("share", of, name, money, share.contributor or "")


def _of_month(month: MonthPart) -> Iterator[StatementAmount]:
    """What moved; what is exchanged between its currencies does not move the agreement's."""
    code = month.month or ""
    for flow in month.fund:
        for name in month.figures(FLOWS):
            if (money := getattr(flow, name)) or name not in RARE:
                yield StatementAmount("by_month", FUND, name, money, code)
    for name in month.figures(REPORTED_FLOWS):
        if (money := getattr(month.agreement, name)) or name not in RARE:
            yield StatementAmount("by_month", AGREEMENT, name, money, code)
    yield StatementAmount(
        "by_month", AGREEMENT, "exchange_difference", month.exchange_difference, code
    )
