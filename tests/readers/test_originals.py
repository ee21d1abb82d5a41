"""Documents to be kept are looked at, and a name beside a workbook leads nowhere else."""

import hashlib
import os
import socket
import sys
from pathlib import Path

import pytest

from coopledger.model.original import PIECE
from coopledger.readers.limits import BOUNDS
from coopledger.readers.originals import beside, original
from coopledger.readers.sheet import NotOpened

PDF = b"%PDF-1.7 "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What lies in an office's folder, and a file outside of it."""
    (tmp_path / "ajeno.pdf").write_bytes(PDF)
    folder = tmp_path / "libros"
    (folder / "facturas").mkdir(parents=True)
    for name in ("a.pdf", "facturas/b.pdf", "Año ñ.pdf", "con comas, y punto.pdf"):
        (folder / name).write_bytes(PDF + name.encode())
    if sys.platform != "win32":
        (folder / "enlace.pdf").symlink_to(tmp_path / "ajeno.pdf")
        (folder / "vecino.pdf").symlink_to("a.pdf")
        (folder / "otra").symlink_to(tmp_path)
    return folder


def refused(folder: Path, name: str) -> str:
    with pytest.raises(NotOpened) as raised:
        beside(folder, name, "libro.xlsx")
    return raised.value.finding.code


@pytest.mark.parametrize("name", ["a.pdf", "facturas/b.pdf", "facturas\\b.pdf", "Año ñ.pdf"])
def test_a_file_beside_a_workbook_is_found(folder: Path, name: str) -> None:
    content = (folder / name.replace("\\", "/")).read_bytes()
    found = beside(folder, name, "libro.xlsx")
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert (found.size, found.type.value) == (len(content), "pdf")
    assert b"".join(found.pieces()) == content


ELSEWHERE = [
    "../ajeno.pdf", "..\\ajeno.pdf", "facturas/../../ajeno.pdf", "facturas/../a.pdf", "./a.pdf",
    "/etc/passwd", "\\etc\\passwd", "C:\\Users\\ana\\a.pdf", "C:a.pdf", "c:/a.pdf",
    "\\\\servidor\\compartida\\a.pdf", "//servidor/compartida/a.pdf", "\\\\?\\C:\\a.pdf",
    "\\\\.\\PhysicalDrive0", "a.pdf:flujo", "facturas//b.pdf", "facturas/", "", "...", ". .",
    "CON", "nul.pdf", "facturas/com1", "a\0.pdf", "*.pdf", "a?.pdf", "file:///etc/passwd",
    "https://example.org/a.pdf", "%2e%2e/ajeno.pdf:",
]  # fmt: skip


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_name_that_leads_elsewhere_is_refused(folder: Path, name: str) -> None:
    assert refused(folder, name) == "document-elsewhere"


@pytest.mark.skipif(sys.platform == "win32", reason="links are for who may make them")
@pytest.mark.parametrize("name", ["enlace.pdf", "vecino.pdf", "otra/ajeno.pdf", "otra\\libros"])
def test_no_link_is_followed(folder: Path, name: str) -> None:
    assert refused(folder, name) == "document-elsewhere"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("noesta.pdf", "document-not-there"),
        ("a.pdf/dentro.pdf", "document-not-there"),
        ("facturas", "document-no-file"),
        ("vacio.pdf", "document-empty"),
        ("%2e%2e", "document-not-there"),  # a name is a name
    ],
)
def test_what_is_no_document_is_refused(folder: Path, name: str, code: str) -> None:
    (folder / "vacio.pdf").touch()
    assert refused(folder, name) == code


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and sockets are POSIX's")
def test_nobody_waits_for_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "tubo.pdf")
    assert refused(folder, "tubo.pdf") == "document-no-file"
    with socket.socket(socket.AF_UNIX) as listening, pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)  # the name of a socket is short
        listening.bind("s.pdf")
        with pytest.raises((NotOpened, OSError)):
            beside(folder, "s.pdf", "libro.xlsx")


def test_more_than_is_kept_is_refused_before_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = folder / "grande.pdf"
    with large.open("wb") as file:  # a hole: it takes no room
        file.truncate(500 * 2**20 + 1)
    with pytest.raises(NotOpened) as raised:
        original(large)
    assert raised.value.finding.code == "document-beyond"
    monkeypatch.setenv(BOUNDS, "2")
    assert original(large).size == 500 * 2**20 + 1


def test_its_bytes_come_in_pieces(folder: Path) -> None:
    content = os.urandom(2 * PIECE + 1)
    (folder / "foto.jpg").write_bytes(content)
    pieces = list(original(folder / "foto.jpg").pieces())
    assert [len(piece) for piece in pieces] == [PIECE, PIECE, 1]
    assert b"".join(pieces) == content
