"""A statement with one figure off stops the program, whichever figure it is, and says which law."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from coopledger.books import laws
from coopledger.books.flows import FLOWS
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import Statement
from coopledger.errors import LedgerBroken
from coopledger.messages.catalogue import Language
from coopledger.money import Money
from tests.books.stories import YEAR_END, book
from tests.off import flow_off, parts_off

RIGHT = reconcile(book(), on=YEAR_END)
PARTS = ("by_line", "by_activity", "by_partner")
OF_THE_AGREEMENT = ("received", "interest", "spent", "returned")


def more(money: Money) -> Money:
    return Money.from_minor(money.minor + 1, money.currency)


def one_of(items: tuple[Any, ...], place: int, changed: Any) -> tuple[Any, ...]:
    return (*items[:place], changed, *items[place + 1 :])


def wrong_parts() -> Iterator[Any]:
    for by in PARTS:
        parts = getattr(RIGHT, by)
        for place, part in enumerate(parts):
            for number, one in enumerate(parts_off(part, 1)):
                wrong = replace(RIGHT, **{by: one_of(parts, place, one)})
                yield pytest.param(f"law.parts-{by}", wrong, id=f"{by} {part.key} {number}")


def wrong_months() -> Iterator[Any]:
    months = RIGHT.by_month
    for place, month in enumerate(months):
        changed = {
            "exchange difference": replace(month, difference_minor=month.difference_minor + 1)
        }
        for name in OF_THE_AGREEMENT:
            flow = flow_off(month.agreement, name, 1)
            changed[f"agreement {name}"] = replace(month, agreement=flow)
        for at, flow in enumerate(month.fund):
            for name in FLOWS:
                fund = one_of(month.fund, at, flow_off(flow, name, 1))
                changed[f"fund {at} {name}"] = replace(month, fund=fund)
        for name, one in changed.items():
            wrong = replace(RIGHT, by_month=one_of(months, place, one))
            yield pytest.param("law.parts-by_month", wrong, id=f"{month.month} {name}")


def wrong_sides() -> Iterator[Any]:
    for at, fund in enumerate(RIGHT.funds):
        for name in (*FLOWS, "held"):
            figure = getattr(fund, name)
            off = replace(fund, **{name: replace(figure, money=more(figure.money))})
            wrong = replace(RIGHT, funds=one_of(RIGHT.funds, at, off))
            yield pytest.param("law.fund-currency", wrong, id=f"{fund.currency} {name}")
    side = RIGHT.agreement_currency
    for name in (*OF_THE_AGREEMENT, "exchange_difference", "held"):
        figure = getattr(side, name)
        off = replace(side, **{name: replace(figure, money=more(figure.money))})
        wrong = replace(RIGHT, agreement_currency=off)
        yield pytest.param("law.agreement-currency", wrong, id=f"agreement {name}")


def test_it_is_right_to_begin_with() -> None:
    laws.check(RIGHT)


@pytest.mark.parametrize(("law", "wrong"), [*wrong_parts(), *wrong_months(), *wrong_sides()])
def test_one_minor_unit_off_and_the_law_is_named(law: str, wrong: Statement) -> None:
    with pytest.raises(LedgerBroken) as broken:
        laws.check(wrong)
    assert broken.value.code == law


def off_in(by: str) -> Statement:
    first, *rest = getattr(RIGHT, by)
    return replace(RIGHT, **{by: (next(parts_off(first, 1)), *rest)})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            off_in("by_line"),
            "REGLA CONTABLE INCUMPLIDA en A-1 al 2016-12-31: los rubros suman 4.01 EUR, el total "
            "es 4.00 EUR (diferencia 0.01 EUR). Ejecute: Ledger.verify",
        ),
        (
            next(case.values[1] for case in wrong_sides()),
            "REGLA CONTABLE INCUMPLIDA en A-1 al 2016-12-31: saldo inicial + recibido + "
            "aportación propia + rendimientos + otros ingresos + compra / venta de divisas "
            "(entrada) = 201.01 MXN, pero ejercido + reintegrado + retirado + compra / venta de "
            "divisas (salida) + saldo disponible = 201.00 MXN (diferencia 0.01 MXN). Ejecute: "
            "Ledger.verify",
        ),
    ],
)
def test_it_says_what_both_sides_came_to(wrong: Statement, said: str) -> None:
    with pytest.raises(LedgerBroken) as broken:
        laws.check(wrong)
    assert broken.value.message(Language.ES) == said
