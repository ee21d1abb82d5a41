"""What is asked of a whole ledger, shape by shape and size by size: processor seconds and memory.

Run with `make benchmark`; `python tests/benchmarks/answers.py 10000 100000 1000000` takes so many
facts, `... hundreds 1000000` one shape alone. Each is a process of its own, which asked the same of
a ledger of one book before, so that no import is among it. Not a test: times depend on the machine;
look at the ratios between the verbs of one run, and at the exponents. What is printed is a table
for `docs/performance.md`.
"""

import math
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from coopledger import AnyFact, Ledger
from tests.benchmarks.growth import (
    book,
    late_reversals,
    one_long_book,
    one_spending_each,
    reversed_all_over,
)

SIZES = (10_000, 100_000)
AT_ONCE, WARM = 10_000, 100
"""How many facts are recorded at a time; and of how many the ledger is that is asked before."""


def hundreds(size: int) -> Iterator[AnyFact]:
    for n in range(size // 100):
        yield from book(f"A-{n:05}", 98)


SHAPES: dict[str, Callable[[int], Iterable[AnyFact]]] = {
    shape.__name__: shape
    for shape in (one_long_book, hundreds, one_spending_each, reversed_all_over, late_reversals)
}


def _reconcile(ledger: Ledger) -> None:
    for each in ledger.books():
        assert ledger.reconcile(each.opening.code).closes


def _verify(ledger: Ledger) -> None:
    assert ledger.verify().intact


ASKED: dict[str, Callable[[Ledger], object]] = {
    "reconcile": _reconcile,
    "totals": lambda ledger: ledger.cooperation_totals(),
    "check": lambda ledger: ledger.check(),
    "verify": _verify,
}


class Taken(NamedTuple):
    """Of the processor, and of the process at its largest."""

    seconds: float
    megabytes: int


def load(path: Path, shape: str, size: int) -> None:
    facts = iter(SHAPES[shape](size))
    with Ledger.open(path) as ledger:
        while some := list(islice(facts, AT_ONCE)):
            ledger.record(*some)


def ask(path: Path, verb: str) -> None:
    with Ledger.open(path) as ledger:
        ASKED[verb](ledger)


def _measured(path: Path, verb: str, shape: str, size: int) -> Taken:
    def work(on: Path, facts: int) -> None:
        load(on, shape, facts) if verb == "load" else ask(on, verb)

    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "books.db"
        load(warm, shape, WARM)
        work(warm if verb != "load" else Path(folder) / "other.db", WARM)
    began = time.process_time()
    work(path, size)
    seconds = time.process_time() - began
    return Taken(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _alone(*given: object) -> Taken:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, *given).result()  # type: ignore[arg-type]


def measure(shape: str, sizes: Iterable[int]) -> dict[str, list[Taken]]:
    taken: dict[str, list[Taken]] = {verb: [] for verb in ("load", *ASKED)}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for verb, so_far in taken.items():
                so_far.append(_alone(Path(folder) / "books.db", verb, shape, size))
    return taken


def main() -> None:
    shapes = [given for given in sys.argv[1:] if given in SHAPES] or list(SHAPES)
    sizes = [int(given) for given in sys.argv[1:] if given not in SHAPES] or SIZES
    print("| | |", "".join(f" {size:,} | |" for size in sizes), " exponent |", sep="")
    print("|---|---|", "---:|" * (2 * len(sizes) + 1), sep="")
    for shape in shapes:
        for verb, taken in measure(shape, sizes).items():
            cells = [f"{each.seconds:.2f} s | {each.megabytes:,} MB" for each in taken]
            if len(sizes) > 1:
                grown = taken[-1].seconds / taken[-2].seconds
                cells.append(f"{math.log(grown, sizes[-1] / sizes[-2]):.2f}")
            print(f"| {shape.replace('_', ' ')} | `{verb}` |", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()
