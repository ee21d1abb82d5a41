"""The law of reading: what is recorded is what was written, or an error says where it is not.

Each property writes something in one of the ways in which people and programs write it, and asks
for what is read: never another amount, currency, scale, code or text.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from coopledger.model.finding import has_errors
from coopledger.money import Money
from coopledger.numerals import NumberStyle
from coopledger.readers.amounts import amount
from coopledger.readers.cells import Cell, CellError, FormattedNumber, code
from coopledger.readers.number_format import number_format
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.registry import read_document
from coopledger.readers.sheet import Sheet
from coopledger.readers.tables import read_tables
from coopledger.readers.words import percentage

COMMA, DOT = NumberStyle.COMMA_GROUPS, NumberStyle.DOT_GROUPS


def _written(minor: int, style: NumberStyle, *, grouped: bool, short: bool) -> str:
    """An amount of two decimals as somebody writes it; short: without decimals that are zero."""
    figure = f"{Decimal(minor) / 100:{',' if grouped else ''}.2f}"
    figure = figure.rstrip("0").rstrip(".") if short else figure
    return figure.translate(str.maketrans({",": style.group, ".": style.point}))


def _spent(amounts: Iterable[str], currency: str, said: NumberStyle | None) -> Reading:
    header = ("Folio", "Fecha", f"Importe ({currency})")
    rows: list[tuple[Cell, ...]] = [header]
    rows += [(f"G-{at}", "2016-10-05", written) for at, written in enumerate(amounts)]
    return read_tables(Path("gastos.csv"), [Sheet("Gastos", rows)], Manner(book="A", style=said))


def _by_folio(reading: Reading) -> dict[str, Any]:
    return {entry.fact.reference: entry.fact for entry in reading.entries}


AMOUNTS = st.lists(st.integers(1, 10**9) | st.integers(1, 10**7).map(lambda n: n * 100), max_size=6)


@given(AMOUNTS, st.sampled_from(NumberStyle), st.sampled_from(["MXN", "EUR"]), st.data())
def test_an_amount_is_what_was_written_or_it_is_asked(
    amounts: list[int], style: NumberStyle, currency: str, data: st.DataObject
) -> None:
    """Whichever of its numbers settle the style of a document, and if none does."""
    looks = st.fixed_dictionaries({"grouped": st.booleans(), "short": st.booleans()})
    written = [_written(minor, style, **data.draw(looks)) for minor in amounts]
    reading = _spent(written, currency, None)
    for folio, fact in _by_folio(reading).items():
        assert fact.amount.minor == amounts[int(folio[2:])], written
    if len(reading.entries) < len(amounts):
        assert has_errors(reading.findings)
    said = _spent(written, currency, style)
    assert [fact.amount.minor for fact in _by_folio(said).values()] == amounts


@given(st.integers(1, 30), st.sampled_from(["54.000", "0,500", "1.250", "21,633", "-3.000"]))
def test_what_may_be_both_is_said_once_a_column(count: int, written: str) -> None:
    reading = _spent([written] * count, "EUR", None)
    (found,) = reading.findings
    assert (found.code, found.params["count"]) == ("number-ambiguous", count)
    assert reading.entries == []


# What a number's format shows

MARKS = {
    "MXN": ("MXN", "M.N.", "pesos", "$ MXN", "MX$"),
    "USD": ("USD", "US$", "Dlls", "dólares"),
    "EUR": ("EUR", "€", "euros"),
    "GBP": ("GBP", "£"),
}
ROUND: tuple[Callable[[str], str], ...] = (
    lambda mark: f"[${mark}] #,##0.00",
    lambda mark: f"[${mark}-C0A]#,##0.00",
    lambda mark: f"#,##0.00\\ [${mark}]",
    lambda mark: f'"{mark}" 0.00',
    lambda mark: f'#,##0.00" {mark}"',
    lambda mark: f'#,##0.00_-"{mark}";[RED]-#,##0.00_-"{mark}"',
    lambda mark: f"[${mark}] #,##0.00;[RED]-[${mark}] #,##0.00",
    lambda mark: f'_-"{mark}"* #,##0.00_-;-"{mark}"* #,##0.00_-;_-"{mark}"* "-"??_-;_-@_-',
)


@pytest.mark.parametrize("shown", ROUND)
@pytest.mark.parametrize(("currency", "mark"), [(c, m) for c, ms in MARKS.items() for m in ms])
def test_a_currency_that_a_format_shows_is_that_of_the_amount(
    currency: str, mark: str, shown: Callable[[str], str]
) -> None:
    found = number_format(shown(mark))
    assert found is not None
    cell = FormattedNumber(1234.5, found)
    assert amount(cell, None, COMMA) == Money("1234.50", currency)
    assert amount(cell, currency, COMMA) == Money("1234.50", currency)
    with pytest.raises(CellError, match="two-currencies"):
        amount(cell, "JPY", COMMA)


@pytest.mark.parametrize(
    "written",
    [
        "General", "0", "#,##0.00", "@", '"$"#,##0.00', "[$$-80A]#,##0.00", "[RED]0.00",
        "#,##0.00;[RED]-#,##0.00", "[Color10]0;[BLUE]-0", "[>=1000]#,##0;0.00", "(0.00)",
        "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "+0.00;-0.00", "0.00E+00", "# ?/?",
    ],
)  # fmt: skip
def test_a_format_without_a_currency_shows_none(written: str) -> None:
    found = number_format(written)
    cell: Cell = 1234.5 if found is None else FormattedNumber(1234.5, found)
    assert amount(cell, "EUR", COMMA) == Money("1234.50", "EUR")


@pytest.mark.parametrize(
    "written", ["0%", "0.00 %", "#,##0,", "0.0,,", '0.00" miles"', '"mdp" 0.0', '0.00" c/u"']
)
def test_an_amount_that_is_shown_as_something_else_is_refused(written: str) -> None:
    found = number_format(written)
    assert found is not None
    with pytest.raises(CellError, match="shown-otherwise"):
        amount(FormattedNumber(0.15, found), "MXN", COMMA)


# Percentages


@given(st.integers(0, 10_000))
def test_a_percentage_is_what_the_sheet_shows(hundredths: int) -> None:
    expected = Decimal(hundredths) / 100
    found = number_format("0.00%")
    assert found is not None
    assert percentage(FormattedNumber(hundredths / 10_000, found), COMMA) == expected
    assert percentage(f"{expected} %", COMMA) == expected
    assert percentage(f"{expected}%".replace(".", ","), DOT) == expected
    for bare in (hundredths / 100, str(expected)):
        if 0 < expected < 1:
            with pytest.raises(CellError, match="percentage-unclear"):
                percentage(bare, COMMA)
        else:
            assert percentage(bare, COMMA) == expected


# Codes


@given(st.integers(0, 10**20), st.integers(1, 8))
def test_a_code_that_is_a_number_is_as_it_is_shown_or_refused(number: int, places: int) -> None:
    held: Any = number if number < 10**15 else float(number)  # which is what a spreadsheet keeps
    padded = number_format('"G-"' + "0" * places)
    assert padded is not None
    if number >= 10**15:
        for cell in (held, FormattedNumber(held, padded)):
            with pytest.raises(CellError, match="code-not-text"):
                code(cell)
    else:
        assert code(held) == code(float(held)) == code(str(number)) == str(number)
        assert code(FormattedNumber(held, padded)) == f"G-{number:0{places}}"


# Text in the encodings of comma-separated files

WORDS = (
    "alimentación", "café", "año", "niñez", "México", "Núñez", "pingüino", "Bogotá", "también",
    "ALIMENTACIÓN", "COMPAÑÍA", "PERÚ", "MÉXICO", "AVIÓN", "así", "más", "número", "aquí", "él",
    "época", "Última", "Ángel", "éxito", "¿qué?", "¡ya!", "«sede»", "cooperación", "París",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "cp437", "mac_roman")


def _concepts(content: bytes) -> list[str]:
    """What is read of a file; nothing where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Gastos.csv"
        path.write_bytes(content)
        reading = read_document(path, Manner(book="A"))
    assert has_errors(reading.findings) != bool(reading.entries)
    return [entry.fact.concept for entry in reading.entries]  # type: ignore[union-attr]


