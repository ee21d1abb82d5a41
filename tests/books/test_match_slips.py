"""Amounts that differ by a slip, and what stands twice: which of several it is like."""

from datetime import timedelta

import pytest

from coopledger.model.facts import AnyFact
from tests.books.test_matching import START, line, matching, named, received, spent
from tests.books.told import told


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (["2016-08-03", "2016-08-07"], "G-0"),
        (["2016-08-01", "2016-08-05"], "G-1"),
        (["2016-08-02", "2016-08-04", "2016-08-05"], "G-1"),
        (["2016-08-06", "2016-08-02"], "G-1"),  # both two days off: the earlier
        ([(START + timedelta(days=n)).isoformat() for n in range(-9, 9)], "G-12"),
    ],
)
def test_of_several_slips_the_nearest_is_proposed(days: list[str], found: str) -> None:
    facts = [spent(f"G-{n}", day, "1254.00") for n, day in enumerate(days)]
    proposed = matching(*facts, line("L-1", "2016-08-04", "-1524.00")).proposed
    assert named(proposed) == [f"L-1 = {found}"]


def test_of_several_slips_it_is_the_one_with_the_name() -> None:
    found = matching(
        spent("G-1", "2016-08-04", "1254.00", payee="Ana Pérez"),
        spent("G-2", "2016-08-02", "1255.00", payee="Hotel Reforma"),
        spent("G-3", "2016-08-04", "1256.00", payee="Imprenta del Sur"),
        line("L-1", "2016-08-04", "-1259.00", counterpart="HOTEL REFORMA"),
    )
    assert named(found.proposed) == ["L-1 = G-2"]


def test_a_cent_may_be_a_slip_too() -> None:
    found = matching(
        received("M-1", "2016-08-04", "0.01", source="SEGIB Madrid"),
        line("L-1", "2016-08-04", "0.10", counterpart="SEGIB MADRID"),
    )
    assert named(found.proposed) == ["L-1 = M-1"]


# What stands twice: a line that names one of them leaves the others open


def fare(reference: str, day: str, payee: str | None = None) -> AnyFact:
    return spent(reference, day, "85.00", payee=payee)


def names(reference: str, day: str = "2016-08-04") -> AnyFact:
    return line("L-1", day, "-85.00", text=f"SPEI {reference}")


STATED = line("L-0", "2016-08-01", "-1.11"), line("L-9", "2016-09-30", "-1.11")
"""What the bank says first and last of all these days."""


@pytest.mark.parametrize(
    ("facts", "open_events"),
    [
        # What comes after is like what came before
        (
            [fare("G-1", "2016-08-04"), names("G-1"), fare("G-2", "2016-08-06")],
            ["- G-2: it may stand twice: it is like G-1, 2016-08-04"],
        ),
        # and the other way about, where the bank has the later one.
        (
            [
                fare("G-1", "2016-08-03"),
                fare("G-2", "2016-08-04"),
                names("G-2"),
                fare("G-3", "2016-09-10"),
            ],
            ["- G-1: it may stand twice: it is like G-2, 2016-08-04", "- G-3"],
        ),
        # Of two that the bank has not, the later stands twice.
        (
            [fare("G-1", "2016-08-03"), fare("G-2", "2016-08-06"), fare("G-3", "2016-08-10")],
            ["- G-1", "- G-2: it may stand twice: it is like G-1, 2016-08-03", "- G-3"],
        ),
        # A name tells apart where both have one.
        (
            [
                fare("G-1", "2016-08-04", "Ana Pérez"),
                names("G-1"),
                fare("G-2", "2016-08-05", "Hotel Reforma"),
                fare("G-3", "2016-08-06"),
            ],
            ["- G-2", "- G-3: it may stand twice: it is like G-2, 2016-08-05"],
        ),
        # However many of a day are open, the first is like the one that is not.
        (
            [*(fare(f"G-{n}", "2016-08-04") for n in range(10, 22)), names("G-21")],
            [
                "- G-10: it may stand twice: it is like G-21, 2016-08-04",
                *(
                    f"- G-{n}: it may stand twice: it is like G-{n - 1}, 2016-08-04"
                    for n in range(11, 21)
                ),
            ],
        ),
    ],
)
def test_what_may_stand_twice_is_like_another(facts: list[AnyFact], open_events: list[str]) -> None:
    found = told(matching(*STATED, *facts).bank)
    assert [sentence for sentence in found if sentence.startswith("- G")] == open_events
