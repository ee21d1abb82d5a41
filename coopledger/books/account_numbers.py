"""Whether two numbers are of one bank account, however each is written."""

import re
from functools import lru_cache

from coopledger.model.erased import is_erased

_CLABE = re.compile(r"(?!000)\d{6}(?P<account>\d{11})\d", re.ASCII)
"""Bank (none is 000) and place, the bank's own number of the account, a check digit."""


@lru_cache(maxsize=4096)  # a statement says it at each line
def same_account(stated: str, known: str) -> bool:
    """Whether a statement's number of its account is the one that is known.

    Spaces, hyphens, leading zeros, a bank before a stroke and a currency at the end do not matter.
    A CLABE (18 digits) contains the bank's own number of the account: digits 7 to 17.

    >>> same_account("0118359719", "012180001183597197")
    True
    >>> same_account("BCMRMXMM/0118359719", "01-1835-9718")
    False
    """
    one, other = _bare(stated), _bare(known)
    if not (one and other):
        return False
    return one == other or _in_clabe(one) == other or one == _in_clabe(other)


def may_be_same(stated: str | None, other: str | None) -> bool:
    """Whether two numbers do not contradict each other: one not stated, or gone, does not."""
    unknown = stated is None or other is None or is_erased(stated) or is_erased(other)
    return unknown or same_account(str(stated), str(other))


def number_there(number: str | None) -> str | None:
    """An account's number; None where it is not stated, or was erased."""
    return None if is_erased(number) else number


def _bare(number: str) -> str:
    """The number alone, in one form."""
    written = re.sub(r"[\s.-]", "", number).upper()
    without_currency = re.sub(r"(?<=\d)/?([A-Z]{3})?$", "", written)
    return without_currency.rpartition("/")[2].lstrip("0")


def _in_clabe(number: str) -> str | None:
    """The account's own number, where it is a CLABE; its leading zeros may be lost."""
    clabe = _CLABE.fullmatch(number.zfill(18))
    return clabe["account"].lstrip("0") if clabe else None
