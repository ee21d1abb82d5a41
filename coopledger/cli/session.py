"""What every command shares: its options, its language, where its answer goes.

Nothing here imports the ledger: `--help` must come at once.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from coopledger.cli.places import IsRead, IsWritten, LedgerPlace, files, that_stays
from coopledger.cli.progress_bar import progress_bar
from coopledger.cli.streams import complain, is_terminal, screen, show
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.readers.profiles import shipped
from coopledger.reports.report import Report
from coopledger.writers.form import Form
from coopledger.writers.registry import (
    FORMS,
    form_for,
    form_named,
    forms_of,
    forms_with,
    is_installed,
    require_among,
)

if TYPE_CHECKING:
    from coopledger.model.answer import Answer
    from coopledger.model.receipt import Receipt

OK, WRONG, MISUSE, FAULT = 0, 1, 2, 3
"""Exit statuses: it closes and nothing is wrong; errors, or it does not close; wrong use; a fault
of this program's own.
"""

_MOST_TOLD = 40
"""Lines of an answer that did not get to its place."""


class Session(NamedTuple):
    """How one run of a command was asked for.

    kept: files that the command reads, over which it writes nothing.
    """

    language: Language
    ledger: str
    form: Form
    output: Path | None
    kept: tuple[Path, ...] = ()

    def answer(self, answer: "Answer | Report") -> None:
        """An answer of the ledger, or what a command says of its own, in the form asked for.

        Where it does not get to its place it is told apart, as text: it may say what was recorded.
        """
        if not isinstance(answer, Report):
            # As slow to import as what it says.
            from coopledger.reports.registry import report_of

            answer = report_of(answer, self.language)
        require_among(self.form.name, forms_of(answer))
        with self.telling_at_least(answer):
            self.emit(self._written(answer))

    def _written(self, report: Report) -> str | bytes:
        """In its form; whoever is watching sees how far it has come, where that takes long."""
        if not self.form.tells:
            return self.form.write(report, *self._screen())
        path = self.output.name if self.output is not None else self.form.name
        with progress_bar(say("form.progress", self.language, path=path)) as progress:
            return self.form.write(report, progress)

    def _screen(self) -> Iterator[int]:
        """How wide the screen is, for text that goes to one."""
        width = screen(sys.stdout) if self.form is FORMS[0] and self.output is None else None
        if width is not None:
            yield width

    @contextmanager
    def telling_at_least(self, report: Report) -> Iterator[None]:
        """What was done is told, apart from the answer, should it come to no answer."""
        try:
            yield
        except CoopledgerError:
            told = str(FORMS[0].write(report)).rstrip("\n").split("\n")
            # What was recorded is said in few lines; what many lines say can be asked again.
            said = [*told[:_MOST_TOLD], *(["…"] if told[_MOST_TOLD:] else [])]
            complain(say("cli.no-answer", self.language, told="\n".join(said)))
            raise

    def say(self, said: str, data: object) -> None:
        """A line or two for people, and the same as data for programs."""

        # Help does not wait for it.
        from coopledger.reports.document import Document, lines

        def document() -> Document:
            return Document("coopledger", (lines(said.split("\n")),), titled=False)

        self.answer(Report(self.language, document, lambda: data))

    def emit(self, answer: str | bytes) -> None:
        """The answer, to the terminal or to the file that was asked for."""
        if self.output is not None:
            self.write(self.output, answer)
        elif sys.stdout is None and isinstance(answer, str):
            complain(answer.rstrip("\n"))  # its place was closed before it began
        else:
            show(answer)

    def require_file(self, example: str) -> None:
        """A terminal cannot show what is no text, and what is closed shows nothing."""
        if self.output is None and (sys.stdout is None or is_terminal(sys.stdout)):
            raise CoopledgerError("cli.needs-file", example=example)

    def require_may_be_written(self, *paths: Path) -> None:
        """What can be said of files to be written before anything is done."""
        if paths:
            from coopledger.writers.files import require_may_be_written

        for place, path in enumerate(paths):
            others = paths[:place] + self.kept
            require_may_be_written(path, ledger=self.ledger, kept=others)

    def emit_lines(self, lines: Iterable[str]) -> None:
        """An answer that is made line by line."""
        if self.output is not None:
            self.write(self.output, (line.encode() for line in lines))
        elif sys.stdout is not None:
            for line in lines:
                show(line)

    def write(self, path: Path, answer: str | bytes | Iterator[bytes]) -> None:
        """All of it or nothing."""
        from coopledger.writers.files import put_in_place  # as slow: not for help

        put_in_place(path, answer, ledger=self.ledger, kept=self.kept)


def command(
    name: str,
    language: Language,
    *params: click.Parameter,
    rows: bool = True,
    days: bool = False,
    final: bool = False,
    form: bool = True,
    output: bool = True,
    markup: bool = False,
    postings: bool = False,
    more: str = "",
) -> Callable[[Callable[..., int]], click.Command]:
    """A command with the options that all have. Its function takes a Session, returns a status.

    rows: whether there are rows in its answer, for a spreadsheet. days: whether deadlines, for a
    calendar. final: whether it is signed as it is. form: whether its answer has the form that is
    asked for. output: whether it may go to a file. markup: whether other programs have a standard
    for it. postings: whether it has entries in debits and credits. more: what its help says beyond
    its sentence.
    """

    parts = {
        "document": form, "data": form, "table": form and rows, "deadlines": form and days,
        "markup": form and markup, "postings": form and postings,
    }  # fmt: skip
    forms = forms_with({name for name, has in parts.items() if has}, final=final)

    def build(run: Callable[..., int]) -> click.Command:
        @wraps(run)
        def callback(
            ledger: str | None,
            lang: str | None,
            style: str | None = None,
            output: Path | None = None,
            **given: Any,
        ) -> int:
            context = click.get_current_context()
            taken = _taken(forms, style, output) if forms else FORMS[0]
            read = tuple(files(context, IsRead))
            session = Session(language, _ledger(ledger), taken, output, read)
            if taken.binary:
                session.require_file(f"-o {name}{taken.endings[0]}")
            session.require_may_be_written(*files(context, IsWritten))
            return run(session, **given)

        answers = [_format(language, forms)] if forms else []
        answers += [_output(language, forms)] if output else []
        said = say(f"help.{name}", language)
        example = say("help.example", language, example=say(f"example.{name}", language))
        return click.Command(
            name,
            callback=callback,
            params=[*params, *shared_options(language), *answers],
            help="\n\n".join(part for part in (said, more, example) if part),
            short_help=said,
            options_metavar=say("metavar.options", language),
        )

    return build


def shared_options(language: Language) -> list[click.Parameter]:
    """Options that stand before a command or after it."""
    return [
        click.Option(
            ["--ledger"], type=LedgerPlace(), metavar="URL", help=say("option.ledger", language)
        ),
        click.Option(
            ["--lang"],
            type=OneOf(Language, language),
            help=say("option.lang", language),
        ),
    ]


def recorded_by(language: Language) -> click.Parameter:
    """In whose name a command records."""
    return click.Option(
        ["--by"], metavar=say("metavar.name", language), help=say("option.by", language)
    )


def book_of_reference(language: Language) -> click.Parameter:
    """Which book's, where several have the reference."""
    return click.Option(
        ["--book"],
        metavar=say("metavar.code", language),
        help=say("option.show-book", language),
    )


