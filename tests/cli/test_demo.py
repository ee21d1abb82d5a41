"""`coopledger demo`: what a newcomer sees first."""

import json
from pathlib import Path

import pytest

from tests.command_line import Run

GOLDEN = [
    *["54,855.00", "21,538.90", "31,003.19", "-2,312.91"],
    *["1,109,797.84", "435,763.79", "674,034.05", "0.00"],
    *["270,869.10", "295,423.80", "566,292.90"],
    *["1,345,564.00", "507,827.00", "1,853,391.00"],
]


@pytest.mark.parametrize(
    ("language", "verdict"),
    [("es", "CUADRA en MXN / EUR"), ("en", "CLOSES in MXN / EUR")],
)
def test_the_demo_closes_in_both_languages(run: Run, language: str, verdict: str) -> None:
    ran = run("demo", "--lang", language)
    assert ran.status == 0
    assert verdict in ran.out
    words = ran.out.split()
    assert [figure for figure in GOLDEN if figure not in words] == []


def test_the_demo_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    run("demo")
    assert list(tmp_path.iterdir()) == []


def test_the_demo_for_programs(run: Run) -> None:
    answer = json.loads(run("demo", "--format", "json").out)
    assert answer["statement"]["closes"] is True
    assert [total["total"] for total in answer["totals"]] == ["566292.90", "1853391.00"]
