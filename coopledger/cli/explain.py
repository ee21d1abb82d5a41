"""`coopledger explain`: what a finding means, or which findings there are."""

import re

import click

from coopledger.cli.session import OK, Session, command
from coopledger.errors import Near
from coopledger.messages.catalogue import CoopledgerError, Language, knows, say

_PASTED = re.compile(r"\[([^\[\]]+)\]")


def build(language: Language) -> click.Command:
    return command(
        "explain",
        language,
        click.Argument(["code"], required=False, metavar=f"[{say('metavar.code', language)}]"),
        rows=False,
    )(_run)


def _run(session: Session, code: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.reports.meaning import meaning_report, meanings_report

    if code is None:
        session.answer(meanings_report(session.language))
    else:
        session.answer(meaning_report(_known(code), session.language))
    return OK


def _known(written: str) -> str:
    """The code that was asked for: as it is, in brackets, or within the whole line of a finding."""
    pasted = _PASTED.search(written)
    code = (pasted[1] if pasted else written).strip().casefold()
    if not knows(f"meaning.{code}"):
        # To look for what is not there, all findings were imported.
        from coopledger.messages.groups import GROUPS

        near = Near.among((code for codes in GROUPS.values() for code in codes), code)
        raise CoopledgerError("cli.unknown-code", seen=written, near=near)
    return code
