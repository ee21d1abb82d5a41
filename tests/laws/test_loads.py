"""Laws 5 and 7 to 9 over loads as an office hands them in, right and wrong, one after another.

Whatever sequence is accepted: every day of the book can be stated and every figure of it is the
auditor's, one revision stands, totals are the statements of their days, and a closed year says what
it said. In memory and through each engine, where what is refused leaves the journal as it was. With
COOPLEDGER_LONG, a hundred thousand sequences (docs/reliability.md).
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from coopledger.books.book import Book
from coopledger.books.cooperation import CooperationTotal, cooperation_totals
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import Statement
from coopledger.errors import MissingRate, NoSuchBook
from coopledger.ledger import Ledger
from coopledger.ledger.examining import examine
from coopledger.ledger.shelf import OpenBook, OpenBooks
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact
from coopledger.model.period import Period, PeriodState
from coopledger.model.receipt import Refused
from coopledger.readers.reading import Reading
from tests import engines
from tests.auditor import audit, figures_of
from tests.effort import effort
from tests.laws.loads import Load, Loads, days_of, seeds
from tests.statable import amiss_on, as_of, out_of_turn

LOADS = 10
YEAR_END, LAST = date(2016, 12, 31), date(2017, 12, 31)

PARTS, SLICES = range(1, effort(2, 11)), range(effort(1, 20))
"""In a long run ten parts, each of twenty slices, which are kept once they passed."""
IN_MEMORY = effort(15, 500)
"""Sequences of a slice."""
THROUGH_ENGINES = effort({"sqlite": 4, "postgresql": 2}, {"sqlite": 50, "postgresql": 50})
ENGINE_PARTS, ENGINE_SLICES = range(1, effort(2, 3)), range(effort(1, 50))


class Kept(Protocol):
    """Where books are kept that loads are handed in to."""

    def hand_in(self, loads: Loads, load: Load) -> bool:
        """Whether all of it was accepted."""

    def statement(self, loads: Loads, day: date) -> Statement: ...

    def totals(self, loads: Loads, on: date) -> tuple[CooperationTotal, ...]: ...


class InMemory:
    """The rules and the books alone."""

    def __init__(self) -> None:
        self._book: Book | None = None

    def hand_in(self, loads: Loads, load: Load) -> bool:
        reading = Reading([Entry(fact) for fact in load])
        books = {loads.code: OpenBook(self.book(loads))} if loads.facts else {}
        self._book = None  # what is read into it may be refused
        receipt = examine(reading, OpenBooks(books)).receipt()
        return receipt.accepted and receipt.recorded == len(load)

    def statement(self, loads: Loads, day: date) -> Statement:
        return reconcile(self.book(loads), on=day)

    def totals(self, loads: Loads, on: date) -> tuple[CooperationTotal, ...]:
        return tuple(cooperation_totals([self.book(loads)], on=on))

    def book(self, loads: Loads) -> Book:
        if self._book is None:
            self._book = Book.of(loads.agreement, loads.facts[1:])
        return self._book


@dataclass
class InLedger:
    """A ledger on an engine."""

    ledger: Ledger

    def hand_in(self, loads: Loads, load: Load) -> bool:
        before = self.rows(loads)
        try:
            self.ledger.record(*load)
        except Refused:
            assert self.rows(loads) == before
            return False
        return len(self.rows(loads)) == len(before) + len(load)

    def rows(self, loads: Loads) -> list[AnyFact]:
        try:
            return list(self.ledger.facts(loads.code))
        except NoSuchBook:
            return []

    def statement(self, loads: Loads, day: date) -> Statement:
        return self.ledger.reconcile(loads.code, on=day)

    def totals(self, loads: Loads, on: date) -> tuple[CooperationTotal, ...]:
        return tuple(self.ledger.cooperation_totals(on=on))


@dataclass
class Sequence:
    """Loads handed in one after another, and what 2016 said while it is closed."""

    seed: int
    kept: Kept
    closed: object = None
    loads: Loads = field(init=False)

    def __post_init__(self) -> None:
        self.loads = Loads(self.seed)

    def run(self) -> None:
        self.hand_in(self.loads.opening())
        for _ in range(LOADS):
            self.hand_in(self.loads.draw())
        self.every_day()

    def hand_in(self, load: Load) -> None:
        if not self.kept.hand_in(self.loads, load):
            return
        self.loads.accepted(load)
        if self.closed is not None:
            assert self.of_2016() == self.closed, load
        states = [fact.state for fact in load if isinstance(fact, Period)]
        if states:
            self.closed = self.of_2016() if states[-1] is PeriodState.CLOSED else None

    def of_2016(self) -> object:
        """Every figure of the year's last day that is not nothing, and the year's totals."""
        try:
            rows = self.kept.statement(self.loads, YEAR_END).rows()
        except MissingRate as missing:
            return str(missing)
        # What a bank said is no figure of the books: a later fact may make its day uncertain.
        stated = [(*row.values(),) for row in rows if row["amount"] and row["section"] != "bank"]
        totals = [
            (total.currency, total.in_kind, total.partner_funds, dict(total.activities))
            for total in self.kept.totals(self.loads, LAST)
            if total.year == YEAR_END.year
        ]
        return stated, totals

    def every_day(self) -> None:
        agreement, facts = self.loads.agreement, self.loads.facts
        assert out_of_turn(facts) == []
        for day in days_of(facts):
            assert amiss_on(day, agreement, facts) == []
            try:
                statement = self.kept.statement(self.loads, day)
            except MissingRate:
                continue
            assert figures_of(statement) == audit(agreement, as_of(day, facts), day), day
            flows = [f for part in statement.by_month for f in (*part.fund, part.agreement)]
            assert min((min(f.gross, f.recovered).minor for f in flows), default=0) >= 0, day
        for day in (YEAR_END, LAST):
            with suppress(MissingRate):
                self.totals_are_the_statement(day)

    def totals_are_the_statement(self, day: date) -> None:
        spent: Counter[str] = Counter()
        for total in self.kept.totals(self.loads, day):
            for figure in (total.partner_funds, total.financial):  # the latter, own money
                spent[total.currency] += figure.money.minor
        funds = self.kept.statement(self.loads, day).funds
        assert dict(+spent) == {
            fund.currency: fund.spent.money.minor for fund in funds if fund.spent.money
        }


@contextmanager
def told(seed: int) -> Iterator[None]:
    """What goes wrong says of which sequence."""
    try:
        yield
    except Exception as error:
        error.add_note(f"the sequence of seed {seed}")
        raise


@pytest.mark.parametrize("slice_", SLICES)
@pytest.mark.parametrize("part", PARTS)
def test_whatever_loads_are_accepted_the_laws_hold(part: int, slice_: int) -> None:
    for seed in seeds(IN_MEMORY):
        with told(seed):
            Sequence(seed, InMemory()).run()


@pytest.mark.parametrize("slice_", ENGINE_SLICES)
@pytest.mark.parametrize("part", ENGINE_PARTS)
@pytest.mark.parametrize("engine", engines.ENGINES)
def test_whatever_loads_a_ledger_accepts_the_laws_hold(
    engine: str, part: int, slice_: int, tmp_path: Path
) -> None:
    for seed in seeds(THROUGH_ENGINES[engine]):
        folder = tmp_path / str(seed)
        folder.mkdir()
        with told(seed), engines.location(engine, folder) as where, Ledger.open(where) as ledger:
            ledger.create()
            Sequence(seed, InLedger(ledger)).run()
            assert ledger.verify().intact
