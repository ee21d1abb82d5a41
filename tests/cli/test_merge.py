"""`coopledger merge`: what it says in both languages, its status; a trial stores nothing."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES
from tests.command_line import Run

SEGIB, PICE = EXAMPLES / "INE-SEGIB-2016.xlsx", EXAMPLES / "PICE-2014-2015.xlsx"


@pytest.fixture
def two(run: Run) -> Run:
    """A ledger, and another with another book."""
    assert run("import", SEGIB).status == 0
    assert run("import", PICE, "--ledger", "otro.db").status == 0
    return run


def test_a_trial_says_what_would_come_and_stores_nothing(two: Run) -> None:
    head = two("head").out
    ran = two("merge", "otro.db", "--dry-run")
    assert (ran.status, two("head").out) == (0, head)
    assert "PICE: 9 asientos, libro nuevo aquí" in ran.out
    assert "Se traerían 9 asientos de otro.db. No se guardó nada." in ran.out


@pytest.mark.parametrize(
    ("language", "said"),
    [("es", "Se trajeron 9 asientos de otro.db."), ("en", "Brought in 9 records of otro.db.")],
)
def test_it_brings_the_books_in(two: Run, language: str, said: str) -> None:
    ran = two("merge", "otro.db", "--lang", language, "--by", "Ana")
    assert ran.status == 0
    assert said in ran.out
    assert "PICE" in two("list").out
    assert "Íntegro" in two("verify").out
    again = two("merge", "otro.db", "--lang", language)
    assert (again.status, "otro.db" in again.out) == (0, True)
    assert ("Ana" in two("report", "trail", "--lang", language).out) is True


def test_programs_are_told_the_same(two: Run) -> None:
    told = json.loads(two("merge", "otro.db", "--format", "json").out)
    assert told["books"] == [{"code": "PICE", "records": 9, "had": 0}]
    assert (told["accepted"], told["dry_run"], told["findings"]) == (True, False, [])
    assert told["head"] in two("head").out.replace("\n", "").replace(" ", "")
    assert two("merge", "otro.db", "--format", "csv").out.count("PICE") == 1


def test_books_that_parted_are_named_and_the_status_says_so(two: Run) -> None:
    assert two("import", SEGIB, "--ledger", "otro.db").status == 0
    ran = two("merge", "otro.db")
    assert ran.status == 1
    assert "ERROR [merge-book-differs]" in ran.out
    assert "No se trajo nada: 1 error." in ran.out
    table = two("merge", "otro.db", "--format", "csv").out
    assert "merge-book-differs" in table


def test_itself_and_nothing_are_wrong_use(two: Run, tmp_path: Path) -> None:
    assert "es este mismo registro" in two("merge", "coopledger.db").err
    ran = two("merge", "no.db")
    assert (ran.status, "no hay ningún registro en no.db" in ran.err) == (2, True)
    assert two("merge", "otro.db", "--ledger", "nuevo.db").status == 2
    assert not (tmp_path / "nuevo.db").exists()
