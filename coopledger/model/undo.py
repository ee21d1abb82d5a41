"""A load that was taken back."""

from typing import Any, Literal

from pydantic import Field, model_validator

from coopledger.model.base import Code, Codes, LoadNumber, Reason, otherwise
from coopledger.model.fact import Fact, without_default


class Undo(Fact):
    """A load was taken back (se deshizo una carga): all that it recorded in a book and still stood.

    load: its number. reference: `undo:` and that number. lifted: the references of the reversals
    that it had recorded, whose facts are stated again. The reversals and next revisions that are
    recorded with it say what became of each of its facts. `Ledger.undo` makes one; no document can.

    >>> Undo(book="A-1", load=7, reason="the wrong file").reference
    'undo:7'
    """

    kind: Literal["undo"] = "undo"
    reference: Code = Field(default="", json_schema_extra=without_default)
    load: LoadNumber
    reason: Reason
    lifted: Codes = otherwise(())

    @model_validator(mode="before")
    @classmethod
    def _named_after_its_load(cls, given: Any) -> Any:
        if isinstance(given, dict) and "load" in given and not given.get("reference"):
            return {**given, "reference": f"undo:{given['load']}"}
        return given
