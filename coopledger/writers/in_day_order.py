"""Entries, and what accounts come to after them, as a program of accountants reads them."""

from collections.abc import Iterator
from datetime import date
from heapq import merge

from coopledger.reports.postings import Asserted, PostedBook, PostedEntry


def in_day_order(book: PostedBook) -> Iterator[PostedEntry | Asserted]:
    """By days; at the end of its day, what is asserted."""
    return merge(book.entries, book.asserted, key=_place)


def _place(each: PostedEntry | Asserted) -> tuple[date, bool]:
    return each.day, isinstance(each, Asserted)
