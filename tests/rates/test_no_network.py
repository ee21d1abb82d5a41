"""Only looking a rate up goes to the network: all the rest opens no socket."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
opened = []
sys.addaudithook(lambda event, _: opened.append(event) if event.startswith("socket.") else None)
from datetime import date
from importlib.resources import files
from coopledger import Ledger
from coopledger.model.dates import When
from coopledger.rates.lookup import RateQuery, look_up
from coopledger.rates.registry import source_of
from coopledger.rates.source import Pair
ledger = Ledger.open("books.db")
for name in ("INE-SEGIB-2016.xlsx", "PICE-2014-2015.xlsx"):
    assert ledger.import_file(files("coopledger.examples") / name).accepted
ledger.record(look_up(source_of("ECB"), RateQuery.of(Pair("EUR", "MXN"), When.parse("2016-12-29")),
                      book="INE-SEGIB-2016"))
assert ledger.reconcile("INE-SEGIB-2016", on=date(2016, 12, 31)).closes
ledger.issue("INE-SEGIB-2016", on=date(2016, 12, 31))
assert ledger.verify().intact
print(opened)
import socket
socket.socket().close()
print(len(opened) > 0)
"""


def test_books_open_no_socket(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "[]\nTrue\n", done.stderr
