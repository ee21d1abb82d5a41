"""Filling in an office's own form with what the statement of an agreement says."""

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

from coopledger.ledger.paper import Wanted, statement_paper
from coopledger.ledger.partner_forms import partner_form
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.finding import Finding, Findings, KnownCodes, Place, Severity, Told
from coopledger.readers.sheet import NotOpened
from coopledger.reports.named_figures import Named, named_figures
from coopledger.reports.paper_data import paper_data
from coopledger.reports.partner_form import form_data
from coopledger.store.connection import Connection
from coopledger.writers.files import put_in_place
from coopledger.writers.own_form import FilledForm, fill_in, names_in

ENDINGS = (".docx", ".xlsx")
_FORMS = ("conac", "face", "sf425", "eu")
_COMPARED = 5_000


def fill_form(
    connection: Connection,
    template: Path,
    code: str,
    to: Path,
    wanted: Wanted,
    language: Language,
    *,
    ledger: str,
) -> Findings:
    """Write a form filled in, and say what could not be. Raises NoSuchBook, CoopledgerError."""
    ending = template.suffix.lower()
    if ending not in ENDINGS or to.suffix.lower() != ending:
        raise CoopledgerError("own-form.ending", path=template, to=to)
    try:
        asked = {name.partition(".")[0] for name in names_in(template)}
    except NotOpened as error:
        raise CoopledgerError(
            "own-form.unreadable", said=Told(error.finding, placed=True)
        ) from error
    said: dict[str, Any] = {}
    if asked - {*_FORMS}:
        said = paper_data(statement_paper(connection, code, wanted), language)
    for name in _FORMS:
        if name in asked:
            form = partner_form(connection, name, code, wanted, working_copy=True)
            data = form_data(form)
            said[name] = {"head": data["head"], **data["tables"]}
    known = named_figures(said)
    filled = fill_in(template, known)
    put_in_place(to, filled.content, ledger=ledger, kept=(template,))
    return Findings(_found(filled, known, template.name), code)


def _found(filled: FilledForm, known: Named, document: str) -> Iterator[Finding]:
    """What could not be filled in: a name that is none, and one that nothing is known of."""
    for name in filled.unknown:
        params = {"seen": name, "known": KnownCodes(_like(name, known))}
        yield Finding("own-form-unknown", place=Place(document), params=params)
    for name in filled.missing:
        yield Finding(
            "own-form-empty", Severity.WARNING, place=Place(document), params={"seen": name}
        )


def _like(name: str, known: Named) -> list[str]:
    """Names that are nearly that one: of thousands, since a statement has millions."""
    begun = name.partition(".")[0]
    several = (each for each in known if each.partition(".")[0] == begun)
    return get_close_matches(name, [*islice(several, _COMPARED)] or [*islice(known, _COMPARED)], 3)
