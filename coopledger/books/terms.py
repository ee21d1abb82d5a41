"""The terms of an agreement on a day: what it was opened with, and the addenda up to then."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from coopledger.model.agreement import Account, Agreement, Clause, SpendingRate, in_order
from coopledger.model.terms import Addendum

_PLAIN_TERMS = (
    "start", "end", "refund_due", "report_due", "no_overdraft", "reallocation_limit",
    "advance_days", "interest_to", "evidence_required", "evidence_above", "approval_for",
    "approval_above", "own_share",
)  # fmt: skip


class AccountsOn(NamedTuple):
    """The accounts of an agreement on a day, by code; closed: by which addendum, of some."""

    known: Mapping[str, Account]
    closed: Mapping[str, Addendum]

    def open(self, day: date) -> Mapping[str, Account]:
        """Those that money may move through on it: on the day on which one is closed, it may."""
        if not self.closed:
            return self.known
        return {
            code: account
            for code, account in self.known.items()
            if code not in self.closed or self.closed[code].when.first == day
        }


class Terms:
    """An agreement and its addenda, by effective day.

    prescribes: whether any names a rate. opened_with: the accounts of the agreement itself.
    """

    def __init__(self, agreement: Agreement, addenda: Iterable[Addendum] = ()) -> None:
        self.agreement = agreement
        self.addenda = tuple(sorted(addenda, key=lambda a: (a.when.first, a.reference)))
        self.prescribes = any(map(_prescribes, self._in_force(date.max)))
        self.opened_with = AccountsOn({each.code: each for each in agreement.accounts}, {})
        self._days = [each.when.first for each in self.addenda]
        self._amended = {0: agreement}  # by how many addenda; two at once find the same

    def on(self, day: date) -> Agreement:
        """The agreement as it is on a day; an account that was closed stays one of its accounts."""
        in_force = bisect_right(self._days, day)
        for count in range(len(self._amended), in_force + 1):
            self._amended[count] = _amended(self._amended[count - 1], self.addenda[count - 1])
        return self._amended[in_force]

    def accounts(self, day: date) -> AccountsOn:
        """The accounts there are on a day, those that were closed by then among them."""
        return AccountsOn(
            {account.code: account for account in self.on(day).accounts},
            {
                code: addendum
                for addendum in reversed(self.addenda)
                if addendum.when.first <= day
                for code in addendum.closed_accounts
            },
        )

    def spending_rate(self, currency: str, day: date, on: date = date.max) -> SpendingRate | None:
        """The rate prescribed for spending in a currency on a day, if any.

        That of its reporting period, where it has one of its own. on: as it was agreed by then.
        """
        if not self.prescribes:
            return None
        periods = (each for terms in self._in_force(on) for each in terms.reporting_periods)
        own = (rate for each in periods if each.has(day) for rate in each.spending_rates)
        rates = chain(own, self.on(day).spending_rates)
        return next((rate for rate in rates if rate.currency == currency), None)

    def changes_after(self, day: date) -> Iterator[date]:
        """The days after one on which an addendum changes them."""
        return (each.when.first for each in self.addenda if each.when.first > day)

    def _in_force(self, day: date) -> Iterator[Agreement | Addendum]:
        yield self.agreement
        yield from (each for each in self.addenda if each.when.first <= day)


def _prescribes(terms: Agreement | Addendum) -> bool:
    periods = terms.reporting_periods
    return bool(terms.spending_rates or any(period.spending_rates for period in periods))


def _amended(agreement: Agreement, addendum: Addendum) -> Agreement:
    changed: dict[str, Any] = dict.fromkeys(addendum.ended_clauses)
    changed |= {
        name: getattr(addendum, name)
        for name in _PLAIN_TERMS
        if getattr(addendum, name) is not None
    }
    stated = {new.line: {"ceiling": new.ceiling, "units": new.units} for new in addendum.ceilings}
    lines = tuple(
        line.model_copy(update=stated.get(line.code))
        for line in (*agreement.lines, *addendum.lines)
    )
    ended = Clause.OTHER_SHARES in addendum.ended_clauses
    before = () if ended else agreement.other_shares
    shares = {share.contributor: share for share in (*before, *addendum.other_shares)}
    rates = {rate.currency: rate for rate in (*agreement.spending_rates, *addendum.spending_rates)}
    periods = in_order((*agreement.reporting_periods, *addendum.reporting_periods))
    signatories = dict.fromkeys((*agreement.signatories, *addendum.signatories))
    changed |= {
        "signatories": tuple(n for n in signatories if n not in addendum.former_signatories),
        "accounts": (*agreement.accounts, *addendum.accounts),
        "lines": lines,
        "other_shares": tuple(shares.values()),
        "spending_rates": tuple(rates.values()),
    }
    return agreement.model_copy(update={**changed, "reporting_periods": periods})
