"""What a bank says is of an account of the book, under its number and of a day; it says one thing.

A statement that is loaded into the wrong account would agree with nothing, or, worse, with
something.
"""

from collections.abc import Iterator

from coopledger.books.account_numbers import same_account
from coopledger.books.accounts import account_for
from coopledger.model.agreement import Agreement
from coopledger.model.entry import Entry
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.finding import Finding, KnownCodes
from coopledger.rules.account_and_currency import names_account
from coopledger.rules.case import Case, finding


def bank_evidence_of_account(case: Case) -> Iterator[Finding]:
    told: set[tuple[object, ...]] = set()
    for balance, entry in case.new_of(BankBalance):
        yield from _once(told, balance, entry, _of_account(case, balance, entry, "balance"))
        if not balance.when.is_day:
            yield finding("balance-needs-day", entry, "when", seen=balance.when)
    for line, entry in case.new_of(BankLine):
        yield from _once(told, line, entry, _of_account(case, line, entry, "amount"))
        if not line.when.is_day:
            yield finding("bank-line-needs-day", entry, "when", seen=line.when)
    yield from _one_balance_a_day(case)


def _once(
    told: set[tuple[object, ...]],
    said: BankBalance | BankLine,
    entry: Entry,
    findings: Iterator[Finding],
) -> Iterator[Finding]:
    """What is wrong with a whole statement is said at its first line, not at each."""
    origin = entry.origin
    if origin is None or (isinstance(said, BankBalance) and said.account_number is None):
        yield from findings
        return
    for found in findings:
        of_all = (found.code, origin.document, said.account, said.currency, said.account_number)
        if of_all not in told:
            told.add(of_all)
            yield found


def _of_account(
    case: Case, said: BankBalance | BankLine, entry: Entry, field: str
) -> Iterator[Finding]:
    agreement = case.book.opening
    if not isinstance(agreement, Agreement):
        yield finding("unknown-account", entry, "account", seen=said.account, expected=KnownCodes())
        return
    stated = said.balance if isinstance(said, BankBalance) else said.amount
    yield from names_account(agreement, said.account, stated, entry, field)
    account = account_for(said.account, said.currency, agreement)
    if account is None or account.number is None or said.account_number is None:
        return
    if not same_account(said.account_number, account.number):
        yield finding(
            "statement-of-other-account",
            entry,
            "account_number",
            seen=said.account_number,
            expected=account.number,
            account=account.code,
        )


def _one_balance_a_day(case: Case) -> Iterator[Finding]:
    """Two balances of one account and day contradict each other, whatever their references."""
    agreement = case.book.opening
    if not case.new_of(BankBalance) or not isinstance(agreement, Agreement):
        return
    first: dict[tuple[str, str], BankBalance] = {}
    for balance in case.book.of_kind(BankBalance):
        account = account_for(balance.account, balance.currency, agreement)
        if account is None:
            continue
        before = first.setdefault((account.code, balance.when.text), balance)
        if before.balance != balance.balance:
            blamed = balance if case.is_new(balance) else before
            yield finding(
                "two-balances",
                case.entry_of(blamed),
                "balance",
                account=account.code,
                on=balance.when,
                seen=blamed.balance,
                expected=(before if blamed is balance else balance).balance,
            )
