"""References: the next free one where a row has none; those that a later document leaves out."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from coopledger.books.book import Book
from coopledger.model.agreement import Opening
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FactKind, Finding, Place, Severity
from coopledger.model.kinds import KINDS
from coopledger.model.period import Period

_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>\d+)(?P<after>\D*)", re.ASCII | re.S)


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
        if kind not in proposed:
            recorded = [f.reference for b in books for f in b.facts.values() if f.kind == kind]
            proposed[kind] = _next([*recorded, *given.get(kind, ())], kind)
        while proposed[kind] in taken:
            proposed[kind] = _following(proposed[kind])
        taken.add(proposed[kind])
        yield replace(found, params={**found.params, "proposed": proposed[kind]})


def _next(references: Sequence[str], kind: str) -> str:
    """The one after the highest, written as most of them are; it may be taken by another kind."""
    numbered = [found for r in references if (found := _NUMBERED.fullmatch(r))]
    ways = Counter((found["before"], found["after"]) for found in numbered)
    proposed = KINDS[kind].first_reference
    if ways:
        way = ways.most_common(1)[0][0]
        same = [found for found in numbered if (found["before"], found["after"]) == way]
        last = max(same, key=lambda found: int(found["number"]))
        proposed = _after(last)
    return proposed


def _following(reference: str) -> str:
    found = _NUMBERED.fullmatch(reference)
    return _after(found) if found else f"{reference}-2"


def _after(reference: re.Match[str]) -> str:
    number = str(int(reference["number"]) + 1).zfill(len(reference["number"]))
    return f"{reference['before']}{number}{reference['after']}"


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
