"""Personal data that was erased: what, why, and on which ground."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from coopledger.model.base import Code, Reason, Several, Takes, otherwise
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact
from coopledger.model.issue import Hash


class Erasure(Fact):
    """The sealed texts of some rows of a book were erased (supresión de datos personales).

    of: the reference that was to be forgotten. rows: the places in the book's chain whose texts
    are gone: those of the reference, and of what names the same; none where they were gone before.
    documents: the SHA-256 of those whose bytes are gone with them, from the whole ledger. when: the
    day on which it was done. reason: why. ground: by which right or decision. `Ledger.forget` makes
    one; no document can.
    """

    kind: Literal["erasure"] = "erasure"
    when: Takes[When, Day]
    of: Code
    rows: Takes[tuple[Annotated[int, Field(ge=1, strict=True)], ...], Sequence[int]]
    documents: Several[Hash] = otherwise(())
    reason: Reason
    ground: Reason
