"""How matching grows: 1,000, 10,000 and 100,000 bank lines against as many events.

Run with `make benchmark`. Not a test: times depend on the machine; look at the ratios. *ordinary*
is a year of different amounts, a few days apart, one in fifty of another amount; the others are
what is worst for a matcher: all amounts equal over ten years, all equal on one day, and nothing
that has its like, so that every line is tried as a sum of others. Processor seconds, medians of
three.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from coopledger import Agreement, BankLine, Direction, Expenditure, Money
from coopledger.books.book import Book
from coopledger.books.matching import match

SIZES = (1_000, 10_000, 100_000)
TIMES = 3
START = date(2015, 1, 1)
ON = date(2026, 12, 31)

Made = tuple[int, date, int, date]
"""Of one number: minor units and day of the bank's line, and of the books' event."""


def ordinary(n: int, count: int) -> Made:
    day = START + timedelta(days=n * 365 // count)
    amount = 100_00 + (n * 7919) % 9_000_000
    late = day + timedelta(days=n % 4)
    return (amount if n % 50 else amount + 27, late, amount, day)


def equal(n: int, count: int) -> Made:
    day = START + timedelta(days=n * 3650 // count)
    return (85_00, day + timedelta(days=1), 85_00, day)


def equal_on_one_day(n: int, count: int) -> Made:
    return (85_00, START, 85_00, START)


def pieces(n: int, count: int) -> Made:
    day = START + timedelta(days=n * 3650 // count)
    return (100_000_00 + 2 * n, day, 30_001 + (n * 7919) % 40_000 * 2, day)


def book(make: Callable[[int, int], Made], count: int) -> Book:
    opening = Agreement(code="A", title="Growth", currency="EUR", accounts=["MXN"])
    made = Book(opening)
    facts: list[BankLine | Expenditure] = []
    for n in range(count):
        at_bank, booked, in_books, day = make(n, count)
        line = BankLine(
            book="A",
            reference=f"L-{n}",
            when=booked,
            direction=Direction.OUT,
            amount=Money.from_minor(at_bank, "MXN"),
            text=f"SPEI PROVEEDOR {n % 97}",
        )
        event = Expenditure(
            book="A", reference=f"G-{n}", when=day, amount=Money.from_minor(in_books, "MXN")
        )
        facts += [line, event]
    made.add(opening, *facts)
    return made


def main() -> None:
    kinds = (ordinary, equal, equal_on_one_day, pieces)
    sizes = SIZES if len(sys.argv) < 2 else tuple(map(int, sys.argv[1:]))
    print(f"{'lines':>9} " + " ".join(f"{kind.__name__:>17}" for kind in kinds) + "   seconds")
    for count in sizes:
        medians = []
        for kind in kinds:
            made = book(kind, count)
            laps = []
            for _ in range(TIMES):
                begun = time.process_time()
                match(made, on=ON)
                laps.append(time.process_time() - begun)
            medians.append(statistics.median(laps))
        print(f"{count:>9,} " + " ".join(f"{lap:>17.3f}" for lap in medians))


if __name__ == "__main__":
    main()
