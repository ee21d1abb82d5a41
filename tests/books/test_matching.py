"""Matching the bank and the books: the laws of it, then its stories."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.matching import Matched, Matching, Side, match, match_reference
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement, Expenditure, Recovery, Reversal, Transfer
from coopledger.model.evidence import (
    BankBalance,
    BankLine,
    Decision,
    Direction,
    Invoice,
    InvoiceType,
    Match,
    Party,
)
from coopledger.model.facts import AnyFact
from coopledger.money import Money

AGREEMENT = Agreement(code="A", title="Forum", currency="EUR", accounts=["MXN", "USD"])
ON = date(2016, 12, 31)
START = date(2016, 8, 1)
WINDOW = 3


def spent(reference: str, when: Any, amount: str, **more: Any) -> Expenditure:
    amount = amount if " " in amount else f"{amount} MXN"
    return Expenditure(book="A", reference=reference, when=when, amount=amount, **more)


def received(reference: str, when: Any, amount: str, **more: Any) -> Disbursement:
    money = f"{amount} MXN"
    return Disbursement(
        book="A", reference=reference, when=when, amount=money, sent="1.00 EUR", **more
    )


def line(reference: str, when: Any, amount: str, **more: Any) -> BankLine:
    """A line of the bank: `-120.00` went out."""
    direction = Direction.OUT if amount.startswith("-") else Direction.IN
    money = amount.lstrip("-")
    money = money if " " in money else f"{money} MXN"
    return BankLine(
        book="A", reference=reference, when=when, direction=direction, amount=money, **more
    )


def decided(reference: str, lines: list[str], events: list[str], **more: Any) -> Match:
    return Match(
        book="A", reference=reference, when="2016-09-01", bank_lines=lines, events=events, **more
    )


def matching(*facts: AnyFact, on: date = ON, window: int = WINDOW) -> Matching:
    return match(Book.of(AGREEMENT, facts), on=on, window=window)


def named(found: Iterable[Matched]) -> list[str]:
    return [
        match_reference([m.reference for m in f.evidence], [m.reference for m in f.events])
        for f in found
    ]


def said(found: Matched) -> list[str]:
    return [why.code for why in found.reasons]


# The laws

DAYS = st.integers(0, 9).map(lambda n: START + timedelta(days=n))
AMOUNTS = st.sampled_from(["1.00", "2.00", "3.00", "12.54", "15.24", "12.55", "125.40"])
NAMES = st.sampled_from([None, "Hotel Reforma", "Ana Pérez"])
TEXTS = st.sampled_from([None, "PAGO G-1", "PAGO G-2", "COMISION", "HOTEL REFORMA"])
WHENS = st.one_of(
    DAYS,
    DAYS.map(lambda day: f"{day}/{day + timedelta(days=2)}"),
    st.just("2016-08"),
    st.just("2016"),
)


@st.composite
def worlds(draw: st.DrawFn) -> list[AnyFact]:
    """A few events and bank lines in which much is alike, and what was decided of some."""
    facts: list[AnyFact] = []
    for n in range(draw(st.integers(0, 6))):
        amount, currency = draw(AMOUNTS), draw(st.sampled_from(["MXN", "MXN", "MXN", "USD"]))
        reference, when = f"G-{n}", draw(WHENS)
        if currency == "MXN" and draw(st.booleans()) and draw(st.booleans()):
            facts.append(received(reference, when, amount))
        else:
            payee = draw(NAMES)
            facts.append(spent(reference, when, f"{amount} {currency}", payee=payee))
    if draw(st.booleans()):
        facts.append(
            Transfer(
                book="A", reference="T-1", when=draw(DAYS), account="MXN", to_account="USD",
                amount=f"{draw(AMOUNTS)} MXN", arrived=f"{draw(AMOUNTS)} USD",
            )
        )  # fmt: skip
    for n in range(draw(st.integers(0, 6))):
        sign, currency = draw(st.sampled_from("--+")), draw(st.sampled_from(["MXN", "MXN", "USD"]))
        amount = ("-" if sign == "-" else "") + f"{draw(AMOUNTS)} {currency}"
        value_day = draw(st.one_of(st.none(), DAYS))
        facts.append(
            line(
                f"L-{n}", draw(DAYS), amount,
                value_day=value_day, text=draw(TEXTS), counterpart=draw(NAMES),
            )
        )  # fmt: skip
    if draw(st.integers(0, 3)) == 0 and isinstance(facts[0] if facts else None, Expenditure):
        gone = facts[0]
        assert isinstance(gone, Expenditure)
        facts.append(
            Reversal(book="A", reference="X-1", of=gone.reference, when=gone.when, reason="no")
        )
    return facts


@st.composite
def decisions(draw: st.DrawFn, facts: Sequence[AnyFact]) -> list[Match]:
    """What a person decided of some of them, nothing accepted twice."""
    lines = [f.reference for f in facts if isinstance(f, BankLine)]
    events = [f.reference for f in facts if isinstance(f, Expenditure | Disbursement)]
    lines, events = draw(st.permutations(lines)), draw(st.permutations(events))
    made = []
    for n, (one, other) in enumerate(zip(lines, events, strict=False)):
        decision = draw(st.sampled_from([None, Decision.ACCEPTED, Decision.REJECTED]))
        if decision is not None:
            made.append(decided(f"K-{n}", [one], [other], decision=decision))
    return made


WORLDS = worlds().flatmap(lambda facts: decisions(facts).map(lambda more: [*facts, *more]))


def every(side: Side) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Account and reference of all that stands anywhere: of the evidence, and of the events."""
    groups = (*side.matched, *side.proposed)
    evidence = [m for g in groups for m in g.evidence] + [u.movement for u in side.evidence]
    events = [m for g in groups for m in g.events] + [u.movement for u in side.events]
    return sorted((m.account, m.reference) for m in evidence), sorted(
        (m.account, m.reference) for m in events
    )


