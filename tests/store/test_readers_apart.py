"""Who may not write reads what stands, or is told why not; nobody is told to restore a backup.

The reader is another user, where the superuser runs the tests: one who may not write in the folder.
"""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of files are POSIX's")

PROGRAM = """
import os, pickle, shutil, signal, sqlite3, sys, tempfile
from contextlib import closing
from pathlib import Path
from coopledger import Ledger
from coopledger.errors import StoreError
import coopledger.ledger.proving, coopledger.ledger.stating
from tests.store.books import MONEY, OPENING, spent

ROOT = os.geteuid() == 0


def apart(work, reader=True):
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        if reader and ROOT:
            os.setgroups([]), os.setgid(65534), os.setuid(65534)
        try:
            told = work()
        except BaseException as error:
            told = getattr(error, "code", repr(error))
        os.write(into, pickle.dumps(told))
        os._exit(0)
    os.close(into)
    with open(out, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(told) if told else None


def made(folder, count=300):
    folder.mkdir()
    with Ledger.open(folder / "books.db") as ledger:
        ledger.record(OPENING, MONEY, *[spent(f"G-{n}") for n in range(count)])
    return folder / "books.db"


def read(path):
    with Ledger.open(path) as ledger:
        assert ledger.reconcile("A").closes
        return ledger.books()[0].facts


def killed(path, mode):
    def spills():
        driver = sqlite3.connect(path, isolation_level=None)
        driver.execute(f"PRAGMA journal_mode = {mode}")
        driver.execute("PRAGMA cache_size = 2")
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("CREATE TABLE junk (x)")
        driver.executemany("INSERT INTO junk VALUES (?)", [("x" * 500,)] * 5_000)
        os.kill(os.getpid(), signal.SIGKILL)

    apart(spills, reader=False)


def test_alone(base):
    path = made(base / "alone")
    path.parent.chmod(0o555)
    assert apart(lambda: read(path)) == 302
    assert os.listdir(path.parent) == ["books.db"]
    path.parent.chmod(0o755)


def test_beside_a_writer_by_a_link_too(base):
    path = made(base / "linked")
    (base / "links").mkdir()
    (base / "links" / "books.db").symlink_to(path)
    (base / "links").chmod(0o555)
    with Ledger.open(path) as ledger:
        ledger.record(spent("L"))
        assert apart(lambda: read(path)) == apart(lambda: read(base / "links" / "books.db")) == 303
    (base / "links").chmod(0o755)


def test_who_reads_for_long_sees_what_is_recorded_meanwhile(base):
    path = made(base / "long")

    def reads(asked=os.pipe(), answered=os.pipe()):
        def twice():
            with Ledger.open(path) as ledger:
                first = ledger.books()[0].facts
                os.write(asked[1], b".")
                os.read(answered[0], 1)
                return first, ledger.books()[0].facts, len(ledger.facts("A"))

        child = os.fork()
        if child == 0:
            os.read(asked[0], 1)
            with Ledger.open(path) as ledger:
                ledger.record(*[spent(f"Z-{n}") for n in range(100)])
            os.write(answered[1], b".")
            os._exit(0)
        told = apart(twice)
        os.waitpid(child, 0)
        return told

    assert reads() == (302, 402, 402)


def test_what_changes_while_it_is_read_is_said(base):
    path = made(base / "changed")

    def changed_meanwhile():
        with Ledger.open(path) as ledger:
            with ledger._storage.reading() as connection:
                assert not connection.is_open  # it is read without locks
                assert connection.scalar("SELECT count(*) FROM journal") == 302
                os.utime(path) if not ROOT else os.write(wanted[1], b".")
                ROOT and os.read(done[0], 1)

    wanted, done = os.pipe(), os.pipe()
    path.parent.chmod(0o555)
    child = os.fork()
    if child == 0:
        if ROOT:
            os.read(wanted[0], 1)
            with Ledger.open(path) as ledger:
                ledger.record(spent("W"))
            os.write(done[1], b".")
        os._exit(0)
    assert apart(changed_meanwhile) == "store.changed-meanwhile"
    os.waitpid(child, 0)
    path.parent.chmod(0o755)


def test_what_a_killed_program_left_is_put_right_by_whoever_may(base):
    for mode, left in (("DELETE", "-journal"), ("WAL", "-wal")):
        path = made(base / mode)
        killed(path, mode)
        assert path.with_name("books.db" + left).stat().st_size > 0
        if mode == "WAL":
            path.with_name("books.db-shm").unlink()
        path.parent.chmod(0o555)
        path.chmod(0o444)
        assert apart(lambda: read(path)) == "store.left-half-written"
        path.parent.chmod(0o755)
        path.chmod(0o644)
        assert read(path) == 302
        assert os.listdir(path.parent) == ["books.db"]
        assert apart(lambda: read(path)) == 302


for name, test in list(globals().items()):
    if name.startswith("test_"):
        base = Path(tempfile.mkdtemp())
        base.chmod(0o755)
        try:
            test(base)
            print(name)
        finally:
            shutil.rmtree(base)
"""

NAMES = [line[4:].split("(")[0] for line in PROGRAM.splitlines() if line.startswith("def test_")]


def test_what_a_reader_who_may_not_write_is_told() -> None:
    """One process for all of it: it forks, and becomes another user."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == NAMES
