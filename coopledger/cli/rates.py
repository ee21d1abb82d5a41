"""`coopledger rates`: to list the exchange rates of an agreement, show one, load them from a file.

To look them up is `cli/rates_fetch.py`.
"""

from pathlib import Path

import click

from coopledger.cli import rates_fetch
from coopledger.cli.places import IsRead
from coopledger.cli.session import (
    OK,
    WRONG,
    Session,
    command,
    recorded_by,
    shared_options,
)
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.numerals import NumberStyle
from coopledger.readers.documents import RATE_TABLES, listed


def build(language: Language) -> click.Command:
    example = say("help.example", language, example=say("example.rates-fetch", language))
    group = click.Group(
        "rates",
        params=shared_options(language),
        callback=lambda **_: None,
        help=f"{say('help.rates', language)}\n\n{example}",
        short_help=say("help.rates", language),
        options_metavar=say("metavar.options", language),
        subcommand_metavar=say("metavar.command", language),
    )
    group.add_command(rates_fetch.build(language), "fetch")
    group.add_command(_list_command(language), "list")
    group.add_command(_show_command(language), "show")
    group.add_command(_import_command(language), "import")
    return group


def _list_command(language: Language) -> click.Command:
    of = rates_fetch.agreement(language)
    return command("rates-list", language, of)(_list)


def _list(session: Session, agreement: str) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.rates(agreement))
    return OK


def _show_command(language: Language) -> click.Command:
    reference = click.Argument(["reference"], metavar=say("metavar.reference", language))
    return command("rates-show", language, reference, rates_fetch.book(language))(_show)


def _show(session: Session, reference: str, book: str | None) -> int:
    from coopledger.books.history import ReferenceHistory
    from coopledger.ledger import Ledger
    from coopledger.model.rate import Rate

    with Ledger.open(session.ledger) as ledger:
        found = ledger.history(reference, book=book)
    found = ReferenceHistory(recorded for recorded in found if isinstance(recorded.fact, Rate))
    if not found:
        raise CoopledgerError("rates.not-a-rate", reference=reference)
    session.answer(found)
    return OK


def _import_command(language: Language) -> click.Command:
    return command(
        "rates-import",
        language,
        click.Argument(
            ["path"], type=IsRead(path_type=Path), metavar=say("metavar.file", language)
        ),
        rates_fetch.agreement(language),
        click.Option(["--dry-run"], is_flag=True, help=say("option.dry-run", language)),
        click.Option(
            ["--numbers"],
            type=OneOf(NumberStyle, language),
            help=say("option.numbers", language),
        ),
        recorded_by(language),
        more=say("help.endings", language, endings=listed(RATE_TABLES)),
    )(_import)


def _import(
    session: Session,
    path: Path,
    *,
    agreement: str,
    dry_run: bool,
    numbers: str | None,
    by: str | None,
) -> int:
    from coopledger.ledger import Ledger
    from coopledger.reports.receipt import receipt_report

    if not path.exists():
        raise CoopledgerError("cli.no-file", path=path)
    if path.is_dir():
        raise CoopledgerError("cli.is-folder", path=path)
    with Ledger.open(session.ledger, by=by) as ledger:
        load = ledger.preview_rates if dry_run else ledger.import_rates
        style = None if numbers is None else NumberStyle(numbers)
        receipt = load(path, book=agreement, style=style)
    session.answer(receipt_report(receipt, session.language, dry_run=dry_run))
    return OK if receipt.accepted else WRONG
