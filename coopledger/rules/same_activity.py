"""An activity that is one of another book stands there, alike, and is counted there.

Asked of all the books of a load together: each may change what another one names.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.given import NOT_STATED
from coopledger.books.same_activity import Books, named_by, named_revisions
from coopledger.messages.catalogue import Language, say
from coopledger.model.activity import Activity, kind_word
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal
from coopledger.model.finding import Finding

Problem = tuple[str, dict[str, object]]


def same_activity(new: Mapping[str, Sequence[Entry]], books: Books) -> Iterator[Finding]:
    """What is wrong with the links of new activities, and with those that new facts change.

    new: by book. books: as they would stand, with all that name or are named by them.
    """
    for code, entries in new.items():
        changed = {}
        for entry in entries:
            fact = entry.fact
            if isinstance(fact, Activity):
                changed[fact.reference] = entry
                if (problem := _problem(fact, books)) is not None:
                    found, params = problem
                    yield Finding(found, place=entry.place("same_as"), params=params)
            elif isinstance(fact, Reversal):
                changed.setdefault(fact.of, entry)
        if changed:
            yield from _left(code, changed, new, books)


def _left(
    code: str, changed: Mapping[str, Entry], new: Mapping[str, Sequence[Entry]], books: Books
) -> Iterator[Finding]:
    """Activities of other books, recorded before, that name one that changes."""
    for other in books.values():
        added = {entry.fact.reference for entry in new.get(other.code, ())}
        for activity in other.of_kind(Activity):
            named = activity.same_as or ""
            if activity.same_as_book != code or named not in changed:
                continue
            if activity.reference not in added and _problem(activity, books) is not None:
                params = {"seen": named, "named": activity.reference, "other": other.code}
                where = changed[named].place("reference")
                yield Finding("same-activity-left", place=where, params=params)


def _problem(activity: Activity, books: Books) -> Problem | None:
    """Why an activity cannot be the one that it names, on some day on which it stands."""
    book = books[activity.book]
    if activity.same_as is None:
        return None
    said: dict[str, object] = {"seen": activity.same_as, "other": activity.same_as_book}
    for day in _days(activity, book, books):
        named = named_by(activity, books, day) if activity.same_as_book != book.code else None
        if named is None:
            return "same-activity-unknown", said
        if named.same_as is not None:
            return "same-activity-chain", said
        if (here := _Counted.of(activity)) != (there := _Counted.of(named)):
            differs = {"seen": here, "expected": there, "named": activity.same_as}
            return "same-activity-differs", said | differs
    return None


class _Counted(NamedTuple):
    """What an activity is counted as."""

    kind: str
    number: int

    @classmethod
    def of(cls, activity: Activity) -> "_Counted":
        return cls(activity.activity_kind or NOT_STATED, activity.count)

    def say(self, language: Language | str) -> str:
        kind = kind_word(self.kind, language)
        return say("same-activity.counted", language, kind=kind, count=self.number)


def _days(activity: Activity, book: Book, books: Books) -> Iterator[date]:
    """The first day on which it stands, and those on which what it names changes meanwhile."""
    since, until = book.counts_since(activity), book.reversed_on(activity)
    if since >= until:
        return
    yield since
    other = books.get(activity.same_as_book or "")
    if other is not None:
        for named in named_revisions(activity, other):
            changes = (other.counts_since(named), other.reversed_on(named))
            yield from (day for day in changes if since < day < until)
