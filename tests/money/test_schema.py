"""What is published of a field of money: its JSON Schema, and how it is written."""

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from coopledger.money import InKind, Money, money_schema
from tests.docs.test_facts_schema import accepts


@pytest.mark.parametrize(
    ("field", "taken"),
    [
        ("54855.00 EUR", True),
        ("54855 EUR", True),
        ("-5.5 EUR", True),
        ("+5.5 EUR", True),
        ({"amount": "54855.00", "currency": "EUR"}, True),
        ({"amount": "-5", "currency": "EUR"}, True),
        ("5.00", False),
        ("5. EUR", False),
        (".5 EUR", False),
        ("5.00 eur", False),
        ("5.00 EURO", False),
        ("--5.00 EUR", False),
        ("5,00 EUR", False),
        ("$5.00 EUR", False),
        ("about 5.00 EUR", False),
        ({"amount": "5.00"}, False),
        ({"currency": "EUR"}, False),
        ({"amount": "5.00 ", "currency": "EUR"}, False),
        ({"amount": "x5.00", "currency": "EUR"}, False),
        ({"amount": "5.00", "currency": "eur"}, False),
        ({"amount": "5.00", "currency": "EURO"}, False),
        ({"amount": 5.5, "currency": "EUR"}, False),
        ({"amount": "5.00", "currency": 5}, False),
        ({"amount": "5.00", "currency": "EUR", "note": "x"}, False),
        (5, False),
        (["5.00 EUR"], False),
        (None, False),
    ],
)
@pytest.mark.parametrize("nature", [Money, InKind])
def test_the_schema_takes_what_the_field_takes(
    nature: type[Money], field: object, taken: bool
) -> None:
    adapter = TypeAdapter(nature)
    assert accepts(adapter.json_schema(), field) is taken
    if taken:
        assert type(adapter.validate_python(field)) is nature
    else:
        with pytest.raises(ValidationError):
            adapter.validate_python(field)


def test_the_schema_knows_which_signs_a_field_may_have() -> None:
    for amount in ("-5.00 EUR", {"amount": "-5.00", "currency": "EUR"}):
        assert accepts(money_schema("[+-]?"), amount)
        assert not accepts(money_schema("[+]?"), amount)
        assert accepts(money_schema("[+]?"), json.loads(json.dumps(amount).replace("-", "+")))


def test_a_field_is_money_to_a_program_and_text_in_json() -> None:
    adapter = TypeAdapter(Money)
    money = Money("54855", "EUR")
    assert adapter.dump_python(money) is money
    written = {"amount": "54855.00", "currency": "EUR"}
    assert (
        adapter.dump_python(money, mode="json") == json.loads(adapter.dump_json(money)) == written
    )
