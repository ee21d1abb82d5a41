"""Who asks: a person at the command line or on a page, or a program that calls the library.

A sentence that says what to do is written for the command line. Who calls the library is told the
same in the words of Python: `--account` is `account=`, and `coopledger verify` is `Ledger.verify`.
Who looks at pages is told which page it is, where a page does what the command does.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import cache


class Asker(Enum):
    """Who is told something."""

    PROGRAM = "program"
    AT_COMMAND_LINE = "command line"
    ON_PAGES = "pages"


_ASKER = ContextVar("asker", default=Asker.PROGRAM)

_PAGES = {
    "approve": "web.pending",
    "attach": "web.documents",
    "check": "web.attention",
    "export": "web.reports",
    "head": "web.verify",
    "issue": "web.issue",
    "issue --year": "web.issue",
    "issued": "web.issue",
    "documents": "web.documents",
    "explain": "web.meanings",
    "import": "web.load",
    "list": "web.start",
    "loads": "web.loads",
    "match": "web.match",
    "pending": "web.pending",
    "period": "web.years",
    "rates fetch": "web.rates",
    "rates import": "web.rates",
    "reconcile": "web.statement",
    "refuse": "web.pending",
    "report annex": "web.reports",
    "report auxiliary": "web.movements",
    "report closing": "web.reports",
    "report expediente": "web.reports",
    "report fill": "web.reports",
    "report form": "web.reports",
    "report iati": "web.reports",
    "report iati-beside": "web.reports",
    "report rencid": "web.reports",
    "report sample": "web.reports",
    "report statement": "web.reports",
    "report tossd": "web.reports",
    "report totals": "web.reports",
    "report trail": "web.trail",
    "totals": "web.totals",
    "verify": "web.verify",
    "show": "web.find",
    "undo": "web.loads",
}
"""The page that does what a command does, by its name in the catalogue."""

_FIELDS = {
    "--account": "web.account",
    "--activity": "web.setting-activity",
    "--against": "web.kept-head",
    "--agreement": "web.agreement",
    "--alone": "web.approve-alone",
    "--annotate": "web.get-marked",
    "--book": "web.agreement",
    "--by": "web.who-i-am",
    "--columns": "web.setting-columns",
    "--correct": "web.plan-correction",
    "--note": "web.note",
    "--numbers": "web.numbers",
    "--on": "web.on",
    "--profile": "web.profile",
    "--propose": "web.plan-proposal",
    "--publisher": "web.setting-publisher",
    "--reason": "web.reason",
    "--save": "web.save-document",
    "--share": "web.share",
    "--skip-unreadable": "web.skip-unreadable",
    "--value-date": "web.setting-value_dates",
}
"""What stands on a page where a command has an option: a field, or a button."""

_VERBS = {
    "approve": "Ledger.approve",
    "attach": "Ledger.attach",
    "backup": "Ledger.backup",
    "changes": "Ledger.recorded_since",
    "check": "Ledger.check",
    "copy": "Ledger.copy_to",
    "documents": "Ledger.documents",
    "export": "Ledger.export",
    "forget": "Ledger.forget",
    "head": "Ledger.head",
    "import": "Ledger.import_file",
    "init": "Ledger.create",
    "issue": "Ledger.issue",
    "issue --year": "Ledger.issue_totals",
    "issued": "Ledger.issued",
    "list": "Ledger.books",
    "loads": "Ledger.loads",
    "match": "Ledger.match",
    "pending": "Ledger.pending",
    "period": "Ledger.set_period",
    "rates fetch": "Ledger.rates_needed",
    "rates import": "Ledger.import_rates",
    "reconcile": "Ledger.reconcile",
    "refuse": "Ledger.refuse",
    "report annex": "Ledger.annex",
    "report auxiliary": "Ledger.auxiliary",
    "report closing": "Ledger.closing_package",
    "report expediente": "Ledger.expediente",
    "report iati": "Ledger.iati",
    "report iati-beside": "Ledger.iati_beside",
    "report rencid": "Ledger.cooperation_registry",
    "report fill": "Ledger.fill_form",
    "report form": "Ledger.partner_form",
    "report sample": "Ledger.sample",
    "report statement": "Ledger.statement_paper",
    "report totals": "Ledger.totals_paper",
    "report tossd": "Ledger.cooperation_registry",
    "report trail": "Ledger.trail",
    "restore": "Ledger.restore",
    "show": "Ledger.history",
    "totals": "Ledger.cooperation_totals",
    "undo": "Ledger.undo",
    "upgrade": "Ledger.upgrade",
    "verify": "Ledger.verify",
}
_OPTIONS = {
    "--account": "account=",
    "--activity": "activity=",
    "--against": "against=",
    "--alone": "alone=True",
    "--agreement": "book=",
    "--book": "book=",
    "--by": "by=",
    "--columns": "layout=",
    "--erase-document": "documents=",
    "--keep-documents": "keep_documents=",
    "--ledger": "Ledger.open",
    "--numbers": "style=",
    "--on": "on=",
    "--note": "note=",
    "--propose": "Ledger.propose",
    "--profile": "profile=",
    "--publisher": "publisher=",
    "--reason": "reason=",
    "--share": "share=",
    "--since": "since=",
    "--skip-unreadable": "skip_unreadable=True",
    "--value-date": "value_dates=",
}
_STYLES = {"1,234.56": "NumberStyle.COMMA_GROUPS", "1.234,56": "NumberStyle.DOT_GROUPS"}

# Not compiled before they are met: at the command line they never are.
_WORD = r'(?:"[^"]*"|\{\w+\}|[A-ZÁÉÍÓÚÑ]{2,}(?:\.xlsx)?)'
_COMMAND = (
    rf"coopledger ({'|'.join(sorted({*_VERBS, *_PAGES}, key=len, reverse=True))})\b"
    rf"(?: (?:{_WORD}|abierto|ajuste|cerrado|open|adjusting|closed|json|--[a-z-]+(?: {_WORD})?))*"
)
_CORRECTING = rf"--correct\b(?: --reason(?: {_WORD})?)?"
_OPTION = rf"(--[a-z][a-z-]*)(?: ({_WORD}|\d[\d.,]*\d))?"


@contextmanager
def _told_to(asker: Asker) -> Iterator[None]:
    before = _ASKER.set(asker)
    try:
        yield
    finally:
        _ASKER.reset(before)


def at_command_line() -> AbstractContextManager[None]:
    """Whatever is told in it is told to a person at the command line."""
    return _told_to(Asker.AT_COMMAND_LINE)


def on_pages() -> AbstractContextManager[None]:
    """Whatever is told in it is told to a person who looks at pages."""
    return _told_to(Asker.ON_PAGES)


def to_asker(template: str, named: Callable[[str, str], str]) -> str:
    """A sentence in the words of whoever asks.

    named: says which page or field is meant, by the key of how that is said, and that of its name.
    """
    match _ASKER.get():
        case Asker.AT_COMMAND_LINE:
            return template
        case Asker.ON_PAGES:
            return on_page(template, named)
        case Asker.PROGRAM:
            return in_python(template)


def on_page(template: str, named: Callable[[str, str], str]) -> str:
    """A sentence that names commands and options, by the pages and fields that do the same.

    What no page does is left as it is typed.
    """

    def page(command: re.Match[str]) -> str:
        known = _PAGES.get(command[1])
        # What stays a command keeps its options: the sign is of no sentence, and put back.
        return named("web.page-named", known) if known else command[0].replace("--", "\0")

    def field(option: re.Match[str]) -> str:
        known, given = _FIELDS.get(option[1]), option[2] or ""
        said = f" {given}" if given[:1].isdigit() else ""  # else it only stands for something
        return named("web.field-named", known) + said if known else option[0]

    said = re.sub(_COMMAND, page, re.sub(f"«{_COMMAND}»", page, template))
    said = re.sub(_CORRECTING, lambda _: named("web.field-named", _FIELDS["--correct"]), said)
    return re.sub(_OPTION, field, said).replace("\0", "--")


@cache
def in_python(template: str) -> str:
    """A sentence that names commands and options, in the words of Python.

    >>> in_python('say which with --account, or see: coopledger period CODE YEAR open --reason "x"')
    'say which with account=, or see: Ledger.set_period'
    """
    said = re.sub(_COMMAND, lambda found: _VERBS[found[1]], template)
    said = re.sub(_CORRECTING, "Ledger.correct_file", said)
    return re.sub(_OPTION, _argument, said)


def _argument(found: re.Match[str]) -> str:
    option, given = found[1], found[2] or ""
    if option not in _OPTIONS:
        return found[0]
    named = _OPTIONS[option]
    return named + _STYLES.get(given, given) if named.endswith("=") else named
