"""The rules, in the order in which their findings are listed. A new rule is one line here.

A rule is asked only where something new is of a kind it looks at: most say nothing of most facts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Opening
from coopledger.model.attachment import Attachment
from coopledger.model.commitment import Commitment, Release
from coopledger.model.events import (
    Event,
    Expenditure,
    OtherIncome,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.evidence import BankBalance, BankLine, Invoice, Match
from coopledger.model.fact import Fact
from coopledger.model.finding import Finding, has_errors
from coopledger.model.period import Period
from coopledger.model.proposal import Proposal, Resolution
from coopledger.model.rate import Rate
from coopledger.model.request import Request
from coopledger.model.settlement import Settlement
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.model.variation import Variation
from coopledger.rules.account_and_currency import account_and_currency
from coopledger.rules.account_below_zero import account_below_zero
from coopledger.rules.after_takeover import after_takeover
from coopledger.rules.bank_balances_follow import bank_balances_follow
from coopledger.rules.bank_days_are_whole import bank_days_are_whole
from coopledger.rules.bank_evidence_of_account import bank_evidence_of_account
from coopledger.rules.bank_line_once import bank_line_once
from coopledger.rules.case import Case, Rule
from coopledger.rules.closed_account_is_empty import closed_account_is_empty
from coopledger.rules.closed_without_errors import closed_without_errors
from coopledger.rules.commitment_fits import commitment_fits, released_once
from coopledger.rules.currency_of_its_day import currency_of_its_day
from coopledger.rules.disallowed_after_expenditure import disallowed_after_expenditure
from coopledger.rules.disallowed_within_expenditure import disallowed_within_expenditure
from coopledger.rules.document_again import document_again
from coopledger.rules.document_erased import document_erased
from coopledger.rules.document_of_what_is_recorded import document_of_what_is_recorded
from coopledger.rules.earlier_amount_fits import earlier_amount_fits
from coopledger.rules.eligible_line import eligible_line
from coopledger.rules.evidence_of_what_was_spent import evidence_of_what_was_spent
from coopledger.rules.income_of_expenditure import income_of_expenditure
from coopledger.rules.invoice_alike import invoice_alike
from coopledger.rules.invoice_is_ours import invoice_is_ours
from coopledger.rules.invoice_once import invoice_once
from coopledger.rules.invoice_within_agreement import invoice_within_agreement
from coopledger.rules.issued_and_paid import issued_and_paid
from coopledger.rules.known_activity import known_activity
from coopledger.rules.known_tossd_code import known_tossd_code
from coopledger.rules.leaves_what_is_held import leaves_what_is_held
from coopledger.rules.line_within_ceiling import line_within_ceiling
from coopledger.rules.match_names_what_stands import match_names_what_stands
from coopledger.rules.match_of_its_kind import match_of_its_kind
from coopledger.rules.match_sums_agree import match_sums_agree
from coopledger.rules.matched_once import matched_once
from coopledger.rules.not_in_future import not_in_future
from coopledger.rules.not_in_institution import not_in_institution
from coopledger.rules.opening_keeps_its_terms import opening_keeps_its_terms
from coopledger.rules.period_is_over import period_is_over
from coopledger.rules.period_of_its_book import period_of_its_book
from coopledger.rules.period_takes_it import period_takes_it
from coopledger.rules.periods_in_order import periods_in_order
from coopledger.rules.rate_of_its_day import rate_of_its_day
from coopledger.rules.reallocation_within_limit import reallocation_within_limit
from coopledger.rules.recovery_within_expenditure import recovery_within_expenditure
from coopledger.rules.redenominated_by_law import redenominated_by_law
from coopledger.rules.reopened_for_a_reason import reopened_for_a_reason
from coopledger.rules.reporting_periods_apart import reporting_periods_apart
from coopledger.rules.request_fits import request_fits
from coopledger.rules.resolved_by_the_ledger import resolved_by_the_ledger
from coopledger.rules.reversal_of_what_stands import next_revision, reversal_of_what_stands
from coopledger.rules.seals_not_checked import seals_not_checked
from coopledger.rules.setting_of_institution import setting_of_institution
from coopledger.rules.settled_within_disallowance import settled_within_disallowance
from coopledger.rules.shares_fit import shares_fit
from coopledger.rules.spends_commitment import commitment_as_promised, names_commitment
from coopledger.rules.spent_within_received import spent_within_received
from coopledger.rules.still_in_use import still_in_use
from coopledger.rules.terms_of_accounts import terms_of_accounts
from coopledger.rules.terms_of_lines import terms_of_lines
from coopledger.rules.total_within_range import total_within_range
from coopledger.rules.two_people import two_people
from coopledger.rules.variation_fits import variation_fits
from coopledger.rules.within_period import within_period
from coopledger.rules.written_otherwise import (
    TYPED,
    code_written_otherwise,
    written_otherwise,
)

Kinds = tuple[type, ...]
"""The kinds of new facts of which a rule may have something to say."""

ANY: Kinds = (Fact, Opening)

RULES: Mapping[Rule, Kinds] = {
    account_and_currency: (Event,),
    not_in_institution: ANY,
    redenominated_by_law: (Transfer,),
    eligible_line: (Expenditure, Commitment),
    known_activity: (Expenditure, Commitment, InKindContribution),
    commitment_fits: (Commitment, Release),
    names_commitment: (Expenditure, Release),
    released_once: (Release,),
    request_fits: (Request,),
    variation_fits: (Variation,),
    shares_fit: (Agreement, Addendum, OtherIncome),
    known_tossd_code: (Activity, InKindContribution),
    within_period: (Expenditure,),
    issued_and_paid: (Expenditure,),
    not_in_future: ANY,
    currency_of_its_day: ANY,
    period_takes_it: ANY,
    after_takeover: ANY,
    earlier_amount_fits: (EarlierAmount,),
    total_within_range: ANY,
    reversal_of_what_stands: (Reversal,),
    next_revision: ANY,
    opening_keeps_its_terms: (Opening,),
    recovery_within_expenditure: (Expenditure, Recovery, Reversal),
    disallowed_after_expenditure: (Disallowance, Expenditure, Reversal),
    income_of_expenditure: (OtherIncome,),
    disallowed_within_expenditure: (
        Disallowance,
        Settlement,
        Expenditure,
        Recovery,
        Refund,
        Reversal,
    ),
    settled_within_disallowance: (Settlement, Disallowance),
    reporting_periods_apart: (Addendum,),
    terms_of_lines: (Agreement, Addendum, Reallocation, Disallowance, Settlement),
    terms_of_accounts: (Addendum,),
    reallocation_within_limit: (Reallocation,),
    still_in_use: (Addendum, Reallocation, Reversal),
    bank_evidence_of_account: (BankBalance, BankLine),
    bank_days_are_whole: (BankLine,),
    bank_line_once: (BankLine,),
    rate_of_its_day: (Rate,),
    invoice_is_ours: (Invoice,),
    invoice_once: (Invoice,),
    invoice_alike: (Invoice,),
    invoice_within_agreement: (Invoice,),
    match_names_what_stands: (Match, Reversal),
    matched_once: (Match,),
    match_sums_agree: (Match,),
    match_of_its_kind: (Match,),
    evidence_of_what_was_spent: ANY,
    seals_not_checked: (Invoice,),
    document_of_what_is_recorded: (Attachment,),
    setting_of_institution: (Attachment,),
    document_again: (Attachment,),
    document_erased: (Attachment,),
    two_people: (Event, EarlierAmount, Reversal, Addendum, Period),
    resolved_by_the_ledger: (Proposal, Resolution),
    period_of_its_book: (Period,),
    period_is_over: (Period,),
    periods_in_order: (Period,),
    reopened_for_a_reason: (Period,),
    written_otherwise: TYPED,
    code_written_otherwise: (Agreement, Addendum),
}

BALANCE_RULES: Mapping[Rule, Kinds] = {
    spent_within_received: (Event, Reversal),
    leaves_what_is_held: (Event, Reversal),
    closed_account_is_empty: (Event, Reversal, Addendum),
}

STATING_RULES: Mapping[Rule, Kinds] = {
    account_below_zero: (Event, Reversal),
    commitment_as_promised: (Expenditure, Commitment),
    line_within_ceiling: (Event, EarlierAmount, Commitment, Reversal, Addendum, Reallocation),
    closed_without_errors: (Period,),
    bank_balances_follow: (BankBalance, BankLine),
}
"""Those that draw up a statement, or add up: of books with which nothing at all is wrong."""

ONE_CELL_RULES: tuple[Rule, ...] = (
    eligible_line,
    known_activity,
)
"""Those that need no other cell of a row than the one they look at."""


def findings_of(
    case: Case, doubts: Iterable[Finding] = (), more: Sequence[Rule] = ()
) -> Iterator[Finding]:
    """All that every rule finds, all at once.

    doubts: what was found before. more: rules beside ours, asked of all that is new. Balances are
    held to account only where all money that came in is beyond doubt, and books are stated only
    where nothing at all is wrong.
    """
    rules, balance_rules, stating_rules = _rules_about(case.kinds)
    asked = (*rules, *more) if case.new else rules
    found = [finding for rule in asked for finding in rule(case)]
    if case.money_in_is_complete([*doubts, *found]):
        found += [finding for rule in balance_rules for finding in rule(case)]
        if not has_errors([*doubts, *found]):
            found += [finding for rule in stating_rules for finding in rule(case)]
    yield from found


@cache
def _rules_about(kinds: frozenset[type]) -> Sequence[Sequence[Rule]]:
    """Those that may have something to say of new facts of some kinds, table by table."""
    return [
        [rule for rule, of in table.items() if any(issubclass(kind, of) for kind in kinds)]
        for table in (RULES, BALANCE_RULES, STATING_RULES)
    ]
