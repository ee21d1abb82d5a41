"""Two people: what one proposes, which moves nothing until another decides on it (`approving`)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from coopledger.books.book import Book
from coopledger.books.proposals import Pending, waiting
from coopledger.ledger.examining import Prepared
from coopledger.ledger.keeping import keep_originals
from coopledger.ledger.recording import Recorder, recordable
from coopledger.ledger.shelf import Desk
from coopledger.log import tell
from coopledger.messages.visible import on_one_line
from coopledger.model.agreement import Opening
from coopledger.model.attachment import Attachment
from coopledger.model.control import control_totals
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding, Origin, Place, Severity
from coopledger.model.proposal import (
    LONGEST_FACTS,
    Proposal,
    ProposedTotal,
)
from coopledger.model.proposed import written
from coopledger.model.receipt import Receipt
from coopledger.readers.reading import Reading
from coopledger.store import appending, journal
from coopledger.store.connection import Connection
from coopledger.store.trail import recorded_as

_NUMBERED = re.compile(r"PR-([0-9]{1,18})", re.ASCII)

Draw = Callable[[Connection], Reading]


def propose(
    recorder: Recorder,
    desk: Desk,
    draw: Draw,
    reason: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Record what was read as a proposal in each of its books, which are on a desk.

    draw: what was read, drawn up when nobody else can record any more. reason: why rows that say
    otherwise than what is recorded are to be corrected. note: what the others are to know.
    """
    note = recordable(on_one_line(note.strip())) if note and note.strip() else None
    proposing = _Proposing(recorder, desk, draw, reason, note)
    receipt = recorder.storage.write(proposing.record)
    tell("proposed %d in %s", len(receipt.proposals), ", ".join(sorted(receipt.books)))
    return receipt


class _Proposing:
    """What one person prepares."""

    def __init__(
        self, recorder: Recorder, desk: Desk, draw: Draw, reason: str | None, note: str | None
    ) -> None:
        self.recorder, self.desk, self.draw = recorder, desk, draw
        self.reason, self.note = reason, note

    def record(self, connection: Connection) -> Receipt:
        """Look at it as if it were to be recorded; where nothing is wrong, record that it waits."""
        reading = Prepared.of(self.draw(connection))
        examination = self.recorder.examined_at(connection, self.desk, reading, self.reason)
        new = {code: entries for code, entries in examination.new.items() if entries}
        texts = {code: written(entries) for code, entries in new.items()}
        examination.findings += _unproposable(new, texts)
        made: list[Proposal] = []
        if examination.receipt().accepted:
            for code, facts in texts.items():
                open_book = examination.books[code]
                open_book.is_as_recorded()  # what was only looked at is taken back
                same = next((p for p in waiting(open_book.book) if p.facts == facts), None)
                if same is not None:
                    examination.findings.append(_waits_already(same))
                    continue
                proposal = self._proposal(connection, open_book.book, new[code], facts)
                keep_originals(connection, reading, {code: new[code]}, self.recorder.folder)
                entry = Entry(proposal, _document_of(reading, new[code]))
                append_made(connection, self.recorder, self.desk, entry, reading.document)
                made.append(proposal)
        control = control_totals(e.fact for entries in new.values() for e in entries)
        receipt = replace(examination.receipt(), recorded=0, control=control)
        return replace(receipt, proposals=tuple(made))

    def _proposal(
        self, connection: Connection, book: Book, entries: Sequence[Entry], facts: str
    ) -> Proposal:
        attached = (e.fact.sha256 for e in entries if isinstance(e.fact, Attachment))
        return Proposal(
            book=book.code,
            reference=_next_reference(connection, book),
            when=When.on(date.today()),
            facts=facts,
            totals=[
                ProposedTotal(
                    kind=total.kind,
                    apart=total.apart,
                    count=total.count,
                    amounts=total.amounts,
                    counters=total.counters,
                )
                for total in control_totals(entry.fact for entry in entries)
            ],
            documents=tuple(dict.fromkeys(attached)),
            note=self.note,
        )


def _document_of(reading: Reading, entries: Sequence[Entry]) -> Origin | None:
    """The document that facts were read from."""
    named = [each.name for each in reading.originals if each.sha256 == reading.document]
    read_from = (entry.origin.document for entry in entries if entry.origin is not None)
    name = next(iter(named), None) or next(read_from, None)
    return Origin(name, "", 0) if name is not None else None


def append_made(
    connection: Connection,
    recorder: Recorder,
    desk: Desk,
    entry: Entry,
    document: str | None = None,
) -> None:
    """Append a fact that the ledger itself makes, and that no rule need be asked about."""
    open_book = desk.book(connection, entry.fact.book)
    open_book.add([entry.fact])
    moment = appending.next_moment(connection, recorder.clock)
    stamp = appending.Stamp(moment, recorder.by, document)
    appending.append(connection, [appending.Added(open_book.book, [entry], stamp)])


def _next_reference(connection: Connection, book: Book) -> str:
    """PR-1, PR-2 and so on (*propuesta*), one sequence for the ledger."""
    stated = map(_NUMBERED.fullmatch, journal.proposals(connection))
    after = max((int(found[1]) for found in stated if found), default=0) + 1
    return next(name for number in count(after) if not book.last_revision(name := f"PR-{number}"))


def unproposable(new: Mapping[str, Sequence[Entry]]) -> Iterator[Finding]:
    """What keeps new facts, by book, from being proposed."""
    some = {code: entries for code, entries in new.items() if entries}
    return _unproposable(some, {code: written(entries) for code, entries in some.items()})


def _unproposable(
    new: Mapping[str, Sequence[Entry]], texts: Mapping[str, str]
) -> Iterator[Finding]:
    yield from _opened(new)
    yield from _too_large(texts)


def _opened(new: Mapping[str, Sequence[Entry]]) -> Iterable[Finding]:
    """A proposal is a row of a book: what opens one is recorded, and the rest proposed then."""
    for code, entries in new.items():
        for entry in entries:
            if isinstance(entry.fact, Opening) and entry.fact.revision == 1:
                yield Finding(
                    "proposal-opens-book", place=entry.place("code"), params={"seen": code}
                )


def _too_large(texts: Mapping[str, str]) -> Iterable[Finding]:
    for code, text in texts.items():
        if len(text) > LONGEST_FACTS:
            said = {"seen": len(text), "expected": LONGEST_FACTS}
            yield Finding("proposal-too-large", place=Place(reference=code), params=said)


def _waits_already(same: Proposal) -> Finding:
    params = {"reference": same.reference, "since": same.when}
    return Finding("proposal-waits", Severity.NOTE, Place(reference=same.reference), params)


def pending(connection: Connection, desk: Desk, codes: Iterable[str]) -> Pending:
    """The proposals that wait in some books."""
    found = [
        recorded_as(connection, proposal)
        for code in codes
        for proposal in waiting(desk.book(connection, code).book)
    ]
    return Pending(sorted(found, key=lambda each: each.recorded_at))
