"""What the bank says an account holds is what the books say, or the difference is explained."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from coopledger.books.statement import AccountSide
from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView

if TYPE_CHECKING:
    from coopledger.books.bank_reconciliation import BankReconciliation


def bank_agrees(view: AgreementView) -> Iterator[Finding]:
    for side in view.statement.accounts:
        if side.bank is None or not side.bank.difference:
            continue
        said: dict[str, Any] = {
            "on": side.bank.on,
            "bank": side.bank.balance,
            "held": side.bank.held,
            "difference": side.bank.difference,
        }
        account = side.account.code
        explained = _explained(view, side)
        if explained is None:
            yield view.finding("bank-differs", Severity.WARNING, reference=account, **said)
        else:
            said |= {"items": explained.sums, "count": explained.proposed}
            severity = Severity.NOTE if explained.only_waits else Severity.WARNING
            yield view.finding("bank-difference-explained", severity, reference=account, **said)


def _explained(view: AgreementView, side: AccountSide) -> "BankReconciliation | None":
    """The reconciliation of that day, where every item of it says what it is."""
    found = view.reconciled(side.account.code)
    of_day = found is not None and side.bank is not None and found.on == side.bank.on
    return found if found is not None and of_day and found.explained else None
