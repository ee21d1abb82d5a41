"""Two people and an auditor: anything may be tried at any time, on each engine.

After every step every figure is the auditor's, no day holds less than nothing, and a closed year
says what it said when it was closed; what is refused leaves the journal as it was, row for row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from coopledger import (
    Agreement,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    Recovery,
    Refund,
    Refused,
    Reversal,
    Transfer,
)
from coopledger.books.book import Book
from coopledger.model.agreement import Account
from coopledger.money import Money
from tests import engines
from tests.auditor import audit, figures_of
from tests.effort import LONG, effort

EXAMPLES = effort({"sqlite": 8, "postgresql": 3}, {"sqlite": 60, "postgresql": 40})
STEPS = effort(25, 40)

YEARS = (2015, 2016)
WHENS = ("2015-03", "2015-06-30", "2015-12-31", "2016", "2016-01-31", "2016-02", "2016-08-01")
DAYS = (date(2015, 7, 1), date(2015, 12, 31), date(2016, 1, 31), date(2016, 12, 31))
AMOUNTS = (1, 7, 100, 333)
ACCOUNTS = {"M": "MXN", "U": "USD", "E": "EUR"}

_NUMBERS = count(1)

whens = st.sampled_from(WHENS)
amounts = st.sampled_from(AMOUNTS)
accounts = st.sampled_from(tuple(ACCOUNTS))


def money(minor: int, account: str) -> Money:
    return Money.from_minor(minor, ACCOUNTS[account])


class Office(RuleBasedStateMachine):
    """Two people with the same books before them."""

    where: str
    people: tuple[Ledger, Ledger]

    @initialize(
        conversion=st.sampled_from(("fifo", "average")), prefinancing=st.sampled_from((False, True))
    )
    def open(self, conversion: str, prefinancing: bool) -> None:
        self.code = f"A-{next(_NUMBERS)}"
        self.facts: list[Any] = []
        self.closed: dict[int, dict[str, Any]] = {}
        self.agreement = Agreement(
            code=self.code,
            title="T",
            currency="EUR",
            accounts=[Account(code=code, currency=currency) for code, currency in ACCOUNTS.items()],
            conversion=conversion,
            prefinancing=prefinancing,
        )
        self.people[0].record(self.agreement)

    def attempt(self, kind: type[Any], **said: Any) -> None:
        """One of the two records it; the next time it is the other's turn."""
        number = len(self.facts)
        fact = kind(**{"book": self.code, "reference": f"{kind.__name__[:1]}-{number}", **said})
        who = self.people[number % 2]
        before = self.rows()
        try:
            receipt = who.record(fact)
        except Refused:
            assert self.rows() == before
            return
        if fact in self.facts:  # it says again what is so already
            assert (receipt.recorded, receipt.unchanged) == (0, 1)
            assert self.rows() == before
        else:
            assert self.rows()[:-1] == before
            assert self.book().counts_on(fact).year > max(self.closed, default=0)
            self.facts.append(fact)

    def book(self) -> Book:
        return Book.of(self.agreement, self.facts)

    def rows(self) -> list[Any]:
        return [row for row in engines.rows(self.where) if row[0] == self.code]

    @rule(account=accounts, minor=amounts, sent=amounts, when=whens)
    def disburse(self, account: str, minor: int, sent: int, when: str) -> None:
        amount = money(minor * 10, account)
        worth = None if account == "E" else money(sent, "E")
        self.attempt(Disbursement, account=account, amount=amount, sent=worth, when=when)

    @rule(account=accounts, minor=amounts, when=whens)
    def earn(self, account: str, minor: int, when: str) -> None:
        self.attempt(Interest, account=account, amount=money(minor, account), when=when)

    @rule(account=accounts, minor=amounts, when=whens)
    def spend(self, account: str, minor: int, when: str) -> None:
        self.attempt(Expenditure, account=account, amount=money(minor, account), when=when)

    @rule(account=accounts, minor=amounts, received=st.none() | amounts, when=whens)
    def give_back(self, account: str, minor: int, received: int | None, when: str) -> None:
        got = None if received is None or account == "E" else money(received, "E")
        amount = money(minor, account)
        self.attempt(Refund, account=account, amount=amount, received=got, when=when)

    @rule(account=accounts, to=accounts, minor=amounts, arrived=amounts, when=whens)
    def move(self, account: str, to: str, minor: int, arrived: int, when: str) -> None:
        if account != to:
            amount, other = money(minor, account), money(arrived, to)
            self.attempt(
                Transfer,
                account=account, to_account=to, amount=amount, arrived=other, when=when,
            )  # fmt: skip

    @rule(place=st.integers(0, 30), minor=amounts, when=whens)
    def recover(self, place: int, minor: int, when: str) -> None:
        spent = [fact for fact in self.facts if isinstance(fact, Expenditure)]
        if spent:
            of = spent[place % len(spent)]
            amount = Money.from_minor(minor, of.amount.currency.code)
            self.attempt(Recovery, account=of.account, of=of.reference, amount=amount, when=when)

    @rule(place=st.integers(0, 30), when=st.none() | whens)
    def take_back(self, place: int, when: str | None) -> None:
        if self.facts:
            of = self.facts[place % len(self.facts)]
            self.attempt(
                Reversal,
                of=of.reference, of_revision=of.revision, reason="no", when=when or of.when,
            )  # fmt: skip

    @rule(place=st.integers(0, 30), minor=amounts)
    def say_otherwise(self, place: int, minor: int) -> None:
        """The next revision of something that may or may not have been taken back."""
        events = [fact for fact in self.facts if not isinstance(fact, Reversal)]
        if events:
            last = events[place % len(events)]
            amount = Money.from_minor(minor, last.amount.currency.code)
            said = {name: getattr(last, name) for name in type(last).model_fields if name != "kind"}
            said |= {"amount": amount, "revision": last.revision + 1}
            self.attempt(type(last), **said)

    @rule(place=st.integers(0, 30), who=st.integers(0, 1))
    def say_again(self, place: int, who: int) -> None:
        if self.facts:
            before = self.rows()
            receipt = self.people[who].record(self.facts[place % len(self.facts)])
            assert (receipt.recorded, receipt.unchanged) == (0, 1)
            assert self.rows() == before

    @rule(year=st.sampled_from(YEARS), who=st.integers(0, 1))
    def close(self, year: int, who: int) -> None:
        try:
            self.people[who].set_period(self.code, year, "closed")
        except Refused:
            assert year in self.closed or not self.closed.keys() >= set(self.years_before(year))
        else:
            end = date(year, 12, 31)
            self.closed.setdefault(year, audit(self.agreement, self.facts, end))

    @rule(year=st.sampled_from(YEARS), who=st.integers(0, 1))
    def open_again(self, year: int, who: int) -> None:
        try:
            self.people[who].set_period(self.code, year, "open", reason="one more")
        except Refused:
            assert any(closed > year for closed in self.closed)
        else:
            self.closed.pop(year, None)

    def years_before(self, year: int) -> list[int]:
        return [each.year for each in self.book().years(1) if each.year < year]

    @invariant()
    def a_closed_year_says_what_it_said(self) -> None:
        for year, said in getattr(self, "closed", {}).items():
            now = audit(self.agreement, self.facts, date(year, 12, 31))
            figures = ("funds", "accounts", "agreement", "by_month")
            assert {name: now[name] for name in figures} == {name: said[name] for name in figures}

    @invariant()
    def every_figure_is_the_auditors(self) -> None:
        if not hasattr(self, "code"):
            return
        for day in DAYS:
            for person in self.people:
                figures = figures_of(person.reconcile(self.code, on=day))
                assert figures == audit(self.agreement, self.facts, day)
            if not self.agreement.prefinancing:
                assert all(fund["held"] >= 0 for fund in figures["funds"].values())


@contextmanager
def office(engine: str, folder: Path) -> Iterator[type[Office]]:
    with engines.location(engine, folder) as where, Ledger.open(where) as one:
        one.create()
        with Ledger.open(where) as other:
            yield type("OfficeOf", (Office,), {"where": where, "people": (one, other)})
            assert one.verify().intact


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_whatever_two_people_try(engine: str, tmp_path: Path) -> None:
    effort = settings(
        max_examples=EXAMPLES[engine],
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=not LONG,
        phases=(Phase.generate,),  # what fails is printed step by step; making it shorter is slow
    )
    with office(engine, tmp_path) as machine:
        run_state_machine_as_test(machine, settings=effort)
