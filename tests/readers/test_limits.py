"""How much of a document is read: what goes beyond is a finding that says which bound it was."""

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.readers import limits
from coopledger.readers.limits import BOUNDS, Bound
from coopledger.readers.reading import Manner
from coopledger.readers.registry import read_document
from coopledger.testing.sheets import write_workbook
from tests.confined import Confined
from tests.effort import LONG, effort
from tests.readers import bombs
from tests.readers.test_fuzz import VALID

_MT940 = b":20:A\r\n:25:1\r\n:28C:1\r\n:60F:C160101MXN0,\r\n:86:" + b"a" * 60 + b"\r\n"


def _file(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    make.__name__ = name
    return make


def _folder(folder: Path) -> Path:
    (folder / "facturas").mkdir()
    for number in range(6):
        (folder / "facturas" / f"{number}.xml").write_text("<a/>")
    return folder / "facturas"


def _workbook(folder: Path) -> Path:
    return write_workbook(folder / "libro.xlsx", VALID)


def _merged(folder: Path) -> Path:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in (1, 2))
    data = f'<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A1:H2"/></mergeCells>'
    return _file("libro.xlsx", bombs.workbook(data))(folder)


_COVERED = (
    '<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>a</text:p>'
    '</table:table-cell><table:covered-table-cell table:number-columns-repeated="7"/>'
    "</table:table-row>"
)
_CSV = b"Folio,Fecha,Importe\nG-1,x,y\nG-2,x,y\nG-3,x,y\n" + b"G-4," + b"a" * 60 + b",y\n"
_FACTS = json.dumps({"facts": [{"kind": "expenditure"}] * 5}).encode()
_ONE = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData>'
_FORMAT = f'<numFmts><numFmt numFmtId="200" formatCode="{"0" * 20}"/></numFmts>'

BEYOND: dict[Bound, tuple[int, tuple[Callable[[Path], Path], ...]]] = {
    Bound.UNPACKED: (20, (_workbook, _folder, _file("a.zip", bombs.zipped([("a.csv", _CSV)])))),
    Bound.TEXT: (
        60,
        (
            _file("Gastos.csv", _CSV),
            _file("a.zip", bombs.zipped([("Gastos.csv", _CSV)])),
            _file("a.json", _FACTS),
            _file("a.sta", _MT940),
            _file("a.xml", b"<a>" + b" " * 60 + b"</a>"),
        ),
    ),
    Bound.FILES: (
        5,
        (
            _folder,
            _file("a.zip", bombs.zipped((f"{n}.xml", "<a/>") for n in range(6))),
            _file("a.zip", bombs.zipped((f"Gastos-{n}.csv", _CSV) for n in range(6))),
        ),
    ),
    Bound.PARTS: (5, (_workbook,)),
    Bound.SHEETS: (5, (_workbook,)),
    Bound.RATIO: (0, (_file("a.zip", bombs.zipped([("a.csv", b" " * 17 * 2**20)])),)),
    Bound.TAGS: (5, (_workbook, _file("a.ods", bombs.opendocument(_COVERED)))),
    Bound.OTHER_TAGS: (5, (_workbook,)),
    Bound.ELEMENTS: (5, (_file("a.xml", b"<a>" + b"<b/>" * 5 + b"</a>"),)),
    Bound.CELLS: (
        10,
        (
            _workbook,
            _file("a.ods", bombs.opendocument(_COVERED * 20)),
            _file("Gastos.csv", _CSV),
            _file("a.zip", bombs.zipped((f"Gastos-{n}.csv", b"Folio,Fecha\n") for n in range(6))),
            _file("a.json", _FACTS),
            _file("a.sta", _MT940 * 4),
        ),
    ),
    Bound.ROWS: (
        3,
        (
            _workbook,
            _file("a.ods", bombs.opendocument(_COVERED * 2)),
            _file("Gastos.csv", _CSV),
            _file("a.json", _FACTS),
        ),
    ),
    Bound.MERGED: (5, (_merged, _file("a.ods", bombs.opendocument(_COVERED)))),
    Bound.LINE: (50, (_file("Gastos.csv", _CSV), _file("a.sta", _MT940))),
    Bound.CELL: (
        40,
        (
            _file("Gastos.csv", _CSV),
            _file("a.xlsx", bombs.workbook(_ONE.format("a" * 60))),
            _file("a.ods", bombs.opendocument(_COVERED.replace("a<", "a" * 60 + "<"))),
        ),
    ),
    Bound.FORMAT: (15, (_file("a.xlsx", bombs.workbook(_ONE.format(1), styles=_FORMAT)),)),
    Bound.FINDINGS: (2, (_file("Gastos.csv", _CSV), _file("a.json", _FACTS))),
}
"""A bound set to little -> documents of each kind that go beyond it."""


