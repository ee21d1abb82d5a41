"""Two people: what one proposed, another approves or refuses."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from coopledger.books.history import Recorded
from coopledger.books.people import same_person
from coopledger.books.plan import Plan, PlannedApproval
from coopledger.books.proposals import resolution_in
from coopledger.errors import Near, NoSuchReference
from coopledger.ledger.examining import Prepared
from coopledger.ledger.planning import held_to, plan_of
from coopledger.ledger.proposing import append_made
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk, as_named
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.erased import is_erased
from coopledger.model.kinds import RESOLUTION
from coopledger.model.period import Period, PeriodState
from coopledger.model.proposal import WAITS_DAYS, Outcome, Proposal, Resolution
from coopledger.model.proposed import proposed
from coopledger.model.receipt import Receipt
from coopledger.store import appending, journal
from coopledger.store.connection import Connection
from coopledger.store.trail import recorded_as


def approve(
    recorder: Recorder,
    reference: str,
    code: str | None,
    reason: str | None,
    *,
    alone: bool,
    plan: str | None,
) -> Receipt:
    """Record what was proposed, looked at anew, with who approved of it."""
    deciding = _Deciding.of(recorder, reference, code, reason)
    held = held_to(recorder, plan, deciding.asked)
    with recorder.shelf.desk(deciding.code) as desk:
        return held.record_drawn(desk, lambda c: deciding.approval(c, desk, alone=alone))


def preview_approval(recorder: Recorder, reference: str, code: str | None) -> PlannedApproval:
    """What that would do, and whether whoever asks may. Nothing is recorded."""
    deciding = _Deciding.of(recorder, reference, code)
    with recorder.shelf.desk(deciding.code) as desk, recorder.storage.reading() as connection:
        return deciding.planned(connection, desk)


def refuse(recorder: Recorder, reference: str, code: str | None, reason: str) -> Resolution:
    """Record that a proposal is not to be: refused, or withdrawn by who made it."""
    deciding = _Deciding.of(recorder, reference, code, reason)
    with recorder.shelf.desk(deciding.code) as desk:
        return recorder.storage.write(lambda c: deciding.refusal(c, desk))


class _Deciding:
    """One person's decision on what another prepared."""

    def __init__(self, recorder: Recorder, reference: str, code: str, reason: str | None) -> None:
        self.recorder, self.reference, self.code = recorder, reference, code
        self.reason = reason

    @classmethod
    def of(
        cls, recorder: Recorder, reference: str, code: str | None, reason: str | None = None
    ) -> "_Deciding":
        """Raises NoSuchReference, CoopledgerError where several books have it."""
        with recorder.storage.reading() as connection:
            code = _book_of(connection, reference, code, where=str(recorder.storage))
        return cls(recorder, as_named(reference).strip(), code, reason)

    @property
    def asked(self) -> Sequence[Any]:
        """What was asked, for the hash of what that would do."""
        return ("approve", self.code, self.reference)

    def approval(self, connection: Connection, desk: Desk, *, alone: bool) -> Prepared:
        """What is recorded by it: the facts, and that they are approved of."""
        proposal = self._waiting(connection, desk)
        row = journal.row_of(connection, self.code, self.reference)
        self._require_other(connection, proposal, row, alone=alone)
        return self._drawn(connection, proposal, row, alone=alone)

    def planned(self, connection: Connection, desk: Desk) -> PlannedApproval:
        """What would be recorded, and why whoever asks may not have it so."""
        proposal = self._waiting(connection, desk)
        row = journal.row_of(connection, self.code, self.reference)
        why: CoopledgerError | None = None
        try:
            self._require_other(connection, proposal, row, alone=False)
        except CoopledgerError as error:
            why = error.with_traceback(None)  # which would hold on to the books
        plan = None
        if not is_erased(proposal.facts):
            reading = self._drawn(connection, proposal, row, alone=False)
            examination = self.recorder.examined_at(connection, desk, reading)
            plan = plan_of(examination, self.asked)
            plan = _without_decision(plan)
        recorded: Recorded = recorded_as(connection, proposal)
        is_own = self._is_own(row)
        until = _until(row).date() if is_own else None
        return PlannedApproval(recorded, plan, why, is_own=is_own, alone_from=until)

    def _require_other(
        self, connection: Connection, proposal: Proposal, row: dict[str, Any], *, alone: bool
    ) -> None:
        """Raises CoopledgerError where whoever asks may not approve of it."""
        if is_erased(proposal.facts):
            raise CoopledgerError("approve.erased", reference=self.reference)
        is_author = self._is_own(row)
        if is_author or alone:
            self._require_alone(connection, row, is_author=is_author, alone=alone)

    def _is_own(self, row: dict[str, Any]) -> bool:
        by = row["recorded_by"]
        return not is_erased(by) and same_person(by, self.recorder.by)

    def _drawn(
        self, connection: Connection, proposal: Proposal, row: dict[str, Any], *, alone: bool
    ) -> Prepared:
        entries = proposed(proposal)
        if any(isinstance(e.fact, Period) and e.fact.state is PeriodState.CLOSED for e in entries):
            journal.require_proved(connection, self.code)
        resolution = self._resolution(Outcome.APPROVED, alone=alone)
        return Prepared(
            entries=[Entry(resolution), *entries],
            document=row["document"],
            is_load=True,
            resolution=resolution,
        )

    def _require_alone(
        self, connection: Connection, row: dict[str, object], *, is_author: bool, alone: bool
    ) -> None:
        """Raises CoopledgerError where who prepared it may not approve it, or need not be alone."""
        said = {"reference": self.reference, "who": row["recorded_by"], "days": WAITS_DAYS}
        if not is_author:
            raise CoopledgerError("approve.not-alone", **said)
        until = _until(row)
        if not alone:
            raise CoopledgerError("approve.by-author", **said, until=until.date())
        if self.reason is None:
            raise CoopledgerError("approve.no-reason", **said)
        if datetime.fromisoformat(appending.next_moment(connection, self.recorder.clock)) < until:
            raise CoopledgerError("approve.too-soon", **said, until=until.date())

    def refusal(self, connection: Connection, desk: Desk) -> Resolution:
        """Record that it is not to be."""
        self._waiting(connection, desk)
        own = self._is_own(journal.row_of(connection, self.code, self.reference))
        resolution = self._resolution(Outcome.WITHDRAWN if own else Outcome.REFUSED)
        append_made(connection, self.recorder, desk, Entry(resolution))
        return resolution

    def _resolution(self, outcome: Outcome, *, alone: bool = False) -> Resolution:
        return Resolution(
            book=self.code,
            of=self.reference,
            when=When.on(date.today()),
            outcome=outcome,
            alone=True if alone else None,
            reason=self.reason,
        )

    def _waiting(self, connection: Connection, desk: Desk) -> Proposal:
        """The proposal, that waits. Raises CoopledgerError where somebody decided before."""
        book = desk.book(connection, self.code).book
        before = resolution_in(book, self.reference)
        if before is not None:
            recorded = recorded_as(connection, before)
            raise CoopledgerError(
                "proposal.resolved",
                reference=self.reference,
                outcome=before.outcome,
                who=recorded.recorded_by,
                when=before.when,
            )
        found = book.facts[self.reference, 1]
        if not isinstance(found, Proposal):
            raise TypeError(found.kind)
        return found


