"""A picture's bars as SVG: the same lines wherever it is drawn, the same bytes each time.

It is read without colour: bars are solid, hatched or open, and each has its figure beside it. No
amount is made a binary number on the way to its place.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import NamedTuple

from coopledger.messages.visible import harmless
from coopledger.reports.document import Bar, Fill, Picture

WIDTH = 500
"""Of a picture, in points."""
_LETTERS, _LETTER, _CAPITAL = 8, Decimal("4.6"), Decimal("6.6")
"""How large letters are, and how wide a small one and a large one is, nearly at most."""
_LABEL_MOST = 36
"""The most letters of a label that stand beside its bar; the words of the picture have all."""
_BAR, _BESIDE, _BETWEEN, _GAP = 9, 2, 6, 6
"""How high a bar is; how far from another of the same label, and of the next; from its words."""
_HATCH = 4
_HIGHEST = 200
"""How high one piece of a picture is at most, so that it is on the page where there is room."""


class _Scale(NamedTuple):
    """Where amounts are: from the place of the least to that of the greatest."""

    least: Decimal
    greatest: Decimal
    left: Decimal
    right: Decimal

    def place(self, amount: Decimal) -> Decimal:
        span = self.greatest - self.least or Decimal(1)
        return self.left + (amount - self.least) * (self.right - self.left) / span


def pieces(picture: Picture) -> Iterator[str]:
    """The picture as SVG, of which each piece is small beside a page; all of them on one scale.

    The first says all of it to whoever does not see it; the last says what each fill is.
    """
    scale, parts = _scale(picture), [*_parts(picture)]
    for number, part in enumerate(parts, 1):
        legend = picture.legend if number == len(parts) else ()
        yield _svg(part, scale, picture.said if number == 1 else picture.title, legend)


def _parts(picture: Picture) -> Iterator[Sequence[Sequence[Bar]]]:
    part: list[Sequence[Bar]] = []
    for group in grouped(picture.bars):
        if part and sum(map(_height, [*part, group])) > _HIGHEST:
            yield part
            part = []
        part.append(group)
    yield part


def grouped(bars: Sequence[Bar]) -> Iterator[Sequence[Bar]]:
    """Bars of one label together."""
    group: list[Bar] = []
    for bar in bars:
        if bar.label and group:
            yield group
            group = []
        group.append(bar)
    if group:
        yield group


def _height(group: Sequence[Bar]) -> int:
    return len(group) * (_BAR + _BESIDE) + _BETWEEN - _BESIDE


def _scale(picture: Picture) -> _Scale:
    ends = [Decimal(0), *(end for bar in picture.bars for end in (bar.start, bar.end))]
    label = max((_width(_label(bar.label)) for bar in picture.bars), default=Decimal(0))
    figure = max((_width(bar.said) for bar in picture.bars), default=Decimal(0))
    return _Scale(min(ends), max(ends), label + _GAP, WIDTH - figure - _GAP)


def _width(said: str) -> Decimal:
    """How wide a text is, nearly at most: a sign of another script takes as much as a capital."""
    small = sum(sign.islower() or sign.isdigit() or sign in " .,-" for sign in said)
    return small * _LETTER + (len(said) - small) * _CAPITAL


def _label(said: str) -> str:
    said = harmless(said)
    return said if len(said) <= _LABEL_MOST else f"{said[: _LABEL_MOST - 1]}…"


def _svg(
    groups: Sequence[Sequence[Bar]], scale: _Scale, said: str, legend: Sequence[tuple[Fill, str]]
) -> str:
    drawn: list[str] = []
    y = _GAP
    before: Bar | None = None
    for group in groups:
        drawn.append(_text(scale.left - _GAP, y + _BAR - 1, _label(group[0].label), "end"))
        for bar in group:
            drawn += _bar(bar, y, scale)
            if before is not None and bar.start and bar.start == before.end:
                drawn.append(_line(scale.place(bar.start), y - _BETWEEN, scale.place(bar.start), y))
            before = bar
            y += _BAR + _BESIDE
        y += _BETWEEN - _BESIDE
    zero = scale.place(Decimal(0))
    drawn.append(_line(zero, 0, zero, y))
    fills, y = _legend(legend, y)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img" '
        f'aria-label="{escape(harmless(said))}" font-family="sans-serif" font-size="{_LETTERS}" '
        f'fill="currentColor" stroke="none">{"".join([*drawn, *fills])}</svg>'
    )


def _bar(bar: Bar, y: int, scale: _Scale) -> Iterator[str]:
    """A bar, and the figure that it shows at its right."""
    left, right = sorted((scale.place(bar.start), scale.place(bar.end)))
    yield from _filled(left, y, right - left, bar.fill)
    yield _text(right + _GAP // 2, y + _BAR - 1, bar.said, "start")


def _filled(x: Decimal, y: int, width: Decimal, fill: Fill) -> Iterator[str]:
    inside = "currentColor" if fill is Fill.SOLID else "none"
    yield (
        f'<rect x="{_at(x)}" y="{y}" width="{_at(width)}" height="{_BAR}" fill="{inside}" '
        f'stroke="currentColor" stroke-width="0.6"/>'
    )
    if fill is Fill.HATCHED:
        for slant in range(_HATCH - _BAR, int(width) + 1, _HATCH):
            # A stroke at half a right angle, as much of it as is inside.
            begin, end = max(0, slant), min(int(width), slant + _BAR)
            if begin < end:
                low, high = y + _BAR - (begin - slant), y + _BAR - (end - slant)
                yield _line(x + begin, low, x + end, high)


def _legend(legend: Sequence[tuple[Fill, str]], y: int) -> tuple[list[str], int]:
    """What each fill is, one beside another as far as there is room, and where it ends."""
    drawn: list[str] = []
    x = Decimal(0)
    for fill, said in legend:
        taken = 2 * _BAR + _GAP + _width(said) + 3 * _GAP
        if x and x + taken > WIDTH:
            x, y = Decimal(0), y + _BAR + _BETWEEN
        drawn += [*_filled(x, y, Decimal(2 * _BAR), fill)]
        drawn.append(_text(x + 2 * _BAR + _GAP, y + _BAR - 1, harmless(said), "start"))
        x += taken
    return drawn, y + (_BAR + _BETWEEN if legend else 0)


def _text(x: Decimal, y: int, said: str, anchor: str) -> str:
    return f'<text x="{_at(x)}" y="{y}" text-anchor="{anchor}">{escape(said)}</text>'


def _line(x: Decimal, y: int, to_x: Decimal, to_y: int) -> str:
    return (
        f'<line x1="{_at(x)}" y1="{y}" x2="{_at(to_x)}" y2="{to_y}" '
        f'stroke="currentColor" stroke-width="0.5"/>'
    )


def _at(place: Decimal) -> Decimal:
    return place.quantize(Decimal("0.1"))
