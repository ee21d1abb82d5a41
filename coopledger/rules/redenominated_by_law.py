"""What is exchanged out of a currency that ended brings what the law says, to the minor unit."""

from collections.abc import Iterator

from coopledger.books.redenomination import official_amount
from coopledger.currencies import successor_of
from coopledger.model.events import Transfer
from coopledger.model.finding import Finding
from coopledger.model.rate import written
from coopledger.rules.case import Case, finding


def redenominated_by_law(case: Case) -> Iterator[Finding]:
    for transfer, entry in case.new_of(Transfer):
        expected = official_amount(transfer)
        successor = successor_of(transfer.amount.currency.code)
        if expected and successor is not None and transfer.arrived != expected:
            yield finding(
                "redenomination-rate",
                entry,
                "arrived",
                seen=transfer.arrived,
                expected=expected,
                amount=transfer.amount,
                rate=written(successor.rate),
            )
