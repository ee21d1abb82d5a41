"""A bank's file of movements, as comma-separated text or a workbook: its tables, by a profile."""

from collections.abc import Sequence
from pathlib import Path

from coopledger.readers.bank_headings import heading, needed
from coopledger.readers.bank_opening import findings_of_headings, sheet_of, writing_of
from coopledger.readers.bank_profile import Profile, profile_named
from coopledger.readers.bank_table import BankTable
from coopledger.readers.container import content_of, document_name
from coopledger.readers.csv_tables import check_width
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened, Sheet
from coopledger.readers.statement_facts import reading_of
from coopledger.readers.xlsx import open_workbook


def read_file(path: Path, manner: Manner) -> Reading:
    """A file of comma-separated text. Raises NotOpened."""
    return read_bank_csv(content_of(path), document_name(path), manner)


def read_workbook(path: Path, manner: Manner) -> Reading:
    """A workbook's sheets. Raises NotOpened."""
    return read_bank_sheets(document_name(path), open_workbook(path, manner.progress), manner)


def read_bank_csv(content: bytes, document: str, manner: Manner) -> Reading:
    """A table of comma-separated text, by the profile of its manner. Raises NotOpened."""
    profile = profile_named(manner.profile or "generic")
    return _reading(document, [sheet_of(content, document, profile)], profile, manner)


def read_bank_sheets(document: str, sheets: Sequence[Sheet], manner: Manner) -> Reading:
    """The sheets of a workbook, by the profile of its manner; those that are no such table aside.

    Raises NotOpened where none of them is.
    """
    profile = profile_named(manner.profile or "generic")
    return _reading(document, sheets, profile, manner)


def _reading(document: str, sheets: Sequence[Sheet], profile: Profile, manner: Manner) -> Reading:
    tables = [(sheet, head) for sheet in sheets if (head := heading(sheet.rows, profile))]
    if not tables:
        names = [getattr(profile.columns, field)[0] for field in needed(profile)]
        raise NotOpened("bank-headers", document, profile=profile.title, expected=", ".join(names))
    writing, findings = writing_of(document, tables, profile, manner.style)
    statements = []
    for sheet, head in tables:
        findings += (*sheet.findings, *findings_of_headings(document, sheet, head))
        table = BankTable(document, sheet, head, profile, writing, findings)
        statements += table.statements()
        if not table.proven:
            check_width(sheet.rows, head.row - 1, document)
    return reading_of(document, statements, findings, manner)
