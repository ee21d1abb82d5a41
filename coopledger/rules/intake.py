"""What of a document is new, what is already there, and what contradicts what is there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coopledger.books.account_numbers import may_be_same
from coopledger.books.accounts import Accounts, account_of_bank
from coopledger.books.book import Book
from coopledger.books.facts_of_book import FactKey
from coopledger.books.periods import Periods
from coopledger.model.agreement import Agreement, BudgetLine, Opening, Programme
from coopledger.model.attachment import Attachment
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal
from coopledger.model.evidence import BankBalance, BankLine, Invoice
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.model.kinds import kind_of
from coopledger.model.period import Period
from coopledger.rules.as_erased import as_erased
from coopledger.rules.case import finding
from coopledger.rules.differences import Differences
from coopledger.rules.same_bank_days import known_otherwise


class Contradiction(NamedTuple):
    """A row that says otherwise than the last revision under its reference."""

    entry: Entry
    recorded: AnyFact

    @property
    def correctable(self) -> bool:
        """Whether the next revision can set it right: of an opening, if only words differ."""
        given, recorded = self.entry.fact, self.recorded
        if isinstance(given, Opening) and isinstance(recorded, Opening):
            return given.terms == recorded.terms
        return recorded.kind == given.kind and kind_of(recorded).reversible

    def finding(self) -> Finding:
        """What differs, on the cell that names the fact; of a book's currency, what to do."""
        match self.recorded, self.entry.fact:
            case (
                Agreement(currency=expected) | Programme(currency=expected),
                Agreement(currency=seen) | Programme(currency=seen),
            ) if seen != expected:
                where = self.entry, "currency"
                return finding("currency-of-book", *where, seen=seen, expected=expected)
        column = "code" if isinstance(self.recorded, Opening) else "reference"
        return finding(
            "same-reference" if self.correctable else "not-correctable",
            self.entry,
            column,
            differences=Differences.between(self.recorded, self.entry.fact),
        )


@dataclass(slots=True)
class Intake:
    """The facts of one book, sifted."""

    new: list[Entry] = field(default_factory=list)
    unchanged: int = 0
    contradictions: list[Contradiction] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    erased: list[Entry] = field(default_factory=list)

    def leave_out(self, known: Iterable[Entry], findings: Iterable[Finding]) -> None:
        """What looked new and is recorded already, and what is said of it."""
        left = set(map(id, known))
        self.new = [entry for entry in self.new if id(entry) not in left]
        self.unchanged += len(left)
        self.findings += findings


def sift(recorded: Book | None, entries: Iterable[Entry]) -> Intake:
    """The same fact twice changes nothing; another under the same reference is refused.

    A row that does not say its revision is about the last one recorded, unless another row of the
    document says one for the same reference: then it is about the first. What was taken back with
    its load is not there: a row of it is about the next revision.
    """
    entries = list(entries)
    given = [_aimed(entry, recorded) for entry in entries if not _is_so_already(entry, recorded)]
    stated = {entry.fact.reference for entry in given if not entry.any_revision}
    reversed_here = {e.fact.of for e in given if isinstance(e.fact, Reversal)}
    intake = Intake(unchanged=len(entries) - len(given))
    seen: dict[FactKey, Entry] = {}
    for entry in given:
        reference, revision = entry.fact.reference, entry.fact.revision
        if entry.any_revision and reference not in stated and recorded is not None:
            revision = recorded.last_revision(reference) or 1
        before = recorded.facts.get((reference, revision)) if recorded else None
        if recorded is not None and entry.origin is not None:
            while before is not None and recorded.is_undone(before):
                revision += 1
                before = recorded.facts.get((reference, revision))
                again = entry.fact.model_copy(update={"revision": revision})
                entry = entry._replace(fact=again)
        earlier = seen.setdefault((reference, entry.fact.revision), entry)
        if before is not None and recorded is not None:
            told = as_erased(entry.fact, before)
            if told is not entry.fact:
                intake.erased.append(entry)
            if not _says(told, before, recorded.chart):
                intake.contradictions.append(Contradiction(entry._replace(fact=told), before))
            else:
                intake.unchanged += 1
                withdrawn = entry.any_revision and recorded.is_reversed(before)
                if withdrawn and reference not in stated | reversed_here:
                    note = finding("withdrawn", entry, "reference", severity=Severity.WARNING)
                    intake.findings.append(note)
        elif earlier is entry:
            intake.new.append(entry)
        else:
            intake.findings.append(_repeated(entry, earlier))
    intake.findings += _erased(intake.erased)
    if recorded is not None:
        intake.leave_out(*known_otherwise(recorded, intake.new, entries))
    return intake


