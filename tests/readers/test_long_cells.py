"""The longest cell that there may be, of whatever repeats, and rows as wide: reading ends at once.

A pattern in which two repetitions take the same signs looks through a cell of blanks from each of
them, or from each pair. What is asked for is a bound on the processor's time far above what one
pass takes, and far below what two take.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import CoopledgerError
from coopledger.numerals import NumberStyle
from coopledger.readers import sheets
from coopledger.readers.bank_signs import with_its_minus
from coopledger.readers.cells import CellError
from coopledger.readers.columns import Column
from coopledger.readers.limits import Bound, most
from coopledger.readers.sheet import column_letters
from coopledger.written import number_and_currency
from tests.effort import effort

SECONDS = 2
REPEATED = (
    " ", "\n", "a", "1", "=", "(", ".", ",", "-", '"', "a ", "1 ", "1,", "a=", "/", ";", ":", "a(",
    "%", " =", "= ", "( ", ") ", ": ", "| ", "- ", '"a', "de ", " a 1", "1/", "$ ", "\t;", " al ",
)  # fmt: skip
BEFORE, AFTER = effort(("a",), ("", "a", "1", '"', "a=", "(")), effort(("!",), ("", "b", '"', "!"))

SPECS = (sheets.AGREEMENT, sheets.PROGRAMME, sheets.ACCOUNTS, sheets.LINES, *sheets.TABLES)
COLUMNS = {f"{spec.kind}.{column.field}": column for spec in SPECS for column in spec.columns}


class TooLong(BaseException):
    """Whoever catches what is wrong with a cell does not catch this."""


@contextmanager
def soon() -> Iterator[None]:
    """What takes longer than it may, of the processor's time, is interrupted."""

    def interrupt(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def readings(column: Column) -> Iterator[Callable[[str], Any]]:
    """How the text of a cell is read: for what it states, and for the numbers in it."""
    by_style = column.numbers is not None and not column.divides
    styled = (NumberStyle.COMMA_GROUPS,) if by_style else ()
    if (read := column.read) is not None:
        yield lambda cell: read(cell, *styled)
    if (numbers := column.numbers) is not None:
        yield lambda cell: list(numbers(cell))


def ends_soon(read: Callable[[str], Any]) -> None:
    for before in BEFORE:
        for after in AFTER:
            for repeated in REPEATED:
                cell = before + repeated * (most(Bound.CELL) // len(repeated)) + after
                with soon(), suppress(CellError, CoopledgerError, ValueError):
                    read(cell)


DISTINCT = {
    (getattr(column.read, "__code__", column.read), column.numbers): name
    for name, column in COLUMNS.items()
}


@pytest.mark.parametrize("name", DISTINCT.values())
def test_a_cell_of_any_column_is_read_soon(name: str) -> None:
    for read in readings(COLUMNS[name]):
        ends_soon(read)


@pytest.mark.parametrize(
    "read",
    [with_its_minus, lambda cell: number_and_currency(cell, "MXN", NumberStyle.COMMA_GROUPS)],
    ids=["minus", "amount"],
)
def test_an_amount_is_read_soon(read: Callable[[str], Any]) -> None:
    ends_soon(read)


def test_a_row_of_more_columns_than_a_spreadsheet_has(tmp_path: Path) -> None:
    table, wide = tmp_path / "Gastos.csv", ",x" * 20_000
    table.write_text(f"Folio,Fecha,Importe,Moneda{wide}\nG-1,2016-08-01,5.00,MXN{wide}\n", "utf-8")
    with Ledger.open("sqlite://") as ledger:
        of_columns = ledger.preview_file(table, book="A-1").findings
        of_bank = ledger.preview_file(table, book="A-1", profile="generic", account="MXN").findings
    assert "ACOJ1" in [finding.place.cell for finding in of_columns]
    assert "unknown-book" in [finding.code for finding in of_bank]


@given(st.integers(1, 18_278))
def test_columns_are_called_as_spreadsheets_call_them(number: int) -> None:
    assert column_letters(number) == get_column_letter(number)
