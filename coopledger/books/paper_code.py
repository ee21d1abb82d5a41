"""The short code of a statement on paper, which a person reads off the page and types in.

It is of the end of the book's chain, of the days and of every figure, so that it tells this paper
from any other; its last sign checks the others. No two of its signs are taken for one another.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from coopledger.model.issue import ChainPlace, Issue, IssuedFigure

_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Their number is a prime: the sum that checks them finds one sign that is wrong, and two that
changed places.
"""

_LENGTH, _GROUP = 16, 4


def paper_code(
    book: str, end: ChainPlace, on: date, since: date | None, figures: Iterable[IssuedFigure]
) -> str:
    """The code of a statement of a book on a day, of the figures that are not zero.

    >>> from datetime import date
    >>> paper_code("A-1", ChainPlace(seq=1, hash="0" * 64), date(2016, 12, 31), None, ())
    'F4FN-62BP-R4R5-Q66S'
    """
    listed = [
        [each.section, each.side, each.code, each.figure, str(each.amount)] for each in figures
    ]
    days = [since and since.isoformat(), on.isoformat()]
    said = json.dumps([book, end.seq, end.hash, days, listed], ensure_ascii=False)
    number = int.from_bytes(hashlib.sha256(said.encode()).digest())
    signs = ""
    for _ in range(_LENGTH - 1):
        number, sign = divmod(number, len(_SIGNS))
        signs += _SIGNS[sign]
    return _grouped(signs + _SIGNS[_check(signs)])


def code_of_issue(issue: Issue) -> str:
    """That of a statement as it was issued."""
    return paper_code(issue.book, issue.looked_at, issue.when.last, None, issue.figures)


def read_code(typed: str) -> str | None:
    """A code as it was typed, in its form; None where its signs do not go together.

    >>> read_code("f4fn 62bp r4r5 q66s"), read_code("F4FN-62BP-R4R5-Q66T")
    ('F4FN-62BP-R4R5-Q66S', None)
    """
    signs = "".join(typed.split()).replace("-", "").upper()
    if len(signs) != _LENGTH or not set(signs) <= set(_SIGNS):
        return None
    return _grouped(signs) if _SIGNS[_check(signs[:-1])] == signs[-1] else None


def _check(signs: str) -> int:
    return sum(at * _SIGNS.index(sign) for at, sign in enumerate(signs, start=2)) % len(_SIGNS)


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))
