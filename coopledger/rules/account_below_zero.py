"""No account holds less than nothing at the end of a day: a warning, or an error if so agreed.

The whole of its currency is held to that by other rules; here other accounts have the money. Mostly
the wrong account was named, or more was spent of an advance than was given.
"""

from collections.abc import Iterator
from datetime import timedelta

from coopledger.books.below_zero import below_zero, is_below_zero
from coopledger.model.agreement import Account, Agreement
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding, Severity
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def account_below_zero(case: Case) -> Iterator[Finding]:
    """Each account once: where it comes to be below zero, or something new takes more from it."""
    since = case.first_changed
    if case.terms is None or since is None or case.all_is_held:
        return
    for account in case.chart.accounts:
        if not case.may_go_below("by_account", account.code):
            continue
        for run in below_zero(case.book, account, since):
            before = run.first - timedelta(days=1)
            taken = _taken(case, account)
            if taken is None and is_below_zero(case.book, account, before):
                continue
            yield finding(
                "account-below-zero",
                taken or case.last_new_until(run.first),
                "account",
                severity=severity_of(case.terms.on(run.first)),
                account=account.code,
                on=run.first,
                held=Money.from_minor(run.lowest, account.currency),
            )
            break


def _taken(case: Case, account: Account) -> Entry | None:
    """The last new fact that takes money out of an account."""
    steps = case.walk("by_account", account.code)
    new = (step.event for step in steps if step.after < step.before and case.is_new(step.event))
    last = None
    for event in new:
        last = event
    return case.entry_of(last) if last is not None else None


def severity_of(agreement: Agreement) -> Severity:
    """What an account below zero is, as it is agreed on the day on which it comes to be."""
    return Severity.ERROR if agreement.no_overdraft else Severity.WARNING
