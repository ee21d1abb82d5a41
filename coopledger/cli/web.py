"""`coopledger web`: the pages, in the browser of this machine."""

import os
import signal
import traceback
from contextlib import suppress

import click

from coopledger.cli.session import OK, Session, command, kept_documents, recorded_by
from coopledger.cli.streams import announce, complain
from coopledger.errors import MissingExtra
from coopledger.messages.catalogue import Language, say


class _Link(str):
    """A link whose token is told: elsewhere what looks like a secret is concealed."""

    def say(self, _language: Language) -> str:
        return str(self)


def _interrupted(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def build(language: Language) -> click.Command:
    return command(
        "web",
        language,
        click.Option(
            ["--port"],
            type=click.IntRange(1024, 65_535),
            metavar=say("metavar.port", language),
            help=say("option.port", language),
        ),
        click.Option(["--no-browser"], is_flag=True, help=say("option.no-browser", language)),
        kept_documents(language),
        recorded_by(language),
        form=False,
        output=False,
    )(_run)


def _run(
    session: Session, port: int | None, no_browser: bool, keep_documents: str | None, by: str | None
) -> int:
    # Slow to import: only when there is something to do.
    try:
        from coopledger.web.serving import serve
    except ModuleNotFoundError as missing:
        raise MissingExtra("web.not-installed", missing=missing.name) from missing
    from coopledger.ledger import Ledger

    def ready(link: str) -> None:
        announce(say("web.ready", session.language, link=_Link(link)))
        if not no_browser:
            import webbrowser

            webbrowser.open(link)

    def told(number: str, error: Exception) -> None:
        said = {"number": number, "kind": type(error).__name__}
        complain(say("web.fault-told", session.language, **said))
        if os.environ.get("COOPLEDGER_DEBUG") == "1":
            complain("".join(traceback.format_exception(error)).rstrip())

    signal.signal(signal.SIGTERM, _interrupted)  # nothing is left of what waited for somebody
    opened = Ledger.open(session.ledger, by=by, keep_documents=keep_documents)
    with opened as ledger, suppress(KeyboardInterrupt):
        serve(ledger, port=port, language=session.language, ready=ready, told=told)
    return OK
