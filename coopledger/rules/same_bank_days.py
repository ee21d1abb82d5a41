"""A day of an account that is recorded from one statement is the same day in another format.

The bank says a movement in other words in each of its formats. A statement holds whole days, so a
day with the same amounts is the same day. Where a format does not say when each line was booked,
its lines stand on the last day of the statement: then value days tell which they are.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from coopledger.books.bank_balances import account_codes, bank_lines
from coopledger.books.book import Book
from coopledger.model.entry import Entry
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.finding import Finding, Severity
from coopledger.rules.case import finding

_CodeOf = Callable[[BankBalance | BankLine], str]


def known_otherwise(
    book: Book, new: Sequence[Entry], given: Sequence[Entry]
) -> tuple[list[Entry], list[Finding]]:
    """What of a document is recorded already under other references, and a note for each account.

    Lines that go by references of their own are what their references say.
    new: what is not recorded under its own. given: all of the document.
    """
    code_of = account_codes(book.chart)
    by_account = _by_account(code_of, new)
    if not by_account:
        return [], []
    named = {entry.fact.reference for entry in given}
    recorded = bank_lines(book)
    days = _days_of(code_of, given)
    same = list(_balances_known(book, code_of, new))
    notes: list[Finding] = []
    for code, entries in by_account.items():
        lines = {entry.fact: entry for entry in entries if isinstance(entry.fact, BankLine)}
        beside = (line for line in recorded.get(code, ()) if line.reference not in named)
        found = [lines[line] for line in _Days(lines, beside).same(*days[code])]
        if found:
            same += found
            note = finding(
                "known-otherwise", found[0], severity=Severity.NOTE, account=code, count=len(found)
            )
            notes.append(note)
    return same, notes


def value_day(line: BankLine) -> date:
    """From which day a line bears interest, else the day it was booked."""
    return (line.value_day or line.when).last


def _by_account(code_of: _CodeOf, new: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in new:
        if isinstance(entry.fact, BankLine) and entry.origin and entry.fact.is_of_statement:
            found.setdefault(code_of(entry.fact), []).append(entry)
    return found


def _days_of(code_of: _CodeOf, given: Iterable[Entry]) -> dict[str, tuple[date, date]]:
    """The first and the last day of each account that a document holds.

    A balance is of the end of its day: the first one opens the day after.
    """
    found: dict[str, tuple[date, date]] = {}
    for entry in given:
        fact = entry.fact
        if isinstance(fact, BankLine | BankBalance):
            code, last = code_of(fact), fact.when.last
            first = last + timedelta(days=1) if isinstance(fact, BankBalance) else last
            known = found.get(code, (date.max, date.min))
            found[code] = min(known[0], first), max(known[1], last)
    return found


def _balances_known(book: Book, code_of: _CodeOf, new: Iterable[Entry]) -> Iterator[Entry]:
    """The balances of a statement that are recorded as they are, from another."""

    def what(balance: BankBalance) -> tuple[object, ...]:
        return code_of(balance), balance.when, balance.balance

    known = {what(balance) for balance in book.of_kind(BankBalance)}
    for entry in new:
        if isinstance(entry.fact, BankBalance) and what(entry.fact) in known:
            yield entry


class _Days:
    """The new lines of an account beside those that are recorded and not in the document."""

    def __init__(self, new: Iterable[BankLine], recorded: Iterable[BankLine]) -> None:
        self.new, self.recorded = _by_day(new), _by_day(recorded)

    def same(self, first: date, last: date) -> Iterator[BankLine]:
        """Those that are recorded already. first, last: the days that the document holds.

        A line that differs in its day alone; a day with the same amounts; a recorded day whose
        lines are others of the document, of their value days; a day of the document whose lines are
        recorded ones of days that it holds.
        """
        yield from self._but_for_their_day(first, last)
        for day in sorted(self.new.keys() & self.recorded.keys()):
            here, there = (Counter(map(_amount, of[day])) for of in (self.new, self.recorded))
            if here and here == there:
                yield from self.new.pop(day)
                del self.recorded[day]
        for day in sorted(self.recorded):
            if first <= day <= last and (found := _taken(self.recorded[day], self.new, first, day)):
                self.recorded[day] = []
                yield from found
        for day in sorted(self.new):
            if self.new[day] and _taken(self.new[day], self.recorded, first, day):
                yield from self.new[day]

    def _but_for_their_day(self, first: date, last: date) -> Iterator[BankLine]:
        """Of statements that overlap and do not say when each line was booked."""
        known: defaultdict[str, list[BankLine]] = defaultdict(list)
        for day in (day for day in self.recorded if first <= day <= last):
            for line in self.recorded[day]:
                known[_without_day(line)].append(line)
        for lines in self.new.values():
            for line in [line for line in lines if line.value_day and known[_without_day(line)]]:
                other = known[_without_day(line)].pop()
                self.recorded[other.when.last].remove(other)
                lines.remove(line)
                yield line


def _taken(
    lines: Sequence[BankLine], others: dict[date, list[BankLine]], first: date, last: date
) -> list[BankLine]:
    """A line for each, of its amount and value day, among those of some days; none where one lacks.

    They are taken out of the others.
    """
    waiting: defaultdict[tuple[object, ...], list[BankLine]] = defaultdict(list)
    for day in sorted(day for day in others if first <= day <= last):
        for other in others[day]:
            waiting[_amount_and_value(other)].append(other)
    found = [each.pop(0) for line in lines if (each := waiting[_amount_and_value(line)])]
    if len(found) < len(lines):
        return []
    for other in found:
        others[other.when.last].remove(other)
    return found


def _by_day(lines: Iterable[BankLine]) -> dict[date, list[BankLine]]:
    found: dict[date, list[BankLine]] = {}
    for line in lines:
        found.setdefault(line.when.last, []).append(line)
    return found


def _without_day(line: BankLine) -> str:
    """The rest of a reference: the amount, and a mark of all that is said of the line."""
    return line.reference.removeprefix(str(line.when))


def _amount(line: BankLine) -> tuple[str, int]:
    return line.currency, line.signed


def _amount_and_value(line: BankLine) -> tuple[object, ...]:
    return (*_amount(line), value_day(line))
