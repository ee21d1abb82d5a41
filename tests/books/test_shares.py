"""What the institution and others contribute: terms that addenda change, beside what came."""

from datetime import date
from typing import Any

from coopledger import Agreement, Ledger, OtherIncome, OwnContribution, Withdrawal
from coopledger.model.facts import AnyFact
from coopledger.model.terms import Addendum

TERMS: dict[str, Any] = {
    "own_share": "300.00 USD",
    "other_shares": [
        {"contributor": "UNDP", "amount": "100.00 USD"},
        {"contributor": "X", "amount": "900.00 MXN"},
    ],
}
YEAR_END = date(2016, 12, 31)


def standing(*facts: AnyFact, on: date = YEAR_END, **terms: Any) -> list[tuple[str | None, ...]]:
    opened = Agreement(
        code="A", title="Forum", currency="USD", accounts=["USD", "MXN"], **{**TERMS, **terms}
    )
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opened, *facts)
        shares = ledger.reconcile("A", on=on).shares
    return [
        (each.contributor, *(str(m) if m is not None else None for m in _amounts(each)))
        for each in shares
    ]


def _amounts(share: Any) -> tuple[Any, ...]:
    return (share.agreed, share.contributed, share.left)


def addendum(reference: str, when: str, **terms: Any) -> Addendum:
    return Addendum(book="A", reference=reference, when=when, **terms)


def test_what_was_agreed_and_nothing_came() -> None:
    assert standing() == [
        (None, "300.00 USD", "0.00 USD", "300.00 USD"),
        ("UNDP", "100.00 USD", "0.00 USD", "100.00 USD"),
        ("X", "900.00 MXN", "0.00 MXN", "900.00 MXN"),
    ]
    assert standing(own_share=None, other_shares=()) == []


def test_an_addendum_states_another_amount_and_another_contributor() -> None:
    more = addendum(
        "AD-1", "2016-06-01", own_share="350.00 USD",
        other_shares=[{"contributor": "X", "amount": "50.00 USD"},
                      {"contributor": "Y", "amount": "1.00 USD"}],
    )  # fmt: skip
    before = standing(more, on=date(2016, 5, 31))
    assert before == standing()
    assert [each[:2] for each in standing(more)] == [
        (None, "350.00 USD"), ("UNDP", "100.00 USD"), ("X", "50.00 USD"), ("Y", "1.00 USD"),
    ]  # fmt: skip


def test_an_addendum_ends_them_or_states_them_anew() -> None:
    ended = addendum("AD-1", "2016-06-01", ended_clauses=["own_share", "other_shares"])
    assert standing(ended) == []
    anew = addendum(
        "AD-1", "2016-06-01", ended_clauses=["other_shares"],
        other_shares=[{"contributor": "Y", "amount": "1.00 USD"}],
    )  # fmt: skip
    assert [each[:2] for each in standing(anew)] == [(None, "300.00 USD"), ("Y", "1.00 USD")]


def came(reference: str, amount: str, contributor: str, **more: Any) -> OtherIncome:
    return OtherIncome(
        book="A", reference=reference, when="2016-02-01", amount=amount, contributor=contributor,
        **more,
    )  # fmt: skip


def test_what_came_stands_beside_it_and_who_was_not_agreed_too() -> None:
    found = standing(
        OwnContribution(book="A", reference="P", when="2016-02-01", amount="80.00 USD"),
        Withdrawal(book="A", reference="W", when="2016-03-01", amount="30.00 USD"),
        came("O-1", "120.00 USD", "UNDP"),
        came("O-2", "7.00 USD", "Z"),
        OtherIncome(book="A", reference="O-3", when="2016-02-01", amount="5.00 USD"),
    )
    assert found == [
        (None, "300.00 USD", "50.00 USD", "250.00 USD"),
        ("UNDP", "100.00 USD", "120.00 USD", "-20.00 USD"),
        ("X", "900.00 MXN", "0.00 MXN", "900.00 MXN"),
        ("Z", None, "7.00 USD", None),
    ]


def test_in_another_currency_than_was_agreed_it_is_not_compared() -> None:
    in_pesos = came("O-1", "90.00 MXN", "UNDP", worth="5.00 USD")
    in_dollars = came("O-2", "4.00 USD", "X")
    assert standing(in_pesos, in_dollars)[1:] == [
        ("UNDP", "100.00 USD", "5.00 USD", "95.00 USD"),
        ("X", "900.00 MXN", None, None),
    ]
