"""The audit trail: facts with their places in the journal, of one reference or of a whole book."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from coopledger.books.book import Book
from coopledger.books.facts_of_book import FactKey, key_of
from coopledger.books.history import PreparedBy, Recorded, naming, reversal_of, under
from coopledger.model.agreement import Opening
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import (
    ACTIVITY,
    ATTACHMENT,
    ERASURE,
    IN_KIND,
    INVOICE,
    ISSUE,
    PERIOD,
    PROPOSAL,
    RESOLUTION,
    UNDO,
)
from coopledger.model.period import Period
from coopledger.model.proposal import Proposal, Resolution
from coopledger.store import journal
from coopledger.store.chain import START
from coopledger.store.connection import Connection
from coopledger.store.load_numbers import LoadNumbers
from coopledger.store.proof import place_of
from coopledger.store.records import rebuilt

if TYPE_CHECKING:
    from coopledger.books.explanation import Worth


def trail(
    connection: Connection, book: Book, reference: str, worths: "Mapping[tuple[str, str], Worth]"
) -> tuple[Recorded, ...]:
    """Everything under a reference of a book that was proved here, in the order of recording."""
    told = [(fact, naming(book, fact)) for fact in under(book, reference)]
    rows = _Rows(connection, book, [each for fact, more in told for each in (fact, *more)])
    found = [
        rows.recorded(
            fact,
            reversal=rows.reversal(fact, book),
            related=_in_order(
                rows.recorded(each, reversal=rows.reversal(each, book)) for each in related
            ),
            worth=None if book.is_reversed(fact) else worths.get((fact.kind, reference)),
            replaced=isinstance(fact, Opening | Period)
            and book.last_revision(reference) > fact.revision,
        )
        for fact, related in told
    ]
    return _in_order(found)


def every_record(connection: Connection, book: Book) -> Iterator[Recorded]:
    """All that is recorded in a book that was proved here, in the order of recording."""
    prepared, numbers = _Prepared(), LoadNumbers.of(connection, book.code)
    for row in _every_row(connection, book):
        fact = book.facts[row["reference"], row["revision"]]
        yield recorded_of(prepared.seen(row), fact, numbers, prepared=prepared.of(row))


def _every_row(connection: Connection, book: Book) -> Iterator[dict[str, Any]]:
    return journal.opened(connection, book.code, until=len(book.facts))


class _Prepared:
    """Who prepared what a load recorded: in the chain its resolution comes before all the rest."""

    def __init__(self) -> None:
        self._proposals: dict[str, PreparedBy] = {}
        self._of_load: dict[int, PreparedBy] = {}

    def seen(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row of the book, in its turn."""
        if row["kind"] == PROPOSAL.name:
            at = datetime.fromisoformat(row["recorded_at"])
            self._proposals[row["reference"]] = PreparedBy(row["reference"], row["recorded_by"], at)
        elif row["kind"] == RESOLUTION.name and row["load"] is not None:
            self._of_load[row["load"]] = self._proposals[row["body"]["of"]]
        return row

    def of(self, row: Mapping[str, Any]) -> PreparedBy | None:
        return self._of_load.get(row["load"]) if row["load"] is not None else None


def records_with_documents(
    connection: Connection, book: Book
) -> Iterator[tuple[Recorded, str | None]]:
    """The same, each with the hash of the document that it was read from."""
    prepared, numbers = _Prepared(), LoadNumbers.of(connection, book.code)
    for row in _every_row(connection, book):
        fact = book.facts[row["reference"], row["revision"]]
        recorded = recorded_of(prepared.seen(row), fact, numbers, prepared=prepared.of(row))
        yield recorded, row["document"]


def records_of_documents(
    connection: Connection, book: Book
) -> Iterator[tuple[Recorded, str | None]]:
    """Those of them by which its documents are known, and what these prove.

    The first that was read from each, those that attach one, and invoices.
    """
    numbers, known = LoadNumbers.of(connection, book.code), set[str | None]({None})
    places = list[int]()
    for seq, kind, document in journal.rows_with_documents(connection, book.code):
        if document not in known or kind in _OF_DOCUMENTS:
            known.add(document)
            places.append(seq)
    for row in journal.opened_at(connection, book.code, places):
        fact = book.facts[row["reference"], row["revision"]]
        yield recorded_of(row, fact, numbers), row["document"]


_OF_DOCUMENTS = frozenset({ATTACHMENT.name, INVOICE.name})


def records_of_loads(connection: Connection, code: str) -> Iterator[tuple[int, Recorded]]:
    """All that loads recorded in a book, with their numbers, in the order of recording."""
    numbers = LoadNumbers.of(connection, code)
    for row in journal.proved(connection, code):
        if (load := numbers.of_row(row)) is not None:
            yield load, recorded_of(row, rebuilt(row), numbers)


