"""Numbers as people write them: `1,109,797.84`, `1.109.797,84`.

How a document writes numbers belongs to the document: it is told, never guessed cell by cell.
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
