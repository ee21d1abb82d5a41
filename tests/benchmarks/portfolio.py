"""All agreements at once: the one statement beside the least that any would do, on each engine.

    PYTHONPATH=. python tests/benchmarks/portfolio.py [AGREEMENTS ...]

Each engine at each size is a process of its own, in which the three statements take turns. What is
printed are medians of the processor's seconds, the server's or the cluster's where there is one,
the most memory of whoever answered, and how the whole grew. The least is sums of what was received,
earned, spent and returned in the currency of the fund, with the joins that reversals and recoveries
need. A hundred agreements are recorded, and go on as copies under other codes with other amounts,
whose hashes nobody asks here; the hundred must say what their books say, and all engines the same
of all. What is not on this machine is skipped by name (Spark is where `.venv-spark` runs this). Not
a test: times depend on the machine; look at the ratios.
"""

import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from coopledger import (
    Agreement,
    AnyFact,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    Money,
    Recovery,
    Refund,
    Reversal,
)
from coopledger.books.portfolio import sides_of
from coopledger.portfolio.parquet_source import NEEDED
from coopledger.portfolio.reconciling import portfolio_of
from tests.benchmarks import portfolio_engines as engines

SIZES = (100, 1_000)
RECORDED = 100
START = date(2016, 1, 4)


def agreement(number: int) -> Iterator[AnyFact]:
    """A hundred movements: by FIFO or on average, one of ten at a prescribed rate."""
    code = f"A-{number:07}"

    def money(minor: int, currency: str = "MXN") -> Money:
        return Money.from_minor(minor, currency)

    rates = [{"currency": "MXN", "value": "20.5"}] if number % 10 == 0 else []
    rule = ("fifo", "average")[number % 2]
    yield Agreement(
        code=code, title="T", currency="EUR", accounts=["MXN"], conversion=rule,
        spending_rates=rates,
    )  # fmt: skip
    for n in range(3):
        minor = 10_000_019 + 7_919 * ((number * 3 + n) % 977)
        yield Disbursement(
            book=code, reference=f"M-{n}", when=START + timedelta(60 * n), amount=money(minor),
            sent=money(minor // (19 + n), "EUR"),
        )  # fmt: skip
    day = START + timedelta(200)
    yield Interest(book=code, reference="I-1", when=day, amount=money(1_009 + number % 97))
    for n in range(90):
        minor = 1_009 + 31 * ((number + 89 * n) % 2_903)
        day = START + timedelta(3 * n + 1)
        yield Expenditure(book=code, reference=f"G-{n:03}", when=day, amount=money(minor))
    day = START + timedelta(290)
    for n in range(2):
        yield Recovery(
            book=code, reference=f"C-{n}", of=f"G-{7 * n:03}", when=day, amount=money(500)
        )
        yield Reversal(book=code, reference=f"X-{n}", of=f"G-{30 + n:03}", when=day, reason="wrong")
    yield Refund(book=code, reference="R-1", when=START + timedelta(150), amount=money(1_000_003))
    yield Refund(
        book=code, reference="R-2", when=START + timedelta(300), amount=money(2_000_003),
        received=money(93_001, "EUR"),
    )  # fmt: skip


def main(sizes: tuple[int, ...]) -> None:
    titles = "agreements", "least", "fund", "ratio", "whole", "ratio", "MB", "exponent"
    print(f"{'':<16}" + "".join(f"{title:>11}" for title in titles))
    with tempfile.TemporaryDirectory() as name:
        books = recorded(Path(name))
        before: dict[str, tuple[int, float]] = {}
        for size in sizes:
            answers = set()
            for engine in engines.ENGINES:
                if missing := engines.missing(engine):
                    print(f"{engine:<16} SKIPPED: needs {missing}")
                    continue
                found = measured(engine, size, Path(name))
                assert found["first"] == books, f"{engine} says something else"
                answers.add(found["all"])
                print(_line(engine, size, found, before.get(engine)), flush=True)
                before[engine] = size, found["seconds"][2]
            assert len(answers) == 1, "the engines differ"


def _line(engine: str, size: int, found: Any, before: tuple[int, float] | None) -> str:
    least, fund, whole = found["seconds"]
    ratios = f"{fund:11.2f}{fund / least:11.2f}{whole:11.2f}{whole / least:11.2f}"
    line = f"{engine:<16}{size:11,}{least:11.2f}{ratios}{found['megabytes']:11,.0f}"
    if before is None:
        return line
    return f"{line}{math.log(whole / before[1]) / math.log(size / before[0]):11.2f}"


def recorded(folder: Path) -> list[list[Any]]:
    """A ledger in a folder, and its tables; and what its books say one by one."""
    with Ledger.open(folder / engines.BOOKS) as ledger:
        ledger.record(*(fact for number in range(RECORDED) for fact in agreement(number)))
        for table in NEEDED:
            ledger.export_data(table.name, folder / f"{table.name}.parquet")
        books = (ledger.reconcile(f"A-{n:07}", on=engines.ON) for n in range(RECORDED))
        return [list(side) for book in books for side in sides_of(book)]


def measured(engine: str, size: int, folder: Path) -> dict[str, Any]:
    """What one engine took at one size, in a process of its own."""
    command = [sys.executable, __file__, engine, str(size), str(folder)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def measure(engine: str, size: int, folder: Path) -> None:
    """The same, in that process."""
    with engines.ENGINES[engine](folder, size) as asked:
        seconds: list[list[float]] = [[], [], []]
        for _ in range(5 if size <= 10_000 else 1):
            for took, ask in zip(seconds, asked.statements, strict=True):
                began = asked.clock()
                rows = ask()
                took.append(asked.clock() - began)
        megabytes = asked.megabytes()
    sides = [list(side) for side in portfolio_of(rows, engines.ON).sides]
    answer = {
        "seconds": [median(each) for each in seconds],
        "megabytes": megabytes,
        "first": sides[: 2 * RECORDED],
        "all": engines.fingerprint(sides),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in engines.ENGINES:
        measure(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
