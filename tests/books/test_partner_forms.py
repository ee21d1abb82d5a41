"""The forms of partners: each figure as it is worked by hand, and what is left to be filled in."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coopledger import CoopledgerError, Ledger, WrongBook
from coopledger.books.partner_form import PartnerForm
from coopledger.books.partner_forms.form import FormRow
from coopledger.books.partner_forms.registry import PARTNER_FORMS
from coopledger.cli.report_form import FORMS
from coopledger.model.facts import fact_adapter
from coopledger.money import Money

CASE = Path(__file__).parents[1] / "cases/ledgers/a-form-has-the-figures-of-the-statement"
"""Its README works every figure out by hand."""
JULY, YEAR_END = date(2016, 7, 1), date(2016, 12, 31)


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    facts = json.loads((CASE / "facts.json").read_text("utf-8"))
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*map(fact_adapter.validate_python, facts))
        yield ledger


def rows(form: PartnerForm, table: str) -> dict[str, FormRow]:
    """Without the parts of others, and what is left to be written in."""
    (found,) = (each for each in form.filled.tables if each.name == table)
    return {row.key: row for row in found.rows if row.entries and not row.under}


def said(row: FormRow, *columns: str) -> list[str | None]:
    entries = (row.entries.get(column) for column in columns)
    return [each.digits if isinstance(each, Money) else None for each in entries]


def test_the_command_knows_every_form() -> None:
    assert tuple(PARTNER_FORMS) == FORMS


def test_conac(ledger: Ledger) -> None:
    found = rows(ledger.partner_form("conac", "A", on=YEAR_END), "lines")
    columns = ("approved", "changes", "modified", "accrued", "paid", "unspent")
    assert {key: said(row, *columns) for key, row in found.items()} == {
        "TALLERES": ["5000.00", "0.00", "5000.00", "3055.00", "3000.00", "1945.00"],
        "PASAJES": ["2500.00", "500.00", "3000.00", "2540.00", "2540.00", "460.00"],
        "MATERIAL": ["2000.00", "-500.00", "1500.00", "1000.00", "1000.00", "500.00"],
        "sum": ["9500.00", "0.00", "9500.00", "6595.00", "6540.00", "2905.00"],
    }


def test_face_of_two_periods(ledger: Ledger) -> None:
    """What the first leaves authorised is where the second begins."""
    first = ledger.partner_form("face", "A", on=date(2016, 6, 30), working_copy=True)
    second = ledger.partner_form("face", "A", since=JULY, on=YEAR_END, working_copy=True)
    columns = ("authorised", "actual", "accepted", "balance")
    assert said(rows(first, "lines")["sum"], *columns) == [
        "9500.00", "3330.00", "3330.00", "6170.00",
    ]  # fmt: skip
    assert {key: said(row, *columns) for key, row in rows(second, "lines").items()} == {
        "TALLERES": ["2000.00", "0.00", "-105.56", "2105.56"],
        "PASAJES": ["2670.00", "2210.00", "2182.50", "487.50"],
        "MATERIAL": ["1500.00", "1000.00", "1000.00", "500.00"],
        "sum": ["6170.00", "3210.00", "3076.94", "3093.06"],
    }


def test_what_the_agency_fills_in_is_empty(ledger: Ledger) -> None:
    handed_in = ledger.partner_form("face", "A", since=JULY, on=YEAR_END)
    (table,) = handed_in.filled.tables
    for row in table.rows:
        for column in ("coding", "accepted", "balance", "authorisation", "outstanding"):
            assert row.entries.get(column) is None
        authorised = row.entries.get("authorised")
        assert (authorised is None) == bool(row.under or row.key == "support-cost")
    assert not any(each.column in table.agency for each in table.made)


def test_sf_425(ledger: Ledger) -> None:
    form = ledger.partner_form("sf425", "A", on=YEAR_END)
    found = {
        key: said(row, "amount")[0]
        for table in ("cash", "expenditures", "share", "income")
        for key, row in rows(form, table).items()
    }
    assert found == {
        "a": "7022.00", "b": "6440.00", "c": "582.00",
        "d": "9500.00", "e": "6440.00", "f": "400.00", "g": "6840.00", "h": "2660.00",
        "i": "300.00", "j": "100.00", "k": "200.00",
        "l": "0.00", "m": None, "n": None, "o": None,
    }  # fmt: skip
    assert [said(row, "amount") for row in rows(form, "on-hand").values()] == [
        ["582.00"], ["5.00"], ["110.00"], ["-22.00"], ["675.00"],
    ]  # fmt: skip


_FUNDED = ("period", "cumulative")


def test_the_european_report(ledger: Ledger) -> None:
    form = ledger.partner_form("eu", "A", since=JULY, on=YEAR_END)
    columns = ("modified", "before", "period", "cumulative", "variation")
    assert {key: said(row, *columns) for key, row in rows(form, "report").items()} == {
        "TALLERES": ["5000.00", "3000.00", "0.00", "3000.00", "-2000.00"],
        "PASAJES": ["3000.00", "330.00", "2210.00", "2540.00", "-460.00"],
        "MATERIAL": ["1500.00", "0.00", "1000.00", "1000.00", "-500.00"],
        "sum": ["9500.00", "3330.00", "3210.00", "6540.00", "-2960.00"],
    }
    listed = rows(form, "expenditures")
    assert {key: said(row, "amount") for key, row in listed.items()} == {
        "G-4": ["2100.00"], "G-5": ["1000.00"], "G-6": ["110.00"], "sum": ["3210.00"],
    }  # fmt: skip
    assert listed["G-4"].entries["creditor"] == "=Aerolínea"
    assert str(listed["G-5"].entries["issued-on"]) == "2016-08-25"
    funding = {key: said(row, "agreed", *_FUNDED) for key, row in rows(form, "funding").items()}
    assert funding == {
        "received": [None, "3000.00", "9000.00"],
        "own_contribution": ["300.00", "0.00", "100.00"],
        "interest": [None, "5.00", "5.00"],
        "PNUD": ["250.00", "0.00", "110.00"],
        "Fundación": ["60.00", "0.00", "0.00"],
        "sum": [None, "3005.00", "9215.00"],
    }
    assert said(rows(form, "pending")["CO-1"], "in-currency") == ["400.00"]


def test_units_come_to_the_budget_that_was_agreed_last(ledger: Ledger) -> None:
    """As the agreement or an addendum stated it last. Those of MATERIAL are rounded."""
    form = ledger.partner_form("eu", "A", since=JULY, on=YEAR_END)
    for table in ("budget", "report"):
        found = rows(form, table)
        assert {
            key: (row.entries.get("unit"), row.entries.get("units"), *said(row, "unit-value"))
            for key, row in found.items()
        } == {
            "TALLERES": ("taller", "5", "1000.00"),
            "PASAJES": ("vuelo", "10", "250.00"),
            "MATERIAL": ("juego", "7", "214.29"),
            "sum": (None, None, None),
        }
    noted = {note.code: dict(note.params) for note in form.filled.all_notes}
    assert noted["units-rounded"] == {"lines": "MATERIAL"}


def explained(ledger: Ledger, since: date | None, on: date) -> dict[str, object]:
    form = ledger.partner_form("eu", "A", since=since, on=on)
    return {key: row.entries.get("explanation") for key, row in rows(form, "report").items()}


def test_a_report_has_the_last_explanation_and_its_day_where_that_is_not_its_own(
    ledger: Ledger,
) -> None:
    june = date(2016, 6, 30)
    talleres, pasajes = "dos talleres se pasan al segundo semestre", "los vuelos son de agosto"
    nothing = {"MATERIAL": None, "sum": None}
    assert explained(ledger, None, june) == {"TALLERES": talleres, "PASAJES": pasajes, **nothing}
    # A day later they are of a day before.
    assert explained(ledger, JULY, JULY) == {
        "TALLERES": f"2016-06-30: {talleres}", "PASAJES": f"2016-06-30: {pasajes}", **nothing,
    }  # fmt: skip
    assert explained(ledger, JULY, YEAR_END) == {
        "TALLERES": f"2016-06-30: {talleres}",
        "PASAJES": "un vuelo se canceló",
        "MATERIAL": "=la imprenta entrega en enero",
        "sum": None,
    }
    # Of the day before none was known.
    assert set(explained(ledger, None, date(2016, 6, 29)).values()) == {None}


def test_the_letter_of_a_refund(ledger: Ledger) -> None:
    form = ledger.partner_form("refund", "A", since=date(2016, 12, 1), on=YEAR_END)
    assert {
        key: said(row, "amount", "partner-got") for key, row in rows(form, "refunds").items()
    } == {"R-2": ["36100.00", "1880.00"]}
    assert "Conforme al convenio se reintegran 36,100.00 MXN." in form.to_text("es")
    with pytest.raises(CoopledgerError) as refused:
        ledger.partner_form("refund", "A", on=date(2016, 6, 30))
    assert refused.value.code == "partner-form.no-refund"


def test_there_is_no_other_form(ledger: Ledger) -> None:
    with pytest.raises(CoopledgerError) as refused:
        ledger.partner_form("f1040", "A")
    assert "conac, face, sf425, eu, refund" in refused.value.message("en")


def test_a_programme_has_no_partner() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            fact_adapter.validate_python(
                {"kind": "programme", "code": "P", "title": "Propio", "currency": "MXN"}
            )
        )
        with pytest.raises(WrongBook):
            ledger.partner_form("conac", "P")


def test_what_other_books_spent_is_of_no_period() -> None:
    """Taken over with 30 spent, 20 spent since: the report of the first days has 20."""
    case = Path(__file__).parents[1] / "cases/ledgers/an-agreement-taken-over"
    facts = json.loads((case / "facts.json").read_text("utf-8"))
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*map(fact_adapter.validate_python, facts))
        (code,) = (each["code"] for each in facts if each["kind"] == "agreement")
        paper = ledger.statement_paper(code, on=date(2030, 12, 31))
        since = paper.statement.taken_over
        assert any(line.before for line in paper.statement.lines)
        for first in (since, None):
            form = ledger.partner_form("eu", code, since=first, on=date(2030, 12, 31))
            for line in paper.statement.lines:
                row = rows(form, "report")[line.code]
                assert row.entries["before"] == line.before
                assert row.entries["period"] == line.spent - line.before
