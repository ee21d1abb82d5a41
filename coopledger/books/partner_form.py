"""A form that a partner or an authority asks for, filled in from the books of an agreement."""

from dataclasses import dataclass

from coopledger.books.book import Book
from coopledger.books.budget import agreed_and_moved, changes
from coopledger.books.closing import ProvedRefund
from coopledger.books.explanation import Explanation
from coopledger.books.own_funds import has_own_funds, own_parts
from coopledger.books.partner_forms.form import Filled, Sources
from coopledger.books.requests import next_days, requested_next, requested_within
from coopledger.books.statement_paper import StatementPaper
from coopledger.errors import WrongBook
from coopledger.model.agreement import Agreement
from coopledger.model.answer import Answer
from coopledger.money import Money, split_minor


@dataclass(frozen=True, slots=True)
class PartnerForm(Answer):
    """A form by its name, filled in by a day: of all days, or of those since one.

    paper: the statement whose figures it has. filled: as it is handed in; of a working copy, with
    what the agency fills in, as the books would have it.
    """

    name: str
    paper: StatementPaper
    filled: Filled
    working_copy: bool = False


def sources(book: Book, paper: StatementPaper, refunds: tuple[ProvedRefund, ...] = ()) -> Sources:
    """What a form of a book is filled from. paper: its statement; refunds: with their evidence."""
    statement, agreement = paper.statement, book.opening
    if not isinstance(agreement, Agreement):
        raise WrongBook.of(agreement.kind, agreement.code)
    on = statement.on
    return Sources(
        paper,
        own_spent(book, paper.explanation),
        refunds,
        requested=requested_next(book, on),
        next_days=next_days(book, on),
        foreseen=requested_within(book, paper.since, on),
        activities=book.activities_on(on),
        budgets=agreed_and_moved(book, agreement, on),
        changes=tuple(changes(book, on, on)),
    )


def own_spent(book: Book, explanation: Explanation) -> Money:
    """Of what was spent, as it is reported, what was the institution's own money."""
    statement = explanation.statement
    minor = 0
    if has_own_funds(book):
        parts = own_parts(book, statement.on)
        own = {reference: part for (reference, _), part in parts.items()}
        for each in explanation.outflows:
            if part := own.get(each.reference):
                rest = each.amount.minor - part
                minor += split_minor(each.reported.minor, [part, rest])[0]
    return Money.from_minor(minor, statement.agreement.currency)
