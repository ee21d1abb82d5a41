"""Rows of a table that state no fact: the example that came with it, and its totals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement, Institution, Programme
from coopledger.model.finding import Finding, Severity
from coopledger.money import InKind, Money
from coopledger.numerals import NumberStyle
from coopledger.readers import words
from coopledger.readers.amounts import amount
from coopledger.readers.cells import MERGED, Cell, CellError, Unreadable, plain
from coopledger.readers.columns import SheetSpec
from coopledger.readers.layout import SheetRow

_EXAMPLE = frozenset(("ejemplo", "example"))
_TOTALS = frozenset(
    plain(words)
    for words in (
        "total", "totales", "subtotal", "subtotales", "suma", "sumas", "gran total",
        "total general", "suma total", "totals", "subtotals", "sum", "sums", "grand total",
    )
)  # fmt: skip


def called(cell: Cell) -> str | None:
    """Whether a row is called `example`, as that of an empty workbook is, or `total`.

    cell: that of its reference or code.
    """
    if not isinstance(cell, str) or cell[-1:].isdigit():  # as most folios end, and none of these
        return None
    name = plain(cell)
    return "example" if name in _EXAMPLE else "total" if name in _TOTALS else None


_EARLIER: Mapping[str, tuple[object, ...]] = {
    "account": ("ANTICIPO-1",),
    "to_account": ("ANTICIPO-1",),
    "source": ("Estado de cuenta de agosto",),
}
"""What examples of earlier releases had, beside what those of today have."""

_NAMES = frozenset(("kind", "book", "reference", "code"))


def is_as_shipped(made: BaseModel) -> bool:
    """Whether an example still says what an empty workbook's does, in whichever language."""
    shipped = _shipped()[type(made)]
    return bool(shipped) and all(
        getattr(made, name) in (*shipped.get(name, ()), *_EARLIER.get(name, ()))
        for name in made.model_fields_set - _NAMES
    )


@cache
def _shipped() -> Mapping[type, Mapping[str, list[Any]]]:
    """What the examples have in each field, by their kind."""
    # Slow to import, and only a workbook with an example in it needs it.
    from coopledger.readers.example_book import example_book

    found: defaultdict[type, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for language in (Language.ES, Language.EN):
        for opening in (Agreement, Programme, Institution):
            book = example_book(language, opening)
            parts = (*getattr(book.opening, "accounts", ()), *getattr(book.opening, "lines", ()))
            for made in (*book.facts.values(), *parts):
                for name in type(made).model_fields:
                    found[type(made)][name].append(getattr(made, name))
    return found


def is_totals(row: SheetRow, spec: SheetSpec) -> bool:
    """Whether it sums up the rows above it: it says so in a word alone, and says nothing else."""
    dated = row.cells.get("when")
    if "amount" not in row.cells or not (dated is None or _is_covered(dated)):
        return False
    columns = {column.field: column for column in spec.columns}
    said: list[Cell] = [
        cell
        for field, cell in row.cells.items()
        if not (columns[field].read in (None, words.currency_code) or _is_covered(cell))
    ]
    return len(said) == 1 and isinstance(said[0], str) and plain(said[0]) in _TOTALS


def _is_covered(cell: Cell) -> bool:
    return isinstance(cell, Unreadable) and cell.code == MERGED


class Totals:
    """Keeps the sums of a table, and of its rows since the last totals."""

    def __init__(self, style: NumberStyle) -> None:
        self.style = style
        self.sums: list[Money | None] = []
        self.since: list[Money | None] = []

    def add(self, amount: Money | None) -> None:
        """The amount of a row; None where it could not be read."""
        self.sums.append(amount)
        self.since.append(amount)

    def compared(self, row: SheetRow) -> Finding:
        """A note that the row was passed over; an error where it says another sum."""
        place = row.place("amount")
        passed_over = Finding("totals-row", Severity.NOTE, place)
        above, since = self.sums, self.since
        self.since = []
        if None in above:
            return passed_over  # what the rows come to is not known, and they are refused
        try:
            said, currency = self._said(row, _by_currency(above))
        except CellError as error:
            return Finding(error.code, place=place, params=error.params)
        # Of several currencies: whoever adds up a column adds them all.
        sums = [
            sum((m for c, m in _by_currency(amounts).items() if currency in (None, c)), Decimal())
            for amounts in (above, since)
        ]
        if said in sums:
            return passed_over
        params = {
            name: f"{figure:,.2f} {currency or ''}".rstrip()
            for name, figure in (("seen", said), ("expected", sums[0]))
        }
        return Finding("totals-differ", place=place, params=params)

    def _said(self, row: SheetRow, sums: Mapping[str, Decimal]) -> tuple[Decimal, str | None]:
        """The sum that the row states, and of which currency; None where it is of several."""
        cell, heading = row.cells.get("currency"), row.headers["amount"].currency
        stated = words.currency_code(cell) if cell else None if heading == "$" else heading
        only = stated or (next(iter(sums)) if len(sums) == 1 else None)
        said = amount(row.cells["amount"], only or _FINEST, self.style, InKind)
        return said.amount, only


_FINEST = "CLF"
"""A currency of four decimals, by which a sum of several currencies is read."""


def _by_currency(amounts: Iterable[Money | None]) -> dict[str, Decimal]:
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for money in amounts:
        if money is not None:
            found[money.currency.code] += money.amount
    return found
