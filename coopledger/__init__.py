"""Books for international cooperation funds that close in every currency, to the cent.

>>> from coopledger import Ledger, Money
>>> Money("1109797.84", "MXN") - Money("435763.79", "MXN")
Money('674034.05', 'MXN')
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coopledger.books.cooperation import CooperationTotal
    from coopledger.books.statement import Statement
    from coopledger.errors import CoopledgerError, LedgerBroken
    from coopledger.ledger import Ledger, Receipt, Refused
    from coopledger.model.agreement import (
        Account,
        Agreement,
        BudgetLine,
        ConversionRule,
        Programme,
    )
    from coopledger.model.base import Provenance
    from coopledger.model.dates import When
    from coopledger.model.events import (
        Activity,
        Disbursement,
        Expenditure,
        InKindContribution,
        Interest,
        Portion,
        Refund,
    )
    from coopledger.model.finding import Finding, Severity
    from coopledger.money import InKind, Money
    from coopledger.written import NumberStyle

# Where each public name lives. They are imported when they are used, so that the command line's
# help does not wait for a database library.
_HOME = {
    "Account": "coopledger.model.agreement",
    "Activity": "coopledger.model.events",
    "Agreement": "coopledger.model.agreement",
    "BudgetLine": "coopledger.model.agreement",
    "ConversionRule": "coopledger.model.agreement",
    "CoopledgerError": "coopledger.errors",
    "CooperationTotal": "coopledger.books.cooperation",
    "Disbursement": "coopledger.model.events",
    "Expenditure": "coopledger.model.events",
    "Finding": "coopledger.model.finding",
    "InKind": "coopledger.money",
    "InKindContribution": "coopledger.model.events",
    "Interest": "coopledger.model.events",
    "Ledger": "coopledger.ledger",
    "LedgerBroken": "coopledger.errors",
    "Money": "coopledger.money",
    "NumberStyle": "coopledger.written",
    "Portion": "coopledger.model.events",
    "Programme": "coopledger.model.agreement",
    "Provenance": "coopledger.model.base",
    "Receipt": "coopledger.ledger",
    "Refund": "coopledger.model.events",
    "Refused": "coopledger.ledger",
    "Severity": "coopledger.model.finding",
    "Statement": "coopledger.books.statement",
    "When": "coopledger.model.dates",
}

__all__ = [
    "Account",
    "Activity",
    "Agreement",
    "BudgetLine",
    "ConversionRule",
    "CooperationTotal",
    "CoopledgerError",
    "Disbursement",
    "Expenditure",
    "Finding",
    "InKind",
    "InKindContribution",
    "Interest",
    "Ledger",
    "LedgerBroken",
    "Money",
    "NumberStyle",
    "Portion",
    "Programme",
    "Provenance",
    "Receipt",
    "Refund",
    "Refused",
    "Severity",
    "Statement",
    "When",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'coopledger' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
