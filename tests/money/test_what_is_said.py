"""What is said when money is refused: what was seen, and what to do, in the reader's language."""

import operator
from collections.abc import Callable
from decimal import Decimal

import moneyed
import pytest
from pydantic import BaseModel, ValidationError

from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.money import LARGEST_MINOR, InKind, Money

TEN = Money("10.00", "MXN")
WHOLE = "el resultado no cabe en unidades enteras de MXN: reparta con split(), que cuadra"
APART = "uno es en especie y el otro se pagó"
EXACT = "no es un importe exacto: dé un texto como '120.50', un Decimal o un entero"
DIGITS = "tiene más decimales que MXN (2): redondéelo en su origen, o repártalo con split()"
BEYOND = "rebasa todo importe posible (10^200 unidades mínimas): revise el importe"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            lambda: Money("1", "Pesos"),
            "'Pesos' no es una moneda: use un código ISO 4217, como MXN o EUR",
        ),
        (lambda: Money(0.5, "MXN"), f"0.5 {EXACT}"),
        (lambda: Money("1,000", "MXN"), f"'1,000' {EXACT}"),
        (lambda: Money.from_minor("5", "MXN"), f"'5' {EXACT}"),
        (lambda: Money("0.001", "MXN"), f"0.001 MXN {DIGITS}"),
        (lambda: Money(Decimal("1E-3"), "MXN"), f"0.001 MXN {DIGITS}"),
        (lambda: Money.from_minor(10**201, "MXN"), f"1{'0' * 199}.00 {BEYOND}"),
        (lambda: Money(Decimal("1E+300"), "MXN"), f"1E+300 {BEYOND}"),
        (lambda: TEN * Decimal("0.0001"), WHOLE),
        (lambda: TEN.round(1), WHOLE),
        (lambda: TEN + 3, "no se puede sumar 10.00 MXN y 3: solo importe con importe"),
        (lambda: 3 + TEN, "no se puede sumar 10.00 MXN y 3: solo importe con importe"),
        (
            lambda: TEN - Money("4", "EUR"),
            "no se puede restar 10.00 MXN y 4.00 EUR: convierta uno primero",
        ),
        (
            lambda: moneyed.Money("4", "EUR") - TEN,
            "no se puede restar 10.00 MXN y 4.00 EUR: convierta uno primero",
        ),
        (
            lambda: TEN / InKind("4", "MXN"),
            f"no se puede dividir 10.00 MXN y 4.00 MXN: {APART}; "
            "solo el total de la cooperación los muestra, uno al lado del otro",
        ),
        (
            lambda: moneyed.Money("4", "EUR") / TEN,
            "no se puede dividir 10.00 MXN y 4.00 EUR: convierta uno primero",
        ),
    ],
)
def test_a_refusal_says_what_was_seen_and_what_to_do(
    wrong: Callable[[], object], said: str
) -> None:
    with pytest.raises(CoopledgerError) as refused:
        wrong()
    assert refused.value.message(Language.ES) == said


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_amounts_of_two_currencies_are_not_compared(compare: Callable[..., bool]) -> None:
    with pytest.raises(CoopledgerError) as refused:
        compare(TEN, Money("4", "EUR"))
    assert (
        refused.value.message(Language.ES)
        == "no se puede comparar 10.00 MXN y 4.00 EUR: convierta uno primero"
    )


@pytest.mark.parametrize("dividend", [TEN, moneyed.Money("10", "MXN")])
def test_dividing_by_nothing_names_the_two_amounts(dividend: moneyed.Money) -> None:
    with pytest.raises(ZeroDivisionError, match=r"10\.00 / .*0\.00|10\.00 MXN / 0\.00 MXN"):
        dividend / Money("0", "MXN")


class Slip(BaseModel):
    """A model with what was paid, and what was given in kind."""

    paid: Money | None = None
    given: InKind | None = None


@pytest.mark.parametrize(
    ("fields", "code", "said"),
    [
        ({"paid": 5}, "money.not-exact", "5 is no exact amount"),
        ({"paid": "5.001 EUR"}, "money.too-many-digits", "5.001 EUR has more digits than EUR (2)"),
        ({"paid": "5 00 EUR"}, "money.not-exact", "'5 00' is no exact amount"),
        ({"given": TEN}, "money.wrong-nature", "10.00 MXN is of another nature: in_kind was"),
        ({"paid": InKind("5", "EUR")}, "money.wrong-nature", "5.00 EUR is of another nature: fin"),
        ({"paid": {"amount": "5", "currency": "euros"}}, "money.unknown-currency", "'euros' is"),
    ],
)
def test_a_field_says_what_is_wrong_with_it(
    fields: dict[str, object], code: str, said: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        Slip.model_validate(fields)
    (problem,) = refused.value.errors()
    assert problem["type"] == code
    assert problem["msg"].startswith(said)


def test_the_largest_amount_is_an_amount() -> None:
    assert Money(Decimal("1E+198"), "MXN").minor == LARGEST_MINOR
    assert Money(Decimal("-1E+198"), "MXN").minor == -LARGEST_MINOR


def test_what_cannot_be_split_says_by_what() -> None:
    with pytest.raises(ValueError, match=r"split by \(2, -1\): give whole numbers from 0 on"):
        TEN.split((2, -1))


@pytest.mark.parametrize(("digits", "taken"), [(250, True), (251, False)])
def test_a_number_has_at_most_250_characters(digits: int, taken: bool) -> None:
    number = "5.00".rjust(digits, "0")
    if taken:
        assert Money(number, "MXN").minor == 500
    else:
        with pytest.raises(CoopledgerError):
            Money(number, "MXN")
