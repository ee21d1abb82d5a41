"""What the bank says an account holds is what the books say."""

from collections.abc import Iterator

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def bank_agrees(view: AgreementView) -> Iterator[Finding]:
    for side in view.statement.accounts:
        if side.bank is not None and side.bank.difference:
            yield view.finding(
                "bank-differs",
                Severity.WARNING,
                reference=side.account.code,
                on=side.bank.on,
                bank=side.bank.balance,
                held=side.bank.held,
                difference=side.bank.difference,
            )
