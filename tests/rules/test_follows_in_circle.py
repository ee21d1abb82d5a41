"""Agreements that follow one another: in a row, never in a circle."""

from pathlib import Path

import pytest

from coopledger import Agreement, Ledger, Refused
from tests.engines import ENGINES, location


def agreement(code: str, follows: str | None) -> Agreement:
    return Agreement(code=code, title=code, currency="EUR", accounts=["MXN"], follows=follows)


CIRCLES = {"of two": "AB", "of three": "ABC", "of four": "ABCD"}


def circle(codes: str) -> list[Agreement]:
    return [
        agreement(code, follows) for code, follows in zip(codes, codes[1:] + codes[0], strict=True)
    ]


@pytest.mark.parametrize("codes", CIRCLES.values(), ids=CIRCLES)
def test_the_agreement_that_closes_a_circle_is_refused_whichever_it_is(codes: str) -> None:
    for last in range(len(codes)):
        facts = [*circle(codes)[last + 1 :], *circle(codes)[: last + 1]]
        with Ledger.open("sqlite://") as ledger:
            for fact in facts[:-1]:
                ledger.record(fact)
            with pytest.raises(Refused) as refused:
                ledger.record(facts[-1])
            (found,) = refused.value.findings
            assert found.code == "follows-in-circle"
            way = str(found.params["circle"]).split(" → ")
            assert way[0] == way[-1] == facts[-1].code
            assert sorted(way[:-1]) == sorted(codes)
            assert ledger.record(agreement(facts[-1].code, "Z")).recorded == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_a_circle_in_one_load_is_said_at_each_and_a_row_is_none(
    engine: str, tmp_path: Path
) -> None:
    with location(engine, tmp_path) as where, Ledger.open(where) as ledger:
        with pytest.raises(Refused) as refused:
            ledger.record(*circle("ABC"), agreement("D", "A"))
        assert [f.place.reference for f in refused.value.findings] == ["A", "B", "C"]
        ledger.record(agreement("A", None), agreement("B", "A"), agreement("C", "B"))
        assert ledger.record(agreement("D", "B")).recorded == 1
        words = agreement("D", "B").model_copy(
            update={"title": "Foro", "revision": 2, "reason": "its title"}
        )
        assert ledger.record(words).recorded == 1
