"""FACE by activity, and the European report by sheet: each figure as it is worked by hand.

In pesos EUR 25,000 came as 500,000 and EUR 1,000 of the institution's own as 20,000: 20 for one. In
dollars EUR 10,000 came as 11,000: 1.1 for one.

Spent before July: G-1, 60,000 / 20 = 3,000.00 on TALLERES, for no activity.
From July to December:

- G-2, 123,456.78 / 20 = 6,172.84 on TALLERES: 100,000 for FORO = 5,000.00, 20,000 for CURSO =
  1,000.00, and for none 3,456.78 = 172.84;
- G-3, 3,333.33 / 1.1 = 3,030.30 on PASAJES, for FORO;
- G-4, 90,000 / 20 = 4,500.00 for CURSO: on HONORARIOS 50,000 = 2,500.00, on PASAJES 40,000 =
  2,000.00;
- G-5, on HONORARIOS 10,000 = 500.00 and on TALLERES 20,000 = 1,000.00, for two activities: nothing
  says which of them was for which;
- G-6, 1,234.56 / 20 = 61.73 on no line and for no activity.

TALLERES 6,172.84 + 1,000.00 = 7,172.84; PASAJES 5,030.30; HONORARIOS 3,000.00; all 15,264.87.
"""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest

from coopledger import (
    Activity,
    Addendum,
    Agreement,
    Commitment,
    Disbursement,
    Expenditure,
    Ledger,
    OwnContribution,
    Reallocation,
    Request,
)
from coopledger.books.partner_form import PartnerForm
from coopledger.books.partner_forms.form import FormRow
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money

JULY, DECEMBER = date(2016, 7, 1), date(2016, 12, 31)


def spent(reference: str, when: str, amount: str, *activities: Any, **more: Any) -> Expenditure:
    return Expenditure(
        book="A", reference=reference, when=when, amount=amount, activities=activities, **more
    )


def part(code: str, amount: str) -> dict[str, str]:
    return {"code": code, "amount": amount}


FACTS = (
    Agreement(
        code="A", title="Training", currency="EUR", accounts=["MXN", "USD"], start="2016-01-01",
        end="2017-06-30", reallocation_limit="25",
        lines=[
            {"code": "TALLERES", "title": "Talleres", "ceiling": "30000.00 EUR"},
            {"code": "PASAJES", "title": "Pasajes", "ceiling": "15000.00 EUR"},
            {"code": "HONORARIOS", "title": "Honorarios", "ceiling": "10000.00 EUR"},
        ],
    ),
    Addendum(book="A", reference="AD-1", when="2016-07-01", title="More fees",
             ceilings=[{"line": "HONORARIOS", "ceiling": "12000.00 EUR"}]),
    Reallocation(book="A", reference="RA-1", when="2016-09-01", amount="2500.00 EUR",
                 from_line="PASAJES", to_line="TALLERES", reason="=Fewer flights"),
    Activity(book="A", reference="FORO", title="Foro", when="2016-10-05/2016-10-07"),
    Activity(book="A", reference="CURSO", title="Curso", when="2016-11-28/2016-12-02"),
    Activity(book="A", reference="ESTUDIO", title="Estudio", when="2017"),
    Activity(book="A", reference="ANTES", title="Antes", when="2016-03"),
    Disbursement(book="A", reference="M-1", when="2016-02-01", amount="500000.00 MXN",
                 sent="25000.00 EUR"),
    Disbursement(book="A", reference="M-2", when="2016-08-01", amount="11000.00 USD",
                 sent="10000.00 EUR"),
    OwnContribution(book="A", reference="AP-1", when="2016-08-02", amount="20000.00 MXN"),
    spent("G-1", "2016-05-10", "60000.00 MXN", lines=["TALLERES"]),
    spent("G-2", "2016-10-06", "123456.78 MXN", part("FORO", "100000.00 MXN"),
          part("CURSO", "20000.00 MXN"), lines=["TALLERES"]),
    spent("G-3", "2016-10-04", "3333.33 USD", "FORO", lines=["PASAJES"]),
    spent("G-4", "2016-12-02", "90000.00 MXN", "CURSO",
          lines=[part("HONORARIOS", "50000.00 MXN"), part("PASAJES", "40000.00 MXN")]),
    spent("G-5", "2016-12-10", "30000.00 MXN", part("FORO", "15000.00 MXN"),
          part("CURSO", "15000.00 MXN"),
          lines=[part("HONORARIOS", "10000.00 MXN"), part("TALLERES", "20000.00 MXN")]),
    spent("G-6", "2016-12-20", "1234.56 MXN"),
    Commitment(book="A", reference="CO-1", when="2016-11-01", amount="40000.00 MXN",
               lines=["TALLERES"]),
    Commitment(book="A", reference="CO-2", when="2016-11-01", amount="550.00 USD"),
    Commitment(book="A", reference="CO-3", when="2016-11-01", amount="10.00 MXN"),
    Request(book="A", reference="SR-0", when="2016-07-01/2016-12-31", line="TALLERES",
            amount="9000.00 EUR"),
    Request(book="A", reference="SR-1", when="2017-01-01/2017-06-30", line="TALLERES",
            amount="8000.00 EUR"),
)  # fmt: skip


