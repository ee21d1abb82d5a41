"""What is asked of a whole ledger, in four shapes: processor seconds and memory, a process each.

Run with `make benchmark`; `python tests/benchmarks/answers.py 10000` takes that many expenditures.
Not a test: times depend on the machine; look at the ratios between the verbs of one run.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from multiprocessing import Process
from pathlib import Path

from coopledger import Agreement, AnyFact, Disbursement, Expenditure, Ledger, Money

SIZE = 100_000
START, DAYS = date(2015, 1, 1), 1_000


def _reconcile(ledger: Ledger) -> None:
    for each in ledger.books():
        ledger.reconcile(each.opening.code)


def _verify(ledger: Ledger) -> None:
    assert ledger.verify().intact


VERBS: dict[str, Callable[[Ledger], object]] = {
    "reconcile": _reconcile,
    "totals": lambda ledger: ledger.cooperation_totals(),
    "check": lambda ledger: ledger.check(),
    "verify": _verify,
}


def agreement(code: str, spent: int) -> Iterator[AnyFact]:
    """One with five lines, its money, and so many expenditures over three years."""
    lines = [{"code": f"L{n}", "title": f"Line {n}"} for n in range(5)]
    yield Agreement(code=code, title="Growth", currency="EUR", accounts=["MXN"], lines=lines)
    yield Disbursement(
        book=code,
        reference="M",
        when=START,
        amount=Money.from_minor(200_00 * spent, "MXN"),
        sent=Money.from_minor(100_00 * spent, "EUR"),
    )
    for n in range(spent):
        yield Expenditure(
            book=code,
            reference=f"G-{n}",
            when=START + timedelta(days=n * DAYS // spent),
            amount=Money.from_minor(100_01 + n % 977, "MXN"),
            lines=[f"L{n % 5}"],
        )


def record(path: Path, agreements: int, spent: int) -> None:
    facts: list[AnyFact] = []
    with Ledger.open(path) as ledger:
        for n in range(agreements):
            facts += agreement(f"A-{n:06}", spent)
            if len(facts) > 10_000 or n == agreements - 1:
                ledger.record(*facts)
                facts = []


def ask(path: Path, verb: str) -> None:
    with Ledger.open(path) as ledger:
        began = time.process_time()
        VERBS[verb](ledger)
        seconds = time.process_time() - began
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{verb:>12} {seconds:8.2f} s {largest:6,} MB", flush=True)


def _alone(work: Callable[..., None], *given: object) -> None:
    process = Process(target=work, args=given)
    process.start()
    process.join()


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    for spent in (size, 100, 10, 1):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "books.db"
            _alone(record, path, size // spent, spent)
            print(f"{size // spent:,} agreements of {spent:,} expenditures")
            for verb in VERBS:
                _alone(ask, path, verb)


if __name__ == "__main__":
    main()
