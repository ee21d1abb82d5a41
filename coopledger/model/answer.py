"""What a ledger answers can be written in every form, without knowing who writes them.

An answer is made in one of the upper rooms; forms are written in one that stands below them, and a
room imports only those above. So the registry of forms is looked up by its name when a form is
asked for, and nothing of it is imported before.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, Self, TypeVar

from coopledger.messages.catalogue import Language

_FORMS = "coopledger.writers.registry"
_Item = TypeVar("_Item", covariant=True)


class Answer:
    """What a ledger answers.

    language: "es" or "en"; else COOPLEDGER_LANG, the system's, or Spanish.
    """

    __slots__ = ()

    def to_text(self, language: Language | str | None = None) -> str:
        """As the command line prints it."""
        return str(_forms().written(self, "text", language))

    def to_html(self, language: Language | str | None = None) -> str:
        """A page of its own, with nothing to fetch."""
        return str(_forms().written(self, "html", language))

    def to_json(self, language: Language | str | None = None) -> str:
        """For programs: stable names, amounts as text with all their digits."""
        return str(_forms().written(self, "json", language))

    def to_csv(self, language: Language | str | None = None) -> bytes:
        """A table for a spreadsheet, an amount or a thing a row."""
        return bytes(_forms().written(self, "csv", language))

    def to_xlsx(self, language: Language | str | None = None) -> bytes:
        """An Excel workbook: that table, and the report as people read it."""
        return bytes(_forms().written(self, "xlsx", language))

    def to_pdf(self, language: Language | str | None = None) -> bytes:
        """Numbered letter pages, PDF/A-3a and PDF/UA-1; needs `coopledger[reports]`."""
        return bytes(_forms().written(self, "pdf", language))

    def to_docx(self, language: Language | str | None = None) -> bytes:
        """A Word document to write on; needs `coopledger[reports]`.

        Raises CoopledgerError of what is signed as it is, which is in no form to write on.
        """
        return bytes(_forms().written(self, "docx", language))

    def _repr_html_(self) -> str:
        """As a notebook shows it."""
        return str(_forms().shown(self))


class Answers(tuple[_Item, ...], Answer):
    """Things of one kind that are one answer. of: the book they are of, where it is one."""

    of: str

    def __new__(cls, found: Iterable[_Item] = (), of: str = "") -> Self:
        made = super().__new__(cls, found)
        made.of = of
        return made


def _forms() -> Any:
    return import_module(_FORMS)
