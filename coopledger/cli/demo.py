"""`coopledger demo`: the packaged example, from its workbooks to a statement that closes."""

import tempfile
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.messages.catalogue import Language

_AGREEMENT = "INE-SEGIB-2016"
_WORKBOOKS = ("INE-SEGIB-2016.xlsx", "PICE-2014-2015.xlsx")
_CLOSING_DAY = date(2016, 12, 31)


def build(language: Language) -> click.Command:
    return command("demo", language, rows=False)(_run)


def _run(session: Session) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.books.cooperation import CooperationTotals
    from coopledger.ledger import Ledger
    from coopledger.model.receipt import Receipt
    from coopledger.reports.demo import demo_report
    from coopledger.reports.match_run import loading_report

    folder = Path(__file__).parent.with_name("examples")
    loaded: dict[str, Receipt] = {}
    with ExitStack() as stack:
        fresh = stack.enter_context(tempfile.TemporaryDirectory())
        ledger = stack.enter_context(Ledger.open(Path(fresh) / "demo.db"))
        for workbook in _WORKBOOKS:
            loaded[workbook] = ledger.import_file(folder / workbook)
            if not loaded[workbook].accepted:
                session.answer(loading_report(list(loaded.values()), session.language))
                return WRONG
        statement = ledger.reconcile(_AGREEMENT, on=_CLOSING_DAY)
        totals = CooperationTotals(
            total for total in ledger.cooperation_totals() if total.year in (2014, 2015)
        )
    session.answer(demo_report(loaded, statement, totals, folder, session.language))
    return OK if statement.closes else WRONG
