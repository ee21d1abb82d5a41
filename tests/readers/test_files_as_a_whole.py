"""What is found of a file as a whole, before any cell of it is read."""

import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.readers.reading import Reading
from coopledger.readers.registry import read_document
from coopledger.testing.sheets import write_workbook

AGREEMENT = [
    ["Código", "FORO-2016"],
    ["Título", "Foro de la Democracia Latinoamericana"],
    ["Moneda del convenio", "EUR"],
    ["Cuentas", "MXN"],
]
DISBURSEMENTS = [
    ["Folio", "Fecha", "Importe (MXN)", "Enviado (EUR)"],
    ["M-01", "2016-08", 1109797.84, 54855],
]
EXPENDITURES = [
    ["Folio", "Fecha", "Importe (MXN)"],
    ["G-01", "2016-10-05", 1500.5],
    ["G-02", "2016-10-06", 2500],
]
VALID = {"Convenio": AGREEMENT, "Ministraciones": DISBURSEMENTS, "Gastos": EXPENDITURES}


FACTS = b"kind,book,reference,when,more\n"
"""The columns of a table of facts."""


def _a_format_without_reader(folder: Path) -> Path:
    path = folder / "gastos.numbers"
    path.write_text("Folio;Fecha;Importe\n", "utf-8")
    return path


def _text_named_xlsx(folder: Path) -> Path:
    path = folder / "gastos.xlsx"
    path.write_text("Folio;Fecha;Importe\n", "utf-8")
    return path


def _empty_file(folder: Path) -> Path:
    path = folder / "vacío.xlsx"
    path.touch()
    return path


def _with_a_password(folder: Path) -> Path:
    """Excel keeps an encrypted workbook, and a book of before 2007, in an OLE container."""
    path = folder / "gastos.xlsx"
    stream = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream + bytes(512))
    return path


def _of_an_old_excel(folder: Path) -> Path:
    path = folder / "gastos.xlsx"
    stream = "Workbook".encode("utf-16-le")
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream + bytes(512))
    return path


def _an_old_excel_by_its_name(folder: Path) -> Path:
    return _of_an_old_excel(folder).rename(folder / "gastos.xls")


def _a_page_named_xlsx(folder: Path) -> Path:
    """Many systems «export to Excel» a page of HTML under another name."""
    path = folder / "gastos.xlsx"
    path.write_text("<html><table><tr><td>Folio</td></tr></table></html>", "utf-8")
    return path


def _csv(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    make.__name__ = f"{name} {content[:20]!r}"
    return make


def _cut_archive(folder: Path) -> Path:
    path = folder / "libro.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Gastos.csv", "Folio,Fecha\n" * 200)
    path.write_bytes(path.read_bytes()[:-40])
    return path


def _cut_short(folder: Path) -> Path:
    path = write_workbook(folder / "gastos.xlsx", VALID)
    path.write_bytes(path.read_bytes()[:-400])
    return path


def _a_zip_of_something_else(folder: Path) -> Path:
    path = folder / "gastos.xlsx"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("carta.txt", "Estimados señores:")
    return path


def _broken_sheet(folder: Path) -> Path:
    return _altered(folder, "xl/worksheets/sheet3.xml", lambda xml: xml.replace("</row>", "", 1))


def _empty_sheet(folder: Path) -> Path:
    return _altered(folder, "xl/worksheets/sheet3.xml", lambda _: "")


