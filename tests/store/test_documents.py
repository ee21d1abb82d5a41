"""Documents that somebody touched, or that a fault left, are named; what is carried is whole."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from coopledger import Ledger
from coopledger.errors import LedgerBroken
from coopledger.model.original import PIECE
from tests.engines import dump, execute, location
from tests.store.books import opened, spent
from tests.store.failing import Fault, fault_at

SMALL = b"%PDF-1.7 small"
LARGE = b"".join(number.to_bytes(4, "big") for number in range(5 * PIECE // 8))
OTHER = LARGE[::-1]
_SMALL, _LARGE, _OTHER = (hashlib.sha256(each).hexdigest() for each in (SMALL, LARGE, OTHER))

TABLES = ("coopledger_document", "coopledger_document_part")


def attached(where: str, folder: Path) -> None:
    """A ledger with three documents, one in a part and two in three."""
    opened(where)
    with Ledger.open(where) as ledger:
        ledger.record(spent("G-1"), spent("G-2"))
        for name, content in (("a", SMALL), ("b", LARGE), ("c", OTHER)):
            (folder / f"{name}.pdf").write_bytes(content)
        ledger.attach("G-1", folder / "a.pdf", folder / "b.pdf")
        ledger.attach("G-2", folder / "c.pdf")


Change = tuple[str, list[tuple[str, str]]]

PART = "coopledger_document_part"
AT = f"WHERE sha256 = '{_LARGE}' AND number"
TAMPERED: dict[str, Change] = {
    "a byte is altered": (
        f"UPDATE {PART} SET bytes = {{other}} WHERE sha256 = '{_SMALL}'",
        [("altered", "G-1")],
    ),
    "the first part is missing": (f"DELETE FROM {PART} {AT} = 1", [("missing", "G-1")]),
    "a part in the middle is missing": (f"DELETE FROM {PART} {AT} = 2", [("altered", "G-1")]),
    "the last part is missing": (f"DELETE FROM {PART} {AT} = 3", [("altered", "G-1")]),
    "all its parts are missing": (f"DELETE FROM {PART} {AT} > 0", [("missing", "G-1")]),
    "a part is surplus": (
        f"INSERT INTO {PART} VALUES ('{_LARGE}', 4, {{other}})",
        [("altered", "G-1")],
    ),
    "a part is beyond its end": (
        f"INSERT INTO {PART} VALUES ('{_LARGE}', 9, {{other}})",
        [("altered", "G-1")],
    ),
    "two parts are swapped": (
        f"UPDATE {PART} SET number = 7 {AT} = 1;"
        f"UPDATE {PART} SET number = 1 {AT} = 2;"
        f"UPDATE {PART} SET number = 2 {AT} = 7",
        [("altered", "G-1")],
    ),
    "two documents are swapped": (
        f"UPDATE {PART} SET sha256 = '{'0' * 64}' WHERE sha256 = '{_LARGE}';"
        f"UPDATE {PART} SET sha256 = '{_LARGE}' WHERE sha256 = '{_OTHER}';"
        f"UPDATE {PART} SET sha256 = '{_OTHER}' WHERE sha256 = '{'0' * 64}'",
        [("altered", "G-1"), ("altered", "G-2")],
    ),
    "it is not listed": (
        f"DELETE FROM coopledger_document WHERE sha256 = '{_SMALL}'",
        [("missing", "G-1")],
    ),
    "it is gone": (
        f"DELETE FROM coopledger_document WHERE sha256 = '{_SMALL}';"
        f"DELETE FROM {PART} WHERE sha256 = '{_SMALL}'",
        [("missing", "G-1")],
    ),
    "it is said to have another size": (
        f"UPDATE coopledger_document SET size = 1 WHERE sha256 = '{_SMALL}'",
        [("altered", "G-1")],
    ),
    "it is said to be in a folder": (
        f"UPDATE coopledger_document SET folder = '/etc' WHERE sha256 = '{_SMALL}'",
        [("missing", "G-1")],
    ),
    "one that nobody names is added": (
        f"INSERT INTO coopledger_document VALUES ('{'f' * 64}', 5, 'pdf', NULL)",
        [("surplus", "")],
    ),
    "a part of none is added": (
        f"INSERT INTO {PART} VALUES ('{'f' * 64}', 1, {{other}})",
        [("surplus", "")],
    ),
    "one is added under a hash that is none": (
        f"INSERT INTO coopledger_document VALUES ('{'../' * 21}x', 5, 'pdf', '/etc')",
        [("surplus", "")],
    ),
}
GUARDS = {
    "sqlite": [
        f"DROP TRIGGER {name}_is_not_{done}"
        for name in ("document", "document_part")
        for done in ("updated", "deleted")
    ],
    "postgresql": [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES],
}
BYTES = {"sqlite": "x'00ff'", "postgresql": "'\\x00ff'::bytea"}


@pytest.fixture
def tampering(engine: str, where: str, tmp_path: Path) -> Iterator[Connection]:
    """Somebody who may do everything, in a transaction of their own."""
    attached(where, tmp_path)
    database = create_engine(where if "://" in where else f"sqlite:///{where}")
    with database.connect() as connection:
        if engine == "sqlite":
            connection.exec_driver_sql("BEGIN")
        for statement in GUARDS[engine]:
            connection.execute(text(statement))
        yield connection
    database.dispose()


def test_each_touched_document_is_named(engine: str, tampering: Connection) -> None:
    for what, (statements, expected) in TAMPERED.items():
        with tampering.begin_nested() as savepoint:
            for statement in statements.format(other=BYTES[engine]).split(";"):
                tampering.exec_driver_sql(statement)
            found = [
                each
                for each in Ledger.within(tampering).verify().problems
                if not each.code.startswith("verify.schema")
            ]
            said = [
                (each.code.removeprefix("verify.document-"), str(each.params.get("of", "")))
                for each in found
            ]
            assert sorted(said) == expected, what
            for each in found:
                for language in ("es", "en"):
                    assert str(each.params["sha256"])[:60] in each.message(language)
                    assert each.remedy(language)
            savepoint.rollback()


def test_nobody_is_given_what_is_not_the_document(
    engine: str, tampering: Connection, tmp_path: Path
) -> None:
    """Where it is not what was kept, no file comes to be; one that is there stays."""
    place = tmp_path / "copia.pdf"
    place.write_bytes(b"before")
    tampering.exec_driver_sql(TAMPERED["a byte is altered"][0].format(other=BYTES[engine]))
    ledger = Ledger.within(tampering)
    with pytest.raises(LedgerBroken) as raised:
        ledger.save_document("A", 1, place)
    assert raised.value.code == "law.document-altered"
    assert place.read_bytes() == b"before"
    ledger.save_document("A", 2, place)
    assert place.read_bytes() == LARGE
    with pytest.raises(LedgerBroken):  # nor is it said to be kept again
        ledger.attach("G-2", tmp_path / "a.pdf")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("done", ["UPDATE {} SET sha256 = sha256", "DELETE FROM {}"])
def test_the_database_itself_lets_nobody_touch_one(
    where: str, tmp_path: Path, table: str, done: str
) -> None:
    attached(where, tmp_path)
    before = dump(where)
    with pytest.raises(DBAPIError, match="a document that is kept is never"):
        execute(where, done.format(table))
    assert dump(where) == before


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_a_copy_has_every_document(where: str, tmp_path: Path, to: str) -> None:
    attached(where, tmp_path)
    (tmp_path / "to").mkdir()
    with location(to, tmp_path / "to") as target:
        with Ledger.open(where) as ledger:
            ledger.copy_to(target)
        with Ledger.open(target) as copied:
            assert copied.verify().intact
            for number, content in enumerate((SMALL, LARGE, OTHER), start=1):
                copied.save_document("A", number, tmp_path / "copia")
                assert (tmp_path / "copia").read_bytes() == content
            copied.attach("G-2", tmp_path / "a.pdf")  # and is one to work with
            assert copied.verify().intact


def test_a_backup_and_what_is_restored_of_it_have_every_document(
    where: str, tmp_path: Path
) -> None:
    attached(where, tmp_path)
    with Ledger.open(where) as ledger:
        ledger.backup(tmp_path / "backup.db")
    Ledger.restore(tmp_path / "backup.db", tmp_path / "again.db")
    with Ledger.open(tmp_path / "again.db") as again:
        assert again.verify().intact
        again.save_document("A", 2, tmp_path / "copia")
    assert (tmp_path / "copia").read_bytes() == LARGE


@pytest.mark.parametrize("verb", ["copy_to", "backup"])
def test_what_is_not_whole_is_not_carried(
    where: str, engine: str, tmp_path: Path, verb: str
) -> None:
    attached(where, tmp_path)
    altered = TAMPERED["a byte is altered"][0].format(other=BYTES[engine])
    execute(where, *GUARDS[engine], altered.replace(":", "\\:"))
    with Ledger.open(where) as ledger, pytest.raises(LedgerBroken):
        getattr(ledger, verb)(tmp_path / "to.db")
    assert not (tmp_path / "to.db").exists()


def test_a_fault_at_any_moment_leaves_all_or_nothing(where: str, tmp_path: Path) -> None:
    """Before each statement and commit of attaching three documents: none is there, or all are."""
    attached(where, tmp_path)
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(os.urandom(PIECE + 10))
    before, number, done = dump(where), 0, False
    while not done:
        number += 1
        with Ledger.open(where) as ledger:
            try:
                with fault_at(number) as steps:
                    done = ledger.attach("G-2", *paths).recorded == 3
            except Fault:
                assert dump(where) == before, steps[-1]
    assert number > 12
    with Ledger.open(where) as ledger:
        assert len(ledger.documents("A")) == 6
        assert ledger.verify().intact


FULL = """
import resource, signal, sys
from coopledger import Ledger
from coopledger.errors import StoreError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
try:
    keep = sys.argv[3] if len(sys.argv) > 3 else None
    Ledger.open(sys.argv[1], keep_documents=keep).attach("G-1", sys.argv[2])
except StoreError as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are POSIX's")
@pytest.mark.parametrize("beside", [False, True])
def test_a_full_disk_in_the_middle_leaves_nothing(tmp_path: Path, beside: bool) -> None:
    path, large, folder = tmp_path / "books.db", tmp_path / "grande.pdf", tmp_path / "guardados"
    attached(str(path), tmp_path)
    large.write_bytes(os.urandom(4_000_000))
    before = dump(str(path))
    done = subprocess.run(
        [sys.executable, "-c", FULL, path, large, *([folder] if beside else [])],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ("store.cannot-write" if beside else "store.full")
    assert dump(str(path)) == before
    assert not beside or list(folder.iterdir()) == []
    with Ledger.open(path) as ledger:
        assert ledger.attach("G-1", large).recorded == 1
        assert ledger.verify().intact
