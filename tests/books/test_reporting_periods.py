"""An agreement that reports in several periods: each period's costs at that period's own rate."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from coopledger import (
    Addendum,
    Agreement,
    Disbursement,
    Expenditure,
    Ledger,
    Rate,
    Refused,
    ReportingPeriod,
    SpendingRate,
)
from coopledger.books.book import Book
from coopledger.books.rates import rates_needed
from coopledger.books.reconciliation import reconcile
from coopledger.model.facts import AnyFact
from tests.auditor import audit, figures_of

MEAN = SpendingRate(currency="MXN", basis="period", source="ECB")
HALVES = (
    ReportingPeriod(when="2016-01-01/2016-06-30", report_due="2016-07-31"),
    ReportingPeriod(when="2016-07-01/2016-12-31", report_due="2017-01-31"),
)


def agreement(*periods: ReportingPeriod, **terms: Any) -> Agreement:
    terms = {"spending_rates": (MEAN,), "start": "2016-01-01", **terms}
    return Agreement(
        code="A", title="T", currency="EUR", accounts=["MXN"], reporting_periods=periods, **terms
    )


def spent(reference: str, when: str, amount: str = "1000.00 MXN") -> Expenditure:
    return Expenditure(book="A", reference=reference, when=when, amount=amount)


def mean(when: str, value: str) -> Rate:
    return Rate(
        book="A", base="EUR", quote="MXN", basis="period", when=when, value=value,
        published_by="ECB",
    )  # fmt: skip


def addendum(when: str, *periods: ReportingPeriod, reference: str = "AD", **more: Any) -> Addendum:
    return Addendum(book="A", reference=reference, when=when, reporting_periods=periods, **more)


M = Disbursement(
    book="A", reference="M", when="2016-01-05", amount="9000.00 MXN", sent="450.00 EUR"
)
SPENT = (spent("G-1", "2016-03-01"), spent("G-2", "2016-09-01"), spent("G-3", "2017-02-01"))
Y2017 = ReportingPeriod(when="2017")


def asked(opening: Agreement, on: str, *facts: AnyFact) -> list[str]:
    book = Book.of(opening, (M, *SPENT, *facts))
    return [str(need.when) for need in rates_needed(book, date.fromisoformat(on))]


H1, H2 = "2016-01-01/2016-06-30", "2016-07-01/2016-12-31"


@pytest.mark.parametrize(
    ("periods", "on", "spans"),
    [
        ((), "2016-12-31", ["2016-01-01/2016-12-31"]),
        (HALVES, "2016-05-31", ["2016-01-01/2016-05-31"]),
        (HALVES, "2016-06-30", [H1]),
        (HALVES, "2016-10-15", [H1, "2016-07-01/2016-10-15"]),
        (HALVES, "2016-12-31", [H1, H2]),
        (HALVES[::-1], "2016-12-31", [H1, H2]),
        # What lies in none that was agreed is one of its own, up to the next
        (HALVES, "2017-06-30", [H1, H2, "2017-01-01/2017-06-30"]),
        (HALVES[:1], "2016-12-31", [H1, H2]),
        (HALVES[1:], "2016-12-31", [H1, H2]),
        ((HALVES[0], Y2017), "2017-12-31", [H1, H2, "2017-01-01/2017-12-31"]),
        ((Y2017,), "2017-12-31", ["2016-01-01/2016-12-31", "2017-01-01/2017-12-31"]),
    ],
)
def test_the_mean_that_is_asked_for_is_of_the_period_of_the_day(
    periods: tuple[ReportingPeriod, ...], on: str, spans: list[str]
) -> None:
    assert asked(agreement(*periods), on) == spans
    # Agreed by an addendum it is the same, once that is in force.
    assert asked(agreement(), on, addendum("2016-01-01", *periods)) == spans


def test_the_end_of_the_agreement_ends_what_no_period_says() -> None:
    opening = agreement(HALVES[0], end="2016-10-31")
    assert asked(opening, "2016-12-31") == [H1, "2016-07-01/2016-10-31"]


RATES = (mean(H1, "20"), mean(H2, "25"), mean("2017-01-01/2017-12-31", "16"))


def reported(ledger: Ledger, on: str) -> dict[str | None, str]:
    """What is reported as spent, month by month."""
    months = ledger.reconcile("A", on=date.fromisoformat(on)).by_month
    return {each.month: each.agreement.spent.digits for each in months if each.agreement.spent}


def test_each_periods_costs_are_at_that_periods_mean() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(*HALVES, Y2017), M, *SPENT, *RATES)
    first = {"2016-03": "50.00"}
    assert reported(ledger, "2016-06-30") == first
    assert reported(ledger, "2016-12-31") == {**first, "2016-09": "40.00"}
    assert reported(ledger, "2017-12-31") == {**first, "2016-09": "40.00", "2017-02": "62.50"}
    assert ledger.verify().intact


def test_a_new_period_changes_nothing_of_earlier_reports() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(*HALVES), M, *SPENT, *RATES)
    days = [date(2016, 6, 30), date(2016, 12, 31)]
    before = [ledger.reconcile("A", on=day).to_json() for day in days]
    issued = ledger.issue("A", on=days[1])
    ledger.record(addendum("2017-01-15", Y2017))
    assert [ledger.reconcile("A", on=day).to_json() for day in days] == before
    assert reported(ledger, "2017-12-31")["2016-09"] == "40.00"
    assert issued.issue.rates
    assert ledger.verify().intact


def test_a_period_may_have_a_rate_of_its_own() -> None:
    own = SpendingRate(currency="MXN", value="10")
    periods = (HALVES[0].model_copy(update={"spending_rates": (own,)}), HALVES[1])
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(*periods), M, *SPENT[:2], RATES[1])
    assert reported(ledger, "2016-12-31") == {"2016-03": "100.00", "2016-09": "40.00"}
    without = agreement(*periods, spending_rates=())
    other = Ledger.open("sqlite://")
    other.record(without, M, *SPENT[:2])
    assert reported(other, "2016-12-31") == {"2016-03": "100.00", "2016-09": "50.00"}


def test_a_rate_of_its_own_may_be_the_previous_business_days() -> None:
    own = SpendingRate(currency="MXN", basis="day", source="ECB", previous_business_day=True)
    half = HALVES[0].model_copy(update={"spending_rates": (own,)})
    friday = Rate(
        book="A", base="EUR", quote="MXN", when="2016-03-01", served="2016-02-29", value="20",
        published_by="ECB",
    )  # fmt: skip
    for opening, more in ((agreement(half), ()), (agreement(), (addendum("2016-01-01", half),))):
        ledger = Ledger.open("sqlite://")
        ledger.record(opening, *more, M, SPENT[0], friday)
        assert reported(ledger, "2016-06-30") == {"2016-03": "50.00"}
    with pytest.raises(Refused, match="rate"):
        Ledger.open("sqlite://").record(agreement(HALVES[0]), M, SPENT[0], friday)


@pytest.mark.parametrize("on", ["2016-06-30", "2016-12-31", "2017-12-31"])
@pytest.mark.parametrize("rule", ["fifo", "average"])
@pytest.mark.parametrize(
    "periods",
    [
        (*HALVES, Y2017),
        (HALVES[0], Y2017),
        (HALVES[1], Y2017),
        (HALVES[0], HALVES[1].model_copy(
            update={"spending_rates": (SpendingRate(currency="MXN", value="17"),)}), Y2017),
    ],
)  # fmt: skip
def test_the_auditor_says_the_same(
    periods: tuple[ReportingPeriod, ...], rule: str, on: str
) -> None:
    day = date.fromisoformat(on)
    for opening, facts in (
        (agreement(*periods, conversion=rule), RATES),
        (agreement(periods[0], conversion=rule), (addendum("2016-02-01", *periods[1:]), *RATES)),
    ):
        all_of_it = (M, *SPENT, *facts)
        statement = reconcile(Book.of(opening, all_of_it), on=day)
        assert figures_of(statement) == audit(opening, all_of_it, day)


@pytest.mark.parametrize(
    "when", ["2016-06-30", "2016-06-30/2016-07-15", "2016", "2015-01-01/2017-12-31", "2016-02"]
)
def test_two_periods_share_no_day(when: str) -> None:
    further = ReportingPeriod(when=when)
    periods = HALVES[0], further
    for make in (lambda: agreement(*periods), lambda: addendum("2016", *periods)):
        with pytest.raises(ValidationError) as invalid:
            make()
        assert invalid.value.errors()[0]["type"] == "reporting-periods-overlap"
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(HALVES[0]), M)
    ledger.record(addendum("2016-01-15", HALVES[1]))
    with pytest.raises(Refused, match="shares days with"):
        ledger.record(addendum("2016-02-01", further, reference="AD-2"))


def test_what_else_is_wrong_with_one() -> None:
    euros = {"spending_rates": (SpendingRate(currency="EUR", value="1"),)}
    with pytest.raises(ValidationError, match="rate-own-currency"):
        agreement(HALVES[0].model_copy(update=euros))
    with pytest.raises(ValidationError, match="report-before-end"):
        agreement(ReportingPeriod(when="2016", report_due="2016-12-30"))
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement())
    with pytest.raises(Refused) as refused:
        ledger.record(addendum("2016-02-01", HALVES[0].model_copy(update=euros)))
    assert [found.code for found in refused.value.findings] == ["rate-own-currency"]


def test_each_report_is_due_by_its_own_day() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(*HALVES, spending_rates=(), report_due="2017-06-30"), M)
    due = [
        (found.code, str(found.due), found.severity.value)
        for found in ledger.check("A", on=date(2016, 8, 1))
        if "report" in found.code
    ]
    assert due == [
        ("period-report-overdue", "2016-07-31", "error"),
        ("period-report-due", "2017-01-31", "note"),
        ("report-due", "2017-06-30", "note"),
    ]


def test_the_statement_and_the_history_say_the_periods() -> None:
    own = (SpendingRate(currency="MXN", value="10"),)
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(HALVES[0], HALVES[1].model_copy(update={"spending_rates": own})), M)
    said = (
        "2016-01-01 a 2016-06-30; informe a más tardar el 2016-07-31",
        "2016-07-01 a 2016-12-31; informe a más tardar el 2017-01-31; tipo de cambio pactado para "
        "MXN: 10",
    )
    text = " ".join(ledger.reconcile("A", on=date(2016, 2, 1)).to_text("es").split())
    history = " ".join(ledger.history("A").to_text("es").split())
    for each in said:
        assert f"Periodo de informe: {each}" in text
        assert each in history


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_workbook_has_them_and_loading_it_changes_nothing(language: str, tmp_path: Path) -> None:
    published = SpendingRate(currency="MXN", basis="month", source="BCE")
    own = (SpendingRate(currency="USD", value="1.25"), published)
    periods = (HALVES[0], HALVES[1].model_copy(update={"spending_rates": own}))
    further = addendum("2017-01-15", Y2017.model_copy(update={"spending_rates": own[:1]}))
    opening = agreement(*periods).model_copy(
        update={"accounts": agreement().accounts + Agreement(
            code="B", title="B", currency="EUR", accounts=["USD"]).accounts}
    )  # fmt: skip
    path = tmp_path / f"libro-{language}.xlsx"
    with Ledger.open(tmp_path / "books.db") as ledger:
        ledger.record(opening, M.model_copy(update={"account": "MXN"}), further)
        ledger.export("A", path, language=language)
        receipt = ledger.import_file(path)
        assert (receipt.recorded, receipt.findings) == (0, ())
    with Ledger.open(tmp_path / "other.db") as other:
        assert other.import_file(path).accepted
        stated = [fact for fact in other.facts("A") if fact.kind in ("agreement", "addendum")]
        assert stated == [opening, further]
