"""What a file is before it is opened: its name, its kind, and whether it is safe to unpack."""

import unicodedata
import zipfile
from pathlib import Path, PurePosixPath
from typing import NoReturn
from xml.parsers import expat

from coopledger.readers.sheet import NotOpened

LARGEST_UNPACKED = 500 * 2**20
_MOST_PARTS = 2_000
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
        if path.stat().st_size > LARGEST_UNPACKED:
            raise NotOpened("document-unsafe", document, seen=f"{path.stat().st_size:,} bytes")
        return path.read_bytes()
    except PermissionError as error:
        raise NotOpened("document-locked", document) from error


def check_container(path: Path) -> None:
    """Raise NotOpened for what is no zip archive, or one that could do harm."""
    document = document_name(path)
    with path.open("rb") as file:
        start = file.read(4)
        if start == _OLE:
            encrypted = _ENCRYPTED in file.read(LARGEST_UNPACKED)
            raise NotOpened("workbook-locked" if encrypted else "workbook-old", document)
    if start != _ZIP:
        raise NotOpened("not-a-workbook", document)
    with zipfile.ZipFile(path) as container:
        parts = container.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or unpacked > LARGEST_UNPACKED:
            raise NotOpened("document-unsafe", document, seen=f"{unpacked:,} bytes")
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml")) and _declares(container, part):
                raise NotOpened("document-unsafe", document, seen=part.filename)


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
