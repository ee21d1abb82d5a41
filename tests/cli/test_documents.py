"""`attach` and `documents` as people use them, in both languages."""

import json
from pathlib import Path

import click
import pytest

from coopledger import Ledger
from tests.command_line import Run
from tests.store.books import opened, spent

PDF = b"%PDF-1.7 "
WORDS = {
    "es": ("factura", "Documentos guardados y comprobados, de G-1 en A: 2.", "Nada nuevo."),
    "en": ("invoice", "Documents kept and proved, of G-1 in A: 2.", "Nothing new."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger with an expenditure, and two documents of it."""
    opened(str(tmp_path / "coopledger.db"))
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.record(spent("G-1"))
    (tmp_path / "uno.pdf").write_bytes(PDF)
    (tmp_path / "parece.pdf").write_bytes(b"MZ\x90\x00")
    return tmp_path


@pytest.mark.parametrize("language", WORDS)
def test_a_document_is_attached_listed_and_given_back(
    run: Run, folder: Path, language: str
) -> None:
    what, done, again = WORDS[language]
    asked = ["attach", "G-1", "uno.pdf", "parece.pdf", "--lang", language]
    ran = run(*asked, "--what", what)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == done
    assert again in run(*asked).out
    listed = run("documents", "A", "--lang", language)
    assert (listed.status, listed.out.count(what)) == (0, 2)
    saved = run("documents", "A", "--save", "1", "-o", "copia.pdf", "--lang", language)
    assert (saved.status, saved.err) == (0, "")
    assert "copia.pdf" in saved.out
    assert (folder / "copia.pdf").read_bytes() == PDF


def test_what_programs_are_told(run: Run, folder: Path) -> None:
    ran = run("attach", "G-1", "uno.pdf", "--format", "json")
    assert json.loads(ran.out)["recorded"] == 1
    [found] = json.loads(run("documents", "A", "--format", "json").out)["documents"]
    del found["recorded_at"], found["recorded_by"], found["attachment"]
    assert found == {
        "number": 1,
        "of": "G-1",
        "name": "uno.pdf",
        "use": None,
        "type": "pdf",
        "size": 9,
        "sha256": found["sha256"],
        "kept": True,
        "erased": None,
        "stands": True,
        "elsewhere": [],
    }


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    "arguments",
    [
        ["--save", "1"],
        ["--save", "1", "--open", "1"],
        ["--save", "9", "-o", "copia.pdf"],
        ["--save", "1", "-o", "coopledger.db"],
        ["--open", "2"],  # by its content it is no PDF
    ],
    ids=" ".join,
)
def test_wrong_use_says_what_to_do(
    run: Run, folder: Path, arguments: list[str], language: str
) -> None:
    run("attach", "G-1", "uno.pdf", "parece.pdf")
    before = (folder / "coopledger.db").read_bytes()
    ran = run("documents", "A", *arguments, "--lang", language)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.strip().splitlines()) == 1
    assert (folder / "coopledger.db").read_bytes() == before
    assert not (folder / "copia.pdf").exists()


@pytest.mark.parametrize("shown", [True, False])
def test_a_copy_is_opened_under_a_name_that_its_content_gives(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, shown: bool
) -> None:
    """The system's program is the one thing that no test runs."""
    asked: list[Path] = []
    monkeypatch.setattr(click, "launch", lambda url: asked.append(Path(url)) or int(not shown))
    (folder / "uno.pdf").rename(folder / "uno.exe")
    run("attach", "G-1", "uno.exe")
    ran = run("documents", "A", "--open", "1")
    [copy] = asked
    assert (copy.name, copy.read_bytes()) == ("documento-1.pdf", PDF)
    assert str(copy) in " ".join(ran.out.split())
    assert copy.parent.stat().st_mode & 0o077 == 0


def test_they_may_be_in_a_folder(run: Run, folder: Path) -> None:
    kept = ["--keep-documents", "guardados"]
    assert run("attach", "G-1", "uno.pdf", *kept).status == 0
    assert len(list((folder / "guardados").iterdir())) == 1
    assert run("verify").status == 0
    (folder / "guardados").rename(folder / "movidos")
    ran = run("verify")
    assert ran.status == 1
    assert "verify.document-missing" in ran.out
    assert run("verify", "--keep-documents", "movidos").status == 0
