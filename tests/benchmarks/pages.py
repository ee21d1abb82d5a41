"""How long pages take: to start, to load a workbook, over 200 agreements, and of one with 100,000
expenditures.

Run with `make benchmark`, or `PYTHONPATH=. python tests/benchmarks/pages.py` (with `ready`,
`loading`, `many` or `large` for one part). Not a test: times depend on the machine. Each page is
asked through a real server: first when nothing of it is kept, then again (the median), then after
one more expenditure. Then one page a thousand times: what the process has of memory before and
after. Of a workbook, what its plan takes and what recording that takes, with the process apart in
which it is opened.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from coopledger import Agreement, Disbursement, Expenditure, Ledger
from tests.benchmarks.grow import facts
from tests.command_line import PROGRAM
from tests.web.loading import Loader, workbook
from tests.web.serving import Visitor, served

AGREEMENTS, EACH, LARGE, AGAIN, REQUESTS, STARTS = 200, 20, 100_000, 9, 1_000, 9
WORKBOOKS = (400, 4_000, 20_000)
_T = TypeVar("_T")

SMALL_PAGES = ("/", "/attention", "/find?q=aerolinea", "/agreement?code=A-100")
LARGE_PAGES = (
    "/",
    "/agreement?code=A",
    "/agreement/figure?code=A&section=whole&figure=spent&side=MXN&page=900",
    "/agreement/budget?code=A",
    "/agreement/movements?code=A",
    "/agreement/movements?code=A&q=G-9&by=amount&page=40",
    "/agreement/accounts?code=A",
    "/agreement/record?code=A&reference=G-5000",
)


def many(ledger: Ledger) -> None:
    """So many agreements, each with some expenditures."""
    for number in range(AGREEMENTS):
        code = f"A-{number:03}"
        ledger.record(
            Agreement(
                code=code, title=f"Training {number}", currency="EUR", accounts=["MXN"],
                lines=[{"code": "AIR", "title": "Tickets", "ceiling": "900.00 EUR"}],
                report_due="2026-06-30",
            ),
            Disbursement(
                book=code, reference="M-1", when="2026-01-05", amount="20000.00 MXN",
                sent="1000.00 EUR",
            ),
            *(
                Expenditure(
                    book=code, reference=f"G-{each}", when=f"2026-02-{each + 1:02}",
                    amount=f"{100 + each}.37 MXN", lines=["AIR"], payee="Aerolinea",
                )
                for each in range(EACH)
            ),
        )  # fmt: skip


def main(parts: list[str]) -> None:
    for name, part in PARTS.items():
        if name in parts or not parts:
            with tempfile.TemporaryDirectory() as folder:
                part(Path(folder))


def ready(folder: Path) -> None:
    """From the command to the link that can be opened."""
    times = [_ready(folder) for _ in range(STARTS)]
    clock, processor = (statistics.median(each) for each in zip(*times, strict=True))
    print(f"ready after {clock:.2f} s by the clock, {processor:.2f} s of processor\n")


def _ready(folder: Path) -> tuple[float, float]:
    begun, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        [*PROGRAM, "web", "--no-browser"], cwd=folder, text=True, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    assert re.search(r"/enter\?token=", process.stdout.readline())
    clock = time.perf_counter() - begun
    process.kill()
    process.communicate()
    after = os.times()
    return clock, sum(after[2:4]) - sum(before[2:4])


def loading(folder: Path) -> None:
    """Workbooks, each into a ledger of its own: the first finds a program that has done nothing."""
    print(f"{'workbook':<24} {'plan':>16} {'record':>16}   seconds by the clock, and of processor")
    for rows in WORKBOOKS:
        with Ledger.open(folder / f"{rows}.db") as ledger, served(ledger) as here:
            plan, recorded = _loaded(Loader(here.visitor()), rows)
            assert len(ledger.facts("INE-1")) == rows + 2
        said = (f"{clock:>8.2f}{processor:>8.2f}" for clock, processor in (plan, recorded))
        print(f"{rows:<24,} {' '.join(said)}")
    print()


def _loaded(loader: Loader, rows: int) -> tuple[tuple[float, float], tuple[float, float]]:
    content = workbook(*((f"G-{n}", "0.01") for n in range(rows)))
    loader.visitor.client.timeout = None
    planned, *plan = _timed(lambda: loader.send("libro.xlsx", content))
    _, *recorded = _timed(lambda: loader.record(planned))
    return (plan[0], plan[1]), (recorded[0], recorded[1])


def _timed(work: Callable[[], _T]) -> tuple[_T, float, float]:
    """What came of it, seconds by the clock, and of processor, with that of ended processes."""
    begun, before = time.perf_counter(), sum(os.times()[:4])
    done = work()
    return done, time.perf_counter() - begun, sum(os.times()[:4]) - before


def of_many(folder: Path) -> None:
    with Ledger.open(folder / "many.db") as ledger:
        many(ledger)
        one = Expenditure(book="A-100", reference="Z", when="2026-03-01", amount="1.00 MXN")
        measure(f"{AGREEMENTS} agreements", ledger, SMALL_PAGES, one)


def of_a_large_one(folder: Path) -> None:
    with Ledger.open(folder / "large.db") as ledger:
        ledger.record(*facts(LARGE))
        one = Expenditure(book="A", reference="Z", when="2025-12-31", amount="1.00 MXN")
        measure(f"{LARGE:,} expenditures", ledger, LARGE_PAGES, one)


PARTS = {"ready": ready, "loading": loading, "many": of_many, "large": of_a_large_one}


def measure(name: str, ledger: Ledger, pages: tuple[str, ...], one: Expenditure) -> None:
    print(f"{name:<66} {'first':>8} {'again':>8} {'after 1':>8}   seconds of processor")
    with served(ledger) as here:
        visitor = here.visitor()
        visitor.client.timeout = None  # what is asked first is read and proved
        first = {path: _asked(visitor, path) for path in pages}
        again = {
            path: statistics.median(_asked(visitor, path) for _ in range(AGAIN)) for path in pages
        }
        ledger.record(one)
        after = {path: _asked(visitor, path) for path in pages}
        for path in pages:
            print(f"{path:<66} {first[path]:>8.3f} {again[path]:>8.3f} {after[path]:>8.3f}")
        before = _megabytes()
        for _ in range(REQUESTS):
            visitor.page(pages[0])
        print(f"memory: {before} MB, after {REQUESTS:,} requests {_megabytes()} MB\n")


def _asked(visitor: Visitor, path: str) -> float:
    begun = time.process_time()
    visitor.page(path)
    return time.process_time() - begun


def _megabytes() -> int:
    """What the process has of memory now, where the system says so (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


if __name__ == "__main__":
    main(sys.argv[1:])
