"""A server that is killed in the middle of a load leaves the ledger as it was, or all of it."""

import os
import re
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from coopledger import Ledger
from coopledger.web.private_folder import PrivateFolder, remove_abandoned
from tests.command_line import PROGRAM
from tests.effort import effort
from tests.web.loading import CODE, Loader, workbook
from tests.web.serving import Served, Visitor

ROWS = 400
MOMENTS = effort((0.1,), tuple(n / 20 for n in range(40)))
"""Seconds after it was told to record."""


def started(where: Path, temporary: Path) -> tuple[subprocess.Popen[str], Visitor]:
    """The program as a person starts it."""
    process = subprocess.Popen(
        [*PROGRAM, "--ledger", str(where), "web", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
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
    process, visitor = started(where, tmp_path)
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
    [left] = tmp_path.glob("coopledger-web-*")  # what was sent, which nobody could take away
    remove_abandoned(tmp_path)
    assert not left.exists()
    with Ledger.open(where) as ledger:
        count = len(ledger.facts(CODE))
        assert count in (3, 3 + ROWS)
        assert (ledger.heads() == before) is (count == 3)
        assert ledger.verify().intact
        again = tmp_path / "dos.xlsx"
        again.write_bytes(larger)
        assert ledger.import_file(again).accepted
        assert len(ledger.facts(CODE)) == 3 + ROWS


def test_only_what_nobody_has_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one that is in use, nor another's, nor what is only called so, nor where a link leads."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    mine = PrivateFolder()
    others = [tmp_path / f"coopledger-web-{name}" for name in ("bare", "open", "link")]
    kept = tmp_path / "kept"
    for place in (others[0], others[1], kept):
        place.mkdir(mode=0o700)
    (others[1] / "in-use").touch()
    others[1].chmod(0o755)
    (kept / "in-use").touch()
    others[2].symlink_to(kept)
    dead = tmp_path / "coopledger-web-dead"
    dead.mkdir(mode=0o700)
    (dead / "in-use").touch()
    (dead / "sent").mkdir()
    (dead / "sent" / "books.xlsx").write_bytes(b"x")
    (dead / "sent" / "away").symlink_to(kept)
    remove_abandoned()
    assert not dead.exists()
    assert all(each.exists() for each in (mine.path, *others, kept / "in-use"))
    mine.close()
    assert not mine.path.exists()