@given(WORLDS)
def test_all_stands_once_matched_proposed_or_left_open(facts: list[AnyFact]) -> None:
    gone = {f.of for f in facts if isinstance(f, Reversal)}
    lines = [(f.amount.currency.code, f.reference) for f in facts if isinstance(f, BankLine)]
    events = []
    for fact in facts:
        if isinstance(fact, Transfer):
            events += [("MXN", fact.reference), ("USD", fact.reference)]
        elif isinstance(fact, Expenditure | Disbursement) and fact.reference not in gone:
            events.append((fact.amount.currency.code, fact.reference))
    found = matching(*facts)
    evidence, beside = every(found.bank)
    apart = [(movement.account, movement.reference) for movement in found.without_statement]
    assert (evidence, sorted([*beside, *apart])) == (sorted(lines), sorted(events))
    assert {account for account, _ in apart}.isdisjoint(account for account, _ in lines)


def test_nothing_is_missing_at_a_bank_that_has_said_nothing() -> None:
    """An advance, or an account whose statements nobody loaded."""
    found = matching(
        received("M-1", "2016-08-03", "500.00"),
        spent("G-1", "2016-08-04", "100.00"),
        spent("G-2", "2016-08-05", "7.00 USD"),
        line("L-1", "2016-08-03", "500.00"),
    )
    assert [left.movement.reference for left in found.bank.events] == ["G-1"]
    assert [movement.reference for movement in found.without_statement] == ["G-2"]
    data = json.loads(found.to_json())
    assert [each["account"] for each in data["without_statement"]] == ["USD"]
    for language, said in (("es", "cuenta USD"), ("en", "account USD")):
        printed = found.to_text(language)
        assert said in printed
        assert "G-2" not in printed


