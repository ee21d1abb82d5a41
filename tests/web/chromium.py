"""A real Chromium, the machine's own, driven as a person would: by role and label."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""It fetches nothing of its own, and runs where there is neither a screen nor another user."""

LAPTOP, TELEPHONE, TABLET = (1366, 768), (390, 844), (820, 1180)
NO_BROWSER = "pages are looked at in Chromium, which is not on this machine"
SHOTS = "COOPLEDGER_SHOTS"
"""Names a folder for pictures of every page."""


def found() -> str | None:
    """Where the machine has one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def browser() -> "Iterator[Browser]":
    """One with a profile of its own that is gone afterwards."""
    from playwright.sync_api import sync_playwright  # whoever looks at nothing does not wait for it

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found(), args=ARGUMENTS)
        try:
            yield opened
        finally:
            opened.close()


def window(
    browser: "Browser",
    size: tuple[int, int] = LAPTOP,
    *,
    dark: bool = False,
    scripts: bool = True,
) -> "BrowserContext":
    """A window that nobody has used."""
    width, height = size
    return browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        locale="es-MX",
        reduced_motion="reduce",  # else axe sees colours on their way
    )


def shot(page: "Page", name: str) -> None:
    """A picture of a page, where a folder for them is named."""
    if folder := os.environ.get(SHOTS):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
