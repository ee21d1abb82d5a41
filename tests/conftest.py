"""How hard the laws are tried, and on which engines.

`quick` by default, `long` with COOPLEDGER_LONG (`tests/effort.py`).

The quick examples are always the same ones, so that a run says something about the change in it;
the long ones are new each time. `mutation` is for `make mutation` (docs/mutation.md), which runs
them for thousands of changes: few of the same ones, and none is made smaller.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests import engines
from tests.command_line import Ran, Run, environment, run_here
from tests.effort import LONG, PART
from tests.long_runs import LongRun, part_of
from tests.web.chromium import NO_BROWSER

pytest.register_assert_rewrite("tests.store.books")

# A run starts Python some hundreds of times: what one process compiled serves the others.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Nobody cuts the power of a test, so that none waits for a disk: its files are in memory, where
# there is room. Who says where they are to be (TMPDIR) has them there; long runs are on a disk.
MEMORY, ENOUGH = "/dev/shm", 4 * 2**30
if (
    "TMPDIR" not in os.environ
    and not LONG
    and os.access(MEMORY, os.W_OK)
    and shutil.disk_usage(MEMORY).free >= ENOUGH
):
    os.environ["TMPDIR"] = tempfile.tempdir = MEMORY

settings.register_profile("quick", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=400, deadline=None, print_blob=True)
settings.register_profile(
    "mutation",
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
MUTATION = "MUTANT_UNDER_TEST" in os.environ
settings.load_profile("mutation" if MUTATION else "long" if LONG else "quick")


def pytest_configure(config: pytest.Config) -> None:
    """The process that begins the run is the one that stops its servers."""
    engines.servers()
    if PART not in ("", "0", "1"):
        config.pluginmanager.register(LongRun(config, PART))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First what lasts, so that no process is left with it at the end: what can last for hours."""
    items.sort(key=lambda item: part_of(item) is None)


@pytest.fixture(params=engines.ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each kind of database that a ledger may be kept in."""
    return str(request.param)


@pytest.fixture
def where(engine: str, tmp_path: Path) -> Iterator[str]:
    """Where a ledger may be made: a file, and a schema of a server."""
    with engines.location(engine, tmp_path) as location:
        yield location


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `coopledger` in this process: an empty folder, Spanish unless told otherwise."""

    def run(*arguments: object, **more: str) -> Ran:
        return run_here(*arguments, folder=tmp_path, given=environment(**more))

    return run


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was not looked at for want of a browser is said once, however many tests it were."""
    skipped = terminalreporter.stats.get("skipped", ())
    if number := sum(NO_BROWSER in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(f"SKIPPED: {number} tests: {NO_BROWSER}", yellow=True)
