"""What stands at the head of a paper and who signs it, as a form says it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Institution
from coopledger.model.letterhead import LARGEST_PICTURE, Letterhead, Signer
from coopledger.readers.letterhead import picture_of
from coopledger.web.asked import Asked
from coopledger.web.book import openings_of
from coopledger.web.uploads import safe_parts

_LINES = 3
SIGNERS = ("prepared", "reviewed", "authorised")
PICTURE = "head_picture"


class HeadField(NamedTuple):
    """A field of the form. label: its word in the catalogue; place: which line of the head."""

    name: str
    label: str
    value: str
    place: int | None = None


def fields(asked: Asked, said: Callable[[str], str | None]) -> list[HeadField]:
    """The fields of a form, with what was said there or else what the institution has.

    said: a field of what was sent; None where it was not asked yet.
    """
    usual = _usual(asked)
    found = [
        HeadField(
            f"head_{at}", "web.head-line", usual.lines[at] if at < len(usual.lines) else "", at + 1
        )
        for at in range(_LINES)
    ]
    for role in SIGNERS:
        signer: Signer | None = getattr(usual, role)
        found.append(HeadField(role, f"web.{role}", signer.name if signer else ""))
        office = (signer.office or "") if signer else ""
        found.append(HeadField(f"{role}_office", "web.office", office))
    given = ((each, said(each.name)) for each in found)
    return [each if now is None else each._replace(value=now.strip()) for each, now in given]


def given(asked: Asked, said: Callable[[str], str | None]) -> Letterhead | None:
    """What a form says, with the picture that came with it; None where that is the usual one.

    Raises CoopledgerError.
    """
    by_name = {each.name: each.value for each in fields(asked, said)}
    picture = _picture(asked)
    try:
        found = Letterhead(
            lines=tuple(line for at in range(_LINES) if (line := by_name[f"head_{at}"])),
            picture=picture,
            **{role: _signer(by_name, role) for role in SIGNERS},
        )
    except ValidationError as error:
        seen = str(error.errors(include_url=False)[0]["input"])[:80]
        raise CoopledgerError("web.bad-head", seen=seen) from error
    return None if found == _usual(asked) else found


def _signer(by_name: dict[str, str], role: str) -> Signer | None:
    name, office = by_name[role], by_name[f"{role}_office"]
    if office and not name:
        raise CoopledgerError("web.bad-head", seen=office)
    return Signer(name=name, office=office or None) if name else None


def _usual(asked: Asked) -> Letterhead:
    """What the institution has, where the ledger has just one."""
    found = [each for each in openings_of(asked) if isinstance(each, Institution)]
    return found[0].head if len(found) == 1 else Letterhead()


def _picture(asked: Asked) -> bytes | None:
    for file in asked.files(PICTURE)[:1]:
        content = file.file.read(LARGEST_PICTURE + 1)
        name = Path(safe_parts(file.filename or "")[-1])
        if len(content) > LARGEST_PICTURE:
            raise CoopledgerError("web.large-picture", path=name, most=f"{LARGEST_PICTURE:,}")
        return picture_of(content, name)
    return None
