"""Every book of a ledger as it stood at a time, each read when it is looked at."""

from collections.abc import Iterator, Mapping, ValuesView
from contextlib import suppress

from coopledger.books.book import Book
from coopledger.errors import NoSuchBook
from coopledger.ledger.shelf import Desk, Moment, OpenBook
from coopledger.model.agreement import Institution
from coopledger.store import journal
from coopledger.store.columns import timestamp
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead, state_at
from coopledger.store.merges import here_by


class AsRecorded(Mapping[str, Book]):
    """The books, by code; those that came later are left out.

    So are those that were withdrawn by then, and that of the institution, which has no money. Who
    goes through them keeps none that is not held on to, but those that the shelf has room for.
    Raises CoopledgerError for a head that the ledger never had.
    """

    def __init__(self, connection: Connection, desk: Desk, by: Moment | None) -> None:
        self._connection, self._desk, self._by = connection, desk, by
        if isinstance(by, LedgerHead):
            self._ends: Mapping[str, journal.Head | int | None] = state_at(connection, by).here
        else:  # of those that came with a later merge, how many rows were here
            here = here_by(connection, timestamp(by)) if by is not None else {}
            self._ends = {code: here.get(code) for code in journal.books(connection)}

    def opened(self) -> Iterator[OpenBook]:
        """All of them, by code."""
        for code in sorted(self._ends):
            with self._desk.in_passing():
                if (found := self._found(code)) is not None:
                    yield found

    def values(self) -> ValuesView[Book]:
        return _Streamed(self)

    def __iter__(self) -> Iterator[str]:
        return (each.book.code for each in self.opened())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, code: str) -> Book:
        found = self._found(code) if code in self._ends else None
        if found is None:
            raise KeyError(code)
        return found.book

    def _found(self, code: str) -> OpenBook | None:
        found = self._as_it_stood(code)
        if found is None or found.book.is_withdrawn or isinstance(found.book.opening, Institution):
            return None
        return found

    def _as_it_stood(self, code: str) -> OpenBook | None:
        desk, connection, most = self._desk, self._connection, self._ends[code]
        if isinstance(most, journal.Head):
            return desk.at(connection, code, most)
        by = None if isinstance(self._by, LedgerHead) else self._by
        with suppress(NoSuchBook):
            known = desk.as_recorded(connection, code, by)
            if most is None or known.seq <= most:
                return known
            last = journal.hash_at(connection, code, most) or ""
            return desk.at(connection, code, journal.Head(most, last)) if most else None
        return None


class _Streamed(ValuesView[Book]):
    """The books by themselves, one after the other."""

    _mapping: AsRecorded

    def __iter__(self) -> Iterator[Book]:
        return (each.book for each in self._mapping.opened())
