"""Comments on the cells of a sheet: their text in one part, their boxes in another (VML).

Source: ECMA-376 part 1, 18.7 (comments), and part 4, 19.4 (VML), which Excel still draws from.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from lxml import etree

from coopledger.writers.ooxml import Package, like
from coopledger.writers.sheet_grid import Grid, Spot
from coopledger.writers.xml_text import xml_text

Note = Sequence[tuple[str, str]]
"""What a comment says, paragraph by paragraph: a word in bold, and the sentence after it."""

_AUTHOR = "coopledger"
_LONGEST = 8_000
_WIDTH, _LINE, _LETTERS_A_LINE, _HIGHEST = 320, 15, 46, 900  # of a box: pixels, but for the letters
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_PREFIXES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_EMPTY = (
    "<xml "
    + " ".join(f'xmlns:{prefix}="{urn}"' for prefix, urn in _PREFIXES.items())
    + '><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout></xml>'
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"{declared} '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202"{declared} style="position:absolute;'
    'width:{width}pt;height:{height}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_BLOCKS = re.compile(rb"""(idmap\b[^>]{0,100}?\bdata\s*=\s*["'])([\d,\s]+)""")
_ONE_SHAPE = re.compile(rb"<(?:\w+:)?shape\b.*?</(?:\w+:)?shape\s*>", re.DOTALL)
_END_OF_SHAPE = re.compile(rb"</(?:\w+:)?shape\s*>")
_OF_CELL = re.compile(rb"<(?:\w+:)?(Row|Column)>\s*(\d+)\s*<")
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)[\d,\s]*(<)")


def comment(package: Package, sheet: str, notes: Mapping[Spot, Note]) -> dict[Spot, str]:
    """Add the notes to the sheet's comments, after what a comment says already.

    Gives the whole text of each comment it wrote, which its box must hold.
    """
    part = next(iter(package.related(sheet, "comments").values()), None)
    if part is None:
        empty = f'<comments xmlns="{package.main_namespace}"><authors/><commentList/></comments>'
        part = package.free_name("xl/comments", ".xml")
        package.add(part, empty.encode(), _COMMENTS)
        package.relate(sheet, "comments", part)
    root = package.tree(part)
    listed = next(root.iterchildren("{*}commentList"))
    there = {element.get("ref"): element for element in listed.iterchildren("{*}comment")}
    author = str(_author(root))
    said: dict[Spot, str] = {}
    for spot, note in notes.items():
        element = there.get(spot.address)
        if element is None:
            element = etree.SubElement(listed, like(root, "comment"))
            element.set("ref", spot.address)
            element.set("authorId", author)
            etree.SubElement(element, like(root, "text"))
        said[spot] = _say(next(element.iterchildren("{*}text")), note)
    package.write_tree(part, root)
    return said