def proposed_instead(language: Language) -> list[click.Parameter]:
    """To leave it as a proposal, and what is to be known of that."""
    return [
        click.Option(["--propose"], is_flag=True, help=say("option.propose", language)),
        click.Option(
            ["--note"], metavar=say("metavar.note", language), help=say("option.note", language)
        ),
    ]


def require_proposed(note: str | None, *, propose: bool, dry_run: bool = False) -> None:
    """Raises CoopledgerError where what is asked does not go with a proposal, or needs one."""
    if propose and dry_run:
        raise CoopledgerError("cli.propose-dry-run")
    if note is not None and not propose:
        raise CoopledgerError("cli.note-alone")


def answer_proposed(session: Session, propose: "Callable[[], Receipt]") -> int:
    """Propose something, and say what became of it; returns the status."""
    # Slow to import: only when there is something to do.
    from coopledger.model.receipt import Receipt, Refused
    from coopledger.reports.receipt import receipt_report

    try:
        receipt = propose()
    except Refused as refused:
        receipt = Receipt((), 0, 0, refused.findings)
    session.answer(receipt_report(receipt, session.language))
    return OK if receipt.accepted else WRONG


def kept_documents(language: Language) -> click.Parameter:
    """The folder in which documents are kept, if not in the ledger."""
    return click.Option(
        ["--keep-documents"],
        metavar=say("metavar.folder", language),
        help=say("option.keep-documents", language),
    )


def letterhead_file(language: Language) -> click.Parameter:
    """What stands at the head of a paper, and who signs it."""
    return click.Option(
        ["--letterhead"],
        type=IsRead(path_type=Path),
        metavar=say("metavar.file", language),
        help=say("option.letterhead", language),
    )


def bank_profile(language: Language) -> click.Parameter:
    """How a bank lays out its table."""
    return click.Option(
        ["--profile"],
        type=IsRead(),
        metavar=say("metavar.profile", language),
        help=say("option.profile", language, known=", ".join(shipped())),
    )


def _taken(forms: tuple[Form, ...], style: str | None, output: Path | None) -> Form:
    """The form that was asked for, by its name or by the ending of the file; else text."""
    return form_named(style, forms, path=output) if style else form_for(output, forms) or FORMS[0]


def _format(language: Language, forms: tuple[Form, ...]) -> click.Parameter:
    named = OneOf((form.name for form in forms), language, beyond=is_installed)
    purposes = (say(f"form-of.{form.name}", language) for form in forms)
    said = "; ".join(map(", ".join, zip(named.choices, purposes, strict=True)))
    return click.Option(
        ["--format", "style"], type=named, help=say("option.format", language, forms=said)
    )


def _output(language: Language, forms: tuple[Form, ...]) -> click.Parameter:
    """forms: those that the file's ending may say."""
    endings = ", ".join(form.endings[0] for form in forms)
    return click.Option(
        ["-o", "--output"],
        type=IsWritten(path_type=Path),
        metavar=say("metavar.file", language),
        help=say("option.output-in-form" if forms else "option.output", language, endings=endings),
    )


def _ledger(given: str | None) -> str:
    """The ledger that was named with the command, before it or in the environment; else ours."""
    if given is not None:
        return given
    context = click.get_current_context().parent
    while context is not None:
        if (inherited := context.params.get("ledger")) is not None:
            return str(inherited)
        context = context.parent
    named = os.environ.get("COOPLEDGER_URL")
    return "coopledger.db" if named is None else that_stays(named)
