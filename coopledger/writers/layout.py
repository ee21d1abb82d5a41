"""Plain text in columns. A figure is never cut short: where space is scarce, words wrap."""

import re
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 80
_GAP = 2
_AMOUNT = re.compile(r"(\d) ([A-Z]{3})\b")


class TextRow(NamedTuple):
    """A label, and a cell for each column. A rule is a row of dashes under the figures."""

    label: str
    cells: tuple[str, ...] = ()
    is_rule: bool = False
    indent: int = 0


def table(rows: Sequence[TextRow], width: int = WIDTH) -> list[str]:
    """Lay rows out: labels to the left, figures to the right, each column as wide as it must be."""
    columns = max((len(row.cells) for row in rows), default=0)
    widths = [
        max((len(row.cells[at]) for row in rows if at < len(row.cells)), default=0)
        for at in range(columns)
    ]
    figures = sum(widths) + _GAP * columns
    longest = max((row.indent + len(row.label) for row in rows), default=0)
    room = max(20, min(width - figures, max(longest, width - figures)))
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
