"""An agreement taken over from other books: its position, its ceilings, and what is set right."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopledger.ledger import Ledger
from coopledger.model.agreement import Agreement, BudgetLine, ConversionRule
from coopledger.model.events import Expenditure, OpeningBalance, OwnContribution, Reversal
from coopledger.model.evidence import BankBalance, BankLine, Direction
from coopledger.model.facts import AnyFact
from coopledger.model.period import Period
from coopledger.model.receipt import Refused
from coopledger.model.takeover import EarlierAmount

DAY = {"book": "A", "when": "2016-05-01"}
AGREEMENT = Agreement(
    code="A", title="T", currency="EUR", accounts=["MXN"],
    lines=[
        BudgetLine(code="AIR", title="Air", ceiling="10000.00 MXN"),
        BudgetLine(code="FEES", title="Fees", ceiling="300.00 EUR"),
    ],
)  # fmt: skip


def balance(reference: str = "SI-1", **more: Any) -> OpeningBalance:
    stated = {"amount": "2000.00 MXN", "worth": "100.00 EUR", **DAY, **more}
    return OpeningBalance(reference=reference, **stated)


def before(reference: str, figure: str, amount: str, worth: str, **more: Any) -> EarlierAmount:
    stated = {"figure": figure, "amount": amount, "worth": worth, **DAY, **more}
    return EarlierAmount(reference=reference, **stated)


POSITION: tuple[AnyFact, ...] = (
    balance(),
    balance("SI-2", amount="1000.00 MXN", worth="45.00 EUR"),
    before("AA-1", "received", "12000.00 MXN", "595.00 EUR"),
    before("AA-2", "spent", "7000.00 MXN", "350.00 EUR", line="AIR"),
    before("AA-3", "spent", "2000.00 MXN", "100.00 EUR", line="FEES"),
    before("AA-4", "returned", "10.00 MXN", "0.50 EUR"),
)
SPENT = Expenditure(book="A", reference="G", when="2016-06-01", amount="2500.00 MXN", lines=["AIR"])


def taken_over(*facts: AnyFact, rule: ConversionRule = ConversionRule.FIFO) -> Ledger:
    ledger = Ledger.open("sqlite://")
    agreement = AGREEMENT.model_copy(update={"conversion": rule})
    ledger.record(agreement, *POSITION, SPENT, *facts)
    return ledger


@pytest.mark.parametrize(
    ("rule", "spent"), [(ConversionRule.FIFO, "122.50"), (ConversionRule.AVERAGE, "120.83")]
)
def test_what_was_before_stands_under_its_own_name(rule: ConversionRule, spent: str) -> None:
    with taken_over(rule=rule) as ledger:
        found = ledger.reconcile("A", on=date(2016, 12, 31))
        side = found.agreement_currency
        assert (side.opening_balance.money.digits, side.received.money.digits) == ("145.00", "0.00")
        assert side.spent.money.digits == spent
        assert found.fund.held.money.digits == "500.00"
        assert [(e.figure, e.fund[0].digits, e.reported.digits) for e in found.earlier] == [
            ("received", "12000.00", "595.00"),
            ("spent", "9000.00", "450.00"),
            ("returned", "10.00", "0.50"),
        ]
        assert ledger.verify().intact


def test_what_was_spent_before_counts_towards_the_ceilings_and_in_no_year() -> None:
    with taken_over() as ledger:
        air, fees = ledger.reconcile("A", on=date(2016, 12, 31)).lines
        assert [str(m) for m in (air.before, air.spent, air.available)] == [
            "7,000.00 MXN", "9,500.00 MXN", "500.00 MXN",
        ]  # fmt: skip
        assert [str(m) for m in (fees.before, fees.spent, fees.available)] == [
            "100.00 EUR", "100.00 EUR", "200.00 EUR",
        ]  # fmt: skip
        (total,) = ledger.cooperation_totals()
        assert (total.year, str(total.partner_funds.money)) == (2016, "2,500.00 MXN")
        more = {"book": "A", "when": "2016-07-01"}
        found = ledger.record(
            OwnContribution(reference="AP", amount="1000.00 MXN", **more),
            Expenditure(reference="G-2", amount="500.01 MXN", lines=["AIR"], **more),
        ).findings
        assert "line-over-ceiling" in {each.code for each in found}


def test_on_an_earlier_day_there_is_nothing_and_the_statement_says_so() -> None:
    with taken_over() as ledger:
        found = ledger.reconcile("A", on=date(2016, 4, 30))
        assert not found.fund.held.money
        assert found.earlier == ()
        assert [note.code for note in found.notes] == ["before-takeover"]


@pytest.mark.parametrize("year", ["2014", "2015"])
def test_a_year_closed_elsewhere_takes_nothing(year: str) -> None:
    with taken_over() as ledger:
        for fact in (
            Period(book="A", when=year, state="closed"),
            Expenditure(book="A", reference="G-0", when=year, amount="1.00 MXN"),
        ):
            with pytest.raises(Refused) as refused:
                ledger.record(fact)
            assert "before-takeover" in {each.code for each in refused.value.findings}


def test_what_is_wrong_in_a_position_is_set_right_in_an_open_year() -> None:
    with taken_over() as ledger:
        ledger.set_period("A", 2016, "closed")
        said = ledger.reconcile("A", on=date(2016, 12, 31)).to_json()
        ledger.record(
            Reversal(book="A", reference="X", of="AA-2", when="2017-01-01", reason="typed wrong"),
            before("AA-2", "spent", "6000.00 MXN", "300.00 EUR", line="AIR",
                   when="2017-01-01", revision=2),
        )  # fmt: skip
        assert ledger.reconcile("A", on=date(2016, 12, 31)).to_json() == said
        air, _ = ledger.reconcile("A", on=date(2017, 12, 31)).lines
        assert (air.before.digits, air.spent.digits) == ("6000.00", "8500.00")


def test_the_bank_agrees_though_it_has_no_line_for_what_was_there() -> None:
    line = BankLine(
        book="A", reference="B", when="2016-06-01", account="MXN", direction=Direction.OUT,
        amount="2500.00 MXN",
    )  # fmt: skip
    known = BankBalance(
        book="A", reference="S", when="2016-06-01", account="MXN", balance="500.00 MXN"
    )
    with taken_over(line, known) as ledger:
        (found,) = ledger.reconcile_bank("A", on=date(2016, 6, 30))
        assert found.items == ()


@pytest.mark.parametrize("form", ["xlsx", "json", "zip"])
def test_a_position_is_carried_to_another_ledger(form: str, tmp_path: Path) -> None:
    with taken_over() as ledger, Ledger.open("sqlite://") as other:
        ledger.export("A", tmp_path / f"A.{form}")
        assert other.import_file(tmp_path / f"A.{form}").accepted
        on = date(2016, 12, 31)
        assert other.reconcile("A", on=on).to_text() == ledger.reconcile("A", on=on).to_text()
