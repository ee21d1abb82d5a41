"""One call that asks whether books close."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, overload

from coopledger.books import laws
from coopledger.books.statement import Statement
from coopledger.errors import LedgerBroken, WrongArgument
from coopledger.ledger import Ledger
from coopledger.testing.broken import NotClosed
from coopledger.testing.ledgers_closing import broken_in_ledger
from coopledger.testing.rows_closing import broken_in_rows


@overload
def assert_closes(
    books: Ledger,
    *,
    book: str | None = None,
    on: date | None = None,
) -> None: ...


@overload
def assert_closes(books: Statement) -> None: ...


@overload
def assert_closes(books: Iterable[object], *, overdrawn: bool = False) -> None: ...


def assert_closes(books: Ledger | Statement | Iterable[object], **options: Any) -> None:
    """Nothing, where books close: in every currency, with no tolerance. Else raises NotClosed.

    NotClosed is an AssertionError that says which law is broken, by how much, in which currency,
    and after which event.

    **A ledger**: every book, or one (`book`). Each agreement is reconciled on every day on which
    something counts, up to `on` (today, unless told otherwise), so that the first event after which
    it does not close is found: laws 1 (of each account, too) to 3. Its facts in another order state
    the same (law 5), the cooperation totals are the sum of their parts, and nothing was altered
    (law 7).  (That a load is whole or not at all, law 6, cannot
    be seen afterwards.)

    **A statement**: laws 1 to 3. It does not hold its events, so none is named.

    **Rows** of anybody's: each is an event, in the order given, with any of the amounts
    `opening_balance`, `received`, `own_contribution`, `interest`, `other_income`,
    `transferred_in`, `exchange_difference`, `spent`, `returned`, `withdrawn`, `transferred_out`,
    and `held`, what there is after it. A row is a mapping, or any object with attributes of these
    names (dataclass, named tuple, model); a data frame of pandas or polars will do too. What is not
    there, None and NaN are nothing. After every row, of all rows so far,

        what came = spent + returned + withdrawn + transferred out + held

    where the row states `held` (law 1, or with an exchange difference law 2), no more goes out than
    came (unless `overdrawn`), and no reference moves money again before it was taken back (law 5).
    Raises CoopledgerError where there is no row, or a balance that never states what it holds.
    Rows with the same `book`, `account` and `currency` (each optional) are one balance; `reference`
    and `date` name a row in what is said; other names mean nothing here. Amounts are exact: int,
    Decimal, text such as "120.50" or "120.50 MXN", or Money; a float is refused with MoneyError.
    In a currency an int is whole units (100 is 100.00 MXN), and no amount has more digits than the
    currency; without one, amounts are just numbers. An amount below nothing takes one back.

    >>> assert_closes([
    ...     {"received": "100.00 MXN", "held": "100.00 MXN"},
    ...     {"spent": "59.90 MXN", "held": "40.10 MXN"},
    ...     {"returned": "40.10 MXN", "held": "0.10 MXN", "reference": "R-1"}])
    Traceback (most recent call last):
    coopledger.testing.broken.NotClosed: Law 1 (fund currency) does not hold in MXN: off by ...
    """
    __tracebackhide__ = True
    ask, known = _asked_of(books)
    if unknown := [name for name in options if name not in known]:
        told = {"name": unknown[0], "known": ", ".join(("books", *known))}
        raise WrongArgument("argument.unknown", verb="assert_closes", **told)
    broken: NotClosed | None = ask(books, **options)
    if broken is not None:
        raise broken


def _asked_of(books: object) -> tuple[Callable[..., NotClosed | None], tuple[str, ...]]:
    """What is asked of books of this kind, and what may be said beside them."""
    if isinstance(books, Ledger):
        return broken_in_ledger, ("book", "on")
    if isinstance(books, Statement):
        return _broken_in_statement, ()
    return broken_in_rows, ("overdrawn",)


def _broken_in_statement(statement: Statement) -> NotClosed | None:
    try:
        laws.check(statement)
    except LedgerBroken as broken:
        return NotClosed.of(broken)
    return None
