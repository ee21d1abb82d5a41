"""A statement holds whole days: what is recorded of a day it is about stands in it as well.

The same day from another format, or cut short, would put its lines into the book twice.
"""

from collections.abc import Iterator

from coopledger.books.accounts import account_of_bank
from coopledger.model.evidence import BankLine
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding

_Day = tuple[str | None, str]
"""An account, and a day of it."""


def bank_days_are_whole(case: Case) -> Iterator[Finding]:
    new = [cited for cited in case.new_of(BankLine) if cited.entry.origin is not None]
    if not new:
        return
    given = {entry.fact.reference for entry in case.given}
    beside: dict[_Day, int] = {}
    for line in case.book.of_kind(BankLine):
        if line.reference not in given:
            day = _day_of(case, line)
            beside[day] = beside.get(day, 0) + 1
    for line, entry in new:
        if others := beside.pop(_day_of(case, line), 0):
            yield finding("bank-day-twice", entry, "when", on=line.when, count=others)


def _day_of(case: Case, line: BankLine) -> _Day:
    account = account_of_bank(line, case.book.chart)
    return account.code if account else line.account, line.when.text
