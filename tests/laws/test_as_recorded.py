"""Law 7, asked for: what was answered at any time can be had again, byte for byte.

A history is recorded step by step and every answer kept, in each language and as data; later, with
all of it recorded and more, the time of each step gives that step's bytes.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coopledger import (
    Activity,
    Addendum,
    Agreement,
    BankBalance,
    Disallowance,
    Disbursement,
    Expenditure,
    Ledger,
    Reallocation,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from tests.command_line import Run
from tests.effort import effort
from tests.engines import ENGINES, location

LINES = [{"code": "AIR", "title": "Air", "ceiling": "40.00 EUR"},
         {"code": "HOTEL", "title": "Hotels", "ceiling": "20.00 EUR"}]  # fmt: skip
STEPS = (
    (Agreement(code="A", title="Foro", currency="EUR", accounts=["MXN", "USD"], lines=LINES,
               conversion="average", start="2016-01-01", end="2016-12-31"),),
    (Disbursement(book="A", reference="M", when="2016-02", amount="1000.00 MXN", sent="50.00 EUR"),
     Activity(book="A", reference="W", title="Foro", when="2016-10-05/2016-10-07")),
    (Expenditure(book="A", reference="G", when="2016-10-05/2016-12-02", amount="100.00 MXN",
                 lines=["AIR"], activities=["W"]),),
    (BankBalance(book="A", reference="S", when="2016-09-30", account="MXN", balance="1.00 MXN"),),
    (Disbursement(book="A", reference="M-2", when="2016-11", amount="500.00 MXN",
                  sent="20.00 EUR"),),
    (Transfer(book="A", reference="T", when="2016-11-03", account="MXN", to_account="USD",
              amount="200.00 MXN", arrived="10.00 USD"),),
    (Addendum(book="A", reference="AD", when="2016-06-01", title="Foro y taller"),
     Reallocation(book="A", reference="RE", when="2016-07-01", amount="2.00 EUR",
                  from_line="HOTEL", to_line="AIR")),
    (Disallowance(book="A", reference="D", of="G", when="2016-12-15", amount="5.00 MXN",
                  reason="sin factura"),),
    "issue",
    (Reversal(book="A", reference="X", of="G", when="2016-10-05/2016-12-02", reason="mal"),
     Expenditure(book="A", reference="G", revision=2, when="2016-10-20", amount="90.00 MXN",
                 lines=["AIR"], activities=["W"])),
    (Recovery(book="A", reference="C", of="G", when="2016-12-20", amount="3.00 MXN",
              account="MXN"),),
    "issue",
    (Refund(book="A", reference="R", when="2016-12-29", amount="300.00 MXN", account="MXN"),),
)  # fmt: skip
DAYS = ("2016-11-15", "2016-12-31")


def answers(run: Run, where: str, days: Sequence[str], *more: str) -> Iterator[str]:
    for on in ([], *(["--on", day] for day in days)):
        for words in (["--lang", "es"], ["--lang", "en", "--explain"], ["--format", "json"]):
            yield run("reconcile", "A", "--ledger", where, *on, *words, *more).out
        yield run("reconcile", "A", "--ledger", where, *on, "--format", "csv", *more).out


@pytest.mark.parametrize("engine", ENGINES)
def test_every_answer_that_was_given_can_be_had_again(
    engine: str, tmp_path: Path, run: Run
) -> None:
    given = {}
    days = effort({"sqlite": DAYS[:1], "postgresql": ()}, dict.fromkeys(ENGINES, DAYS))[engine]
    with location(engine, tmp_path) as where:
        for step in STEPS:
            with Ledger.open(where) as ledger:
                if step == "issue":
                    ledger.issue("A", on=datetime(2016, 12, 31).date())
                else:
                    ledger.record(*step)
            given[datetime.now(UTC).isoformat()] = list(answers(run, where, days))
        assert len({tuple(each) for each in given.values()}) == len(STEPS)
        for moment, answered in given.items():
            again = list(answers(run, where, days, "--as-of-recorded", moment))
            assert again == answered, moment


def test_the_time_that_show_prints_has_what_it_shows(tmp_path: Path, run: Run) -> None:
    where = str(tmp_path / "books.db")
    with Ledger.open(where) as ledger:
        ledger.record(*STEPS[0], *STEPS[1])
    shown = run("show", "M", "--ledger", where).out
    found = re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[^,]*", shown)
    assert found is not None
    for moment in (found[0], found[0][:10], found[0][:16]):
        said = run("reconcile", "A", "--ledger", where, "--as-of-recorded", moment).out
        assert "1,000.00" in said


def test_a_statement_of_a_time_is_of_its_day(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "books.db") as ledger:
        ledger.record(*STEPS[0])
        moment = datetime.now().astimezone().replace(hour=23, minute=59)
        assert ledger.reconcile("A", recorded_by=moment).on == moment.date()
