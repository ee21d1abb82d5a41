"""Long runs, in parts that each end within an hour and go on where they were interrupted.

`COOPLEDGER_LONG=laws pytest tests` runs the part of that name. Each test that passes is noted in
`.long/laws.jsonl`; a run after one that was interrupted, or failed, leaves out what passed with the
same code. When all has passed it says so, with how long it took, and the next run begins anew.
"""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test

_LOADS = "tests/laws/test_loads.py::test_whatever_loads_"

OF_FILES: dict[str, str | tuple[str, ...]] = {
    "histories": "tests/laws/test_mixed_histories.py",
    "short-histories": "tests/laws/test_small_scope.py",
    **{f"loads-{part}": f"{_LOADS}are_accepted_the_laws_hold[{part}-" for part in range(1, 11)},
    **{
        f"loads-{engine}-{part}": f"{_LOADS}a_ledger_accepts_the_laws_hold[{engine}-{part}-"
        for engine in ("sqlite", "postgresql")
        for part in (1, 2)
    },
    "statable": (
        "tests/laws/test_statable.py",
        "tests/laws/test_crowded_books.py",
        "tests/laws/test_registries.py",
        "tests/laws/test_totals_of_drawn_books.py",
        "tests/laws/test_iati.py",
        "tests/laws/test_accounting_journal.py",
        "tests/data/test_tables.py",
        "tests/laws/test_exported_books.py",
    ),
    "columns": (
        "tests/bulk/test_closing.py",
        "tests/bulk/test_columns_and_rows.py",
        "tests/bulk/test_fact_tables.py",
        "tests/bulk/test_workbooks.py",
    ),
    "undone": "tests/laws/test_undone_loads.py",
    "plans": (
        "tests/laws/test_plans.py",
        "tests/web/test_load.py",
        "tests/ledger/test_match_decisions.py",
        "tests/web/test_match.py",
        "tests/web/test_figures.py",
    ),
    "portfolio": (
        "tests/portfolio/test_months.py",
        "tests/portfolio/test_reconcile.py",
        "tests/portfolio/test_totals.py",
        "tests/portfolio/test_check.py",
    ),
    "merged": "tests/laws/test_merged.py",
    "people": ("tests/laws/test_machine.py", "tests/laws/test_two_people.py"),
    **{
        f"hands-{engine}": f"tests/laws/test_many_hands.py::test_whatever_many_hands_do[{engine}-"
        for engine in ("sqlite", "postgresql")
    },
    "kills": (
        "tests/store/test_many_writers.py::test_a_killed",
        "tests/store/test_kills.py",
        "tests/web/test_killed_server.py",
    ),
    "writers": ("tests/store/test_many_writers.py", "tests/laws/test_together.py"),
    "faults": (
        "tests/store/test_whole_or_nothing.py",
        "tests/store/test_copying.py",
        "tests/store/test_upgrading.py",
        "tests/store/test_moving_broken.py",
        "tests/laws/test_nothing_is_rewritten.py",
    ),
    "fuzz": (
        "tests/readers/test_limits.py",
        "tests/readers/test_cells_of_workbooks.py",
        "tests/readers/test_long_cells.py",
        "tests/readers/test_confined.py",
        "tests/writers/test_marking_changes_nothing_else.py",
        "tests/writers/test_every_form.py",
    ),
    "servers": (
        "tests/cli/test_ledger_cases.py::test_a_server_answers_the_same",
        "tests/laws/test_as_recorded.py",
        "tests/laws/test_issued_reconciliations.py",
        "tests/laws/test_issued_totals.py",
        "tests/laws/test_grown_answers.py",
    ),
}
"""Parts that are all of the tests whose names begin so."""

_OF_PROPERTIES = {
    "laws": ("tests/laws/", "tests/testing/"),
    "documents": ("tests/readers/", "tests/writers/", "tests/rates/"),
    "properties": ("tests/",),
}
"""Parts that are the tests there that draw examples, where they are in no part before."""

PARTS = (*OF_FILES, *_OF_PROPERTIES)


def part_of(item: pytest.Item) -> str | None:
    """The part that a test belongs to; None where a long run tries it no harder."""
    for part, begins in OF_FILES.items():
        if item.nodeid.startswith(begins):
            return part
    if is_hypothesis_test(getattr(item, "obj", None)):
        for part, places in _OF_PROPERTIES.items():
            if item.nodeid.startswith(places):
                return part
    return None


class LongRun:
    """One part: what is left of it to run, and what passed."""

    def __init__(self, config: pytest.Config, part: str) -> None:
        if part not in PARTS:
            raise pytest.UsageError(f"COOPLEDGER_LONG={part}: 1, or one of {', '.join(PARTS)}")
        self.part = part
        self.path = config.rootpath / ".long" / f"{part}.jsonl"
        self.begun = {"code": _code(config.rootpath), "began": f"{datetime.now(UTC):%F %H:%M}"}
        self.passed: dict[str, float] = {}
        self._called: dict[str, float] = {}
        self._keeps = not hasattr(config, "workerinput")
        self._read()

    def _read(self) -> None:
        """What an earlier run of the same code left; where there is none, the file is begun."""
        lines = self.path.read_text("utf-8").splitlines() if self.path.exists() else []
        begun, *passed = map(json.loads, lines or ["{}"])
        if begun.get("code") == self.begun["code"]:
            self.begun = begun
            self.passed = {test["test"]: test["seconds"] for test in passed}
        elif self._keeps:
            self.path.parent.mkdir(exist_ok=True)
            self.path.write_text(json.dumps(self.begun) + "\n", "utf-8")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[Any]) -> None:
        left = [
            item for item in items if part_of(item) == self.part and item.nodeid not in self.passed
        ]
        config.hook.pytest_deselected(items=[item for item in items if item not in left])
        items[:] = left

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not self._keeps or not report.passed:
            return
        if report.when == "call":
            self._called[report.nodeid] = round(report.duration, 1)
        elif report.when == "teardown" and report.nodeid in self._called:
            seconds = self._called[report.nodeid]
            self.passed[report.nodeid] = seconds
            with self.path.open("a", encoding="utf-8") as kept:
                kept.write(json.dumps({"test": report.nodeid, "seconds": seconds}) + "\n")

    def pytest_terminal_summary(
        self, terminalreporter: Any, exitstatus: int, config: pytest.Config
    ) -> None:
        if not self._keeps or config.option.collectonly:
            return
        whole = config.args == ["tests"] and not config.getoption("keyword")
        ended = exitstatus == 0 and whole
        minutes = sum(self.passed.values()) / 60
        terminalreporter.write_line(
            f"{self.part}: {len(self.passed)} passed since {self.begun['began']} UTC,"
            f" {minutes:.0f} minutes of tests; "
            + ("all of it" if ended else "run it again for what is left")
        )
        if ended:
            self.path.replace(self.path.with_suffix(".done.jsonl"))


def _code(root: Path) -> str:
    """What was run: a hash of the package, its migrations and its tests."""
    found = hashlib.sha256()
    for folder in ("coopledger", "migrations", "tests"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(path.read_bytes())
    return found.hexdigest()
