"""Which rates an agreement's spending needs: each once, and none that is recorded."""

from datetime import date

from coopledger.model.agreement import Agreement, SpendingRate
from coopledger.model.events import Disbursement, Expenditure, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.rate import Rate
from coopledger.model.terms import Addendum
from coopledger.rates.needed import needed_by

ON = date(2016, 12, 31)


def history(*more: AnyFact, basis: str = "day", source: str = "BCE") -> list[AnyFact]:
    rates = [SpendingRate(currency="MXN", basis=basis, source=source)]
    return [
        Agreement(
            code="A", title="A", currency="EUR", accounts=["MXN", "EUR", "USD"],
            spending_rates=rates, start="2016-07-04",
        ),
        Disbursement(book="A", reference="M", when="2016-08", amount="9000.00 MXN", sent="450 EUR"),
        spent("G-1", "2016-08-12"),
        *more,
    ]  # fmt: skip


def spent(reference: str, when: str, amount: str = "10.00 MXN") -> Expenditure:
    return Expenditure(book="A", reference=reference, when=when, amount=amount)


def needed(facts: list[AnyFact], on: date = ON) -> list[str]:
    return [need.reference for need in needed_by(facts, on)]


def test_one_a_day_of_spending() -> None:
    facts = history(spent("G-2", "2016-08-12"), spent("G-3", "2016-10"), spent("G-4", "2016-09-01"))
    assert needed(facts) == [
        "ECB EUR/MXN 2016-08-12",
        "ECB EUR/MXN 2016-09-01",
        "ECB EUR/MXN 2016-10-31",
    ]
    assert needed(facts, date(2016, 8, 31)) == ["ECB EUR/MXN 2016-08-12"]


def test_one_a_month_or_one_for_the_period() -> None:
    more = (spent("G-2", "2016-08-30"), spent("G-3", "2016-10-05"))
    assert needed(history(*more, basis="month", source="InforEuro")) == [
        "INFOREURO EUR/MXN 2016-08",
        "INFOREURO EUR/MXN 2016-10",
    ]
    assert needed(history(*more, basis="period")) == ["ECB EUR/MXN 2016-07-04/2016-12-31"]


def test_none_for_what_is_not_prescribed_or_was_taken_back() -> None:
    more = (
        spent("G-2", "2016-09-01", "1.00 EUR"),
        spent("G-3", "2016-09-02", "1.00 USD"),
        spent("G-4", "2016-09-05"),
        Reversal(book="A", reference="X", when="2016-09-05", of="G-4", reason="Otro convenio"),
    )
    assert needed(history(*more)) == ["ECB EUR/MXN 2016-08-12"]
    assert needed(history()[:2]) == []


def test_none_that_is_recorded_whoever_it_is_called() -> None:
    day = Rate(
        book="A", base="EUR", quote="MXN", when="2016-08-12", value="20.3881", published_by="ecb"
    )
    assert needed(history(day)) == []
    month = day.model_copy(update={"when": None})
    other = Rate(
        book="A", base="EUR", quote="MXN", when="2016-08-12", value="20.4", published_by="ONU"
    )
    assert month.when is None
    assert needed(history(other)) == ["ECB EUR/MXN 2016-08-12"]


def test_an_addendum_prescribes_another_source_from_its_day_on() -> None:
    rates = [SpendingRate(currency="MXN", basis="month", source="INFOREURO")]
    addendum = Addendum(book="A", reference="AD", when="2016-10-01", spending_rates=rates)
    assert needed(history(addendum, spent("G-2", "2016-10-05"))) == [
        "ECB EUR/MXN 2016-08-12",
        "INFOREURO EUR/MXN 2016-10",
    ]
