"""What was left in a currency that ended becomes what took its place, at the rate of the law."""

from coopledger.books.valuation import at_rate
from coopledger.currencies import days_of, successor_of
from coopledger.model.events import Transfer
from coopledger.model.facts import MoneyEvent
from coopledger.money import Money


def official_amount(event: MoneyEvent) -> Money | None:
    """What an exchange brings of a currency that has ended by its day; None of any other.

    Up to its last day a bank's own rate counts.
    """
    if not isinstance(event, Transfer) or event.arrived is None:
        return None
    old, new = event.amount.currency.code, event.arrived.currency.code
    successor = successor_of(old)
    if successor is None or successor.code != new or event.when.first <= days_of(old).last:
        return None
    return Money.from_minor(at_rate(event.amount.minor, old, new, successor.rate), new)
