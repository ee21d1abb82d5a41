"""What a person decides of a matching, until it is recorded: each decision by itself.

A decision is the facts that it would be: a `Match`, and the rows that it needs; or the reversals
that take an earlier one back. What they come to together is seen by looking at the books as if they
were recorded, under a plan's hash; recording makes the same plan again, or nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from threading import RLock
from typing import TypeVar

from coopledger.books.bank_reconciliation import BankReconciliations, reconcile_bank
from coopledger.books.book import Book
from coopledger.books.match_choices import chosen, side_of, undecided
from coopledger.books.match_rows import (
    NewEvent,
    NewRow,
    matches_of,
    new_event,
    next_reference,
    proposed_rows,
    transfer,
    usual_kind,
)
from coopledger.books.match_window import WINDOW
from coopledger.books.matching import Matched, MatchedBanks, Matching, match
from coopledger.books.movements import Movement
from coopledger.books.plan import Plan
from coopledger.books.terms import Terms
from coopledger.ledger.comparing import window_asked
from coopledger.ledger.examining import Examination
from coopledger.ledger.planning import Planning
from coopledger.ledger.recording import Recorder, recordable
from coopledger.ledger.shelf import OpenBook
from coopledger.messages.catalogue import CoopledgerError
from coopledger.messages.visible import on_one_line
from coopledger.model.agreement import Agreement, AnyOpening
from coopledger.model.entry import Entry
from coopledger.model.events import Expenditure
from coopledger.model.evidence import Decision, Match
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Place, Severity
from coopledger.model.kinds import TRANSFER
from coopledger.model.receipt import Receipt, Refused
from coopledger.model.terms import Addendum
from coopledger.readers.json_facts import take
from coopledger.readers.reading import Manner, Reading
from coopledger.rules.corrections import reversing

_TWO_PEOPLE = "needs-approval"


@dataclass(frozen=True, slots=True)
class MatchDecision:
    """A decision: the facts that it is, and what it is about.

    name: what it goes by. matches: what it says is one, or is not. takes_back: whether it takes an
    earlier one back.
    """

    name: str
    facts: tuple[AnyFact, ...]
    matches: tuple[Matched, ...] = ()
    takes_back: bool = False

    @property
    def decision(self) -> Decision | None:
        """Whether it accepts or rejects; None where it takes something back."""
        found = (fact.decision for fact in self.facts if isinstance(fact, Match))
        return next(found, None)

    @property
    def why(self) -> str | None:
        """The reason that was given."""
        return next(filter(None, (getattr(fact, "reason", None) for fact in self.facts)), None)


@dataclass(frozen=True, slots=True)
class MatchingSeen:
    """What matching comes to with what was decided.

    balances: the bank reconciliation of each account, likewise. rows: what only the bank has, as it
    would stand in the books. opening: the terms of the book on that day: its accounts and lines.
    plan: what recording it would do; None where nothing is decided.
    """

    matching: Matching
    balances: BankReconciliations
    rows: tuple[NewRow, ...]
    opening: AnyOpening
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class RecordedDecisions:
    """Decisions that were recorded together. receipt: what was said of it."""

    decisions: tuple[MatchDecision, ...]
    receipt: Receipt


@dataclass
class _Kept:
    """What was decided so far, and what was last seen of it."""

    waiting: dict[str, MatchDecision] = field(default_factory=dict)
    recorded: list[RecordedDecisions] = field(default_factory=list)
    seen: tuple[object, MatchingSeen] | None = None
    lock: RLock = field(default_factory=RLock, repr=False)


@dataclass(frozen=True, slots=True)
class MatchDecisions:
    """Decisions on the matching of a book, seen as of a day; safe among threads.

    on: None means today. window: days that the bank's day and the books' may lie apart.
    """

    recorder: Recorder = field(repr=False)
    code: str
    on: date | None = None
    window: int = WINDOW
    _kept: _Kept = field(default_factory=_Kept, repr=False)

    def at(self, on: date | None, window: int = WINDOW) -> "MatchDecisions":
        """The same decisions, seen as of another day."""
        return replace(self, on=on, window=window_asked(window))

    @property
    def waiting(self) -> tuple[MatchDecision, ...]:
        """What is not recorded yet, in the order in which it was decided."""
        return tuple(self._kept.waiting.values())

    @property
    def recorded(self) -> tuple[RecordedDecisions, ...]:
        """What was recorded by `record`, the first first."""
        return tuple(self._kept.recorded)

    def see(self) -> MatchingSeen:
        """The matching, the bank reconciliations and the plan, with what was decided so far.

        Raises NoSuchBook, and LedgerBroken where a reconciliation does not close.
        """
        with self._kept.lock:
            found = self._seen(self._kept.waiting)
            self._kept.seen = found
            return found[1]

    def accept(self, *names: str, why: str | None = None) -> None:
        """Accept matches by their names (`Matched.name`), all or none. why: the reason.

        Raises CoopledgerError for what is not there to be decided on, and Refused where a rule says
        no: where the sums differ, for one, and no reason says why.
        """
        self._decide(names, Decision.ACCEPTED, why)

    def reject(self, *names: str, why: str | None = None) -> None:
        """Reject matches: they are not proposed again. Raises as `accept` does."""
        self._decide(names, Decision.REJECTED, why)

    def choose(
        self,
        evidence: Sequence[str],
        events: Sequence[str],
        *,
        side: str = "bank",
        why: str | None = None,
    ) -> None:
        """Accept what a person says is one: one to one, or one to many either way.

        evidence, events: references. side: `bank` or `invoices`. Raises as `accept` does, and
        CoopledgerError where they are of several accounts.
        """
        with self._kept.lock:
            found = chosen(side_of(self.see().matching, side), evidence, events)
            self._keep([self._decision((found,), Decision.ACCEPTED, why)])

    def add_rows(self, *names: str) -> None:
        """Accept proposed rows (`MatchingSeen.rows`, `NewRow.name`), with the matches they mean."""
        with self._kept.lock:
            known = {row.name: row for row in self.see().rows}
            self._keep([self._of_row(_known(known, name)) for name in names])

    def add_row(
        self,
        line: str,
        *,
        reference: str | None = None,
        concept: str | None = None,
        budget_line: str | None = None,
        other_account: str | None = None,
    ) -> None:
        """Have an open line of the bank stand in the books as a row of its own, and match them.

        What went out was spent, what came in is interest; other_account: it is a transfer with that
        account, of the same currency. reference: the next that is free, unless told otherwise.
        Raises as `accept` does.
        """
        with self._kept.lock:
            lines = {left.movement.reference: left for left in self.see().matching.bank.evidence}
            movement = _known(lines, line).movement
            row = self._row(movement, other_account)
            text = "concept" if isinstance(row.event, Expenditure) else "note"
            said = {"reference": reference, text: concept, "lines": budget_line}
            self._keep([self._of_row(replace(row, event=_with(row.event, said)))])

    def take_back(self, *references: str, why: str) -> None:
        """Take back what is recorded under references: an earlier decision, with its rows.

        why: the reason. Raises CoopledgerError where nothing stands there, or no reason is given.
        """
        with self._kept.lock, self._book() as book:
            facts = []
            for reference in references:
                fact = book.stands(reference)
                if fact is None:
                    raise CoopledgerError("match.not-there", seen=reference)
                facts.append(reversing(fact, book, _required(why), date.today()))
        self._keep([MatchDecision(references[0], tuple(facts), takes_back=True)])

    def undo(self, name: str) -> None:
        """Forget a decision that is not recorded yet; the others stay."""
        with self._kept.lock:
            _known(self._kept.waiting, name)
            del self._kept.waiting[name]

    def record(self, plan: str, *, note: str | None = None) -> Receipt:
        """Record all that was decided, as one load; or nothing.

        plan: the hash of the plan that was seen. note: what another person is to know, where one is
        to approve. Raises PlanMoved where the books have moved since, with the plan of now, Refused
        where a rule says no, and CoopledgerError where nothing is decided.
        """
        with self._kept.lock:
            decided = self._kept.waiting
            if not decided:
                raise CoopledgerError("match.nothing-decided")
            seen = self.see().plan
            planning = self._planning(decided, is_proposal=seen is not None and seen.is_proposal)
            receipt = planning.record(self.recorder, plan, note)
            if not receipt.accepted:
                raise Refused(receipt.findings)
            self._kept.recorded.append(RecordedDecisions(self.waiting, receipt))
            self._kept.waiting = {}
            return receipt

    # What one decision is

    def _decide(self, names: Sequence[str], decision: Decision, why: str | None) -> None:
        with self._kept.lock:
            matching = self.see().matching
            sides = (matching.bank, matching.invoices)
            known = {found.name: found for side in sides for found in undecided(side)}
            found = [_known(known, name) for name in names]
            self._keep([self._decision((each,), decision, why) for each in found])

    def _decision(
        self, matches: tuple[Matched, ...], decision: Decision, why: str | None
    ) -> MatchDecision:
        facts = (fact for found in matches for fact in self._facts(found, decision, why))
        return MatchDecision(matches[0].name, tuple(facts), matches)

    def _facts(self, found: Matched, decision: Decision, why: str | None) -> Iterator[AnyFact]:
        """The match; before it, what takes an earlier one of the same two sides back."""
        why, today = _reason(why), date.today()
        with self._book() as book:
            last = book.last_revision(found.name)
            standing = book.stands(found.name)
            if standing is not None:
                yield reversing(standing, book, _required(why), today)
            again = replace(found, revision=last + 1)
            yield again.as_fact(book.code, today, decision, why)

    def _of_row(self, row: NewRow) -> MatchDecision:
        matches = matches_of(row)
        decided = self._decision(matches, Decision.ACCEPTED, None)
        return replace(decided, facts=(row.event, *decided.facts))

    def _row(self, line: Movement, other_account: str | None) -> NewRow:
        decided = [fact for each in self.waiting for fact in each.facts]
        with self._book() as book:
            if not other_account:
                kind = usual_kind(line)
                event = new_event(next_reference(book, kind, decided), book.code, line)
                return NewRow((line,), event)
            there = replace(line, account=other_account, minor=-line.minor)
            out, come = (line, there) if line.minor < 0 else (there, line)
            reference = next_reference(book, TRANSFER.name, decided)
            return NewRow((line,), transfer(reference, book.code, out, come))

    def _keep(self, decisions: Iterable[MatchDecision]) -> None:
        """Have decisions wait, where nothing new is wrong with them. Raises Refused."""
        with self._kept.lock:
            before = _errors(self.see())
            waiting = dict(self._kept.waiting)
            for each in decisions:
                waiting.pop(each.name, None)
                waiting[each.name] = each
            found = self._seen(waiting)
            fresh = _errors(found[1])
            if fresh.keys() - before.keys():
                raise Refused(fresh[said] for said in fresh.keys() - before.keys())
            self._kept.waiting, self._kept.seen = waiting, found

    # What they come to

    @contextmanager
    def _open(self) -> Iterator[OpenBook]:
        recorder = self.recorder
        with recorder.shelf.desk(self.code) as desk, recorder.storage.reading() as connection:
            yield desk.book(connection, self.code)

    @contextmanager
    def _book(self) -> Iterator[Book]:
        with self._open() as found:
            yield found.book

    def _seen(self, decided: Mapping[str, MatchDecision]) -> tuple[object, MatchingSeen]:
        """What is seen with some decisions, and what that depends on."""
        with self._open() as found:
            asked = (self.on, self.window, date.today())
            depends = (found.seq, found.hash, asked, tuple(decided.values()))
            if self._kept.seen is not None and self._kept.seen[0] == depends:
                return self._kept.seen
            if not decided:
                return depends, self._view(found.book)
        seen, plan = self._planned(decided, is_proposal=False)
        if any(finding.code == _TWO_PEOPLE for finding in plan.receipt.findings):
            seen, plan = self._planned(decided, is_proposal=True)
        return depends, replace(seen, plan=plan)

    def _planned(
        self, decided: Mapping[str, MatchDecision], *, is_proposal: bool
    ) -> tuple[MatchingSeen, Plan]:
        return self._planning(decided, is_proposal=is_proposal).plan_beside(
            self.recorder, self._with_new
        )

    def _planning(self, decided: Mapping[str, MatchDecision], *, is_proposal: bool) -> Planning:
        entries = [Entry(fact) for each in decided.values() for fact in each.facts]
        return Planning(Reading(entries, is_load=True), is_proposal=is_proposal)

    def _with_new(self, examination: Examination) -> MatchingSeen:
        books = [found.book for found in examination.books.values()]
        if not books:
            raise Refused(examination.receipt().findings)
        return self._view(books[0])

    def _view(self, book: Book) -> MatchingSeen:
        day = self.on or date.today()
        banks = MatchedBanks(book, self.window)
        matching = match(book, on=day, window=self.window, banks=banks)
        balances = reconcile_bank(book, on=day, window=self.window, banks=banks)
        opening = book.opening
        if isinstance(opening, Agreement):
            opening = Terms(opening, book.of_kind(Addendum)).on(day)
        return MatchingSeen(matching, balances, proposed_rows(book, matching), opening)


_T = TypeVar("_T")


def _known(known: Mapping[str, _T], name: str) -> _T:
    if name not in known:
        raise CoopledgerError("match.not-free", seen=name)
    return known[name]


def _reason(why: str | None) -> str | None:
    said = on_one_line((why or "").strip())
    return recordable(said) if said else None


def _required(why: str | None) -> str:
    said = _reason(why)
    if said is None:
        raise CoopledgerError("match.no-reason")
    return said


def _errors(seen: MatchingSeen) -> dict[str, Finding]:
    """What keeps it from being recorded, by what it says."""
    findings = seen.plan.receipt.findings if seen.plan is not None else ()
    wrong = (each for each in findings if each.severity is Severity.ERROR)
    return {f"{each.place.say('en')}: {each.message('en')}": each for each in wrong}


def _with(event: NewEvent, said: Mapping[str, str | None]) -> NewEvent:
    """A row with what a person says of it. Raises Refused."""
    given = event.model_dump(mode="json", exclude_none=True)
    given |= {name: value for name, value in said.items() if value}
    reading = Reading()
    take(reading, given, Place(reference=event.reference), Manner())
    if reading.findings:
        raise Refused(reading.findings)
    fact = reading.entries[0].fact
    if not isinstance(fact, NewEvent):
        raise TypeError(fact.kind)
    return fact
