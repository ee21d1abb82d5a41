"""Rows that are cut out of a sheet say what the parser says of them, whatever is beside them."""

from collections.abc import Sequence
from io import BytesIO
from itertools import product
from unittest.mock import patch
from xml.parsers.expat import ExpatError

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coopledger.progress import untold
from coopledger.readers import xml_pieces
from coopledger.readers.limits import Used
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xlsx_looks import Look, Looks
from coopledger.readers.xlsx_plain import PlainRows
from coopledger.readers.xlsx_rows import Said, cells_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOT = f'<worksheet xmlns="{_MAIN}" xmlns:x="{_MAIN}" xmlns:y="urn:y">'
_SAID = Said(["a", "b"], Looks([None, Look(of_time=True)]), to_compute=False)

Outcome = tuple[object, ...]

CELLS = (
    '<c r="A1"><v>1</v></c>', '<c r="B2" s="1"><v>42371.5</v></c>', '<c r="C1" t="s"><v>1</v></c>',
    '<c r="D1" t="n"><v>-1E3</v></c>', '<c r="E9"/>', '<c r="B1" s="1"></c>',
    '<c r="AZ1"><v>7</v></c>', '<c r="A{n}"><v>{n}</v></c>', '<c r="B{n}" s="1"><v>{n}.5</v></c>',
    '<c r="A1" t="s"><v>7</v></c>', '<c r="A1"><v>1-1</v></c>', '<c r="A1" s="9"><v>1</v></c>',
    '<c r="B1" t="str"><v>x</v></c>', '<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="A1"><v></v></c>',
    '<c r="A1" t="inlineStr"><is><t>w</t></is></c>', "<c><v>1</v></c>", " ", "x", "&amp;",
    "<v>3</v>", "<!-- no -->", "<f>1</f>", "<is>", "</is>", '<x:c r="B1"><v>1</v></x:c>', "<c>",
    "</c>", "<row ",
)  # fmt: skip
OPENED = (
    '<row r="{n}">', '<row r="{n}" hidden="1">', '<row r="{n}" r="{n}">', '<row y:z="1" r="{n}">',
    '<row r="{n}" z:z="1">', "<row>", '<row r="{n}.0">', "<row r='{n}'>", '<row r="1">', "<x:row>",
    '<row r="{n}" xmlns="urn:y">', '<row r="{n}" s="&lt;">',
)  # fmt: skip
BETWEEN = (
    "", "", "", "\n", "<!-- ", " -->", "<![CDATA[", "]]>", "<?x ", "?>", "<v>", "</v>", "<is>",
    "</is>", "</sheetData>", "<sheetData>", '<sheetData xmlns="urn:y">', "<f>x</f>", "<row>",
    "</row>", "é", '<x:c xmlns="urn:y">', '<x:mergeCell xmlns="urn:y">', "<z xmlns='urn:y'>",
)  # fmt: skip
BEFORE = ("", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff", "<!-- <sheetData> -->")

rows = st.tuples(
    st.sampled_from(OPENED[:2]) | st.sampled_from(OPENED),
    st.lists(st.sampled_from(CELLS[:9]) | st.sampled_from(CELLS), max_size=4).map("".join),
    st.sampled_from(BETWEEN),
)
alike = st.lists(st.tuples(rows, st.sampled_from((1, 1, 4))), max_size=8).map(
    lambda drawn: [row for row, times in drawn for _ in range(times)]
)


@given(
    st.sampled_from(BEFORE),
    st.sampled_from(("<sheetData>", "<x:sheetData>", '<sheetData xmlns="urn:y">')),
    alike,
    st.integers(20, 2_000),
)
@example("", "<sheetData>", [(OPENED[0], CELLS[0], "")] * 5, 2_000)
@example("", "<sheetData>", [(OPENED[0], CELLS[0], ""), (OPENED[0], CELLS[0], "<!--")] * 2, 2_000)
@example("", "<sheetData>", [(OPENED[0], CELLS[0], ""), (OPENED[0], CELLS[0], "<v>")] * 2, 2_000)
@example("", "<sheetData>", [(OPENED[0], CELLS[7] + CELLS[4], "")] * 6, 2_000)
@example("", "<sheetData>", [(OPENED[0], CELLS[6], ""), (OPENED[1], CELLS[2], "")] * 4, 2_000)
@example("", "<sheetData>", [(OPENED[0], CELLS[7], "<v>")] * 4 + [(OPENED[0], CELLS[7], "")], 90)
@example("", "<sheetData>", [(OPENED[0], "", ""), (OPENED[10], "", "")] * 2, 86)
@example("", "<sheetData>", [(OPENED[0], CELLS[0], each) for each in ("", "", BETWEEN[-2])], 59)
@example("", "<sheetData>", [(OPENED[3], CELLS[0], ""), (OPENED[4], CELLS[0], "")], 2_000)
def test_what_is_cut_out_says_what_is_parsed(
    before: str, data: str, rows: Sequence[tuple[str, str, str]], piece: int
) -> None:
    told = "".join(
        f"{opened}{cells}</row>{between}".replace("{n}", str(number))
        for number, (opened, cells, between) in enumerate(rows, start=1)
    )
    closed = data.split()[0].replace("<", "</").rstrip(">")
    xml = f"{before}{_ROOT}{data}{told}{closed}></worksheet>".encode()
    with patch.object(xml_pieces, "PIECE", piece):
        found = _outcome(xml)
        with patch.object(PlainRows, "parse", lambda rows, piece: rows._sheet.parse(piece)):
            assert found == _outcome(xml)


def test_nearly_all_rows_of_a_large_table_are_cut_out() -> None:
    told = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20_001))
    xml = f"{_ROOT}<sheetData>{told}</sheetData></worksheet>".encode()
    parsed = list[int]()
    real = PlainRows._parse

    def watched(rows: PlainRows, left: list[str]) -> None:
        parsed.append(sum(map(len, left)))
        real(rows, left)

    with patch.object(PlainRows, "_parse", watched):
        assert _outcome(xml)[0] == [(n,) for n in range(1, 20_001)]
    assert sum(parsed) < len(xml) / 100


def test_rows_that_are_alike_are_of_a_few_forms() -> None:
    """However many ways there are in which two are not."""
    shapes = ["".join(CELLS[at] for at in each) for each in product((0, 5), (2,), (3, 4, 6))]
    told = "".join(
        f'<row r="{n}" ht="{n % 15}">{shapes[n % len(shapes)]}</row>' for n in range(1, 1_000)
    )
    forms = list[int]()
    real = PlainRows.parse

    def watched(rows: PlainRows, piece: bytes) -> None:
        real(rows, piece)
        forms.append(len(rows._forms))

    with patch.object(PlainRows, "parse", watched):
        found = _outcome(f"{_ROOT}<sheetData>{told}</sheetData></worksheet>".encode())
    assert len(found[0]) == 999  # type: ignore[arg-type]
    assert max(forms) == 12


@pytest.mark.parametrize("rows", ['<row r="1">' * 200_000, "</row>" * 200_000, "<row " * 200_000])
def test_what_is_no_row_takes_no_longer_than_it_is_long(rows: str) -> None:
    assert isinstance(
        _outcome(f"{_ROOT}<sheetData>{rows}</sheetData></worksheet>".encode())[0], type
    )


def _outcome(xml: bytes) -> Outcome:
    try:
        found = cells_of(BytesIO(xml), len(xml), _SAID, Used("a.xlsx"), untold)
    except (ExpatError, ValueError, LookupError, NotOpened) as error:
        return (type(error),)
    return found.rows, found.hides, found.merged
