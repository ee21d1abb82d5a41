"""What only the bank has, as it would stand in the books: a fee, interest, a transfer.

Each amount is the bank's own, in its own currency: of an exchange both, as the two lines have them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coopledger.books.bank_reconciliation import ItemKind, kind_of_line
from coopledger.books.book import Book
from coopledger.books.free_reference import free_reference
from coopledger.books.match_amiss import nearest
from coopledger.books.match_reasons import MatchReason, of_days, reason
from coopledger.books.matching import Matched, Matching, Unmatched
from coopledger.books.movements import Movement
from coopledger.model.events import Expenditure, Interest, Transfer
from coopledger.model.evidence import BankLine
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import EXPENDITURE, INTEREST, TRANSFER

NewEvent = Expenditure | Interest | Transfer


@dataclass(frozen=True, slots=True)
class NewRow:
    """A line of the bank that the books do not have, or two of a transfer, and the event it means.

    reasons: why it is thought to be that.
    """

    evidence: tuple[Movement, ...]
    event: NewEvent
    reasons: tuple[MatchReason, ...] = ()

    @property
    def name(self) -> str:
        """What it goes by: the reference of its first line."""
        return self.evidence[0].reference


def proposed_rows(book: Book, matching: Matching) -> tuple[NewRow, ...]:
    """The rows that are missing in a book, of what stands open at its bank, in their order.

    Two lines of one sum, out of an account and into another within the window, are a transfer; so
    are two of a common reference and of two currencies. What the bank calls a charge is one, and
    what it calls interest.
    """
    open_lines = [
        left for left in matching.bank.evidence if left.movement.account and not _waits(left)
    ]
    names = _Names(book)
    found = []
    mirrored: set[int] = set()
    for out, come in _transfers([left.movement for left in open_lines], matching.window):
        mirrored |= {id(out), id(come)}
        event = transfer(names.next(TRANSFER.name), book.code, out, come)
        found.append(NewRow((out, come), event, _why_mirrored(out, come)))
    for left in open_lines:
        if id(left.movement) not in mirrored and (code := _own_of_bank(left)):
            row = new_event(names.next(usual_kind(left.movement)), book.code, left.movement)
            found.append(NewRow((left.movement,), row, (reason(code),)))
    return tuple(sorted(found, key=lambda each: each.evidence[0].place))


def _waits(left: Unmatched) -> bool:
    """Whether it was decided to be one with something of a later day."""
    return any(why.code == "awaits" for why in left.reasons)


class _Names:
    """The references that new rows get, one after another."""

    def __init__(self, book: Book, beside: Iterable[AnyFact] = ()) -> None:
        facts = (*book.facts.values(), *beside)
        self._kinds = [(fact.reference, fact.kind) for fact in facts]
        self._taken = {reference for reference, _ in self._kinds}
        self._last: dict[str, str] = {}

    def next(self, kind: str) -> str:
        like = [self._last[kind]] if kind in self._last else self._of_kind(kind)
        found = self._last[kind] = free_reference(kind, like, self._taken)
        self._taken.add(found)
        return found

    def _of_kind(self, kind: str) -> Iterable[str]:
        return (reference for reference, of in self._kinds if of == kind)


def next_reference(book: Book, kind: str, beside: Iterable[AnyFact] = ()) -> str:
    """The next reference of a kind that is free in a book. beside: facts that it is to have."""
    return _Names(book, beside).next(kind)


def usual_kind(line: Movement) -> str:
    """The kind of a row that only the bank has, unless it is said: what it took, what it paid."""
    return EXPENDITURE.name if line.minor < 0 else INTEREST.name


def new_event(reference: str, book: str, line: Movement) -> Expenditure | Interest:
    """A line as a row of the books: what went out was spent, what came in is interest."""
    amount = abs(line.amount)
    if line.minor > 0:
        return Interest(
            book=book,
            reference=reference,
            when=line.when,
            amount=amount,
            account=line.account,
            note=_text(line),
            source=line.reference,
        )
    return Expenditure(
        book=book,
        reference=reference,
        when=line.when,
        amount=amount,
        account=line.account,
        payee=line.party,
        concept=_text(line),
        source=line.reference,
    )


def transfer(reference: str, book: str, out: Movement, come: Movement) -> Transfer:
    """Two lines as one transfer: what left the one account, and what arrived in the other."""
    left, arrived = abs(out.amount), abs(come.amount)
    return Transfer(
        book=book,
        reference=reference,
        when=out.when,
        amount=left,
        account=out.account,
        to_account=come.account,
        arrived=arrived if arrived.currency != left.currency else None,
        source=out.reference,
    )


def _text(line: Movement) -> str | None:
    return (line.fact.text if isinstance(line.fact, BankLine) else None) or None


_INTEREST = re.compile(r"\b(rendimientos?|inter[eé]s(es)?|interests?)\b", re.IGNORECASE)
"""How banks call what they pay on what they hold."""


def _own_of_bank(left: Unmatched) -> str | None:
    """The reason for which a line is the bank's own: a charge, or interest; not if it is twice."""
    match kind_of_line(left):
        case ItemKind.CHARGE:
            return "bank-charge"
        case ItemKind.CREDIT if _INTEREST.search(left.movement.said):
            return "bank-interest"
        case _:
            return None


