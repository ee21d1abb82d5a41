"""The encoding of a text that does not say its own: which of those of old computers reads it.

A byte beyond ASCII is another sign in each of them. Only one makes words of Spanish or of a
neighbour of it: letters inside words, small after small ones, and other signs between words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from coopledger.model.finding import Finding, Place, Severity
from coopledger.readers.cells import LOST

_USUAL = ("utf-8", "cp1252", "cp850", "cp437", "mac_roman")
"""UTF-8, else what Windows, its command window, MS-DOS and old Macintoshes write."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_MARK = b"\xef\xbb\xbf"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ")
_OF_NEIGHBOURS = frozenset("àâãäåæçèêëìîïòôõöøùûÿœßÀÂÃÄÅÆÇÈÊËÌÎÏÒÔÕÖØÙÛŒš")
_OPENING, _CLOSING, _APART = frozenset("¿¡«“‘„"), frozenset("»”…"), frozenset("–—•€£¢¥§©®™°")
_WITHIN = frozenset("’·ºª")
_NO_BREAK = "\u00a0"
_SAMPLE = 20_000
"""So many signs beyond ASCII tell, however long the text."""


def decoded(content: bytes, stated: Sequence[str] | None = None) -> tuple[str, str] | None:
    """The text, and the encoding that reads it; None where none does, or more than one may.

    stated: those that it is known to be in one of; the first that reads it is taken. Else UTF-8 is
    sure if it reads it, and by one of the others alone the text makes words.
    """
    encodings = stated or _USUAL
    if stated is None and content[:2] in _UTF_16:
        encodings = ("utf-16",)
    elif content.startswith(_UTF_8_MARK):
        encodings = ("utf-8",)
    read = list(_read(content, encodings))
    sure = read if stated else [found for found in read if found[1] in ("utf-8", "utf-16")]
    if sure or content.isascii():
        return next(iter(sure or read), None)
    scored = [(_sense(text), text, encoding) for text, encoding in read]
    best = max((sense for sense, _, _ in scored), default=-1)
    among = [(text, encoding) for sense, text, encoding in scored if sense == best]
    if best < 0 or len({text for text, _ in among}) > 1:
        return None
    return among[0]


def old_encoding(encoding: str, document: str) -> tuple[Finding, ...]:
    """A note where a text is in the encoding of an old system."""
    if encoding not in _OF_OLD:
        return ()
    params = {"encoding": _OF_OLD[encoding]}
    return (Finding("old-encoding", Severity.NOTE, Place(document), params),)


_OF_OLD = {"cp850": "MS-DOS (850)", "cp437": "MS-DOS (437)", "mac_roman": "Mac OS Roman"}


def lost_letters(text: str, document: str) -> tuple[Finding, ...]:
    """A warning where a program has put another sign in the place of letters, in text of others."""
    if LOST not in text:
        return ()
    line = next(line for line in text.splitlines() if LOST in line)
    at = max(0, line.index(LOST) - _AROUND // 2)
    params = {"seen": line[at : at + _AROUND].strip()}
    return (Finding("text-damaged", Severity.WARNING, Place(document), params),)


_AROUND = 80


def _read(content: bytes, encodings: Iterable[str]) -> Iterator[tuple[str, str]]:
    for encoding in encodings:
        try:
            text = content.decode("utf-8-sig" if encoding.lower() == "utf-8" else encoding)
        except (UnicodeError, ValueError):
            continue
        if "\0" not in text:
            yield text, encoding


def _sense(text: str) -> int:
    """How much the signs beyond ASCII look like writing; below zero where they do not."""
    found = islice(_BEYOND_ASCII.finditer(text), _SAMPLE)
    return sum(_sense_of(text[max(m.start() - 2, 0) : m.start() + 3], m[0], m) for m in found)


def _sense_of(around: str, sign: str, found: re.Match[str]) -> int:
    at = min(found.start(), 2)
    before, after = around[:at], around[at + 1 :]
    left, right = before[-1:], after[:1]
    if sign in _SPANISH or sign in _OF_NEIGHBOURS:
        alone = not (left.isalpha() or right.isalpha())
        usual = (1 if alone else 3) if sign in _SPANISH else (0 if alone else 1)
        return usual if _fits(before, sign, after) else _ODD
    if sign == _NO_BREAK:
        return 3 if left.isalnum() and right.isalnum() else _ODD
    odd = (
        (sign in _OPENING and left.isalpha())
        or (sign in _CLOSING and right.isalpha())
        or (sign in _APART and (left.isalpha() or right.isalpha()))
        or not (sign in _OPENING or sign in _CLOSING or sign in _APART or sign in _WITHIN)
    )
    if odd:
        return _ODD
    return 3 if sign in _OPENING and right.isalpha() else 1  # as much as a letter would say there


_ODD = -5


def _fits(before: str, letter: str, after: str) -> bool:
    """Whether a letter stands in a word, as small or as large as the letters beside it."""
    left, right = before[-1:], after[:1]
    if left.isdigit() or right.isdigit():
        return False
    if letter.isupper():
        return not left.islower() and not (left.isupper() and right.islower())
    large = before.isupper() and before.isalpha() and len(before) == 2
    return not (large or right.isupper())
