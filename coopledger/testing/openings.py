"""What opens a book, and what is known of it before any money moves."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from coopledger.books.curve import half_up
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import (
    Account,
    Agreement,
    BudgetLine,
    ConversionRule,
    ReportingPeriod,
    SpendingRate,
)
from coopledger.model.budget import Units
from coopledger.model.valuation import BESIDE, Valuation, ValuationMethod
from coopledger.money import InKind, Money
from coopledger.testing.dice import ENOUGH, Dice, dice
from coopledger.testing.small import CURRENCIES, LARGEST_AMOUNT, amount, date_of, provenance

LINES = ("AIR", "FEES", "air", "Á", "10", "9", "日")
ACTIVITIES = ("forum", "COURSE", "é", "10", "9")
RATES = ("20", "0.05", "17.3456", "1", "3", "1000", "0.0007")
LOWEST_RATE = Decimal("0.0007")


def simple_agreement(
    dice: Dice, prefinancing: bool | None = None, own_account: bool = False
) -> Agreement:
    """An agreement in one currency, with bank accounts in one to three.

    own_account: whether its own currency is surely among them (else only perhaps).
    """
    fund = dice.some_of(CURRENCIES, 1, 1 + dice.below(3))
    own = dice.one_of(fund if own_account else ("EUR", "JPY", "CLF", "MXN", *fund))
    accounts = _accounts(fund)
    if dice.seldom():
        accounts.append(Account(code="second", currency=dice.one_of(fund)))
    may = dice.yes() if prefinancing is None else prefinancing
    return Agreement(**_terms(dice, own), accounts=tuple(accounts), prefinancing=may)


@st.composite
def agreements(draw: st.DrawFn, *, prefinancing: bool | None = None) -> Agreement:
    """Agreements in one currency, whose money is held in one to three.

    With budget lines, some with a ceiling, a second bank account, an official's advance, rates that
    the partner prescribes, a reference rate; valued by FIFO or on average. prefinancing: whether
    spending may go before its money; None is either.
    """
    thrown = draw(dice(2 * ENOUGH))
    fund = thrown.some_of(CURRENCIES, thrown.one_of((2, 3, 1, 3)), 3)
    own = thrown.one_of(("EUR", "JPY", "CLF", *fund))
    accounts = _accounts(fund)
    if thrown.yes():
        accounts.append(Account(code="second", currency=thrown.one_of(fund)))
    if thrown.yes():
        advance = thrown.one_of(fund)
        accounts.append(Account(code="advance", currency=advance, holder="Subdirector"))
    foreign = [currency for currency in fund if currency != own]
    prescribed = [currency for currency in foreign if thrown.seldom()]
    rates = tuple(spending_rate(thrown, currency) for currency in prescribed)
    may = thrown.seldom() if prefinancing is None else prefinancing
    terms = _terms(thrown, own)
    terms["lines"] = [_with_ceiling(thrown, line, own, fund) for line in terms["lines"]]
    reference_rate = thrown.one_of((None, "ECB"))
    periods = _halves(thrown, foreign[0]) if foreign and thrown.seldom() else ()
    terms["lines"] = [_with_units(thrown, line) for line in terms["lines"]]
    return Agreement(
        **terms,
        accounts=tuple(accounts),
        prefinancing=may,
        spending_rates=rates,
        reference_rate=reference_rate,
        reporting_periods=periods,
        **shares(thrown, [own, *fund]),
    )


def _accounts(currencies: list[str]) -> list[Account]:
    return [Account(code=currency, currency=currency) for currency in currencies]


def _terms(dice: Dice, own: str) -> dict[str, Any]:
    """What every agreement says."""
    return {
        "code": "AGREEMENT",
        "title": "An agreement",
        "currency": own,
        "lines": [BudgetLine(code=c, title=f"line {c}") for c in dice.some_of(LINES, 0, 4)],
        "conversion": dice.one_of((*ConversionRule,)),
    }


def _with_ceiling(dice: Dice, line: BudgetLine, own: str, fund: list[str]) -> BudgetLine:
    """Most in one currency: budget moves only between lines of the same."""
    currency = dice.one_of((None, fund[0], fund[0], dice.one_of((own, *fund))))
    ceiling = None if currency is None else Money.from_minor(amount(dice), currency)
    return line.model_copy(update={"ceiling": ceiling})


def _with_units(dice: Dice, line: BudgetLine) -> BudgetLine:
    units = units_of(dice, line.ceiling) if line.ceiling is not None else None
    return line.model_copy(update={"units": units})


def units_of(dice: Dice, ceiling: Money) -> Units | None:
    """What a ceiling is made up of, exactly or at a rounded value; of most nothing is said."""
    quantity = dice.one_of((None, None, "1", "3", "0.5", "7.3"))
    if quantity is None:
        return None
    each = ceiling.minor / Fraction(quantity)
    value = half_up(each.numerator, each.denominator)
    if value == 0:  # of a unit less than half a cent
        return None
    value_of_one = Money.from_minor(value, ceiling.currency)
    return Units(unit="flight", quantity=quantity, unit_value=value_of_one)


CONTRIBUTORS = ("UNDP", "Foundation X")


def shares(dice: Dice, currencies: list[str]) -> dict[str, Any]:
    """What the institution and others contribute, as agreed; or nothing of it."""
    if not dice.yes():
        return {}

    def share() -> Money:
        return Money.from_minor(amount(dice), dice.one_of(currencies))

    others = dice.some_of(CONTRIBUTORS, 0, 2)
    return {
        "own_share": share() if dice.yes() else None,
        "other_shares": [{"contributor": other, "amount": share()} for other in others],
    }


def _halves(dice: Dice, currency: str) -> tuple[ReportingPeriod, ...]:
    """The halves of 2016, or one of them: at a rate of their own, or at the agreement's."""
    halves = ("2016-01-01/2016-06-30", "2016-07-01/2016-12-31")
    return tuple(
        ReportingPeriod(
            when=when, spending_rates=(spending_rate(dice, currency),) if dice.yes() else ()
        )
        for when in dice.one_of((halves, halves[:1], halves[1:]))
    )


