"""Somebody writes around the program, guards taken away: what `verify` notices, and where.

Each row of the tables is tried on one ledger, in a transaction that is rolled back, on SQLite and
on PostgreSQL: what is changed, and what is found, with and without a head that was kept elsewhere.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, delete, select, update

from coopledger import (
    Activity,
    Agreement,
    BankBalance,
    Disbursement,
    Expenditure,
    Ledger,
    Programme,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.messages.catalogue import Language
from coopledger.store.chain import START, hash_of
from coopledger.store.columns import COLUMNS
from coopledger.store.tables import journal
from tests.engines import ENGINES, location
from tests.store.books import saying

DAY = "2016-12-31"
BEFORE = (
    Agreement(
        code="A", title="Workshops", currency="EUR", accounts=["MXN", "USD"],
        lines=[{"code": "AIR", "title": "Air tickets"}],
    ),
    Activity(book="A", reference="W", title="Forum", when="2016-10-05/2016-10-07"),
    Disbursement(book="A", reference="M", when="2016-08", amount="100.00 MXN", sent="5.00 EUR"),
    Expenditure(book="A", reference="G", when="2016-10", amount="40.00 MXN", lines=["AIR"]),
    Transfer(book="A", reference="T", when="2016-11-03", account="MXN", to_account="USD",
             amount="5.00 MXN", arrived="0.30 USD"),
    BankBalance(book="A", reference="S", when=DAY, account="MXN", balance="55.00 MXN"),
)  # fmt: skip
OTHER = (
    Programme(code="P", title="Own funds", currency="MXN"),
    Expenditure(book="P", reference="G", when="2016", amount="7.00 MXN"),
)
AFTER = (
    Expenditure(book="A", reference="H", when="2017-01-10", amount="3.00 MXN"),
    Reversal(book="A", reference="X", of="H", when="2017-02-01", reason="not ours"),
    Refund(book="A", reference="R", when="2017-03-29", amount="30.00 MXN", received="1.40 EUR"),
)
ISSUE = len(BEFORE) + 1
LAST = ISSUE + len(AFTER)


@dataclass
class Tampered:
    """A ledger in a transaction of somebody who may do everything, and its head before that."""

    connection: Connection
    head: str

    def rows(self) -> list[dict[str, Any]]:
        found = select(journal).where(journal.c.book == "A").order_by(journal.c.seq)
        return [dict(zip(COLUMNS, row, strict=True)) for row in self.connection.execute(found)]

    def change(self, place: int, /, **values: Any) -> None:
        at = (journal.c.book == "A") & (journal.c.seq == place)
        self.connection.execute(update(journal).where(at).values(**values))

    def delete(self, first: int, book: str = "A", last: int | None = None) -> None:
        places = journal.c.seq.between(first, first if last is None else last)
        self.connection.execute(delete(journal).where((journal.c.book == book) & places))

    def seal(self, since: int = 1) -> None:
        """Make every hash again from a place on, as somebody would who knows the recipe."""
        previous = START
        for row in self.rows():
            if row["seq"] >= since:
                row["previous"] = previous
                self.change(row["seq"], previous=previous, hash=hash_of(row))
                row["hash"] = hash_of(row)
            previous = row["hash"]

    def rewrite(self, seq: int, **values: Any) -> None:
        self.change(seq, **values)
        self.seal(seq)

    def found(self, against: bool = False) -> list[tuple[str, Any]]:
        """The code of each problem, with its place in a chain, or the statement that shows it."""
        verified = Ledger.within(self.connection).verify(against=self.head if against else None)
        assert verified.intact == (not verified.problems)
        return [
            (problem.code.removeprefix("verify."), problem.params.get("seq", problem.place[4]))
            for problem in verified.problems
            if not problem.code.startswith("verify.schema-")  # the guards were taken away
        ]


@pytest.fixture(scope="module", params=ENGINES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with location(request.param, tmp_path_factory.mktemp("tampered")) as where:
        with Ledger.open(where) as ledger:
            ledger.record(*BEFORE, *OTHER)
            ledger.issue("A", on=date.fromisoformat(DAY))
            for fact in AFTER:
                ledger.record(fact)
            head = str(ledger.head())
            assert ledger.verify(against=head).intact
        engine = create_engine(where if "://" in where else f"sqlite:///{where}")
        yield engine, head
        engine.dispose()


@pytest.fixture
def ledger(made: Any) -> Iterator[Tampered]:
    engine, head = made
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
            guards = "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'"
        else:
            connection.exec_driver_sql("ALTER TABLE journal DISABLE TRIGGER USER")
            guards = (
                "SELECT 'ALTER TABLE journal DROP CONSTRAINT ' || conname FROM pg_constraint"
                " WHERE conrelid = 'journal'::regclass AND contype IN ('c', 'u', 'p')"
            )
        for (statement,) in connection.exec_driver_sql(guards).fetchall():
            connection.exec_driver_sql(statement)
        yield Tampered(connection, head)
        connection.rollback()


def test_what_nobody_touched_is_intact(ledger: Tampered) -> None:
    assert ledger.found(against=True) == []
    ledger.seal()
    assert ledger.found(against=True) == []  # the recipe in this file is the program's


@pytest.mark.parametrize("place", [2, len(BEFORE), ISSUE, LAST])
def test_a_time_before_that_of_the_row_before_is_named(ledger: Tampered, place: int) -> None:
    """Its hash made anew, and all that follow: the chain holds, the time gives it away."""
    ledger.rewrite(place, recorded_at="2016-12-31T00:00:00.000000+00:00")
    assert ledger.found()[0] == ("time-back", place)


# Every column, of the first row, of one that moved money, of a disbursement, of the last.

OTHER_TIME = "2016-12-31T00:00:00.000000+00:00"


def otherwise(column: str, value: Any) -> Any:
    """Some other value, such as the column's type allows."""
    if column == "recorded_at":
        return OTHER_TIME
    if column in ("seq", "revision"):
        return value + 1_000
    if column in ("minor", "counter_minor", "load"):
        return 1 if value is None else value + 1
    return "x" if value is None else f"{value}x"


