"""Text that goes into a workbook's XML."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def xml_text(text: str, longest: int) -> str:
    """Text without what XML 1.0 forbids, cut where it is longer than Excel opens.

    Excel reads `_x0041_` as the letter of that number: an underscore that begins one is escaped.
    """
    allowed = _LOOKS_ESCAPED.sub("_x005F_", _FORBIDDEN.sub("", text))
    return allowed if len(allowed) <= longest else allowed[: longest - 1] + "…"
