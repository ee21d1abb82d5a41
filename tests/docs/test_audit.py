"""The auditor's page is true: its script agrees with the program, and names what was tampered with.

The script is taken from the page as it stands, and run by itself.
"""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from coopledger import Institution, Ledger, Programme
from coopledger.store.chain import hash_of
from coopledger.store.columns import COLUMNS
from tests.engines import location
from tests.store.test_schema_tampering import ALTERED
from tests.store.test_tampering import AFTER, BEFORE, DAY, LAST, OTHER, otherwise

PAGE = (Path(__file__).parents[2] / "docs" / "audit.md").read_text("utf-8")
(SCRIPT, _) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
(DUMP,) = re.findall(r'psql "\$URL" -At -c "(.*)" > ', PAGE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A closed ledger, with the head it had on the way and the one it has."""
    path = tmp_path_factory.mktemp("audit") / "books.db"
    return (path, *recorded(path))


def recorded(where: object) -> tuple[str, str]:
    with Ledger.open(str(where)) as ledger:
        ledger.record(*BEFORE, *OTHER)
        ledger.issue("A", on=date.fromisoformat(DAY))
        before = str(ledger.head())
        for fact in AFTER:
            ledger.record(fact)
        return before, str(ledger.head())


@pytest.fixture
def path(made: tuple[Path, str, str], tmp_path: Path) -> Path:
    return Path(shutil.copy(made[0], tmp_path / "books.db"))


def audited(path: Path, *given: str) -> tuple[int, str]:
    """How the script ends, and what it says last."""
    script = path.with_name("audit.py")
    script.write_text(SCRIPT, "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", script, path, *given],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, (done.stdout + done.stderr).strip().splitlines()[-1]


def tamper(path: Path, *statements: str) -> None:
    """Around the guards, which are put back as they were."""
    with closing(sqlite3.connect(path)) as database, database:
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        guards = database.execute(triggers).fetchall()
        for name, _ in guards:
            database.execute(f"DROP TRIGGER {name}")
        database.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            database.execute(statement)
        for _, guard in guards:
            database.execute(guard)


def test_the_script_needs_nothing_and_is_short() -> None:
    assert len(SCRIPT.splitlines()) <= 150
    assert set(re.findall(r"^(?:import|from) (.*)", SCRIPT, re.M)) == {
        "hashlib, hmac, json, sqlite3, sys",
        "collections import Counter",
    }


def test_it_prints_the_head_of_a_good_ledger(made: tuple[Path, str, str], path: Path) -> None:
    _, before, now = made
    assert audited(path) == (0, now)
    assert audited(path, now) == (0, now)
    assert audited(path, before) == (0, now)


def test_it_prints_the_books_with_their_lengths(path: Path) -> None:
    script = path.with_name("audit.py")
    script.write_text(SCRIPT, "utf-8")
    done = subprocess.run([sys.executable, "-I", script, path], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[:-1] == [f"A: {LAST}", "P: 2"]


@pytest.mark.parametrize("column", COLUMNS)
def test_it_names_the_row_of_which_a_column_was_edited(path: Path, column: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        place = f"WHERE book = 'A' AND seq = {LAST}"
        (value,) = database.execute(f"SELECT {column} FROM journal {place}").fetchone()
    new = otherwise(column, value)
    tamper(path, f"UPDATE journal SET {column} = {new!r} {place}")
    status, said = audited(path)
    book = "Ax" if column == "book" else "A"
    seq = LAST + 1_000 if column == "seq" else LAST
    assert (status, said.partition(":")[2].partition(":")[0]) == (1, f" book {book}, row {seq}")


@pytest.mark.parametrize("value", ["CAST(x'ff' AS TEXT)", "x'00'", "7", "1.5", "9e999", "NULL"])
def test_it_names_the_row_whatever_stands_in_it(path: Path, value: str) -> None:
    """In a table that has no types any more."""
    tamper(
        path,
        "PRAGMA legacy_alter_table = ON",
        "ALTER TABLE journal RENAME TO typed",
        f"CREATE TABLE journal ({', '.join(COLUMNS)}, PRIMARY KEY (book, seq)) WITHOUT ROWID",
        f"INSERT INTO journal SELECT {', '.join(COLUMNS)} FROM typed",
        "DROP TABLE typed",
        f"UPDATE journal SET body = {value} WHERE book = 'A' AND seq = {LAST}",
    )
    status, said = audited(path)
    assert (status, said.startswith(f"WRONG: book A, row {LAST}: ")) == (1, True)


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (["DELETE FROM journal WHERE book = 'A' AND seq = 3"], "book A, row 4"),
        (["DELETE FROM journal WHERE book = 'A' AND seq = 1"], "book A, row 2"),
        (
            [
                "UPDATE journal SET seq = 99 WHERE book = 'A' AND seq = 3",
                "UPDATE journal SET seq = 3 WHERE book = 'A' AND seq = 4",
                "UPDATE journal SET seq = 4 WHERE book = 'A' AND seq = 99",
            ],
            "book A, row 3",
        ),
        ([f"DELETE FROM journal WHERE book = 'A' AND seq = {LAST}"], "there were 12 rows"),
        (["DELETE FROM journal WHERE book = 'P'"], "there were 12 rows, and there are 10"),
        (["DELETE FROM journal WHERE book = 'A'"], "there were 12 rows, and there are 2"),
    ],
)
def test_it_names_what_was_deleted_moved_or_cut_off(
    made: tuple[Path, str, str], path: Path, statements: list[str], named: str
) -> None:
    tamper(path, *statements)
    status, said = audited(path, made[2])
    assert status == 1
    assert said.startswith("WRONG: ")
    assert named in said


@pytest.mark.parametrize("story", sorted(ALTERED["sqlite"]))
def test_it_compares_what_the_database_is_made_of(path: Path, story: str) -> None:
    statements, name, _ = ALTERED["sqlite"][story]
    if name.startswith("temp.") or name == "coopledger_version":
        return  # of one connection alone; it has nothing to say of rows
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)
    status, said = audited(path)
    assert (status, said[:6]) == (1, "WRONG:")


@pytest.mark.parametrize(
    "dropped",
    ["TRIGGER journal_is_chained", "INDEX journal_recorded", "VIEW trial_balance",
     "TABLE coopledger_identity"],
)  # fmt: skip
def test_it_misses_what_was_dropped(path: Path, dropped: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"DROP {dropped}")
    status, said = audited(path)
    assert (status, said[:6]) == (1, "WRONG:")


def test_it_names_a_book_of_another_ledger(path: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "other.db") as other:
        other.record(OTHER[0].model_copy(update={"code": "Q"}))
    tamper(
        path,
        f"ATTACH '{tmp_path / 'other.db'}' AS other",
        "INSERT INTO journal SELECT * FROM other.journal",
    )
    assert audited(path) == (1, "WRONG: book Q, row 1: the book was opened in another ledger")


def resealed(path: Path, seq: int, **values: object) -> None:
    """The row says otherwise, and every hash from it on is made again."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        chain = database.execute("SELECT * FROM journal WHERE book = 'A' ORDER BY seq").fetchall()
    previous, statements = "", []
    for row in map(dict, chain):
        if row["seq"] >= seq:
            row |= {"previous": previous, **(values if row["seq"] == seq else {})}
            row["hash"] = hash_of(row)
            named = (*(values if row["seq"] == seq else ()), "previous", "hash")
            changed = ", ".join(f"{name} = {row[name]!r}" for name in named)
            statements.append(f"UPDATE journal SET {changed} WHERE book = 'A' AND seq={row['seq']}")
        previous = row["hash"]
    tamper(path, *statements)


def test_hashes_made_again_show_against_the_head(made: tuple[Path, str, str], path: Path) -> None:
    resealed(path, LAST, document="f" * 64)
    assert audited(path)[0] == 0
    assert audited(path, made[2])[0] == 1


def test_the_first_law_shows_where_an_account_was_changed(path: Path) -> None:
    resealed(path, 4, debit="held:MXN", credit="used")
    assert audited(path) == (1, "WRONG: book A: held:MXN has 10500, and 6500 is left")


def test_what_is_dumped_from_postgresql_gives_the_same_head(tmp_path: Path) -> None:
    with location("postgresql", tmp_path) as where:
        before, now = recorded(where)
        database = create_engine(where)
        with database.connect() as connection:
            rows = connection.exec_driver_sql(DUMP.replace('\\"', '"')).scalars()
            dumped = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        database.dispose()
    path = tmp_path / "journal.jsonl"
    path.write_text(dumped, "utf-8")
    assert audited(path, before) == (0, now)
    path.write_text(dumped.replace("Air tickets", "Air ticket"), "utf-8")
    assert audited(path)[1] == "WRONG: book A, row 1: a text is not the one that was sealed"


def test_what_was_brought_in_is_accepted_with_every_head(
    path: Path, made: tuple[Path, str, str], tmp_path: Path
) -> None:
    """Of this ledger, and of the one that it comes from; of its book that stayed there, too."""
    other, written = tmp_path / "other.db", tmp_path / "rows.jsonl"
    with Ledger.open(path) as ledger, Ledger.open(other) as there:
        ledger.record(Institution(code="INE", title="Institute", currency="MXN"))
        there.record(Programme(code="THEIRS", title="Own funds", currency="MXN"))
        heads = {str(there.head())}
        there.record(Institution(code="INE", title="Another", currency="MXN"))
        heads |= {made[1], made[2], str(there.head()), str(ledger.head())}
        merged = ledger.merge(other)
        assert (merged.accepted, merged.apart) == (True, ("INE",))
        heads.add(str(ledger.head()))
        ledger.record(Programme(code="Q", title="Later", currency="MXN"))
        heads.add(now := str(ledger.head()))
        written.write_text("".join(ledger.rows()), "utf-8", newline="\n")
    for place in (path, written):
        for head in heads:
            assert audited(place, head) == (0, now), place.name
        assert audited(place, f"3.2-{'0' * 64}")[0] == 1
    tamper(path, "DELETE FROM coopledger_merge_chain WHERE book = 'THEIRS'")
    assert audited(path) == (1, "WRONG: book THEIRS, row 1: the book was opened in another ledger")
