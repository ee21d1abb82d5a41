"""What a report says and in which order, before it is text, HTML or a workbook.

A report makes a `Document` once, in the words of a language; each form lays the same one out in
its own way. Nothing heavy is imported: what has no figures is said at once.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class Amount(NamedTuple):
    """A figure: exact, as people read it, and the letter of its provenance where it has one.

    grouped: whether its thousands are set apart. made_of: the anchors of the rows that it is made
    of, where the same document has them.
    """

    exact: Decimal
    said: str
    mark: str = ""
    grouped: bool = True
    made_of: tuple[str, ...] = ()


class Links(NamedTuple):
    """Words that a page may lead on from: what each says, and where to."""

    items: tuple[tuple[str, str], ...]

    @property
    def said(self) -> str:
        return ", ".join(said for said, _ in self.items)


Cell = Amount | Links | str | None
"""A figure, words with or without somewhere to go on to, or nothing."""


class Style(Enum):
    """What a row is: names of the columns, figures, or the sum of the figures above it."""

    HEAD = "head"
    FIGURES = "figures"
    SUM = "sum"


class Row(NamedTuple):
    """A label, and a cell for each column.

    level: how deep it stands under another. anchor: what figures made of it call it.
    """

    label: str
    cells: tuple[Cell, ...]
    style: Style = Style.FIGURES
    level: int = 0
    anchor: str = ""


class Reckoned(NamedTuple):
    """A column, from 0, whose figures are what others of their row come to, where they do.

    carried: whether that is added to what stands in it in the row above.
    """

    column: int
    plus: tuple[int, ...] = ()
    minus: tuple[int, ...] = ()
    carried: bool = False


class Table(NamedTuple):
    """Rows under one another, and what is said of them below.

    title: where the table is too wide for a label and its columns' names in one row.
    marked: whether its figures stand in line with such as have a mark of their provenance.
    reckoned: which of its columns are made of others, for a form that can show it.
    prose: whether its cells are paragraphs: rows are ruled apart and go on over the page.
    """

    rows: tuple[Row, ...]
    title: str | None = None
    marked: bool = False
    notes: tuple[str, ...] = ()
    reckoned: tuple[Reckoned, ...] = ()
    prose: bool = False

    @property
    def columns(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


class Look(Enum):
    """How words stand: a heading, the matter itself, what is said beside it."""

    HEADING = "heading"
    PLAIN = "plain"
    NOTE = "note"


class Words(NamedTuple):
    """A sentence, a paragraph, or a line.

    level: how deep it stands; of a heading, under which. wraps: whether it goes on in a further
    line where text is narrow; hangs: whether that one is set in.
    """

    said: str
    look: Look = Look.PLAIN
    level: int = 0
    wraps: bool = True
    hangs: bool = True


class Entries(NamedTuple):
    """Names, and beside each what is said under it, line by line."""

    items: tuple[tuple[str, tuple[str, ...]], ...]


def said_in(cell: Cell) -> str:
    """What a cell says, as text."""
    return cell.said if isinstance(cell, Amount | Links) else cell or ""


class Preformatted(NamedTuple):
    """A text that was laid out before, in columns: it stays as it is."""

    text: str


class Fill(Enum):
    """How a bar is filled: told apart on paper without colour."""

    SOLID = "solid"
    HATCHED = "hatched"
    OPEN = "open"


class Bar(NamedTuple):
    """A bar of a picture, from one figure to another. said: the figure that it shows.

    A label that is empty is that of the bar above it: they are of one thing.
    """

    label: str
    start: Decimal
    end: Decimal
    said: str
    fill: Fill = Fill.SOLID


class Picture(NamedTuple):
    """Bars under one another, on one scale.

    said: the same in words, for who does not see it. legend: what each fill is, where there are
    several.
    """

    title: str
    bars: tuple[Bar, ...]
    said: str
    legend: tuple[tuple[Fill, str], ...] = ()


class Signature(NamedTuple):
    """A place to sign. role: what whoever signs has done. name, office: of who it is to be."""

    role: str
    name: str = ""
    office: str = ""


class Signatures(NamedTuple):
    """Places to sign, beside one another."""

    items: tuple[Signature, ...]


class Letterhead(NamedTuple):
    """What stands at the head of a page: lines, and a picture (PNG or JPEG)."""

    lines: tuple[str, ...] = ()
    picture: bytes | None = None


Block = Words | Entries | Table | Preformatted | Picture | Signatures
Section = tuple[Block, ...]


class Document(NamedTuple):
    """A report: its title, what stands at the top, and its further sections, set apart.

    titled: whether plain text begins with the title too; else its first words say as much.
    closes: whether what it states closes, where that is a question.
    letterhead, foot: what stands at the head of its first page, and at the foot of each.
    """

    title: str
    sections: tuple[Section, ...]
    titled: bool = True
    closes: bool | None = None
    letterhead: Letterhead = Letterhead()
    foot: str = ""

    def blocks(self) -> Iterator[Block]:
        """All that stands in it, in order."""
        return (block for section in self.sections for block in section)


def is_heading(block: Block) -> bool:
    """Whether it is one: what stands under it is a level deeper."""
    return isinstance(block, Words) and block.look is Look.HEADING


def lines(said: Iterable[str], *, level: int = 0, look: Look = Look.PLAIN) -> Section:
    """Words that stay in one line each."""
    return tuple(Words(each, look, level, wraps=False) for each in said)


def heading(said: str, level: int = 0) -> Words:
    """A heading, or one under another."""
    return Words(said, Look.HEADING, level)


def notes(said: Iterable[str]) -> Section:
    """What is said beside the matter, a paragraph each."""
    return tuple(Words(each, Look.NOTE) for each in said)


def without_empty(document: Document) -> Document:
    """A report without sections that have nothing in them: there is nothing to set apart."""
    top, rest = document.sections[:1], document.sections[1:]
    return document._replace(sections=(*top, *filter(None, rest)))


def together(title: str, documents: Iterable[Document]) -> Document:
    """Several reports as one, under one another."""
    sections = (section for document in documents for section in _headed(document))
    return Document(title, tuple(sections), titled=False)


def followed(first: Document, *others: Document) -> Document:
    """A report, and others under it."""
    more = (section for document in others for section in _headed(document))
    return first._replace(sections=(*first.sections, *more))


def _headed(document: Document) -> Iterator[Section]:
    """Its sections, the first with the title where it is said."""
    top, *rest = document.sections or ((),)
    heading = (Words(document.title, Look.HEADING),) if document.titled else ()
    if heading or top:
        yield (*heading, *top)
    yield from rest
