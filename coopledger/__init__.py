"""Books for international cooperation funds that close in every currency, to the cent.

>>> from coopledger import Ledger, Money
>>> Money("1109797.84", "MXN") - Money("435763.79", "MXN")
Money('674034.05', 'MXN')
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coopledger.books.bank_reconciliation import BankReconciliation
    from coopledger.books.cooperation import CooperationTotal, CooperationTotals
    from coopledger.books.history import Recorded
    from coopledger.books.issued import Changes, Issued
    from coopledger.books.matching import Matched, Matching
    from coopledger.books.statement import Statement
    from coopledger.errors import LedgerBroken, RateUnavailable
    from coopledger.ledger import Ledger
    from coopledger.messages.catalogue import CoopledgerError
    from coopledger.model.activity import Activity, InKindContribution
    from coopledger.model.agreement import (
        Account,
        Agreement,
        BudgetLine,
        ConversionRule,
        InterestTo,
        Programme,
        RateBasis,
        ReportingPeriod,
        SpendingRate,
    )
    from coopledger.model.answer import Answer
    from coopledger.model.base import Provenance
    from coopledger.model.dates import When
    from coopledger.model.entry import Entry
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
    from coopledger.model.evidence import (
        BankBalance,
        BankLine,
        Decision,
        Direction,
        Invoice,
        InvoiceType,
        Match,
        Party,
        Settled,
    )
    from coopledger.model.finding import Finding, Origin, Place, Severity, remark
    from coopledger.model.issue import Issue
    from coopledger.model.period import Period, PeriodState
    from coopledger.model.rate import Rate
    from coopledger.model.receipt import Receipt, Refused
    from coopledger.model.takeover import EarlierAmount, EarlierFigure
    from coopledger.model.terms import Addendum, Disallowance, NewCeiling, Reallocation
    from coopledger.model.valuation import Valuation, ValuationMethod
    from coopledger.money import InKind, Money
    from coopledger.numerals import NumberStyle
    from coopledger.rates.source import Pair, Quote, Quotes, RateSource
    from coopledger.readers.reading import Manner, Reading
    from coopledger.reports.report import Report
    from coopledger.rules.case import Case, Rule
    from coopledger.rules.standing.view import AgreementView

# Where each public name lives. They are imported when they are used, so that the command line's
# help does not wait for a database library.
_HOME = {
    "Account": "coopledger.model.agreement",
    "Activity": "coopledger.model.activity",
    "Addendum": "coopledger.model.terms",
    "Agreement": "coopledger.model.agreement",
    "AgreementView": "coopledger.rules.standing.view",
    "Answer": "coopledger.model.answer",
    "BankBalance": "coopledger.model.evidence",
    "BankLine": "coopledger.model.evidence",
    "BankReconciliation": "coopledger.books.bank_reconciliation",
    "BudgetLine": "coopledger.model.agreement",
    "Case": "coopledger.rules.case",
    "Changes": "coopledger.books.issued",
    "ConversionRule": "coopledger.model.agreement",
    "CooperationTotal": "coopledger.books.cooperation",
    "CooperationTotals": "coopledger.books.cooperation",
    "CoopledgerError": "coopledger.messages.catalogue",
    "Decision": "coopledger.model.evidence",
    "Direction": "coopledger.model.evidence",
    "Disallowance": "coopledger.model.terms",
    "Disbursement": "coopledger.model.events",
    "EarlierAmount": "coopledger.model.takeover",
    "EarlierFigure": "coopledger.model.takeover",
    "Entry": "coopledger.model.entry",
    "Expenditure": "coopledger.model.events",
    "Finding": "coopledger.model.finding",
    "InKind": "coopledger.money",
    "InKindContribution": "coopledger.model.activity",
    "Interest": "coopledger.model.events",
    "InterestTo": "coopledger.model.agreement",
    "Invoice": "coopledger.model.evidence",
    "InvoiceType": "coopledger.model.evidence",
    "Issue": "coopledger.model.issue",
    "Issued": "coopledger.books.issued",
    "Ledger": "coopledger.ledger",
    "LedgerBroken": "coopledger.errors",
    "Manner": "coopledger.readers.reading",
    "Match": "coopledger.model.evidence",
    "Matched": "coopledger.books.matching",
    "Matching": "coopledger.books.matching",
    "Money": "coopledger.money",
    "NewCeiling": "coopledger.model.terms",
    "NumberStyle": "coopledger.numerals",
    "OpeningBalance": "coopledger.model.events",
    "Origin": "coopledger.model.finding",
    "OtherIncome": "coopledger.model.events",
    "OwnContribution": "coopledger.model.events",
    "Pair": "coopledger.rates.source",
    "Party": "coopledger.model.evidence",
    "Period": "coopledger.model.period",
    "PeriodState": "coopledger.model.period",
    "Place": "coopledger.model.finding",
    "Portion": "coopledger.model.events",
    "Programme": "coopledger.model.agreement",
    "Provenance": "coopledger.model.base",
    "Quote": "coopledger.rates.source",
    "Quotes": "coopledger.rates.source",
    "Rate": "coopledger.model.rate",
    "RateBasis": "coopledger.model.agreement",
    "RateSource": "coopledger.rates.source",
    "RateUnavailable": "coopledger.errors",
    "Reading": "coopledger.readers.reading",
    "Reallocation": "coopledger.model.terms",
    "Receipt": "coopledger.model.receipt",
    "Recorded": "coopledger.books.history",
    "Recovery": "coopledger.model.events",
    "Refund": "coopledger.model.events",
    "Refused": "coopledger.model.receipt",
    "Report": "coopledger.reports.report",
    "Reversal": "coopledger.model.events",
    "Rule": "coopledger.rules.case",
    "Settled": "coopledger.model.evidence",
    "Severity": "coopledger.model.finding",
    "ReportingPeriod": "coopledger.model.agreement",
    "SpendingRate": "coopledger.model.agreement",
    "Statement": "coopledger.books.statement",
    "Transfer": "coopledger.model.events",
    "Valuation": "coopledger.model.valuation",
    "ValuationMethod": "coopledger.model.valuation",
    "When": "coopledger.model.dates",
    "Withdrawal": "coopledger.model.events",
    "remark": "coopledger.model.finding",
}

__all__ = [
    "Account",
    "Activity",
    "Addendum",
    "Agreement",
    "AgreementView",
    "Answer",
    "BankBalance",
    "BankLine",
    "BankReconciliation",
    "BudgetLine",
    "Case",
    "Changes",
    "ConversionRule",
    "CooperationTotal",
    "CooperationTotals",
    "CoopledgerError",
    "Decision",
    "Direction",
    "Disallowance",
    "Disbursement",
    "EarlierAmount",
    "EarlierFigure",
    "Entry",
    "Expenditure",
    "Finding",
    "InKind",
    "InKindContribution",
    "Interest",
    "InterestTo",
    "Invoice",
    "InvoiceType",
    "Issue",
    "Issued",
    "Ledger",
    "LedgerBroken",
    "Manner",
    "Match",
    "Matched",
    "Matching",
    "Money",
    "NewCeiling",
    "NumberStyle",
    "OpeningBalance",
    "Origin",
    "OtherIncome",
    "OwnContribution",
    "Pair",
    "Party",
    "Period",
    "PeriodState",
    "Place",
    "Portion",
    "Programme",
    "Provenance",
    "Quote",
    "Quotes",
    "Rate",
    "RateBasis",
    "RateSource",
    "RateUnavailable",
    "Reading",
    "Reallocation",
    "Receipt",
    "Recorded",
    "Recovery",
    "Refund",
    "Refused",
    "Report",
    "ReportingPeriod",
    "Reversal",
    "Rule",
    "Settled",
    "Severity",
    "SpendingRate",
    "Statement",
    "Transfer",
    "Valuation",
    "ValuationMethod",
    "When",
    "Withdrawal",
    "remark",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'coopledger' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
