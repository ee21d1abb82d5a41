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

    grouped: whether its thousands are set apart.
    """

    exact: Decimal
    said: str
    mark: str = ""
    grouped: bool = True


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
    """A label, and a cell for each column. level: how deep it stands under another."""

    label: str
    cells: tuple[Cell, ...]
    style: Style = Style.FIGURES
    level: int = 0


class Table(NamedTuple):
    """Rows under one another, and what is said of them below.

    title: where the table is too wide for a label and its columns' names in one row.
    marked: whether its figures stand in line with such as have a mark of their provenance.
    """

    rows: tuple[Row, ...]
    title: str | None = None
    marked: bool = False
    notes: tuple[str, ...] = ()

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

    level: how deep it stands. wraps: whether it goes on in a further line where text is narrow;
    hangs: whether that one is set in.
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


Block = Words | Entries | Table | Preformatted
Section = tuple[Block, ...]


class Document(NamedTuple):
    """A report: its title, what stands at the top, and its further sections, set apart.

    titled: whether plain text begins with the title too; else its first words say as much.
    closes: whether what it states closes, where that is a question.
    """

    title: str
    sections: tuple[Section, ...]
    titled: bool = True
    closes: bool | None = None


def lines(said: Iterable[str], *, level: int = 0, look: Look = Look.PLAIN) -> Section:
    """Words that stay in one line each."""
    return tuple(Words(each, look, level, wraps=False) for each in said)


def notes(said: Iterable[str]) -> Section:
    """What is said beside the matter, a paragraph each."""
    return tuple(Words(each, Look.NOTE) for each in said)


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
