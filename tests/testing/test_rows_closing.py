"""Anybody's rows of money: which balance does not close, by how much, after which row."""

from collections import namedtuple
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger import CoopledgerError, Money
from coopledger.errors import MoneyError, WrongArgument
from coopledger.messages.catalogue import Language
from coopledger.testing import Law, NotClosed, assert_closes


def broken(rows: object, **options: bool) -> NotClosed:
    with pytest.raises(NotClosed) as raised:
        assert_closes(rows, **options)
    return raised.value


def refused(rows: object) -> str:
    with pytest.raises(CoopledgerError) as raised:
        assert_closes(rows)
    assert not isinstance(raised.value, AssertionError)
    assert raised.value.message(Language.ES) != str(raised.value)
    return str(raised.value)


CLOSING: list[dict[str, Any]] = [
    {"reference": "M-1", "date": "2016-08-01", "received": "100.00", "held": "100.00"},
    {"reference": "I-1", "date": "2016-09-30", "interest": Decimal("0.50")},
    {"reference": "G-1", "date": "2016-10-05", "spent": 60, "held": "40.50"},
    {"reference": "R-1", "date": "2016-12-29", "returned": "40.5", "held": 0},
]


def test_rows_that_close_pass() -> None:
    assert_closes(CLOSING)
    assert_closes([{**row, "currency": "MXN"} for row in CLOSING])
    assert_closes(row for row in CLOSING)


@pytest.mark.parametrize(
    ("place", "column", "amount", "difference", "after"),
    [
        (0, "held", "100.01", "-0.01", 0),
        (0, "received", "99.99", "-0.01", 0),
        (1, "interest", "0.51", "0.01", 2),  # nothing is said of what is held after it
        (2, "spent", "59", "1.00", 2),
        (3, "returned", "40.49", "0.01", 3),
        (3, "held", "-0.01", "0.01", 3),
    ],
)
@pytest.mark.parametrize("currency", [None, "MXN"])
def test_a_cent_is_found_after_the_first_row_that_shows_it(
    place: int, column: str, amount: str, difference: str, after: int, currency: str | None
) -> None:
    rows = [{**row, "currency": currency} for row in CLOSING]
    rows[place][column] = amount
    found = broken(rows)
    assert found.law is Law.FUND_CURRENCY
    assert found.difference == (Money(difference, "MXN") if currency else Decimal(difference))
    assert found.after is rows[after]


def test_the_message_says_all_of_it_in_both_languages() -> None:
    rows = [{**row, "currency": "MXN", "book": "FORO"} for row in CLOSING]
    rows[2]["spent"] = "61.00"
    found = broken(rows)
    assert str(found) == (
        "Law 1 (fund currency) does not hold in FORO, MXN: off by -1.00 MXN after row 3 (G-1, "
        "2016-10-05)\n"
        "what came adds up to 100.50 MXN, but spent + returned + withdrawn + held = 101.50 MXN"
    )
    assert found.message(Language.ES) == (
        "No se cumple la regla contable 1 (moneda del fondo) en FORO, MXN: la diferencia es "
        "-1.00 MXN tras el renglón 3 (G-1, 2016-10-05)\n"
        "lo que entró suma 100.50 MXN, pero ejercido + reintegrado + retirado + saldo disponible = "
        "101.50 MXN"
    )


def test_without_currency_or_names_it_says_what_there_is() -> None:
    found = broken([{"received": 1_000}, {"spent": 1_500}])
    assert str(found) == (
        "The rule that no less than nothing is held does not hold in the rows: off by -500 after "
        "row 2\n"
        "what came adds up to 1,000, but 1,500 were spent, returned and withdrawn already"
    )


def test_spending_before_its_money_may_be_allowed() -> None:
    rows = [{"spent": 5, "held": -5}, {"received": 5, "held": 0}]
    found = broken(rows)
    assert (found.law, found.difference, found.after) == (Law.NOT_OVERDRAWN, -5, rows[0])
    assert_closes(rows, overdrawn=True)
    assert broken([{"spent": 5, "held": 5}], overdrawn=True).law is Law.FUND_CURRENCY


@pytest.mark.parametrize("column", ["book", "account", "currency"])
def test_each_balance_is_its_own(column: str) -> None:
    one, other = ("MXN", "EUR") if column == "currency" else ("A", "B")
    rows = [
        {column: one, "received": 10, "held": 10},
        {column: other, "received": 5, "held": 5},
        {column: one, "spent": 4, "held": 6},
        {column: other, "spent": 5, "held": 0},
    ]
    assert_closes(rows)
    found = broken([*rows, {column: other, "spent": 1}])
    assert f" in {other}: off by -1" in str(found)
    found = broken([{name: row[name] for name in row if name != column} for row in rows])
    assert found.law is Law.FUND_CURRENCY


