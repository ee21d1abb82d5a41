"""docs/architecture.md and README's table say where things are as they are."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_the_rooms_are_said_in_the_order_that_imports_are_held_to() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = [sorted(room.split(".")[1] for room in floor.split(" | ")) for floor in layers]
    drawn = re.search(r"```text\n(progress .*?)```", PAGE, re.DOTALL)
    assert drawn is not None
    said = [line.split("  ")[0].split(", ") for line in drawn[1].splitlines()]
    rooms = [room for floor in reversed(floors) for room in floor]
    assert sorted(room for line in said for room in line) == sorted(rooms)
    # Rooms of one line may stand beside each other, or the second below the first.
    places = {room: place for place, floor in enumerate(reversed(floors)) for room in floor}
    order = [min(places[room] for room in line) for line in said]
    assert order == sorted(order)


def test_every_room_is_on_the_page() -> None:
    package = ROOT / "coopledger"
    there = {path.stem for path in package.iterdir() if path.suffix in ("", ".py")}
    there -= {"__init__", "__main__", "__pycache__", "examples"}
    drawn = PAGE.partition("```text\n")[2].partition("```")[0]
    assert there == {r for line in drawn.splitlines() for r in line.split("  ")[0].split(", ")}


def test_the_places_it_names_are_there() -> None:
    rooms = "readers|rates|rules|reports|writers|messages|model"
    for place in re.findall(rf"`((?:{rooms})/[a-z_./]*)`", PAGE):
        assert (ROOT / "coopledger" / place).exists(), place


def test_the_places_that_readme_names_are_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.partition("## What is where")[2].partition("`make check`")[0]
    named = [*re.findall(r"`([a-z/]+/)`", table), *re.findall(r"\]\(([^)]+)\)", table)]
    assert len(named) > 10
    assert [place for place in named if not (ROOT / place).exists()] == []
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert pages <= {Path(place).name for place in named}
