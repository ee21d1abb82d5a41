"""What an agreement asks two people for, nobody alone gets recorded, by any order of steps.

Three people record, propose, take back, approve, refuse, change the clause, close years, and let
time pass, on each engine. After every step the journal is read as an auditor would: what was
recorded at once, under the clause that stood before it, has an approval by another person than who
prepared it, or says that there was none for thirty days. And there is always a way forward.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from datetime import UTC, date, datetime, timedelta
from itertools import count, groupby
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from coopledger import (
    Addendum,
    Agreement,
    AnyFact,
    CoopledgerError,
    Disbursement,
    Expenditure,
    Ledger,
    Period,
    Proposal,
    Recorded,
    Refund,
    Refused,
    Resolution,
    Reversal,
)
from coopledger.rules import two_people
from coopledger.store import appending
from coopledger.store.columns import timestamp
from tests import engines
from tests.effort import LONG, effort

EXAMPLES = effort({"sqlite": 12, "postgresql": 2}, {"sqlite": 150, "postgresql": 60})
STEPS = effort(20, 40)
PEOPLE = ("Ana", "Eva", "Luis")
SPELLINGS = {"Ana": ("Ana", " ANA", "Aná"), "Eva": ("Eva", "E. V. A."), "Luis": ("Luis",)}
PARTS = ("loads", "reversals", "refunds", "closings")
AMOUNTS = (40, 60, 101, 500)
_BOOKS = count(1)

people = st.sampled_from(PEOPLE)
clauses = st.fixed_dictionaries(
    {
        "approval_for": st.one_of(st.none(), st.sets(st.sampled_from(PARTS), min_size=1)),
        "approval_above": st.sampled_from((None, "100.00 MXN")),
    }
)


class Office(RuleBasedStateMachine):
    """Three people with one book, who write their names as they come."""

    where: str
    clock: "Clock"
    done: Counter[str]

    @initialize(clause=clauses, around=st.booleans())
    def open(self, clause: dict[str, Any], around: bool) -> None:
        self.around = around
        self.code = f"A-{next(_BOOKS)}"
        self.numbers = count(1)
        self.ledgers: dict[str, Ledger] = {}
        self.read_up_to = ""
        self.agreement = Agreement(
            code=self.code, title="T", currency="EUR", accounts=["MXN"], **stated(clause)
        )
        money = Disbursement(
            book=self.code, reference="M", when="2016-01-02", amount="9000.00 MXN", sent="9.00 EUR"
        )
        self.by("Ana").load(self.agreement, money)

    def by(self, who: str) -> Ledger:
        """The ledger in somebody's name, as it is written just now."""
        written = SPELLINGS[who][next(self.numbers) % len(SPELLINGS[who])]
        if written not in self.ledgers:
            self.ledgers[written] = Ledger.open(self.where, by=written)
        return self.ledgers[written]

    def fact(self, kind: type[Any], **said: Any) -> Any:
        return kind(book=self.code, reference=f"{kind.__name__[:2]}-{next(self.numbers)}", **said)

    def attempt(self, who: str, facts: list[Any], *, propose: bool) -> None:
        """By one person: at once, or for another to approve; or by a program that asks nobody."""
        before, ledger = self.records(), self.by(who)
        around = self.around and next(self.numbers) % 3 == 0
        asks = mock.patch.object(two_people, "_before", return_value=None)
        try:
            with asks if around else nullcontext():
                (ledger.propose if propose else ledger.load)(*facts)
        except Refused:
            assert self.records() == before
            self.done["refused"] += 1
        else:
            assert self.records()[: len(before)] == before
            self.done["proposed" if propose else "recorded"] += 1

    def records(self) -> list[Recorded]:
        """All that is recorded, read again where anything came to it."""
        ledger = self.by("Luis")
        if (head := str(ledger.head())) != self.read_up_to:
            self.read = [done.recorded for done in ledger.trail(self.code)]
            self.read_up_to = head
        return self.read

    def facts(self, kind: type[Any]) -> list[Any]:
        return [each.fact for each in self.records() if isinstance(each.fact, kind)]

    @rule(who=people, amounts=st.lists(st.sampled_from(AMOUNTS), min_size=1, max_size=3),
          propose=st.booleans())  # fmt: skip
    def spend(self, who: str, amounts: list[int], propose: bool) -> None:
        spent = [
            self.fact(Expenditure, when="2016-03-01", amount=f"{amount}.00 MXN")
            for amount in amounts
        ]
        self.attempt(who, spent, propose=propose)

    @rule(who=people, propose=st.booleans())
    def give_back(self, who: str, propose: bool) -> None:
        refund = self.fact(Refund, when="2016-11-01", amount="5.00 MXN", received="0.01 EUR")
        self.attempt(who, [refund], propose=propose)

    @rule(who=people, propose=st.booleans(), which=st.integers(0, 30), again=st.booleans())
    def reverse(self, who: str, propose: bool, which: int, again: bool) -> None:
        """What was recorded, a change of the clause among it; and often the next revision."""
        found = self.facts(Expenditure) + self.facts(Addendum) + self.facts(Refund)
        if not found:
            return
        of = found[which % len(found)]
        said = {"when": of.when, "of": of.reference, "of_revision": of.revision, "reason": "x"}
        facts = [self.fact(Reversal, **said)]
        if again and isinstance(of, Expenditure):
            update = {"revision": of.revision + 1, "note": "anew"}
            facts.append(of.model_copy(update=update))
        self.attempt(who, facts, propose=propose)

    @rule(who=people, propose=st.booleans(), clause=clauses, ends=st.booleans())
    def change_the_clause(
        self, who: str, propose: bool, clause: dict[str, Any], ends: bool
    ) -> None:
        said = stated(clause)
        if ends or not said:
            standing = clause_after(self.records())
            said = {"ended_clauses": [name for name, of in standing.items() if of]}
        if said.get("ended_clauses", True):
            when = f"2016-{1 + next(self.numbers) % 9:02}-01"
            self.attempt(who, [self.fact(Addendum, when=when, **said)], propose=propose)

    @rule(who=people, propose=st.booleans(), state=st.sampled_from(("closed", "open")))
    def close(self, who: str, propose: bool, state: str) -> None:
        before, ledger = self.records(), self.by(who)
        with suppress(CoopledgerError):
            verb = ledger.propose_period if propose else ledger.set_period
            verb(self.code, 2015, state, reason="x")
        assert self.records()[: len(before)] == before

    @rule(who=people, propose=st.booleans(), which=st.integers(1, 12))
    def take_back_a_load(self, who: str, propose: bool, which: int) -> None:
        ledger = self.by(who)
        with suppress(CoopledgerError):
            (ledger.propose_undo if propose else ledger.undo)(which, reason="x")

    def is_withdrawn(self) -> bool:
        return self.code not in {each.opening.code for each in self.by("Luis").books()}

    @precondition(lambda self: self.is_withdrawn())
    @rule(who=people)
    def open_anew(self, who: str) -> None:
        """Where the load that opened it was taken back."""
        openings = self.facts(Agreement)
        anew = self.agreement.model_copy(update={"revision": len(openings) + 1, "reason": "x"})
        self.attempt(who, [anew], propose=False)

    @rule(who=people, propose=st.booleans())
    def set_its_words_right(self, who: str, propose: bool) -> None:
        """What opens the book is said again: its clause asks what it asked."""
        last = self.facts(Agreement)[-1]
        title = f"T {next(self.numbers)}"
        update = {"revision": last.revision + 1, "reason": "x", "title": title}
        self.attempt(who, [last.model_copy(update=update)], propose=propose)

    def waiting(self) -> list[str]:
        decided = {each.of for each in self.facts(Resolution)}
        return [each.reference for each in self.facts(Proposal) if each.reference not in decided]

    @precondition(lambda self: self.waiting())
    @rule(who=people, which=st.integers(0, 9), alone=st.booleans())
    def approve(self, who: str, which: int, alone: bool) -> None:
        waiting, before = self.waiting(), self.records()
        of, why = waiting[which % len(waiting)], "x" if alone else None
        try:
            self.by(who).approve(of, alone=alone, reason=why)
        except CoopledgerError as error:
            assert self.records() == before
            self.done[error.code] += 1
        else:
            self.done["alone" if alone else "approved"] += 1

    @precondition(lambda self: len(self.waiting()) > 2)
    @rule(who=people, which=st.integers(0, 9))
    def refuse(self, who: str, which: int) -> None:
        waiting = self.waiting()
        self.by(who).refuse(waiting[which % len(waiting)], reason="x")

    @rule(days=st.sampled_from((1, 12, 31)))
    def time_passes(self, days: int) -> None:
        self.clock.ahead += timedelta(days)

    def alone(self) -> list[str]:
        """What one person recorded alone, in the journal as an auditor reads it."""
        return [
            together[0].fact.reference
            for before, together in at_once(self.records())
            if needs(together, clause_after(before), before) and not is_approved(together, before)
        ]

    @invariant()
    def nobody_alone(self) -> None:
        if hasattr(self, "code"):
            assert self.around or not self.alone()

    def what_one_recorded_alone_is_said(self) -> None:
        if not self.is_withdrawn():
            day = date.today() + self.clock.ahead + timedelta(1)
            found = self.by("Eva").check(self.code, on=day)
            said = [each.place.reference for each in found if each.code == "recorded-alone"]
            assert sorted(map(str, said)) == sorted(self.alone())
            self.done["said of one alone"] += bool(said)

    def teardown(self) -> None:
        try:
            if hasattr(self, "code"):
                self.one_who_is_left_can_go_on()
                self.what_one_recorded_alone_is_said()
        finally:
            for each in getattr(self, "ledgers", {}).values():
                each.close()

    def one_who_is_left_can_go_on(self) -> None:
        """One person who is left alone, with whatever waits, can end the clause and go on."""
        ledger = self.by("Luis")
        for reference in self.waiting():
            ledger.refuse(reference, reason="nobody is here")
        standing = [name for name, of in clause_after(self.records()).items() if of]
        if standing and not self.is_withdrawn():
            ended = self.fact(Addendum, when="2016-12-01", ended_clauses=standing)
            [made] = ledger.propose(ended).proposals
            with pytest.raises(CoopledgerError):
                ledger.approve(made.reference, alone=True, reason="nobody is here")
            self.clock.ahead += timedelta(30)
            assert ledger.approve(made.reference, alone=True, reason="nobody is here").accepted
            came = {"amount": "500.00 MXN", "sent": "1.00 EUR"}
            ledger.record(self.fact(Disbursement, when="2016-12-02", **came))
            assert "approved-alone" in [finding.code for finding in ledger.check(self.code)]
            assert ledger.verify().intact
            self.done["went on alone"] += 1
        self.nobody_alone()


