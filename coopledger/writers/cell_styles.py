"""The workbook's styles, and those that a severity makes of them."""

from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from coopledger.model.finding import Severity
from coopledger.writers.ooxml import Package, like

# Red, amber and blue-grey, pale enough for black text; they differ in lightness too, on paper.
FILLS = {
    Severity.ERROR: "FFF2A6A0",
    Severity.WARNING: "FFFFD88A",
    Severity.NOTE: "FFDCE6F1",
}
_LIGHT = 160  # of 255: text lighter than this is not legible on any of these fills
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_LEAST = """<styleSheet xmlns="{namespace}">
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>"""


class _Look(NamedTuple):
    """What is asked of a style that is not made of one the workbook has."""

    bold: bool
    link: bool
    fill: str | None


class CellStyles:
    """The styles part: new ones stand after those it has, so that no cell changes its look."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = _styles_part(package)
        self._root = package.tree(self._part)
        self._fonts = self._list("fonts")
        self._fills = self._list("fills")
        self._formats = self._list("cellXfs")
        self._made: dict[tuple[int, Severity] | _Look, int] = {}
        self._filled: dict[str, int] = {}
        self._darkened: dict[int, int] = {}

    def marked(self, style: int, severity: Severity) -> int:
        """The same style with the fill of a severity: number format, borders and font stay."""
        key = (style, severity)
        if key not in self._made:
            format_ = deepcopy(self._formats[style if style < len(self._formats) else 0])
            format_.set("fillId", str(self._fill(FILLS[severity])))
            format_.set("applyFill", "1")
            font = int(format_.get("fontId", "0"))
            if font < len(self._fonts) and _is_light(self._fonts[font]):
                format_.set("fontId", str(self._dark(font)))
                format_.set("applyFont", "1")
            self._made[key] = _append(self._formats, format_)
        return self._made[key]

    def text(self, *, bold: bool = False, link: bool = False, fill: str | None = None) -> int:
        """A style for wrapped text, which stays text when someone types in its cell."""
        look = _Look(bold, link, fill)
        if look not in self._made:
            format_ = etree.Element(like(self._root, "xf"))
            font = self._font(look) if bold or link else 0
            stated = {
                "numFmtId": "0",
                "fontId": str(font),
                "fillId": str(self._fill(fill) if fill else 0),
                "borderId": "0",
                "xfId": "0",
                "quotePrefix": "1",
                "applyFont": "1",
                "applyFill": "1",
                "applyAlignment": "1",
            }
            for name, value in stated.items():
                format_.set(name, value)
            alignment = etree.SubElement(format_, like(self._root, "alignment"))
            alignment.set("vertical", "top")
            alignment.set("wrapText", "1")
            self._made[look] = _append(self._formats, format_)
        return self._made[look]

    def save(self) -> None:
        for part in (self._fonts, self._fills, self._formats):
            if part.get("count") is not None:
                part.set("count", str(len(part)))
        self._package.write_tree(self._part, self._root)

    def _fill(self, color: str) -> int:
        if color not in self._filled:
            fill = etree.Element(like(self._root, "fill"))
            pattern = etree.SubElement(fill, like(self._root, "patternFill"))
            pattern.set("patternType", "solid")
            etree.SubElement(pattern, like(self._root, "fgColor")).set("rgb", color)
            etree.SubElement(pattern, like(self._root, "bgColor")).set("indexed", "64")
            self._filled[color] = _append(self._fills, fill)
        return self._filled[color]

    def _font(self, look: _Look) -> int:
        """The workbook's own font, in bold or as links are shown. The order is the schema's."""
        old = self._fonts[0]
        font = etree.Element(like(self._root, "font"))
        if look.bold:
            etree.SubElement(font, like(self._root, "b"))
        if look.link:
            etree.SubElement(font, like(self._root, "u"))
        for name in ("sz", "color", "name", "family", "scheme"):
            if name == "color" and look.link:
                etree.SubElement(font, like(self._root, "color")).set("rgb", "FF0563C1")
            else:
                font.extend(deepcopy(element) for element in old.iterchildren(f"{{*}}{name}"))
        return _append(self._fonts, font)

    def _dark(self, font: int) -> int:
        """The same font in black: what is white on a dark fill cannot be read on a pale one."""
        if font not in self._darkened:
            dark = deepcopy(self._fonts[font])
            for color in dark.iterchildren("{*}color"):
                color.attrib.clear()
                color.set("rgb", "FF000000")
            self._darkened[font] = _append(self._fonts, dark)
        return self._darkened[font]

    def _list(self, name: str) -> etree._Element:
        """A list of the styles part; where it is missing or empty, the least there must be."""
        found = next(self._root.iterchildren(f"{{*}}{name}"), None)
        least = next(_least(self._package).iterchildren(f"{{*}}{name}"))
        if found is None:
            before = _ORDER[: _ORDER.index(name)]
            there = [child for child in self._root if etree.QName(child).localname in before]
            self._root.insert(len(there), least)
            return least
        found.extend(list(least)[len(found) :])
        return found


def _styles_part(package: Package) -> str:
    for part in package.related(package.workbook, "styles").values():
        return part
    part = "xl/styles.xml"  # some programs look under this name alone
    package.add(part, etree.tostring(_least(package)), _CONTENT_TYPE)
    package.relate(package.workbook, "styles", part)
    return part


def _least(package: Package) -> etree._Element:
    return etree.fromstring(_LEAST.format(namespace=package.main_namespace))


def _append(group: etree._Element, element: etree._Element) -> int:
    group.append(element)
    return len(group) - 1


def _is_light(font: etree._Element) -> bool:
    color = next(font.iterchildren("{*}color"), None)
    if color is None:
        return False
    if color.get("theme") is not None:  # 0 and 2 are the backgrounds of every theme
        return color.get("theme") in ("0", "2")
    if color.get("indexed") is not None:
        return color.get("indexed") in ("1", "9")
    red, green, blue = bytes.fromhex(color.get("rgb", "FF000000")[-6:])
    return 0.3 * red + 0.59 * green + 0.11 * blue > _LIGHT
