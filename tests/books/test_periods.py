"""Which years are closed, in whatever order it was said, and the first day that takes a fact."""

from datetime import date

import pytest

from coopledger.books.periods import Periods, reopenings
from coopledger.model.events import Expenditure, Reversal
from coopledger.model.period import Period, PeriodState


def period(year: int, state: str, revision: int = 1) -> Period:
    return Period(book="A", when=str(year), state=state, revision=revision)


SAID = (
    period(2014, "closed"),
    period(2015, "closed"),
    period(2016, "closed"),
    period(2016, "open", revision=2),
    period(2015, "adjusting", revision=2),
)
"""2014 is closed, 2015 is being adjusted again, 2016 is open again."""

NEW = Expenditure(book="A", reference="G-1", when="2014-01-01", amount="1.00 MXN")
NEXT_REVISION = NEW.model_copy(update={"revision": 2})
REVERSAL = Reversal(book="A", reference="X-1", of="G-1", when="2014-01-01", reason="no era")


@pytest.mark.parametrize("said", [SAID, SAID[::-1]], ids=["as it was said", "turned round"])
@pytest.mark.parametrize(
    ("day", "state", "for_new", "for_correction"),
    [
        ("2013-05-01", "closed", "2016-01-01", "2015-01-01"),  # nothing was said of that year
        ("2014-12-31", "closed", "2016-01-01", "2015-01-01"),
        ("2015-06-30", "adjusting", "2016-01-01", "2015-06-30"),
        ("2016-03-01", "open", "2016-03-01", "2016-03-01"),
        ("2017-03-01", "open", "2017-03-01", "2017-03-01"),
    ],
)
def test_a_year_is_as_closed_as_any_later_one(
    said: tuple[Period, ...], day: str, state: str, for_new: str, for_correction: str
) -> None:
    periods, on = Periods(said), date.fromisoformat(day)
    assert periods.state(on) is PeriodState(state)
    assert periods.first_day(on, correction=False).isoformat() == for_new
    assert periods.first_day(on, correction=True).isoformat() == for_correction
    assert periods.take(NEW, on) is (for_new == day)
    for correction in (NEXT_REVISION, REVERSAL):
        assert periods.take(correction, on) is (for_correction == day)


def test_a_book_of_which_nothing_was_said_is_open() -> None:
    periods, day = Periods(), date(2016, 3, 1)
    assert not periods
    assert periods.state(day) is PeriodState.OPEN
    assert periods.first_day(day, correction=False) == day
    assert periods.take(NEW, day)


def test_what_was_said_of_each_year_is_in_their_order() -> None:
    periods = Periods(SAID[::-1])
    assert periods
    assert [(year.year, said.revision) for year, said in periods.stated.items()] == [
        (2014, 1),
        (2015, 2),
        (2016, 2),
    ]


@pytest.mark.parametrize(
    ("states", "went_back"),
    [
        ("closed", 0),
        ("adjusting closed", 0),
        ("closed closed", 0),
        ("closed open", 1),
        ("closed adjusting open", 2),
        ("adjusting closed adjusting closed open", 2),
    ],
)
def test_a_year_is_reopened_each_time_it_takes_more_again(states: str, went_back: int) -> None:
    said = [period(2016, state, n) for n, state in enumerate(states.split(), start=1)]
    assert reopenings(said) == went_back
