"""What every fact has: a book, a reference of its own, and where it comes from.

A *reference* is what staff wrote (folio, póliza); it is the fact's name for good. Two equal taxi
fares under two references are two facts.
"""

from typing import Any, ClassVar

from coopledger.model.base import Code, Model, Provenance, Revision, Takes, Text, otherwise


class Fact(Model):
    """Something stated about a book, under a reference of its own.

    provenance: whether the source says so, it was derived, or it is assumed.
    source: where it is said (document, page, clause). note: what a reader should know.
    """

    orders_first: ClassVar[bool] = False
    """Whether an imprecise date counts from its first day (else from its last)."""

    book: Code
    reference: Code
    revision: Revision = 1
    provenance: Takes[Provenance, Provenance | str] = otherwise(Provenance.SOURCE)
    source: Text | None = None
    note: Text | None = None


def without_default(schema: dict[str, Any]) -> None:
    """For a reference made of other fields: there is no one text that stands for it."""
    del schema["default"]
