"""The settings of an institution's papers: a small file of TOML, and the picture that it names."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.letterhead import LARGEST_PICTURE, Letterhead

_LARGEST = 20_000
"""More bytes than any such file has."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How a PNG and a JPEG begin."""


def read_letterhead(path: Path) -> Letterhead:
    """What a file says. A picture is looked for beside it. Raises CoopledgerError."""
    try:
        stated: dict[str, Any] = tomllib.loads(_bytes(path, _LARGEST).decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CoopledgerError("letterhead.unreadable", path=path, said=error) from error
    if isinstance(named := stated.get("picture"), str):
        stated["picture"] = _picture(path.parent / named)
    try:
        return Letterhead.model_validate(stated)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        key = ".".join(map(str, problem["loc"]))
        seen = str(problem["input"])[:80]
        raise CoopledgerError("letterhead.bad-value", path=path, key=key, seen=seen) from error


def _picture(path: Path) -> bytes:
    content = _bytes(path, LARGEST_PICTURE)
    if not content.startswith(_PICTURES):
        raise CoopledgerError("letterhead.no-picture", path=path)
    return content


def _bytes(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise CoopledgerError("letterhead.unreadable", path=path, said=said) from error
    if len(content) > most:
        raise CoopledgerError("letterhead.unreadable", path=path, said=f"> {most:,} bytes")
    return content
