"""A workbook by columns is what it is row by row: the same receipt, findings and rows."""

import gc
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Ledger, Programme
from coopledger.bulk import acceptance
from coopledger.ledger import bulk_loading
from coopledger.ledger.bulk_loading import LONG
from coopledger.model.receipt import Receipt
from coopledger.numerals import NumberStyle
from coopledger.readers import limits
from coopledger.testing.sheets import write_workbook
from tests.benchmarks.read import sheets
from tests.bulk.test_columns_and_rows import ROW_BY_ROW, rows_of, same_for_all
from tests.bulk.workbooks import Workbook
from tests.effort import effort

CASES = Path(__file__).parents[1] / "cases"


def loaded(path: Path, long: int, before: Path | None = None) -> tuple[list[Receipt], Ledger]:
    """What would become of a workbook in a new ledger, or after another one; and what did."""
    ledger = Ledger.open("sqlite://", by="Ana")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_loading, "LONG", ROW_BY_ROW)
        if before is not None:
            ledger.import_file(before)
        patch.setattr(bulk_loading, "LONG", long)
        by_columns = long < ROW_BY_ROW
        would = ledger.preview_file(path) if by_columns else ledger.plan(path).receipt
        return [would, ledger.import_file(path)], ledger


def taken_the_same(path: Path, before: Path | None = None) -> int:
    """How many facts were taken by columns, where both ways come to the same."""
    with same_for_all() as taken:
        by_columns, there = loaded(path, 0, before)
        by_rows, here = loaded(path, ROW_BY_ROW, before)
    assert by_columns == by_rows
    assert rows_of(there) == rows_of(here), "hash for hash"
    return sum(taken)


