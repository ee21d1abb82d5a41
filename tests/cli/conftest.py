"""Running the command line as a person does: another process, an empty folder."""

import os
import shutil
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


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the two workbooks of the example."""
    folder = tmp_path_factory.mktemp("example")
    for workbook in sorted(EXAMPLES.glob("*.xlsx")):
        subprocess.run(
            [sys.executable, "-m", "coopledger", "import", workbook],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return folder / "coopledger.db"


@pytest.fixture
def loaded(run: Run, example: Path, tmp_path: Path) -> Run:
    """The same, where that ledger is."""
    shutil.copyfile(example, tmp_path / "coopledger.db")
    return run
