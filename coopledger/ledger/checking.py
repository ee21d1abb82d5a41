"""What wants attention in the agreements of a ledger, on a day."""

from collections.abc import Iterable
from datetime import date

from coopledger.errors import MissingRate, NoSuchBook
from coopledger.ledger.shelf import Shelf
from coopledger.ledger.stating import state
from coopledger.model.agreement import Agreement
from coopledger.model.finding import Finding, Findings, Place, Severity
from coopledger.rules.standing.registry import what_stands
from coopledger.rules.standing.view import AgreementView, StandingRule
from coopledger.store import journal
from coopledger.store.connection import Connection


def agreements(connection: Connection) -> list[str]:
    """The agreements of a ledger, by code."""
    openings = journal.openings(connection)
    return [opening.code for opening in openings if isinstance(opening, Agreement)]


def check(
    connection: Connection,
    shelf: Shelf,
    codes: Iterable[str],
    rules: Iterable[StandingRule],
    on: date,
) -> Findings:
    """What standing rules find in some agreements, the soonest deadline first.

    An agreement that misses a rate has no statement to look at: that alone is said of it.
    """
    views, without_rate = [], []
    for code in codes:
        try:
            views.append(_view(connection, shelf, code, on))
        except MissingRate as missing:
            where, params = Place(reference=code), {"said": missing}
            without_rate.append(Finding("rate-missing", Severity.WARNING, where, params))
    return Findings((*what_stands(views, rules), *without_rate))


def _view(connection: Connection, shelf: Shelf, code: str, on: date) -> AgreementView:
    statement = state(connection, shelf, code, on=on).statement
    before = statement.agreement.follows
    try:
        preceding = state(connection, shelf, before, on=on).statement if before else None
    except NoSuchBook:  # kept in another ledger
        preceding = None
    return AgreementView(statement, shelf.book(connection, code).book, preceding)