@pytest.mark.parametrize("seq", [1, 3, 5, LAST])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_to_any_column_is_noticed_at_its_row(
    ledger: Tampered, column: str, seq: int
) -> None:
    row = ledger.rows()[seq - 1]
    ledger.change(seq, **{column: otherwise(column, row[column])})
    first = next(at for code, at in ledger.found() if code not in ("cut", "rewritten"))
    if column not in ("book", "seq"):
        assert first == seq
    elif column == "seq":  # what follows it stands behind a gap; the last row, behind its own
        assert first == (seq + 1 if seq < LAST else seq + 1_000)
    else:  # the row went to a book where it does not belong; its own has a gap
        assert first in (seq, seq + 1)


@pytest.mark.parametrize("column", ["dated", "origin", "document", "counter_minor", "currency"])
def test_a_column_that_is_emptied_is_noticed_at_its_row(ledger: Tampered, column: str) -> None:
    ledger.change(3, origin="M.xlsx|Hoja|2", document="d" * 64)
    ledger.seal()
    ledger.change(3, **{column: None})
    assert ledger.found()[0] == ("altered", 3)


# Rows that go, come, or change places: what is found without a head, and with one.

Change = Callable[[Tampered], None]


def _swap(ledger: Tampered, one: int, other: int) -> None:
    ledger.change(one, seq=999)
    ledger.change(other, seq=one)
    ledger.change(999, seq=other)


def _close_up(ledger: Tampered, seq: int) -> None:
    ledger.delete(seq)
    for later in range(seq + 1, LAST + 1):
        ledger.change(later, seq=later - 1)


def _close_up_and_seal(ledger: Tampered, seq: int) -> None:
    _close_up(ledger, seq)
    ledger.seal()


def _again(ledger: Tampered) -> None:
    """The last row once more, in its chain."""
    last = ledger.rows()[-1]
    again = {**last, "seq": LAST + 1, "reference": "R-2", "previous": last["hash"]}
    again["hash"] = hash_of(again)
    ledger.connection.execute(journal.insert(), [again])


def _state_more(ledger: Tampered) -> None:
    """The issued statement says another figure."""
    body = json.loads(ledger.rows()[ISSUE - 1]["body"])
    body["figures"][0]["amount"]["amount"] = "100.01"
    body_text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    ledger.rewrite(ISSUE, body=body_text)


def _body_of(ledger: Tampered, seq: int, body: str) -> None:
    ledger.rewrite(seq, body=body)


