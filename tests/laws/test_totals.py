"""Law 9. A year's totals are what stands at its end less what stood at the end of the year before.

So what a closed year said it says for ever, a later correction is of the year it is dated in, and
the totals up to a year are the statements of its last day.
"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    OwnContribution,
    Recovery,
    Reversal,
    Withdrawal,
)
from coopledger.model.facts import AnyFact
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.period import Period
from coopledger.model.receipt import Refused
from tests import auditor

PROGRAMME = Programme(code="P", title="Own funds", currency="MXN")
AGREEMENT = Agreement(code="A", title="Forum", currency="EUR", accounts=["MXN"], prefinancing=True)
YEARS = (2015, 2016, 2017, 2018)

DAYS = st.dates(date(2015, 6, 1), date(2018, 6, 1)).map(date.isoformat)
WHEN = DAYS | st.sampled_from(["2015-12", "2016", "2015-11-01/2016-02-10", "2017-12-31"])
OPERATIONS = st.tuples(
    st.sampled_from(["spend", "value", "hold", "share", "reverse", "recover", "put", "take"]),
    st.sampled_from(["A", "P"]),
    st.sampled_from(["1", "2"]),
    WHEN,
    st.integers(1, 9),
)


_COURSE = {"title": "Course"}


def fact_of(ledger: Ledger, operation: tuple[str, str, str, str, int]) -> AnyFact | None:
    """What an operation records: the next revision, or something about the last one."""
    verb, book, number, when, size = operation
    kinds: dict[str, tuple[str, type[Any], dict[str, Any]]] = {
        "spend": ("G", Expenditure, {"amount": f"{size}00.00 MXN", "activities": ["C-1"]}),
        "value": ("K", InKindContribution, {"amount": f"{size}0.00 MXN", "activities": ["C-2"]}),
        "hold": (
            "C",
            Activity,
            {"title": "Course", "count": size, "activity_kind": f"kind {size % 2}"},
        ),
    }
    # What a programme counts, in the agreement that paid for it too.
    named = {"same_as_book": "P", "same_as": f"C-{number}"}
    kinds["share"] = ("S", Activity, {**kinds["hold"][2], **named})
    if verb == "share":
        book = "A"
    facts = ledger.facts(book)
    if verb in ("put", "take"):
        moves = OwnContribution if verb == "put" else Withdrawal
        amount = f"{size}00.00 MXN"
        return moves(book=book, reference=f"{verb} {len(facts)}", when=when, amount=amount)
    if verb in kinds:
        letter, kind, fields = kinds[verb]
        revision = 1 + sum(fact.reference == f"{letter}-{number}" for fact in facts)
        made: AnyFact = kind(
            book=book, reference=f"{letter}-{number}", revision=revision, when=when, **fields
        )
        return made
    of = [fact for fact in facts if not isinstance(fact, Reversal | Agreement | Programme | Period)]
    if not of:
        return None
    target, reference = of[size % len(of)], f"X-{len(facts)}"
    if verb == "recover":
        return Recovery(
            book=book, reference=reference, of=f"G-{number}", when=when, amount=f"{size}.00 MXN"
        )
    return Reversal(
        book=book, reference=reference, of=target.reference, of_revision=target.revision,
        when=when, reason="typed wrong",
    )  # fmt: skip


def recorded(ledger: Ledger, operations: list[tuple[str, str, str, str, int]]) -> None:
    for operation in operations:
        fact = fact_of(ledger, operation)
        if fact is not None:
            try:
                ledger.record(fact)
            except Refused:
                continue


def opened() -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(
        PROGRAMME,
        AGREEMENT,
        Disbursement(
            book="A", reference="M", when="2015-01-01", amount="900.00 MXN", sent="45.00 EUR"
        ),
    )
    return ledger


def figures(ledger: Ledger, year: int) -> list[tuple[Any, ...]]:
    return [
        (t.currency, t.financial.money, t.in_kind.money, t.partner_funds.money, dict(t.activities))
        for t in ledger.cooperation_totals(year)
    ]


@settings(max_examples=settings().max_examples // 2)
@given(st.lists(OPERATIONS, max_size=12))
def test_a_year_is_the_difference_of_two_ends(operations: list[Any]) -> None:
    """By the auditor, from the facts; and the partners' funds by the statements."""
    with opened() as ledger:
        recorded(ledger, operations)
        books = [(o, ledger.facts(o.code)) for o in (PROGRAMME, AGREEMENT)]
        before: dict[tuple[str, str], int] = {}
        held: dict[str, int] = {}
        so_far = 0
        for year in YEARS:
            end = date(year, 12, 31)
            given_by, held_by = (
                auditor.cooperation_by(end, books),
                auditor.activities_by(end, books),
            )
            found = {t.currency: t for t in ledger.cooperation_totals(year)}
            for column in ("financial", "in_kind", "partner_funds"):
                expected = given_by.get(("MXN", column), 0) - before.get(("MXN", column), 0)
                money = getattr(found["MXN"], column).money.minor if "MXN" in found else 0
                assert money == expected
            counted = found["MXN"].activities if "MXN" in found else {}
            kinds = {*held_by, *held}
            changed = {kind: held_by.get(kind, 0) - held.get(kind, 0) for kind in kinds}
            assert counted == {kind: count for kind, count in changed.items() if count}
            for total in found.values():
                for part in ("by_kind", "by_activity", "by_partner"):
                    for column in ("financial", "in_kind", "partner_funds"):
                        parts = sum(getattr(p, column).minor for p in getattr(total, part))
                        assert parts == getattr(total, column).money.minor
            so_far += found["MXN"].partner_funds.money.minor if "MXN" in found else 0
            (fund,) = ledger.reconcile("A", on=end).funds
            own = auditor.cooperation_by(end, books[1:]).get(("MXN", "financial"), 0)
            assert so_far == fund.spent.money.minor - own
            before, held = given_by, held_by


