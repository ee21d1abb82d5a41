"""What is to be forgotten with a reference, and what became of it."""

from dataclasses import dataclass
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.model.answer import Answer
from coopledger.model.erasure import Erasure
from coopledger.model.evidence import Decision, Match
from coopledger.model.facts import AnyFact


class Place(NamedTuple):
    """A record in its place: what it is, and its number in the chain of its book."""

    seq: int
    kind: str
    reference: str
    revision: int


class Held(NamedTuple):
    """A document from which some of it was read, or which belongs to it: its SHA-256 too.

    It has the texts still.
    """

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Forgotten(Answer):
    """What became of the texts of a reference, and of what was matched with it or names it.

    erasure: the fact that says so; None where there was nothing left to erase. erased: the records
    whose texts are gone. before: those whose texts were gone already. unreached: those of earlier
    schemas, whose texts are part of what is hashed. documents: those it was read from,
    and those that belong to it.
    remains: where their bytes may be left: `postgresql` (until its own vacuum), `transaction` (of a
    program that has not committed it), `busy` (others read the file just now); None where there are
    none in the ledger's own files.
    """

    book: str
    reference: str
    erasure: Erasure | None
    erased: tuple[Place, ...] = ()
    before: tuple[Place, ...] = ()
    unreached: tuple[Place, ...] = ()
    documents: tuple[Held, ...] = ()
    remains: str | None = None


def about(book: Book, reference: str) -> list[AnyFact]:
    """What is under a reference, the evidence accepted with it, and what names any of these."""
    names = {reference}
    for match in book.facts.values():
        if isinstance(match, Match):
            sides = (*match.events, *match.bank_lines, *match.invoices)
            if reference in sides:
                names.add(match.reference)
                if match.decision is Decision.ACCEPTED:
                    names |= {*match.bank_lines, *match.invoices}
    for fact in book.facts.values():
        if not isinstance(fact, Erasure) and getattr(fact, "of", None) in names:
            names.add(fact.reference)
    return [fact for fact in book.facts.values() if fact.reference in names]
