"""An agreement as IATI has it, activity by activity: the whole above them, each with its own money.

An expenditure, and what came back of it, is where its activity is; what is for none, or does not
say for which, stays with the agreement, and so do all funds. Each amount stands once.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from coopledger.books.book import Book
from coopledger.books.iati import IatiActivity, IatiResult, IatiTransaction, said_of_activity
from coopledger.books.parts import Shares, shares
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.dates import When
from coopledger.model.events import Expenditure
from coopledger.model.iati import IatiPublisher
from coopledger.money import Money


def by_activity(
    whole: IatiActivity, book: Book, publisher: IatiPublisher, hidden: Collection[str]
) -> Iterator[IatiActivity]:
    """The agreement, and under it each activity that there is something to say of in public."""
    on = whole.statement.on
    told = {
        each.reference: (each, said)
        for each in book.activities_on(on).values()
        if (said := said_of_activity(each, hidden)) is not None
    }
    spread = _spread(whole.transactions, _falls(book, on), told)
    children = [_child(whole, *each, publisher, tuple(spread[code])) for code, each in told.items()]
    identifiers = tuple(each.identifier for each in children)
    own = tuple(spread[None])
    yield replace(whole, transactions=own, results=(), hierarchy=1, related=identifiers)
    yield from children


def _falls(book: Book, on: date) -> dict[str, Shares]:
    """How what was spent or given under a reference falls on activities, in minor units."""
    falls: dict[str, Shares] = {}
    for event, recoveries in book.standing(on):
        if isinstance(event, Expenditure):
            falls[event.reference] = found = shares(event.activities, event.amount.minor)
            for each in recoveries:
                back = shares(each.activities, each.amount.minor)
                if len(found) == 1:  # what names no part is of the only one there is
                    back = [(found[0][0] if key is None else key, minor) for key, minor in back]
                falls[each.reference] = back
    for given in book.of_kind(InKindContribution, on):
        lone = given.activities[0] if len(given.activities) == 1 else None
        falls[given.reference] = [(lone, given.amount.minor)]
    return falls


def _spread(
    transactions: Iterable[IatiTransaction], falls: Mapping[str, Shares], known: Collection[str]
) -> defaultdict[str | None, list[IatiTransaction]]:
    """Each where its activity is; None: with the agreement."""
    found: defaultdict[str | None, list[IatiTransaction]] = defaultdict(list)
    for each in transactions:
        if each.figure not in ("spent", "in_kind"):
            found[None].append(each)
            continue
        parts: defaultdict[str | None, int] = defaultdict(int)
        for key, minor in falls[each.reference]:
            parts[key if key in known else None] += minor
        for key, minor in parts.items():
            found[key].append(_part(each, minor))
    return found


def _part(of: IatiTransaction, minor: int) -> IatiTransaction:
    """So much of it, with its sign."""
    value = Money.from_minor(minor if of.value.minor > 0 else -minor, of.value.currency.code)
    return of._replace(value=value, moved=None if of.moved is None else value)


def _child(
    whole: IatiActivity,
    activity: Activity,
    said: IatiResult,
    publisher: IatiPublisher,
    transactions: tuple[IatiTransaction, ...],
) -> IatiActivity:
    details = publisher.of_activity(whole.code, activity.reference)
    status = details.status or _status(whole, activity.when)
    ends = _ends(activity.when, whole.statement.on)
    moved = [each.day for each in transactions if each.day]
    dates = {
        "1": details.planned_start or ends.get("1"),
        "2": details.actual_start or ends.get("2") or min(moved, default=None),
        "3": details.planned_end or ends.get("3"),
        "4": details.actual_end or ends.get("4"),
    }
    return IatiActivity(
        whole.statement,
        details,
        details.identifier or f"{whole.identifier}-{_fit(activity.reference)}",
        status,
        {kind: day for kind, day in dates.items() if day is not None},
        details.budgets,
        revised=False,
        transactions=transactions,
        results=(said,),
        hierarchy=2,
        related=(whole.identifier,),
        activity=activity.reference,
    )


def _status(whole: IatiActivity, when: When | None) -> str:
    """Before its first day 1; after its last 3, and 4 once the agreement is closed."""
    on = whole.statement.on
    if when is None:
        return whole.status
    if when.first > on:
        return "1"
    return "2" if when.last >= on else "4" if whole.status == "4" else "3"


def _ends(when: When | None, on: date) -> dict[str, date]:
    """Its first and last day, where they are known: planned, and actual once they have come."""
    if when is None or not (when.is_day or "/" in when.text):
        return {}
    ends = {"1": when.first, "3": when.last}
    ends |= {"2": when.first} if when.first <= on else {}
    return ends | ({"4": when.last} if when.last <= on else {})


def _fit(reference: str) -> str:
    """A reference as an identifier may have it: a sign that none may stands by its number."""
    return re.sub(r"[/&|?\s]", lambda sign: f"_{ord(sign[0]):x}", reference)
