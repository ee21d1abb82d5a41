"""A document as it is handed in: what it is called, what it is, and its bytes."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from coopledger.model.attachment import DocumentType

PIECE = 2**18
"""How many bytes of a document are in memory at a time."""


class Original(NamedTuple):
    """A document that may be kept.

    name: of its file, as it can be printed. sha256, size, type: of its bytes, as they were looked
    at. pieces: its bytes from the first on, at most PIECE at a time, whenever they are asked for.
    """

    name: str
    sha256: str
    size: int
    type: DocumentType
    pieces: Callable[[], Iterator[bytes]]
