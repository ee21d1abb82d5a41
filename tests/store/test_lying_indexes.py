"""An index that lies hides nothing: partial without saying so, or with bytes flipped in it.

Every index that a ledger has is made to lie, and others are added: of all rows but those of a book,
with all columns, so that they would be read in the place of the table. What is printed is as it was
before, or nothing is; `verify`, backup, restore, copy and the script of the auditor's page say so.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coopledger import Ledger, LedgerBroken
from coopledger.errors import StoreError
from coopledger.store.columns import COLUMNS
from tests.docs.test_audit import audited
from tests.engines import execute, location
from tests.store.books import MONEY, OPENING, spent

HIDDEN = "P"
"""The book that an index is to hide."""

OWN = ("sqlite_autoindex_journal_2", "journal_recorded")
"""The indexes of the schema that have rows of that book."""

ADDED = {
    "of codes": "book, seq",
    "of places": "seq, book",
    "covering": ", ".join(COLUMNS),
    "covering, by reference": ", ".join(("reference", *(c for c in COLUMNS if c != "reference"))),
    "of kinds": "kind, book, seq",
}

READS: dict[str, Callable[[Ledger], object]] = {
    "list": lambda ledger: list(ledger.books()),
    "totals": lambda ledger: ledger.cooperation_totals(),
    "reconcile": lambda ledger: ledger.reconcile(HIDDEN),
    "facts": lambda ledger: ledger.facts(HIDDEN),
    "show": lambda ledger: ledger.history("G-1"),
    "head": lambda ledger: ledger.head(),
    "check": lambda ledger: ledger.check(),
}


def recorded(where: str | Path) -> str:
    with Ledger.open(where) as ledger:
        for code in ("A", HIDDEN, "Z"):
            ledger.record(
                OPENING.model_copy(update={"code": code}),
                *(fact.model_copy(update={"book": code}) for fact in (MONEY, spent("G-1"))),
            )
        return str(ledger.head())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, dict[str, object]]:
    path = tmp_path_factory.mktemp("indexes") / "books.db"
    head = recorded(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
    with Ledger.open(path) as ledger:
        return path, head, {name: read(ledger) for name, read in READS.items()}


@pytest.fixture
def path(made: tuple[Path, str, dict[str, object]], tmp_path: Path) -> Path:
    return Path(shutil.copy(made[0], tmp_path / "books.db"))


def add_liar(path: Path, columns: str) -> None:
    """An index of all rows but those of a book, which says that it is one of all."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        made = f"CREATE INDEX liar ON journal ({columns})"
        database.execute(f"{made} WHERE book <> '{HIDDEN}'")
        database.execute("PRAGMA writable_schema = ON")
        database.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'liar'", [made])


def flip(path: Path, index: str) -> None:
    """The code of the book, where it stands in the pages of an index, is another."""
    with closing(sqlite3.connect(path)) as database:
        (size,) = database.execute("PRAGMA page_size").fetchone()
        found = "SELECT pageno FROM dbstat WHERE name = ?"
        try:
            pages = [page for (page,) in database.execute(found, [index])]
        except sqlite3.OperationalError:  # this SQLite was built without that table
            root = "SELECT rootpage FROM sqlite_master WHERE name = ?"
            pages = [page for (page,) in database.execute(root, [index])]
    content = bytearray(path.read_bytes())
    for page in pages:
        part = bytes(content[(page - 1) * size : page * size])
        content[(page - 1) * size : page * size] = part.replace(b"PG-1", b"ZG-1").replace(
            b"+00:00P", b"+00:00Y"
        )
    assert content != path.read_bytes()
    path.write_bytes(content)


TAMPERED: dict[str, Callable[[Path], None]] = {
    **{name: lambda path, columns=columns: add_liar(path, columns)  # type: ignore[misc]
       for name, columns in ADDED.items()},
    **{f"bytes of {name}": lambda path, name=name: flip(path, name)  # type: ignore[misc]
       for name in OWN},
}  # fmt: skip


@pytest.fixture(params=TAMPERED)
def lying(request: pytest.FixtureRequest, path: Path) -> Path:
    TAMPERED[request.param](path)
    return path


def test_what_is_printed_is_as_before_or_nothing_is(
    made: tuple[Path, str, dict[str, object]], lying: Path
) -> None:
    for name, read in READS.items():
        with Ledger.open(lying) as ledger:
            try:
                assert read(ledger) == made[2][name], name
            except (LedgerBroken, StoreError):
                continue


def test_verify_says_so(made: tuple[Path, str, dict[str, object]], lying: Path) -> None:
    with Ledger.open(lying) as ledger:
        for against in (None, made[1]):
            verified = ledger.verify(against=against)
            assert verified.problems[0].code == "verify.damaged"
            assert [book.rows for book in verified.books] == [3, 3, 3]
            assert str(verified.head) == made[1]


def test_nothing_is_made_of_it(lying: Path, tmp_path: Path) -> None:
    for carry in (
        lambda to: Ledger.restore(lying, to),
        lambda to: Ledger.open(lying).backup(to),
        lambda to: Ledger.open(lying).copy_to(to),
    ):
        with pytest.raises(StoreError, match="is damaged"):
            carry(tmp_path / "new.db")
        assert not (tmp_path / "new.db").exists()


def test_the_auditors_script_says_so(
    made: tuple[Path, str, dict[str, object]], lying: Path
) -> None:
    status, said = audited(lying, made[1])
    assert status == 1
    assert said.startswith("WRONG: the database")


@pytest.fixture
def on_server(tmp_path: Path) -> Iterator[tuple[str, str]]:
    with location("postgresql", tmp_path) as where:
        yield where, recorded(where)


@pytest.mark.parametrize("columns", ADDED.values(), ids=ADDED)
def test_on_a_server_nothing_is_hidden_unsaid(on_server: tuple[str, str], columns: str) -> None:
    """Its catalogue says that the index is one of all rows."""
    where, head = on_server
    execute(
        where,
        f"CREATE INDEX liar ON journal ({columns}) WHERE book <> '{HIDDEN}'",
        "UPDATE pg_index SET indpred = NULL WHERE indexrelid = 'liar'::regclass",
    )
    with Ledger.open(where) as ledger:
        verified = ledger.verify(against=head)
        assert [book.rows for book in verified.books] == [3, 3, 3]
        assert str(verified.head) == head
        if not verified.notes:  # the server has amcheck
            assert [problem.code for problem in verified.problems] == ["verify.damaged"]
        try:
            assert [book.opening.code for book in ledger.books()] == ["A", HIDDEN, "Z"]
        except LedgerBroken:
            assert not verified.intact
