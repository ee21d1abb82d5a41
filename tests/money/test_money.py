"""What the money type promises: exact, frozen, of one currency, or an error with a remedy."""

import copy
import decimal
import json
import math
import operator
import pickle
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any

import moneyed
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from coopledger.errors import MixedMoney, MoneyError
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.money import (
    LARGEST_MINOR,
    InKind,
    Money,
    currency_of,
    digits_of,
    split_minor,
    total_of,
)
from coopledger.numerals import NumberStyle, parse_number

DIGITS = {"MXN": 2, "EUR": 2, "USD": 2, "JPY": 0, "CLP": 0, "KWD": 3, "CLF": 4}

minor_units = st.integers(-LARGEST_MINOR, LARGEST_MINOR)
currencies = st.sampled_from(sorted(DIGITS))
natures = st.sampled_from([Money, InKind])


@st.composite
def amounts(draw: st.DrawFn, currency: str | None = None) -> Money:
    return Money.from_minor(draw(minor_units), currency or draw(currencies))


@pytest.fixture(params=[28, 5], ids=lambda digits: f"{digits} digits")
def any_context(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever somebody has set for his own decimals."""
    with decimal.localcontext(prec=request.param):
        yield


# What goes in


@pytest.mark.parametrize(
    ("given_amount", "minor"),
    [
        ("1109797.84", 110979784),
        ("54855", 5485500),
        ("-0.01", -1),
        ("+7.5", 750),
        ("0", 0),
        ("-0", 0),
        ("007.10", 710),
        (54855, 5485500),
        (-1, -100),
        (Decimal("54855.00"), 5485500),
        (Decimal("1E+2"), 10000),
        (Decimal("1.5E-1"), 15),
        (Decimal("0E+10"), 0),
        (Decimal("0E-10"), 0),
        (Decimal("1.10E+3"), 110000),
        (Decimal("-0.00"), 0),
        (Decimal("1.10000"), 110),
        (IntEnum("N", {"ONE": 1}).ONE, 100),
    ],
)
def test_text_whole_numbers_and_decimals_go_in(
    given_amount: object, minor: int, any_context: None
) -> None:
    assert Money(given_amount, "MXN").minor == minor


@given(
    st.from_regex(r"[+-]?[0-9]{0,45}\.?[0-9]{0,5}", fullmatch=True),
    st.sampled_from(["MXN", "JPY", "CLF", "KWD"]),
)
def test_a_text_is_the_number_that_it_is_however_it_is_read(text: str, currency: str) -> None:
    """With just the digits of its currency, as most are, with others, or none at all."""
    plain = re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text)
    assert _taken(text, currency) == _taken(Decimal(text) if plain else None, currency)


def _taken(amount: object, currency: str) -> object:
    """What becomes of it: an amount, or the code of a refusal."""
    try:
        return Money(amount, currency)
    except MoneyError as error:
        return error.code


def test_money_of_no_amount_is_nothing() -> None:
    assert Money(currency="MXN").minor == 0


@pytest.mark.parametrize(
    "inexact",
    [
        1.5,
        1.0,
        0.0,
        -1e300,
        math.nan,
        math.inf,
        True,
        False,
        None,
        Fraction(1, 2),
        1j,
        b"1.50",
        [1],
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        "NaN",
        "Infinity",
        "1e2",
        "1_000",
        "1,000.00",
        pytest.param("１００", id="full-width digits"),
        pytest.param("٠١", id="Arabic digits"),
        "",
        " ",
        "1.",
        ".5",
        "1 ",
        pytest.param("\n1", id="a line break first"),
        "--1",
        "1.2.3",
        "1" * 301,
        Money("1", "MXN"),
        moneyed.Money("1", "MXN"),
    ],
    ids=repr,
)
def test_nothing_that_is_inexact_or_not_finite_goes_in(inexact: object) -> None:
    with pytest.raises(MoneyError) as refused:
        Money(inexact, "MXN")
    _says_what_to_do(refused.value)


@pytest.mark.parametrize(("currency", "digits"), DIGITS.items())
def test_no_more_digits_than_the_currency_has(currency: str, digits: int) -> None:
    least = Decimal(1).scaleb(-digits)
    assert Money(least, currency).minor == 1
    for given_amount in (least / 10, f"{least / 10:f}", least + least / 10):
        with pytest.raises(MoneyError) as refused:
            Money(given_amount, currency)
        assert refused.value.code == "money.too-many-digits"
        _says_what_to_do(refused.value)


@pytest.mark.parametrize(
    "currency", [None, "", "mxn", "Pesos", "XXX", "XTS", "ZZZ", 484, "$", " MXN", ["MXN"], b"MXN"]
)
def test_a_currency_is_a_currency(currency: object) -> None:
    with pytest.raises(MoneyError) as refused:
        Money("1", currency)
    assert refused.value.code == "money.unknown-currency"
    _says_what_to_do(refused.value)


def test_a_currency_made_elsewhere_is_the_one_we_know() -> None:
    forged = moneyed.Currency(code="MXN", sub_unit=1000)
    assert Money("1.50", forged).minor == 150
    assert digits_of(currency_of(forged)) == 2


def test_no_amount_exceeds_what_can_be_added_up() -> None:
    largest = Money.from_minor(LARGEST_MINOR, "MXN")
    for beyond in (
        lambda: Money.from_minor(LARGEST_MINOR + 1, "MXN"),
        lambda: Money(f"1{'0' * 198}.01", "MXN"),
        lambda: Money(Decimal("1E+260"), "MXN"),
        lambda: Money(10**210, "MXN"),
        lambda: largest + Money("0.01", "MXN"),
        lambda: -largest - Money("0.01", "MXN"),
        lambda: largest * 2,
    ):
        with pytest.raises(MoneyError) as refused:
            beyond()
        assert refused.value.code == "money.too-large"


@pytest.mark.parametrize("minor", [1.0, True, "1", Decimal(1), None, Fraction(1)])
def test_minor_units_are_whole_numbers(minor: Any) -> None:
    with pytest.raises(MoneyError):
        Money.from_minor(minor, "MXN")


def _says_what_to_do(error: Exception) -> None:
    """A whole sentence, in both languages."""
    if isinstance(error, CoopledgerError):
        assert all(len(error.message(language)) > 20 for language in Language)
    else:
        assert str(error)


# What comes of it: exact, or an error

TEN = Money("10.00", "MXN")
OTHERS: dict[str, object] = {
    "int": 3,
    "zero": 0,
    "decimal": Decimal("0.3"),
    "third": Fraction(1, 3),
    "float": 0.5,
    "nan": math.nan,
    "text": "2",
    "true": True,
    "none": None,
    "money": Money("4.00", "MXN"),
    "euros": Money("4.00", "EUR"),
    "in kind": InKind("4.00", "MXN"),
    "plain": moneyed.Money("4.00", "MXN"),
    "plain thirds": moneyed.Money("0.333", "MXN"),
    "plain euros": moneyed.Money("4.00", "EUR"),
}
OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "divmod": divmod,
    "**": operator.pow,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
F, M = Fraction, Money

# operator -> what is on the other side -> (ten with it, it with ten); what is not here is refused.
EXACT: dict[str, dict[str, tuple[object, object]]] = {
    "+": {
        "zero": (TEN, TEN),  # the start of sum()
        "money": (M("14.00", "MXN"), M("14.00", "MXN")),
        "plain": (M("14.00", "MXN"), M("14.00", "MXN")),
    },
    "-": {
        "money": (M("6.00", "MXN"), M("-6.00", "MXN")),
        "plain": (M("6.00", "MXN"), M("-6.00", "MXN")),
    },
    "*": {
        "int": (M("30.00", "MXN"), M("30.00", "MXN")),
        "zero": (M("0.00", "MXN"), M("0.00", "MXN")),
        "decimal": (M("3.00", "MXN"), M("3.00", "MXN")),
        "text": (M("20.00", "MXN"), M("20.00", "MXN")),  # as exact as it is written
    },
    "/": {
        "text": (M("5.00", "MXN"), None),
        "third": (M("30.00", "MXN"), None),
        "money": (F(5, 2), F(2, 5)),
        "plain": (F(5, 2), F(2, 5)),
    },
    "%": {  # `5 % money` is five per cent of it, as in moneyed
        "int": (None, M("0.30", "MXN")),
        "zero": (None, M("0.00", "MXN")),
        "decimal": (None, M("0.03", "MXN")),
    },
    "<": {"money": (False, True), "plain": (False, True)},
    "<=": {"money": (False, True), "plain": (False, True)},
    ">": {"money": (True, False), "plain": (True, False)},
    ">=": {"money": (True, False), "plain": (True, False)},
}


@pytest.mark.parametrize("name", OPERATORS)
@pytest.mark.parametrize("side", ["left", "right"])
def test_every_operator_is_exact_or_refuses(name: str, side: str, any_context: None) -> None:
    for other, value in OTHERS.items():
        left, right = (TEN, value) if side == "left" else (value, TEN)
        expected = EXACT.get(name, {}).get(other, (None, None))[side == "right"]
        if expected is not None:
            came_to = OPERATORS[name](left, right)
            assert came_to == expected, other
            assert type(came_to) is type(expected), other
        else:
            with pytest.raises((CoopledgerError, TypeError, ZeroDivisionError)) as refused:
                OPERATORS[name](left, right)
            _says_what_to_do(refused.value)


@pytest.mark.parametrize("name", ["+", "-", "/", "<", "<=", ">", ">="])
def test_in_kind_and_paid_never_mix(name: str) -> None:
    paid, given_in_kind = Money("1.00", "MXN"), InKind("1.00", "MXN")
    for left, right in ((paid, given_in_kind), (given_in_kind, paid)):
        with pytest.raises(MixedMoney) as refused:
            OPERATORS[name](left, right)
        assert refused.value.code == "money.mixed-natures"


def test_in_kind_stays_in_kind() -> None:
    value = InKind("1.50", "MXN")
    for came_to in (value + value, value - value, value * 2, value / 3, -value, abs(value), +value):
        assert type(came_to) is InKind
    assert type(sum([value, value])) is InKind
    assert all(type(part) is InKind for part in value.split([1, 1]))


def test_what_is_said_of_two_plain_amounts_of_money() -> None:
    """A plain amount of the same library is money, too: the complaint must not deny it."""
    with pytest.raises(MixedMoney, match="convert one first"):
        moneyed.Money("1", "EUR") - Money("1", "MXN")


@pytest.mark.parametrize(
    "other", [5, 0, None, "10.00 MXN", 10.0, Decimal(10), object, (), TEN.minor], ids=repr
)
def test_money_differs_from_what_is_no_money(other: object) -> None:
    """`!=` is the opposite of `==`, whatever stands on the other side."""
    assert operator.eq(TEN, other) is operator.eq(other, TEN) is False
    assert operator.ne(TEN, other) is operator.ne(other, TEN) is True


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Money("10", "MXN"), True),
        (Money("10.01", "MXN"), False),
        (Money("10.00", "EUR"), False),
        (InKind("10.00", "MXN"), False),
        (moneyed.Money("10.0", "MXN"), True),
        (moneyed.Money("10.001", "MXN"), False),
        (moneyed.Money("10", "EUR"), False),
    ],
    ids=repr,
)
def test_equal_is_equal_from_either_side(other: moneyed.Money, same: bool) -> None:
    assert operator.eq(TEN, other) is operator.eq(other, TEN) is same
    assert operator.ne(TEN, other) is operator.ne(other, TEN) is (not same)
    if same:
        assert hash(other) == hash(TEN)


@given(amounts(), amounts())
def test_a_set_holds_each_amount_once(left: Money, right: Money) -> None:
    assert len({left, right}) == (1 if left == right else 2)
    assert (left == right) == ((left.minor, left.currency) == (right.minor, right.currency))


@given(st.data(), currencies)
def test_sums_are_sums_of_minor_units(data: st.DataObject, currency: str) -> None:
    found = data.draw(st.lists(st.integers(-(10**15), 10**15), max_size=20))
    given_amounts = [Money.from_minor(minor, currency) for minor in found]
    with decimal.localcontext(decimal.Context(prec=5)):
        assert total_of(given_amounts, currency) == Money.from_minor(sum(found), currency)
        assert sum(given_amounts) == (Money.from_minor(sum(found), currency) if found else 0)
        for one, minor in zip(given_amounts, found, strict=True):
            assert one - one == Money.from_minor(0, currency)
            assert operator.neg(-one) == one
            assert abs(one).minor == abs(minor)
            assert bool(one) is (minor != 0)
        assert [one.minor for one in sorted(given_amounts)] == sorted(found)


@given(
    st.integers(-(10**9), 10**9),
    st.fractions(-(10**6), 10**6, max_denominator=1000),
    currencies,
)
def test_times_a_fraction_is_exact_or_refused(minor: int, factor: Fraction, currency: str) -> None:
    exact = minor * factor
    money = Money.from_minor(minor, currency)
    if exact.denominator == 1:
        assert (money * factor).minor == exact
        assert (factor * money).minor == exact
        if factor:
            assert money * factor / factor == money
    else:
        with pytest.raises(MoneyError) as refused:
            money * factor
        assert refused.value.code == "money.would-round"


@pytest.mark.parametrize(
    "rounding",
    [round, int, float, complex, math.floor, math.ceil, math.trunc, lambda m: round(m, 1),
     lambda m: m.round(), lambda m: m.round(1), operator.index],
)  # fmt: skip
def test_money_is_never_rounded_nor_made_a_number(rounding: Callable[[Money], object]) -> None:
    with pytest.raises((CoopledgerError, TypeError)):
        rounding(Money("1.55", "MXN"))


def test_equal_amounts_are_neither_less_nor_more() -> None:
    for other in (Money("10", "MXN"), moneyed.Money("10", "MXN")):
        assert operator.le(TEN, other) is operator.ge(TEN, other) is True
        assert operator.lt(TEN, other) is operator.gt(TEN, other) is False


def test_how_often_one_minor_unit_goes_into_an_amount() -> None:
    assert TEN / Money("0.01", "MXN") == 1000


@pytest.mark.parametrize("divisor", [0, Decimal(0), Fraction(0), Money("0", "MXN")])
def test_nothing_is_divided_by_nothing(divisor: object) -> None:
    with pytest.raises(ZeroDivisionError):
        TEN / divisor


# Frozen


def test_money_cannot_be_changed() -> None:
    money = Money("1.00", "MXN")
    for name in ("amount", "currency", "minor", "nature", "other"):
        with pytest.raises(AttributeError, match="frozen"):
            setattr(money, name, 5)
        with pytest.raises(AttributeError, match="frozen"):
            delattr(money, name)
    same = money
    same += Money("1.00", "MXN")
    assert money == Money("1.00", "MXN")
    assert same == Money("2.00", "MXN")


@given(amounts(), natures, st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_money_survives_copies_and_pickles(
    money: Money, nature: type[Money], protocol: int
) -> None:
    money = nature.from_minor(money.minor, money.currency)
    for again in (
        copy.copy(money),
        copy.deepcopy(money),
        copy.deepcopy([money])[0],
        pickle.loads(pickle.dumps(money, protocol)),
    ):
        assert again == money
        assert type(again) is nature
        assert (again.minor, again.amount, again.currency) == (
            money.minor,
            money.amount,
            money.currency,
        )


# Immune to what others set


@given(minor_units, currencies)
def test_no_decimal_context_touches_money(minor: int, currency: str) -> None:
    money = Money.from_minor(minor, currency)
    context = decimal.Context(prec=5, Emax=9, Emin=-9, traps=[])
    with decimal.localcontext(context):
        again = Money(money.digits, currency)
        assert again == money
        assert again.minor == minor
        assert Money(Decimal(money.digits), currency).minor == minor
        assert Money.parse(money.figure(), currency).minor == minor
        assert hash(again) == hash(money)
        assert str(again) == str(money)
        assert int(again.digits.replace(".", "")) == minor
        assert again.get_amount_in_sub_unit() == minor
        assert sum(part.minor for part in again.split([1, 2, 3])) == minor
        assert (money <= again) is True
    assert money.amount == Decimal(minor).scaleb(-DIGITS[currency], decimal.Context(prec=250))


# Parsing

COMMA, DOT = NumberStyle.COMMA_GROUPS, NumberStyle.DOT_GROUPS


@pytest.mark.parametrize(
    ("written", "style", "number"),
    [
        ("1,109,797.84", COMMA, "1109797.84"),
        ("1.109.797,84", DOT, "1109797.84"),
        ("1109797.84", COMMA, "1109797.84"),
        ("1109797,84", DOT, "1109797.84"),
        ("1 109 797.84", COMMA, "1109797.84"),
        ("1\u00a0109\u00a0797,84", DOT, "1109797.84"),
        ("1\u202f109\u202f797,84", DOT, "1109797.84"),
        ("  54,855 ", COMMA, "54855"),
        ("54.855", DOT, "54855"),
        ("54.855", COMMA, "54.855"),
        ("-5", COMMA, "-5"),
        ("+5,5", DOT, "5.5"),
        ("0", COMMA, "0"),
    ],
)
def test_numbers_are_read_by_the_style_of_their_document(
    written: str, style: NumberStyle, number: str
) -> None:
    assert parse_number(written, style) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "style"),
    [
        ("1.109.797,84", COMMA),
        ("1,109,797.84", DOT),
        ("10,5", COMMA),
        ("10.5", DOT),
        ("1,23", COMMA),
        ("1,2345", COMMA),
        ("1234,567", COMMA),
        ("12,34,567.00", COMMA),
        ("1,109.797.84", COMMA),
        ("1.000,", DOT),
        ("1,000.", COMMA),
        (".5", COMMA),
        (",5", DOT),
        ("", COMMA),
        ("-", COMMA),
        ("--5", COMMA),
        ("5-", COMMA),
        ("(5.00)", COMMA),
        ("1e5", COMMA),
        ("0x10", COMMA),
        ("1'000.00", COMMA),
        ("１００", COMMA),
        ("٥", COMMA),
        ("1_000", COMMA),
        ("NaN", COMMA),
        ("1" * 401, COMMA),
        # Two numbers in one cell are not one number.
        ("10 50", COMMA),
        ("100\n200", COMMA),
        ("1 2", COMMA),
        ("1 000 50", COMMA),
        ("5 4855", COMMA),
        ("1,234. 56", COMMA),
    ],
)
def test_what_can_be_read_in_no_way_or_in_two_is_refused(written: str, style: NumberStyle) -> None:
    with pytest.raises(MoneyError) as refused:
        parse_number(written, style)
    _says_what_to_do(refused.value)


@given(st.integers(-(10**17), 10**17), currencies, st.sampled_from(NumberStyle), st.booleans())
def test_what_is_written_by_a_style_is_read_by_it(
    minor: int, currency: str, style: NumberStyle, grouped: bool
) -> None:
    written = Money.from_minor(minor, currency).digits
    if grouped:
        written = f"{Decimal(written):,f}"
    swapped = written.translate(str.maketrans({",": style.group, ".": style.point}))
    assert Money.parse(swapped, currency, style=style).minor == minor


@given(st.integers(1, 10**12), st.sampled_from(["MXN", "EUR"]))
def test_no_amount_with_cents_can_be_read_by_both_styles(minor: int, currency: str) -> None:
    """A figure of a document in the other style is refused; it is never another amount."""
    written = Money.from_minor(minor, currency).figure()
    with pytest.raises(MoneyError):
        Money.parse(written, currency, style=DOT)


@pytest.mark.parametrize(
    ("written", "currency", "expected"),
    [
        ("$1,109,797.84", None, "1109797.84 MXN"),
        ("€54,855", None, "54855.00 EUR"),
        ("54,855 €", None, "54855.00 EUR"),
        ("270,869.1 Pesos", None, "270869.10 MXN"),
        ("PESOS 5", None, "5.00 MXN"),
        ("$5 M.N.", None, "5.00 MXN"),
        ("$5 MXN", "MXN", "5.00 MXN"),
        ("5 mxn", None, "5.00 MXN"),
        ("US$5", None, "5.00 USD"),
        ("$5", "USD", "5.00 USD"),
        ("$5", "MXN", "5.00 MXN"),
        ("$5 USD", None, "5.00 USD"),
        ("$ 5 dólares", "USD", "5.00 USD"),
        ("£5", None, "5.00 GBP"),
        ("JPY 500", None, "500 JPY"),
        ("5", "EUR", "5.00 EUR"),
        ("-5.00 EUR", None, "-5.00 EUR"),
    ],
)
def test_a_currency_beside_a_number(written: str, currency: str | None, expected: str) -> None:
    money = Money.parse(written, currency)
    assert f"{money.digits} {money.currency.code}" == expected


@pytest.mark.parametrize(
    ("written", "currency", "code"),
    [
        ("5", None, "money.no-currency"),
        ("€5", "MXN", "money.two-currencies"),
        ("€5 MXN", None, "money.two-currencies"),
        ("5 USD", "MXN", "money.two-currencies"),
        ("US$5", "MXN", "money.two-currencies"),
        ("$5", "EUR", "money.two-currencies"),
        ("$5", "JPY", "money.two-currencies"),
        ("5 euros", "USD", "money.two-currencies"),
        ("¥5", None, "money.unreadable"),
        ("kr 5", None, "money.unreadable"),
        ("5 reales", None, "money.unreadable"),
        ("5 aprox.", "MXN", "money.unreadable"),
        ("$", "MXN", "money.unreadable"),
        ("", "MXN", "money.unreadable"),
        ("cinco", "MXN", "money.unreadable"),
        ("(5.00)", "MXN", "money.unreadable"),
        ("-$5", "MXN", "money.unreadable"),
        ("5%", "MXN", "money.unreadable"),
        ("5 XXX", None, "money.unknown-currency"),
        ("5.001", "MXN", "money.too-many-digits"),
    ],
)
def test_what_cannot_be_parsed_says_why(written: str, currency: str | None, code: str) -> None:
    with pytest.raises(MoneyError) as refused:
        Money.parse(written, currency)
    assert refused.value.code == code
    _says_what_to_do(refused.value)


@given(st.text(max_size=12), st.sampled_from([None, "MXN", "EUR"]), st.sampled_from(NumberStyle))
def test_any_text_is_an_amount_or_an_error_of_ours(
    written: str, currency: str | None, style: NumberStyle
) -> None:
    try:
        money = Money.parse(written, currency, style=style)
    except MoneyError as error:
        _says_what_to_do(error)
    else:
        assert [sign for sign in written if sign.isdigit()]
        assert Money.parse(money.figure(), money.currency.code) == money


# Splitting

weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)
small_weights = st.lists(st.integers(0, 4), min_size=1, max_size=9).filter(any)


@given(amounts(), weights)
def test_parts_add_up_and_each_is_within_one_unit_of_its_share(money: Money, by: list[int]) -> None:
    parts = money.split(by)
    assert len(parts) == len(by)
    assert total_of(parts, money.currency) == money
    for part, weight in zip(parts, by, strict=True):
        share = Fraction(money.minor * weight, sum(by))
        assert abs(part.minor - share) < 1
        assert weight or not part
        assert share.denominator > 1 or part.minor == share


@given(st.integers(-(10**9), 10**9), small_weights)
def test_ties_go_to_the_first(minor: int, by: list[int]) -> None:
    """Among equal weights no later part is larger (in size) than an earlier one."""
    sizes = [abs(part) for part in split_minor(minor, by)]
    for early, left in enumerate(by):
        for late in range(early + 1, len(by)):
            if by[late] == left:
                assert sizes[early] >= sizes[late]


def test_the_three_lines_of_the_story() -> None:
    """Rounded alone each would be 7,179.63 and the sum 21,538.89; the whole is 21,538.90."""
    parts = Money("21538.90", "EUR").split([14525460, 14525460, 14525459])
    assert [part.digits for part in parts] == ["7179.64", "7179.63", "7179.63"]


@pytest.mark.parametrize("by", [[], [0], [0, 0], [1, -1], [2, -1], [0.5, 0.5], [Decimal("0.5")]])
def test_nothing_is_split_by_such_weights(by: list[Any]) -> None:
    with pytest.raises((ValueError, TypeError)):
        Money("1.00", "MXN").split(by)


# Out


@given(amounts(), amounts())
def test_two_amounts_are_never_written_alike(left: Money, right: Money) -> None:
    for write in (str, repr, lambda money: money.say(Language.ES), format):
        assert (write(left) == write(right)) == (left == right)


@pytest.mark.parametrize(
    ("money", "written"),
    [
        (Money("1109797.84", "MXN"), "1,109,797.84 MXN"),
        (Money("54855", "EUR"), "54,855.00 EUR"),
        (Money("-2312.91", "EUR"), "-2,312.91 EUR"),
        (Money("0.5", "MXN"), "0.50 MXN"),
        (Money("-0.05", "MXN"), "-0.05 MXN"),
        (Money("0", "MXN"), "0.00 MXN"),
        (Money("1000", "JPY"), "1,000 JPY"),
        (Money("0.0001", "CLF"), "0.0001 CLF"),
        (Money("1234", "KWD"), "1,234.000 KWD"),
        (Money(Decimal("1E+6"), "MXN"), "1,000,000.00 MXN"),
    ],
)
def test_how_an_amount_is_written(money: Money, written: str) -> None:
    assert str(money) == f"{money}" == money.say(Language.ES) == money.say(Language.EN) == written
    assert "E" not in money.digits


@given(amounts(), natures)
def test_the_representation_is_python(money: Money, nature: type[Money]) -> None:
    money = nature.from_minor(money.minor, money.currency)
    again = eval(repr(money), {"Money": Money, "InKind": InKind})
    assert again == money
    assert type(again) is nature


class Slip(BaseModel):
    """A model with money in it."""

    paid: Money
    given: InKind | None = None


@given(amounts(), amounts())
def test_money_goes_through_json_and_back(paid: Money, value: Money) -> None:
    slip = Slip(paid=paid, given=InKind.from_minor(value.minor, value.currency))
    written = slip.model_dump_json()
    again = Slip.model_validate_json(written)
    assert again == slip
    assert type(again.given) is InKind
    assert Slip.model_validate(slip.model_dump()) == slip
    assert Slip.model_validate(slip.model_dump(mode="json")) == slip
    assert all(isinstance(figure, str) for figure in json.loads(written)["paid"].values())


@pytest.mark.parametrize(
    "field",
    [
        "54855.00 EUR",
        {"amount": "54855.00", "currency": "EUR"},
        {"amount": 54855, "currency": "EUR"},
        {"amount": Decimal("54855"), "currency": "EUR"},
        Money("54855", "EUR"),
        moneyed.Money("54855", "EUR"),
    ],
    ids=repr,
)
def test_what_a_field_takes(field: Any) -> None:
    assert Slip(paid=field).paid == Money("54855.00", "EUR")
    assert type(Slip(paid=field).paid) is Money


@pytest.mark.parametrize(
    "field",
    [
        5.0,
        5,
        "5.00",
        "EUR 5.00",
        "5.00  EUR",
        "5,00 EUR",
        "1_0 EUR",
        pytest.param("１０ EUR", id="full-width digits"),
        "NaN EUR",
        "{amount} EUR",
        "5.001 EUR",
        "5.00 XXX",
        {"amount": 5.0, "currency": "EUR"},
        {"amount": "5.0"},
        {"currency": "EUR"},
        {"amount": "5.0", "currency": "EUR", "note": "x"},
        {"amount": None, "currency": "EUR"},
        InKind("5.00", "EUR"),
        moneyed.Money("5.001", "EUR"),
        None,
        [],
        Decimal("5.00"),
        True,
    ],
    ids=repr,
)
def test_what_a_field_refuses(field: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        Slip(paid=field)
    (problem,) = refused.value.errors()
    assert problem["type"].startswith("money.")
    assert "{{" not in problem["msg"]


@pytest.mark.parametrize(
    "text",
    [
        '{"paid": 5}',
        '{"paid": 5.0}',
        '{"paid": {"amount": 5.0, "currency": "EUR"}}',
        '{"paid": {"amount": 1e2, "currency": "EUR"}}',
        '{"paid": {"amount": "1e2", "currency": "EUR"}}',
        '{"paid": {"amount": NaN, "currency": "EUR"}}',
        '{"paid": {"amount": "5.00", "currency": "EUR", "amount": 5.0}}',
        '{"paid": null}',
    ],
)
def test_json_numbers_with_a_point_are_floats_and_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Slip.model_validate_json(text)


def test_in_kind_fields_refuse_money_that_was_paid() -> None:
    with pytest.raises(ValidationError, match="nature"):
        Slip(paid="5.00 EUR", given=Money("5.00", "EUR"))
