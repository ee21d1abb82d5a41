"""Agreements as they go on average, drawn by a seed: the same events for us and for every peer.

An agreement is funded in pesos four times, by euros that were sent; each time most of it is spent
within the quarter, a line at a time; at its end half of what is left goes back. Amounts are minor
units, integers, wherever they are not written for a program that has none.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from math import floor
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

if TYPE_CHECKING:  # a peer's process, which reads this too, is not to wait for us
    from coopledger import Agreement, AnyFact

EACH = 100
"""Events of an agreement, beside what opens it."""

FIRST, LAST = date(2015, 1, 1), date(2017, 12, 31)
LINES = tuple(f"L{n}" for n in range(10))
_QUARTERS, _QUARTER = 4, 90
_CENTS = 100


class Event(NamedTuple):
    """What moved money. other: the euros that were sent or received; none of an expenditure."""

    book: str
    kind: str
    reference: str
    day: date
    minor: int
    other: int | None = None
    line: str = ""


class Sums(NamedTuple):
    """What all agreements together come to, in centavos of a peso: received = all the rest.

    The same in cents of a euro, first in first out, each agreement to the nearest cent: received +
    difference = all the rest. None is what a way does not find.
    """

    received: int | None
    spent: int | None
    returned: int | None
    held: int | None
    euros_received: int | None = None
    euros_spent: int | None = None
    euros_returned: int | None = None
    euros_held: int | None = None
    difference: int | None = None

    def agree_with(self, expected: "Sums") -> bool:
        """Whether what was found is what was expected, and something was."""
        found = [(each, own) for each, own in zip(self, expected, strict=True) if each is not None]
        return bool(found) and all(each == own for each, own in found)


def events(count: int) -> Iterator[Event]:
    """So many, in agreements of a hundred, in the order in which they happen to each."""
    for number in range(count // EACH):
        yield from _agreement(f"A-{number:06}", Random(number))


def _agreement(book: str, draw: Random) -> Iterator[Event]:
    start = FIRST + timedelta(days=draw.randrange(365))
    left, folio = 0, 0
    spent = EACH - _QUARTERS - 1
    for quarter in range(_QUARTERS):
        began = start + timedelta(days=quarter * _QUARTER)
        many = spent // _QUARTERS + (quarter < spent % _QUARTERS)
        days = sorted(draw.randrange(_QUARTER) for _ in range(many))
        amounts = [draw.randrange(100 * _CENTS, 20_000 * _CENTS) for _ in days]
        minor = sum(amounts) + draw.randrange(50_000 * _CENTS)
        left += minor - sum(amounts)
        euros = minor * 100 // draw.randrange(1_900, 2_100)
        yield Event(book, "disbursement", f"M-{quarter}", began, minor, euros)
        for day, amount in zip(days, amounts, strict=True):
            folio, on = folio + 1, began + timedelta(days=day)
            yield Event(book, "expenditure", f"G-{folio}", on, amount, None, draw.choice(LINES))
    end = start + timedelta(days=_QUARTERS * _QUARTER)
    returned = left // 2 + 1
    yield Event(book, "refund", "R-1", end, returned, returned * 100 // 2_000)


def sums_of(found: Iterator[Event]) -> Sums:
    """What they come to."""
    by_kind = dict.fromkeys(("disbursement", "expenditure", "refund"), 0)
    euros = [0] * 4
    for _, own in groupby(found, key=lambda event: event.book):
        events = list(own)
        for event in events:
            by_kind[event.kind] += event.minor
        euros = [so_far + each for so_far, each in zip(euros, _euros(events), strict=True)]
    received, spent, returned, held = euros
    return sums(by_kind)._replace(
        euros_received=received,
        euros_spent=spent,
        euros_returned=returned,
        euros_held=held,
        difference=spent + returned + held - received,
    )


def _euros(events: list[Event]) -> tuple[int, int, int, int]:
    """What an agreement received, spent, returned and holds in euros, lot by lot, in fractions."""
    lots = [(each.minor, each.other or 0) for each in events if each.kind == "disbursement"]
    left = [minor for minor, _ in lots]
    taken = {kind: [0] * len(lots) for kind in ("expenditure", "refund")}
    at = returned = 0
    for event in events:
        if event.kind == "disbursement":
            continue
        returned += event.other or 0
        wanted = event.minor
        while wanted:
            some = min(wanted, left[at])
            taken[event.kind][at] += some
            left[at] -= some
            wanted -= some
            at += not left[at]
    spent, back = (
        sum((Fraction(some * euros, minor) for some, (minor, euros) in zip(of, lots, strict=True)),
            Fraction())
        for of in taken.values()
    )  # fmt: skip
    received = sum(euros for _, euros in lots)
    return received, _nearest(spent), returned, received - _nearest(spent + back)


def _nearest(worth: Fraction) -> int:
    """Halves up."""
    return floor(worth + Fraction(1, 2))


def sums(by_kind: dict[str, int]) -> Sums:
    """The sums of what was received, spent and returned; what is left of it is held."""
    received, spent = by_kind["disbursement"], by_kind["expenditure"]
    returned = by_kind["refund"]
    return Sums(received, spent, returned, received - spent - returned)


def opening(book: str) -> "Agreement":
    from coopledger import Agreement

    lines = [{"code": line, "title": line} for line in LINES]
    return Agreement(code=book, title=book, currency="EUR", accounts=["MXN"], lines=lines)


def facts(found: Iterator[Event]) -> "Iterator[AnyFact]":
    """The same as objects of ours."""
    for book, own in groupby(found, key=lambda event: event.book):
        yield opening(book)
        yield from map(_fact, own)


def _fact(event: Event) -> "AnyFact":
    from coopledger import Disbursement, Expenditure, Money, Refund

    named: dict[str, Any] = {"book": event.book, "reference": event.reference, "when": event.day}
    amount = Money.from_minor(event.minor, "MXN")
    if event.other is None:
        return Expenditure(**named, amount=amount, lines=[event.line])
    euros = Money.from_minor(event.other, "EUR")
    if event.kind == "disbursement":
        return Disbursement(**named, amount=amount, sent=euros)
    return Refund(**named, amount=amount, received=euros)


def decimal(minor: int | None) -> str:
    """Centavos as people write them."""
    return "" if minor is None else f"{minor // _CENTS}.{minor % _CENTS:02}"


COLUMNS = ("kind", "book", "reference", "when", "amount", "currency", "counter_amount",
           "counter_currency", "line", "more")  # fmt: skip


def write_table(found: Iterator[Event], file: TextIO) -> None:
    """A table of facts (`docs/data.md`), which polars, DuckDB and plain Python read too."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for book, own in groupby(found, key=lambda event: event.book):
        rows.writerow(("agreement", book, book, *[""] * 6, _terms(book)))
        for e in own:
            of_other = (decimal(e.other), "EUR" if e.other else "")
            row = (e.kind, book, e.reference, e.day.isoformat(), decimal(e.minor), "MXN")
            rows.writerow((*row, *of_other, e.line, ""))


