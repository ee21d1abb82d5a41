"""Sums: which parts are found, which are not, and that nothing is a part of two."""

import pytest

from coopledger.model.events import Expenditure
from coopledger.model.facts import AnyFact
from tests.books.test_matching import (
    decided,
    line,
    matching,
    named,
    received,
    said,
    spent,
)

PARTS = (
    spent("G-1", "2016-08-03", "10.00"),
    spent("G-2", "2016-08-04", "20.50"),
    spent("G-3", "2016-08-05", "31.25"),
    spent("G-4", "2016-08-06", "42.13"),
    spent("G-5", "2016-08-02", "50.07"),
)


@pytest.mark.parametrize(
    ("amount", "found"),
    [
        ("30.50", ["L-1 = G-1 + G-2"]),
        ("92.20", ["L-1 = G-4 + G-5"]),
        ("61.75", ["L-1 = G-1 + G-2 + G-3"]),
        ("123.45", ["L-1 = G-3 + G-4 + G-5"]),
        ("103.88", ["L-1 = G-1 + G-2 + G-3 + G-4"]),
        ("143.95", ["L-1 = G-2 + G-3 + G-4 + G-5"]),
        # Five are more than are tried, and none is a part twice.
        ("153.95", []),
        ("20.00", []),
        ("51.00", []),
        ("40.50", []),
        ("71.75", []),
        ("82.25", []),
        ("93.00", []),
    ],
)
def test_two_three_or_four_parts_are_found(amount: str, found: list[str]) -> None:
    matched = matching(*PARTS, line("L-1", "2016-08-04", f"-{amount}"))
    assert named(matched.proposed) == found
    assert [left.reasons for left in matched.bank.evidence] == [()] * (not found)


def test_a_cent_is_a_part_too() -> None:
    found = matching(
        received("M-1", "2016-08-03", "500.00"),
        received("M-2", "2016-08-04", "0.01"),
        line("L-1", "2016-08-03", "500.01"),
    )
    assert named(found.proposed) == ["L-1 = M-1 + M-2"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("2016-08-01", "2016-08-07", ["L-1 = G-1 + G-2"]),
        ("2016-07-31", "2016-08-07", []),
        ("2016-08-01", "2016-08-08", []),
        # What the books know to the month, or over a few days, ends within the window of it.
        ("2016-08", "2016-08-07", ["L-1 = G-1 + G-2"]),
        ("2016-07-20/2016-08-01", "2016-08-07", ["L-1 = G-1 + G-2"]),
        ("2016-07-02/2016-08-01", "2016-08-07", ["L-1 = G-1 + G-2"]),
        ("2016-07-01/2016-07-31", "2016-08-07", []),
        # What is known less precisely than to the month would be a part of anything.
        ("2016-07-01/2016-08-01", "2016-08-07", []),
        ("2016", "2016-08-07", []),
    ],
)
def test_the_parts_are_of_days_within_the_window(first: str, second: str, found: list[str]) -> None:
    facts = (
        spent("G-1", first, "10.00"),
        spent("G-2", second, "20.50"),
        line("L-1", "2016-08-04", "-30.50"),
    )
    assert named(matching(*facts).proposed) == found


def test_nothing_is_a_part_of_two_sums() -> None:
    """A week of batches: each takes its parts, and the next steps over what is taken."""
    found = matching(
        spent("G-1", "2016-08-03", "10.00"),
        spent("G-2", "2016-08-04", "20.50"),
        spent("G-3", "2016-08-04", "31.25"),
        spent("G-4", "2016-08-06", "42.13"),
        spent("G-5", "2016-08-06", "50.07"),
        spent("G-6", "2016-08-07", "64.02"),
        line("L-1", "2016-08-05", "-62.63"),  # G-2 and G-4
        line("L-2", "2016-08-05", "-60.07"),  # G-1 and G-5, about the ones that are taken
        line("L-3", "2016-08-05", "-62.64"),  # what G-2 and G-4 are, and a cent
        line("L-4", "2016-08-06", "-95.27"),  # G-3 and G-6, about all four
        line("L-5", "2016-08-06", "-70.57"),  # G-2 and G-5, which have their lines
    )
    assert named(found.proposed) == ["L-1 = G-2 + G-4", "L-2 = G-1 + G-5", "L-4 = G-3 + G-6"]
    assert [left.movement.reference for left in found.bank.evidence] == ["L-3", "L-5"]


