"""A sheet of a document: a workbook's, or a table of comma-separated text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coopledger.model.finding import Finding, Place
from coopledger.readers.cells import Cell

At = tuple[int, int]
"""A row and a column, both from 1."""


WIDEST, LONGEST = 200, 2**20
"""Columns that are looked at, and rows: more than any sheet of ours has."""


def column_letters(number: int) -> str:
    """A column, from 1, as spreadsheets write it. A table of text may have more than they do.

    >>> column_letters(2), column_letters(28), column_letters(20_000)
    ('B', 'AB', 'ACOF')
    """
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """A column, from 1, by its letters. Raises ValueError where a spreadsheet has none of it.

    >>> column_number("B"), column_number("AB"), column_number("xfd")
    (2, 28, 16384)
    """
    if not re.fullmatch("[A-Za-z]{1,3}", letters):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name, and its rows from the first on.

    hidden: whether it is hidden, or some of its rows are. covered: the cells that a merged one
    covers; they hold nothing, and show what it holds. findings: what was found on opening it.
    """

    name: str
    rows: list[tuple[Cell, ...]]
    hidden: bool = False
    covered: frozenset[At] = frozenset()
    findings: tuple[Finding, ...] = ()


class NotOpened(Exception):
    """The file cannot be read as what it says it is; carries the finding.

    before: what had been found in it by then.
    """

    def __init__(
        self, code: str, document: str, before: Iterable[Finding] = (), **params: object
    ) -> None:
        super().__init__(code)
        self.before = tuple(before)
        self.finding = Finding(code, place=Place(document), params=params)
