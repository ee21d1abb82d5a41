"""Proving issued totals: worked out anew from every book as it was at the head that they have."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from coopledger.books.issued import changed_counts, changes
from coopledger.books.issued_totals import said_by
from coopledger.ledger.issuing_totals import asked_by
from coopledger.ledger.shelf import OpenBook, book_of
from coopledger.ledger.totals import totals_of
from coopledger.model.agreement import Institution
from coopledger.model.finding import Finding, Place
from coopledger.model.issue import Issue, IssuedYears
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead, states_of
from coopledger.store.journal import Head, Heads


def not_reproduced(connection: Connection, issued: Iterable[Issue]) -> Iterator[Finding]:
    """The issued totals that do not follow from the chains up to where they looked."""
    heads = [(LedgerHead.parse(issue.head), issue) for issue in issued]
    states = states_of(connection, [head for head, _ in heads])
    # One whose head no ledger had is left out: that is said of it.
    found = [(states[head], head, issue) for head, issue in heads if head in states]
    found.sort(key=lambda each: (each[0].merge or "", each[1].rows))
    for _, of_line in groupby(found, key=lambda each: each[0].merge):
        books = _Books(connection)
        for state, _, issue in of_line:
            books.grow_to(state.here)
            yield from _differs(books, issue)


class _Books:
    """Every book of a ledger, each read once, as they grow."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._open: dict[str, OpenBook] = {}

    def grow_to(self, ends: Heads) -> None:
        for code, end in ends.items():
            known = self._open.get(code)
            after = Head(known.seq, known.hash) if known is not None else journal.NOWHERE
            links = journal.facts(self._connection, code, after=after)
            facts = [link.fact for link in islice(links, end.seq - after.seq)]
            if known is None:
                self._open[code] = OpenBook(book_of(facts), *end)
            elif facts:
                known.book.add(*facts)
                known.seq, known.hash = end

    def added(self) -> list[OpenBook]:
        """Those that totals add up, by code."""
        return [
            known
            for _, known in sorted(self._open.items())
            if not known.book.is_withdrawn and not isinstance(known.book.opening, Institution)
        ]


def _differs(books: _Books, issue: Issue) -> Iterator[Finding]:
    of, opened = issue.years or IssuedYears(), books.added()
    where = Place(reference=issue.reference)
    params = {"book": issue.book, "reference": issue.reference, "on": issue.when}
    added = {each.book: (each.seq, each.hash) for each in of.books}
    there = {each.book.code: (each.seq, each.hash) for each in opened}
    for code in sorted({*added, *there}):
        if added.get(code) != there.get(code):
            yield Finding("verify.issued-book", place=where, params={**params, "other": code})
            return
    said = said_by(totals_of([each.book for each in opened], asked_by(issue, None)))
    differing = (*changes(issue, said.figures), *changed_counts(of.counts, said.counts))
    for change in differing[:1]:
        yield Finding("verify.issued-totals", place=where, params={**params, "said": change})