def test_a_sum_and_its_parts_are_no_parts_of_a_split() -> None:
    parts = spent("G-1", "2016-08-03", "12.00"), spent("G-2", "2016-08-05", "18.50")
    batch = line("L-1", "2016-08-04", "-30.50")
    split = line("L-2", "2016-08-03", "-5.00"), line("L-3", "2016-08-04", "-7.00")
    assert named(matching(*parts, *split).proposed) == ["L-2 + L-3 = G-1"]
    assert named(matching(*parts, batch, *split).proposed) == ["L-1 = G-1 + G-2"]
    more = spent("G-3", "2016-08-04", "35.50")  # L-1 and L-2
    assert named(matching(batch, split[0], more).proposed) == ["L-1 + L-2 = G-3"]
    assert named(matching(*parts, batch, split[0], more).proposed) == ["L-1 = G-1 + G-2"]


def test_a_day_is_the_sum_of_one_line_only() -> None:
    day = [spent(f"G-{n}", "2016-08-04", f"{n}.10") for n in range(1, 6)]
    found = matching(*day, *(line(f"L-{n}", "2016-08-04", "-15.50") for n in (1, 2)))
    assert named(found.proposed) == ["L-1 = G-1 + G-2 + G-3 + G-4 + G-5"]
    assert [left.movement.reference for left in found.bank.evidence] == ["L-2"]


def test_a_whole_day_may_be_that_of_one_name() -> None:
    hotel = [spent(f"G-{n}", "2016-08-04", f"{n}.10", payee="Hotel Reforma") for n in range(1, 6)]
    booked = line("L-1", "2016-08-04", "-15.50", counterpart="HOTEL REFORMA")
    found = matching(*hotel, spent("G-9", "2016-08-04", "7.00", payee="Ana Pérez"), booked)
    assert named(found.proposed) == ["L-1 = G-1 + G-2 + G-3 + G-4 + G-5"]
    assert said(found.proposed[0]) == ["whole-day", "same-day", "same-party"]
    payroll = line("L-1", "2016-08-04", "-22.50", counterpart="NOMINA INE")
    found = matching(*hotel, spent("G-9", "2016-08-04", "7.00", payee="Ana Pérez"), payroll)
    assert named(found.proposed) == ["L-1 = G-1 + G-2 + G-3 + G-4 + G-5 + G-9"]
    nobody = matching(
        *hotel, spent("G-9", "2016-08-04", "7.00"), line("L-1", "2016-08-04", "-15.5")
    )
    assert nobody.proposed == ()


def test_only_a_day_has_a_whole_day() -> None:
    """Five are more than are tried as a sum, and a month is no day; nor is one of a month of it."""
    lines = [line(f"L-{n}", "2016-08-01", f"-{n}.10") for n in range(1, 6)]
    assert len(matching(spent("G-1", "2016-08-01", "15.50"), *lines).proposed) == 1
    assert matching(spent("G-1", "2016-08", "15.50"), *lines).proposed == ()
    parts = [spent(f"G-{n}", "2016-08-01", f"{n}.10") for n in range(1, 5)]
    batch = line("L-1", "2016-08-01", "-15.50")
    assert matching(*parts, spent("G-5", "2016-08", "5.10"), batch).proposed == ()


def test_two_are_a_whole_day_too() -> None:
    """Though two of about that day have the same sum."""
    found = matching(
        spent("G-1", "2016-08-04", "10.00"),
        spent("G-2", "2016-08-04", "20.50"),
        spent("G-3", "2016-08-05", "20.50"),
        line("L-1", "2016-08-04", "-30.50"),
    )
    assert said(found.proposed[0]) == ["whole-day", "same-day"]


