"""Days whose month was taken for the day: what a US Excel makes of a table in day-first dates.

05/10 becomes a date, the 10th of May; 25/10 is none there, and stays text.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

AS_A_DATE = "date"
"""The form of a day that a spreadsheet holds as a date."""

_LAST_MONTH = 12
_FEW = 3


class WrittenDay(NamedTuple):
    """A day, and how its cell holds it: as a date, or as text of some form."""

    day: date
    form: str


def look_swapped(days: Sequence[WrittenDay]) -> list[date]:
    """Those that are held as dates, where each of them may be swapped, and none that is text may.

    Empty where nothing of the kind is to be seen.
    """
    of_form = _by_form(days)
    found = of_form.pop(AS_A_DATE, [])
    if len(days) < _FEW or len(of_form) != 1 or not any(map(_changes, found)):
        return []
    [rest] = of_form.values()
    return found if all(map(_may_be, found)) and not any(map(_may_be, rest)) else []


def swapped_in_order(days: Sequence[WrittenDay]) -> list[date]:
    """Those of one form, where the days jump, and would not if in these two were exchanged.

    days: in the order in which the lines are known to follow each other.
    """
    if _in_order([each.day for each in days]):
        return []
    for form, found in _by_form(days).items():
        if all(map(_may_be, found)):
            right = [exchanged(each.day) if each.form == form else each.day for each in days]
            if _in_order(right):
                return found
    return []


def _by_form(days: Sequence[WrittenDay]) -> dict[str, list[date]]:
    found: defaultdict[str, list[date]] = defaultdict(list)
    for each in days:
        found[each.form].append(each.day)
    return found


def _may_be(day: date) -> bool:
    return day.day <= _LAST_MONTH


def _changes(day: date) -> bool:
    return day.day != day.month


def exchanged(day: date) -> date:
    """The day with its day and its month exchanged, which both are 12 at the most."""
    return date(day.year, day.day, day.month)


def _in_order(days: Sequence[date]) -> bool:
    return all(before <= after for before, after in pairwise(days))
