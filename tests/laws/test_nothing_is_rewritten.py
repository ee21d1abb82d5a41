"""Law 7. A fact once recorded stays.

The database itself refuses to rewrite a row; and where somebody takes that guard away, `verify`
walks the chain and names the first bad row. (A cut tail shows only against an exported head.)
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.receipt import Refused
from coopledger.money import Money
from coopledger.store.chain import START, hash_of
from coopledger.testing.history import History
from coopledger.testing.simple import simple_histories
from coopledger.testing.small import LAST_DAY
from tests.effort import a_third

FACTS = (
    Agreement(
        code="A-1",
        title="Workshops",
        currency="EUR",
        accounts=["MXN", "USD"],
        lines=[{"code": "AIR", "title": "Air tickets"}],
    ),
    Activity(book="A-1", reference="forum", title="Forum", when="2016-10-05/2016-10-07"),
    Disbursement(book="A-1", reference="M-1", when="2016-08", amount="100.00 MXN", sent="5.00 EUR"),
    Interest(book="A-1", reference="I-1", when="2016-09-30", amount="1.00 MXN", worth="0.05 EUR"),
    Expenditure(
        book="A-1", reference="G-1", when="2016-10", amount="40.00 MXN", lines=["AIR"], note="Ida"
    ),
    Recovery(
        book="A-1", reference="C-1", of="G-1", when="2016-11-02", amount="1.00 MXN", account="MXN"
    ),
    Transfer(
        book="A-1",
        reference="T-1",
        when="2016-11-03",
        account="MXN",
        to_account="USD",
        amount="5.00 MXN",
        arrived="0.30 USD",
    ),
    Expenditure(book="A-1", reference="G-0", when="2016-11-04", amount="3.00 MXN"),
    Reversal(book="A-1", reference="X-1", of="G-0", when="2016-12-01", reason="not ours"),
    Refund(book="A-1", reference="R-1", when="2016-12-29", amount="30.00 MXN", received="1.40 EUR"),
    InKindContribution(book="A-1", reference="K-1", when="2016", amount="9.00 MXN"),
    Expenditure(book="A-1", reference="G-2", when="2016-12-30", amount="2.00 MXN"),
)
OTHER_BOOK = (
    Programme(code="P-1", title="Own funds", currency="MXN"),
    Expenditure(book="P-1", reference="G-1", when="2016", amount="7.00 MXN"),
)
LAST = len(FACTS)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two books; each test works on a copy of it."""
    path = tmp_path_factory.mktemp("recorded") / "books.db"
    with Ledger.open(path) as ledger:
        ledger.record(*FACTS[:-1], *OTHER_BOOK)
        ledger.record(FACTS[-1])  # by itself, so that it stands last: not after the reversal
        assert ledger.verify().intact
    settle(path)
    return path


@pytest.fixture
def path(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(recorded, tmp_path / "books.db"))


def settle(path: Path) -> None:
    """Write all that is recorded to the main file, so that it may be copied alone."""
    with closing(sqlite3.connect(path)) as database:
        busy, _, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy


def rows_of(path: Path) -> list[dict]:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        found = database.execute("SELECT * FROM journal ORDER BY book, seq").fetchall()
    return [dict(row) for row in found]


def insert(row: dict, verb: str = "INSERT") -> tuple[str, tuple]:
    places = ", ".join("?" * len(row))
    return f"{verb} INTO journal ({', '.join(row)}) VALUES ({places})", tuple(row.values())


def next_row(path: Path, **changes) -> dict:
    """A row that the database would accept at the end of the agreement's chain, but for changes."""
    last = next(row for row in rows_of(path) if (row["book"], row["seq"]) == ("A-1", LAST))
    good = {**last, "seq": LAST + 1, "reference": "G-3", "previous": last["hash"]}
    return {**good, "hash": "f" * 64, **changes}


def refused(path: Path, statement: str, values: tuple = ()) -> bool:
    """Whether the database refuses a statement, leaving every row as it was."""
    before = rows_of(path)
    with closing(sqlite3.connect(path)) as database:
        try:
            with database:
                database.execute(statement, values)
        except sqlite3.IntegrityError:
            assert rows_of(path) == before
            return True
    return False


# Through the program.


