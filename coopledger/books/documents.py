"""The documents of a book: those that belong to what it records, and those it was loaded from."""

from datetime import datetime
from typing import NamedTuple

from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.answer import Answers
from coopledger.model.attachment import DocumentType, DocumentUse


class Elsewhere(NamedTuple):
    """What else a document belongs to. book: where that is another one."""

    of: str
    book: str | None = None

    def say(self, language: Language | str) -> str:
        if self.book is None:
            return self.of
        return say("documents.of-book", language, of=self.of, book=self.book)


class ListedDocument(NamedTuple):
    """A document of a book.

    number: its place among them, in the order of recording: it never changes. of: the reference it
    belongs to; None for what was loaded. attachment: its own reference. type, size: None for what
    was loaded and is not kept. use: where somebody said so. stands: whether nothing has taken it
    back. kept: whether its bytes were kept; a version before 0.3 kept none of what it loaded.
    elsewhere: what else it belongs to.
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
