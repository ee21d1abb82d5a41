"""The texts of a yearly annex: a small file of TOML."""

from pathlib import Path

from coopledger.model.narrative import Narrative
from coopledger.readers.settings_file import made_of, stated_by, stated_in

_PAGE = "docs/annex.md"
LARGEST = 2_000_000
"""More bytes than the longest annex has."""


def read_narrative(path: Path) -> Narrative:
    """What a file says. Raises CoopledgerError."""
    return made_of(stated_in(path, LARGEST, _PAGE), Narrative, path, _PAGE)


def narrative_of(content: bytes, path: Path) -> Narrative:
    """The same, of its bytes. path: what it is called."""
    return made_of(stated_by(content, path, _PAGE), Narrative, path, _PAGE)
