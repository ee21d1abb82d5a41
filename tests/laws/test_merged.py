"""Ledgers that are brought into one another keep every book, every head and every load apart.

Three laptops of an office: each records in the books that it has in hand, issues statements, takes
loads back, and brings the others in, in any order. A book passes from hand to hand; two hands at
once part it, and then neither ledger takes the other.
"""

from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from random import Random

import pytest

from coopledger import Ledger, Refused
from coopledger.store import journal
from coopledger.store.heads import LedgerHead, had
from coopledger.store.journal import NOWHERE, Head
from tests.effort import effort
from tests.laws.loads import Loads

DAYS = (date(2016, 3, 1), date(2016, 12, 31), date(2019, 12, 31))
SEEDS = range(effort(3, 150))


def loads_of(code: str, seed: int) -> Loads:
    """What an office hands in of a book of this code."""
    made: Loads = type("LoadsOfBook", (Loads,), {"code": code})(seed)
    return made


class Laptop:
    """A ledger, the heads that it or one that came into it ever had, and what it recorded."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ledger = Ledger.open(path, by=path.stem)
        self.heads: set[LedgerHead] = set()
        self.ledger.create()

    def noted(self) -> None:
        self.heads.add(self.ledger.head())

    def ends(self) -> dict[str, Head]:
        """Of withdrawn books, too."""
        with self.ledger._storage.reading() as connection:
            return journal.ends(connection)


class Office:
    """Three laptops, and which of them has each book in hand."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = Random(seed)
        self.laptops = [Laptop(folder / f"{name}.db") for name in ("ana", "beto", "carla")]
        self.hands: dict[str, Laptop] = {}
        self.loads: dict[str, Loads] = {}
        for number, laptop in enumerate(self.laptops):
            for place in range(self.dice.choice((1, 1, 2))):
                self.open(laptop, f"{'ABC'[number]}-{place}", seed * 10 + number)

    def open(self, laptop: Laptop, code: str, seed: int) -> None:
        self.loads[code], self.hands[code] = loads_of(code, seed), laptop
        self.record(code, self.loads[code].opening())

    def record(self, code: str, load: tuple) -> None:  # type: ignore[type-arg]
        laptop = self.hands[code]
        with suppress(Refused):
            if self.dice.random() < 0.7:
                laptop.ledger.load(*load)
            else:
                laptop.ledger.record(*load)
            self.loads[code].accepted(load)
            laptop.noted()

    def step(self) -> None:
        self.dice.choice((self.write, self.write, self.write, self.undo, self.issue, self.merge))()

    def code(self) -> str:
        return self.dice.choice(sorted(self.hands))

    def write(self) -> None:
        code = self.code()
        self.record(code, self.loads[code].draw())

    def undo(self) -> None:
        """Any load of a laptop, whose books it all has in hand."""
        laptop = self.dice.choice(self.laptops)
        mine = [
            load.number
            for load in laptop.ledger.loads()
            if all(self.hands[of.book] is laptop for of in load.books)
        ]
        if mine:
            with suppress(Refused):
                laptop.ledger.undo(self.dice.choice(mine), reason="not so")
                laptop.noted()

    def issue(self) -> None:
        code = self.code()
        with suppress(Refused, LookupError):
            self.hands[code].ledger.issue(code, on=self.dice.choice(DAYS))
            self.hands[code].noted()

    def merge(self) -> None:
        into, other = self.dice.sample(self.laptops, 2)
        before, there = into.ends(), other.ends()
        loads = {each.number: each for each in into.ledger.loads()}
        preview = into.ledger.preview_merge(other.path)
        assert into.ends() == before
        merged = into.ledger.merge(other.path)
        assert merged.accepted, merged.findings
        assert (preview.books, preview.loads) == (merged.books, merged.loads)
        self.require_kept(into, other, before, there)
        now = {each.number: each for each in into.ledger.loads()}
        assert loads.keys() <= now.keys()
        assert all(now[number].recorded_at == each.recorded_at for number, each in loads.items())
        again = into.ledger.merge(other.path)
        assert (again.books, again.head) == ((), merged.head)
        into.heads |= other.heads
        into.noted()
        for code, end in there.items():
            if self.hands[code] is other and into.ends()[code] == end and self.dice.random() < 0.3:
                self.hands[code] = into

    def require_kept(
        self, into: Laptop, other: Laptop, before: dict[str, Head], there: dict[str, Head]
    ) -> None:
        """Every book is the longer of the two, and says what it said, on every day."""
        now = into.ends()
        assert now.keys() == before.keys() | there.keys()
        for code, end in now.items():
            assert end == max(before.get(code, NOWHERE), there.get(code, NOWHERE))
            if end != there.get(code):
                continue
            assert into.ledger.facts(code) == other.ledger.facts(code)
            for day in DAYS:
                with suppress(LookupError):
                    assert into.ledger.reconcile(code, on=day) == other.ledger.reconcile(
                        code, on=day
                    )

    def require_proved(self) -> None:
        """Each proves itself, has every head that it or what came into it had, and tells loads."""
        for laptop in self.laptops:
            assert laptop.ledger.verify().problems == ()
            with laptop.ledger._storage.reading() as connection:
                assert all(had(connection, head) for head in laptop.heads)
            assert all(len({of.book for of in load.books}) == 1 for load in laptop.ledger.loads())


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_laptops_bring_in_nothing_is_lost(tmp_path: Path, seed: int) -> None:
    office = Office(tmp_path, seed)
    for _ in range(effort(8, 30)):
        office.step()
    office.merge()
    office.require_proved()
    with ExitStack() as opened:
        for laptop in office.laptops:
            opened.callback(laptop.ledger.close)
