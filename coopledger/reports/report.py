"""All that is said of one answer, before it has a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from coopledger.messages.catalogue import Language
    from coopledger.reports.document import Document
    from coopledger.reports.flat import FlatTable

Plain = dict[str, Any]
"""Plain data for other programs. Amounts are strings with all their digits; names are a promise."""


class Report(NamedTuple):
    """An answer in one language; each part is made when a form asks for it.

    document: for people. data: for programs, plain. table: for a spreadsheet, an amount or a thing
    a row; None where there is nothing to put in rows. sheet: in a workbook, the name of the sheet
    that the document is on; None where the table says it all.
    """

    language: Language
    document: Callable[[], Document]
    data: Callable[[], object]
    table: Callable[[], FlatTable] | None = None
    sheet: str | None = None
