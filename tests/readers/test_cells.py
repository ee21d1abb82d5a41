"""A cell is read as what it says, exactly, or it is refused. It is never read as something else."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coopledger.numerals import NumberStyle
from coopledger.readers.amounts import amount
from coopledger.readers.cells import CellError
from coopledger.readers.dates import when

COMMA, DOT = NumberStyle.COMMA_GROUPS, NumberStyle.DOT_GROUPS


def _minor(cell: Any, currency: str = "MXN", style: NumberStyle = COMMA) -> int | str:
    """What a cell comes to in minor units; or the code of why it cannot be read."""
    try:
        return amount(cell, currency, style).minor
    except CellError as error:
        return error.code


# Numbers: a spreadsheet keeps them in binary, and shows fifteen digits.


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_fifteen_digits_survive_the_binary_number(minor: int) -> None:
    assert _minor(minor / 100) == minor
    assert _minor(float(minor), "JPY") == minor


@given(st.integers(10**15, 10**18))
def test_sixteen_digits_are_exact_or_refused(minor: int) -> None:
    """12,345,678,901,234.56 must not become .60 in silence."""
    number = minor / 100
    shown = Decimal(repr(number))
    assert _minor(number) in (int(shown * 100), "amount-too-large", "too-many-digits")


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=30))
def test_the_noise_of_a_sum_is_not_money(cents: list[int]) -> None:
    """What a SUM leaves behind beyond the fifteenth digit is dropped; what it shows is kept."""
    added = sum(cent / 100 for cent in cents)
    assert _minor(added) in (sum(cents), "too-many-digits")


@given(st.integers(-(10**12), 10**12).filter(lambda thousandths: thousandths % 10))
def test_a_third_decimal_is_never_rounded_away(thousandths: int) -> None:
    assert _minor(thousandths / 1000) == "too-many-digits"


@given(st.floats())
def test_any_number_is_exact_or_refused(number: float) -> None:
    read = _minor(number)
    if isinstance(read, int):
        assert Decimal(read) == Decimal(f"{number:.15g}") * 100


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (54855, 5485500),
        (0.1 + 0.2, 30),
        (1109797.84, 110979784),
        (1109797.8400000003, 110979784),
        (-0.0, 0),
        (5e-324, "too-many-digits"),
        (1e15, "amount-too-large"),
        (1.7e308, "amount-too-large"),
        (True, "amount-unreadable"),
        (date(2016, 10, 5), "amount-unreadable"),
        (datetime(2016, 10, 5), "amount-unreadable"),
        (time(10, 30), "amount-unreadable"),
        (timedelta(days=42), "amount-unreadable"),
    ],
)
def test_what_a_cell_comes_to(cell: Any, read: int | str) -> None:
    assert _minor(cell) == read


@given(st.integers(1, 10**12), st.sampled_from([COMMA, DOT]))
def test_text_is_read_by_the_style_of_the_document_alone(minor: int, style: NumberStyle) -> None:
    """A figure of the other style is refused, or it is the same figure: never another one."""
    other = DOT if style is COMMA else COMMA
    figure = f"{Decimal(minor) / 100:,.2f}"
    written = figure.translate(str.maketrans({",": other.group, ".": other.point}))
    assert isinstance(_minor(written, style=style), str)


# Dates


def _when(cell: Any) -> str:
    try:
        return str(when(cell))
    except CellError as error:
        return error.code


SPANISH = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
]  # fmt: skip
ENGLISH = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip

known_days = st.dates(date(1900, 3, 1), date(2200, 12, 31))


def _forms(day: date) -> list[Any]:
    """The ways to write a day that are understood."""
    spanish, english = SPANISH[day.month - 1], ENGLISH[day.month - 1]
    return [
        day,
        datetime(day.year, day.month, day.day, 23, 59, 59),
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        f" {day:%d/%m/%Y} ",
        f"{day.day} de {spanish} de {day.year}",
        f"{day.day} de {spanish.upper()} del {day.year}",
        f"{day.day:02} {spanish[:3]} {day.year}",
        f"{day.day} {english} {day.year}",
        f"{day.day} {english[:3]} {day.year}",
        *_with_a_short_month(day),
        f"{english} {day.day}, {day.year}",
        f"{english[:3]}. {day.day} {day.year}",
        f"{day.day}º de {spanish} de {day.year}",
        f"{day.isoformat()} 00:00:00",
        f"{day:%d/%m/%Y} 13:45",
    ]


def _with_a_short_month(day: date) -> Iterator[str]:
    """Whatever stands between, in either language and in capitals."""
    for names in (SPANISH, ENGLISH):
        short = names[day.month - 1][:3]
        for between in "-/. ":
            yield f"{day.day:02}{between}{short}{between}{day.year}"
        yield f"{day.day}{short.upper()}{day.year}"
        yield f"{day.day} de {short}. de {day.year}"
        yield f"{day.year}-{short}-{day.day:02}"


@given(known_days)
def test_a_day_is_that_day_however_it_is_written(day: date) -> None:
    for written in _forms(day):
        assert _when(written) == day.isoformat(), written


@given(known_days)
def test_a_month_and_a_year_stay_as_precise_as_they_are(day: date) -> None:
    month = f"{day:%Y-%m}"
    spanish, english = SPANISH[day.month - 1], ENGLISH[day.month - 1]
    named = [f"{spanish} de {day.year}", f" {spanish.title()} {day.year}", f"{english} {day.year}"]
    named += [
        f"{spanish[:3]}-{day.year}",
        f"{spanish[:3]}. {day.year}",
        f"{day.year}/{english[:3]}",
    ]
    for written in (month, *named):
        assert _when(written) == month, written
    for written in (day.year, str(day.year), float(day.year)):
        assert _when(written) == str(day.year)


@given(known_days, known_days, st.sampled_from([" a ", " al ", " to ", "/", " – ", "–", " — "]))
def test_a_range_is_that_range_however_it_is_written(one: date, other: date, link: str) -> None:
    assume(one != other)
    first, last = sorted([one, other])
    forms = zip(_forms(first)[2:], _forms(last)[2:], strict=True)
    for left, right in forms:
        if link == "/" and "-" not in left:
            continue  # 5/10/2016/7/10/2016 is nobody's way to write a range
        assert _when(f"{left.strip()}{link}{right.strip()}") == f"{first}/{last}"
    assert _when(f"{last.isoformat()}{link}{first.isoformat()}") == "date-unreadable"


@given(known_days)
def test_a_year_of_two_digits_is_asked_for_and_read_when_it_is_given(day: date) -> None:
    """The remedy is followed to the letter: the same, with four digits."""
    for written in (f"{day:%d/%m/%Y}", *_with_a_short_month(day)):
        if written.startswith(f"{day.year}"):
            continue
        assert _when(written.replace(f"{day.year}", f"{day.year}"[2:])) == "two-digit-year"
        assert _when(written) == day.isoformat()


@pytest.mark.parametrize("cell", ["42648", 42648, " 42648 "])
def test_a_day_that_lost_its_format_is_asked_for_and_read_as_it_says(cell: Any) -> None:
    assert _when(cell) == "date-as-number"
    assert _when("2016-10-05") == "2016-10-05"


@given(known_days.filter(lambda day: day.day > 12))
def test_the_month_never_comes_first(day: date) -> None:
    """10/25/2016 is refused. (10/05/2016 is the tenth of May: the day comes first, always.)"""
    for written in (f"{day:%m/%d/%Y}", f"{day:%m-%d-%Y}", f"{day.month}/{day.day}/{day.year}"):
        assert _when(written) == "date-unreadable"


@pytest.mark.parametrize(
    "cell",
    [
        "31/02/2016",
        "29/02/2015",
        "00/10/2016",
        "05/00/2016",
        "05/13/2016",
        "05/10/20166",
        "2016-02-30",
        "2016-13",
        "2016-00",
        "0000",
        "1899",
        "2201",
        "31/12/9999",
        "octobre de 2016",
        "5 de de octubre 2016",
        42648.5,
        2016.5,
        -2016,
        0,
        True,
        "",
        "pendiente",
        "a",
        "/",
        "2016 a 2017",
        "2016-10 a 2016-12",
        "2016-10-05 a",
        "a 2016-10-05",
        "2016-10-05 a 2016-10-07 a 2016-10-09",
        time(10, 30),
        timedelta(days=42648),
        date(1899, 12, 31),
        date(9999, 12, 31),
        datetime(9999, 12, 31),
        "2016-10-05 a 9999-12-31",
    ],
)
def test_what_is_no_date_is_refused(cell: Any) -> None:
    assert _when(cell) == "date-unreadable"


@given(st.text(max_size=25))
def test_any_text_is_a_date_or_a_finding(written: str) -> None:
    read = _when(written)
    if read != "date-unreadable":
        assert [sign for sign in written if sign.isdigit()]
        assert str(when(read)) == read
