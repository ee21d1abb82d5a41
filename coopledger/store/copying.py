"""A ledger where there was none: another's rows, or another's file as it is."""

import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any

from coopledger.progress import Progress, counted, untold, within
from coopledger.store import documents, journal
from coopledger.store.borrowed import BorrowedStorage
from coopledger.store.connection import Connection
from coopledger.store.engine import Storage
from coopledger.store.faults import fault, plain_errors
from coopledger.store.identity import Own
from coopledger.store.integrity import require_whole
from coopledger.store.journal import Heads
from coopledger.store.merges import Lineage
from coopledger.store.new_file import new_file
from coopledger.store.schema import has
from coopledger.store.sqlite import Sqlite
from coopledger.store.verification import require_same, sound

_WRITTEN, _PROVED = 0.5, 0.7
"""How far a copy has come when its rows are written, and when they are read back."""
_PAGES_AT_ONCE = 2_000


def copy(
    source: Storage | BorrowedStorage, target: Storage, *, progress: Progress = untold
) -> Heads:
    """Copy every row of every chain, exactly, and say where the chains end. All of it or nothing.

    The copy is read back before it counts: each row's hash, and that each chain ends as the
    source's does. Raises LedgerBroken where it does not, StoreError where there is one already, or
    the source is damaged.
    """
    with source.reading() as asked:
        own = Own.of(asked)
    with target.making(own) as made, source.reading() as original:
        require_whole(original, source)
        heads = journal.ends(original)
        rows = sum(head.seq for head in heads.values())
        Lineage.of(original).add(made)
        with plain_errors(target), closing(_told(original, source)) as told:
            target.database.fill(made, counted(told, rows, within(progress, 0, _WRITTEN)))
        read_back = counted(_told(made, target), rows, within(progress, _WRITTEN, _PROVED))
        require_same(sound(read_back), heads, source)
        documents.copy(original, made, progress=within(progress, _PROVED, 1))
    return heads


def duplicate(
    source: Storage | BorrowedStorage, target: Storage, *, progress: Progress = untold
) -> Heads:
    """The ledger as it is: its whole file, where both are files; else its rows."""
    place = _file(target)
    if not isinstance(source, Storage) or _file(source) is None or place is None:
        return copy(source, target, progress=progress)
    with new_file(place) as beside:
        with source.reading_any() as connection:
            heads = journal.ends(connection)  # from here on it is what stood at this moment
            try:
                _copy_pages(connection, beside, within(progress, 0, _WRITTEN))
            except sqlite3.Error as error:
                raise fault(error, target) from error
        _require_same_pages(beside, heads, source, within(progress, _WRITTEN, 1))
    return heads


def _told(connection: Connection, source: object) -> Generator[dict[str, Any]]:
    """Every row; what goes wrong in reading is said of where it is read from."""
    with plain_errors(source):
        yield from journal.every_row(connection)


def _file(storage: Storage | BorrowedStorage) -> Path | None:
    """The file that a ledger is in, all of it; None where it is not in one of its own."""
    database = storage.database if isinstance(storage, Storage) else None
    return database.path if isinstance(database, Sqlite) else None


def _copy_pages(connection: Connection, beside: Path, progress: Progress) -> None:
    """The file as this transaction sees it, while others go on writing."""
    with closing(sqlite3.connect(beside)) as copied:
        connection.driver.backup(
            copied,
            pages=_PAGES_AT_ONCE,
            progress=lambda _, left, pages: progress(1 - left / max(pages, 1)),
        )
        copied.execute("PRAGMA journal_mode = DELETE")  # one file, whole by itself


def _require_same_pages(beside: Path, heads: Heads, source: Storage, progress: Progress) -> None:
    """The copy is whole, and each row of it proved: what is said of it is true of its source."""
    with closing(Storage(beside)) as copied, copied.reading_any() as connection:
        require_whole(connection, source)
        of_rows, of_documents = within(progress, 0, 0.5), within(progress, 0.5, 1)
        rows = counted(journal.every_row(connection), journal.count(connection), of_rows)
        require_same(sound(rows), heads, source)
        if has(connection, documents.DOCUMENT_TABLES[0]):  # earlier versions kept none
            documents.require_each_whole(connection, progress=of_documents)
