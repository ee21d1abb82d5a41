"""Tables as comma-separated text: one file a table, named as its sheet; or several in a zip."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from coopledger.model.finding import Finding, Place
from coopledger.progress import Progress, untold
from coopledger.readers import layout, shifted
from coopledger.readers.cells import LIKE_A_FORMULA, Cell
from coopledger.readers.columns import SheetSpec
from coopledger.readers.container import check_container, content_of, document_name, is_beside
from coopledger.readers.encodings import decoded, old_encoding
from coopledger.readers.limits import Bound, Used, hold, hold_text
from coopledger.readers.sheet import NotOpened, Sheet, column_letters
from coopledger.readers.sheets import spec_of
from coopledger.readers.tables import reader_of

_SEPARATORS = (",", ";", "\t")


def open_table(path: Path, progress: Progress = untold, named: str | None = None) -> list[Sheet]:
    """The one table of a file: `Gastos.csv`, `Gastos-octubre.csv`.

    named: which sheet it is, where its name does not matter.
    """
    document = document_name(path)
    return [_table(content_of(path), named or Path(document).stem, document)]


def open_archive(path: Path, progress: Progress = untold) -> list[Sheet]:
    """Every table of a zip archive; its folders do not matter, nothing is unpacked to disk."""
    document = document_name(path)
    used = Used(document)
    sheets = []
    try:
        check_container(path, Bound.FILES)
        with zipfile.ZipFile(path) as archive:
            for part in archive.infolist():
                if part.filename.lower().endswith(".csv") and not is_beside(part.filename):
                    hold(Bound.TEXT, part.file_size, document)
                    stem = PurePosixPath(part.filename).stem
                    sheets.append(_table(archive.read(part), stem, document))
                    for row in sheets[-1].rows:
                        used.rows(1, row)
        return sheets
    except PermissionError as error:
        raise NotOpened("document-locked", document) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        # Cut short, of a method of packing we do not know, or with a password.
        raise NotOpened("archive-damaged", document, seen=type(error).__name__) from error


read_table, read_archive = reader_of(open_table), reader_of(open_archive)


def _table(content: bytes, name: str, document: str) -> Sheet:
    """A table as a sheet. Raises NotOpened where it is no text, or no table of ours."""
    known = _known(name)
    if known is None:
        raise NotOpened("table-unnamed", document, seen=name)
    name, spec = known
    text, findings = text_of(content, document)
    for separator in _SEPARATORS:
        try:
            rows = rows_of(text, separator, document)
        except csv.Error:
            continue  # by the wrong separator, quotes stand where they may not
        sheet = Sheet(name, rows, findings=findings)
        if spec.upright and any(len(row) > 1 for row in rows):
            return sheet
        start = None if spec.upright else layout.header_row(sheet, spec)
        if start is not None:
            check_width(rows, start, document)
            return _without_moved(sheet, spec, start, document) if separator == "," else sheet
    try:
        return Sheet(name, rows_of(text, _SEPARATORS[0], document), findings=findings)
    except csv.Error as error:
        raise NotOpened("table-damaged", document, seen=str(error)) from error


def check_width(rows: list[tuple[Cell, ...]], start: int, document: str) -> None:
    """A separator inside an unquoted cell moves all that follows it one column on."""
    width = len(rows[start])
    longer = [n for n, row in enumerate(rows, start=1) if n > start and any(row[width:])]
    if longer:
        numbers = ", ".join(map(str, longer[:10]))
        raise NotOpened("rows-too-long", document, seen=numbers, expected=width)


def _known(stem: str) -> tuple[str, SheetSpec] | None:
    """The sheet that a file is named for, whatever else is in its name; None if for two.

    It comes first (`Gastos-octubre`), or last where a program puts the workbook's name before it:
    `Convenio SEGIB - Gastos` (Google), `INE-SEGIB-2016-Gastos` (LibreOffice).
    """
    _, apart, last = stem.rpartition(" - ")
    if apart and (spec := spec_of(last)):
        return last, spec
    words = [word for word in re.split(r"[\s_.-]+", stem) if word]
    ends = range(len(words), 0, -1)
    first = _first_known(words[:end] for end in ends)
    last_named = _first_known(words[-end:] for end in ends)
    if first and last_named and first[1] is not last_named[1]:
        return None
    return first or last_named


def _first_known(names: Iterable[list[str]]) -> tuple[str, SheetSpec] | None:
    joined = map(" ".join, names)
    return next(((name, spec) for name in joined if (spec := spec_of(name))), None)


def _without_moved(sheet: Sheet, spec: SheetSpec, start: int, document: str) -> Sheet:
    columns = layout.places_of(sheet, spec, start)
    of_table = shifted.Layout(
        {at: shifted.fits_of(column) for at, column in columns.items()},
        {at: c.of_rates for at, c in columns.items() if c.numbers is not None and not c.divides},
    )
    return without_moved(sheet, start, of_table, document)


def without_moved(sheet: Sheet, start: int, columns: shifted.Layout, document: str) -> Sheet:
    """A sheet without the rows that an unquoted comma moved, each of them a finding."""
    rows, findings = list(sheet.rows), list(sheet.findings)
    for moved in shifted.moved_rows(rows, start, columns):
        letters = column_letters(moved.at + 1)
        heading = str(rows[start][moved.at])
        place = Place(
            document, sheet.name or None, moved.row + 1, heading, cell=f"{letters}{moved.row + 1}"
        )
        first, second = rows[moved.row][moved.at : moved.at + 2]
        params = {"seen": moved.number, "first": first, "second": second}
        findings.append(Finding("row-moved", place=place, params=params))
        rows[moved.row] = ()
    return replace(sheet, rows=rows, findings=tuple(findings))


def text_of(
    content: bytes, document: str, encodings: Sequence[str] | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file, and a note where it is in the encoding of an old system.

    Raises NotOpened where it is no text, or its encoding cannot be told.
    """
    read = decoded(content, encodings)
    if read is None:
        is_text = b"\0" not in content
        raise NotOpened("encoding-unknown" if is_text else "table-not-text", document)
    text, encoding = read
    hold_text(text, document)
    return text, old_encoding(encoding, document)


def rows_of(text: str, separator: str, document: str) -> list[tuple[Cell, ...]]:
    """Rows of cells; an empty cell is None. Excel's first line `sep=;` is passed over.

    Raises NotOpened where they are more than are read.
    """
    if re.match(r"sep=.\r?\n", text, re.IGNORECASE):
        text = text.partition("\n")[2]
    used = Used(document)
    rows: list[tuple[Cell, ...]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
        used.rows(1, row)
        rows.append(tuple(text_in_cell(cell) for cell in row))
    return rows


def text_in_cell(written: str) -> str | None:
    """The text of a cell, without the apostrophe that keeps it from being a formula."""
    guarded = written.startswith("'") and LIKE_A_FORMULA.match(written)
    return (written[1:] if guarded else written) or None
