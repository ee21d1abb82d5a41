"""Matching: bank lines and invoices beside the events of a book, which of them are one.

What is certain is told from what is proposed, and everything stands once: matched, proposed, or
left open on its side. A person's decision is kept, and never overruled or proposed again. The
result depends on the set of facts, not on their order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from coopledger.books import movements
from coopledger.books.accounts import account_of_bank
from coopledger.books.book import Book
from coopledger.books.match_amiss import differing, twins, withheld
from coopledger.books.match_decisions import DecisionResult, Decisions, Waiting
from coopledger.books.match_groups import NEAREST, Group, group
from coopledger.books.match_pairs import Pairs, pair
from coopledger.books.match_reasons import MatchReason, reason
from coopledger.books.match_window import INVOICE_WINDOW, WINDOW
from coopledger.books.movements import Movement
from coopledger.model.answer import Answer
from coopledger.model.base import LONGEST_CODE, Provenance
from coopledger.model.dates import When
from coopledger.model.evidence import BankBalance, BankLine, Decision, Invoice, Match
from coopledger.money import Money


@dataclass(frozen=True, slots=True)
class Matched:
    """Evidence and events that belong together, for certain or as a proposal, and why.

    decided: the decision that says so, where one does. revision: of the decision to be taken; the
    next one, where one about the same was taken back.
    """

    evidence: tuple[Movement, ...]
    events: tuple[Movement, ...]
    reasons: tuple[MatchReason, ...]
    decided: Match | None = None
    revision: int = 1

    @property
    def name(self) -> str:
        """The reference of the decision about it."""
        lines = [m.reference for m in self.evidence if isinstance(m.fact, BankLine)]
        invoices = [m.reference for m in self.evidence if isinstance(m.fact, Invoice)]
        return match_reference(lines, invoices, [m.reference for m in self.events])

    @property
    def difference(self) -> Money:
        """What the evidence says beyond the events: nothing, unless an amount differs."""
        minor = sum(m.minor for m in self.evidence) - sum(m.minor for m in self.events)
        return Money.from_minor(minor, self.evidence[0].currency)

    @property
    def place(self) -> tuple[object, ...]:
        return tuple(movement.place for movement in (*self.evidence, *self.events))

    def as_fact(
        self, book: str, on: date, decision: Decision = Decision.ACCEPTED, why: str | None = None
    ) -> Match:
        """The decision about it, as it is recorded."""
        lines = [m.reference for m in self.evidence if isinstance(m.fact, BankLine)]
        invoices = [m.reference for m in self.evidence if isinstance(m.fact, Invoice)]
        events = list(dict.fromkeys(m.reference for m in self.events))
        return Match(
            book=book,
            reference=self.name,
            revision=self.revision,
            when=When.on(on),
            decision=decision,
            bank_lines=tuple(lines),
            invoices=tuple(invoices),
            events=tuple(events),
            reason=why,
            provenance=Provenance.DERIVED,
        )


class Unmatched(NamedTuple):
    """What is left open on its side; reasons: what may be the matter, where something is known."""

    movement: Movement
    reasons: tuple[MatchReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One kind of evidence against the events: each stands in one of the four, once."""

    matched: tuple[Matched, ...] = ()
    proposed: tuple[Matched, ...] = ()
    evidence: tuple[Unmatched, ...] = ()
    events: tuple[Unmatched, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching(Answer):
    """The bank lines and the invoices of a book beside its events, up to a day.

    window: days that the bank's day and the books' may lie apart. void: accepted decisions that
    name what does not stand any more: they decide nothing. without_statement: what the books moved
    in accounts of which no line of the bank is recorded: nothing of it is missing there.
    """

    book: str
    on: date
    window: int
    bank: Side
    invoices: Side
    void: tuple[str, ...] = ()
    without_statement: tuple[Movement, ...] = ()

    @property
    def certain(self) -> tuple[Matched, ...]:
        """What is matched for certain and nobody has decided yet."""
        every = (*self.bank.matched, *self.invoices.matched)
        return tuple(found for found in every if found.decided is None)

    @property
    def proposed(self) -> tuple[Matched, ...]:
        """What waits for a person's decision."""
        return (*self.bank.proposed, *self.invoices.proposed)


def match(
    book: Book,
    *,
    on: date,
    accounts: Iterable[str] | None = None,
    window: int = WINDOW,
    banks: "MatchedBanks | None" = None,
) -> Matching:
    """Match the bank lines and the invoices of a book with its events, as of a day.

    accounts: which of the book's; else all. window: days. banks: what was matched already of the
    book, with that window.
    """
    bank = (banks or MatchedBanks(book, window)).on(on, accounts)
    decisions = bank.decisions
    given, purchases = movements.of_invoices(book, on), movements.of_purchases(book, on)
    invoices = _match_invoices(book, given, purchases, decisions)
    void = tuple(sorted(decisions.void))
    return Matching(book.code, on, window, bank.side, invoices, void, bank.without_statement)


class MatchedBank(NamedTuple):
    """The lines of banks beside the events of their accounts.

    without_statement: as in `Matching`. decisions: those that stand.
    """

    lines: Sequence[Movement]
    side: Side
    without_statement: tuple[Movement, ...]
    decisions: Decisions


class MatchedBanks:
    """What was matched of the banks of a book.

    On another day, or in one account of all, it is matched again only where anything is otherwise.
    """

    def __init__(self, book: Book, window: int) -> None:
        self._book, self._window = book, window
        self._known: list[tuple[_OfBank, Side]] = []

    def on(self, day: date, accounts: Iterable[str] | None = None) -> MatchedBank:
        """As of a day. accounts: which of the book's; else all."""
        book, accounts = self._book, None if accounts is None else tuple(accounts)
        lines = movements.of_lines(book, day, accounts)
        events = movements.of_events(book, day, accounts)
        decisions, stated = Decisions(book, day), _stated_days(book, day, lines)
        decided = decisions.about(lines, events, "bank_lines")
        suppliers = [each for each in book.of_kind(Invoice, day) if each.when.last <= day]
        side = self._side(_OfBank(lines, events, decided, suppliers, stated))
        return MatchedBank(lines, *_without_statement(side, stated), decisions)

    def _side(self, given: "_OfBank") -> Side:
        for known, side in self._known:
            if known == given:
                return side
        side = _match_bank(self._book, given, self._window)
        self._known.append((given, side))
        return side


class _OfBank(NamedTuple):
    """All that a bank's side of a matching depends on, but for the book and the window."""

    lines: Sequence[Movement]
    events: Sequence[Movement]
    decided: DecisionResult
    suppliers: Sequence[Invoice]
    stated: "StatedDays"


StatedDays = Mapping[str, tuple[date, date]]
"""The first day and the last that the bank's statements of an account say something of."""


def _stated_days(book: Book, on: date, lines: Iterable[Movement]) -> StatedDays:
    """Of the accounts of which there are lines; a balance alone says nothing of what moved."""
    found: dict[str, tuple[date, date]] = {}
    for line in lines:
        first, last = found.get(line.account, (date.max, date.min))
        day = line.when.last
        found[line.account] = min(first, day), max(last, day)
    for balance in book.of_kind(BankBalance, on):
        account = account_of_bank(balance, book.chart)
        if account is not None and account.code in found and balance.when.last <= on:
            first, last = found[account.code]
            found[account.code] = first, max(last, balance.when.last)
    return found


def _without_statement(side: Side, stated: StatedDays) -> tuple[Side, tuple[Movement, ...]]:
    """The side without the events of accounts that have no statement; and those."""
    kept, apart = [], []
    for left in side.events:
        waits = any(why.code == "awaits" for why in left.reasons)
        if waits or left.movement.account in stated:
            kept.append(left)
        else:
            apart.append(left.movement)
    return replace(side, events=tuple(kept)), tuple(apart)


def match_reference(*sides: Sequence[str]) -> str:
    """The reference of the decision about a combination: `L-12 = G-07`; one combination, one name.

    >>> match_reference(["L-2", "L-1"], [], ["G-7"])
    'L-1 + L-2 = G-7'
    """
    said = " = ".join(" + ".join(sorted(side)) for side in sides if side)
    if len(said) <= LONGEST_CODE:
        return said
    return f"{said[:70]}… {sha256(said.encode()).hexdigest()[:20]}"


def _match_bank(book: Book, given: _OfBank, window: int) -> Side:
    lines, events, decided, suppliers, stated = given
    found = _Found(book, decided, window, stated)
    apart, left, right = decided.apart, decided.evidence, decided.events
    left, right = found.take_pairs(pair(left, right, window=window, apart=apart))
    taxed = list(withheld(suppliers, left, right, window=window, apart=apart))
    left, right = found.propose(taxed, left, right)
    sums = group(left, right, window=window, apart=apart)
    left, right = found.propose(sums.groups, sums.evidence, sums.events)
    slips = list(differing(left, right, window=window, apart=apart))
    left, right = found.propose(slips, left, right)
    return found.side(left, right, lines, events, sums.cut_short)


def _match_invoices(
    book: Book, invoices: Sequence[Movement], purchases: Sequence[Movement], decisions: Decisions
) -> Side:
    """Invoices at what is paid of them, then at what they cost with the tax that is withheld."""
    decided = decisions.about(invoices, purchases, "invoices")
    found = _Found(book, decided, INVOICE_WINDOW)
    apart, window = decided.apart, INVOICE_WINDOW
    pairs = pair(decided.evidence, decided.events, window=window, apart=apart)
    left, right = found.take_pairs(pairs)
    whole = {m.reference: gross for m in left if (gross := movements.at_gross(m)) is not None}
    at_gross = pair(whole.values(), right, window=window, apart=apart)
    net = {movement.reference: movement for movement in left}
    _, right = found.take_pairs(at_gross, net, (reason("at-gross"),))
    rest = [m for m in left if m.reference not in found.taken]
    return found.side(rest, right, invoices, purchases)


class _Found:
    """What was found of one side, on its way into a `Side`."""

    def __init__(
        self, book: Book, decided: DecisionResult, window: int, stated: StatedDays | None = None
    ) -> None:
        self.book, self.decided, self.window = book, decided, window
        self.stated = stated or {}
        self.matched = [Matched(*each) for each in decided.groups]
        self.proposed: list[Matched] = []
        self.taken: set[str] = set()
        """References of evidence."""

    def take_pairs(
        self,
        pairs: Pairs,
        instead: Mapping[str, Movement] | None = None,
        why: tuple[MatchReason, ...] = (),
    ) -> tuple[list[Movement], list[Movement]]:
        """Keep what was paired; what is left. instead: the evidence as it is, by reference."""
        for pile, found in ((self.matched, pairs.certain), (self.proposed, pairs.proposed)):
            for one, event, reasons in found:
                self.taken.add(one.reference)
                own = instead[one.reference] if instead else one
                pile.append(Matched((own,), (event,), (*why, *reasons)))
        return pairs.evidence, pairs.events

    def propose(
        self, groups: Sequence[Group], evidence: Iterable[Movement], events: Iterable[Movement]
    ) -> tuple[list[Movement], list[Movement]]:
        """Keep groups as proposals; what is left of the two sides."""
        self.proposed += [Matched(*each) for each in groups]
        taken = {id(m) for each in groups for m in (*each.evidence, *each.events)}
        left = [movement for movement in evidence if id(movement) not in taken]
        return left, [movement for movement in events if id(movement) not in taken]

    def side(
        self,
        evidence: Sequence[Movement],
        events: Sequence[Movement],
        all_evidence: Sequence[Movement],
        all_events: Sequence[Movement],
        cut_short: Set[tuple[str, str]] = frozenset(),
    ) -> Side:
        """All of it, in order, with what may be the matter with what is left open."""

        def left_open(
            rest: Sequence[Movement], of: Sequence[Movement], waiting: Iterable[Waiting]
        ) -> tuple[Unmatched, ...]:
            twice = twins(rest, of, window=self.window)
            found = [Unmatched(m, tuple(self._amiss(m, twice, cut_short))) for m in rest]
            found += [Unmatched(m, (reason("awaits", reference=by),)) for m, by in waiting]
            return tuple(sorted(found, key=lambda left: left.movement.place))

        return Side(
            matched=self._in_order(self.matched),
            proposed=self._in_order(self.proposed),
            evidence=left_open(evidence, all_evidence, self.decided.waiting_evidence),
            events=left_open(events, all_events, self.decided.waiting_events),
        )

    def _in_order(self, found: Iterable[Matched]) -> tuple[Matched, ...]:
        """Each with the revision that a decision about it would have."""
        numbered = []
        for each in found:
            last = 0 if each.decided is not None else self.book.last_revision(each.name)
            numbered.append(replace(each, revision=last + 1) if last else each)
        return tuple(sorted(numbered, key=lambda each: each.place))

    def _amiss(
        self, movement: Movement, twice: Mapping[int, Movement], cut_short: Set[tuple[str, str]]
    ) -> Iterator[MatchReason]:
        if (other := twice.get(id(movement))) is not None:
            yield reason("twice", reference=other.reference, when=other.when)
        if (movement.account, movement.reference) in cut_short:
            yield reason("cut-short", count=NEAREST)
        if not isinstance(movement.fact, BankLine | Invoice) and movement.account in self.stated:
            first, last = self.stated[movement.account]
            if movement.when.first > last:
                yield reason("after-the-statements", until=last)
            elif movement.when.last < first:
                yield reason("before-the-statements", since=first)
