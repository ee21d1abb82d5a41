"""No account was below zero at the end of a day while others had the money."""

from collections.abc import Iterator

from coopledger.books.below_zero import below_zero
from coopledger.books.terms import Terms
from coopledger.model.agreement import Agreement
from coopledger.model.finding import Finding
from coopledger.model.terms import Addendum
from coopledger.money import Money
from coopledger.rules.account_below_zero import severity_of
from coopledger.rules.standing.view import AgreementView


def account_below_zero(view: AgreementView) -> Iterator[Finding]:
    opening = view.book.opening
    if not isinstance(opening, Agreement):
        return
    terms = Terms(opening, view.book.of_kind(Addendum, view.today))
    for account in view.statement.agreement.accounts:
        for run in below_zero(view.book, account):
            if run.first <= view.today:
                yield view.finding(
                    "account-below-zero",
                    severity_of(terms.on(run.first)),
                    reference=account.code,
                    account=account.code,
                    on=run.first,
                    held=Money.from_minor(run.lowest, account.currency),
                )
