"""The documents of a book: for people, for programs, for a spreadsheet."""

from collections.abc import Iterator

from coopledger.books.documents import Documents, ListedDocument
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.attachment import SETTINGS
from coopledger.model.kinds import REVERSAL
from coopledger.model.receipt import Receipt
from coopledger.reports.cells import cell
from coopledger.reports.document import Cell, Document, Row, Style, Table, lines
from coopledger.reports.findings import finding_lines
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.receipt import receipt_report
from coopledger.reports.report import Plain, Report

_COLUMNS = (
    "number", "of", "name", "use", "type", "size", "kept", "erased", "stands", "elsewhere",
    "recorded_at", "recorded_by", "sha256",
)  # fmt: skip
_HEADS = ("of", "use", "type", "size")


def report(found: Documents, language: Language) -> Report:
    """A document under the other, by its number."""
    return Report(
        language,
        document=lambda: _document(found, language),
        data=lambda: {"documents": [document_data(each) for each in found]},
        table=lambda: _table(found, language),
    )


def _document(found: Documents, language: Language) -> Document:
    if not found:
        said = say("documents.none", language, code=found.of)
        return Document(say("sheet.documents", language), (lines((said,)),), titled=False)
    heads = tuple(say(f"documents.{head}", language) for head in _HEADS)
    rows = [Row("", heads, Style.HEAD)]
    for each in found:
        rows.append(Row(f"{each.number}  {spoken(each.name, language)}", _cells(each, language)))
    how = say("documents.how", language, code=found.of)
    notes = (*(note for each in found for note in notes_of(each, language)), how)
    title = say("documents.title", language, code=found.of)
    return Document(title, ((Table(tuple(rows), notes=notes),),))


def _cells(each: ListedDocument, language: Language) -> tuple[Cell, ...]:
    use = each.use.say(language) if each.use is not None else ""
    return (
        each.of or say("documents.loaded", language),
        use,
        each.type.say(language) if each.type is not None else "",
        cell(each.size, language),
    )


def notes_of(each: ListedDocument, language: Language) -> Iterator[str]:
    """What is to be known of a document: whether it stands, was erased, is kept, is elsewhere."""
    if not each.stands:
        key = "documents.replaced" if each.use in SETTINGS else "documents.taken-back"
        yield say(key, language, number=each.number)
    if each.erased is not None:
        yield say("documents.gone", language, number=each.number, erasure=each.erased)
    elif not each.kept:
        yield say("documents.unkept", language, number=each.number)
    if each.elsewhere:
        others = _elsewhere(each, language)
        yield say("documents.also", language, number=each.number, others=others)


def _elsewhere(each: ListedDocument, language: Language) -> str:
    return ", ".join(other.say(language) for other in each.elsewhere)


def document_data(each: ListedDocument) -> Plain:
    """A document, for programs. Stable names."""
    return {
        "number": each.number,
        "of": each.of,
        "attachment": each.attachment,
        "name": each.name,
        "use": each.use.value if each.use is not None else None,
        "type": each.type.value if each.type is not None else None,
        "size": each.size,
        "sha256": each.sha256,
        "kept": each.kept,
        "erased": {"of": each.erased.of, "book": each.erased.book} if each.erased else None,
        "stands": each.stands,
        "recorded_at": each.recorded_at.isoformat(),
        "recorded_by": each.recorded_by,
        "elsewhere": [{"of": other.of, "book": other.book} for other in each.elsewhere],
    }


def _table(found: Documents, language: Language) -> FlatTable:
    """A document a row."""
    rows = (
        {
            **document_data(each),
            "use": each.use.say(language) if each.use is not None else None,
            "type": each.type.say(language) if each.type is not None else None,
            "kept": say("yes" if each.kept else "no", language),
            "erased": each.erased.say(language) if each.erased is not None else None,
            "stands": say("yes" if each.stands else "no", language),
            "elsewhere": _elsewhere(each, language) or None,
        }
        for each in found
    )
    return flat("documents", _COLUMNS, rows, language)


def attached_report(receipt: Receipt, of: str, language: Language) -> Report:
    """What became of documents that were to be attached."""
    said = receipt_report(receipt, language)
    if not receipt.accepted:
        return said
    key, count = "attach.nothing-new", receipt.unchanged
    replaced = sum(each.count for each in receipt.control if each.kind == REVERSAL.name)
    if receipt.recorded:
        key, count = "attach.recorded", receipt.recorded - replaced
    done = say(key, language, of=of, books=", ".join(receipt.books), count=count)
    said_too = [say("attach.replaced", language)] if replaced else []
    document = Document(
        say("sheet.documents", language),
        (lines((*finding_lines(receipt.findings, language), done, *said_too)),),
        titled=False,
    )
    return Report(language, document=lambda: document, data=said.data, table=said.table)
