"""The forms that answers take: one file each in this room, and a line here.

Nothing else is imported before a form is asked for, so that help comes at once.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.messages.choice import preferred_language
from coopledger.writers.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from coopledger.model.answer import Answer


def _late(module: str, name: str = "write") -> Callable[..., Any]:
    """A function of this room, imported when it is first called."""

    def write(*given: object) -> Any:
        return getattr(import_module(f"coopledger.writers.{module}"), name)(*given)

    return write


FORMS = (
    Form("text", (".txt",), _late("text")),
    Form("html", (".html", ".htm"), _late("html")),
    Form("json", (".json",), _late("json")),
    Form("csv", (".csv",), _late("csv"), of_rows=True),
    Form("xlsx", (".xlsx",), _late("xlsx"), binary=True, of_rows=True),
    Form("pdf", (".pdf",), _late("pdf"), binary=True),
    Form("ics", (".ics",), _late("ics"), of_days=True),
)
"""Of every answer. What no form says otherwise of is text."""

BOOK_FORMS = (
    Form("json", (".json",), _late("facts_json", "book_json")),
    Form("csv", (".zip",), _late("csv_archive", "csv_archive"), binary=True),
    Form("xlsx", (".xlsx",), _late("staff_workbook", "book_workbook"), binary=True),
)
"""Of all the facts of a book: what `import` reads back."""


def form_named(name: str, forms: Sequence[Form] = FORMS, *, path: Path | None = None) -> Form:
    """The form of that name: ours, else an installed package's. path: the file it is for.

    Raises CoopledgerError where there is none, or where the file ends as another one does; any
    that is text may be in a `.txt`.
    """
    ours = (form for form in forms if form.name == name)
    form = next(ours, None) or _installed(name, forms)
    if form is None:
        expected = ", ".join(form.name for form in forms)
        raise CoopledgerError("form.unknown", seen=name, expected=expected)
    ending = _ending(path)
    taken = any(ending in each.endings for each in (*FORMS, *BOOK_FORMS))
    if taken and ending not in form.endings and (form.binary or ending != ".txt"):
        expected = ", ".join(form.endings)
        raise CoopledgerError("form.contradiction", form=name, path=path, expected=expected)
    return form


def form_for(path: Path | None, forms: Sequence[Form] = FORMS) -> Form | None:
    """The form that a file's ending says, if it says one: ours, else an installed package's."""
    ending = _ending(path)
    ours = (form for form in forms if ending in form.endings)
    return next(ours, None) or _installed(ending, forms)


def is_installed(name: str) -> bool:
    """Whether another package brings a form of that name for answers."""
    return _installed(name, FORMS) is not None


def _installed(name: str, forms: Sequence[Form]) -> Form | None:
    """Another package's form for answers, by name or ending, where none of ours is called so."""
    ours = {word for form in (*FORMS, *BOOK_FORMS) for word in (form.name, *form.endings)}
    if forms is not FORMS or not name or {name, f".{name}"} & ours:
        return None
    found: Form | None = _late("installed", "installed_form")(name)
    return found


def _ending(path: Path | None) -> str:
    return path.suffix.lower() if path is not None else ""


def written(answer: Answer, form: Form | str, language: Language | str | None) -> str | bytes:
    """An answer in a form. language: as a person's system says, unless told otherwise."""
    from coopledger.reports.registry import report_of  # as slow to import as what it says

    named = form_named(form) if isinstance(form, str) else form
    report = report_of(answer, spoken_in(language))
    if named.of_days and report.deadlines is None:
        expected = ", ".join(each.name for each in FORMS if not each.of_days)
        raise CoopledgerError("form.not-of-this", form=named.name, expected=expected)
    return named.write(report)


def shown(answer: Answer) -> str:
    """An answer as a notebook shows it."""
    from coopledger.reports.registry import report_of  # as slow to import as what it says
    from coopledger.writers.html import piece

    return piece(report_of(answer, spoken_in(None)).words())


def spoken_in(language: Language | str | None) -> Language:
    """The language that was asked for, else that of the system. Raises CoopledgerError."""
    return preferred_language(os.environ) if language is None else Language(language)
