"""What opens a book, and what is known of it before any money moves."""

from typing import Any

from hypothesis import strategies as st

from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import (
    Account,
    Agreement,
    BudgetLine,
    ConversionRule,
    ReportingPeriod,
    SpendingRate,
)
from coopledger.model.valuation import BESIDE, Valuation, ValuationMethod
from coopledger.money import InKind, Money
from coopledger.testing.small import CURRENCIES, LARGEST_AMOUNT, amounts, money, provenances, whens

LINES = ("AIR", "FEES", "air", "Á", "10", "9", "日")
ACTIVITIES = ("forum", "COURSE", "é", "10", "9")
RATES = ("20", "0.05", "17.3456", "1", "3", "1000", "0.0007")


@st.composite
def simple_agreements(
    draw: st.DrawFn, prefinancing: bool | None = None, own_account: bool = False
) -> Agreement:
    """An agreement in one currency, with bank accounts in one to three.

    own_account: whether its own currency is surely among them (else only perhaps).
    """
    fund = draw(st.lists(st.sampled_from(CURRENCIES), min_size=1, max_size=3, unique=True))
    own = draw(st.sampled_from(fund if own_account else ("EUR", "JPY", "CLF", "MXN", *fund)))
    accounts = _accounts(fund)
    if draw(st.sampled_from((False, False, True))):
        accounts.append(Account(code="second", currency=draw(st.sampled_from(fund))))
    may = draw(st.booleans()) if prefinancing is None else prefinancing
    return draw(_agreement(own, accounts, may, ()))


@st.composite
def agreements(draw: st.DrawFn, *, prefinancing: bool | None = None) -> Agreement:
    """Agreements in one currency, whose money is held in one to three.

    With budget lines, some with a ceiling, a second bank account, an official's advance, rates that
    the partner prescribes, a reference rate; valued by FIFO or on average. prefinancing: whether
    spending may go before its money; None is either.
    """
    how_many = draw(st.sampled_from((2, 3, 1, 3)))
    fund = draw(st.lists(st.sampled_from(CURRENCIES), min_size=how_many, max_size=3, unique=True))
    own = draw(st.sampled_from(("EUR", "JPY", "CLF", *fund)))
    accounts = _accounts(fund)
    if draw(st.booleans()):
        accounts.append(Account(code="second", currency=draw(st.sampled_from(fund))))
    if draw(st.booleans()):
        advance = draw(st.sampled_from(fund))
        accounts.append(Account(code="advance", currency=advance, holder="Subdirector"))
    foreign = [currency for currency in fund if currency != own]
    prescribed = [c for c in foreign if draw(st.sampled_from((False, False, True)))]
    rates = tuple(draw(spending_rates(currency)) for currency in prescribed)
    often_not = st.sampled_from((False, False, True))
    may = draw(often_not) if prefinancing is None else prefinancing
    agreement = draw(_agreement(own, accounts, may, rates))
    # Most in one currency: budget moves only between lines of the same.
    ceilings = st.none() | money(fund[0]) | st.sampled_from((own, *fund)).flatmap(money)
    lines = tuple(line.model_copy(update={"ceiling": draw(ceilings)}) for line in agreement.lines)
    more: dict[str, object] = {"lines": lines}
    more["reference_rate"] = draw(st.sampled_from((None, "ECB")))
    if foreign and draw(st.sampled_from((False, False, True))):
        more["reporting_periods"] = draw(_reporting_periods(foreign[0]))
    return agreement.model_copy(update=more)


@st.composite
def _reporting_periods(draw: st.DrawFn, currency: str) -> tuple[ReportingPeriod, ...]:
    """The halves of 2016, or one of them: at a rate of their own, or at the agreement's."""
    halves = ("2016-01-01/2016-06-30", "2016-07-01/2016-12-31")
    agreed = draw(st.sampled_from((halves, halves[:1], halves[1:])))
    own = [draw(st.lists(spending_rates(currency), max_size=1)) for _ in agreed]
    return tuple(
        ReportingPeriod(when=when, spending_rates=rates)
        for when, rates in zip(agreed, own, strict=True)
    )


def _accounts(currencies: list[str]) -> list[Account]:
    return [Account(code=currency, currency=currency) for currency in currencies]


