"""Whatever stands in a workbook, and whatever happened to its bytes: findings, never an exception.

And nothing is ever stored that cannot be read again.
"""

import tempfile
import zipfile
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.finding import has_errors
from coopledger.model.receipt import Receipt
from coopledger.readers.registry import read_document
from coopledger.reports.findings import finding_lines
from coopledger.reports.receipt import receipt_line
from coopledger.testing.sheets import write_workbook

Workbook = dict[str, list[list[Any]]]

FEWER = settings(max_examples=max(10, settings.default.max_examples // 2))
"""Each example here writes, reads and loads a workbook."""

VALID: Workbook = {
    "Convenio": [
        ["Código", "FORO-2016"],
        ["Título", "Foro de la Democracia Latinoamericana"],
        ["Moneda del convenio", "EUR"],
        ["Cuentas", "MXN; BANCO-1 = USD; BANCO-2 = USD"],
        ["Inicio", "2016-07-04"],
        ["Fin", "2016-12-31"],
        ["Regla de conversión", "FIFO"],
        ["Prefinanciamiento", "No"],
        ["Estilo de números", "1,234.56"],
        ["Procedencia", "Fuente"],
    ],
    "Rubros": [
        ["Código", "Rubro", "Tope", "Moneda", "Elegible"],
        ["PASAJES", "Pasajes aéreos", 30000, "EUR", "Sí"],
        ["REGALOS", "Obsequios", None, None, "No"],
    ],
    "Actividades": [
        ["Código", "Actividad", "Tipo", "Número", "Fecha", "Socios"],
        ["FORO-VII", "VII Foro", "Foro", 1, "2016-10-05 a 2016-10-07", "SEGIB; AMEXCID"],
    ],
    "Ministraciones": [
        ["Folio", "Fecha", "Importe", "Moneda", "Enviado", "Moneda enviada", "Cuenta"],
        ["M-01", "2016-08", 1109797.84, "MXN", 54855, "EUR", None],
        ["M-02", "2016-08-15", 1000, "USD", 900, "EUR", "BANCO-1"],
    ],
    "Intereses": [
        ["Folio", "Fecha", "Importe (MXN)", "Valor en moneda del convenio (EUR)"],
        ["I-01", {"date": "2016-09-30"}, 10, 0.5],
    ],
    "Gastos": [
        ["Folio", "Fecha", "Importe", "Moneda", "Rubro", "Actividad", "Concepto", "Nota"],
        ["G-01", {"date": "2016-10-05"}, 435763.79, "MXN", "PASAJES", "FORO-VII", "Avión", None],
        ["G-02", "2016-10", "$1,500.50", None, None, None, None, "sin desglose"],
        ["G-03", "05/10/2016", {"formula": "=1+1", "value": 2}, "MXN", None, None, None, None],
    ],
    "Reintegros": [
        ["Folio", "Fecha", "Importe", "Moneda", "Recibido", "Moneda recibida"],
        ["R-01", {"date": "2016-12-29"}, 600000, "MXN", 27000, "EUR"],
    ],
    "Aportaciones en especie": [
        ["Folio", "Fecha", "Valor (MXN)", "Actividad"],
        ["E-01", "2016", 295423.8, "FORO-VII"],
    ],
}

# Excel keeps no lone surrogates; everything else may be in a cell.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
telling_texts = st.sampled_from(
    [
        "M-01", "FORO-2016", "FORO-VII", "PASAJES", "PASAJES; PASAJES", "REGALOS", ";", "=",
        "= MXN", "MXN", "EUR", "XXX", "$", "$1", "€1", "-1", "1,5", "1.234,56", "10 50", "1e9",
        "sí", "2016", "2016-02-30", "31/12/9999", "9999", "2016-10-05 a 9999-12-31", "a", " a b",
        "Folio", "Importe (EUR)", "Importe (", "(MXN)", "Moneda", "Código", "{seen}", "{0!r}", "%s",
        "'; DROP TABLE journal; --", "\u200b", "\u202e", "\n", " ", "_x0000_", "#N/A", "\x00",
    ]
)  # fmt: skip
numbers = st.one_of(
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-(10**13), 10**13, places=2).map(float),
    st.sampled_from([0, 1, -1, 2016, 42648, 1e15, 1e16, 0.1 + 0.2, 5e-324, 1.7e308]),
)
dates = st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31)).map(
    lambda when: {"date": when.replace(microsecond=0).isoformat()}
)
values = st.one_of(
    st.none(),
    st.booleans(),
    numbers,
    dates,
    texts,
    telling_texts,
    st.sampled_from(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]).map(
        lambda error: {"error": error}
    ),
    st.builds(lambda value: {"formula": "=Z1", "value": value}, st.one_of(numbers, texts)),
    st.just({"formula": "=Z1"}),
    st.builds(
        lambda number, shown: {"number": number, "shown": shown},
        st.one_of(st.integers(-(10**7), 10**7), st.floats(-1e7, 1e7)),
        st.sampled_from(["yyyy-mm-dd", "hh:mm", "[h]:mm:ss", "0%", "[$€] #,##0.00", "@"]),
    ),
)


