"""What is read is what was proved: a row that does not hold is named, and nothing is printed.

Somebody edits a ledger around the program, guards taken away; then it is read in every way.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coopledger import Ledger, LedgerBroken
from coopledger.messages.catalogue import Language
from coopledger.store.columns import COLUMNS
from tests.store.books import MONEY, OPENING, spent
from tests.store.test_tampering import otherwise

READS: dict[str, Callable[[Ledger], object]] = {
    "reconcile": lambda ledger: ledger.reconcile("A"),
    "explain": lambda ledger: ledger.explain("A"),
    "totals": lambda ledger: ledger.cooperation_totals(),
    "facts": lambda ledger: ledger.facts("A"),
    "check": lambda ledger: ledger.check(),
    "show": lambda ledger: ledger.history("G-1", book="A"),
    "issue": lambda ledger: ledger.issue("A", on=date(2016, 12, 31)),
    "record": lambda ledger: ledger.record(spent("G-9")),
    "preview": lambda ledger: ledger.preview(spent("G-9")),
    "export": lambda ledger: ledger.export("A", form="json"),
}


FEW = ("reconcile", "totals", "show", "record")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("proved") / "books.db"
    with Ledger.open(path) as ledger:
        ledger.record(OPENING, MONEY, spent("G-1"), spent("G-2"))
        ledger.record(OPENING.model_copy(update={"code": "B"}))
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "books.db"))


def tampered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in database.execute(named).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            database.execute(statement)


@pytest.mark.parametrize("read", READS)
def test_an_altered_row_is_named_by_whatever_reads_it(path: Path, read: str) -> None:
    tampered(path, "UPDATE journal SET minor = 700 WHERE book = 'A' AND seq = 3")
    with Ledger.open(path) as ledger, pytest.raises(LedgerBroken) as broken:
        READS[read](ledger)
    assert broken.value.code == "law.row"
    assert "book A, row 3" in broken.value.message(Language.EN)
    assert "libro A, fila 3" in broken.value.message(Language.ES)


@pytest.mark.parametrize("column", COLUMNS)
def test_whatever_column_was_edited(path: Path, column: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        place = "WHERE book = 'A' AND seq = 3"
        (value,) = database.execute(f"SELECT {column} FROM journal {place}").fetchone()
    tampered(path, f"UPDATE journal SET {column} = {otherwise(column, value)!r} {place}")
    with Ledger.open(path) as ledger:
        for read in FEW:
            with pytest.raises(LedgerBroken):
                READS[read](ledger)


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_row_that_is_gone_is_missed(path: Path, seq: int) -> None:
    tampered(path, f"DELETE FROM journal WHERE book = 'A' AND seq = {seq}")
    with Ledger.open(path) as ledger:
        for read in FEW:
            with pytest.raises(LedgerBroken):
                READS[read](ledger)


def test_the_list_of_books_is_of_their_openings_as_they_were_recorded(path: Path) -> None:
    tampered(path, """UPDATE journal SET body = replace(body, 'MXN', 'USD') WHERE book = 'B'""")
    with Ledger.open(path) as ledger, pytest.raises(LedgerBroken, match="book B, row 1"):
        ledger.books()


def test_the_list_of_books_and_the_head_are_held_to_the_table(path: Path) -> None:
    tampered(path, "DELETE FROM journal WHERE book = 'A' AND seq = 2")
    with Ledger.open(path) as ledger:
        for read in (ledger.books, ledger.head):
            with pytest.raises(LedgerBroken, match="read: 4; records of the chains: 5"):
                read()


@pytest.mark.parametrize(
    "vouches",
    [
        lambda ledger: ledger.issue("A", on=date(2016, 12, 31)),
        lambda ledger: ledger.set_period("A", 2016, "closed"),
    ],
    ids=["issue", "closed"],
)
def test_who_vouches_for_a_book_proves_all_of_it_again(
    path: Path, vouches: Callable[[Ledger], object]
) -> None:
    """A row is altered after it was read; its hash is as before."""
    with Ledger.open(path) as ledger:
        ledger.reconcile("A")
        tampered(path, "UPDATE journal SET document = hash WHERE book = 'A' AND seq = 3")
        with pytest.raises(LedgerBroken, match="row 3"):
            vouches(ledger)
        assert len(ledger.facts("B")) == 1
