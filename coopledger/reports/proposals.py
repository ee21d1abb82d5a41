"""Proposals that wait, and what became of one: for people, for programs, for a spreadsheet."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from coopledger.books.history import Recorded
from coopledger.books.proposals import Pending, totals_of
from coopledger.messages.catalogue import Language, say
from coopledger.model.erased import is_erased
from coopledger.model.facts import AnyFact
from coopledger.model.proposal import Proposal, Resolution
from coopledger.model.receipt import Receipt
from coopledger.reports.document import Document, Entries, Look, Section, Words, lines
from coopledger.reports.facts import fact_data
from coopledger.reports.findings import finding_lines
from coopledger.reports.flat import flat
from coopledger.reports.receipt import control_data, receipt_report
from coopledger.reports.report import Plain, Report

_COLUMNS = (
    *("book", "reference", "recorded_at", "recorded_by", "days", "documents", "kind", "apart"),
    *("count", "currency", "amount", "note", "seq", "hash"),
)


class WaitingSaid(NamedTuple):
    """A proposal that waits, in words: who prepared it, when, since how many days, what it is."""

    book: str
    reference: str
    by: str
    at: str
    days: int
    totals: tuple[str, ...]
    document: str | None
    note: str | None
    erased: bool


def in_words(recorded: Recorded, language: Language) -> WaitingSaid:
    """A proposal, for a page that has a form beside it."""
    proposal = _proposal(recorded.fact)
    return WaitingSaid(
        proposal.book,
        proposal.reference,
        recorded.recorded_by,
        _at(recorded),
        _days(recorded),
        tuple(total.say(language) for total in totals_of(proposal)),
        recorded.origin.document if recorded.origin else None,
        proposal.note,
        is_erased(proposal.facts),
    )


def report(pending: Pending, language: Language) -> Report:
    """A proposal under the other: who prepared it and when, and what it comes to."""
    return Report(
        language,
        document=lambda: _document(pending, language),
        data=lambda: {"proposals": [_data(each) for each in pending]},
        table=lambda: flat(
            "pending",
            _COLUMNS,
            (row for each in pending for row in _rows(each, language)),
            language,
        ),
        sheet=say("sheet.pending-report", language),
    )


def _document(pending: Pending, language: Language) -> Document:
    title = say("sheet.pending", language)
    if not pending:
        return Document(title, (lines((say("pending.none", language),)),), titled=False)
    return Document(title, ((), *(_section(each, language) for each in pending)))


def _section(recorded: Recorded, language: Language) -> Section:
    proposal = _proposal(recorded.fact)
    document = recorded.origin.document if recorded.origin else None
    items = [
        (say("pending.prepared", language), [_by(recorded, language)]),
        (
            say("pending.waits", language),
            [say("pending.days", language, days=_days(recorded)), *_erased(proposal, language)],
        ),
        (say("pending.document", language), [document] if document else []),
        (say("pending.totals", language), [t.say(language) for t in totals_of(proposal)]),
        (say("pending.note", language), [proposal.note] if proposal.note else []),
    ]
    heading = f"{proposal.book}  {proposal.reference}"
    entries = Entries(tuple((name, tuple(said)) for name, said in items if said))
    return (Words(heading, Look.HEADING), entries)


def _by(recorded: Recorded, language: Language) -> str:
    return say("show.recorded-by", language, at=_at(recorded), who=recorded.recorded_by)


def _at(recorded: Recorded) -> str:
    """The machine's own time, with its zone: who reads it may sit in another."""
    return recorded.recorded_at.astimezone().isoformat(" ", "seconds")


def _days(recorded: Recorded) -> int:
    """How many whole days it has waited by now."""
    return max((datetime.now(UTC) - recorded.recorded_at).days, 0)


def _erased(proposal: Proposal, language: Language) -> Iterator[str]:
    if is_erased(proposal.facts):
        yield say("pending.erased", language)


def _proposal(fact: AnyFact) -> Proposal:
    if not isinstance(fact, Proposal):
        raise TypeError(fact.kind)
    return fact


def _data(recorded: Recorded) -> Plain:
    """A proposal with what it comes to, its facts apart: `show` has them. Stable names."""
    proposal = _proposal(recorded.fact)
    return {
        "book": proposal.book,
        "reference": proposal.reference,
        "recorded_at": recorded.recorded_at.isoformat(),
        "recorded_by": recorded.recorded_by,
        "days": _days(recorded),
        "documents": [recorded.origin.document] if recorded.origin else [],
        "control": [control_data(total) for total in totals_of(proposal)],
        "note": proposal.note,
        "erased": is_erased(proposal.facts),
        "seq": recorded.seq,
        "hash": recorded.hash,
    }


def _rows(recorded: Recorded, language: Language) -> Iterator[Plain]:
    """A sum of a kind a row."""
    data = _data(recorded)
    for total in totals_of(_proposal(recorded.fact)):
        for amount in total.amounts or (None,):
            yield {
                **data,
                "recorded_at": _at(recorded),
                "documents": ", ".join(data["documents"]),
                "kind": say(f"kind.{total.kind}", language),
                "apart": total.apart.say(language) if total.apart is not None else None,
                "count": total.count,
                "currency": amount.currency.code if amount is not None else None,
                "amount": amount.amount if amount is not None else None,
            }


def approval_report(receipt: Receipt, reference: str, language: Language) -> Report:
    """What became of approving a proposal."""
    said = receipt_report(receipt, language)
    if not receipt.accepted:
        waits = say("approve.waits", language, reference=reference)
        return receipt_report(receipt, language, more=(waits,))
    count = receipt.recorded - 1  # but for the row that says who approved
    key = "approve.done" if count else "approve.nothing"
    done = say(key, language, reference=reference, count=count, load=receipt.load or 0)
    document = Document(
        say("sheet.decided", language),
        (lines((*finding_lines(receipt.findings, language), done)),),
        titled=False,
    )
    return Report(language, lambda: document, said.data, said.table)


def refusal_report(resolution: Resolution, language: Language) -> Report:
    """What became of refusing a proposal."""
    told = {"reference": resolution.of, "outcome": resolution.outcome}
    document = Document(
        say("sheet.decided", language),
        (lines((say("refuse.done", language, **told),)),),
        titled=False,
    )
    return Report(language, lambda: document, lambda: {"resolution": fact_data(resolution)})
