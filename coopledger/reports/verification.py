"""Whether a ledger is intact: for people, for programs, for a spreadsheet."""

from collections.abc import Iterator

from coopledger.messages.catalogue import Language, say
from coopledger.reports.document import Document, lines
from coopledger.reports.findings import finding_data, finding_lines
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report
from coopledger.store.verification import Verification


def report(found: Verification, language: Language) -> Report:
    """Each book's length and last hash, the ledger's head; what is wrong; one sentence."""
    title = say("sheet.verification", language)
    return Report(
        language,
        document=lambda: Document(title, (lines(_said(found, language)),), titled=False),
        data=lambda: _data(found, language),
        table=lambda: _table(found, language),
        sheet=title,
    )


def _said(found: Verification, language: Language) -> Iterator[str]:
    for code, rows, last, _ in found.books:
        yield say("verify.book", language, code=code, rows=rows)
        yield f"  {last}"
    yield say("verify.head", language)
    yield f"  {found.head}"
    yield from finding_lines((*found.problems, *found.notes), language)
    if found.problems:
        yield say("verify.broken", language, problems=len(found.problems))
        return
    if (since := found.since) is not None:
        yield say("verify.since", language, then=since.rows, new=found.head.rows - since.rows)
        return
    now, then = found.head, found.then
    if then is not None:
        key = "verify.same-as-then" if then.rows == now.rows else "verify.grown"
        yield say(key, language, then=then.rows, now=now.rows)
    total = sum(rows for _, rows, _, _ in found.books)
    if found.files is not None:
        yield say("verify.intact-expediente", language, files=found.files, rows=total)
        return
    key = "verify.intact-file" if found.of_file else "verify.intact"
    yield say(key, language, books=len(found.books), rows=total)


def _data(found: Verification, language: Language) -> Plain:
    return {
        "intact": found.intact,
        "head": str(found.head),
        "books": [
            {"code": code, "records": rows, "head": head} for code, rows, head, _ in found.books
        ],
        "problems": [finding_data(problem, language) for problem in found.problems],
        "notes": [finding_data(note, language) for note in found.notes],
    }


def _table(found: Verification, language: Language) -> FlatTable:
    """A book a row, and then what is wrong."""
    nothing = {"code": None, "facts": None, "hash": None, "message": None}
    rows = [
        {**nothing, "code": code, "facts": rows, "hash": head}
        for code, rows, head, _ in found.books
    ]
    said = (*found.problems, *found.notes)
    rows += [{**nothing, "message": problem.message(language)} for problem in said]
    return flat("data", tuple(nothing), rows, language)
