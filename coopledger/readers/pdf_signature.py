"""What is appended to a PDF when it is signed electronically, and that it is nothing else.

A signature is appended as a revision: its field, the box that is seen, and what certifies it. All
else in the file has to be what it was, and the box has to stand in the room that the page has for
signing. Whether the signature is valid, and whose it is, is for its certifier to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from coopledger.readers.pdf_file import found_at, is_among, opened, parts_of

_DEFINED = re.compile(rb"(?<![0-9])([0-9]{1,10}) [0-9]{1,5} obj\b")
_COMPRESSED = re.compile(rb"/(?:ObjStm|XRefStm)\b")
_SIGNATURES = ("/Sig", "/DocTimeStamp")
_OF_WHOLE = frozenset(("/AcroForm", "/DSS", "/Extensions", "/Perms", "/Metadata"))
_OF_FORM = frozenset(("/Fields", "/SigFlags", "/DR", "/DA"))
_OF_FIELD = frozenset(
    (
        "/Type", "/Subtype", "/FT", "/T", "/V", "/F", "/Ff", "/P", "/Rect", "/AP", "/MK", "/DA",
        "/Parent", "/Kids", "/Lock", "/SV", "/TU", "/NM", "/M", "/Border", "/BS", "/StructParent",
    )
)  # fmt: skip
_OF_INFO = frozenset(("/ModDate", "/Producer"))
"""What each may have that a signature brings: nothing that acts, draws elsewhere or is filled."""

_NEAR = 0.5
"""Points by which a box may reach over its room: programs round."""


class Room(NamedTuple):
    """Where a page is signed: in points from its left and its top."""

    page: int
    left: float
    top: float
    width: float
    height: float


def only_signed(content: bytes, made: bytes, rooms: Sequence[Room], path: Path) -> bool:
    """Whether a PDF is another one, to which signatures and nothing else were appended.

    made: the other, with which it begins. rooms: where its pages are signed. Raises CoopledgerError
    where it cannot be read.
    """
    appended = content[len(made) :]
    if not content.startswith(made) or _COMPRESSED.search(appended):
        return False  # an object that is packed could be any
    with opened(content, path) as pdf, opened(made, path) as before:
        root: Any = found_at(pdf.trailer, "/Root")
        signatures = _signatures(pdf, root, rooms)
        return (
            signatures is not None
            and bool(signatures)
            and _same_but_for(pdf, before, signatures, path)
            and _defines_only(appended, pdf, before)
        )


def _signatures(pdf: Any, root: Any, rooms: Sequence[Room]) -> set[int] | None:
    """The numbers of the fields of its signatures; None where one is more than that."""
    form = found_at(root, "/AcroForm")
    if form is None or not set(form) <= _OF_FORM:
        return None
    fields = found_at(form, "/Fields") or ()
    if not all(_is_signature(each.get_object()) for each in fields):
        return None
    known = {each.idnum for each in fields}
    for number, page in enumerate(pdf.pages, start=1):
        over = (each for each in found_at(page, "/Annots") or () if is_among(each, known))
        if not all(_in_room(each.get_object(), number, page, rooms) for each in over):
            return None
    return known


def _is_signature(field: Any) -> bool:
    value = found_at(field, "/V")
    return (
        set(field) <= _OF_FIELD
        and field.get("/FT") == "/Sig"
        and field.get("/Subtype", "/Widget") == "/Widget"
        and "/Kids" not in field
        and (value is None or value.get("/Type", "/Sig") in _SIGNATURES)
    )


def _in_room(field: Any, number: int, page: Any, rooms: Iterable[Room]) -> bool:
    """Whether the box of a signature stands where the page is signed, or is none."""
    left, bottom, right, top = (float(each.get_object()) for each in found_at(field, "/Rect"))
    if left == right or bottom == top:
        return True
    height = float(page.mediabox.top)
    return any(
        room.page == number
        and min(left, right) >= room.left - _NEAR
        and max(left, right) <= room.left + room.width + _NEAR
        and min(bottom, top) >= height - room.top - room.height - _NEAR
        and max(bottom, top) <= height - room.top + _NEAR
        for room in rooms
    )


def _same_but_for(pdf: Any, before: Any, signatures: set[int], path: Path) -> bool:
    """Whether all that it leads to is what it was, but for its signatures and what these bring."""
    info, then = found_at(pdf.trailer, "/Info") or {}, found_at(before.trailer, "/Info") or {}
    told = {key for key in {*info, *then} - _OF_INFO if info.get(key) != then.get(key)}
    if told or _titles(pdf) != _titles(before):
        return False
    found = dict(parts_of(pdf, path, _OF_WHOLE, signatures))
    return found == dict(parts_of(before, path, _OF_WHOLE))


def _titles(pdf: Any) -> tuple[object, ...]:
    """What a reader of PDF shows of its description: signing changes when and by what alone."""
    said = pdf.xmp_metadata
    return (said.dc_title, said.dc_creator, said.dc_description) if said is not None else ()


def _defines_only(appended: bytes, pdf: Any, before: Any) -> bool:
    """Whether nothing that was there is defined anew but what is compared, and what a page has."""
    if set(pdf.xref_objStm) != set(before.xref_objStm):
        return False
    again = {int(each) for each in _DEFINED.findall(appended)} & set(_numbers(before))
    root, now = found_at(before.trailer, "/Root"), found_at(pdf.trailer, "/Root")
    others = (found_at(before.trailer, "/Info"), found_at(root, "/Metadata"), *before.pages)
    compared = {_number(each) for each in (root, *others) if each is not None}
    return again <= compared and _number(root) == _number(now)


def _number(data: Any) -> int:
    """Under which an object stands in its file."""
    number: int = data.indirect_reference.idnum
    return number


def _numbers(pdf: Any) -> Iterator[int]:
    """Of all its objects."""
    for generation in pdf.xref.values():
        yield from generation
    yield from pdf.xref_objStm
