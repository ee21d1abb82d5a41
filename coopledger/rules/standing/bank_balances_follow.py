"""Every balance of the bank is the one before it plus the lines up to its day."""

from collections.abc import Iterator

from coopledger.books.bank_balances import bank_balances, bank_lines, gaps
from coopledger.model.finding import Finding, Severity
from coopledger.rules.bank_balances_follow import said_of
from coopledger.rules.standing.view import AgreementView


def bank_balances_follow(view: AgreementView) -> Iterator[Finding]:
    lines = bank_lines(view.book, view.today)
    for account in view.statement.agreement.accounts:
        if account.code in lines:
            known = bank_balances(view.book, account, view.today)
            for gap in gaps(known, lines[account.code]):
                params = said_of(gap, account)
                yield view.finding(
                    "statement-gap", Severity.WARNING, reference=account.code, **params
                )
