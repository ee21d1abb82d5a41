"""Signs that nobody sees, made visible: they make two words look alike, or command the screen.

What a document, a server or an argument brings goes through here where it is said, and nowhere
before: what is kept, and what programs get, is as it came.
"""

import unicodedata
from collections.abc import Callable, Mapping

_HIDING = frozenset(("Cc", "Cf", "Cs", "Co"))
_ACTING = _HIDING | {"Zl", "Zp"}


def numbered(sign: str) -> str:
    """A sign by its number in Unicode."""
    return f"[U+{ord(sign):04X}]"


def visible(text: str, *, dashes: bool = False) -> str:
    """A text on one line, whose invisible signs stand as their numbers.

    dashes: whether those that look like a hyphen, and are none, do so too.

    >>> visible("G-1\\u200b")
    'G-1[U+200B]'
    """
    if text.isprintable() and not dashes:
        return text
    return "".join(
        numbered(sign) if not sign.isprintable() or (dashes and _is_dash(sign)) else sign
        for sign in on_one_line(text)
    )


def harmless(text: str, written: Callable[[str], str] = numbered) -> str:
    """A text without signs that a screen obeys: colours, erased lines, letters turned round.

    They stand as their numbers. Lines, tabs and blanks of every width stay what they are.
    written: how a sign stands instead.

    >>> print(harmless("saldo\\x1b[8m\\u202e 1,00"))
    saldo[U+001B][8m[U+202E] 1,00
    """
    if text.isprintable():
        return text
    return "\n".join(_line(line, written) for line in text.replace("\r\n", "\n").split("\n"))


def hides(text: str) -> bool:
    """Whether it has signs that hide or reorder what is read on a screen: none may be recorded."""
    return not text.isprintable() and any(unicodedata.category(sign) in _HIDING for sign in text)


def on_one_line(text: str) -> str:
    """A text whose lines follow each other, a blank between them."""
    return text.translate(_BLANK)


def shown(params: Mapping[str, object]) -> dict[str, object]:
    """Parameters of a sentence, those that are plain text with all that is in them."""
    return {
        name: value if _speaks(value) else visible(str(value)) for name, value in params.items()
    }


def _line(line: str, written: Callable[[str], str]) -> str:
    if line.isprintable():
        return line
    return "".join(
        written(sign) if sign != "\t" and unicodedata.category(sign) in _ACTING else sign
        for sign in line
    )


def _speaks(value: object) -> bool:
    """Whether it says itself in the language of the sentence."""
    return isinstance(value, int) or callable(getattr(value, "say", None))


_BLANK = dict.fromkeys(map(ord, "\t\r\n"), " ")


def _is_dash(sign: str) -> bool:
    return sign == "\u2212" or (sign != "-" and unicodedata.category(sign) == "Pd")