@given(simple_histories(), st.data())
def test_what_is_recorded_later_leaves_earlier_rows_as_they_were(
    history: History, data: st.DataObject
):
    facts = list(history.facts)
    with TemporaryDirectory() as folder:
        path = Path(folder, "books.db")
        with Ledger.open(path) as ledger:
            ledger.record(history.opening)
            rows = rows_of(path)
            while facts:
                size = data.draw(st.integers(1, len(facts)))
                ledger.record(*facts[:size])
                facts = facts[size:]
                later = rows_of(path)
                assert later[: len(rows)] == rows
                assert len(later) == len(rows) + size
                rows = later
            assert ledger.verify().intact


def test_a_copy_of_a_closed_ledger_has_every_row(tmp_path: Path):
    """Offices send the file by mail: what is recorded must be in it, once the program let go."""
    original = tmp_path / "books.db"
    with Ledger.open(original) as ledger:
        ledger.record(*FACTS)
        assert ledger.reconcile("A-1", on=LAST_DAY).closes
    copy = Path(shutil.copy(original, tmp_path / "copy.db"))
    with Ledger.open(copy) as ledger:
        assert ledger.books()[0].facts == len(FACTS)
        assert ledger.verify().intact


def test_at_most_one_revision_of_a_fact_stands(path: Path):
    """A next revision comes after the reversal of the one before; not beside it."""
    spent = FACTS[-1]
    with Ledger.open(path) as ledger:
        with pytest.raises(Refused):
            ledger.record(spent.model_copy(update={"revision": 2}))
        assert ledger.reconcile("A-1", on=LAST_DAY).fund.spent.money == Money("41.00", "MXN")


# Around the program: the database refuses.

COLUMNS = (
    "book", "seq", "kind", "reference", "revision", "dated", "first_day", "last_day",
    "counts_from", "debit", "credit", "minor", "currency", "counter_minor", "counter_currency",
    "body", "recorded_at", "recorded_by", "origin", "document", "ledger", "digests", "sealed",
    "load", "previous", "hash",
)  # fmt: skip


def test_every_column_is_known_to_these_tests(path: Path):
    assert tuple(rows_of(path)[0]) == COLUMNS


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("how", ["UPDATE", "UPDATE OR IGNORE", "UPDATE OR REPLACE"])
def test_no_column_is_ever_updated(path: Path, column: str, how: str):
    assert refused(path, f"{how} journal SET {column} = {column}")
    assert refused(path, f"{how} journal SET {column} = 7 WHERE seq = {LAST}")
    assert refused(path, f"{how} journal SET {column} = NULL WHERE seq = 3")


@pytest.mark.parametrize(
    "where", ["", "WHERE seq = 1", f"WHERE seq = {LAST}", "WHERE book = 'P-1'"]
)
def test_no_row_is_ever_deleted(path: Path, where: str):
    assert refused(path, f"DELETE FROM journal {where}")


@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT"])
def test_no_row_is_ever_replaced(path: Path, verb: str):
    for row in rows_of(path):
        assert refused(path, *insert({**row, "recorded_by": "somebody else"}, verb))
        if row["book"] == "A-1":
            # The same reference at the end of the chain; another one at its place.
            assert refused(path, *insert(next_row(path, reference=row["reference"]), verb))
            assert refused(path, *insert(next_row(path, seq=row["seq"]), verb))


def test_no_row_is_replaced_by_an_upsert(path: Path):
    statement, values = insert(next_row(path, reference="G-2"))
    for conflict in ("(book, reference, revision)", "(book, seq)", ""):
        upsert = f"{statement} ON CONFLICT {conflict} DO UPDATE SET minor = 1"
        assert refused(path, upsert, values)


def test_no_row_is_replaced_through_the_number_the_database_gives_it(path: Path):
    """In a rowid table REPLACE takes away, unasked, the row that had the number before."""
    with closing(sqlite3.connect(path)) as database:
        try:
            taken = [number for (number,) in database.execute("SELECT rowid FROM journal")]
        except sqlite3.OperationalError:
            return  # rows have no number besides their key
    before = rows_of(path)
    for number in taken:
        statement, values = insert({"rowid": number, **next_row(path)}, "INSERT OR REPLACE")
        with closing(sqlite3.connect(path)) as database:
            try:
                with database:
                    database.execute(statement, values)
            except sqlite3.IntegrityError:
                pass
        assert [row for row in rows_of(path) if row["reference"] != "G-3"] == before


