"""A report as a Word document to write on: letter pages, numbered. The same bytes each time.

Figures stand under one another to the last digit, and none is ever broken; the first rows of a
table are on each of its pages. Needs python-docx (`coopledger[reports]`).
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from coopledger.messages.catalogue import CoopledgerError, say
from coopledger.messages.visible import harmless
from coopledger.reports.document import (
    Amount,
    Cell,
    Document,
    Entries,
    Letterhead,
    Look,
    Picture,
    Preformatted,
    Row,
    Signatures,
    Style,
    Table,
    Words,
    is_heading,
    said_in,
)
from coopledger.reports.report import Report
from coopledger.writers import page_room
from coopledger.writers.picture import WIDTH, pieces
from coopledger.writers.typesetter import png
from coopledger.writers.word_xml import BESIDE, EVEN_FACE, FACE, WordXml
from coopledger.writers.zip_archive import ZipArchive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopledger.reports.document import Block

_MADE = datetime(1980, 1, 1)
"""When every document says it was made, as the files in its archive do."""
_LANGUAGES = {"es": "es-MX", "en": "en-US"}

_LONG, _SHORT, _MARGIN = 15840, 12240, 1134
"""A letter page and its margins in twentieths of a point: Word's measure, as of all below."""
_POINT = 20
_DIGIT, _SIGN, _LETTER, _BOLD = 0.56, 0.34, 0.62, 1.15
"""How wide letters are, of their size: digits, what stands among them, others at most nearly;
and how much wider they are bold."""
_SMALLEST = 5
"""Of letters, in points, where a table has as many figures side by side as no page has room for."""
_WHOLE = 14
"""How many letters of a label stand in one line, whatever figures are beside it."""
_LEAST = 36 * _POINT
"""The least room for words."""


def write(report: Report) -> bytes:
    """The report, on letter pages. Raises CoopledgerError where python-docx is not installed."""
    try:
        import docx
    except ImportError as error:
        raise CoopledgerError("form.not-installed", form="docx", extra="reports") from error
    document = report.words()
    made = docx.Document()
    _Paper(made, report, document).write()
    out = io.BytesIO()
    made.save(out)
    return _of_one_day(out)


