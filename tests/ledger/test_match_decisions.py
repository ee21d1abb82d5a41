"""Deciding on a matching: what is seen is what is recorded, and each decision stands by itself."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import (
    Agreement,
    ApprovalFor,
    BankBalance,
    BankLine,
    CoopledgerError,
    Decision,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    Match,
    PlanMoved,
    Refused,
    Transfer,
)
from coopledger.books.match_choices import Agrees, candidates, cues, free, is_evidence, mirror_of
from coopledger.ledger.match_decisions import MatchDecisions, MatchingSeen
from coopledger.ledger.recording import stated
from coopledger.model.facts import AnyFact
from coopledger.model.receipt import Receipt
from tests.effort import effort

CODE, ON, START = "A", date(2016, 12, 31), date(2016, 8, 1)
AGREEMENT = Agreement(code=CODE, title="Foro", currency="EUR", accounts=["MXN", "USD"])
DAYS = st.integers(0, 9).map(lambda day: START + timedelta(days=day))
AMOUNTS = st.sampled_from(["1.00", "2.00", "3.00", "12.54", "15.24", "5.00"])
TEXTS = st.sampled_from([None, "PAGO G-1", "COMISION", "RENDIMIENTOS", "HOTEL REFORMA"])


def line(
    reference: str, day: object, amount: str, text: str | None = None, **more: Any
) -> BankLine:
    return BankLine(
        book=CODE, reference=reference, when=day, amount=amount.lstrip("-"), text=text,
        direction="out" if amount.startswith("-") else "in", **more,
    )  # fmt: skip


def spent(reference: str, day: object, amount: str, payee: str | None = None) -> Expenditure:
    return Expenditure(book=CODE, reference=reference, when=day, amount=amount, payee=payee)


@st.composite
def months(draw: st.DrawFn) -> list[AnyFact]:
    """A few lines and events in which much is alike, some of which belong together."""
    facts: list[AnyFact] = [
        AGREEMENT,
        Disbursement(book=CODE, reference="M-1", when=START, amount="900.00 MXN", sent="45.00 EUR"),
        Disbursement(book=CODE, reference="M-2", when=START, amount="900.00 USD", sent="9.00 EUR"),
    ]
    for number in range(draw(st.integers(0, 5))):
        money = f"{draw(AMOUNTS)} {draw(st.sampled_from(['MXN', 'MXN', 'USD']))}"
        facts.append(
            spent(f"G-{number}", draw(DAYS), money, draw(st.sampled_from([None, "Hotel"])))
        )
    for number in range(draw(st.integers(0, 6))):
        sign, currency = (
            draw(st.sampled_from(["-", "-", ""])),
            draw(st.sampled_from(["MXN", "USD"])),
        )
        money = f"{sign}{draw(AMOUNTS)} {currency}"
        facts.append(line(f"L-{number}", draw(DAYS), money, draw(TEXTS)))
    for currency in ("MXN", "USD"):
        balance = f"880.00 {currency}"
        facts.append(BankBalance(book=CODE, reference=f"S-{currency}", when=ON, balance=balance))
    return facts


def of(facts: Sequence[AnyFact]) -> Ledger:
    ledger = Ledger.open("sqlite://", by="Ana")
    ledger.record(*facts)
    return ledger


def decide_at_random(draw: Callable[[Any], Any], decisions: MatchDecisions) -> None:
    """One thing that a person might do with what is seen, if there is anything."""
    seen = decisions.see()
    deeds: list[Callable[[], None]] = []
    for found in (*seen.matching.proposed, *seen.matching.certain):
        deeds.append(lambda name=found.name: decisions.accept(name, why="así es"))
        deeds.append(lambda name=found.name: decisions.reject(name))
    deeds += [lambda row=row: decisions.add_rows(row.name) for row in seen.rows]
    for movement in free(seen.matching.bank):
        if is_evidence(movement):
            some = [c.movement.reference for c in candidates(seen.matching.bank, movement)[:2]]
            if some:
                deeds.append(
                    lambda one=movement.reference, many=some: decisions.choose(
                        [one], many, why="en dos partes"
                    )
                )
    if deeds:
        draw(st.sampled_from(deeds))()


def recorded(decisions: MatchDecisions, note: str | None = None) -> Receipt:
    """All that was decided, as it is seen."""
    plan = decisions.see().plan
    assert plan is not None
    return decisions.record(plan.hash, note=note)


def said(seen: MatchingSeen) -> tuple[object, ...]:
    """All that is seen, but for the plan."""
    return seen.matching, seen.balances, seen.rows


def without_since(ledger: Ledger) -> list[object]:
    return [(b.held, b.bank, b.items, b.proposed) for b in ledger.reconcile_bank(CODE, on=ON)]


@settings(max_examples=effort(25, 400))
@given(st.data(), months())
def test_what_is_seen_is_what_is_recorded_and_equals_the_facts_recorded_by_hand(
    data: st.DataObject, facts: list[AnyFact]
) -> None:
    with of(facts) as ledger, of(facts) as by_hand:
        decisions = ledger.decide_matches(CODE, on=ON)
        at_first = said(decisions.see())
        for _ in range(data.draw(st.integers(1, 5))):
            decide_at_random(data.draw, decisions)
        if len(decisions.waiting) > 1 and data.draw(st.booleans()):
            decisions.undo(data.draw(st.sampled_from(decisions.waiting)).name)
        assert ledger.match(CODE, on=ON) == at_first[0]  # nothing was recorded
        waiting, seen = decisions.waiting, decisions.see()
        if not waiting:
            assert said(seen) == at_first
            return
        assert seen.plan is not None
        receipt = decisions.record(seen.plan.hash)
        assert receipt.recorded == sum(len(each.facts) for each in waiting)
        assert said(decisions.see()) == said(seen)
        assert ledger.match(CODE, on=ON) == seen.matching
        by_hand.record(*(fact for each in waiting for fact in each.facts))
        assert by_hand.match(CODE, on=ON) == seen.matching
        assert without_since(by_hand) == without_since(ledger)
        assert set(by_hand.facts(CODE)) == set(ledger.facts(CODE))


@settings(max_examples=effort(15, 150))
@given(st.data(), months())
def test_what_is_undone_was_never_decided(data: st.DataObject, facts: list[AnyFact]) -> None:
    """In whatever order, whether it was only decided or recorded."""
    with of(facts) as ledger:
        decisions = ledger.decide_matches(CODE, on=ON)
        at_first = said(decisions.see())
        for _ in range(3):
            decide_at_random(data.draw, decisions)
        taken = data.draw(st.permutations(decisions.waiting))
        if data.draw(st.booleans()) and decisions.waiting:
            recorded(decisions)
            for each in taken:
                names = [f.reference for f in reversed(each.facts) if f.kind != "reversal"]
                decisions.take_back(*names, why="me equivoqué")
            recorded(decisions)
            left, first = decisions.see().matching, ledger.match(CODE, on=ON)
            assert left == first
            assert [f.evidence for f in left.proposed] == [f.evidence for f in at_first[0].proposed]
        else:
            for each in taken:
                decisions.undo(each.name)
            assert said(decisions.see()) == at_first


MONTH = (
    AGREEMENT,
    Disbursement(book=CODE, reference="M-1", when=START, amount="900.00 MXN", sent="45.00 EUR"),
    Disbursement(book=CODE, reference="M-2", when=START, amount="900.00 USD", sent="9.00 EUR"),
    spent("G-1", "2016-08-03", "10.00 MXN", "Hotel Reforma"),
    spent("G-2", "2016-08-03", "20.00 MXN"),
    spent("G-3", "2016-08-09", "7.00 MXN"),
    line("L-1", "2016-08-04", "-30.00 MXN", "SPEI HOTEL REFORMA"),
    line("L-2", "2016-08-20", "-290.00 MXN", "COMISION"),
    line("L-3", "2016-08-31", "12.50 MXN", "RENDIMIENTOS DEL MES"),
    line("L-4", "2016-08-10", "-100.00 MXN", "COMPRA DE DIVISAS TX-4471"),
    line("L-5", "2016-08-11", "5.00 USD", "VENTA DE DIVISAS", bank_reference="TX4471"),
)


@pytest.fixture
def decisions() -> MatchDecisions:
    return of(MONTH).decide_matches(CODE, on=ON)


def facts_of(decisions: MatchDecisions) -> list[AnyFact]:
    return [fact for each in decisions.waiting for fact in each.facts]


def test_a_fee_interest_and_an_exchange_are_proposed_as_rows(decisions: MatchDecisions) -> None:
    """Each amount is the bank's own: of an exchange both, and nothing is made of a rate."""
    rows = {row.name: row for row in decisions.see().rows}
    fee, interest, exchange = (rows[name].event for name in ("L-2", "L-3", "L-4"))
    assert isinstance(fee, Expenditure)
    assert (fee.reference, str(fee.amount), fee.concept) == ("G-4", "290.00 MXN", "COMISION")
    assert isinstance(interest, Interest)
    assert (interest.reference, str(interest.amount)) == ("I-001", "12.50 MXN")
    assert isinstance(exchange, Transfer)
    assert (str(exchange.amount), str(exchange.arrived)) == ("100.00 MXN", "5.00 USD")
    assert (exchange.account, exchange.to_account) == ("MXN", "USD")
    decisions.add_rows("L-4", "L-2")
    seen = decisions.see()
    assert [row.name for row in seen.rows] == ["L-3"]
    assert {found.name for found in seen.matching.bank.matched if found.decided} == {
        "L-2 = G-4", "L-4 = T-001", "L-5 = T-001",
    }  # fmt: skip


