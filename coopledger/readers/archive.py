"""A zip archive: of XML documents, or of tables."""

import zipfile
from pathlib import Path, PurePosixPath

from coopledger.readers import csv_tables, xml_files
from coopledger.readers.container import document_name, is_beside
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened


def read_archive(path: Path, manner: Manner) -> Reading:
    """What its documents say. Raises NotOpened where it holds some of both."""
    read = xml_files.read_archive if _has_xml(path) else csv_tables.read_archive
    return read(path, manner)


def _has_xml(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = (name for name in archive.namelist() if not is_beside(name))
            endings = {PurePosixPath(name).suffix.lower() for name in names}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
        return False  # said where it is read
    if {xml_files.ENDING, ".csv"} <= endings:
        raise NotOpened("archive-mixed", document_name(path))
    return xml_files.ENDING in endings
