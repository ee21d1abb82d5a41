"""Every balance of the bank is the one before it plus the lines up to its day, over all loads."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from coopledger.books.accounts import account_of_bank
from coopledger.books.bank_balances import Gap, bank_balances, gaps
from coopledger.model.agreement import Account, WithoutAccounts
from coopledger.model.entry import Entry
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.finding import Finding, Severity
from coopledger.rules.case import Case, finding


def bank_balances_follow(case: Case) -> Iterator[Finding]:
    chart = case.book.chart
    if isinstance(chart, WithoutAccounts) or "bank_line" in case.unread:
        return
    new: defaultdict[str, list[Entry]] = defaultdict(list)
    for said, entry in _new_of_bank(case):
        if (account := account_of_bank(said, chart)) is not None:
            new[account.code].append(entry)
    for account in chart.accounts:
        if account.code in new:
            known = bank_balances(case.book, account, date.max)
            for gap in gaps(known, case.bank_lines.get(account.code, ())):
                blamed = _to_blame(case, gap, new[account.code])
                if blamed is not None:
                    params = said_of(gap, account)
                    yield finding("statement-gap", blamed, severity=Severity.WARNING, **params)


def _new_of_bank(case: Case) -> Iterator[tuple[BankBalance | BankLine, Entry]]:
    yield from case.new_of(BankBalance)
    yield from case.new_of(BankLine)


def said_of(gap: Gap, account: Account) -> dict[str, Any]:
    """What a message says of it."""
    return {
        "account": account.code,
        "since": gap.before.when,
        "before": gap.before.balance,
        "until": gap.after.when,
        "seen": gap.after.balance,
        "lines": gap.lines,
        "difference": gap.missing,
    }


def _to_blame(case: Case, gap: Gap, new: list[Entry]) -> Entry | None:
    """What is new of it: its second balance, its first, a line between; None where nothing is."""
    for balance in (gap.after, gap.before):
        if case.is_new(balance):
            return case.entry_of(balance)
    first, last = gap.before.when.last, gap.after.when.last
    between = (
        entry
        for entry in new
        if isinstance(entry.fact, BankLine) and first < entry.fact.when.last <= last
    )
    return next(between, None)
