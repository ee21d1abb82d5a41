"""A bank's table of movements, as comma-separated text or a workbook, by a profile.

Where the table says what the account held after each line, every line is checked against the one
before it.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from coopledger.model.evidence import Direction
from coopledger.model.finding import Finding, Place, Severity
from coopledger.money import Money
from coopledger.readers.amounts import amount as amount_in
from coopledger.readers.bank_headings import Heading, heading, needed
from coopledger.readers.bank_profile import Order, PositiveIs, Profile, profile_named
from coopledger.readers.cells import Cell, CellError, is_blank, plain, text
from coopledger.readers.container import LARGEST_UNPACKED, content_of, document_name
from coopledger.readers.csv_tables import check_width, rows_of
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened, Sheet
from coopledger.readers.statements import (
    Balance,
    BankStatement,
    StatementLine,
    readable,
    reading_of,
)
from coopledger.readers.words import currency_code
from coopledger.readers.xlsx import open_workbook

_SEPARATORS = (",", ";", "\t", "|")


def read_file(path: Path, manner: Manner) -> Reading:
    """A file of comma-separated text. Raises NotOpened."""
    return read_bank_csv(content_of(path), document_name(path), manner)


def read_workbook(path: Path, manner: Manner) -> Reading:
    """A workbook's sheets. Raises NotOpened."""
    return read_bank_sheets(document_name(path), open_workbook(path, manner.progress), manner)


def read_bank_csv(content: bytes, document: str, manner: Manner) -> Reading:
    """A table of comma-separated text, by the profile of its manner. Raises NotOpened."""
    profile = profile_named(manner.profile or "generic")
    return _reading(document, [_sheet(content, document, profile)], profile, manner)


def read_bank_sheets(document: str, sheets: Sequence[Sheet], manner: Manner) -> Reading:
    """The sheets of a workbook, by the profile of its manner; those that are no such table aside.

    Raises NotOpened where none of them is.
    """
    profile = profile_named(manner.profile or "generic")
    return _reading(document, sheets, profile, manner)


def _reading(document: str, sheets: Sequence[Sheet], profile: Profile, manner: Manner) -> Reading:
    findings: list[Finding] = []
    tables = [(sheet, head) for sheet in sheets if (head := heading(sheet.rows, profile))]
    if not tables:
        names = [getattr(profile.columns, field)[0] for field in needed(profile)]
        raise NotOpened("bank-headers", document, profile=profile.title, expected=", ".join(names))
    statements = [
        statement
        for sheet, head in tables
        for statement in _Table(document, sheet, head, profile, findings).statements()
    ]
    return reading_of(document, statements, findings, manner)


def _sheet(content: bytes, document: str, profile: Profile) -> Sheet:
    if len(content) > LARGEST_UNPACKED:
        raise NotOpened("document-unsafe", document, seen=f"{len(content):,} bytes")
    written = _text(content, document, profile)
    damage = ""
    for separator in _SEPARATORS:
        try:
            rows = rows_of(written, separator)
        except csv.Error as error:
            damage = damage or str(error)
            continue  # by the wrong separator, quotes stand where they may not
        head = heading(rows, profile)
        if head is not None:
            check_width(rows, head.row - 1, document)
            return Sheet("", rows)
    if damage:
        raise NotOpened("table-damaged", document, seen=damage)
    return Sheet("", rows_of(written, _SEPARATORS[0]))


def _text(content: bytes, document: str, profile: Profile) -> str:
    for encoding in profile.encodings:
        try:
            written = content.decode("utf-8-sig" if encoding.lower() == "utf-8" else encoding)
        except (UnicodeError, ValueError):
            continue
        if "\0" not in written:
            return written
    raise NotOpened("table-not-text", document)


class _Line(NamedTuple):
    """A row that moves something, and what it says was there after it."""

    booked: StatementLine
    balance: Money | None


_MONEY = ("debit", "credit", "amount", "balance")


