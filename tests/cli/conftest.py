"""Running the command line as a person does: another process, an empty folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

EXAMPLES = Path(str(files("coopledger.examples")))


@dataclass(frozen=True)
class Ran:
    """How a run ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `coopledger` in an empty folder, in Spanish unless told otherwise."""

    def run(*arguments: str | Path, **environment: str) -> Ran:
        kept = {
            k: v for k, v in os.environ.items() if not k.startswith(("COOPLEDGER", "LC_", "LANG"))
        }
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "coopledger", *map(str, arguments)],
            cwd=tmp_path,
            env={**kept, "LANG": "es_MX.UTF-8", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr + done.stdout
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def loaded(run: Run) -> Run:
    """The same, with the two workbooks of the example loaded."""
    for workbook in sorted(EXAMPLES.glob("*.xlsx")):
        assert run("import", workbook).status == 0
    return run
