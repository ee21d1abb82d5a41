"""Addenda and reallocations speak of lines that there are, and of what these may spend."""

from collections.abc import Iterable, Iterator

from coopledger.books.budget import Budget, agreed, changed, histories
from coopledger.books.facts_of_book import FactKey, key_of
from coopledger.books.terms import Terms
from coopledger.model.agreement import Agreement
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding, KnownCodes
from coopledger.model.settlement import Settlement
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def terms_of_lines(case: Case) -> Iterator[Finding]:
    if case.terms is None:
        for kind in (Addendum, Reallocation, Disallowance, Settlement):
            for fact, entry in case.new_of(kind):
                yield finding("not-in-programme", entry, seen=fact.reference)
        return
    yield from _ceilings(case, case.terms)
    yield from _addenda(case, case.terms)
    yield from _reallocations(case, case.terms.agreement)


def _ceilings(case: Case, terms: Terms) -> Iterator[Finding]:
    """A ceiling is in a currency in which what is spent can be said on its day."""
    for opening, entry in case.new_of(Agreement):
        if opening.revision == 1:  # what sets its words right states no other terms
            stated = [(line.code, line.ceiling) for line in opening.lines]
            yield from _in_known_currencies(opening, stated, entry)
    for addendum, entry in case.new_of(Addendum):
        stated = [(line.code, line.ceiling) for line in addendum.lines]
        stated += [(new.line, new.ceiling) for new in addendum.ceilings]
        yield from _in_known_currencies(terms.on(addendum.when.first), stated, entry)


def _in_known_currencies(
    agreement: Agreement, stated: Iterable[tuple[str, Money | None]], entry: Entry
) -> Iterator[Finding]:
    known = dict.fromkeys([agreement.currency, *agreement.fund_currencies])
    for code, ceiling in stated:
        if ceiling is not None and ceiling.currency.code not in known:
            expected = ", ".join(known)
            yield finding(
                "ceiling-currency", entry, "ceiling", line=code, seen=ceiling, expected=expected
            )


def _addenda(case: Case, terms: Terms) -> Iterator[Finding]:
    for addendum, entry in case.new_of(Addendum):
        agreement = terms.on(addendum.when.first)
        codes = [line.code for line in agreement.lines]
        for line in addendum.lines:
            if codes.count(line.code) > 1:
                yield finding("code-twice", entry, "lines", seen=line.code)
        for new in addendum.ceilings:
            if new.line not in codes:
                known = KnownCodes(sorted(codes))
                yield finding("unknown-line", entry, "line", seen=new.line, expected=known)
        for rate in addendum.spending_rates:
            if rate.currency == agreement.currency:
                yield finding("rate-own-currency", entry, "spending_rates", seen=rate.currency)
        start, end = agreement.start, agreement.end
        if start and end and end.last < start.first:
            yield finding("end-before-start", entry, "end", start=start, end=end)


def _reallocations(case: Case, agreement: Agreement) -> Iterator[Finding]:
    """Between lines with a ceiling in its currency, and never more than the ceiling has.

    As the budget stands when it is made, whatever is taken back later.
    """
    found: dict[FactKey, list[Finding]] = {}
    for history in histories(case.book) if any(case.new_of(Reallocation)) else ():
        budget = agreed(agreement)
        for change in history:
            before, budget = budget, changed(budget, change)
            if not isinstance(change, Reallocation) or not case.is_new(change):
                continue
            if not found.get(key_of(change)):
                found[key_of(change)] = list(_reallocation(case, change, before))
    for findings in found.values():
        yield from findings


def _reallocation(case: Case, change: Reallocation, before: Budget) -> Iterator[Finding]:
    entry, amount = case.entry_of(change), change.amount
    ceilings = {code: line.ceiling for code, line in before.items() if line.ceiling}
    expected = set()
    for field in ("from_line", "to_line"):
        code = getattr(change, field)
        if code in ceilings:
            expected.add(ceilings[code].currency)
        else:
            known = KnownCodes(ceilings)
            yield finding("line-without-ceiling", entry, field, seen=code, expected=known)
    if expected - {amount.currency}:
        currencies = ", ".join(sorted(currency.code for currency in expected))
        yield finding("currency-mismatch", entry, "amount", seen=amount, expected=currencies)
    elif change.from_line in ceilings and amount > ceilings[change.from_line]:
        ceiling = ceilings[change.from_line]
        yield finding(
            "reallocation-beyond-ceiling",
            entry,
            "amount",
            seen=amount,
            line=change.from_line,
            ceiling=ceiling,
        )
