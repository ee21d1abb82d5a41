"""What is recorded under a reference: each revision, what took it back, what came of it."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from coopledger.books.book import Book
from coopledger.messages.catalogue import Language, say
from coopledger.model.answer import Answers
from coopledger.model.dates import When
from coopledger.model.events import Expenditure, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Place
from coopledger.model.issue import Issue, IssuedWhat
from coopledger.model.kinds import ALL, MATCH, references_in

if TYPE_CHECKING:  # who reads what is recorded does not wait for how it is explained
    from coopledger.books.explanation import Worth


class PreparedBy(NamedTuple):
    """Who prepared what another approved of, and when (UTC); of: the proposal's reference."""

    of: str
    recorded_by: str
    recorded_at: datetime


class Recorded(NamedTuple):
    """A fact as the ledger has it.

    seq, hash: its place in the chain of its book, and the hash there. recorded_at, recorded_by:
    when (UTC) and by whom. origin: the document, sheet and row it was read from; None where a
    program recorded it. load: the number of the load that it is of, where it is of one. reversal:
    what took it back. related: the facts that name it, such as the recoveries and disallowances of
    an expenditure. worth: what it is worth today, where it moved money over the conversion line and
    stands; None too where that takes a rate nobody gave. replaced: whether a later word stands in
    its place, as of the state of a period or of what opens a book. prepared: by whom, where
    recorded_by is who approved of it.
    """

    fact: AnyFact
    seq: int
    hash: str
    recorded_at: datetime
    recorded_by: str
    origin: Place | None
    reversal: "Recorded | None" = None
    related: "tuple[Recorded, ...]" = ()
    worth: "Worth | None" = None
    replaced: bool = False
    load: int | None = None
    prepared: PreparedBy | None = None

    @property
    def stands(self) -> bool:
        """Whether nothing has taken it back."""
        return self.reversal is None and not self.replaced


class ReferenceHistory(Answers[Recorded]):
    """All that is recorded under a reference, book by book and revision by revision."""


def kind_said(fact: AnyFact, language: Language | str) -> str:
    """What a fact is, in words: of what was issued, which of those it is."""
    if isinstance(fact, Issue) and fact.what is not IssuedWhat.STATEMENT:
        return say(f"kind.issued-{fact.what}", language)
    return say(f"kind.{fact.kind}", language)


def under(book: Book, reference: str) -> list[AnyFact]:
    """The revisions under a reference of a book, in order."""
    last = book.last_revision(reference)
    return [book.facts[reference, revision] for revision in range(1, last + 1)]


def naming(book: Book, named: AnyFact) -> list[AnyFact]:
    """The facts of a book that name another one; its reversals apart."""
    fields = {
        kind.name: [name for name, kinds in kind.names.items() if isinstance(named, kinds)]
        for kind in ALL
        if kind is not MATCH  # what was matched says so itself
    }
    return [
        fact
        for fact in book.facts.values()
        if (names := fields.get(fact.kind)) and any(_is_named(book, fact, n, named) for n in names)
    ]


def _is_named(book: Book, fact: AnyFact, field: str, named: AnyFact) -> bool:
    """Whether a fact names another one in one of its fields."""
    return named.reference in references_in(fact, field) and _is_meant(book, fact, named)


def _is_meant(book: Book, fact: AnyFact, named: AnyFact) -> bool:
    """Of several revisions of an expenditure, the one that stood on the day of what names it."""
    when: When | None = getattr(fact, "when", None)
    if when is None or not isinstance(named, Expenditure):
        return True
    return book.expenditure(named.reference, when.last) in (named, None)


def reversal_of(book: Book, fact: AnyFact) -> Reversal | None:
    """What took a fact back."""
    return book.reversals.get((fact.reference, fact.revision))
