"""A PDF that somebody handed in: the files it carries, and in what it differs from another one.

Nothing of it is run or drawn, and no more of it is unpacked than is bounded. Needs pypdf
(`coopledger[reports]`).
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import zlib
from collections.abc import Container, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.messages.visible import visible
from coopledger.readers.limits import Bound, most

if TYPE_CHECKING:
    import pypdf

_BEGINS = b"%PDF-"
_ENDS = re.compile(rb"startxref\s+[0-9]{1,12}\s+%%EOF")
"""Where a revision of a PDF ends: what is appended later has an end of its own."""

_UPWARDS = frozenset(("/Parent", "/P", "/Pg", "/StructParent", "/StructParents"))
"""What leads from a part of a PDF back to what it is in."""

_OF_UNPACKING = ("/Length", "/Filter", "/DecodeParms")


class PdfPart(StrEnum):
    """What a PDF consists of, as far as one is compared with another."""

    APPENDED = "appended"
    """What was written after the end of the file."""

    CONTENT = "content"
    """What is drawn on a page."""

    ANNOTATION = "annotation"
    """What lies over a page: notes, stamps, fields."""

    LAYERS = "layers"
    """Which of what is drawn is shown, and when (optional content)."""

    ATTACHMENT = "attachment"
    """A file that it carries."""

    PAGE = "page"
    """The size of a page, its fonts and pictures; that there is such a page."""

    TAGS = "tags"
    """What is read out to who does not see the page."""

    OTHER = "other"
    """Whatever else is told of the whole: fields, actions, descriptions."""


class PartOfPdf(NamedTuple):
    """A part of a PDF. at: the number of its page, or its name."""

    part: PdfPart
    at: str = ""

    def say(self, language: Language | str) -> str:
        return say(f"pdf-part.{self.part}", language, at=visible(self.at))


class Several(tuple[PartOfPdf, ...]):
    """Some parts, those of a kind said together."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        places: dict[PdfPart, list[str]] = {}
        for part, at in self:
            places.setdefault(part, []).append(at)
        parts = (PartOfPdf(part, _some(at)) for part, at in places.items())
        return "; ".join(part.say(language) for part in parts)


def _some(places: list[str]) -> str:
    """Of many places the first."""
    return ", ".join(places[:_TOLD]) + (", …" if len(places) > _TOLD else "")


_TOLD = 6


def is_pdf(path: Path) -> bool:
    """Whether a file is a PDF by how it begins."""
    try:
        with path.open("rb") as file:
            return file.read(len(_BEGINS)) == _BEGINS
    except OSError:
        return False  # said where it is read


def pdf_bytes(path: Path) -> bytes:
    """All bytes of a PDF. Raises CoopledgerError where it cannot be read or has too many."""
    try:
        with path.open("rb") as file:
            content = file.read(most(Bound.DOCUMENT) + 1)
    except OSError as error:
        said = error.strerror or str(error)
        raise CoopledgerError("paper.unreadable", path=path, said=said) from error
    if len(content) > most(Bound.DOCUMENT):
        raise CoopledgerError("paper.unsafe", path=path)
    return content


def first_revision(content: bytes) -> bytes:
    """A PDF as it was before anything was appended to it; all of it where its end is not found."""
    found = _ENDS.search(content)
    return content[: found.end()] if found else content


class CarriedFile(NamedTuple):
    """A file that a PDF carries, as it says: its bytes, MIME type and relationship."""

    content: bytes
    type: str
    relationship: str


def carried(content: bytes, path: Path) -> dict[str, CarriedFile]:
    """The files that a PDF carries, by their names.

    Raises CoopledgerError where it cannot be read, or they unfold to more than is read.
    """
    with opened(content, path) as pdf:
        return dict(_carried(pdf, _Unpacking(path)))


