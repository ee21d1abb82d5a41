"""The names that other programs import. A name leaves or changes only with a changelog line."""

import coopledger


def test_the_public_names() -> None:
    assert sorted(coopledger.__all__) == [
        "Account",
        "Activity",
        "Agreement",
        "BudgetLine",
        "ConversionRule",
        "CooperationTotal",
        "CoopledgerError",
        "Disbursement",
        "Expenditure",
        "Finding",
        "InKind",
        "InKindContribution",
        "Interest",
        "Ledger",
        "LedgerBroken",
        "Money",
        "NumberStyle",
        "Portion",
        "Programme",
        "Provenance",
        "Receipt",
        "Refund",
        "Refused",
        "Severity",
        "Statement",
        "When",
    ]
    for name in coopledger.__all__:
        assert getattr(coopledger, name).__name__ == name


def test_the_verbs_of_a_ledger() -> None:
    verbs = {name for name in vars(coopledger.Ledger) if not name.startswith("_")}
    assert verbs == {
        "books",
        "close",
        "cooperation_totals",
        "import_file",
        "location",
        "open",
        "preview_file",
        "reconcile",
        "record",
        "verify",
    }
