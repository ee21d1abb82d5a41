"""The settings of an institution's papers: a small file of TOML, and the picture that it names."""

from pathlib import Path

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.letterhead import LARGEST_PICTURE, Letterhead
from coopledger.readers.settings_file import bytes_of, made_of, stated_in

_PAGE = "docs/paper.md"
_LARGEST = 20_000
"""More bytes than any such file has."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How a PNG and a JPEG begin."""


def read_letterhead(path: Path) -> Letterhead:
    """What a file says. A picture is looked for beside it. Raises CoopledgerError."""
    stated = stated_in(path, _LARGEST, _PAGE)
    if isinstance(named := stated.get("picture"), str):
        stated["picture"] = _picture(path.parent / named)
    return made_of(stated, Letterhead, path, _PAGE)


def _picture(path: Path) -> bytes:
    return picture_of(bytes_of(path, LARGEST_PICTURE, _PAGE), path)


def picture_of(content: bytes, path: Path) -> bytes:
    """A picture, which is one. path: what it is called. Raises CoopledgerError."""
    if not content.startswith(_PICTURES):
        raise CoopledgerError("letterhead.no-picture", path=path)
    return content
