"""A reference is written one way: what reads the same, written otherwise, may be the same fact.

Looked at where rows come from a document: a program knows what it calls its facts.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from coopledger.messages.visible import visible
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Opening
from coopledger.model.commitment import Commitment, Release
from coopledger.model.entry import Entry
from coopledger.model.events import Event
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.model.request import Request
from coopledger.model.settlement import Settlement
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.model.variation import Variation
from coopledger.rules.case import Case, finding

_BESIDE_EVENTS: tuple[type[AnyFact], ...] = (
    Activity, InKindContribution, EarlierAmount, Addendum, Reallocation, Disallowance, Settlement,
    Commitment, Release, Request, Variation,
)  # fmt: skip
TYPED = (Event, *_BESIDE_EVENTS)
"""The kinds of facts that staff give a reference of their own."""

_MOST_NAMED = 10
_RUNS = re.compile(r"[^\W\d_]+|\d+")


def written_otherwise(case: Case) -> Iterator[Finding]:
    """A warning where a reference differs from another in case, dashes, blank or zeros alone.

    The two facts are of one kind, and of one amount or one date. A note where facts are alike in
    everything but their references: two equal taxi fares are two facts.
    """
    if not case.of_documents:  # nobody typed it
        return
    typed = (case.new_events(), *(case.new_of(kind) for kind in _BESIDE_EVENTS))
    new = [entry for _, entry in chain.from_iterable(typed) if entry.origin is not None]
    if not new:
        return
    stated = [_Seen(entry, _looks(entry.fact)) for entry in new]
    looks = {look for each in stated for look in each.looks}
    recorded = [
        _Seen(Entry(fact), found)
        for fact in case.book.facts.values()
        if not looks.isdisjoint(found := _looks(fact))
        and not case.is_new(fact)
        and not case.book.is_reversed(fact)
    ]
    yield from _read_the_same(recorded, stated)
    yield from _alike(recorded, stated)


def book_written_otherwise(new: Iterable[Entry], codes: Iterable[str]) -> Iterator[Finding]:
    """A warning where a book is opened under a code that another one has, written otherwise."""
    opened = [e for e in new if isinstance(e.fact, Opening) and e.fact.revision == 1]
    known = {spelling(code): code for code in codes} if opened else {}
    for entry in opened:
        code = entry.fact.book
        if (other := known.setdefault(spelling(code), code)) != code:
            yield _otherwise("book-written-otherwise", entry, code, other, "code")


def code_written_otherwise(case: Case) -> Iterator[Finding]:
    """A warning where an agreement has two lines, or two accounts, of codes that read the same."""
    if not isinstance(case.book.opening, Agreement):
        return
    first: dict[Hashable, str] = {}
    terms: list[Agreement | Addendum] = [case.book.opening, *case.book.of_kind(Addendum)]
    for fact in terms:
        for field in ("lines", "accounts"):
            for code in (each.code for each in getattr(fact, field)):
                other = first.setdefault((field, spelling(code)), code)
                if other != code and case.is_new(fact):
                    entry = case.entry_of(fact)
                    yield _otherwise("code-written-otherwise", entry, code, other, field)


def spelling(reference: str) -> tuple[str, ...]:
    """What is read of a reference: its words and numbers, whatever stands between them.

    >>> spelling("G -01") == spelling("g\\u20111") == ("g", "1")
    True
    """
    signs = reference.casefold()
    if not signs.isascii():
        apart = unicodedata.normalize("NFKD", signs)
        signs = "".join(sign for sign in apart if unicodedata.category(sign) not in ("Mn", "Cf"))
    return tuple(run.lstrip("0") or run for run in _RUNS.findall(signs))


class _Seen(NamedTuple):
    """A fact, and its day and its amount: two of one kind are alike if they have one in common."""

    entry: Entry
    looks: tuple[Hashable, ...]


def _looks(fact: AnyFact) -> tuple[Hashable, ...]:
    when, amount = getattr(fact, "when", None), getattr(fact, "amount", None)
    day = fact.kind, when and when.text
    return (day,) if amount is None else (day, (fact.kind, amount.minor, amount.currency.code))


def _read_the_same(recorded: Iterable[_Seen], new: Iterable[_Seen]) -> Iterator[Finding]:
    first: dict[Hashable, str] = {}
    for entry, looks in chain(recorded, new):
        reference = entry.fact.reference
        read = spelling(reference)
        others = {first.setdefault((read, look), reference) for look in looks}
        others.discard(reference)
        if others and entry.origin is not None:
            yield _otherwise("reference-written-otherwise", entry, reference, min(others))


def _otherwise(
    code: str, entry: Entry, seen: str, other: str, column: str = "reference"
) -> Finding:
    params = {"seen": visible(seen, dashes=True), "other": visible(other, dashes=True)}
    return finding(code, entry, column, severity=Severity.WARNING, **params)


def _alike(recorded: Iterable[_Seen], new: Sequence[_Seen]) -> Iterator[Finding]:
    glanced: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry, looks in chain(recorded, new):
        glanced[looks].append(entry)
    for similar in glanced.values():
        groups: defaultdict[Hashable, list[Entry]] = defaultdict(list)
        for entry in similar if similar[1:] else ():
            groups[_all_but_reference(entry.fact)].append(entry)
        for group in groups.values():
            named = list(dict.fromkeys(entry.fact.reference for entry in group))
            first = next((entry for entry in group if entry.origin is not None), None)
            if first is not None and len(set(map(spelling, named))) > 1:
                yield _said_alike(first, named)


def _all_but_reference(fact: AnyFact) -> Hashable:
    names = type(fact).model_fields
    return tuple(getattr(fact, name) for name in names if name not in ("reference", "revision"))


def _said_alike(entry: Entry, named: Sequence[str]) -> Finding:
    seen = ", ".join(named[:_MOST_NAMED]) + (", …" if named[_MOST_NAMED:] else "")
    params = {"seen": seen, "count": len(named)}
    return finding("alike-but-for-reference", entry, "reference", severity=Severity.NOTE, **params)