def stated(clause: dict[str, Any]) -> dict[str, Any]:
    return {name: sorted(of) if isinstance(of, set) else of for name, of in clause.items() if of}


def at_once(records: list[Recorded]) -> Iterator[tuple[list[Recorded], list[Recorded]]]:
    """What was recorded by one call, with all that was recorded before."""
    before: list[Recorded] = []
    for _, together in groupby(records, key=lambda each: (each.recorded_at, each.recorded_by)):
        some = list(together)
        yield [*before], some
        before += some


def clause_after(records: list[Recorded]) -> dict[str, Any]:
    """The clause as it stands with these records, by their own words alone."""
    facts = [each.fact for each in records]
    gone = {(f.of, f.of_revision) for f in facts if isinstance(f, Reversal)}
    stand = [f for f in facts if (f.reference, f.revision) not in gone]
    openings = [f for f in facts if isinstance(f, Agreement)]
    clause: dict[str, Any] = {"approval_for": None, "approval_above": None}
    if not openings or openings[-1] not in stand:
        return clause
    clause = {name: getattr(openings[-1], name) for name in clause}
    addenda = [fact for fact in stand if isinstance(fact, Addendum)]
    for each in sorted(addenda, key=lambda fact: (fact.when.first, fact.reference)):
        clause |= dict.fromkeys(map(str, each.ended_clauses))
        clause |= {name: of for name in clause if (of := getattr(each, name)) is not None}
    return {name: clause[name] for name in ("approval_for", "approval_above")}


