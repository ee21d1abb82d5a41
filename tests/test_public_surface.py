"""The names that other programs import. A name leaves or changes only with a changelog line."""

import ast
import builtins
import inspect
from pathlib import Path

import coopledger
import coopledger.testing
from coopledger import errors
from coopledger.messages.catalogue import CatalogueException


def test_the_public_names() -> None:
    assert sorted(coopledger.__all__) == [
        "Account",
        "Act",
        "Activity",
        "Addendum",
        "Agreement",
        "AgreementView",
        "Annex",
        "Answer",
        "AnyFact",
        "ApprovalFor",
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
        "BudgetLine",
        "Case",
        "Changes",
        "ClosingPackage",
        "ConversionRule",
        "CooperationRegistry",
        "CooperationTotal",
        "CooperationTotals",
        "CoopledgerError",
        "DateError",
        "Decision",
        "Deed",
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
        "InKind",
        "InKindContribution",
        "Interest",
        "InterestTo",
        "Invoice",
        "InvoiceType",
        "Issue",
        "Issued",
        "IssuedPaper",
        "IssuedStatements",
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
        "Matched",
        "Matching",
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
        "Party",
        "Pending",
        "Period",
        "PeriodStandings",
        "PeriodState",
        "Place",
        "PluginFailed",
        "Portion",
        "PreparedBy",
        "Programme",
        "Proposal",
        "Provenance",
        "Quote",
        "Quotes",
        "Rate",
        "RateBasis",
        "RateSource",
        "RateUnavailable",
        "Rates",
        "Reading",
        "Reallocation",
        "Receipt",
        "Recorded",
        "Recovery",
        "ReferenceHistory",
        "Refund",
        "Refused",
        "RegistryColumn",
        "RegistryLayout",
        "Report",
        "ReportingPeriod",
        "Resolution",
        "Reversal",
        "Rule",
        "Sample",
        "SampledItem",
        "Settled",
        "Severity",
        "Signer",
        "SourceSilent",
        "SpendingRate",
        "Statement",
        "StatementPaper",
        "StoreError",
        "Transfer",
        "Undo",
        "Undone",
        "UndoneOfBook",
        "Upgraded",
        "Valuation",
        "ValuationMethod",
        "Verification",
        "When",
        "Withdrawal",
        "WrongArgument",
        "WrongBook",
        "YearRate",
        "__version__",
        "remark",
        "verify_expediente",
        "verify_paper",
        "verify_rows",
    ]
    for name in set(coopledger.__all__) - {"AnyFact", "__version__"}:
        assert getattr(coopledger, name).__name__ == name


def test_every_error_that_is_raised_is_public() -> None:
    raised = {
        each.__name__
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, CatalogueException)
    }
    assert raised - {"CatalogueException"} <= set(coopledger.__all__)


def test_what_a_verb_takes_or_gives_is_public() -> None:
    tree = ast.parse(Path(inspect.getfile(coopledger.Ledger)).read_text("utf-8"))
    (ledger,) = (node for node in tree.body if isinstance(node, ast.ClassDef))
    verbs = [node for node in ledger.body if isinstance(node, ast.FunctionDef)]
    public = [verb for verb in verbs if not verb.name.startswith("_")]
    named = {
        name.id
        for verb in public
        for said in (
            verb.returns,
            *(a.annotation for a in ast.walk(verb) if isinstance(a, ast.arg)),
        )
        if said is not None
        for name in ast.walk(said)
        if isinstance(name, ast.Name)
    }
    # Aliases that are said in the page, and what is Python's own or SQLAlchemy's.
    others = {
        "StrPath",
        "Progress",
        "Heads",
        "MannerGiven",
        "Self",
        "Unpack",
        "Iterable",
        "Iterator",
    }
    others |= {"date", "datetime", "sqlalchemy", *vars(builtins)}
    assert sorted(named - others - set(coopledger.__all__)) == []


def test_the_public_names_for_tests() -> None:
    assert sorted(coopledger.testing.__all__) == [
        "DrawnLedger",
        "History",
        "Law",
        "NotClosed",
        "SeededWorkbook",
        "Sown",
        "agreements",
        "assert_closes",
        "histories",
        "ledgers",
        "money",
        "programmes",
        "simple_histories",
        "workbooks",
    ]
    for name in coopledger.testing.__all__:
        assert getattr(coopledger.testing, name).__name__ == name


def test_the_verbs_of_a_ledger() -> None:
    verbs = {name for name in dir(coopledger.Ledger) if not name.startswith("_")}
    assert verbs == {
        "annex",
        "approve",
        "attach",
        "auxiliary",
        "backup",
        "books",
        "changes_since",
        "check",
        "close",
        "closing_package",
        "confirm",
        "cooperation_registry",
        "cooperation_totals",
        "copy_to",
        "correct_file",
        "create",
        "documents",
        "expediente",
        "explain",
        "export",
        "facts",
        "fiscal_year",
        "fiscal_year_start",
        "forget",
        "head",
        "history",
        "import_file",
        "import_rates",
        "issue",
        "issued",
        "issued_paper",
        "load",
        "loads",
        "location",
        "match",
        "open",
        "pending",
        "periods",
        "preview",
        "preview_file",
        "preview_rates",
        "preview_undo",
        "propose",
        "propose_file",
        "propose_period",
        "propose_undo",
        "rates",
        "rates_needed",
        "reconcile",
        "reconcile_bank",
        "record",
        "refuse",
        "restore",
        "rows",
        "sample",
        "save_document",
        "set_period",
        "statement_paper",
        "trail",
        "undo",
        "upgrade",
        "verify",
        "verify_paper",
        "within",
    }
