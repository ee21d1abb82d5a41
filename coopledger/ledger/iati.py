"""Drawing up what is published of agreements to IATI."""

from collections.abc import Iterable, Mapping
from datetime import date

from coopledger.books.iati import IatiPublication, iati_activity, require_days_fit
from coopledger.books.iati_check import iati_findings
from coopledger.ledger.published import hidden
from coopledger.ledger.shelf import Desk
from coopledger.ledger.stating import state
from coopledger.model.finding import Findings
from coopledger.model.iati import IatiPublisher
from coopledger.store.connection import Connection


def iati_publication(
    connection: Connection,
    desk: Desk,
    codes: Iterable[str],
    publisher: IatiPublisher,
    days: Mapping[str, date],
    on: date,
) -> IatiPublication:
    """That of agreements on a day. Raises CoopledgerError for a day that cannot be."""
    activities = []
    for code in dict.fromkeys(codes):
        statement = state(connection, desk, code, on=on).statement
        book = desk.as_recorded(connection, code, None).book
        activities.append(iati_activity(book, statement, publisher, days, hidden()))
    require_days_fit(days, activities, on)
    found = Findings(iati_findings(activities, publisher, on))
    return IatiPublication(publisher, on, tuple(activities), found)
