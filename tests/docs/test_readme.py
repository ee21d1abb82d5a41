"""README is true: its example runs, and the demo prints what it shows."""

import re
from pathlib import Path

import pytest

from tests.command_line import Run

README = Path(__file__).parents[2] / "README.md"


def block(language: str) -> str:
    found = re.findall(rf"```{language}\n(.*?)```", README.read_text("utf-8"), re.S)
    assert len(found) == 1
    return str(found[0])


def test_the_library_example_runs_and_prints_what_it_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    example = block("python")
    exec(compile(example, str(README), "exec"), {})
    assert capsys.readouterr().out.strip() == example.strip().rpartition("# ")[2]


def test_the_demo_prints_what_readme_shows(run: Run) -> None:
    assert block("text") in run("demo").out
