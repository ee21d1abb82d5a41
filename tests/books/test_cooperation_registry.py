"""What is entered in a registry of cooperation: rows by activity and modality, what they lack."""

import io
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from coopledger import CooperationRegistry, Ledger
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.events import Disbursement, Expenditure, OwnContribution
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.registry_layout import (
    GivenValues,
    RegistryColumn,
    RegistryLayout,
    YearRate,
)
from coopledger.readers.registry_layout import read_registry_layout, shipped_layout


def given(reference: str, amount: str, *activities: str, **more: Any) -> InKindContribution:
    return InKindContribution(
        book="P", reference=reference, when="2016-06", amount=amount, activities=activities, **more
    )


BOOKS: tuple[AnyFact, ...] = (
    Programme(code="P", title="Own funds", institution="INE", currency="MXN"),
    Activity(book="P", reference="COURSE", title="=Course", activity_kind="specialised-course",
             count=2, when="2016-05-30/2016-06-02", place="Mexico City", partners=["A", "B"],
             summary="Done.", tossd_modality="D021", tossd_framework="FC01"),
    Activity(book="P", reference="TALKS", title="Talks", when="2016-11"),
    Activity(book="P", reference="LATER", title="Later", when="2016-12-30/2017-01-02"),
    Expenditure(book="P", reference="G-1", when="2016-06-01", amount="900.00 MXN",
                activities=["COURSE"], payee="Ana Robles", concept="hotel of Ana Robles"),
    Expenditure(book="P", reference="G-2", when="2016-06-01", amount="11.00 USD",
                activities=["COURSE"]),
    Expenditure(book="P", reference="G-3", when="2016-06-01", amount="30.00 MXN"),
    given("E-1", "200.00 MXN", "COURSE", tossd_modality="D011"),
    given("E-2", "50.00 MXN", "COURSE", tossd_modality="D012", tossd_framework="FC02"),
    given("E-3", "7.00 MXN", "COURSE"),
    given("E-4", "5.00 MXN", "COURSE", "TALKS", tossd_modality="D011"),
    Agreement(code="A", title="Forum", currency="EUR", accounts=["MXN"], recipient="INE"),
    Activity(book="A", reference="FORUM", title="Forum", when="2016-10", partners=["SEGIB"]),
    Disbursement(book="A", reference="M", when="2016-01-01", amount="900.00 MXN",
                 sent="45.00 EUR"),
    OwnContribution(book="A", reference="AP", when="2016-02-01", amount="100.00 MXN"),
    Expenditure(book="A", reference="G-1", when="2016-10-05", amount="950.00 MXN",
                activities=["FORUM"]),
)  # fmt: skip


def registry(
    name: str = "tossd", year: int = 2016, layout: RegistryLayout | None = None
) -> CooperationRegistry:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*BOOKS)
        return ledger.cooperation_registry(name, year, layout=layout)


def column(found: CooperationRegistry, name: str) -> list[object]:
    at = [each.name for each in found.layout.columns].index(name)
    return [cells[at] for cells in found.cells]


def of_registry() -> Iterator[Finding]:
    """What is found of rows that lack something, a finding a code."""
    yield from {each.code: each for each in reversed(registry().findings)}.values()


def test_a_row_is_an_activity_a_modality_and_a_currency() -> None:
    found = registry()
    assert [
        (row.book, row.reference, row.modality, row.framework, row.financial.digits,
         row.in_kind.digits, row.currency)
        for row in found.entries
    ] == [
        ("A", "FORUM", None, None, "50.00", "0.00", "MXN"),
        ("P", "COURSE", "D011", "FC01", "0.00", "200.00", "MXN"),
        ("P", "COURSE", "D012", "FC02", "0.00", "50.00", "MXN"),
        ("P", "COURSE", "D021", "FC01", "900.00", "7.00", "MXN"),
        ("P", "COURSE", "D021", "FC01", "11.00", "0.00", "USD"),
        ("P", "TALKS", None, None, "0.00", "0.00", "MXN"),
        ("P", None, None, None, "30.00", "0.00", "MXN"),
        ("P", None, "D011", None, "0.00", "5.00", "MXN"),
    ]  # fmt: skip
    assert [row.reference for row in registry(year=2017).entries] == ["LATER"]


def test_tossd_has_the_columns_of_its_file_and_four_of_ours() -> None:
    found = registry()
    assert len(found.layout.columns) == 53 + 4
    assert not found.layout.proposed
    assert set(column(found, "provider")) == {"358"}
    assert column(found, "ProjectNumber")[1:3] == ["P/COURSE"] * 2
    assert column(found, "modality") == [row.modality for row in found.entries]
    assert column(found, "agencyname_E") == ["INE"] * 8
    assert column(found, "otherPartners")[:2] == ["SEGIB", "A; B"]
    in_dollars = [row.currency == "USD" for row in found.entries]
    assert [each is not None for each in column(found, "USD_disbursements")] == in_dollars


def test_an_activity_is_counted_on_its_first_row() -> None:
    found = registry("rencid")
    assert found.layout.proposed
    assert column(found, "Número de actividades") == [1, 2, None, None, None, 1, None, None]
    assert set(column(found, "Formato")) == {"Formato propuesto"}