def different(content: bytes, other: bytes, path: Path) -> Several:
    """In what a PDF differs from another that is trusted, the gravest first. Raises likewise."""
    with opened(content, path) as pdf, opened(other, path) as trusted:
        found, expected = dict(parts_of(pdf, path)), dict(parts_of(trusted, path))
    parts = [part for part in {**found, **expected} if found.get(part) != expected.get(part)]
    return Several(
        sorted(parts, key=lambda each: (_GRAVEST.index(each.part), len(each.at), each.at))
    )


_GRAVEST = tuple(PdfPart)


@contextmanager
def opened(content: bytes, path: Path) -> Iterator[pypdf.PdfReader]:
    """A PDF that is read. Whatever a reader meets in one that is none is said of the file."""
    try:
        import pypdf
    except ImportError as error:
        raise CoopledgerError("form.not-installed", form="pdf", extra="reports") from error
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it mends is no news here
    try:
        pdf = pypdf.PdfReader(io.BytesIO(content))
        if pdf.is_encrypted:
            raise CoopledgerError("paper.encrypted", path=path)
        yield pdf
    except CoopledgerError:
        raise
    except (pypdf.errors.PyPdfError, *_UNREADABLE) as error:
        said = visible(str(error) or type(error).__name__)
        raise CoopledgerError("paper.unreadable", path=path, said=said) from error


_UNREADABLE = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError, RecursionError,
    EOFError, OSError, zlib.error, NotImplementedError, OverflowError,
)  # fmt: skip
"""What a reader of a broken PDF may raise."""


class _Unpacking:
    """What is unpacked of a PDF, up to a bound of all of it."""

    def __init__(self, path: Path) -> None:
        self._path, self._left = path, most(Bound.UNPACKED)

    def content(self, stream: Any) -> bytes:
        """The bytes of a stream; as they are packed, where it is not packed as ours are."""
        packed: bytes = stream._data  # unpacked by pypdf it would not be by so many bytes
        packing = stream.get("/Filter")
        packing = packing.get_object() if packing is not None else None
        if packing in ("/FlateDecode", ["/FlateDecode"]) and "/DecodeParms" not in stream:
            unpacking = zlib.decompressobj()
            packed = unpacking.decompress(packed, self._left + 1)
        self._left -= len(packed)
        if self._left < 0:
            raise CoopledgerError("paper.unsafe", path=self._path)
        return packed


def _carried(pdf: pypdf.PdfReader, unpacking: _Unpacking) -> Iterator[tuple[str, CarriedFile]]:
    """Each file by its name, whether it is listed as what the pages go with (`/AF`) or not."""
    root: Any = pdf.trailer["/Root"].get_object()
    specs = [each.get_object() for each in found_at(root, "/AF") or ()]
    listed = {id(each) for each in specs}
    named = _named(found_at(root, "/Names", "/EmbeddedFiles"))
    specs += [spec for spec in named if id(spec) not in listed]
    for spec in specs:
        stream = found_at(spec, "/EF", "/F")
        if stream is not None:
            name = str(spec.get("/UF", spec.get("/F", "")))
            kind = str(stream.get("/Subtype", ""))
            relationship = str(spec.get("/AFRelationship", ""))
            file = CarriedFile(unpacking.content(stream), kind[1:], relationship[1:].lower())
            yield name, file


def found_at(data: Any, *path: str) -> Any:
    """What stands at a path of names; None where nothing does."""
    for name in path:
        data = data.get(name) if data is not None else None
        data = data.get_object() if data is not None else None
    return data


def _named(tree: Any) -> Iterator[Any]:
    """What a tree of names has, in its order; a branch that leads back is gone into once."""
    left, seen = [tree], set[int]()
    while left and len(seen) < most(Bound.FILES):
        branch = left.pop()
        if branch is not None and id(branch) not in seen:
            seen.add(id(branch))
            yield from (each.get_object() for each in (found_at(branch, "/Names") or ())[1::2])
            left += [each.get_object() for each in reversed(found_at(branch, "/Kids") or ())]


