"""All that ever moved in a book, per currency, stays within 10^18 minor units: no sum overflows."""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.model.kinds import amounts_of
from coopledger.money import LARGEST_STATED, Money
from coopledger.rules.case import Case, finding


def total_within_range(case: Case) -> Iterator[Finding]:
    """One finding a currency: at the largest of the new amounts."""
    for currency, stated in case.book.turnover.items():
        if stated > LARGEST_STATED:
            amounts = [
                (amount.minor, entry)
                for entry in case.new
                for amount in amounts_of(entry.fact)
                if amount.currency.code == currency
            ]
            largest, entry = max(amounts, key=lambda pair: pair[0])
            yield finding(
                "total-too-large",
                entry,
                "amount",
                seen=Money.from_minor(largest, currency),
                largest=Money.from_minor(LARGEST_STATED, currency),
            )