def needs(together: list[Recorded], clause: dict[str, Any], before: list[Recorded]) -> bool:
    """Whether a clause asks two people for what was recorded at once."""
    facts = [each.fact for each in together]
    asked = {str(of) for of in clause["approval_for"] or ()}
    above = clause["approval_above"]
    if not asked and above is None:
        return False
    moved = sum(f.amount.minor for f in facts if isinstance(f, Expenditure | Refund | Disbursement))
    return (
        any(touches(fact, before) for fact in facts)
        or ("reversals" in asked and any(isinstance(fact, Reversal) for fact in facts))
        or ("refunds" in asked and any(isinstance(fact, Refund) for fact in facts))
        or ("closings" in asked and any(isinstance(fact, Period) for fact in facts))
        or (above is not None and moved > above.minor)
        or (above is None and "loads" in asked and moved > 0)
    )


def touches(fact: AnyFact, before: list[Recorded]) -> bool:
    """Whether it changes a clause on approval."""
    if isinstance(fact, Reversal):
        named = [e.fact for e in before if (e.fact.reference, e.fact.revision) == (
            fact.of, fact.of_revision)]  # fmt: skip
        return any(isinstance(of, Agreement) or touches(of, []) for of in named)
    return isinstance(fact, Addendum) and bool(
        fact.approval_for or fact.approval_above
        or {"approval_for", "approval_above"} & set(map(str, fact.ended_clauses))
    )  # fmt: skip


