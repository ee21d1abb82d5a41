"""Whether the work of a verb grows faster than what it works on: counted in steps, not in time.

Steps are calls in Python, and thousands of instructions of SQLite's machine: the same in every
run, whatever else the machine does. `make growth` asks each verb of books of several shapes, of a
size and of four times that size, and fails where the steps grow by a greater exponent than MOST.
Exponent one is work in proportion to size.
"""

import cProfile
import math
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from coopledger import (
    Activity,
    Agreement,
    AnyFact,
    Disbursement,
    Expenditure,
    Ledger,
    Money,
    Reversal,
)
from coopledger.writers.facts_json import facts_json

MOST = 1.15
SMALL, TIMES = 400, 4
START = date(2015, 1, 1)
DAYS = 3_000
INSTRUCTIONS = 1_000
"""Of SQLite's machine, that are one step."""


def opening(code: str) -> Agreement:
    return Agreement(
        code=code,
        title="Growth",
        currency="EUR",
        accounts=["MXN"],
        lines=[{"code": f"L{n}", "title": f"Line {n}"} for n in range(3)],
    )


def book(code: str, spent: int) -> Iterator[AnyFact]:
    """An agreement, its money, and so many expenditures over eight years."""
    yield opening(code)
    if spent:
        money, sent = (Money.from_minor(n * spent, c) for n, c in ((20_000, "MXN"), (1_000, "EUR")))
        yield Disbursement(book=code, reference="M", when=START, amount=money, sent=sent)
    for n in range(spent):
        yield Expenditure(
            book=code,
            reference=f"G-{n}",
            when=START + timedelta(days=n * DAYS // spent),
            amount=Money.from_minor(10_001 + n % 977, "MXN"),
            lines=[f"L{n % 3}"],
        )


def one_long_book(size: int) -> Iterator[AnyFact]:
    yield from book("A", size)


def many_books(size: int) -> Iterator[AnyFact]:
    for n in range(size // 20):
        yield from book(f"A-{n:05}", 20)


def one_spending_each(size: int) -> Iterator[AnyFact]:
    for n in range(size // 3):
        yield from book(f"A-{n:05}", 1)


def openings_alone(size: int) -> Iterator[AnyFact]:
    for n in range(size):
        yield from book(f"A-{n:05}", 0)


def reversed_all_over(size: int) -> Iterator[AnyFact]:
    """Each expenditure taken back on its own day."""
    yield from _taken_back(size // 2, timedelta(0))


def late_reversals(size: int) -> Iterator[AnyFact]:
    """Each taken back a year later."""
    yield from _taken_back(size // 2, timedelta(365))


def _taken_back(spent: int, later: timedelta) -> Iterator[AnyFact]:
    for fact in book("A", spent):
        yield fact
        if isinstance(fact, Expenditure):
            day = fact.when.last + later
            named = f"{fact.reference}-R"
            yield Reversal(book="A", reference=named, of=fact.reference, when=day, reason="wrong")


def activities(size: int) -> Iterator[AnyFact]:
    """Half of them activities; each has one of the expenditures."""
    for fact in book("A", size // 2):
        if isinstance(fact, Expenditure):
            named = f"ACT-{fact.reference}"
            yield Activity(book="A", reference=named, title="Course", when=fact.when)
            yield fact.model_copy(update={"activity": named})
        else:
            yield fact


SHAPES: tuple[Callable[[int], Iterable[AnyFact]], ...] = (
    one_long_book,
    many_books,
    one_spending_each,
    openings_alone,
    reversed_all_over,
    late_reversals,
    activities,
)


def _journal(ledger: Ledger, code: str) -> None:
    ledger.export(ledger.accounting_journal(code), form="beancount", language="en")


Verb = Callable[[Ledger], Any]
VERBS: dict[str, Verb] = {
    "reconcile": lambda ledger: [ledger.reconcile(each.opening.code) for each in ledger.books()],
    "totals": lambda ledger: ledger.cooperation_totals(),
    "check": lambda ledger: ledger.check(),
    "verify": lambda ledger: ledger.verify(),
    "list": lambda ledger: ledger.books(),
    "portfolio": lambda ledger: ledger.portfolio(),
    "portfolio totals": lambda ledger: ledger.portfolio_totals(),
    "portfolio check": lambda ledger: ledger.portfolio_check(),
    "journal": lambda ledger: [_journal(ledger, each.opening.code) for each in ledger.books()],
    "one agreement more": lambda ledger: ledger.record(opening("Z")),
}


def steps_of(shape: Callable[[int], Iterable[AnyFact]], size: int) -> dict[str, int]:
    """The steps of each verb with a ledger of a shape and size."""
    found = {}
    facts = list(shape(size))
    with tempfile.TemporaryDirectory() as folder:
        where, document = Path(folder) / "books.db", Path(folder) / "facts.json"
        document.write_text(facts_json(facts), "utf-8")
        _counted(Path(folder) / "other.db", lambda ledger: ledger.record(opening("0")))  # warm
        found["record"] = _counted(Path(folder) / "recorded.db", lambda it: it.record(*facts))
        found["import"] = _counted(where, lambda ledger: _taken(ledger.import_file(document)))
        found["import again"] = _counted(where, lambda it: _taken(it.import_file(document)))
        for name, verb in VERBS.items():
            found[name] = _counted(where, verb)
        other = Path(folder) / "other.db"
        head = Ledger.open(where).head()
        found["merge"] = _counted(other, lambda it: _taken(it.merge(where)))
        found["merge again"] = _counted(other, lambda it: _taken(it.merge(where)))
        found["verify merged"] = _counted(other, lambda it: _intact(it.verify(against=head)))
    return found


def _intact(proof: Any) -> None:
    assert proof.intact, proof.problems


def _taken(receipt: Any) -> None:
    assert receipt.accepted, receipt


def _counted(where: Path, verb: Verb) -> int:
    with _instructions() as instructions, Ledger.open(where) as ledger:
        calls = cProfile.Profile()
        calls.runcall(verb, ledger)
    return sum(each.callcount for each in calls.getstats()) + len(instructions)


@contextmanager
def _instructions() -> Iterator[list[None]]:
    """A list that grows by one with every so many instructions of SQLite's machine."""
    done: list[None] = []
    connect = sqlite3.connect

    def counting(*given: Any, **named: Any) -> sqlite3.Connection:
        made = connect(*given, **named)
        made.set_progress_handler(lambda: done.append(None), INSTRUCTIONS)
        return made

    with mock.patch.object(sqlite3, "connect", counting):
        yield done


def main() -> int:
    beyond = []
    print(f"{'':<20}{'steps of':<20}{SMALL:>12,}{SMALL * TIMES:>12,}  exponent")
    for shape in SHAPES:
        few, many = steps_of(shape, SMALL), steps_of(shape, SMALL * TIMES)
        for verb in few:
            exponent = math.log(many[verb] / few[verb]) / math.log(TIMES)
            said = f"{shape.__name__:<20}{verb:<20}{few[verb]:>12,}{many[verb]:>12,}"
            print(f"{said}  {exponent:.2f}{'  grows faster than its work' * (exponent > MOST)}")
            beyond += [said] * (exponent > MOST)
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
