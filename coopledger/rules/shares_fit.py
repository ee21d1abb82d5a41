"""What was agreed that others contribute is in a currency of the agreement, and named as there."""

from collections.abc import Iterator

from coopledger.model.agreement import Agreement
from coopledger.model.entry import Entry
from coopledger.model.events import OtherIncome
from coopledger.model.finding import Finding, KnownCodes, Severity
from coopledger.model.terms import Addendum
from coopledger.rules.case import Case, finding


def shares_fit(case: Case) -> Iterator[Finding]:
    if case.terms is None:
        return
    for opening, entry in case.new_of(Agreement):
        if opening.revision == 1:  # what sets its words right states no other terms
            yield from _in_known_currencies(opening, opening, entry)
    for addendum, entry in case.new_of(Addendum):
        yield from _in_known_currencies(addendum, case.terms.on(addendum.when.first), entry)
    for income, entry in case.new_of(OtherIncome):
        shares = case.terms.on(income.ordering_day).other_shares
        agreed = {share.contributor for share in shares}
        if income.contributor is not None and income.contributor not in agreed:
            seen, known = income.contributor, KnownCodes(sorted(agreed))
            yield finding(
                "contributor-not-agreed",
                entry,
                "contributor",
                severity=Severity.WARNING,
                seen=seen,
                expected=known,
            )


def _in_known_currencies(
    stated: Agreement | Addendum, agreement: Agreement, entry: Entry
) -> Iterator[Finding]:
    known = dict.fromkeys([agreement.currency, *agreement.fund_currencies])
    amounts = [("other_shares", share.amount) for share in stated.other_shares]
    if stated.own_share is not None:
        amounts.insert(0, ("own_share", stated.own_share))
    for field, amount in amounts:
        if amount.currency.code not in known:
            expected = ", ".join(known)
            yield finding("share-currency", entry, field, seen=amount, expected=expected)
