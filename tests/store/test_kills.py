"""Whoever is killed at anything leaves it whole or as it was, and nothing that stays."""

import re
import signal
import subprocess
import sys

import pytest

from tests.effort import LONG, effort

KILLS = effort(2, 60)
VERBS = (
    "import", "attach", "loadwithdocuments", "forget", "approve", "annotate", "export",
    "expediente", "issue", "issuetotals", "backup", "restore", "copy", "merge", "upgrade",
)  # fmt: skip


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("verbs", [(verb,) for verb in VERBS] if LONG else [VERBS], ids="-".join)
def test_a_killed_program_leaves_nothing_half_done(verbs: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killed", str(KILLS), *verbs],
        capture_output=True,
        text=True,
        check=False,
        timeout=effort(600, None),
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.splitlines()
    assert [line.split(" ")[0] for line in told] == list(verbs)
    for line in told:
        print(line)
        assert sum(map(int, re.findall(r"(?:nothing|whole)': (\d+)", line))) == KILLS
