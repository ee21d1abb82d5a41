"""A line of the bank is recorded once, though a format that does not say its day books it later.

It is taken for the same where amount and value day agree, and the balances are off.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.books.accounts import account_named
from coopledger.books.bank_balances import Gap, account_codes, bank_balances, gaps
from coopledger.model.agreement import WithoutAccounts
from coopledger.model.evidence import BankLine
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding
from coopledger.rules.same_bank_days import value_day


def bank_line_once(case: Case) -> Iterator[Finding]:
    new = [cited for cited in case.new_of(BankLine) if cited.entry.origin is not None]
    if not new:
        return
    code_of = account_codes(case.book.chart)
    given = {entry.fact.reference for entry in case.given}
    asked = {(line.signed, value_day(line)) for line, _ in new}
    recorded: dict[tuple[str, int, date], BankLine] = {}
    for code, lines in case.bank_lines.items():
        for line in lines:
            said = (line.signed, value_day(line))
            if said in asked and line.reference not in given:
                recorded.setdefault((code, *said), line)
    off: dict[str, list[Gap]] = {}
    for line, entry in new:
        code = code_of(line)
        other = recorded.get((code, line.signed, value_day(line)))
        if other is None or other.when == line.when:
            continue
        if code not in off:
            off[code] = list(_gaps(case, code))
        if any(_holds(gap, each.when.last) for gap in off[code] for each in (line, other)):
            yield finding(
                "bank-line-twice",
                entry,
                "when",
                amount=line.amount,
                on=line.when,
                known=other.when,
                of=other.reference,
            )


def _gaps(case: Case, code: str) -> Iterator[Gap]:
    chart = case.book.chart
    account = None if isinstance(chart, WithoutAccounts) else account_named(code, chart)
    if account is not None:
        known = bank_balances(case.book, account, date.max)
        yield from gaps(known, case.bank_lines.get(code, ()))


def _holds(gap: Gap, day: date) -> bool:
    return gap.before.when.last < day <= gap.after.when.last
