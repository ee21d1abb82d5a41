"""Drawing up what is published of agreements to IATI, and laying beside what a partner did."""

import os
from collections.abc import Iterable, Mapping
from datetime import date

from coopledger.books.iati import (
    IatiActivity,
    IatiPublication,
    iati_activity,
    require_days_fit,
)
from coopledger.books.iati_beside import IatiBeside, lay_beside
from coopledger.books.iati_by_activity import by_activity as each_activity
from coopledger.books.iati_check import iati_findings
from coopledger.errors import Near
from coopledger.ledger.published import hidden
from coopledger.ledger.shelf import Desk
from coopledger.ledger.stating import statement
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.activity import Activity
from coopledger.model.finding import Findings
from coopledger.model.iati import IatiPublisher
from coopledger.readers.iati_published import read_iati_published
from coopledger.store import journal
from coopledger.store.connection import Connection


def iati_publication(
    connection: Connection,
    desk: Desk,
    codes: Iterable[str],
    publisher: IatiPublisher,
    days: Mapping[str, date],
    on: date,
    *,
    by_activity: bool,
) -> IatiPublication:
    """That of agreements on a day.

    Raises CoopledgerError for a day that cannot be, and where it is said what an activity is like
    that no book has.
    """
    activities: list[IatiActivity] = []
    _require_known_activities(connection, desk, publisher)
    for code in dict.fromkeys(codes):
        stated = statement(connection, desk, code, on=on)
        book = desk.as_recorded(connection, code, None).book
        whole = iati_activity(book, stated, publisher, days, hidden())
        activities += each_activity(whole, book, publisher, hidden()) if by_activity else [whole]
    require_days_fit(days, activities, on)
    found = Findings(iati_findings(activities, publisher, on))
    return IatiPublication(publisher, on, tuple(activities), found)


def _require_known_activities(connection: Connection, desk: Desk, publisher: IatiPublisher) -> None:
    """Raises CoopledgerError for the first activity of the settings that is in no such book."""
    books = journal.codes(connection) if publisher.activities else ()
    for each in publisher.activities:
        said = {"of": each.of, "activity": each.activity}
        if each.of not in books:
            raise CoopledgerError("iati.no-book", **said, near=Near.among(books, each.of))
        known = [it.reference for it in desk.book(connection, each.of).book.ever(Activity)]
        if each.activity not in known:
            near = Near.among(known, each.activity)
            raise CoopledgerError("iati.no-activity", **said, near=near)


def iati_beside(
    connection: Connection,
    desk: Desk,
    path: str | os.PathLike[str],
    code: str,
    activity: str | None,
    publisher: IatiPublisher | None,
    on: date,
) -> IatiBeside:
    """A partner's file beside an agreement. Raises CoopledgerError for one that cannot be."""
    agreement = statement(connection, desk, code, on=on).agreement
    book = desk.as_recorded(connection, code, None).book
    published = read_iati_published(path)
    return lay_beside(book, agreement, published, on, activity=activity, publisher=publisher)
