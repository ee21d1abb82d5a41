"""Personal data that was erased: what, why, and on which ground."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from coopledger.model.base import Code, Reason, Takes
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact


class Erasure(Fact):
    """The sealed texts of some rows of a book were erased (supresión de datos personales).

    of: the reference that was to be forgotten. rows: the places in the book's chain whose texts
    are gone: those of the reference, and of what names the same. when: the day on which it was
    done. reason: why. ground: by which right or decision. `Ledger.forget` makes one; no document
    can.
    """

    kind: Literal["erasure"] = "erasure"
    when: Takes[When, Day]
    of: Code
    rows: Takes[
        Annotated[tuple[Annotated[int, Field(ge=1, strict=True)], ...], Field(min_length=1)],
        Sequence[int],
    ]
    reason: Reason
    ground: Reason
