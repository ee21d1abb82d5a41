"""How an answer shows itself in a notebook, without knowing who writes HTML.

An answer is made in this room; HTML is written in one that stands below it, and a room imports only
those above. So the writer signs itself up here for the answers that it can write, as it is loaded
with the ledger; where none has, a notebook falls back on `repr`.
"""

from functools import singledispatch


@singledispatch
def as_html(answer: object) -> str | None:
    """An answer as HTML, or None where no writer knows its type."""
    return None


class Displayed:
    """An answer that a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        return as_html(self)
