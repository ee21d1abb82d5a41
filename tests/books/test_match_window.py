"""Nothing is proposed beyond the window."""

from hypothesis import given

from coopledger.model.facts import AnyFact
from tests.books.test_matching import WINDOW, line, matching, named, spent, worlds


@given(worlds())
def test_what_is_found_lies_within_the_window(facts: list[AnyFact]) -> None:
    side = matching(*facts).bank
    for found in (*side.matched, *side.proposed):
        for one in found.evidence:
            for event in found.events:
                apart = max(event.first - one.last, one.first - event.last)
                assert apart <= WINDOW, named([found])


def test_a_line_with_a_late_value_day_brings_no_later_event_to_another_line() -> None:
    found = matching(
        line("L-1", "2016-08-01", "-85.00", value_day="2016-08-30"),
        line("L-2", "2016-08-02", "-85.00"),
        spent("G-1", "2016-08-10", "85.00"),
        spent("G-2", "2016-08-25", "85.00"),
    )
    assert named(found.proposed) == ["L-1 = G-1"]
    assert [left.movement.reference for left in found.bank.events] == ["G-2"]
