"""The book of the institution: no money is in it; its letterhead stands where none is given."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coopledger import (
    Agreement,
    Disbursement,
    Expenditure,
    Institution,
    Ledger,
    Letterhead,
    Period,
    Refused,
)
from coopledger.errors import WrongBook
from coopledger.messages.catalogue import Language
from coopledger.model.fiscal_year import FiscalYear
from coopledger.writers.staff_workbook import empty_workbook
from tests.command_line import Run
from tests.engines import ENGINES, location

END = date(2016, 12, 31)
INE = Institution(
    code="INE",
    title="Instituto Nacional Electoral",
    currency="MXN",
    letterhead=["Instituto Nacional Electoral", "Coordinación de Asuntos Internacionales"],
    prepared="Lic. Ana Pérez",
    prepared_office="Jefa de Departamento",
)
FACTS = (
    Agreement(code="A", title="Foro", currency="EUR", accounts=["MXN"], fiscal_year_start=7),
    Disbursement(book="A", reference="M", when="2016-08-01", amount="200.00 MXN", sent="10 EUR"),
    Expenditure(book="A", reference="G", when="2016-09-01", amount="80.00 MXN"),
)


@pytest.fixture(params=ENGINES)
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with location(request.param, tmp_path) as where, Ledger.open(where) as ledger:
        ledger.record(INE, *FACTS)
        yield ledger


def papers(ledger: Ledger, head: Letterhead | None = None) -> list[str]:
    made = (
        ledger.statement_paper("A", on=END, letterhead=head),
        ledger.closing_package("A", on=END, letterhead=head),
        ledger.totals_paper(letterhead=head),
    )
    return [each.to_text("es") for each in made]


def test_its_letterhead_stands_where_none_is_given(ledger: Ledger) -> None:
    for said in papers(ledger):
        assert "Coordinación de Asuntos Internacionales" in said
        assert "Lic. Ana Pérez" in said
        assert "Jefa de Departamento" in said
    for said in papers(ledger, Letterhead(lines=["Otro"])):
        assert "Otro" in said
        assert "Ana Pérez" not in said


def test_it_changes_by_a_revision_with_its_reason_and_the_chain_has_both(ledger: Ledger) -> None:
    changed = {**INE.model_dump(), "revision": 2, "prepared": "Mtra. Eva Luna"}
    with pytest.raises(Refused, match="INE"):
        ledger.record(Institution(**changed))
    ledger.record(Institution(**{**changed, "reason": "otra titular"}))
    assert all("Mtra. Eva Luna" in said for said in papers(ledger))
    assert [each.fact.revision for each in ledger.history("INE")] == [1, 2]
    with pytest.raises(Refused, match="INE"):
        ledger.record(Institution(**{**changed, "revision": 3, "reason": "x", "currency": "EUR"}))
    assert ledger.verify().intact


def test_of_two_institutions_none_is_taken_for_the_one_that_signs(ledger: Ledger) -> None:
    ledger.record(Institution(code="OTRO", title="Otro", currency="MXN", letterhead=["Otro"]))
    for said in papers(ledger):
        assert "Otro" not in said
        assert "Ana Pérez" not in said


def test_what_has_money_or_closes_a_year_is_refused(ledger: Ledger) -> None:
    for fact in (
        Expenditure(book="INE", reference="G", when="2016-09-01", amount="80.00 MXN"),
        Period(book="INE", when="2016", state="closed"),
    ):
        with pytest.raises(Refused, match="no money and no activities"):
            ledger.record(fact)


def test_what_only_an_agreement_has_is_refused_with_a_sentence(ledger: Ledger) -> None:
    for ask in (ledger.reconcile, ledger.explain, ledger.statement_paper, ledger.closing_package,
                ledger.issue, ledger.rates_needed):  # fmt: skip
        with pytest.raises(WrongBook, match="INE is the book of the institution"):
            ask("INE")


def test_every_list_of_books_copes_with_it(ledger: Ledger, tmp_path: Path) -> None:
    assert [each.opening.code for each in ledger.books()] == ["A", "INE"]
    assert "institución" in ledger.books().to_text("es")
    assert {each.place.book for each in ledger.check(on=END)} <= {"A"}
    assert not ledger.auxiliary("INE").to_text("es").count("80.00")
    assert not ledger.match("INE").proposed
    with Ledger.open(tmp_path / "copy.db") as other:
        ledger.copy_to(other.location)
        assert other.facts("INE") == ledger.facts("INE")
        assert str(other.head()) == str(ledger.head())
        assert other.verify().intact
    made = ledger.expediente("INE", tmp_path / "e.zip", language="es")
    assert len(made)


def test_totals_leave_it_out_and_their_years_are_those_of_the_books_with_money(
    ledger: Ledger,
) -> None:
    (total,) = ledger.cooperation_totals()
    assert (total.fiscal_year, total.mixed_years) == (FiscalYear(2017, 7), False)
    assert ledger.fiscal_year_start == 7
    assert [row.title for row in ledger.annex(2017).rows] == ["Foro"]


def test_what_is_exported_is_read_back(ledger: Ledger, tmp_path: Path) -> None:
    for name, form in (("ine.xlsx", "xlsx"), ("ine.json", "json")):
        (tmp_path / name).write_bytes(_bytes(ledger.export("INE", form=form, language="es")))
        with Ledger.open("sqlite://") as other:
            assert other.import_file(tmp_path / name).accepted
            assert other.facts("INE") == ledger.facts("INE")


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


@pytest.mark.parametrize("language", list(Language))
def test_the_empty_workbook_is_one_sheet_whose_examples_are_not_read(
    language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "i.xlsx"
    path.write_bytes(empty_workbook(language, Institution))
    with Ledger.open("sqlite://") as ledger:
        receipt = ledger.preview_file(path)
    assert not receipt.recorded
    assert "Ejemplo" not in str(receipt.findings)


def test_names_are_sealed_and_can_be_forgotten(ledger: Ledger) -> None:
    ledger.forget("INE", book="INE", reason="lo pidió", ground="ley")
    assert all("Ana Pérez" not in said for said in papers(ledger))
    assert ledger.verify().intact


def test_at_the_command_line(run: Run, tmp_path: Path) -> None:
    assert run("template", "ine.xlsx", "--institution").status == 0
    both = run("template", "x.xlsx", "--institution", "--programme")
    assert (both.status, "uno" in both.err) == (2, True)
