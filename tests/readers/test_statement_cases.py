"""Bank statements in, what a person reads out: the folders of `tests/cases/statements/`.

Each is loaded into the book of `book.json`, which states its accounts and their numbers.

    document/       the one file in it is the statement; or
    workbook.json   the workbook, sheet by sheet (see `test_workbook_cases`)
    arguments.txt   what else is said to `coopledger import` (may be absent)
    before/         statements that were loaded before it, in the order of their names
    es.txt, en.txt  what `coopledger import` prints, in each language
    facts.txt       each fact that was read; where the statement is accepted

`WRITE_CASES=1 pytest tests/readers/test_statement_cases.py` writes the texts anew.
"""

import json
from pathlib import Path

import pytest

from coopledger.store import sealing
from coopledger.testing.sheets import write_workbook
from tests.command_line import Run
from tests.readers.test_workbook_cases import (
    LANGUAGES,
    arguments_of,
    codes_in,
    compare,
    facts_read,
    says_it_in_one_language,
)

CASES = Path(__file__).parents[1] / "cases" / "statements"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())


def _document(case: Path, folder: Path) -> Path:
    if (case / "workbook.json").exists():
        sheets = json.loads((case / "workbook.json").read_text("utf-8"))
        return write_workbook(folder / f"{case.name}.xlsx", sheets)
    return next((case / "document").iterdir())


@pytest.fixture(autouse=True)
def same_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """What lines are called is made with the secret of their ledger."""
    monkeypatch.setattr(sealing, "new_secret", lambda: "0" * 64)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_a_statement(name: str, language: str, tmp_path: Path, run: Run) -> None:
    case, ledger = CASES / name, tmp_path / "cases.db"
    arguments = arguments_of(case)
    assert run("import", CASES / "book.json", "--ledger", ledger).status == 0
    for before in sorted((case / "before").glob("*")):
        ran = run("import", before, "--ledger", ledger, "--book", "FORO-2016")
        assert ran.status == 0, ran.out
    document = _document(case, tmp_path)
    ran = run("--lang", language, "import", document, "--ledger", ledger, *arguments)
    assert (ran.status, ran.err) == ("ERROR [" in ran.out, "")
    compare(case / f"{language}.txt", ran.out)
    if ran.status == 0:
        compare(case / "facts.txt", facts_read(document, arguments))
        again = run("--lang", language, "import", document, "--ledger", ledger, *arguments)
        assert again.out.splitlines()[-2].startswith(("Nada nuevo", "Nothing new"))
    else:
        assert not (case / "facts.txt").exists(), "nothing was stored"


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_find_the_same(name: str) -> None:
    spanish, english = ((CASES / name / f"{code}.txt").read_text("utf-8") for code in LANGUAGES)
    assert codes_in(spanish) == codes_in(english)


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_in_one_language_and_not_in_python(name: str) -> None:
    says_it_in_one_language(CASES / name)