def test_one_line_is_several_events_by_hand(decisions: MatchDecisions) -> None:
    side = decisions.see().matching.bank
    known = {movement.reference: movement for movement in free(side)}
    likely = [each.movement.reference for each in candidates(side, known["L-1"])]
    assert (likely[0], likely[-1], "M-2" in likely) == ("G-1", "M-1", False)
    with pytest.raises(Refused, match="a difference of"):
        decisions.choose(["L-1"], ["G-1"])
    assert decisions.waiting == ()
    decisions.choose(["L-1"], ["G-1", "G-2"])
    [match] = facts_of(decisions)
    assert isinstance(match, Match)
    assert (match.bank_lines, match.events) == (("L-1",), ("G-1", "G-2"))


def test_what_was_rejected_can_be_chosen_after_all(decisions: MatchDecisions) -> None:
    """Before it is recorded the later decision takes the place of the earlier one."""
    [found] = [f for f in decisions.see().matching.proposed if f.evidence[0].reference == "L-1"]
    decisions.reject(found.name)
    decisions.add_rows("L-2")
    decisions.choose(["L-1"], ["G-1", "G-2"])
    assert [(each.name, each.decision) for each in decisions.waiting] == [
        ("L-2 = G-4", Decision.ACCEPTED), (found.name, Decision.ACCEPTED),
    ]  # fmt: skip
    decisions.undo("L-2 = G-4")
    decisions.undo(found.name)
    decisions.reject(found.name)
    recorded(decisions)
    with pytest.raises(CoopledgerError, match="the reason is missing"):
        decisions.choose(["L-1"], ["G-1", "G-2"])
    decisions.choose(["L-1"], ["G-1", "G-2"], why="eran los dos")
    assert [(fact.kind, fact.revision) for fact in facts_of(decisions)] == [
        ("reversal", 1), ("match", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("evidence", "events"),
    [
        ([], ["G-1"]), (["L-1"], []), (["L-9"], ["G-1"]), (["L-1", "L-5"], ["G-1"]),
        (["L-1"], ["M-2"]),
    ],
)  # fmt: skip
def test_what_cannot_be_one_is_refused(
    decisions: MatchDecisions, evidence: list[str], events: list[str]
) -> None:
    with pytest.raises(CoopledgerError):
        decisions.choose(evidence, events, why="x")
    assert decisions.waiting == ()


def test_a_line_used_already_is_not_there_to_be_decided_on(decisions: MatchDecisions) -> None:
    decisions.choose(["L-1"], ["G-1", "G-2"])
    for deed in (
        lambda: decisions.choose(["L-1"], ["G-3"], why="x"),
        lambda: decisions.add_row("L-1"),
        lambda: decisions.accept("L-1 = G-1 + G-2"),
        lambda: decisions.undo("L-9 = G-9"),
        lambda: decisions.take_back("L-9 = G-9", why="x"),
    ):
        with pytest.raises(CoopledgerError, match="L-"):
            deed()
    assert len(decisions.waiting) == 1


def test_a_row_says_what_a_person_says_and_a_wrong_word_is_refused(
    decisions: MatchDecisions,
) -> None:
    with pytest.raises(Refused):
        decisions.add_row("L-2", reference="x" * 200)
    with pytest.raises(Refused):
        decisions.add_row("L-2", budget_line="no-such")
    decisions.add_row("L-2", reference="COM-1", concept="Comisión de agosto")
    fee = facts_of(decisions)[0]
    assert isinstance(fee, Expenditure)
    assert (fee.reference, fee.concept) == ("COM-1", "Comisión de agosto")
    decisions.add_row("L-3")
    with pytest.raises(Refused):  # of another currency what arrived is not known
        decisions.add_row("L-4", other_account="USD")


def test_the_mirror_of_a_transfer_is_found_in_its_other_account() -> None:
    agreement = Agreement(
        code=CODE, title="T", currency="MXN",
        accounts=[{"code": "UNO", "currency": "MXN"}, {"code": "DOS", "currency": "MXN"}],
    )  # fmt: skip
    facts = (
        agreement,
        Disbursement(book=CODE, reference="M", when=START, amount="900.00 MXN", account="UNO"),
        Transfer(
            book=CODE, reference="T-1", when="2016-08-05", amount="50.00 MXN",
            account="UNO", to_account="DOS",
        ),
        line("L-1", "2016-08-05", "-50.00 MXN", account="UNO"),
        line("L-2", "2016-08-06", "50.00 MXN", account="DOS"),
    )  # fmt: skip
    decisions = of(facts).decide_matches(CODE, on=ON)
    matching = decisions.see().matching
    one = next(found for found in matching.certain if found.name == "L-1 = T-1")
    mirror = mirror_of(matching, one)
    assert mirror is not None
    assert (mirror.name, mirror.evidence[0].account) == ("L-2 = T-1", "DOS")
    assert cues(one.evidence, one.events) == (Agrees.YES, Agrees.YES, Agrees.NO, Agrees.UNSAID)
    for found in (one, mirror):  # each in its own account, though the event is one
        decisions.choose([found.evidence[0].reference], ["T-1"])
        decisions.undo(found.name)
    decisions.accept(one.name, mirror.name)
    assert {f.name for f in decisions.see().matching.bank.matched if f.decided} == {
        one.name, mirror.name,
    }  # fmt: skip


def test_of_two_that_went_out_the_nearer_is_the_one_that_came_in() -> None:
    agreement = Agreement(
        code=CODE, title="T", currency="MXN",
        accounts=[{"code": "UNO", "currency": "MXN"}, {"code": "DOS", "currency": "MXN"}],
    )  # fmt: skip
    lines = (
        line("L-1", "2016-08-05", "-50.00 MXN", account="UNO"),
        line("L-2", "2016-08-06", "-50.00 MXN", account="UNO"),
        line("L-3", "2016-08-06", "50.00 MXN", account="DOS"),
        line("L-4", "2016-08-06", "-7.00 MXN", account="DOS"),
    )
    rows = of((agreement, *lines)).decide_matches(CODE, on=ON).see().rows
    assert [[each.reference for each in row.evidence] for row in rows] == [["L-2", "L-3"]]


def test_what_was_decided_with_something_of_a_later_day_is_not_free() -> None:
    later = line("L-9", "2017-01-02", "-7.00 MXN")
    decided = Match(book=CODE, reference="K", when=ON, bank_lines=["L-9"], events=["G-3"])
    seen = of((*MONTH, later, decided)).decide_matches(CODE, on=ON).see()
    assert "G-3" in {left.movement.reference for left in seen.matching.bank.events}
    assert "G-3" not in {movement.reference for movement in free(seen.matching.bank)}


def test_where_the_books_have_moved_nothing_is_recorded(decisions: MatchDecisions) -> None:
    decisions.choose(["L-1"], ["G-1", "G-2"])
    decisions.add_rows("L-2")
    plan = decisions.see().plan
    assert plan is not None
    other = Match(book=CODE, reference="K", when=ON, bank_lines=["L-1"], events=["G-3"], reason="x")
    decisions.recorder.record(stated([other]))
    before = decisions.see()
    assert before.plan is not None
    assert not before.plan.receipt.accepted  # it is seen at once
    with pytest.raises(PlanMoved) as moved:
        decisions.record(plan.hash)
    assert {f.code for f in moved.value.now.receipt.findings} >= {"matched-twice"}
    assert decisions.see() == before
    decisions.undo("L-1 = G-1 + G-2")
    assert recorded(decisions).recorded == 2
    with pytest.raises(CoopledgerError, match="no decision"):
        decisions.record(plan.hash)


def test_where_two_people_are_asked_for_it_is_proposed(tmp_path: Path) -> None:
    opening = AGREEMENT.model_copy(update={"approval_for": (ApprovalFor.REVERSALS,)})
    place = tmp_path / "books.db"
    with Ledger.open(place, by="Ana") as ledger:
        ledger.record(opening, *MONTH[1:])
        decisions = ledger.decide_matches(CODE, on=ON)
        at_first = decisions.see().matching
        decisions.choose(["L-1"], ["G-1", "G-2"])
        decided = recorded(decisions)
        assert decided.proposals == ()
        decisions.take_back("L-1 = G-1 + G-2", why="eran otros")
        assert [each.reference for each in recorded(decisions, note="revisar").proposals] == [
            "PR-1"
        ]
        assert decisions.see().matching != at_first  # until it is approved
    with Ledger.open(place, by="Luis") as other:
        other.approve("PR-1")
        assert [f.evidence for f in other.match(CODE, on=ON).proposed] == [
            f.evidence for f in at_first.proposed
        ]
