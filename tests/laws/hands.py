"""What one of many hands does with a ledger that others use, too: whatever it likes."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random
from typing import Any

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
from coopledger.model.agreement import Account
from coopledger.model.facts import AnyFact
from coopledger.money import Money

BOOKS = ("A", "B")
YEARS = (2015, 2016)
WHENS = ("2015-03", "2015-06-30", "2015-12-31", "2016", "2016-01-31", "2016-02", "2016-08-01")
AMOUNTS = (1, 7, 100, 333)
ACCOUNTS = {"M": "MXN", "U": "USD", "E": "EUR"}


def openings(seed: int) -> list[AnyFact]:
    """Two agreements, with some money each."""
    facts: list[AnyFact] = []
    for code in BOOKS:
        facts.append(
            Agreement(
                code=code,
                title="T",
                currency="EUR",
                accounts=[Account(code=name, currency=c) for name, c in ACCOUNTS.items()],
                conversion=("fifo", "average")[seed % 2],
                prefinancing=seed % 4 > 1,
            )
        )
        sent = Money.from_minor(5_000, "EUR")
        for name, currency in ACCOUNTS.items():
            amount = Money.from_minor(5_000, currency)
            said = {"account": name, "amount": amount, "sent": None if name == "E" else sent}
            facts.append(Disbursement(book=code, reference=f"D-{name}", when="2015-01-05", **said))
    return facts


class Hand:
    """Random steps. said: the name of each fact that it has a receipt for."""

    def __init__(self, ledger: Ledger, name: str, seed: int) -> None:
        self.ledger = ledger
        self.name = name
        self.dice = Random(seed)
        self.recorded: list[AnyFact] = []
        self.said: list[tuple[str, str, int]] = []
        self.number = 0

    def steps(self, count: int) -> list[tuple[str, str, int]]:
        """So many. What is refused is none of its receipts; whatever else is raised is a fault."""
        writing = [self.one, self.one, self.two, self.two_books, self.take_back, self.say_otherwise]
        others = [self.say_again, self.preview, self.close_or_open, self.issue, *[self.read] * 4]
        for _ in range(count):
            step: Callable[[], object] = self.dice.choice([*writing, *others])
            with suppress(Refused):
                step()
        return self.said

    def record(self, facts: Sequence[AnyFact]) -> None:
        receipt = self.ledger.record(*facts)
        assert receipt.recorded == len(facts)
        self.recorded += facts
        self.said += [(fact.book, fact.reference, fact.revision) for fact in facts]
        for code in {fact.book for fact in facts}:
            kept = self.ledger.facts(code)
            assert all(kept.count(fact) == 1 for fact in facts if fact.book == code)

    def event(self, book: str) -> AnyFact:
        """Any movement of money."""
        self.number += 1
        dice, account = self.dice, self.dice.choice([*ACCOUNTS])
        said: dict[str, Any] = {
            "book": book,
            "reference": f"{self.name}-{self.number}",
            "when": dice.choice(WHENS),
            "account": account,
            "amount": Money.from_minor(dice.choice(AMOUNTS), ACCOUNTS[account]),
        }
        of = dice.choice([*self.recorded, None])
        match dice.randrange(6):
            case 0:
                return Interest(**said)
            case 1:
                return Refund(**said)
            case 2:
                to = dice.choice([name for name in ACCOUNTS if name != account])
                arrived = Money.from_minor(dice.choice(AMOUNTS), ACCOUNTS[to])
                return Transfer(to_account=to, arrived=arrived, **said)
            case 3 if isinstance(of, Expenditure):
                amount = Money.from_minor(1, of.amount.currency.code)
                return Recovery(
                    of=of.reference,
                    **said | {"book": of.book, "account": of.account, "amount": amount},
                )
        return Expenditure(**said)

    def one(self) -> None:
        self.record([self.event(self.dice.choice(BOOKS))])

    def two(self) -> None:
        book = self.dice.choice(BOOKS)
        facts = [self.event(book), self.event(book)]
        if facts[0].book == facts[1].book:
            self.record(facts)

    def two_books(self) -> None:
        """In either order."""
        self.record([self.event(book) for book in self.dice.sample(BOOKS, 2)])

    def take_back(self) -> None:
        if self.recorded:
            of = self.dice.choice(self.recorded)
            self.number += 1
            when = self.dice.choice([*WHENS, of.when])  # type: ignore[union-attr]
            said = {"of": of.reference, "of_revision": of.revision, "when": when, "reason": "no"}
            self.record([Reversal(book=of.book, reference=f"{self.name}-{self.number}", **said)])

    def say_otherwise(self) -> None:
        """The next revision of something that may or may not have been taken back."""
        events = [fact for fact in self.recorded if not isinstance(fact, Reversal)]
        if events:
            last = self.dice.choice(events)
            fields = type(last).model_fields.keys() - {"kind"}
            said = {name: getattr(last, name) for name in fields}
            amount = Money.from_minor(self.dice.choice(AMOUNTS), last.amount.currency.code)  # type: ignore[union-attr]
            fact = type(last)(**said | {"amount": amount, "revision": last.revision + 1})
            if fact not in self.recorded:
                self.record([fact])

    def say_again(self) -> None:
        if self.recorded:
            receipt = self.ledger.record(self.dice.choice(self.recorded))
            assert (receipt.recorded, receipt.unchanged) == (0, 1)

    def preview(self) -> None:
        self.ledger.preview(self.event(self.dice.choice(BOOKS)))

    def close_or_open(self) -> None:
        """Mostly open, so that something can be recorded."""
        book, year = self.dice.choice(BOOKS), self.dice.choice(YEARS)
        try:
            self.ledger.set_period(book, year, "closed")
        finally:
            for last in reversed(YEARS):
                self.ledger.set_period(book, last, "open", reason="one more")

    def issue(self) -> None:
        issued = self.ledger.issue(self.dice.choice(BOOKS))
        if issued.is_new:
            self.said.append((issued.issue.book, issued.issue.reference, 1))

    def read(self) -> None:
        """Any answer; laws are checked in most."""
        ledger, book = self.ledger, self.dice.choice(BOOKS)
        answers: list[Callable[[], object]] = [
            lambda: ledger.reconcile(book).closes,
            lambda: ledger.explain(book),
            lambda: ledger.cooperation_totals(),
            lambda: ledger.check(),
            lambda: ledger.match(book),
            lambda: ledger.history(f"D-{self.dice.choice([*ACCOUNTS])}"),
            lambda: ledger.books(),
            lambda: ledger.changes_since(book) or True,
            lambda: ledger.periods(book),
            lambda: ledger.head(),
        ]
        self.dice.choice(answers)()
