"""Law 7 of a load that is taken back: every figure of every day is what it was before it.

Loads as an office hands them in, right and wrong, each a document. One that was accepted is taken
back, that is taken back in its turn, and so on; the journal only grows. What others have built on
is refused, and changes nothing. On both engines, with years that are closed in between.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from coopledger import Ledger, MissingRate, NoSuchBook, Refused, Reversal, Undone
from coopledger.books.rows import StatementRow
from coopledger.model.dates import When
from coopledger.model.facts import AnyFact, MadeFact
from coopledger.model.period import PeriodState
from coopledger.reports.facts import fact_data
from coopledger.writers.json import to_json
from tests import engines
from tests.effort import effort
from tests.laws.loads import DAYS, LAST, RANGES, TAKEN_OVER, Load, Loads, seeds
from tests.statable import out_of_turn

LOADS = 9
SEQUENCES = effort({"sqlite": 2, "postgresql": 1}, {"sqlite": 120, "postgresql": 40})
EVERY_DAY = sorted(
    {
        each + step
        for text in (*DAYS, *RANGES, TAKEN_OVER, str(LAST))
        for each in (When.parse(text).first, When.parse(text).last)
        for step in (timedelta(-1), timedelta(0))
    }
)
Figures = dict[object, object]


@dataclass
class Office:
    """What an office hands in to a ledger, and takes back."""

    ledger: Ledger
    folder: Path
    seed: int
    done: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.loads = Loads(self.seed)

    def run(self) -> None:
        self.hand_in(self.loads.opening())
        for _ in range(LOADS):
            before, draw = self.figures(), self.loads.draw()
            number = self.hand_in(draw)
            if number is not None and not brief(draw) and self.loads.random.random() < 0.6:
                self.take_back(number, before)
        assert out_of_turn(self.loads.facts) == []
        assert self.ledger.verify().intact
        self.take_all_back()

    def take_all_back(self) -> None:
        """Every load, the last first: where none is kept from it, nothing is left.

        Of one that said what was so already there is nothing to take back, and what it said keeps
        what it said again.
        """
        loads, said_again = self.ledger.loads(), False
        by = {load.undoes: load.number for load in loads}
        for load in reversed([each for each in loads if each.undoes is None]):
            last, stands = load.number, True
            while last in by:  # taken back, and that in its turn
                last, stands = by[last], not stands
            assert stands == (load.undone_by is None)
            if stands:
                undone = self.undo(last)
                if undone is None:
                    return
                said_again = said_again or undone.receipt.load is None
        if said_again:
            return
        assert (self.ledger.books(), self.ledger.cooperation_totals()) == ([], ())
        assert self.ledger.verify().intact
        self.done["withdrawn"] += 1

    def hand_in(self, load: Load) -> int | None:
        """The number of a load, where it is accepted."""
        document = self.folder / "facts.json"
        document.write_text(to_json({"facts": [fact_data(fact) for fact in load]}), "utf-8")
        receipt = self.ledger.import_file(document)
        if receipt.accepted and receipt.recorded:
            self.recorded()
        return receipt.load

    def recorded(self) -> None:
        facts = self.ledger.facts(self.loads.code)
        self.loads.facts = [fact for fact in facts if not isinstance(fact, MadeFact)]

    def figures(self) -> Figures:
        """Every figure of every day, and the totals of every year.

        In a closed year an activity without a date stays among the others, with nothing but zeros.
        """
        found: Figures = {}
        closed = self.closed_until()
        for day in EVERY_DAY:
            try:
                rows = self.ledger.reconcile(self.loads.code, on=day).rows()
                found[day] = [
                    row for row in rows if row["amount"] or day > closed or not of_activity(row)
                ]
            except (MissingRate, NoSuchBook) as error:
                found[day] = str(error)
        found["totals"] = [*self.ledger.cooperation_totals().rows()]
        return found

    def closed_until(self) -> date:
        """The last day of a closed year; the first there is, where none is."""
        with suppress(NoSuchBook):
            periods = self.ledger.periods(self.loads.code)
            closed = (p.fiscal_year.last for p in periods if p.state is PeriodState.CLOSED)
            return max(closed, default=date.min)
        return date.min

    def rows(self) -> tuple[AnyFact, ...]:
        with suppress(NoSuchBook):
            return self.ledger.facts(self.loads.code)
        return ()

    def take_back(self, number: int, before: Figures) -> None:
        """And take that back, so that the load stands again, and so on."""
        after = self.figures()
        for _ in range(self.loads.random.choice((1, 1, 2, 3))):
            undone = self.undo(number)
            if undone is None:
                return
            assert self.figures() == before
            if undone.receipt.load is None:
                return  # it had said what was so already
            number, before, after = undone.receipt.load, after, before

    def undo(self, number: int) -> Undone | None:
        rows = self.rows()
        would = self.ledger.preview_undo(number, reason="the wrong file")
        assert self.rows() == rows
        try:
            undone = self.ledger.undo(number, reason="the wrong file")
        except Refused as error:
            refused = error
        else:
            refused = None
        if refused is not None:
            assert self.rows() == rows
            assert refused.findings == would.receipt.findings
            self.done.update({found.code for found in refused.findings})
            return None
        assert self.rows()[: len(rows)] == rows
        assert would.books == undone.books
        self.recorded()
        self.done["undone"] += 1
        return undone


def of_activity(row: StatementRow) -> bool:
    return row["section"] in ("by_activity", "by_partner")


def brief(load: Load) -> bool:
    """Whether it takes back itself, as of a later day, what it states: that counted until then."""
    stated = {(fact.reference, fact.revision): fact for fact in load}
    taken_back = (
        (fact, stated[fact.of, fact.of_revision])
        for fact in load
        if isinstance(fact, Reversal) and (fact.of, fact.of_revision) in stated
    )
    return any(fact.when != getattr(of, "when", None) for fact, of in taken_back)


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_taken_back_it_was_never_there(engine: str, tmp_path: Path) -> None:
    done: Counter[str] = Counter()
    for seed in seeds(SEQUENCES[engine]):
        folder = tmp_path / str(seed)
        folder.mkdir()
        with engines.location(engine, folder) as where, Ledger.open(where) as ledger:
            office = Office(ledger, folder, seed, done)
            try:
                office.run()
            except Exception as error:
                error.add_note(f"the sequence of seed {seed}")
                raise
    assert done["undone"] > 2 * SEQUENCES[engine], done
    assert done["withdrawn"] > 0, done
