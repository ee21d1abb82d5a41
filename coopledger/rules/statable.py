"""What keeps a book from being stated on some day: a short list of conditions.

What is taken back stood, and is taken back once; one revision stands at a time; what moves money
does so through accounts that are open, and leaves nothing in one that is closed; what came back has
its expenditure; what leaves is there. A new fact and a load are held to them where they change
something (`registry.py`), a whole book by `verify`, in one sweep over its days.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.books.book import Book
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding
from coopledger.rules.account_and_currency import account_and_currency
from coopledger.rules.case import Case, Rule
from coopledger.rules.closed_account_is_empty import closed_account_is_empty
from coopledger.rules.leaves_what_is_held import leaves_what_is_held
from coopledger.rules.recovery_within_expenditure import recovery_within_expenditure
from coopledger.rules.reversal_of_what_stands import next_revision, reversal_of_what_stands

CONDITIONS: tuple[Rule, ...] = (
    reversal_of_what_stands,
    next_revision,
    account_and_currency,
    closed_account_is_empty,
    recovery_within_expenditure,
    leaves_what_is_held,
)


def unstatable(book: Book, today: date) -> Iterator[Finding]:
    """Why some day of a book cannot be stated: nothing, where every day can."""
    case = Case(book, [Entry(fact) for fact in book.facts.values()], today)
    for condition in CONDITIONS:
        yield from condition(case)
