"""The entries of a journal for hledger: commodities and accounts declared, balances asserted.

A text stands in a description or in the value of a tag, without what would end it there: a line, a
semicolon, a bar, a comma. Run it with `hledger check --strict balancednoautoconversion`: without
that hledger takes two halves that do not balance for a price. Source: the manual of hledger.
"""

import re
from collections.abc import Iterator

from coopledger.messages.visible import harmless, on_one_line
from coopledger.reports.postings import Asserted, PostedEntry
from coopledger.reports.report import Report
from coopledger.writers.account_names import AccountNames
from coopledger.writers.in_day_order import in_day_order

_OTHERS = re.compile(r"[^\w.&+/-]+")
_IN_DESCRIPTION = str.maketrans(";|", ",/")
_IN_CODE = str.maketrans("();", "[],")
_IN_TAG = str.maketrans(",", ";")
"""Where a comma would end a value."""


def write(report: Report) -> bytes:
    """The file, in UTF-8."""
    postings = report.entries()
    names = AccountNames(_spelled)
    pieces = [f"; {_plain(each)}\n" for each in (postings.title, *postings.about)]
    pieces.append("\ndecimal-mark .\n")
    pieces += [
        f"commodity 1000.{'0' * digits} {currency}\n" for currency, digits in postings.currencies
    ]
    for book in postings.books:
        pieces.append("\n")
        for account, *_ in book.opened:
            called = _plain(account.called).translate(_IN_TAG)
            pieces.append(f"account {names.of(account)}  ; name: {called}\n")
        for each in in_day_order(book):
            pieces.append("\n")
            of = _asserted(each, names) if isinstance(each, Asserted) else _entry(each, names)
            pieces.extend(of)
    return "".join(pieces).encode("utf-8")


def _spelled(said: str) -> str:
    """A part of a name: words of letters and digits, one blank between them.

    >>> _spelled("2.1.6  Fondos; y (bienes)")
    '2.1.6 Fondos y bienes'
    """
    words = (_OTHERS.sub("-", word).strip("-") for word in said.split())
    spelled = " ".join(filter(None, words))
    return spelled[:1].upper() + spelled[1:]


def _plain(said: str) -> str:
    return harmless(on_one_line(said))


def _entry(entry: PostedEntry, names: AccountNames) -> Iterator[str]:
    described = (_plain(each).translate(_IN_DESCRIPTION) for each in (entry.payee, entry.narration))
    code = _plain(entry.number).translate(_IN_CODE)
    yield f"{entry.day.isoformat()} * ({code}) {' | '.join(filter(None, described))}\n"
    for name, value in entry.tags:
        yield f"    ; {name}: {_plain(value).translate(_IN_TAG)}\n"
    for account, amount, currency in entry.lines:
        yield f"    {names.of(account)}  {amount} {currency}\n"


def _asserted(asserted: Asserted, names: AccountNames) -> Iterator[str]:
    """An entry that moves nothing: a balance stands beside an amount."""
    yield f"{asserted.day.isoformat()} * {_plain(asserted.said)}\n"
    for account, amount, currency in asserted.lines:
        digits = amount.partition(".")[2]
        nothing = f"0.{'0' * len(digits)}" if digits else "0"
        yield f"    {names.of(account)}  {nothing} {currency} = {amount} {currency}\n"
