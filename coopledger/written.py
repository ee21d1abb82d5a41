"""Numbers with their currency as people write them: `$1,109,797.84`, `€54,855`, `270,869.1 Pesos`.

Nothing is guessed: what names two currencies, or none, is refused.
"""

import re
from decimal import Decimal

from coopledger.currencies import CURRENCIES
from coopledger.errors import MoneyError
from coopledger.numerals import NumberStyle, parse_number

# How people name a currency beside a number. A bare $ is the peso's in these documents, unless the
# document names another dollar or peso; ¥ and kr are left out: they name several.
CURRENCY_WORDS = {
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
    named = {CURRENCY_WORDS.get(mark.casefold(), _bare_code(mark)) for mark in marks if mark != "$"}
    if not named <= CURRENCIES.keys():
        raise MoneyError("money.unreadable", seen=text, style=style.value)
    named |= {expected} if expected else set()
    if "$" in marks and named.isdisjoint(_WITH_DOLLAR_SIGN):
        named.add("MXN")
    if len(named) != 1:
        raise MoneyError("money.two-currencies", seen=text, currencies=", ".join(sorted(named)))
    return number, named.pop()


def _bare_code(mark: str) -> str:
    return mark.removeprefix("$").removesuffix("$").strip().upper()
