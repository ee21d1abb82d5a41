"""Looking at what a document states beside what is recorded, before anything is recorded."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from coopledger.books.book import Book
from coopledger.ledger.shelf import OpenBook
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.entry import Entry
from coopledger.model.evidence import Invoice
from coopledger.model.finding import Finding, has_errors, in_document_order
from coopledger.model.issue import Issue
from coopledger.model.kind import Turn
from coopledger.model.kinds import kind_of
from coopledger.model.receipt import Receipt
from coopledger.readers.reading import Reading
from coopledger.rules.case import Case
from coopledger.rules.corrections import corrected, corrections
from coopledger.rules.intake import Intake, sift
from coopledger.rules.references import left_out, propose_references
from coopledger.rules.registry import ONE_CELL_RULES, findings_of

Elsewhere = Callable[[str, Collection[str]], Iterable[Invoice]]
"""Gives the invoices under some references that stand in other books than one."""


@dataclass(slots=True)
class Examined:
    """Facts of one or more books, looked at beside what is recorded."""

    findings: list[Finding] = field(default_factory=list)
    unchanged: int = 0
    new: dict[str, Sequence[Entry]] = field(default_factory=dict)
    known: dict[str, OpenBook] = field(default_factory=dict)

    def receipt(self) -> Receipt:
        """What becomes of them."""
        findings = in_document_order(self.findings)
        recorded = 0 if has_errors(findings) else sum(map(len, self.new.values()))
        return Receipt(tuple(self.known), recorded, self.unchanged, findings)


def examine(
    take: Callable[[str], OpenBook | None] | None,
    reading: Reading,
    reason: str | None = None,
    elsewhere: Elsewhere | None = None,
) -> Examined:
    """What is new, and what the rules find.

    take: gives a book by its code, to be added to, if there is one; None where there is no ledger
    yet, as `elsewhere` is then. reason: why rows that say otherwise than what is recorded are to be
    corrected; without one they are refused.
    """
    examined = Examined()
    for code, entries in _by_book(reading.entries).items():
        known = take(code) if take is not None else None
        intake = sift(known.book if known else None, entries)
        examined.unchanged += intake.unchanged
        known = known or _opened_by(intake.new)
        if known is None:
            if "opening" not in reading.unread:
                examined.findings.append(_unknown_book(entries[0]))
            continue
        doubts = [*intake.findings, *_settled(intake, known.book, reason)]
        doubts += _issued_elsewhere(intake.new, known)
        notes = list(_left_out(known.book, reading))  # before what is new is put into the book
        known.book.add(*(entry.fact for entry in intake.new))
        case = Case(
            known.book,
            intake.new,
            date.today(),
            entries,
            frozenset(reading.unread),
            _invoices_elsewhere(code, intake.new, reading, elsewhere),
        )
        examined.findings += [*doubts, *findings_of(case, doubts), *notes]
        if partial := [entry for entry in reading.partial if entry.fact.book == code]:
            rest = Case(known.book, partial, date.today(), (), case.unread)
            examined.findings += [found for rule in ONE_CELL_RULES for found in rule(rest)]
        examined.known[code] = known
        examined.new[code] = _in_order_of_recording(intake.new)
    books = [known.book for known in examined.known.values()]
    examined.findings[:0] = propose_references(reading.findings, reading.references, books)
    return examined


def _settled(intake: Intake, book: Book, reason: str | None) -> Iterator[Finding]:
    """What is said of rows that contradict what is recorded; with a reason they are corrected."""
    for contradiction in intake.contradictions:
        if reason is not None and contradiction.correctable:
            intake.new += corrections([contradiction], book, reason=reason, today=date.today())
            yield corrected(contradiction, book)
        else:
            yield contradiction.finding()


def _issued_elsewhere(entries: Iterable[Entry], known: OpenBook) -> Iterator[Finding]:
    """An issued statement looked at the end of this very chain, as it is now.

    So nobody else records between what it states and its place, and no other ledger takes it.
    """
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, Issue) and (fact.looked_at.seq, fact.looked_at.hash) != (
            known.seq,
            known.hash,
        ):
            seen = {"reference": fact.reference, "seq": fact.looked_at.seq, "expected": known.seq}
            yield Finding("issued-elsewhere", place=entry.place("looked_at"), params=seen)


def _invoices_elsewhere(
    code: str, new: Iterable[Entry], reading: Reading, elsewhere: Elsewhere | None
) -> tuple[Invoice, ...]:
    """What other books have of the new invoices of one, as they would stand with this reading."""
    named = {entry.fact.reference for entry in new if isinstance(entry.fact, Invoice)}
    if not named:
        return ()
    found = {
        (invoice.book, invoice.reference): invoice
        for invoice in (elsewhere(code, named) if elsewhere is not None else ())
    }
    for entry in reading.entries:
        fact = entry.fact
        if isinstance(fact, Invoice) and fact.reference in named and fact.book != code:
            found[fact.book, fact.reference] = fact
    return tuple(found.values())


def _left_out(book: Book, reading: Reading) -> Iterable[Finding]:
    documents = (e.origin.document for e in reading.entries if e.origin is not None)
    document = next(documents, None)
    return left_out(book, reading.references, document) if document is not None else ()


def _by_book(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    grouped: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        grouped[entry.fact.book].append(entry)
    return grouped


def _opened_by(entries: Iterable[Entry]) -> OpenBook | None:
    openings = (e.fact for e in entries if isinstance(e.fact, Agreement | Programme))
    opening = next(openings, None)
    return OpenBook(Book(opening), 0) if opening else None


def _in_order_of_recording(entries: Iterable[Entry]) -> list[Entry]:
    """What opens the book first; a reversal after what it reverses; last what closes its years."""
    return sorted(entries, key=_turn)


def _turn(entry: Entry) -> tuple[Turn, int]:
    turn = kind_of(entry.fact).turn
    return turn, entry.fact.revision if turn is Turn.PERIOD else 0


def _unknown_book(entry: Entry) -> Finding:
    return Finding("unknown-book", place=entry.place("book"), params={"seen": entry.fact.book})
