"""A closed year stays as it was reported.

Whatever the ledger accepts later, the statement of the year's last day says the same, unless the
year is reopened. The database holds rows to it too, whoever writes them; and where somebody takes
that guard away, `verify` names the first row that came too late.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert
from sqlalchemy.exc import DatabaseError

from coopledger import (
    Activity,
    Agreement,
    BudgetLine,
    Disbursement,
    Expenditure,
    Ledger,
    Period,
    Refused,
    Reversal,
)
from coopledger.books.book import Book
from coopledger.model.agreement import Opening
from coopledger.model.entry import Entry
from coopledger.store import appending
from coopledger.store import journal as kept
from coopledger.store.borrowed import adapted
from coopledger.store.clock import Clock
from coopledger.store.tables import journal
from coopledger.testing import History, histories
from coopledger.writers.facts_json import facts_json
from tests.engines import ENGINES, location

YEARS = (2015, 2016, 2017)


def closing_statement(ledger: Ledger, code: str, year: int) -> list[tuple]:
    """Every figure of the year's last day that is not nothing, with what it is called.

    What a bank said is not a figure of the books: a later fact may say that its day was uncertain.
    """
    rows = ledger.reconcile(code, on=date(year, 12, 31)).rows()
    return [tuple(row.values()) for row in rows if row["amount"] and row["section"] != "bank"]


# The property


@settings(max_examples=40)
@given(histories(), st.data())
def test_what_is_accepted_later_leaves_a_closed_year_as_it_was(
    history: History, data: st.DataObject
) -> None:
    code = history.opening.code
    closed: dict[int, list[tuple]] = {}
    with Ledger.open("sqlite://") as ledger:
        ledger.record(history.opening)
        for fact in _shuffled_a_little(history, data):
            if data.draw(st.integers(0, 3)) == 0:
                year = data.draw(st.sampled_from(YEARS))
                state = data.draw(st.sampled_from(("closed", "closed", "adjusting", "open")))
                _change(ledger, code, year, state)
                states = {each.year: each.state.value for each in ledger.periods(code)}
                closed = {
                    year: closed.get(year) or closing_statement(ledger, code, year)
                    for year in YEARS
                    if states.get(year) == "closed"
                }
            try:
                ledger.record(fact)
                event("recorded beside a closed year" if closed else "recorded")
            except Refused as refused:
                event(refused.findings[0].code)
            for year, statement in closed.items():
                assert closing_statement(ledger, code, year) == statement
        assert ledger.verify().intact


def _shuffled_a_little(history: History, data: st.DataObject) -> list:
    """Some facts come late: those are what a closed year has to withstand."""
    late = data.draw(st.sets(st.integers(0, max(0, len(history.facts) - 1)), max_size=4))
    in_time = [fact for at, fact in enumerate(history.facts) if at not in late]
    return in_time + [fact for at, fact in enumerate(history.facts) if at in late]


def _change(ledger: Ledger, code: str, year: int, state: str) -> None:
    try:
        ledger.set_period(code, year, state, reason="as it comes")
    except Refused as refused:
        event(refused.findings[0].code)


# A story in which each kind of later fact would change it


OPENING = Agreement(
    code="A", title="T", currency="EUR", accounts=["MXN"], lines=[{"code": "AIR", "title": "Air"}]
)
FACTS = (
    OPENING,
    Activity(book="A", reference="FORO", title="Foro", partners=["IIDH"]),
    Disbursement(book="A", reference="M", when="2016-08", amount="900.00 MXN", sent="45.00 EUR"),
    Expenditure(
        book="A", reference="G", when="2016-10-05", amount="40.00 MXN", activities=["FORO"]
    ),
)
CLOSED = Period(book="A", when="2016", state="closed")


def test_what_was_issued_in_a_year_is_accrued_in_it_as_far_as_it_was_recorded_when_it_closed(
    tmp_path: Path,
) -> None:
    """What is recorded or taken back later, since it is paid later, changes the next year alone."""

    def issued(reference: str, amount: str) -> Expenditure:
        days = {"when": "2016-02-01", "issued": "2015-12-20"}
        return Expenditure(
            book="A", reference=reference, amount=f"{amount} MXN", lines=["AIR"], **days
        )

    def accrued(on: date) -> str:
        [line] = ledger.reconcile("A", on=on).lines
        return line.accrued.digits

    money = {"when": "2015-08-01", "amount": "900.00 MXN", "sent": "45.00 EUR"}
    with Ledger.open(tmp_path / "books.db") as ledger:
        known, late = issued("G-1", "40.00"), issued("G-2", "7.00")
        ledger.record(
            OPENING.model_copy(
                update={"lines": (BudgetLine(code="AIR", title="Air", ceiling="500.00 MXN"),)}
            ),
            Disbursement(book="A", reference="M", **money),
            known,
        )
        ledger.record(Period(book="A", when="2015", state="closed"))
        before = closing_statement(ledger, "A", 2015)
        assert accrued(date(2015, 12, 31)) == "40.00"
        ledger.record(late)
        assert closing_statement(ledger, "A", 2015) == before
        assert accrued(date(2016, 1, 1)) == "47.00"
        ledger.record(Reversal(book="A", reference="X", of="G-1", when=known.when, reason="otro"))
        assert closing_statement(ledger, "A", 2015) == before
        assert accrued(date(2016, 1, 1)) == "7.00"
        ledger.set_period("A", 2015, "open", reason="faltaba una factura")
        assert accrued(date(2015, 12, 31)) == "7.00"
        assert ledger.verify().intact


def test_a_correction_shows_from_its_own_day_on(tmp_path: Path) -> None:
    """Of money, and of what an activity is called and whose it is."""
    with Ledger.open(tmp_path / "books.db") as ledger:
        ledger.record(*FACTS, CLOSED)
        before = closing_statement(ledger, "A", 2016)
        ledger.record(
            Reversal(book="A", reference="X-1", of="G", when="2017-01-01", reason="otro importe"),
            Expenditure(
                book="A",
                reference="G",
                revision=2,
                when="2017-01-01",
                amount="50.00 MXN",
                activities=["FORO"],
            ),
            Reversal(book="A", reference="X-2", of="FORO", when="2017-01-01", reason="otro socio"),
            Activity(book="A", reference="FORO", revision=2, title="VII Foro", partners=["SEGIB"]),
        )
        assert closing_statement(ledger, "A", 2016) == before
        later = ledger.reconcile("A", on=date(2017, 12, 31))
        assert later.fund.spent.money.digits == "50.00"
        assert [(part.key, part.title) for part in later.by_activity] == [("FORO", "VII Foro")]
        assert [part.key for part in later.by_partner] == ["SEGIB"]


def test_what_has_no_date_is_corrected_from_the_first_open_day_on(tmp_path: Path) -> None:
    document = tmp_path / "corrected.json"
    document.write_text(facts_json([FACTS[1].model_copy(update={"title": "VII Foro"})]), "utf-8")
    for closed, called in ((), "VII Foro"), ((CLOSED,), "Foro"):
        with Ledger.open("sqlite://") as ledger:
            ledger.record(*FACTS, *closed)
            assert ledger.correct_file(document, reason="así se llama").recorded == 2
            days = (date(2016, 12, 31), date(2017, 12, 31))
            parts = [ledger.reconcile("A", on=day).by_activity for day in days]
            assert [part.title for (part,) in parts] == [called, "VII Foro"]


# Around the program: the database refuses


@pytest.fixture(params=ENGINES)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with location(request.param, tmp_path) as place:
        yield place


def insert_row(where: str, fact: object, facts: tuple = FACTS, opening: Opening = OPENING) -> None:
    """A row as the program would write it, by somebody who asks no rule."""
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    try:
        with engine.begin() as connection:
            ours = adapted(connection)
            end = kept.head(ours, "A")
            stamp = appending.Stamp(appending.next_moment(ours, Clock()), "somebody")
            book = Book.of(opening, (*facts[1:], fact))
            row = appending.link(book, Entry(fact), end, stamp)
            connection.execute(insert(journal), [row])
    finally:
        engine.dispose()


def spent(reference: str, when: str, **more: object) -> Expenditure:
    return Expenditure(book="A", reference=reference, when=when, amount="1.00 MXN", **more)


BACK = Reversal(book="A", reference="X", of="G", when="2016-10-05", reason="otro importe")

SHUT = {
    "closed": (
        spent("G-1", "2016-10-05"),
        spent("G-1", "2016-12-31"),
        spent("G-1", "2015-06-01"),
        spent("G", "2016-10-05", revision=2),
        BACK,
        Activity(book="A", reference="TALLER", title="Taller", when="2016-03"),
    ),
    "adjusting": (
        spent("G-1", "2016-10-05"),
        spent("G-1", "2015-06-01"),
        Activity(book="A", reference="TALLER", title="Taller", when="2016-03"),
    ),
}
TAKEN = {
    "closed": (
        spent("G-1", "2017-01-01"),
        spent("G-2", "2016-12-20/2017-01-10"),
        Activity(book="A", reference="TALLER", title="Taller"),
        BACK.model_copy(update={"when": spent("G-1", "2017-01-01").when}),
    ),
    "adjusting": (BACK, spent("G", "2016-10-05", revision=2), spent("G-1", "2017-01-01")),
}


@pytest.mark.parametrize("state", ["closed", "adjusting"])
def test_the_database_refuses_a_row_in_a_closed_year(where: str, state: str) -> None:
    with Ledger.open(where) as ledger:
        ledger.record(*FACTS)
        ledger.set_period("A", 2016, "closed")
        if state == "adjusting":
            ledger.set_period("A", 2016, state, reason="una factura")
    for fact in SHUT[state]:
        with pytest.raises(DatabaseError, match="dated in a period"):
            insert_row(where, fact)
    for fact in TAKEN[state]:
        insert_row(where, fact)
    with Ledger.open(where) as ledger:
        assert ledger.verify().intact
        assert len(ledger.facts("A")) == len(FACTS) + len(TAKEN[state]) + (
            2 if state == "adjusting" else 1
        )


# At once: one process closes the year while others record in it

_CLOSES = """
import sys
from coopledger import Ledger
with Ledger.open(sys.argv[1], by="cierra") as ledger:
    sys.stdin.readline()
    ledger.set_period("A", 2016, "closed")
