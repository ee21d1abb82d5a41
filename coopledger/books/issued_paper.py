"""The paper of what was issued: its bytes, and whether they are kept for ever."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from coopledger.messages.catalogue import Language


class HowKept(StrEnum):
    """Where the bytes of the paper of what was issued are from."""

    KEPT = "kept"
    """The ledger has them since it was issued, or first printed."""

    NOW = "now"
    """It was made now for the first time, and is kept from now on."""

    NOT_KEPT = "not-kept"
    """It was made now, and could not be kept: the ledger cannot be written."""

    TEXT = "text"
    """Another version issued it: its frozen text stands on the paper, which carries nothing."""


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """The paper of what was issued, a PDF. reference: EE-1, CB-1 and so on."""

    reference: str
    language: Language
    how: HowKept
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Of its bytes: what the chain has of those that are kept."""
        return hashlib.sha256(self.content).hexdigest()
