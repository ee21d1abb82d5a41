"""A reversal takes back what stands, and the next revision states what is right."""

from collections.abc import Iterator

from coopledger.books.order import day_of, reversal_day
from coopledger.model.agreement import Opening
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal, reversal_reference
from coopledger.model.fact import Fact
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.kinds import kind_of
from coopledger.model.period import Period
from coopledger.rules.case import Case, finding


def reversal_of_what_stands(case: Case) -> Iterator[Finding]:
    taken: set[tuple[str, int]] = set()
    for reversal, entry in case.new_of(Reversal):
        key = (reversal.of, reversal.of_revision)
        event = case.book.facts.get(key)
        if event is None:
            code = "unknown-event"
        elif isinstance(event, Period):
            code = "period-not-reversible"
        elif not (kind_of(event).reversible or _withdraws(reversal, event)):
            code = "not-reversible"
        elif key in taken or case.book.reversals[key] is not reversal:
            code = "already-reversed"
        else:
            taken.add(key)
            yield from _in_its_time(reversal, event, entry)
            continue
        yield finding(code, entry, "of", of=reversal.of, revision=reversal.of_revision)


def _withdraws(reversal: Reversal, fact: AnyFact) -> bool:
    """Whether it takes a book back, with the load that opened it: that is found by its reference.

    Whether nothing else stands in the book is asked by who takes the load back.
    """
    named = reversal_reference(reversal.of, reversal.of_revision) == reversal.reference
    return isinstance(fact, Opening) and reversal.undoes is not None and named


def _in_its_time(reversal: Reversal, fact: AnyFact, entry: Entry) -> Iterator[Finding]:
    """Not before what it takes back; what counts whatever the day may be taken back on any."""
    day = day_of(fact)
    if day is None or not isinstance(fact, Fact) or kind_of(fact).timeless:
        return
    if reversal_day(reversal, fact) < day:
        seen, expected = reversal.when, getattr(fact, "when", day)
        yield finding("reversal-before-event", entry, "when", seen=seen, expected=expected)


def next_revision(case: Case) -> Iterator[Finding]:
    """The next revision follows when the one before was reversed; on no day do two stand.

    So none is dated before the late reversal of any before it. That of a period, or of what opens
    the book, only needs the one before it, which it replaces.
    """
    for entry in case.new:
        fact = entry.fact
        if fact.revision == 1 or isinstance(fact, Reversal):
            continue
        key = (fact.reference, fact.revision - 1)
        before, reversal = case.book.facts.get(key), case.book.reversals.get(key)
        if before is not None and isinstance(fact, Opening | Period):
            continue
        if before is None or reversal is None:
            yield finding("revision-out-of-order", entry, "revision", seen=fact.revision)
            continue
        day = case.book.counted_until(fact)
        early = case.book.counts_since(fact) < day and case.book.ever_counted(fact)
        if early and case.takes(fact):
            seen = getattr(fact, "when", fact.reference)
            yield finding("revision-before-reversal", entry, "when", seen=seen, expected=day)
