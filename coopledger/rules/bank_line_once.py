"""A line of the bank is recorded once, though a format that does not say its day books it later.

It is taken for the same where amount and value day agree, and the balances are off.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from coopledger.books.bank_balances import Gap, bank_balances, gaps, lines_by_account
from coopledger.model.agreement import Programme
from coopledger.model.evidence import BankLine
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding
from coopledger.rules.same_bank_days import account_code, value_day

_Alike = tuple[str, int, date]
"""An account, a signed amount and a value day."""


def bank_line_once(case: Case) -> Iterator[Finding]:
    new = [cited for cited in case.new_of(BankLine) if cited.entry.origin is not None]
    if not new:
        return
    given = {entry.fact.reference for entry in case.given}
    recorded: defaultdict[_Alike, list[BankLine]] = defaultdict(list)
    for line in case.book.of_kind(BankLine):
        if line.reference not in given:
            recorded[_alike(case, line)].append(line)
    alike = [
        (cited, other)
        for cited in new
        for other in recorded.get(_alike(case, cited.fact), [])[:1]
        if other.when != cited.fact.when
    ]
    off = _gaps(case) if alike else {}
    for (line, entry), other in alike:
        days = (line.when.last, other.when.last)
        if any(
            _holds(gap, day) for gap in off.get(account_code(case.book, line), ()) for day in days
        ):
            yield finding(
                "bank-line-twice",
                entry,
                "when",
                amount=line.amount,
                on=line.when,
                known=other.when,
                of=other.reference,
            )


def _alike(case: Case, line: BankLine) -> _Alike:
    return account_code(case.book, line), line.signed, value_day(line)


def _gaps(case: Case) -> dict[str, list[Gap]]:
    chart = case.book.chart
    if isinstance(chart, Programme):
        return {}
    moved = lines_by_account(case.book, date.max)
    return {
        account.code: list(
            gaps(bank_balances(case.book, account, date.max), moved.get(account.code, {}))
        )
        for account in chart.accounts
    }


def _holds(gap: Gap, day: date) -> bool:
    return gap.before.when.last < day <= gap.after.when.last
