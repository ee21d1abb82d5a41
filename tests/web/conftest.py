"""Servers of the example's pages, and a browser where there is one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from coopledger import Institution, Ledger
from tests.web.chromium import LAPTOP, NO_BROWSER, browser, found, window
from tests.web.serving import Served, Visitor, served

EXAMPLES = Path(str(files("coopledger.examples")))


@pytest.fixture(scope="module")
def example() -> Iterator[Ledger]:
    """A ledger with the two workbooks of the example."""
    with Ledger.open("sqlite://") as ledger:
        for workbook in sorted(EXAMPLES.glob("*.xlsx")):
            assert ledger.import_file(workbook).accepted
        ledger.issue("INE-SEGIB-2016", on=date(2016, 12, 31))
        ledger.propose_undo(1, reason="otro archivo")
        yield ledger


INE = Institution(code="INE", title="Instituto", currency="MXN", prepared="Ana Ruiz")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The same workbooks in a file, which another process can open, and who signs."""
    with Ledger.open(tmp_path_factory.mktemp("ledger") / "books.db", by="Ana") as opened:
        for workbook in sorted(EXAMPLES.glob("*.xlsx")):
            assert opened.import_file(workbook).accepted
        opened.record(INE)
        yield opened


@pytest.fixture(scope="module")
def here(ledger: Ledger) -> Iterator[Served]:
    """Its pages, of which none may fail."""
    with served(ledger) as here:
        yield here
    for _, fault in here.faults:
        raise fault


@pytest.fixture(scope="module")
def site(example: Ledger) -> Iterator[Served]:
    """Its pages, served for the tests of a file."""
    with served(example) as here:
        yield here


@pytest.fixture(scope="module")
def visitor(site: Served) -> Visitor:
    """Somebody who was let in there."""
    return site.visitor()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser, for the tests of a file alone: its loop of events runs in this thread.

    Where there is none, what needs it is skipped, and says so.
    """
    if found() is None:
        pytest.skip(NO_BROWSER)
    with browser() as opened:
        yield opened


class Person:
    """Somebody in front of a browser, let in."""

    def __init__(self, served: Served, opened: Browser) -> None:
        self.served, self._browser = served, opened
        [self._cookie] = served.visitor().client.cookies.jar

    @contextmanager
    def window(self, size: tuple[int, int] = LAPTOP, **how: bool) -> Iterator[Page]:
        """A window of theirs; what its page complains of fails the test."""
        context = window(self._browser, size, **how)
        value = str(self._cookie.value)
        context.add_cookies([{"name": self._cookie.name, "value": value, "url": self.served.base}])
        page, said = context.new_page(), list[str]()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
        context.close()
        assert [each for each in said if "Failed to load resource" not in each] == []


@pytest.fixture(scope="module")
def person(site: Served, chromium: Browser) -> Person:
    """Them, at the example's pages."""
    return Person(site, chromium)
