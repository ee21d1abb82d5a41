"""What a cell says, or why it cannot be read. Nothing about money or a date is ever guessed."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from coopledger.messages.catalogue import Language, say

Value = str | int | float | bool | date | None
"""What a workbook holds in a cell."""


class CellError(Exception):
    """A cell that cannot be read: a finding's code, and the parameters of its message."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Unreadable(NamedTuple):
    """What stands for a cell without a value: an error (`#DIV/0!`), a formula never computed."""

    code: str
    seen: str


LIKE_A_FORMULA = re.compile("'*[=+@＝＋－＠\t\r\n-]")
"""Text that a spreadsheet takes for a formula, in a file that does not say which is which.

It is written with an apostrophe before it, and read without.
"""

LOST = "\ufffd"
"""What stands where a program could not read a sign, and lost it."""

MERGED = "merged-cells"
"""The code of a cell that is covered by a merged one."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What the format of a number shows of its own.

    currencies: all that it names, whatever the number. percent: whether it shows hundredths.
    sections: of positive numbers, of negative ones and of zero: text, and places of digits (True).
    otherwise: in which of them an amount looks like something else: hundredths, thousands, a stray
    word.
    """

    written: str
    currencies: frozenset[str]
    percent: bool
    sections: tuple[tuple[tuple[str, bool], ...], ...]
    otherwise: tuple[bool, ...]

    def says_otherwise(self, number: int | float) -> bool:
        """Whether it shows an amount as something else."""
        return self.otherwise[self._section(number)]

    def code(self, digits: str) -> str | None:
        """A whole number as it is shown, `G-007`; None where it is shown as an amount is."""
        pieces = self.sections[0]
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

    def _section(self, number: int | float) -> int:
        at = 1 if number < 0 else 2 if number == 0 else 0
        return at if at < len(self.sections) else 0


@dataclass(frozen=True, slots=True)
class FormattedNumber:
    """A number that is shown with something beside it, which its format says and not its cell."""

    number: int | float
    format: NumberFormat


Cell = Value | Unreadable | FormattedNumber


class TruthValue(str):
    """TRUE or FALSE, as a spreadsheet shows it in the reader's language."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return say(f"cell.{self}", language)


_ERROR = re.compile(
    r"#([¡¿]?(DIV/0|VALOR|VALUE|REF|NOMBRE|NAME|NUM|NULL|NULO|CAMPO|FIELD|SPILL)[!?]|N/[AD]|#{3,})",
    re.IGNORECASE,
)
"""An error of a spreadsheet, or a column too narrow for it, saved as comma-separated text."""


def check_text(written: str) -> None:
    """Raise CellError for text in a cell that is not what anybody wrote."""
    if LOST in written:
        raise CellError("text-damaged", seen=written.strip())
    if written.startswith("#") and _ERROR.fullmatch(written.strip()):
        raise CellError("error-value", seen=written.strip())


def is_blank(cell: Cell) -> bool:
    """Nothing, or only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text(cell: Cell) -> str:
    """Text; a number that was typed as a code reads as it is shown."""
    if type(cell) is str:  # most cells are
        return cell.strip()
    match cell:
        case Unreadable():
            raise CellError(cell.code, seen=cell.seen)
        case None:
            return ""
        case FormattedNumber():
            return text(cell.number)
        case bool():
            return TruthValue(str(cell).lower())
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat()
        case _:
            return str(cell).strip()


class Held(str):
    """What a spreadsheet holds in place of the text that was typed: `date`, `number`, `boolean`."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return say(f"held.{self}", language)


EXACT_DIGITS = 15
"""A spreadsheet keeps this many significant digits of a number, and shows no more."""


_IN_POWERS = re.compile(r"\d[.,]?\d*E\+\d{2,3}", re.ASCII)
"""How a spreadsheet shows a number that has no room: `3.218E+16`."""


def code(cell: Cell) -> str:
    """What names something: a folio, an account's number. A number that was typed is as shown.

    Raises CellError for what a spreadsheet made of it: a day of `10-5`, TRUE, a number of which it
    keeps the first fifteen digits alone.
    """
    if type(cell) is str and "E+" not in cell:  # most codes are
        return cell.strip()
    number = cell.number if isinstance(cell, FormattedNumber) else cell
    held = None
    if isinstance(number, bool):
        held = "boolean"
    elif isinstance(number, date | time | timedelta):
        held = "date"
    elif isinstance(number, int | float) and not abs(number) < 10**EXACT_DIGITS:
        held = "number"
    elif isinstance(number, str) and _IN_POWERS.fullmatch(number.strip()):
        held = "number"  # as it is saved in comma-separated text
    if held is not None:
        raise CellError("code-not-text", seen=text(number), held=Held(held))
    if isinstance(number, float) and not number.is_integer():
        return f"{Decimal(f'{number:.{EXACT_DIGITS}g}'):f}"
    written = text(number)
    shown = cell.format.code(written) if isinstance(cell, FormattedNumber) else None
    return written if shown is None or number < 0 else shown  # type: ignore[operator]


# What an East Asian keyboard types for the signs of a plain one.
_NARROW = {0x3000: 0x20} | {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def typed(cell: Cell) -> str:
    """The text of a number or a date, its full-width signs as plain ones."""
    written = text(cell)
    return written if written.isascii() else written.translate(_NARROW)


def plain(words: str) -> str:
    """A word without case, accents or stray signs, to compare it with another.

    >>> plain("  Síntesis de lo realizado: ")
    'sintesis de lo realizado'
    """
    kept = words.casefold()
    if not kept.isascii():
        bare = unicodedata.normalize("NFD", kept)
        kept = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(_STRAY.sub(" ", kept).split())


_STRAY = re.compile(r"[^\w()/$€.]+")
