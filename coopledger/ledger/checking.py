"""What wants attention in the agreements of a ledger, on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from coopledger.books.history import Recorded
from coopledger.books.standing import AgreementStanding
from coopledger.errors import MissingRate, NoSuchBook
from coopledger.ledger.shelf import Desk
from coopledger.ledger.stating import statement
from coopledger.model.agreement import Agreement
from coopledger.model.finding import Finding, Findings, Place, Severity, urgency
from coopledger.portfolio.attention import may_want_attention
from coopledger.rules.standing.installed import installed_checks
from coopledger.rules.standing.registry import STANDING_RULES, what_stands
from coopledger.rules.standing.view import AgreementView, StandingRule
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.trail import every_record


def check_agreements(connection: Connection, desk: Desk, code: str | None, on: date) -> Findings:
    """What our checks, and those of installed packages, find in one agreement, or in all."""
    codes = [code] if code else _agreements(connection)
    return _check(connection, desk, codes, (*STANDING_RULES, *installed_checks()), on)


def check_what_may_want_attention(connection: Connection, desk: Desk, on: date) -> Findings:
    """What they find in all, those left out of which one statement is certain that nothing is.

    What other packages look at nobody here knows: with any of theirs, every agreement is asked.
    """
    installed = installed_checks()
    codes = _agreements(connection) if installed else may_want_attention(connection, on)
    return _check(connection, desk, codes, (*STANDING_RULES, *installed), on)


def _agreements(connection: Connection) -> list[str]:
    """The agreements of a ledger, by code."""
    openings = journal.openings(connection)
    return [opening.code for opening in openings if isinstance(opening, Agreement)]


def _check(
    connection: Connection,
    desk: Desk,
    codes: Iterable[str],
    rules: Iterable[StandingRule],
    on: date,
) -> Findings:
    """What standing rules find in some agreements: the gravest first, then the soonest.

    An agreement that misses a rate has no statement to look at: that alone is said of it.
    """
    found, without_rate, rules = list[Finding](), list[Finding](), tuple(rules)
    for code in codes:
        with desk.in_passing():
            try:
                view = _view(connection, desk, code, on)
            except MissingRate as missing:
                without_rate.append(_without_rate(code, missing))
            else:
                found += what_stands([view], rules)
    return Findings(sorted((*found, *without_rate), key=urgency))


def _without_rate(code: str, missing: MissingRate) -> Finding:
    # Without where it was raised, which would keep the book that was looked at.
    said = missing.with_traceback(None)
    where, params = Place(reference=code, book=code), {"said": said}
    return Finding("rate-missing", Severity.WARNING, where, params)


def standing(connection: Connection, desk: Desk, code: str, on: date) -> AgreementStanding:
    """What an agreement states on a day, and what is found in that: it is stated once for both."""
    try:
        view = _view(connection, desk, code, on)
    except MissingRate as missing:
        return AgreementStanding(None, Findings((_without_rate(code, missing),)))
    found = what_stands([view], (*STANDING_RULES, *installed_checks()))
    return AgreementStanding(view.statement, Findings(found))


def _view(connection: Connection, desk: Desk, code: str, on: date) -> AgreementView:
    stated = statement(connection, desk, code, on=on)
    before = stated.agreement.follows
    try:
        preceding = statement(connection, desk, before, on=on) if before else None
    except NoSuchBook:  # kept in another ledger
        preceding = None
    records = partial(_records, connection, desk, code)
    return AgreementView(stated, desk.book(connection, code).book, preceding, records=records)


def _records(connection: Connection, desk: Desk, code: str) -> Iterator[Recorded]:
    return every_record(connection, desk.proved(connection, code).book)
