"""What a statement says of each question: what it was given, how sure it is, what to know of it."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile, reconciliation
from coopledger.books.sides import FundSide
from coopledger.errors import LedgerBroken, MissingRate, WrongBook
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement, Programme, SpendingRate
from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.facts import AnyFact
from coopledger.model.terms import Addendum
from coopledger.money import Money
from tests.auditor import audit, figures_of
from tests.books.stories import AGREEMENT, FACTS, YEAR_END, book

PUBLISHED = SpendingRate(currency="MXN", basis="month", source="BCE")


def at_a_published_rate() -> Book:
    agreement = AGREEMENT.model_copy(update={"spending_rates": (PUBLISHED,)})
    return Book.of(agreement, FACTS)


def test_what_a_question_is_given_reaches_its_answer() -> None:
    seen = []

    def rate_of(prescribed: SpendingRate, when: When) -> Fraction:
        seen.append((prescribed, when.text))
        return Fraction(24)

    by = datetime(2017, 1, 31, tzinfo=UTC)
    found = reconcile(at_a_published_rate(), on=YEAR_END, rate_of=rate_of, recorded_by=by)
    assert seen == [(PUBLISHED, "2016-02")]
    assert found.recorded_by == by
    assert found.on == YEAR_END
    # 60.00 MXN at 24 for one, instead of the 3.00 EUR that they were worth; and 1.10 USD.
    assert str(found.agreement_currency.spent.money) == "3.50 EUR"
    assert str(found.agreement_currency.exchange_difference.money) == "-0.70 EUR"
    assert reconcile(book(), on=YEAR_END).recorded_by is None


def test_a_missing_rate_says_which() -> None:
    with pytest.raises(MissingRate) as missing:
        reconcile(at_a_published_rate(), on=YEAR_END)
    assert missing.value.message(Language.ES).startswith(
        "falta el tipo de cambio BCE (mes) de MXN para 2016-02, que el convenio prescribe"
    )


def test_a_programme_has_totals_instead() -> None:
    with pytest.raises(WrongBook) as wrong:
        reconcile(Book(Programme(code="P-1", title="Own funds", currency="MXN")), on=YEAR_END)
    assert wrong.value.message(Language.ES).startswith("P-1 es un programa con recursos propios")


def test_what_the_postings_hold_is_taken_as_it_is_given() -> None:
    held = {"MXN": 51_00, "USD": 1_10}
    assert reconcile(book(), on=YEAR_END, held=held) == reconcile(book(), on=YEAR_END)
    for wrong in ({"MXN": 51_00}, {"USD": 1_10}, {}, held | {"MXN": 51_01}, held | {"USD": 0}):
        with pytest.raises(LedgerBroken):
            reconcile(book(), on=YEAR_END, held=wrong)


def test_two_accounts_of_one_currency_hold_it_together() -> None:
    agreement = AGREEMENT.model_copy(
        update={
            "accounts": Agreement(
                code="A-1",
                title="Forum",
                currency="EUR",
                accounts=[{"code": "MXN", "currency": "MXN"}, {"code": "BOX", "currency": "MXN"}],
            ).accounts
        }
    )
    facts = (
        Disbursement(
            book="A-1", reference="M-1", when="2016-01-05", amount="200.00 MXN", sent="10.00 EUR",
            account="MXN",
        ),
        Transfer(
            book="A-1", reference="T-1", when="2016-02-01", account="MXN", to_account="BOX",
            amount="40.00 MXN",
        ),
    )  # fmt: skip
    found = reconcile(Book.of(agreement, facts), on=YEAR_END)
    assert [str(account.held) for account in found.accounts] == ["160.00 MXN", "40.00 MXN"]
    assert [str(fund.held.money) for fund in found.funds] == ["200.00 MXN"]
    assert found.events == 2


def test_each_currency_has_its_own_figures() -> None:
    def figures(side: FundSide) -> dict[str, str]:
        names = (*side.CAME, *side.WENT, *side.BESIDE)
        return {
            name: str(figure.money)
            for name in names
            if (figure := getattr(side, name)).money or name in ("held", "not_yet_funded")
        }

    found = reconcile(book(), on=YEAR_END)
    assert [figures(side) for side in found.funds] == [
        {
            "received": "200.00 MXN", "interest": "1.00 MXN", "spent": "60.00 MXN",
            "returned": "50.00 MXN", "transferred_out": "40.00 MXN", "held": "51.00 MXN",
            "not_yet_funded": "0.00 MXN",
        },
        {
            "transferred_in": "2.20 USD", "spent": "1.10 USD", "held": "1.10 USD",
            "not_yet_funded": "0.00 USD",
        },
    ]  # fmt: skip
    assert found.fund is found.funds[0]
    side = found.agreement_currency
    figures_of_all = {name: getattr(side, name).money for name in (*side.CAME, *side.WENT)}
    assert {name: str(money) for name, money in figures_of_all.items() if money} == {
        "received": "10.00 EUR", "interest": "0.05 EUR", "exchange_difference": "-0.20 EUR",
        "spent": "4.00 EUR", "returned": "2.30 EUR", "held": "3.55 EUR",
    }  # fmt: skip
    assert found.events == 6


ASSUMED = {
    "M-1": ({"received", "held", "not_yet_funded"}, {"received", "interest", "spent", "held",
                                                     "exchange_difference"}),
    "I-1": ({"interest", "held", "not_yet_funded"}, {"interest", "spent", "held",
                                                     "exchange_difference"}),
    "G-1": ({"spent", "held", "not_yet_funded"}, {"spent", "held", "exchange_difference"}),
    "R-1": ({"returned", "held", "not_yet_funded"}, {"returned", "held", "exchange_difference"}),
}  # fmt: skip


@pytest.mark.parametrize("reference", ASSUMED)
def test_a_figure_is_assumed_where_a_fact_that_it_is_made_of_is(reference: str) -> None:
    """Interest has its worth from what came before it; what was spent, from all that came."""
    facts = [
        fact.model_copy(update={"provenance": Provenance.ASSUMED})
        if fact.reference == reference
        else fact
        for fact in FACTS
    ]
    found = reconcile(Book.of(AGREEMENT, facts), on=YEAR_END)

    def assumed(side: Any) -> set[str]:
        names = (*side.CAME, *side.WENT, *side.BESIDE)
        return {n for n in names if getattr(side, n).provenance is Provenance.ASSUMED}

    expected_in_fund, expected = ASSUMED[reference]
    assert assumed(found.funds[0]) == expected_in_fund
    assert assumed(found.agreement_currency) == expected


def test_interest_is_as_sure_as_the_disbursements_that_it_is_valued_at() -> None:
    """Those before it, and no other; where its worth is stated, that needs none."""

    def sure(*facts: AnyFact) -> Provenance:
        side = reconcile(Book.of(AGREEMENT, facts), on=YEAR_END).agreement_currency
        return side.interest.provenance

    came, earned = FACTS[2], FACTS[3]
    before, after = (
        Disbursement(
            book="A-1", reference="M-2", when=when, amount="20.00 MXN", sent="2.00 EUR",
            provenance=Provenance.ASSUMED,
        )
        for when in ("2016-01-06", "2016-02-06")
    )  # fmt: skip
    assert sure(came, earned) is sure(came, earned, after) is Provenance.DERIVED
    assert sure(came, earned, before) is Provenance.ASSUMED
    stated = earned.model_copy(update={"worth": Money("0.05", "EUR")})
    assert sure(before, stated) is Provenance.SOURCE


def test_advanced_money_is_not_yet_funded() -> None:
    spent = Expenditure(book="A-1", reference="G-9", when="2016-01-02", amount="250.00 MXN")
    early = reconcile(Book.of(AGREEMENT, [spent]), on=date(2016, 1, 2)).funds[0]
    assert (str(early.not_yet_funded.money), str(early.held.money)) == ("250.00 MXN", "-250.00 MXN")
    came = Disbursement(
        book="A-1", reference="M-9", when="2016-01-05", amount="200.00 MXN", sent="10.00 EUR"
    )
    later = reconcile(Book.of(AGREEMENT, [spent, came]), on=YEAR_END).funds[0]
    assert (str(later.not_yet_funded.money), str(later.held.money)) == ("50.00 MXN", "-50.00 MXN")


def test_the_lines_of_a_statement_are_those_of_its_day() -> None:
    addendum = Addendum(
        book="A-1",
        reference="A-2",
        when="2016-06-01",
        title="Forum, longer",
        lines=[{"code": "HOTELS", "title": "Hotels"}],
    )
    longer = Book.of(AGREEMENT, [*FACTS, addendum])
    before, after = (reconcile(longer, on=day) for day in (date(2016, 5, 31), date(2016, 6, 1)))
    assert (before.agreement.title, after.agreement.title) == ("Forum", "Forum")
    assert [part.key for part in before.by_line] == ["AIR", "FEES", None]
    assert [(part.key, part.title) for part in after.by_line] == [
        ("AIR", "Air fares"), ("FEES", "Fees"), ("HOTELS", "Hotels"), (None, None),
    ]  # fmt: skip


def noted(*facts: AnyFact, on: str) -> list[tuple[str, dict[str, str]]]:
    notes = reconcile(Book.of(AGREEMENT, [*FACTS, *facts]), on=date.fromisoformat(on)).notes
    return [
        (note.code, {name: str(value) for name, value in note.params})
        for note in notes
        if not note.code.startswith("line-")
    ]


RANGE = "2016-07-10/2016-07-20"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2016-07-09", []),
        ("2016-07-10", [("date-not-counted", "G-9"), ("date-counted", "M-9")]),
        ("2016-07-19", [("date-not-counted", "G-9"), ("date-counted", "M-9")]),
        ("2016-07-20", []),
    ],
)
def test_a_day_inside_an_imprecise_date_is_noted(on: str, expected: list[tuple[str, str]]) -> None:
    facts = (
        Expenditure(book="A-1", reference="G-9", when=RANGE, amount="1.00 MXN"),
        Disbursement(book="A-1", reference="M-9", when=RANGE, amount="20.00 MXN", sent="1.00 EUR"),
    )
    assert sorted(noted(*facts, on=on), key=lambda note: note[1]["reference"]) == [
        (code, {"reference": reference, "when": RANGE, "on": on}) for code, reference in expected
    ]


@pytest.mark.parametrize(
    ("taken_back", "expected"),
    [("2016-08-01", []), ("2016-08-02", ["date-not-counted"])],
    ids=["as it acts", "once it acted"],
)
def test_what_came_back_and_never_acted_is_not_noted(taken_back: str, expected: list[str]) -> None:
    """The expenditure stands from 1 August on; until then nothing that came back for it acts."""
    facts = (
        Expenditure(book="A-1", reference="G-9", when="2016-08-01", amount="1.00 MXN"),
        Recovery(book="A-1", reference="C-9", of="G-9", when=RANGE, amount="1.00 MXN"),
        Reversal(book="A-1", reference="X-9", of="C-9", when=taken_back, reason="typed wrong"),
    )
    assert [code for code, _ in noted(*facts, on="2016-07-10")] == expected
    statement = reconcile(Book.of(AGREEMENT, [*FACTS, *facts]), on=date(2016, 7, 10))
    audited = audit(AGREEMENT, [*FACTS, *facts], date(2016, 7, 10))
    assert figures_of(statement)["inside_a_date"] == audited["inside_a_date"]


def test_a_refund_of_which_nobody_said_what_arrived_is_noted() -> None:
    refund = Refund(book="A-1", reference="R-9", when="2016-07-01", amount="10.00 MXN")
    expected = [("refund-at-worth", {"reference": "R-9", "amount": "10.00 MXN"})]
    assert noted(refund, on="2016-07-01") == expected
    assert noted(refund, on="2016-06-30") == []


def test_in_the_agreements_own_currency_what_arrived_is_what_was_returned() -> None:
    agreement = Agreement(code="A-1", title="Own", currency="MXN", accounts=["MXN"])
    facts = (
        Disbursement(book="A-1", reference="M", when="2016-01-05", amount="200.00 MXN"),
        Refund(book="A-1", reference="R", when="2016-07-01", amount="10.00 MXN"),
        Interest(book="A-1", reference="I", when="2016-07-01", amount="1.00 MXN"),
    )
    found = reconcile(Book.of(agreement, facts), on=YEAR_END)
    assert found.notes == ()
    assert found.agreement_currency.returned.provenance is Provenance.SOURCE


def test_the_valuation_comes_with_the_statement() -> None:
    found = reconciliation(book(), on=date(2016, 2, 10))
    assert [item.event.reference for item in found.valuation.events] == ["M-1", "I-1", "T-1", "G-1"]
    assert found.statement.events == 4
