"""How loading and reconciling grow: 1,000, 10,000 and 100,000 expenditures in one agreement.

Run with `make benchmark`. Not a test: times depend on the machine; look at the ratios.
"""

import tempfile
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from coopledger import Agreement, Disbursement, Expenditure, Ledger, Money

SIZES = (1_000, 10_000, 100_000)


def facts(count: int) -> list[Agreement | Disbursement | Expenditure]:
    """An agreement, a disbursement every thousand expenditures, and the expenditures."""
    start = date(2015, 1, 1)
    opening = Agreement(
        code="A",
        title="Growth",
        currency="EUR",
        accounts=["MXN"],
        lines=[{"code": f"L{n}", "title": f"Line {n}"} for n in range(10)],
    )
    made: list[Agreement | Disbursement | Expenditure] = [opening]
    for n in range(count):
        day = start + timedelta(days=n * 3650 // count)
        if n % 1000 == 0:
            made.append(
                Disbursement(
                    book="A",
                    reference=f"M-{n}",
                    when=day,
                    amount=Money.from_minor(2_000_000_00 + n, "MXN"),
                    sent=Money.from_minor(100_000_00, "EUR"),
                )
            )
        made.append(
            Expenditure(
                book="A",
                reference=f"G-{n}",
                when=day,
                amount=Money.from_minor(100_01 + n % 977, "MXN"),
                lines=[f"L{n % 10}"],
            )
        )
    return made


def main() -> None:
    print(
        f"{'expenditures':>12} {'build':>8} {'record':>8} {'open+reconcile':>15} {'again':>8}"
        f" {'one more':>9} {'verify':>8}   seconds"
    )
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{count:>12,} " + " ".join(_times(count, Path(folder) / "books.db")))


def _times(count: int, path: Path) -> list[str]:
    times = [time.perf_counter()]

    def lap() -> None:
        times.append(time.perf_counter())

    made = facts(count)
    lap()
    with Ledger.open(path) as ledger:
        ledger.record(*made)
        lap()
    with Ledger.open(path) as ledger:
        assert ledger.reconcile("A").closes
        lap()
        assert ledger.reconcile("A").closes
        lap()
        one = Expenditure(book="A", reference="last", when="2025-12-31", amount="1.00 MXN")
        ledger.record(one)
        lap()
        assert ledger.verify().intact
        lap()
    widths = (8, 8, 15, 8, 9, 8)
    laps = [later - earlier for earlier, later in pairwise(times)]
    return [f"{lap:{width}.3f}" for lap, width in zip(laps, widths, strict=True)]


if __name__ == "__main__":
    main()