ROWS: dict[str, tuple[Change, list[tuple[str, Any]], list[tuple[str, Any]]]] = {
    "a row is deleted": (lambda it: it.delete(3), [("gap", 4)], [("cut", None)]),
    "the first row is deleted": (lambda it: it.delete(1), [("gap", 2)], [("cut", None)]),
    "a row is deleted and the rest numbered again": (
        lambda it: _close_up(it, 3), [("broken-link", 3)], [("cut", None)],
    ),
    "the same, and sealed": (
        lambda it: _close_up_and_seal(it, LAST - 1), [], [("cut", None)],
    ),
    "two rows are swapped": (lambda it: _swap(it, 3, 4), [("broken-link", 3)], []),
    "two rows are swapped and sealed": (
        lambda it: (_swap(it, 8, LAST), it.seal())[0], [("not-a-fact", 9)], [("rewritten", None)],
    ),
    "the tail is cut": (lambda it: it.delete(LAST), [], [("cut", None)]),
    "the tail is cut, the issued statement with it": (
        lambda it: it.delete(ISSUE, last=LAST), [], [("cut", None)],
    ),
    "a book is deleted": (
        lambda it: it.delete(1, "P", 2), [("rewritten", "EE-1")],
        [("cut", None), ("rewritten", "EE-1")],
    ),
    "the book with the statement is deleted": (
        lambda it: it.delete(1, last=LAST), [], [("cut", None)],
    ),
    "a row is added, of money that is not there": (_again, [("unstatable", "R-2")], []),
    "the tail is cut and other rows are added": (
        lambda it: (it.delete(LAST), it.rewrite(LAST - 1, document="f" * 64), _more(it))[0],
        [("document-missing", LAST - 1)], [("rewritten", None)],
    ),
    "an amount is rewritten and sealed": (
        lambda it: it.rewrite(LAST, minor=2_999), [], [("rewritten", None)],
    ),
    "who recorded it is rewritten and sealed": (
        lambda it: it.rewrite(LAST, **saying(it.rows()[-1], recorded_by="somebody else")),
        [], [("rewritten", None)],
    ),
    "texts are taken away": (lambda it: it.change(4, sealed=None), [("erased-unsaid", 4)], []),
    "other texts are put in their place": (
        lambda it: it.change(4, sealed=saying(it.rows()[3], recorded_by="x")["sealed"]),
        [("altered", 4)], [("altered", 4)],
    ),
    "an amount before an issued statement is rewritten and sealed": (
        lambda it: it.rewrite(4, minor=4_100),
        [("issued-place", 6), ("rewritten", "EE-1")], [("rewritten", None)],
    ),
    "an account is rewritten and sealed": (
        lambda it: it.rewrite(4, debit="partner"), [("derived", 4)], [("rewritten", None)],
    ),
    "the day it counts from is rewritten and sealed": (
        lambda it: it.rewrite(4, counts_from="2016-10-01"), [("derived", 4)],
        [("rewritten", None)],
    ),
    "what was issued is rewritten and sealed": (
        _state_more, [("issued", 6)], [("rewritten", None)],
    ),
    "what opened the book is rewritten": (
        lambda it: it.rewrite(1, kind="activity"), [("not-a-fact", 1)], [("rewritten", None)],
    ),
    "what a row says is no JSON": (
        lambda it: _body_of(it, 8, "{"), [("not-a-fact", 8)], [("rewritten", None)],
    ),
}  # fmt: skip


def _more(ledger: Tampered) -> None:
    """As many rows as there were, by other means."""
    last = ledger.rows()[-1]
    for seq in range(LAST, LAST + 2):
        new = {**last, "seq": seq, "reference": f"N-{seq}", "previous": last["hash"]}
        new |= {name: ledger.rows()[5][name] for name in ("kind", "body", "digests", "sealed")}
        for column in ("counts_from", "debit", "credit", "minor", "currency", "counter_minor",
                       "counter_currency"):  # fmt: skip
            new[column] = None
        new["hash"] = hash_of(new)
        ledger.connection.execute(journal.insert(), [new])
        last = new


@pytest.mark.parametrize("story", ROWS)
def test_what_is_done_to_rows_is_noticed(ledger: Tampered, story: str) -> None:
    done, alone, with_head = ROWS[story]
    done(ledger)
    found = ledger.found()
    assert found[: len(alone)] == alone if alone else found == [], found
    more = [problem for problem in ledger.found(against=True) if problem not in found]
    missed = [problem for problem in with_head if problem not in found]
    assert more == missed, ledger.found(against=True)


# Money that arrives a year later than the rows say: today every law holds.
LATE_VIEW = """
CREATE VIEW postings AS
SELECT book, seq, debit AS account,
       coalesce(CASE kind WHEN 'transfer' THEN counter_minor END, minor) AS minor,
       CASE kind WHEN 'disbursement' THEN '2017-01-01' ELSE counts_from END AS counts_from
FROM journal WHERE substr(debit, 1, 5) = 'held:'
UNION ALL
SELECT book, seq, credit, -minor, counts_from
FROM journal WHERE substr(credit, 1, 5) = 'held:'
"""


def test_the_first_day_on_which_a_law_broke_is_found(ledger: Tampered) -> None:
    ledger.connection.exec_driver_sql("DROP VIEW trial_balance")
    ledger.connection.exec_driver_sql("DROP VIEW postings")
    ledger.connection.exec_driver_sql(LATE_VIEW)
    books = Ledger.within(ledger.connection)
    assert books.reconcile("A").closes
    *guards, law, issued = books.verify().problems
    assert {"postings", "trial_balance"} <= {guard.params["name"] for guard in guards}
    assert (law.code, issued.code) == ("verify.law", "verify.issued")
    assert "2016-08-01" in law.message(Language.EN)
