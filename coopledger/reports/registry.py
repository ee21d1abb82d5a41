"""Which report says which answer. Each is imported when it is first asked for."""

from importlib import import_module

from coopledger.messages.catalogue import Language
from coopledger.model.answer import Answer
from coopledger.reports.report import Report

REPORTS = {
    "AccountingJournal": "accounting_journal",
    "Annex": "annex",
    "AuditTrail": "trail",
    "Auxiliary": "auxiliary",
    "BankReconciliation": "bank_reconciliation",
    "BankReconciliations": "bank_reconciliation",
    "BookList": "books",
    "ClosingPackage": "closing",
    "CooperationRegistry": "cooperation_registry",
    "CooperationTotal": "totals",
    "CooperationTotals": "totals",
    "Documents": "documents",
    "Expediente": "expediente",
    "Explanation": "explanation",
    "Findings": "findings",
    "Forgotten": "forgotten",
    "ReferenceHistory": "history",
    "IatiBeside": "iati_beside",
    "IatiPublication": "iati",
    "Issued": "issued",
    "IssuedStatements": "issued",
    "Loads": "loads",
    "Matching": "matching",
    "Merged": "merged",
    "PaperProof": "paper_proof",
    "PartnerForm": "partner_form",
    "Pending": "proposals",
    "PeriodStandings": "periods",
    "Portfolio": "portfolio",
    "PortfolioTotals": "portfolio_totals",
    "Rates": "rates",
    "RecordedSince": "recorded_since",
    "Sample": "sample",
    "Statement": "statement",
    "StatementPaper": "statement_paper",
    "TotalsPaper": "totals_paper",
    "Undone": "loads",
    "Verification": "verification",
}
"""The class of an answer, and the module of this room whose `report` says it."""


def report_of(answer: Answer, language: Language) -> Report:
    """All that is said of an answer. Raises TypeError for what no report says."""
    name = next((kind.__name__ for kind in type(answer).__mro__ if kind.__name__ in REPORTS), None)
    if name is None:
        raise TypeError(f"no report says what a {type(answer).__name__} is")
    module = import_module(f"coopledger.reports.{REPORTS[name]}")
    made: Report = module.report(answer, language)
    return made