def laid_out(form: str) -> PartnerForm:
    """A form of those facts, as a working copy."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*FACTS)
        return ledger.partner_form(form, "A", since=JULY, on=DECEMBER, working_copy=True)


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*FACTS)
        yield ledger


@pytest.fixture(scope="module")
def eu(ledger: Ledger) -> PartnerForm:
    return ledger.partner_form("eu", "A", since=JULY, on=DECEMBER)


def rows(form: PartnerForm, table: str) -> dict[str, FormRow]:
    (found,) = (each for each in form.filled.tables if each.name == table)
    return {row.key: row for row in found.rows}


def said(row: FormRow, *columns: str) -> list[str | None]:
    entries = (row.entries.get(column) for column in columns)
    return [each.digits if isinstance(each, Money) else None for each in entries]


def test_under_each_line_of_face_stand_its_activities(ledger: Ledger) -> None:
    form = ledger.partner_form("face", "A", since=JULY, on=DECEMBER, working_copy=True)
    columns = ("authorised", "actual", "accepted", "balance", "request")
    assert {key: said(row, *columns) for key, row in rows(form, "lines").items()} == {
        "TALLERES": ["29500.00", "7172.84", "7172.84", "22327.16", "8000.00"],
        "TALLERES/CURSO": [None, "1000.00", "1000.00", None, None],
        "TALLERES/FORO": [None, "5000.00", "5000.00", None, None],
        "TALLERES/several": [None, "1000.00", "1000.00", None, None],
        "TALLERES/management": [None, "172.84", "172.84", None, None],
        "PASAJES": ["12500.00", "5030.30", "5030.30", "7469.70", "0.00"],
        "PASAJES/CURSO": [None, "2000.00", "2000.00", None, None],
        "PASAJES/FORO": [None, "3030.30", "3030.30", None, None],
        "HONORARIOS": ["12000.00", "3000.00", "3000.00", "9000.00", "0.00"],
        "HONORARIOS/CURSO": [None, "2500.00", "2500.00", None, None],
        "HONORARIOS/several": [None, "500.00", "500.00", None, None],
        "not-itemised": ["0.00", "61.73", "61.73", "-61.73", "0.00"],
        "not-itemised/management": [None, "61.73", "61.73", None, None],
        "no-expenditure": [None] * 5,
        "no-expenditure/ESTUDIO": [None] * 5,
        "support-cost": [None] * 5,
        "sum": ["54000.00", "15264.87", "15264.87", "38735.13", "8000.00"],
    }
    durations = {key: str(row.entries.get("duration")) for key, row in rows(form, "lines").items()}
    assert durations["PASAJES/FORO"] == "2016-10-05/2016-10-07"
    assert durations["no-expenditure/ESTUDIO"] == "2017"


def test_what_was_spent_before_it_came_is_under_its_line_as_it_was_spent() -> None:
    """In the fund's currency, where that is the agreement's: 100.00, of which 0.02 is worth yet."""
    agreement = Agreement(code="A", title="T", currency="MXN", accounts=["MXN"], prefinancing=True)
    money = Disbursement(book="A", reference="M", when="2016-01-01", amount="0.02 MXN")
    with Ledger.open("sqlite://") as ledger:
        ledger.record(agreement, money, spent("G", "2016-01-02", "100.00 MXN"))
        found = rows(ledger.partner_form("face", "A", on=DECEMBER), "lines")
        assert said(found["not-itemised"], "actual") == ["100.00"]
        assert said(found["not-itemised/management"], "actual") == ["100.00"]


def test_its_head_says_all_that_the_form_asks_and_the_agencys_part_is_empty(
    ledger: Ledger,
) -> None:
    form = ledger.partner_form("face", "A", since=JULY, on=DECEMBER)
    heads = dict(form.filled.heads)
    assert [*heads] == [
        "agency", "date", "country", "programme", "project", "responsible-officer",
        "implementing-partner", "currency", "request-type", "report-period", "next-period",
    ]  # fmt: skip
    for language in Language:
        text = " ".join(form.to_text(language.value).split())
        words = ("request", "actual")
        for each in words:
            assert f"[ ] {say(f'partner-form.certify-{each}', language)}" in text
        end = text.partition(say("partner-form.for-the-agency", language))[2]
        for name in form.filled.agency:
            assert f"{say(f'partner-form.head-{name}', language)} ______" in end
    assert "07-2016 to 12-2016" in form.to_text("en")
    assert "01-2017 a 06-2017" in form.to_text("es")


def test_a_workbook_adds_up_lines_and_not_their_activities_again(ledger: Ledger) -> None:
    form = ledger.partner_form("face", "A", since=JULY, on=DECEMBER, working_copy=True)
    sheet = openpyxl.load_workbook(io.BytesIO(form.to_xlsx("en"))).worksheets[0]
    (total,) = (row for row in sheet.iter_rows() if str(row[0].value).startswith("Total"))
    formulas = [str(cell.value) for cell in total if str(cell.value).startswith("=")]
    assert any(each.count(",") >= 4 for each in formulas)  # B: the cells of the lines
    assert any(":" in each for each in formulas)  # A: all that is in the column


def test_the_budget_by_contract_or_last_addendum(eu: PartnerForm) -> None:
    columns = ("initial", "contracted", "moved", "modified", "reallocation", "contingencies")
    assert {key: said(row, *columns) for key, row in rows(eu, "budget").items()} == {
        "TALLERES": ["30000.00", "30000.00", "2500.00", "32500.00", "7500.00", None],
        "PASAJES": ["15000.00", "15000.00", "-2500.00", "12500.00", "3750.00", None],
        "HONORARIOS": ["10000.00", "12000.00", "0.00", "12000.00", "2500.00", None],
        "sum": ["55000.00", "57000.00", "0.00", "57000.00", None, None],
    }
    assert [*rows(eu, "addenda")] == ["AD-1/HONORARIOS", "RA-1"]


def test_an_addendum_that_states_a_ceiling_takes_in_what_was_moved_before() -> None:
    moved = FACTS[2]
    anew = Addendum(book="A", reference="AD-2", when="2016-11-01",
                    ceilings=[{"line": "TALLERES", "ceiling": "33000.00 EUR"}])  # fmt: skip
    with Ledger.open("sqlite://") as ledger:
        ledger.record(FACTS[0], moved, anew)
        found = rows(ledger.partner_form("eu", "A", on=DECEMBER), "budget")
        columns = ("contracted", "moved", "modified")
        assert said(found["TALLERES"], *columns) == ["33000.00", "0.00", "33000.00"]
        assert said(found["PASAJES"], *columns) == ["15000.00", "-2500.00", "12500.00"]


def test_what_was_foreseen_beside_what_was_spent(eu: PartnerForm) -> None:
    columns = ("foreseen", "period", "left")
    found = {key: said(row, *columns) for key, row in rows(eu, "follow-up").items()}
    assert found["TALLERES"] == ["9000.00", "7172.84", "1827.16"]
    assert found["PASAJES"] == ["0.00", "5030.30", "-5030.30"]
    assert found["sum"] == ["9000.00", "15264.87", "-6264.87"]
    assert said(rows(eu, "forecast")["TALLERES"], "cost") == ["8000.00"]


@pytest.mark.parametrize(
    ("on", "kind"), [(date(2017, 6, 29), "interim"), (date(2017, 6, 30), "final")]
)
def test_it_is_the_final_one_from_the_last_day_on(ledger: Ledger, on: date, kind: str) -> None:
    form = ledger.partner_form("eu", "A", on=on)
    (report,) = (each for each in form.filled.tables if each.name == "report")
    assert (report.called, report.sheet) == (kind, kind)


def test_what_is_pending_above_five_hundred_euros_is_apart(eu: PartnerForm) -> None:
    """40,000 pesos at 20 are 2,000.00; 550 dollars at 1.1 are 500.00, which is not above."""
    columns = ("in-currency", "amount")
    assert {key: said(row, *columns) for key, row in rows(eu, "pending").items()} == {
        "CO-1": ["40000.00", "2000.00"]
    }
    assert {key: said(row, *columns) for key, row in rows(eu, "pending-small").items()} == {
        "CO-2": ["550.00", "500.00"],
        "CO-3": ["10.00", "0.50"],
    }


@pytest.mark.parametrize("language", list(Language))
def test_each_sheet_of_the_workbook_is_one_of_the_report(
    eu: PartnerForm, language: Language
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(eu.to_xlsx(language.value)))
    sheets = ("information", "addenda", "forecast", "interim", "funding", "pending", "expenditures")
    names = [say(f"partner-form.sheet-{each}", language) for each in sheets]
    assert book.sheetnames[:-1] == names
    for name in names:
        cells = [cell.value for row in book[name] for cell in row if cell.value is not None]
        assert say("partner-form.proposed-layout", language) in cells
    concept = next(cell for row in book[names[1]] for cell in row if cell.value == "=Fewer flights")
    assert concept.data_type == "s"
