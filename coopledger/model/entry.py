"""A fact together with where it was read."""

from typing import NamedTuple

from coopledger.model.facts import AnyFact
from coopledger.model.finding import FieldName, Origin, Place


class Entry(NamedTuple):
    """A fact on its way into the journal, or out of it.

    any_revision: it states what is so under its reference, without saying which revision that is.
    """

    fact: AnyFact
    origin: Origin | None = None
    any_revision: bool = False

    def place(self, field: str | None = None) -> Place:
        """Where to look for one field of it: the document's row where it came from one."""
        if self.origin is None:
            column = FieldName(field) if field else None
            return Place(column=column, reference=self.fact.reference)
        header = self.origin.columns.get(field, FieldName(field)) if field else None
        cell = self.origin.cells.get(field) if field else None
        return Place(self.origin.document, self.origin.sheet, self.origin.row, header, cell=cell)
