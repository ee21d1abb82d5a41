"""What settles a disallowance is of one that stands, in its currency, and no more than it is."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from coopledger.books.disallowances import settlements
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding
from coopledger.model.kinds import DISALLOWANCE
from coopledger.model.settlement import Settlement
from coopledger.model.terms import Disallowance
from coopledger.money import total_of
from coopledger.rules.case import Case, finding


def settled_within_disallowance(case: Case) -> Iterator[Finding]:
    if DISALLOWANCE.name in case.unread:
        return
    touched = {each.of: entry for each, entry in case.new_of(Settlement)}
    for settlement, entry in case.new_of(Settlement):
        disallowance = case.book.stands(settlement.of)
        if not isinstance(disallowance, Disallowance):
            yield finding("unknown-disallowance", entry, "of", seen=settlement.of)
            touched.pop(settlement.of, None)
        elif disallowance.amount.currency != settlement.amount.currency:
            seen, expected = settlement.amount, disallowance.amount.currency.code
            yield finding("currency-mismatch", entry, "amount", seen=seen, expected=expected)
            touched.pop(settlement.of, None)
    touched |= {each.reference: entry for each, entry in case.new_of(Disallowance)}
    ever = [each for each in case.book.ever(Settlement) if each.of in touched]
    for reference in dict.fromkeys(each.of for each in ever):
        yield from islice(_on_every_day(case, reference, touched[reference]), 1)


def _on_every_day(case: Case, reference: str, entry: Entry) -> Iterator[Finding]:
    """What is wrong, day by day: more is settled than there is, or where there is nothing."""
    book = case.book
    facts = [each for each in book.ever(Settlement) if each.of == reference]
    revisions = [each for each in book.revisions(reference) if isinstance(each, Disallowance)]
    days = {day for each in facts for day in (book.counts_since(each), book.reversed_on(each))}
    days |= {day for each in revisions for day in (book.counts_since(each), book.reversed_on(each))}
    for day in sorted(days - {date.min, date.max}):
        counting = settlements(book, day).get(reference, ())
        stands = next((each for each in revisions if book.counts(each, day)), None)
        if not counting:
            continue
        if stands is None:
            seen = counting[0].when
            yield finding("settled-without-disallowance", entry, "when", of=reference, seen=seen)
            continue
        currency = stands.amount.currency
        fitting = (each.amount for each in counting if each.amount.currency == currency)
        sums = total_of(fitting, currency)
        if sums > stands.amount:
            yield finding(
                "settled-beyond-disallowance",
                entry,
                "amount",
                of=reference,
                seen=sums,
                expected=stands.amount,
            )
