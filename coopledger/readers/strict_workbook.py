"""A workbook in the strict form of Office Open XML, in the names of the form that everybody writes.

Both forms have the same parts and the same cells; only their namespaces differ.
Source: ECMA-376 part 1 (strict) and part 4 (transitional), annex A.
"""

import io
import zipfile
from pathlib import Path
from typing import IO

_STRICT, _USUAL = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_NAMES = tuple(
    (_STRICT + strict, _USUAL + usual)
    for strict, usual in (
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/", b"officeDocument/2006/"),
        (b"drawingml/", b"drawingml/2006/"),
    )
)


def opened(path: Path) -> IO[bytes]:
    """The file as it is; of a strict one, what it would be in the usual form."""
    with zipfile.ZipFile(path) as container:
        names = container.namelist()
        if "_rels/.rels" not in names or _STRICT not in container.read("_rels/.rels"):
            return path.open("rb")
        usual = io.BytesIO()
        with zipfile.ZipFile(usual, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
            for name in names:
                copy.writestr(name, _in_usual_names(name, container.read(name)))
    usual.seek(0)
    return usual


def _in_usual_names(name: str, part: bytes) -> bytes:
    if name.lower().endswith((".xml", ".rels")):
        for strict, usual in _NAMES:
            part = part.replace(strict, usual)
    return part
