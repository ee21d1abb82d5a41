"""Books for international cooperation funds that close in every currency, to the cent.

>>> from coopledger import Ledger, Money
>>> Money("1109797.84", "MXN") - Money("435763.79", "MXN")
Money('674034.05', 'MXN')
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coopledger.books.accounting_journal import AccountingJournal, JournalLayout
    from coopledger.books.annex import Annex
    from coopledger.books.auxiliary import Auxiliary, AuxiliaryAccount, AuxiliaryLine
    from coopledger.books.bank_reconciliation import BankReconciliation, BankReconciliations
    from coopledger.books.closing import ClosingPackage
    from coopledger.books.commitments import CommitmentStanding
    from coopledger.books.cooperation import CooperationTotal, CooperationTotals
    from coopledger.books.cooperation_registry import CooperationRegistry
    from coopledger.books.documents import Documents, ListedDocument
    from coopledger.books.expediente import Expediente, PackedFile
    from coopledger.books.explanation import Explanation
    from coopledger.books.forgotten import Forgotten
    from coopledger.books.history import PreparedBy, Recorded, ReferenceHistory
    from coopledger.books.iati import IatiPublication
    from coopledger.books.iati_beside import IatiBeside
    from coopledger.books.issued import Changes, Issued, IssuedStatements
    from coopledger.books.issued_paper import IssuedPaper
    from coopledger.books.loads import Load, LoadOfBook, Loads, Undone, UndoneOfBook
    from coopledger.books.matching import Matched, Matching
    from coopledger.books.merged import Merged, MergedBook, MergeRecord
    from coopledger.books.paper_proof import PaperProof
    from coopledger.books.partner_form import PartnerForm
    from coopledger.books.periods import PeriodStandings
    from coopledger.books.plan import Differing, Plan, PlanMoved, PlannedApproval, PlannedBook
    from coopledger.books.portfolio import Portfolio, PortfolioReason, PortfolioRow
    from coopledger.books.portfolio_totals import PortfolioTotals, PortfolioYear
    from coopledger.books.proposals import Pending
    from coopledger.books.rates import NeededRate
    from coopledger.books.sample import DrawnBy, Sample, SampledItem
    from coopledger.books.standing import AgreementStanding
    from coopledger.books.statement import Statement
    from coopledger.books.statement_paper import StatementPaper
    from coopledger.books.summary import BookList, BookSummary
    from coopledger.books.totals_paper import TotalsPaper
    from coopledger.books.trail import Act, AuditTrail, Deed
    from coopledger.errors import (
        BooksMoved,
        DateError,
        LedgerBroken,
        LedgerNotFound,
        LeftoverRemoved,
        MissingExtra,
        MissingRate,
        MixedMoney,
        MoneyError,
        NoSuchBook,
        NoSuchReference,
        OnNetworkShare,
        PluginFailed,
        RateUnavailable,
        SourceSilent,
        StoreError,
        WrongArgument,
        WrongBook,
    )
    from coopledger.ledger import Ledger
    from coopledger.ledger.expediente_proof import verify_expediente
    from coopledger.ledger.match_decisions import MatchDecisions
    from coopledger.ledger.paper_proof import verify_paper
    from coopledger.ledger.published import verify_rows
    from coopledger.messages.catalogue import CoopledgerError, Language
    from coopledger.model.account_map import AccountMap
    from coopledger.model.activity import Activity, InKindContribution
    from coopledger.model.agreement import (
        Account,
        Agreement,
        ApprovalFor,
        BudgetLine,
        ConversionRule,
        Institution,
        InterestTo,
        Programme,
        RateBasis,
        ReportingPeriod,
        SpendingRate,
    )
    from coopledger.model.answer import Answer
    from coopledger.model.attachment import Attachment, DocumentType, DocumentUse
    from coopledger.model.base import Provenance
    from coopledger.model.commitment import Commitment, Release
    from coopledger.model.dates import When
    from coopledger.model.entry import Entry
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
    from coopledger.model.facts import AnyFact
    from coopledger.model.finding import Finding, Findings, Origin, Place, Severity, remark
    from coopledger.model.fiscal_year import FiscalYear
    from coopledger.model.iati import IatiPublisher
    from coopledger.model.issue import Issue
    from coopledger.model.letterhead import Letterhead, Signer
    from coopledger.model.narrative import Narrative, NarrativeRow
    from coopledger.model.period import Period, PeriodState
    from coopledger.model.proposal import Outcome, Proposal, Resolution
    from coopledger.model.rate import Rate, Rates
    from coopledger.model.receipt import Receipt, Refused
    from coopledger.model.registry_layout import (
        GivenValues,
        RegistryColumn,
        RegistryLayout,
        YearRate,
    )
    from coopledger.model.request import Request
    from coopledger.model.settlement import SettledBy, Settlement
    from coopledger.model.takeover import EarlierAmount, EarlierFigure
    from coopledger.model.terms import Addendum, Disallowance, NewCeiling, Reallocation
    from coopledger.model.undo import Undo
    from coopledger.model.valuation import Valuation, ValuationMethod
    from coopledger.model.variation import Variation
    from coopledger.money import InKind, Money
    from coopledger.numerals import NumberStyle
    from coopledger.portfolio.of_tables import portfolio_of_tables
    from coopledger.rates.lookup import RateQuery, RateResult
    from coopledger.rates.source import Pair, Quote, Quotes, RateSource
    from coopledger.readers.reading import Manner, Reading
    from coopledger.reports.report import Report
    from coopledger.rules.case import Case, Rule
    from coopledger.rules.standing.view import AgreementView
    from coopledger.store.heads import LedgerHead
    from coopledger.store.upgrading import Upgraded
    from coopledger.store.verification import Verification
    from coopledger.writers.arrow import ArrowStream

    __version__: str

__all__ = [
    "Account",
    "AccountMap",
    "AccountingJournal",
    "Act",
    "Activity",
    "Addendum",
    "Agreement",
    "AgreementStanding",
    "AgreementView",
    "Annex",
    "Answer",
    "AnyFact",
    "ApprovalFor",
    "ArrowStream",
    "Attachment",
    "AuditTrail",
    "Auxiliary",
    "AuxiliaryAccount",
    "AuxiliaryLine",
    "BankBalance",
    "BankLine",
    "BankReconciliation",
    "BankReconciliations",
    "BookList",
    "BookSummary",
    "BooksMoved",
    "BudgetLine",
    "Case",
    "Changes",
    "ClosingPackage",
    "Commitment",
    "CommitmentStanding",
    "ConversionRule",
    "CooperationRegistry",
    "CooperationTotal",
    "CooperationTotals",
    "CoopledgerError",
    "DateError",
    "Decision",
    "Deed",
    "Differing",
    "Direction",
    "Disallowance",
    "Disbursement",
    "DocumentType",
    "DocumentUse",
    "Documents",
    "DrawnBy",
    "EarlierAmount",
    "EarlierFigure",
    "Entry",
    "Erasure",
    "Expediente",
    "Expenditure",
    "Explanation",
    "Finding",
    "Findings",
    "FiscalYear",
    "Forgotten",
    "GivenValues",
    "IatiBeside",
    "IatiPublication",
    "IatiPublisher",
    "InKind",
    "InKindContribution",
    "Institution",
    "Interest",
    "InterestTo",
    "Invoice",
    "InvoiceType",
    "Issue",
    "Issued",
    "IssuedPaper",
    "IssuedStatements",
    "JournalLayout",
    "Language",
    "Ledger",
    "LedgerBroken",
    "LedgerHead",
    "LedgerNotFound",
    "LeftoverRemoved",
    "Letterhead",
    "ListedDocument",
    "Load",
    "LoadOfBook",
    "Loads",
    "Manner",
    "Match",
    "MatchDecisions",
    "Matched",
    "Matching",
    "MergeRecord",
    "Merged",
    "MergedBook",
    "MissingExtra",
    "MissingRate",
    "MixedMoney",
    "Money",
    "MoneyError",
    "Narrative",
    "NarrativeRow",
    "NeededRate",
    "NewCeiling",
    "NoSuchBook",
    "NoSuchReference",
    "NumberStyle",
    "OnNetworkShare",
    "OpeningBalance",
    "Origin",
    "OtherIncome",
    "Outcome",
    "OwnContribution",
    "PackedFile",
    "Pair",
    "PaperProof",
    "PartnerForm",
    "Party",
    "Pending",
    "Period",
    "PeriodStandings",
    "PeriodState",
    "Place",
    "Plan",
    "PlanMoved",
    "PlannedApproval",
    "PlannedBook",
    "PluginFailed",
    "Portfolio",
    "PortfolioReason",
    "PortfolioRow",
    "PortfolioTotals",
    "PortfolioYear",
    "Portion",
    "PreparedBy",
    "Programme",
    "Proposal",
    "Provenance",
    "Quote",
    "Quotes",
    "Rate",
    "RateBasis",
    "RateQuery",
    "RateResult",
    "RateSource",
    "RateUnavailable",
    "Rates",
    "Reading",
    "Reallocation",
    "Receipt",
    "Recorded",
    "RecordedSince",
    "Recovery",
    "ReferenceHistory",
    "Refund",
    "Refused",
    "RegistryColumn",
    "RegistryLayout",
    "Release",
    "Report",
    "ReportingPeriod",
    "Request",
    "Resolution",
    "Reversal",
    "Rule",
    "Sample",
    "SampledItem",
    "Settled",
    "SettledBy",
    "Settlement",
    "Severity",
    "Signer",
    "SourceSilent",
    "SpendingRate",
    "Statement",
    "StatementPaper",
    "StoreError",
    "TotalsPaper",
    "Transfer",
    "Undo",
    "Undone",
    "UndoneOfBook",
    "Upgraded",
    "Valuation",
    "ValuationMethod",
    "Variation",
    "Verification",
    "When",
    "Withdrawal",
    "WrongArgument",
    "WrongBook",
    "YearRate",
    "__version__",
    "portfolio_of_tables",
    "remark",
    "verify_expediente",
    "verify_paper",
    "verify_rows",
]

# Where each public name lives. They are imported when they are used, so that the command line's
# help does not wait for a database library.
_HOME = {
    "Account": "coopledger.model.agreement",
    "AccountMap": "coopledger.model.account_map",
    "AccountingJournal": "coopledger.books.accounting_journal",
    "Act": "coopledger.books.trail",
    "Activity": "coopledger.model.activity",
    "Addendum": "coopledger.model.terms",
    "Agreement": "coopledger.model.agreement",
    "AgreementStanding": "coopledger.books.standing",
    "AgreementView": "coopledger.rules.standing.view",
    "Annex": "coopledger.books.annex",
    "Answer": "coopledger.model.answer",
    "AnyFact": "coopledger.model.facts",
    "ApprovalFor": "coopledger.model.agreement",
    "ArrowStream": "coopledger.writers.arrow",
    "Attachment": "coopledger.model.attachment",
    "AuditTrail": "coopledger.books.trail",
    "Auxiliary": "coopledger.books.auxiliary",
    "AuxiliaryAccount": "coopledger.books.auxiliary",
    "AuxiliaryLine": "coopledger.books.auxiliary",
    "BankBalance": "coopledger.model.evidence",
    "BankLine": "coopledger.model.evidence",
    "BankReconciliation": "coopledger.books.bank_reconciliation",
    "BankReconciliations": "coopledger.books.bank_reconciliation",
    "BookList": "coopledger.books.summary",
    "BookSummary": "coopledger.books.summary",
    "BooksMoved": "coopledger.errors",
    "BudgetLine": "coopledger.model.agreement",
    "Case": "coopledger.rules.case",
    "Changes": "coopledger.books.issued",
    "ClosingPackage": "coopledger.books.closing",
    "Commitment": "coopledger.model.commitment",
    "CommitmentStanding": "coopledger.books.commitments",
    "ConversionRule": "coopledger.model.agreement",
    "CooperationRegistry": "coopledger.books.cooperation_registry",
    "CooperationTotal": "coopledger.books.cooperation",
    "CooperationTotals": "coopledger.books.cooperation",
    "CoopledgerError": "coopledger.messages.catalogue",
    "DateError": "coopledger.errors",
    "Decision": "coopledger.model.evidence",
    "Deed": "coopledger.books.trail",
    "Differing": "coopledger.books.plan",
    "Direction": "coopledger.model.evidence",
    "Disallowance": "coopledger.model.terms",
    "Disbursement": "coopledger.model.events",
    "DocumentType": "coopledger.model.attachment",
    "DocumentUse": "coopledger.model.attachment",
    "Documents": "coopledger.books.documents",
    "DrawnBy": "coopledger.books.sample",
    "EarlierAmount": "coopledger.model.takeover",
    "EarlierFigure": "coopledger.model.takeover",
    "Entry": "coopledger.model.entry",
    "Erasure": "coopledger.model.erasure",
    "Expediente": "coopledger.books.expediente",
    "Expenditure": "coopledger.model.events",
    "Explanation": "coopledger.books.explanation",
    "Finding": "coopledger.model.finding",
    "Findings": "coopledger.model.finding",
    "FiscalYear": "coopledger.model.fiscal_year",
    "Forgotten": "coopledger.books.forgotten",
    "GivenValues": "coopledger.model.registry_layout",
    "IatiBeside": "coopledger.books.iati_beside",
    "IatiPublication": "coopledger.books.iati",
    "IatiPublisher": "coopledger.model.iati",
    "InKind": "coopledger.money",
    "InKindContribution": "coopledger.model.activity",
    "Institution": "coopledger.model.agreement",
    "Interest": "coopledger.model.events",
    "InterestTo": "coopledger.model.agreement",
    "Invoice": "coopledger.model.evidence",
    "InvoiceType": "coopledger.model.evidence",
    "Issue": "coopledger.model.issue",
    "Issued": "coopledger.books.issued",
    "IssuedPaper": "coopledger.books.issued_paper",
    "IssuedStatements": "coopledger.books.issued",
    "JournalLayout": "coopledger.books.accounting_journal",
    "Language": "coopledger.messages.catalogue",
    "Ledger": "coopledger.ledger",
    "LedgerBroken": "coopledger.errors",
    "LedgerHead": "coopledger.store.heads",
    "LedgerNotFound": "coopledger.errors",
    "LeftoverRemoved": "coopledger.errors",
    "Letterhead": "coopledger.model.letterhead",
    "ListedDocument": "coopledger.books.documents",
    "Load": "coopledger.books.loads",
    "LoadOfBook": "coopledger.books.loads",
    "Loads": "coopledger.books.loads",
    "Manner": "coopledger.readers.reading",
    "Match": "coopledger.model.evidence",
    "MatchDecisions": "coopledger.ledger.match_decisions",
    "Matched": "coopledger.books.matching",
    "Matching": "coopledger.books.matching",
    "MergeRecord": "coopledger.books.merged",
    "Merged": "coopledger.books.merged",
    "MergedBook": "coopledger.books.merged",
    "MissingExtra": "coopledger.errors",
    "MissingRate": "coopledger.errors",
    "MixedMoney": "coopledger.errors",
    "Money": "coopledger.money",
    "MoneyError": "coopledger.errors",
    "Narrative": "coopledger.model.narrative",
    "NarrativeRow": "coopledger.model.narrative",
    "NeededRate": "coopledger.books.rates",
    "NewCeiling": "coopledger.model.terms",
    "NoSuchBook": "coopledger.errors",
    "NoSuchReference": "coopledger.errors",
    "NumberStyle": "coopledger.numerals",
    "OnNetworkShare": "coopledger.errors",
    "OpeningBalance": "coopledger.model.events",
    "Origin": "coopledger.model.finding",
    "OtherIncome": "coopledger.model.events",
    "Outcome": "coopledger.model.proposal",
    "OwnContribution": "coopledger.model.events",
    "PackedFile": "coopledger.books.expediente",
    "Pair": "coopledger.rates.source",
    "PaperProof": "coopledger.books.paper_proof",
    "PartnerForm": "coopledger.books.partner_form",
    "Party": "coopledger.model.evidence",
    "Pending": "coopledger.books.proposals",
    "Period": "coopledger.model.period",
    "PeriodStandings": "coopledger.books.periods",
    "PeriodState": "coopledger.model.period",
    "Place": "coopledger.model.finding",
    "Plan": "coopledger.books.plan",
    "PlanMoved": "coopledger.books.plan",
    "PlannedApproval": "coopledger.books.plan",
    "PlannedBook": "coopledger.books.plan",
    "PluginFailed": "coopledger.errors",
    "Portfolio": "coopledger.books.portfolio",
    "PortfolioReason": "coopledger.books.portfolio",
    "PortfolioRow": "coopledger.books.portfolio",
    "PortfolioTotals": "coopledger.books.portfolio_totals",
    "PortfolioYear": "coopledger.books.portfolio_totals",
    "Portion": "coopledger.model.events",
    "PreparedBy": "coopledger.books.history",
    "Programme": "coopledger.model.agreement",
    "Proposal": "coopledger.model.proposal",
    "Provenance": "coopledger.model.base",
    "Quote": "coopledger.rates.source",
    "Quotes": "coopledger.rates.source",
    "Rate": "coopledger.model.rate",
    "RateBasis": "coopledger.model.agreement",
    "RateQuery": "coopledger.rates.lookup",
    "RateResult": "coopledger.rates.lookup",
    "RateSource": "coopledger.rates.source",
    "RateUnavailable": "coopledger.errors",
    "Rates": "coopledger.model.rate",
    "Reading": "coopledger.readers.reading",
    "Reallocation": "coopledger.model.terms",
    "Receipt": "coopledger.model.receipt",
    "Recorded": "coopledger.books.history",
    "RecordedSince": "coopledger.books.trail",
    "Recovery": "coopledger.model.events",
    "ReferenceHistory": "coopledger.books.history",
    "Refund": "coopledger.model.events",
    "Refused": "coopledger.model.receipt",
    "RegistryColumn": "coopledger.model.registry_layout",
    "RegistryLayout": "coopledger.model.registry_layout",
    "Release": "coopledger.model.commitment",
    "Report": "coopledger.reports.report",
    "ReportingPeriod": "coopledger.model.agreement",
    "Request": "coopledger.model.request",
    "Resolution": "coopledger.model.proposal",
    "Reversal": "coopledger.model.events",
    "Rule": "coopledger.rules.case",
    "Sample": "coopledger.books.sample",
    "SampledItem": "coopledger.books.sample",
    "Settled": "coopledger.model.evidence",
    "SettledBy": "coopledger.model.settlement",
    "Settlement": "coopledger.model.settlement",
    "Severity": "coopledger.model.finding",
    "Signer": "coopledger.model.letterhead",
    "SourceSilent": "coopledger.errors",
    "SpendingRate": "coopledger.model.agreement",
    "Statement": "coopledger.books.statement",
    "StatementPaper": "coopledger.books.statement_paper",
    "StoreError": "coopledger.errors",
    "TotalsPaper": "coopledger.books.totals_paper",
    "Transfer": "coopledger.model.events",
    "Undo": "coopledger.model.undo",
    "Undone": "coopledger.books.loads",
    "UndoneOfBook": "coopledger.books.loads",
    "Upgraded": "coopledger.store.upgrading",
    "Valuation": "coopledger.model.valuation",
    "ValuationMethod": "coopledger.model.valuation",
    "Variation": "coopledger.model.variation",
    "Verification": "coopledger.store.verification",
    "When": "coopledger.model.dates",
    "Withdrawal": "coopledger.model.events",
    "WrongArgument": "coopledger.errors",
    "WrongBook": "coopledger.errors",
    "YearRate": "coopledger.model.registry_layout",
    "portfolio_of_tables": "coopledger.portfolio.of_tables",
    "remark": "coopledger.model.finding",
    "verify_expediente": "coopledger.ledger.expediente_proof",
    "verify_paper": "coopledger.ledger.paper_proof",
    "verify_rows": "coopledger.ledger.published",
}


def _at_first_use(name: str) -> object:
    if name == "__version__":
        return import_module("importlib.metadata").version(__name__)
    if name not in _HOME:
        raise AttributeError(f"module 'coopledger' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


if not TYPE_CHECKING:  # who checks types is told of a name that there is not
    __getattr__ = _at_first_use


def __dir__() -> list[str]:
    return __all__
