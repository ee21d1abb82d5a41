"""What the packaged example says: what was loaded, its statement, its totals."""

from collections.abc import Mapping
from pathlib import Path

from coopledger.books.cooperation import CooperationTotals
from coopledger.books.statement import Statement
from coopledger.messages.catalogue import Language, say
from coopledger.model.receipt import Receipt
from coopledger.reports.document import Document, lines, together
from coopledger.reports.receipt import receipt_line
from coopledger.reports.report import Plain, Report
from coopledger.reports.statement import statement_document
from coopledger.reports.statement_data import statement_data
from coopledger.reports.totals import totals_data, totals_document


def demo_report(
    loaded: Mapping[str, Receipt],
    statement: Statement,
    totals: CooperationTotals,
    folder: Path,
    language: Language,
) -> Report:
    """loaded: what became of each workbook. folder: where they are."""

    def document() -> Document:
        files = (f"{name}: {receipt_line(each, language)}" for name, each in loaded.items())
        loading = (say("demo.loading", language), *files)
        after = say("demo.next", language, folder=folder).split("\n")
        parts = (
            Document("", (lines(loading),), titled=False),
            statement_document(statement, language),
            totals_document(totals, language),
            Document("", (lines(after),), titled=False),
        )
        return together("coopledger", parts)

    def data() -> Plain:
        return {
            "statement": statement_data(statement, language),
            "totals": totals_data(totals),
        }

    return Report(language, document, data)
