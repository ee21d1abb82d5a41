"""The forms that answers take: one file each in this room, and a line here.

Nothing else is imported before a form is asked for, so that help comes at once.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from coopledger.errors import CoopledgerError
from coopledger.messages.catalogue import Language
from coopledger.messages.choice import preferred_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from coopledger.model.answer import Answer
    from coopledger.model.facts import AnyFact
    from coopledger.reports.report import Report


@dataclass(frozen=True, slots=True)
class Form:
    """A form that answers take.

    endings: of its files, the usual one first. write: makes it of a report. binary: whether no
    terminal can show it. of_rows: whether it is made of a report's table, which what is only said
    (`init`, `upgrade`) has not. write_book: makes a document of all the facts of a book that
    `import` reads back, where the form can hold them; book_endings: of such documents.
    """

    name: str
    endings: tuple[str, ...]
    write: Callable[[Report], str | bytes]
    binary: bool = False
    of_rows: bool = False
    write_book: Callable[[Sequence[AnyFact], Language], str | bytes] | None = None
    book_endings: tuple[str, ...] = ()


def _of(module: str, name: str = "write") -> Callable[..., Any]:
    """A function of this room, imported when it is first called."""

    def write(*given: object) -> Any:
        return getattr(import_module(f"coopledger.writers.{module}"), name)(*given)

    return write


FORMS = (
    Form("text", (".txt",), _of("text")),
    Form("html", (".html", ".htm"), _of("html")),
    Form(
        *("json", (".json",), _of("json")),
        write_book=_of("facts_json", "book_json"),
        book_endings=(".json",),
    ),
    Form(
        *("csv", (".csv",), _of("csv")),
        of_rows=True,
        write_book=_of("csv_archive", "csv_archive"),
        book_endings=(".zip",),
    ),
    Form(
        *("xlsx", (".xlsx",), _of("xlsx")),
        binary=True,
        of_rows=True,
        write_book=_of("staff_workbook", "book_workbook"),
        book_endings=(".xlsx",),
    ),
)


def form_named(name: str) -> Form:
    """The form of that name. Raises CoopledgerError."""
    for form in FORMS:
        if form.name == name:
            return form
    expected = ", ".join(form.name for form in FORMS)
    raise CoopledgerError("form.unknown", seen=name, expected=expected)


def form_of(path: Path | None, name: str | None = None) -> Form | None:
    """The form of an answer: as it is named, else as its file ends; None where neither says.

    Raises CoopledgerError where the file ends as another form does; any that is text may be in
    a `.txt`.
    """
    ending = path.suffix.lower() if path is not None else ""
    found = next((form for form in FORMS if ending in form.endings), None)
    if name is None:
        return found
    form = form_named(name)
    if found not in (None, form) and (ending != ".txt" or form.binary):
        raise _contradicts(form, path, form.endings)
    return form


def book_form_of(path: Path | None, name: str | None = None) -> Form | None:
    """The same of a document of all the facts of a book, which a table of answers is not."""
    ending = path.suffix.lower() if path is not None else ""
    found = next((form for form in FORMS if ending in form.book_endings), None)
    if name is None:
        return found
    form = form_named(name)
    if form.write_book is None:
        books = ", ".join(each.name for each in FORMS if each.write_book is not None)
        raise CoopledgerError("form.not-of-this", form=name, expected=books)
    known = {ending for each in FORMS for ending in (*each.endings, *each.book_endings)}
    if ending in known and ending not in form.book_endings:
        raise _contradicts(form, path, form.book_endings)
    return form


def _contradicts(form: Form, path: Path | None, endings: Sequence[str]) -> CoopledgerError:
    expected = ", ".join(endings)
    return CoopledgerError("form.contradiction", form=form.name, path=path, expected=expected)


def written(answer: Answer, form: Form | str, language: Language | str | None) -> str | bytes:
    """An answer in a form. language: as a person's system says, unless told otherwise."""
    from coopledger.reports.registry import report_of  # as slow to import as what it says

    named = form_named(form) if isinstance(form, str) else form
    return named.write(report_of(answer, spoken_in(language)))


def shown(answer: Answer) -> str:
    """An answer as a notebook shows it."""
    from coopledger.reports.registry import report_of  # as slow to import as what it says
    from coopledger.writers.html import piece

    return piece(report_of(answer, spoken_in(None)).document())


def spoken_in(language: Language | str | None) -> Language:
    """The language that was asked for, else that of the system. Raises ValueError for another."""
    return preferred_language(os.environ) if language is None else Language(language)
