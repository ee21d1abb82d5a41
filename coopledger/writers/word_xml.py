"""Paragraphs and tables as Word's XML has them: every measure in twentieths of a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coopledger.messages.visible import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FACE, EVEN_FACE = "Arial", "Courier New"
"""What text is set in; and what has each letter as wide as the others."""
BESIDE = 90
"""The room on each side of a cell."""
_LEVEL = 200
"""How much deeper a level stands."""


class WordXml:
    """Makes elements."""

    def __init__(self) -> None:
        from docx.oxml import OxmlElement, ns  # slow to import, and only Word needs it

        self._element, self.name = OxmlElement, ns.qn

    def of(self, tag: str, attributes: dict[str, object] | None = None, *inside: Any) -> Any:
        element = self._element(tag)
        for name, value in (attributes or {}).items():
            element.set(self.name(name), str(value))
        element.extend(inside)
        return element

    def run(
        self,
        said: str,
        *,
        bold: bool = False,
        italic: bool = False,
        size: float = 0,
        face: str = "",
    ) -> Any:
        """Words of one look; what they have of lines and tabs stays."""
        look = []
        if face:
            look.append(self.of("w:rFonts", {"w:ascii": face, "w:hAnsi": face, "w:cs": face}))
        look += [self.of(f"w:{tag}") for tag, on in (("b", bold), ("i", italic)) if on]
        if size:
            look.append(self.of("w:sz", {"w:val": round(2 * size)}))
        run = self.of("w:r", None, self.of("w:rPr", None, *look)) if look else self.of("w:r")
        run.text = harmless(said)
        return run

    def paragraph(
        self,
        said: str,
        *,
        style: str = "",
        level: int = 0,
        right: bool = False,
        tabs: Iterable[tuple[str, int]] = (),
        kept: bool = False,
        close: bool = False,
        **look: Any,
    ) -> Any:
        """kept: on the page of what follows. close: with no room between it and the next."""
        has = [self.of("w:pStyle", {"w:val": style})] if style else []
        has += [self.of("w:keepNext")] if kept else []
        stops = [self.of("w:tab", {"w:val": kind, "w:pos": at}) for kind, at in tabs]
        has += [self.of("w:tabs", None, *stops)] if stops else []
        has += [self.of("w:spacing", {"w:before": 0, "w:after": 0})] if close else []
        has += [self.of("w:ind", {"w:left": level * _LEVEL})] if level else []
        has += [self.of("w:jc", {"w:val": "right"})] if right else []
        runs = [self.run(said, **look)] if said else []
        return self.of("w:p", None, self.of("w:pPr", None, *has), *runs)

    def cell(
        self,
        paragraphs: Iterable[Any],
        width: int,
        *,
        whole: bool = False,
        under: bool = False,
        over: bool = False,
    ) -> Any:
        """whole: not to be broken. under, over: with a rule there."""
        has = [self.of("w:tcW", {"w:w": width, "w:type": "dxa"})]
        rules = [
            self.of(f"w:{side}", {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "000000"})
            for side, ruled in (("top", over), ("bottom", under))
            if ruled
        ]
        has += [self.of("w:tcBorders", None, *rules)] if rules else []
        has += [self.of("w:noWrap")] if whole else []
        return self.of("w:tc", None, self.of("w:tcPr", None, *has), *paragraphs)

    def row(self, cells: Iterable[Any], *, first: bool = False, splits: bool = False) -> Any:
        """first: whether it is on each page of its table. splits: whether it goes on over pages."""
        has = [
            self.of(f"w:{tag}")
            for tag, on in (("cantSplit", not splits), ("tblHeader", first))
            if on
        ]
        return self.of("w:tr", None, self.of("w:trPr", None, *has), *cells)

    def grid(self, widths: Iterable[int], rows: Iterable[Any], title: str = "") -> Iterator[Any]:
        """A table, and what keeps it apart from what follows. title: for who listens to it."""
        widths = tuple(widths)
        margins = [
            self.of(f"w:{side}", {"w:w": BESIDE, "w:type": "dxa"}) for side in ("left", "right")
        ]
        has = [
            self.of("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}),
            self.of("w:tblLayout", {"w:type": "fixed"}),
            self.of("w:tblCellMar", None, *margins),
            self.of("w:tblLook", {"w:firstRow": 1, "w:firstColumn": 1, "w:noHBand": 1}),
            *([self.of("w:tblCaption", {"w:val": harmless(title)})] if title else []),
        ]
        columns = [self.of("w:gridCol", {"w:w": width}) for width in widths]
        yield self.of(
            "w:tbl",
            None,
            self.of("w:tblPr", None, *has),
            self.of("w:tblGrid", None, *columns),
            *rows,
        )
        yield self.paragraph("", size=5, close=True)