def _erased(entries: Sequence[Entry]) -> Iterator[Finding]:
    """A note that what a document says of what was erased is not recorded again."""
    if entries:
        count = len({entry.fact.reference for entry in entries})
        first = entries[0]
        column = "code" if isinstance(first.fact, Opening) else "reference"
        params = {"reference": first.fact.reference, "count": count}
        yield finding("stays-erased", first, column, severity=Severity.NOTE, **params)


def _aimed(entry: Entry, recorded: Book | None) -> Entry:
    """A reversal that does not say which revision it reverses is of the last one recorded.

    A period that does not say which change of its state it is, is the next.
    """
    fact = entry.fact
    if entry.any_revision and isinstance(fact, Period):
        last = recorded.last_revision(fact.reference) if recorded is not None else 0
        return Entry(fact.model_copy(update={"revision": last + 1}), entry.origin)
    if entry.any_revision and isinstance(fact, Reversal) and recorded is not None:
        before = recorded.facts.get((fact.reference, 1))
        last = recorded.last_revision(fact.of)
        if isinstance(before, Reversal) and not recorded.is_undone(before):
            last = before.of_revision  # the row is loaded again
        if last and "of_revision" not in fact.model_fields_set:
            return entry._replace(fact=fact.model_copy(update={"of_revision": last}))
    return entry


def _is_so_already(entry: Entry, recorded: Book | None) -> bool:
    """Whether a period is said to be what it is.

    Not where that is so by a later one alone: when that is opened again, this one stays as said.
    """
    fact = entry.fact
    if not entry.any_revision or not isinstance(fact, Period):
        return False
    periods = recorded.periods if recorded is not None else Periods()
    last = fact.when.last
    return fact.state is periods.own_state(last) is periods.state(last)


def _says(given: AnyFact, recorded: AnyFact, chart: Accounts | Opening) -> bool:
    """Whether both say the same, whatever their revision, and the order of an agreement's lines.

    What a bank says is the same whether its account is named or is the only one of its currency,
    and however its number is written.
    """
    if given == recorded:  # as nearly all do
        return True
    if isinstance(given, BankLine | BankBalance) and isinstance(recorded, BankLine | BankBalance):
        accounts = {_account_of(fact, chart) for fact in (given, recorded)}
        if len(accounts) == 1:
            update: dict[str, object] = {"account": recorded.account}
            if may_be_same(given.account_number, recorded.account_number):
                update["account_number"] = recorded.account_number
            given = given.model_copy(update=update)
    if isinstance(given, Agreement) and isinstance(recorded, Agreement):
        in_order = sorted(given.lines, key=_code), sorted(recorded.lines, key=_code)
        if in_order[0] == in_order[1]:
            given = given.model_copy(update={"lines": recorded.lines})
    if isinstance(given, Reversal) and isinstance(recorded, Reversal) and given.undoes is None:
        # A workbook does not say with which load it was taken back.
        given = given.model_copy(update={"undoes": recorded.undoes})
    if isinstance(given, Opening) and isinstance(recorded, Opening) and given.reason is None:
        # A workbook does not say why it was corrected.
        given = given.model_copy(update={"reason": recorded.reason})
    if isinstance(given, Invoice) and isinstance(recorded, Invoice) and given.share is None:
        # Its own file does not know what others pay of it.
        given = given.model_copy(update={"share": recorded.share})
    if isinstance(given, Attachment) and isinstance(recorded, Attachment):
        # Under another name it is the same document; what it is, is not always said.
        same = {"name": recorded.name, "use": given.use or recorded.use}
        given = given.model_copy(update=same)
    if given.revision != recorded.revision and given.kind == recorded.kind:
        given = given.model_copy(update={"revision": recorded.revision})
    return given == recorded


def _account_of(fact: BankLine | BankBalance, chart: Accounts | Opening) -> str | None:
    account = account_of_bank(fact, chart)
    return account.code if account else fact.account


def _code(line: BudgetLine) -> str:
    return line.code


def _repeated(entry: Entry, earlier: Entry) -> Finding:
    """A reference that stands twice in one document: harmless where the two rows are equal."""
    if earlier.fact == entry.fact:
        return finding(
            "row-repeated",
            entry,
            "reference",
            severity=Severity.WARNING,
            earlier=earlier.place(),
        )
    return finding(
        "reference-twice",
        entry,
        "reference",
        earlier=earlier.place(),
        differences=Differences.between(earlier.fact, entry.fact),
    )