@st.composite
def scrawled(draw: st.DrawFn) -> Workbook:
    """A valid workbook with anything written over some of its cells, or beside them."""
    workbook = deepcopy(VALID)
    for _ in range(draw(st.integers(1, 6))):
        rows = workbook[draw(st.sampled_from(sorted(workbook)))]
        row = draw(st.integers(0, len(rows)))
        column = draw(st.integers(0, 8))
        if row == len(rows):
            rows.append([])
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = draw(values)
    return workbook


def _load(path: Path, ledger: Path) -> Receipt:
    """Read and load; what comes of it can be said, and what was stored can be read again."""
    reading = read_document(path)
    with Ledger.open(ledger) as opened:
        receipt = opened.import_file(path)
    assert receipt.accepted == (not has_errors(receipt.findings))
    if has_errors(reading.findings):
        assert not receipt.accepted
    for language in Language:
        said = "\n".join(finding_lines(receipt.findings, language))
        assert len(said.splitlines()) == len(receipt.findings)
        assert receipt_line(receipt, language)
    if receipt.accepted:
        with Ledger.open(ledger) as again:
            assert again.verify().intact
            assert again.import_file(path).unchanged == receipt.recorded
            for book in again.books():
                if book.opening.kind == "agreement":
                    assert again.reconcile(book.opening.code).closes
    else:
        assert receipt.recorded == 0
        assert not ledger.exists()
    return receipt


def test_the_workbook_that_is_scrawled_upon_is_valid(tmp_path: Path) -> None:
    receipt = _load(write_workbook(tmp_path / "valid.xlsx", VALID), tmp_path / "x.db")
    assert receipt.findings == ()
    assert receipt.recorded == 10


def _over(sheet: str, row: int, column: int, value: Any) -> Workbook:
    workbook = deepcopy(VALID)
    workbook[sheet][row][column] = value
    return workbook


@FEWER
@given(scrawled())
@example(_over("Convenio", 5, 1, {"date": "9999-12-31"}))
@example(_over("Actividades", 1, 4, {"date": "9999-12-31"}))
@example(_over("Convenio", 3, 1, "; ="))
@example(_over("Gastos", 1, 0, "FORO-2016"))
def test_whatever_stands_in_the_cells(workbook: Workbook) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_workbook(Path(folder) / "scrawled.xlsx", workbook)
        _load(path, Path(folder) / "x.db")


def _valid_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return write_workbook(Path(folder) / "valid.xlsx", VALID).read_bytes()


WHOLE = _valid_bytes()


@st.composite
def mutated(draw: st.DrawFn, whole: bytes) -> bytes:
    """Bytes with some of them changed, taken out, put in, or cut off at the end."""
    changed = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(0, len(changed) - 1)))
        match draw(st.sampled_from(["set", "drop", "insert", "cut"])):
            case "set" if changed:
                changed[place] = draw(st.integers(0, 255))
            case "drop":
                del changed[place : place + draw(st.integers(1, 40))]
            case "insert":
                changed[place:place] = draw(st.binary(min_size=1, max_size=10))
            case "cut" if draw(st.integers(0, 9)) == 0:
                del changed[place:]
    return bytes(changed)


@given(mutated(WHOLE))
@example(b"")
@example(b"PK\x03\x04")
@example(WHOLE[:-22])
def test_whatever_happened_to_the_bytes_of_the_file(damaged: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "damaged.xlsx"
        path.write_bytes(damaged)
        _load(path, Path(folder) / "x.db")


PARTS = (
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet4.xml",
    "xl/worksheets/sheet6.xml",
)


@FEWER
@given(st.data(), st.sampled_from(PARTS))
def test_whatever_happened_to_a_part_of_the_file(data: st.DataObject, damaged: str) -> None:
    """The container is sound, and what is in it is not: the parser meets the damage."""
    with tempfile.TemporaryDirectory() as folder:
        whole, path = Path(folder) / "whole.xlsx", Path(folder) / "damaged.xlsx"
        whole.write_bytes(WHOLE)
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                part = old.read(name)
                new.writestr(name, data.draw(mutated(part)) if name == damaged else part)
        _load(path, Path(folder) / "x.db")
