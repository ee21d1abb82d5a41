"""`report expediente` and `verify` of one as people use them, in both languages."""

import shutil
import zipfile
from pathlib import Path

import pytest

from coopledger import Ledger
from tests.command_line import Run
from tests.ledger.test_expediente import recorded

WORDS = {
    "es": ("Expediente escrito en e.zip", "Íntegro. Archivos: 24;", "01-estado-de-ejercicio.html"),
    "en": ("Expediente written to e.zip", "Intact. Files: 24;", "01-statement.html"),
}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once")
    recorded(str(folder / "coopledger.db"), folder)
    return folder


@pytest.fixture
def head(once: Path, tmp_path: Path) -> str:
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        return str(ledger.head())


@pytest.mark.parametrize("language", WORDS)
def test_it_is_written_and_proved(run: Run, head: str, tmp_path: Path, language: str) -> None:
    written, intact, statement = WORDS[language]
    said = ("--lang", language)
    ran = run("report", "expediente", "FORO", "-o", "e.zip", *said)
    assert (ran.status, ran.err) == (0, "")
    assert written in ran.out
    assert head in ran.out
    ran = run("verify", "e.zip", "--against", head, *said)
    assert (ran.status, ran.err) == (0, "")
    assert intact in ran.out
    with zipfile.ZipFile(tmp_path / "e.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert statement in files
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content + b" " * (name == statement))
    ran = run("verify", "e.zip", *said)
    assert ran.status == 1
    assert f"[verify.file-altered] {statement}" in ran.out


@pytest.mark.parametrize("language", WORDS)
def test_a_public_edition_leaves_documents_out(
    run: Run, head: str, tmp_path: Path, language: str
) -> None:
    said = ("--lang", language)
    assert run("report", "expediente", "FORO", "--public", "-o", "p.zip", *said).status == 0
    assert run("verify", "p.zip", "--against", head, *said).status == 0
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        names = archive.namelist()
    assert not [name for name in names if name.startswith(("03", "04", "05"))]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "expediente", "FORO"],
        ["report", "expediente", "NADA", "-o", "e.zip"],
        ["report", "expediente", "FORO", "-o", "coopledger.db"],
        ["report", "expediente", "FORO", "-o", "no/such/e.zip"],
        ["verify", "acuse.zip"],
    ],
    ids=" ".join,
)
def test_wrong_use_says_what_to_do(
    run: Run, head: str, tmp_path: Path, arguments: list[str], language: str
) -> None:
    (tmp_path / "acuse.zip").write_bytes(b"PK\x03\x04 nothing")
    before = sorted(tmp_path.iterdir()), (tmp_path / "coopledger.db").read_bytes()
    ran = run(*arguments, "--lang", language)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.strip().splitlines()) == 1
    assert (sorted(tmp_path.iterdir()), (tmp_path / "coopledger.db").read_bytes()) == before
