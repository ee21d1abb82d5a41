"""Which reader reads which document. A new format is one line here."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from coopledger.progress import Progress, within
from coopledger.readers.bank_csv import read_bank_csv, read_bank_sheets
from coopledger.readers.container import LARGEST_UNPACKED, document_name
from coopledger.readers.csv_tables import open_archive, open_table
from coopledger.readers.json_facts import read_facts
from coopledger.readers.mt940 import ENDINGS, read_mt940
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened, Sheet
from coopledger.readers.tables import read_tables
from coopledger.readers.xlsx import open_workbook
from coopledger.readers.xml_files import has_xml, read_archive, read_folder
from coopledger.readers.xml_kinds import read_xml

_OPENING = 0.5
"""The share of the time of reading that goes into opening a document."""

Reader = Callable[[Path, Manner], Reading]


def _tables(opened: Callable[[Path, Progress], list[Sheet]]) -> Reader:
    """A reader of a document that holds sheets."""

    def read(path: Path, manner: Manner) -> Reading:
        sheets = opened(path, within(manner.progress, 0, _OPENING))
        rest = replace(manner, progress=within(manner.progress, _OPENING, 1))
        return read_tables(document_name(path), sheets, rest)

    return read


_zip_of_tables = _tables(open_archive)


def _archive(path: Path, manner: Manner) -> Reading:
    return (read_archive if has_xml(path) else _zip_of_tables)(path, manner)


def _whole(read: Callable[[bytes, str, Manner], Reading]) -> Reader:
    """A reader of a document that is read whole."""

    def opened(path: Path, manner: Manner) -> Reading:
        document = document_name(path)
        try:
            if path.stat().st_size > LARGEST_UNPACKED:
                raise NotOpened("document-unsafe", document, seen=f"{path.stat().st_size:,} bytes")
            content = path.read_bytes()
        except PermissionError as error:
            raise NotOpened("document-locked", document) from error
        return read(content, document, manner)

    return opened


def _bank_workbook(path: Path, manner: Manner) -> Reading:
    return read_bank_sheets(document_name(path), open_workbook(path, manner.progress), manner)


READERS: dict[str, Reader] = {
    ".xlsx": _tables(open_workbook),
    ".xlsm": _tables(open_workbook),
    ".xls": _tables(open_workbook),  # which says what it is, if it is not an .xlsx renamed
    ".csv": _tables(open_table),
    ".zip": _archive,
    ".json": read_facts,
    ".xml": _whole(read_xml),
    **dict.fromkeys(ENDINGS, _whole(read_mt940)),
}

BANK_TABLES: dict[str, Reader] = {
    ".csv": _whole(read_bank_csv),
    ".txt": _whole(read_bank_csv),
    ".xlsx": _bank_workbook,
    ".xlsm": _bank_workbook,
}
"""What is read by a profile, where the manner names one."""


def read_document(
    path: Path, manner: Manner | None = None, readers: Mapping[str, Reader] = READERS
) -> Reading:
    """Read a document by the ending of its name, or all those of a folder.

    Raises FileNotFoundError where there is none.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    manner = manner or Manner()
    if manner.profile is not None and readers is READERS:
        readers = BANK_TABLES
    reader = read_folder if path.is_dir() else readers.get(path.suffix.lower())
    try:
        if reader is None:
            expected = ", ".join(ending for ending in readers if ending != ".xls")
            seen = path.suffix or path.name
            raise NotOpened("unknown-format", document_name(path), seen=seen, expected=expected)
        reading = reader(path, manner)
        if reading.document is None:
            with path.open("rb") as file:
                reading.document = hashlib.file_digest(file, "sha256").hexdigest()
        return reading
    except NotOpened as error:
        return Reading(findings=[error.finding], unread={"opening"})
