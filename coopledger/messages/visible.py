"""Signs that nobody sees, made visible: two words that look alike may differ by one."""

import unicodedata
from collections.abc import Mapping

_SEEN_AS_BLANK = frozenset(" \t\r\n")


def visible(text: str, *, dashes: bool = False) -> str:
    """A text whose invisible signs stand as their numbers; plain blank stays as it is.

    dashes: whether those that look like a hyphen, and are none, do so too.

    >>> visible("G-1\\u200b")
    'G-1[U+200B]'
    """
    if text.isprintable() and not dashes:
        return text
    return "".join(
        f"[U+{ord(sign):04X}]" if _is_hidden(sign) or (dashes and _is_dash(sign)) else sign
        for sign in text
    )


def shown(params: Mapping[str, object]) -> dict[str, object]:
    """Parameters of a sentence, those that are plain text with all that is in them."""
    return {name: visible(value) if type(value) is str else value for name, value in params.items()}


def _is_hidden(sign: str) -> bool:
    return not sign.isprintable() and sign not in _SEEN_AS_BLANK


def _is_dash(sign: str) -> bool:
    return sign == "\u2212" or (sign != "-" and unicodedata.category(sign) == "Pd")
