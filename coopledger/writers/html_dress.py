"""How the elements of a report look: styles that stand on them, or classes of a page's style sheet.

A notebook drops style sheets from documents it does not trust; a page of ours lets nobody write
styles on elements. What is said of them is the same.
"""

from typing import NamedTuple, Protocol

from coopledger.reports.document import Row, Style

_LABEL = "text-align:left;vertical-align:top;font-weight:{weight};padding:.15em .5em .15em {left}em"
_FIGURE = (
    "text-align:right;font-weight:{weight};padding:.15em .5em;white-space:nowrap;"
    "vertical-align:top;font-variant-numeric:tabular-nums"
)
_WORDS = "text-align:left;font-weight:{weight};padding:.15em .5em;vertical-align:top"
_RULES = {
    Style.HEAD: ";border-bottom:1px solid currentColor",
    Style.FIGURES: "",
    Style.SUM: ";border-top:1px solid currentColor",
}
_PROSE = ";border-bottom:1px solid currentColor;white-space:pre-line"
_PARTS = {
    "scroll": "overflow-x:auto",
    "caption": "text-align:left;font-weight:bold;padding:.3em 0;caption-side:top",
    "name": (
        "text-align:left;vertical-align:top;font-weight:normal;opacity:.75;padding:.15em .5em"
    ),
    "said": "text-align:left;padding:.15em .5em",
    "table": "border-collapse:collapse;margin:.8em 0 0 0",
    "note": "opacity:.75;margin:.2em 0",
    "picture": "margin:.8em 0;max-width:45em",
    "signatures": "display:flex;flex-wrap:wrap;gap:3em;margin:3em 0 1em 0",
    "to-sign": "border-top:1px solid currentColor;margin-top:3.5em;min-width:14em",
    "crest": "height:4em",
    "made-of": "color:inherit",
    "flows": "break-inside:auto",
    "mark": "display:inline-block;width:1.2em;opacity:.6;font-weight:normal",
}


class Dress(Protocol):
    """How elements look: of each an attribute with a blank before it, or nothing."""

    def part(self, name: str) -> str:
        """What is always the same, by its name in `_PARTS`."""

    def words(self, level: int) -> str:
        """A paragraph that stands so deep."""

    def label(self, row: Row, *, prose: bool) -> str:
        """What a row is called."""

    def cell(self, style: Style, *, words: bool, prose: bool) -> str:
        """A cell, of a column of words or of figures."""

    def wide(self, table: str) -> str:
        """A table, which may be wider than there is room."""


class Inline(NamedTuple):
    """Styles that stand on the elements."""

    def part(self, name: str) -> str:
        return f' style="{_PARTS[name]}"'

    def words(self, level: int) -> str:
        return f' style="margin:.2em 0 .2em {2 * level}em"' if level else ""

    def label(self, row: Row, *, prose: bool) -> str:
        look = _LABEL.format(weight=_weight(row.style), left=0.5 + row.level)
        return f' style="{look}{_RULES[row.style]}{_PROSE if prose else ""}"'

    def cell(self, style: Style, *, words: bool, prose: bool) -> str:
        look = (_WORDS if words else _FIGURE).format(weight=_weight(style))
        return f' style="{look}{_RULES[style]}{_PROSE if prose else ""}"'

    def wide(self, table: str) -> str:
        return table  # all of the report scrolls


def _weight(style: Style) -> str:
    return "normal" if style is Style.FIGURES else "bold"


class Classes(NamedTuple):
    """Classes of the pages' style sheet, each by the name of what it is."""

    def part(self, name: str) -> str:
        return f' class="{name}"'

    def words(self, level: int) -> str:
        return f' class="level-{min(level, 4)}"' if level else ""

    def label(self, row: Row, *, prose: bool) -> str:
        return _class("label", row.style.value, f"level-{min(row.level, 4)}", prose=prose)

    def cell(self, style: Style, *, words: bool, prose: bool) -> str:
        return _class("words" if words else "figure", style.value, prose=prose)

    def wide(self, table: str) -> str:
        return f'<div class="wide" tabindex="0">{table}</div>'


def _class(*names: str, prose: bool) -> str:
    return f' class="{" ".join((*names, *(("prose",) if prose else ())))}"'
