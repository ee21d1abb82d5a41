"""What `reconcile` says: a statement, what changed since the last one issued, how it is made up."""

from coopledger.books.explanation import Explanation
from coopledger.books.issued import Changes
from coopledger.messages.catalogue import Language, say
from coopledger.reports.document import Document, followed
from coopledger.reports.explanation import (
    explanation_data,
    explanation_document,
    explanation_table,
)
from coopledger.reports.flat import FlatTable
from coopledger.reports.issued import changes_data
from coopledger.reports.report import Plain, Report
from coopledger.reports.statement import statement_document
from coopledger.reports.statement_data import statement_data, statement_table


def reconciliation_report(
    found: Explanation, since: Changes | None, language: Language, *, explained: bool
) -> Report:
    """explained: whether it says too what each figure is made of."""
    statement = found.statement

    def document() -> Document:
        said = statement_document(statement, language, since)
        return followed(said, explanation_document(found, language)) if explained else said

    def data() -> Plain:
        changes = changes_data(since) if since is not None else None
        more = {"explanation": explanation_data(found)} if explained else {}
        return {**statement_data(statement, language), "since_issued": changes, **more}

    def table() -> FlatTable:
        if explained:
            return explanation_table(found, language)
        return statement_table(statement, language)

    return Report(language, document, data, table, sheet=say("sheet.statement", language))
