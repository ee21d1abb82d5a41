"""What was recorded after a head: the audit trail of it, and the head to ask from next time."""

from coopledger.books.trail import RecordedSince
from coopledger.messages.catalogue import Language, say
from coopledger.reports import trail
from coopledger.reports.document import Document, lines
from coopledger.reports.report import Plain, Report


def report(changes: RecordedSince, language: Language) -> Report:
    """For people who did what, and the new head; for programs a record a row."""
    told = trail.report(changes.trail, language)
    return told._replace(
        document=lambda: _document(changes, told, language),
        data=lambda: _data(changes, told),
    )


def _document(changes: RecordedSince, told: Report, language: Language) -> Document:
    now = lines((say("changes.head", language, head=changes.head),))
    title = say("label.changes", language)
    if not changes.trail:
        return Document(title, (lines((say("changes.none", language),)), now), titled=False)
    return Document(title, (*told.document().sections, now), titled=False)


def _data(changes: RecordedSince, told: Report) -> Plain:
    said = {"book": changes.book, "since": changes.since, "head": changes.head}
    data = told.data()
    return said | {"changes": data["trail"], "merges": data["merges"]}  # type: ignore[index]
