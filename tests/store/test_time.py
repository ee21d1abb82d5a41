"""When it was recorded: what no clock can have said is not kept, and nothing stops a ledger."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from coopledger import Ledger, StoreError
from coopledger.store import appending
from coopledger.store.clock import LONG_DAYS, TODAY
from coopledger.store.tables import journal
from tests.command_line import Run
from tests.engines import rows
from tests.store.books import MONEY, OPENING, opened, spent
from tests.store.test_around_the_program import connected, following


def later(days: float) -> str:
    return appending.timestamp(datetime.now(UTC) + timedelta(days=days))


def clock_says(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setattr(appending, "now", lambda: moment)


WRONG = {
    "sqlite": ("no time", "", "2016", "9999-12-31", "2016-02-30T10:00:00.000000+00:00",
               "9999-12-31T23:59:59.999999+00:00", "2016-01-01T10:00:00.000000-06:00"),
    "postgresql": ("infinity", "9999-12-31T23:59:59.999999+00:00", "294000-01-01T00:00:00+00:00"),
}  # fmt: skip


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("empty", [False, True])
def test_the_journal_refuses_what_is_no_time(
    where: str, engine: str, number: int, empty: bool
) -> None:
    """By hand, its hash made anew; and the ledger goes on."""
    if number >= len(WRONG[engine]):
        return
    opened(where)
    with Ledger.open(where) as ledger:
        ledger.record(spent("G-1"))
    row = following(where, recorded_at=WRONG[engine][number])
    if empty:
        row |= {"book": "B", "seq": 1, "reference": "B", "kind": "programme"}
    columns = ", ".join(row)
    statement = f"INSERT INTO journal ({columns}) VALUES ({', '.join(f':{name}' for name in row)})"
    with connected(where) as connection:
        with pytest.raises(DBAPIError):
            connection.execute(text(statement), row)
        connection.rollback()
    with Ledger.open(where) as ledger:
        assert ledger.record(spent("G-2")).recorded == 1
        assert ledger.verify().intact


@pytest.mark.parametrize(("years", "taken"), [(9, True), (11, False)])
def test_the_journal_takes_no_time_ten_years_after_the_last(
    where: str, years: int, taken: bool
) -> None:
    opened(where)
    with Ledger.open(where) as ledger:
        ledger.record(spent("G-1"))
    row = following(where, recorded_at=later(years * 366))
    with connected(where) as connection:
        if not taken:
            with pytest.raises(DBAPIError, match="more than ten years after"):
                connection.execute(insert(journal), row)
            return
        connection.execute(insert(journal), row)
        connection.commit()
    with Ledger.open(where) as ledger:  # a microsecond at a time, until the clock is there
        assert ledger.record(spent("G-2"), spent("G-3")).recorded == 2
        assert ledger.record(spent("G-4")).recorded == 1
        assert ledger.verify().intact


@pytest.mark.parametrize("undisturbed", [False, True])
def test_a_clock_that_is_far_ahead_is_asked_about(
    where: str, monkeypatch: pytest.MonkeyPatch, undisturbed: bool
) -> None:
    opened(where)
    with Ledger.open(where) as ledger:
        if undisturbed:  # a book that may be recorded in by one statement
            for _ in range(2):
                ledger.reconcile("A")
        ahead = later(LONG_DAYS + 1)
        clock_says(monkeypatch, ahead)
        with pytest.raises(StoreError) as refused:
            ledger.record(spent("G-1"))
        assert refused.value.code == "store.clock-ahead"
        day = datetime.fromisoformat(ahead).astimezone().date()
        assert f"{TODAY}={day}" in str(refused.value)
        monkeypatch.setenv(TODAY, str(date.today()))
        with pytest.raises(StoreError):
            ledger.record(spent("G-1"))
        assert len(rows(where)) == 2
        monkeypatch.setenv(TODAY, str(day))
        assert ledger.record(spent("G-1")).recorded == 1
        monkeypatch.delenv(TODAY)
        assert ledger.record(spent("G-2")).recorded == 1  # it was a year ago no more
        clock_says(monkeypatch, later(20 * 366))
        with pytest.raises(StoreError) as refused:
            ledger.record(spent("G-3"))
        assert refused.value.code == "store.clock-wrong"
        assert "export the books" in str(refused.value)


def test_a_clock_that_is_a_year_ahead_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(tmp_path / "books.db") as ledger:
        ledger.record(OPENING, MONEY)
        clock_says(monkeypatch, later(LONG_DAYS - 1))
        assert ledger.record(spent("G-1")).recorded == 1


def test_a_person_is_asked_which_day_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal; whoever types another day than the clock's records nothing."""
    opened(str(tmp_path / "coopledger.db"))
    clock_says(monkeypatch, ahead := later(LONG_DAYS + 1))
    day = str(datetime.fromisoformat(ahead).astimezone().date())
    close = ("period", "A", "2016", "cerrado")
    assert (run(*close).status, len(rows(str(tmp_path / "coopledger.db")))) == (2, 2)
    typed: list[str] = []

    def prompt(question: str, **_: Any) -> str:
        assert "fecha de hoy" in question
        return typed.pop()

    monkeypatch.setattr("click.prompt", prompt)
    monkeypatch.setattr("coopledger.cli.main._is_terminal", lambda: True)
    typed.append("2016-01-01")
    assert run(*close).status == 2
    typed.append(day)
    assert run(*close).status == 0
    assert len(rows(str(tmp_path / "coopledger.db"))) == 3


@pytest.mark.parametrize(
    "last",
    ["whenever", "9500-01-01T00:00:00.000000+00:00", "9999-12-31T23:59:59.999999+00:00"],
)
def test_a_ledger_whose_last_time_is_none_says_so(tmp_path: Path, last: str) -> None:
    """It was written before the journal refused it, or with its guards taken away."""
    path = tmp_path / "books.db"
    with Ledger.open(path) as ledger:
        ledger.record(OPENING, MONEY, spent("G-1"))
    row = following(str(path), recorded_at=last)
    with closing(sqlite3.connect(path)) as database, database:
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in database.execute(guards).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        columns = ", ".join(row)
        database.execute(
            f"INSERT INTO journal ({columns}) VALUES ({', '.join('?' * len(row))})",
            tuple(row.values()),
        )
    with Ledger.open(path) as ledger, pytest.raises(StoreError) as refused:
        ledger.record(OPENING.model_copy(update={"code": "B"}))
    assert refused.value.code == "store.no-later"