def test_a_row_that_takes_one_back_is_of_less_than_nothing() -> None:
    assert_closes([{"received": 10}, {"spent": 4, "held": 6}, {"spent": -4, "held": 10}])


# What a row may be.

Row = namedtuple("Row", "received spent held reference", defaults=(None, None, None, None))


@dataclass
class Movement:
    received: Money | None = None
    spent: Money | None = None
    held: Money | None = None


@pytest.mark.parametrize("row", [dict, Row, Movement])
def test_a_row_is_a_mapping_or_has_attributes(row: type) -> None:
    ten, six = Money("10.00", "MXN"), Money("6.00", "MXN")
    rows = [row(received=ten), row(spent=six, held=ten - six)]
    assert_closes(rows)
    rows.append(row(spent=six, held=Money("1.00", "MXN")))
    found = broken(rows)
    assert found.difference == Money("-3.00", "MXN")
    assert found.after is rows[2]


class OfPandas:
    """What is used of a pandas data frame."""

    def __init__(self, rows: list[dict[str, object]]) -> None:
        self.rows = rows

    def to_dict(self, orient: str) -> list[dict[str, object]]:
        assert orient == "records"
        return self.rows


class OfPolars(OfPandas):
    """What is used of a polars data frame, which has a `to_dict` too: of columns."""

    def to_dict(self, orient: str) -> list[dict[str, object]]:
        raise TypeError(orient)

    def iter_rows(self, *, named: bool) -> object:
        assert named
        return iter(self.rows)


@pytest.mark.parametrize("frame", [OfPandas, OfPolars])
def test_a_data_frame_is_rows(frame: type[OfPandas]) -> None:
    assert_closes(frame(CLOSING))
    assert broken(frame([*CLOSING, {"spent": 1}])).law is Law.NOT_OVERDRAWN


@pytest.mark.parametrize("amount", ["10.50 MXN", Money("10.50", "MXN")])
def test_an_amount_may_say_its_currency(amount: object) -> None:
    assert_closes([{"received": amount, "held": "10.50"}])
    found = broken([{"received": amount, "held": 10}])
    assert found.difference == Money("0.50", "MXN")


# What is nothing, and what is a number.


class NAType:
    """What pandas has for nothing: it is neither equal to anything nor unequal."""

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")

    __eq__ = __ne__ = lambda self, other: self  # type: ignore[assignment]
    __hash__ = object.__hash__


