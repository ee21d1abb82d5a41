"""What a ledger that stays open answers of a book that grew is what a fresh program answers of it.

It has proved the book before, and worked out what it is worth, run by run: whatever was recorded
since, by it or by another program, nothing that it says is of before.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from coopledger import Ledger, Refused
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.facts import AnyFact
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests.effort import effort

RUN = 2
"""How many events a run has here."""


@contextmanager
def ledgers() -> Iterator[tuple[Ledger, Ledger, Callable[[], Ledger]]]:
    """Two that stay open on one database, and what opens it anew."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        first, *more = (Ledger.within(connection) for _ in range(2))
        first.create()
        yield first, *more, lambda: Ledger.within(connection)
    engine.dispose()


def said(verb: Callable[[Ledger], object], ledger: Ledger) -> object:
    """What is answered; or what is wrong with it."""
    try:
        return verb(ledger)
    except CoopledgerError as wrong:
        return str(wrong)


def verbs(code: str, reference: str) -> dict[str, Callable[[Ledger], object]]:
    return {
        "history": lambda ledger: ledger.history(reference, book=code),
        "history everywhere": lambda ledger: ledger.history(reference),
        "trail": lambda ledger: ledger.trail(code),
        "documents": lambda ledger: ledger.documents(code),
        "auxiliary": lambda ledger: ledger.auxiliary(code),
        "explain": lambda ledger: ledger.explain(code),
    }


def in_short_runs(ledger: Ledger, code: str) -> None:
    with ledger._at(code) as (connection, desk):
        desk.book(connection, code).runs.length = RUN


def says_what_the_trail_says(ledger: Ledger, code: str, reference: str) -> None:
    """Of a record its history reads its own row, and the trail reads all of them."""
    rows = {done.recorded.seq: done.recorded for done in ledger.trail(code)}
    for told in ledger.history(reference, book=code):
        for each in (told, *told.related, *filter(None, [told.reversal])):
            alone = each._replace(reversal=None, related=(), worth=None, replaced=False)
            assert alone == rows[each.seq]
            assert each.recorded_by == ledger.by


@settings(max_examples=effort(60, 600))
@given(history=histories(), data=st.data())
def test_a_grown_book_is_told_as_one_that_was_not_seen_before(
    history: History, data: st.DataObject
) -> None:
    code = history.opening.code
    facts = list(history.facts)
    places = data.draw(st.sets(st.integers(0, len(facts)), max_size=4))
    answers: dict[str, object] = {}
    known, waiting = [history.opening], list[AnyFact]()
    with ledgers() as (kept, other, fresh):
        kept.record(history.opening)
        for start, end in pairwise([0, *sorted(places), len(facts)]):
            waiting += facts[start:end]
            with suppress(Refused):  # by themselves: what belongs to them comes later
                data.draw(st.sampled_from([kept, other])).record(*waiting)
                known += waiting
                waiting.clear()
            in_short_runs(kept, code)
            named = data.draw(st.sampled_from(known))
            reference = getattr(named, "reference", code)
            for name, verb in verbs(code, reference).items():
                answers[name] = said(verb, kept)  # some last as long as the next one
                assert (name, answers[name]) == (name, said(verb, fresh()))
            if reference in {done.recorded.fact.reference for done in kept.trail(code)}:
                says_what_the_trail_says(kept, code, reference)
