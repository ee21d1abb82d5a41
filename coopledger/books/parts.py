"""What a statement is made of: by budget line, by activity, by month.

What the source does not split is a part of its own, under the key None: *not itemised*.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from coopledger.books.statement import Flow, MonthPart, Part
from coopledger.books.valuation import Valued
from coopledger.model.events import Expenditure, Portion
from coopledger.money import Money, split_minor

NOT_ITEMISED = None


def shares(portions: Sequence[Portion], amount: int) -> list[tuple[str | None, int]]:
    """How an amount falls on its portions, by code; what is not itemised comes last.

    A lone portion without an amount has the whole; among several, an unstated one has only a name.
    """
    if len(portions) == 1 and portions[0].amount is None:
        return [(portions[0].code, amount)]
    stated = sorted((p.code, p.amount.minor) for p in portions if p.amount is not None)
    rest = amount - sum(minor for _, minor in stated)
    return [*stated, (NOT_ITEMISED, rest)] if rest else list(stated)


def spent_by(
    field: str,
    titles: Mapping[str, str],
    valued: Iterable[Valued],
    currencies: Sequence[str],
    reported_in: str,
) -> tuple[Part, ...]:
    """What was spent on each line or activity (`field`), the named ones in the order of `titles`.

    An expenditure's worth is divided over its portions exactly, largest remainder.
    """
    spent: dict[str | None, Counter[str]] = {code: Counter() for code in titles}
    reported: Counter[str | None] = Counter()
    for item in valued:
        event = item.event
        if not isinstance(event, Expenditure):
            continue
        falls = shares(getattr(event, field), event.amount.minor)
        worths = split_minor(item.reported, [minor for _, minor in falls])
        for (key, minor), worth in zip(falls, worths, strict=True):
            spent.setdefault(key, Counter())[event.amount.currency.code] += minor
            reported[key] += worth
    keys = [key for key in spent if key is not None] + ([None] if None in spent else [])
    return tuple(
        Part(
            key,
            titles.get(key) if key is not None else None,
            tuple(Money.from_minor(spent[key][currency], currency) for currency in currencies),
            Money.from_minor(reported[key], reported_in),
        )
        for key in keys
    )


_COLUMN = {
    "disbursement": "received",
    "interest": "interest",
    "expenditure": "spent",
    "refund": "returned",
}


def moved_by_month(
    valued: Iterable[Valued], currencies: Sequence[str], reported_in: str
) -> tuple[MonthPart, ...]:
    """What moved in each month, the undated last."""
    fund: defaultdict[str | None, Counter[tuple[str, str]]] = defaultdict(Counter)
    reported: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for item in valued:
        month, column = item.event.when.month, _COLUMN[item.event.kind]
        fund[month][item.event.amount.currency.code, column] += item.event.amount.minor
        reported[month][column] += item.reported
        reported[month]["exchange_difference"] += exchange_difference(item)
    months = sorted(fund, key=lambda month: (month is None, month))
    return tuple(
        MonthPart(
            month,
            tuple(
                _flow(
                    {column: fund[month][currency, column] for column in _COLUMN.values()}, currency
                )
                for currency in currencies
            ),
            _flow(reported[month], reported_in),
            Money.from_minor(reported[month]["exchange_difference"], reported_in),
        )
        for month in months
    )


def exchange_difference(item: Valued) -> int:
    """What was reported less what it was worth: nothing for money that comes in."""
    return item.reported - item.worth


def _flow(minor: Mapping[str, int], currency: str) -> Flow:
    return Flow(
        **{column: Money.from_minor(minor[column], currency) for column in _COLUMN.values()}
    )
