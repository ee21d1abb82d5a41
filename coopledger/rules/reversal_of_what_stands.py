"""A reversal takes back what stands, and the next revision states what is right."""

from collections.abc import Iterator

from coopledger.books.order import reversal_day
from coopledger.model.entry import Entry
from coopledger.model.events import Event, Reversal
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
        elif not kind_of(event).reversible:
            code = "not-reversible"
        elif key in taken or case.book.reversals[key] is not reversal:
            code = "already-reversed"
        else:
            taken.add(key)
            yield from _in_its_time(reversal, event, entry)
            continue
        yield finding(code, entry, "of", of=reversal.of, revision=reversal.of_revision)


def _in_its_time(reversal: Reversal, event: AnyFact, entry: Entry) -> Iterator[Finding]:
    if isinstance(event, Event) and reversal_day(reversal, event) < event.ordering_day:
        yield finding(
            "reversal-before-event", entry, "when", seen=reversal.when, expected=event.when
        )


def next_revision(case: Case) -> Iterator[Finding]:
    """Revision 2 follows when revision 1 was reversed, and is not dated before a late reversal.

    That of a period only needs the one before it, which it replaces.
    """
    for entry in case.new:
        fact = entry.fact
        if fact.revision == 1 or isinstance(fact, Reversal):
            continue
        key = (fact.reference, fact.revision - 1)
        before, reversal = case.book.facts.get(key), case.book.reversals.get(key)
        if before is not None and isinstance(fact, Period):
            continue
        if before is None or reversal is None:
            yield finding("revision-out-of-order", entry, "revision", seen=fact.revision)
        elif isinstance(before, Event) and isinstance(fact, Event):
            day = reversal_day(reversal, before)
            if before.ordering_day < day and fact.ordering_day < day and case.takes(fact):
                yield finding(
                    "revision-before-reversal", entry, "when", seen=fact.when, expected=day
                )
