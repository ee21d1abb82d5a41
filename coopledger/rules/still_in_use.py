"""What was recorded before still has what it stands on: its account, line, period or activity.

What is new may take terms back, or state others. What leans on them is held to the rules again, as
if all of it were handed in at once: so a book does not depend on how many loads it came in.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from coopledger.books.facts_of_book import key_of
from coopledger.books.order import day_of, reversal_day
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.commitment import Commitment, Release
from coopledger.model.events import Event, Expenditure, Recovery, Refund, Reversal
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.fact import Fact
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity, Told
from coopledger.model.request import Request
from coopledger.model.settlement import Settlement
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.model.variation import Variation
from coopledger.rules.account_and_currency import account_and_currency
from coopledger.rules.bank_evidence_of_account import bank_evidence_of_account
from coopledger.rules.case import Case, Rule, finding
from coopledger.rules.disallowed_within_expenditure import disallowed_within_expenditure
from coopledger.rules.eligible_line import eligible_line
from coopledger.rules.known_activity import known_activity
from coopledger.rules.reallocation_within_limit import reallocation_within_limit
from coopledger.rules.request_fits import request_fits
from coopledger.rules.settled_within_disallowance import settled_within_disallowance
from coopledger.rules.spends_commitment import names_commitment
from coopledger.rules.standing.view import named
from coopledger.rules.terms_of_accounts import terms_of_accounts
from coopledger.rules.terms_of_lines import terms_of_lines
from coopledger.rules.variation_fits import variation_fits
from coopledger.rules.within_period import within_period

_RULES: tuple[Rule, ...] = (
    account_and_currency,
    bank_evidence_of_account,
    terms_of_accounts,
    eligible_line,
    within_period,
    known_activity,
    terms_of_lines,
    reallocation_within_limit,
    disallowed_within_expenditure,
    names_commitment,
    request_fits,
    settled_within_disallowance,
    variation_fits,
)

_LEANING: Mapping[type[AnyFact], tuple[type[AnyFact], ...]] = {
    Addendum: (Expenditure, Commitment, Addendum, Reallocation, Request, Variation),
    Reallocation: (Reallocation,),
    Activity: (Expenditure, Commitment, InKindContribution),
    Disallowance: (Recovery, Refund, Settlement),
    Commitment: (Expenditure, Release),
}
"""What stands on facts of a kind, beside what has a rule of its own (recoveries, matches)."""

_IN_ACCOUNTS = (Event, BankBalance, BankLine)
"""What stands on the accounts that an addendum opened or closed, too."""


class _Changed(NamedTuple):
    """Terms that something new states or takes back, the day from which it does, and where."""

    fact: AnyFact
    since: date
    by: AnyFact


def still_in_use(case: Case) -> Iterator[Finding]:
    changed = list(_changed(case))
    leaning = {key_of(fact): fact for change in changed for fact in _leaning(case, change)}
    if not leaning:
        return
    wrong = _errors(case.asked_again(leaning.values()))
    if not wrong:
        return
    before = _errors(case.as_it_stood(leaning.values()))
    new = {reference: found for reference, found in wrong.items() if reference not in before}
    if new:
        references = sorted(new)
        yield finding(
            "still-in-use",
            case.entry_of(changed[-1].by),
            "of" if isinstance(changed[-1].by, Reversal) else "when",
            later=named(references),
            said=Told(new[references[0]]),
        )


def _changed(case: Case) -> Iterator[_Changed]:
    for kind in (Addendum, Reallocation):
        for fact, _ in case.new_of(kind):
            yield _Changed(fact, day_of(fact) or date.min, fact)
    for reversal, _ in case.new_of(Reversal):
        taken_back = case.book.facts.get((reversal.of, reversal.of_revision))
        if isinstance(taken_back, Fact) and type(taken_back) in _LEANING:
            yield _Changed(taken_back, reversal_day(reversal, taken_back), reversal)


def _leaning(case: Case, change: _Changed) -> Iterator[AnyFact]:
    """What was recorded before and stands on some day from then on."""
    book, found = case.book, list[AnyFact]()
    kinds: tuple[type[Any], ...] = _LEANING[type(change.fact)]
    if isinstance(change.fact, Addendum) and change.fact.changes_accounts:
        kinds = (*(kind for kind in kinds if not issubclass(kind, Event)), *_IN_ACCOUNTS)
    for kind in kinds:
        if issubclass(kind, Event):
            found += (event for event in book.timeline if isinstance(event, kind))
        else:
            found += (fact for on in (change.since, date.max) for fact in book.of_kind(kind, on))
    for fact in found:
        if not case.is_new(fact) and book.reversed_on(fact) > change.since:
            yield fact


def _errors(case: Case) -> dict[str, Finding]:
    """The first error that the rules find in each of the facts they are asked of."""
    found: dict[str, Finding] = {}
    for rule in _RULES:
        for each in rule(case):
            if each.severity is Severity.ERROR:
                found.setdefault(str(each.params["reference"]), each)
    return found
