"""Planning what a document would do to the books; then doing exactly that, or nothing.

A plan is made of an examination, and its hash is of all that this came to. Whoever records what was
planned looks at it again while nobody else may record: where that comes to another hash, the books
have moved, and nothing is recorded.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from coopledger.books.loads import standing
from coopledger.books.plan import Differing, Plan, PlanMoved, PlannedBook
from coopledger.errors import BooksMoved
from coopledger.ledger.examining import Examination, Prepared
from coopledger.ledger.proposing import propose, unproposable
from coopledger.ledger.recording import Recorder, codes_of
from coopledger.messages.catalogue import Language, say
from coopledger.messages.visible import shown
from coopledger.model.control import control_totals
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding
from coopledger.model.proposal import Resolution
from coopledger.model.receipt import Receipt
from coopledger.progress import Progress, untold
from coopledger.readers.reading import Reading
from coopledger.store.heads import LedgerHead
from coopledger.store.journal import Head

_Seen = TypeVar("_Seen")


@dataclass(frozen=True, slots=True)
class Planning:
    """A document on its way into the books.

    reason: why rows that say otherwise than what is recorded are to be corrected. is_proposal:
    whether it is to wait for another person's approval.
    """

    reading: Reading
    reason: str | None = None
    is_proposal: bool = False

    def plan(self, recorder: Recorder) -> Plan:
        """What would be recorded. Nothing is."""
        return self.plan_beside(recorder, lambda _: None)[1]

    def plan_beside(
        self, recorder: Recorder, see: Callable[[Examination], _Seen]
    ) -> tuple[_Seen, Plan]:
        """The same, and what is seen in the books as they would stand with it."""
        reading = Prepared.of(self.reading) if self.is_proposal else self.reading
        return recorder.looked_at(
            reading, self.reason, lambda found: (see(found), self._plan(found))
        )

    def record(
        self,
        recorder: Recorder,
        expected: str,
        note: str | None = None,
        progress: Progress = untold,
    ) -> Receipt:
        """Record it if the plan is still the one with this hash. Raises PlanMoved."""
        held = held_to(recorder, expected, self._asked, is_proposal=self.is_proposal)
        if not self.is_proposal:
            return held.record(self.reading, self.reason, progress)
        with recorder.shelf.desk(*codes_of(self.reading)) as desk:
            return propose(held, desk, lambda _: self.reading, self.reason, note)

    def _plan(self, examination: Examination) -> Plan:
        return plan_of(examination, self._asked, is_proposal=self.is_proposal)

    @property
    def _asked(self) -> Sequence[Any]:
        return (self.reading.document, self.reason, self.is_proposal)


def held_to(
    recorder: Recorder, expected: str | None, asked: Sequence[Any], *, is_proposal: bool = False
) -> Recorder:
    """A recorder that records what was planned under a hash, and raises PlanMoved for all else.

    asked: what was asked, as for `hash_of`. Where nothing is expected, it records as ever.
    """

    def agree(examination: Examination) -> None:
        if hash_of(examination, asked) != expected:
            raise PlanMoved(plan_of(examination, asked, is_proposal=is_proposal))

    return recorder if expected is None else replace(recorder, agree=agree)


def held_at(recorder: Recorder, code: str, at: LedgerHead | None) -> Recorder:
    """A recorder that records where a book's chain ends as it did, and else raises BooksMoved.

    at: the head of that book alone. Where none is given, it records as ever.
    """

    def agree(examination: Examination) -> None:
        known = examination.books[code]
        if at is not None and at != LedgerHead.of({code: Head(known.seq, known.hash)}, at.formula):
            raise BooksMoved("period.moved")

    return replace(recorder, agree=agree)


def plan_of(examination: Examination, asked: Sequence[Any], *, is_proposal: bool = False) -> Plan:
    """What an examination comes to. Its books are as they are recorded afterwards."""
    digest = hash_of(examination, asked)
    if is_proposal:
        examination.findings += unproposable(examination.new)
    return Plan(
        receipt=examination.receipt(),
        entries=tuple(entry for new in examination.new.values() for entry in new),
        differing=tuple(Differing(*each) for each in examination.differing),
        books=tuple(_books(examination)),
        is_proposal=is_proposal,
        hash=digest,
    )


def hash_of(examination: Examination, asked: Sequence[Any]) -> str:
    """SHA-256 of a line of JSON for each thing that was come to.

    asked: by what, and how; such as JSON has.
    """
    hashed = hashlib.sha256()
    for line in (asked, *_lines(examination)):
        hashed.update(json.dumps(line, ensure_ascii=True).encode() + b"\n")
    return hashed.hexdigest()


def _lines(examination: Examination) -> Iterator[list[Any]]:
    yield ["rules", *(rule.name for rule in examination.rules)]
    yield ["unchanged", examination.unchanged]
    for code, new in examination.new.items():
        yield ["book", code]
        # Who decides on it, and why, is said when it is decided.
        yield from (_line(entry) for entry in new if not isinstance(entry.fact, Resolution))
    for total in examination.control:
        yield ["control", total.say(Language.EN)]
    for finding in examination.receipt().findings:
        yield ["finding", *_said(finding)]


def _line(entry: Entry) -> list[Any]:
    origin = str(entry.origin) if entry.origin is not None else None
    return ["fact", entry.fact.model_dump_json(), origin]


def _said(finding: Finding) -> list[Any]:
    due = finding.due.isoformat() if finding.due is not None else None
    # Whoever asks: a sentence of the command line is another in Python.
    said = say(f"finding.{finding.code}", Language.EN, **shown(finding.params))
    return [finding.code, finding.severity.value, *map(_plain, finding.place), due, said]


def _plain(part: str | int | None) -> str | None:
    return str(part) if part is not None else None


def _books(examination: Examination) -> Iterator[PlannedBook]:
    for code, open_book in examination.books.items():
        after = standing(open_book.book)
        is_new = open_book.seq == 0
        open_book.is_as_recorded()  # what was only looked at is taken back
        before = () if is_new else standing(open_book.book)
        new = control_totals(entry.fact for entry in examination.new[code])
        yield PlannedBook(code, before, after, new)
