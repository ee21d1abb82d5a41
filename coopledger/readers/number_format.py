"""What a spreadsheet shows beside a number, by its cell's format: `[$€-C0A] #,##0.00`, `0%`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from coopledger.readers.cells import NumberFormat
from coopledger.written import currency_of_mark

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<symbol>[^\]-]*)[^\]]*\]'
    r"|(?P<unseen>\[[^\]]*\]|_.|\*.)"  # a colour or a condition; a gap; what fills the cell
    r"|(?P<digits>(?i:General)|[0#?.,@]+|[Ee][+-])|(?P<other>.)",
    re.S,
)
_LETTERS = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1_000)
def number_format(written: str) -> NumberFormat | None:
    """What a format shows beside the digits; None where it shows nothing."""
    sections = tuple(tuple(_pieces(section)) for section in _sections(written))
    texts = [piece for section in sections for piece, is_digits in section if not is_digits]
    shown = NumberFormat(
        written,
        frozenset(code for text in texts if (code := _currency(text))),
        any("%" in text for text in texts),
        sections,
        tuple(map(_is_otherwise, sections)),
    )
    places = [piece for section in sections for piece, is_digits in section if is_digits]
    says = any(shown.otherwise) or shown.currencies or any(run.startswith("00") for run in places)
    return shown if says else None


def _is_otherwise(section: Sequence[tuple[str, bool]]) -> bool:
    """Whether it shows hundredths, thousands (`#,##0,`) or a word that is no currency."""
    return any(
        piece.endswith(",")
        if is_digits
        else "%" in piece or (_LETTERS.search(piece) and not _currency(piece))
        for piece, is_digits in section
    )


def _sections(written: str) -> Iterator[str]:
    section = ""
    for found in _PIECE.finditer(written):
        if found["other"] == ";":
            yield section
            section = ""
        else:
            section += found[0]
    yield section


def _pieces(section: str) -> Iterator[tuple[str, bool]]:
    """Text and places of digits by turns."""
    text = ""
    for found in _PIECE.finditer(section):
        if found["digits"]:
            if text:
                yield text, False
            yield found["digits"], True
            text = ""
        elif not found["unseen"]:
            text += found["quoted"] or found["escaped"] or found["symbol"] or found["other"] or ""
    if text:
        yield text, False


def _currency(text: str) -> str | None:
    """The currency that text beside a number names; a bare $ none: each machine has its own."""
    return currency_of_mark(text.strip(" \u00a0()+-"))
