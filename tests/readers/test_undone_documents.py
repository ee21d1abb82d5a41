"""A bank's statement or an invoice that was taken back is loaded again as if it were new."""

from pathlib import Path

import pytest

from coopledger import Agreement, CoopledgerError, Ledger

CASES = Path(__file__).parents[1] / "cases"
OPENING = Agreement(
    code="A", title="T", currency="MXN", accounts=["MXN", "EUR", "USD"], start="2016-01-01"
)
PROFILES = ("banorte", "bbva")


def documents(folder: str) -> list[Path]:
    return sorted((CASES / folder).glob("*/document/*"))


def profile(document: Path) -> str | None:
    named = next((each for each in PROFILES if each in document.name), None)
    return named if document.suffix in (".csv", ".xlsx") else None


@pytest.mark.parametrize(("folder", "least"), [("statements", 25), ("invoices", 10)])
def test_it_comes_again_whole(folder: str, least: int) -> None:
    tried = 0
    for document in documents(folder):
        with Ledger.open("sqlite://") as ledger:
            ledger.record(OPENING)
            manner = {"book": "A", "profile": profile(document)}
            try:
                first = ledger.import_file(document, **manner)
            except CoopledgerError:
                continue
            if first.load is None:
                continue
            ledger.undo(first.load, reason="the wrong file")
            again = ledger.import_file(document, **manner)
            assert (again.recorded, again.unchanged) == (first.recorded, first.unchanged), document
            assert again.control == first.control
            assert [f.code for f in again.findings] == [f.code for f in first.findings], document
            assert ledger.import_file(document, **manner).recorded == 0
            assert ledger.verify().intact
        tried += 1
    assert tried >= least
