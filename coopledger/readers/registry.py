"""Which reader reads which document. A new format is one line here."""

from collections.abc import Callable
from pathlib import Path

from coopledger.model.finding import Finding, Place
from coopledger.readers.reading import Reading
from coopledger.readers.workbook import read_workbook
from coopledger.readers.xlsx import document_name

Reader = Callable[[Path], Reading]

READERS: dict[str, Reader] = {".xlsx": read_workbook}


def read_document(path: Path) -> Reading:
    """Read a document by the ending of its name. Raises FileNotFoundError where there is none."""
    if not path.exists():
        raise FileNotFoundError(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        params = {"seen": path.suffix or path.name, "expected": ", ".join(READERS)}
        finding = Finding("unknown-format", place=Place(document_name(path)), params=params)
        return Reading(findings=[finding], unread={"opening"})
    return reader(path)
