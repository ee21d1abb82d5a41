"""The tables of a book as comma-separated text, in one zip archive: what `import` reads back."""

import io
import zipfile
from collections.abc import Iterable

from coopledger.messages.catalogue import Language
from coopledger.model.facts import AnyFact
from coopledger.reports.flat import Value
from coopledger.writers.csv import encoded
from coopledger.writers.filled_sheets import FilledSheet, sheets_of

_MADE = (1980, 1, 1, 0, 0, 0)
"""When every file says it was made: the same book makes the same archive."""


def csv_archive(facts: Iterable[AnyFact], language: Language) -> bytes:
    """A file for each sheet of a book, from its facts. Reading it back changes nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet in sheets_of(facts, language):
            if sheet.rows:
                member = zipfile.ZipInfo(f"{sheet.name(language)}.csv", _MADE)
                archive.writestr(member, encoded(_rows(sheet, language)), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _rows(sheet: FilledSheet, language: Language) -> Iterable[Iterable[Value]]:
    headers = {column.field: sheet.header(column, language) for column in sheet.columns}
    if sheet.spec.upright:
        return [(header, sheet.rows[0].get(field)) for field, header in headers.items()]
    return [tuple(headers.values()), *([row.get(field) for field in headers] for row in sheet.rows)]
