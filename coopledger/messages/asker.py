"""Who asks: a person at the command line, or a program that calls the library.

A sentence that says what to do is written for the command line. Who calls the library is told the
same in the words of Python: `--account` is `account=`, and `coopledger verify` is `Ledger.verify`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

_AT_COMMAND_LINE = ContextVar("at_command_line", default=False)

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
    rf"coopledger ({'|'.join(sorted(_VERBS, key=len, reverse=True))})\b"
    rf"(?: (?:{_WORD}|abierto|cerrado|open|closed|--[a-z-]+(?: {_WORD})?))*"
)
_CORRECTING = rf"--correct\b(?: --reason(?: {_WORD})?)?"
_OPTION = rf"(--[a-z][a-z-]*)(?: ({_WORD}|\d[\d.,]*\d))?"


@contextmanager
def at_command_line() -> Iterator[None]:
    """Whatever is told in it is told to a person at the command line."""
    before = _AT_COMMAND_LINE.set(True)
    try:
        yield
    finally:
        _AT_COMMAND_LINE.reset(before)


def to_asker(template: str) -> str:
    """A sentence in the words of whoever asks."""
    return template if _AT_COMMAND_LINE.get() else in_python(template)


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
