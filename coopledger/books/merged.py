"""What became of bringing another ledger in."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from coopledger.model.answer import Answer
from coopledger.model.finding import Finding, has_errors


class MergedBook(NamedTuple):
    """A book that was brought in. records: how many are new here. had: how many were here."""

    code: str
    records: int
    had: int


@dataclass(frozen=True, slots=True)
class Merged(Answer):
    """What became of bringing the books of another ledger in.

    other: where that is; ledger: its identity. is_preview: whether nothing was recorded. books:
    those of which anything is new. unchanged: those that were here, as far as they go there. apart:
    those that stay there. documents: how many were brought in. loads: what is added to the number
    that a load had there, to be its number here. head: of this ledger with them. Nothing is brought
    in where a finding is an error.
    """

    other: str
    ledger: str
    is_preview: bool
    books: tuple[MergedBook, ...] = ()
    unchanged: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    documents: int = 0
    loads: int = 0
    findings: tuple[Finding, ...] = ()
    head: str | None = None

    @property
    def accepted(self) -> bool:
        return not has_errors(self.findings)

    @property
    def records(self) -> int:
        """How many records are new here."""
        return sum(book.records for book in self.books)


class MergeRecord(NamedTuple):
    """That another ledger was brought in: when and by whom, and which records of which books.

    ledger: its identity.
    """

    ledger: str
    merged_at: datetime
    merged_by: str
    books: tuple[MergedBook, ...]
