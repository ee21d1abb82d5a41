"""What the partner does not accept was spent by then, whichever revision says when.

Where the expenditure is dated otherwise later, its disallowances are looked at again.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.books.book import Book
from coopledger.books.order import day_of
from coopledger.model.events import Expenditure, Reversal
from coopledger.model.finding import Finding
from coopledger.model.terms import Disallowance
from coopledger.rules.case import Case, finding


def disallowed_after_expenditure(case: Case) -> Iterator[Finding]:
    if not case.book.has_any(Disallowance):
        return
    named = {disallowance.of: entry for disallowance, entry in case.new_of(Disallowance)}
    named |= {reversal.of: entry for reversal, entry in case.new_of(Reversal)}
    named |= {spent.reference: entry for spent, entry in case.new_of(Expenditure)}
    for disallowance in case.book.of_kind(Disallowance):
        if disallowance.of not in named:
            continue
        first, day = _first_day(case.book, disallowance.of), day_of(disallowance)
        if first is not None and day is not None and day < first:
            new = case.is_new(disallowance)
            yield finding(
                "disallowed-before-expenditure",
                case.entry_of(disallowance) if new else named[disallowance.of],
                "when",
                of=disallowance.of,
                disallowance=disallowance.reference,
                seen=disallowance.when,
                expected=first,
            )


def _first_day(book: Book, reference: str) -> date | None:
    """The first day on which an expenditure counts by some revision; None where it never does."""
    days = (
        spent.ordering_day
        for spent in book.revisions(reference)
        if isinstance(spent, Expenditure) and spent.ordering_day < book.reversed_on(spent)
    )
    return min(days, default=None)
