"""Drawn books in a ledger, and what their tables must come to: by statements, never by tables."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from coopledger import Agreement, Ledger, Statement
from coopledger.books.data_tables import TABLES
from coopledger.books.rows import AGREEMENT, FUND
from coopledger.books.sides import FundSide
from coopledger.model.kinds import ALL, MoneyKind
from coopledger.testing import History

Sums = Mapping[tuple[str, ...], Decimal]
"""Amounts by what they are of, those of nothing left out."""

_OF_KIND = {
    kind.name: kind.figure for kind in ALL if isinstance(kind, MoneyKind) and kind.figure
} | {"recovery": "spent"}
_NOT_SUMMED = ("held", "not_yet_funded", "transferred_in", "transferred_out")


@contextmanager
def ledger_of(histories: Iterable[History]) -> Iterator[Ledger]:
    """The first of each code, recorded."""
    by_code = {each.opening.code: each for each in reversed(list(histories))}
    with Ledger.open("sqlite://") as ledger:
        for history in by_code.values():
            ledger.record(history.opening, *history.facts)
        yield ledger


def statements(ledger: Ledger) -> Iterator[Statement]:
    for book in ledger.books():
        if isinstance(book.opening, Agreement):
            yield ledger.reconcile(book.opening.code)


def of_statements(ledger: Ledger) -> dict[str, Sums]:
    """What each table must come to, by what the ledger answers."""
    found: dict[str, Counter[tuple[str, ...]]] = {name: Counter() for name in TABLES}
    for statement in statements(ledger):
        code = statement.agreement.code
        for side in statement.sides():
            of = FUND if isinstance(side, FundSide) else AGREEMENT
            for figure in (*side.CAME, *side.WENT):
                amount = getattr(side, figure).money.amount
                if figure != "held":
                    found["months"][code, of, figure, side.currency] += amount
                if of == FUND and figure not in _NOT_SUMMED:
                    found["events"][code, figure, side.currency] += amount
        for account in statement.accounts:
            held = account.held
            found["postings"][code, account.account.code, held.currency.code] += held.amount
    for row in ledger.cooperation_totals().rows():
        if row["section"] == "whole":
            found["totals"][str(row["year"]), row["figure"], row["currency"]] += row["amount"]
    return {name: without_nothing(sums) for name, sums in found.items()}


def of_rows(rows_of: Callable[[str], Iterable[Mapping[str, Any]]]) -> dict[str, Sums]:
    """The same, by the rows of each table as a program read them. In each, units are amounts."""
    found: dict[str, Counter[tuple[str, ...]]] = {name: Counter() for name in TABLES}
    agreements = {row["agreement"] for row in rows_of("months")}
    for row in rows_of("events"):
        figure = _OF_KIND.get(row["kind"])
        if row["reversed_from"] is None and figure and row["book"] in agreements:
            back = -1 if row["kind"] == "recovery" else 1
            found["events"][row["book"], figure, row["currency"]] += back * row["amount"]
    balance: Counter[tuple[str, ...]] = Counter()
    for row in rows_of("postings"):
        balance[row["book"], row["currency"]] += row["amount"]
        if row["account"].startswith("held:"):
            account = row["account"].removeprefix("held:")
            found["postings"][row["book"], account, row["currency"]] += row["amount"]
    assert not without_nothing(balance), "the postings of a book add up to nothing"
    for row in rows_of("months"):
        if row["figure"] not in ("gross", "recovered"):
            of = (row["agreement"], row["side"], row["figure"], row["currency"])
            found["months"][of] += row["amount"]
    for row in rows_of("totals"):
        if row["section"] == "whole":
            found["totals"][str(row["year"]), row["figure"], row["currency"]] += row["amount"]
    return {name: without_nothing(sums) for name, sums in found.items()}


def without_nothing(sums: Mapping[tuple[str, ...], Any]) -> Sums:
    return {of: amount for of, amount in sums.items() if amount}
