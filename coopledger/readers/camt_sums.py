"""The sums that a bank states in a camt.053 beside its entries: of a batch, of a statement."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from coopledger.model.finding import Finding, Place, Severity
from coopledger.readers.camt_entries import Element, at, details_of, row_of, status_of, text_at


class Contradiction(NamedTuple):
    """A count or a sum that a bank states, and what comes to something else.

    element: the one that states it. name: its own name.
    """

    element: Element
    name: str
    seen: str
    expected: object

    def finding(self, document: str, severity: Severity) -> Finding:
        place = Place(document, row=row_of(self.element), column=self.name)
        params = {"seen": self.seen, "expected": self.expected}
        return Finding("sum-of-bank-differs", severity, place, params)


def contradictions(statement: Element) -> Iterator[Contradiction]:
    """Where a batch's sums, or a statement's own summary, are not what they are the sums of."""
    entries = statement.findall("{*}Ntry")
    for entry in entries:
        yield from _of_batch(entry)
    if (summary := at(statement, "TxsSummry")) is not None:
        yield from _of_summary(summary, entries)


# A batch


def _of_batch(entry: Element) -> Iterator[Contradiction]:
    """Its own sum, and what its transactions come to, are the amount of the entry."""
    details, batches = details_of(entry), entry.findall("{*}NtryDtls/{*}Btch")
    if not batches and len(details) < 2:
        return
    amount = at(entry, "Amt")
    currency = amount.get("Ccy") if amount is not None else None
    booked = _number(text_at(entry, "Amt"))
    totals = [_number(text_at(batch, "TtlAmt")) for batch in batches if _in(batch, currency)]
    if totals and len(totals) == len(batches):
        yield from _compared(batches[0], "Btch/TtlAmt", _sum(totals), booked)
    counts = [_number(text_at(batch, "NbOfTxs")) for batch in batches]
    if counts and details and None not in counts:
        yield from _compared(batches[0], "Btch/NbOfTxs", _sum(counts), Decimal(len(details)))
    parts = [_part(detail, entry, currency) for detail in details]
    if len(parts) > 1 and None not in parts:
        yield from _compared(details[0], "TxDtls/Amt", _sum(parts), booked)


def _in(batch: Element, currency: str | None) -> bool:
    total = at(batch, "TtlAmt")
    return total is not None and total.get("Ccy") in (None, currency)


def _part(detail: Element, entry: Element, currency: str | None) -> Decimal | None:
    """What a transaction adds to its entry; None where it does not say so in its currency."""
    for path in ("Amt", "AmtDtls/TxAmt/Amt"):
        amount = at(detail, path)
        if amount is not None and amount.get("Ccy") == currency:
            number = _number(text_at(detail, path))
            way = text_at(detail, "CdtDbtInd") or text_at(entry, "CdtDbtInd")
            same = way == text_at(entry, "CdtDbtInd")
            return number if same or number is None else -number
    return None


# A statement's summary


def _of_summary(summary: Element, entries: Sequence[Element]) -> Iterator[Contradiction]:
    """Some banks count the entries that are not booked yet, and some do not: both are right."""
    booked = [entry for entry in entries if status_of(entry) == "BOOK"]
    for path, worked_out in _FIGURES:
        if (found := at(summary, path)) is None:
            continue
        stated = _number(text_at(summary, path))
        both = [worked_out([_signed(entry) for entry in each]) for each in (booked, entries)]
        if stated not in both:
            yield Contradiction(found, f"TxsSummry/{path}", text_at(summary, path), f"{both[0]:f}")


def _incoming(amounts: Sequence[Decimal], way: int) -> list[Decimal]:
    return [abs(amount) for amount in amounts if amount * way > 0]


_Worked = Callable[[Sequence[Decimal]], Decimal]

_FIGURES: Sequence[tuple[str, _Worked]] = (
    ("TtlNtries/NbOfNtries", lambda amounts: Decimal(len(amounts))),
    ("TtlNtries/Sum", lambda amounts: sum(map(abs, amounts), Decimal(0))),
    ("TtlNtries/TtlNetNtryAmt", lambda amounts: abs(sum(amounts, Decimal(0)))),
    ("TtlNtries/TtlNetNtry/Amt", lambda amounts: abs(sum(amounts, Decimal(0)))),
    ("TtlCdtNtries/NbOfNtries", lambda amounts: Decimal(len(_incoming(amounts, 1)))),
    ("TtlCdtNtries/Sum", lambda amounts: sum(_incoming(amounts, 1), Decimal(0))),
    ("TtlDbtNtries/NbOfNtries", lambda amounts: Decimal(len(_incoming(amounts, -1)))),
    ("TtlDbtNtries/Sum", lambda amounts: sum(_incoming(amounts, -1), Decimal(0))),
)
"""Where a summary states a figure, and how it is worked out from the signed amounts of entries."""


def _signed(entry: Element) -> Decimal:
    amount = _number(text_at(entry, "Amt")) or Decimal(0)
    return amount if text_at(entry, "CdtDbtInd") == "CRDT" else -amount


def _compared(
    element: Element, name: str, stated: Decimal | None, expected: Decimal | None
) -> Iterator[Contradiction]:
    if stated is not None and expected is not None and stated != expected:
        yield Contradiction(element, name, f"{stated:f}", f"{expected:f}")


def _sum(numbers: Sequence[Decimal | None]) -> Decimal | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if len(known) == len(numbers) else None


def _number(written: str) -> Decimal | None:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
