"""What the accounts of another program are called: an institution's map, in a small file.

Each entry of the journal debits and credits roles; the map says which account plays each role.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from coopledger.model.base import Code, Model, Takes, otherwise
from coopledger.model.in_languages import Named, NamedGiven


class AccountType(StrEnum):
    """The five kinds of accounts that all such programs have."""

    ASSETS = "assets"
    LIABILITIES = "liabilities"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSES = "expenses"


class MappedAccount(Model):
    """An account of the other program. code: its number, where its chart has numbers."""

    type: AccountType
    code: Code | None = None
    name: Takes[Named, NamedGiven]

    @property
    def known_as(self) -> str:
        """Its number; where it has none, its name in the first language that it has one in."""
        return self.code or next(said for _, said in self.name.in_languages())


_Mapped = Takes[MappedAccount, MappedAccount | dict[str, Any]]


class AccountMap(Model):
    """Which account plays each role; several roles may be played by the same.

    held: where the money is; each account of the agreement, and in its own currency each currency,
    is a subaccount. accounts: another one, for an account of the agreement by its code.
    exchange: across from an exchange of currencies, in each of them. exchange_gain, exchange_loss:
    the exchange difference, which only what it is worth in the agreement's currency has. The others
    are across from the money that the figures of a statement of the same names count.

    >>> cash = {"type": "assets", "name": "Caja"}
    >>> made = AccountMap(**dict.fromkeys(AccountMap.model_fields, cash) | {"accounts": {}})
    >>> made.held.name.es
    'Caja'
    """

    held: _Mapped
    opening_balance: _Mapped
    received: _Mapped
    own_contribution: _Mapped
    interest: _Mapped
    other_income: _Mapped
    spent: _Mapped
    returned: _Mapped
    withdrawn: _Mapped
    exchange: _Mapped
    exchange_gain: _Mapped
    exchange_loss: _Mapped
    accounts: Takes[Mapping[Code, MappedAccount], Mapping[str, Any]] = otherwise({})

    def role(self, name: str) -> MappedAccount:
        """The account that plays a role."""
        found: MappedAccount = getattr(self, name)
        return found