@pytest.mark.parametrize(
    ("when", "codes"),
    [
        ("2016-08-02", ["before-the-statements"]),
        ("2016-08-05", []),
        ("2016-08-10", []),
        ("2016-08-11", ["after-the-statements"]),
        ("2016-08", []),
    ],
)
def test_an_event_of_days_that_no_statement_is_of_says_so(when: str, codes: list[str]) -> None:
    found = matching(
        spent("G-1", when, "100.00"),
        line("L-1", "2016-08-03", "500.00"),
        BankBalance(book="A", reference="S", when="2016-08-10", account="MXN", balance="500 MXN"),
    )
    [left] = found.bank.events
    assert [why.code for why in left.reasons] == codes


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_wants_a_decision_comes_first_and_every_line_names_its_account(language: str) -> None:
    found = matching(
        received("M-1", "2016-08-03", "500.00"),
        spent("G-1", "2016-08-06", "100.00"),
        spent("G-2", "2016-08-04", "30.00"),
        line("L-1", "2016-08-03", "500.00"),
        line("L-2", "2016-08-04", "-100.00"),
        line("L-3", "2016-08-04", "-8.00"),
    )
    printed = found.to_text(language)
    rows = [row for row in printed.splitlines() if re.search(r"\b[LMG]-[0-9]", row)]
    assert [re.findall(r"[LMG]-[0-9]", row) for row in rows] == [
        ["L-2", "G-1"], ["L-3"], ["G-2"], ["L-1", "M-1"],
    ]  # fmt: skip
    assert all(" MXN " in row for row in rows)


