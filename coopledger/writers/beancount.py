"""The entries of a journal for beancount: accounts opened, entries, balances asserted exactly.

Names of accounts have ASCII letters and digits alone. A text is a string in quotes, on one line:
none is ever a directive. Source: the language syntax of beancount 3.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from coopledger.messages.visible import harmless, on_one_line
from coopledger.reports.postings import Asserted, PostedBook, PostedEntry
from coopledger.reports.report import Report
from coopledger.writers.account_names import AccountNames
from coopledger.writers.in_day_order import in_day_order

_OTHERS = re.compile("[^A-Za-z0-9]+")


def write(report: Report) -> bytes:
    """The file, in UTF-8."""
    postings = report.entries()
    names = AccountNames(_spelled)
    pieces = [f"; {_plain(each)}\n" for each in postings.about]
    pieces.append(f'\noption "title" {_quoted(postings.title)}\n')
    for book in postings.books:
        pieces.append("\n")
        pieces.extend(_opened(book, names))
        for each in in_day_order(book):
            pieces.append("\n")
            of = _asserted(each, names) if isinstance(each, Asserted) else _entry(each, names)
            pieces.extend(of)
    return "".join(pieces).encode("utf-8")


def _spelled(said: str) -> str:
    """A part of a name: it begins with a capital or a digit.

    >>> _spelled("1.1.1.6 Depósitos")
    '1-1-1-6-Depositos'
    """
    bare = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    spelled = _OTHERS.sub("-", bare).strip("-")
    return spelled[:1].upper() + spelled[1:]


def _plain(said: str) -> str:
    return harmless(on_one_line(said))


def _quoted(said: str) -> str:
    escaped = _plain(said).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _opened(book: PostedBook, names: AccountNames) -> Iterator[str]:
    for account, day, currencies in book.opened:
        yield f"{day.isoformat()} open {names.of(account)} {','.join(currencies)}\n"
        yield f"  name: {_quoted(account.called)}\n"


def _entry(entry: PostedEntry, names: AccountNames) -> Iterator[str]:
    payee = f"{_quoted(entry.payee)} " if entry.payee else ""
    yield f"{entry.day.isoformat()} * {payee}{_quoted(entry.narration)}\n"
    for name, value in entry.tags:
        yield f"  {name}: {_quoted(value)}\n"
    for account, amount, currency in entry.lines:
        yield f"  {names.of(account)}  {amount} {currency}\n"


def _asserted(asserted: Asserted, names: AccountNames) -> Iterator[str]:
    """A balance is that of the beginning of its day. Without `~ 0` a cent would pass."""
    if asserted.day == date.max:
        return
    day = (asserted.day + timedelta(1)).isoformat()
    for account, amount, currency in asserted.lines:
        yield f"{day} balance {names.of(account)}  {amount} ~ 0 {currency}\n"
