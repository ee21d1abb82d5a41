"""How a table stands on a letter page: how large its letters are, and which way the page lies.

It is found by counting letters, so that no figure is ever cut or broken: in every form with pages.
"""

from collections.abc import Iterable

from coopledger.reports.document import Amount, Cell, Document, Table, said_in

_SIZES = (10, 9, 8, 7)
"""Of letters, in points; a page is turned on its side rather than have the smallest."""
_ROOM, _ROOM_WIDE = 920, 1280
"""The room of a page, upright and on its side: letters side by side, times their size."""
_LABEL, _LABEL_MOST = 24, 48
"""The least room for a row's label, in letters, and the most that is kept for it."""


def is_wide(document: Document) -> bool:
    """Whether its pages lie on their side."""
    return any(sum(letters(each)) * _SIZES[-2] > _ROOM for each in tables(document))


def size(table: Table, *, wide: bool) -> int:
    """How large its letters are, in points."""
    room, taken = _ROOM_WIDE if wide else _ROOM, sum(letters(table))
    return next((size for size in _SIZES if taken * size <= room), _SIZES[-1])


def letters(table: Table) -> tuple[int, ...]:
    """How many letters its labels, and then each column, take side by side."""
    longest = (
        _longest(row.cells[at] for row in table.rows if at < len(row.cells))
        for at in range(table.columns)
    )
    halved = max((len(row.label) // 2 + 2 * row.level for row in table.rows), default=0)
    return min(_LABEL_MOST, max(_LABEL, halved)), *(
        min(each, _LABEL) + 2 + table.marked for each in longest
    )


def of_words(table: Table, at: int) -> bool:
    """Whether a column has words to be read from the left, and not figures."""
    cells = (row.cells[at] for row in table.rows if at < len(row.cells))
    return _longest(each for each in cells if not isinstance(each, Amount)) > _LABEL


def tables(document: Document) -> Iterable[Table]:
    """All its tables, in their order."""
    return (block for part in document.sections for block in part if isinstance(block, Table))


def _longest(cells: Iterable[Cell]) -> int:
    return max((len(said_in(each)) for each in cells), default=0)
