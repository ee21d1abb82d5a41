"""A million events as Parquet, CSV and JSON Lines: time, and memory of the largest process.

Run with `make benchmark`. The ledger is recorded first, which is not in the figures.
"""

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from multiprocessing import Process
from pathlib import Path

from coopledger import Agreement, Disbursement, Expenditure, Ledger, Money

BOOKS, EACH = 10, 100_000
FORMS = ("parquet", "csv", "jsonl")


def record(path: Path, books: int, each: int) -> None:
    """Books of so many expenditures, each funded by one disbursement."""
    start = date(2015, 1, 1)
    for book in range(books):
        code = f"A-{book}"
        with Ledger.open(path) as ledger:
            ledger.record(
                Agreement(code=code, title="Growth", currency="EUR", accounts=["MXN"]),
                Disbursement(
                    book=code,
                    reference="M",
                    when=start,
                    amount=Money.from_minor(10**13, "MXN"),
                    sent=Money.from_minor(5 * 10**11, "EUR"),
                ),
                *(
                    Expenditure(
                        book=code,
                        reference=f"G-{n}",
                        when=start + timedelta(days=n * 3650 // each),
                        amount=Money.from_minor(100_01 + n % 977, "MXN"),
                    )
                    for n in range(each)
                ),
            )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "books.db"
        recording = Process(target=record, args=(path, BOOKS, EACH))
        recording.start()  # in a process of its own, whose memory is not counted
        recording.join()
        command = [sys.executable, "-m", "coopledger", "--ledger", str(path), "export"]
        for table in ("events", "postings"):
            for form in FORMS:
                to = Path(folder) / f"{table}.{form}"
                began = time.perf_counter()
                subprocess.run([*command, table, "-o", to], check=True)
                seconds = time.perf_counter() - began
                largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
                size = to.stat().st_size // 10**6
                said = f"{table:>9} {form:>8} {seconds:7.1f} s {largest:5} MB {size:5} MB on disk"
                print(said, flush=True)


if __name__ == "__main__":
    main()
