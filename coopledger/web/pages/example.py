"""The example, to be looked at by whoever has nothing yet; and the workbook to fill in."""

from importlib.resources import as_file, files
from pathlib import Path

from coopledger.ledger import Ledger
from coopledger.model.agreement import Agreement
from coopledger.web.asked import Answer, Asked, Download, Redirect
from coopledger.web.kept import Kept
from coopledger.writers.staff_workbook import empty_workbook

_WORKBOOKS = ("INE-SEGIB-2016.xlsx", "PICE-2014-2015.xlsx")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def look(asked: Asked) -> Answer:
    """Look at the example from now on, in a ledger of its own that goes with the program."""
    asked.session.example = asked.sessions.example(_loaded)
    return Redirect("/")


def _loaded(folder: Path) -> Kept:
    ledger = Ledger.open(folder / "example.db")
    for name in _WORKBOOKS:
        with as_file(files("coopledger.examples") / name) as workbook:
            ledger.import_file(workbook)
    return Kept(ledger)


def leave(asked: Asked) -> Answer:
    """Look at one's own ledger again."""
    asked.session.example = None
    return Redirect("/")


def template(asked: Asked) -> Answer:
    """The workbook that staff fill in, empty and with examples."""
    name = asked.say("web.template-name")
    return Download(name, empty_workbook(asked.language, Agreement), _XLSX)
