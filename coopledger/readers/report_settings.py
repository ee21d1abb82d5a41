"""What reports are made with, of the bytes of a file: each kind of it by its own reader."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.attachment import DocumentUse
from coopledger.model.letterhead import LARGEST_PICTURE
from coopledger.model.original import Original
from coopledger.readers.letterhead import picture_of
from coopledger.readers.narrative import LARGEST as LARGEST_NARRATIVE
from coopledger.readers.narrative import narrative_of
from coopledger.readers.registry_layout import LARGEST as LARGEST_LAYOUT
from coopledger.readers.registry_layout import registry_layout_of

Reads = Callable[[bytes, Path], Any]

_READERS: Mapping[DocumentUse, tuple[int, Reads]] = {
    DocumentUse.LETTERHEAD: (LARGEST_PICTURE, picture_of),
    DocumentUse.ANNEX_TEXTS: (LARGEST_NARRATIVE, narrative_of),
    DocumentUse.TOSSD_COLUMNS: (LARGEST_LAYOUT, partial(registry_layout_of, shipped="tossd")),
    DocumentUse.RENCID_COLUMNS: (LARGEST_LAYOUT, partial(registry_layout_of, shipped="rencid")),
}
"""How many bytes each may have, and what reads them."""


def setting_in(use: DocumentUse, content: bytes, path: Path) -> Any:
    """What a file of that use says. path: what it is called. Raises CoopledgerError."""
    return _READERS[use][1](content, path)


def require_setting(use: DocumentUse, found: Original) -> None:
    """Raises CoopledgerError where a document is none that can be used as that."""
    most = _READERS[use][0]
    path = Path(found.name)
    if found.size > most:
        sizes = {"size": f"{found.size:,}", "most": f"{most:,}"}
        raise CoopledgerError("setting.too-large", path=path, **sizes)
    setting_in(use, b"".join(found.pieces()), path)
