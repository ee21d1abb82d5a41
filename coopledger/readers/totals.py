"""Rows of a table that state no fact: the example that came with it, and its totals."""

from coopledger.model.finding import Finding, Severity
from coopledger.money import Money
from coopledger.numerals import NumberStyle
from coopledger.readers.amounts import amount
from coopledger.readers.cells import MERGED, CellError, Unreadable, plain
from coopledger.readers.layout import SheetRow

_EXAMPLE = frozenset(("ejemplo", "example"))
_TOTALS = frozenset(
    ("total", "totales", "totals", "subtotal", "subtotals", "suma", "sumas", "sum", "gran", "grand")
)


def _name(row: SheetRow) -> str:
    """What names the fact of a row, if anything does."""
    cell = row.cells.get("reference", row.cells.get("code"))
    return plain(cell) if isinstance(cell, str) else ""


def is_example(row: SheetRow) -> bool:
    """Whether it is the example of an empty workbook."""
    return _name(row) in _EXAMPLE


def is_totals(row: SheetRow) -> bool:
    """Whether it sums up the rows above it: it says so, and has neither a name nor a date."""
    dated = row.cells.get("when")
    covered = isinstance(dated, Unreadable) and dated.code == MERGED
    if (dated is not None and not covered) or "amount" not in row.cells:
        return False
    named = row.cells.get("reference") is not None
    words = [_name(row)] if named else [plain(c) for c in row.cells.values() if isinstance(c, str)]
    return any(word.partition(" ")[0] in _TOTALS for word in words)


class Totals:
    """Keeps the sum of a table, and of its rows since the last totals."""

    def __init__(self, style: NumberStyle) -> None:
        self.style = style
        self.sums: list[Money | None] = []
        self.since: list[Money | None] = []

    def add(self, amount: Money | None) -> None:
        """The amount of a row; None where it could not be read."""
        self.sums.append(amount)
        self.since.append(amount)

    def compared(self, row: SheetRow) -> Finding:
        """A note that the row was passed over; a warning where it says another sum."""
        sums, since = _sum(self.sums), _sum(self.since)
        self.since = []
        place = row.place("amount")
        if sums is not None:
            try:
                said = amount(row.cells["amount"], sums.currency.code, self.style)
            except CellError:
                said = None
            if said is not None and said not in (sums, since):
                params = {"seen": said, "expected": sums}
                return Finding("totals-differ", Severity.WARNING, place, params)
        return Finding("totals-row", Severity.NOTE, place)


def _sum(amounts: list[Money | None]) -> Money | None:
    """What they come to, where all are known and of one currency."""
    known = [money for money in amounts if money is not None]
    currencies = {money.currency.code for money in known}
    if len(known) != len(amounts) or len(currencies) != 1:
        return None
    return type(known[0]).from_minor(sum(money.minor for money in known), currencies.pop())