def is_approved(together: list[Recorded], before: list[Recorded]) -> bool:
    """Whether it says who approved: another than who prepared it, or that there was nobody."""
    found = [each for each in together if isinstance(each.fact, Resolution)]
    if not found:
        return False
    [said] = found
    assert isinstance(said.fact, Resolution)
    of = said.fact.of
    [made] = [each for each in before if each.fact.reference == of]
    apart = person(said.recorded_by) != person(made.recorded_by)
    waited = said.recorded_at - made.recorded_at
    alone = bool(said.fact.alone) and bool(said.fact.reason) and waited >= timedelta(30)
    return said.fact.outcome == "approved" and apart != alone


def person(name: str) -> str:
    """Who it is, of the three."""
    written = {said.strip(): who for who, spellings in SPELLINGS.items() for said in spellings}
    return written[name.strip()]


class Clock:
    """The clock of the machine, put ahead as days pass."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> str:
        return timestamp(datetime.now(UTC) + self.ahead)


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_nobody_alone_gets_through_and_nobody_is_locked_out(engine: str, tmp_path: Path) -> None:
    clock, tried = Clock(), Counter[str]()
    kept = settings(
        settings.default,
        max_examples=EXAMPLES[engine],
        stateful_step_count=STEPS,
        phases=settings.default.phases if LONG else (Phase.explicit, Phase.generate),
    )

    class Here(Office):
        def __init__(self) -> None:
            super().__init__()
            clock.ahead = timedelta(0)
            self.clock, self.done = clock, tried
            self._location = engines.location(engine, new_folder(tmp_path))
            self.where = self._location.__enter__()

        def teardown(self) -> None:
            try:
                super().teardown()
            finally:
                self._location.__exit__(None, None, None)

    with mock.patch.object(appending, "now", clock.now):
        run_state_machine_as_test(Here, settings=kept)
    assert {"refused", "proposed", "went on alone"} <= tried.keys()
    if engine == "sqlite" or LONG:
        known = {"recorded", "approved", "approve.by-author", "said of one alone"}
        assert known <= tried.keys()


_FOLDERS = count(1)


def new_folder(below: Path) -> Path:
    made = below / f"ledger-{next(_FOLDERS)}"
    made.mkdir()
    return made
