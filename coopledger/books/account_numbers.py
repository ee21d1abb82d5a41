"""Whether two numbers are of one bank account, however each is written."""

import re
from itertools import product

_CLABE = re.compile(r"\d{6}(?P<account>\d{11})\d", re.ASCII)


def same_account(stated: str, known: str) -> bool:
    """Whether a statement's number of its account is the one that is known.

    Spaces, hyphens, leading zeros, a bank before a stroke and a currency at the end do not matter.
    A CLABE (18 digits) contains the bank's own number of the account: digits 7 to 17.

    >>> same_account("0118359719", "012180001183597197")
    True
    >>> same_account("BCMRMXMM/0118359719", "01-1835-9718")
    False
    """
    return any(one == other for one, other in product(_ways(stated), _ways(known)))


def _ways(written: str) -> set[str]:
    """All the ways in which a number may be meant, in one form."""
    ways = set()
    for part in {written, written.rpartition("/")[2]}:
        bare = re.sub(r"[\s.-]", "", part).upper()
        ways |= {bare, re.sub(r"(?<=\d)[A-Z]{3}$", "", bare)}
    ways |= {clabe["account"] for way in ways if (clabe := _CLABE.fullmatch(way))}
    return {way.lstrip("0") for way in ways} - {""}
