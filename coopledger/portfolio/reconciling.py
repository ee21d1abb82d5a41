"""The answer of the one statement as sides of agreements; what it cannot say, the books do."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from coopledger.books.portfolio import Portfolio, PortfolioReason, PortfolioRow, sides_of
from coopledger.books.rows import AGREEMENT, FUND
from coopledger.books.statement import Statement
from coopledger.errors import MissingRate
from coopledger.portfolio.statement import COLUMNS, IN_FUND, IN_OWN

Exactly = Callable[[str], Statement]
"""The statement of an agreement from its own books. It raises `MissingRate`."""

_FUND = tuple(COLUMNS.index(f"fund_{name}") for name in IN_FUND)
_OWN = tuple(COLUMNS.index(f"own_{name}") for name in IN_OWN)
_AGREEMENT, _CURRENCY, _OWN_CURRENCY, _WHY, _EXCHANGED, _TOO_LARGE = range(6)


def portfolio_of(
    rows: Iterable[Sequence[Any]], on: date, exactly: Exactly | None = None
) -> Portfolio:
    """All agreements, from the rows of the statement, which come agreement by agreement.

    exactly: where the books are there to be asked; else what the statement cannot say is not said.
    """
    sides: list[PortfolioRow] = []
    exact: dict[str, PortfolioReason] = {}
    for code, lines in groupby(rows, key=lambda row: str(row[_AGREEMENT])):
        of_agreement = list(lines)
        why = _why(of_agreement)
        if why is None:
            sides += _funds(code, of_agreement)
            sides.append(_own(code, of_agreement))
            continue
        exact[code] = why
        sides += _funds(code, of_agreement)
        if exactly is not None:
            try:
                sides.append(sides_of(exactly(code))[-1])
            except MissingRate:
                exact[code] = PortfolioReason.MISSING_RATE
    return Portfolio(on, tuple(sides), exact)


def _why(lines: Iterable[Sequence[Any]]) -> PortfolioReason | None:
    """Why the statement does not say what an agreement's money is worth; None where it does."""
    for line in lines:
        if line[_WHY]:
            return PortfolioReason(line[_WHY])
        if line[_EXCHANGED]:
            return PortfolioReason.EXCHANGE
        if line[_TOO_LARGE]:
            return PortfolioReason.TOO_LARGE
    return None


def _funds(code: str, lines: Iterable[Sequence[Any]]) -> Iterator[PortfolioRow]:
    for line in lines:
        figures = dict(zip(IN_FUND, (int(line[place]) for place in _FUND), strict=True))
        yield PortfolioRow(code, FUND, line[_CURRENCY], **figures)


def _own(code: str, lines: Sequence[Sequence[Any]]) -> PortfolioRow:
    """Its own side: the worths of all its currencies added up."""
    sums: Counter[str] = Counter()
    for line in lines:
        sums.update(dict(zip(IN_OWN, (int(line[place]) for place in _OWN), strict=True)))
    return PortfolioRow(code, AGREEMENT, lines[0][_OWN_CURRENCY], **sums)