# What was rejected


def test_a_sum_that_was_rejected_gives_way_to_another() -> None:
    fares = [spent(f"G-{n}", "2016-08-03", "10.00") for n in range(3)]
    facts = (*fares, line("L-1", "2016-08-04", "-20.00"))
    no = decided("K-1", ["L-1"], ["G-0", "G-1"], decision="rejected")
    assert named(matching(*facts, no).proposed) == ["L-1 = G-0 + G-2"]


def test_a_split_that_was_rejected_is_not_proposed_again() -> None:
    facts = (
        spent("G-1", "2016-08-03", "75.50"),
        line("L-1", "2016-08-03", "-30.00"),
        line("L-2", "2016-08-04", "-45.50"),
    )
    no = decided("K-1", ["L-1", "L-2"], ["G-1"], decision="rejected")
    assert named(matching(*facts).proposed) == ["L-1 + L-2 = G-1"]
    assert matching(*facts, no).proposed == ()


def test_a_day_that_was_rejected_gives_way_to_the_value_day() -> None:
    """Five of each day sum to it, which only a whole day may have."""
    third = [spent(f"G-{n}", "2016-08-03", f"{n}.10") for n in range(1, 6)]
    fifth = [spent(f"H-{n}", "2016-08-05", f"{n}.10") for n in range(1, 6)]
    booked = line("L-1", "2016-08-03", "-15.50", value_day="2016-08-05")
    all_of_third = [event.reference for event in third]
    no = decided("K-1", ["L-1"], all_of_third, decision="rejected")
    assert named(matching(*third, *fifth, booked).proposed) == ["L-1 = G-1 + G-2 + G-3 + G-4 + G-5"]
    assert named(matching(*third, *fifth, booked, no).proposed) == [
        "L-1 = H-1 + H-2 + H-3 + H-4 + H-5"
    ]


# The nearest


def crowd(day: str, *, of: int, many: int) -> list[Expenditure]:
    """So many of about the same amount on a day, none of which has a part in 30.50."""
    return [spent(f"X-{n:02}", day, f"{of + n}.01") for n in range(many)]


@pytest.mark.parametrize(
    ("of_the_crowd", "of_the_parts"), [("2016-08-07", "2016-08-03"), ("2016-08-01", "2016-08-05")]
)
def test_what_is_near_is_tried_before_a_crowd_further_off(
    of_the_crowd: str, of_the_parts: str
) -> None:
    found = matching(
        *crowd(of_the_crowd, of=1, many=24),
        spent("G-1", of_the_parts, "10.00"),
        spent("G-2", of_the_parts, "12.00"),
        spent("G-3", "2016-08-04", "8.50"),
        line("L-1", "2016-08-04", "-30.50"),
    )
    assert named(found.proposed) == ["L-1 = G-1 + G-2 + G-3"]


def test_what_is_larger_takes_no_place_among_the_nearest() -> None:
    facts: list[AnyFact] = [
        *crowd("2016-08-04", of=100, many=24),
        spent("G-1", "2016-08-03", "10.00"),
        spent("G-2", "2016-08-05", "20.50"),
    ]
    found = matching(*facts, line("L-1", "2016-08-04", "-30.50"))
    assert named(found.proposed) == ["L-1 = G-1 + G-2"]


@pytest.mark.parametrize(
    ("smaller", "larger", "reasons"),
    [(16, 0, []), (17, 0, ["cut-short"]), (0, 47, []), (0, 60, ["cut-short"])],
)
def test_only_what_was_not_tried_with_all_is_said_to_be_cut_short(
    smaller: int, larger: int, reasons: list[str]
) -> None:
    found = matching(
        *(spent(f"G-{n:02}", "2016-08-04", f"{n}.01") for n in range(1, smaller + 1)),
        *crowd("2016-08-04", of=100, many=larger),
        line("L-1", "2016-08-04", "-30.50"),
    )
    assert found.proposed == ()
    (left,) = found.bank.evidence
    assert [why.code for why in left.reasons] == reasons
