"""A ledger moves house: every row as it was, proved, and nothing half done in the new place."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from coopledger import Agreement, CoopledgerError, Disbursement, Ledger, LedgerBroken
from coopledger.errors import LedgerNotFound, StoreError
from coopledger.store import journal
from coopledger.store.columns import SCHEMA
from coopledger.store.engine import Storage
from tests.cli.conftest import EXAMPLES
from tests.effort import effort
from tests.engines import ENGINES, execute, location
from tests.store.failing import Fault, before_each, fault_at

SCHEMAS = Path(__file__).parents[1] / "cases" / "schemas"
ANEW = Disbursement(
    book="INE-SEGIB-2016", reference="M-9", when="2016-12", amount="20.00 MXN", sent="1.00 EUR"
)


@pytest.fixture(params=ENGINES)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A ledger with the two workbooks of the example, on each engine."""
    folder = tmp_path / "source"
    folder.mkdir()
    with location(request.param, folder) as where:
        with Ledger.open(where) as ledger:
            for workbook in EXAMPLES.glob("*.xlsx"):
                assert ledger.import_file(workbook).accepted
        yield where


@pytest.fixture(params=ENGINES)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place where there is no ledger, on each engine."""
    folder = tmp_path / "target"
    folder.mkdir()
    with location(request.param, folder) as where:
        yield where


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The same ledger in a file."""
    path = tmp_path / "books.db"
    with Ledger.open(path) as ledger:
        for workbook in EXAMPLES.glob("*.xlsx"):
            assert ledger.import_file(workbook).accepted
    return path


def rows(where: str | Path) -> list[dict[str, object]]:
    with closing(Storage(where)) as storage, storage.reading() as connection:
        return list(journal.every_row(connection))


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def require_refusals(where: str) -> None:
    """The database says no to who changes the journal around the ledger."""
    for statement in (
        "UPDATE journal SET body = '{}'",
        "DELETE FROM journal",
        "INSERT INTO journal SELECT * FROM journal",
    ):
        with pytest.raises(DBAPIError, match="the journal"):
            execute(where, statement)


def carry(verb: str, path: Path, to: Path) -> None:
    """One of the three ways to a new place."""
    if verb == "restore":
        Ledger.restore(path, to)
    else:
        with Ledger.open(path) as ledger:
            getattr(ledger, verb)(to)


VERBS = ("copy_to", "backup", "restore")


def test_a_copy_is_the_same_on_any_engine(source: str, target: str) -> None:
    with Ledger.open(source) as ledger:
        heads = ledger.copy_to(target)
        statement = ledger.reconcile("INE-SEGIB-2016")
        checked = ledger.verify()
    assert {book: tuple(head) for book, head in heads.items()} == {
        book.book: (book.rows, book.head) for book in checked.books
    }
    assert rows(target) == rows(source)
    with Ledger.open(target) as copied:
        assert copied.verify() == checked
        assert checked.intact
        assert copied.reconcile("INE-SEGIB-2016") == statement
        require_refusals(target)
        assert copied.record(ANEW).recorded == 1  # it goes on from there
        assert copied.verify().intact


def test_there_and_back_is_the_same(source: str, target: str, tmp_path: Path) -> None:
    with Ledger.open(source) as ledger, Ledger.open(target) as copied:
        heads = ledger.copy_to(target)
        assert copied.copy_to(tmp_path / "back.db") == heads
    assert rows(tmp_path / "back.db") == rows(source)


def test_a_ledger_that_is_there_is_left_alone(source: str, target: str) -> None:
    with Ledger.open(target) as there:
        there.record(Agreement(code="A", title="T", currency="EUR", accounts=["EUR"]))
    before = rows(target)
    with Ledger.open(source) as ledger:
        for carry in (ledger.copy_to, ledger.backup, lambda to: Ledger.restore(source, to)):
            with pytest.raises(StoreError, match="exists already, and was left alone") as refused:
                carry(target)
            assert refused.value.code == "store.exists"
    assert rows(target) == before


def test_a_ledger_in_memory_is_copied_and_none_is_made_there(tmp_path: Path) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A", title="T", currency="EUR", accounts=["EUR"]))
        assert ledger.copy_to(tmp_path / "copy.db") == ledger.backup(tmp_path / "backup.db")
        with pytest.raises(StoreError, match="nothing stays"):
            ledger.copy_to("sqlite://")


