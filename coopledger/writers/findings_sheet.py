"""The sheet at the end of a marked workbook: all that was found, each with a way to its cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from coopledger.messages.catalogue import Language, say
from coopledger.model.finding import Finding
from coopledger.readers.marked import headings
from coopledger.writers.cell_styles import FILLS, CellStyles
from coopledger.writers.ooxml import Package, like
from coopledger.writers.sheet_grid import Spot
from coopledger.writers.xml_text import LONGEST_TEXT, xml_text

_WIDTHS = (11, 26, 24, 12, 62, 62)
_LINE, _HIGHEST = 15, 405  # points
_ROOM = 0.85  # of a width: it counts digits of the usual font, and other fonts are wider
_MOST_LINKS = 65_530  # of Excel
_HEADING_FILL = "FFD9D9D9"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="{namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    "<cols>{widths}</cols><sheetData>{rows}</sheetData>{links}"
    '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'
)


def add_findings_sheet(
    package: Package,
    styles: CellStyles,
    findings: Sequence[Finding],
    spots: Mapping[int, Spot],
    language: Language,
) -> None:
    """Add the list. spots: the marked cell of each finding that has one, by its number."""
    workbook = package.tree(package.workbook)
    sheets = next(workbook.iterchildren("{*}sheets"))
    names = {sheet.get("name", "") for sheet in sheets}
    data = _sheet(package, styles, findings, spots, names, language)
    part = package.free_name("xl/worksheets/sheet", ".xml")
    package.add(part, data, _CONTENT_TYPE)
    sheet = etree.SubElement(sheets, like(workbook, "sheet"))
    ids = [int(other.get("sheetId", "0")) for other in sheets if other is not sheet]
    sheet.set("name", _free_name(names, language))
    sheet.set("sheetId", str(max(ids, default=0) + 1))
    reference = package.relate(package.workbook, "worksheet", part)
    sheet.set(f"{{{package.references}}}id", reference)
    package.write_tree(package.workbook, workbook)


def _sheet(
    package: Package,
    styles: CellStyles,
    findings: Sequence[Finding],
    spots: Mapping[int, Spot],
    names: set[str],
    language: Language,
) -> bytes:
    heading = styles.text(bold=True, fill=_HEADING_FILL)
    rows = [_row(1, [(text, heading) for text in headings(language)])]
    links: list[str] = []
    for number, finding in enumerate(findings):
        spot = spots.get(number)
        link = _link(finding, spot, names)
        rows.append(_row(number + 2, _cells(finding, spot, bool(link), styles, language)))
        if link and len(links) < _MOST_LINKS:
            links.append(f'<hyperlink ref="D{number + 2}" location={quoteattr(link)}/>')
    widths = (
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(_WIDTHS, start=1)
    )
    return _SHEET.format(
        namespace=package.main_namespace,
        widths="".join(widths),
        rows="".join(rows),
        links=f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "",
    ).encode()


def _cells(
    finding: Finding, spot: Spot | None, linked: bool, styles: CellStyles, language: Language
) -> Iterator[tuple[str, int]]:
    place = finding.place
    plain = styles.text()
    yield finding.severity.say(language), styles.text(bold=True, fill=FILLS[finding.severity])
    yield finding.code, plain
    yield place.sheet or place._replace(document=None, cell=None).say(language), plain
    yield _shown(spot, linked), styles.text(link=True) if linked else plain
    yield finding.message(language), plain
    yield finding.remedy(language), plain


def _shown(spot: Spot | None, linked: bool) -> str:
    if spot is not None:
        return spot.address
    return "A1" if linked else ""


def _link(finding: Finding, spot: Spot | None, names: set[str]) -> str | None:
    """Where a click leads: the cell; the sheet, where it is about the sheet as a whole."""
    sheet = finding.place.sheet
    if sheet is None or sheet not in names:
        return None
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{spot.address if spot else 'A1'}"


def _row(number: int, cells: Iterable[tuple[str, int]]) -> str:
    said = [(xml_text(text, LONGEST_TEXT), style) for text, style in cells]
    written = (
        f'<c r="{Spot(number, column).address}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{escape(text)}</t></is></c>'
        for column, (text, style) in enumerate(said, start=1)
    )
    height = _height([text for text, _ in said])
    return f'<row r="{number}" ht="{height}">{"".join(written)}</row>'


def _height(texts: Sequence[str]) -> int:
    """How high a row is that shows all of its wrapped text: not every program works it out."""
    lines = (
        sum(max(1, ceil(len(line) / (width * _ROOM))) for line in text.split("\n"))
        for text, width in zip(texts, _WIDTHS, strict=True)
    )
    return min(_HIGHEST, _LINE * max(lines))


def _free_name(names: set[str], language: Language) -> str:
    """A name no sheet has: to Excel they are the same in capitals or not."""
    name = said = say("marked.sheet", language)
    taken = {other.casefold() for other in names}
    number = 2
    while name.casefold() in taken:
        name = f"{said} ({number})"
        number += 1
    return name
