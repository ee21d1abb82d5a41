"""The laws of the books, each stated once. One that does not hold stops the program.

They are checked in production: `LedgerBroken` is raised, never a bare `assert`, which `python -O`
removes.
"""

from collections.abc import Iterable
from operator import attrgetter

from coopledger.books.flows import FLOWS, REPORTED_FLOWS, MonthFlow, MonthPart, Part
from coopledger.books.sides import AgreementSide, FundSide, came, went
from coopledger.books.statement import EXCHANGE, Statement, Sums
from coopledger.errors import LedgerBroken
from coopledger.money import Money, minor_of


def check(statement: Statement | Sums) -> None:
    """Laws 1 to 3 on one statement. Raises LedgerBroken."""
    for fund in statement.funds:
        fund_currency(statement, fund)
    agreement_currency(statement, statement.agreement_currency)
    exchange(statement)
    parts("by_line", statement, statement.by_line)
    parts("by_activity", statement, statement.by_activity)
    parts("by_partner", statement, statement.by_partner)
    months(statement, statement.by_month)


def fund_currency(statement: Statement | Sums, side: FundSide) -> None:
    """Law 1: all that came = all that went out + held.

    *held* comes from the account's postings, the rest from the events: two paths.
    """
    if not side.closes:
        _broken("law.fund-currency", statement, came(side), went(side))


def agreement_currency(statement: Statement | Sums, side: AgreementSide) -> None:
    """Law 2: all that came + exchange difference = all that went out + held."""
    if not side.closes:
        _broken("law.agreement-currency", statement, came(side), went(side))


def exchange(statement: Statement | Sums) -> None:
    """Law 3: where the exchange difference is split, its parts sum to it."""
    if (split := statement.exchange) is not None:
        whole = statement.agreement_currency.exchange_difference.money
        _equal("exchange", statement, (getattr(split, name) for name in EXCHANGE), whole)


def parts(by: str, statement: Statement | Sums, pieces: Iterable[Part]) -> None:
    """Law 3: what was spent by line, and by activity, sums to what was spent."""
    pieces = list(pieces)
    for place, fund in enumerate(statement.funds):
        whole = fund.spent.money
        _equal(by, statement, (piece.fund[place] for piece in pieces), whole)
    whole = statement.agreement_currency.spent.money
    _equal(by, statement, (piece.reported for piece in pieces), whole)


def months(statement: Statement | Sums, pieces: Iterable[MonthPart]) -> None:
    """Law 3: what moved by month sums to what moved."""
    pieces = list(pieces)
    for place, fund in enumerate(statement.funds):
        _flows(statement, [piece.fund[place] for piece in pieces], fund)
    side = statement.agreement_currency
    _flows(statement, [piece.agreement for piece in pieces], side)
    differences = (piece.exchange_difference for piece in pieces)
    _equal("by_month", statement, differences, side.exchange_difference.money)


def _flows(
    statement: Statement | Sums, flows: list[MonthFlow], side: FundSide | AgreementSide
) -> None:
    names = FLOWS if isinstance(side, FundSide) else REPORTED_FLOWS
    columns = zip(*map(attrgetter(*names), flows), strict=True) if flows else [()] * len(names)
    for name, column in zip(names, columns, strict=True):
        whole: Money = getattr(side, name).money
        _equal("by_month", statement, column, whole)


def _equal(by: str, statement: Statement | Sums, pieces: Iterable[Money], whole: Money) -> None:
    total = minor_of(pieces, whole.currency)
    if total != whole.minor:
        _broken(f"law.parts-{by}", statement, Money.from_minor(total, whole.currency), whole)


def _broken(code: str, statement: Statement | Sums, left: Money, right: Money) -> None:
    raise LedgerBroken(
        code,
        book=statement.agreement.code,
        on=statement.on,
        left=left,
        right=right,
        difference=left - right,
    )
