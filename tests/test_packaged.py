"""What is installed is all there is: a folder that is left out is missed only on other machines."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_package_of_ours_is_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    ours = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "coopledger").rglob("__init__.py")
    }
    elsewhere = {name for name in settings["packages"] if name.startswith("coopledger.migrations")}
    assert settings["packages"] == sorted(ours | elsewhere)


def test_every_file_that_is_no_program_is_installed_with_its_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    packages = [ROOT.joinpath(*name.split(".")) for name in settings["packages"]]
    [patterns] = settings["package-data"].values()
    taken = {
        path
        for package in packages
        for pattern in ("*.py", *patterns)
        for path in package.glob(pattern)
    }
    there = {
        path
        for path in (ROOT / "coopledger").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there - taken == set()
