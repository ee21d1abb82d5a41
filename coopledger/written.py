"""Numbers and currencies as people write them: `$1,109,797.84`, `€54,855`, `270,869.1 Pesos`.

How a document writes numbers belongs to the document: it is told, never guessed cell by cell.
"""

import re
from decimal import Decimal
from enum import StrEnum

import moneyed

from coopledger.errors import MoneyError


class NumberStyle(StrEnum):
    """How a document writes numbers. Each value is an example of its style."""

    COMMA_GROUPS = "1,234.56"  # Mexico, United States
    DOT_GROUPS = "1.234,56"  # Spain, Germany

    @property
    def group(self) -> str:
        return self.value[1]

    @property
    def point(self) -> str:
        return self.value[5]


def parse_number(text: str, style: NumberStyle = NumberStyle.COMMA_GROUPS) -> Decimal:
    """A number by the style of its document: in groups of three, or in none.

    Groups may stand apart by a space, too. Raises MoneyError for anything else, such as
    `1.109.797,84` in a document that groups by comma.
    """
    group, point = re.escape(style.group), re.escape(style.point)
    groups = (
        rf"[0-9]{{1,3}}(?P<apart>{group}|[ \u00a0\u2009\u202f])[0-9]{{3}}((?P=apart)[0-9]{{3}})*"
    )
    bare = text.strip()
    found = re.fullmatch(rf"[+-]?({groups}|[0-9]+)({point}[0-9]+)?", bare, re.ASCII)
    if found is None or len(bare) > _LONGEST:
        raise MoneyError("money.unreadable", seen=text, style=style.value)
    together = bare.replace(found["apart"] or style.group, "")
    return Decimal(together.replace(style.point, "."))


_LONGEST = 400

# How people name a currency beside a number. A bare $ is the peso's in these documents, unless the
# document names another dollar or peso; ¥ and kr are left out: they name several.
_CURRENCY_WORDS = {
    "€": "EUR", "euro": "EUR", "euros": "EUR",
    "pesos": "MXN", "peso": "MXN", "m.n.": "MXN", "mn": "MXN", "mx$": "MXN", "mex$": "MXN",
    "us$": "USD", "usd$": "USD", "dlls": "USD", "dólares": "USD", "dolares": "USD",
    "£": "GBP",
}  # fmt: skip
_WITH_DOLLAR_SIGN = {"MXN", "USD", "CAD", "AUD", "NZD", "ARS", "CLP", "COP", "UYU", "DOP"}
_AROUND_NUMBER = re.compile(r"(?P<before>[^\d+-]*)(?P<number>[+-]?\d[\d.,\s]*)(?P<after>.*)", re.S)


def number_and_currency(text: str, expected: str | None, style: NumberStyle) -> tuple[Decimal, str]:
    """The number in a text and its currency, which must agree with one that is expected."""
    found = _AROUND_NUMBER.fullmatch(text.strip())
    if not found:
        raise MoneyError("money.unreadable", seen=text, style=style.value)
    number = parse_number(found["number"], style)
    marks = [mark for mark in (found["before"].strip(), found["after"].strip()) if mark]
    if not marks and expected is None:
        raise MoneyError("money.no-currency", seen=text)
    named = {
        _CURRENCY_WORDS.get(mark.casefold(), _bare_code(mark)) for mark in marks if mark != "$"
    }
    if not named <= moneyed.CURRENCIES.keys():
        raise MoneyError("money.unreadable", seen=text, style=style.value)
    named |= {expected} if expected else set()
    if "$" in marks and named.isdisjoint(_WITH_DOLLAR_SIGN):
        named.add("MXN")
    if len(named) != 1:
        raise MoneyError("money.two-currencies", seen=text, currencies=", ".join(sorted(named)))
    return number, named.pop()


def _bare_code(mark: str) -> str:
    return mark.removeprefix("$").removesuffix("$").strip().upper()
