"""How a contribution in kind came to its amount, for people."""

from collections.abc import Iterator
from decimal import Decimal

from coopledger.messages.catalogue import Language, say
from coopledger.model.finding import FieldName
from coopledger.model.valuation import INPUTS, Component, Valuation
from coopledger.money import Money


def valuation_lines(valuation: Valuation, language: Language) -> list[str]:
    """The grade, each component with its sum, the rate it was converted at, what it comes to."""
    lines = []
    if valuation.grade is not None:
        lines.append(say("valued.grade", language, grade=valuation.grade))
    lines += worked_out(valuation, language)
    lines.append(say("valued.total", language, total=valuation.total))
    return lines


def worked_out(valuation: Valuation, language: Language) -> Iterator[str]:
    """Each component with its inputs, and the rate that some of them were converted at."""
    for component in valuation.components:
        yield _component(valuation, component, language)
    if valuation.rate is not None:
        yield say(
            "valued.rate",
            language,
            rate=number(valuation.rate),
            currency=valuation.currency,
            foreign=valuation.foreign_currency,
            source=valuation.rate_source,
            date=valuation.rate_date,
        )


def _component(valuation: Valuation, component: Component, language: Language) -> str:
    name, worth = component
    if name == valuation.method:
        stated = {field: _stated(getattr(valuation, field)) for field in INPUTS[valuation.method]}
        money = {value for value in stated.values() if isinstance(value, Money)}
        rate = _rate(valuation, money.pop(), language)
        return say(f"valued.{name}", language, **stated, rate=rate, worth=worth)
    stated_amount: Money = getattr(valuation, name)
    rate = _rate(valuation, stated_amount, language)
    return say(
        "valued.beside-converted" if rate else "valued.beside",
        language,
        name=FieldName(f"in_kind.{name}"),
        stated=stated_amount,
        rate=rate,
        worth=worth,
    )


def _rate(valuation: Valuation, money: Money, language: Language) -> str:
    if valuation.rate is None or money.currency.code == valuation.currency:
        return ""
    return say("valued.at-rate", language, rate=number(valuation.rate))


def _stated(value: object) -> object:
    return number(value) if isinstance(value, Decimal) else value


def number(exact: Decimal) -> str:
    """A number that is not money, with all its digits: `1,760`."""
    return f"{exact:,f}"
