"""What became of bringing another ledger in: for people, for programs, for a spreadsheet."""

from collections.abc import Iterator

from coopledger.books.merged import Merged, MergedBook, MergeRecord
from coopledger.messages.catalogue import Language, say
from coopledger.model.finding import Severity
from coopledger.reports.document import Document, lines
from coopledger.reports.findings import finding_data, finding_lines, findings_table
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report


def report(merged: Merged, language: Language) -> Report:
    """What was found, what was brought in of each book, and what of the other ledger was not."""
    return Report(
        language,
        document=lambda: _document(merged, language),
        data=lambda: _data(merged, language),
        table=lambda: (
            _table(merged, language)
            if merged.accepted
            else findings_table(merged.findings, language)
        ),
        sheet=say("sheet.merged-report", language),
    )


def _document(merged: Merged, language: Language) -> Document:
    said = [*finding_lines(merged.findings, language), *_told(merged, language)]
    return Document(say("sheet.merged", language), (lines(said),), titled=False)


def _told(merged: Merged, language: Language) -> Iterator[str]:
    if not merged.accepted:
        errors = sum(each.severity is Severity.ERROR for each in merged.findings)
        yield say("merge.refused", language, errors=errors)
        return
    for book in merged.books:
        key = "merge.rest" if book.had else "merge.new"
        yield say(key, language, code=book.code, count=book.records, had=book.had)
    if merged.unchanged:
        yield say("merge.unchanged", language, books=", ".join(merged.unchanged))
    if merged.documents:
        yield say("merge.documents", language, count=merged.documents)
    if merged.loads:
        yield say("merge.loads", language, loads=merged.loads)
    if not merged.books:
        yield say("merge.nothing", language, where=merged.other)
        return
    key = "merge.would" if merged.is_preview else "merge.done"
    yield say(key, language, count=merged.records, where=merged.other)
    if merged.head is not None and not merged.is_preview:
        yield say("merge.head", language, head=merged.head)


def _data(merged: Merged, language: Language) -> Plain:
    """What became of it. Stable names."""
    return {
        "accepted": merged.accepted,
        "dry_run": merged.is_preview,
        "other": merged.other,
        "ledger": merged.ledger,
        "books": [_book_data(each) for each in merged.books],
        "unchanged": list(merged.unchanged),
        "apart": list(merged.apart),
        "documents": merged.documents,
        "loads_added": merged.loads,
        "head": merged.head,
        "findings": [finding_data(each, language) for each in merged.findings],
    }


def _book_data(book: MergedBook) -> Plain:
    return {"code": book.code, "records": book.records, "had": book.had}


def merge_data(merge: MergeRecord) -> Plain:
    """That another ledger was brought in, beside what was recorded. Stable names."""
    return {
        "ledger": merge.ledger,
        "merged_at": merge.merged_at.isoformat(),
        "merged_by": merge.merged_by,
        "books": [_book_data(each) for each in merge.books],
    }


def merge_line(merge: MergeRecord, at: str, language: Language) -> str:
    """The same in a sentence. at: when, as it is said."""
    books = ", ".join(
        say("trail.merged-book", language, code=each.code, count=each.records)
        for each in merge.books
    )
    told = {"at": at, "who": merge.merged_by, "books": books, "ledger": merge.ledger}
    return say("trail.merge", language, **told)


_COLUMNS = ("code", "outcome", "records", "had")


def _table(merged: Merged, language: Language) -> FlatTable:
    """A book a row."""
    rows = [*_rows(merged, language)]
    return flat("merged", _COLUMNS, rows, language)


def _rows(merged: Merged, language: Language) -> Iterator[Plain]:
    for book in merged.books:
        outcome = say(f"merge.outcome-{'rest' if book.had else 'new'}", language)
        yield {"outcome": outcome, **_book_data(book)}
    for codes, key in ((merged.unchanged, "unchanged"), (merged.apart, "apart")):
        for code in codes:
            outcome = say(f"merge.outcome-{key}", language)
            yield {"code": code, "outcome": outcome, "records": 0, "had": None}
