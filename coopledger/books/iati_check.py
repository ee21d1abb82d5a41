"""What an agreement lacks to be published to IATI, field by field.

An error is what the schema, the rules of the standard or the sums ask for: nothing is written. A
warning is what IATI scores besides.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from coopledger.books.iati import IatiActivity, within_a_year
from coopledger.books.iati_codes_held import codes_amiss
from coopledger.messages.catalogue import Language, say
from coopledger.model.finding import Finding, Place, Severity
from coopledger.model.iati import IatiCountry, IatiPublisher, IatiSector

_FORBIDDEN = re.compile(r"[/&|?\s]")
_LIST_OF_ONE = ("98", "99")
"""Vocabularies that the publisher says the words of."""

_SCORED = (
    "description", "collaboration_type", "finance_type", "aid_type", "flow_type", "documents",
    "provider_activity",
)  # fmt: skip
"""Details that IATI scores, and that only the institution knows."""


class IatiField(str):
    """A field of the settings, which people know by another name."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return f"{say(f'iati-field.{self}', language)} ({self})"


class IatiFields(tuple[str, ...]):
    """Several of them."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return "; ".join(IatiField(each).say(language) for each in self)


def iati_findings(
    activities: Iterable[IatiActivity], publisher: IatiPublisher, on: date
) -> Iterator[Finding]:
    """What is found of each, the errors first."""
    published = list(activities)
    found = [*_of_publisher(publisher), *_unique(published), *_undated(published)]
    for each in published:
        found += _of_activity(each, publisher, on)
    yield from sorted(found, key=lambda finding: finding.severity is not Severity.ERROR)


def _of_publisher(publisher: IatiPublisher) -> Iterator[Finding]:
    refs = [("organisation.ref", publisher.organisation.ref)]
    refs += [("organisations.ref", each.ref) for each in publisher.organisations if each.ref]
    for field, ref in refs:
        if _FORBIDDEN.search(ref):
            yield _bad(Place(), field, ref, "ref")
    if not publisher.organisation.name.in_languages():
        yield _missing(Place(), ["organisation.name"])


def _unique(activities: Iterable[IatiActivity]) -> Iterator[Finding]:
    seen = set[str]()
    for each in activities:
        if each.identifier in seen:
            yield _bad(Place(book=each.code), "identifier", each.identifier, "unique")
        seen.add(each.identifier)


def _of_activity(activity: IatiActivity, publisher: IatiPublisher, on: date) -> Iterator[Finding]:
    place, details = _place(activity), activity.details
    begins = f"{publisher.organisation.ref}-"
    own, rest = activity.identifier, activity.identifier.removeprefix(begins)
    if rest in ("", own) or _FORBIDDEN.search(rest):
        yield _bad(place, "identifier", own, "identifier", ref=publisher.organisation.ref)
    if required := list(_required(activity)):
        yield _missing(place, required)
    yield from _dates(activity, on)
    for field, shares in (("sectors", details.sectors), ("countries", details.countries)):
        yield from _shares(place, field, shares)
    for sector in details.sectors:
        if sector.vocabulary in _LIST_OF_ONE and sector.name is None:
            yield _bad(place, "sectors", sector.code, "sector-name")
    for held in codes_amiss(activity):
        if held.possible:
            said = {"field": IatiField(held.field), "seen": held.code, "list": held.list}
            yield Finding("iati-code-unknown", Severity.WARNING, place, said)
        else:
            yield _bad(place, held.field, held.code, "code", list=held.list)
    whole = activity.activity is None
    scored = _scored(activity, publisher) if whole else _scored_of_part(activity)
    if fields := IatiFields(scored):
        yield Finding("iati-asked", Severity.WARNING, place, {"fields": fields})
    if whole:
        yield from _organisations(activity, publisher)


def _place(activity: IatiActivity) -> Place:
    return Place(book=activity.code, reference=activity.activity)


def _scored_of_part(activity: IatiActivity) -> Iterator[str]:
    """Of an activity under its agreement: what is its own, and not said of the agreement."""
    [said] = activity.results
    if activity.details.description is None and said.summary is None:
        yield "description"
    if activity.details.location is None and said.place is None:
        yield "location"


def _required(activity: IatiActivity) -> Iterator[str]:
    """What is not there and has to be."""
    if "1" not in activity.dates and "2" not in activity.dates:
        yield "planned_start"
    yield from (each for each in ("sectors", "countries") if not getattr(activity.details, each))


def _scored(activity: IatiActivity, publisher: IatiPublisher) -> Iterator[str]:
    """What is not there and would make it more complete."""
    if publisher.contact is None:
        yield "contact"
    if activity.funder is None:
        yield "funder"
    yield from (field for field in _SCORED if not getattr(activity.details, field))
    if activity.details.location is None and all(each.place is None for each in activity.results):
        yield "location"
    if all(each.figure != "committed" for each in activity.transactions):
        yield "committed"
    if not activity.budgets:
        yield "budgets"


def _dates(activity: IatiActivity, on: date) -> Iterator[Finding]:
    """Each pair in order, what was actual not after the day, budgets of a year at most."""
    place, dates = _place(activity), activity.dates
    for first, last, field in (("1", "3", "planned_end"), ("2", "4", "actual_end")):
        if first in dates and last in dates and dates[last] < dates[first]:
            yield _bad(place, field, dates[last], "after", day=dates[first])
    for kind, field in (("2", "actual_start"), ("4", "actual_end")):
        if kind in dates and dates[kind] > on:
            yield _bad(place, field, dates[kind], "until", day=on)
    for each in activity.budgets:
        if not within_a_year(each.first, each.last):
            yield _bad(place, "budgets", f"{each.first}/{each.last}", "year")
    for before, after in pairwise(sorted(activity.budgets, key=lambda each: each.first)):
        if after.first <= before.last:
            yield _bad(place, "budgets", after.first, "after", day=before.last)


def _shares(
    place: Place, field: str, shares: Iterable[IatiSector | IatiCountry]
) -> Iterator[Finding]:
    """One needs no percentage; of several of a vocabulary, all together are the whole."""
    stated = list(shares)
    by: dict[str, list[Decimal | None]] = {}
    for each in stated:
        vocabulary = each.vocabulary if isinstance(each, IatiSector) else ""
        by.setdefault(vocabulary, []).append(each.percentage)
    for percentages in by.values():
        alone = len(percentages) == 1 and percentages[0] is None
        total = sum((each or Decimal() for each in percentages), Decimal())
        if not alone and (None in percentages or total != 100):
            yield _bad(place, field, f"{total:f} %", "whole")


def _undated(activities: Iterable[IatiActivity]) -> Iterator[Finding]:
    """What has no day, each once, in however many activities there is a part of it."""
    undated = {
        (activity.code, each.reference): each
        for activity in activities
        for each in activity.transactions
        if each.day is None
    }
    for (code, reference), each in undated.items():
        said = {"known": each.known, "reference": reference}
        yield Finding("iati-no-day", Severity.ERROR, Place(book=code, reference=reference), said)


def _organisations(activity: IatiActivity, publisher: IatiPublisher) -> Iterator[Finding]:
    """Who takes part and is not known by an identifier and a type."""
    named = dict.fromkeys(name for name in (activity.funder, activity.sender) if name)
    for name in named:
        known = publisher.organisation_called(name)
        if known is None or known.ref is None or known.type is None:
            place = Place(book=activity.code)
            yield Finding("iati-organisation", Severity.WARNING, place, {"name": name})


def _missing(place: Place, fields: Iterable[str]) -> Finding:
    return Finding("iati-missing", Severity.ERROR, place, {"fields": IatiFields(fields)})


class _Asked:
    """What a field is to be, with what it is held to."""

    def __init__(self, name: str, said: dict[str, object]) -> None:
        self._name, self._said = name, said

    def say(self, language: Language | str) -> str:
        return say(f"iati-asked.{self._name}", language, **self._said)


def _bad(place: Place, field: str, seen: object, expected: str, **said: object) -> Finding:
    params = {"field": IatiField(field), "seen": seen, "expected": _Asked(expected, said)}
    return Finding("iati-bad-value", Severity.ERROR, place, params)
