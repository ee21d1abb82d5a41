"""A currency that ended, or did not begin yet, in every kind of fact and every column of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from babel.core import get_global

from coopledger import Agreement, Ledger, Money, Refused
from coopledger.currencies import CURRENCIES, Days, days_of, successor_of
from coopledger.model.activity import InKindContribution
from coopledger.model.commitment import Commitment
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    OpeningBalance,
    OtherIncome,
    OwnContribution,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
)
from coopledger.model.evidence import BankBalance, BankLine, Invoice
from coopledger.model.facts import AnyFact
from coopledger.model.rate import Rate
from coopledger.model.request import Request
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.money import digits_of


def fact(kind: Any, **more: Any) -> Callable[[str], AnyFact]:
    return lambda when: kind(**{"book": "A", "reference": "X-9", "when": when, **more})


KUNAS = {"amount": "10.00 HRK"}
IN_KUNAS = {
    "a disbursement": fact(Disbursement, **KUNAS, sent="1.00 EUR"),
    "what a partner sent": fact(Disbursement, amount="1.00 EUR", account="EUR", sent="7.00 HRK"),
    "interest": fact(Interest, **KUNAS),
    "an expenditure": fact(Expenditure, **KUNAS),
    "what a supplier got": fact(Expenditure, amount="1.00 EUR", paid="7.00 HRK"),
    "own money": fact(OwnContribution, **KUNAS),
    "own money taken out": fact(Withdrawal, **KUNAS),
    "other income": fact(OtherIncome, **KUNAS),
    "what was held at a takeover": fact(OpeningBalance, **KUNAS, worth="1.00 EUR"),
    "what was spent before it": fact(EarlierAmount, **KUNAS, figure="spent"),
    "a refund": fact(Refund, **KUNAS),
    "a recovery": fact(Recovery, **KUNAS, of="G-1"),
    "a transfer": fact(Transfer, **KUNAS, account="HRK", to_account="CAJA"),
    "what arrived of an exchange": fact(
        Transfer, amount="1.00 EUR", account="EUR", to_account="HRK", arrived="7.00 HRK"
    ),
    "a contribution in kind": fact(InKindContribution, **KUNAS),
    "what one is made of": fact(
        InKindContribution,
        amount="1.00 EUR",
        valuation={
            "currency": "EUR", "travel": "7.50 HRK", "rate": "0.1333333333333333",
            "rate_source": "HNB", "rate_date": "2016-11",
        },
    ),
    "a bank's balance": fact(BankBalance, balance="10.00 HRK", account="HRK"),
    "a bank's line": fact(BankLine, **KUNAS, account="HRK", direction="in"),
    "an invoice": fact(Invoice, **KUNAS, issuer={"name": "Hotel"}, invoice_type="income"),
    "a commitment": fact(Commitment, **KUNAS),
    "a request": fact(Request, **KUNAS, line="L1"),
    "a reallocation": fact(Reallocation, **KUNAS, from_line="L1", to_line="L2"),
    "a new line": fact(Addendum, lines=[{"code": "L", "title": "L", "ceiling": "1.00 HRK"}]),
    "a new ceiling": fact(Addendum, ceilings=[{"line": "L1", "ceiling": "1.00 HRK"}]),
    "a prescribed rate": fact(Addendum, spending_rates=[{"currency": "HRK", "value": "7.5"}]),
    "an exchange rate": lambda when: Rate(
        book="A", base="EUR", quote="HRK", when=when, value="7.53", published_by="ECB"
    ),
}  # fmt: skip

OPENING = Agreement(
    code="A",
    title="T",
    currency="EUR",
    accounts=["HRK", {"code": "CAJA", "currency": "HRK"}, "EUR"],
    lines=[{"code": code, "title": code, "ceiling": "900.00 HRK"} for code in ("L1", "L2")],
    prefinancing=True,
)
BEFORE = (
    OPENING,
    Disbursement(
        book="A", reference="M-1", when="2016-01-05", amount="7600.00 HRK", sent="1000.00 EUR",
        account="HRK",
    ),
    Expenditure(book="A", reference="G-1", when="2016-02-05", account="HRK", amount="100.00 HRK"),
)  # fmt: skip


def codes(ledger: Ledger, *facts: AnyFact) -> set[str]:
    return {finding.code for finding in ledger.preview(*facts).findings}


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger.open("sqlite://")
    made.record(*BEFORE)
    return made


@pytest.mark.parametrize("what", IN_KUNAS)
def test_a_fact_in_a_currency_that_ended_is_refused(what: str, ledger: Ledger) -> None:
    ended = "currency-ended"
    assert ended in codes(ledger, IN_KUNAS[what]("2023-01-01"))
    for when in ("2016-12-31", "2022-12-31", "2022-12-31/2023-01-05"):
        if what != "an exchange rate" or "/" not in when:
            assert ended not in codes(ledger, IN_KUNAS[what](when)), when


def test_every_kind_that_has_an_amount_is_in_the_table() -> None:
    from coopledger.model.kinds import ALL

    tried = {type(make("2016-01-05")) for make in IN_KUNAS.values()}
    without = {kind.model for kind in ALL} - tried
    assert {model.__name__ for model in without} == {
        "Agreement", "Programme", "Institution", "Activity", "Reversal", "Disallowance",
        "Release", "Settlement", "Variation",
        "Match", "Period", "Issue", "Erasure", "Attachment", "Undo", "Proposal", "Resolution",
    }  # fmt: skip


@pytest.mark.parametrize("code", ["XCG", "ZWG", "VED"])
def test_a_new_currency_is_known_and_refused_before_it_began(code: str, ledger: Ledger) -> None:
    assert Money("1.25", code).digits == "1.25"
    assert Money.parse(f"1.25 {code}") == Money("1.25", code)
    first = days_of(code).first

    def in_kind(day: date) -> InKindContribution:
        return InKindContribution(
            book="A", reference="E", when=day.isoformat(), amount=f"1.00 {code}"
        )

    assert "currency-not-yet" in codes(ledger, in_kind(first - timedelta(1)))
    assert codes(ledger, in_kind(first)) == set()


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ({"start": "2016-01-01", "end": "2024-12-31"}, set()),
        ({"start": "2022-12-31"}, set()),
        ({"signed": "2016"}, set()),
        ({}, set()),
        ({"start": "2023-01-01"}, {"currency-ended"}),
        ({"signed": "2023-01-15", "end": "2024-01-01"}, {"currency-ended"}),
        ({"signed": "2017-01-01", "end": "2016-01-01"}, set()),
    ],
)
@pytest.mark.parametrize(
    "currencies",
    [
        {"currency": "HRK", "accounts": ["EUR"]},
        {"currency": "EUR", "accounts": ["EUR", "HRK"]},
        {"currency": "EUR", "accounts": ["EUR"],
         "lines": [{"code": "L", "title": "L", "ceiling": "1.00 HRK"}]},
    ],
)  # fmt: skip
def test_an_agreement_is_in_currencies_of_its_days(
    terms: dict[str, str], found: set[str], currencies: dict[str, Any]
) -> None:
    opening = Agreement(code="B", title="T", **currencies, **terms)
    assert codes(Ledger.open("sqlite://"), opening) - {"ceiling-currency"} == found


def test_what_was_left_in_it_is_exchanged_and_what_was_right_is_corrected(ledger: Ledger) -> None:
    ledger.set_period("A", 2016, "closed")
    later = "2023-02-01"
    ledger.record(
        Transfer(
            book="A", reference="T-1", when=later, account="HRK", to_account="EUR",
            amount="753.45 HRK", arrived="100.00 EUR",
        ),
        Disallowance(
            book="A", reference="N", of="G-1", when=later, amount="5.00 HRK", reason="tarde"
        ),
    )  # fmt: skip
    ledger.record(
        Reversal(book="A", reference="X", of="G-1", when=later, reason="otro importe"),
        Expenditure(
            book="A", reference="G-1", revision=2, when=later, account="HRK", amount="90.00 HRK"
        ),
    )
    assert ledger.verify().intact


@pytest.mark.parametrize(
    ("arrived", "when", "found"),
    [
        ("100.87 EUR", "2023-01-01", set()),
        ("100.86 EUR", "2023-01-01", {"redenomination-rate"}),
        ("100.88 EUR", "2024-05-01", {"redenomination-rate"}),
        # Up to its last day a bank's rate counts
        ("100.50 EUR", "2022-12-31", set()),
    ],
)
def test_a_currency_that_ended_becomes_its_successor_at_the_official_rate(
    arrived: str, when: str, found: set[str], ledger: Ledger
) -> None:
    moved = Transfer(
        book="A", reference="T-1", when=when, account="HRK", to_account="EUR",
        amount="760.00 HRK", arrived=arrived,
    )  # fmt: skip
    assert codes(ledger, moved) == found


def test_of_a_redenomination_nothing_is_the_banks_and_no_rate_is_needed() -> None:
    opening = OPENING.model_copy(update={"reference_rate": "ECB", "lines": ()})
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            opening,
            *BEFORE[1:],
            Transfer(
                book="A", reference="T-1", when="2023-01-01", account="HRK", to_account="EUR",
                amount="760.00 HRK", arrived="100.87 EUR",
            ),
        )  # fmt: skip
        assert ledger.rates_needed("A", on=date(2023, 12, 31)) == ()
        parts = ledger.reconcile("A", on=date(2023, 12, 31)).exchange
        assert parts is not None
        assert (parts.market.digits, parts.bank_spread.digits) == ("0.87", "0.00")


def test_between_two_fund_currencies_it_makes_no_difference() -> None:
    opening = Agreement(code="A", title="T", currency="USD", accounts=["HRK", "EUR"])
    came = Disbursement(
        book="A", reference="M", when="2016-01-05", amount="760.00 HRK", sent="110.00 USD"
    )
    moved = Transfer(
        book="A", reference="T", when="2023-01-01", account="HRK", to_account="EUR",
        amount="760.00 HRK", arrived="100.87 EUR",
    )  # fmt: skip
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening, came, moved)
        side = ledger.reconcile("A", on=date(2023, 1, 1)).agreement_currency
        assert (side.exchange_difference.money.digits, side.held.money.digits) == ("0.00", "110.00")


def test_every_successor_is_a_currency_from_then_on() -> None:
    ended = [code for code in CURRENCIES if successor_of(code) is not None]
    assert len(ended) == 46
    for code in ended:
        successor = successor_of(code)
        assert successor is not None
        assert days_of(code).last < date.max, code
        assert days_of(successor.code).last > days_of(code).last, code
        assert successor.rate > 0


def test_both_languages_say_when_it_ended(ledger: Ledger) -> None:
    with pytest.raises(Refused) as refused:
        ledger.record(IN_KUNAS["an expenditure"]("2023-01-01"))
    (finding,) = (f for f in refused.value.findings if f.code == "currency-ended")
    assert (
        finding.message("es")
        == "la moneda HRK existió hasta el 2022-12-31, y la fecha es 2023-01-01"
    )
    assert (
        finding.message("en")
        == "the currency HRK was one until 2022-12-31, and the date is 2023-01-01"
    )


def test_the_days_are_those_of_the_public_table_but_for_what_is_said() -> None:
    """Unicode CLDR has when each was in use; where it was notes only, or the code alone is new."""
    used: dict[str, list[Any]] = {}
    for table in get_global("territory_currencies").values():
        for code, first, last, _ in table:
            used.setdefault(code, []).append((first, last))
    for code in CURRENCIES:
        spans = used.get(code, [])
        public = Days(
            min((date(*first) for first, _ in spans), default=date.min)
            if all(first for first, _ in spans) else date.min,
            max((date(*last) for _, last in spans), default=date.max)
            if all(last for _, last in spans) else date.max,
        )  # fmt: skip
        known = days_of(code)
        assert known.first <= known.last
        if public.first.year >= 1990 and code not in {"ZWG", "RUB"}:
            assert known.first == public.first, code
        if known.last != public.last:
            assert code in _IN_ACCOUNTS or code in {"BGN", "SVC", "ZWN"}, code


_IN_ACCOUNTS = {
    "ATS", "BEF", "CYP", "DEM", "ESP", "FIM", "FRF", "GRD", "HRK", "IEP", "ITL", "LUF", "MCF",
    "MTL", "NLG", "PTE", "SIT", "SKK",
}  # fmt: skip
"""Those that the euro took the place of: in a bank on one day, as notes some weeks later."""


def test_every_currency_has_digits() -> None:
    assert {digits_of(currency) for currency in CURRENCIES.values()} >= {0, 2, 3, 4}
