"""How much of a document is read: more than any office has, less than would fill a machine.

A small file can be made that unfolds to what no memory holds, or keeps a reader busy for days. What
goes beyond a bound is refused before it does, with a finding that says which bound it was. Whoever
has a larger document, and knows where it is from, raises all bounds: `COOPLEDGER_BOUNDS=4` reads
four times as much.
"""

import os
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.finding import Finding
from coopledger.readers.sheet import NotOpened

BOUNDS = "COOPLEDGER_BOUNDS"
"""The variable of the environment that says how many times as much is read."""


class Bound(StrEnum):
    """What is bounded of one document."""

    __hash__ = str.__hash__  # asked for every row: the one of an enumeration is no C

    UNPACKED = "unpacked"
    """Bytes of all that is in a workbook, an archive or a folder."""

    TEXT = "text"
    """Bytes of a table, of facts, of a statement, of an invoice."""

    DOCUMENT = "document"
    """Bytes of a document that is kept as it is."""

    FILES = "files"
    """Documents in a folder or an archive."""

    PARTS = "parts"
    """Parts of a workbook."""

    SHEETS = "sheets"
    """Sheets of a workbook."""

    RATIO = "ratio"
    """How many times as large a part becomes that is large when it is unpacked."""

    TAGS = "tags"
    """Tags of the cells of a workbook, or of the words that they share."""

    OTHER_TAGS = "other-tags"
    """Tags of any other part of a workbook: its formats, its comments."""

    ELEMENTS = "elements"
    """Tags of an invoice or a bank statement."""

    LEVELS = "levels"
    """Elements of XML within one another."""

    CELLS = "cells"
    """Cells of a workbook or of tables, blank ones between others too; values of facts."""

    ROWS = "rows"
    """Rows that have something; facts."""

    MERGED = "merged"
    """Cells that merged ones cover."""

    LINE = "line"
    """Signs of a line of text."""

    CELL = "cell"
    """Signs of a cell: as many as Excel has."""

    FORMAT = "format"
    """Signs of a format of numbers: Excel has a quarter of them."""

    FINDINGS = "findings"
    """Findings that are shown."""

    def say(self, language: Language | str) -> str:
        return say(f"bound.{self}", language)


_MOST = {
    Bound.UNPACKED: 500 * 2**20,
    Bound.TEXT: 64 * 2**20,
    Bound.DOCUMENT: 500 * 2**20,
    Bound.FILES: 20_000,
    Bound.PARTS: 2_000,
    Bound.SHEETS: 200,
    Bound.RATIO: 200,
    Bound.TAGS: 8_000_000,
    Bound.OTHER_TAGS: 300_000,
    Bound.ELEMENTS: 4_000_000,
    Bound.LEVELS: 200,
    Bound.CELLS: 2_000_000,
    Bound.ROWS: 120_000,
    Bound.MERGED: 500_000,
    Bound.LINE: 1_000_000,
    Bound.CELL: 32_767,
    Bound.FORMAT: 1_000,
    Bound.FINDINGS: 20_000,
}


def most(bound: Bound) -> int:
    """How much is read. Raises CoopledgerError where the environment says no whole number."""
    times = os.environ.get(BOUNDS) or "1"
    if not re.fullmatch("[1-9][0-9]{0,5}", times, re.ASCII):
        raise CoopledgerError("bounds.unreadable", name=BOUNDS, seen=times)
    return _MOST[bound] * int(times)


def hold(bound: Bound, seen: int, document: str) -> None:
    """Raise NotOpened where there is more than is read."""
    if seen > most(bound):
        raise beyond(bound, document)


def hold_text(text: str, document: str) -> None:
    """Raise NotOpened for a text with more lines, or a longer one, than are read."""
    hold(Bound.CELLS, text.count("\n") + text.count("\r"), document)
    lines = re.finditer("[^\r\n]+", text)
    hold(Bound.LINE, max((line.end() - line.start() for line in lines), default=0), document)


def hold_findings(found: Sequence[Finding], document: str) -> None:
    """Raise NotOpened, with those that there are, where there are as many as are shown."""
    if len(found) >= most(Bound.FINDINGS):
        raise beyond(Bound.FINDINGS, document, found)


def beyond(bound: Bound, document: str, before: Iterable[Finding] = ()) -> NotOpened:
    """What is said of a document that goes beyond a bound. before: what was found till then."""
    return NotOpened("document-beyond", document, before, bound=bound, most=f"{most(bound):,}")


class Used:
    """What a document has used of its bounds so far."""

    def __init__(self, document: str) -> None:
        self.document = document
        self._longest = most(Bound.CELL)
        self._left = {bound: most(bound) for bound in (Bound.CELLS, Bound.ROWS, Bound.MERGED)}

    def take(self, bound: Bound, amount: int) -> None:
        """So much more of it. Raises NotOpened where that is too much."""
        self._left[bound] -= amount
        if self._left[bound] < 0:
            raise beyond(bound, self.document)

    def rows(self, times: int, cells: Sequence[object]) -> None:
        """A row up to its last cell, so often. Raises NotOpened where that is too much."""
        self.take(Bound.CELLS, times * max(1, len(cells)))
        if cells:
            self.take(Bound.ROWS, times)
        for cell in cells:
            if type(cell) is str and len(cell) > self._longest:
                raise beyond(Bound.CELL, self.document)
