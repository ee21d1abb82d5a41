"""A line of the bank is one event's, and an event is matched once in each account it moves.

A match that a reversal took back does not count, nor does one that was rejected.
"""

from collections.abc import Iterator

from coopledger.books.match_decisions import line_account
from coopledger.model.evidence import BankLine, Decision, Match
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding

Use = tuple[str, str, str]
"""The field that names it, its reference, and the account."""


def matched_once(case: Case) -> Iterator[Finding]:
    new = case.new_of(Match)
    if not new:
        return
    used: dict[Use, Match] = {}
    for match in case.book.of_kind(Match):
        if not case.is_new(match):
            used |= dict.fromkeys(_uses(case, match), match)
    for match, entry in new:
        if not case.book.is_reversed(match):
            for use in _uses(case, match):
                other = used.setdefault(use, match)
                if other is not match:
                    field, reference, _ = use
                    yield finding(
                        "matched-twice", entry, field, seen=reference, other=other.reference
                    )


def _uses(case: Case, match: Match) -> Iterator[Use]:
    """What an accepted match of bank lines and events takes for itself."""
    if match.decision is Decision.ACCEPTED and match.bank_lines and match.events:
        accounts = set()
        for reference in match.bank_lines:
            line = case.book.stands(reference)
            if isinstance(line, BankLine):
                accounts.add(line_account(line, case.book))
            yield "bank_lines", reference, ""
        for reference in match.events:
            for account in sorted(accounts):
                yield "events", reference, account
