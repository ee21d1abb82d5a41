"""Which columns each registry of cooperation asks for: a registry is a file here, by its name."""

from pathlib import Path

FOLDER = Path(__file__).parent
