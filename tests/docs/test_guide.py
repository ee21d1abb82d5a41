"""The guide in a terminal is true: somebody who follows it sees what it shows.

What the guide says to do on pages is done in a browser (`tests/web/test_story.py`). Where the
program or the guide changes on purpose, `WRITE_CASES=1 pytest -n 0 tests/docs/test_guide.py` writes
what the commands show anew: read the difference before you keep it.
"""

import os
import re
from pathlib import Path

import pytest

from tests.docs.findings_reference import _anchor
from tests.docs.guide import Follower

DOCS = Path(__file__).parents[2] / "docs"
PAGES, TERMINAL = DOCS / "guia.md", DOCS / "terminal.md"

ANEW = (
    "docs/terminal.md does not show what the commands do: run WRITE_CASES=1 pytest -n 0 "
    "tests/docs/test_guide.py and read the difference"
)


@pytest.fixture
def follower(tmp_path: Path) -> Follower:
    """Somebody with an empty folder."""
    return Follower(tmp_path)


def test_who_follows_the_guide_sees_what_it_shows(follower: Follower) -> None:
    page = TERMINAL.read_text("utf-8")
    seen = follower.follow(page)
    if os.environ.get("WRITE_CASES"):
        TERMINAL.write_text(seen, "utf-8", newline="\n")
        page = seen
    assert seen == page, ANEW


def headings(page: Path) -> set[str]:
    """What may be linked of a page."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {_anchor(text) for text in found}


@pytest.mark.parametrize("page", [PAGES, TERMINAL], ids=lambda page: page.stem)
def test_what_the_guide_links_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8"))
    assert len(links) > 15
    for link in links:
        if link.startswith("https://"):
            continue
        file, _, part = link.partition("#")
        there = DOCS / file if file else page
        assert there.exists(), link
        assert not part or part in headings(there), link


TOLD = """\
```console
> coopledger template A.xlsx
Se escribió A.xlsx.
```

<!-- cambiar: A.xlsx -->
| Hoja | Celda | Dice | Escriba |
|---|---|---|---|
| Gastos | D2 | MXN | EUR |
"""


def test_what_is_true_stays_as_it_is(follower: Follower) -> None:
    assert follower.follow(TOLD) == TOLD


def test_what_a_command_does_not_show_is_noticed(follower: Follower) -> None:
    page = TOLD.replace("Se escribió A.xlsx.", "Listo.")
    assert follower.follow(page) == TOLD


@pytest.mark.parametrize(
    ("told", "untrue", "said"),
    [
        ("| D2 | MXN |", "| D2 | USD |", "it says MXN"),
        ("> coopledger", "$ coopledger", "2 steps are written, 1 are understood"),
        ("Se escribió A.xlsx.\n", "> coopledger list\n", "one a block"),
    ],
)
def test_what_cannot_be_followed_is_said(
    follower: Follower, told: str, untrue: str, said: str
) -> None:
    with pytest.raises(AssertionError, match=said):
        follower.follow(TOLD.replace(told, untrue))
