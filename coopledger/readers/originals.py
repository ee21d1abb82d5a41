"""Documents that are to be kept as they are: looked at, never opened or run."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

from coopledger.model.attachment import Attachment, DocumentType, DocumentUse
from coopledger.model.facts import AnyFact
from coopledger.model.original import PIECE, Original
from coopledger.readers.container import document_name
from coopledger.readers.document_type import type_of
from coopledger.readers.limits import Bound, hold
from coopledger.readers.sheet import NotOpened

_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_NAMED_ELSEWHERE = re.compile(r'[\x00-\x1f:*?"<>|]')
"""Signs that no file's name has on Windows: some lead elsewhere, to a drive or within a file."""

_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I | re.ASCII)


def original(path: Path, *, follow: bool = True) -> Original:
    """A document, looked at once from its first byte to its last.

    follow: whether a link is followed. Raises NotOpened for what is no file, is empty, cannot be
    read or is more than is kept.
    """
    document = document_name(path)
    try:
        with _opened(path, follow=follow) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise NotOpened("document-no-file", document, seen=document)
            hold(Bound.DOCUMENT, status.st_size, document)
            size = 0
            hashed = hashlib.sha256()
            while piece := file.read(PIECE):
                hashed.update(piece)
                size += len(piece)
                hold(Bound.DOCUMENT, size, document)
            if not size:
                raise NotOpened("document-empty", document, seen=document)
            found = type_of(file)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotOpened("document-not-there", document, seen=document) from error
    except IsADirectoryError as error:
        raise NotOpened("document-no-file", document, seen=document) from error
    except PermissionError as error:
        code = "document-no-file" if path.is_dir() else "document-locked"
        raise NotOpened(code, document, seen=document) from error
    return Original(
        document, hashed.hexdigest(), size, found, partial(_pieces, path, follow=follow)
    )


def _opened(path: Path, *, follow: bool) -> BinaryIO:
    """A file, opened so that neither a pipe nor, if it is not to be followed, a link is waited for.

    Raises OSError.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        return os.fdopen(os.open(path, flags if follow else flags | _NOT_FOLLOWED), "rb")
    except OSError:
        if path.is_symlink() and not follow:
            raise NotOpened("document-elsewhere", document_name(path), seen=path.name) from None
        raise


def _pieces(path: Path, *, follow: bool) -> Iterator[bytes]:
    with _opened(path, follow=follow) as file:
        while piece := file.read(PIECE):
            yield piece


def listing_of(folder: str, text: bytes) -> Original:
    """What a folder that was loaded had: the hash and the name of each file."""
    sha256 = hashlib.sha256(text).hexdigest()
    pieces = partial(_pieces_of_text, text)
    return Original(folder, sha256, len(text), DocumentType.LISTING, pieces)


def _pieces_of_text(text: bytes) -> Iterator[bytes]:
    for start in range(0, len(text), PIECE):
        yield text[start : start + PIECE]


def beside(folder: Path, name: str, document: str) -> Original:
    """A document that is named beside another one, in its folder or within one of that.

    document: the one that names it. Raises NotOpened where the name leads anywhere else: up, to a
    root, a drive or another machine, or over a link.
    """
    parts = name.replace("\\", "/").split("/")
    inside = not PureWindowsPath(name).anchor and not any(map(_leads_away, parts))
    path = folder.joinpath(*parts) if inside else folder
    if not inside or any(each.is_symlink() for each in _within(folder, parts)):
        raise NotOpened("document-elsewhere", document, seen=name)
    return original(path, follow=False)


def _leads_away(part: str) -> bool:
    elsewhere = part.strip(" .") == "" or _NAMED_ELSEWHERE.search(part)
    return bool(elsewhere or _DEVICES.fullmatch(part.strip()))


def _within(folder: Path, parts: list[str]) -> Iterator[Path]:
    for part in parts:
        folder = folder / part
        yield folder


def attachment(fact: AnyFact, found: Original, use: DocumentUse | None = None) -> Attachment:
    """That a document belongs to a fact."""
    made = Attachment(
        book=fact.book,
        of=fact.reference,
        name=found.name,
        sha256=found.sha256,
        size=found.size,
        type=found.type,
    )
    return made if use is None else made.model_copy(update={"use": use})