@st.composite
def _agreement(
    draw: st.DrawFn,
    own: str,
    accounts: list[Account],
    prefinancing: bool,
    rates: tuple[SpendingRate, ...],
) -> Agreement:
    lines = draw(st.lists(st.sampled_from(LINES), max_size=4, unique=True))
    return Agreement(
        code="AGREEMENT",
        title="An agreement",
        currency=own,
        accounts=tuple(accounts),
        lines=tuple(BudgetLine(code=code, title=f"line {code}") for code in lines),
        conversion=draw(st.sampled_from(ConversionRule)),
        prefinancing=prefinancing,
        spending_rates=rates,
    )


def spending_rates(currency: str) -> st.SearchStrategy[SpendingRate]:
    """A fixed rate that an agreement prescribes for spending in a currency."""
    return st.sampled_from(RATES).map(
        lambda value: SpendingRate.model_validate({"currency": currency, "value": value})
    )


@st.composite
def activities(draw: st.DrawFn, book: str) -> tuple[Activity, ...]:
    """What was done; some of it has no date, no kind, or stands for several."""
    codes = draw(st.lists(st.sampled_from(ACTIVITIES), max_size=3, unique=True))
    return tuple(
        Activity(
            book=book,
            reference=f"act {code}",
            title=f"activity {code}",
            activity_kind=draw(st.sampled_from((None, "workshop", "forum"))),
            count=draw(st.integers(1, 15)),
            when=draw(st.none() | whens()),
            partners=draw(st.sampled_from(((), ("SEGIB",), ("IDEA",), ("IDEA", "SEGIB")))),
            note=draw(st.sampled_from((None, "as reported"))),
        )
        for code in codes
    )


@st.composite
def in_kind(
    draw: st.DrawFn, book: str, currencies: tuple[str, ...]
) -> tuple[InKindContribution, ...]:
    """Officials' time and the like: of some it is known how it came to its amount."""
    given = []
    for number in range(draw(st.integers(0, 2))):
        currency = draw(st.sampled_from(currencies))
        valuation = draw(st.none() | valuations(currency))
        amount = (
            InKind.from_minor(draw(amounts(LARGEST_AMOUNT)), currency)
            if valuation is None
            else valuation.total
        )
        given.append(
            InKindContribution(
                book=book,
                reference=f"in kind {number}",
                when=draw(whens()),
                valuation=valuation,
                amount=amount,
                tossd_modality=draw(st.sampled_from((None, "D01", "D012", "J01"))),
                provenance=draw(provenances),
                note=draw(st.sampled_from((None, "hours estimated"))),
            )
        )
    return tuple(given)


QUANTITIES = ("40", "0.5", "2.25", "1760", "1", "7.3")


@st.composite
def valuations(draw: st.DrawFn, currency: str) -> Valuation:
    """By hours, days or a tariff, with or without what goes with it, some in another currency."""
    method = draw(st.sampled_from(ValuationMethod))
    foreign = draw(st.sampled_from(CURRENCIES))
    used = set()

    def cost() -> Money:
        used.add(chosen := draw(st.sampled_from((currency, currency, foreign))))
        return Money.from_minor(draw(st.integers(100_000, 10**9)), chosen)

    quantities = st.sampled_from(QUANTITIES)
    fields: dict[str, Any] = {"currency": currency, "method": method}
    match method:
        case ValuationMethod.HOURS:
            hours = {"hours": draw(quantities), "annual_hours": draw(quantities)}
            fields |= {**hours, "annual_cost": cost()}
        case ValuationMethod.DAYS:
            fields |= {"days": draw(quantities), "daily_rate": cost()}
        case ValuationMethod.TARIFF:
            fields |= {"units": draw(quantities), "unit": "pages", "tariff": cost()}
            fields["tariff_source"] = "price list"
    fields["grade"] = draw(st.sampled_from((None, "Subdirector")))
    fields |= {name: cost() for name in BESIDE if draw(st.booleans())}
    if used - {currency}:
        fields |= {"rate": draw(st.sampled_from(RATES)), "rate_source": "ECB"}
        fields["rate_date"] = draw(whens())
    return Valuation(**fields)
