"""The ways that are compared in `tests/benchmarks/` do the same: nothing here is timed."""

import json
from pathlib import Path

import pytest

from tests.benchmarks import life
from tests.benchmarks.ways import all_ways

WAYS = all_ways()
COUNT = 2 * life.EACH


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("events")
    life.write(COUNT, made)
    (made / "count.json").write_text(json.dumps(COUNT))
    return made


@pytest.mark.parametrize("name", WAYS)
def test_each_way_comes_to_the_same_sums(name: str, folder: Path) -> None:
    way = WAYS[name]
    if missing := way.missing(folder):
        pytest.skip(f"NOT TESTED: needs {', '.join(missing)}")
    way.prepare(folder)
    assert way.run(folder).agree_with(life.sums_of(life.events(COUNT)))


def test_the_same_seed_draws_the_same_events() -> None:
    assert list(life.events(COUNT)) == list(life.events(10 * COUNT))[:COUNT]
    first, second = (list(life.events(COUNT))[at : at + life.EACH] for at in (0, life.EACH))
    assert [event._replace(book="") for event in first] != [e._replace(book="") for e in second]


def test_what_was_received_was_spent_returned_or_is_held() -> None:
    found = life.sums_of(life.events(COUNT))
    assert found.received == found.spent + found.returned + found.held
    assert found.euros_received + found.difference == (
        found.euros_spent + found.euros_returned + found.euros_held
    )
    assert min(found[:-1]) > 0


@pytest.mark.parametrize("name", ["plain Python", "polars", "duckdb"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (",MXN,", ",USD,"),
        ("expenditure,A-000001,G-1,", "expenditure,A-000001,G-2,"),
        (",L0,", ",L99,"),
        ("refund,A-000001,R-1,", "refund,A-000001,R-1,9"),
    ],
    ids=["another currency", "a reference again", "no such line", "no such day"],
)
def test_the_peers_check_each_row(
    name: str, before: str, after: str, folder: Path, tmp_path: Path
) -> None:
    """Else they would be compared for less than they are said to do."""
    if missing := WAYS[name].missing(folder):
        pytest.skip(f"NOT TESTED: needs {', '.join(missing)}")
    right = (folder / "facts.csv").read_text("utf-8")
    wrong = right.replace(before, after, 1)
    assert wrong != right
    (tmp_path / "facts.csv").write_text(wrong, "utf-8")
    with pytest.raises(ValueError, match=r"."):
        WAYS[name].run(tmp_path)
