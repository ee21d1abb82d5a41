"""A sheet of a document: a workbook's, or a table of comma-separated text."""

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
