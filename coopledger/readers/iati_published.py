"""A file of IATI 2.x that somebody else published: its activities, and their transactions.

Read strictly (`xml_document`). A transaction that lacks what it has to have is told, with its line;
the others are read.
"""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from lxml import etree

from coopledger.errors import MoneyError
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.dates import EARLIEST_YEAR, LATEST_YEAR
from coopledger.model.finding import Finding, Place, Severity, Told
from coopledger.model.iati_published import (
    PublishedActivity,
    PublishedFile,
    PublishedParty,
    PublishedTransaction,
)
from coopledger.money import Money
from coopledger.readers.container import content_of, document_name
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_document import parse_xml, text_of

_ROOT = "iati-activities"
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d|T.*)?", re.ASCII)
_DECIMAL = re.compile(r"([+-]?)(\d{1,18})(?:\.(\d{0,30}))?", re.ASCII)
_LONGEST = 80
"""Signs of what is shown of a value that is not understood."""


def read_iati_published(path: str | os.PathLike[str]) -> PublishedFile:
    """What a file says. Raises CoopledgerError for what is no IATI 2.x file of activities."""
    path = Path(path)
    name = document_name(path)
    try:
        root = parse_xml(content_of(path), name)
    except NotOpened as error:
        said = Told(error.finding, placed=True)
        raise CoopledgerError("iati-beside.unreadable", said=said) from error
    except OSError as error:
        said_by_system = error.strerror or type(error).__name__
        raise CoopledgerError("iati-beside.no-file", path=path, said=said_by_system) from error
    version = root.get("version", "")
    if root.tag != _ROOT or not version.startswith("2."):
        seen = " ".join((str(root.tag), version)).strip()[:_LONGEST]
        raise CoopledgerError("iati-beside.other-file", document=name, seen=seen)
    activities = tuple(_activity(each, name) for each in root.iterfind("iati-activity"))
    return PublishedFile(name, _day(root.get("generated-datetime")), activities)


def _activity(found: etree._Element, document: str) -> PublishedActivity:
    transactions: list[PublishedTransaction] = []
    findings: list[Finding] = []
    currency = found.get("default-currency")
    for each in found.iterfind("transaction"):
        try:
            transactions.append(_transaction(each, currency))
        except _Unread as error:
            findings.append(error.finding(document, each))
    others = (each.get("ref", "").strip() for each in found.iterfind("other-identifier"))
    return PublishedActivity(
        text_of(found.find("iati-identifier")),
        tuple(other for other in others if other),
        _narrative(found.find("title")) or "",
        tuple(transactions),
        tuple(findings),
    )


class _Unread(Exception):
    """A term of a transaction, and what it says."""

    def __init__(self, term: str, seen: str | None) -> None:
        super().__init__(term)
        self.term, self.seen = term, seen

    def finding(self, document: str, at: etree._Element) -> Finding:
        place = Place(document, row=_line(at))
        said = {"term": self.term, "seen": (self.seen or "-")[:_LONGEST]}
        return Finding("iati-unread", Severity.WARNING, place, said)


def _transaction(found: etree._Element, default: str | None) -> PublishedTransaction:
    """Raises _Unread."""
    kind = _attribute(found, "transaction-type", "code")
    written = _attribute(found, "transaction-date", "iso-date")
    day = _day(written)
    value = found.find("value")
    if not kind:
        raise _Unread("transaction-type", kind)
    if day is None:
        raise _Unread("transaction-date", written)
    if value is None:
        raise _Unread("value", None)
    valued = value.get("value-date")
    value_day = _day(valued) if valued else day
    if value_day is None:
        raise _Unread("value-date", valued)
    return PublishedTransaction(
        _line(found),
        kind,
        found.get("ref") or None,
        day,
        value_day,
        _money(text_of(value), (value.get("currency") or default or "").strip()),
        _party(found.find("provider-org"), "provider-activity-id"),
        _party(found.find("receiver-org"), "receiver-activity-id"),
    )


def _money(written: str, currency: str) -> Money:
    """An amount; noughts beyond a currency's digits say nothing. Raises _Unread."""
    found = _DECIMAL.fullmatch(written)
    if found is None:
        raise _Unread("value", written)
    sign, whole, decimals = found[1], found[2], (found[3] or "").rstrip("0")
    try:
        return Money(Decimal(f"{sign}{whole}.{decimals or '0'}".removesuffix(".0")), currency)
    except MoneyError as error:
        raise _Unread("value", f"{written} {currency}".strip()) from error


def _day(written: str | None) -> date | None:
    found = _DAY.fullmatch((written or "").strip())
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return day if day is not None and EARLIEST_YEAR <= day.year <= LATEST_YEAR else None


def _party(found: etree._Element | None, activity: str) -> PublishedParty:
    if found is None:
        return PublishedParty()
    said = (found.get("ref"), found.get(activity), _narrative(found))
    return PublishedParty(*((text or "").strip() or None for text in said))


def _narrative(found: etree._Element | None) -> str | None:
    """The first text of an element, in whichever language it is."""
    return next(_texts(() if found is None else found.iterfind("narrative")), None)


def _texts(found: Iterable[etree._Element]) -> Iterator[str]:
    return (" ".join(text.split()) for each in found if (text := text_of(each)))


def _attribute(found: etree._Element, name: str, attribute: str) -> str | None:
    part = found.find(name)
    return None if part is None else part.get(attribute)


def _line(found: etree._Element) -> int:
    line = found.sourceline
    return line if isinstance(line, int) else 0
