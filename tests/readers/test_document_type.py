"""What a document is, by its content: a name says nothing, and nothing of it is opened."""

import io
import zipfile
from pathlib import Path

import pytest

from coopledger.model.attachment import DocumentType, DocumentUse
from coopledger.readers.document_type import type_of
from coopledger.testing.sheets import write_workbook

CFDI = b'<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0"/>'
DECLARED = b'<?xml version="1.0" encoding="utf-8"?>\n'


def archive(*names: str, stored: bytes = b"x", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as made:
        for name in names:
            made.writestr(name, stored)
    return out.getvalue()


def spreadsheet(kind: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", kind)
        made.writestr("content.xml", b"<x/>")
    return out.getvalue()


WORKBOOK = archive("[Content_Types].xml", "xl/workbook.xml")

CASES = {
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "a PDF after a blank": (b"\r\n%PDF-1.4", "pdf"),
    "a text that speaks of PDF": (b"the sign is %PDF-1.7", "text"),
    "a photo": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "jpeg"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "png"),
    "an image cut short": (b"\x89PNG\r\n\x1a", "unknown"),
    "an invoice": (DECLARED + CFDI, "cfdi"),
    "an invoice without a declaration": (CFDI, "cfdi"),
    "an invoice after a mark of order": (b"\xef\xbb\xbf" + DECLARED + CFDI, "cfdi"),
    "an invoice in UTF-16": (CFDI.decode().encode("utf-16"), "cfdi"),
    "an element of that name, and no invoice": (DECLARED + b"<Comprobante/>", "xml"),
    "another XML": (DECLARED + b"<Document xmlns='urn:iso:std:iso:20022'><a/></Document>", "xml"),
    "an XML with a document type": (DECLARED + b"<!DOCTYPE a><a/>", "text"),
    "a table": (b"Folio,Importe\r\nG-1,\xf1\r\n", "text"),
    "a text in UTF-16": ("Folio".encode("utf-16"), "text"),
    "signs that no text has": (b"MZ\x90\x00\x03", "unknown"),
    "a workbook": (WORKBOOK, "xlsx"),
    "a letter": (archive("[Content_Types].xml", "word/document.xml"), "docx"),
    "a spreadsheet": (spreadsheet(b"application/vnd.oasis.opendocument.spreadsheet"), "ods"),
    "a text of OpenDocument": (spreadsheet(b"application/vnd.oasis.opendocument.text"), "zip"),
    "an archive": (archive("a.pdf", "b.xml"), "zip"),
    "a workbook in an archive, as it is": (
        archive("libro.xlsx", stored=WORKBOOK, packing=zipfile.ZIP_STORED),
        "zip",
    ),
    "an archive cut short": (WORKBOOK[:60], "zip"),
    "an archive that lists what is beyond its end": (
        b"PK\x03\x04" + b"PK\x05\x06" + b"\xff" * 18,
        "zip",
    ),
    "a workbook of before 2007": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unknown"),
}


@pytest.mark.parametrize(("content", "expected"), CASES.values(), ids=CASES)
def test_a_document_is_what_its_bytes_say(content: bytes, expected: str) -> None:
    assert type_of(io.BytesIO(content)) is DocumentType(expected)


def test_a_workbook_that_a_program_wrote_is_one(tmp_path: Path) -> None:
    path = tmp_path / "libro.pdf"
    write_workbook(path.with_suffix(".xlsx"), {"Gastos": [["Folio"], ["G-1"]]})
    path.with_suffix(".xlsx").rename(path)
    with path.open("rb") as file:
        assert type_of(file) is DocumentType.XLSX


def test_however_large_it_is_only_its_ends_are_read(tmp_path: Path) -> None:
    """An archive that says that it lists a gigabyte is not listed: it is an archive."""
    read: list[int] = []

    class Told(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            content = super().read(size)
            read.append(len(content))
            return content

    listed = archive(*[f"{number:05}.xml" for number in range(30_000)])
    assert type_of(Told(listed)) is DocumentType.ZIP
    assert sum(read) < 300_000 < len(listed)


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_type_and_use_has_its_word(language: str) -> None:
    for each in (*DocumentType, *DocumentUse):
        assert each.say(language)
