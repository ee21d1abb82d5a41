"""`coopledger demo`: the packaged example, from its workbooks to a statement that closes."""

import tempfile
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.messages.catalogue import Language, say

_AGREEMENT = "INE-SEGIB-2016"
_WORKBOOKS = ("INE-SEGIB-2016.xlsx", "PICE-2014-2015.xlsx")
_CLOSING_DAY = date(2016, 12, 31)


def build(language: Language) -> click.Command:
    return command("demo", language)(_run)


def _run(session: Session) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.plain import statement_data, totals_data
    from coopledger.reports.receipt import findings_text, receipt_text
    from coopledger.writers.json import to_json
    from coopledger.writers.text import statement_text, totals_text

    language, said = session.language, []
    folder = Path(__file__).parent.with_name("examples")
    with ExitStack() as stack:
        fresh = stack.enter_context(tempfile.TemporaryDirectory())
        ledger = stack.enter_context(Ledger.open(Path(fresh) / "demo.db"))
        for workbook in _WORKBOOKS:
            receipt = ledger.import_file(folder / workbook)
            said.append(f"{workbook}: {receipt_text(receipt, language, dry_run=False)}")
            if not receipt.accepted:
                session.emit(findings_text(receipt.findings, language) + "".join(said))
                return WRONG
        statement = ledger.reconcile(_AGREEMENT, on=_CLOSING_DAY)
        totals = [total for total in ledger.cooperation_totals() if total.year in (2014, 2015)]
    if session.json:
        data = {
            "statement": statement_data(statement, language),
            "totals": totals_data(totals),
        }
        session.emit(to_json(data))
    else:
        loading = say("demo.loading", language) + "\n" + "".join(said)
        report = [loading, statement_text(statement, language), totals_text(totals, language)]
        session.emit("\n".join([*report, say("demo.next", language, folder=folder)]) + "\n")
    return OK if statement.closes else WRONG
