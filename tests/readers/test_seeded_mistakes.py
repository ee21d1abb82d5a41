"""Valid workbooks with known mistakes sown into them: each is found, where it is, and no other."""

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.errors import LedgerNotFound
from coopledger.ledger import Ledger
from coopledger.model.finding import Severity
from coopledger.model.receipt import Receipt
from coopledger.testing.mistakes import HEADERS, NEXT_YEAR
from coopledger.testing.seeded import AGREEMENT, SeededWorkbook, Sheets, pairs, valid_sheets

FEWER = settings(max_examples=max(10, settings.default.max_examples // 3))
"""Each example here writes and loads several workbooks."""

DOUBTS = {"alike-but-for-reference", "days-look-swapped"}
"""What valid rows may well look like, as drawn at random: it is said, and hinders nothing."""

Found = tuple[str | None, int | None, str | None, str]
"""The sheet, the row and the column of a finding, and its code."""


def _errors(receipt: Receipt) -> Counter[Found]:
    return Counter(
        (finding.place.sheet, finding.place.row, finding.place.column, finding.code)
        for finding in receipt.findings
        if finding.severity is Severity.ERROR
    )


def _said(receipt: Receipt) -> set[str]:
    return {finding.code for finding in receipt.findings}


def _expected(workbook: SeededWorkbook) -> Counter[Found]:
    return Counter(
        (
            sown.sheet,
            int(sown.cell[1:]),
            HEADERS[sown.sheet]["ABCDEFG".index(sown.cell[0])],
            sown.code,
        )
        for sown in workbook.mistakes
    )


def _is_empty(ledger: Ledger) -> bool:
    try:
        return not ledger.books()
    except LedgerNotFound:
        return True


@FEWER
@given(st.integers(1, 8).flatmap(pairs))
def test_each_mistake_is_found_where_it_is_and_nothing_is_stored(
    case: tuple[SeededWorkbook, SeededWorkbook],
) -> None:
    valid, wrong = case
    with tempfile.TemporaryDirectory() as folder, Ledger.open("sqlite://") as ledger:
        receipt = ledger.import_file(wrong.save(Path(folder) / "wrong.xlsx"))
        assert _errors(receipt) == _expected(wrong)
        assert receipt.recorded == 0
        assert _is_empty(ledger)
        receipt = ledger.import_file(valid.save(Path(folder) / "valid.xlsx"))
        assert _said(receipt) <= DOUBTS
        assert receipt.recorded == 1 + sum(
            len(rows)
            for sheet, rows in valid.sheets.items()
            if sheet in HEADERS.keys() - {"Rubros"}
        )
        refused = ledger.import_file(Path(folder) / "wrong.xlsx")
        assert not refused.accepted
        assert [summary.facts for summary in ledger.books()] == [receipt.recorded]
        assert ledger.verify().intact


def _shuffled(workbook: Sheets, seed: int) -> Sheets:
    """The same rows in another order; the same sheets, too."""
    chance = random.Random(seed)
    shuffled = {sheet: chance.sample(rows, len(rows)) for sheet, rows in workbook.items()}
    shuffled["Rubros"] = workbook["Rubros"]  # the order of an agreement's lines is a part of it
    return dict(chance.sample(list(shuffled.items()), len(shuffled)))


@FEWER
@given(valid_sheets(), st.integers())
def test_the_order_of_the_rows_says_nothing(workbook: Sheets, seed: int) -> None:
    closing = date(2016, 12, 31)
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open("sqlite://") as ledger,
        Ledger.open("sqlite://") as other,
    ):
        path = SeededWorkbook(workbook).save(Path(folder) / "as-it-is.xlsx")
        shuffled = SeededWorkbook(_shuffled(workbook, seed)).save(Path(folder) / "shuffled.xlsx")
        recorded = ledger.import_file(path).recorded
        assert recorded > 0
        assert other.import_file(shuffled).recorded == recorded
        for again in (path, shuffled):
            receipt = ledger.import_file(again)
            assert (receipt.recorded, receipt.unchanged) == (0, recorded)
            assert _said(receipt) <= DOUBTS
        statement = ledger.reconcile("FORO-2016", on=closing)
        assert statement.closes
        assert statement == other.reconcile("FORO-2016", on=closing)
        assert ledger.cooperation_totals() == other.cooperation_totals()


def _change(workbook: Sheets, sheet: str, row: int, column: str, put: Any) -> Sheets:
    changed = deepcopy(workbook)
    changed[sheet][row][HEADERS[sheet].index(column)] = put
    return changed


def _found(workbook: Sheets) -> list[Found]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open("sqlite://") as ledger:
        path = SeededWorkbook(workbook).save(Path(folder) / "one.xlsx")
        return sorted(_errors(ledger.import_file(path)), key=str)


PLAIN: Sheets = {
    "Convenio": AGREEMENT,
    "Rubros": [["PASAJES", "Pasajes aéreos", "Sí"]],
    "Actividades": [["FORO-VII", "VII Foro", "2016"]],
    "Ministraciones": [["M-0", "2016-01-15", 1000.5, "MXN", 50.5, "EUR"]],
    "Gastos": [[f"G-{n}", "2016-10-05", 10.5, "MXN", "PASAJES", "FORO-VII"] for n in range(5)],
    "Reintegros": [["R-0", "2016-12-31", 5, "MXN", 0.2, "EUR"]],
}

ROOT_CAUSES: dict[str, tuple[Callable[[Sheets], Sheets], tuple[str, int, str, str]]] = {
    "the only disbursement has no readable amount": (
        lambda book: _change(book, "Ministraciones", 0, "Importe", "mucho"),
        ("Ministraciones", 2, "Importe", "amount-unreadable"),
    ),
    "the only disbursement has no readable date": (
        lambda book: _change(book, "Ministraciones", 0, "Fecha", "enero"),
        ("Ministraciones", 2, "Fecha", "date-unreadable"),
    ),
    "the only disbursement went into no account": (
        lambda book: _change(book, "Ministraciones", 0, "Moneda", "USD"),
        ("Ministraciones", 2, "Importe", "currency-mismatch"),
    ),
    "the only disbursement has a year to come": (
        lambda book: _change(book, "Ministraciones", 0, "Fecha", str(NEXT_YEAR)),
        ("Ministraciones", 2, "Fecha", "future-date"),
    ),
    "the only disbursement has the reference of an activity": (
        lambda book: _change(book, "Ministraciones", 0, "Folio", "FORO-VII"),
        ("Ministraciones", 2, "Folio", "reference-twice"),
    ),
    "the only line cannot be read": (
        lambda book: _change(book, "Rubros", 0, "Elegible", "quizá"),
        ("Rubros", 2, "Elegible", "not-a-choice"),
    ),
    "the only activity cannot be read": (
        lambda book: _change(book, "Actividades", 0, "Fecha", "octubre"),
        ("Actividades", 2, "Fecha", "date-unreadable"),
    ),
    "a currency cannot be read": (
        lambda book: _change(book, "Gastos", 2, "Moneda", {"error": "#N/A"}),
        ("Gastos", 4, "Moneda", "error-value"),
    ),
}


@pytest.mark.parametrize("story", ROOT_CAUSES)
def test_one_mistake_is_one_finding(story: str) -> None:
    """Nobody wants five complaints that the money is missing because one date is wrong."""
    change, expected = ROOT_CAUSES[story]
    assert _found(PLAIN) == []
    assert _found(change(PLAIN)) == [expected]
