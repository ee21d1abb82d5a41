"""Formulas of a workbook: each comes to the very figure beside it, or is not written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.reports.document import Amount, Cell, Reckoned, Row, Style, Table
from coopledger.writers.formulas import formulas

HEAD, SUM = Style.HEAD, Style.SUM


def amount(said: str) -> Amount:
    return Amount(Decimal(said), said)


def rows(*given: tuple[Style, str | None] | str | None) -> tuple[Row, ...]:
    """A column: figures, or a style and what it says."""
    made = [each if isinstance(each, tuple) else (Style.FIGURES, each) for each in given]
    return tuple(Row("x", (_cell(said),), style) for style, said in made)


def _cell(said: str | None) -> Cell:
    return amount(said) if said is not None and said[-1:].isdigit() else said


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        (rows((HEAD, "MXN"), "1.10", "2.20", (SUM, "3.30")), {3: "=ROUND(SUM(B12:B13),2)"}),
        (rows((HEAD, "JPY"), "1", "2", (SUM, "3")), {3: "=SUM(B12:B13)"}),
        # Each sum is of what is above it, up to the sum or the head before.
        (
            rows("1.00", (SUM, "1.00"), "5.00", None, "-2.00", (SUM, "3.00")),
            {1: "=ROUND(SUM(B11:B11),2)", 5: "=ROUND(SUM(B13:B15),2)"},
        ),
        # What is not the sum of what is above it is only a number: a total of other things.
        (rows("1.00", "2.00", (SUM, "3.01")), {}),
        (rows((HEAD, "MXN"), (SUM, "0.00")), {}),
        (rows("1.00", (SUM, "-")), {}),
        # More digits than Excel keeps are text, of which there is no sum.
        (rows("999999999999999.99", "0.01", (SUM, "1000000000000000.00")), {}),
        (rows("999999999999999.99", "1.00", (SUM, "1.00")), {2: "=ROUND(SUM(B11:B12),2)"}),
        # Binary numbers of that size do not hold the last cent of what they add up to.
        (
            rows(*["9999999999999.99"] * 5, *["-9999999999999.99"] * 4, (SUM, "9999999999999.99")),
            {},
        ),
    ],
)
def test_a_sum_is_of_the_figures_above_it(column: tuple[Row, ...], wanted: dict[int, str]) -> None:
    assert formulas(Table(column), 10) == {(row, 0): said for row, said in wanted.items()}


def test_a_column_is_what_others_of_its_row_come_to() -> None:
    def line(*said: str | None) -> Row:
        return Row("x", tuple(map(_cell, said)))

    table = Table(
        (
            Row("", ("in", "out", "balance"), HEAD),
            line("10.00", None, "10.00"),
            line(None, "2.50", "7.50"),
            line(None, "0.50", "9.00"),
            line("-", "1.00", "8.00"),
            Row("", (None, None, amount("8.00")), SUM),
            line("1.00", "1.00", "0.00"),
        ),
        reckoned=(Reckoned(2, plus=(0,), minus=(1,), carried=True),),
    )
    assert formulas(table, 0) == {
        (1, 2): "=ROUND(B2,2)",
        (2, 2): "=ROUND(D2-C3,2)",
        (6, 2): "=ROUND(B7-C7,2)",
    }


def test_columns_beyond_the_alphabet_have_two_letters() -> None:
    wide = tuple(amount("1") for _ in range(27))
    said = formulas(Table((Row("", wide), Row("", wide, SUM))), 0)
    assert (said[1, 0], said[1, 24], said[1, 25]) == ("=SUM(B1:B1)", "=SUM(Z1:Z1)", "=SUM(AA1:AA1)")


@given(st.lists(st.integers(-(10**14), 10**14), min_size=1, max_size=12), st.integers(0, 3))
def test_binary_arithmetic_comes_to_the_figure_in_any_order(minor: list[int], digits: int) -> None:
    exact = [Decimal(each).scaleb(-digits) for each in minor]
    total = sum(exact, Decimal(0)).quantize(Decimal(1).scaleb(-digits))
    figures = [Row("", (Amount(each, str(each)),)) for each in exact]
    found = formulas(Table((*figures, Row("", (Amount(total, str(total)),), SUM))), 0)
    if (len(exact), 0) in found:
        for order in (exact, exact[::-1], sorted(exact)):
            binary = 0.0
            for each in order:
                binary += float(each)
            assert Decimal(binary).quantize(total) == total
