"""An addendum opens new accounts, and ends what there is: an account, a clause, a signatory."""

from collections.abc import Iterator

from coopledger.books.terms import Terms
from coopledger.model.agreement import Agreement, Clause
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding, KnownCodes
from coopledger.model.terms import Addendum
from coopledger.rules.case import Case, finding


def terms_of_accounts(case: Case) -> Iterator[Finding]:
    if not isinstance(case.book.opening, Agreement):
        return  # a programme has no addenda
    for addendum, entry in case.new_of(Addendum):
        if case.book.ever_counted(addendum):
            before = _before(case, addendum)
            yield from _accounts(before, addendum, entry)
            yield from _clauses(before.on(addendum.when.first), addendum, entry)
            yield from _signatories(before.on(addendum.when.first), addendum, entry)


def _before(case: Case, addendum: Addendum) -> Terms:
    """The terms as they stood on an addendum's day without it; on one day they go by reference."""
    day = addendum.when.first
    others = (
        other
        for other in case.book.of_kind(Addendum, day)
        if (other.when.first, other.reference) < (day, addendum.reference)
    )
    return Terms(case.agreement, others)


def _accounts(before: Terms, addendum: Addendum, entry: Entry) -> Iterator[Finding]:
    known, closed = before.accounts(addendum.when.first)
    for account in addendum.accounts:
        if account.code in known:
            yield finding("code-twice", entry, "account", seen=account.code)
    known = {**known, **{account.code: account for account in addendum.accounts}}
    for code in addendum.closed_accounts:
        if code not in known:
            expected = KnownCodes(known)
            yield finding("unknown-account", entry, "closed_accounts", seen=code, expected=expected)
        elif code in closed:
            by, field = closed[code], "closed_accounts"
            yield finding(
                "account-closed", entry, field, seen=code, on=by.when.first, addendum=by.reference
            )


def _clauses(before: Agreement, addendum: Addendum, entry: Entry) -> Iterator[Finding]:
    for clause in addendum.ended_clauses:
        # Of a list all that was agreed before ends, and what is stated is agreed anew.
        if getattr(addendum, clause) is not None and clause is not Clause.OTHER_SHARES:
            yield finding("stated-and-ended", entry, "ended_clauses", seen=clause)
        elif not getattr(before, clause):
            yield finding("clause-not-agreed", entry, "ended_clauses", seen=clause)


def _signatories(before: Agreement, addendum: Addendum, entry: Entry) -> Iterator[Finding]:
    for name in addendum.former_signatories:
        if name in addendum.signatories:
            yield finding("stated-and-ended", entry, "former_signatories", seen=name)
        elif name not in before.signatories:
            expected = KnownCodes(before.signatories)
            yield finding(
                "not-a-signatory", entry, "former_signatories", seen=name, expected=expected
            )
