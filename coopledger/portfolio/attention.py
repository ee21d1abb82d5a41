"""Which agreements of a ledger may want attention: all but those of which it is certain that not.

A finished agreement of which nothing is held, and which asks for nothing more, has no finding by
any standing rule. What is certain is told by sets; every other is looked at one by one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from coopledger.books.data_tables import AgreementRow
from coopledger.books.portfolio import PortfolioRow
from coopledger.books.rows import FUND
from coopledger.model.dates import When
from coopledger.model.kinds import ACTIVITY, AGREEMENT, IN_KIND, ISSUE, MOVING, PERIOD, REVERSAL
from coopledger.portfolio.ledger_source import journal_source
from coopledger.portfolio.of_ledger import as_json, dialect_of
from coopledger.portfolio.statement import IN_FUND, fund_statement
from coopledger.portfolio.terms import StandingBook, standing_books
from coopledger.store.connection import Connection

_SILENT = (
    *MOVING,
    *(each.name for each in (AGREEMENT, REVERSAL, ACTIVITY, IN_KIND, PERIOD, ISSUE)),
)
"""Kinds of facts by which no rule finds anything that the figures do not show."""

_OTHERS = (
    "SELECT DISTINCT book FROM journal WHERE kind NOT IN ("
    + ", ".join(f"'{name}'" for name in _SILENT)
    + ")"
)
_ASKS = (
    "follows", "report_due", "evidence_required", "evidence_above", "own_share", "other_shares",
    "spending_rates", "reporting_periods",
)  # fmt: skip
"""Terms that ask for something, or need a rate."""


def may_want_attention(connection: Connection, on: date) -> list[str]:
    """The codes of the agreements to be looked at on a day. The rows are not proved here."""
    agreements = [book for book in standing_books(connection) if book.kind == AGREEMENT.name]
    others = set(connection.column(_OTHERS))
    plain = [book for book in agreements if book.code not in others and _asks_nothing(book)]
    funds = _funds(connection, plain, on)
    quiet = {book.code for book in plain if _is_quiet(book.body, funds[book.code], on)}
    return [book.code for book in agreements if book.code not in quiet]


def _asks_nothing(book: StandingBook) -> bool:
    """Whether nothing but its figures can want attention: as it was opened, with plain terms."""
    body = book.body
    accounts, lines = body["accounts"], body["lines"]
    return (
        book.unchanged
        and not any(body.get(name) for name in _ASKS)
        and not any(account.get("holder") for account in accounts)
        and len({account["currency"] for account in accounts}) == len(accounts)
        and not any(line.get("ceiling") for line in lines)
    )


def _funds(
    connection: Connection, books: Iterable[StandingBook], on: date
) -> Mapping[str, list[PortfolioRow]]:
    """What moved in each currency of these agreements."""
    terms = (
        AgreementRow(book.code, account["currency"], "", "", "")
        for book in books
        for account in book.body["accounts"]
    )
    dialect = dialect_of(connection)
    found = connection.rows(
        fund_statement(journal_source(dialect), dialect),
        on=on.isoformat(),
        terms=as_json(terms),
        rates="[]",
    )
    funds: defaultdict[str, list[PortfolioRow]] = defaultdict(list)
    for code, currency, *figures in found:
        moved = dict(zip(IN_FUND, (int(minor or 0) for minor in figures), strict=True))
        funds[code].append(PortfolioRow(code, FUND, currency, **moved))
    return funds


def _is_quiet(body: Mapping[str, Any], funds: Iterable[PortfolioRow], on: date) -> bool:
    """Whether it does not run, has nothing, closes, and whose the interest was is agreed."""
    return not _runs(body, on) and all(
        fund.closes and not fund.held and (not fund.interest or bool(body.get("interest_to")))
        for fund in funds
    )


def _runs(body: Mapping[str, Any], on: date) -> bool:
    if not (body.get("start") and body.get("end")):
        return False
    return When.parse(body["start"]).first <= on <= When.parse(body["end"]).last
