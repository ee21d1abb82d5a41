"""Where a sheet goes on to the next page: not within a small table, a chart, or a place to sign.

A spreadsheet breaks pages wherever they are full. How much fits is reckoned from the heights of
rows and the widths of columns, as they print on a letter page that is as wide as they are.
"""

from collections.abc import Sequence

_PAGE, _PAGE_ON_SIDE = (681, 830), (921, 610)
"""How wide and high a letter page is within its margins, in points of a screen; less a tenth,
for each program has letters a little larger or smaller."""
_LETTER, _BESIDE = 7, 5
"""How wide a letter of a column's width is, and what each column has beside."""
ROW = 20
"""How high a row of one line is."""


class SheetPages:
    """The pages of a sheet that is being written from above.

    widths: of its columns, in letters. head: how high what each page begins with is.
    """

    def __init__(self, widths: Sequence[int], *, on_side: bool, head: int) -> None:
        wide, high = _PAGE_ON_SIDE if on_side else _PAGE
        taken = sum(_LETTER * each + _BESIDE for each in widths)
        self._room = high * max(1, taken / wide) - head
        self._used = 0.0
        self._kept: tuple[int, float] | None = None
        self.breaks: list[int] = []
        """The rows, from 0, that begin a page."""

    def put(self, row: int, high: int, *, whole: bool = True, leads: bool = False) -> None:
        """Something that is so high, from a row on.

        whole: whether it is to stand on one page. leads: whether it belongs to what follows it.
        """
        begin, before = self._kept or (row, 0.0)
        if whole and self._used + before + high > self._room and self._used:
            self.breaks.append(begin)
            self._used = 0.0
        if leads:
            self._kept = begin, before + high
            return
        self._kept = None
        self._used = (self._used + before + high) % self._room
