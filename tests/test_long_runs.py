"""A long run goes on where it was interrupted, and leaves nothing out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.long_runs import OF_FILES, PARTS, LongRun

ROOT = Path(__file__).parents[1]

SUITE = """
from hypothesis import given, strategies as st
from pathlib import Path

@given(st.booleans())
def test_good(drawn): pass

@given(st.booleans())
def test_fails_at_first(drawn): assert Path("now").exists()

def test_that_a_long_run_tries_no_harder(): raise AssertionError
"""
CONFTEST = """
from tests.effort import PART
from tests.long_runs import LongRun

def pytest_configure(config):
    config.pluginmanager.register(LongRun(config, PART))
"""


def ran(folder: Path, *more: str) -> str:
    """How a long run of a small suite ends."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *more, "tests"],
        cwd=folder,
        env={**os.environ, "COOPLEDGER_LONG": "laws", "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_it_goes_on_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "tests" / "laws").mkdir(parents=True)
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (tmp_path / "conftest.py").write_text(CONFTEST, "utf-8")
    for name in ("__init__.py", "effort.py", "long_runs.py"):
        (tmp_path / "tests" / name).write_text((ROOT / "tests" / name).read_text("utf-8"), "utf-8")
    (tmp_path / "tests" / "laws" / "test_it.py").write_text(SUITE, "utf-8")
    left = tmp_path / ".long" / "laws.jsonl"

    said = ran(tmp_path, "-n1")
    assert "1 failed, 1 passed" in said
    assert re.search(r"laws: 1 passed since .* run it again for what is left", said)
    (begun, passed) = map(json.loads, left.read_text("utf-8").splitlines())
    assert begun["code"]
    assert passed["test"] == "tests/laws/test_it.py::test_good"

    (tmp_path / "now").touch()
    assert "run it again for what is left" in ran(tmp_path, "-k", "nothing")
    assert "all of it" not in ran(tmp_path, "--collect-only")
    said = ran(tmp_path)
    assert "1 passed" in said
    assert re.search(r"laws: 2 passed since .* all of it", said)
    assert [path.name for path in left.parent.iterdir()] == ["laws.done.jsonl"]


def test_what_passed_counts_for_the_code_it_passed_with(tmp_path: Path) -> None:
    here = SimpleNamespace(rootpath=tmp_path)
    with LongRun(here, "laws").path.open("a") as kept:
        kept.write('{"test": "tests/laws/test_it.py::test_good", "seconds": 1.5}\n')
    assert LongRun(here, "laws").passed == {"tests/laws/test_it.py::test_good": 1.5}
    (tmp_path / "coopledger").mkdir()
    (tmp_path / "coopledger" / "books.py").write_text("other code", "utf-8")
    assert LongRun(here, "laws").passed == {}
    assert len(LongRun(here, "laws").path.read_text("utf-8").splitlines()) == 1


def test_a_part_that_there_is_not_is_said(pytestconfig: pytest.Config) -> None:
    with pytest.raises(pytest.UsageError, match="1, or one of histories"):
        LongRun(pytestconfig, "law")


def test_make_knows_every_part() -> None:
    make = (ROOT / "Makefile").read_text("utf-8")
    (named,) = re.findall(r"^LONG_PARTS := (.*)$", make, re.M)
    assert tuple(named.split()) == PARTS


def test_what_is_tried_harder_is_in_a_part() -> None:
    """Files that ask how hard, all of whose tests may last: the others' draw examples."""
    places = [p for each in OF_FILES.values() for p in ((each,) if isinstance(each, str) else each)]
    for path in (ROOT / "tests").rglob("test_*.py"):
        if re.search(r"\b(effort|a_third)\(", path.read_text("utf-8")) and path != Path(__file__):
            name = path.relative_to(ROOT).as_posix()
            assert any(place.startswith(name) for place in places), name
