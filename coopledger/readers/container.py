"""What a file is before it is opened: its name, its kind, and whether it is safe to unpack."""

import re
import unicodedata
import zipfile
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NoReturn
from xml.parsers import expat

from coopledger.readers.limits import Bound, beyond, hold, most
from coopledger.readers.sheet import NotOpened

_LARGE = 16 * 2**20
"""Bytes of a part that is worth asking how it was packed."""

_SHORTEST_TAG = len("<a>")
_OF_CELLS = ("xl/worksheets/", "xl/sharedstrings.xml", "content.xml")
_PIECE = 2**20
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def document_name(path: Path) -> str:
    """The file's name, as it can be printed and stored anywhere."""
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", "".join(s if s.isprintable() else "?" for s in name))


def is_beside(name: str) -> bool:
    """Of what a zip archive holds: a folder, or what a Mac keeps beside each file."""
    path = PurePosixPath(name)
    return name.endswith("/") or path.parts[0] == "__MACOSX" or path.name.startswith("._")


def content_of(path: Path) -> bytes:
    """All of a file that is read whole. Raises NotOpened."""
    document = document_name(path)
    try:
        hold(Bound.TEXT, path.stat().st_size, document)
        return path.read_bytes()
    except PermissionError as error:
        raise NotOpened("document-locked", document) from error


def check_container(path: Path, parts_read: Bound = Bound.PARTS) -> None:
    """Raise NotOpened for what is no zip archive, or one that could do harm.

    parts_read: how its parts are counted: those of a workbook, or the documents of an archive.
    """
    document = document_name(path)
    with path.open("rb") as file:
        start = file.read(4)
        if start == _OLE:
            encrypted = _ENCRYPTED in file.read(most(Bound.UNPACKED))
            raise NotOpened("workbook-locked" if encrypted else "workbook-old", document)
    if start != _ZIP:
        raise NotOpened("not-a-workbook", document)
    with zipfile.ZipFile(path) as container:
        parts = container.infolist()
        hold(parts_read, len(parts), document)
        hold(Bound.UNPACKED, sum(part.file_size for part in parts), document)
        for part in parts:
            if part.file_size > _LARGE:
                hold(Bound.RATIO, part.file_size // max(1, part.compress_size), document)
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                if _declares(container, part):
                    raise NotOpened("document-unsafe", document, seen=part.filename)
                _hold_tags(container, part, document)
            if part.filename.lower() == "xl/styles.xml":
                _hold_formats(container.read(part), document)


def _hold_tags(container: zipfile.ZipFile, part: zipfile.ZipInfo, document: str) -> None:
    """Raise NotOpened for a part with more tags than are read."""
    of_cells = part.filename.lower().startswith(_OF_CELLS)
    bound = Bound.TAGS if of_cells else Bound.OTHER_TAGS
    if part.file_size > _SHORTEST_TAG * most(bound):
        with container.open(part) as file:
            pieces = iter(partial(file.read, _PIECE), b"")
            hold(bound, sum(piece.count(b"<") for piece in pieces), document)


def _hold_formats(styles: bytes, document: str) -> None:
    """Raise NotOpened for a format so long that to look through it takes for ever."""
    longer = most(Bound.FORMAT) + 1
    if re.search(rb"\"[^\"<]{%d}|'[^'<]{%d}" % (longer, longer), styles):
        raise beyond(Bound.FORMAT, document)


class _Declared(Exception):
    """A part declares a document type: no workbook needs one, and its entities can do harm."""


class _Begun(Exception):
    """The root element begins: nothing can be declared after it."""


def _declares(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    def stop(reason: type[Exception]) -> NoReturn:
        raise reason

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: stop(_Declared)
    parser.StartElementHandler = lambda *_: stop(_Begun)
    try:
        with container.open(part) as file:
            parser.ParseFile(file)
    except _Declared:
        return True
    except (
        _Begun,
        expat.ExpatError,
        ValueError,
        LookupError,
    ):  # what is broken is found where it is read
        pass
    return False
