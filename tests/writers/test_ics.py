"""Deadlines for a calendar, read back by a library that knows calendars."""

import sys
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from coopledger import Agreement, CoopledgerError, Disbursement, Ledger
from coopledger.messages.catalogue import Language
from tests.command_line import Run

AGREEMENT = Agreement(
    code="A",
    title="T",
    currency="EUR",
    accounts=["MXN", "USD"],
    refund_due="2017-01-15",
    report_due="2016-12",
    reporting_periods=[{"when": "2016", "report_due": "2017-02-28"}],
)
MONEY = tuple(
    Disbursement(book="A", reference=f"M-{at}", when="2016-01-02", amount=amount, sent="5.00 EUR")
    for at, amount in enumerate(("100.00 MXN", "7.00 USD"))
)


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(AGREEMENT, *MONEY)
    return ledger


def events(content: str | bytes) -> list[Event]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", ["A: entregar el informe", "A: reintegrar 100.00 MXN"]),
        ("en", ["A: hand in the report", "A: refund 100.00 MXN"]),
    ],
)
def test_each_deadline_is_a_day_in_the_calendar(
    ledger: Ledger, language: str, said: list[str]
) -> None:
    check = ledger.check("A", on=date(2016, 11, 1))
    content = ledger.export(check, form="ics", language=language)
    found = events(content)
    assert [event.decoded("dtstart") for event in found] == [
        *(date(2016, 12, 31), date(2017, 1, 15), date(2017, 1, 15), date(2017, 2, 28)),
    ]
    assert [str(event["summary"]) for event in found][:2] == said
    assert all(str(event["description"]) for event in found)
    assert [len(event.walk("VALARM")) for event in found] == [1] * 4
    assert content == ledger.export(check, form="ics", language=language)


def test_a_deadline_is_the_same_before_and_after_it_has_passed(ledger: Ledger) -> None:
    names = [
        {str(event["uid"]) for event in events(ledger.export(ledger.check(on=on), form="ics"))}
        for on in (date(2016, 11, 1), date(2016, 12, 31), date(2018, 1, 1))
    ]
    assert len(names[0]) == 4
    assert names[0] == names[1] == names[2]


def test_at_the_command_line(run: Run, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.record(AGREEMENT, *MONEY)
    assert run("check", "A", "--on", "2016-11-01", "-o", "dias.ics").status == 0
    assert len(events((tmp_path / "dias.ics").read_bytes())) == 4
    refused = run("list", "-o", "dias.ics")
    assert (refused.status, "ics" in refused.err) == (2, True)


def test_what_has_no_deadlines_says_which_forms_it_takes(ledger: Ledger) -> None:
    with pytest.raises(CoopledgerError, match="text, html, json, csv, xlsx, pdf"):
        ledger.export(ledger.reconcile("A"), form="ics")


@pytest.mark.parametrize("language", list(Language))
def test_where_it_is_not_installed_it_says_how(
    ledger: Ledger, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(CoopledgerError) as raised:
        ledger.export(ledger.check(), form="ics", language=language)
    assert "coopledger[reports]" in raised.value.message(language)
