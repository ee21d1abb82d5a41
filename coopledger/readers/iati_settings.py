"""The settings of an institution that publishes to IATI: a small file of TOML."""

from pathlib import Path

from coopledger.model.iati import IatiPublisher
from coopledger.readers.settings_file import made_of, stated_in

_PAGE = "docs/iati.md"
_LARGEST = 2_000_000
"""More bytes than any such file has."""


def read_iati_publisher(path: Path) -> IatiPublisher:
    """What a file says. Raises CoopledgerError."""
    return made_of(stated_in(path, _LARGEST, _PAGE), IatiPublisher, path, _PAGE)
