"""The lines of a bank's table in their order and with their signs, as its balances prove them.

A table may list the newest line first, and write a minus where the column already says that money
went out. Where it says what the account held after each line, only one way of reading it follows.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from coopledger.model.evidence import Direction
from coopledger.money import Money
from coopledger.readers.statements import Balance, StatementLine
from coopledger.readers.swapped_days import WrittenDay


class TableLine(NamedTuple):
    """A row that moves something.

    booked: as if a minus said nothing that its column does not say. balance: what was there after
    it, where the table says so. contrary: the column or the word that already says which way it
    goes, where there is a minus beside it. written: its day, and how its cell holds it.
    """

    booked: StatementLine
    balance: Money | None
    contrary: str
    written: WrittenDay

    def taken_back(self) -> "TableLine":
        """The same, where the minus means that it was taken back."""
        other = Direction.OUT if self.booked.direction is Direction.IN else Direction.IN
        return self._replace(booked=self.booked._replace(direction=other))


class LabelledBalance(NamedTuple):
    """A balance beside a word for it.

    kind: `opening` or `closing`, or `stated`: then its place among the lines says which it is.
    after: how many rows with lines stand before it; None where it stands above the table.
    """

    kind: str
    balance: Balance
    after: int | None


class Broken(NamedTuple):
    """A balance that does not follow from the one before it."""

    row: int
    column: bool
    stated: Money
    expected: Money


@dataclass(frozen=True, slots=True)
class Run:
    """Lines, from the oldest on, and the balances they lead from and to.

    broken: what does not follow. ends: whether it ends with the balance that a label says.
    """

    lines: Sequence[TableLine]
    opening: Balance | None = None
    closing: Balance | None = None
    broken: Sequence[Broken] = ()
    ends: bool = True

    @property
    def follows(self) -> bool:
        return self.ends and not self.broken

    @property
    def in_proven_order(self) -> bool:
        """Whether each line says its balance, and each follows from the one before."""
        stated = [line.balance for line in self.lines if line.balance is not None]
        return self.follows and 1 < len(stated) == len(self.lines)


def runs(
    lines: Sequence[TableLine], labels: Sequence[LabelledBalance], *, newest_first: bool
) -> list[Run]:
    """The ways of reading a table that follow, one for each meaning of a minus; else the likeliest.

    newest_first: the order of the lines, where nothing proves another. Of lines of one day nothing
    does: read in the other order and with the other meaning the same balances follow.
    """
    likeliest: Run | None = None
    following: dict[Hashable, Run] = {}
    of_one_day = len({line.booked.day for line in lines}) == 1
    for in_order, reverse in _orders(lines, newest_first=newest_first):
        found = [
            _run(_signed(in_order, minus), labels, reverse=reverse) for minus in _meanings(lines)
        ]
        for run in found:
            if run.follows:
                following.setdefault(_directions(run), run)
        if following and not of_one_day:
            break
        likeliest = likeliest or found[0]
    return [*following.values()] or ([likeliest] if likeliest is not None else [])


def _directions(run: Run) -> Hashable:
    """Which way each line goes, whatever their order."""
    return frozenset((line.booked.row, line.booked.direction) for line in run.lines)


def _orders(
    lines: Sequence[TableLine], *, newest_first: bool
) -> Iterator[tuple[Sequence[TableLine], bool]]:
    """The orders in which lines may follow each other, the likeliest first; whether it is reversed.

    The days say which way it goes; within a day, the profile does.
    """
    there, back = lines, lines[::-1]
    days = [line.booked.day for line in lines]
    if days and days[0] != days[-1]:
        newest_first = days[0] > days[-1]
    both = [(there, False), (back, True)]
    yield from reversed(both) if newest_first else both
    for each, reverse in both:
        by_day = sorted(each, key=lambda line: line.booked.day)
        if by_day not in (list(there), list(back)):
            yield by_day, reverse


def _meanings(lines: Sequence[TableLine]) -> list[dict[str, bool]]:
    columns = list(dict.fromkeys(line.contrary for line in lines if line.contrary))
    meant = product((False, True), repeat=len(columns))
    return [dict(zip(columns, each, strict=True)) for each in meant]


def _signed(lines: Sequence[TableLine], minus: Mapping[str, bool]) -> Sequence[TableLine]:
    if not any(minus.values()):
        return lines
    return [line.taken_back() if minus.get(line.contrary) else line for line in lines]


def _run(lines: Sequence[TableLine], labels: Sequence[LabelledBalance], *, reverse: bool) -> Run:
    """What follows from what, in one order. reverse: whether that is not the order of the rows."""
    opening, closing, between = _ends(labels, len(lines), reverse=reverse)
    opening = opening or _before(lines)
    if opening is None:
        return Run(lines)
    last, held, broken = _followed(lines, opening, between)
    if closing is None or held is None:
        return Run(lines, opening, closing or last, broken)
    return Run(lines, opening, closing, broken, ends=closing.amount == held)


Between = Mapping[int, Sequence[Balance]]
"""Balances that stand between lines, by the number of lines before them."""


def _ends(
    labels: Sequence[LabelledBalance], count: int, *, reverse: bool
) -> tuple[Balance | None, Balance | None, Between]:
    """The labelled balances that lines begin and end with, and those between.

    A table of several pages repeats them on each.
    """

    def at(label: LabelledBalance) -> int:
        if label.after is None:
            return -1 if label.kind == "opening" else count + 1
        return count - label.after if reverse else label.after

    def kind_of(label: LabelledBalance) -> str:
        if label.kind != "stated" or 0 < at(label) < count:
            return label.kind
        return "opening" if at(label) == 0 else "closing"

    between: dict[int, list[Balance]] = {}
    ends: list[Balance | None] = []
    for label in labels:
        if kind_of(label) == "stated":
            between.setdefault(at(label), []).append(label.balance)
    for kind in ("opening", "closing"):
        its = sorted((label for label in labels if kind_of(label) == kind), key=at)
        if kind == "closing":
            its = its[::-1]
        ends.append(its[0].balance if its else None)
        for label in its[1:]:
            if label.balance.amount != its[0].balance.amount:
                between.setdefault(max(0, min(count, at(label))), []).append(label.balance)
    return ends[0], ends[1], between


def _followed(
    lines: Sequence[TableLine], opening: Balance, between: Between
) -> tuple[Balance | None, Money | None, list[Broken]]:
    """The last balance that is stated, if nothing moved after it; what is held after the last line.

    And each balance that is not the one before it plus what moved. Nothing is said of lines in
    several currencies: that is where the statement is proven.
    """
    known, last = opening.amount, opening
    broken = [Broken(b.row, False, b.amount, known) for b in between.get(0, ())]
    for number, (line, stated, _, _) in enumerate(lines, start=1):
        if {line.amount.currency, (stated or known).currency} != {known.currency}:
            return None, None, []
        known += Money.from_minor(line.signed, known.currency)
        if stated is not None:
            if stated != known:
                broken.append(Broken(line.row, True, stated, known))
            known, last = stated, Balance(stated, None, line.row)
        broken += [
            Broken(b.row, False, b.amount, known)
            for b in between.get(number, ())
            if b.amount != known
        ]
    return (last if last.amount == known else None), known, broken


def _before(lines: Sequence[TableLine]) -> Balance | None:
    """What was there before the first line: what is stated after it or a later one, less those."""
    moved = 0
    for line, stated, _, _ in lines:
        moved += line.signed
        if stated is not None:
            amount = Money.from_minor(stated.minor - moved, stated.currency)
            return Balance(amount, None, line.row)
    return None