def test_the_rows_below_are_refused_for_what_is_wrong_with_them_alone(path: Path):
    assert not refused(path, *insert(next_row(path)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"seq": LAST + 2},
        {"seq": LAST},
        {"seq": 0},
        {"seq": -1},
        {"seq": 1},
        {"previous": "0" * 64},
        {"previous": "f" * 64},
        {"previous": ""},
        {"hash": ""},
        {"hash": "f" * 63},
        {"revision": 0},
        {"revision": -1},
        {"minor": 0},
        {"minor": -1},
        {"minor": "1.5"},
        {"minor": 1.5},
        {"minor": None},
        {"currency": None},
        {"minor": None, "currency": None},
        {"counter_minor": 1, "counter_currency": "EUR"},  # spending is worth its stretch
        {"debit": None},
        {"credit": None},
        {"debit": None, "credit": None},
        {"debit": "used", "credit": "used"},
        {"dated": None},
        {"first_day": None},
        {"last_day": None},
        {"dated": None, "first_day": None, "last_day": None},
        {"first_day": "2016-12-31", "last_day": "2016-12-30"},
        {"kind": "gift"},
        {"kind": "agreement"},
        {"kind": "programme"},
        {"kind": "activity"},  # what moves no money has no two sides
        {"kind": "in_kind"},
        {"kind": None},
        {"body": None},
        {"reference": None},
        {"recorded_at": None},
        {"recorded_by": "somebody"},
        {"digests": None},
        {"book": "B-1", "seq": 1, "previous": "0" * 64},  # a book opens with its agreement
    ],
    ids=repr,
)
def test_the_database_refuses_a_row_that_cannot_be(path: Path, wrong: dict):
    for verb in ("INSERT", "INSERT OR REPLACE"):
        assert refused(path, *insert(next_row(path, **wrong), verb))


NEW = ("seq", "reference", "recorded_at", "previous", "hash")


def another(path: Path, kind: str) -> dict:
    """A second row of some kind, at the end of the chain, which the database accepts as it is."""
    row = next(r for r in rows_of(path) if r["kind"] == kind and r["book"] == "A-1")
    new = row | {name: next_row(path)[name] for name in NEW}
    assert not refused(Path(shutil.copy(path, f"{path}.good")), *insert(new))
    return new


MOVES_MONEY = ["disbursement", "interest", "expenditure", "refund", "transfer", "recovery"]
STATES_A_WORTH = ["disbursement", "interest", "refund", "transfer"]


@pytest.mark.parametrize("amount", [0, -1])
@pytest.mark.parametrize(
    ("kind", "column"),
    [(kind, "minor") for kind in (*MOVES_MONEY, "in_kind")]
    + [(kind, "counter_minor") for kind in STATES_A_WORTH],
)
def test_no_amount_is_nothing_or_less(path: Path, kind: str, column: str, amount: int):
    new = another(path, kind)
    assert new[column] > 0
    nothing_arrived = (kind, column, amount) == ("refund", "counter_minor", 0)  # as may be
    assert refused(path, *insert({**new, column: amount})) != nothing_arrived


@pytest.mark.parametrize("kind", STATES_A_WORTH)
@pytest.mark.parametrize("missing", ["counter_minor", "counter_currency"])
def test_no_worth_is_without_its_currency(path: Path, kind: str, missing: str):
    assert refused(path, *insert({**another(path, kind), missing: None}))


@pytest.mark.parametrize("kind", [*MOVES_MONEY, "in_kind"])
@pytest.mark.parametrize(
    "missing",
    [("minor", "currency"), ("dated", "first_day", "last_day"), ("debit", "credit"), ("debit",)],
    ids=", ".join,
)
def test_no_kind_is_without_what_it_needs(path: Path, kind: str, missing: tuple[str, ...]):
    new = another(path, kind)
    lacking = dict.fromkeys(missing)
    if kind == "in_kind" and "debit" in missing:
        lacking = {"debit": "used", "credit": "own_funds"}  # it never touches an account
    assert refused(path, *insert(new | lacking))


