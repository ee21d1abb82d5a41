"""The columns of what is given in kind that say how it comes to its value."""

from dataclasses import replace
from typing import Any

from coopledger.money import Money
from coopledger.readers import dates, words
from coopledger.readers.cells import text
from coopledger.readers.columns import Column, Numbers, Read, money


def _input(
    field: str, spanish: str, english: str, read: Read = text, *, numbers: Numbers | None = None
) -> Column:
    """Something that a valuation takes."""
    return Column(field, (spanish, english), read, numbers=numbers, part_of="valuation")


def _number(field: str, spanish: str, english: str) -> Column:
    return _input(field, spanish, english, words.decimal, numbers=words.whole)


def _cost(field: str, spanish: str, english: str) -> Column:
    of = money(field, spanish, english)
    return replace(of, own_currency=True, part_of="valuation")


VALUATION = (
    _input("method", "metodo de valuacion", "valuation method", words.choice(words.METHODS)),
    _input("grade", "nivel", "grade"),
    _number("hours", "horas", "hours"),
    _cost("annual_cost", "costo anual bruto", "annual gross cost"),
    _number("annual_hours", "horas efectivas al ano", "effective hours a year"),
    _number("days", "dias", "days"),
    _cost("daily_rate", "costo por dia", "daily rate"),
    _number("units", "unidades", "units"),
    _input("unit", "que se cuenta", "what is counted"),
    _cost("tariff", "tarifa", "tariff"),
    _input("tariff_source", "fuente de la tarifa", "source of the tariff"),
    _cost("travel", "pasajes", "travel"),
    _cost("per_diem", "viaticos", "per diem"),
    _cost("materials", "materiales", "materials"),
    replace(_number("rate", "tipo de cambio", "exchange rate"), of_rates=True),
    _input("rate_source", "fuente del tipo de cambio", "source of the exchange rate"),
    _input("rate_date", "fecha del tipo de cambio", "date of the exchange rate", dates.when),
)


def in_kind_valued(fields: dict[str, Any]) -> dict[str, Any]:
    """What it is valued at is in the currency of the row."""
    if "valuation" in fields:
        amount: Money | None = fields.get("amount")
        stated = fields.get("currency") or (amount and amount.currency.code)
        of = {"currency": stated} if stated else {}
        return {**fields, "valuation": {**fields["valuation"], **of}}
    return fields