def _each() -> Iterator[object]:
    for bound, (few, documents) in BEYOND.items():
        for make in documents:
            yield pytest.param(bound, few, make, id=f"{bound}-{make.__name__}")


@pytest.mark.parametrize(("bound", "few", "make"), list(_each()))
def test_what_goes_beyond_a_bound_is_told_which(
    bound: Bound,
    few: int,
    make: Callable[[Path], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, manner = make(tmp_path), Manner(book="A-1")
    monkeypatch.setitem(limits._MOST, bound, few)
    found = read_document(path, manner).findings
    assert [(f.code, f.params["bound"]) for f in found if f.code == "document-beyond"] == [
        ("document-beyond", bound)
    ]
    monkeypatch.setitem(limits._MOST, bound, max(few, 1))
    monkeypatch.setenv(BOUNDS, "100000")
    codes = {finding.code for finding in read_document(path, manner).findings}
    assert "document-beyond" not in codes, "whoever raises the bounds reads it"


def test_every_bound_has_a_document_that_goes_beyond_it() -> None:
    # Levels are what does harm (document-unsafe); the largest document is in test_originals.py.
    assert set(BEYOND) == set(Bound) - {Bound.LEVELS, Bound.DOCUMENT}
    for bound in Bound:
        assert bound.say(Language.ES) != bound.say(Language.EN) or bound in (
            Bound.TEXT,
            Bound.DOCUMENT,
        )


def test_what_was_found_before_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits._MOST, Bound.FINDINGS, 3)
    found = read_document(_file("Gastos.csv", _CSV)(tmp_path), Manner(book="A-1")).findings
    assert len(found) == 4
    assert found[-1].code == "document-beyond"


@pytest.mark.parametrize("written", ["0", "-1", "x", "1.5", "9" * 10])
def test_the_environment_says_a_whole_number(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BOUNDS, written)
    with pytest.raises(CoopledgerError) as error:
        read_document(_file("Gastos.csv", _CSV)(tmp_path))
    assert written in error.value.message(Language.ES)


def test_an_archive_has_more_documents_than_a_workbook_has_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not LONG:
        monkeypatch.setitem(limits._MOST, Bound.PARTS, 5)
    path = tmp_path / "facturas.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(effort(6, 15_000)):
            archive.writestr(f"{number}.xml", "<a/>")
    codes = {finding.code for finding in read_document(path, Manner(book="A-1")).findings}
    assert codes == {"xml-unknown"}


QUICK = (
    "merged-again-and-again.xlsx",
    "one-long-format.xlsx",
    "repeated-again.ods",
    "blanks-counted-often.ods",
    "brackets-inside.json",
)
"""Those that take a gigabyte or a minute where nothing is bounded, and are made at once."""


def test_no_small_file_fills_the_machine(tmp_path: Path) -> None:
    with Confined(tmp_path) as confined:
        for name in effort(QUICK, tuple(bombs.BOMBS)):
            path = bombs.write(name, tmp_path)
            became = confined.run("import", name, "--agreement", "A-1", "--ledger", f"{name}.db")
            assert became.holds, (name, became)
            path.unlink()