def _of_one_day(made: io.BytesIO) -> bytes:
    """The same archive, its files not of the day on which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as archive, ZipArchive(out) as again:
        for name in sorted(
            archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            again.add(name, [archive.read(name)])
    return out.getvalue()


class _Laid(NamedTuple):
    """How a table stands: how wide labels and columns are, how large letters, which are words."""

    widths: tuple[int, ...]
    size: float
    words: tuple[bool, ...]
    marked: bool
    prose: bool


class _Paper(WordXml):
    """A document that is being written."""

    def __init__(self, made: Any, report: Report, document: Document) -> None:
        super().__init__()
        self._made, self._document, self._report = made, document, report
        self._wide = page_room.is_wide(document)
        self._level = 3 if any(map(is_heading, document.blocks())) else 2
        self._end = made.element.body.sectPr
        self._room = (_LONG if self._wide else _SHORT) - 2 * _MARGIN

    def write(self) -> None:
        self._properties()
        self._styles()
        self._page()
        self._letterhead(self._document.letterhead)
        self._put(self.paragraph(self._document.title, style="Heading1"))
        for block in self._document.blocks():
            for element in self._block(block):
                self._put(element)

    def _properties(self) -> None:
        about = self._made.core_properties
        about.title, about.language = harmless(self._document.title)[:255], self._language
        about.author = about.last_modified_by = about.comments = ""
        about.created = about.modified = _MADE

    @property
    def _language(self) -> str:
        return _LANGUAGES.get(self._report.language.value, self._report.language.value)

    def _styles(self) -> None:
        """One face, black, of one language; what the template has of its own is not of paper."""
        from docx.shared import Pt, RGBColor

        for name, size, above in (
            *(("Normal", 10, 0), ("Heading 1", 14, 0)),
            *((f"Heading {level}", max(10, 12.5 - level / 2), 12) for level in range(2, 6)),
        ):
            style = self._made.styles[name]
            style.font.name, style.font.size = FACE, Pt(size)
            style.font.color.rgb, style.font.italic = RGBColor(0, 0, 0), False
            fonts = style.element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(self.name(f"w:{theme}"), None)
            style.paragraph_format.space_before, style.paragraph_format.space_after = (
                Pt(above),
                Pt(3),
            )
        shared = self._made.styles.element.find(
            f".//{self.name('w:rPrDefault')}//{self.name('w:lang')}"
        )
        for attribute in ("val", "eastAsia"):
            shared.set(self.name(f"w:{attribute}"), self._language)

    def _page(self) -> None:
        from docx.enum.section import WD_ORIENTATION
        from docx.shared import Twips

        page = self._made.sections[0]
        page.page_width, page.page_height = (
            (Twips(_LONG), Twips(_SHORT)) if self._wide else (Twips(_SHORT), Twips(_LONG))
        )
        if self._wide:
            page.orientation = WD_ORIENTATION.LANDSCAPE
        for side in ("left", "right", "top", "bottom"):
            setattr(page, f"{side}_margin", Twips(_MARGIN))
        said = self._document.foot or self._document.title
        numbered = re.split("(&P|&N)", say("sheet.pages", self._report.language))
        fields = {"&P": "PAGE", "&N": "NUMPAGES"}
        foot = self.paragraph(said, size=8, tabs=[("right", self._room)])
        foot.append(self.run("\t", size=8))
        for part in numbered:
            foot.append(
                self.of("w:fldSimple", {"w:instr": fields[part]}, self.run("1", size=8))
                if part in fields
                else self.run(part, size=8)
            )
        [empty] = page.footer.paragraphs
        empty._p.getparent().replace(empty._p, foot)

    def _letterhead(self, letterhead: Letterhead) -> None:
        if letterhead.picture is not None:
            from docx.shared import Cm

            seen = self._made.add_picture(io.BytesIO(letterhead.picture), height=Cm(1.6))
            said = ", ".join(letterhead.lines) or self._document.title
            seen._inline.docPr.set("descr", harmless(said))
        for line in letterhead.lines:
            self._put(self.paragraph(line))

    def _put(self, element: Any) -> None:
        self._end.addprevious(element)

    def _block(self, block: Block) -> Iterator[Any]:
        match block:
            case Words():
                yield self._words(block)
            case Entries():
                yield from self._entries(block)
            case Preformatted():
                yield from self._preformatted(block)
            case Table():
                yield from self._table(block)
            case Picture():
                yield from self._picture(block)
            case Signatures():
                yield from self._signatures(block)

    def _picture(self, picture: Picture) -> Iterator[Any]:
        """As it is on paper; what it says is there for who does not see it."""
        from docx.shared import Pt
        from docx.text.paragraph import Paragraph

        yield self.paragraph(picture.title, style=f"Heading{self._level}")
        for number, piece in enumerate(pieces(picture)):
            drawn = self.paragraph("")
            run = Paragraph(drawn, self._made._body).add_run()
            shape = run.add_picture(io.BytesIO(png(piece)), width=Pt(WIDTH))
            said = picture.title if number else picture.said
            shape._inline.docPr.set("descr", harmless(said))
            yield drawn

    def _words(self, words: Words) -> Any:
        if words.look is Look.HEADING:
            return self.paragraph(words.said, style=f"Heading{min(5, 2 + words.level)}")
        if words.look is Look.NOTE:
            return self.paragraph(words.said, size=8.5)
        return self.paragraph(words.said, level=words.level)

    def _preformatted(self, block: Preformatted) -> Iterator[Any]:
        """Each line whole: in letters as small as the longest needs."""
        rows = block.text.removesuffix("\n").split("\n")
        longest = max(map(len, rows))
        size = min(9.0, max(4.0, 2 * self._room / (_POINT * 0.6 * (longest or 1)) // 1 / 2))
        for row in rows:
            yield self.paragraph(row, size=size, face=EVEN_FACE, close=True)

    def _entries(self, block: Entries) -> Iterator[Any]:
        """Names, and what is said beside them."""
        size, longest = 10, max((len(name) for name, _ in block.items), default=0)
        first = min(self._room // 3, round(longest * size * _DIGIT * _POINT) + 2 * BESIDE)
        widths = (first, self._room - first)
        rows = [
            self.row(
                (
                    self.cell([self.paragraph(name, close=True)], widths[0]),
                    self.cell(
                        [self.paragraph(each, close=True) for each in said or ("",)], widths[1]
                    ),
                )
            )
            for name, said in block.items
        ]
        yield from self.grid(widths, rows)

    def _signatures(self, block: Signatures) -> Iterator[Any]:
        """Places to sign beside one another, together on a page."""
        width = self._room // max(1, len(block.items))
        above = [self.paragraph("", kept=True) for _ in range(4)]
        roles = [
            self.cell([self.paragraph(each.role, kept=True), *map(self._copied, above)], width)
            for each in block.items
        ]
        names = [
            self.cell(
                [
                    self.paragraph(said, close=True, kept=at == 0)
                    for at, said in enumerate((each.name, each.office))
                ],
                width,
                over=True,
            )
            for each in block.items
        ]
        yield self.paragraph("", kept=True)
        yield from self.grid([width] * len(block.items), [self.row(roles), self.row(names)])

    @staticmethod
    def _copied(element: Any) -> Any:
        from copy import deepcopy

        return deepcopy(element)

    def _table(self, table: Table) -> Iterator[Any]:
        laid = self._laid(table)
        if table.title:
            yield self.paragraph(table.title, style=f"Heading{self._level}")
        heads = next(
            (at for at, row in enumerate(table.rows) if row.style is not Style.HEAD),
            len(table.rows),
        )
        rows = [self._row(row, laid, first=at < heads) for at, row in enumerate(table.rows)]
        yield from self.grid(laid.widths, rows, title=table.title or _first_label(table))
        for note in table.notes:
            yield self.paragraph(note, size=8.5)

    def _laid(self, table: Table) -> _Laid:
        """In letters small enough for the page."""
        size: float = page_room.size(table, wide=self._wide)
        while sum(widths := self._widths(table, size)) > self._room and size > _SMALLEST:
            size -= 0.5
        words = tuple(page_room.of_words(table, at) for at in range(table.columns))
        return _Laid(widths, size, words, table.marked, table.prose)

    def _widths(self, table: Table, size: float) -> tuple[int, ...]:
        """How wide each column is: figures as they need, words and labels share what is left."""
        label, *shares = page_room.shares(table)
        figures = {
            at: self._wide_as(table, at, size) for at, share in enumerate(shares) if not share
        }
        longest = max((len(row.label) + 2 * row.level for row in table.rows), default=0)
        least = max(_LEAST, round(min(longest, _WHOLE) * _LETTER * size * _POINT))
        left = max(least, self._room - sum(figures.values())) / (label + sum(shares))
        return int(label * left), *(
            figures.get(at, int(share * left)) for at, share in enumerate(shares)
        )

    @staticmethod
    def _wide_as(table: Table, at: int, size: float) -> int:
        """How wide a column of figures is: none is broken, and room for their marks.

        Its name is in two lines, if it has several words.
        """
        cells = ((row.cells[at], row.style) for row in table.rows if at < len(row.cells))
        marks = 2 * 0.6 * (size - 2) if table.marked else 0
        wide = max((_ems_in(*each) for each in cells), default=0) * size + marks
        return math.ceil(wide * _POINT) + 2 * BESIDE

    def _row(self, row: Row, laid: _Laid, *, first: bool) -> Any:
        bold = row.style is not Style.FIGURES
        look: dict[str, Any] = {"size": laid.size, "bold": bold, "close": True}
        under, over = row.style is Style.HEAD or laid.prose, row.style is Style.SUM
        label = self.paragraph(row.label, level=row.level, **look)
        cells = [self.cell([label], laid.widths[0], under=under)]
        for at, of_words in enumerate(laid.words):
            cell = row.cells[at] if at < len(row.cells) else None
            said = [
                self.paragraph(each, right=not of_words, **{**look, "close": not laid.prose})
                for each in said_in(cell).split("\n")
            ]
            if laid.marked and not of_words:
                said[-1].append(self._mark(cell, laid.size))
            whole, width = isinstance(cell, Amount), laid.widths[at + 1]
            cells.append(self.cell(said, width, whole=whole, under=under, over=over))
        return self.row(cells, first=first, splits=laid.prose)

    def _mark(self, cell: Cell, size: float) -> Any:
        """The letter of its provenance, or as much room, so that figures stand in line."""
        letter = cell.mark if isinstance(cell, Amount) else ""
        return self.run(f"\N{NO-BREAK SPACE}{letter or chr(0xA0)}", size=size - 2, face=EVEN_FACE)


def _ems(said: str) -> float:
    """How wide text is, at most, of the size of its letters."""
    wide = {True: _DIGIT, False: _LETTER}
    return sum(_SIGN if sign in ",.- " else wide[sign.isdigit()] for sign in said)


def _ems_in(cell: Cell, style: Style) -> float:
    """The same of a cell: sums and names of columns are bold, these in two lines."""
    said = said_in(cell)
    match style:
        case Style.HEAD:
            words = max((_ems(word) for word in said.split()), default=0.0)
            return _BOLD * max(words, _ems(said) / 2)
        case Style.SUM:
            return _BOLD * _ems(said)
        case Style.FIGURES:
            return _ems(said)


def _first_label(table: Table) -> str:
    return table.rows[0].label if table.rows else ""
