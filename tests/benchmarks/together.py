"""Twenty threads that record a fact at a time, in one book and in twenty, against one thread.

Through one `Ledger`, durably, in turns on the same disk or server:

    python tests/benchmarks/together.py [FACTS]

FACTS: how many in a turn; 2,000 unless told otherwise. Prints, for each engine, facts a second and
the processor's microseconds for one (medians of the turns), and the ratios.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from coopledger import Agreement, Disbursement, Expenditure, Ledger
from tests import engines

THREADS, TURNS = 20, 5
BOOKS = [f"A-{number:02}" for number in range(THREADS)]
_NUMBERS = count(1)


class Taken(NamedTuple):
    """What one fact took: seconds of the clock, and of this process's processor."""

    seconds: float
    processor: float


def main() -> None:
    facts = int(sys.argv[1]) if sys.argv[1:] else 2_000
    with tempfile.TemporaryDirectory() as folder:
        for engine in engines.ENGINES:
            with engines.location(engine, Path(folder), durable=True) as where:
                report(engine, where, facts)


def report(engine: str, where: str, facts: int) -> None:
    ways = {
        "one thread": (1, BOOKS[:1]),
        "twenty threads, one book": (THREADS, BOOKS[:1]),
        "twenty threads, a book each": (THREADS, BOOKS),
    }
    taken: dict[str, list[Taken]] = {way: [] for way in ways}
    with Ledger.open(where) as ledger:
        for code in BOOKS:
            ledger.record(*opening(code))
        for _ in range(TURNS):
            for way, (threads, books) in ways.items():
                taken[way].append(recorded(ledger, threads, books, facts))
    one = median(taken["one thread"])
    for way, each in taken.items():
        found = median(each)
        print(
            f"{engine:>10} {way:>28}: {1 / found.seconds:7,.0f} a second"
            f" ({one.seconds / found.seconds:5.2f}), {found.processor * 1e6:6,.0f} us each"
            f" ({one.processor / found.processor:5.2f})"
        )


def median(taken: Sequence[Taken]) -> Taken:
    return Taken(*map(statistics.median, zip(*taken, strict=True)))


def recorded(ledger: Ledger, threads: int, books: Sequence[str], facts: int) -> Taken:
    """So many facts, by so many threads: each after those of before in the order of their day."""
    each, turn = facts // threads, next(_NUMBERS)
    work = [
        [spent(books[n % len(books)], f"G-{turn:03}-{number:06}-{n:02}") for number in range(each)]
        for n in range(threads)
    ]
    running = [Thread(target=record, args=(ledger, own)) for own in work]
    processor, began = time.process_time(), time.perf_counter()
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    done, seconds = each * threads, time.perf_counter() - began
    return Taken(seconds / done, (time.process_time() - processor) / done)


def record(ledger: Ledger, facts: Sequence[Expenditure]) -> None:
    for fact in facts:
        ledger.record(fact)


def opening(code: str) -> Iterator[Agreement | Disbursement]:
    yield Agreement(code=code, title="T", currency="EUR", accounts=["MXN"])
    money = {"amount": "900000.00 MXN", "sent": "45000.00 EUR"}
    yield Disbursement(book=code, reference="M", when="2016-08", **money)  # type: ignore[arg-type]


def spent(book: str, reference: str) -> Expenditure:
    return Expenditure(book=book, reference=reference, when="2016-10-05", amount="1.00 MXN")


if __name__ == "__main__":
    main()