def _without_decision(plan: Plan) -> Plan:
    """What was proposed alone: that it is approved of is no part of it."""
    entries = tuple(entry for entry in plan.entries if not isinstance(entry.fact, Resolution))
    control = tuple(each for each in plan.receipt.control if each.kind != RESOLUTION.name)
    recorded = len(entries) if plan.receipt.recorded else 0
    receipt = replace(plan.receipt, recorded=recorded, control=control)
    return replace(plan, entries=entries, receipt=receipt)


def _until(row: dict[str, Any]) -> datetime:
    """When a proposal has waited long enough to be approved by who prepared it."""
    since = datetime.fromisoformat(str(row["recorded_at"]))
    return (since + timedelta(WAITS_DAYS)).astimezone()


def _book_of(connection: Connection, reference: str, code: str | None, *, where: str) -> str:
    """The book that has a proposal. Raises NoSuchReference, CoopledgerError where several do."""
    reference = as_named(reference).strip()
    known = journal.proposals(connection)
    books = known.get(reference, ())
    if code is not None:
        books = [book for book in books if book == as_named(code)]
        where = code
    if not books:
        near = Near.among(known, reference)
        raise NoSuchReference("proposal.unknown", reference=reference, where=where, near=near)
    if len(books) > 1:
        raise CoopledgerError("proposal.which-book", reference=reference, books=", ".join(books))
    return books[0]