class _Table:
    """One table on its way into statements: one for each account it has lines of."""

    def __init__(
        self,
        document: str,
        sheet: Sheet,
        head: Heading,
        profile: Profile,
        findings: list[Finding],
    ) -> None:
        self.document = document
        self.sheet = sheet
        self.head = head
        self.profile = profile
        self.findings = findings
        self.legible = True
        self.number: str | None = None
        self.labelled: dict[str, Balance] = {}
        self.lines: dict[str | None, list[_Line]] = {}

    def statements(self) -> Iterator[BankStatement]:
        for number, row in enumerate(self.sheet.rows, start=1):
            if number == self.head.row or all(map(is_blank, row)) or self._label(number, row):
                continue
            if number > self.head.row:
                self._row(number, row)
        several = len(self.lines) > 1
        for account, lines in (self.lines or {self.number: []}).items():
            yield self._statement(account or self.number, lines, labels=not several)

    # What stands beside a word

    def _label(self, number: int, row: Sequence[Cell]) -> bool:
        """Whether a row only says the account's number or a balance, beside a word for it."""
        moves = any(self._cells(row, field) for field in ("debit", "credit", "amount"))
        if number > self.head.row and moves:
            return False
        filled = [(at, cell) for at, cell in enumerate(row) if not is_blank(cell)]
        for position, (_, cell) in enumerate(filled):
            if not isinstance(cell, str):
                continue
            words, colon, rest = cell.partition(":")
            for kind in ("opening", "closing", "account"):
                if plain(words) not in map(plain, getattr(self.profile.labels, kind)):
                    continue
                after = [c for _, c in filled[position + 1 :]]
                value: Cell = rest.strip() if colon and rest.strip() else next(iter(after), None)
                if kind != "account" and number > self.head.row:
                    value = next(iter(self._cells(row, "balance")), value)
                if not is_blank(value):
                    self._labelled(kind, value, number)
                    return True
        return False

    def _labelled(self, kind: str, value: Cell, number: int) -> None:
        try:
            if kind == "account":
                self.number = readable(text(value)) or None
            else:
                money = self._money(value, None)
                before = self.labelled.setdefault(kind, Balance(money, None, number))
                if before.amount != money:
                    raise CellError("balance-twice", seen=money, before=before.amount)
        except CellError as error:
            self._wrong(error, number, "balance")

    # The rows

    def _row(self, number: int, row: Sequence[Cell]) -> None:
        if not any(self._cells(row, field) for field in _MONEY):
            seen = readable(*(text(c) for c in row if isinstance(c, str)))[:80]
            place = Place(self.document, self.sheet.name or None, number)
            params = {"seen": seen}
            self.findings.append(Finding("bank-row-ignored", Severity.WARNING, place, params))
            return
        found: dict[str, object] = {}
        for field, read in (
            ("day", self._day),
            ("value_day", self._day),
            ("currency", currency_code),
        ):
            cell = next(iter(self._cells(row, field)), None)
            try:
                if cell is not None:
                    found[field] = read(cell)
                elif field == "day":
                    raise CellError("missing-value")
            except CellError as error:
                self._wrong(error, number, field)
        currency = found.get("currency")
        moved = self._moved(number, row, currency if isinstance(currency, str) else None)
        balance = self._column(number, row, "balance", currency)
        day, value_day = found.get("day"), found.get("value_day")
        if moved is None or not isinstance(day, date):
            return
        if not moved:
            place = Place(self.document, self.sheet.name or None, number)
            self.findings.append(Finding("entry-of-nothing", Severity.NOTE, place))
            return
        booked = StatementLine(
            row=number,
            day=day,
            direction=Direction.IN if moved.minor > 0 else Direction.OUT,
            amount=abs(moved),
            value_day=value_day if isinstance(value_day, date) else None,
            bank_reference=self._said(row, "bank_reference"),
            counterpart=self._said(row, "counterpart"),
            text=self._said(row, "text"),
        )
        account = self._said(row, "account") or None
        self.lines.setdefault(account, []).append(_Line(booked, balance))

    def _moved(self, number: int, row: Sequence[Cell], currency: str | None) -> Money | None:
        """What a row adds to the account; None where that cannot be read."""
        at = self.head.positions
        if not {"debit", "credit"} <= at.keys():
            return self._signed(number, row, currency)
        found = len(self.findings)
        debit, credit = (self._column(number, row, f, currency) for f in ("debit", "credit"))
        if len(self.findings) > found:
            return None
        for money, field in ((debit, "debit"), (credit, "credit")):
            if money is not None and money.minor < 0:
                self._wrong(CellError("not-positive", seen=money), number, field)
                return None
        if debit and credit:
            error = CellError("debit-and-credit", debit=debit, credit=credit)
            self._wrong(error, number, "debit")
            return None
        if debit is None and credit is None:
            self._wrong(CellError("missing-value"), number, "debit")
            return None
        return -debit if debit else credit or debit

    def _signed(self, number: int, row: Sequence[Cell], currency: str | None) -> Money | None:
        money = self._column(number, row, "amount", currency)
        if money is None:
            if not self._cells(row, "amount"):
                self._wrong(CellError("missing-value"), number, "amount")
            return None
        if "direction" not in self.head.positions or self.profile.directions is None:
            return money if self.profile.positive is PositiveIs.IN else -money
        words = self.profile.directions
        written = self._said(row, "direction")
        if plain(written) in map(plain, words.money_in):
            sign = 1
        elif plain(written) in map(plain, words.money_out):
            sign = -1
        else:
            expected = ", ".join((*words.money_in, *words.money_out))
            error = CellError("not-a-choice", seen=written, expected=expected)
            self._wrong(error, number, "direction")
            return None
        if money.minor < 0:
            self._wrong(CellError("not-positive", seen=money), number, "amount")
            return None
        return money if sign > 0 else -money

    def _column(
        self, number: int, row: Sequence[Cell], field: str, currency: object
    ) -> Money | None:
        """The money in a column; None where there is none, or none that can be read."""
        cell = next(iter(self._cells(row, field)), None)
        if cell is None:
            return None
        try:
            within = self.head.currencies.get(field)
            if within and currency and within != currency:
                both = f"{currency}, {within}"
                raise CellError("two-currencies", seen=text(cell), currencies=both)
            return self._money(cell, within or (currency if isinstance(currency, str) else None))
        except CellError as error:
            self._wrong(error, number, field)
            return None

    def _money(self, cell: Cell, currency: str | None) -> Money:
        return amount_in(cell, currency or self.profile.currency, self.profile.numbers)

    def _day(self, cell: Cell) -> date:
        if isinstance(cell, datetime):
            return cell.date()
        return cell if isinstance(cell, date) else self.profile.day(text(cell))

    def _said(self, row: Sequence[Cell], field: str) -> str:
        said = []
        for cell in self._cells(row, field):
            try:
                said.append(text(cell).removeprefix("'"))  # which keeps its zeros in Excel
            except CellError as error:  # an error value of Excel's
                said.append(str(error.params.get("seen", "")))
        return readable(*said)

    def _cells(self, row: Sequence[Cell], field: str) -> list[Cell]:
        """The cells of a field that say something; a stroke alone says nothing."""
        cells = [row[at] for at in self.head.positions.get(field, ()) if at < len(row)]
        empty = ("-", "—", "$ -", "$-") if field in _MONEY else ()
        return [
            c for c in cells if not is_blank(c) and not (isinstance(c, str) and c.strip() in empty)
        ]

    def _wrong(self, error: CellError, number: int, field: str) -> None:
        self.legible = False
        name = self.head.names.get(field)
        at = self.head.positions.get(field)
        cell = f"{get_column_letter(at[0] + 1)}{number}" if at else None
        place = Place(self.document, self.sheet.name or None, number, name, cell=cell)
        self.findings.append(Finding(error.code, place=place, params=error.params))

    # The balances

    def _statement(self, number: str | None, lines: list[_Line], *, labels: bool) -> BankStatement:
        lines = self._in_order(lines)
        opening = self.labelled.get("opening") if labels else None
        opening = opening or _before(lines)
        found = len(self.findings)
        closing = self._followed(lines, opening)
        if labels and "closing" in self.labelled:
            closing = self.labelled["closing"]
        return BankStatement(
            name=number or self.sheet.name or self.profile.title,
            row=self.head.row,
            number=number,
            opening=opening,
            closing=closing if opening else None,
            lines=[line.booked for line in lines],
            legible=self.legible and len(self.findings) == found,
            sheet=self.sheet.name,
            headers=self.head.names,
        )

    def _in_order(self, lines: list[_Line]) -> list[_Line]:
        """From the oldest on. The days say which way it goes; within a day, the profile does."""
        days = [line.booked.day for line in lines]
        newest_first = self.profile.order is Order.NEWEST_FIRST
        if days and days[0] != days[-1]:
            newest_first = days[0] > days[-1]
        return lines[::-1] if newest_first else lines

    def _followed(self, lines: Iterable[_Line], opening: Balance | None) -> Balance | None:
        """The balance after the last line, each that is stated checked against the one before.

        None where the last lines have none.
        """
        if not self.legible or opening is None:
            return None
        known, last = opening.amount, opening
        for line, stated in lines:
            if {line.amount.currency, (stated or known).currency} != {known.currency}:
                return None  # which is said where the statement is proven
            known += Money.from_minor(line.signed, known.currency)
            if stated is None:
                continue
            if stated != known:
                name = self.head.names["balance"]
                place = Place(self.document, self.sheet.name or None, line.row, name)
                params = {"seen": stated, "expected": known}
                self.findings.append(Finding("balance-does-not-follow", place=place, params=params))
            known, last = stated, Balance(stated, None, line.row)
        return last if last.amount == known else None


def _before(lines: Sequence[_Line]) -> Balance | None:
    """What was there before the first line: what is stated after it or a later one, less those."""
    moved = 0
    for line, stated in lines:
        moved += line.signed
        if stated is not None:
            amount = Money.from_minor(stated.minor - moved, stated.currency)
            return Balance(amount, None, line.row)
    return None
