"""Strict readers of what programs of accountants take, and what a statement says by account.

They read only what our writers write, know nothing of how it is made, and add up for themselves:
every entry is to balance in each half and currency, every balance asserted is to be the sum there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from coopledger import AccountingJournal, AccountMap, Statement
from coopledger.messages.catalogue import Language
from coopledger.readers.account_map import read_account_map
from coopledger.reports.registry import report_of
from coopledger.writers import beancount, hledger

PLAIN: AccountMap = read_account_map("plain")

Sums = dict[tuple[str, str], Decimal]
"""By what an account is called and the currency; what is nothing is left out."""

_CAME = ("opening_balance", "received", "own_contribution", "interest", "other_income")
_WENT = ("spent", "returned", "withdrawn")
_ROOTS = ("Assets", "Liabilities", "Equity", "Income", "Expenses")


def stated(statement: Statement) -> Sums:
    """What each account of the plain map is to come to, by the statement alone."""
    sums: Counter[tuple[str, str]] = Counter()
    code, own = statement.agreement.code, statement.agreement_currency

    def called(role: str, half: str, key: str | None = None) -> str:
        name = PLAIN.role(role).name.en
        return ", ".join(filter(None, (name, code, key, half)))

    for side in statement.accounts:
        money = side.held
        sums[called("held", "Fund", side.account.code), money.currency.code] += money.amount
    for half, each in (*(("Fund", fund) for fund in statement.funds), ("Worth", own)):
        for role in _CAME:
            sums[called(role, half), each.currency] -= getattr(each, role).money.amount
        for role in _WENT:
            sums[called(role, half), each.currency] += getattr(each, role).money.amount
    for fund in statement.funds:
        exchanged = fund.transferred_out.money.amount - fund.transferred_in.money.amount
        sums[called("exchange", "Fund"), fund.currency] += exchanged
    return {key: amount for key, amount in sums.items() if amount}


def of_the_worths(sums: Sums, statement: Statement) -> tuple[Decimal, Decimal]:
    """What is held is worth, and the exchange difference, of all currencies and both accounts."""
    held = sum(amount for (name, _), amount in sums.items() if _is_worth_of(name, "held"))
    gained = sum(
        amount
        for (name, _), amount in sums.items()
        if _is_worth_of(name, "exchange_gain") or _is_worth_of(name, "exchange_loss")
    )
    return Decimal(held), Decimal(-gained)


def _is_worth_of(called: str, role: str) -> bool:
    return called.startswith(f"{PLAIN.role(role).name.en}, ") and called.endswith(", Worth")


def require_the_statements(sums: Sums, statement: Statement) -> None:
    """What a program has by account is what the statement says, in every currency."""
    own = statement.agreement_currency
    held, difference = of_the_worths(sums, statement)
    assert held == own.held.money.amount
    assert difference == own.exchange_difference.money.amount
    others = {
        key: amount
        for key, amount in sums.items()
        if amount
        and not any(_is_worth_of(key[0], r) for r in ("held", "exchange_gain", "exchange_loss"))
    }
    assert _alike(others) == _alike(stated(statement))


def _alike(sums: Sums) -> Sums:
    """A comma in a name is a semicolon in hledger's tags."""
    found = {(called.replace(";", ","), c): amount for (called, c), amount in sums.items()}
    assert len(found) == len(sums)
    return found


class Written(NamedTuple):
    """What a file comes to: by account, how many entries, how many balances it asserts."""

    sums: Sums
    entries: int
    asserted: int


class _Reader:
    """What any of the programs does with what stands in a file."""

    def __init__(self) -> None:
        self.called: dict[str, str] = {}
        self.moved: list[tuple[date, str, str, Decimal]] = []
        self.asserted: list[tuple[date, str, str, Decimal]] = []
        self.entries = 0

    def open(self, account: str, called: str) -> None:
        assert account not in self.called
        assert called not in self.called.values()
        assert account.split(":")[0] in _ROOTS
        self.called[account] = called

    def entry(self, day: date, lines: list[tuple[str, str, Decimal]]) -> None:
        """Each half balances by itself, in each currency."""
        assert lines
        halves: defaultdict[tuple[bool, str], Decimal] = defaultdict(Decimal)
        for account, currency, amount in lines:
            assert account in self.called
            halves[account.startswith("Equity:Worth:"), currency] += amount
            self.moved.append((day, account, currency, amount))
        assert not any(halves.values()), (day, lines)
        self.entries += 1

    def written(self) -> Written:
        """An assertion is of the end of its day. No account stands above another."""
        for account in self.called:
            assert not any(other.startswith(f"{account}:") for other in self.called)
        sums: Counter[tuple[str, str]] = Counter()
        waiting = sorted(self.moved, key=lambda each: each[0], reverse=True)
        for day, account, currency, amount in sorted(self.asserted, key=lambda each: each[0]):
            while waiting and waiting[-1][0] <= day:
                _, moved, of, by = waiting.pop()
                sums[moved, of] += by
            assert sums[account, currency] == amount, (day, account, currency)
        for _, moved, of, by in waiting:  # after what is asserted last
            sums[moved, of] += by
        by_name = {(self.called[a], c): each for (a, c), each in sums.items() if each}
        return Written(by_name, self.entries, len(self.asserted))


