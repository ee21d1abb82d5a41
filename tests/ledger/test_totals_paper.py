"""The cooperation of years as people sign it: every part, each adding up, as of when."""

import io
import json
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from coopledger import (
    Activity,
    Agreement,
    CoopledgerError,
    Disbursement,
    Expenditure,
    InKindContribution,
    Ledger,
    Letterhead,
    Programme,
    Reversal,
    TotalsPaper,
)
from coopledger.messages.catalogue import Language
from coopledger.reports.document import Amount, Document, Fill, Picture, Style, Table
from coopledger.reports.registry import report_of

P, A = {"book": "P"}, {"book": "A"}
DAYS = {"currency": "MXN", "method": "days", "days": "2.5", "daily_rate": "1500.00 MXN"}
TOGETHER = {"code": "FORO-15", "amount": "100.00 MXN"}
FACTS = (
    Programme(code="P", title="Propio", currency="MXN"),
    Agreement(code="A", title="Foro", currency="EUR", accounts=["MXN"]),
    Activity(**P, reference="FORO-15", title="Foro de Quito", when="2015-05",
             activity_kind="forum", partners=["CAPEL"]),
    Activity(**P, reference="T-16", title="Taller", when="2016-05", activity_kind="workshop",
             partners=["CAPEL", "IIDH"], count=3),
    Activity(**P, reference="T-17", title="Otro taller", when="2017-02", activity_kind="workshop"),
    Expenditure(**P, reference="G-1", when="2015-05-02", amount="130.00 MXN",
                activities=[TOGETHER]),
    Expenditure(**P, reference="G-2", when="2016-05-02", amount="70.00 MXN", activities=["T-16"],
                note="sin boleto"),
    InKindContribution(**P, reference="E-1", when="2015-05", valuation=DAYS, concept="Instructor",
                       activities=["FORO-15"]),
    InKindContribution(**P, reference="E-2", when="2016-06", amount="9.00 USD"),
    Disbursement(**A, reference="M", when="2016-01-02", amount="500.00 MXN", sent="25.00 EUR"),
    Expenditure(**A, reference="G", when="2016-03-01", amount="400.00 MXN"),
)  # fmt: skip
SET_RIGHT = (
    Reversal(**P, reference="X", of="G-1", when="2017-01-09", reason="otra cifra"),
    Expenditure(**P, reference="G-1", revision=2, when="2017-01-09", amount="150.00 MXN",
                activities=[TOGETHER]),
)  # fmt: skip


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(*FACTS)
    return ledger


def document(paper: TotalsPaper, language: Language = Language.EN) -> Document:
    return report_of(paper, language).document()


def tables(paper: TotalsPaper) -> list[Table]:
    return [block for block in document(paper).blocks() if isinstance(block, Table)]


def figures(table: Table) -> list[tuple[str, list[Decimal]]]:
    return [
        (row.label, [cell.exact for cell in row.cells if isinstance(cell, Amount)])
        for row in table.rows
        if row.style is not Style.HEAD
    ]


def test_the_years_stand_beside_one_another_with_their_sum(ledger: Ledger) -> None:
    mxn, usd, *_ = tables(ledger.totals_paper())
    assert figures(mxn) == [
        ("2015", [130, 3750, 3880, 0]),
        ("2016", [70, 0, 70, 400]),
        ("2017", [0, 0, 0, 0]),
        ("Total", [200, 3750, 3950, 400]),
    ]
    assert figures(usd) == [("2016", [0, 9, 9, 0])]


def test_every_part_adds_up_to_the_year(ledger: Ledger) -> None:
    ledger.record(*SET_RIGHT)
    found = [table for table in tables(ledger.totals_paper()) if not table.marked]
    assert len(found) > 12
    for table in found:
        *parts, (label, sums) = figures(table)
        assert label == "Total"
        assert [sum(column) for column in zip(*(of for _, of in parts), strict=True)] == sums


def test_activities_have_their_titles_and_what_names_none_stands_last(ledger: Ledger) -> None:
    parts = [figures(table) for table in tables(ledger.totals_paper(2015))]
    assert [
        ("FORO-15  Foro de Quito", [100, 3750, 3850, 0]),
        ("(not itemised)", [30, 0, 30, 0]),
    ] in [rows[:-1] for rows in parts]
    assert [("CAPEL", [100, 3750, 3850, 0])] in [rows[:1] for rows in parts]


def test_the_picture_shows_what_there_is_and_says_it(ledger: Ledger) -> None:
    mxn, usd = (b for b in document(ledger.totals_paper()).blocks() if isinstance(b, Picture))
    assert [(bar.label, bar.said, bar.fill) for bar in mxn.bars] == [
        ("2015", "130.00", Fill.SOLID),
        ("", "3,750.00", Fill.HATCHED),
        ("2016", "70.00", Fill.SOLID),
        ("", "400.00", Fill.OPEN),
    ]
    assert "2016, Financial: 70.00; 2016, With partners" in mxn.said
    assert [said for _, said in usd.legend] == ["In kind"]


def test_each_amount_in_kind_says_how_it_was_valued(ledger: Ledger) -> None:
    said = " ".join(ledger.totals_paper(2015).to_text("es").split())
    assert "E-1 Instructor 3,750.00" in said
    assert "E-1: Días: 2.5 × 1,500.00 MXN = 3,750.00 MXN" in said
    assert "E-2: la fuente no dice cómo" in " ".join(ledger.totals_paper().to_text("es").split())


def test_as_of_a_day_and_as_of_a_recorded_moment(ledger: Ledger) -> None:
    before = ledger.history("G-1", book="P")[0].recorded_at
    ledger.record(*SET_RIGHT)
    now, then = ledger.totals_paper(), ledger.totals_paper(recorded_by=before)
    assert "Of these figures" in now.to_text("en")
    assert "Of these figures" not in then.to_text("en")
    assert "With what was recorded by " in then.to_text("en")
    assert json.loads(then.to_json("en"))["recorded_by"] == before.isoformat()
    closed = ledger.totals_paper(on=date(2016, 12, 31))
    assert "With what counts by 2016-12-31" in closed.to_text("en")
    assert [total.year for total in closed.totals] == [2015, 2016, 2016]
    assert closed.totals == ledger.cooperation_totals(on=date(2016, 12, 31))


def test_letterhead_signer_and_head(ledger: Ledger) -> None:
    head = Letterhead(lines=["Instituto"], prepared={"name": "Ana"})
    paper = ledger.totals_paper(2016, letterhead=head)
    said = paper.to_text("en")
    assert "Instituto" in said
    assert "Ana" in said
    assert str(ledger.head()) in said
    assert "P-1" not in said
    assert "G-2: sin boleto" in said


def test_in_excel_what_was_given_is_a_formula(ledger: Ledger) -> None:
    book = load_workbook(io.BytesIO(ledger.totals_paper().to_xlsx("en")))
    cells = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    formulas = [value for value in cells if str(value).startswith("=")]
    assert any("+" in value for value in formulas)
    assert any("SUM" in value for value in formulas)


def test_years_that_cannot_be(ledger: Ledger) -> None:
    with pytest.raises(CoopledgerError, match="2017"):
        ledger.totals_paper(2017, 2016)
