"""What was spent on each budget line, activity by activity, as far as the books say it.

An expenditure on one line, or for one activity, says of all its parts which activity they were for.
One on several lines for several activities does not: what fell on its lines is of several.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from coopledger.books.line_standing import Fell
from coopledger.books.parts import Fallen, fallen
from coopledger.books.valuation import ValuedEvent
from coopledger.money import Money, split_minor

SEVERAL = ""
"""The code, which no activity has, of what is of several and nothing says of which how much."""

ByActivity = Mapping[str | None, Fell]
"""What fell on a line, by the code of an activity; None: of no activity."""

LineActivities = Mapping[str | None, ByActivity]
"""The same by the code of the line; None: on no line."""


def line_activities(valued: Iterable[ValuedEvent]) -> LineActivities:
    """How all that was spent falls on lines and activities."""
    found: defaultdict[str | None, defaultdict[str | None, Fell]]
    found = defaultdict(lambda: defaultdict(Fell))
    for item in valued:
        lines = [each for each in fallen("lines", [item]) if each.minor or each.reported]
        activities = [each for each in fallen("activities", [item]) if each.minor or each.reported]
        for line, activity, of in _together(lines, activities):
            found[line][activity].add(of.currency, of.minor, of.reported)
    return found


def _together(
    lines: Sequence[Fallen], activities: Sequence[Fallen]
) -> Iterator[tuple[str | None, str | None, Fallen]]:
    """The line and the activity of each part of an expenditure."""
    if len(lines) == 1:
        yield from ((lines[0].key, each.key, each) for each in activities)
    else:
        activity = activities[0].key if len(activities) == 1 else SEVERAL
        yield from ((each.key, activity, each) for each in lines)


def said_of(
    by_activity: ByActivity, total: Money, reported_in: str | None
) -> dict[str | None, Money]:
    """Of a line what is of each activity, in the currency in which all of it is said.

    total: all that was spent on it here. reported_in: the agreement's currency, in which it is as
    it was reported; None: in none. In another, what was spent in that one is as it was spent, and
    the rest goes by what it was reported as. They add up to the total.
    """
    currency = total.currency.code
    if currency == reported_in:
        return {
            key: Money.from_minor(fell.reported.total(), currency)
            for key, fell in by_activity.items()
        }
    here = {key: fell.fund[currency] for key, fell in by_activity.items()}
    weights = [
        max(0, fell.reported.total() - fell.reported[currency]) for fell in by_activity.values()
    ]
    elsewhere = split_minor(total.minor - sum(here.values()), weights) if any(weights) else []
    parts = dict(zip(here, elsewhere or [0] * len(here), strict=True))
    return {key: Money.from_minor(here[key] + parts[key], currency) for key in here}