@pytest.mark.parametrize(
    "wrong", [{"reference": "B-2"}, {"revision": 2}, {"kind": "expenditure"}], ids=repr
)
def test_a_chain_begins_with_what_opens_its_book(path: Path, wrong: dict):
    opening = next(row for row in rows_of(path) if row["book"] == "P-1")
    later = f"{date.today().year + 5}-01-01T00:00:00.000000+00:00"
    good = opening | {"book": "B-1", "reference": "B-1", "recorded_at": later}
    assert not refused(Path(shutil.copy(path, f"{path}.good")), *insert(good))
    assert refused(path, *insert(good | wrong))


# With the guard taken away: verify names the first bad row.


def tamper(path: Path, *statements: tuple[str, tuple]) -> None:
    """Rewrite the journal as somebody would who has the file: no triggers, no checks."""
    with closing(sqlite3.connect(path)) as database, database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("PRAGMA ignore_check_constraints = ON")
        for statement, values in statements:
            database.execute(statement, values)


def first_bad(path: Path) -> dict[str, int]:
    """The first bad row of each book that has one."""
    with Ledger.open(path) as ledger:
        verification = ledger.verify()
    assert verification.intact == (not verification.problems)
    return {
        problem.params["book"]: problem.params["seq"]
        for problem in verification.problems
        if not problem.code.startswith("verify.schema-")  # the guards were taken away
    }


def other_values(value: str | int | None, column: str) -> list:
    """Some other value for a column, such as its type allows."""
    if column in ("seq", "revision"):
        return [value + 1_000]
    if column in ("minor", "counter_minor", "load"):
        return [1] if value is None else [value + 1, value - 1, -value, None]
    if value is None:
        return ["x", ""]
    words = [f"{value}x", value[:-1], value.swapcase() if value.swapcase() != value else "y"]
    return words if column in ("book", "kind", "reference", "body", "recorded_at", "recorded_by",
                               "previous", "hash") else [*words, None]  # fmt: skip


@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_to_any_column_of_any_row_is_noticed(path: Path, column: str):
    for row in a_third(rows_of(path)):
        for value in other_values(row[column], column):
            copy = Path(shutil.copy(path, path.with_name("tampered.db")))
            where = "WHERE book = ? AND seq = ?"
            change = f"UPDATE journal SET {column} = ? {where}"
            tamper(copy, (change, (value, row["book"], row["seq"])))
            bad = first_bad(copy)
            length = LAST if row["book"] == "A-1" else len(OTHER_BOOK)
            if column == "book":  # the row went to another book, where it does not belong
                expected = {value: row["seq"]}
                if row["seq"] < length:
                    expected[row["book"]] = row["seq"] + 1
            elif column == "seq":  # the next row follows a gap; the last one stands behind one
                after = row["seq"] + 1
                expected = {row["book"]: after if row["seq"] < length else value}
            else:
                expected = {row["book"]: row["seq"]}
            assert bad == expected, f"{column} of {row['book']} {row['seq']}: {value!r}"


@pytest.mark.parametrize("seq", range(1, LAST))
def test_a_deleted_row_is_noticed(path: Path, seq: int):
    tamper(path, ("DELETE FROM journal WHERE book = 'A-1' AND seq = ?", (seq,)))
    assert first_bad(path) == {"A-1": seq + 1}


@pytest.mark.parametrize("seq", range(1, LAST))
def test_a_deleted_row_is_noticed_where_the_others_were_numbered_again(path: Path, seq: int):
    delete = ("DELETE FROM journal WHERE book = 'A-1' AND seq = ?", (seq,))
    close_up = [
        ("UPDATE journal SET seq = seq - 1 WHERE book = 'A-1' AND seq = ?", (later,))
        for later in range(seq + 1, LAST + 1)
    ]
    tamper(path, delete, *close_up)
    assert first_bad(path) == {"A-1": seq}


def test_swapped_rows_are_noticed(path: Path):
    for one in range(1, LAST):
        for other in range(one + 1, LAST + 1):
            copy = Path(shutil.copy(path, path.with_name("tampered.db")))
            move = "UPDATE journal SET seq = ? WHERE book = 'A-1' AND seq = ?"
            tamper(copy, (move, (999, one)), (move, (one, other)), (move, (other, 999)))
            assert first_bad(copy) == {"A-1": one}


