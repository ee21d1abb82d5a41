"""Issued totals: their figures and counts, and what of later records bears on them."""

from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.cooperation import GIVEN, CooperationTotals
from coopledger.books.own_funds import has_own_funds
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.events import Event, Expenditure, Recovery, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.issue import IssuedCount, IssuedFigure
from coopledger.money import Money


class TotalsSaid(NamedTuple):
    """All that totals say in figures: each amount that is not zero, and how many activities."""

    figures: tuple[IssuedFigure, ...]
    counts: tuple[IssuedCount, ...]


def said_by(totals: CooperationTotals) -> TotalsSaid:
    """What is frozen of totals, in the order in which it is printed."""
    figures, counts = list[IssuedFigure](), dict[IssuedCount, None]()
    for total in totals:
        year = str(total.fiscal_year)
        for section, code, book, amounts in total.amounts():
            for name, money in zip(GIVEN, amounts, strict=True):
                if money:
                    figures.append(
                        IssuedFigure(
                            section=section,
                            code=code,
                            figure=name,
                            amount=Money.from_minor(money.minor, total.currency),
                            year=year,
                            book=book,
                        )
                    )
        for kind, count in total.activities.items():
            counts[IssuedCount(year=year, activity_kind=kind, count=count)] = None
    return TotalsSaid(tuple(figures), tuple(counts))


def bears_on_totals(fact: AnyFact, book: Book, on: date) -> bool:
    """Whether a fact of a book may change what totals say by a day.

    What an activity is counts on any, and so does that a book was withdrawn. Where the institution
    added money of its own, whatever moves says which expenditure was of it.
    """
    match fact:
        case Activity():
            return True
        case Reversal():
            return fact.of == book.code or fact.when.first <= on
        case Expenditure() | Recovery() | InKindContribution():
            return fact.when.first <= on
        case Event():
            return fact.when.first <= on and has_own_funds(book)
        case _:
            return False
