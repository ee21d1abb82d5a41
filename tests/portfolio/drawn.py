"""Drawn books, several in a ledger, and what each of them says of itself: what a set must say."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count

from hypothesis import strategies as st

from coopledger import Agreement, Invoice, Ledger, Match, Programme, Statement
from coopledger.books.portfolio import Portfolio, PortfolioRow, sides_of
from coopledger.model.facts import AnyFact
from coopledger.testing import History, agreements, histories, simple_histories

_NUMBERS = count(1)

several = st.lists(
    st.one_of(
        histories(),
        histories(agreements(prefinancing=True)),
        simple_histories(own_account=True),
        simple_histories(prefinancing=True),
    ),
    min_size=1,
    max_size=3,
)
"""Histories of agreements: all that may happen, and what the curve alone must say."""


def record(ledger: Ledger, drawn: Iterable[History], **terms: object) -> list[str]:
    """Record each under a code of its own, which is returned. terms: what their openings say."""
    codes = []
    for history in drawn:
        code = f"A-{next(_NUMBERS):06}"
        codes.append(code)
        opening = history.opening.model_copy(update=terms)
        ledger.record(*_renamed((opening, *history.facts), code))
    return codes


def _renamed(facts: Iterable[AnyFact], code: str) -> Iterator[AnyFact]:
    for fact in facts:
        if isinstance(fact, Invoice | Match):  # one invoice is not in several books as it is
            continue
        field = "code" if isinstance(fact, Agreement | Programme) else "book"
        yield fact.model_copy(update={field: code})


def days_of(drawn: Iterable[History], most: int) -> list[date]:
    """Some of the days worth asking about, the last of all among them."""
    days = sorted({day for history in drawn for day in history.days})
    return [*days[:: max(1, len(days) // most)][:most], date.max]


def one_by_one(ledger: Ledger, codes: Iterable[str], on: date) -> list[PortfolioRow]:
    """What the statement of each says."""
    return [row for code in sorted(codes) for row in sides_of(_statement(ledger, code, on))]


def _statement(ledger: Ledger, code: str, on: date) -> Statement:
    return ledger.reconcile(code, on=on)


def of(portfolio: Portfolio, codes: Iterable[str]) -> list[PortfolioRow]:
    """The sides of some agreements."""
    asked = set(codes)
    return [row for row in portfolio.sides if row.agreement in asked]
