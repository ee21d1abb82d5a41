"""An answer as a table: CSV, or a workbook with its report on a sheet of its own."""

from coopledger.cli.session import Session
from coopledger.reports.document import Document
from coopledger.reports.flat import FlatTable
from coopledger.writers.csv import csv_bytes
from coopledger.writers.workbook import workbook_bytes


def emit_table(
    session: Session, table: FlatTable, *, name: str = "", document: Document | None = None
) -> None:
    """The table in the format asked for. name: of the sheet the document is on."""
    if session.style == "csv":
        session.emit(csv_bytes(table))
    else:
        session.emit(workbook_bytes(table, session.language, name=name, document=document))
