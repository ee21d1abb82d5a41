"""A refund, a withdrawal or an exchange moves only what its account holds, and its currency has.

An exchange takes its stretch of the currency's line where it stands, so that its money has to be
there: what came back of an expenditure that comes after it is held, and is not on the line.

A transfer within one currency is held to its own day: at its end the account that it left is not
below zero, whatever the order of that day, and whatever is taken back later.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from coopledger.books.order import Step, Timeline
from coopledger.model.agreement import Account, WithoutAccounts
from coopledger.model.events import Refund, Transfer, Withdrawal
from coopledger.model.finding import Finding
from coopledger.model.kinds import RANK
from coopledger.money import Money
from coopledger.rules.case import Case, finding

_BEYOND_HELD: Mapping[type, str] = {
    Refund: "refund-beyond-held",
    Withdrawal: "withdrawal-beyond-held",
    Transfer: "transfer-beyond-held",
}


def leaves_what_is_held(case: Case) -> Iterator[Finding]:
    chart = case.book.chart
    if isinstance(chart, WithoutAccounts) or case.all_is_held:
        return
    found: set[str] = set()
    for account in chart.accounts:
        if not case.may_go_below("by_account", account.code):
            continue
        steps = case.walk_every_state("by_account", account.code)
        yield from _beyond(case, steps, account.currency, found)
        yield from _transfers(case, account)
    for currency in chart.fund_currencies:
        if not case.may_go_below("by_currency", currency):
            continue
        steps = case.walk_every_state("by_currency", currency)
        yield from _beyond(case, _on_the_line(case, steps), currency, found)


def _on_the_line(case: Case, steps: Iterator[Step]) -> Iterator[Step]:
    """The same, with what the line has before and after what is exchanged away."""
    for step in steps:
        event, before, after = step.event, step.before, step.after
        if after < before and isinstance(event, Transfer):
            off = case.book.came_back_before(event, step.as_of or step.day)
            step = step._replace(before=before - off, after=after - off)
        yield step


def _beyond(case: Case, steps: Iterator[Step], currency: str, found: set[str]) -> Iterator[Finding]:
    for step in steps:
        if step.after >= 0 or step.after >= step.before:
            continue
        event = step.event
        if not isinstance(event, Refund | Transfer | Withdrawal) or event.reference in found:
            continue
        if not isinstance(event, Transfer) or event.arrived is not None:
            found.add(event.reference)
            if case.is_new(event):
                yield finding(
                    _BEYOND_HELD[type(event)],
                    case.entry_of(event),
                    "amount",
                    seen=event.amount,
                    held=Money.from_minor(max(0, step.before), currency),
                    on=step.day,
                )
            else:
                yield finding(
                    "leaves-without-money",
                    case.to_blame(step),
                    "when",
                    later=event.reference,
                    missing=Money.from_minor(-step.after, currency),
                    on=step.day,
                )


def _transfers(case: Case, account: Account) -> Iterator[Finding]:
    """Those that left an account within its currency, on days at whose end it is below zero."""
    if case.first_changed is None:
        return
    timeline = case.book.by_account[account.code]
    days = {step.day for step in timeline.steps(since=case.first_changed)}
    below = {day for day in (case.first_changed[0], *days) if timeline.held_on(day) < 0}
    for day in sorted(below):
        step = _left(case, timeline, day)
        if step is None or not isinstance(event := step.event, Transfer):
            continue
        held = timeline.held_on(day)
        if case.is_new(event):
            yield finding(
                "transfer-beyond-held",
                case.entry_of(event),
                "amount",
                seen=event.amount,
                held=Money.from_minor(max(0, held + event.amount.minor), account.currency),
                on=day,
            )
        else:
            yield finding(
                "leaves-without-money",
                case.to_blame(step),
                "when",
                later=event.reference,
                missing=Money.from_minor(-held, account.currency),
                on=day,
            )


def _left(case: Case, timeline: Timeline, day: date) -> Step | None:
    """The first transfer of a day that left an account within its currency; the last new one."""
    left: Step | None = None
    for step in timeline.steps(since=(day, RANK["transfer"], "", 0)):
        event = step.event
        if step.day != day or not isinstance(event, Transfer):  # the day's transfers stand together
            break
        leaves = event.arrived is None and step.after < step.before
        if leaves and (left is None or case.is_new(event)):
            left = step
    return left
