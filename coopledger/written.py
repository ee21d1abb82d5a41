"""Numbers with their currency as people write them: `$1,109,797.84`, `€54,855`, `270,869.1 Pesos`.

Nothing is guessed: what names two currencies, or none, is refused.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from coopledger.currencies import CURRENCIES
from coopledger.errors import MoneyError
from coopledger.numerals import NumberStyle, parse_number

# How people name a currency beside a number. A bare $ is the peso's in these documents, unless the
# document names another dollar or peso; ¥ and kr are left out: they name several.
CURRENCY_WORDS = {
    "€": "EUR", "euro": "EUR", "euros": "EUR",
    "pesos": "MXN", "peso": "MXN", "m.n.": "MXN", "mn": "MXN", "m.n": "MXN", "mx$": "MXN",
    "mex$": "MXN", "moneda nacional": "MXN", "pesos mexicanos": "MXN", "mexican pesos": "MXN",
    "us$": "USD", "usd$": "USD", "dlls": "USD", "dlls.": "USD", "dls": "USD", "dls.": "USD",
    "dólares": "USD", "dolares": "USD", "us dollars": "USD",
    "dólares estadounidenses": "USD", "dolares estadounidenses": "USD",
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
    said = [currency_of_mark(mark) for mark in marks if mark != "$"]
    if None in said:
        raise MoneyError("money.unreadable", seen=text, style=style.value)
    named = {code for code in (*said, expected) if code}
    if "$" in marks:
        named.add(of_dollar_sign(next(iter(named & _WITH_DOLLAR_SIGN), None)))
    if len(named) != 1:
        raise MoneyError("money.two-currencies", seen=text, currencies=", ".join(sorted(named)))
    return number, named.pop()


def of_dollar_sign(named: str | None) -> str:
    """The currency of a bare $ where another may be named beside it: that one if it is written so.

    >>> of_dollar_sign("USD"), of_dollar_sign("EUR"), of_dollar_sign(None)
    ('USD', 'MXN', 'MXN')
    """
    return named if named in _WITH_DOLLAR_SIGN else "MXN"


def number_in(text: str) -> Iterator[str]:
    """The number of an amount, as it is written; nothing where it is no amount.

    >>> list(number_in("$1,109,797.84 MXN")), list(number_in("unknown"))
    (['1,109,797.84'], [])
    """
    if found := _AROUND_NUMBER.fullmatch(text.strip()):
        yield found["number"].rstrip()


def currency_of_mark(mark: str) -> str | None:
    """The currency that a word or a sign beside a number names, if it names one.

    >>> currency_of_mark("US$"), currency_of_mark("euros"), currency_of_mark("$ MXN")
    ('USD', 'EUR', 'MXN')
    >>> currency_of_mark("$"), currency_of_mark("kg")
    (None, None)
    """
    code = CURRENCY_WORDS.get(mark.casefold()) or _bare_code(mark)
    return code if code in CURRENCIES else None


def _bare_code(mark: str) -> str:
    return mark.removeprefix("$").removesuffix("$").strip().upper()
