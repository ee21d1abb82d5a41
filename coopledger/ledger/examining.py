"""Looking at what a document states beside what is recorded, before anything is recorded.

What is read goes one way, book by book: what is new in it is sifted from what is there already;
what contradicts what is there is settled; what is new is put in its place in the book; and the
rules are asked about the book as it would stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields
from datetime import date
from typing import NamedTuple, Self

from coopledger.books.book import Book
from coopledger.ledger.naming import called
from coopledger.ledger.shelf import OpenBook, OpenBooks
from coopledger.model.agreement import AnyOpening, Opening
from coopledger.model.attachment import Attachment
from coopledger.model.control import ControlTotal, control_totals
from coopledger.model.entry import Entry
from coopledger.model.evidence import Invoice
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity, has_errors, in_document_order
from coopledger.model.issue import Issue
from coopledger.model.kind import Turn
from coopledger.model.kinds import kind_of
from coopledger.model.proposal import Resolution
from coopledger.model.receipt import Receipt
from coopledger.model.terms import Addendum
from coopledger.readers.reading import Reading
from coopledger.rules.case import Case, finding
from coopledger.rules.corrections import corrected, corrections
from coopledger.rules.follows_in_circle import follows_in_circle
from coopledger.rules.intake import Intake, sift
from coopledger.rules.other_accounts import without_other_accounts
from coopledger.rules.program_rule import ProgramRule
from coopledger.rules.references import left_out, propose_references
from coopledger.rules.registry import ONE_CELL_RULES, findings_of
from coopledger.rules.same_activity import same_activity
from coopledger.rules.written_otherwise import book_written_otherwise


@dataclass(slots=True)
class Prepared(Reading):
    """What one person prepared for another to approve: it is held to every rule but that one.

    resolution: by which it is approved; None where it is yet to be proposed.
    """

    resolution: Resolution | None = None

    @classmethod
    def of(cls, reading: Reading) -> Self:
        return cls(**{each.name: getattr(reading, each.name) for each in fields(Reading)})


@dataclass(slots=True)
class Examination:
    """What a document states, looked at beside what is recorded.

    books: each as it would stand with what is new in it. new: what that is, in the order in which
    it is recorded. rules: those of the program that were asked beside ours.
    control: of all that it states of the accounts that are to be loaded. load: its number, once it
    is recorded. differing: each row that says otherwise than what is recorded, that, and whether it
    is set right.
    """

    rules: Sequence[ProgramRule] = ()
    findings: list[Finding] = field(default_factory=list)
    unchanged: int = 0
    books: dict[str, OpenBook] = field(default_factory=dict)
    new: dict[str, Sequence[Entry]] = field(default_factory=dict)
    control: tuple[ControlTotal, ...] = ()
    load: int | None = None
    differing: list[tuple[Entry, AnyFact, bool]] = field(default_factory=list)

    def receipt(self) -> Receipt:
        """What becomes of it."""
        findings = in_document_order(self.findings)
        recorded = 0 if has_errors(findings) else sum(map(len, self.new.values()))
        rules = tuple(rule.name for rule in self.rules)
        books, counted = tuple(self.books), self.control
        return Receipt(books, recorded, self.unchanged, findings, rules, counted, self.load)


def examine(
    reading: Reading,
    recorded: OpenBooks,
    reason: str | None = None,
    rules: Sequence[ProgramRule] = (),
) -> Examination:
    """What is new, and what the rules find.

    recorded: what it is looked at beside; its books are added to. reason: why rows that say
    otherwise than what is recorded are to be corrected; without one they are refused.
    rules: those that the program has beside ours.
    """
    examination = Examination(rules)
    beside = _Beside.of(reading, recorded)
    stated: list[Entry] = []
    for code, given in _by_book(reading.entries).items():
        open_book = recorded.books.get(code)
        if open_book is not None and reading.account is not None:
            named = reading.account
            given, left_aside = without_other_accounts(open_book.book, given, named)
            examination.findings += left_aside
        if open_book is not None:
            given = called(open_book.book, given, recorded.secret_of(code))
        stated += given
        intake = sift(open_book.book if open_book else None, given)
        examination.unchanged += intake.unchanged
        open_book = open_book or _opened_by(intake.new)
        if open_book is None:
            examination.findings += _unknown_book(reading, given[0])
            continue
        if open_book.book.is_withdrawn and not any(isinstance(e.fact, Opening) for e in intake.new):
            examination.findings.append(finding("book-withdrawn", given[0], "book", seen=code))
            continue
        new, doubts = _settle(intake, open_book, reason)
        examination.differing += _differing(intake, reason)
        absent = beside.left_out(open_book.book)  # before what is new is in the book
        new = sorted(new, key=turn)
        open_book.add(entry.fact for entry in new)
        case = beside.case(open_book.book, new, given)
        examination.findings += [*doubts, *findings_of(case, doubts, rules), *absent]
        examination.findings += beside.of_partial_rows(case)
        examination.books[code] = open_book
        examination.new[code] = new
    books = [open_book.book for open_book in examination.books.values()]
    all_books = {book.code: book for book in (*recorded.beside, *books)}
    all_new = (entry for new in examination.new.values() for entry in new)
    known = [opening.code for opening in recorded.openings]
    examination.findings += book_written_otherwise(all_new, known)
    examination.findings += same_activity(examination.new, all_books)
    examination.findings += follows_in_circle(examination.new, recorded.openings)
    examination.findings += _stay_erased(reading, recorded, examination.new)
    examination.control = control_totals(entry.fact for entry in stated)
    examination.findings[:0] = propose_references(reading.findings, reading.references, books)
    return examination


def _by_book(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    grouped: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        grouped[entry.fact.book].append(entry)
    return grouped


def _opened_by(entries: Iterable[Entry]) -> OpenBook | None:
    for entry in entries:
        if isinstance(entry.fact, AnyOpening) and entry.fact.revision == 1:
            return OpenBook(Book(entry.fact))
    return None


def _unknown_book(reading: Reading, entry: Entry) -> Iterator[Finding]:
    """Where the document has what opens the book, and it could not be read, that is said alone."""
    if "opening" not in reading.unread:
        params = {"seen": entry.fact.book}
        yield Finding("unknown-book", place=entry.place("book"), params=params)


def _settle(
    intake: Intake, open_book: OpenBook, reason: str | None
) -> tuple[list[Entry], list[Finding]]:
    """All that is new, with what sets right the rows that contradict what is recorded; the doubts.

    Without a reason such rows are refused, and so are those that nothing can set right.
    """
    book, new, doubts = open_book.book, [*intake.new], [*intake.findings]
    for contradiction in intake.contradictions:
        if reason is not None and contradiction.correctable:
            new += corrections([contradiction], book, reason=reason, today=date.today())
            doubts.append(corrected(contradiction, book))
        else:
            doubts.append(contradiction.finding())
    return new, [*doubts, *_issued_elsewhere(new, open_book)]


def _differing(intake: Intake, reason: str | None) -> Iterator[tuple[Entry, AnyFact, bool]]:
    """The rows that contradict what is recorded, and whether each is set right."""
    for each in intake.contradictions:
        yield each.entry, each.recorded, reason is not None and each.correctable


def _issued_elsewhere(entries: Iterable[Entry], open_book: OpenBook) -> Iterator[Finding]:
    """An issued statement looked at the end of this very chain, as it is now.

    So nobody else records between what it states and its place, and no other ledger takes it.
    """
    end = (open_book.seq, open_book.hash)
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, Issue) and (fact.looked_at.seq, fact.looked_at.hash) != end:
            seen = {"reference": fact.reference, "seq": fact.looked_at.seq, "expected": end[0]}
            yield Finding("issued-elsewhere", place=entry.place("looked_at"), params=seen)


class _Beside(NamedTuple):
    """What every book of a reading is looked at beside, put in order once for all of them.

    document: that the reading is of, where it is of one. references: that it has, by kind.
    partial: the rows that could not be read whole, by book. invoices: of the reading and of other
    books, by reference.
    """

    reading: Reading
    recorded: OpenBooks
    document: str | None
    references: Mapping[str, Set[str]]
    attached: Sequence[Attachment]
    partial: Mapping[str, Sequence[Entry]]
    invoices: Mapping[str, Sequence[Invoice]]

    @classmethod
    def of(cls, reading: Reading, recorded: OpenBooks) -> Self:
        documents = (e.origin.document for e in reading.entries if e.origin is not None)
        attached, stated = list[Attachment](), list[Invoice]()
        for entry in reading.entries:
            match entry.fact:
                case Attachment() as attachment:
                    attached.append(attachment)
                case Invoice() as invoice:
                    stated.append(invoice)
        invoices: defaultdict[str, list[Invoice]] = defaultdict(list)
        for invoice in (*recorded.invoices, *stated):
            invoices[invoice.reference].append(invoice)
        return cls(
            reading,
            recorded,
            next(documents, None),
            {kind: frozenset(named) for kind, named in reading.references.items()},
            (*recorded.attachments, *attached),
            _by_book(reading.partial),
            invoices,
        )

    def left_out(self, book: Book) -> list[Finding]:
        """What is recorded in a book, and a document that is about it does not have."""
        if self.document is None:
            return []
        return [*left_out(book, self.references, self.document)]

    def case(self, book: Book, new: Sequence[Entry], given: Sequence[Entry]) -> Case:
        """What the rules look at: a book as it would stand."""
        return Case(
            book,
            new,
            date.today(),
            given,
            frozenset(self.reading.unread),
            self._invoices_elsewhere(book.code, new),
            self.attached,
            self.recorded.erased,
            isinstance(self.reading, Prepared),
            self.reading.resolution if isinstance(self.reading, Prepared) else None,
        )

    def _invoices_elsewhere(self, code: str, new: Iterable[Entry]) -> tuple[Invoice, ...]:
        """What other books have of the new invoices of one, as they would stand with this."""
        named = {entry.fact.reference for entry in new if isinstance(entry.fact, Invoice)}
        found = {
            (invoice.book, reference): invoice
            for reference in sorted(named)
            for invoice in self.invoices.get(reference, ())
            if invoice.book != code
        }
        return tuple(found.values())

    def of_partial_rows(self, case: Case) -> Iterator[Finding]:
        """What the rules that look at one cell alone find in rows that could not be read whole."""
        if partial := self.partial.get(case.book.code):
            rest = Case(case.book, partial, case.today, (), case.unread)
            for rule in ONE_CELL_RULES:
                yield from rule(rest)


def _stay_erased(
    reading: Reading, recorded: OpenBooks, new: Mapping[str, Sequence[Entry]]
) -> Iterator[Finding]:
    """A note that what was handed in is not kept: it was erased. What is to be attached is refused.

    By what was erased, since the file's own name may be a person's.
    """
    if not reading.originals:
        return
    facts = (entry.fact for of_book in new.values() for entry in of_book)
    attached = {fact.sha256 for fact in facts if isinstance(fact, Attachment)}
    gone = [
        recorded.erased[each.sha256]
        for each in reading.originals
        if each.sha256 in recorded.erased and each.sha256 not in attached
    ]
    if gone:
        params = {"count": len(gone), "erasure": gone[0]}
        yield Finding("document-stays-erased", Severity.NOTE, params=params)


def turn(entry: Entry) -> tuple[Turn, int]:
    """When it is recorded, of what is recorded at once: what replaces another after it."""
    fact, turn = entry.fact, kind_of(entry.fact).turn
    if turn is Turn.FACT:  # as nearly all of them are
        return Turn.ACCOUNTS if isinstance(fact, Addendum) and fact.accounts else turn, 0
    return turn, fact.revision if turn in (Turn.OPENING, Turn.PERIOD) else 0
