"""What a document is by its bytes, whatever its name says. Nothing of it is unpacked or run."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from coopledger.model.attachment import DocumentType
from coopledger.readers.xml_root import CFDI, root_of

_START = 2**16
"""How many of its first bytes are looked at, and so many of what an archive lists."""

_SIGNATURES = (
    (b"%PDF-", DocumentType.PDF),
    (b"\xff\xd8\xff", DocumentType.JPEG),
    (b"\x89PNG\r\n\x1a\n", DocumentType.PNG),
)
_BLANK = b" \t\r\n\xef\xbb\xbf"
"""What some programs write before a document."""

_ZIP = b"PK\x03\x04"
_PARTS = (
    (b"xl/workbook.xml", DocumentType.XLSX),
    (b"word/document.xml", DocumentType.DOCX),
)
_SPREADSHEET = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_NAMED_AT = 30
"""Where in an archive the name of its first part stands."""

_END, _LISTED = b"PK\x05\x06", b"PK\x01\x02"
_LONGEST_END = 22 + 2**16
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b") | {127}


def type_of(file: BinaryIO) -> DocumentType:
    """The type of an open document: of PDF, images and archives by how they begin."""
    file.seek(0)
    start = file.read(_START)
    begun = start.lstrip(_BLANK)
    for signature, found in _SIGNATURES:
        if begun.startswith(signature):
            return found
    if start.startswith(_ZIP):
        return _archive(file, start)
    namespace, root = root_of(start)
    if root:
        is_invoice = root == "Comprobante" and namespace.startswith(CFDI)
        return DocumentType.CFDI if is_invoice else DocumentType.XML
    return DocumentType.TEXT if _is_text(start) else DocumentType.UNKNOWN


def _archive(file: BinaryIO, start: bytes) -> DocumentType:
    if start[_NAMED_AT:].startswith(_SPREADSHEET):
        return DocumentType.ODS
    names = set(_listed(file))
    return next((found for part, found in _PARTS if part in names), DocumentType.ZIP)


def _listed(file: BinaryIO) -> Iterator[bytes]:
    """The names of the first parts that an archive lists at its end."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    end = file.read(_LONGEST_END)
    at = end.rfind(_END)
    if at < 0 or len(end) < at + 22:
        return
    length, offset = struct.unpack_from("<II", end, at + 12)
    file.seek(min(offset, size))
    listing, at = file.read(min(length, _START)), 0
    while listing[at : at + 4] == _LISTED and len(listing) >= at + 46:
        name, more, remark = struct.unpack_from("<HHH", listing, at + 28)
        yield listing[at + 46 : at + 46 + name]
        at += 46 + name + more + remark


def _is_text(start: bytes) -> bool:
    """Whether it may be text in some encoding: it has no sign that text has not."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(start) and _CONTROL.isdisjoint(start)
