"""The command line in a process of its own, and on the example."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from tests.command_line import Ran, Run, environment, run_here, run_process

EXAMPLES = Path(str(files("coopledger.examples")))


@pytest.fixture
def run_apart(tmp_path: Path) -> Run:
    """Run it in a process of its own, for what only a process can show."""

    def run(*arguments: object, **more: str) -> Ran:
        return run_process(*arguments, folder=tmp_path, given=environment(**more))

    return run


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the two workbooks of the example."""
    folder = tmp_path_factory.mktemp("example")
    for workbook in sorted(EXAMPLES.glob("*.xlsx")):
        assert run_here("import", workbook, folder=folder).status == 0
    return folder / "coopledger.db"


@pytest.fixture
def loaded(run: Run, example: Path, tmp_path: Path) -> Run:
    """The same, where that ledger is."""
    shutil.copyfile(example, tmp_path / "coopledger.db")
    return run
