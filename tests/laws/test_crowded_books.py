"""Law 8 of crowded books: small amounts on few days, in which all happens that moves a line.

What the conditions take can be stated on every day, as the auditor says, too; what they refuse is
unstatable on some. Histories that are drawn at large seldom have all of it on one day.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from coopledger import (
    AnyFact,
    Disbursement,
    Expenditure,
    Interest,
    Money,
    OwnContribution,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.errors import LedgerBroken
from coopledger.model.agreement import Account, Agreement
from coopledger.rules.statable import unstatable
from tests.effort import effort
from tests.laws.loads import days_of, seeds
from tests.statable import amiss_on, out_of_turn

SLICES, BOOKS = effort((2, 1_500), (20, 10_000))

DAYS = ("2016-01-31", "2016-02-28")
RANGES = ("2016-01", "2016-01-31/2016-02-28", "2016-01-30/2016-01-31")
CURRENCIES = ("MXN", "MXN", "CLP")
ACCOUNTS = {"MXN": ("MXN", "ADV"), "CLP": ("CLP",)}
KINDS = ["dis", "exp", "rec", "rev", "exc"] * 2 + ["int", "ref", "own"]


class _Crowd:
    """Facts that are drawn one after another, whether they fit or not."""

    def __init__(self, seed: int) -> None:
        self.dice = dice = Random(seed)
        accounts = [Account(code=a, currency=c) for c, of in ACCOUNTS.items() for a in of]
        self.agreement = Agreement(
            code="A", title="T", currency="MXN", accounts=accounts,
            conversion=dice.choice(("fifo", "average")), prefinancing=dice.random() < 0.5,
        )  # fmt: skip
        self.facts: list[AnyFact] = []
        for number in range(dice.randint(6, 13)):
            self.facts += self._drawn(dice.choice(KINDS), f"{dice.choice('ab')}{number:02}")

    def _money(self, currency: str) -> Money:
        return Money.from_minor(self.dice.randint(1, 9), currency)

    def _drawn(self, kind: str, reference: str) -> Iterator[AnyFact]:
        dice, currency = self.dice, self.dice.choice(CURRENCIES)
        when = dice.choice(DAYS if dice.random() < 0.6 else RANGES)
        account, named = dice.choice(ACCOUNTS[currency]), {"book": "A", "reference": reference}
        moved = {**named, "when": when, "amount": self._money(currency), "account": account}
        if kind == "dis":
            sent = None if currency == "MXN" else self._money("MXN")
            yield Disbursement(**moved, sent=sent)
        elif kind == "exc":
            other = "CLP" if currency == "MXN" else "MXN"
            to = dice.choice(ACCOUNTS[other])
            yield Transfer(**moved, to_account=to, arrived=self._money(other))
        elif kind == "rec":
            yield from self._came_back({**named, "when": when})
        elif kind == "rev":
            yield from self._taken_back(named)
        else:
            yield {"exp": Expenditure, "int": Interest, "ref": Refund, "own": OwnContribution}[
                kind
            ](**moved)

    def _came_back(self, named: dict[str, str]) -> Iterator[AnyFact]:
        spent = [fact for fact in self.facts if isinstance(fact, Expenditure)]
        if spent:
            of = self.dice.choice(spent)
            part = self.dice.randint(1, of.amount.minor)
            amount = Money.from_minor(part, of.amount.currency)
            yield Recovery(**named, amount=amount, account=of.account, of=of.reference)

    def _taken_back(self, named: dict[str, str]) -> Iterator[AnyFact]:
        """An event, on its date or later; mostly with what is said instead of it."""
        taken = {(f.of, f.of_revision) for f in self.facts if isinstance(f, Reversal)}
        stand = [
            fact
            for fact in self.facts
            if not isinstance(fact, Reversal) and (fact.reference, fact.revision) not in taken
        ]
        if not stand:
            return
        of = self.dice.choice(stand)
        later = [day for day in DAYS if date.fromisoformat(day) >= of.when.last]
        when = self.dice.choice(later) if later and self.dice.random() < 0.7 else str(of.when)
        yield Reversal(
            **named, of=of.reference, of_revision=of.revision, when=when, reason="an error"
        )
        if self.dice.random() < 0.6:
            said = {name: getattr(of, name) for name in of.model_fields_set - {"kind"}}
            yield type(of)(**{**said, "revision": of.revision + 1, "when": when})


def _why_not(agreement: Agreement, facts: list[AnyFact]) -> Iterator[object]:
    book = Book.of(agreement, facts)
    yield from out_of_turn(facts)
    for day in days_of(facts):
        yield from amiss_on(day, agreement, facts)
        try:
            reconcile(book, on=day)
        except LedgerBroken as broken:
            yield day, broken


@pytest.mark.parametrize("slice_", range(SLICES))
def test_the_conditions_take_just_the_crowded_books_that_can_be_stated(slice_: int) -> None:
    for seed in seeds(BOOKS * SLICES)[slice_::SLICES]:
        crowd = _Crowd(seed)
        taken = not any(unstatable(Book.of(crowd.agreement, crowd.facts), date(2026, 1, 1)))
        why_not = next(_why_not(crowd.agreement, crowd.facts), None)
        assert taken == (why_not is None), (seed, why_not, crowd.facts)