_STRING = r'"((?:[^"\\]|\\["\\])*)"'
_BEAN_ACCOUNT = r"([A-Z][A-Za-z]*(?::[A-Z0-9][A-Za-z0-9-]*)+)"
_AMOUNT = r"(-?\d+(?:\.\d+)?)"
_BEAN_OPEN = re.compile(rf"(\d{{4}}-\d\d-\d\d) open {_BEAN_ACCOUNT} ([A-Z]{{3}}(?:,[A-Z]{{3}})*)")
_BEAN_ENTRY = re.compile(rf"(\d{{4}}-\d\d-\d\d) \* (?:{_STRING} )?{_STRING}")
_BEAN_TAG = re.compile(rf"  [a-z][a-z-]*: {_STRING}")
_BEAN_LINE = re.compile(rf"  {_BEAN_ACCOUNT}  {_AMOUNT} ([A-Z]{{3}})")
_BEAN_BALANCE = re.compile(
    rf"(\d{{4}}-\d\d-\d\d) balance {_BEAN_ACCOUNT}  {_AMOUNT} ~ 0 ([A-Z]{{3}})"
)


def _blocks(content: str) -> Iterator[list[str]]:
    assert content.endswith("\n")
    for block in re.split(r"\n\n+", content.rstrip("\n")):
        yield block.split("\n")


def read_beancount(content: bytes) -> Written:
    """A file for beancount, line by line: whatever is no line of ours fails."""
    reader, opened = _Reader(), dict[str, date]()
    for block in _blocks(content.decode()):
        lines: list[tuple[str, str, Decimal]] = []
        day: date | None = None
        last = ""
        for line in block:
            if found := _BEAN_OPEN.fullmatch(line):
                last = found[2]
                opened[last] = date.fromisoformat(found[1])
            elif found := _BEAN_BALANCE.fullmatch(line):
                on = date.fromisoformat(found[1]) - timedelta(1)
                reader.asserted.append((on, found[2], found[4], Decimal(found[3])))
            elif found := _BEAN_ENTRY.fullmatch(line):
                assert day is None
                day = date.fromisoformat(found[1])
            elif found := _BEAN_LINE.fullmatch(line):
                assert day is not None
                assert opened[found[1]] <= day
                lines.append((found[1], found[3], Decimal(found[2])))
            elif found := _BEAN_TAG.fullmatch(line):
                if last and day is None:
                    reader.open(last, re.sub(r"\\(.)", r"\1", found[1]))
                    last = ""
            else:
                assert line.startswith(("; ", 'option "title" "')), line
        if day is not None:
            reader.entry(day, lines)
    return reader.written()


_HLEDGER_ACCOUNT = r"((?:[\w.&+/-]+ )*[\w.&+/-]+(?::(?:[\w.&+/-]+ )*[\w.&+/-]+)+)"
_HLEDGER_OPEN = re.compile(rf"account {_HLEDGER_ACCOUNT}  ; name: ([^,]*(?:; [^,]*)*)")
_HLEDGER_ENTRY = re.compile(r"(\d{4}-\d\d-\d\d) \* (\([^();]*\) )?[^;]*")
_HLEDGER_TAG = re.compile(r"    ; [a-z-]+: [^,]*")
_HLEDGER_LINE = re.compile(
    rf"    {_HLEDGER_ACCOUNT}  {_AMOUNT} ([A-Z]{{3}})(?: = {_AMOUNT} ([A-Z]{{3}}))?"
)


def read_hledger(content: bytes) -> Written:
    """The same of a file for hledger."""
    reader = _Reader()
    for block in _blocks(content.decode()):
        lines: list[tuple[str, str, Decimal]] = []
        day: date | None = None
        for line in block:
            if found := _HLEDGER_OPEN.fullmatch(line):
                reader.open(found[1], found[2].replace(";", ","))
            elif found := _HLEDGER_ENTRY.fullmatch(line):
                assert day is None
                day = date.fromisoformat(found[1])
            elif found := _HLEDGER_LINE.fullmatch(line):
                assert day is not None
                if found[4] is None:
                    lines.append((found[1], found[3], Decimal(found[2])))
                else:
                    assert (Decimal(found[2]), found[3]) == (0, found[5])
                    reader.asserted.append((day, found[1], found[5], Decimal(found[4])))
            else:
                other = re.fullmatch(r"; .*|decimal-mark \.|commodity 1000\.0* [A-Z]{3}", line)
                assert other or _HLEDGER_TAG.fullmatch(line), line
        if lines:
            assert day is not None
            reader.entry(day, lines)
    return reader.written()


READERS: dict[str, tuple[Callable[..., bytes], Callable[[bytes], Written]]] = {
    "beancount": (beancount.write, read_beancount),
    "hledger": (hledger.write, read_hledger),
}


def content_of(journal: AccountingJournal, program: str) -> bytes:
    """What a program is given, in English."""
    return READERS[program][0](report_of(journal, Language.EN))
