"""The workbook that someone handed in, given back with the wrong cells marked in it."""

import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from lxml import etree

from coopledger.messages.catalogue import Language, say
from coopledger.model.finding import Finding, Severity
from coopledger.readers.container import check_container, document_name
from coopledger.readers.sheet import NotOpened
from coopledger.writers.cell_comments import Note, comment, draw
from coopledger.writers.cell_styles import CellStyles
from coopledger.writers.findings_sheet import add_findings_sheet
from coopledger.writers.ooxml import Package
from coopledger.writers.sheet_grid import Spot
from coopledger.writers.sheet_xml import SheetXml, StyleOf

# A part that is broken, or cannot be unpacked; one that is missing (LookupError, StopIteration); a
# number in it that is none (ValueError).
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    etree.XMLSyntaxError,
    ExpatError,
    LookupError,
    StopIteration,
    ValueError,
)
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def mark_workbook(source: Path, findings: Iterable[Finding], language: Language) -> bytes:
    """The same .xlsx or .xlsm: the cells in question coloured and commented, a list at the end.

    Nothing else of it changes: values, formulas and what they came to, charts, macros, styles. A
    finding on no cell of it stands on the list alone.
    Raises NotOpened where the source is no workbook, is damaged, or would do harm.
    """
    try:
        check_container(source)
        with zipfile.ZipFile(source) as container:
            package = Package(container)
            _mark(package, tuple(findings), language)
            return package.to_bytes()
    except PermissionError as error:
        raise NotOpened("document-locked", document_name(source)) from error
    except _DAMAGED as error:
        raise NotOpened(
            "workbook-damaged", document_name(source), seen=type(error).__name__
        ) from error


def _mark(package: Package, findings: Sequence[Finding], language: Language) -> None:
    styles = CellStyles(package)
    spots: dict[int, Spot] = {}
    for name, part in _sheets(package).items():
        wanted = {
            number: spot
            for number, finding in enumerate(findings)
            if finding.place.sheet == name and (spot := _spot(finding))
        }
        if wanted:
            spots |= _mark_sheet(package, styles, part, findings, wanted, language)
    add_findings_sheet(package, styles, findings, spots, language)
    styles.save()


def _sheets(package: Package) -> dict[str, str]:
    """The part of each sheet of cells, by the sheet's name."""
    return {sheet.name: sheet.part for sheet in package.sheets() if sheet.kind == "worksheet"}


def _spot(finding: Finding) -> Spot | None:
    """The cell, or the first of the row."""
    if finding.place.cell is not None:
        return Spot.at(finding.place.cell)
    return Spot(finding.place.row, 1) if finding.place.row else None


def _mark_sheet(
    package: Package,
    styles: CellStyles,
    part: str,
    findings: Sequence[Finding],
    wanted: Mapping[int, Spot],
    language: Language,
) -> dict[int, Spot]:
    """Mark a sheet's cells: the cell of each finding, by its number."""
    xml = SheetXml(package.read(part), wanted.values())
    spots = {number: xml.anchor(spot) for number, spot in wanted.items()}
    on_cell: dict[Spot, list[Finding]] = {}
    for number, spot in sorted(spots.items(), key=lambda item: item[1]):
        on_cell.setdefault(spot, []).append(findings[number])
    xml.restyle({spot: _style_of(styles, _worst(here)) for spot, here in on_cell.items()})
    said = comment(package, part, {spot: _note(here, language) for spot, here in on_cell.items()})
    reference = draw(package, part, xml.legacy_drawing, xml.grid, said)
    if reference is not None:
        xml.refer_to_legacy_drawing(reference, package.references)
    package.write(part, xml.to_bytes())
    return spots


def _style_of(styles: CellStyles, severity: Severity) -> StyleOf:
    return lambda style: styles.marked(style, severity)


def _worst(findings: Iterable[Finding]) -> Severity:
    return min((finding.severity for finding in findings), key=_WORST_FIRST.index)


def _note(findings: Iterable[Finding], language: Language) -> Note:
    """What is said of one cell, worst first; the same thing once."""
    ordered = sorted(findings, key=lambda finding: _WORST_FIRST.index(finding.severity))
    said = (
        (
            finding.severity.say(language),
            say(
                "marked.note",
                language,
                message=finding.message(language),
                remedy=finding.remedy(language),
            ),
        )
        for finding in ordered
    )
    return tuple(dict.fromkeys(said))
