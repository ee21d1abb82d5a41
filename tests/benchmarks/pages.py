"""How long pages take: over 200 agreements, and of one with 100,000 expenditures.

Run with `make benchmark`, or `PYTHONPATH=. python tests/benchmarks/pages.py`. Not a test: times
depend on the machine. Each page is asked through a real server: first when nothing of it is kept,
then again (the median), then after one more expenditure. Then one page a thousand times: what the
process takes of memory before and after.
"""

import resource
import statistics
import tempfile
import time
from pathlib import Path

from coopledger import Agreement, Disbursement, Expenditure, Ledger
from tests.benchmarks.grow import facts
from tests.web.serving import Visitor, served

AGREEMENTS, EACH, LARGE, AGAIN, REQUESTS = 200, 20, 100_000, 9, 1_000

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


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Ledger.open(Path(folder) / "many.db") as ledger:
            many(ledger)
            one = Expenditure(book="A-100", reference="Z", when="2026-03-01", amount="1.00 MXN")
            measure(f"{AGREEMENTS} agreements", ledger, SMALL_PAGES, one)
        with Ledger.open(Path(folder) / "large.db") as ledger:
            ledger.record(*facts(LARGE))
            one = Expenditure(book="A", reference="Z", when="2025-12-31", amount="1.00 MXN")
            measure(f"{LARGE:,} expenditures", ledger, LARGE_PAGES, one)


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
    """The most that the process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
