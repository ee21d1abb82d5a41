"""What is to be forgotten with a reference, and what became of it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.documents import Elsewhere
from coopledger.books.proposals import naming
from coopledger.model.answer import Answer
from coopledger.model.erased import is_erased
from coopledger.model.erasure import Erasure
from coopledger.model.evidence import Decision, Match
from coopledger.model.facts import AnyFact
from coopledger.model.issue import Issue


class Place(NamedTuple):
    """A record in its place: what it is, and its number in the chain of its book."""

    seq: int
    kind: str
    reference: str
    revision: int


class HeldState(StrEnum):
    """What became of a document that holds what was forgotten."""

    KEPT = "kept"
    """The ledger has it still."""

    ERASED = "erased"
    """Its bytes are gone now."""

    BEFORE = "before"
    """They were gone already."""

    LEFT = "left"
    """It is erased, and its file could not be taken away from its folder."""

    UNKEPT = "unkept"
    """An earlier version loaded it, and kept nothing of it."""


class Held(NamedTuple):
    """A document from which some of it was read, or which belongs to it: it has the texts.

    number: as `Ledger.documents` gives it; None for a file of a folder that was loaded. others: how
    many more references it holds something of; some: the first of them. file: where it is, if not
    in the ledger.
    """

    number: int | None
    name: str
    sha256: str
    state: HeldState
    others: int = 0
    some: tuple[Elsewhere, ...] = ()
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Forgotten(Answer):
    """What became of the texts of a reference, and of what was matched with it or names it.

    erasure: the fact that says so; None where there was nothing left to erase. erased: the records
    whose texts are gone. before: those whose texts were gone already. unreached: those of earlier
    schemas, whose texts are part of what is hashed. documents: those it was read from,
    and those that belong to it, and what became of each. printed: the issued totals, of the book of
    the institution, that have a text of it: each is forgotten by itself.
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
    printed: tuple[Elsewhere, ...] = ()
    remains: str | None = None

    @property
    def has_erased_documents(self) -> bool:
        """Whether bytes of any of its documents were erased, now or before."""
        return any(each.state not in (HeldState.KEPT, HeldState.UNKEPT) for each in self.documents)


def about(book: Book, reference: str) -> list[AnyFact]:
    """What is under a reference, the evidence accepted with it, and what names any of these.

    Proposals of any of it are among it; what became of them is not. So are the bank reconciliations
    that were issued and print any of its texts.
    """
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
    proposed = {proposal.reference for proposal in naming(book, names)}
    found = [fact for fact in book.facts.values() if fact.reference in names | proposed]
    return found + [issue for issue in book.of_kind(Issue) if _prints(issue, found)]


_PRINTED = ("payee", "concept", "counterpart", "text", "reason")
"""The texts that a bank reconciliation prints of what it lists."""


def _prints(issue: Issue, forgotten: Collection[AnyFact]) -> bool:
    """Whether what was issued of an account lists one of these facts, with a text of it."""
    if issue.account is None or issue in forgotten:
        return False
    return _has_text_of(issue, forgotten, _PRINTED)


_IN_TOTALS = ("title", "concept", "note")
"""The texts that totals print of what they add up."""


def totals_that_print(
    issued: Iterable[Issue], forgotten: Collection[AnyFact]
) -> Iterator[Elsewhere]:
    """The issued totals that print a text of facts that are to be forgotten."""
    for issue in issued:
        if issue.years is not None and _has_text_of(issue, forgotten, _IN_TOTALS):
            yield Elsewhere(issue.reference, issue.book)


def _has_text_of(issue: Issue, of: Iterable[AnyFact], texts: Collection[str]) -> bool:
    """Whether what was issued prints one of some facts with one of its texts."""
    if is_erased(issue.printed.es):
        return False
    said = _squeezed(issue.printed.es)
    return any(
        _squeezed(fact.reference) in said
        and any(
            isinstance(text := getattr(fact, name, None), str)
            and not is_erased(text)
            and _squeezed(text) in said
            for name in texts
        )
        for fact in of
    )


def _squeezed(text: str) -> str:
    """Without its blanks: where it is printed its lines may be broken anywhere."""
    return "".join(text.split())
