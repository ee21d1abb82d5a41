"""`docs/findings.md` and the examples that `coopledger explain` shows are what the cases say.

Where a sentence or a case changes on purpose, `WRITE_CASES=1 pytest
tests/docs/test_findings_reference.py` writes both anew: read the difference before you keep it.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopledger.messages import examples as shipped
from coopledger.messages.asker import at_command_line
from coopledger.messages.catalogue import Language
from coopledger.messages.groups import FINDINGS, GROUPS
from tests.docs import findings_reference as reference

PAGE = reference.ROOT / "docs" / "findings.md"
EXAMPLES = Path(shipped.__file__).with_name("examples.json")
CODES = [code for codes in GROUPS.values() for code in codes]

ANEW = (
    "it is not what would be generated: run WRITE_CASES=1 pytest -n 0 "
    "tests/docs/test_findings_reference.py and read the difference"
)


@pytest.fixture(scope="module")
def _as_the_command_line_says_it() -> Iterator[None]:
    with at_command_line():
        yield


@pytest.fixture(autouse=True, scope="module")
def _every_code_is_provoked(_as_the_command_line_says_it: None) -> None:
    missing = [code for code in CODES if code not in reference.shown()]
    assert not missing, (
        f"no case and no row of a table provokes {missing}: add a folder in tests/cases, or a row "
        "in tests/rules (for verify.*, in VERIFYING of tests/docs/findings_reference.py)"
    )


def _compare(path: Path, made: str) -> None:
    if os.environ.get("WRITE_CASES"):
        path.write_text(made, "utf-8", newline="\n")
    assert path.exists(), f"{path}: {ANEW}"
    assert made == path.read_text("utf-8"), f"{path}: {ANEW}"


def test_the_page_is_what_would_be_generated() -> None:
    _compare(PAGE, reference.page())


def test_the_examples_are_what_would_be_generated() -> None:
    _compare(EXAMPLES, json.dumps(reference.examples(), ensure_ascii=False, indent=1) + "\n")


def test_each_code_has_one_heading_and_each_heading_a_code() -> None:
    headings = re.findall(r"^### `(.+)`$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert headings == CODES
    assert sorted(headings) == sorted(FINDINGS)


def test_what_is_linked_is_there() -> None:
    page = PAGE.read_text("utf-8")
    headings = {reference._anchor(text) for text in re.findall(r"^#+ (.+)$", page, re.MULTILINE)}
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert len(links) > 2 * len(CODES)
    for link in links:
        inside, outside = link.startswith("#"), PAGE.parent / link
        assert link[1:] in headings if inside else outside.exists(), link


@pytest.mark.parametrize("language", list(Language))
def test_an_example_is_the_line_of_its_code_and_ends_in_its_remedy(language: Language) -> None:
    """So that what is said to do is the same in the example and beside it."""
    at = list(Language).index(language)
    for code in CODES:
        line = shipped.example_of(code, language)
        assert re.match(rf"[A-Z]+ \[{re.escape(code)}\] ", line), line
        assert line.endswith(f"{FINDINGS[code].remedy[at]}."), line
