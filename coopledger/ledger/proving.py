"""Proving a ledger: every chain, every book on every day, all that was issued."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar

from coopledger.books.book import Book
from coopledger.books.issued import changes, figures_of, rates_used_by
from coopledger.books.postings import moved_as_acting
from coopledger.books.reconciliation import require_lawful
from coopledger.books.runs import Runs
from coopledger.books.worked import Worked
from coopledger.errors import LedgerBroken, MissingRate
from coopledger.ledger.shelf import OpenBook, book_of
from coopledger.ledger.stating import state_book
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.erasure import Erasure
from coopledger.model.events import Transfer
from coopledger.model.facts import MoneyEvent
from coopledger.model.finding import Finding, Place, Severity, Told
from coopledger.model.issue import Issue, IssuedFigure
from coopledger.model.kinds import money_kind
from coopledger.progress import Progress, in_turn, untold, within
from coopledger.rules.statable import unstatable
from coopledger.store import journal
from coopledger.store.belonging import Belonging
from coopledger.store.connection import Connection
from coopledger.store.documents_proof import NamedDocument, not_as_named
from coopledger.store.faults import of_driver
from coopledger.store.heads import LedgerHead, beside_own, state_at
from coopledger.store.integrity import findings
from coopledger.store.journal import NOWHERE, Head, Heads
from coopledger.store.picture import differences
from coopledger.store.verification import (
    BookVerification,
    Verification,
    Walked,
    require_same,
    walk,
    walk_on,
)

WALKED = 0.7
"""How far a proof has come when the last row is read: the laws of the last book are left."""

_T = TypeVar("_T")

Moved = Mapping[str, Mapping[date, int]]
"""What each account got on each day, in minor units, by its postings."""


def prove(
    connection: Connection,
    then: LedgerHead | None,
    today: date,
    *,
    folder: Path | None = None,
    progress: Progress = untold,
) -> Verification:
    """Walk every chain and check every law; the first bad row of each book is named.

    The database's own check comes first. then: a head that the ledger had once, to be compared
    with. folder: where documents are that are kept in one, if not where they were.
    """
    problems, notes = _of_engine(connection)
    books: list[BookVerification] = []
    issued: list[Issue] = []
    named: dict[str, NamedDocument] = {}
    erased: dict[str, NamedDocument] = {}
    damaged = bool(problems)
    asked = _readable(map(Belonging.of, [connection]), damaged)
    belonging = next(asked, Belonging(None))
    rows = next(_readable(map(journal.count, [connection]), damaged), 0)
    chains = walk(connection, belonging, progress=within(progress, 0, WALKED))
    for walked in _readable(chains, damaged):
        books.append(walked.verification())
        named |= {
            sha256: by for sha256, by in walked.documents.items() if by.must or sha256 not in named
        }
        erased |= walked.erased
        if walked.problem is not None:
            problems.append(walked.problem)
        else:
            problems += _readable(_proved(connection, walked, today, rows), damaged)
            issued += (fact for fact in walked.facts if isinstance(fact, Issue))
    ends = {book.book: Head(book.rows, book.head) for book in books}
    if notes and not problems:  # else the engine itself held its indexes beside the table
        problems += _hidden(connection, ends)
    problems += belonging.missing(ends)
    now = LedgerHead.of(ends)
    problems += _readable(_not_as_then(connection, now, then, issued), damaged)
    if all(book.problem is None for book in books):  # else what names a document was not read
        told = within(progress, WALKED, 1)
        totals = [issue for issue in issued if issue.years is not None]
        problems += _readable(_totals_not_reproduced(connection, totals), damaged)
        found = not_as_named(connection, named, erased, folder, progress=told)
        problems += _readable(found, damaged)
    progress(1.0)
    return Verification(tuple(books), tuple(problems), now, then, notes=notes)


def prove_since(
    connection: Connection, since: LedgerHead, *, progress: Progress = untold
) -> Verification:
    """Prove the rows that came after a head that was kept: each hash, each link, each a fact.

    That the ledger had that head is held to the hashes which the rows of then hold; those rows, and
    the laws, are not looked at again.
    """
    problems, notes = _of_engine(connection)
    now = LedgerHead(journal.count(connection), "")
    other = list(_not_as_then(connection, now, since, ()))
    problems += other
    books: list[BookVerification] = []
    if not other:
        before = state_at(connection, since).here
        ends = journal.ends(connection)
        sizes = [end.seq for end in ends.values()]
        for code, part in in_turn([*ends], sizes, progress):
            books.append(walk_on(connection, code, before.get(code, NOWHERE)))
            part(1.0)
        problems += (book.problem for book in books if book.problem is not None)
    now = LedgerHead.of({book.book: Head(book.rows, book.head) for book in books})
    return Verification(tuple(books), tuple(problems), now, since=since, notes=notes)


def _of_engine(connection: Connection) -> tuple[list[Finding], tuple[Finding, ...]]:
    """What the database's own check finds wrong, and what it could not look at; what it is made of.

    Tables that are not what they were may keep the rows from being read, as damage does.
    """
    said = findings(connection)
    notes = tuple(each for each in said if each.severity is Severity.NOTE)
    return [*(each for each in said if each not in notes), *differences(connection)], notes


def _readable(found: Iterator[_T], damaged: bool) -> Iterator[_T]:
    """What can be found; in a database that is damaged, and said to be, as far as it is read."""
    try:
        yield from found
    except Exception as error:
        if not damaged or of_driver(error) is None:
            raise


def _hidden(connection: Connection, ends: Heads) -> Iterator[Finding]:
    """Whether those who read by an index find all that the table has."""
    try:
        require_same(journal.ends(connection), ends, "journal")
        journal.openings(connection)
        journal.references(connection)
    except LedgerBroken as broken:
        yield Finding("verify.law", params={"said": broken})


def _proved(connection: Connection, walked: Walked, today: date, rows: int) -> Iterator[Finding]:
    """What is wrong with a book of which each row is as it was recorded. rows: of all books."""
    known = OpenBook(walked.book(), *walked.end)
    yield from _unstatable(known.book, today)
    yield from _broken_laws(connection, known, today, rows)
    yield from _not_reproduced(connection, walked)


def _unstatable(book: Book, today: date) -> Iterator[Finding]:
    """What keeps some day from being stated, in one sweep over all days. The first is enough."""
    for why in islice(unstatable(book, today), 1):
        place, said = Place(reference=why.place.reference), Told(why)
        yield Finding("verify.unstatable", place=place, params={"book": book.code, "said": said})


def _broken_laws(
    connection: Connection, known: OpenBook, today: date, rows: int
) -> Iterator[Finding]:
    """The laws, on the days to be stated. The first day that breaks one is enough."""
    if not isinstance(known.book.opening, Agreement):
        return
    ends, at_average = year_ends(known.book, today), days_at_average(known.book, today)
    some, moved = {*_spread(ends, rows), *_spread(at_average, rows)}, known.moved(connection)
    runs = Runs[Worked](max(SHORTEST, len(known.book.facts) // RUNS))
    for day in sorted({*some, today, *_apart(known.book, moved)}):
        try:
            require_lawful(known.book, runs, on=day, held=_held(moved, day))
        except MissingRate:
            pass  # the laws need no rate: what is reported differs, and the difference with it
        except LedgerBroken as broken:
            place, said = Place(reference=known.book.code), {"said": broken}
            yield Finding("verify.law", place=place, params=said)
            return


RUNS, SHORTEST = 10, 20
"""In how many runs a book is worked out, each once for all days; and how many events one has."""


def year_ends(book: Book, today: date) -> Sequence[date]:
    """From the first event's year to the last one's, before today."""
    events = list(book.timeline.until(today))
    if not events:
        return ()
    years = range(events[0].ordering_day.year, events[-1].ordering_day.year + 1)
    return [end for year in years if (end := date(year, 12, 31)) < today]


def days_at_average(book: Book, today: date) -> Sequence[date]:
    """Under *average*, month ends and the days of instalments: each moves all that was before."""
    opening = book.opening
    if not isinstance(opening, Agreement) or opening.conversion is not ConversionRule.AVERAGE:
        return ()
    events = list(book.timeline.until(today))
    instalments = {book.place_of(event)[0] for event in events if _lays(event)}
    months = {book.place_of(event)[0].replace(day=1) for event in events}
    ends = {(month + timedelta(32)).replace(day=1) - timedelta(1) for month in months}
    return sorted(day for day in ends | instalments if day < today)


FEW, STATED = 3, 60_000
"""How many days of a kind are stated of however many rows; and so many rows, on more days."""


def _spread(days: Sequence[date], rows: int) -> Sequence[date]:
    """Days to be stated, the last one and some before it.

    To state a day takes all the events up to it: where a ledger has many rows, only some days,
    evenly spread, so that the time grows no faster than the ledger. (What orders or is taken back
    on any day, and what each account moved on it, is looked at in one sweep, however many days
    there are.)
    """
    step = max(1, -(-len(days) // max(FEW, STATED // max(1, rows))))
    return days[::-step][::-1]


def _lays(event: MoneyEvent) -> bool:
    """Whether it lays an instalment: an exchange comes in as one, and leaves as one."""
    exchanged = isinstance(event, Transfer) and event.arrived is not None
    return exchanged or money_kind(event).funds


def _held(moved: Moved, day: date) -> dict[str, int]:
    """What each account holds at the end of a day."""
    return {
        account: sum(minor for on, minor in days.items() if on <= day)
        for account, days in moved.items()
    }


def _apart(book: Book, moved: Moved) -> Iterator[date]:
    """For each account, the first day at whose end its postings and its events come apart."""
    posted = moved_as_acting(book, moved)
    for account, timeline in book.by_account.items():
        left = Counter(posted.pop(account, {}))
        for step in timeline.steps():
            left[step.day] -= step.after - step.before
        yield from sorted(day for day, minor in left.items() if minor)[:1]
    yield from (min(left) for left in posted.values() if any(left.values()))


def _not_reproduced(connection: Connection, walked: Walked) -> Iterator[Finding]:
    """What was issued whose figures do not follow from the chain up to where it looked."""
    issued = [fact for fact in walked.facts if isinstance(fact, Issue)]
    if not issued:
        return
    book, at = book_of(walked.facts[:1]), 1
    erased = [seq for each in walked.facts if isinstance(each, Erasure) for seq in each.rows]
    for issue in sorted(issued, key=lambda issue: issue.looked_at.seq):
        place = issue.looked_at.seq
        book.add(*walked.facts[at:place])
        at = max(at, place)
        texts_are_there = all(seq > place for seq in erased)
        yield from _differs(connection, book, issue, texts_are_there=texts_are_there)


def _totals_not_reproduced(connection: Connection, issued: Sequence[Issue]) -> Iterator[Finding]:
    """The issued totals whose figures do not follow from every book as it was then."""
    if issued:
        from coopledger.ledger.proving_totals import not_reproduced  # slow to import

        yield from not_reproduced(connection, issued)


def _differs(
    connection: Connection, book: Book, issue: Issue, *, texts_are_there: bool
) -> Iterator[Finding]:
    place = issue.looked_at
    params = {"book": book.code, "reference": issue.reference, "on": issue.when, "seq": place.seq}
    where = Place(reference=issue.reference)
    if journal.hash_at(connection, book.code, place.seq) != place.hash:
        yield Finding("verify.issued-place", place=where, params=params)
        return
    if issue.years is not None:
        return  # they are of other books
    then = OpenBook(book, place.seq, place.hash)
    only = None if issue.account is None or texts_are_there else _without_texts(book, issue)
    try:
        figures = _figures(connection, then, issue)
    except (LedgerBroken, MissingRate) as error:
        yield Finding("verify.issued", place=where, params={**params, "said": error})
        return
    for change in changes(issue, figures, only=only)[:1]:
        yield Finding("verify.issued", place=where, params={**params, "said": change})


def _figures(connection: Connection, then: OpenBook, issue: Issue) -> tuple[IssuedFigure, ...]:
    """What an issue states, of a book as it was then."""
    on = issue.when.last
    if issue.account is not None:
        from coopledger.books.issued_reconciliation import figures_of_account  # slow to import

        return figures_of_account(then.book, issue.account, on)
    return figures_of(state_book(connection, then, on, rate_of=rates_used_by(issue)).statement)


def _without_texts(book: Book, issue: Issue) -> tuple[str, ...]:
    """The figures of a bank reconciliation that no text decides.

    What the bank wrote tells its charges from other debits, and helps to say what is which; the
    number of an account, which account it means. Where any of it was erased, they do not.
    """
    from coopledger.books.issued_reconciliation import is_stated  # slow to import

    stated = is_stated(book, issue.account or "", issue.when.last)
    return ("books", "bank") if stated else ("books",)


def _not_as_then(
    connection: Connection, now: LedgerHead, then: LedgerHead | None, issued: Iterable[Issue]
) -> Iterator[Finding]:
    """The head that was given, and those that issued statements hold, beside today's ledger."""
    held = [(LedgerHead.parse(issue.head), issue.reference) for issue in issued]
    asked = ([(then, None)] if then is not None else []) + held
    found = beside_own(connection, [each for each, _ in asked])
    for each, reference in asked:
        if found.get(each) == each:
            continue
        code = "verify.rewritten" if each in found else "verify.cut"
        params = {"rows": each.rows, "now": now.rows, "head": each}
        yield Finding(code, place=Place(reference=reference), params=params)
