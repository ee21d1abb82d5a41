"""How banks write that money went out: `-$1,234.56`, `(1,234.56)`, `1,234.56-`."""

import re

from coopledger.readers.cells import Cell

_MINUS = r"[-−–]"
_SIGNED = re.compile(rf"\(|{_MINUS}")
_LONGEST = 200
"""Signs of a cell that may be an amount; longer ones are not looked into."""
_FORMS = tuple(
    map(
        re.compile,
        (
            r"\((?P<rest>[^()]*\d[^()]*)\)",
            rf"(?P<rest>.*\d)\s*{_MINUS}",
            rf"{_MINUS}\s*(?P<rest>.*\d.*)",
            rf"(?P<rest>[^\d\s]+\s*{_MINUS}.*\d.*)",
        ),
    )
)


def with_its_minus(cell: Cell) -> Cell:
    """Text with its minus, if it has one, before its first digit. Nothing else is changed.

    >>> with_its_minus("-$1,234.56"), with_its_minus("(1,234.56)"), with_its_minus("USD 5.00-")
    ('$-1,234.56', '-1,234.56', 'USD -5.00')
    """
    if not isinstance(cell, str) or len(cell) > _LONGEST or _SIGNED.search(cell) is None:
        return cell
    for form in _FORMS:
        found = form.fullmatch(cell.strip())
        if found is not None:
            rest = (
                re.sub(_MINUS, "", found["rest"], count=1) if form is _FORMS[-1] else found["rest"]
            )
            if re.search(rf"[+()]|{_MINUS}", rest):
                return cell  # two signs: it is left as it is, and refused
            return re.sub(r"(?=\d)", "-", rest, count=1)
    return cell