def test_a_row_taken_from_another_book_is_noticed(path: Path):
    taken = next(row for row in rows_of(path) if row["book"] == "P-1" and row["seq"] == 2)
    for seq in range(2, LAST + 1):
        copy = Path(shutil.copy(path, path.with_name("tampered.db")))
        tamper(
            copy,
            ("DELETE FROM journal WHERE book = 'A-1' AND seq = ?", (seq,)),
            insert({**taken, "book": "A-1", "seq": seq, "reference": "G-9"}),
        )
        assert first_bad(copy) == {"A-1": seq}


def test_a_row_added_by_hand_is_noticed(path: Path):
    tamper(path, insert(next_row(path)))
    assert first_bad(path) == {"A-1": LAST + 1}


# Somebody who knows the recipe makes the hashes again: what contradicts itself still shows.


def chain_of(path: Path) -> list[dict]:
    return [row for row in rows_of(path) if row["book"] == "A-1"]


def resealed(rows: list[dict]) -> list[dict]:
    """The rows with every hash made again."""
    sealed = []
    previous = START
    for row in rows:
        new = {**row, "previous": previous}
        new["hash"] = previous = hash_of(new)
        sealed.append(new)
    return sealed


def put_in_its_place(path: Path, chain: list[dict]) -> None:
    """Take the agreement's chain away, and put another in its place."""
    tamper(path, ("DELETE FROM journal WHERE book = 'A-1'", ()), *map(insert, chain))


def test_hashes_made_again_are_the_ones_the_program_made(path: Path):
    """So that the tests below tamper with what they say, and with nothing else."""
    chain = chain_of(path)
    assert resealed(chain) == chain
    put_in_its_place(path, resealed(chain))
    assert chain_of(path) == chain
    assert first_bad(path) == {}


@pytest.mark.parametrize("seq", range(1, LAST))
def test_a_row_with_its_own_hash_made_again_breaks_the_chain_behind_it(path: Path, seq: int):
    chain = chain_of(path)
    chain[seq - 1]["document"] = "f" * 64
    chain[seq - 1]["hash"] = hash_of(chain[seq - 1])
    put_in_its_place(path, chain)
    assert first_bad(path) == {"A-1": seq + 1}


@pytest.mark.parametrize("seq", range(1, LAST))
def test_a_gap_is_noticed_even_with_the_hashes_made_again(path: Path, seq: int):
    put_in_its_place(path, resealed([row for row in chain_of(path) if row["seq"] != seq]))
    assert first_bad(path) == {"A-1": seq + 1}


def test_a_chain_without_its_opening_is_noticed_even_with_all_made_again(path: Path):
    rest = [{**row, "seq": row["seq"] - 1} for row in chain_of(path)[1:]]
    put_in_its_place(path, resealed(rest))
    assert first_bad(path) == {"A-1": 1}


@pytest.mark.parametrize(
    ("reference", "changes"),
    [
        ("M-1", {"first_day": "2016-08-02"}),
        ("M-1", {"last_day": "2016-09-01"}),
        ("M-1", {"dated": "2016-09"}),
        ("M-1", {"debit": "held:USD"}),
        ("M-1", {"credit": "earned"}),
        ("I-1", {"credit": "partner"}),
        ("G-1", {"debit": "partner"}),
        ("G-1", {"credit": "held:USD"}),
        ("R-1", {"debit": "used"}),
        ("K-1", {"debit": "used", "credit": "held:MXN"}),
        ("G-1", {"kind": "refund"}),
        ("G-1", {"kind": "disbursement"}),
        ("G-1", {"minor": -1}),
        ("G-1", {"minor": None}),
        ("G-1", {"currency": "GBP"}),
        ("G-1", {"currency": "XXX"}),
        ("G-1", {"body": "{}x"}),
        ("G-1", {"body": "[]"}),
        ("G-1", {"body": '{"colour":"red"}'}),
        ("G-1", {"body": '{"provenance":"SOURCE"}'}),
        ("G-1", {"body": '{ "provenance":"source"}'}),
        ("A-1", {"kind": "activity"}),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value),
)
def test_a_row_that_contradicts_itself_is_noticed_even_with_its_hashes_made_again(
    path: Path, reference: str, changes: dict
):
    chain = chain_of(path)
    (row,) = (row for row in chain if row["reference"] == reference)
    row.update(changes)
    put_in_its_place(path, resealed(chain))
    assert first_bad(path) == {"A-1": row["seq"]}
