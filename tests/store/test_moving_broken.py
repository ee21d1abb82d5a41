"""Moving house while others work, and broken on purpose: full disks, kills, Ctrl-C."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from coopledger import Agreement, Disbursement, Expenditure, Ledger
from coopledger.errors import LeftoverRemoved
from coopledger.store import beside
from tests.effort import a_third
from tests.engines import ENGINES, location

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX's")

OPENING = Agreement(code="A", title="T", currency="EUR", accounts=["MXN"])
MONEY = Disbursement(
    book="A", reference="M", when="2016-08", amount="900000.00 MXN", sent="45000.00 EUR"
)
OLD = Path(__file__).parents[1] / "cases" / "schemas" / "0001.sql"


def spent(count: int) -> Iterator[Expenditure]:
    for n in range(count):
        yield Expenditure(book="A", reference=f"G-{n}", when="2016-10-05", amount="1.00 MXN")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a few thousand records; each test works on a copy of it."""
    path = tmp_path_factory.mktemp("large") / "books.db"
    with Ledger.open(path) as ledger:
        ledger.record(OPENING, MONEY, *spent(3_000))
    with closing(sqlite3.connect(path)) as database:
        busy, _, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy
    return path


@pytest.fixture
def path(large: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(large, tmp_path / "books.db"))


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A folder for what is made anew."""
    folder = tmp_path / "new"
    folder.mkdir()
    return folder


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as ledger:
        return list(ledger.iterdump())


def old(folder: Path) -> Path:
    """A ledger of the first schema."""
    with closing(sqlite3.connect(folder / "old.db")) as made:
        made.executescript(OLD.read_text("utf-8"))
    return folder / "old.db"


# While others work

EACH = 400
"""What each writer records."""

WRITES = """
import sys
from coopledger import Expenditure, Ledger
with Ledger.open(sys.argv[1]) as ledger:
    for number in range(int(sys.argv[3])):
        reference = f"{sys.argv[2]}-{number}"
        ledger.record(
            Expenditure(book="A", reference=reference, when="2016-10-05", amount="1.00 MXN"))
        print(reference, flush=True)
"""


class Writer:
    """Another process that records one fact after another, and what it was told is stored."""

    def __init__(self, where: str, name: str) -> None:
        self.acknowledged: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-c", WRITES, where, name, str(EACH)],
            stdout=subprocess.PIPE,
            text=True,
        )
        self._listens = threading.Thread(target=self._listen)
        self._listens.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.acknowledged.append(line.strip())
        self.process.stdout.close()

    def ended(self) -> int:
        self._listens.join()
        return self.process.wait()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_backup_while_others_write_holds_all_that_was_stored_before(
    engine: str, tmp_path: Path, new: Path
) -> None:
    with location(engine, tmp_path) as where, Ledger.open(where) as ledger:
        ledger.record(OPENING, MONEY, *spent(100))
        writers = [Writer(where, name) for name in "PQ"]
        while not all(writer.acknowledged for writer in writers):
            time.sleep(0.01)
        backups = []
        while any(writer.process.poll() is None for writer in writers) or not backups:
            stored = [each for writer in writers for each in writer.acknowledged]
            backup = new / f"{len(backups)}.db"
            backups.append((backup, stored, ledger.backup(backup)))
        assert [writer.ended() for writer in writers] == [0, 0]
        assert ledger.verify().intact
        last = {fact.reference: fact for fact in ledger.facts("A")}
    assert len(last) == 102 + 2 * EACH
    for backup, stored, heads in backups[:: 1 + len(backups) // 10]:  # a quick engine makes many
        with Ledger.open(backup) as kept:
            checked = kept.verify()
            assert checked.intact
            assert [(each.rows, each.head) for each in checked.books] == [tuple(heads["A"])]
            facts = {fact.reference: fact for fact in kept.facts("A")}
        assert set(stored) <= set(facts)
        assert list(facts.items()) == list(last.items())[: len(facts)]  # as it was at one moment
    assert any(0 < len(stored) < 2 * EACH for _, stored, _ in backups)


# Broken on purpose

STOPS = """
import sys, time
from coopledger import Ledger
from coopledger.store import upgrading

def stops(share=None):
    print("stopped", flush=True)
    time.sleep(60)

verb, path, to = sys.argv[1:]
migrate = upgrading.migrate
upgrading.migrate = lambda connection: (migrate(connection), stops())
if verb == "restore":
    Ledger.restore(path, to, progress=stops)
elif verb == "upgrade":
    Ledger.open(path).upgrade()
else:
    getattr(Ledger.open(path), verb)(to, progress=stops)
"""


@contextmanager
def stopped_half_way(*arguments: str | Path) -> Iterator[None]:
    """While another process is half way, which is killed there in the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", STOPS, *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "stopped\n"
    try:
        yield
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()


def killed_half_way(*arguments: str | Path) -> None:
    with stopped_half_way(*arguments):
        pass


