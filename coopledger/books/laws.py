"""The laws of the books, each stated once. One that does not hold stops the program.

They are checked in production: `LedgerBroken` is raised, never a bare `assert`, which `python -O`
removes.
"""

from collections.abc import Iterable

from coopledger.books.flows import FIGURES, FLOWS, REPORTED_FLOWS, MonthFlow, MonthPart, Part
from coopledger.books.sides import AgreementSide, FundSide, came, went
from coopledger.books.statement import EXCHANGE, Statement, Sums
from coopledger.errors import LedgerBroken
from coopledger.money import Money, minor_of, total_of


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
        split_in = (getattr(split, name) for name in EXCHANGE)
        _sums("exchange", statement, [minor_of(split_in, whole.currency)], whole)


def parts(by: str, statement: Statement | Sums, pieces: Iterable[Part]) -> None:
    """Law 3: what was spent by line, and by activity, sums to what was spent."""
    pieces = list(pieces)
    for place, fund in enumerate(statement.funds):
        _same_currency((piece.currencies[place] for piece in pieces), fund.currency)
        _sums(by, statement, (piece.minor[place] for piece in pieces), fund.spent.money)
    whole = statement.agreement_currency.spent.money
    _same_currency((piece.reported_in for piece in pieces), whole.currency.code)
    _sums(by, statement, (piece.reported_minor for piece in pieces), whole)


def months(statement: Statement | Sums, pieces: Iterable[MonthPart]) -> None:
    """Law 3: what moved by month sums to what moved."""
    pieces = list(pieces)
    for place, fund in enumerate(statement.funds):
        _flows(statement, [piece.fund[place] for piece in pieces], fund)
    side = statement.agreement_currency
    _flows(statement, [piece.agreement for piece in pieces], side)
    differences = (piece.difference_minor for piece in pieces)
    _sums("by_month", statement, differences, side.exchange_difference.money)


def _flows(
    statement: Statement | Sums, flows: list[MonthFlow], side: FundSide | AgreementSide
) -> None:
    _same_currency((flow.currency for flow in flows), side.currency)
    columns = zip(*(flow.minor for flow in flows), strict=True) if flows else ((),) * len(FIGURES)
    names = FLOWS if isinstance(side, FundSide) else REPORTED_FLOWS
    for name, column in zip(FIGURES, columns, strict=True):
        if name in names:
            _sums("by_month", statement, column, getattr(side, name).money)


def _same_currency(found: Iterable[str], expected: str) -> None:
    """Raises MixedMoney for what has no sum with the whole."""
    for other in {*found} - {expected}:
        total_of([Money.from_minor(0, other)], expected)


def _sums(by: str, statement: Statement | Sums, pieces: Iterable[int], whole: Money) -> None:
    total = sum(pieces)
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