def _terms(book: str) -> str:
    return opening(book).model_dump_json(include={"title", "currency", "accounts", "lines"})


_ACROSS = {"disbursement": "Income:{0.book}", "refund": "Equity:{0.book}",
           "expenditure": "Expenses:{0.book}:{0.line}"}  # fmt: skip


def write_journal(found: Iterator[Event], file: TextIO) -> None:
    """As ledger and hledger read it: one entry an event."""
    for event in found:
        across, amount = _entry(event)
        file.write(
            f"{event.day} {event.book} {event.reference}\n"
            f"    Assets:{event.book}    {amount} MXN\n    {across}\n\n"
        )


def write_beancount(found: Iterator[Event], file: TextIO) -> None:
    """The same for beancount, which wants each account opened."""
    for book, own in groupby(found, key=lambda event: event.book):
        under = [f"Expenses:{book}:{line}" for line in LINES]
        for account in (f"Assets:{book}", f"Income:{book}", f"Equity:{book}", *under):
            file.write(f"{FIRST} open {account} MXN\n")
        for event in own:
            across, amount = _entry(event)
            file.write(
                f'{event.day} * "{event.reference}"\n  Assets:{book}  {amount} MXN\n  {across}\n\n'
            )


def _entry(event: Event) -> tuple[str, str]:
    """The account across from what is held, and the amount that comes to what is held."""
    sign = "" if event.kind == "disbursement" else "-"
    return _ACROSS[event.kind].format(event), sign + decimal(event.minor)


def write_costs(found: Iterator[Event], file: TextIO) -> None:
    """As ledger and hledger read it, with the euros of what came and of what went back."""
    for event in found:
        across, amount = _entry(event)
        cost = "" if event.other is None else f" @@ {decimal(event.other)} EUR"
        file.write(
            f"{event.day} {event.book} {event.reference}\n"
            f"    Assets:{event.book}    {amount} MXN{cost}\n    {across}\n\n"
        )


def write_lots(found: Iterator[Event], file: TextIO) -> None:
    """For beancount, which takes what goes out of the lots of what came in: first in, first out."""
    for book, own in groupby(found, key=lambda event: event.book):
        file.write(f'{FIRST} open Assets:{book} MXN "FIFO"\n')
        for account in (*(f"Expenses:{book}:{line}" for line in LINES), f"Income:{book}",
                        f"Equity:{book}", f"Income:{book}:Exchange"):  # fmt: skip
            file.write(f"{FIRST} open {account} EUR\n")
        for event in own:
            across, amount = _entry(event)
            euros = decimal(event.other)
            if event.kind == "disbursement":
                cost, other = f"{{{{{euros} EUR}}}}", f"  {across}  -{euros} EUR"
            elif event.kind == "refund":
                cost, other = "{}", f"  {across}  {euros} EUR\n  Income:{book}:Exchange"
            else:
                cost, other = "{}", f"  {across}"
            file.write(
                f'{event.day} * "{event.reference}"\n  Assets:{book}  {amount} MXN {cost}\n'
                f"{other}\n\n"
            )


FORMS: dict[str, Callable[[Iterator[Event], TextIO], None]] = {
    "facts.csv": write_table,
    "a.journal": write_journal,
    "a.beancount": write_beancount,
    "costs.journal": write_costs,
    "lots.beancount": write_lots,
}


def write(count: int, folder: Path) -> Sums:
    """All forms of so many events in a folder, and what they come to."""
    for name, write_form in FORMS.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            write_form(events(count), file)
    return sums_of(events(count))