@settings(max_examples=settings().max_examples // 2)
@given(st.lists(OPERATIONS, max_size=8), st.lists(OPERATIONS, max_size=8))
def test_whatever_comes_later_a_closed_year_says_what_it_said(
    earlier: list[Any], later: list[Any]
) -> None:
    with opened() as ledger:
        recorded(ledger, earlier)
        for book in ("A", "P"):
            for closed in ("2015", "2016"):
                ledger.record(Period(book=book, when=closed, state="closed"))
        said = [figures(ledger, year) for year in (2015, 2016)]
        recorded(ledger, later)
        assert [figures(ledger, year) for year in (2015, 2016)] == said


def corrected() -> Ledger:
    """1,500.00 in 2016, closed; then 1,000.00 of it became 1,200.00, dated 2017."""
    ledger = Ledger.open("sqlite://")
    spent = {"book": "P", "when": "2016-05-01"}
    ledger.record(
        PROGRAMME,
        Expenditure(reference="G-1", amount="1000.00 MXN", **spent),
        Expenditure(reference="G-2", amount="500.00 MXN", **spent),
    )
    ledger.record(Period(book="P", when="2016", state="closed"))
    ledger.record(
        Reversal(book="P", reference="X", of="G-1", when="2017-01-01", reason="typed wrong"),
        Expenditure(book="P", reference="G-1", revision=2, when="2017-01-01", amount="1200.00 MXN"),
    )
    return ledger


def test_a_correction_of_a_closed_year_is_a_figure_of_the_year_it_is_dated_in() -> None:
    with corrected() as ledger:
        of_2016, of_2017 = ledger.cooperation_totals()
        assert (of_2016.financial.money.minor, of_2016.changes) == (1500_00, ())
        assert of_2017.financial.money.minor == 200_00
        (change,) = of_2017.changes
        assert (change.year, change.financial.minor, change.in_kind.minor) == (2016, 200_00, 0)
        assert [row["key"] for row in of_2017.rows() if row["section"] == "changes"] == ["2016"] * 3


def test_totals_as_of_a_day_and_as_of_a_recorded_moment() -> None:
    with corrected() as ledger:
        (total,) = ledger.cooperation_totals(on=date(2016, 12, 31))
        assert total.financial.money.minor == 1500_00
        moment = ledger.history("G-1", book="P")[0].recorded_at
        (total,) = ledger.cooperation_totals(recorded_by=moment)
        assert total.financial.money.minor == 1500_00
        assert len(ledger.cooperation_totals(on=date(2017, 1, 1))) == 2


def test_words_set_right_add_nothing_to_the_year_in_which_they_were() -> None:
    activity = {"book": "P", "reference": "C-1", "when": "2016-05"}
    with Ledger.open("sqlite://") as ledger:
        ledger.record(PROGRAMME, Activity(title="Curse", **activity))
        ledger.record(
            Expenditure(
                book="P", reference="G", when="2016-05-31", amount="9 MXN", activities=["C-1"]
            ),
            Reversal(book="P", reference="X", of="C-1", when="2017-01-01", reason="typed wrong"),
            Activity(title="Course", revision=2, **activity),
        )
        (total,) = ledger.cooperation_totals()
        assert (total.year, total.activity_count) == (2016, 1)


@pytest.mark.parametrize("start", [1, 2, 7, 12])
def test_the_last_day_of_a_year_is_in_it_and_the_next_is_not(start: int) -> None:
    for year in YEARS:
        end = FiscalYear(year, start).last
        assert FiscalYear.of(end, start) == FiscalYear(year, start)
        assert FiscalYear.of(date.fromordinal(end.toordinal() + 1), start).year == year + 1
