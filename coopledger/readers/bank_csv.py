"""A bank's file of movements, as comma-separated text or a workbook: its tables, by a profile."""

import csv
from collections.abc import Sequence
from pathlib import Path

from coopledger.model.finding import Finding
from coopledger.readers.bank_headings import heading, needed
from coopledger.readers.bank_profile import Profile, profile_named
from coopledger.readers.bank_table import BankTable
from coopledger.readers.container import LARGEST_UNPACKED, content_of, document_name
from coopledger.readers.csv_tables import check_width, rows_of
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened, Sheet
from coopledger.readers.statement_facts import reading_of
from coopledger.readers.xlsx import open_workbook

_SEPARATORS = (",", ";", "\t", "|")


def read_file(path: Path, manner: Manner) -> Reading:
    """A file of comma-separated text. Raises NotOpened."""
    return read_bank_csv(content_of(path), document_name(path), manner)


def read_workbook(path: Path, manner: Manner) -> Reading:
    """A workbook's sheets. Raises NotOpened."""
    return read_bank_sheets(document_name(path), open_workbook(path, manner.progress), manner)


def read_bank_csv(content: bytes, document: str, manner: Manner) -> Reading:
    """A table of comma-separated text, by the profile of its manner. Raises NotOpened."""
    profile = profile_named(manner.profile or "generic")
    return _reading(document, [_sheet(content, document, profile)], profile, manner)


def read_bank_sheets(document: str, sheets: Sequence[Sheet], manner: Manner) -> Reading:
    """The sheets of a workbook, by the profile of its manner; those that are no such table aside.

    Raises NotOpened where none of them is.
    """
    profile = profile_named(manner.profile or "generic")
    return _reading(document, sheets, profile, manner)


def _reading(document: str, sheets: Sequence[Sheet], profile: Profile, manner: Manner) -> Reading:
    findings: list[Finding] = []
    tables = [(sheet, head) for sheet in sheets if (head := heading(sheet.rows, profile))]
    if not tables:
        names = [getattr(profile.columns, field)[0] for field in needed(profile)]
        raise NotOpened("bank-headers", document, profile=profile.title, expected=", ".join(names))
    statements = []
    for sheet, head in tables:
        table = BankTable(document, sheet, head, profile, findings)
        statements += table.statements()
        if not table.proven:
            check_width(sheet.rows, head.row - 1, document)
    return reading_of(document, statements, findings, manner)


def _sheet(content: bytes, document: str, profile: Profile) -> Sheet:
    if len(content) > LARGEST_UNPACKED:
        raise NotOpened("document-unsafe", document, seen=f"{len(content):,} bytes")
    written = _text(content, document, profile)
    damage = ""
    for separator in _SEPARATORS:
        try:
            rows = rows_of(written, separator)
        except csv.Error as error:
            damage = damage or str(error)
            continue  # by the wrong separator, quotes stand where they may not
        head = heading(rows, profile)
        if head is not None:
            return Sheet("", rows)
    if damage:
        raise NotOpened("table-damaged", document, seen=damage)
    return Sheet("", rows_of(written, _SEPARATORS[0]))


def _text(content: bytes, document: str, profile: Profile) -> str:
    for encoding in profile.encodings:
        try:
            written = content.decode("utf-8-sig" if encoding.lower() == "utf-8" else encoding)
        except (UnicodeError, ValueError):
            continue
        if "\0" not in written:
            return written
    raise NotOpened("table-not-text", document)
