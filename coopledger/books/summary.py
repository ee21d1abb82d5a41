"""Which books there are."""

from collections.abc import Iterable
from typing import NamedTuple

from coopledger.model.agreement import AnyOpening
from coopledger.model.answer import Answer


class BookSummary(NamedTuple):
    """A book of the ledger: its opening, and how many facts it has."""

    opening: AnyOpening
    facts: int


class BookList(list[BookSummary], Answer):
    """The books of a ledger, by code. where: the ledger is kept."""

    def __init__(self, found: Iterable[BookSummary] = (), where: str = "") -> None:
        super().__init__(found)
        self.where = where
