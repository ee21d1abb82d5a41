"""Answers to write: the packaged example, and one made up to be hard to write."""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

from openpyxl import Workbook

from coopledger import (
    Agreement,
    BankBalance,
    CooperationTotals,
    Disallowance,
    Disbursement,
    Expenditure,
    Ledger,
    Money,
    Statement,
)

YEAR_END = date(2016, 12, 31)
MOST_MINOR = 10**17 - 1
FORMULA = "=cmd|' /C calc'!A0"
_OURS = re.compile(r"=(ROUND\()?(SUM\(B\d+:B\d+\)|B\d+([+-]B\d+)*)(,\d\))?")


def foreign_formulas(book: Workbook) -> list[object]:
    """Formulas and errors of a workbook, but for sums of its own cells."""
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    acting = [cell.value for cell in cells if cell.data_type in ("f", "e")]
    columns = (re.sub(r"(?<![A-Z])[A-Z]{1,2}(?=\d)", "B", str(value)) for value in acting)
    return [value for value, said in zip(acting, columns, strict=True) if not _OURS.fullmatch(said)]


def example(where: str | Path = "sqlite://") -> Ledger:
    ledger = Ledger.open(where)
    for workbook in ("INE-SEGIB-2016.xlsx", "PICE-2014-2015.xlsx"):
        assert ledger.import_file(files("coopledger.examples") / workbook).accepted
    return ledger


def segib() -> Statement:
    return example().reconcile("INE-SEGIB-2016", on=YEAR_END)


def totals() -> CooperationTotals:
    return example().cooperation_totals()


def hard() -> Statement:
    """Three currencies, figures of seventeen digits, words that look like formulas and markup."""
    return hard_ledger().reconcile("@H", on=YEAR_END)


def hard_ledger() -> Ledger:
    """The ledger that it is of."""
    ledger = Ledger.open("sqlite://")
    ledger.record(
        Agreement(
            code="@H",
            title="<b>Título & más</b>",
            currency="EUR",
            accounts=["MXN", "JPY", "EUR"],
            lines=[
                {"code": "-AIR", "title": FORMULA, "ceiling": "1000.00 EUR"},
                {"code": "+FEES", "title": "{=1+1}", "ceiling": "900000.00 MXN"},
            ],
            note="<script>alert(1)</script>",
        ),
        Disbursement(
            book="@H",
            reference="M-1",
            when="2016-01-01",
            amount=Money.from_minor(MOST_MINOR, "MXN"),
            sent=Money.from_minor(MOST_MINOR, "EUR"),
        ),
        Disbursement(
            book="@H", reference="M-2", when="2016-01-02", amount="1000 JPY", sent="10.00 EUR"
        ),
        Disbursement(book="@H", reference="M-3", when="2016-01-01", amount="10.00 EUR"),
        Expenditure(
            book="@H",
            reference="G-1",
            when="2016-02-01",
            amount="123456.78 MXN",
            lines=["-AIR"],
            provenance="assumed",
        ),
        Disallowance(
            book="@H", reference="D", of="G-1", when="2016-03-01", amount="50.00 MXN", reason="no"
        ),
        BankBalance(
            book="@H", reference="B-1", account="JPY", when="2016-02-01", balance="999 JPY"
        ),
    )
    return ledger
