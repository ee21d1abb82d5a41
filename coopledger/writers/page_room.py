"""How a table stands on a letter page: how large its letters are, and which way the page lies.

It is found by counting letters, so that no figure is ever cut or broken: in every form with pages.
"""

import re
from collections.abc import Iterable

from coopledger.reports.document import Amount, Cell, Document, Style, Table, said_in

_SIZES = (10, 9, 8, 7)
"""Of letters, in points; a page is turned on its side rather than have the smallest."""
_ROOM, _ROOM_WIDE = 920, 1280
"""The room of a page, upright and on its side: letters side by side, times their size."""
_LABEL, _LABEL_MOST = 24, 48
"""The least room for a row's label, in letters, and the most that is kept for it."""
_SHARE_MOST = 70
"""The most letters that a column of words is as wide as, where others want room too."""
_PROSE_LABEL, _LEAST_PROSE = 34, 50
"""The same of the labels beside paragraphs, which want the room; and the least that these are."""


def is_wide(document: Document) -> bool:
    """Whether its pages lie on their side."""
    return any(sum(letters(each)) * _SIZES[-2] > _ROOM for each in tables(document))


def size(table: Table, *, wide: bool) -> int:
    """How large its letters are, in points."""
    room, taken = _ROOM_WIDE if wide else _ROOM, sum(letters(table))
    return next((size for size in _SIZES if taken * size <= room), _SIZES[-1])


def letters(table: Table) -> tuple[int, ...]:
    """How many letters its labels, and then each column, take side by side."""
    longest = (max(min(_longest(cells), _LABEL), _longest_word(cells)) for cells in _columns(table))
    halved = max((len(row.label) // 2 + 2 * row.level for row in table.rows), default=0)
    return min(_LABEL_MOST, max(_LABEL, halved)), *(each + 2 + table.marked for each in longest)


def of_words(table: Table, at: int) -> bool:
    """Whether a column has words to be read from the left, and not figures."""
    if table.prose:
        return True
    rows = (row for row in table.rows if row.style is not Style.HEAD and at < len(row.cells))
    cells = [row.cells[at] for row in rows]
    said = [said_in(each) for each in cells if not isinstance(each, Amount)]
    if any(isinstance(each, Amount) for each in cells):
        return any(len(each) > _LABEL for each in said)
    return any(each and not _FIGURE.fullmatch(each) for each in said)


_FIGURE = re.compile(r"-|-?[0-9][0-9,.]*( [A-Z]{3}| %)?", re.ASCII)


def shares(table: Table) -> tuple[int, ...]:
    """How the width of a page is shared among a table's labels and columns, by what they hold.

    Zero: as wide as it need be. The rest goes by the letters of the longest text in each, of which
    a column has two lines, but for its longest word.
    """
    least = _LEAST_PROSE if table.prose else 0
    columns = [
        min(_SHARE_MOST, max(_longest(cells) // 2, _longest_word(cells), least))
        if of_words(table, at) and _longest(cells) > _LABEL
        else 0
        for at, cells in enumerate(_columns(table))
    ]
    label = max((len(row.label) + 2 * row.level for row in table.rows), default=0)
    return max(_LABEL, min(_PROSE_LABEL if table.prose else _SHARE_MOST, label)), *columns


def _columns(table: Table) -> list[list[Cell]]:
    return [
        [row.cells[at] for row in table.rows if at < len(row.cells)] for at in range(table.columns)
    ]


def tables(document: Document) -> Iterable[Table]:
    """All its tables, in their order."""
    return (block for block in document.blocks() if isinstance(block, Table))


def _longest_word(cells: Iterable[Cell]) -> int:
    words = (word for each in cells for word in said_in(each).split())
    return min(_SHARE_MOST, max(map(len, words), default=0))  # a longer one is broken


def _longest(cells: Iterable[Cell]) -> int:
    return max((len(said_in(each)) for each in cells), default=0)
