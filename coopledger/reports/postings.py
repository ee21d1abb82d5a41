"""Entries in debits and credits for the programs of accountants, before they are a program's text.

What is said of an entry is in a language; the names of its tags are in English and do not change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class PathPart(NamedTuple):
    """A part of an account's path: what it is called, and what tells it from its like."""

    said: str
    apart: object = None


@dataclass(frozen=True, slots=True, eq=False)
class PostedAccount:
    """An account by its path, the type first: made once, and no other is it.

    called: its name, in words.
    """

    path: tuple[PathPart, ...]
    called: str


class PostedLine(NamedTuple):
    """What an account is debited with; below zero, credited. amount: with all its digits."""

    account: PostedAccount
    amount: str
    currency: str


class PostedEntry(NamedTuple):
    """An entry. number: what it is called by. payee: empty where there is none."""

    day: date
    number: str
    payee: str
    narration: str
    tags: tuple[tuple[str, str], ...]
    lines: tuple[PostedLine, ...]


class Asserted(NamedTuple):
    """What accounts come to at the end of a day. said: which balance that is."""

    day: date
    said: str
    lines: tuple[PostedLine, ...]


class PostedBook(NamedTuple):
    """The entries of a book and what its accounts come to, each in the order of days.

    opened: every account, with the first of its days and its currencies.
    """

    opened: tuple[tuple[PostedAccount, date, tuple[str, ...]], ...]
    entries: Iterable[PostedEntry]
    asserted: Iterable[Asserted]


class Postings(NamedTuple):
    """Books in debits and credits. about: what stands at the head, a line each.

    currencies: each with how many digits its amounts have.
    """

    title: str
    about: tuple[str, ...]
    currencies: tuple[tuple[str, int], ...]
    books: Iterable[PostedBook]
