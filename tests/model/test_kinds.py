"""The records of the kinds are whole, and say what the classes and the unions say."""

from typing import get_args

import pytest

from coopledger.books.flows import FLOWS
from coopledger.books.sides import AgreementSide, FundSide
from coopledger.messages.catalogue import knows
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.kind import Kind, MoneyKind
from coopledger.model.kinds import ALL, IN_ORDER, KINDS, RANK
from coopledger.money import InKind, Money

each_kind = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
each_movement = pytest.mark.parametrize("kind", IN_ORDER, ids=lambda kind: kind.name)


def test_the_unions_have_the_kinds_there_are() -> None:
    assert set(get_args(AnyFact)) == {kind.model for kind in ALL}
    assert set(get_args(MoneyEvent)) == {kind.model for kind in IN_ORDER}
    assert len(KINDS) == len(ALL)


def test_the_order_of_a_day() -> None:
    """It is in every conversion line that was ever stated: a new kind takes a place in between."""
    assert [kind.name for kind in sorted(IN_ORDER, key=lambda kind: RANK[kind.name])] == [
        "opening_balance", "disbursement", "own_contribution", "interest", "other_income",
        "recovery", "transfer", "expenditure", "refund", "withdrawal",
    ]  # fmt: skip


@each_kind
def test_its_fields_are_those_of_its_class(kind: Kind) -> None:
    fields = {*kind.model.model_fields, *(("book",) if "book" in kind.names else ())}
    assert {*kind.names} <= fields
    assert kind.counter is None or kind.counter in fields
    assert kind.amount in (None, Money, InKind)


@each_kind
def test_it_has_its_words(kind: Kind) -> None:
    assert knows(f"kind.{kind.name}")


@each_movement
def test_it_adds_to_a_figure_of_both_sides(kind: MoneyKind) -> None:
    assert kind.amount is Money
    if kind.figure is not None:
        side = "CAME" if kind.comes_in else "WENT"
        assert kind.figure in FLOWS
        assert kind.figure in getattr(FundSide, side)
        assert kind.figure in getattr(AgreementSide, side)