def parts_of(
    pdf: pypdf.PdfReader,
    path: Path,
    without: Container[str] = (),
    annotations: Container[int] = (),
) -> Iterator[tuple[PartOfPdf, str]]:
    """Each part of a PDF and the hash of what it is, whoever wrote the file and in what order.

    without: what is left out of the whole, by its names. annotations: those that are left out, by
    their numbers.
    """
    unpacking = _Unpacking(path)
    for name, file in _carried(pdf, unpacking):
        told = f"{file.type} {file.relationship} {hashlib.sha256(file.content).hexdigest()}"
        yield PartOfPdf(PdfPart.ATTACHMENT, name), told
    for number, page in enumerate(pdf.pages, start=1):
        at = str(number)
        yield PartOfPdf(PdfPart.CONTENT, at), _digest(page.get("/Contents"), unpacking)
        there = found_at(page, "/Annots") or ()
        over = [each for each in there if not is_among(each, annotations)]
        if over:
            yield PartOfPdf(PdfPart.ANNOTATION, at), _digest(over, unpacking)
        rest = {key: dict.get(page, key) for key in page if key not in _APART}
        yield PartOfPdf(PdfPart.PAGE, at), _digest(rest, unpacking)
    root: Any = pdf.trailer["/Root"].get_object()
    whole: dict[str, Any] = {key: dict.get(root, key) for key in root}
    names = found_at(root, "/Names") or {}
    whole["/Names"] = {key: names[key] for key in names if key != "/EmbeddedFiles"}
    for key in set(whole) - {"/Pages", "/AF"}:
        if key in without:
            continue
        part = _OF_ALL.get(key, PdfPart.OTHER)
        yield PartOfPdf(part, "" if key in _OF_ALL else key), _digest(whole[key], unpacking)


def is_among(annotation: Any, numbers: Container[int]) -> bool:
    """Whether an annotation is one of those that stand under these numbers in their file."""
    return getattr(annotation, "idnum", None) in numbers


_APART = ("/Contents", "/Annots", "/Type")
_OF_ALL = {"/OCProperties": PdfPart.LAYERS, "/StructTreeRoot": PdfPart.TAGS}


def _digest(data: Any, unpacking: _Unpacking) -> str:
    """The hash of all that an object of a PDF leads to, whatever its parts are numbered."""
    from pypdf.generic import IndirectObject

    hashed, seen = hashlib.sha256(), dict[tuple[int, int], int]()
    left = [data]  # however deep they lie in one another, or how many follow one another
    while left:
        each = left.pop()
        if isinstance(each, IndirectObject):
            place = (each.idnum, each.generation)
            if place in seen:
                hashed.update(b"<%d>" % seen[place])
                continue
            seen[place] = len(seen)
            each = each.get_object()
        told, within = _told_and_within(each, unpacking)
        hashed.update(b"%d " % len(told) + told)
        left += reversed(within)
    return hashed.hexdigest()


def _told_and_within(data: Any, unpacking: _Unpacking) -> tuple[bytes, list[Any]]:
    """What an object itself says, and those within it."""
    from pypdf.generic import StreamObject

    if isinstance(data, dict):
        if data.get("/Type") == "/Page":
            return b"page", []  # it is compared by itself, and only pointed to from elsewhere
        packed = isinstance(data, StreamObject)
        left_out = {*_UPWARDS, *(_OF_UNPACKING if packed else ())}
        keys = sorted(set(data) - left_out)
        content = unpacking.content(data) if packed else b""
        return " ".join(keys).encode() + b"{" + content, [dict.get(data, key) for key in keys]
    if isinstance(data, list):
        return b"[%d" % len(data), list(list.__iter__(data))
    if isinstance(data, bytes):
        return b"(" + data, []
    return f"{type(data).__name__} {data}".encode("utf-8", "surrogatepass"), []
