"""Events and postings as rows for other programs, straight from the journal, one after another.

Each row of it is proved as it is read. No more than one book's reversals are in memory.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from coopledger.books.accounts import DoubleEntry, postings
from coopledger.books.data_tables import EventRow, PostingRow
from coopledger.model.kinds import REVERSAL, TRANSFER
from coopledger.money import Money
from coopledger.progress import Progress, counted, untold
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.journal import Heads
from coopledger.store.proof import RowRead

_Gone = dict[tuple[str, int], date]
_money = Money.from_minor


def event_rows(
    connection: Connection, books: Heads, *, progress: Progress = untold
) -> Iterator[EventRow]:
    """The events of these books. Raises LedgerBroken at a row that is not what was recorded."""
    book, gone = "", _Gone()
    for row in _linked(connection, books, progress):
        if row["book"] != book:
            book, gone = row["book"], _reversed(connection, row["book"])
        if row["debit"] is not None and row["kind"] != REVERSAL.name:
            yield _event(row, gone)


def posting_rows(
    connection: Connection, books: Heads, *, progress: Progress = untold
) -> Iterator[PostingRow]:
    """What accounts got by the events of these books, and by reversals. Raises likewise."""
    for row in _linked(connection, books, progress):
        if row["debit"] is not None:
            yield from _postings(row)


def _linked(connection: Connection, books: Heads, progress: Progress) -> Iterator[RowRead]:
    each = (row for book in books for row in journal.linked(connection, book))
    return counted(each, sum(end.seq for end in books.values()), progress)


def _reversed(connection: Connection, book: str) -> _Gone:
    """The day from which each event that was reversed no longer counts."""
    return {
        (said["of"], said["of_revision"]): date.fromisoformat(row["counts_from"])
        for row in journal.rows_of_kind(connection, book, REVERSAL.name)
        if row["counts_from"] is not None and (said := json.loads(row["body"]))
    }


def _event(row: RowRead, gone: _Gone) -> EventRow:
    said = json.loads(row["body"])
    amount, counter = _money(row["minor"], row["currency"]), None
    if row["counter_minor"] is not None:
        counter = _money(row["counter_minor"], row["counter_currency"])
    return EventRow(
        book=row["book"],
        seq=row["seq"],
        kind=row["kind"],
        reference=row["reference"],
        revision=row["revision"],
        dated=row["dated"],
        first_day=date.fromisoformat(row["first_day"]),
        last_day=date.fromisoformat(row["last_day"]),
        counts_from=date.fromisoformat(row["counts_from"]),
        reversed_from=gone.get((row["reference"], row["revision"])),
        debit=row["debit"],
        credit=row["credit"],
        currency=row["currency"],
        minor=row["minor"],
        amount=amount.amount,
        counter_currency=row["counter_currency"] or "",
        counter_minor=row["counter_minor"],
        counter_amount=counter.amount if counter is not None else None,
        lines=_codes(said.get("lines", ())),
        activities=_codes(said.get("activities", ())),
        of=said.get("of", ""),
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
    )


def _postings(row: RowRead) -> Iterator[PostingRow]:
    arrived = None
    if row["counter_minor"] is not None and row["kind"] in (TRANSFER.name, REVERSAL.name):
        arrived = _money(row["counter_minor"], row["counter_currency"])
    amount = _money(row["minor"], row["currency"])
    placed = (row["book"], row["seq"], row["kind"], row["reference"], row["revision"])
    since = date.fromisoformat(row["counts_from"])
    recorded_at = datetime.fromisoformat(row["recorded_at"])
    for account, currency, minor in postings(
        DoubleEntry(row["debit"], row["credit"], amount, arrived)
    ):
        exact = _money(minor, currency).amount
        yield PostingRow(*placed, since, account, currency, minor, exact, recorded_at)


def _codes(portions: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(portion["code"] for portion in portions)
