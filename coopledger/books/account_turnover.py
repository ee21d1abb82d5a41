"""What moved each account of a journal, month by month: its auxiliary ledger and trial balance."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coopledger.books.accounting_journal import BookJournal, Half, JournalAccount, JournalEntry
from coopledger.money import Money


class Moved(NamedTuple):
    """A line of an entry, in its account: debited above zero, credited below."""

    entry: JournalEntry
    minor: int


class Turnover(NamedTuple):
    """What was debited and credited, and what the account came to before it."""

    opening: Money
    debits: Money
    credits: Money

    @property
    def closing(self) -> Money:
        """Debits less credits, all in all: below zero it is a credit balance."""
        return self.opening + self.debits - self.credits


class MonthTurnover(NamedTuple):
    """A month (`2016-08`) in which an account moved."""

    month: str
    turnover: Turnover
    lines: tuple[Moved, ...]


class AccountTurnover(NamedTuple):
    """An account in one currency, with the months in which it moved."""

    account: JournalAccount
    currency: str
    months: tuple[MonthTurnover, ...]

    @property
    def whole(self) -> Turnover:
        """Of all months."""
        return summed((each.turnover for each in self.months), self.currency)._replace(
            opening=self.months[0].turnover.opening
        )


def account_turnovers(journal: BookJournal) -> list[AccountTurnover]:
    """Every account that moved: the fund's half first, by currency, then by number or name."""
    moved: dict[tuple[JournalAccount, str], dict[str, list[Moved]]] = {}
    for entry in journal.entries:
        month = entry.day.isoformat()[:7]
        for account, currency, minor in entry.lines:
            months = moved.setdefault((account, currency), {})
            months.setdefault(month, []).append(Moved(entry, minor))
    found = [
        AccountTurnover(account, currency, tuple(_months(currency, months)))
        for (account, currency), months in moved.items()
    ]
    return sorted(found, key=_in_order)


def _months(currency: str, moved: dict[str, list[Moved]]) -> Iterator[MonthTurnover]:
    opening = Money.from_minor(0, currency)
    for month, lines in moved.items():  # entries are in the order of their days
        turnover = Turnover(
            opening,
            Money.from_minor(sum(each.minor for each in lines if each.minor > 0), currency),
            Money.from_minor(-sum(each.minor for each in lines if each.minor < 0), currency),
        )
        yield MonthTurnover(month, turnover, tuple(lines))
        opening = turnover.closing


def _in_order(each: AccountTurnover) -> tuple[bool, str, str, str]:
    account = each.account
    of_worths = account.half is Half.WORTH
    return of_worths, each.currency, account.mapped.known_as, account.key or ""


def summed(turnovers: Iterable[Turnover], currency: str) -> Turnover:
    """All of them together: what was debited equals what was credited."""
    zero = Money.from_minor(0, currency)
    total = Turnover(zero, zero, zero)
    for each in turnovers:
        total = Turnover(
            total.opening + each.opening, total.debits + each.debits, total.credits + each.credits
        )
    return total
