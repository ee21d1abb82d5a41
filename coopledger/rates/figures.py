"""A rate as a source writes it: a plain decimal above zero, or nothing at all."""

import re
from fractions import Fraction

from coopledger.errors import RateUnavailable

_PLAIN = re.compile(r"[0-9]{1,12}(\.[0-9]{1,20})?", re.ASCII)


def plain_rate(written: object, source: str, units: int = 1) -> Fraction:
    """The exact rate of one unit. units: how many units of the base it is quoted for.

    Raises RateUnavailable for what is no plain decimal above zero: an exponent, a sign, a comma,
    NaN, nought.

    >>> plain_rate("21.6329", "ECB"), plain_rate("17.50", "X", units=100)
    (Fraction(216329, 10000), Fraction(7, 40))
    """
    if isinstance(written, str) and _PLAIN.fullmatch(written) and Fraction(written) > 0:
        return Fraction(written) / units
    raise RateUnavailable("rates.bad-value", source=source, seen=str(written)[:40])
