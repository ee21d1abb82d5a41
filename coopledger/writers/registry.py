"""The forms that answers take: one file each in this room, and a line here.

Nothing else is imported before a form is asked for, so that help comes at once.
"""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.messages.choice import preferred_language
from coopledger.writers.form import DataForm, Form

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence
    from pathlib import Path

    from coopledger.model.answer import Answer
    from coopledger.reports.report import Report


def _late(module: str, name: str = "write") -> Callable[..., Any]:
    """A function of this room, imported when it is first called."""

    def write(*given: object) -> Any:
        return getattr(import_module(f"coopledger.writers.{module}"), name)(*given)

    return write


FORMS = (
    Form("text", (".txt",), _late("text")),
    Form("html", (".html", ".htm"), _late("html")),
    Form("json", (".json",), _late("json"), made_of="data"),
    Form("csv", (".csv",), _late("csv"), made_of="table"),
    Form("xlsx", (".xlsx",), _late("xlsx"), binary=True, made_of="table", tells=True),
    Form("pdf", (".pdf",), _late("pdf"), binary=True),
    Form("docx", (".docx",), _late("docx"), binary=True, to_edit=True),
    Form("ics", (".ics",), _late("ics"), made_of="deadlines"),
    Form("xml", (".xml",), _late("xml"), made_of="markup"),
    Form("beancount", (".beancount", ".bean"), _late("beancount"), made_of="postings"),
    Form("hledger", (".journal", ".hledger"), _late("hledger"), made_of="postings"),
)
"""Of answers. What no form says otherwise of is text."""

BOOK_FORMS = (
    Form("json", (".json",), _late("facts_json", "book_json")),
    Form("csv", (".zip",), _late("csv_archive", "csv_archive"), binary=True),
    Form("xlsx", (".xlsx",), _late("staff_workbook", "book_workbook"), binary=True),
)
"""Of all the facts of a book: what `import` reads back."""


DATA_FORMS = (
    DataForm("parquet", (".parquet",), _late("arrow", "write_data")),
    DataForm("csv", (".csv",), _late("csv", "write_data")),
    DataForm("jsonl", (".jsonl", ".ndjson"), _late("jsonl", "write_data")),
)
"""Of the tables that other programs take."""


def data_form_for(path: Path) -> DataForm:
    """The form of such a table that a file's ending says. Raises CoopledgerError for any other."""
    ending = _ending(path)
    found = next((form for form in DATA_FORMS if ending in form.endings), None)
    if found is None:
        expected = ", ".join(form.endings[0] for form in DATA_FORMS)
        raise CoopledgerError("data.unknown-ending", path=path, expected=expected)
    return found


def forms_with(parts: Container[str], *, final: bool = False) -> tuple[Form, ...]:
    """The forms that an answer takes. parts: of a report, those that it has. final: as there."""
    return tuple(form for form in FORMS if form.made_of in parts and not (final and form.to_edit))


def forms_of(report: Report) -> tuple[Form, ...]:
    """The forms that a report takes."""
    return forms_with(report.parts(), final=report.final)


def form_named(name: str, forms: Sequence[Form] = FORMS, *, path: Path | None = None) -> Form:
    """The form of that name: ours, else an installed package's. path: the file it is for.

    Raises CoopledgerError where there is none, or none of these, or where the file ends as another
    one does; any that is text may be in a `.txt`.
    """
    ours = (form for form in forms if form.name == name)
    form = next(ours, None) or _installed(name, forms)
    if form is None:
        require_among(name, forms)
        expected = ", ".join(form.name for form in forms)
        raise CoopledgerError("form.unknown", seen=name, expected=expected)
    ending = _ending(path)
    taken = any(ending in each.endings for each in (*FORMS, *BOOK_FORMS))
    if taken and ending not in form.endings and (form.binary or ending != ".txt"):
        expected = ", ".join(form.endings)
        raise CoopledgerError("form.contradiction", form=name, path=path, expected=expected)
    return form


def form_for(path: Path | None, forms: Sequence[Form] = FORMS) -> Form | None:
    """The form that a file's ending says, if it says one: ours, else an installed package's.

    Raises CoopledgerError where it is one that other answers take.
    """
    ending = _ending(path)
    ours = (form for form in forms if ending in form.endings)
    found = next(ours, None) or _installed(ending, forms)
    if found is None and forms is not BOOK_FORMS:  # whose csv is another than that of answers
        others = (form.name for form in FORMS if ending in form.endings)
        require_among(next(others, ""), forms)
    return found


def require_among(name: str, forms: Sequence[Form]) -> None:
    """Raises CoopledgerError where a form that answers take is none of these."""
    if any(form.name == name for form in FORMS) and all(form.name != name for form in forms):
        expected = ", ".join(form.name for form in forms)
        raise CoopledgerError("form.not-of-this", form=name, expected=expected)


def is_installed(name: str) -> bool:
    """Whether another package brings a form of that name for answers."""
    return _installed(name, FORMS) is not None


def makes_paper() -> bool:
    """Whether there is what PDFs are made with (`coopledger[reports]`)."""
    return find_spec("typst") is not None


def _installed(name: str, forms: Sequence[Form]) -> Form | None:
    """Another package's form for answers, by name or ending, where none of ours is called so."""
    ours = {word for form in (*FORMS, *BOOK_FORMS) for word in (form.name, *form.endings)}
    if forms is BOOK_FORMS or not name or {name, f".{name}"} & ours:
        return None
    found: Form | None = _late("installed", "installed_form")(name)
    return found


def _ending(path: Path | None) -> str:
    return path.suffix.lower() if path is not None else ""


def written(answer: Answer, form: str, language: Language | str | None) -> str | bytes:
    """An answer in a form. language: as a person's system says, unless told otherwise."""
    from coopledger.reports.registry import report_of  # as slow to import as what it says

    report = report_of(answer, spoken_in(language))
    return form_named(form, forms_of(report)).write(report)


def shown(answer: Answer) -> str:
    """An answer as a notebook shows it."""
    from coopledger.reports.registry import report_of  # as slow to import as what it says
    from coopledger.writers.html import piece

    return piece(report_of(answer, spoken_in(None)).words())


def spoken_in(language: Language | str | None) -> Language:
    """The language that was asked for, else that of the system. Raises CoopledgerError."""
    return preferred_language(os.environ) if language is None else Language(language)
