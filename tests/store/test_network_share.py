"""A ledger on a drive that other machines may write to: the rollback journal, and a plain warning.

No network drive is mounted here: the list of what is mounted says that the folder is one.
"""

import os
import sqlite3
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coopledger import Agreement, Disbursement, Expenditure, Ledger
from coopledger.errors import OnNetworkShare, StoreError
from coopledger.messages.catalogue import Language
from coopledger.store import place, sqlite

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows says it in another way")

OPENING = Agreement(code="A", title="T", currency="EUR", accounts=["MXN"])
MONEY = Disbursement(
    book="A", reference="M", when="2016-08", amount="900000.00 MXN", sent="45000.00 EUR"
)


def spent(reference: str) -> Expenditure:
    return Expenditure(book="A", reference=reference, when="2016-10-05", amount="1.00 MXN")


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    """What is mounted: among others, a share with a space in its name."""
    share = tmp_path / "Cooperación 2016"
    share.mkdir()
    path = tmp_path / "mounts"
    point = str(share.resolve()).replace(" ", "\\040")
    path.write_text(f"overlay / overlay rw 0 0\n//oficina/fondos {point} cifs rw 0 0\n", "utf-8")
    return path


@pytest.fixture
def share(mounts: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The share, in this process."""
    monkeypatch.setattr(place, "MOUNTS", mounts)
    return mounts.with_name("Cooperación 2016")


@pytest.fixture
def moved(mounts: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of a disk of one's own, with its write-ahead log, that was moved to the share."""
    path = mounts.with_name("Cooperación 2016") / "books.db"
    with Ledger.open(path) as ledger:
        ledger.record(OPENING, MONEY)
    assert mode(path) == "wal"
    monkeypatch.setattr(place, "MOUNTS", mounts)
    return path


def mode(path: Path) -> str:
    with closing(sqlite3.connect(path)) as ledger:
        return str(ledger.execute("PRAGMA journal_mode").fetchone()[0])


def test_who_writes_there_is_warned_once(share: Path) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("default")
        with Ledger.open(share / "books.db") as ledger:
            ledger.record(OPENING, MONEY)
            ledger.record(spent("G-1"))
        with Ledger.open(share / "books.db") as again:
            again.record(spent("G-2"))
            again.reconcile("A")
    (one,) = warned
    assert isinstance(one.message, OnNetworkShare)
    assert "is on a network drive" in str(one.message)
    assert "está en una unidad de red" in one.message.message(Language.ES)
    assert mode(share / "books.db") == "delete"
    assert [file.name for file in share.iterdir()] == ["books.db"]


def test_who_only_reads_there_is_not_warned(moved: Path) -> None:
    with Ledger.open(moved) as ledger:  # a warning would be an error here
        assert ledger.verify().intact
        assert ledger.reconcile("A").closes


def test_a_backup_to_a_share_is_nothing_to_warn_of(share: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "books.db") as ledger:
        ledger.record(OPENING, MONEY)
        ledger.backup(share / "backup.db")
        ledger.copy_to(share / "copy.db")
    for name in ("backup.db", "copy.db"):
        assert mode(share / name) == "delete"
        with Ledger.open(share / name) as kept:
            assert kept.verify().intact


def test_a_ledger_that_was_moved_to_a_share_changes_its_journal(moved: Path) -> None:
    with Ledger.open(moved) as ledger:
        with pytest.warns(OnNetworkShare):
            ledger.record(spent("G-1"))
        assert ledger.verify().intact
    assert mode(moved) == "delete"


def test_and_back_again_where_it_is_moved_home(moved: Path, tmp_path: Path) -> None:
    with Ledger.open(moved) as ledger, pytest.warns(OnNetworkShare):
        ledger.record(spent("G-1"))
    home = moved.rename(tmp_path / "home.db")
    with Ledger.open(home) as ledger:
        ledger.record(spent("G-2"))
        assert ledger.reconcile("A").fund.spent.money.digits == "2.00"
    assert mode(home) == "wal"


WRITES = """
import sys
from pathlib import Path
from coopledger.store import place
place.MOUNTS = Path(sys.argv[1])
from coopledger import Expenditure, Ledger
with Ledger.open(sys.argv[2]) as ledger:
    for number in range(25):
        ledger.record(Expenditure(
            book="A", reference=f"{sys.argv[3]}-{number}", when="2016-10-05", amount="1.00 MXN"))
        assert ledger.reconcile("A").closes
"""


def test_several_write_and_read_there_at_once(moved: Path, mounts: Path) -> None:
    """The first of them changes the journal under the others."""
    running = [
        subprocess.Popen(
            [sys.executable, "-X", "utf8", "-W", "ignore", "-c", WRITES, mounts, moved, name],
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in "PQR"
    ]
    said = [process.communicate()[1] for process in running]
    assert said == ["", "", ""]
    with Ledger.open(moved) as ledger:
        assert ledger.verify().intact
        assert ledger.reconcile("A").fund.spent.money.digits == "75.00"
    assert mode(moved) == "delete"
    assert [file.name for file in moved.parent.iterdir()] == ["books.db"]


@pytest.mark.filterwarnings("ignore::coopledger.errors.OnNetworkShare")
def test_who_changes_the_journal_waits_for_who_has_the_file_open(moved: Path) -> None:
    """SQLite itself does not wait for it."""
    with closing(sqlite3.connect(moved, isolation_level=None, check_same_thread=False)) as other:
        other.execute("SELECT count(*) FROM sqlite_master").fetchall()
        ended = threading.Timer(0.4, other.close)
        ended.start()
        with Ledger.open(moved) as ledger:
            ledger.record(spent("G-1"))
        ended.join()
    assert mode(moved) == "delete"


@pytest.mark.filterwarnings("ignore::coopledger.errors.OnNetworkShare")
def test_who_reads_there_waits_for_who_writes_and_then_says_so(
    moved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(moved) as ledger:
        ledger.record(spent("G-1"))
    with closing(sqlite3.connect(moved, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        ended = threading.Timer(0.4, lambda: other.execute("ROLLBACK"))
        ended.start()
        with Ledger.open(moved) as ledger:  # it waits
            assert ledger.reconcile("A").closes
        ended.join()
        monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
        other.execute("BEGIN EXCLUSIVE")
        for ask in (
            lambda ledger: ledger.reconcile("A"),
            lambda ledger: ledger.record(spent("G-2")),
            lambda ledger: ledger.backup(moved.with_name("backup.db")),
        ):
            with (
                Ledger.open(moved) as ledger,
                pytest.raises(StoreError, match="in use by another program"),
            ):
                ask(ledger)
        other.execute("ROLLBACK")
    assert [file.name for file in moved.parent.iterdir()] == ["books.db"]


@pytest.mark.filterwarnings("ignore::coopledger.errors.OnNetworkShare")
def test_a_moved_ledger_that_someone_has_open_says_that_it_is_busy(
    moved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal is changed when nobody else has the file open."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(moved, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM journal").fetchone()
        with (
            Ledger.open(moved) as ledger,
            pytest.raises(StoreError, match="in use by another program"),
        ):
            ledger.record(spent("G-1"))
        other.execute("ROLLBACK")
    with Ledger.open(moved) as ledger:
        assert ledger.record(spent("G-1")).recorded == 1


COMMANDS = """
import sys
from pathlib import Path
from coopledger.store import place
place.MOUNTS = Path(sys.argv[1])
from coopledger.cli.main import main
main(sys.argv[2:])
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [("es", "está en una unidad de red"), ("en", "is on a network drive")],
)
def test_the_command_line_says_it_in_the_readers_language(
    mounts: Path, language: str, said: str
) -> None:
    def run(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", COMMANDS, str(mounts), *arguments],
            cwd=mounts.with_name("Cooperación 2016"),
            env={**os.environ, "COOPLEDGER_LANG": language},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    status, out, err = run("init")
    assert status == 0
    assert "coopledger.db" in out
    assert err.startswith("coopledger.db ")
    assert said in err
    assert len(err.splitlines()) == 1
    assert run("list")[::2] == (0, "")
