"""Whatever fails, at whatever statement, the books are as they were; what was said is there."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from coopledger import Ledger
from coopledger.books.book import Book
from coopledger.errors import NoSuchBook, StoreError
from coopledger.model.entry import Entry
from coopledger.store import appending
from coopledger.store.borrowed import adapted
from coopledger.store.faults import ChainMoved
from coopledger.store.journal import Head
from coopledger.store.sqlite import Sqlite
from coopledger.writers.facts_json import facts_json
from tests.effort import effort
from tests.engines import dump, execute, location, rows
from tests.store.books import MONEY, OPENING, opened, spent
from tests.store.failing import Fault, fault_at

EACH = effort(3, 1)
"""Of how many statements of those that make a ledger one fails."""
LOADED = effort(1_500, 4_000)
"""How many facts a load has that is interrupted."""


def test_a_fault_at_any_statement_leaves_the_books_as_they_were(where: str) -> None:
    opened(where)
    before, number = dump(where), 0
    while True:
        number += 1
        with Ledger.open(where) as ledger, fault_at(number) as done, suppress(Fault):
            ledger.record(spent("G-1"), spent("G-2"))
        if len(done) < number:
            break
        assert dump(where) == before
    assert number > 5
    assert len(rows(where)) == 4


def test_a_fault_at_any_statement_brings_nothing_of_another_ledger_in(
    where: str, tmp_path: Path
) -> None:
    opened(where)
    with Ledger.open(tmp_path / "other.db") as other:
        other.record(OPENING.model_copy(update={"code": "B"}))
        (tmp_path / "a.txt").write_text("a")
        other.attach("B", tmp_path / "a.txt")
    before, number = dump(where), 0
    while True:
        number += effort(11, 1)
        with Ledger.open(where) as ledger, fault_at(number) as done, suppress(Fault):
            ledger.merge(tmp_path / "other.db")
        if len(done) < number:
            break
        if done[-2:] == ["COMMIT"] * 2:  # ours, and then the other ledger was let go: all is there
            break
        assert dump(where) == before
    assert number > 20
    with Ledger.open(where) as ledger:
        assert ledger.verify().problems == ()
        assert [book.opening.code for book in ledger.books()] == ["A", "B"]


def test_a_fault_at_any_statement_leaves_no_ledger_half_made(where: str) -> None:
    number = 0
    while True:
        number += EACH
        with Ledger.open(where) as ledger:
            with fault_at(number) as done, suppress(Fault):
                ledger.record(OPENING, MONEY)
            if len(done) < number:
                break
            ledger.record(OPENING, MONEY)  # it goes on, as if nothing had been
            assert ledger.verify().intact
        with_all = rows(where)
        assert [row[1] for row in with_all] == [1, 2]
        remove(where)
    assert number > 20


def remove(where: str) -> None:
    """Take a ledger away, as its owner may."""
    if "://" not in where:
        Path(where).unlink()
        return
    execute(
        where,
        "DROP VIEW trial_balance, postings",
        "DROP TABLE journal, coopledger_identity, coopledger_secret, coopledger_version",
        "DROP TABLE coopledger_document, coopledger_document_part",
        "DROP TABLE coopledger_merge, coopledger_merge_chain",
        "DROP FUNCTION journal_append, journal_erases, journal_refuse, document_erased",
        "DROP FUNCTION merge_chain_next",
    )


@pytest.mark.parametrize("count", [1, 2, 50, 51, 101])
def test_of_what_goes_in_alone_all_is_stored_or_nothing(where: str, count: int) -> None:
    """However many statements it takes."""
    with Ledger.open(where) as ledger:
        ledger.record(OPENING, MONEY)
        storage, book = ledger._storage, Book.of(OPENING, [MONEY])
        end, new = ledger.heads()["A"], list[dict[str, Any]]()
        for number in range(count):
            entry = Entry(spent(f"G-{number}"))
            new.append(appending.link(book, entry, end, appending.Stamp(appending.now(), "ana")))
            end = Head(new[-1]["seq"], new[-1]["hash"])
        before = dump(where)
        with pytest.raises(ChainMoved):
            storage.insert_alone([*new[:-1], {**new[-1], "previous": "f" * 64}])
        assert dump(where) == before
        storage.insert_alone(new)
        assert len(ledger.facts("A")) == 2 + count
        assert ledger.verify().intact


def test_a_ledger_goes_on_after_a_fault(where: str) -> None:
    opened(where)
    with Ledger.open(where) as ledger:
        ledger.record(spent("G-1"))
        with fault_at(1), pytest.raises(Fault):
            ledger.record(spent("G-2"))
        assert ledger.reconcile("A").fund.spent.money.digits == "1.00"
        ledger.record(spent("G-2"), spent("G-3"))
        assert ledger.reconcile("A").fund.spent.money.digits == "3.00"
        assert ledger.verify().intact


def test_one_statement_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    """The way of one fact, in SQLite: stopped as the machine that runs it takes its steps."""
    path = str(tmp_path / "books.db")
    opened(path)
    with Ledger.open(path) as ledger:
        for reference in ("G-1", "G-2", "G-3"):  # the third goes by one statement
            ledger.record(spent(reference))
        before = rows(path)
        for steps in count(1, 3):
            ledger.record(spent("G-3"))
            ledger.record(spent("G-3"))  # nothing new, twice: nobody else writes here
            with stopped_after(steps, ledger), suppress(StoreError):
                ledger.record(spent("G-4"))
            if (after := rows(path)) != before:
                break
        assert steps > 100
        assert after[:-1] == before
        assert ledger.verify().intact


@contextmanager
def stopped_after(steps: int, ledger: Ledger) -> Iterator[None]:
    """SQLite's machine stops what goes by one statement after so many steps."""
    database = ledger._storage.database  # type: ignore[union-attr]
    assert isinstance(database, Sqlite)
    [connection] = database._writers._idle
    driver = connection.driver
    left = iter(range(steps))
    driver.set_progress_handler(lambda: next(left, None) is None, 1)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 1)


