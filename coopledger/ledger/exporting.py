"""Writing answers and books in a form, to a file or not."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.answer import Answer
from coopledger.writers.files import put_in_place
from coopledger.writers.form import Form
from coopledger.writers.registry import (
    BOOK_FORMS,
    FORMS,
    form_for,
    form_named,
    spoken_in,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopledger.ledger.asking import Asking


def export(
    ledger: "Asking",
    what: Answer | str,
    to: str | os.PathLike[str] | None,
    form: str | None,
    language: Language | str | None,
) -> str | bytes:
    """An answer, or a book by its code, in the form asked for; in a file too if one is named."""
    path = Path(to) if to is not None else None
    if isinstance(what, str):
        facts = [fact for fact in ledger.facts(what) if fact.kind != "issue"]
        content = _form(path, form, BOOK_FORMS).write(facts, spoken_in(language))
    else:
        content = written(what, _form(path, form, FORMS), language)
    if path is not None:
        put_in_place(path, content, ledger=ledger.location)
    return content


def _form(path: Path | None, name: str | None, forms: "Sequence[Form]") -> Form:
    if name is not None:
        return form_named(name, forms, path=path)
    form = form_for(path, forms)
    if form is None:
        expected = ", ".join(form.endings[0] for form in forms)
        raise CoopledgerError("form.unknown-ending", path=path or "", expected=expected)
    return form
