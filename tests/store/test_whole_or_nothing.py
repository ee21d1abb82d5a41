"""Whatever fails, at whatever statement, the books are as they were; what was said is there."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from coopledger import Agreement, Disbursement, Expenditure, Ledger
from coopledger.errors import NoSuchBook, StoreError
from coopledger.store import sqlite
from coopledger.writers.facts_json import facts_json

OPENING = Agreement(code="A", title="T", currency="EUR", accounts=["MXN"])
MONEY = Disbursement(
    book="A", reference="M", when="2016-08", amount="900000.00 MXN", sent="45000.00 EUR"
)


def spent(reference: str, amount: str = "1.00 MXN") -> Expenditure:
    return Expenditure(book="A", reference=reference, when="2016-10-05", amount=amount)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "books.db"
    with Ledger.open(path) as ledger:
        ledger.record(OPENING, MONEY)
    return path


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


class Fault(Exception):
    """What goes wrong."""


def test_a_fault_at_any_statement_leaves_the_books_as_they_were(path: Path) -> None:
    before, statements, fails_at = dump(path), 0, 0

    def failing(*_: object) -> None:
        nonlocal statements
        statements += 1
        if statements == fails_at:
            raise Fault

    event.listen(Engine, "before_cursor_execute", failing)
    event.listen(Engine, "commit", failing)
    try:
        while True:
            statements, fails_at = 0, fails_at + 1
            with Ledger.open(path) as ledger:
                try:
                    ledger.record(spent("G-1"), spent("G-2"))
                except Fault:
                    assert dump(path) == before
                    continue
            break
    finally:
        event.remove(Engine, "before_cursor_execute", failing)
        event.remove(Engine, "commit", failing)
    assert fails_at > 5
    assert len(dump(path)) == len(before) + 2


def test_a_ledger_goes_on_after_a_fault(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.record(spent("G-1"))

        def failing(*_: object) -> None:
            raise Fault

        event.listen(Engine, "commit", failing)
        try:
            with pytest.raises(Fault):
                ledger.record(spent("G-2"))
        finally:
            event.remove(Engine, "commit", failing)
        assert ledger.reconcile("A").fund.spent.money.digits == "1.00"
        ledger.record(spent("G-2"), spent("G-3"))
        assert ledger.reconcile("A").fund.spent.money.digits == "3.00"
        assert ledger.verify().intact


WRITER = """
import sys
from coopledger import Expenditure, Ledger
path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Ledger.open(path) as ledger:
    for number in range(count):
        reference = f"{name}-{number}"
        ledger.record(
            Expenditure(book="A", reference=reference, when="2016-10-05", amount="1.00 MXN"))
        print(reference, flush=True)
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_many_writers_leave_no_gap_and_no_fork(path: Path) -> None:
    running = [writer(path, name, 15) for name in "PQRS"]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    for process in running:
        assert process.stdout is not None
        process.stdout.close()
    with Ledger.open(path) as ledger:
        assert ledger.verify().intact
        assert ledger.books()[0].facts == 62
        assert ledger.reconcile("A").fund.spent.money.digits == "60.00"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_writer_loses_nothing_it_acknowledged(path: Path) -> None:
    acknowledged = {"A", "M"}
    for kill in range(8):
        process = writer(path, f"K{kill}", 10_000)
        assert process.stdout is not None
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(random.Random(kill).random() / 10)
        os.kill(process.pid, signal.SIGKILL)
        acknowledged |= set(process.stdout.read().split("\n")[:-1])
        process.wait()
        process.stdout.close()
    with Ledger.open(path) as ledger:
        assert ledger.verify().intact
        connection = sqlite3.connect(path)
        stored = {row[0] for row in connection.execute("SELECT reference FROM journal")}
        connection.close()
        assert acknowledged <= stored
        assert len(stored - acknowledged) <= 8  # stored, and killed before it could say so


def test_a_busy_ledger_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger.open(path) as ledger:
        assert ledger.reconcile("A").closes  # who reads does not wait for who writes
        with pytest.raises(StoreError, match="in use by another program"):
            ledger.record(spent("G-1"))
    other.execute("ROLLBACK")
    other.close()


FULL = """
import resource, signal, sys
from coopledger import Expenditure, Ledger
from coopledger.errors import NoSuchBook, StoreError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
facts = [Expenditure(book="A", reference=f"G-{n}", when="2016-10-05", amount="1.00 MXN")
         for n in range(2_000)]
try:
    Ledger.open(sys.argv[1]).record(*facts)
except StoreError as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are POSIX's")
def test_a_full_disk_is_said_and_nothing_is_stored(path: Path) -> None:
    before = dump(path)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "store.full"
    assert dump(path) == before


def test_a_read_only_ledger_is_read_and_not_written(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        if os.access(path, os.W_OK):
            pytest.skip("the superuser may write anywhere: run as a normal user to see this")
        with Ledger.open(path) as ledger:
            assert ledger.reconcile("A").closes
            with pytest.raises(StoreError):
                ledger.record(spent("G-1"))
    finally:
        path.parent.chmod(0o755)
        path.chmod(0o644)


def test_who_only_reads_leaves_one_file_behind(path: Path) -> None:
    for ask in (lambda ledger: ledger.books(), lambda ledger: ledger.facts("no such book")):
        with Ledger.open(path) as ledger, suppress(NoSuchBook):
            ask(ledger)
        assert sorted(file.name for file in path.parent.iterdir()) == [path.name]


LOADS = """
import signal, sys
from coopledger.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main(["import", sys.argv[1], "--ledger", sys.argv[2], "--lang", "es"])
"""


@pytest.mark.parametrize("share", [0.2, 0.6, 0.8, 0.95])
def test_who_interrupts_a_load_leaves_nothing_half_done(
    path: Path, tmp_path: Path, share: float
) -> None:
    """Ctrl-C, while it reads, while it looks, while it writes."""
    before = dump(path)
    facts = [spent(f"G-{number}") for number in range(6_000)]
    document = tmp_path / "A.json"
    document.write_text(facts_json([OPENING, MONEY, *facts]), "utf-8")
    started = time.monotonic()
    if share == 0.2:  # how long it takes when nobody interrupts
        whole = tmp_path / "whole.db"
        subprocess.run([sys.executable, "-c", LOADS, document, whole], check=True)
        LASTS.append(time.monotonic() - started)
    process = subprocess.Popen(
        [sys.executable, "-c", LOADS, document, path], stderr=subprocess.PIPE, text=True
    )
    time.sleep((LASTS or [2.0])[0] * share)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert "Traceback" not in said
    after = dump(path)
    if after != before:  # it was quicker than we were: all of it is there
        assert len(after) > len(before) + 5_000
    assert process.returncode in (0, 130, -signal.SIGINT)


LASTS: list[float] = []
"""How many seconds the load takes here."""
