"""Books whose years begin in another month: closed by their own last day, on both engines.

What was closed by calendar years before stays closed up to the same day.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from coopledger import Agreement, Expenditure, Ledger, Period, Programme, Refused, Reversal
from coopledger.errors import CoopledgerError
from coopledger.model.fiscal_year import FiscalYear
from tests.engines import ENGINES, location
from tests.laws.test_closed_years import insert_row

JULY = Programme(code="A", title="Capacitación", currency="MXN", fiscal_year_start=7)


def spent(reference: str, when: str, **more: object) -> Expenditure:
    return Expenditure(book="A", reference=reference, when=when, amount="1.00 MXN", **more)


FACTS = (JULY, spent("G-1", "2015-08-01"), spent("G-2", "2016-09-01"), spent("G-3", "2017-09-01"))
"""Something in 2015-2016, 2016-2017 and 2017-2018."""


@pytest.fixture(params=ENGINES)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with location(request.param, tmp_path) as place:
        yield place


def states(ledger: Ledger) -> dict[str, str]:
    return {str(each.fiscal_year): each.state.value for each in ledger.periods("A")}


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.mark.parametrize("start", [1, 2, 7, 12])
@pytest.mark.parametrize("typed", [str, lambda year: year.year, lambda year: year])
def test_a_year_shuts_out_what_is_dated_up_to_its_last_day(
    start: int, typed: object, where: str
) -> None:
    """The rules, the database and `verify` have the same day in mind."""
    opening = JULY.model_copy(update={"fiscal_year_start": start})
    year = FiscalYear.of(date(2016, 9, 1), start)
    facts = (opening, FACTS[2])
    first_open = (year.last + timedelta(1)).isoformat()
    with Ledger.open(where) as ledger:
        ledger.record(*facts)
        assert ledger.set_period("A", typed(year), "closed").recorded == 1  # type: ignore[operator]
        for day in (year.first, year.last, date(2014, 1, 1)):
            with pytest.raises(Refused, match=f"the first open day is {first_open}") as refused:
                ledger.record(spent("G-9", day.isoformat()))
            assert codes(refused) == ["period-closed"]
        stood = (*facts, *ledger.facts("A")[2:])
    with pytest.raises(DatabaseError, match="dated in a period"):
        insert_row(where, spent("G-9", year.last.isoformat()), stood, opening)
    insert_row(where, spent("G-9", first_open), stood, opening)
    with Ledger.open(where) as ledger:
        ledger.record(Reversal(book="A", reference="X", of="G-2", when=first_open, reason="no fue"))
        assert ledger.verify().intact


def test_years_are_closed_in_order_and_reopened_for_a_reason(where: str) -> None:
    with Ledger.open(where) as ledger:
        ledger.record(*FACTS)
        with pytest.raises(Refused, match="for 2016-2017 to be closed, 2015-2016 must") as refused:
            ledger.set_period("A", "2016-2017", "closed")
        assert codes(refused) == ["period-earlier-open"]
        ledger.set_period("A", 2016, "closed")
        ledger.set_period("A", "2016-2017", "adjusting")
        assert states(ledger) == {
            "2015-2016": "closed",
            "2016-2017": "adjusting",
            "2017-2018": "open",
        }
        with pytest.raises(Refused) as refused:
            ledger.set_period("A", "2015-2016", "open", reason="falta un gasto")
        assert codes(refused) == ["period-later-closed"]
        with pytest.raises(Refused) as refused:
            ledger.set_period("A", "2016-2017", "open")
        assert codes(refused) == ["period-needs-reason"]
        ledger.set_period("A", 2017, "open", reason="falta un gasto")
        assert ledger.history("period:2016-2017", book="A")[-1].fact.revision == 2
        assert ledger.record(spent("G-9", "2016-07-01")).recorded == 1
        with pytest.raises(Refused, match="falls in 2015-2016, which is closed"):
            ledger.record(spent("G-10", "2016-06-30"))


def test_a_year_is_not_closed_before_its_own_last_day() -> None:
    year = FiscalYear.of(date.today(), date.today().month)
    opening = JULY.model_copy(update={"fiscal_year_start": year.start})
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening)
        with pytest.raises(Refused, match=str(year.last)) as refused:
            ledger.set_period("A", str(year), "closed")
        assert codes(refused) == ["period-not-over"]


def test_a_calendar_closing_keeps_its_meaning(where: str) -> None:
    """It shuts out its own days, goes by its own name, and is reopened by it."""
    with Ledger.open(where) as ledger:
        calendar = (Period(book="A", when=year, state="closed") for year in ("2015", "2016"))
        ledger.record(*FACTS, *calendar)
        assert states(ledger) == {
            "2015": "closed",
            "2015-2016": "closed",
            "2016": "closed",
            "2016-2017": "open",
            "2017-2018": "open",
        }
        with pytest.raises(Refused, match="falls in 2016, which is closed; the first open day is"):
            ledger.record(spent("G-9", "2016-12-31"))
        assert ledger.record(spent("G-9", "2017-01-01")).recorded == 1
        assert ledger.set_period("A", "2015-2016", "closed").unchanged == 1
        ledger.set_period("A", "2016-2017", "closed")
        with pytest.raises(Refused) as refused:
            ledger.set_period("A", 2016, "open", reason="falta un gasto")
        assert codes(refused) == ["period-later-closed"]
        ledger.set_period("A", 2017, "open", reason="falta un gasto")
        ledger.set_period("A", 2016, "open", reason="falta un gasto")
        ledger.set_period("A", 2015, "open", reason="falta un gasto")
        assert ledger.history("period:2016", book="A")[-1].fact.revision == 2
        assert set(states(ledger).values()) == {"open"}
        assert ledger.verify().intact


def test_a_year_that_begins_in_a_month_that_is_not_the_books_is_refused() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*FACTS)
        other = Period(book="A", when="2015-04-01/2016-03-31", state="closed")
        with pytest.raises(Refused) as refused:
            ledger.record(other)
        assert codes(refused) == ["period-of-other-months"]
        assert "2015-2016 (2015-07-01 to 2016-06-30)" in str(refused.value)
        for year in (16, "2016-17", "2014-2016", ""):
            with pytest.raises(CoopledgerError, match="no fiscal year"):
                ledger.set_period("A", year, "closed")


def test_a_statement_says_the_year_its_day_lies_in(where: str) -> None:
    agreement = Agreement(
        code="A", title="T", currency="MXN", accounts=["MXN"], fiscal_year_start=7
    )
    with Ledger.open(where) as ledger:
        ledger.record(agreement)
        ledger.set_period("A", "2016-2017", "closed")
        for day in (date(2016, 7, 1), date(2017, 6, 30)):
            said = ledger.reconcile("A", on=day).to_text("es")
            assert "Periodo 2016-2017: cerrado" in said
        assert "Periodo" not in ledger.reconcile("A", on=date(2017, 7, 1)).to_text("es")


def test_what_is_corrected_in_a_closed_year_counts_from_its_first_open_day(tmp_path: Path) -> None:
    from coopledger.writers.facts_json import facts_json

    document = tmp_path / "g.json"
    document.write_text(facts_json([spent("G-1", "2015-08-01", note="otra")]), "utf-8")
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*FACTS)
        ledger.set_period("A", "2015-2016", "closed")
        receipt = ledger.correct_file(document, reason="otra nota")
        (finding,) = (f for f in receipt.findings if f.code == "corrected-later")
        assert "2015-2016" in finding.message("es")
        assert "2016-07-01" in finding.message("es")


@pytest.mark.parametrize(
    ("starts", "years"),
    [
        ((7, 7), ["2015-2016", "2016-2017"]),
        ((7, 1), ["2015", "2016"]),
        ((1, 1), ["2015", "2016"]),
        ((7, 4), ["2015", "2016"]),
    ],
)
def test_totals_are_of_calendar_years_unless_every_book_shares_another(
    starts: tuple[int, int], years: list[str]
) -> None:
    with Ledger.open("sqlite://") as ledger:
        for code, start in zip("AB", starts, strict=True):
            opening = {"code": code, "title": "T", "currency": "MXN", "fiscal_year_start": start}
            money = {"book": code, "amount": "1.00 MXN"}
            ledger.record(
                Programme(**opening),
                Expenditure(reference="G-1", when="2015-08-01", **money),
                Expenditure(reference="G-2", when="2016-09-01", **money),
            )
        totals = ledger.cooperation_totals()
        assert [str(total.fiscal_year) for total in totals] == years
        assert [total.financial.money.digits for total in totals] == ["2.00", "2.00"]
        said = totals.to_text("es")
        for total in totals:
            assert f"Cooperación {total.fiscal_year}" in said
            if not total.fiscal_year.is_calendar:
                assert f"({total.fiscal_year.first} a {total.fiscal_year.last})" in said
            assert f"{total.fiscal_year}," in totals.to_csv("es").decode()
        last = ledger.cooperation_totals(totals[-1].year)
        assert list(last) == [totals[-1]]
