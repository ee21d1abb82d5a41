"""Servers of the example's pages, and a browser where there is one."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from coopledger import Ledger
from tests.web.serving import Served, Visitor, served

EXAMPLES = Path(str(files("coopledger.examples")))


@pytest.fixture(scope="module")
def example() -> Iterator[Ledger]:
    """A ledger with the two workbooks of the example."""
    with Ledger.open("sqlite://") as ledger:
        for workbook in sorted(EXAMPLES.glob("*.xlsx")):
            assert ledger.import_file(workbook).accepted
        yield ledger


@pytest.fixture(scope="module")
def site(example: Ledger) -> Iterator[Served]:
    """Its pages, served for the tests of a file."""
    with served(example) as here:
        yield here


@pytest.fixture(scope="module")
def visitor(site: Served) -> Visitor:
    """Somebody who was let in there."""
    return site.visitor()