def recorded_since(
    connection: Connection, code: str, place: int, on: date, *, until: int
) -> list[Recorded]:
    """What was recorded after a place in a book's chain, and counts on or before a day.

    until: only up to that place. What changes no statement is left out.
    """
    rows, numbers = _rows_after(connection, code, place, until), LoadNumbers.of(connection, code)
    day = on.isoformat()
    return [recorded_of(row, rebuilt(row), numbers) for row in rows if _counts(row, day)]


def recorded_after(
    connection: Connection, code: str, place: int, *, until: int
) -> Iterator[Recorded]:
    """All that was recorded after a place in a book's chain, up to another."""
    numbers = LoadNumbers.of(connection, code)
    found = _rows_after(connection, code, place, until)
    return (recorded_of(row, rebuilt(row), numbers) for row in found)


def _rows_after(
    connection: Connection, code: str, place: int, until: int
) -> Iterator[Mapping[str, Any]]:
    seen = journal.Head(place, journal.hash_at(connection, code, place) or START)
    return (r for r in journal.proved(connection, code, after=seen) if r["seq"] <= until)


def _counts(row: Mapping[str, Any], day: str) -> bool:
    """Whether a row has a say in the statement of a day; an activity's title has one on any."""
    if row["kind"] in _OF_NO_STATEMENT:
        return False
    counts_from = row["counts_from"] or row["first_day"]
    return row["kind"] == ACTIVITY.name or (counts_from is not None and counts_from <= day)


_OF_NO_STATEMENT = frozenset(
    kind.name for kind in (ISSUE, ERASURE, PERIOD, IN_KIND, UNDO, PROPOSAL, RESOLUTION)
)
"""The kinds of which no statement says anything, whatever their day."""


def recorded_as(connection: Connection, fact: AnyFact) -> Recorded:
    """A fact of a book, of which there is one revision, with its place in the journal."""
    numbers = LoadNumbers.of(connection, fact.book)
    return recorded_of(journal.row_of(connection, fact.book, fact.reference), fact, numbers)


class _Rows:
    """The rows of some facts of a book, and of what took them back.

    With what its loads are called, and who prepared them.
    """

    def __init__(self, connection: Connection, book: Book, facts: Sequence[AnyFact]) -> None:
        reversals = (reversal_of(book, fact) for fact in facts)
        named = {key_of(each) for each in (*facts, *filter(None, reversals))}
        rows = [*_rows_of(connection, book, named)]
        self._rows = {(row["reference"], row["revision"]): row for row in rows}
        self._numbers = LoadNumbers.of(connection, book.code)
        self._prepared = _prepared(connection, book, {row["load"] for row in rows} - {None})

    def recorded(self, fact: AnyFact, **more: Any) -> Recorded:
        row = self._rows[key_of(fact)]
        return recorded_of(row, fact, self._numbers, prepared=self._prepared.of(row), **more)

    def reversal(self, fact: AnyFact, book: Book) -> Recorded | None:
        found = reversal_of(book, fact)
        return self.recorded(found) if found is not None else None


def _prepared(connection: Connection, book: Book, loads: Collection[int]) -> _Prepared:
    """Who prepared what some loads recorded."""
    prepared = _Prepared()
    if loads:
        every = _rows_of(connection, book, {key_of(each) for each in book.ever(Resolution)})
        resolved = [row for row in every if row["load"] in loads]
        of = {row["body"]["of"] for row in resolved}
        proposed = {key_of(each) for each in book.ever(Proposal) if each.reference in of}
        for row in (*_rows_of(connection, book, proposed), *resolved):
            prepared.seen(row)
    return prepared


def _rows_of(
    connection: Connection, book: Book, named: Collection[FactKey]
) -> Iterator[dict[str, Any]]:
    """The rows of some facts: a book has its facts in the order of recording."""
    places = [seq for seq, key in enumerate(book.facts, start=1) if key in named] if named else []
    return journal.opened_at(connection, book.code, places)


def _in_order(found: Any) -> tuple[Recorded, ...]:
    return tuple(sorted(found, key=lambda recorded: recorded.seq))


def recorded_of(
    row: Mapping[str, Any], fact: AnyFact, numbers: LoadNumbers | None = None, **more: Any
) -> Recorded:
    """A fact as an opened row has it. numbers: what loads are called; else as the rows say."""
    return Recorded(
        fact=numbers.named_in(fact) if numbers is not None else fact,
        seq=row["seq"],
        hash=row["hash"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
        origin=place_of(row["origin"]) if row["origin"] else None,
        load=numbers.of_row(row) if numbers is not None else row["load"],
        **more,
    )
