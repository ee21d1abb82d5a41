"""A bank's table of movements, row by row: what moved, what was there, what only sums up.

Where the table says what the account held after each line, every line is checked against the one
before it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from coopledger.model.evidence import Direction
from coopledger.model.finding import Finding, Place, Severity, has_errors
from coopledger.money import Money
from coopledger.readers.bank_headings import MONEY, Heading
from coopledger.readers.bank_labels import Labelled, is_balance, is_total, label_in
from coopledger.readers.bank_moves import Moved, by_a_word, of_two_columns
from coopledger.readers.bank_opening import amount_of
from coopledger.readers.bank_profile import Order, PositiveIs, Profile
from coopledger.readers.bank_running import LabelledBalance, Run, TableLine, runs
from coopledger.readers.bank_totals import ColumnTotals
from coopledger.readers.cells import Cell, CellError, Unreadable, code, is_blank, text
from coopledger.readers.number_style import FoundInCells, Writing
from coopledger.readers.sheet import Sheet, column_letters
from coopledger.readers.statements import (
    Balance,
    BankStatement,
    StatementLine,
    bank_currency,
    only_number,
    readable,
)
from coopledger.readers.swapped_days import (
    AS_A_DATE,
    WrittenDay,
    exchanged,
    look_swapped,
    swapped_in_order,
)
from coopledger.readers.words import currency_code
from coopledger.written import of_dollar_sign

_MOVING = ("debit", "credit", "amount")
_T = TypeVar("_T")


class BankTable:
    """One table on its way into statements: one for each account it has lines of.

    proven: whether its balances prove every line.
    """

    def __init__(
        self,
        document: str,
        sheet: Sheet,
        head: Heading,
        profile: Profile,
        writing: Writing,
        findings: list[Finding],
    ) -> None:
        self.document = document
        self.sheet = sheet
        self.head = head
        self.profile = profile
        self.writing = writing
        self.findings = findings
        self.found = FoundInCells(findings, "missing-currency")
        self.legible = True
        self.proven = True
        self.currency = self._only_currency()
        self.number: str | None = None
        self.labelled: list[LabelledBalance] = []
        self.totals = ColumnTotals()
        self.lines: dict[str | None, list[TableLine]] = {}
        self.count = 0

    def statements(self) -> list[BankStatement]:
        for number, row in enumerate(self.sheet.rows, start=1):
            if all(map(is_blank, row)) or self._is_heading(row) or self._label(number, row):
                continue
            if number > self.head.row:
                self._row(number, row)
        several = len(self.lines) > 1
        found = [
            self._statement(account or self.number, lines, labels=not several)
            for account, lines in (self.lines or {self.number: []}).items()
        ]
        tie = all(statement.ties for statement in found)
        for row_number, field, seen, expected in self.totals.differing:
            severity = Severity.WARNING if tie else Severity.ERROR
            self._find("totals-differ", row_number, field, severity, seen=seen, expected=expected)
        return found

    def _only_currency(self) -> str | None:
        """The one that its rows or headings say: of balances and totals that do not say theirs."""
        heading = self.sheet.rows[self.head.row - 1]
        rows = (row for row in self.sheet.rows[self.head.row :] if row != heading)
        said = {cell for row in rows for cell in self._cells(row, "currency")}
        if not said:
            named = {of_dollar_sign(None) if c == "$" else c for c in self.head.currencies.values()}
            return named.pop() if len(named) == 1 else None
        with suppress(CellError):
            return _currency(said.pop()) if len(said) == 1 else None
        return None

    def _is_heading(self, row: Sequence[Cell]) -> bool:
        """Whether it is the row of headers, which a table of several pages has on each."""
        first = self.sheet.rows[self.head.row - 1]
        return all(
            at < len(row)
            and isinstance(row[at], str)
            and _in_small(row[at]) == _in_small(first[at])
            for positions in self.head.positions.values()
            for at in positions
        )

    # What stands beside a word

    def _label(self, number: int, row: Sequence[Cell]) -> bool:
        """Whether a row only says the account's number or a balance, beside a word for it."""
        found = label_in(row, self.profile.labels)
        if found is None:
            return False
        inside = number > self.head.row
        if inside and found.kind != "account":
            return self._balance_row(number, row, found)
        if is_blank(found.value) or (inside and self._moves(row)):
            return False
        if found.kind == "account":
            self._attempt(number, "account", lambda: self._numbered(found.value))
        else:
            self._labelled(found.kind, found.value, number, after=None)
        return True

    def _numbered(self, cell: Cell) -> None:
        self.number = only_number(self.number, readable(code(cell)) or None)

    def _labelled(self, kind: str, value: Cell, number: int, *, after: int | None) -> Money | None:
        money = self._attempt(number, "balance", lambda: self._money(value, self.currency))
        if money is not None:
            self.labelled.append(LabelledBalance(kind, Balance(money, None, number), after))
        return money

    def _balance_row(self, number: int, row: Sequence[Cell], found: Labelled) -> bool:
        """A row of the table that says a balance, dated or not, in whichever column it does.

        Where it says a movement and another balance, nobody knows which of the two it is.
        """
        stated = next(iter(self._cells(row, "balance")), None)
        if not self._moves(row):
            if stated is None and is_blank(found.value):
                return False
            self._labelled(found.kind, stated or found.value, number, after=self.count)
            return True
        moved = self._moved(number, row, self._amounts(number, row, self.currency))
        if stated is None:
            if moved is not None:
                balance = Balance(moved.amount, None, number)
                self.labelled.append(LabelledBalance(found.kind, balance, self.count))
            return True
        money = self._labelled(found.kind, stated, number, after=self.count)
        if moved and money is not None and moved.amount and abs(moved.amount) != abs(money):
            error = CellError("balance-or-line", seen=moved.amount, balance=money)
            self._wrong(error, number, "balance")
        return True

    # The rows

    def _row(self, number: int, row: Sequence[Cell]) -> None:
        if not any(self._cells(row, field) for field in MONEY):
            seen = readable(*(text(c) for c in row if isinstance(c, str)))[:80]
            self._find("bank-row-ignored", number, None, Severity.WARNING, seen=seen)
            return
        if is_total(row) and not self._has_day(row):
            self._find("totals-row", number, None, Severity.NOTE)
            self.totals.compare(number, self._amounts(number, row, self.currency) or {})
            return
        if not self._moves(row) and is_balance(row):
            stated = self._cells(row, "balance")[0]
            self._labelled("stated", stated, number, after=self.count)
            return
        currency = self._of_cell(number, row, "currency", _currency)
        day = self._of_cell(number, row, "day", self._day)
        if day is None and not self._cells(row, "day"):
            self._wrong(CellError("missing-value"), number, "day")
        value_day = self._of_cell(number, row, "value_day", self._day)
        amounts = self._amounts(number, row, currency)
        moved = self._moved(number, row, amounts)
        balance = self._column(number, row, "balance", currency)
        if moved is None or day is None:
            return
        self.totals.add(amounts or {})
        if not moved.amount:
            self._find("entry-of-nothing", number, None, Severity.NOTE)
            return
        booked = StatementLine(
            row=number,
            day=day.day,
            direction=Direction.IN if moved.amount.minor > 0 else Direction.OUT,
            amount=abs(moved.amount),
            value_day=value_day.day if value_day is not None else None,
            bank_reference=self._code(number, row, "bank_reference"),
            counterpart=self._said(row, "counterpart"),
            text=self._said(row, "text"),
        )
        account = self._code(number, row, "account") or None
        self.lines.setdefault(account, []).append(TableLine(booked, balance, moved.contrary, day))
        self.count += 1

    def _amounts(
        self, number: int, row: Sequence[Cell], currency: str | None
    ) -> Mapping[str, Money] | None:
        """What stands in each column of movements; None where something there cannot be read."""
        before = len(self.findings)
        columns = [f for f in self._moving if f in self.head.positions]
        found = {field: self._column(number, row, field, currency) for field in columns}
        if len(self.findings) > before:
            return None
        if not any(money is not None for money in found.values()):
            self._wrong(CellError("missing-value"), number, columns[0])
            return None
        return {field: money for field, money in found.items() if money is not None}

    @property
    def _moving(self) -> Sequence[str]:
        """The columns of movements: two without signs, or else the one with them."""
        two = {"debit", "credit"} <= self.head.positions.keys()
        return _MOVING[:2] if two else _MOVING[2:]

    def _moved(
        self, number: int, row: Sequence[Cell], amounts: Mapping[str, Money] | None
    ) -> Moved | None:
        """What a row adds to the account; None where that cannot be read."""
        if amounts is None:
            return None
        if (amount := amounts.get("amount")) is None:
            return self._attempt(number, "debit", lambda: of_two_columns(amounts))
        if "direction" not in self.head.positions or self.profile.directions is None:
            return Moved(amount if self.profile.positive is PositiveIs.IN else -amount)
        words, written = self.profile.directions, self._said(row, "direction")
        return self._attempt(number, "direction", lambda: by_a_word(amount, written, words))

    # A cell

    def _of_cell(
        self, number: int, row: Sequence[Cell], field: str, read: Callable[[Cell], _T]
    ) -> _T | None:
        """What a field of a row says; None where it says nothing, or nothing that can be read."""
        cell = next(iter(self._cells(row, field)), None)
        return None if cell is None else self._attempt(number, field, lambda: read(cell))

    def _column(
        self, number: int, row: Sequence[Cell], field: str, currency: str | None
    ) -> Money | None:
        """The money in a column; None where there is none, or none that can be read."""

        def read(cell: Cell) -> Money:
            within = self.head.currencies.get(field)
            if within == "$":
                within = of_dollar_sign(currency)
            if within and currency and within != currency:
                both = f"{currency}, {within}"
                raise CellError("two-currencies", seen=text(cell), currencies=both)
            return self._money(cell, within or currency)

        return self._of_cell(number, row, field, read)

    def _money(self, cell: Cell, currency: str | None) -> Money:
        return amount_of(cell, currency or self.profile.currency, self.writing)

    def _day(self, cell: Cell) -> WrittenDay:
        if isinstance(cell, datetime):
            return WrittenDay(cell.date(), AS_A_DATE)
        return (
            WrittenDay(cell, AS_A_DATE) if isinstance(cell, date) else self.profile.day(text(cell))
        )

    def _has_day(self, row: Sequence[Cell]) -> bool:
        """Whether the column of days says one: a row of totals may have its word there."""
        with suppress(CellError):
            return any(self._day(cell) for cell in self._cells(row, "day"))
        return False

    def _code(self, number: int, row: Sequence[Cell], field: str) -> str:
        """What names something, and is not what Excel made of it."""
        for cell in self._cells(row, field):
            if not isinstance(cell, Unreadable):
                self._attempt(number, field, partial(code, cell))
        return self._said(row, field, code)

    def _said(self, row: Sequence[Cell], field: str, read: Callable[[Cell], str] = text) -> str:
        said = []
        for cell in self._cells(row, field):
            try:
                said.append(read(cell).removeprefix("'"))  # which keeps its zeros in Excel
            except CellError as error:  # an error value of Excel's
                said.append(str(error.params.get("seen", "")))
        return readable(*said)

    def _moves(self, row: Sequence[Cell]) -> bool:
        return any(self._cells(row, field) for field in _MOVING)

    def _cells(self, row: Sequence[Cell], field: str) -> list[Cell]:
        """The cells of a field that say something; a stroke alone says nothing."""
        cells = [row[at] for at in self.head.positions.get(field, ()) if at < len(row)]
        empty = ("-", "—", "$ -", "$-") if field in MONEY else ()
        return [
            c for c in cells if not is_blank(c) and not (isinstance(c, str) and c.strip() in empty)
        ]

    def _attempt(self, number: int, field: str, read: Callable[[], _T]) -> _T | None:
        try:
            return read()
        except CellError as error:
            self._wrong(error, number, field)
            return None

    def _wrong(self, error: CellError, number: int, field: str) -> None:
        self.legible = False
        self._find(error.code, number, field, Severity.ERROR, **error.params)

    def _find(
        self, code: str, number: int, field: str | None, severity: Severity, **params: object
    ) -> None:
        name, at = None, None
        if field is not None:
            name, at = self.head.names.get(field), self.head.positions.get(field)
        cell = f"{column_letters(at[0] + 1)}{number}" if at else None
        place = Place(self.document, self.sheet.name or None, number, name, cell=cell)
        self.found.add(Finding(code, severity, place, params))

    # The statement of an account

    def _statement(
        self, number: str | None, lines: list[TableLine], *, labels: bool
    ) -> BankStatement:
        newest_first = self.profile.order is Order.NEWEST_FIRST
        found = runs(lines, self.labelled if labels else (), newest_first=newest_first)
        run, before = found[0], len(self.findings)
        if self.legible:
            self._look_at(found)
        self.proven = self.proven and run.in_proven_order
        return BankStatement(
            name=number or self.sheet.name or self.profile.title,
            row=self.head.row,
            number=number,
            opening=run.opening,
            closing=run.closing,
            lines=[line.booked for line in run.lines],
            legible=self.legible and not has_errors(self.findings[before:]),
            sheet=self.sheet.name,
            headers=self.head.names,
        )

    def _look_at(self, found: Sequence[Run]) -> None:
        """What is wrong with lines that are all read: signs, balances, days."""
        run = found[0]
        if len(found) > 1:
            line = next(line for line in run.lines if line.contrary)
            params = {"amount": line.booked.amount}
            self._find("sign-not-clear", line.booked.row, None, Severity.ERROR, **params)
        for broken in run.broken:
            field = "balance" if broken.column else None
            params = {"seen": broken.stated, "expected": broken.expected}
            self._find("balance-does-not-follow", broken.row, field, Severity.ERROR, **params)
        days = [line.written for line in run.lines]
        proven = swapped_in_order(days) if run.in_proven_order else []
        if wrong := proven or look_swapped(days):
            row = next(line.booked.row for line in run.lines if line.written.day in wrong)
            code = "days-swapped" if proven else "days-look-swapped"
            severity = Severity.ERROR if proven else Severity.WARNING
            said = {"count": len(wrong), "seen": wrong[0], "other": exchanged(wrong[0])}
            self._find(code, row, "day", severity, **said)


def _in_small(cell: Cell) -> str:
    return " ".join(cell.casefold().split()) if isinstance(cell, str) else ""


def _currency(cell: Cell) -> str:
    return bank_currency(currency_code(cell))