def spending_rate(dice: Dice, currency: str) -> SpendingRate:
    """A fixed rate that an agreement prescribes for spending in a currency."""
    return SpendingRate(currency=currency, value=dice.one_of(RATES))


def activities(dice: Dice, book: str) -> tuple[Activity, ...]:
    """What was done; some of it has no date, no kind, or stands for several."""
    return tuple(
        Activity(
            book=book,
            reference=f"act {code}",
            title=f"activity {code}",
            activity_kind=dice.one_of((None, "workshop", "forum")),
            count=1 + dice.below(15),
            when=date_of(dice) if dice.yes() else None,
            partners=dice.one_of(((), ("SEGIB",), ("IDEA",), ("IDEA", "SEGIB"))),
            note=dice.one_of((None, "as reported")),
        )
        for code in dice.some_of(ACTIVITIES, 0, 3)
    )


def in_kind(
    handful: Iterable[Dice], book: str, currencies: tuple[str, ...]
) -> tuple[InKindContribution, ...]:
    """Officials' time and the like: of some it is known how it came to its amount."""
    return tuple(
        _given(dice, book, f"in kind {number}", dice.one_of(currencies))
        for number, dice in enumerate(handful)
    )


def _given(dice: Dice, book: str, reference: str, currency: str) -> InKindContribution:
    valued = valuation(dice, currency) if dice.yes() else None
    if valued is not None and not valued.total.minor:  # less than half a unit of a coarse currency
        valued = None
    return InKindContribution(
        book=book,
        reference=reference,
        when=date_of(dice),
        valuation=valued,
        amount=valued.total if valued else InKind.from_minor(amount(dice), currency),
        tossd_modality=dice.one_of((None, "D01", "D012", "J01")),
        provenance=provenance(dice),
        note=dice.one_of((None, "hours estimated")),
    )


QUANTITIES = ("40", "0.5", "2.25", "1760", "1", "7.3")


def valuation(dice: Dice, currency: str) -> Valuation:
    """By hours, days or a tariff, with or without what goes with it, some in another currency."""
    method, foreign = dice.one_of((*ValuationMethod,)), dice.one_of(CURRENCIES)
    used = set()

    def cost() -> Money:
        used.add(chosen := dice.one_of((currency, currency, foreign)))
        return Money.from_minor(dice.within((100_000, 10**9)), chosen)

    def quantity() -> str:
        return dice.one_of(QUANTITIES)

    fields: dict[str, Any] = {"currency": currency, "method": method}
    match method:
        case ValuationMethod.HOURS:
            hours = {"hours": quantity(), "annual_hours": quantity()}
            fields |= {**hours, "annual_cost": cost()}
        case ValuationMethod.DAYS:
            fields |= {"days": quantity(), "daily_rate": cost()}
        case ValuationMethod.TARIFF:
            fields |= {"units": quantity(), "unit": "pages", "tariff": cost()}
            fields["tariff_source"] = "price list"
    fields["grade"] = dice.one_of((None, "Subdirector"))
    fields |= {name: cost() for name in BESIDE if dice.yes()}
    if used - {currency}:
        fields |= {"rate": dice.one_of(RATES), "rate_source": "ECB"}
        fields["rate_date"] = date_of(dice)
    valued = Valuation(**fields)
    too_much = valued.total.minor > LARGEST_AMOUNT
    return valued.model_copy(update={"rate": LOWEST_RATE}) if too_much else valued
