"""Two threads in each of two processes do whatever they like with two books.

Nothing that they have a receipt for is lost, nothing is there twice or without a receipt, and no
alarm is false.

With COOPLEDGER_LONG=hands-sqlite or hands-postgresql, session by session (docs/reliability.md).
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from coopledger import Ledger
from coopledger.model.period import Period
from tests import engines
from tests.auditor import audit, figures_of
from tests.effort import effort
from tests.laws.hands import BOOKS, openings
from tests.store.books import all_together, program

SESSIONS = effort({"sqlite": 1, "postgresql": 1}, {"sqlite": 200, "postgresql": 60})
STEPS = effort(8, 125)
"""How often the four of them begin anew; and how many steps each takes."""

DAYS = (date(2015, 12, 31), date(2016, 1, 31), date(2016, 12, 31))

TWO_THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from coopledger import Ledger
from tests.laws.hands import Hand
where, process, seed, steps = sys.argv[1], *map(int, sys.argv[2:])
sys.setswitchinterval(1e-5)
with Ledger.open(where) as ledger, ThreadPoolExecutor(2) as pool:
    hands = [Hand(ledger, f"H{process}{n}", 4 * seed + 2 * process + n) for n in range(2)]
    for said in pool.map(lambda hand: hand.steps(steps), hands):
        for name in said:
            print(*name)
"""


@pytest.mark.parametrize(
    ("engine", "session"),
    [(engine, n) for engine in engines.ENGINES for n in range(SESSIONS[engine])],
)
def test_whatever_many_hands_do(engine: str, session: int, tmp_path: Path) -> None:
    with engines.location(engine, tmp_path) as where:
        with Ledger.open(where) as ledger:
            ledger.record(*openings(session))
        said = all_together(lambda n: program(TWO_THREADS, where, n, session, STEPS), 2)
        acknowledged = [name for each in said for name in zip(*[iter(each)] * 3, strict=True)]
        with Ledger.open(where) as ledger:
            kept = {book: ledger.facts(book) for book in BOOKS}
            names = [
                (book, fact.reference, str(fact.revision))
                for book, facts in kept.items()
                for fact in facts[4:]
                if not isinstance(fact, Period)
            ]
            assert Counter(names) == Counter(acknowledged)
            assert ledger.verify().problems == ()
            for book, (agreement, *facts) in kept.items():
                for day in DAYS:
                    figures = figures_of(ledger.reconcile(book, on=day))
                    assert figures == audit(agreement, facts, day)
