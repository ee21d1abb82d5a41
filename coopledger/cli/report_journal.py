"""`coopledger report journal`: the entries of agreements, for other programs of accountants."""

from __future__ import annotations

import click

from coopledger.cli.places import IsRead
from coopledger.cli.session import OK, Session, command
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import Language, say
from coopledger.readers.account_maps import shipped
from coopledger.readers.typed import day

LAYOUTS = ("entries", "annex24")
"""As `JournalLayout` has them, for which help does not wait."""


def journal_command(language: Language) -> click.Command:
    return command(
        "report-journal",
        language,
        click.Argument(
            ["codes"], nargs=-1, required=True, metavar=f"{say('metavar.code', language)}..."
        ),
        click.Option(
            ["--accounts"],
            type=IsRead(),
            metavar=say("metavar.accounts", language),
            help=say("option.accounts", language, known=", ".join(shipped())),
        ),
        click.Option(
            ["--layout"],
            type=OneOf(LAYOUTS, language),
            default=LAYOUTS[0],
            help=say("option.layout", language),
        ),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        postings=True,
    )(_journal)


def _journal(
    session: Session, codes: tuple[str, ...], accounts: str | None, layout: str, on: str | None
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.account_map import USUAL, read_account_map

    mapped = read_account_map(accounts or USUAL)
    until = day(on) if on else None
    with Ledger.open(session.ledger) as ledger:
        found = ledger.accounting_journal(*codes, accounts=mapped, layout=layout, on=until)
    session.answer(found)
    return OK
