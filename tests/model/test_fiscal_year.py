"""Fiscal years: their days, their name, and what people type for one."""

from datetime import date, timedelta

import pytest

from coopledger.messages.catalogue import CoopledgerError, spoken
from coopledger.model.dates import When
from coopledger.model.fiscal_year import FiscalYear


@pytest.mark.parametrize("start", range(1, 13))
def test_every_day_lies_in_the_one_whose_twelve_months_hold_it(start: int) -> None:
    day = date(2015, 1, 1)
    while day < date(2018, 1, 1):
        year = FiscalYear.of(day, start)
        assert year.first <= day <= year.last
        assert year.has(day)
        assert (year.first.day, year.first.month, year.last.year) == (1, start, year.year)
        assert FiscalYear.of(year.last + timedelta(1), start).first == year.last + timedelta(1)
        assert FiscalYear.spanning(year.when) == FiscalYear.parse(str(year), start) == year
        assert FiscalYear.parse(str(year.year), start) == year
        assert When.parse(year.when.text) == year.when
        day += timedelta(13)


@pytest.mark.parametrize(
    ("start", "name", "in_spanish", "in_english"),
    [
        (1, "2016", "2016", "2016"),
        (2, "2015-2016", "2015-2016 (2015-02-01 a 2016-01-31)",
         "2015-2016 (2015-02-01 to 2016-01-31)"),
        (3, "2015-2016", "2015-2016 (2015-03-01 a 2016-02-29)",
         "2015-2016 (2015-03-01 to 2016-02-29)"),
        (7, "2015-2016", "2015-2016 (2015-07-01 a 2016-06-30)",
         "2015-2016 (2015-07-01 to 2016-06-30)"),
    ],
)  # fmt: skip
def test_it_is_printed_as_the_years_it_lies_in_and_told_with_its_days(
    start: int, name: str, in_spanish: str, in_english: str
) -> None:
    year = FiscalYear(2016, start)
    assert str(year) == name
    assert spoken(year.told(start), "es") == in_spanish
    assert spoken(year.told(start), "en") == in_english


def test_a_calendar_year_is_told_with_its_days_beside_others() -> None:
    assert spoken(FiscalYear(2016).told(7), "es") == "2016 (2016-01-01 a 2016-12-31)"


@pytest.mark.parametrize("written", ["2016", " 2015-2016 ", "2015 – 2016", "2015/2016"])
def test_what_is_typed(written: str) -> None:
    assert FiscalYear.parse(written, 7) == FiscalYear(2016, 7)


@pytest.mark.parametrize("start", [1, 7])
@pytest.mark.parametrize(
    "written",
    ["", "16", "0016", "15-16", "2015-16", "dos mil", "1899", "2201", "2016-07", "2016.0"],
)
def test_what_is_no_year(written: str, start: int) -> None:
    with pytest.raises(CoopledgerError, match="is no fiscal year"):
        FiscalYear.parse(written, start)


@pytest.mark.parametrize(
    ("written", "start", "meant"),
    [
        ("2015-2016", 1, "2016"),
        ("2014-2016", 7, "2015-2016 (2015-07-01 to 2016-06-30)"),
        ("2016-2015", 7, "2014-2015 (2014-07-01 to 2015-06-30)"),
        ("2016-2016", 7, "2015-2016 (2015-07-01 to 2016-06-30)"),
    ],
)
def test_two_years_that_are_no_name_of_one(written: str, start: int, meant: str) -> None:
    with pytest.raises(CoopledgerError) as refused:
        FiscalYear.parse(written, start)
    assert refused.value.message("en").endswith(f"is {meant}")


@pytest.mark.parametrize(
    "when",
    ["2016-07", "2016-07-01", "2016-07-01/2017-06-29", "2016-07-02/2017-07-01",
     "2016-01-01/2016-12-31", "2015-07-01/2017-06-30", "2200-07", "1900-01-01"],
)  # fmt: skip
def test_days_that_are_those_of_none(when: str) -> None:
    assert FiscalYear.spanning(When.parse(when)) is None
