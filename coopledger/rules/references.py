"""References: the next free one where a row has none; those that a later document leaves out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from coopledger.books.book import Book
from coopledger.books.free_reference import free_reference
from coopledger.model.agreement import Opening
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FactKind, Finding, Place, Severity
from coopledger.model.period import Period


def propose_references(
    findings: Iterable[Finding], given: Mapping[str, Sequence[str]], books: Collection[Book] = ()
) -> Iterator[Finding]:
    """The findings, each missing reference with one that is free."""
    findings = list(findings)
    if not any(found.code == "missing-reference" for found in findings):
        yield from findings
        return
    taken = {fact.reference for book in books for fact in book.facts.values()}
    taken.update(*given.values())
    proposed: dict[str, str] = {}
    for found in findings:
        if found.code != "missing-reference":
            yield found
            continue
        kind = str(found.params["kind"])
        like = [proposed[kind]] if kind in proposed else _of_kind(kind, given, books)
        proposed[kind] = free_reference(kind, like, taken)
        taken.add(proposed[kind])
        yield replace(found, params={**found.params, "proposed": proposed[kind]})


def _of_kind(
    kind: str, given: Mapping[str, Sequence[str]], books: Collection[Book]
) -> Iterator[str]:
    for book in books:
        yield from (fact.reference for fact in book.facts.values() if fact.kind == kind)
    yield from given.get(kind, ())


_MOST_NAMED = 10


def _has_row(fact: AnyFact) -> bool:
    """Whether a document is to say it again: not what opens a book, nor what took a load back."""
    return not isinstance(fact, Opening | Period) and getattr(fact, "undoes", None) is None


def left_out(book: Book, given: Mapping[str, Set[str]], document: str) -> Iterator[Finding]:
    """What stands in the book and not in a document that has some of the same kind recorded before.

    A note: the document may be of one month, or the row may have been deleted by mistake.
    """
    for kind, stated in given.items():
        standing = [
            fact.reference
            for fact in book.facts.values()
            if fact.kind == kind and _has_row(fact) and not book.is_reversed(fact)
        ]
        missing = [reference for reference in standing if reference not in stated]
        if missing and len(missing) < len(standing):
            named = ", ".join(missing[:_MOST_NAMED]) + (", …" if missing[_MOST_NAMED:] else "")
            params = {"kind": FactKind(kind), "count": len(missing), "seen": named}
            place = Place(document, reference=book.code)
            yield Finding("not-in-document", Severity.NOTE, place, params)
