"""The list of findings at the end of a workbook that was given back marked: ours, not data."""

from collections.abc import Sequence

from coopledger.messages.catalogue import Language, say
from coopledger.readers.cells import Cell

_COLUMNS = ("severity", "code", "place", "cell", "message", "remedy")


def headings(language: Language | str) -> tuple[str, ...]:
    """What stands in its first row."""
    return tuple(say(f"marked.{column}", language) for column in _COLUMNS)


def lists_findings(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a sheet is such a list, whatever its name: there may have been one before."""
    return bool(rows) and any(tuple(rows[0]) == headings(language) for language in Language)
