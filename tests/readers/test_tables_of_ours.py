"""What our own tables say is read back as it was said."""

from pathlib import Path

from coopledger import Agreement, InKindContribution, Language, Ledger
from coopledger.writers.csv_archive import csv_archive


def test_amounts_side_by_side_in_a_table_of_ours_are_two(tmp_path: Path) -> None:
    """A cost without decimals and the hours beside it are no number that a comma broke."""
    by_hours = {
        "currency": "JPY",
        "method": "hours",
        "hours": "40",
        "annual_cost": "100000 JPY",
        "annual_hours": "40",
    }
    facts = [
        Agreement(code="A", title="T", currency="EUR", accounts=["JPY"]),
        InKindContribution(book="A", reference="K-1", when="2016", amount="1 JPY"),
        InKindContribution(
            book="A", reference="K-2", when="2016", valuation=by_hours, amount="100000 JPY"
        ),
    ]
    document = tmp_path / "libro.zip"
    document.write_bytes(csv_archive(facts, Language.ES))
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*facts)
        receipt = ledger.import_file(document)
    assert (receipt.findings, receipt.unchanged) == ((), 3)