def test_a_workbook_is_the_same_by_columns(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("workbooks")
    taken = []

    @settings(max_examples=effort(40, 3_000))
    @given(st.integers(0, 2**32), st.sampled_from((0, 0, 1, 2)))
    def law(seed: int, amiss: int) -> None:
        taken.append(taken_the_same(Workbook(seed, amiss=amiss).write(folder / "A.xlsx")))

    law()
    assert sum(map(bool, taken)) > len(taken) / 5


@pytest.mark.parametrize("name", sorted(each.name for each in (CASES / "workbooks").iterdir()))
def test_what_is_said_of_a_workbook_is_the_same_by_columns(name: str, tmp_path: Path) -> None:
    case = CASES / "workbooks" / name
    if (beside := case / "beside").exists():
        shutil.copytree(beside, tmp_path, dirs_exist_ok=True)
    given = case / "document"
    path = next(given.iterdir()) if given.exists() else _written(case, "workbook", tmp_path)
    before = _written(case, "before", tmp_path) if (case / "before.json").exists() else None
    taken_the_same(path, before)


def _written(case: Path, which: str, folder: Path) -> Path:
    described = json.loads((case / f"{which}.json").read_text("utf-8"))
    return write_workbook(folder / f"{which}.xlsx", described)


@pytest.mark.parametrize("document", sorted((CASES / "programs").iterdir()), ids=lambda d: d.name)
def test_what_other_programs_wrote_is_taken_by_columns(document: Path) -> None:
    assert taken_the_same(document) == 5


def test_a_workbook_that_was_loaded_says_nothing_new(tmp_path: Path) -> None:
    path = Workbook(3, amiss=0).write(tmp_path / "A.xlsx")
    assert taken_the_same(path, path) == 0


@pytest.mark.parametrize("rows", [LONG - 1, LONG])
def test_a_long_workbook_is_taken_by_columns(rows: int, tmp_path: Path) -> None:
    headings_and_disbursement = 3
    path = write_workbook(tmp_path / "A.xlsx", sheets(rows - headings_and_disbursement))
    with same_for_all() as taken, Ledger.open("sqlite://") as ledger:
        receipt = ledger.import_file(path)
    assert receipt.recorded == rows - 1
    assert taken == ([receipt.recorded] if rows >= LONG else [])


@pytest.mark.parametrize("long", [0, ROW_BY_ROW])
def test_nothing_that_a_workbook_says_refers_to_itself(
    long: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that it is let go of without Python's collector, however many rows there are."""
    monkeypatch.setattr(bulk_loading, "LONG", long)
    found = {}
    for rows in (5, 5, 50):  # the first time, what is imported does
        path = write_workbook(tmp_path / "A.xlsx", sheets(rows))
        with Ledger.open("sqlite://") as ledger:
            gc.collect()
            assert ledger.preview_file(path).accepted
            assert ledger.import_file(path).recorded
            found[rows] = gc.collect()
    assert found[5] == found[50]
    assert gc.isenabled()


def test_what_has_to_see_facts_sees_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program's rules, who says what the workbook does not, and where columns are not read."""
    path = write_workbook(tmp_path / "A.xlsx", sheets(5))
    monkeypatch.setattr(bulk_loading, "LONG", 0)
    with same_for_all() as taken:
        with Ledger.open("sqlite://", rules=[lambda case: ()]) as ledger:
            assert ledger.import_file(path).accepted
        with Ledger.open("sqlite://") as ledger:
            assert ledger.import_file(path, style=NumberStyle.DOT_GROUPS).accepted
        monkeypatch.setitem(sys.modules, "coopledger.bulk.acceptance", None)
        with Ledger.open("sqlite://") as ledger:
            assert ledger.import_file(path).accepted
    assert taken == []


def test_a_book_that_others_open_meanwhile_is_not_opened_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at again what there is, before anything is stored."""
    path = write_workbook(tmp_path / "A.xlsx", sheets(5))
    monkeypatch.setattr(bulk_loading, "LONG", 0)
    place, accepted = tmp_path / "books.db", acceptance.accepted

    def meanwhile(*given: Any) -> Any:
        found = accepted(*given)
        with Ledger.open(place) as other:
            other.record(Programme(code="A", title="x", currency="MXN"))
        return found

    monkeypatch.setattr(acceptance, "accepted", meanwhile)
    with Ledger.open(place) as ledger:
        ledger.record(Programme(code="P-1", title="Own", currency="MXN"))
        receipt = ledger.import_file(path)
        assert "currency-of-book" in {found.code for found in receipt.findings}
        assert len(ledger.books()) == 2
        assert not ledger.verify().problems


def test_a_sheet_in_which_too_much_is_wrong_is_refused_as_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits._MOST, limits.Bound.FINDINGS, 3)
    wrong = [["Folio", "Fecha", "Rubro"], *([f"AD-{n}", "ayer", "L1"] for n in range(9))]
    path = write_workbook(tmp_path / "A.xlsx", {**sheets(5), "Adendas": wrong})
    assert taken_the_same(path) == 0
    (_, receipt), _ = loaded(path, 0)
    assert "document-beyond" in {finding.code for finding in receipt.findings}


def test_rows_stand_in_the_sheets_that_they_came_from(tmp_path: Path) -> None:
    """Several sheets of a kind, too, and with blank rows and totals between."""
    several: dict[str, Any] = {
        "Convenio": [["Código", "A"], ["Título", "A"], ["Moneda del convenio", "EUR"],
                     ["Cuentas", "MXN"]],
        "Gastos": [["Folio", "Fecha", "Importe (MXN)"], ["G-1", "2016-01-02", 5], [],
                   ["Subtotal", None, 5], ["G-2", "2016-01-03", 6], ["Total", None, 11]],
        "Ministraciones": [["Folio", "Fecha", "Importe (MXN)", "Enviado (EUR)"],
                           ["M-1", "2016-01-01", 100, 5]],
        "Gastos - Tabla 2": [["De octubre"], ["Folio", "Fecha", "Importe (MXN)"],
                             ["G-3", "2016-10-02", 7]],
    }  # fmt: skip
    path = write_workbook(tmp_path / "A.xlsx", several)
    assert taken_the_same(path) == 5
    (_, receipt), ledger = loaded(path, 0)
    assert [finding.code for finding in receipt.findings] == ["totals-row", "totals-row"]
    origins = [row["sealed"] for row in rows_of(ledger)]
    places = ("Convenio|1", "Gastos|2", "Gastos|5", "Ministraciones|2", "Gastos - Tabla 2|3")
    assert all(f"A.xlsx|{at}" in kept for at, kept in zip(places, origins, strict=True))
