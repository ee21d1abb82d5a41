"""The page on testing is true: its suite is run, and what it shows is what pytest says.

Where either changes on purpose, `WRITE_CASES=1 pytest -n 0 tests/docs/test_testing.py` writes what
is shown anew: read the difference before you keep it.

What is to be done stands in the page, in comments that readers do not see:

    <!-- file: NAME -->       the block is written as that file
    <!-- change: NAME -->     the lines with a minus, checked, become those with a plus
    <!-- pytest: NAMES -->    the files are run: what their assertions say, and how many passed
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "testing.md"

STEP = re.compile(
    r"<!-- (?P<verb>\w+): (?P<about>.*) -->\n```(?P<kind>\w+)\n(?P<block>(?s:.*?))```\n"
)


def follow(page: str, folder: Path) -> str:
    """The page, with what each run really shows."""
    assert len(STEP.findall(page)) == page.count("<!--"), "a step is not understood"

    def step(found: re.Match[str]) -> str:
        about, block = found["about"], found["block"]
        match found["verb"]:
            case "file":
                (folder / about).write_text(block, "utf-8")
            case "change":
                change(folder / about, block)
            case "pytest":
                return found[0].replace(f"text\n{block}```", f"text\n{ran(folder, about)}```")
            case verb:
                raise AssertionError(verb)
        return found[0]

    return STEP.sub(step, page)


def change(path: Path, block: str) -> None:
    before, after = (
        "".join(line[1:] for line in block.splitlines(True) if line.startswith(sign))
        for sign in "-+"
    )
    text = path.read_text("utf-8")
    assert text.count(before) == 1, f"{path.name} does not say {before}"
    path.write_text(text.replace(before, after), "utf-8")
    shutil.rmtree(path.with_name("__pycache__"), ignore_errors=True)  # compiled a moment ago


def ran(folder: Path, names: str) -> str:
    """What the assertions that failed say, and how many failed and passed."""
    command = [sys.executable, "-X", "utf8", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "-p", "no:xdist", *names.split()],
        cwd=folder,
        env={**os.environ, "CI": "1", "PYTEST_ADDOPTS": "", "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = done.stdout.splitlines()
    said = [line.removeprefix("E").strip() for line in lines if line.startswith("E ")]
    ended = re.sub(r" in [\d.]+s.*$", "", lines[-1]) if lines else done.stderr
    return "".join(f"{line}\n" for line in (*said, ended))


def test_the_suite_of_the_page_shows_what_the_page_says(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    seen = follow(page, tmp_path)
    if os.environ.get("WRITE_CASES"):
        PAGE.write_text(seen, "utf-8", newline="\n")
        page = seen
    assert seen == page, (
        "docs/testing.md does not show what its suite does: run WRITE_CASES=1 pytest -n 0 "
        "tests/docs/test_testing.py and read the difference"
    )
    assert page.count("1 failed") == 1
    assert "off by" in page


TOLD = """\
<!-- file: test_it.py -->
```python
def test_it():
    assert 1 + 1 == 2
```

<!-- pytest: test_it.py -->
```text
1 passed
```
"""


def test_what_is_true_stays_as_it_is(tmp_path: Path) -> None:
    assert follow(TOLD, tmp_path) == TOLD


@pytest.mark.parametrize("untrue", ["2 passed", "", "1 failed"])
def test_what_pytest_does_not_say_is_noticed(tmp_path: Path, untrue: str) -> None:
    assert follow(TOLD.replace("1 passed", untrue), tmp_path).endswith("```text\n1 passed\n```\n")


def test_a_change_of_what_is_not_there_is_noticed(tmp_path: Path) -> None:
    changed = f"{TOLD}\n<!-- change: test_it.py -->\n```diff\n-    assert 3\n+    assert 4\n```\n"
    with pytest.raises(AssertionError, match="does not say"):
        follow(changed, tmp_path)
