"""All that is said of one answer, before it has a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from coopledger.model.erased import ERASED, WITHHELD
from coopledger.reports.document import without_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coopledger.messages.catalogue import Language
    from coopledger.model.associated_file import AssociatedFile
    from coopledger.reports.deadlines import Deadline
    from coopledger.reports.document import Document
    from coopledger.reports.flat import FlatTable
    from coopledger.reports.markup import Element
    from coopledger.reports.postings import Postings

Plain = dict[str, Any]
"""Plain data for other programs. Amounts are strings with all their digits; names are a promise."""


class Column(NamedTuple):
    """A column to be filled in. choices: what is chosen from; none where it is free."""

    name: str
    choices: tuple[str, ...] = ()


class TickList(NamedTuple):
    """A list on which a person notes what he found of each thing.

    name: of its sheet. about: what it is a list of. table: what is known; to_fill_in: beside it.
    """

    name: str
    title: str
    about: tuple[str, ...]
    table: FlatTable
    to_fill_in: tuple[Column, ...]


class Report(NamedTuple):
    """An answer in one language; each part is made when a form asks for it.

    document: for people. data: for programs, plain. table: for a spreadsheet, an amount or a thing
    a row; None where there is nothing to put in rows. sheet: in a workbook, the name of the sheet
    that the document is on; None where the table says it all. ticks: what a workbook has besides,
    for a person to fill in. deadlines: the days to keep, where it says which there are. final:
    whether it is signed as it is, and so in no form that is for writing on. carries: the files that
    its paper has inside, where it proves itself. stamp: the text of the square code on its paper.
    markup: a document for other programs, of elements, where there is a standard for one.
    postings: entries in debits and credits, for the programs of accountants. sheets: the sheets of
    a workbook, by their names, where the document is on several.
    """

    language: Language
    document: Callable[[], Document]
    data: Callable[[], object]
    table: Callable[[], FlatTable] | None = None
    sheet: str | None = None
    ticks: Callable[[], TickList] | None = None
    deadlines: Callable[[], Iterable[Deadline]] | None = None
    final: bool = False
    carries: Callable[[], Iterable[AssociatedFile]] | None = None
    stamp: Callable[[], str] | None = None
    markup: Callable[[], Element] | None = None
    postings: Callable[[], Postings] | None = None
    sheets: Callable[[], Iterable[tuple[str, Document]]] | None = None

    def parts(self) -> frozenset[str]:
        """The names of those parts that it has, of which forms are made."""
        made = ("document", "data", "table", "deadlines", "markup", "postings")
        return frozenset(name for name in made if getattr(self, name) is not None)

    def words(self) -> Document:
        """The document; of a text that is not there, why, in its language."""
        return told(without_empty(self.document()), self.language)

    def on_sheets(self) -> tuple[tuple[str, Document], ...]:
        """The document as a workbook has it, likewise: on one sheet, on several, or on none."""
        if self.sheets is not None:
            return tuple((name, told(each, self.language)) for name, each in self.sheets())
        return ((self.sheet, self.words()),) if self.sheet is not None else ()

    def rows(self) -> FlatTable:
        """The table, likewise. Asked only where there is one."""
        if self.table is None:
            raise TypeError("this answer has no table")
        return told(self.table(), self.language)

    def days(self) -> tuple[Deadline, ...]:
        """The deadlines, likewise. Asked only where there are any."""
        if self.deadlines is None:
            raise TypeError("this answer has no deadlines")
        return told(tuple(self.deadlines()), self.language)

    def elements(self) -> Element:
        """The elements, as they are: each has its language. Asked only where there are any."""
        if self.markup is None:
            raise TypeError("this answer has no elements")
        return self.markup()

    def entries(self) -> Postings:
        """The entries, as they are: they were told in its language. Asked only where they are."""
        if self.postings is None:
            raise TypeError("this answer has no entries")
        return self.postings()

    def files(self) -> tuple[AssociatedFile, ...]:
        """The files that its paper carries, as they are."""
        return tuple(self.carries()) if self.carries is not None else ()


_Said = TypeVar("_Said")


def told(said: _Said, language: Language) -> _Said:
    """What is said; the sign of a text that is not there stands as each language says it."""
    return cast("_Said", _told(said, language))


def _told(said: object, language: Language) -> object:
    if isinstance(said, str):
        for sign in (ERASED, WITHHELD):
            said = said.replace(sign, sign.say(language)) if sign in said else said
        return said
    if not isinstance(said, tuple):
        return said
    parts = [_told(part, language) for part in said]
    if all(one is other for one, other in zip(parts, said, strict=True)):
        return said
    made: Callable[[list[object]], object] = getattr(said, "_make", tuple)
    return made(parts)
