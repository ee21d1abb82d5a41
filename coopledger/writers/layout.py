"""Plain text in columns. A figure is never cut short: where space is scarce, words wrap."""

import re
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 80
_GAP = 2
_LEAST = 20
"""The least room that a label has."""
_AMOUNT = re.compile(r"(\d) ([A-Z]{3})\b")


class TextRow(NamedTuple):
    """A label, and a cell for each column. A rule is a row of dashes under the figures."""

    label: str
    cells: tuple[str, ...] = ()
    is_rule: bool = False
    indent: int = 0


def table(rows: Sequence[TextRow], width: int = WIDTH) -> list[str]:
    """Lay rows out: labels to the left, figures to the right, each column as wide as it must be."""
    widths = _widths(rows)
    figures = sum(widths) + _GAP * len(widths)
    room = max(_LEAST, width - figures)
    lines = []
    for row in rows:
        cells = ["-" * w for w in widths] if row.is_rule else list(row.cells)
        said = "".join(" " * _GAP + cell.rjust(w) for cell, w in zip(cells, widths, strict=False))
        first, *rest = textwrap.wrap(
            row.label,
            room,
            initial_indent=" " * row.indent,
            subsequent_indent=" " * (row.indent + 2),
        ) or [""]
        lines.append((first.ljust(room) + said).rstrip())
        lines += rest
    return lines


def _widths(rows: Sequence[TextRow]) -> list[int]:
    columns = max((len(row.cells) for row in rows), default=0)
    return [
        max((len(row.cells[at]) for row in rows if at < len(row.cells)), default=0)
        for at in range(columns)
    ]


def fits(rows: Sequence[TextRow], width: int) -> bool:
    """Whether a table's figures leave room for their labels."""
    widths = _widths(rows)
    return sum(widths) + _GAP * len(widths) + _LEAST <= width


def blocks(rows: Sequence[TextRow], width: int, *, prose: bool = False) -> list[str]:
    """The same where they leave none: under each label its figures, one a line, with their names.

    The first row has the names. prose: whether they are paragraphs.
    """
    head, *others = (row for row in rows if not row.is_rule)
    lines = paragraph(head.label, width=width) if head.label else []
    for row in others:
        said = [(name, cell) for name, cell in zip(head.cells, row.cells, strict=False) if cell]
        lines += paragraph(row.label, indent=row.indent, width=width)
        figures = [TextRow(name, (cell,), indent=row.indent + 2) for name, cell in said]
        lines += (
            table(figures, width) if not prose and fits(figures, width) else _apart(figures, width)
        )
    return lines


def _apart(rows: Sequence[TextRow], width: int) -> list[str]:
    """Each cell under its name: words that are as wide as the screen, paragraph by paragraph."""
    lines: list[str] = []
    for row in rows:
        first, *more = row.cells[0].split("\n")
        lines += paragraph(f"{row.label}: {first}", indent=row.indent, width=width)
        for each in more:
            lines += paragraph(each, indent=row.indent + 2, hanging=0, width=width)
    return [line.replace("\u00a0", " ") for line in lines]


def entries(items: Sequence[tuple[str, Sequence[str]]], width: int = WIDTH) -> list[str]:
    """Labels in a column of their own; beside each its lines of words, wrapped under themselves.

    An amount and its currency stand on one line.
    """
    room = max((len(label) for label, _ in items), default=0)
    lines = []
    for label, said in items:
        head = f"  {label.ljust(room)}  "
        for words in said:
            wrapped = textwrap.wrap(
                _AMOUNT.sub("\\1\u00a0\\2", words),
                width,
                initial_indent=head,
                subsequent_indent=" " * len(head),
                break_long_words=False,
                break_on_hyphens=False,
            )
            lines += [line.replace("\u00a0", " ") for line in wrapped]
            head = " " * len(head)
    return lines


def paragraph(words: str, *, indent: int = 0, hanging: int = 2, width: int = WIDTH) -> list[str]:
    """Words, wrapped; what hangs over is set in by so much more."""
    return textwrap.wrap(
        words,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
