"""Writing answers and books in a form, to a file or not."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.answer import Answer
from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact, MadeFact
from coopledger.reports.registry import report_of
from coopledger.writers.files import put_in_place
from coopledger.writers.form import Form
from coopledger.writers.registry import (
    BOOK_FORMS,
    form_for,
    form_named,
    forms_of,
    spoken_in,
)


def export(
    what: Answer | Sequence[AnyFact],
    to: str | os.PathLike[str] | None,
    form: str | None,
    language: Language | str | None,
    *,
    ledger: str,
) -> str | bytes:
    """An answer, or the facts of a book, in the form asked for; in a file too if one is named.

    ledger: where it is kept, over which nothing is put.
    """
    path = Path(to) if to is not None else None
    if isinstance(what, Answer):
        report = report_of(what, spoken_in(language))
        content = _form(path, form, forms_of(report)).write(report)
    else:
        facts = list(of_documents(what))
        content = _form(path, form, BOOK_FORMS).write(facts, spoken_in(language))
    if path is not None:
        put_in_place(path, content, ledger=ledger)
    return content


def of_documents(facts: Sequence[AnyFact]) -> Iterator[AnyFact]:
    """Those that a document may state: not what the ledger made, nor what takes that back."""
    made = {fact.reference for fact in facts if isinstance(fact, MadeFact)}
    for fact in facts:
        takes_back = isinstance(fact, Reversal) and fact.of in made
        if not isinstance(fact, MadeFact) and not takes_back:
            yield fact


def _form(path: Path | None, name: str | None, forms: Sequence[Form]) -> Form:
    if name is not None:
        return form_named(name, forms, path=path)
    form = form_for(path, forms)
    if form is None:
        expected = ", ".join(form.endings[0] for form in forms)
        if path is None:
            raise CoopledgerError("form.not-said", expected=expected)
        raise CoopledgerError("form.unknown-ending", path=path, expected=expected)
    return form
