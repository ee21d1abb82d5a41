"""Somebody who does in a browser what the guide says, by the words that stand on the pages.

Each word comes from the catalogue, so that one story is told in every language. What was pressed,
filled in or looked for is noted: what the guide prints in bold has to be among it.
"""

import os
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from coopledger.messages.catalogue import Language, say
from tests.docs.guide import STEP, Follower
from tests.web.pictures import with_palette

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guia.md"
PICTURES = ROOT / "docs" / "pictures"
WINDOW = (1200, 760)
"""Of the pictures: what stands in it can be read where a guide is read."""

PATIENCE = 60_000
_STEPS = [step[0] for step in STEP.finditer(GUIDE.read_text("utf-8"))]


class Teller:
    """They, at a page, with a folder of files. words: what of the pages they have used or seen."""

    def __init__(self, page: Page, folder: Path, language: Language) -> None:
        self.page, self.folder, self.language = page, folder, language
        self.words = set[str]()
        self._follower, self._steps = Follower(folder), iter(_STEPS)

    def word(self, key: str, **params: object) -> str:
        """What stands on the pages under a key of the catalogue."""
        said = say(key, self.language, **params)
        self.words.add(said)
        return said

    def prepare(self) -> None:
        """Do the next thing that the guide says to do with a file."""
        step = next(self._steps)
        if step.startswith("<!-- escribir"):  # what is to be written stands below that
            step += next(self._steps)
        self._follower.follow(step)

    def is_through(self) -> bool:
        """Whether all that the guide says to do with files was done."""
        return next(self._steps, None) is None

    def press(self, key: str, *, of: str = "", **params: object) -> None:
        """A button or a link of that name; of: what it is of, where several say the same."""
        said = self.word(key, **params)
        self._named(f"{said} {of}".rstrip()).click(timeout=PATIENCE)

    def open(self, name: str) -> None:
        """The first link that says so."""
        self.page.get_by_role("link", name=name).first.click(timeout=PATIENCE)

    def save(self, key: str, *, of: str = "") -> Path:
        """What a link or a button of that name gives, in the folder, under its own name."""
        with self.page.expect_download(timeout=PATIENCE) as given:
            self.press(key, of=of)
        path = self.folder / given.value.suggested_filename
        given.value.save_as(path)
        return path

    def fill(self, key: str, text: str) -> None:
        self.page.get_by_label(self.word(key)).first.fill(text)

    def choose(self, key: str, *names: str) -> None:
        """Files of the folder, in the field of that name."""
        field = self.page.get_by_label(self.word(key)).first
        field.set_input_files([self.folder / name for name in names])

    def unfold(self, key: str) -> None:
        """What stands folded under these words, unless it is open."""
        folded = self.page.locator("details:not([open]) > summary", has_text=self.word(key))
        if folded.count():
            folded.first.click()

    def heading(self, key: str, **params: object) -> None:
        said = self.word(key, **params)
        expect(self.page.get_by_role("heading", name=said).first).to_be_visible(timeout=PATIENCE)

    def sees(self, *texts: str) -> None:
        """Each of these stands on the page and is seen."""
        for text in texts:
            seen = self.page.get_by_text(text).locator("visible=true").first
            expect(seen).to_be_visible(timeout=PATIENCE)

    def picture(self, name: str, *texts: str, before: str = "") -> None:
        """The guide's picture of what is seen now; with `WRITE_CASES=1` it is made anew.

        texts: what it is to show. It is looked for on the page, in the part that is in the window.
        before: the heading at which the picture ends, where what is below is of this run alone.
        """
        for text in texts:
            seen = self.page.get_by_text(text).locator("visible=true").first
            expect(seen).to_be_in_viewport(timeout=PATIENCE)
        if os.environ.get("WRITE_CASES") and self.language is Language.ES:
            (PICTURES / f"{name}.png").write_bytes(with_palette(self._seen(before)))

    def _seen(self, before: str) -> bytes:
        """What is in the window, down to a heading or to where the page ends."""
        width, height = WINDOW
        main, heading = self.page.locator("main"), self.page.get_by_role("heading", name=before)
        end = main.evaluate("main => main.getBoundingClientRect().bottom")
        if before:
            end = heading.first.evaluate("heading => heading.getBoundingClientRect().top")
        clip = {"x": 0, "y": 0, "width": width, "height": min(height, end)}
        return self.page.screenshot(clip=clip)

    def _named(self, said: str) -> Locator:
        whole = re.compile(f"^{re.escape(said)}$")
        buttons = self.page.get_by_role("button", name=whole)
        return buttons.or_(self.page.get_by_role("link", name=whole)).first
