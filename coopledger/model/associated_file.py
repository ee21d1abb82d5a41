"""A file that a paper carries inside, beside the pages that people read."""

from enum import StrEnum
from typing import NamedTuple


class Relationship(StrEnum):
    """What a file is to the pages that carry it, as PDF/A-3 names it (ISO 32000-2, 14.13)."""

    SOURCE = "source"
    """What the pages were made of."""

    ALTERNATIVE = "alternative"
    """The same, said for programs."""

    SUPPLEMENT = "supplement"
    """What the pages show, too: a picture."""


class AssociatedFile(NamedTuple):
    """A file within a paper. type: of its bytes, by MIME. about: what it is, for who lists them."""

    name: str
    content: bytes
    type: str
    relationship: Relationship
    about: str
