"""What is matched is the same money: in each account the lines and the events sum to the same.

Where they do not, a person says why.
"""

from collections import Counter
from collections.abc import Iterator

from coopledger.books.match_decisions import line_account
from coopledger.books.movements import moved_in
from coopledger.model.entry import Entry
from coopledger.model.events import Event
from coopledger.model.evidence import BankLine, Decision, Match
from coopledger.model.finding import Finding, KnownCodes, Severity
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def match_sums_agree(case: Case) -> Iterator[Finding]:
    for match, entry in case.new_of(Match):
        if match.decision is Decision.ACCEPTED and match.bank_lines and match.events:
            yield from _of(case, match, entry)


def _of(case: Case, match: Match, entry: Entry) -> Iterator[Finding]:
    """Nothing where something it names is not there: that is said already."""
    lines = [case.book.stands(reference) for reference in match.bank_lines]
    events = [case.book.stands(reference) for reference in match.events]
    bank: Counter[str] = Counter()
    books: Counter[str] = Counter()
    currencies: dict[str, str] = {}
    for line in lines:
        if not isinstance(line, BankLine):
            return
        account = line_account(line, case.book)
        bank[account] += line.signed
        currencies[account] = line.amount.currency.code
    for event in events:
        if not isinstance(event, Event):
            return
        moved = {a: minor for a, minor in moved_in(event, case.book).items() if a in bank}
        if not moved:
            seen, expected = event.reference, KnownCodes(sorted(bank))
            yield finding("match-other-account", entry, "events", seen=seen, expected=expected)
            return
        books.update(moved)
    for account in sorted(bank):
        if bank[account] != books[account]:
            currency = currencies[account]
            yield finding(
                "match-sums-differ",
                entry,
                "reason",
                severity=Severity.WARNING if match.reason else Severity.ERROR,
                bank=Money.from_minor(bank[account], currency),
                books=Money.from_minor(books[account], currency),
                difference=Money.from_minor(bank[account] - books[account], currency),
            )
