"""A server that is killed in the middle of a load leaves the ledger as it was, or all of it."""

import re
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from coopledger import Ledger
from tests.command_line import PROGRAM
from tests.effort import effort
from tests.web.loading import CODE, Loader, workbook
from tests.web.serving import Served, Visitor

ROWS = 400
MOMENTS = effort((0.1,), tuple(n / 20 for n in range(40)))
"""Seconds after it was told to record."""


def started(where: Path) -> tuple[subprocess.Popen[str], Visitor]:
    """The program as a person starts it."""
    process = subprocess.Popen(
        [*PROGRAM, "--ledger", str(where), "web", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return process, Served(found[0]).visitor()
    raise AssertionError("it said no link")


@pytest.mark.parametrize("moment", MOMENTS)
def test_all_of_a_load_or_nothing_of_it_is_there(tmp_path: Path, moment: float) -> None:
    where = tmp_path / "books.db"
    first = workbook(("G-0", 1))
    larger = workbook(("G-0", 1), *((f"G-{n}", 1) for n in range(1, ROWS + 1)))
    process, visitor = started(where)
    try:
        loader = Loader(visitor)
        loader.record(loader.send("uno.xlsx", first))
        with Ledger.open(where) as ledger:
            before = ledger.heads()
        planned = loader.send("dos.xlsx", larger)

        def record() -> None:
            with suppress(httpx.TransportError, AssertionError):  # it is killed
                loader.record(planned)

        asking = threading.Thread(target=record)
        asking.start()
        time.sleep(moment)
    finally:
        process.kill()
        process.communicate()
    asking.join(60)
    visitor.client.close()
    with Ledger.open(where) as ledger:
        count = len(ledger.facts(CODE))
        assert count in (3, 3 + ROWS)
        assert (ledger.heads() == before) is (count == 3)
        assert ledger.verify().intact
        again = tmp_path / "dos.xlsx"
        again.write_bytes(larger)
        assert ledger.import_file(again).accepted
        assert len(ledger.facts(CODE)) == 3 + ROWS