def test_what_is_converted_adds_up_to_the_whole_converted() -> None:
    rate = YearRate(year=2016, currency="MXN", rate="18.66", source="a yearly mean")
    of_other_years = YearRate(year=2015, currency="MXN", rate="1")
    found = registry(layout=RegistryLayout(rates=[rate, of_other_years]))
    converted = [each for each in column(found, "USD_disbursements") if isinstance(each, Decimal)]
    assert converted[4] == Decimal("0.01100")  # 11.00 USD, in thousands
    in_pesos = sum(converted) - converted[4]
    assert (
        in_pesos
        == (Decimal(50 + 200 + 50 + 907 + 30 + 5) / Decimal("18.66")).quantize(Decimal("0.01"))
        / 1000
    )
    assert "registry-no-rate" not in {each.code for each in found.findings}


def test_what_is_lacking_is_said_once_of_each_activity() -> None:
    found = registry()
    said = Counter((each.code, each.place.book, each.place.reference) for each in found.findings)
    assert said == Counter(
        [
            ("registry-missing", "A", "FORUM"),
            ("registry-missing", "P", "COURSE"),
            ("registry-missing", "P", "TALKS"),
            ("registry-not-itemised", "P", None),
            ("registry-no-rate", None, None),
        ]
    )
    course = next(each for each in found.findings if each.place.reference == "COURSE")
    assert course.params["columns"] == "recipientnamee, sdgcode, purposecode, TossdPillar"


def test_what_the_books_do_not_have_is_given_by_book_and_activity() -> None:
    of_all = GivenValues(of="P", columns={"recipientnamee": "several", "TossdPillar": "1"})
    of_one = GivenValues(of="P", activity="COURSE", columns={"recipientnamee": "Guatemala"})
    found = registry(layout=RegistryLayout(values=[of_all, of_one]))
    assert column(found, "recipientnamee") == [None, *["Guatemala"] * 4, *["several"] * 3]
    talks = next(each for each in found.findings if each.place.reference == "TALKS")
    assert "TossdPillar" not in str(talks.params["columns"])


def test_other_columns_are_another_table_and_no_other_program(tmp_path: Path) -> None:
    path = tmp_path / "columns.toml"
    path.write_text(
        'title = "Ours"\n[[columns]]\nname = "When"\nsource = "year"\n'
        '[[columns]]\nname = "Always"\nvalue = "so"\n[[columns]]\nname = "Sum"\nsource = "total"\n',
        "utf-8",
    )
    found = registry(layout=read_registry_layout(path, "tossd"))
    assert found.cells[0] == (2016, "so", Decimal("50.00"))
    assert found.to_csv("en").decode("utf-8-sig").splitlines()[:2] == [
        "When,Always,Sum",
        "2016,so,50.00",
    ]


def test_rates_may_be_written_as_numbers_and_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "rates.toml"
    path.write_text('[[rates]]\nyear = 2016\ncurrency = "MXN"\nrate = 18.10\n', "utf-8")
    layout = read_registry_layout(path, "tossd")
    assert layout.rates[0].rate == Decimal("18.1")
    assert layout.columns == shipped_layout("tossd").columns


@pytest.mark.parametrize(
    "text",
    [
        '[[columns]]\nname = "A"\nsource = "payee"',
        '[[columns]]\nname = "A"\n[[columns]]\nname = "A"',
        "unit = 7",
        '[[values]]\nof = "P"\ncolumns = { "Recipent" = "x" }',
        '[[rates]]\nyear = 2016\ncurrency = "MXN"\nrate = -1',
        "[[columns",
    ],
)
def test_a_table_that_cannot_be_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "columns.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CoopledgerError, match=r"columns\.toml"):
        read_registry_layout(path, "tossd")


def test_no_registry_but_those_there_are() -> None:
    for name in ("other", "../profiles/generic", ""):
        with pytest.raises(CoopledgerError, match="rencid, tossd"):
            registry(name)
    with pytest.raises(CoopledgerError):
        registry(year=0)


@pytest.mark.parametrize("name", ["tossd", "rencid"])
def test_no_text_becomes_a_formula_and_no_person_is_named(name: str) -> None:
    found = registry(name)
    book = openpyxl.load_workbook(io.BytesIO(found.to_xlsx("es")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=Course" in [cell.value for cell in cells if cell.data_type == "s"]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert all("Course" not in each for each in formulas)
    assert "'=Course" in found.to_csv("es").decode("utf-8-sig")
    for said in (found.to_json("es"), found.to_html("es"), found.to_csv("es").decode("utf-8-sig")):
        assert "Robles" not in said
    assert found.to_xlsx("es") == registry(name).to_xlsx("es")


def test_what_is_proposed_says_so_on_the_sheet_and_on_the_page() -> None:
    proposed = registry("rencid")
    names = openpyxl.load_workbook(io.BytesIO(proposed.to_xlsx("es"))).sheetnames
    assert names == ["Revisión", "RENCID (propuesta)"]
    assert "FORMATO PROPUESTO" in proposed.to_text("es")
    assert "PROPOSED LAYOUT" in proposed.to_html("en")
    assert "FORMATO PROPUESTO" not in registry().to_text("es")


def test_columns_of_both_stand_in_a_table_that_is_read() -> None:
    for name in ("tossd", "rencid"):
        columns = shipped_layout(name).columns
        assert len({each.name for each in columns}) == len(columns)
        assert {"financial", "in_kind", "total"} <= {each.source for each in columns}
    assert RegistryLayout(columns=[RegistryColumn(name="A")]).proposed
