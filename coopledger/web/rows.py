"""A long list on a page: what of it is asked for, in which order, and which page of it."""

from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from coopledger.web.asked import address

_T = TypeVar("_T")

ROWS = 100
"""Of one page."""


class PageOf(NamedTuple, Generic[_T]):
    """Some rows of many.

    rows: those shown. found: how many there are. first: the place of the first shown, from 1.
    before, after: addresses of the pages beside it; None at an end.
    """

    rows: Sequence[_T]
    found: int
    first: int
    before: str | None
    after: str | None

    @property
    def last(self) -> int:
        """The place of the last row shown."""
        return self.first + len(self.rows) - 1


def page_of(
    rows: Sequence[_T], query: Mapping[str, str], *path: str, most: int = ROWS
) -> PageOf[_T]:
    """The page of these rows that an address asks for (`page`, from 1).

    query: as it was asked; path: of the address itself, for those of the pages beside it.
    """
    last = max(1, -(-len(rows) // most))
    written = query.get("page", "")
    number = min(max(int(written) if written.isdecimal() and len(written) < 9 else 1, 1), last)

    def beside(other: int) -> str | None:
        if not 1 <= other <= last:
            return None
        return address(*path, **{**query, "page": str(other) if other > 1 else ""})

    begin = (number - 1) * most
    shown = rows[begin : begin + most]
    return PageOf(shown, len(rows), begin + 1, beside(number - 1), beside(number + 1))
