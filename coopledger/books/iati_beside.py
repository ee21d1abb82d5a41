"""What a partner published of an agreement, beside the books: a check, and never an event.

Its disbursements are ours, its disbursements below zero our refunds. The same amount within some
days is the same movement; what is left over is laid beside what is most like it and said to differ;
what has nothing like it is missing on one side.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.iati import INCOMING, IatiTransaction, iati_movements
from coopledger.books.match_reasons import MatchReason, reason
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Agreement
from coopledger.model.answer import Answer
from coopledger.model.finding import Finding, Findings, Place, Severity
from coopledger.model.iati import IatiPublisher
from coopledger.model.iati_published import (
    PublishedActivity,
    PublishedFile,
    PublishedParty,
    PublishedTransaction,
)
from coopledger.money import Money

DAYS = 10
"""How many days may lie between what is published and ours: a transfer abroad takes some."""

_A_YEAR = 366
_OUTGOING = "3"
_MOST_NAMED = 20


class Beside(StrEnum):
    """How what is published and what is recorded stand to each other."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_RECORDED = "not-recorded"
    NOT_PUBLISHED = "not-published"


class BesideItem(NamedTuple):
    """A movement on both sides, or on one. figure: `received` or `returned`, whatever the sign."""

    standing: Beside
    figure: str
    ours: IatiTransaction | None
    theirs: PublishedTransaction | None
    reasons: tuple[MatchReason, ...] = ()


@dataclass(frozen=True, slots=True)
class IatiBeside(Answer):
    """What a partner's activity says of an agreement, beside its book up to a day.

    document, made: the file and its day. activity: the partner's. to_others: how many of its
    disbursements name somebody else as who got them. findings: what differs or is missing.
    """

    code: str
    on: date
    document: str
    made: date | None
    activity: PublishedActivity
    items: tuple[BesideItem, ...]
    to_others: int
    findings: Findings

    @property
    def agrees(self) -> bool:
        """Whether all that is published is recorded alike, and the reverse, and all was read."""
        return not self.findings


def lay_beside(
    book: Book,
    agreement: Agreement,
    published: PublishedFile,
    on: date,
    *,
    activity: str | None = None,
    publisher: IatiPublisher | None = None,
) -> IatiBeside:
    """Both sides up to a day. Raises CoopledgerError where none, or more than one, is ours."""
    ours_named = _Ours.of(agreement, publisher)
    chosen = _chosen(published, ours_named, activity)
    theirs = []
    to_others = 0
    for each in chosen.transactions:
        figure = ours_named.figure_of(each)
        if each.day > on or figure is None:
            to_others += each.day <= on and each.type == _OUTGOING and bool(each.value)
            continue
        theirs.append((figure, each))
    ours = [each for each in iati_movements(book, on, {}, {}) if each.figure in _FIGURES]
    items = tuple(_items(ours, theirs))
    found = Findings((*chosen.findings, *_findings(items, book.code, published.name)))
    return IatiBeside(
        book.code, on, published.name, published.made, chosen, items, to_others, found
    )


_FIGURES = ("received", "returned")


class _Ours(NamedTuple):
    """By which names an activity, and who got its money, are ours."""

    code: str
    identifier: str | None
    theirs: str | None
    parties: frozenset[str]

    @classmethod
    def of(cls, agreement: Agreement, publisher: IatiPublisher | None) -> "_Ours":
        if publisher is None:
            return cls(agreement.code, None, None, frozenset())
        details = publisher.of(agreement.code)
        own = publisher.organisation.ref
        identifier = details.identifier or f"{own}-{agreement.code}"
        channel = publisher.organisation_called(agreement.channel) if agreement.channel else None
        refs = frozenset({own, identifier, *([channel.ref] if channel and channel.ref else [])})
        return cls(agreement.code, identifier, details.provider_activity, refs)

    def fits(self, activity: PublishedActivity) -> bool:
        """Whether an activity says that it is of this agreement."""
        if {self.code, self.identifier} & {activity.identifier, *activity.others}:
            return True
        return self.identifier is not None and any(
            self.identifier in (each.receiver.activity, each.provider.activity)
            for each in activity.transactions
        )

    def figure_of(self, each: PublishedTransaction) -> str | None:
        """The figure of ours that a transaction is of: None where it is of somebody else.

        What the partner got is a refund only where it says that we gave it.
        """
        if not each.value:
            return None
        if each.type == _OUTGOING and self._may_be(each.receiver):
            return "received" if each.value.minor > 0 else "returned"
        from_us = {each.provider.ref, each.provider.activity} & self.parties
        return "returned" if each.type == INCOMING and from_us and each.value.minor > 0 else None

    def _may_be(self, party: PublishedParty) -> bool:
        """Whether a party is us, or is not said, or nobody told by what it would be known."""
        named = {party.ref, party.activity} - {None}
        return not named or not self.parties or bool(named & self.parties)


