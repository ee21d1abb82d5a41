"""Whether two numbers are of one bank account, however each is written."""

import re

_CLABE = re.compile(r"\d{6}(?P<account>\d{11})\d", re.ASCII)
_LONGEST_ACCOUNT = 11


def same_account(stated: str, known: str) -> bool:
    """Whether a statement's number of its account is the one that is known.

    Spaces, hyphens, leading zeros, a bank before a stroke and a currency at the end do not matter.
    A CLABE (18 digits) contains the bank's own number of the account: digits 7 to 17.

    >>> same_account("0118359719", "012180001183597197")
    True
    >>> same_account("BCMRMXMM/0118359719", "01-1835-9718")
    False
    """
    one, other = _written(stated), _written(known)
    return bool(one & other or _contained(one) & other or one & _contained(other))


def _written(number: str) -> set[str]:
    """The ways in which it may be meant, in one form."""
    ways = set()
    for part in {number, number.rpartition("/")[2]}:
        bare = re.sub(r"[\s.-]", "", part).upper()
        ways |= {bare, re.sub(r"(?<=\d)[A-Z]{3}$", "", bare)}
    return {way.lstrip("0") for way in ways} - {""}


def _contained(ways: set[str]) -> set[str]:
    """The account's own number in a CLABE."""
    found = (_CLABE.fullmatch(way.zfill(18)) for way in ways if len(way) > _LONGEST_ACCOUNT)
    return {clabe["account"].lstrip("0") for clabe in found if clabe}
