"""A book as its rows say it, whether they come from the table or from a file of rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date
from typing import Any, NamedTuple, Self

from coopledger.books.book import Book
from coopledger.books.history import Recorded
from coopledger.errors import LedgerBroken
from coopledger.model.agreement import AnyOpening
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Told
from coopledger.model.kinds import REVERSAL, TRANSFER
from coopledger.store.journal import Head
from coopledger.store.proof import RowRead, bad, fact_in, opened_in
from coopledger.store.trail import recorded_of

_HELD = "held:"


class _Posted(NamedTuple):
    """What a row moves: from which day it counts, into which account, out of which."""

    since: str
    debit: str
    arrived: int
    credit: str
    gave: int


class BookRows(NamedTuple):
    """A book, and of each row what was recorded and the document it was read from, by its hash.

    end: of its chain. posted: what each row moves, by the accounts that it names.
    """

    book: Book
    recorded: tuple[tuple[Recorded, str | None], ...]
    end: Head
    posted: tuple[_Posted, ...]

    @classmethod
    def of(cls, rows: Iterable[RowRead]) -> Self:
        """Of the rows of one book, disclosed or whole, which were proved.

        Raises LedgerBroken where one records no fact.
        """
        recorded: list[tuple[Recorded, str | None]] = []
        posted: list[_Posted] = []
        for row in rows:
            opened = _sound(opened_in(row))
            recorded.append((recorded_of(opened, _fact(opened)), row["document"]))
            if row["debit"] is not None:
                posted.append(_posted(row))
        facts = [each.fact for each, _ in recorded]
        if not facts or not isinstance(facts[0], AnyOpening):
            raise LedgerBroken("law.row", said=Told(bad("verify.no-opening", _NO_ROW)))
        last = recorded[-1][0]
        book = Book.of(facts[0], facts[1:])
        return cls(book, tuple(recorded), Head(last.seq, last.hash), tuple(posted))

    @property
    def last_day(self) -> date:
        """The day of the last row, or of the last event, whichever is later.

        All that is recorded counts by then, and no clock is asked.
        """
        recorded = max(each.recorded_at for each, _ in self.recorded).astimezone(UTC).date()
        events = (event.ordering_day for event in self.book.timeline)
        return max(recorded, max(events, default=recorded))

    def held(self, on: date) -> dict[str, int]:
        """What each account holds on a day, in minor units: by what the rows debit and credit."""
        day, held = on.isoformat(), Counter[str]()
        for each in self.posted:
            if each.since <= day:
                held[each.debit] += each.arrived
                held[each.credit] -= each.gave
        return {
            account.removeprefix(_HELD): minor
            for account, minor in held.items()
            if account.startswith(_HELD)
        }


_NO_ROW: Mapping[str, Any] = {"book": "", "seq": 1, "reference": ""}


def _posted(row: RowRead) -> _Posted:
    exchanged = row["counter_minor"] if row["kind"] in (TRANSFER.name, REVERSAL.name) else None
    arrived = exchanged or row["minor"]
    return _Posted(row["counts_from"], row["debit"], arrived, row["credit"], row["minor"])


def _sound(found: dict[str, Any] | Finding) -> dict[str, Any]:
    if isinstance(found, Finding):
        raise LedgerBroken("law.row", said=Told(found))
    return found


def _fact(opened: RowRead) -> AnyFact:
    found = fact_in(opened)
    if isinstance(found, Finding):
        raise LedgerBroken("law.row", said=Told(found))
    return found
