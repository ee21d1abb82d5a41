"""The names that other programs import. A name leaves or changes only with a changelog line."""

import coopledger
import coopledger.testing


def test_the_public_names() -> None:
    assert sorted(coopledger.__all__) == [
        "Account",
        "Activity",
        "Addendum",
        "Agreement",
        "BankBalance",
        "BankReconciliation",
        "BudgetLine",
        "Changes",
        "ConversionRule",
        "CooperationTotal",
        "CooperationTotals",
        "CoopledgerError",
        "Disallowance",
        "Disbursement",
        "Expenditure",
        "Finding",
        "InKind",
        "InKindContribution",
        "Interest",
        "InterestTo",
        "Issue",
        "Issued",
        "Ledger",
        "LedgerBroken",
        "Matched",
        "Matching",
        "Money",
        "NewCeiling",
        "NumberStyle",
        "Period",
        "PeriodState",
        "Portion",
        "Programme",
        "Provenance",
        "RateBasis",
        "Reallocation",
        "Receipt",
        "Recorded",
        "Recovery",
        "Refund",
        "Refused",
        "Reversal",
        "Severity",
        "SpendingRate",
        "Statement",
        "Transfer",
        "Valuation",
        "ValuationMethod",
        "When",
    ]
    for name in coopledger.__all__:
        assert getattr(coopledger, name).__name__ == name


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
    verbs = {name for name in vars(coopledger.Ledger) if not name.startswith("_")}
    assert verbs == {
        "backup",
        "books",
        "changes_since",
        "check",
        "close",
        "confirm",
        "cooperation_totals",
        "copy_to",
        "correct_file",
        "create",
        "explain",
        "facts",
        "head",
        "history",
        "import_file",
        "import_rates",
        "issue",
        "issued",
        "location",
        "match",
        "open",
        "periods",
        "preview",
        "preview_file",
        "preview_rates",
        "rates",
        "reconcile",
        "reconcile_bank",
        "record",
        "restore",
        "set_period",
        "upgrade",
        "verify",
        "within",
    }
