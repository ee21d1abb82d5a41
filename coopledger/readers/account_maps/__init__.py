"""The accounts of other programs: a map is a file here, and its name is the file's."""

from pathlib import Path

FOLDER = Path(__file__).parent


def shipped() -> list[str]:
    """The names of the maps that come with the program."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))
