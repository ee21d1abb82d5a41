"""What only a process can show: its streams and its encoding, and that it answers as one of ours.

The other tests run the command line in their own process (`tests/command_line.py`).
"""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES
from tests.command_line import PROGRAM, Run, environment

CODE = "INE-SEGIB-2016"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["reconcile", CODE, "--on", "2016-12-31"],
        ["totals", "--format", "csv"],
        ["reconcile", CODE, "--format", "xlsx"],
        ["check", "--on", "2017-06-30"],
        ["import", EXAMPLES / f"{CODE}.xlsx"],
        ["import", "missing.xlsx"],
        ["list", "--ledgr", "x"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_process_answers_as_the_tests_are_answered(
    loaded: Run, run_apart: Run, arguments: list[object]
) -> None:
    assert run_apart(*arguments) == loaded(*arguments)


@pytest.mark.parametrize(("system", "word"), [("C", "Uso:"), ("en_GB.UTF-8", "Usage:")])
def test_the_language_of_the_system(run_apart: Run, system: str, word: str) -> None:
    assert word in run_apart("--help", LANG=system).out


def test_a_terminal_that_knows_no_accents_is_no_reason_to_stop(loaded: Run, tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "list"],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING="iso8859-7"),
        capture_output=True,
        check=True,
    )
    assert done.stdout == loaded("list").stdout.decode().encode("iso8859-7", "replace")
    assert b"Capacitaci?n" in done.stdout


def test_who_has_seen_enough_of_an_answer_may_go(loaded: Run, tmp_path: Path) -> None:
    """As `head` does: the pipe is closed before all of the answer is written."""
    assert loaded("export", "json", CODE).status == 0
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*PROGRAM, "export", "json", CODE],
        cwd=tmp_path,
        env=environment(),
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_workbook_is_not_shown_on_a_screen(tmp_path: Path) -> None:
    screen, end = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, "list", "--format", "xlsx"],
        cwd=tmp_path,
        env=environment(),
        stdout=end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(end)
    os.close(screen)
    assert done.returncode == 2
    assert "diga en qué archivo, como -o list.xlsx" in done.stderr.decode()