def test_a_busy_ledger_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "books.db"
    opened(str(path))
    monkeypatch.setattr("coopledger.store.sqlite.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    with Ledger.open(path) as ledger:
        for reference in ("G-1", "G-2", "G-3"):  # the last goes by one statement
            other.execute("BEGIN IMMEDIATE")
            assert ledger.reconcile("A").closes  # who reads does not wait for who writes
            with pytest.raises(StoreError, match="in use by another program"):
                ledger.record(spent(reference))
            other.execute("ROLLBACK")
            ledger.record(spent(reference))
        assert ledger.verify().intact
    other.close()


def test_a_busy_server_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coopledger.store.postgresql.BUSY_SECONDS", 0.05)
    with location("postgresql", tmp_path) as where:
        opened(where)
        engine = create_engine(where)
        with Ledger.open(where) as ledger:
            for reference in ("G-1", "G-2", "G-3"):
                with engine.connect() as other:
                    adapted(other).lock()
                    assert ledger.reconcile("A").closes
                    with pytest.raises(StoreError, match="in use by another program"):
                        ledger.record(spent(reference))
                ledger.record(spent(reference))
            assert ledger.verify().intact
        engine.dispose()


FULL = """
import resource, signal, sys
from coopledger import Ledger
from coopledger.books.book import Book
from coopledger.errors import StoreError
from tests.store.books import spent
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, 80_000))
try:
    Ledger.open(sys.argv[1]).record(*[spent(f"G-{number}") for number in range(2_000)])
except StoreError as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are POSIX's")
def test_a_full_disk_is_said_and_nothing_is_stored(tmp_path: Path) -> None:
    path = str(tmp_path / "books.db")
    opened(path)
    before = dump(path)
    done = subprocess.run(
        [sys.executable, "-c", FULL, path], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "store.full"
    assert dump(path) == before


def test_a_read_only_ledger_is_read_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    opened(str(path))
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


def test_who_only_reads_leaves_one_file_behind(tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    opened(str(path))
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


@pytest.mark.parametrize("share", effort([0.6, 0.95], [0.2, 0.6, 0.8, 0.95]))
def test_who_interrupts_a_load_leaves_nothing_half_done(
    where: str, tmp_path: Path, share: float
) -> None:
    """Ctrl-C, while it reads, while it looks, while it writes."""
    opened(where)
    before = dump(where)
    facts = [spent(f"G-{number}") for number in range(LOADED)]
    document = tmp_path / "A.json"
    document.write_text(facts_json([OPENING, MONEY, *facts]), "utf-8")
    started = time.monotonic()
    if not LASTS:  # how long it takes when nobody interrupts
        whole = tmp_path / "whole.db"
        subprocess.run([sys.executable, "-c", LOADS, document, whole], check=True)
        LASTS.append(time.monotonic() - started)
    process = subprocess.Popen(
        [sys.executable, "-c", LOADS, document, where], stderr=subprocess.PIPE, text=True
    )
    time.sleep(LASTS[0] * share)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert "Traceback" not in said
    after = dump(where)
    if after != before:  # it was quicker than we were: all of it is there
        assert len(rows(where)) == 2 + LOADED
    assert process.returncode in (0, 130, -signal.SIGINT)


LASTS: list[float] = []
"""How many seconds the load takes here."""
