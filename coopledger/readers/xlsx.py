"""Opening a workbook from anybody: its cells as plain values, or why it cannot be opened."""

import zipfile
from pathlib import Path

from lxml import etree

from coopledger.progress import Progress, in_turn, untold
from coopledger.readers import ods
from coopledger.readers.container import check_container, document_name
from coopledger.readers.limits import Bound, Used, hold
from coopledger.readers.marked import lists_findings
from coopledger.readers.ooxml import ListedSheet, Parts, is_true
from coopledger.readers.sheet import NotOpened, Sheet
from coopledger.readers.tables import reader_of
from coopledger.readers.xlsx_looks import looks_of
from coopledger.readers.xlsx_rows import Said, cells_of, covered_by
from coopledger.readers.xlsx_words import shared_words


def open_workbook(path: Path, progress: Progress = untold) -> list[Sheet]:
    """All the sheets of data, hidden ones too; a list of findings that we added is none of them.

    Raises NotOpened with the finding that says why not.
    """
    document = document_name(path)
    try:
        check_container(path)
        if ods.is_opendocument(path):
            found = ods.sheets_of(path, document, progress)
        else:
            found = _sheets(path, document, progress)
        return [sheet for sheet in found if not lists_findings(sheet.rows)]
    except NotOpened:
        raise
    except PermissionError as error:
        raise NotOpened("document-locked", document) from error
    except Exception as error:
        # A broken file fails in as many ways as a file can be broken.
        raise NotOpened("workbook-damaged", document, seen=type(error).__name__) from error


read_workbook = reader_of(open_workbook)


def _sheets(path: Path, document: str, progress: Progress) -> list[Sheet]:
    with zipfile.ZipFile(path) as container:
        parts = Parts(container)
        listed = parts.sheets()
        hold(Bound.SHEETS, len(listed), document)
        of_cells = [sheet for sheet in listed if sheet.kind != "chartsheet"]
        said, used = _said_of_all(parts), Used(document)
        sizes = [parts.size(sheet.part) for sheet in of_cells]
        turns = in_turn(of_cells, sizes, progress)
        return [_sheet(parts, sheet, said, used, part) for sheet, part in turns]


def _said_of_all(parts: Parts) -> Said:
    workbook = parts.tree(parts.workbook)
    if etree.QName(workbook).localname != "workbook":
        raise ValueError(workbook.tag)
    from_1904 = _says(workbook, "workbookPr", "date1904")
    looks = looks_of(_first(parts, "styles"), from_1904=from_1904)
    return Said(_words(parts), looks, _says(workbook, "calcPr", "fullCalcOnLoad"))


def _says(workbook: etree._Element, name: str, attribute: str) -> bool:
    return any(is_true(each.get(attribute)) for each in workbook.iterchildren(f"{{*}}{name}"))


def _first(parts: Parts, kind: str) -> etree._Element | None:
    """The root of the part of a kind that a workbook has one of."""
    return next(map(parts.tree, parts.related(parts.workbook, kind).values()), None)


def _words(parts: Parts) -> list[str]:
    for part in parts.related(parts.workbook, "sharedStrings").values():
        with parts.opened(part) as source:
            return shared_words(source, parts.size(part))
    return []


def _sheet(parts: Parts, sheet: ListedSheet, said: Said, used: Used, progress: Progress) -> Sheet:
    with parts.opened(sheet.part) as source:
        found = cells_of(source, parts.size(sheet.part), said, used, progress)
    covered = covered_by(found.merged, found.rows, used)
    return Sheet(sheet.name, found.rows, found.hides or sheet.hidden, covered)
