"""A file that is taken from under an open ledger: the next who records or reads says so, once."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import chdir, closing
from pathlib import Path

import pytest

from coopledger import Ledger
from coopledger.errors import LedgerNotFound, StoreError
from coopledger.messages.catalogue import Language
from tests.engines import rows
from tests.store.books import MONEY, OPENING, opened, spent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps what is open")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger, and beside it a backup of before what it has now."""
    path = tmp_path / "books.db"
    with Ledger.open(path) as ledger:
        ledger.record(OPENING, MONEY, spent("G-0"))
        ledger.backup(tmp_path / "backup.db")
    return path


def deleted(path: Path) -> None:
    path.unlink()


def deleted_with_all(path: Path) -> None:
    for file in path.parent.glob("books.db*"):
        file.unlink()


def without_its_log(path: Path) -> None:
    path.with_name("books.db-wal").unlink()


def without_its_shared_memory(path: Path) -> None:
    path.with_name("books.db-shm").unlink()


def replaced(path: Path) -> None:
    os.replace(path.with_name("backup.db"), path)


def moved_and_restored(path: Path) -> None:
    old = path.with_name("old")
    old.mkdir()
    for file in path.parent.glob("books.db*"):
        file.rename(old / file.name)
    Ledger.restore(path.with_name("backup.db"), path)


def overwritten(path: Path) -> None:
    """As `cp` does, where all of the log was in the file already."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    shutil.copyfile(path.with_name("backup.db"), path)


def records_one(ledger: Ledger) -> object:
    return ledger.record(spent("X-1"))


def records_several(ledger: Ledger) -> object:
    return ledger.record(spent("X-1"), spent("X-2"))


def reads(ledger: Ledger) -> object:
    return ledger.reconcile("A")


TAKEN = [deleted, deleted_with_all, without_its_log, without_its_shared_memory, replaced,
         moved_and_restored, overwritten]  # fmt: skip
NEXT = [records_one, records_several, reads]


@pytest.mark.parametrize("ask", NEXT)
@pytest.mark.parametrize("take", TAKEN)
def test_the_next_says_so_and_then_it_goes_on_with_what_is_there(
    path: Path, take: Callable[[Path], None], ask: Callable[[Ledger], object]
) -> None:
    with Ledger.open(path) as ledger:
        for reference in ("G-1", "G-2", "G-3"):  # by one statement in the end
            ledger.record(spent(reference))
        take(path)
        with pytest.raises(StoreError) as error:
            ask(ledger)
        expected = "store.went-back" if take is overwritten else "store.file-changed"
        assert error.value.code == expected
        assert "What to do" in str(error.value)
        assert "Qué hacer" in error.value.message(Language.ES)
        if not path.exists():
            with pytest.raises(LedgerNotFound):
                ledger.books()
            assert ledger.record(OPENING, MONEY).recorded == 2
        assert ledger.record(spent("X-3")).recorded == 1  # and this is there
        assert ledger.verify().intact
    stored = [row[3] for row in rows(str(path))]
    assert stored[-1] == "X-3"
    assert not {"X-1", "X-2"} & set(stored)


@pytest.mark.parametrize("several", [False, True])
def test_what_goes_with_a_file_in_the_midst_is_not_said_to_be_recorded(
    path: Path, several: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After it was looked at, and before it is done."""
    from coopledger.store import sqlite

    when_free = sqlite._when_free

    def too_late(take: Callable[[], object]) -> object:
        done = when_free(take)
        replaced(path)
        return done

    with Ledger.open(path) as ledger:
        for reference in ("G-1", "G-2", "G-3"):
            ledger.record(spent(reference))
        monkeypatch.setattr(sqlite, "_when_free", too_late)
        with pytest.raises(StoreError) as error:
            ledger.record(*[spent(f"X-{n}") for n in range(1 + several)])
        assert error.value.code == "store.file-changed"


def test_a_link_that_leads_elsewhere_by_now_is_another_file(path: Path) -> None:
    other = path.with_name("other.db")
    opened(str(other))
    link = path.with_name("link.db")
    link.symlink_to(path)
    with Ledger.open(link) as ledger:
        ledger.record(spent("G-1"))
        link.unlink()
        link.symlink_to(other)
        with pytest.raises(StoreError, match="is no longer the file that was open"):
            ledger.record(spent("G-2"))
        assert ledger.record(spent("G-2")).recorded == 1
    assert [row[3] for row in rows(str(other))] == ["A", "M", "G-2"]


def test_who_goes_to_another_folder_records_where_the_ledger_was_opened(path: Path) -> None:
    (elsewhere := path.with_name("elsewhere")).mkdir()
    with chdir(path.parent), Ledger.open("books.db") as ledger:
        ledger.record(spent("G-1"))
        with chdir(elsewhere):
            ledger.record(spent("G-2"), spent("G-3"))
            assert ledger.reconcile("A").fund.spent.money.digits == "4.00"
    assert list(elsewhere.iterdir()) == []
    assert len(rows(str(path))) == 6


def test_what_others_do_to_the_file_is_no_reason(path: Path) -> None:
    """They record, fold the log into the file, and back it up: no false alarm."""
    with Ledger.open(path) as ledger, Ledger.open(path) as other:
        for number in range(6):
            ledger.record(spent(f"G-{number}"))
            other.record(spent(f"O-{number}"), spent(f"P-{number}"))
            with closing(sqlite3.connect(path)) as third:
                third.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()
            other.backup(path.with_name(f"{number}.db"))
            assert ledger.reconcile("A").closes
        other.close()
        assert ledger.record(spent("G-9")).recorded == 1
        assert ledger.verify().intact
