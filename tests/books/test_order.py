"""The one order of events: days, then money that comes in, then what goes out; and what is held."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.books.accounts import HELD
from coopledger.books.book import Book
from coopledger.books.facts_of_book import FactKey, key_of
from coopledger.books.order import (
    OrderKey,
    Step,
    Timeline,
    TimelineEntry,
    order_key,
    reversal_day,
    reversal_key,
)
from coopledger.books.postings import double_entries
from coopledger.model.events import (
    Disbursement,
    Event,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.facts import MoneyEvent
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests.books.stories import AGREEMENT

DAY = date(2016, 5, 5)
COMMON = {"book": "A-1", "amount": "5.00 MXN"}
RANGE = "2016-05-05/2016-05-09"


def event(kind: type[MoneyEvent], reference: str, when: str = "2016-05-05", **more) -> MoneyEvent:
    return kind(**COMMON, reference=reference, when=when, **more)


def reversal(of: str, when: str = "2016-05-05") -> Reversal:
    return Reversal(book="A-1", reference="X", of=of, when=when, reason="an error")


ON_ONE_DAY = (
    event(Disbursement, "A"),
    event(Interest, "y"),
    event(Recovery, "x", of="G"),
    event(Transfer, "w", account="MXN", to_account="BOX"),
    event(Expenditure, "a"),
    event(Expenditure, "b"),
    event(Expenditure, "b", revision=2),
    event(Refund, "z"),
)


def test_within_a_day_money_comes_in_before_it_goes_out() -> None:
    keys = [order_key(one) for one in ON_ONE_DAY]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert all(key[0] == DAY for key in keys)


@pytest.mark.parametrize(
    ("kind", "more", "day"),
    [
        (Disbursement, {}, date(2016, 5, 5)),
        (Interest, {}, date(2016, 5, 9)),
        (Expenditure, {}, date(2016, 5, 9)),
        (Refund, {}, date(2016, 5, 9)),
    ],
)
def test_a_reversal_counts_on_the_side_of_its_event(kind, more, day: date) -> None:
    reversed_ = event(kind, "E", RANGE, **more)
    assert reversal_day(reversal("E", RANGE), reversed_) == day == reversed_.ordering_day


@pytest.mark.parametrize(
    ("kind", "more"), [(Disbursement, {}), (Interest, {}), (Recovery, {"of": "G"})]
)
def test_a_late_reversal_takes_money_after_its_days_events(kind, more) -> None:
    key = reversal_key(reversal("E"), event(kind, "E", "2016-01-01", **more))
    assert all(order_key(one) < key for one in ON_ONE_DAY)
    assert key < order_key(event(Disbursement, "a", "2016-05-06"))


@pytest.mark.parametrize("kind", [Expenditure, Refund])
def test_a_late_reversal_gives_money_back_before_its_days_events(kind) -> None:
    key = reversal_key(reversal("E"), event(kind, "E", "2016-01-01"))
    assert all(order_key(one) > key for one in ON_ONE_DAY)
    assert key > order_key(event(Refund, "z", "2016-05-04"))


def placed(*effects: int) -> list[TimelineEntry]:
    """An event a day from the first of May, with what each adds to what is held."""
    events = [event(Interest, "I", f"2016-05-{day:02}") for day in range(1, len(effects) + 1)]
    return [
        TimelineEntry(order_key(one), one, effect)
        for one, effect in zip(events, effects, strict=True)
    ]


def held(timeline: Timeline) -> list[tuple[int, int, int]]:
    return [(step.day.day, step.before, step.after) for step in timeline.steps()]


def test_what_is_held_is_added_up_wherever_an_event_is_put() -> None:
    first, second, third, fourth = placed(5, -2, 10, -4)
    timeline = Timeline([third])
    timeline.add([])
    timeline.add([fourth])
    assert held(timeline) == [(3, 0, 10), (4, 10, 6)]
    timeline.add([later := placed(0, 0, 0, 0, 1)[-1]])
    assert [(step.before, step.after) for step in timeline.steps(later.key)] == [(6, 7)]
    timeline.remove({later.key})
    timeline.add([second, first])
    assert held(timeline) == [(1, 0, 5), (2, 5, 3), (3, 3, 13), (4, 13, 9)]
    assert [step.event for step in timeline.steps()] == list(timeline)
    assert held(timeline) == held(Timeline([fourth, first, third, second]))


def test_what_is_removed_was_never_there_and_what_is_not_there_is_not_removed() -> None:
    first, second, third, fourth = placed(5, -2, 10, -4)
    timeline = Timeline([first, third])
    for absent in (second, fourth):
        timeline.remove({absent.key})
        assert held(timeline) == [(1, 0, 5), (3, 5, 15)]
    timeline.remove({first.key, second.key})
    assert held(timeline) == [(3, 0, 10)]
    timeline.remove({third.key})
    assert held(timeline) == []
    several = Timeline([first, second, third, fourth])
    several.remove({second.key, fourth.key})
    assert held(several) == [(1, 0, 5), (3, 5, 15)]


@given(
    effects=st.lists(st.integers(-9, 9), min_size=1, max_size=12),
    groups=st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, 11), min_size=1)), max_size=6),
)
def test_whatever_is_put_in_and_out_and_back_is_held_as_added_up_anew(
    effects: list[int], groups: list[tuple[bool, set[int]]]
) -> None:
    """Beside a plain set of what is there, put in order and added up each time."""
    known = dict(enumerate(placed(*effects)))
    timeline, there, before = Timeline(), set[int](), []
    for comes, places in groups:
        some = {place for place in places if place in known and (place in there) is not comes}
        if not some:
            continue
        if comes:
            tail = timeline.add(known[place] for place in some)
        else:
            tail = timeline.remove({known[place].key for place in some})
        before.append((tail, there))
        there = there ^ some
        assert held(timeline) == _added_up(known, there)
    for tail, stood in reversed(before):
        timeline.replace(tail)
        assert held(timeline) == _added_up(known, stood)


def _added_up(known: dict[int, TimelineEntry], there: set[int]) -> list[tuple[int, int, int]]:
    effects = [known[place].effect for place in sorted(there)]
    after = [sum(effects[: count + 1]) for count in range(len(effects))]
    days = (place + 1 for place in sorted(there))
    return list(zip(days, [0, *after], after, strict=False))


def test_steps_since_a_place_begin_with_what_is_held_there() -> None:
    first, second, third, fourth = placed(5, -2, 10, -4)
    timeline = Timeline([first, second, fourth])
    for since, expected in (
        (first.key, [(1, 0, 5), (2, 5, 3), (4, 3, -1)]),
        (second.key, [(2, 5, 3), (4, 3, -1)]),
        (third.key, [(4, 3, -1)]),
        (fourth.key, [(4, 3, -1)]),
    ):
        found = [(step.day.day, step.before, step.after) for step in timeline.steps(since)]
        assert found == expected


def test_steps_with_less_than_before_go_from_its_first_place_to_its_day() -> None:
    """What came on the 1st was taken back on the 3rd; what went on the 2nd, on the 4th."""
    came, went, taken, given = placed(5, -2, -5, 2)
    timeline = Timeline([came, went, taken, given])
    gone_from = {date(2016, 5, 4): {went.key, given.key}, date(2016, 5, 3): {came.key, taken.key}}
    for since, expected in (
        (came.key, [(2, 0, -2)]),
        (went.key, [(2, 0, -2)]),
        (taken.key, []),
        ((date(2016, 5, 5), 0, "", 0), []),
    ):
        steps = timeline.steps_with_less(gone_from, gone_from, since)
        assert [(step.day.day, step.before, step.after) for step in steps] == expected


def test_what_is_gone_from_elsewhere_takes_nothing_from_a_line_it_was_not_in() -> None:
    came, elsewhere, third, taken = placed(5, 2, 10, -5)
    gone_from = {date(2016, 5, 3): {elsewhere.key}, date(2016, 5, 4): {came.key, taken.key}}
    steps = Timeline([came, third, taken]).steps_with_less(gone_from, gone_from, came.key)
    assert [(step.day.day, step.before, step.after) for step in steps] == [(3, 0, 10)]


def test_where_only_what_went_out_is_taken_back_no_step_has_less() -> None:
    came, went, third, given = placed(5, -2, -1, 2)
    gone_from = {date(2016, 5, 4): {went.key, given.key}}
    assert not [
        *Timeline([came, went, third, given]).steps_with_less(gone_from, gone_from, came.key)
    ]


@given(histories())
def test_the_steps_as_it_stands_on_every_day_are_those_of_books_that_never_had_what_was_reversed(
    history: History,
) -> None:
    """Each of them once; of those that are left out the book holds no more at some other time."""
    book = Book.of(history.agreement, history.facts)
    days = [*sorted(book.gone_from), date.max]
    for account, timeline in book.by_account.items():
        rewritten = {
            step
            for day, next_day in pairwise(days)
            for step in without_what_was_reversed(book, day).by_account[account].steps()
            if step.day < next_day
        }
        for since in (book.place_of(event) for event in timeline):
            later = {step for step in rewritten if _place(step, book) >= since}
            less = timeline.steps_with_less(book.gone_from, book.less_from, since)
            found = {step._replace(as_of=None) for step in less}
            assert found <= later
            least: dict[FactKey, int] = {}
            for step in (*found, *timeline.steps(since)):
                key = key_of(step.event)
                least[key] = min(step.after, least.get(key, step.after))
            assert all(least[key_of(step.event)] <= step.after for step in later)


def _place(step: Step, book: Book) -> OrderKey:
    assert isinstance(step.event, Event)
    return book.place_of(step.event)


def without_what_was_reversed(book: Book, by: date) -> Book:
    """A book that never had what was reversed by a day, nor any reversal."""
    facts = [fact for fact in book.facts.values() if not isinstance(fact, Reversal)]
    return Book.of(book.opening, [fact for fact in facts if not book.is_reversed(fact, by)])


def test_a_day_counts_whatever_orders_on_it() -> None:
    timeline = Timeline(TimelineEntry(order_key(one), one, 0) for one in ON_ONE_DAY)
    assert list(timeline.until(date(2016, 5, 4))) == []
    assert list(timeline.until(DAY)) == list(ON_ONE_DAY)


def test_a_late_reversal_is_a_step_but_no_event() -> None:
    spent = event(Expenditure, "G", "2016-05-01")
    came = event(Disbursement, "M", "2016-04-01")
    late = reversal("G", "2016-05-20")
    book = Book.of(AGREEMENT, [came, spent, late])
    assert list(book.timeline) == list(book.timeline.until(date.max)) == [came, spent]
    assert [(step.event, step.after) for step in book.by_account["MXN"].steps()] == [
        (came, 500), (spent, 0), (late, 500),
    ]  # fmt: skip
    before, by_then = (
        double_entries(book, date(2016, 5, 19)),
        double_entries(book, date(2016, 5, 20)),
    )
    assert [move.debit for move in before] == [HELD + "MXN", "used"]
    assert [move.debit for move in by_then] == [HELD + "MXN"]
