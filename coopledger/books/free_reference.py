"""The next free reference of a kind, written as most of its references are."""

import re
from collections import Counter
from collections.abc import Collection, Iterable

from coopledger.model.kinds import KINDS

_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>\d+)(?P<after>\D*)", re.ASCII | re.S)


def free_reference(kind: str, like: Iterable[str], taken: Collection[str]) -> str:
    """The one after the highest of its like, or the next after that which nothing has.

    like: the references of the kind that there are. taken: those of anything.
    """
    proposed = _next(list(like), kind)
    while proposed in taken:
        proposed = _following(proposed)
    return proposed


def _next(references: Collection[str], kind: str) -> str:
    """The one after the highest, written as most of them are; it may be taken by another kind."""
    numbered = [found for r in references if (found := _NUMBERED.fullmatch(r))]
    ways = Counter((found["before"], found["after"]) for found in numbered)
    proposed = KINDS[kind].first_reference
    if ways:
        way = ways.most_common(1)[0][0]
        same = [found for found in numbered if (found["before"], found["after"]) == way]
        last = max(same, key=lambda found: int(found["number"]))
        proposed = _after(last)
    return proposed


def _following(reference: str) -> str:
    found = _NUMBERED.fullmatch(reference)
    return _after(found) if found else f"{reference}-2"


def _after(reference: re.Match[str]) -> str:
    number = str(int(reference["number"]) + 1).zfill(len(reference["number"]))
    return f"{reference['before']}{number}{reference['after']}"
