"""What a bank says is of an account of the book, under its number and of a day; it says one thing.

A statement that is loaded into the wrong account would agree with nothing, or, worse, with
something.
"""

from collections.abc import Iterator, Sequence

from coopledger.books.account_numbers import may_be_same, number_there
from coopledger.books.accounts import account_named, account_of_bank
from coopledger.books.bank_balances import said_by_bank
from coopledger.model.agreement import Account, WithoutAccounts
from coopledger.model.entry import Entry
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.finding import Finding, KnownCodes, Severity
from coopledger.rules.account_and_currency import names_account
from coopledger.rules.case import Case, finding


def bank_evidence_of_account(case: Case) -> Iterator[Finding]:
    told: set[tuple[object, ...]] = set()
    for line, entry in case.new_of(BankLine):
        yield from _once(told, line, entry, _of_account(case, line, entry, "amount"))
        if not line.when.is_day:
            yield finding("bank-line-needs-day", entry, "when", seen=line.when)
    for balance, entry in case.new_of(BankBalance):
        yield from _once(told, balance, entry, _of_account(case, balance, entry, "balance"))
        if not balance.when.is_day:
            yield finding("balance-needs-day", entry, "when", seen=balance.when)
    yield from _one_number_an_account(case)
    yield from _one_balance_a_day(case)


def _once(
    told: set[tuple[object, ...]],
    said: BankBalance | BankLine,
    entry: Entry,
    findings: Iterator[Finding],
) -> Iterator[Finding]:
    """What is wrong with a whole statement is said at its first line, not at each."""
    origin = entry.origin
    if origin is None:
        yield from findings
        return
    statement = (origin.document, said.account, said.currency, said.account_number)
    if statement in told:
        return
    found = list(findings)
    yield from found
    if found and (isinstance(said, BankLine) or said.account_number is not None):
        told.add(statement)  # a balance without a number may be a row of its own


def _of_account(
    case: Case, said: BankBalance | BankLine, entry: Entry, field: str
) -> Iterator[Finding]:
    if isinstance(case.book.chart, WithoutAccounts):
        yield finding("unknown-account", entry, "account", seen=said.account, expected=KnownCodes())
        return
    account, day = account_of_bank(said, case.chart), said.when.last
    stated = said.balance if isinstance(said, BankBalance) else said.amount
    opened = case.accounts_on(day).open(day).values()
    fitting = [known for known in opened if known.currency == said.currency]
    if account is None and said.account is None and fitting and _of_a_statement(said, entry):
        yield _not_clear_which(said, entry, fitting)
        return
    named = account.code if account is not None and _says_which(said) else said.account
    if account is None or named is None or stated:  # nothing may be in one that is not open
        yield from names_account(case, named, stated, day, entry, field)
    account = account and account_named(account.code, case.chart)  # as it was last stated
    if account is None or number_there(account.number) is None:
        return
    if said.account_number is None:
        if _of_a_statement(said, entry):
            yield finding(
                "statement-without-number",
                entry,
                severity=Severity.WARNING,
                account=account.code,
                expected=account.number,
            )
    elif not may_be_same(said.account_number, account.number):
        yield finding(
            "statement-of-other-account",
            entry,
            "account_number",
            seen=said.account_number,
            expected=account.number,
            account=account.code,
        )


def _says_which(said: BankBalance | BankLine) -> bool:
    return said.account is not None or said.account_number is not None


def _of_a_statement(said: BankBalance | BankLine, entry: Entry) -> bool:
    """Whether a bank's own document says it: people write balances by hand, without a number."""
    return entry.origin is not None and (
        isinstance(said, BankLine) or said.account_number is not None
    )


def _not_clear_which(
    said: BankBalance | BankLine, entry: Entry, fitting: Sequence[Account]
) -> Finding:
    """Several accounts have its currency, and none of them, or more than one, its number."""
    known = ", ".join(f"{each.code} ({number_there(each.number) or '—'})" for each in fitting)
    number = said.account_number or "—"
    return finding(
        "statement-account-not-clear",
        entry,
        "account_number",
        seen=number,
        currency=said.currency,
        expected=known,
    )


def _one_number_an_account(case: Case) -> Iterator[Finding]:
    """What is recorded of an account of the book is all of one account of the bank."""
    stated: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for said in _in_order_of_recording(case):
        account = account_of_bank(said, case.book.chart)
        number = said.account_number
        if account is None or number_there(account.number) is not None or number is None:
            continue
        first = stated.setdefault(account.code, number)
        if may_be_same(number, first) or not case.is_new(said):
            continue
        if (account.code, number) not in told:
            told.add((account.code, number))
            yield finding(
                "two-account-numbers",
                case.entry_of(said),
                "account_number",
                seen=number,
                expected=first,
                account=account.code,
            )


def _in_order_of_recording(case: Case) -> Iterator[BankBalance | BankLine]:
    """One fact for each account and number that are stated, what was recorded before first."""
    first: dict[tuple[object, ...], BankBalance | BankLine] = {}
    for said in said_by_bank(case.book):
        key = (said.account, said.currency, said.account_number)
        known = first.get(key)
        if known is None or (case.is_new(known) and not case.is_new(said)):
            first[key] = said
    yield from sorted(first.values(), key=case.is_new)


def _one_balance_a_day(case: Case) -> Iterator[Finding]:
    """Two balances of one account and day contradict each other, whatever their references."""
    if not case.new_of(BankBalance):
        return
    first: dict[tuple[str, str], BankBalance] = {}
    for balance in case.book.of_kind(BankBalance):
        account = account_of_bank(balance, case.book.chart)
        if account is None:
            continue
        before = first.setdefault((account.code, balance.when.text), balance)
        of_one = may_be_same(before.account_number, balance.account_number)
        if of_one and before.balance != balance.balance:
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
