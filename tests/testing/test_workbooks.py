"""A drawn workbook loads; one with mistakes gives just their findings, and nothing is stored."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Ledger, Receipt, Severity
from coopledger.errors import LedgerNotFound
from coopledger.messages.catalogue import knows
from coopledger.testing import SeededWorkbook, Sown, assert_closes, workbooks
from coopledger.testing.mistakes import HEADERS, MISTAKES, Mistake

FEWER = settings(max_examples=max(15, settings.default.max_examples // 5))
"""Each example here writes and loads a workbook."""


def errors(receipt: Receipt) -> list[Sown]:
    return sorted(
        Sown(finding.code, str(finding.place.sheet), str(finding.place.cell))
        for finding in receipt.findings
        if finding.severity is Severity.ERROR
    )


def loaded(workbook: SeededWorkbook, ledger: Ledger) -> Receipt:
    with tempfile.TemporaryDirectory() as folder:
        return ledger.import_file(workbook.save(Path(folder) / "book.xlsx"))


@FEWER
@given(workbooks())
def test_without_mistakes_it_loads_and_closes(workbook: SeededWorkbook) -> None:
    assert workbook.mistakes == ()
    with Ledger.open("sqlite://") as ledger:
        said = {finding.code for finding in loaded(workbook, ledger).findings}
        assert said <= {"alike-but-for-reference", "days-look-swapped"}  # which rows at random may
        assert_closes(ledger)
        assert ledger.reconcile("FORO-2016", on=date(2016, 12, 31)).fund.spent.money.minor > 0


@FEWER
@given(st.integers(1, 12).flatmap(lambda k: st.tuples(st.just(k), workbooks(mistakes=k))))
def test_each_mistake_gives_its_finding_at_its_cell_and_nothing_is_stored(
    case: tuple[int, SeededWorkbook],
) -> None:
    mistakes, workbook = case
    assert len(workbook.mistakes) == mistakes
    with Ledger.open("sqlite://") as ledger:
        receipt = loaded(workbook, ledger)
        assert errors(receipt) == sorted(workbook.mistakes)
        assert receipt.recorded == 0
        with pytest.raises(LedgerNotFound):
            ledger.books()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.sheet} {mistake.put}")
def test_a_mistake_is_of_a_column_and_a_finding_that_there_are(mistake: Mistake) -> None:
    headers = HEADERS[mistake.sheet]
    assert mistake.column in headers
    assert (mistake.found_at or mistake.column) in headers
    assert knows(f"finding.{mistake.code}")


@settings(max_examples=10)
@given(workbooks(mistakes=2))
def test_a_workbook_prints_as_code_and_its_bytes_are_excels(workbook: SeededWorkbook) -> None:
    names = {"SeededWorkbook": SeededWorkbook, "Sown": Sown}
    assert eval(repr(workbook), names) == workbook
    assert workbook.content.startswith(b"PK")
