"""The guide for staff is true: somebody who follows it sees what it shows.

Where the program or the guide changes on purpose, `WRITE_CASES=1 pytest -n 0
tests/docs/test_guide.py` writes what the commands show anew: read the difference before you keep it.
"""

import os
import re
from pathlib import Path

import pytest

from tests.docs.guide import Follower

GUIDE = Path(__file__).parents[2] / "docs" / "guia.md"

ANEW = (
    "docs/guia.md does not show what the commands do: run WRITE_CASES=1 pytest -n 0 "
    "tests/docs/test_guide.py and read the difference"
)


@pytest.fixture
def follower(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Follower:
    """Somebody in Mexico, with an empty folder and an ordinary terminal."""
    for name in [n for n in os.environ if n.startswith(("COOPLEDGER", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    monkeypatch.setenv("LANGUAGE", "es")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return Follower(tmp_path)


def test_who_follows_the_guide_sees_what_it_shows(follower: Follower) -> None:
    page = GUIDE.read_text("utf-8")
    seen = follower.follow(page)
    if os.environ.get("WRITE_CASES"):
        GUIDE.write_text(seen, "utf-8", newline="\n")
        page = seen
    assert seen == page, ANEW


def test_what_the_guide_links_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", GUIDE.read_text("utf-8"))
    assert links
    for link in links:
        assert link.startswith("https://") or (GUIDE.parent / link).exists(), link
