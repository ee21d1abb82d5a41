"""What somebody else published to IATI, as it was read: activities, and what moved in each."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coopledger.model.finding import Finding
from coopledger.money import Money


class PublishedParty(NamedTuple):
    """Who gave or got it: the organisation's identifier, its activity's, and its name, if given."""

    ref: str | None = None
    activity: str | None = None
    name: str | None = None


class PublishedTransaction(NamedTuple):
    """A transaction. row: its line in the file. day: its own; value_day: that of its value."""

    row: int
    type: str
    reference: str | None
    day: date
    value_day: date
    value: Money
    provider: PublishedParty
    receiver: PublishedParty


@dataclass(frozen=True, slots=True)
class PublishedActivity:
    """An activity. others: its further identifiers. findings: what of it could not be read."""

    identifier: str
    others: tuple[str, ...]
    title: str
    transactions: tuple[PublishedTransaction, ...]
    findings: tuple[Finding, ...]


class PublishedFile(NamedTuple):
    """A file of activities. made: on which day, where it says so."""

    name: str
    made: date | None
    activities: tuple[PublishedActivity, ...]