def test_a_ledger_in_another_programs_database_is_copied_without_its_tables(
    path: Path, tmp_path: Path
) -> None:
    execute(str(path), "CREATE TABLE theirs (x)")
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        Ledger.within(connection).copy_to(tmp_path / "copy.db")
        Ledger.within(connection).backup(tmp_path / "backup.db")
        assert Ledger.within(connection).upgrade().found == SCHEMA
    engine.dispose()
    for name in ("copy.db", "backup.db"):
        assert rows(tmp_path / name) == rows(path)
        with closing(sqlite3.connect(tmp_path / name)) as copied:
            assert (
                copied.execute("SELECT 1 FROM sqlite_master WHERE name = 'theirs'").fetchall() == []
            )


def test_an_empty_ledger_is_copied_as_one(tmp_path: Path, target: str) -> None:
    with Ledger.open(tmp_path / "empty.db") as ledger:
        ledger.create()
        assert ledger.copy_to(target) == {}
    with Ledger.open(target) as copied:
        assert copied.books() == []
        assert not copied.create()


@pytest.mark.parametrize(
    ("altered", "where"),
    [
        ("UPDATE journal SET body = '{}' WHERE reference = 'G-01'", "from record 5 on"),
        ("UPDATE journal SET document = hash WHERE reference = 'PICE'", "PICE does not hold"),
    ],
)
def test_a_ledger_that_was_altered_is_not_copied_as_if_it_were_sound(
    source: str, target: str, altered: str, where: str
) -> None:
    drop = {
        False: "DROP TRIGGER journal_is_not_updated",
        True: "ALTER TABLE journal DISABLE TRIGGER USER",
    }
    execute(source, drop["://" in source], altered)
    with Ledger.open(source) as ledger:
        with pytest.raises(LedgerBroken, match=where):
            ledger.copy_to(target)
        assert not ledger.verify().intact
    with Ledger.open(target) as copied, pytest.raises(LedgerNotFound):
        copied.books()


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_kept_is_proved_row_by_row(path: Path, tmp_path: Path, verb: str) -> None:
    """Its hashes are those of before; one row of them says something else."""
    guard = "DROP TRIGGER journal_is_not_updated"
    execute(str(path), guard, "UPDATE journal SET document = hash WHERE book = 'PICE'")
    with pytest.raises(LedgerBroken, match="PICE"):
        carry(verb, path, tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize("verb", VERBS)
def test_a_fault_at_any_moment_leaves_nothing_in_place(
    path: Path, tmp_path: Path, verb: str
) -> None:
    """At every statement, in the source and in the copy."""
    before, fails_at, new = rows(path), 0, tmp_path / "new"
    new.mkdir()
    while True:
        fails_at += 1
        with fault_at(fails_at) as done, suppress(Fault):
            carry(verb, path, new / "x.db")
        if len(done) < fails_at:
            break
        assert files(new) == []
    assert fails_at > 5
    assert files(new) == ["x.db"]
    assert rows(new / "x.db") == rows(path) == before


def test_a_fault_at_any_moment_leaves_nothing_in_a_server(path: Path, tmp_path: Path) -> None:
    fails_at = 0
    with location("postgresql", tmp_path) as where:
        while True:
            fails_at += effort(3, 1)
            with Ledger.open(path) as ledger, fault_at(fails_at) as done, suppress(Fault):
                ledger.copy_to(where)
            if len(done) < fails_at:
                break
            with closing(Storage(where)) as storage:
                assert not storage.exists()
        assert fails_at > 5
        assert rows(where) == rows(path)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("left", ["", "-wal", "-journal"])
def test_what_is_in_the_place_is_not_touched(
    path: Path, tmp_path: Path, verb: str, left: str
) -> None:
    """A file, or what is left of one that was moved away: SQLite would read it as the new one's."""
    (tmp_path / f"x.db{left}").write_bytes(b"theirs")
    with pytest.raises(StoreError, match=f"x.db{left} exists already"):
        carry(verb, path, tmp_path / "x.db")
    assert (tmp_path / f"x.db{left}").read_bytes() == b"theirs"
    assert files(tmp_path) == ["books.db", f"x.db{left}"]


@pytest.mark.parametrize("verb", VERBS)
def test_who_comes_first_to_the_place_keeps_it(path: Path, tmp_path: Path, verb: str) -> None:
    def comes_first(statement: str) -> None:
        if statement == "COMMIT":
            (tmp_path / "x.db").write_bytes(b"theirs")

    with before_each(comes_first), pytest.raises(StoreError, match="exists already"):
        carry(verb, path, tmp_path / "x.db")
    assert (tmp_path / "x.db").read_bytes() == b"theirs"


@pytest.mark.parametrize("verb", VERBS)
def test_a_drive_without_links_takes_it_too(
    path: Path, tmp_path: Path, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    carry(verb, path, tmp_path / "x.db")
    assert files(tmp_path) == ["books.db", "x.db"]
    assert rows(tmp_path / "x.db") == rows(path)


@pytest.mark.parametrize("verb", VERBS)
def test_a_place_where_nothing_can_be_made_is_said(path: Path, tmp_path: Path, verb: str) -> None:
    with pytest.raises(StoreError, match=r"the folder .* does not exist"):
        carry(verb, path, tmp_path / "no" / "x.db")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    if os.access(closed, os.W_OK):
        pytest.skip("the superuser may write anywhere: run as a normal user to see this")
    with pytest.raises(StoreError, match="ask for leave in that folder"):
        carry(verb, path, closed / "x.db")
    assert files(closed) == []


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "content", [b"no ledger, but long enough to look like a file" * 40, b"", None]
)
def test_what_is_no_ledger_is_not_carried(tmp_path: Path, verb: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "other.db").write_bytes(content)
    with pytest.raises(CoopledgerError, match=r"is not a coopledger ledger|there is no ledger at"):
        carry(verb, tmp_path / "other.db", tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize("verb", ["backup", "restore"])
def test_a_file_that_is_damaged_is_not_kept_as_a_backup(
    path: Path, tmp_path: Path, verb: str
) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 4096 * 3)
        file.write(os.urandom(4096 * 2))
    with pytest.raises(StoreError, match="is damaged"):
        carry(verb, path, tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize("verb", VERBS)
def test_a_later_versions_ledger_is_not_carried(path: Path, tmp_path: Path, verb: str) -> None:
    execute(str(path), "UPDATE coopledger_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="made by a newer version"):
        carry(verb, path, tmp_path / "x.db")
    assert files(tmp_path) == ["books.db"]


@pytest.mark.parametrize("verb", ["backup", "restore"])
def test_an_earlier_versions_ledger_is_kept_as_it_is(tmp_path: Path, verb: str) -> None:
    """So that there is a way back from an upgrade."""
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as made:
        made.executescript((SCHEMAS / "0001.sql").read_text("utf-8"))
    carry(verb, old, tmp_path / "x.db")
    with closing(sqlite3.connect(old)) as left, closing(sqlite3.connect(tmp_path / "x.db")) as kept:
        assert list(kept.iterdump()) == list(left.iterdump())
    with pytest.raises(StoreError, match=r"Ledger\.upgrade"):
        carry("copy_to", old, tmp_path / "y.db")


def test_a_backup_is_one_file_that_is_read_where_nothing_can_be_written(
    path: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    with Ledger.open(path) as ledger:
        ledger.record(ANEW)  # in the write-ahead log
        ledger.backup(kept / "x.db")
    assert files(kept) == ["x.db"]
    with closing(sqlite3.connect(kept / "x.db")) as backup:
        assert backup.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with Ledger.open(kept / "x.db") as ledger:
        assert ledger.verify().intact
        assert files(kept) == ["x.db"]
    assert rows(kept / "x.db") == rows(path)


def test_progress_is_told_from_the_beginning_to_the_end(path: Path, tmp_path: Path) -> None:
    for name in ("copy_to", "backup"):
        told: list[float] = []
        with Ledger.open(path) as ledger:
            getattr(ledger, name)(tmp_path / f"{name}.db", progress=told.append)
        assert told == sorted(told)
        assert 0 <= told[0] <= told[-1] == 1
