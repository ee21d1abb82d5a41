"""No account was below zero at the end of a day while others had the money."""

from collections.abc import Iterator

from coopledger.books.below_zero import below_zero
from coopledger.model.finding import Finding
from coopledger.money import Money
from coopledger.rules.account_below_zero import severity_of
from coopledger.rules.standing.view import AgreementView


def account_below_zero(view: AgreementView) -> Iterator[Finding]:
    agreement = view.statement.agreement
    for account in agreement.accounts:
        for run in below_zero(view.book, account):
            if run.first <= view.today:
                yield view.finding(
                    "account-below-zero",
                    severity_of(agreement),
                    reference=account.code,
                    account=account.code,
                    on=run.first,
                    held=Money.from_minor(run.lowest, account.currency),
                )
