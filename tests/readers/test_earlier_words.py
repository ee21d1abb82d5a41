"""What earlier releases called their sheets, headings and choices is read for ever.

`earlier_words.json` holds every such word that a release wrote or understood, sheet by sheet and
field by field. A word is never taken out of it: one that the program gives up stays here.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from coopledger import Ledger
from coopledger.messages.catalogue import Language, say
from coopledger.model.evidence import Match
from coopledger.model.facts import fact_adapter
from coopledger.readers import layout, sheets
from coopledger.readers.cells import plain
from coopledger.readers.columns import SheetSpec
from coopledger.readers.registry import read_document
from coopledger.readers.sheet import Sheet
from coopledger.readers.totals import called
from coopledger.testing.sheets import write_workbook
from coopledger.writers.filled_sheets import FilledSheet

CASES = Path(__file__).parents[1] / "cases"
EARLIER: dict[str, Any] = json.loads(
    Path(__file__).with_name("earlier_words.json").read_text("utf-8")
)
SHEETS: dict[str, Any] = EARLIER["sheets"]


def spec_of(kind: str) -> SheetSpec:
    found = sheets.spec_of(SHEETS[kind]["names"][0])
    assert found is not None
    return found


def headed(kind: str, headings: list[str]) -> layout.SheetRows:
    """A sheet with these headings, and something below or beside each."""
    spec = spec_of(kind)
    rows = [(word, "x") for word in headings] if spec.upright else [headings, ["x"] * len(headings)]
    lay = layout.upright if spec.upright else layout.table
    return lay("libro.xlsx", Sheet(kind, [tuple(row) for row in rows]), spec)


def test_every_sheet_that_is_written_is_among_them() -> None:
    assert {*sheets.OPENINGS, *sheets.OF_KIND} <= SHEETS.keys()


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_is_known_by_each_of_its_names(kind: str) -> None:
    for name in SHEETS[kind]["names"]:
        found = sheets.spec_of(name)
        assert found is not None, name
        assert found.kind == kind, name


@pytest.mark.parametrize("kind", SHEETS)
def test_a_field_is_known_by_each_of_its_headings(kind: str) -> None:
    known = SHEETS[kind]["headings"]
    for field, words in known.items():
        other = next(others[0] for name, others in known.items() if name != field)
        for word in words:
            laid = headed(kind, [word, other])
            assert laid.findings == []
            assert laid.rows[0].headers[field].written == word


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", SHEETS)
def test_what_is_written_today_is_among_them(kind: str, language: Language) -> None:
    """So that it is still read when it is called something else."""
    sheet, known = FilledSheet(spec_of(kind), []), SHEETS[kind]
    assert plain(sheet.name(language)) in map(plain, known["names"])
    for column in sheet.spec.columns:
        assert plain(sheet.header(column, language)) in map(plain, known["headings"][column.field])


def test_what_is_shown_beside_a_proposal_is_passed_over() -> None:
    shown = SHEETS["match"]["beside"]
    laid = headed("match", ["Decisión", "Folio", *shown])
    assert laid.findings == []
    assert set(laid.rows[0].headers) == {"decision", "reference"}


@pytest.mark.parametrize("column", EARLIER["choices"])
def test_a_choice_is_known_by_each_of_its_words(column: str) -> None:
    kind, field = column.split(".")
    read = next(column.read for column in spec_of(kind).columns if column.field == field)
    assert read is not None
    for value, words in EARLIER["choices"][column].items():
        for word in words:
            assert str(read(word)).lower() == value, word


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("column", EARLIER["choices"])
def test_a_choice_that_is_offered_today_is_among_them(column: str, language: Language) -> None:
    names = "activity_kind" if column == "activity.activity_kind" else "choice"
    for value, words in EARLIER["choices"][column].items():
        shown = {"true": "yes", "false": "no"}.get(value, f"{names}.{value}")
        assert plain(say(shown, language)) in map(plain, words)


@pytest.mark.parametrize("name", EARLIER["sheets_without_data"])
def test_a_sheet_that_explains_is_passed_over(name: str, tmp_path: Path) -> None:
    activities = [["Código", "Actividad"], ["FORO", "Foro"]]
    found = {"Convenio": [["Código", "A"]], "Actividades": activities, name: [["x", "y"]]}
    reading = read_document(write_workbook(tmp_path / "libro.xlsx", found))
    assert "sheet-ignored" not in [finding.code for finding in reading.findings]


@pytest.mark.parametrize("word", EARLIER["examples"])
def test_an_example_is_no_fact(word: str) -> None:
    assert called(word) == "example"


def test_a_book_is_the_same_in_the_words_of_each_language() -> None:
    cases = CASES / "workbooks"
    spanish, english = (
        (cases / f"written-by-an-earlier-release-in-{language}" / "facts.txt").read_text("utf-8")
        for language in ("spanish", "english")
    )
    assert spanish == english


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_workbook_of_decisions_is_read_as_it_was_given_out(language: str) -> None:
    case = CASES / "ledgers" / "a-month-whose-bank-and-books-differ-in-five-ways"
    facts = json.loads((case / "facts.json").read_text("utf-8"))
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*map(fact_adapter.validate_python, facts))
        receipt = ledger.import_file(CASES / "earlier" / f"decisions.{language}.xlsx")
        decided = {
            fact.reference: fact.decision.value
            for fact in ledger.facts("FORO-2016")
            if isinstance(fact, Match)
        }
    assert receipt.findings == ()
    assert decided == {
        "B-02 = G-01": "accepted",
        "B-03 = G-02": "accepted",
        "B-04 = G-03": "rejected",
        "B-05 = G-04": "accepted",
        "B-06 = G-07 + G-08 + G-09": "accepted",
    }
