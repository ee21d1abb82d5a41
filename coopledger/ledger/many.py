"""Many agreements at once: by one statement, and where it cannot say, by the books of each."""

from collections.abc import Sequence
from datetime import date

from coopledger.books.cooperation import CooperationTotals, cooperation_totals
from coopledger.books.portfolio import Portfolio
from coopledger.books.portfolio_totals import PortfolioTotals
from coopledger.books.statement import Statement
from coopledger.ledger.shelf import Desk
from coopledger.ledger.stating import statement
from coopledger.portfolio.of_ledger import portfolio_of_ledger
from coopledger.portfolio.totals import totals_of_ledger
from coopledger.store.connection import Connection


def portfolio(connection: Connection, desk: Desk, on: date) -> Portfolio:
    """What every agreement received, spent, returned and holds on a day."""

    def exactly(code: str) -> Statement:
        return statement(connection, desk, code, on=on)

    return portfolio_of_ledger(connection, on, exactly)


def portfolio_totals(connection: Connection, desk: Desk, on: date | None) -> PortfolioTotals:
    """What was given, and run for partners, in every year up to a day."""

    def exactly(codes: Sequence[str], start: int) -> CooperationTotals:
        books = (desk.book(connection, code).book for code in codes)
        return cooperation_totals(books, on=on or date.max, start=start)

    return totals_of_ledger(connection, on, exactly)
