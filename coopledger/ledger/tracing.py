"""What is recorded under a reference, revision by revision; who did what, in all of a ledger."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime

from coopledger.books.history import Recorded, ReferenceHistory
from coopledger.books.merged import MergedBook, MergeRecord
from coopledger.books.people import folded
from coopledger.books.trail import AuditTrail, Deed, RecordedSince, deed
from coopledger.errors import MissingRate, Near, NoSuchBook, NoSuchReference, WrongBook
from coopledger.ledger.shelf import Desk, OpenBook
from coopledger.ledger.stating import worths
from coopledger.messages.catalogue import CoopledgerError
from coopledger.store import journal
from coopledger.store.chain import START
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead, state_at
from coopledger.store.journal import NOWHERE, Head, Heads
from coopledger.store.merges import Lineage
from coopledger.store.trail import every_record, trail


def history(
    connection: Connection, desk: Desk, reference: str, code: str | None, *, where: str
) -> ReferenceHistory:
    """All that is recorded under a reference, in every book or in one.

    Every row of these books is what was recorded (`Desk.proved`), and the laws hold of what they
    state today. where: what is named where no book has the reference. Raises NoSuchReference,
    NoSuchBook, LedgerBroken.
    """
    reference = unicodedata.normalize("NFC", reference).strip()
    known: Collection[str]
    if code is not None:
        proved = desk.proved(connection, code)
        where, known = proved.book.code, {name for name, _ in proved.book.facts}
        books = iter([proved])
    else:
        everywhere = journal.references(connection)
        known = everywhere.keys()
        books = (desk.proved(connection, each) for each in everywhere.get(reference, ()))
    if reference not in known:
        near = Near.among(known, reference)
        raise NoSuchReference("reference.unknown", reference=reference, where=where, near=near)
    return ReferenceHistory(
        recorded for each in books for recorded in _of(connection, each, reference)
    )


def _of(connection: Connection, open_book: OpenBook, reference: str) -> tuple[Recorded, ...]:
    try:
        worth = worths(connection, open_book, reference)
    except (NoSuchBook, WrongBook, MissingRate):  # a programme's money is worth itself
        worth = {}
    return trail(connection, open_book.book, reference, worth)


def audit_trail(
    connection: Connection,
    desk: Desk,
    code: str | None,
    *,
    since: date | None,
    until: date | None,
    by: str | None,
) -> AuditTrail:
    """What was done in every book or in one: on some days, by the machine's own clock, by one."""
    codes = [code] if code is not None else journal.books(connection)
    first, last, people = since or date.min, until or date.max, set[str]()
    asked = folded(by) if by is not None else None

    def found() -> Iterator[Deed]:
        for each in codes:
            book = desk.proved(connection, each).book
            for recorded in every_record(connection, book):
                people.add(recorded.recorded_by)
                if asked in (None, folded(recorded.recorded_by)) and (
                    first <= recorded.recorded_at.astimezone().date() <= last
                ):
                    yield deed(recorded, book)

    def merges() -> Iterator[MergeRecord]:
        for merge in merge_records(connection, codes):
            if asked in (None, folded(merge.merged_by)) and (
                first <= merge.merged_at.astimezone().date() <= last
            ):
                yield merge

    deeds = sorted(found(), key=_in_time)
    return AuditTrail.by_people(deeds, people, code or "", merges())


def recorded_since(
    connection: Connection, desk: Desk, since: LedgerHead, code: str | None
) -> RecordedSince:
    """What came after a head, of the ledger or of one book: books that ended there are not read.

    Raises CoopledgerError where neither ever had that head.
    """
    if code is None:
        ends, before = journal.ends(connection), state_at(connection, since).here
    else:
        code = desk.book(connection, code).book.code
        ends, before = {code: journal.head(connection, code)}, {}
        then = Head(since.rows, journal.hash_at(connection, code, since.rows) or START)
        before[code] = then if since.rows else NOWHERE
        if LedgerHead.of(_there(before), since.formula) != since:
            raise CoopledgerError("changes.never-had", code=code, head=since)

    def found() -> Iterator[Deed]:
        for each, end in ends.items():
            if end.seq > (start := before.get(each, NOWHERE).seq):
                book = desk.proved(connection, each).book
                for recorded in every_record(connection, book):
                    if recorded.seq > start:
                        yield deed(recorded, book)

    deeds = sorted(found(), key=_in_time)
    people = {done.recorded.recorded_by for done in deeds}
    merges = merge_records(connection, ends, {each: end.seq for each, end in before.items()})
    trail_of = AuditTrail.by_people(deeds, people, code or "", merges)
    return RecordedSince(str(since), str(LedgerHead.of(ends)), code, trail_of)


def merge_records(
    connection: Connection, codes: Collection[str], seen: Mapping[str, int] | None = None
) -> Iterator[MergeRecord]:
    """The ledgers that were brought in, of some books. seen: how many rows of each are left out."""
    lineage, seen = Lineage.of(connection), seen or {}
    for merge in lineage.own:
        books: dict[str, MergedBook] = {}
        for part in lineage.line(merge):
            if part.brought and part.book in codes and part.last_seq > seen.get(part.book, 0):
                before = books.get(part.book, MergedBook(part.book, 0, part.first_seq - 1))
                records = part.last_seq - before.had
                books[part.book] = before._replace(records=records)
        if books:
            at = datetime.fromisoformat(merge.merged_at)
            yield MergeRecord(merge.source, at, merge.merged_by, tuple(books.values()))


def _there(ends: Heads) -> Heads:
    return {code: end for code, end in ends.items() if end.seq}


def _in_time(done: Deed) -> tuple[datetime, str, int]:
    recorded = done.recorded
    return recorded.recorded_at, recorded.fact.book, recorded.seq