def draw(
    package: Package, sheet: str, known_as: str | None, grid: Grid, said: Mapping[Spot, str]
) -> str | None:
    """A box for each comment, which opens where the mouse rests on its cell.

    known_as: the id by which the sheet points to its drawing. Gives the id of a new one.
    """
    part = package.related(sheet, "vmlDrawing").get(known_as or "")
    block = max(_blocks(package), default=0) + 1
    blocks = ",".join(str(block + more) for more in range(1 + len(said) // 1024))
    new = None
    if part is None:
        empty = _EMPTY.format(blocks=blocks).encode()
        part = package.free_name("xl/drawings/vmlDrawing", ".vml")
        package.add(part, empty, _VML)
        new = package.relate(sheet, "vmlDrawing", part)
    anchors = {spot: grid.box_beside(spot, _WIDTH, _height(text)) for spot, text in said.items()}
    data, resized = _resize(package.read(part), anchors)
    if new is None:
        data = _BLOCKS.sub(rb"\g<1>\g<2>," + blocks.encode(), data, count=1)
    declared = "".join(
        f' xmlns:{prefix}="{urn}"'
        for prefix, urn in _PREFIXES.items()
        if f'xmlns:{prefix}="{urn}"'.encode() not in data
    )
    drawn = [] if b"_x0000_t202" in data else [_SHAPE_TYPE.format(declared=declared)]
    for number, (spot, anchor) in enumerate(anchors.items(), start=block * 1024 + 1):
        if spot not in resized:
            drawn.append(_shape(number, declared, spot, anchor, said[spot]))
    package.write(part, _before_end(data, "".join(drawn)))
    return new


def _author(root: etree._Element) -> int:
    authors = next(root.iterchildren("{*}authors"))
    names = [element.text for element in authors]
    if _AUTHOR not in names:
        etree.SubElement(authors, like(root, "author")).text = _AUTHOR
        names.append(_AUTHOR)
    return names.index(_AUTHOR)


def _say(text: etree._Element, note: Note) -> str:
    """Write a note after what stands in a comment; once only. The whole text."""
    there = "".join(element.text or "" for element in text.iter("{*}t"))
    new = "\n\n".join(f"{word}: {sentence}" for word, sentence in note)
    whole = xml_text(new, _LONGEST)
    if whole in there:
        return there
    plain = next(text.iterchildren("{*}t"), None)
    if plain is not None:  # beside runs there may be no bare text
        run = etree.Element(like(text, "r"))
        text.replace(plain, run)
        run.append(plain)
    runs = len(list(text.iterchildren("{*}r")))
    if there:
        text.insert(runs, _run(text, "\n\n", bold=False))
        runs += 1
    for at, run in enumerate(_runs(text, note, whole)):
        text.insert(runs + at, run)
    return f"{there}\n\n{whole}" if there else whole


def _runs(text: etree._Element, note: Note, whole: str) -> Iterable[etree._Element]:
    """The severities in bold, the rest not; nothing in bold where the note had to be cut."""
    pieces = [(xml_text(word, _LONGEST), xml_text(rest, _LONGEST)) for word, rest in note]
    if "\n\n".join(f"{word}: {rest}" for word, rest in pieces) != whole:
        yield _run(text, whole, bold=False)
        return
    for number, (word, rest) in enumerate(pieces):
        yield _run(text, word, bold=True)
        yield _run(text, f": {rest}" + ("\n\n" if number < len(pieces) - 1 else ""), bold=False)


def _run(text: etree._Element, said: str, *, bold: bool) -> etree._Element:
    run = etree.Element(like(text, "r"))
    properties = etree.SubElement(run, like(text, "rPr"))
    if bold:
        etree.SubElement(properties, like(text, "b"))
    for name, value in (("sz", "9"), ("rFont", "Tahoma"), ("family", "2")):
        etree.SubElement(properties, like(text, name)).set("val", value)
    words = etree.SubElement(run, like(text, "t"))
    words.text = said
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _height(text: str) -> int:
    lines = sum(max(1, ceil(len(line) / _LETTERS_A_LINE)) for line in text.split("\n"))
    return min(_HIGHEST, lines * _LINE + 20)


def _blocks(package: Package) -> Iterable[int]:
    """The blocks of 1,024 numbers for shapes that the workbook's drawings have taken."""
    for part in package.parts(".vml"):
        for _, blocks in _BLOCKS.findall(package.read(part)):
            yield from (int(block) for block in blocks.split(b",") if block.strip())


def _resize(data: bytes, anchors: Mapping[Spot, tuple[int, ...]]) -> tuple[bytes, set[Spot]]:
    """Make the boxes that are there as large as they must be now."""
    resized: set[Spot] = set()

    def resize(shape: re.Match[bytes]) -> bytes:
        place = {name: int(number) for name, number in _OF_CELL.findall(shape[0])}
        spot = Spot(place.get(b"Row", -1) + 1, place.get(b"Column", -1) + 1)
        if spot not in anchors:
            return shape[0]
        resized.add(spot)
        said = ", ".join(map(str, anchors[spot])).encode()
        return _ANCHOR.sub(rb"\g<1>" + said + rb"\g<2>", shape[0])

    # After the last end there is none to look for, again and again.
    end = max((found.end() for found in _END_OF_SHAPE.finditer(data)), default=0)
    return _ONE_SHAPE.sub(resize, data[:end]) + data[end:], resized


def _shape(number: int, declared: str, spot: Spot, anchor: Iterable[int], text: str) -> str:
    return _SHAPE.format(
        id=number,
        declared=declared,
        width=_WIDTH * 3 // 4,
        height=_height(text) * 3 // 4,
        anchor=", ".join(map(str, anchor)),
        row=spot.row - 1,
        column=spot.column - 1,
    )


def _before_end(data: bytes, drawn: str) -> bytes:
    """The drawing's bytes are not parsed: Excel itself writes some that are no XML."""
    end = data.rindex(b"</")
    return data[:end] + drawn.encode() + data[end:]
