"""Numbers as people write them: `1,109,797.84`, `1.109.797,84`.

How a document writes numbers belongs to the document: it is told, never guessed number by number.
"""

import re
from decimal import Decimal
from enum import StrEnum

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

    Groups may stand apart by a space, too, and the first does not begin with a zero. Raises
    MoneyError for anything else, such as `1.109.797,84` in a document that groups by comma.
    """
    bare = text.strip()
    found = _WRITTEN[style].fullmatch(bare)
    if found is None or len(bare) > _LONGEST:
        raise MoneyError("money.unreadable", seen=text, style=style.value)
    together = bare.replace(found["apart"] or style.group, "")
    return Decimal(together.replace(style.point, "."))


_LONGEST = 400


def _written(style: NumberStyle) -> re.Pattern[str]:
    group, point = re.escape(style.group), re.escape(style.point)
    apart = rf"(?P<apart>{group}|[ \u00a0\u2009\u202f])"
    groups = rf"[1-9][0-9]{{0,2}}{apart}[0-9]{{3}}((?P=apart)[0-9]{{3}})*"
    return re.compile(rf"[+-]?({groups}|[0-9]+)({point}[0-9]+)?", re.ASCII)


_WRITTEN = {style: _written(style) for style in NumberStyle}
_USUAL = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})*\.[0-9]{1,2}", re.ASCII)
"""How most amounts are written here: looked for first, for there may be a million of them."""
_EITHER = re.compile(r"[+-]?(?P<whole>[0-9]{1,3})(?P<sign>[.,])(?P<three>[0-9]{3})", re.ASCII)


def two_readings(text: str) -> tuple[Decimal, Decimal] | None:
    """What a number is if its only sign groups, and if it is a point; None where none could doubt.

    >>> two_readings("54.000"), two_readings("0,500")
    ((Decimal('54000'), Decimal('54')), (Decimal('500'), Decimal('0.5')))
    >>> two_readings("54.00"), two_readings("1,234.56"), two_readings("0.500")
    (None, None, None)
    """
    bare = text.strip()
    found = _EITHER.fullmatch(bare)
    if found is None or (found["sign"] == "." and int(found["whole"]) == 0):
        return None  # nobody groups `0.500`
    pointed = bare.replace(",", ".")
    fraction = Decimal(pointed.rstrip("0").rstrip("."))
    return Decimal(pointed.replace(".", "")), fraction


def only_style(text: str) -> NumberStyle | None:
    """The style of a number that can be of one only; None where it can be of both, or of none.

    >>> only_style("1.234,5"), only_style("12.50"), only_style("1234"), only_style("1,500")
    (<NumberStyle.DOT_GROUPS: '1.234,56'>, <NumberStyle.COMMA_GROUPS: '1,234.56'>, None, None)
    """
    bare = text.strip()
    if _USUAL.fullmatch(bare):
        return NumberStyle.COMMA_GROUPS
    if bare.count(".") + bare.count(",") == 1 and two_readings(bare) is not None:
        return None
    comma, dot = (pattern.fullmatch(bare) is not None for pattern in _WRITTEN.values())
    if comma is dot:
        return None
    return NumberStyle.COMMA_GROUPS if comma else NumberStyle.DOT_GROUPS
