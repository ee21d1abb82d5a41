"""How much of what an agreement spent was the institution's own money, put into its account.

What came first is spent first, whatever rule says what it is worth: so whose money it was does not
change when more comes. A line as for worth says it, laid with what is the institution's of each
instalment as its height. A withdrawal takes contributions back, the last before it first, as if
they had been of less; what it takes beyond them goes out like all else. Of other income and of
interest nothing is own.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import assert_never

from coopledger.books.book import Book, Standing
from coopledger.books.curve import Curve, half_up
from coopledger.books.facts_of_book import FactKey, key_of
from coopledger.model.agreement import Agreement, ConversionRule, WithoutAccounts
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    OpeningBalance,
    OtherIncome,
    OwnContribution,
    Recovery,
    Refund,
    Transfer,
    Withdrawal,
)


def has_own_funds(book: Book) -> bool:
    """Whether own money was ever put into the accounts of an agreement."""
    agreement = isinstance(book.opening, Agreement)
    return agreement and any(fact.kind == "own_contribution" for fact in book.facts.values())


def own_parts(book: Book, on: date) -> dict[FactKey, int]:
    """Of each expenditure that stands on a day, what was own money: minor units of its currency.

    In a programme all of it is.
    """
    standing = list(book.standing(on))
    spent = [each for each in standing if isinstance(each.event, Expenditure)]
    chart = book.chart
    if isinstance(chart, WithoutAccounts):
        return {key_of(each.event): each.minor for each in spent}
    lines = {
        currency: Curve(ConversionRule.FIFO)
        for currency in (*chart.fund_currencies, book.opening.currency)
    }
    left = _left_of_own(standing)
    taken = {}
    for each in standing:
        event, line = each.event, lines[each.event.amount.currency.code]
        match event:
            case OwnContribution():
                line.extend(left[key_of(event)], left[key_of(event)])
            case OpeningBalance() | Disbursement() | Interest() | OtherIncome():
                line.extend(each.minor, 0)
            case Transfer() if event.arrived is not None:
                own, arrived = line.exchange(each.minor).worth, event.arrived
                lines[arrived.currency.code].extend(
                    arrived.minor, half_up(own * arrived.minor, each.minor)
                )
            case Expenditure():
                taken[key_of(event)] = line, line.take(each.minor)
            case Refund():
                line.take(each.minor)
            case Withdrawal():
                line.take(left[key_of(event)])
            case Transfer() | Recovery():
                pass
            case _:
                assert_never(event)
    return {key: line.measure(stretch).worth for key, (line, stretch) in taken.items()}


def _left_of_own(standing: Iterable[Standing]) -> dict[FactKey, int]:
    """Of each contribution, what no withdrawal took back; of each withdrawal, what it took beyond.

    In minor units.
    """
    left: dict[FactKey, int] = {}
    contributed: defaultdict[str, list[FactKey]] = defaultdict(list)
    for each in standing:
        event, currency = each.event, each.event.amount.currency.code
        if isinstance(event, OwnContribution):
            left[key_of(event)] = each.minor
            contributed[currency].append(key_of(event))
        elif isinstance(event, Withdrawal):
            beyond = each.minor
            while beyond and contributed[currency]:
                last = contributed[currency][-1]
                back = min(beyond, left[last])
                left[last] -= back
                beyond -= back
                if not left[last]:
                    contributed[currency].pop()
            left[key_of(event)] = beyond
    return left