@pytest.mark.parametrize("verb", a_third(["copy_to", "backup", "restore"]))
def test_who_is_killed_half_way_leaves_nothing_in_place(path: Path, new: Path, verb: str) -> None:
    """And what it was writing beside is taken away by the next, not while it is at it."""
    before = dump(path)
    theirs = new / f".y.db.0badcafe{beside._ENDING}"
    theirs.mkdir()
    (theirs / "theirs").touch()  # no mark of ours
    with stopped_half_way(verb, path, new / "x.db"), Ledger.open(path) as ledger:
        ledger.backup(new / "y.db")  # nothing is warned of: that would be an error here
        [left] = [each for each in new.iterdir() if each.name.startswith(".x.db.")]
    assert not (new / "x.db").exists()
    assert dump(path) == before
    with Ledger.open(path) as ledger:
        with pytest.warns(LeftoverRemoved, match=left.name) as warned:
            ledger.export("A", new / "x.json")
        assert len(warned) == 1
        ledger.copy_to(new / "x.db")
        assert ledger.verify().intact
    assert sorted(each.name for each in new.iterdir()) == [theirs.name, "x.db", "x.json", "y.db"]
    with Ledger.open(new / "x.db") as copied:
        assert copied.verify().intact


def test_who_is_killed_half_way_leaves_nothing_in_a_server(path: Path, tmp_path: Path) -> None:
    with location("postgresql", tmp_path) as where:
        killed_half_way("copy_to", path, where)
        with Ledger.open(path) as ledger:
            heads = ledger.copy_to(where)
        assert heads["A"].seq == 3_002


def test_who_is_killed_in_an_upgrade_leaves_the_old_ledger(tmp_path: Path) -> None:
    path = old(tmp_path)
    before = dump(path)
    killed_half_way("upgrade", path, "")
    assert dump(path) == before
    with Ledger.open(path) as ledger:
        assert ledger.upgrade().found == "0001"
        assert ledger.verify().intact


FULL = """
import resource, signal, sys
from coopledger.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
main(sys.argv[1:])
"""


def commands(path: Path, new: Path) -> dict[str, list[str]]:
    """The commands that carry a ledger elsewhere."""
    to = str(new / "x.db")
    return {
        "copy": ["copy", str(path), to],
        "backup": ["backup", to, "--ledger", str(path)],
        "restore": ["restore", str(path), "--ledger", to],
    }


def run(program: str, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, *arguments, "--lang", "es"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.strip()


@pytest.mark.parametrize("command", a_third(["copy", "backup", "restore"]))
def test_a_full_disk_is_said_and_nothing_is_in_place(path: Path, new: Path, command: str) -> None:
    before = dump(path)
    status, out, said = run(FULL, *commands(path, new)[command])
    assert (status, out) == (2, "")
    assert said.startswith(f"no se pudo escribir en {new / 'x.db'}: revise el espacio en disco")
    assert len(said.splitlines()) == 1
    assert list(new.iterdir()) == []
    assert dump(path) == before


def test_a_full_disk_leaves_the_old_ledger_in_an_upgrade(tmp_path: Path) -> None:
    path = old(tmp_path)
    before = dump(path)
    status, out, said = run(FULL, "upgrade", "--ledger", str(path))
    assert (status, out) == (2, "")
    assert "revise el espacio en disco" in said
    assert dump(path) == before


# A shell's background job ignores the signal.
INTERRUPTED = """
import contextlib, signal, sys
from coopledger.cli import carrying, main as program
from coopledger.store import upgrading
signal.signal(signal.SIGINT, signal.default_int_handler)

@contextlib.contextmanager
def bar(label):
    yield lambda share: signal.raise_signal(signal.SIGINT)

migrate = upgrading.migrate
def migrated(connection):
    migrate(connection)
    signal.raise_signal(signal.SIGINT)

carrying.progress_bar, upgrading.migrate = bar, migrated
program.main(sys.argv[1:])
"""


@pytest.mark.parametrize("command", a_third(["copy", "backup", "restore"]))
def test_who_interrupts_is_told_so_and_nothing_is_in_place(
    path: Path, new: Path, command: str
) -> None:
    before = dump(path)
    status, out, said = run(INTERRUPTED, *commands(path, new)[command])
    assert (status, out) == (130, "")
    assert said.startswith("interrumpido.")
    assert len(said.splitlines()) == 1
    assert list(new.iterdir()) == []
    assert dump(path) == before


def test_who_interrupts_a_copy_to_a_server_leaves_nothing_in_it(path: Path, tmp_path: Path) -> None:
    with location("postgresql", tmp_path) as where:
        status, _, said = run(INTERRUPTED, "copy", str(path), where)
        assert (status, len(said.splitlines())) == (130, 1)
        with Ledger.open(path) as ledger:
            assert ledger.copy_to(where)["A"].seq == 3_002


def test_who_interrupts_an_upgrade_leaves_the_old_ledger(tmp_path: Path) -> None:
    path = old(tmp_path)
    before = dump(path)
    status, _, said = run(INTERRUPTED, "upgrade", "--ledger", str(path))
    assert (status, len(said.splitlines())) == (130, 1)
    assert dump(path) == before