@example(["¡ya!"], "cp1252")  # which in another encoding is a word, too
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.sampled_from(ENCODINGS))
def test_text_is_read_in_the_encoding_it_is_in_or_refused(words: list[str], encoding: str) -> None:
    said = " ".join(words)
    table = f"Folio,Fecha,Importe (MXN),Concepto\nG-1,2016-10-05,100.00,{said}\n"
    assume(table.encode(encoding, "replace").decode(encoding) == table)
    read = _concepts(table.encode(encoding))
    assert read in ([said], []), read
    if encoding.startswith("utf") or {"alimentación", "cooperación"} & set(words):
        assert read == [said]


# Rows that a comma moved

HEADINGS = (
    ("Folio", "Fecha", "Importe (MXN)", "Concepto", "Nota"),
    ("Folio", "Fecha", "Importe", "Moneda", "Beneficiario", "Nota"),
    ("Nota", "Folio", "Fecha", "Concepto", "Importe (MXN)"),
)
FIELDS = {"Fecha": "2016-10-05", "Moneda": "MXN", "Concepto": "Taxi", "Beneficiario": "Hotel"}


@example(HEADINGS[0], [(100_000_001, DOT)], False)  # 1.000.000,01
@given(
    st.sampled_from(HEADINGS),
    st.lists(st.tuples(st.integers(100, 10**9), st.sampled_from(NumberStyle)), min_size=1),
    st.booleans(),
)
def test_an_amount_with_a_comma_is_whole_or_its_row_is_refused(
    headings: tuple[str, ...], amounts: list[tuple[int, NumberStyle]], quoted: bool
) -> None:
    """In quotes or without: 1,234.56 never becomes 1."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    styles = {style for _, style in amounts}
    assume(len(styles) == 1)
    for at, (minor, style) in enumerate(amounts):
        written = _written(minor, style, grouped=True, short=False)
        row = [f"G-{at}" if name == "Folio" else FIELDS.get(name, "") for name in headings]
        row = [
            written if "Importe" in name else cell for name, cell in zip(headings, row, strict=True)
        ]
        if quoted:
            writer.writerow(row)
        else:
            text.write(",".join(row) + "\r\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Gastos.csv"
        path.write_text(text.getvalue(), "utf-8")
        reading = read_document(path, Manner(book="A"))
    for folio, fact in _by_folio(reading).items():
        assert fact.amount.minor == amounts[int(folio[2:])][0]
    assert has_errors(reading.findings) or len(reading.entries) == len(amounts)
    if quoted:
        assert len(reading.entries) == len(amounts)
