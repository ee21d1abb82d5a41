"""`coopledger documents`: those of a book; one of them given back as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coopledger.cli.session import OK, Session, command, kept_documents
from coopledger.cli.streams import announce
from coopledger.messages.catalogue import CoopledgerError, Language, say

if TYPE_CHECKING:
    from coopledger.books.documents import ListedDocument
    from coopledger.ledger import Ledger


def build(language: Language) -> click.Command:
    number = say("metavar.number", language)
    return command(
        "documents",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(["--save"], type=int, metavar=number, help=say("option.save", language)),
        click.Option(
            ["--open", "opened"], type=int, metavar=number, help=say("option.open", language)
        ),
        kept_documents(language),
    )(_run)


def _run(
    session: Session, code: str, save: int | None, opened: int | None, keep_documents: str | None
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    if save is not None and opened is not None:
        raise CoopledgerError("cli.one-document")
    if save is not None and session.output is None:
        raise CoopledgerError("cli.save-where", code=code, number=save)
    with Ledger.open(session.ledger, keep_documents=keep_documents) as ledger:
        if save is None and opened is None:
            session.answer(ledger.documents(code))
        elif save is not None and session.output is not None:
            _saved(session, ledger, code, save, session.output)
        elif opened is not None:
            _opened(session, ledger, code, opened)
    return OK


def _saved(session: Session, ledger: Ledger, code: str, number: int, path: Path) -> None:
    _told(session, "documents.saved", ledger.save_document(code, number, path), path)


def _opened(session: Session, ledger: Ledger, code: str, number: int) -> None:
    """By a copy with the ending that its content gives it, whatever it was called."""
    found = ledger.documents(code).numbered(number)
    if found.ending is None:
        raise CoopledgerError("cli.not-opened", number=number, name=found.name)
    path = Path(tempfile.mkdtemp(prefix="coopledger-")) / f"documento-{number}{found.ending}"
    ledger.save_document(code, number, path)
    shown = click.launch(str(path)) == 0
    _told(session, "documents.opened" if shown else "documents.not-shown", found, path)


def _told(session: Session, key: str, found: ListedDocument, path: Path) -> None:
    said = say(key, session.language, number=found.number, name=found.name, path=path)
    announce(said)
