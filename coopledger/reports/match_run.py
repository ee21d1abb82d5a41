"""What came of matching on the command line: what was loaded, confirmed, matched, reconciled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coopledger.books.bank_reconciliation import BankReconciliations
from coopledger.books.matching import Matching
from coopledger.messages.catalogue import Language, say
from coopledger.model.receipt import Receipt
from coopledger.reports.bank_reconciliation import (
    bank_reconciliation_data,
    bank_reconciliation_document,
)
from coopledger.reports.document import Document, Section, lines, together
from coopledger.reports.findings import findings_table
from coopledger.reports.matching import matching_data, matching_document, matching_table
from coopledger.reports.receipt import receipt_data, receipt_section
from coopledger.reports.report import Plain, Report


@dataclass(frozen=True, slots=True)
class MatchRun:
    """What was done, in order.

    confirmed: how many matches, where that was asked for. workbook: where proposals were written to
    be decided on.
    """

    receipts: Sequence[Receipt]
    matching: Matching
    balances: BankReconciliations
    confirmed: int | None
    workbook: object = None


def loading_report(receipts: Sequence[Receipt], language: Language) -> Report:
    """What became of each file, where one was refused: nothing is matched then."""
    found = tuple(finding for receipt in receipts for finding in receipt.findings)
    said = tuple(block for each in receipts for block in receipt_section(each, language))
    return Report(
        language,
        document=lambda: Document(say("sheet.findings", language), (said,), titled=False),
        data=lambda: {"loaded": [receipt_data(receipt, language) for receipt in receipts]},
        table=lambda: findings_table(found, language),
    )


def match_report(run: MatchRun, language: Language) -> Report:
    """What was loaded and confirmed, the matching, and the reconciliation of each account."""
    return Report(
        language,
        document=lambda: _document(run, language),
        data=lambda: _data(run, language),
        table=lambda: matching_table(run.matching, language),
        sheet=say("sheet.matching", language),
    )


def _document(run: MatchRun, language: Language) -> Document:
    parts = (
        *(_words(section) for section in _before(run, language)),
        matching_document(run.matching, language),
        *(bank_reconciliation_document(each, language) for each in run.balances),
        *(_words(lines((said,))) for said in _after(run, language)),
    )
    return together(say("sheet.matching", language), parts)


def _words(section: Section) -> Document:
    return Document("", (section,), titled=False)


def _before(run: MatchRun, language: Language) -> Iterator[Section]:
    for receipt in run.receipts:
        yield receipt_section(receipt, language)
    if run.confirmed is not None:
        key = "match.confirmed" if run.confirmed else "match.nothing-to-confirm"
        yield lines((say(key, language, count=run.confirmed, book=run.matching.book),))


def _after(run: MatchRun, language: Language) -> Iterator[str]:
    if not run.balances:
        yield say("label.no-bank-balance", language, on=run.matching.on)
    if run.workbook is not None:
        column = say("field.decision", language)
        yield say("match.workbook", language, path=run.workbook, column=column)


def _data(run: MatchRun, language: Language) -> Plain:
    return {
        "loaded": [receipt_data(receipt, language) for receipt in run.receipts],
        "confirmed": run.confirmed or 0,
        **matching_data(run.matching, language),
        "reconciliations": [bank_reconciliation_data(each, language) for each in run.balances],
    }
