"""The documents of a book: those that belong to what it records, and those it was loaded from."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.answer import Answers
from coopledger.model.attachment import DocumentType, DocumentUse
from coopledger.model.kinds import ATTACHMENT


class Elsewhere(NamedTuple):
    """What else a document belongs to. book: where that is another one."""

    of: str
    book: str | None = None

    def say(self, language: Language | str) -> str:
        if self.book is None:
            return self.of
        return say("documents.of-book", language, of=self.of, book=self.book)


class Numbering:
    """The numbers of a book's documents, in the order in which its chain first names them."""

    def __init__(self) -> None:
        self._last = 0
        self._loaded = set[str]()

    def given_by(self, kind: str, read_from: str | None) -> Iterator[tuple[int, bool]]:
        """Those that the next row gives, and whether each is of the document it was read from.

        Else it is of the one that the row, an attachment, says to belong to something.
        """
        if read_from is not None and read_from not in self._loaded:
            self._loaded.add(read_from)
            yield self._next(), True
        if kind == ATTACHMENT.name:
            yield self._next(), False

    def _next(self) -> int:
        self._last += 1
        return self._last


class ListedDocument(NamedTuple):
    """A document of a book.

    number: its place among them, in the order of recording: it never changes. of: the reference it
    belongs to; None for what was loaded. attachment: its own reference. type, size: None for what
    was loaded and is not kept. use: where somebody said so. stands: whether nothing has taken it
    back. kept: whether its bytes are here; a version before 0.3 kept none of what it loaded.
    elsewhere: what else it belongs to. erased: what says so, where its bytes were erased.
    """

    number: int
    of: str | None
    attachment: str | None
    name: str
    sha256: str
    size: int | None
    type: DocumentType | None
    use: DocumentUse | None
    recorded_at: datetime
    recorded_by: str
    stands: bool
    kept: bool
    elsewhere: tuple[Elsewhere, ...] = ()
    erased: Elsewhere | None = None

    @property
    def ending(self) -> str | None:
        """What a copy's name ends in, by its content; None for what is not to be opened."""
        return self.type.ending if self.type is not None else None


class Documents(Answers[ListedDocument]):
    """The documents of a book, by their numbers."""

    def numbered(self, number: int) -> ListedDocument:
        """The document of a number. Raises CoopledgerError where there is none."""
        for each in self:
            if each.number == number:
                return each
        raise CoopledgerError("documents.unknown", number=number, book=self.of, count=len(self))
