"""Text that goes into a workbook, which Excel counts in units of UTF-16."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


LONGEST_TEXT = 32_767
"""The longest text of a cell."""


def fits_in_cell(text: str, longest: int = LONGEST_TEXT) -> bool:
    """Whether a text is not longer than Excel keeps."""
    few = len(text) <= longest // 2
    return few or len(text.encode("utf-16-le", "surrogatepass")) <= 2 * longest


def cut(text: str, longest: int, tail: str) -> str:
    """As much of a text as there is room for, and what stands at its end.

    >>> cut("abcdef", 4, "…")
    'abc…'
    """
    units = text.encode("utf-16-le", "surrogatepass")
    return units[: 2 * (longest - len(tail))].decode("utf-16-le", "ignore") + tail


def without_forbidden(text: str) -> str:
    """Text without what XML 1.0 forbids."""
    return _FORBIDDEN.sub("", text)


def xml_text(text: str, longest: int) -> str:
    """Text without what XML 1.0 forbids, cut where it is longer than Excel opens.

    Excel reads `_x0041_` as the letter of that number: an underscore that begins one is escaped.

    >>> xml_text(3 * chr(0x1F3DB), 4) == chr(0x1F3DB) + "…"  # each counts as two
    True
    >>> xml_text("_x0041_", 99)
    '_x005F_x0041_'
    """
    allowed = _LOOKS_ESCAPED.sub("_x005F_", without_forbidden(text))
    return allowed if fits_in_cell(allowed, longest) else cut(allowed, longest, "…")
