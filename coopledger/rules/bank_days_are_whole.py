"""A statement holds whole days: what is recorded of a day it is about stands in it as well.

The same day from another format, or cut short, would put its lines into the book twice.
"""

from collections import Counter
from collections.abc import Iterator

from coopledger.books.bank_balances import account_codes
from coopledger.model.evidence import BankLine
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def bank_days_are_whole(case: Case) -> Iterator[Finding]:
    new = [cited for cited in case.new_of(BankLine) if cited.entry.origin is not None]
    if not new:
        return
    code_of = account_codes(case.book.chart)
    given = {entry.fact.reference for entry in case.given}
    asked = {line.when for line, _ in new}
    beside = Counter(
        (code, line.when)
        for code, lines in case.bank_lines.items()
        for line in lines
        if line.when in asked and line.reference not in given
    )
    for line, entry in new:
        if others := beside.pop((code_of(line), line.when), 0):
            yield finding("bank-day-twice", entry, "when", on=line.when, count=others)
