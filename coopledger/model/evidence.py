"""What others say happened. Evidence is set beside events, never added to them."""

from typing import Literal

from coopledger.model.base import Code, StatedMoney
from coopledger.model.dates import When
from coopledger.model.fact import Fact


class BankBalance(Fact):
    """What the bank says an account holds at the end of a day (saldo según banco)."""

    kind: Literal["bank_balance"] = "bank_balance"
    when: When
    account: Code
    balance: StatedMoney
