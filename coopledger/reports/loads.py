"""The loads of a ledger, and what became of taking one back."""

from collections.abc import Iterator
from datetime import datetime

from coopledger.books.loads import Load, Loads, Undone, UndoneOfBook
from coopledger.messages.catalogue import Language, say
from coopledger.model.control import ControlTotal
from coopledger.reports.document import Document, Entries, Look, Section, Words, lines
from coopledger.reports.findings import finding_lines, findings_table
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.receipt import control_data, receipt_data, receipt_line
from coopledger.reports.report import Plain, Report

_COLUMNS = (
    *("load", "recorded_at", "recorded_by", "documents", "book", "records", "control"),
    *("undoes", "undone_by", "proposal"),
)
_TOTALS = ("book", "standing", "kind", "apart", "count", "currency", "amount")


def report(answer: Loads | Undone, language: Language) -> Report:
    """Each load with its documents and sums; or what stands before and after one is taken back."""
    if isinstance(answer, Undone):
        return _of_undoing(answer, language)
    return Report(
        language,
        document=lambda: _document(answer, language),
        data=lambda: {"loads": [_load_data(load) for load in answer]},
        table=lambda: flat("loads", _COLUMNS, _rows(answer, language), language),
        sheet=say("sheet.loads-report", language),
    )


def _document(loads: Loads, language: Language) -> Document:
    title = say("sheet.loads", language)
    if not loads:
        return Document(title, (lines((say("load.none-yet", language),)),), titled=False)
    return Document(title, ((), *(_load(load, language) for load in loads)))


def _load(load: Load, language: Language) -> Section:
    items = [
        (say("load.recorded", language), [_when(load, language)]),
        (say("load.document", language), list(_documents(load, language))),
        *(
            (of_book.book, [_of_book(of_book.records, of_book.control, language)])
            for of_book in load.books
        ),
        (say("load.state", language), list(_state(load, language))),
    ]
    entries = Entries(tuple((name, tuple(said)) for name, said in items if said))
    return (Words(say("load.named", language, number=load.number), Look.HEADING), entries)


def _when(load: Load, language: Language) -> str:
    return say("show.recorded-by", language, at=_at(load.recorded_at), who=load.recorded_by)


def _at(moment: datetime) -> str:
    """The machine's own time, with its zone: who reads it may sit in another."""
    return moment.astimezone().isoformat(" ", "seconds")


def _documents(load: Load, language: Language) -> Iterator[str]:
    """Its document; of a folder of them, the first and how many more."""
    if load.documents:
        first, *more = load.documents
        key = "load.more-documents" if more else "load.one-document"
        yield say(key, language, first=first, count=len(more))


def _of_book(records: int, control: tuple[ControlTotal, ...], language: Language) -> str:
    return say("load.of-book", language, count=records, totals=_totals(control, language))


def _totals(control: tuple[ControlTotal, ...], language: Language) -> str:
    return "; ".join(total.say(language) for total in control)


def _state(load: Load, language: Language) -> Iterator[str]:
    if load.proposal is not None:
        yield say("load.approves", language, of=load.proposal)
    if load.undoes is not None:
        yield say("load.undoes", language, number=load.undoes)
    if load.undone_by is not None:
        yield say("load.undone-by", language, number=load.undone_by)


def _load_data(load: Load) -> Plain:
    """A load. Stable names."""
    return {
        "load": load.number,
        "recorded_at": load.recorded_at.isoformat(),
        "recorded_by": load.recorded_by,
        "documents": list(load.documents),
        "books": [
            {
                "book": of_book.book,
                "records": of_book.records,
                "control": [control_data(total) for total in of_book.control],
            }
            for of_book in load.books
        ],
        "undoes": load.undoes,
        "undone_by": load.undone_by,
        "proposal": load.proposal,
    }


def _rows(loads: Loads, language: Language) -> Iterator[Plain]:
    """A book of a load a row."""
    for load in loads:
        for of_book in load.books:
            yield {
                **_load_data(load),
                "recorded_at": _at(load.recorded_at),
                "documents": ", ".join(load.documents),
                "book": of_book.book,
                "records": of_book.records,
                "control": _totals(of_book.control, language),
            }


def _of_undoing(undone: Undone, language: Language) -> Report:
    accepted = undone.receipt.accepted
    return Report(
        language,
        document=lambda: _undone_document(undone, language),
        data=lambda: _undone_data(undone, language),
        table=lambda: (
            _totals_table(undone, language)
            if accepted
            else findings_table(undone.receipt.findings, language)
        ),
        sheet=say("sheet.undone", language),
    )


def _undone_document(undone: Undone, language: Language) -> Document:
    said = [*finding_lines(undone.receipt.findings, language), _outcome(undone, language)]
    books = (_book(of_book, language) for of_book in undone.books if undone.receipt.recorded)
    return Document(say("sheet.undone", language), (lines(said), *books), titled=False)


def _outcome(undone: Undone, language: Language) -> str:
    receipt = undone.receipt
    if not receipt.accepted:
        return receipt_line(receipt, language)
    if not receipt.recorded:
        return say("undo.nothing", language)
    told = {"number": undone.load, "count": receipt.recorded, "new": receipt.load or 0}
    return say("undo.would" if undone.is_preview else "undo.done", language, **told)


def _book(of_book: UndoneOfBook, language: Language) -> Section:
    """What stands in a book before and after, a kind a line."""
    nothing = "undo.withdrawn" if of_book.is_withdrawn else "undo.nothing-left"
    stand = ((of_book.before, "undo.before"), (of_book.after, "undo.after"))
    items = (
        (say(name, language), tuple(t.say(language) for t in totals) or (say(nothing, language),))
        for totals, name in stand
    )
    return (Words(of_book.book, Look.HEADING), Entries(tuple(items)))


def _undone_data(undone: Undone, language: Language) -> Plain:
    """What became of it. Stable names."""
    return {
        "undoes": undone.load,
        **receipt_data(undone.receipt, language, dry_run=undone.is_preview),
        "totals": [
            {
                "book": of_book.book,
                "withdrawn": of_book.is_withdrawn,
                "before": [control_data(total) for total in of_book.before],
                "after": [control_data(total) for total in of_book.after],
            }
            for of_book in undone.books
        ],
    }


def _totals_table(undone: Undone, language: Language) -> FlatTable:
    """A sum of a kind a row, before and after."""
    rows = (
        {
            "book": of_book.book,
            "standing": say(name, language),
            "kind": say(f"kind.{total.kind}", language),
            "apart": total.apart.say(language) if total.apart is not None else None,
            "count": total.count,
            "currency": amount.currency.code if amount is not None else None,
            "amount": amount.amount if amount is not None else None,
        }
        for of_book in undone.books
        for name, totals in (("undo.before", of_book.before), ("undo.after", of_book.after))
        for total in totals
        for amount in (total.amounts or (None,))
    )
    return flat("totals-of-undoing", _TOTALS, rows, language)
