"""What an agreement asks that one person prepares is approved by another.

The clause is the one that stood before what is new, on the day on which it is recorded: so nobody
alone ends it, and who opens a book by one document records what is in it. Whatever touches a clause
that stands, or is to come, asks for approval too: an addendum that states or ends it, a reversal of
one that did, or of what opened the book.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coopledger.books.book import Book
from coopledger.books.facts_of_book import key_of
from coopledger.books.terms import Terms
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Agreement, ApprovalFor, Clause
from coopledger.model.entry import Entry
from coopledger.model.events import Event, Refund, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.period import Period
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum
from coopledger.money import Money
from coopledger.rules.case import Case, finding

_CLAUSES = {Clause.APPROVAL_FOR, Clause.APPROVAL_ABOVE}


class Sums(tuple[Money, ...]):
    """Sums of several currencies, for a message."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return " + ".join(each.say(language) for each in self)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be approved, in words. seen, limit: of a load, what it moves and what it may."""

    of: str
    count: int
    seen: Sums = Sums()
    limit: Money | None = None

    def say(self, language: Language | str) -> str:
        key = f"approval.{self.of}" + ("-above" if self.limit is not None else "")
        return say(key, language, count=self.count, seen=self.seen, limit=self.limit)


def two_people(case: Case) -> Iterator[Finding]:
    if case.prepared or not _is_ever_asked(case):
        return
    before = _before(case)
    if before is None or not _guarded(before, case.today):
        return
    asked, new = _asked(before.on(case.today)), case.new
    found = {
        "clause": [entry for entry in new if _touches(entry.fact, case.book)],
        ApprovalFor.REVERSALS: [entry for entry in new if isinstance(entry.fact, Reversal)],
        ApprovalFor.REFUNDS: [entry for entry in new if isinstance(entry.fact, Refund)],
        ApprovalFor.CLOSINGS: [entry for entry in new if isinstance(entry.fact, Period)],
    }
    for of, entries in found.items():
        if entries and (of == "clause" or of in asked):
            yield finding("needs-approval", entries[0], what=Asked(of, len(entries)))
    if ApprovalFor.LOADS in asked:
        yield from _loaded(new, before.on(case.today).approval_above)


def _is_ever_asked(case: Case) -> bool:
    """Whether any terms of the book, old or new, have to do with approval: most have not."""
    terms: list[AnyFact] = [*case.book.revisions(case.book.code), *case.book.ever(Addendum)]
    return any(
        isinstance(each, Agreement | Addendum) and (each.approval_for or each.approval_above)
        for each in terms
    )


def _before(case: Case) -> Terms | None:
    """The agreement's terms without what is new; None where there is none that stands."""
    opened = [fact for fact in case.book.revisions(case.book.code) if not case.is_new(fact)]
    if not opened or not isinstance(opened[-1], Agreement) or _gone(opened[-1], case):
        return None
    addenda = (each for each in case.book.ever(Addendum) if not case.is_new(each))
    return Terms(opened[-1], (each for each in addenda if not _gone(each, case)))


def _gone(fact: AnyFact, case: Case) -> bool:
    """Whether it was taken back, by today, before what is new."""
    reversal = case.book.reversals.get(key_of(fact))
    stands = reversal is None or case.is_new(reversal)
    if not isinstance(fact, Addendum):
        return not stands  # what opens a book again stands for what opened it, from then on
    if stands:
        return case.book.counted_until(fact) > case.today
    return case.book.is_reversed(fact, case.today)


def _guarded(terms: Terms, today: date) -> bool:
    """Whether approval is asked of anything, today or on a day to come."""
    return any(_asked(terms.on(day)) for day in (today, *terms.changes_after(today)))


def _asked(agreement: Agreement) -> frozenset[ApprovalFor]:
    asked = frozenset(agreement.approval_for or ())
    return asked | {ApprovalFor.LOADS} if agreement.approval_above is not None else asked


def _touches(fact: AnyFact, book: Book) -> bool:
    """Whether it changes the clause: states or ends it, or takes back what did."""
    if isinstance(fact, Reversal):
        of = book.facts.get((fact.of, fact.of_revision))
        return isinstance(of, Agreement) or (isinstance(of, Addendum) and _touches(of, book))
    return isinstance(fact, Addendum) and (
        states_clause(fact) or bool(_CLAUSES & {*fact.ended_clauses})
    )


def states_clause(fact: AnyFact) -> bool:
    """Whether it asks for approval of anything."""
    return isinstance(fact, Agreement | Addendum) and bool(fact.approval_for or fact.approval_above)


def _loaded(new: Sequence[Entry], limit: Money | None) -> Iterator[Finding]:
    """What moves money, all that is recorded at once added up by its currency, above a limit."""
    moving: list[Entry] = []
    sums: dict[str, Money] = {}
    for entry in new:
        if isinstance(entry.fact, Event | EarlierAmount):
            moving.append(entry)
            amount, code = entry.fact.amount, entry.fact.amount.currency.code
            sums[code] = sums[code] + amount if code in sums else amount
    of_limit = sums.get(limit.currency.code) if limit is not None else None
    others = len(sums) - (of_limit is not None)
    if others or (limit is not None and of_limit is not None and of_limit > limit):
        asked = Asked(ApprovalFor.LOADS, len(moving), Sums(sums.values()), limit)
        yield finding("needs-approval", moving[0], what=asked)