class Int64:
    """A whole number as numpy has it."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


@pytest.mark.parametrize("nothing", [None, float("nan"), Decimal("NaN"), NAType()])
def test_an_empty_cell_is_nothing(nothing: object) -> None:
    empty = dict.fromkeys(("received", "spent", "held", "currency", "book", "reference"), nothing)
    assert_closes([empty, *({**empty, **row} for row in CLOSING), empty])
    assert broken([{**empty, "received": 5, "held": 6}]).difference == -1


def test_a_whole_number_of_another_kind_is_one() -> None:
    assert_closes([{"received": Int64(5), "held": Int64(5), "currency": "MXN"}])
    assert broken([{"received": Int64(5), "held": Int64(6)}]).difference == -1


def test_real_data_frames_are_rows() -> None:
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        [{"received": numpy.int64(5), "held": numpy.int64(5)}, {"spent": Decimal(2), "held": 3}],
        dtype=object,
    )
    assert_closes(frame)
    assert broken(pandas.concat([frame, frame.tail(1)])).law is Law.FUND_CURRENCY
    assert "no exact amount" in refused([{"received": numpy.float64(5), "held": 5}])


# What else may move, and what is asked of it.


def test_transfers_move_money_between_two_balances() -> None:
    rows = [
        {"account": "A", "opening_balance": 10, "held": 10},
        {"account": "A", "reference": "T-1", "transferred_out": 4, "held": 6},
        {"account": "B", "reference": "T-1", "transferred_in": 4, "held": 4},
    ]
    assert_closes(rows)
    rows[-1]["held"] = 5
    assert broken(rows).law is Law.FUND_CURRENCY


def test_an_exchange_difference_makes_it_the_law_of_the_agreement() -> None:
    rows: list[dict[str, Any]] = [
        {"currency": "EUR", "received": "54855.00", "held": "54855.00"},
        {"currency": "EUR", "spent": "21538.90"},
        {"currency": "EUR", "returned": "31003.19", "exchange_difference": "-2312.91", "held": "0"},
    ]
    assert_closes(rows)
    rows[-1]["exchange_difference"] = "-2312.90"
    found = broken(rows)
    assert (found.law, found.difference) == (Law.AGREEMENT_CURRENCY, Money("0.01", "EUR"))
    assert "exchange difference" in str(found)
    assert "diferencia cambiaria" in found.message("es")


def test_a_reference_that_moves_money_again_is_said() -> None:
    twice = [*CLOSING[:3], {"reference": "G-1", "spent": 1, "held": "39.50"}]
    found = broken(twice)
    assert (found.law, found.difference, found.after) == (Law.SET, None, twice[3])
    assert "G-1 stands in row 3 and again in row 4" in str(found)
    assert "G-1 está en el renglón 3 y otra vez en el 4" in found.message("es")


def test_a_reference_that_was_taken_back_may_move_again() -> None:
    back = {"reference": "G-1", "spent": -60, "held": "100.50"}
    assert_closes([*CLOSING[:3], back, CLOSING[2], CLOSING[3]])


# What is refused, with a sentence.


@pytest.mark.parametrize("rows", [[], (), iter([]), OfPandas([]), [{"held": None}]])
def test_where_there_is_no_row_nothing_was_asked(rows: object) -> None:
    assert refused(rows).startswith("there is no row: nothing was compared")


def test_a_generator_that_was_gone_through_is_no_row() -> None:
    rows = (row for row in CLOSING)
    assert_closes(rows)
    assert "only once" in refused(rows)


def test_what_is_held_is_stated_in_each_balance() -> None:
    rows = [{"book": "A", "received": 5, "held": 5}, {"book": "B", "received": 5}]
    assert refused(rows).startswith("in B no row states what is held: nothing was compared")


@pytest.mark.parametrize("currency", [None, "MXN"])
@pytest.mark.parametrize(
    "amount",
    [0.1, 100.0, float("inf"), Decimal("Infinity"), True, "1,000.00", "1_000", "", b"1", []],
)
def test_what_is_no_exact_amount_is_refused(amount: object, currency: str | None) -> None:
    rows = [{"received": 1}, {"spent": amount, "currency": currency}]
    said = refused(rows)
    assert said == (
        f"row 2, column spent: {amount!r} is no exact amount: give a string such as '120.50', a "
        "Decimal or an int"
    )
    with pytest.raises(MoneyError):
        assert_closes(rows)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"received": "0.001", "currency": "MXN"}, "row 1, column received: 0.001 MXN has more di"),
        ({"received": 1, "currency": "pesos"}, "row 1, column received: 'pesos' is no currency"),
        ({"spent": "1.00 MXN", "currency": "EUR"}, "column spent: 1.00 MXN stands among amounts"),
        ({"spent": "1.00 MXN", "held": "1.00 EUR"}, "in MXN; give a row for each currency"),
        (
            {"recieved": 1},
            "row 1 has none of the columns opening_balance, received, own_contribution",
        ),
        ({}, "row 1 has none of the columns"),
        ("received", "row 1 has none of the columns"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused(row: object, said: str) -> None:
    assert said in refused([row])


@pytest.mark.parametrize("books", [None, 5, "books.db", {"received": 5}])
def test_what_is_no_books_is_refused(books: object) -> None:
    assert "is no Ledger, no Statement and no list of rows" in refused(books)


def test_what_is_asked_of_a_ledger_is_not_asked_of_rows() -> None:
    with pytest.raises(WrongArgument, match="does not take book"):
        assert_closes(CLOSING, book="A-1")  # type: ignore[call-overload]


# Whatever the amounts.

_minor = st.integers(0, 10**30)


@given(st.lists(_minor, min_size=1), st.integers(1, 10**6), st.data())
def test_a_difference_is_exact_however_large_the_amounts(
    amounts: list[int], off: int, data: st.DataObject
) -> None:
    rows = [
        {"received": Decimal(f"{amount}e-3"), "held": Decimal(f"{held}e-3")}
        for amount, held in zip(amounts, accumulate(amounts), strict=True)
    ]
    assert_closes(rows)
    place = data.draw(st.integers(0, len(rows) - 1))
    rows[place]["held"] = Decimal(f"{sum(amounts[: place + 1]) + off}e-3")
    found = broken(rows)
    assert found.difference == Decimal(f"{-off}e-3")
    assert found.after is rows[place]
