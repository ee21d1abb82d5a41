"""`coopledger`: choosing the language and the command, and how every run ends."""

import atexit
import gc
import gettext
import importlib
import os
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from coopledger.cli.interruption import Interruption
from coopledger.cli.session import FAULT, MISUSE, OK, WRONG, shared_options
from coopledger.cli.streams import apart, complain, silence
from coopledger.cli.typed import meant
from coopledger.errors import LedgerBroken, Near, StoreError
from coopledger.messages import catalogue
from coopledger.messages.asker import at_command_line
from coopledger.messages.catalogue import CatalogueException, CoopledgerError, Language, say
from coopledger.messages.choice import preferred_language
from coopledger.messages.visible import harmless
from coopledger.store.clock import TODAY

COMMANDS = {
    "demo": "coopledger.cli.demo",
    "init": "coopledger.cli.init",
    "template": "coopledger.cli.template",
    "import": "coopledger.cli.import_",
    "attach": "coopledger.cli.attach",
    "documents": "coopledger.cli.documents",
    "export": "coopledger.cli.export",
    "list": "coopledger.cli.list_",
    "reconcile": "coopledger.cli.reconcile",
    "match": "coopledger.cli.match",
    "issue": "coopledger.cli.issue",
    "forget": "coopledger.cli.forget",
    "issued": "coopledger.cli.issued",
    "totals": "coopledger.cli.totals",
    "check": "coopledger.cli.check",
    "portfolio": "coopledger.cli.portfolio",
    "period": "coopledger.cli.period",
    "rates": "coopledger.cli.rates",
    "loads": "coopledger.cli.loads",
    "undo": "coopledger.cli.undo",
    "pending": "coopledger.cli.pending",
    "approve": "coopledger.cli.approve",
    "refuse": "coopledger.cli.refuse",
    "show": "coopledger.cli.show",
    "report": "coopledger.cli.report",
    "explain": "coopledger.cli.explain",
    "verify": "coopledger.cli.verify",
    "head": "coopledger.cli.head",
    "changes": "coopledger.cli.changes",
    "backup": "coopledger.cli.backup",
    "restore": "coopledger.cli.restore",
    "copy": "coopledger.cli.copy",
    "merge": "coopledger.cli.merge",
    "upgrade": "coopledger.cli.upgrade",
    "web": "coopledger.cli.web",
}
_INTERRUPTED = 130


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def __init__(self, language: Language) -> None:
        self.language = language
        super().__init__(
            "coopledger",
            params=shared_options(language),
            callback=lambda **_: None,
            help=say("help.coopledger", language),
            epilog=say("help.exit", language),
            options_metavar=say("metavar.options", language),
            subcommand_metavar=say("metavar.command", language),
        )
        click.version_option(package_name="coopledger", prog_name="coopledger")(self)

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """What each is for, as its sentence says it: to list them, none is imported."""
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl([(name, say(f"help.{name}", self.language)) for name in COMMANDS])

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        # Click suggests nothing here: it does not know the commands before they are imported.
        name = arguments[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = Near(f"«{command}»" for command in Near.among(COMMANDS, name))
            said = say("cli.unknown-command", self.language, seen=name, near=near)
            raise click.UsageError(said.strip(), context)
        return super().resolve_command(context, arguments)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[name])
        built: click.Command = module.build(self.language)
        return built


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its status."""
    _start_and_end_quickly()
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = preferred_language(os.environ, _asked_language(given))
    _speak(language)
    interruption = Interruption()
    warnings.showwarning = partial(_warn, language, warnings.showwarning)
    with at_command_line():
        try:
            status = _run(given, language)
        except BrokenPipeError:
            silence()  # whoever was reading has seen enough
            status = OK
        except (Exception, KeyboardInterrupt) as error:
            status = _told(KeyboardInterrupt() if interruption.happened else error, language)
    sys.exit(status)


def _run(given: Sequence[str], language: Language) -> int:
    """Run a command; again, where the clock was not believed and a person says what day it is."""
    run = partial(Commands(language).main, given, prog_name="coopledger", standalone_mode=False)
    try:
        status: int = run()
    except StoreError as error:
        if error.code != "store.clock-ahead" or not _is_terminal():
            raise
        complain(error.message(language))
        os.environ[TODAY] = click.prompt(say("clock.ask", language), err=True)
        status = run()
    return status


def _is_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty()


def _start_and_end_quickly() -> None:
    """What a run need not wait for."""
    # What is imported stays: to look for garbage in it, again and again, takes a twentieth, and
    # once more as the run ends, when all memory goes back anyway, a sixth of a short one.
    gc.set_threshold(200_000)
    atexit.register(gc.freeze)
    # The models have no use for plugins. To look for none, too, pydantic imports what asks about
    # everything that is installed, and with it mail and sockets.
    loader = ModuleType("pydantic.plugin._loader")
    vars(loader)["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)


def _told(error: BaseException, language: Language) -> int:
    """Tell a person what ended the run; with which status it ends."""
    match error:
        case click.Abort() | KeyboardInterrupt():
            complain(say("cli.interrupted", language))
            return _INTERRUPTED
        case click.ClickException():
            vars(error).update(message=harmless(error.message))
            apart(error.show)
        case CoopledgerError():
            complain(error.message(language))
        case OSError(filename=None):  # help, to a full disk
            silence()
            complain(say("cli.cannot-show", language, said=error.strerror))
        case _:  # A fault of ours: people get a sentence, whatever it is.
            complain(say("cli.unexpected", language, kind=type(error).__name__, said=error))
            if os.environ.get("COOPLEDGER_DEBUG") == "1":
                complain("".join(traceback.format_exception(error)).rstrip())
            return FAULT
    return WRONG if isinstance(error, LedgerBroken) else MISUSE


def _warn(
    language: Language, show: Callable[..., None], message: Warning | str, *more: Any
) -> None:
    """Tell a person what a program would be warned of."""
    if isinstance(message, CatalogueException):
        complain(message.message(language))
    else:
        show(message, *more)


def _asked_language(arguments: Sequence[str]) -> str | None:
    """`--lang`, wherever it stands: help is written before the options are read."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return meant(arguments[place + 1], Language)
        if argument.startswith("--lang="):
            return meant(argument.removeprefix("--lang="), Language)
    return None


def _speak(language: Language) -> None:
    """Click's own sentences in the language too, and no terminal that chokes on an accent."""
    os.environ["LANGUAGE"] = language.value
    gettext.bindtextdomain("click", str(Path(catalogue.__file__).with_name("locale")))
    gettext.textdomain("click")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
