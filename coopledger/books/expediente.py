"""An expediente: all that a book has to show, in one file, and what each part of it is."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from coopledger.messages.catalogue import Language, say
from coopledger.model.answer import Answers
from coopledger.model.attachment import DocumentType, DocumentUse


class Part(StrEnum):
    """What a file of an expediente is of."""

    README = "readme"
    INDEX = "index"
    STATEMENT = "statement"
    AUXILIARY = "auxiliary"
    RECONCILIATION = "reconciliation"
    ISSUED = "issued"
    DOCUMENT = "document"
    TRAIL = "trail"
    ROWS = "rows"

    def say(self, language: Language | str) -> str:
        return say(f"expediente-part.{self}", language)


class PackedFile(NamedTuple):
    """A file of an expediente, or a document of the book that is not in it.

    name: None where it is not in it. size, sha256: of its bytes; size None where it is not known.
    number, of, type, use, stands: of a document, as `ListedDocument` has them; of is the reference
    of an issued statement, too.
    """

    part: Part
    name: str | None
    size: int | None
    sha256: str
    number: int | None = None
    of: str | None = None
    type: DocumentType | None = None
    use: DocumentUse | None = None
    stands: bool = True


class Expediente(Answers[PackedFile]):
    """The files of an expediente but for its index, in their order.

    title: of the book. on: the day of its statement. public: whether it is a public edition. rows,
    end: the length of the book's chain and its last hash. head: of the ledger. tools: what made it,
    each with its version. language: of its papers.
    """

    title: str
    on: date
    public: bool
    rows: int
    end: str
    head: str
    tools: Mapping[str, str]
    language: Language

    @classmethod
    def made(
        cls,
        files: Iterable[PackedFile],
        of: str,
        *,
        title: str,
        on: date,
        public: bool,
        rows: int,
        end: str,
        head: str,
        tools: Mapping[str, str],
        language: Language,
    ) -> Self:
        made = cls(files, of)
        made.title, made.on, made.public = title, on, public
        made.rows, made.end, made.head = rows, end, head
        made.tools, made.language = tools, language
        return made