def _broken_list_of_sheets(folder: Path) -> Path:
    return _altered(folder, "xl/workbook.xml", lambda xml: xml[: len(xml) // 2])


def _entity_bomb(folder: Path) -> Path:
    """The billion laughs: a few lines that unfold into gigabytes."""
    folds = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ja">{folds}]>'

    def plant(xml: str) -> str:
        head, _, rest = xml.partition("?>")
        return f"{head}?>{bomb}{rest.replace('<v>1500.5</v>', '<v>&e9;</v>')}"

    return _altered(folder, "xl/worksheets/sheet3.xml", plant)


def _zip_bomb(folder: Path) -> Path:
    path = write_workbook(folder / "gastos.xlsx", VALID)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as container,
        container.open("xl/media/image1.png", "w", force_zip64=True) as part,
    ):
        for _ in range(501):
            part.write(bytes(2**20))
    return path


def _thousands_of_parts(folder: Path) -> Path:
    path = write_workbook(folder / "gastos.xlsx", VALID)
    with zipfile.ZipFile(path, "a") as container:
        for number in range(2_000):
            container.writestr(f"xl/media/{number}.txt", "")
    return path


def _a_folder_of_half_a_gigabyte(folder: Path) -> Path:
    path = folder / "facturas"
    path.mkdir()
    with (path / "a.xml").open("wb") as file:
        file.truncate(501 * 2**20)  # it takes no room on the disk
    return path


FILES: dict[str, tuple[Callable[[Path], Path], ...]] = {
    "unknown-format": (_a_format_without_reader,),
    "not-a-workbook": (_text_named_xlsx, _a_page_named_xlsx, _empty_file),
    "workbook-locked": (_with_a_password,),
    "workbook-old": (_of_an_old_excel, _an_old_excel_by_its_name),
    "archive-damaged": (_cut_archive,),
    "table-unnamed": (_csv("hoja1.csv", b"Folio,Fecha,Importe\n"),),
    "table-not-text": (
        _csv("Gastos.csv", b"PK\x03\x04\0\0\0"),
        _csv("Gastos.csv", b"Folio,\0\n"),
    ),
    "encoding-unknown": (
        _csv("Gastos.csv", b"\xff\xfeA"),
        _csv("Gastos.csv", "Folio,Concepto\nG-1,Última\n".encode("cp850")),
    ),
    "table-damaged": (_csv("Gastos.csv", b'Folio,Fecha,Importe\n"G-1,2016,1\n'),),
    "rows-too-long": (_csv("Gastos.csv", b"Folio,Fecha,Importe (MXN)\nG-1,2016,1,234.56\n"),),
    "json-unreadable": (
        _csv("hechos.json", b"{"),
        _csv("hechos.json", b"\xff"),
        _csv("hechos.json", b'{"facts": [NaN]}'),
        _csv("hechos.json", b'{"facts": [{"kind": "activity", "kind": "refund"}]}'),
        _csv("hechos.json", b'{"facts": ' + b"[" * 100_000),
        _csv("hechos.jsonl", b'{"kind": "activity"\n'),
        _csv("hechos.jsonl", b"\xff"),
        _csv("hechos.csv", FACTS + b"activity,A,W-1,2016,[1]\n"),
    ),
    "table-value": (_csv("hechos.csv", FACTS + b"gasto,A,G-1,2016,\n"),),
    "said-twice": (_csv("hechos.csv", FACTS + b'agreement,A,A,,"{""kind"":""refund""}"\n'),),
    "json-without-facts": (
        _csv("hechos.json", b"[]"),
        _csv("hechos.json", b'{"facts": {}}'),
        _csv("hechos.json", b'{"facts": [], "more": 1}'),
    ),
    "workbook-damaged": (
        _cut_short,
        _a_zip_of_something_else,
        _broken_sheet,
        _empty_sheet,
        _broken_list_of_sheets,
    ),
    "document-unsafe": (_entity_bomb,),
    "document-beyond": (_zip_bomb, _thousands_of_parts, _a_folder_of_half_a_gigabyte),
    "document-locked": (),  # below: it needs a user without rights
}
"""What is wrong with a file -> how such a file is made."""


def _altered(folder: Path, part: str, alter: Callable[[str], str]) -> Path:
    """A valid workbook in which one part of the container is another."""
    plain = write_workbook(folder / "plain.xlsx", VALID)
    path = folder / "gastos.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            new.writestr(name, alter(xml.decode()).encode() if name == part else xml)
    return path


def _lone_finding(reading: Reading, code: str) -> None:
    assert [finding.code for finding in reading.findings] == [code]
    assert reading.entries == []
    for language in Language:
        assert reading.findings[0].message(language)
        assert reading.findings[0].remedy(language)


@pytest.mark.parametrize(
    ("code", "make"),
    [(code, make) for code, makers in FILES.items() for make in makers],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_file_that_cannot_be_read_is_a_finding(
    code: str, make: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = make(tmp_path)
    _lone_finding(read_document(path), code)
    assert not _is_open(path), "on Windows nobody can repair a file that is still open"
    with Ledger.open(tmp_path / "x.db") as ledger:
        receipt = ledger.import_file(path)
    assert not receipt.accepted
    assert not (tmp_path / "x.db").exists()


def _is_open(path: Path) -> bool:
    """Whether this process still holds the file. (Told by Linux alone; elsewhere: no.)"""
    for descriptor in Path("/proc/self/fd").glob("*"):
        try:
            if descriptor.readlink() == path:
                return True
        except OSError:
            continue
    return False


@contextmanager
def _without_rights() -> Iterator[None]:
    """As a user who may not read what others have closed. The superuser may read everything."""
    if not hasattr(os, "geteuid"):
        pytest.skip("NOT TESTED: closing a file to its reader takes POSIX permissions")
    if os.geteuid() != 0:
        yield
        return
    try:
        os.seteuid(65534)
    except OSError:
        pytest.skip("NOT TESTED: run as the superuser, who may read every file")
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_another_program_holds_is_a_finding() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_workbook(Path(folder) / "gastos.xlsx", VALID)
        Path(folder).chmod(0o755)
        path.chmod(0)
        with _without_rights():
            reading = read_document(path)
    _lone_finding(reading, "document-locked")


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "no.xlsx")


# Files that are odd, and must be read all the same.


def _folios(reading: Reading) -> list[str]:
    assert reading.findings == []
    return [entry.fact.reference for entry in reading.entries]


ALL = ["FORO-2016", "M-01", "G-01", "G-02"]


@pytest.mark.parametrize("claimed", ["A1", "A1:C2", "A1:XFD1048576", ""])
def test_every_row_is_read_whatever_size_the_file_claims(claimed: str, tmp_path: Path) -> None:
    """Some programs write a wrong size of the sheet, or none. No row may vanish in silence."""
    size = f'<dimension ref="{claimed}"/>' if claimed else ""
    path = _altered(
        tmp_path,
        "xl/worksheets/sheet3.xml",
        lambda xml: re.sub('<dimension ref="[^"]*"/>', size, xml),
    )
    assert _folios(read_document(path)) == ALL


def test_a_stray_space_at_the_end_of_a_sheet_is_nothing(tmp_path: Path) -> None:
    blank: list[list[object]] = [[]] * 3_000
    sheets = {**VALID, "Gastos": [*EXPENDITURES, *blank, [None, None, " "]]}
    assert _folios(read_document(write_workbook(tmp_path / "gastos.xlsx", sheets))) == ALL


def test_dates_counted_from_1904_are_the_same_dates(tmp_path: Path) -> None:
    """Excel for Mac once counted days from 1904: four years and a day are at stake."""
    sheets = {**VALID, "Gastos": [EXPENDITURES[0], ["G-01", {"date": "2016-10-05"}, 10]]}
    path = write_workbook(tmp_path / "gastos.xlsx", sheets, date_1904=True)
    reading = read_document(path)
    assert _folios(reading) == ALL[:3]
    assert str(reading.entries[-1].fact.when) == "2016-10-05"  # type: ignore[union-attr]


def test_text_that_stands_in_the_cells_themselves(tmp_path: Path) -> None:
    """Programs that write row by row keep text in its cell, not in a table of texts."""
    path = write_workbook(tmp_path / "gastos.xlsx", VALID, constant_memory=True)
    assert _folios(read_document(path)) == ALL


@pytest.mark.parametrize("name", ["GASTOS.XLSX", "gastos.xlsm", "gastos.xls"])
def test_the_ending_may_be_another_of_a_workbooks(name: str, tmp_path: Path) -> None:
    """Capitals, macros, an .xlsx that was renamed: what it is inside decides."""
    path = write_workbook(tmp_path / "gastos.xlsx", VALID).rename(tmp_path / name)
    assert _folios(read_document(path)) == ALL


def test_sheets_that_are_hidden_count(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "gastos.xlsx", VALID)
    book = openpyxl.load_workbook(path)
    book["Gastos"].sheet_state = "hidden"
    book["Gastos"].row_dimensions[3].hidden = True
    book.save(path)
    reading = read_document(path)
    assert [(f.code, f.place.sheet) for f in reading.findings] == [("hidden-rows", "Gastos")]
    assert [entry.fact.reference for entry in reading.entries] == ALL


def test_a_formula_saved_by_a_program_that_does_not_calculate(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "gastos.xlsx", VALID)
    book = openpyxl.load_workbook(path)
    book["Gastos"]["C2"] = "=1500+0.5"
    book.save(path)
    found = read_document(path).findings
    assert [finding.code for finding in found] == ["formula-without-value"]
    assert "=1500+0.5" in found[0].message(Language.ES)


def test_an_array_formula_is_quoted_as_it_was_written(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "gastos.xlsx", VALID)
    book = openpyxl.load_workbook(path)
    formula = openpyxl.worksheet.formula.ArrayFormula("C2", "=SUM(D2:D9*E2:E9)")
    book["Gastos"]["C2"] = formula
    book.save(path)
    found = read_document(path).findings
    assert [finding.code for finding in found] == ["formula-without-value"]
    assert "=SUM(D2:D9*E2:E9)" in found[0].message(Language.ES)


def test_the_name_of_the_file_can_be_printed(tmp_path: Path) -> None:
    """A bidirectional override would turn the rest of the line around on a screen."""
    path = _text_named_xlsx(tmp_path).rename(tmp_path / "gas\u202etos.xlsx")
    said = read_document(path).findings[0].place.say(Language.ES)
    assert said == "gas?tos.xlsx"
