"""A load of 400 rows taken back and loaded corrected, on both engines, with a year closed."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coopledger import (
    Agreement,
    AnyFact,
    Disbursement,
    Expenditure,
    Ledger,
    Money,
    Refused,
)
from coopledger.messages.catalogue import Language
from coopledger.writers.csv_archive import csv_archive
from tests.engines import ENGINES, location

CODE = "INE-400"
OPENING = Agreement(
    code=CODE, title="Cuatrocientas filas", currency="EUR", accounts=["MXN"],
    start="2016-01-01", end="2017-12-31",
    lines=[{"code": code, "title": code} for code in ("PASAJES", "HONORARIOS")],
)  # fmt: skip
CAME = Disbursement(
    book=CODE, reference="M-1", when="2016-01-04", amount="1000000.00 MXN", sent="50000.00 EUR"
)
ROWS = 400
WHY = "el archivo traía los importes de otro mes"
YEAR_END = date(2016, 12, 31)


def rows(*, wrong: bool) -> list[AnyFact]:
    """400 expenditures of both years; every tenth has another amount where they are wrong."""
    return [
        Expenditure(
            book=CODE,
            reference=f"G-{number:03}",
            when=date(2016, 1, 5) + timedelta(number),
            amount=Money.from_minor(1_000_01 + number * 7 + (wrong and number % 10 == 0), "MXN"),
            lines=["PASAJES" if number % 2 else "HONORARIOS"],
        )
        for number in range(ROWS)
    ]


def workbook(folder: Path, facts: list[AnyFact]) -> Path:
    path = folder / "gastos.zip"
    path.write_bytes(csv_archive([OPENING, *facts], Language.ES))
    return path


def figures(ledger: Ledger) -> list[object]:
    """Every figure at the end of each month, and the totals of the years."""
    ends = [date(2016, month, 1) - timedelta(1) for month in range(2, 13)]
    ends += [date(2017, month, 1) - timedelta(1) for month in (1, 2, 3, 12)]
    stated = [ledger.reconcile(CODE, on=on).rows() for on in ends]
    return [stated, ledger.cooperation_totals().rows()]


def never_wrong(folder: Path) -> list[object]:
    """What a ledger says in which nothing was ever wrong."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, CAME)
        ledger.import_file(workbook(folder, rows(wrong=False)))
        return figures(ledger)


@pytest.mark.parametrize("engine", ENGINES)
def test_it_is_as_if_only_the_right_file_had_been_loaded(engine: str, tmp_path: Path) -> None:
    expected = never_wrong(tmp_path)
    with location(engine, tmp_path) as where, Ledger.open(where, by="ana") as ledger:
        ledger.record(OPENING, CAME)
        before = figures(ledger)
        loaded = ledger.import_file(workbook(tmp_path, rows(wrong=True)))
        assert (loaded.recorded, loaded.load) == (ROWS, 1)
        ledger.set_period(CODE, 2016, "closed")
        said = ledger.reconcile(CODE, on=YEAR_END).rows()

        with pytest.raises(Refused) as refused:  # it asks, and re-dates nothing
            ledger.undo(1, reason=WHY)
        (found,) = refused.value.findings
        assert (found.code, found.params["count"]) == ("undo-year-closed", 362)
        assert "G-000, G-001" in found.message("es")
        assert ledger.reconcile(CODE, on=YEAR_END).rows() == said

        ledger.set_period(CODE, 2016, "adjusting", reason=WHY)
        undone = ledger.undo(1, reason=WHY)
        assert undone.receipt.recorded == ROWS + 1
        assert figures(ledger) == before
        (book,) = undone.books
        assert [t.say("es") for t in book.after] == [
            "Convenio 1", "Ministraciones 1 = 1,000,000.00 MXN (Enviado = 50,000.00 EUR)",
        ]  # fmt: skip

        again = ledger.import_file(workbook(tmp_path, rows(wrong=False)))
        assert (again.recorded, again.load, again.findings) == (ROWS, 3, ())
        ledger.set_period(CODE, 2016, "closed")
        assert figures(ledger) == expected
        assert ledger.import_file(workbook(tmp_path, rows(wrong=False))).recorded == 0

        history = ledger.history("G-010")
        assert [(each.fact.revision, each.stands, each.load) for each in history] == [
            (1, False, 1),
            (2, True, 3),
        ]
        assert history[0].reversal is not None
        assert history[0].reversal.load == 2
        loads = ledger.loads()
        assert [(load.number, load.undoes, load.undone_by) for load in loads] == [
            (1, None, 2), (2, 1, None), (3, None, None),
        ]  # fmt: skip
        assert ledger.verify().intact


@pytest.mark.parametrize("engine", ENGINES)
def test_with_the_year_closed_it_counts_no_more_from_the_day_that_is_asked(
    engine: str, tmp_path: Path
) -> None:
    with location(engine, tmp_path) as where, Ledger.open(where, by="ana") as ledger:
        ledger.record(OPENING, CAME)
        before = figures(ledger)
        ledger.import_file(workbook(tmp_path, rows(wrong=True)))
        ledger.set_period(CODE, 2016, "closed")
        said = ledger.reconcile(CODE, on=YEAR_END).rows()
        ledger.undo(1, reason=WHY, on=date(2017, 1, 1))
        assert ledger.reconcile(CODE, on=YEAR_END).rows() == said
        stated, _ = figures(ledger)
        assert isinstance(stated, list)
        assert isinstance(before[0], list)
        assert stated[-3:] == before[0][-3:]
        assert ledger.verify().intact
