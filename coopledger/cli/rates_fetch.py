"""`coopledger rates fetch`: look exchange rates up at their source, and record them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coopledger.cli.session import OK, WRONG, Session, command, recorded_by
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.rate_sources import SOURCES, USUAL
from coopledger.readers import typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopledger.ledger import Ledger
    from coopledger.model.dates import When
    from coopledger.model.rate import Rate
    from coopledger.model.receipt import Receipt


def agreement(language: Language) -> click.Parameter:
    """In which book."""
    return click.Option(
        ["--agreement"],
        required=True,
        metavar=say("metavar.code", language),
        help=say("option.agreement", language),
    )


def book(language: Language) -> click.Parameter:
    """In which book, where a reference is in several."""
    return click.Option(
        ["--agreement", "book"],
        metavar=say("metavar.code", language),
        help=say("option.show-book", language),
    )


def build(language: Language) -> click.Command:
    def option(name: str, metavar: str, key: str, **params: str) -> click.Parameter:
        said = say(f"option.rates-{key}", language, **params)
        return click.Option([name], metavar=say(f"metavar.{metavar}", language), help=said)

    return command(
        "rates-fetch",
        language,
        agreement(language),
        option("--source", "source", "source", known=", ".join(SOURCES), usual=USUAL),
        option("--on", "day", "on"),
        option("--month", "month", "month"),
        click.Option(
            ["--from", "since"],
            metavar=say("metavar.day", language),
            help=say("option.rates-from", language),
        ),
        option("--to", "day", "to"),
        click.Option(["--dry-run"], is_flag=True, help=say("option.dry-run", language)),
        recorded_by(language),
    )(_run)


def _run(
    session: Session,
    *,
    agreement: str,
    source: str | None,
    on: str | None,
    month: str | None,
    since: str | None,
    to: str | None,
    dry_run: bool,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.rates_fetched import fetched_report

    when = _asked(on, month, since, to)
    with Ledger.open(session.ledger, by=by) as ledger:
        found = ledger.look_up_rates(agreement, when=when, source=source)
        rates = [each.rate for each in found if each.rate is not None]
        receipt = _recorded(ledger, rates, dry_run)
    session.answer(fetched_report(agreement, found, receipt, session.language, dry_run=dry_run))
    return OK if receipt.accepted and len(rates) == len(found) else WRONG


def _asked(on: str | None, month: str | None, since: str | None, to: str | None) -> When | None:
    """The day, the month or the period that was asked for, if any."""
    from coopledger.model.dates import When

    given = [on is not None, month is not None, since is not None or to is not None]
    if sum(given) > 1 or (since is None) != (to is None):
        raise CoopledgerError("rates.one-date")
    if on is not None:
        return When.on(typed.day(on))
    if month is not None:
        return typed.month(month)
    if since is not None and to is not None:
        first, last = typed.day(since), typed.day(to)
        if last < first:
            raise CoopledgerError("rates.bad-period", first=first, last=last)
        return When.between(first, last)
    return None


def _recorded(ledger: Ledger, rates: Sequence[Rate], dry_run: bool) -> Receipt:
    from coopledger.model.receipt import Receipt, Refused

    if not rates:
        return Receipt((), 0, 0, ())
    try:
        return ledger.preview(*rates) if dry_run else ledger.load(*rates)
    except Refused as refused:
        return Receipt((), 0, 0, refused.findings)