def _transfers(lines: Iterable[Movement], window: int) -> Iterator[tuple[Movement, Movement]]:
    """Lines that are the two sides of a transfer: each with the one that is nearest to it.

    First those of a common reference, then those of one day, then the rest within the window.
    """
    lines = sorted(lines, key=lambda line: (line.first, line.place))
    mirrors = _Mirrors(line for line in lines if line.minor > 0)
    out = [line for line in lines if line.minor < 0]
    for named, days in ((True, window), (False, 0), (False, window)):
        left = []
        for line in out:
            come = mirrors.take(line, named=named, days=days)
            if come is None:
                left.append(line)
            else:
                yield line, come
        out = left


class _Mirrors:
    """What came into accounts, in the order of its days, by its amount and by its references."""

    def __init__(self, lines: Iterable[Movement]) -> None:
        self._alike: defaultdict[tuple[str, int], list[Movement]] = defaultdict(list)
        self._named: defaultdict[str, list[Movement]] = defaultdict(list)
        for line in lines:
            self._alike[line.currency, line.minor].append(line)
            for name in line.names:
                self._named[name].append(line)

    def take(self, out: Movement, *, named: bool, days: int) -> Movement | None:
        """The nearest that may be the other side of what went out, and is so no other's."""
        fitting = [
            come
            for come in (self._called(out) if named else self._of_amount(out))
            if come.account != out.account and out.within(come, days)
        ]
        if not fitting:
            return None
        found = min(fitting, key=lambda come: (come.days_apart(out), come.place))
        self._alike[found.currency, found.minor].remove(found)
        for name in found.names:
            self._named[name].remove(found)
        return found

    def _of_amount(self, out: Movement) -> Sequence[Movement]:
        return nearest(self._alike.get((out.currency, -out.minor), ()), out.first)

    def _called(self, out: Movement) -> Iterator[Movement]:
        """Those that it mentions: of its amount, or of another currency."""
        for name in out.mentions:
            for come in nearest(self._named.get(name, ()), out.first):
                if come.currency != out.currency or come.minor == -out.minor:
                    yield come


def _why_mirrored(out: Movement, come: Movement) -> tuple[MatchReason, ...]:
    found = [reason("mirror", account=come.account)]
    if out.currency == come.currency:
        found.append(reason("same-amount"))
    if out.names_or_is_named(come):
        found.append(reason("same-reference"))
    return (*found, of_days(out, come))


def matches_of(row: NewRow) -> tuple[Matched, ...]:
    """The matches of a new row: each of its lines, with what the event moves in its account."""
    day = row.event.when.first.toordinal()
    return tuple(
        Matched(
            (line,),
            (Movement(row.event, line.account, line.currency, line.minor, ((day, day),)),),
            row.reasons,
        )
        for line in row.evidence
    )