@given(WORLDS, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_nothing(
    facts: list[AnyFact], randomly: random.Random
) -> None:
    shuffled = randomly.sample(facts, len(facts))
    assert matching(*shuffled) == matching(*facts)


@given(WORLDS, st.data())
def test_statements_that_overlap_are_harmless(facts: list[AnyFact], data: st.DataObject) -> None:
    """The same line again is the same fact."""
    lines = [fact for fact in facts if isinstance(fact, BankLine)]
    again = data.draw(st.lists(st.sampled_from(lines))) if lines else []
    assert matching(*facts, *again) == matching(*facts)


@given(WORLDS)
def test_what_is_not_decided_has_one_account_and_one_way(facts: list[AnyFact]) -> None:
    side = matching(*facts).bank
    for found in (*side.matched, *side.proposed):
        if found.decided is None:
            both = (*found.evidence, *found.events)
            assert len({(m.account, m.currency, m.minor > 0) for m in both}) == 1
            assert found.difference.minor == 0 or "amounts-differ" in said(found)


@given(WORLDS)
def test_a_decision_is_never_overruled_nor_asked_again(facts: list[AnyFact]) -> None:
    gone = {f.of for f in facts if isinstance(f, Reversal)}
    side = matching(*facts).bank
    found = {
        (m.reference, e.reference): group
        for group in (*side.matched, *side.proposed)
        for m in group.evidence
        for e in group.events
        if len(group.evidence) == len(group.events) == 1
    }
    for fact in facts:
        if isinstance(fact, Match):
            one, other = fact.bank_lines[0], fact.events[0]
            if fact.decision is Decision.REJECTED:
                assert (one, other) not in found
            elif other not in gone and _same_account(facts, one, other):
                assert found[one, other] in side.matched
                assert found[one, other].decided == fact


def _same_account(facts: Sequence[AnyFact], one: str, other: str) -> bool:
    amounts = {
        f.reference: f.amount for f in facts if not isinstance(f, Reversal | Match | Agreement)
    }  # type: ignore[union-attr]
    return amounts[one].currency == amounts[other].currency


@given(worlds(), st.data())
def test_a_decision_on_what_was_proposed_is_taken(
    facts: list[AnyFact], data: st.DataObject
) -> None:
    """Accepted it is matched, rejected it is gone; either way it is not proposed again."""
    before = matching(*facts)
    if before.bank.proposed:
        chosen = data.draw(st.sampled_from(before.bank.proposed))
        decision = data.draw(st.sampled_from(Decision))
        fact = chosen.as_fact("A", ON, decision, "seen")
        after = matching(*facts, fact).bank
        assert named([chosen])[0] not in named(after.proposed)
        accepted = [found for found in after.matched if found.decided == fact]
        assert named(accepted) == (named([chosen]) if decision is Decision.ACCEPTED else [])


@given(worlds())
def test_what_is_certain_is_what_trying_all_pairs_says(facts: list[AnyFact]) -> None:
    """A slow oracle, written apart: every line beside every event."""
    assert sorted(named(matching(*facts).certain)) == sorted(_certain(facts))


def _certain(facts: Sequence[AnyFact]) -> list[str]:
    gone = {f.of for f in facts if isinstance(f, Reversal)}
    lines = [f for f in facts if isinstance(f, BankLine)]
    events = [
        (fact, *move)
        for fact in facts
        if isinstance(fact, Expenditure | Disbursement | Transfer) and fact.reference not in gone
        for move in _moves(fact)
    ]
    fits, certain = [], []
    for one in lines:
        for event in events:
            fact, amount = event[0], event[1]
            if _signed(one) == amount and _days_apart(one, fact) <= WINDOW:
                fits.append((one, event))
    agree = [(o, e) for o, e in fits if e[0].reference in (o.text or "").split()]
    for one, event in agree:
        if sum(o is one for o, _ in agree) == 1 and sum(e is event for _, e in agree) == 1:
            certain.append((one, event))
    rest = [(o, e) for o, e in fits if not any(o is one or e is event for one, event in certain)]
    for one, event in rest:
        alone = sum(o is one for o, _ in rest) == 1 and sum(e is event for _, e in rest) == 1
        to_the_month = (event[0].when.last - event[0].when.first).days <= 30
        days = [one.when.first, *([one.value_day.first] if one.value_day else [])]
        agreed = any(event[0].when.first <= day <= event[0].when.last for day in days)
        if alone and to_the_month and agreed:
            certain.append((one, event))
    return [match_reference([o.reference], [e[0].reference]) for o, e in certain]


def _moves(fact: Expenditure | Disbursement | Transfer) -> list[tuple[Money, int]]:
    match fact:
        case Transfer():
            assert fact.arrived is not None
            return [(-fact.amount, 0), (fact.arrived, 1)]
        case Disbursement():
            return [(fact.amount, 0)]
        case _:
            return [(-fact.amount, 0)]


def _signed(one: BankLine) -> Money:
    return one.amount if one.direction is Direction.IN else -one.amount


def _days_apart(one: BankLine, fact: AnyFact) -> int:
    """Between the days from the first the line names to the last, and those of the event."""
    days = [one.when.first, *([one.value_day.first] if one.value_day else [])]
    when = fact.when  # type: ignore[union-attr]
    return max((when.first - max(days)).days, (min(days) - when.last).days, 0)


# The stories: one to one


def test_the_same_amount_on_the_same_day_alone_is_certain() -> None:
    found = matching(spent("G-1", "2016-08-03", "100.00"), line("L-1", "2016-08-03", "-100.00"))
    assert named(found.certain) == ["L-1 = G-1"]
    assert said(found.certain[0]) == ["same-amount", "same-day", "nothing-else-fits"]


def test_a_day_apart_is_proposed() -> None:
    found = matching(spent("G-1", "2016-08-03", "100.00"), line("L-1", "2016-08-04", "-100.00"))
    assert (found.certain, named(found.proposed)) == ((), ["L-1 = G-1"])


def test_the_value_day_agrees_too() -> None:
    booked = line("L-1", "2016-08-05", "-100.00", value_day="2016-08-03")
    assert named(matching(spent("G-1", "2016-08-03", "100.00"), booked).certain) == ["L-1 = G-1"]


def test_out_of_the_window_nothing_is_one() -> None:
    found = matching(spent("G-1", "2016-08-03", "100.00"), line("L-1", "2016-08-07", "-100.00"))
    assert (found.certain, found.proposed) == ((), ())


def test_money_that_came_is_not_money_that_went() -> None:
    found = matching(spent("G-1", "2016-08-03", "100.00"), line("L-1", "2016-08-03", "100.00"))
    assert (found.certain, found.proposed) == ((), ())


FARES = (
    spent("G-1", "2016-08-03", "85.00"),
    spent("G-2", "2016-08-03", "85.00"),
    line("L-1", "2016-08-03", "-85.00"),
    line("L-2", "2016-08-03", "-85.00"),
)


def test_two_equal_taxi_fares_are_proposed_and_never_certain() -> None:
    found = matching(*FARES)
    assert found.certain == ()
    assert named(found.proposed) == ["L-1 = G-1", "L-2 = G-2"]
    assert "others-fit" in said(found.proposed[0])


def test_references_tell_two_equal_fares_apart() -> None:
    lines = line("L-1", "2016-08-03", "-85.00", text="SPEI G-2 TAXI"), FARES[3]
    assert named(matching(*FARES[:2], *lines).certain) == ["L-1 = G-2", "L-2 = G-1"]


@pytest.mark.parametrize(
    "text", ["SPEI G-014", "spei/g 014/ana", "REF:G014", "TRASPASO G-014.", "Póliza «G-014»"]
)
def test_a_reference_is_found_however_the_bank_writes_it(text: str) -> None:
    found = matching(
        spent("G-014", "2016-08-03", "85.00"),
        spent("G-015", "2016-08-03", "85.00"),
        line("L-1", "2016-08-05", "-85.00", text=text),
    )
    assert named(found.certain) == ["L-1 = G-014"]


def test_names_pair_before_days_do_and_stay_a_proposal() -> None:
    found = matching(
        spent("G-1", "2016-08-03", "85.00", payee="Ana Pérez"),
        spent("G-2", "2016-08-03", "85.00", payee="Hotel Reforma"),
        line("L-1", "2016-08-03", "-85.00", counterpart="HOTEL REFORMA"),
        line("L-2", "2016-08-03", "-85.00", counterpart="ANA PEREZ"),
    )
    assert found.certain == ()
    assert named(found.proposed) == ["L-1 = G-2", "L-2 = G-1"]


def test_a_month_matches_within_its_days_and_the_window() -> None:
    def about(day: str) -> Matching:
        return matching(received("M-1", "2016-08", "1109797.84"), line("L-1", day, "1109797.84"))

    assert named(about("2016-08-15").certain) == ["L-1 = M-1"]
    assert named(about("2016-09-03").proposed) == ["L-1 = M-1"]
    assert about("2016-09-04").proposed == ()


def test_a_year_is_no_day() -> None:
    found = matching(received("M-1", "2016", "5.00"), line("L-1", "2016-08-15", "5.00"))
    assert (found.certain, named(found.proposed)) == ((), ["L-1 = M-1"])


def test_a_transfer_is_matched_in_each_of_its_accounts() -> None:
    found = matching(
        Transfer(book="A", reference="T-1", when="2016-08-03", account="MXN", to_account="USD",
                 amount="40.00 MXN", arrived="2.20 USD"),
        line("L-1", "2016-08-03", "-40.00"),
        line("L-2", "2016-08-03", "2.20 USD"),
    )  # fmt: skip
    assert named(found.certain) == ["L-1 = T-1", "L-2 = T-1"]


def test_a_recovery_comes_in() -> None:
    found = matching(
        spent("G-1", "2016-08-03", "100.00"),
        Recovery(book="A", reference="C-1", when="2016-08-05", amount="30.00 MXN", of="G-1"),
        line("L-1", "2016-08-05", "30.00"),
    )
    assert named(found.certain) == ["L-1 = C-1"]


def test_what_comes_after_the_day_is_not_looked_at() -> None:
    facts = (spent("G-1", "2016-08-03", "100.00"), line("L-1", "2016-08-03", "-100.00"))
    found = matching(*facts, on=date(2016, 8, 2))
    assert every(found.bank) == ([], [])


# One to many


def test_a_batch_is_proposed_as_the_sum_of_several() -> None:
    found = matching(
        spent("G-1", "2016-08-03", "30.00"),
        spent("G-2", "2016-08-04", "45.50"),
        spent("G-3", "2016-08-04", "12.00"),
        line("L-1", "2016-08-04", "-75.50"),
    )
    assert named(found.proposed) == ["L-1 = G-1 + G-2"]
    assert [u.movement.reference for u in found.bank.events] == ["G-3"]


def test_a_payment_that_the_bank_split_is_proposed_too() -> None:
    found = matching(
        spent("G-1", "2016-08-03", "75.50"),
        line("L-1", "2016-08-03", "-30.00"),
        line("L-2", "2016-08-04", "-45.50"),
    )
    assert named(found.proposed) == ["L-1 + L-2 = G-1"]


def test_a_whole_day_may_have_any_number_of_parts() -> None:
    fares = [spent(f"G-{n}", "2016-08-04", f"{n}.10") for n in range(1, 10)]
    found = matching(*fares, line("L-1", "2016-08-04", "-45.90"))
    assert said(found.proposed[0])[0] == "whole-day"
    assert len(found.proposed[0].events) == 9


def test_several_sums_are_said_to_be_several() -> None:
    found = matching(
        *(spent(f"G-{n}", "2016-08-03", "10.00") for n in range(3)),
        line("L-1", "2016-08-04", "-20.00"),
    )
    assert named(found.proposed) == ["L-1 = G-0 + G-1"]
    assert "other-sums-fit" in said(found.proposed[0])


def test_where_the_bound_is_met_it_is_said() -> None:
    many = [spent(f"G-{n:02}", "2016-08-03", f"{n}.01") for n in range(20, 60)]
    found = matching(*many, line("L-1", "2016-08-04", "-5000.00"))
    assert [why.code for why in found.bank.evidence[0].reasons] == ["cut-short"]


def test_a_payment_with_tax_withheld_leaves_the_bank_twice() -> None:
    fee = Invoice(
        book="A", reference="F-1", when="2016-08-01", issuer=Party(name="Ana Pérez"),
        subtotal="1000.00 MXN", taxes="160.00 MXN", withheld="206.67 MXN", amount="953.33 MXN",
    )  # fmt: skip
    found = matching(
        fee,
        spent("G-1", "2016-08-03", "1160.00", payee="Ana Pérez"),
        line("L-1", "2016-08-03", "-953.33", counterpart="ANA PEREZ"),
        line("L-2", "2016-09-17", "-206.67", text="SAT"),
    )
    assert named(found.bank.proposed) == ["L-1 + L-2 = G-1"]
    assert said(found.bank.proposed[0])[0] == "withheld"
    assert named(found.invoices.proposed) == ["F-1 = G-1"]
    assert said(found.invoices.proposed[0])[0] == "at-gross"


# What is amiss


@pytest.mark.parametrize(
    ("in_books", "at_bank", "why"),
    [("1254.00", "1524.00", "digits-exchanged"), ("12.54", "12.45", "digits-exchanged")],
)
def test_digits_that_are_exchanged_are_seen(in_books: str, at_bank: str, why: str) -> None:
    found = matching(spent("G-1", "2016-08-03", in_books), line("L-1", "2016-08-04", f"-{at_bank}"))
    assert said(found.proposed[0])[0] == why
    assert found.proposed[0].difference == Money(in_books, "MXN") - Money(at_bank, "MXN")


@pytest.mark.parametrize(
    ("at_bank", "why"), [("1254.08", "digit-differs"), ("125.40", "point-shifted")]
)
def test_other_slips_want_the_same_name(at_bank: str, why: str) -> None:
    booked = line("L-1", "2016-08-03", f"-{at_bank}", counterpart="HOTEL REFORMA SA DE CV")
    hotel = spent("G-1", "2016-08-03", "1254.00", payee="Hotel Reforma")
    assert said(matching(hotel, booked).proposed[0])[0] == why
    anyone = spent("G-1", "2016-08-03", "1254.00")
    assert matching(anyone, booked).proposed == ()


def test_the_same_reference_with_another_amount_is_proposed() -> None:
    found = matching(
        spent("G-014", "2016-08-03", "100.00"),
        line("L-1", "2016-08-03", "-760.00", text="PAGO G-014"),
    )
    assert said(found.proposed[0])[:2] == ["same-reference", "amounts-differ"]


def test_what_may_stand_twice_is_said() -> None:
    found = matching(
        spent("G-1", "2016-08-03", "99.00", payee="Hotel Reforma"),
        spent("G-2", "2016-08-04", "99.00", payee="Hotel Reforma"),
        line("L-1", "2016-08-03", "-99.00", text="HOTEL REFORMA"),
    )
    (left,) = found.bank.events
    codes = [why.code for why in left.reasons]
    assert (left.movement.reference, codes) == ("G-2", ["twice", "after-the-statements"])


def test_of_two_names_none_is_the_other_twice() -> None:
    found = matching(
        spent("G-1", "2016-08-03", "99.00", payee="Hotel Reforma"),
        spent("G-2", "2016-08-04", "99.00", payee="Ana Pérez"),
        line("L-1", "2016-08-03", "-99.00", counterpart="HOTEL REFORMA"),
    )
    [left] = found.bank.events
    assert [why.code for why in left.reasons] == ["after-the-statements"]


# Decisions


def test_a_rejected_pair_gives_way_to_another() -> None:
    no = decided("K-1", ["L-1"], ["G-1"], decision="rejected")
    assert named(matching(*FARES, no).proposed) == ["L-1 = G-2", "L-2 = G-1"]


def test_an_accepted_pair_may_be_any() -> None:
    facts = (spent("G-1", "2016-08-03", "85.00"), line("L-1", "2016-11-03", "-90.00"))
    found = matching(*facts, decided("K-1", ["L-1"], ["G-1"], reason="bank's fee included"))
    assert named(found.bank.matched) == ["L-1 = G-1"]
    assert found.certain == ()


def test_a_decision_that_was_reversed_decides_nothing() -> None:
    no = decided("K-1", ["L-1"], ["G-1"], decision="rejected")
    undone = Reversal(book="A", reference="X-1", of="K-1", when="2016-09-02", reason="mistaken")
    assert matching(*FARES, no, undone) == matching(*FARES)


def test_a_decision_about_what_was_taken_back_is_void() -> None:
    yes = decided("K-1", ["L-1"], ["G-1"])
    undone = Reversal(book="A", reference="X-1", of="G-1", when="2016-08-03", reason="mistaken")
    found = matching(*FARES, yes, undone)
    assert found.void == ("K-1",)
    assert found.bank.matched == ()
    assert named(found.proposed) == ["L-1 = G-2"]


def test_what_was_matched_with_something_of_a_later_day_waits() -> None:
    facts = (spent("G-1", "2016-08-31", "85.00"), line("L-1", "2016-09-02", "-85.00"))
    found = matching(*facts, decided("K-1", ["L-1"], ["G-1"]), on=date(2016, 8, 31))
    (left,) = found.bank.events
    assert [why.code for why in left.reasons] == ["awaits"]


# Invoices


def invoice(reference: str, when: str, amount: str, name: str = "Hotel Reforma") -> Invoice:
    issuer = Party(name=name)
    return Invoice(book="A", reference=reference, when=when, issuer=issuer, amount=f"{amount} MXN")


def test_an_invoice_of_the_same_day_is_certain() -> None:
    found = matching(invoice("F-1", "2016-08-03", "100.00"), spent("G-1", "2016-08-03", "100.00"))
    assert named(found.invoices.matched) == ["F-1 = G-1"]


def test_an_invoice_that_the_books_name_is_certain_though_paid_later() -> None:
    found = matching(
        invoice("F-881", "2016-08-03", "100.00"),
        spent("G-1", "2016-09-20", "100.00", concept="Hotel, factura F-881"),
    )
    assert named(found.invoices.matched) == ["F-881 = G-1"]


def test_a_credit_note_goes_with_what_came_back() -> None:
    note = Invoice(
        book="A", reference="E-1", when="2016-08-05", issuer=Party(name="Hotel Reforma"),
        amount="30.00 MXN", invoice_type=InvoiceType.CREDIT_NOTE,
    )  # fmt: skip
    found = matching(
        note,
        spent("G-1", "2016-08-03", "30.00"),
        Recovery(book="A", reference="C-1", when="2016-08-05", amount="30.00 MXN", of="G-1"),
    )
    assert named(found.invoices.matched) == ["E-1 = C-1"]


def test_one_event_has_its_line_and_its_invoice() -> None:
    found = matching(
        invoice("F-1", "2016-08-03", "100.00"),
        spent("G-1", "2016-08-03", "100.00"),
        line("L-1", "2016-08-03", "-100.00"),
    )
    assert named(found.certain) == ["L-1 = G-1", "F-1 = G-1"]


def test_a_long_combination_has_a_name_that_is_short_and_its_own() -> None:
    lines = [f"2016-08-{n:02}-SPEI-0000{n}" for n in range(20)]
    one, other = match_reference(lines, ["G-1"]), match_reference(lines, ["G-2"])
    assert len(one) <= 100
    assert one != other
    assert Counter(one)["…"] == 1
