"""From the end of the day on which an addendum closes an account, there is nothing in it.

So it is on every later day: what is taken back then may not put anything in it, nor out of it.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.model.agreement import Account
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal
from coopledger.model.finding import Finding
from coopledger.model.terms import Addendum
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def closed_account_is_empty(case: Case) -> Iterator[Finding]:
    """Each account once: the first day on which it is closed and has something."""
    if not case.accounts_change:
        return
    for account in case.chart.accounts:
        timeline = case.book.by_account[account.code]
        for day in _days(case, account):
            closed, held = case.accounts_on(day).closed, timeline.held_on(day)
            if held and account.code in closed:
                by = closed[account.code]
                yield finding(
                    "account-not-empty",
                    *_to_blame(case, by, day),
                    account=account.code,
                    held=Money.from_minor(held, account.currency),
                    on=day,
                    closed=by.when.first,
                    addendum=by.reference,
                )
                break


def _days(case: Case, account: Account) -> list[date]:
    """Those on which it is closed, and on which something was taken back since.

    Of what moves money after that another rule says that it is closed.
    """
    closing = [a for a in case.book.ever(Addendum) if account.code in a.closed_accounts]
    if not closing:
        return []
    first = min(each.when.first for each in closing)
    steps = case.book.by_account[account.code].steps(since=(first, -1, "", 0))
    taken_back = {step.day for step in steps if isinstance(step.event, Reversal)}
    return sorted({each.when.first for each in closing} | taken_back)


def _to_blame(case: Case, closing: Addendum, day: date) -> tuple[Entry, str]:
    """The addendum that closes it; where that was recorded before, what moves money now."""
    if case.is_new(closing):
        return case.entry_of(closing), "closed_accounts"
    return case.last_new_until(day), "account"
