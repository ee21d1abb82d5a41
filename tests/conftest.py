"""How hard the laws are tried, and on which engines.

`quick` by default, `long` with COOPLEDGER_LONG=1.

The quick examples are always the same ones, so that a run says something about the change in it;
the long ones are new each time. `mutation` is for `make mutation` (docs/mutation.md), which runs
them for thousands of changes: few of the same ones, and none is made smaller.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests import engines
from tests.command_line import Ran, Run, environment, run_here

pytest.register_assert_rewrite("tests.store.books")

settings.register_profile("quick", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=3_000, deadline=None, print_blob=True)
settings.register_profile(
    "mutation",
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
MUTATION = "MUTANT_UNDER_TEST" in os.environ
LONG = os.environ.get("COOPLEDGER_LONG") == "1"
settings.load_profile("mutation" if MUTATION else "long" if LONG else "quick")


def pytest_configure() -> None:
    """The process that begins the run is the one that stops its servers."""
    engines.servers()


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
