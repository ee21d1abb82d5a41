"""What a spreadsheet shows beside a number, by its cell's format: `[$€-C0A] #,##0.00`, `0%`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coopledger.written import currency_of_mark

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<symbol>[^\]-]*)[^\]]*\]'
    r"|(?P<unseen>\[[^\]]*\]|_.|\*.)"  # a colour or a condition; a gap; what fills the cell
    r"|(?P<digits>(?i:General)|[0#?.,@]+|[Ee][+-])|(?P<other>.)",
    re.S,
)
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format shows of its own. Of positive numbers, negative ones and zero, in that order.

    currencies: all that it names, whatever the number. percent: whether it shows hundredths.
    pieces: digits, and text in between; the digits are True.
    """

    written: str
    currencies: frozenset[str]
    percent: bool
    scaled: bool
    sections: tuple[tuple[tuple[str, bool], ...], ...]

    def says_otherwise(self, number: int | float) -> bool:
        """Whether it shows an amount as something else: hundredths, thousands, a stray word."""
        texts = [piece for piece, is_digits in self._section(number) if not is_digits]
        stray = (text for text in texts if _LETTERS.search(text) and not _currency(text))
        return self.percent or self.scaled or any(stray)

    def code(self, digits: str) -> str | None:
        """A whole number as it is shown, `G-007`; None where it is shown as an amount is."""
        pieces = self._section(1)
        places = "".join(piece for piece, is_digits in pieces if is_digits)
        if not places or set(places) - set("0#?") or self.percent or self.currencies:
            return None
        rest = digits.zfill(places.count("0"))
        shown = ""
        for piece, is_digits in reversed(pieces):
            taken = rest[-len(piece) :] if is_digits else piece
            rest = rest[: -len(piece)] if is_digits else rest
            shown = taken + shown
        first = next(at for at, (_, is_digits) in enumerate(pieces) if is_digits)
        before = "".join(piece for piece, _ in pieces[:first])
        return before + rest + shown.removeprefix(before)

    def _section(self, number: int | float) -> tuple[tuple[str, bool], ...]:
        at = 1 if number < 0 else 2 if number == 0 else 0
        return self.sections[at if at < len(self.sections) else 0]


@lru_cache(maxsize=1_000)
def number_format(written: str) -> NumberFormat | None:
    """What a format shows beside the digits; None where it shows nothing."""
    sections = tuple(tuple(_pieces(section)) for section in _sections(written))
    texts = [piece for section in sections for piece, is_digits in section if not is_digits]
    places = [piece for section in sections for piece, is_digits in section if is_digits]
    shown = NumberFormat(
        written,
        frozenset(code for text in texts if (code := _currency(text))),
        any("%" in text for text in texts),
        any(run.endswith(",") for run in places),
        sections,
    )
    plain = not any(map(_LETTERS.search, texts)) and not shown.currencies
    padded = any(run.startswith("00") for run in places)
    return None if plain and not (shown.percent or shown.scaled or padded) else shown


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