def _chosen(published: PublishedFile, ours: _Ours, named: str | None) -> PublishedActivity:
    """The activity that is named; else that of the settings; else the one that says it is ours."""
    identifier = named or ours.theirs
    fitting = [each for each in published.activities if each.identifier == identifier]
    if not fitting and named is None:
        fitting = [each for each in published.activities if ours.fits(each)]
    if len(fitting) == 1:
        return fitting[0]
    among = fitting or published.activities
    known = ", ".join(each.identifier for each in among[:_MOST_NAMED])
    said = {"code": named or ours.code, "document": published.name}
    more = ", …" if among[_MOST_NAMED:] else ""
    key = "iati-beside.several" if fitting else "iati-beside.none"
    raise CoopledgerError(key, known=(known + more) or "-", **said)


_Theirs = tuple[str, PublishedTransaction]
_Keys = Callable[[str, Money], object]

_LIKE: tuple[tuple[_Keys, int, Beside], ...] = (
    (lambda figure, value: (figure, abs(value)), DAYS, Beside.AGREES),
    (lambda figure, value: (figure, abs(value)), _A_YEAR, Beside.DIFFERS),
    (lambda figure, value: (figure, value.currency.code), DAYS, Beside.DIFFERS),
    (lambda figure, _: figure, DAYS, Beside.DIFFERS),
)
"""What is one movement, the surest first: by what it is alike, and within how many days."""


def _items(ours: Sequence[IatiTransaction], theirs: Sequence[_Theirs]) -> Iterator[BesideItem]:
    """Those of the books in their order, then what only the partner has, in the file's."""
    left_ours, left_theirs = dict(enumerate(ours)), dict(enumerate(theirs))
    pairs: dict[int, tuple[int, Beside]] = {}
    for key, days, standing in _LIKE:
        for one, other in _alike(left_ours, left_theirs, key, days):
            pairs[one] = other, standing
            del left_ours[one], left_theirs[other]
    for at, each in enumerate(ours):
        if at in pairs:
            other, standing = pairs[at]
            published = theirs[other][1]
            yield BesideItem(standing, each.figure, each, published, _reasons(each, published))
        else:
            yield BesideItem(Beside.NOT_PUBLISHED, each.figure, each, None)
    for figure, published in left_theirs.values():
        yield BesideItem(Beside.NOT_RECORDED, figure, None, published)


def _alike(
    ours: dict[int, IatiTransaction], theirs: dict[int, _Theirs], key: _Keys, days: int
) -> list[tuple[int, int]]:
    """Pairs that are alike within some days: the nearest first, then by what the partner sent
    before what came into the account, then what is sooner over.

    So each that lies within a date of ours finds its own, however the dates overlap.
    """
    by: defaultdict[object, list[tuple[date, int]]] = defaultdict(list)
    for at, (figure, published) in theirs.items():
        for day in {published.day, published.value_day}:
            by[key(figure, published.value)].append((day, at))
    for each in by.values():
        each.sort()
    margin = timedelta(days)
    near = []
    for at, known in ours.items():
        values = [value for value in (known.value, known.moved) if value]
        keys = dict.fromkeys(key(known.figure, value) for value in values)
        for rank, same in enumerate(keys):
            listed = by.get(same, [])
            begin = bisect_left(listed, known.known.first - margin, key=lambda entry: entry[0])
            end = bisect_right(listed, known.known.last + margin, key=lambda entry: entry[0])
            for day, other in listed[begin:end]:
                near.append((_apart(known, day), rank, day, known.known.last, at, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, at, other in sorted(near):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return list(found.items())


def _apart(ours: IatiTransaction, day: date) -> int:
    """Days between a day and what is known of ours; none where it lies within."""
    return max(0, (ours.known.first - day).days, (day - ours.known.last).days)


def _reasons(ours: IatiTransaction, theirs: PublishedTransaction) -> tuple[MatchReason, ...]:
    apart = min(_apart(ours, day) for day in (theirs.day, theirs.value_day))
    if apart:
        days = reason("days-apart", days=apart)
    elif ours.known.is_day:
        days = reason("same-day")
    else:
        days = reason("within-date", when=ours.known)
    return (_of_amounts(ours, theirs), days)


def _of_amounts(ours: IatiTransaction, theirs: PublishedTransaction) -> MatchReason:
    value = abs(theirs.value)
    of_ours = [abs(each) for each in (ours.value, ours.moved) if each is not None]
    if value in of_ours:
        return reason("same-amount")
    same = [each for each in of_ours if each.currency == value.currency]
    if not same:
        return reason("other-currency", ours=of_ours[0].currency.code, theirs=value.currency.code)
    return reason("amounts-differ", books=same[0], difference=abs(value - same[0]))


_CODES = {
    Beside.DIFFERS: "iati-differs",
    Beside.NOT_RECORDED: "iati-not-recorded",
    Beside.NOT_PUBLISHED: "iati-not-published",
}


def _findings(items: Iterable[BesideItem], code: str, document: str) -> Iterator[Finding]:
    for each in items:
        if each.standing not in _CODES:
            continue
        row = each.theirs.row if each.theirs is not None else None
        reference = each.ours.reference if each.ours is not None else None
        place = Place(document, row=row, reference=reference, book=code)
        said: dict[str, object] = {}
        if each.ours is not None:
            said |= {"when": each.ours.known, "amount": abs(each.ours.value)}
        if each.theirs is not None:
            said |= {"day": each.theirs.day, "published": abs(each.theirs.value)}
        yield Finding(_CODES[each.standing], Severity.WARNING, place, said)
