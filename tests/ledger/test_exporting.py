"""An answer or a book in the form that was asked for, in a file or not."""

import json
from datetime import date
from pathlib import Path

import pytest

from coopledger import CoopledgerError, Ledger
from coopledger.errors import NoSuchBook
from coopledger.writers.registry import BOOK_FORMS, FORMS
from tests.writers.answers import example

CODE = "INE-SEGIB-2016"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return example()


def test_the_ending_of_the_file_says_the_form(ledger: Ledger, tmp_path: Path) -> None:
    statement = ledger.reconcile(CODE, on=date(2016, 12, 31))
    for form in FORMS:
        for ending in form.endings if form.made_of in ("document", "data", "table") else ():
            to = tmp_path / f"x{ending.upper()}"
            content = ledger.export(statement, to, language="es")
            assert content == getattr(statement, f"to_{form.name}")("es")
            assert to.read_bytes() == (content if isinstance(content, bytes) else content.encode())


def test_a_form_that_is_named_needs_no_file(ledger: Ledger, tmp_path: Path) -> None:
    totals = ledger.cooperation_totals()
    assert ledger.export(totals, form="csv", language="en") == totals.to_csv("en")
    ledger.export(totals, tmp_path / "x.dat", form="json", language="en")
    ledger.export(totals, tmp_path / "x.txt", form="json", language="en")
    assert (tmp_path / "x.dat").read_text("utf-8") == totals.to_json("en")
    assert (tmp_path / "x.txt").read_text("utf-8") == totals.to_json("en")


@pytest.mark.parametrize("ending", [form.endings[0] for form in BOOK_FORMS])
def test_a_book_comes_back_as_it_was(ledger: Ledger, tmp_path: Path, ending: str) -> None:
    ledger.export(CODE, tmp_path / f"book{ending}", language="en")
    with Ledger.open("sqlite://") as other:
        receipt = other.import_file(tmp_path / f"book{ending}")
        assert receipt.accepted
        assert other.reconcile(CODE).fund == ledger.reconcile(CODE).fund
    assert ledger.import_file(tmp_path / f"book{ending}").recorded == 0


def test_an_issued_statement_stays_with_its_ledger() -> None:
    ledger = example()
    ledger.issue(CODE, on=date(2016, 12, 31))
    exported = json.loads(ledger.export(CODE, form="json"))["facts"]
    assert "issue" in {fact.kind for fact in ledger.facts(CODE)}
    assert "issue" not in {fact["kind"] for fact in exported}
    assert len(exported) == len(ledger.facts(CODE)) - 1


@pytest.mark.parametrize(
    ("to", "form", "said"),
    [
        ("x.csv", "xlsx", "xlsx was asked for, but «.*x.csv» ends like something else"),
        ("x.txt", "xlsx", "a name that ends in .xlsx"),
        ("x.zip", "csv", "a name that ends in .csv"),
        ("x.dat", None, "a name that ends in .txt, .html, .json, .csv, .xlsx, .pdf, .docx, or say"),
        (None, None, "it was not said in which form"),
        (None, "odt", "there is no form «odt».* text, html, json, csv, xlsx, pdf, docx$"),
        (None, "ics", "cannot be written as ics.* text, html, json, csv, xlsx, pdf, docx$"),
        ("x.ics", None, "cannot be written as ics.* text, html, json, csv, xlsx, pdf, docx$"),
    ],
)
def test_what_cannot_be_is_refused(
    ledger: Ledger, tmp_path: Path, to: str | None, form: str | None, said: str
) -> None:
    path = tmp_path / to if to else None
    with pytest.raises(CoopledgerError, match=said):
        ledger.export(ledger.books(), path, form=form)
    assert list(tmp_path.iterdir()) == []


def test_a_book_is_no_text_and_no_table(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(CoopledgerError, match=r"cannot be written as text.* json, csv, xlsx"):
        ledger.export(CODE, form="text")
    with pytest.raises(CoopledgerError, match=r"a name that ends in \.zip"):
        ledger.export(CODE, tmp_path / "x.csv", form="csv")
    with pytest.raises(NoSuchBook):
        ledger.export("NO", form="json")


def test_the_ledger_is_never_written_over(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "books.txt") as ledger:
        ledger.create()
        before = (tmp_path / "books.txt").read_bytes()
        with pytest.raises(CoopledgerError, match="is the ledger"):
            ledger.export(ledger.books(), tmp_path / "books.txt")
        assert (tmp_path / "books.txt").read_bytes() == before
