"""What threads record at once is as if they had come one after another, in some order.

In the order in which their facts are in the books, each would have got the receipt that it got; and
who was refused would have been, by the same findings, at some moment.
"""

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from threading import Thread

from hypothesis import event, given
from hypothesis import strategies as st

from coopledger import Expenditure, Ledger, Receipt, Refused
from coopledger.books.book import Book
from coopledger.ledger.examining import examine
from coopledger.ledger.shelf import OpenBook, OpenBooks
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact
from coopledger.readers.reading import Reading
from coopledger.rules.case import Case
from coopledger.rules.in_any_order import in_any_order
from coopledger.testing import History, histories, simple_histories
from tests.effort import effort
from tests.ledger.test_together import gathered

THREADS = effort(4, 8)


@given(histories(), st.integers(2, THREADS))
def test_what_threads_record_is_as_if_one_after_another(history: History, threads: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "b.db") as ledger:
        ledger.record(history.opening)
        said = recorded_by_threads(
            ledger, [history.facts[first::threads] for first in range(threads)]
        )
        assert ledger.verify().intact
        stored = ledger.facts(history.opening.book)[1:]
    receipts = {
        (fact.reference, fact.revision): receipt
        for each in said
        for fact, receipt in each
        if receipt.accepted and receipt.recorded
    }
    refused = [(fact, receipt) for each in said for fact, receipt in each if not receipt.accepted]
    assert receipts.keys() == {(fact.reference, fact.revision) for fact in stored}
    for each in said:  # a thread's own facts are in its own order
        mine = [fact for fact, receipt in each if receipt.accepted and receipt.recorded]
        assert mine == sorted(mine, key=stored.index)
    with Ledger.open("sqlite://") as alone:
        alone.record(history.opening)
        left = refused_here(alone, refused)
        for fact in stored:
            assert alone.record(fact) == receipts[fact.reference, fact.revision]
            left = refused_here(alone, left)
        assert left == []


def refused_here(
    ledger: Ledger, refused: Sequence[tuple[AnyFact, Receipt]]
) -> list[tuple[AnyFact, Receipt]]:
    """Those that are not refused as they were, as the books stand."""
    return [
        (fact, receipt)
        for fact, receipt in refused
        if ledger.preview(fact).findings != receipt.findings
    ]


def recorded_by_threads(
    ledger: Ledger, work: Sequence[Sequence[AnyFact]]
) -> list[list[tuple[AnyFact, Receipt]]]:
    """What each thread was told of its facts, which it records one by one."""
    said: list[list[tuple[AnyFact, Receipt]]] = [[] for _ in work]

    def record(number: int) -> None:
        for fact in work[number]:
            try:
                receipt = ledger.record(fact)
            except Refused as refusal:
                receipt = Receipt((), 0, 0, refusal.findings)
            said[number].append((fact, receipt))

    [code] = {book.opening.book for book in ledger.books()}
    threads = [Thread(target=record, args=(number,)) for number, own in enumerate(work) if own]
    with gathered(ledger, code, len(threads)):
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    return said


@given(simple_histories() | histories(), st.data())
def test_what_may_come_in_any_order_may(history: History, data: st.DataObject) -> None:
    """Nothing is found of any, whichever of the others came before."""
    facts, opening = history.facts, history.opening
    named = {getattr(fact, "of", None) for fact in facts}
    spent = [
        fact
        for fact in facts
        if isinstance(fact, Expenditure) and fact.revision == 1 and fact.reference not in named
    ]
    known = data.draw(st.lists(st.sampled_from(spent), unique_by=id)) if spent else []
    new = [fact for fact in spent if fact not in known]
    before = (opening, *(fact for fact in facts if fact not in new))
    book = OpenBook(Book.of(opening, before))
    one = examine(Reading([Entry(fact) for fact in new]), OpenBooks({opening.book: book}))
    together = Case(book.book, one.new.get(opening.book, ()), date.today())
    may = bool(new) and not one.findings and in_any_order(together)
    event(f"{min(len(new), 3)} of them, in any order: {may}")
    alone = OpenBook(Book.of(opening, before))
    for fact in data.draw(st.permutations(new)) if may else ():
        found = examine(Reading([Entry(fact)]), OpenBooks({opening.book: alone})).findings
        assert found == []