"""
_RECORDS = """
import sys
from coopledger import Expenditure, Ledger, Refused
with Ledger.open(sys.argv[1], by="registra") as ledger:
    ledger.books()
    sys.stdin.readline()
    for number in range(200):
        fact = Expenditure(book="A", reference=f"{sys.argv[2]}-{number}", when="2016-10-05",
                           amount="0.01 MXN")
        try:
            ledger.record(fact)
        except Refused as refused:
            assert [f.code for f in refused.findings] == ["period-closed"], refused
            print(number)
            break
"""


def test_nothing_is_recorded_in_a_year_after_another_process_closed_it(where: str) -> None:
    with Ledger.open(where) as ledger:
        ledger.record(*FACTS)
    scripts = [(_RECORDS, "uno"), (_RECORDS, "dos"), (_CLOSES, "")]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", script, where, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for script, name in scripts
    ]
    ended = [process.communicate("go\n") for process in running]
    assert [err for _, err in ended] == ["", "", ""]
    with Ledger.open(where) as ledger:
        assert ledger.verify().intact
        facts = ledger.facts("A")
        closed_at = next(at for at, fact in enumerate(facts) if isinstance(fact, Period))
        assert facts[closed_at + 1 :] == ()
        recorded = sum(fact.kind == "expenditure" for fact in facts) - 1
        assert recorded == sum(int(out or 200) for out, _ in ended[:2])


# With the guard taken away: verify names the first row that came too late


def test_a_row_that_came_too_late_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    with Ledger.open(path) as ledger:
        ledger.record(*FACTS)
        ledger.set_period("A", 2016, "closed")
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TRIGGER journal_keeps_periods_closed")
    insert_row(str(path), spent("G-1", "2017-01-01"))
    with Ledger.open(path) as ledger:
        (guard,) = ledger.verify().problems
    assert guard.params["name"] == "journal_keeps_periods_closed"
    insert_row(str(path), spent("G-2", "2016-12-31"))
    with Ledger.open(path) as ledger:
        (_, problem) = ledger.verify().problems
    assert problem.code == "verify.closed-period"
    assert (problem.params["seq"], str(problem.params["year"])) == (len(FACTS) + 3, "2016")
