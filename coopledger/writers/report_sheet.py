"""A document on a sheet: one section under another, each figure a cell, sums as formulas."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from coopledger.messages.catalogue import Language
from coopledger.progress import Progress, untold
from coopledger.reports.document import (
    Amount,
    Block,
    Cell,
    Document,
    Entries,
    Look,
    Picture,
    Preformatted,
    Row,
    Section,
    Signatures,
    Style,
    Table,
    Words,
    is_heading,
    said_in,
)
from coopledger.writers.chart import Chart
from coopledger.writers.formulas import formulas
from coopledger.writers.printed_sheet import LINE_HEIGHT, PrintedSheet, lines_of, require_rows_fit
from coopledger.writers.sheet_pages import SheetPages

_LABELS_WIDTH, _LABELS_WIDEST, _WIDEST = 52, 72, 60
_WORDS_WIDEST = 40
"""How wide words stand beside figures before they go on in a further line."""
_AGAIN = 2
"""How many rows below its title are on each page."""
_EVERY = 500
"""How many rows are written before it is told again."""
_SMALL = 16
"""How many rows a table has at most that stands on one page."""
_UPRIGHT = 105
"""How many letters side by side an upright page has room for, not made much smaller."""
_ON_SIDE = 210
"""How many one on its side has; of a wider sheet the names of columns go on in further lines."""


class ReportSheet(PrintedSheet):
    """A document, one section under another."""

    def write(self, document: Document, progress: Progress = untold) -> None:
        """progress: told how far it has come, by the rows of its tables."""
        self._progress, self._done = progress, 0
        self._within: list[int] = []  # the rows within the last block where a page may begin
        self._rows = sum(len(block.rows) for block in document.blocks() if isinstance(block, Table))
        require_rows_fit(self._rows, self.sheet.get_name())
        self._widths = self._columns(document)
        upright = sum(self._widths) <= _UPRIGHT
        if upright:
            self.sheet.set_portrait()
        self.foot(document.foot)
        self._across(document.title, 0, bold=True, font_size=14)
        self.height(0, len(document.title), sum(self._widths) * 11 // 15, LINE_HEIGHT + 4)
        top, *rest = document.sections or ((),)
        at = 0
        for block in top:
            at = self._block(block, at + 1)
        heads = _heads_of_all(rest)
        head = (at if document.titled else 0) + heads
        self.sheet.freeze_panes(head + 1, 1)
        # What a report begins with is in sight; on each page, what tells it from others.
        again = head if heads else min(head, _AGAIN)
        self.sheet.repeat_rows(0, again)
        pages = SheetPages(self._widths, on_side=not upright, head=self.high(0, again))
        at = self._sections(rest, at, pages)
        require_rows_fit(at + 1, self.sheet.get_name())
        self.sheet.set_h_pagebreaks(pages.breaks)
        self.sheet.print_area(0, 0, at, len(self._widths) - 1)

    def _sections(self, sections: Sequence[Section], at: int, pages: SheetPages) -> int:
        """Write them below a row, a row left between; the last row that was used."""
        last = _before_signing([block for section in sections for block in section])
        for section in sections:
            at += 1
            for block in section:
                began, self._within = at + 1, []
                at = self._block(block, began)
                long = isinstance(block, Table) and len(block.rows) > _SMALL
                # No place to sign stands on a page by itself.
                leads = is_heading(block) or block is last
                for first, end in pairwise((began, *self._within, at + 1)):
                    whole = not long and (first > began or end - first <= 2 * _SMALL)
                    pages.put(first, self.high(first, end - 1), whole=whole, leads=leads)
        return at

    def _block(self, block: Block, at: int) -> int:
        """Write a block from a row on; the last row it used."""
        match block:
            case Table():
                return self._table(block, at)
            case Words():
                self._words(block, at)
            case Entries():
                return self._entries(block, at)
            case Preformatted():
                look = self.format(font_name="Courier New")
                for line in block.text.removesuffix("\n").split("\n"):
                    self.text(at, 0, line, look)
                    at += 1
                return at - 1
            case Picture():
                return self._picture(block, at)
            case Signatures():
                return self._signatures(block, at)
        return at

    def _picture(self, picture: Picture, at: int) -> int:
        """Charts below the cells they are of; in words, where Excel would not keep its digits."""
        chart = Chart.of(picture)
        if not chart.can_be:
            self._across(picture.said, at, italic=True)
            return at
        last = self._table(chart.table(self.language), at)
        for number, piece in enumerate(chart.pieces()):
            drawn = piece.drawn(self._book, self.sheet.get_name(), at)
            said = picture.title if number else picture.said
            self.sheet.insert_chart(last + 1, 0, drawn, {"description": said})
            if number or len(chart.groups) > _SMALL:
                self._within.append(last + 1)
            last += piece.rows_high()
        return last

    def _signatures(self, block: Signatures, at: int) -> int:
        """Places to sign beside one another, as far as there are columns; the last row used."""
        places = self._places(len(block.items))
        for begin in range(0, len(block.items), len(places)):
            for each, place in zip(block.items[begin:], places, strict=False):
                lines = (each.role, "", "", "", each.name, each.office)
                for row, said in enumerate(lines, at + 1):
                    over = {"top": 1} if row == at + 5 else {}
                    self._merged(said, row, *place, **over)
            at += 7
        return at - 1

    def _places(self, number: int) -> list[tuple[int, int]]:
        """The columns from which to which things stand beside one another, one left between."""
        others = len(self._widths) - 1
        each = others // (number - 1) if number > 1 else 0
        if each < 2:
            return [(0, 0)]
        return [(0, 0), *((2 + each * at, each * (at + 1)) for at in range(number - 1))]

    def _merged(self, said: str, at: int, first: int, last: int, **more: object) -> None:
        look = self.format(text_wrap=True, valign="top", **more)
        if last > first:
            self.sheet.merge_range(at, first, at, last, "", look)
        self.text(at, first, said, look)

    def _columns(self, document: Document) -> tuple[int, ...]:
        """How wide each column must be, and is from now on: no figure is ever cut short."""
        blocks = [*document.blocks()]
        tables = [*_tables(blocks, self.language)]
        rows = [row for table in tables for row in table.rows]
        widths = [_labels_width(rows)]
        columns = range(max((len(row.cells) for row in rows), default=0))
        widths += [_column_width(rows, each) for each in columns]
        self._heads_wrap = sum(widths) > _ON_SIDE
        if self._heads_wrap:
            widths[1:] = [_column_width(rows, each, heads_wrap=True) for each in columns]
        if len(widths) == 1 and any(isinstance(block, Entries) for block in blocks):
            widths.append(_WIDEST)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        return tuple(widths)

    def _table(self, table: Table, at: int) -> int:
        """Write a table from a row on; the last row it used."""
        if table.title:
            self.text(at, 0, table.title, self.format(bold=True))
            at += 1
        reckoned = formulas(table, at)
        for place, row in enumerate(table.rows):
            made = {column: reckoned.get((place, column)) for column in range(len(row.cells))}
            self._row(row, table, at + place, made)
            self._tell()
        at += len(table.rows) - 1
        for note in table.notes:
            at += 1
            self._across(note, at, italic=True)
        return at

    def _tell(self) -> None:
        """Now and then, how many rows are written."""
        self._done += 1
        if self._done % _EVERY == 0:
            self._progress(min(1.0, self._done / self._rows))

    def _words(self, words: Words, at: int) -> None:
        """A heading or a line where it stands; what is long, or said beside it, across columns."""
        is_note = words.look is Look.NOTE
        is_long = words.wraps and len(words.said) > self._widths[0]
        if is_note or (is_long and words.look is Look.PLAIN):
            self._across(words.said, at, italic=is_note)
            return
        # The first line below the title says what there is to know.
        bold = words.look is Look.HEADING or at == 1
        indented = {"indent": words.level} if words.level else {}
        self.text(at, 0, words.said, self.format(bold=bold, **indented))

    def _across(self, said: str, at: int, *, begin: int = 0, **more: object) -> None:
        """A sentence across all columns, or from one on, in a row as high as it needs."""
        self._merged(said, at, begin, len(self._widths) - 1, **more)
        self.height(at, len(said), sum(self._widths[begin:]))

    def _entries(self, block: Entries, at: int) -> int:
        """Names in the first column, what is said of each beside it."""
        for name, said in block.items:
            self.text(at, 0, name, self.format(indent=1, valign="top", text_wrap=True))
            for line in said or ("",):
                self._across(line, at, begin=1)
                at += 1
        return at - 1

    def _row(self, row: Row, table: Table, at: int, made: dict[int, str | None]) -> None:
        """made: the formulas of its figures, by their columns."""
        look: dict[str, object] = {"valign": "top"}
        if row.style is not Style.FIGURES:
            look |= {"bold": True, "bottom" if row.style is Style.HEAD else "top": 1}
        words = self.format(**look, align="left", indent=row.level, text_wrap=True)
        self.text(at, 0, row.label, words)
        said = [row.label + "  " * row.level, *map(said_in, row.cells)]
        self.height(at, *max(zip(map(len, said), self._widths, strict=False), key=_lines))
        for column, cell in enumerate(row.cells):
            self._cell(cell, at, column + 1, table.marked, look, made[column])

    def _cell(
        self,
        cell: Cell,
        at: int,
        column: int,
        marked: bool,
        look: dict[str, object],
        formula: str | None,
    ) -> None:
        if isinstance(cell, Amount):
            # The mark belongs to the number's format: the cell holds the number alone.
            tail = (f'" {cell.mark}"' if cell.mark else "_ _F") if marked else ""
            grouped = cell.grouped
            self.number(at, column, cell.exact, tail, grouped=grouped, formula=formula, **look)
        elif cell is None:
            self.sheet.write_blank(at, column, None, self.format(**look))
        else:
            said, room = said_in(cell), 1 if marked else 0
            wraps = len(said) > _WORDS_WIDEST or (self._heads_wrap and "bottom" in look)
            how = {"text_wrap": True} if wraps else {"indent": room}
            self.text(at, column, said, self.format(align="right", **how, **look))


def _heads_of_all(sections: Sequence[Section]) -> int:
    """How many rows below the top are the heads of all that follows: where that is one table."""
    match sections:
        case [(Table(title=None) as table,)]:
            heads = takewhile(lambda row: row.style is Style.HEAD, table.rows)
            number = sum(1 for _ in heads)
            return number + 1 if number else 0
    return 0


def _before_signing(blocks: Sequence[Block]) -> Block | None:
    """What stands above the places to sign."""
    pairs = pairwise(blocks)
    return next((above for above, each in pairs if isinstance(each, Signatures)), None)


def _tables(blocks: Iterable[Block], language: Language) -> Iterator[Table]:
    """The tables of a report, those of its charts among them."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Picture) and (chart := Chart.of(block)).can_be:
            yield chart.table(language)


def _labels_width(rows: Sequence[Row]) -> int:
    """As wide as nine in ten of the labels, within bounds."""
    lengths = sorted(len(row.label) + 2 * row.level for row in rows)
    most = lengths[len(lengths) * 9 // 10] if lengths else 0
    return min(_LABELS_WIDEST, max(_LABELS_WIDTH, most))


def _column_width(rows: Sequence[Row], at: int, *, heads_wrap: bool = False) -> int:
    """How wide a column must be. heads_wrap: whether its name goes on in further lines."""
    cells = [(row.cells[at], row.style) for row in rows if at < len(row.cells)]
    most = max(
        _longest_word(cell) if heads_wrap and style is Style.HEAD else _letters(cell)
        for cell, style in cells
    )
    return max(14, most + 5)


def _longest_word(cell: Cell) -> int:
    return max(map(len, said_in(cell).split()), default=0)


def _lines(each: tuple[int, int]) -> int:
    """How many lines so many letters take in such a width."""
    return lines_of(*each)


def _letters(cell: Cell) -> int:
    """How many letters a cell has side by side: words go on below one another."""
    said = len(said_in(cell))
    return said if isinstance(cell, Amount) else min(said, _WORDS_WIDEST)
