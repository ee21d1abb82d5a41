"""Bank statements in SWIFT MT940: Customer Statement Message.

Our own strict reader rather than a library: what a bank writes otherwise than the standard must be
said, where a lenient reader guesses (`1O,00` as 1, a reversed credit as a credit).
Source: SWIFT Standards MT, category 9, MT 940; fields 25, 28C, 60, 61, 62, 86.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from coopledger.model.evidence import Direction
from coopledger.model.finding import Finding, Place, Severity
from coopledger.money import Money
from coopledger.readers.cells import CellError
from coopledger.readers.container import content_of, document_name
from coopledger.readers.encodings import decoded, lost_letters, old_encoding
from coopledger.readers.limits import hold_text
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.readers.statement_facts import reading_of
from coopledger.readers.statements import (
    Balance,
    BankStatement,
    StatementLine,
    only_number,
    readable,
    stated_money,
)


def read_file(path: Path, manner: Manner) -> Reading:
    """A file's statements. Raises NotOpened."""
    return read_mt940(content_of(path), document_name(path), manner)


def read_mt940(content: bytes, document: str, manner: Manner) -> Reading:
    """Every statement of a file. Raises NotOpened where it holds none."""
    text, notes = _text(content, document)
    fields = list(_fields(text))
    if not any(tag == _FIRST for tag, _, _ in fields):
        raise NotOpened("statement-unknown", document, expected=":20:")
    messages = _Messages(document)
    messages.findings += notes
    for tag, row, lines in fields:
        messages.take(tag, row, lines)
    messages.end()
    return reading_of(document, messages.statements, messages.findings, manner)


def _text(content: bytes, document: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file, which says no encoding, and a note where that is an old one."""
    text, encoding = decoded(content) or (content.decode("latin-1"), "latin-1")
    if "\0" in text:
        raise NotOpened("statement-unknown", document, expected=":20:")
    hold_text(text, document)
    return text, (*old_encoding(encoding, document), *lost_letters(text, document))


_FIELD = re.compile(r":(?P<tag>\d\d[A-Z]?):(?P<rest>.*)", re.ASCII | re.S)


def _fields(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """Each field: its tag, the row it begins on, its lines. What frames a message has none.

    A stroke or a brace ends a message where the next field begins another: in the text of a line it
    is text.
    """
    current: tuple[str, int, list[str]] | None = None
    framing: list[str] = []
    for row, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        found = _FIELD.fullmatch(line)
        if found:
            if current:
                if found["tag"] != _FIRST:
                    current[2].extend(framing)
                yield current
            current, framing = (found["tag"], row, [found["rest"]]), []
        elif current and (framing or _FRAME.match(line)):
            framing.append(line)
        elif current:
            current[2].append(line)
    if current:
        yield current


_FIRST = "20"
_FRAME = re.compile(r"-\s*$|-\}|\{")


class _Messages:
    """The messages of a file on their way into statements, field by field."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.statements: list[BankStatement] = []
        self.findings: list[Finding] = []
        self.open: BankStatement | None = None
        self._follows_line = False

    def take(self, tag: str, row: int, lines: list[str]) -> None:
        if tag == _FIRST:
            self.end()
            self.open = BankStatement(name=readable(lines[0]) or f":20: {row}", row=row)
            self.statements.append(self.open)
            self._follows_line = False
        elif self.open is not None:
            if tag != "86":
                self._follows_line = tag == "61"
            try:
                self._field(self.open, tag, row, lines)
            except CellError as error:
                self._follows_line = False
                self._wrong(error, row)

    def _field(self, statement: BankStatement, tag: str, row: int, lines: list[str]) -> None:
        match tag:
            case "25" | "25P":
                statement.number = only_number(statement.number, readable(lines[0]) or None)
            case "28C" | "28":
                statement.name = f"{statement.name} ({readable(lines[0])})"
            case "60F" | "60M":
                statement.opening = self._only(statement.opening, tag, row, lines)
            case "62F" | "62M":
                statement.closing = self._only(statement.closing, tag, row, lines)
            case "61":
                self._line(statement, row, lines)
            case "86" if self._follows_line and statement.lines:
                self._add_text(statement, lines)

    def _only(self, before: Balance | None, tag: str, row: int, lines: list[str]) -> Balance:
        balance = _balance(lines[0], row, final=tag.endswith("F"))
        if before is not None and before.amount != balance.amount:
            raise CellError("balance-twice", seen=balance.amount, before=before.amount)
        return balance

    def _line(self, statement: BankStatement, row: int, lines: list[str]) -> None:
        if statement.opening is None:
            # Its currency stands in the opening balance, which comes first.
            raise CellError("statement-field-order", seen=":61:", expected=":60F:")
        booked = _booked(lines, row, statement.opening.amount.currency.code)
        if booked is None:
            place = Place(self.document, row=row)
            self.findings.append(Finding("entry-of-nothing", Severity.NOTE, place))
            self._follows_line = False
            return
        statement.lines.append(booked)

    @staticmethod
    def _add_text(statement: BankStatement, lines: list[str]) -> None:
        last = statement.lines[-1]
        statement.lines[-1] = last._replace(text=readable(last.text, " ".join(lines)))

    def end(self) -> None:
        """A message that has no closing balance was cut short."""
        statement, self.open = self.open, None
        if statement is None or not statement.legible:
            return
        for balance, tag in ((statement.opening, ":60F:"), (statement.closing, ":62F:")):
            if balance is None:
                statement.legible = False
                place = Place(self.document, row=statement.row)
                params = {"name": statement.name, "expected": tag}
                self.findings.append(Finding("statement-cut-short", place=place, params=params))
                return
        self._book_at_closing(statement)

    def _book_at_closing(self, statement: BankStatement) -> None:
        """A line that does not say when it was booked was so by the day of the closing balance.

        Its value day is another day: banks book before it, and after it.
        """
        undated = [line for line in statement.lines if not line.dated]
        if not undated or statement.closing is None or statement.closing.day is None:
            return
        day = statement.closing.day
        statement.lines = [
            line if line.dated else line._replace(day=day) for line in statement.lines
        ]
        place = Place(self.document, row=undated[0].row)
        params = {"name": statement.name, "count": len(undated), "on": day}
        self.findings.append(Finding("booked-at-closing", Severity.NOTE, place, params))

    def _wrong(self, error: CellError, row: int) -> None:
        if self.open is not None:
            self.open.legible = False
        place = Place(self.document, row=row)
        self.findings.append(Finding(error.code, place=place, params=error.params))


_AMOUNT = r"(?P<amount>[0-9]{1,15}(,[0-9]{0,14})?)"
_BALANCE = re.compile(
    rf"(?P<mark>[CD])(?P<day>\d{{6}})(?P<currency>[A-Z]{{3}}){_AMOUNT}\s*", re.ASCII
)
_LINE = re.compile(
    rf"(?P<value>\d{{6}})(?P<entry>\d{{4}}| {{4}})?(?P<mark>R?[CD])(?P<funds>[A-Z])?{_AMOUNT}"
    r"(?P<type>[A-Z][A-Z0-9 ]{3})(?P<own>.*?)(//(?P<bank>.*))?",
    re.ASCII,
)
_DIRECTIONS = {
    "C": Direction.IN,
    "D": Direction.OUT,
    "RC": Direction.OUT,  # a credit that is taken back
    "RD": Direction.IN,
}


def _balance(written: str, row: int, *, final: bool) -> Balance:
    found = _BALANCE.fullmatch(written)
    if found is None:
        raise CellError("field-unreadable", seen=written, expected="C161005MXN1234,56")
    amount = _money(found["amount"], found["currency"])
    return Balance(amount if found["mark"] == "C" else -amount, _day(found["day"]), row, final)


def _booked(lines: list[str], row: int, currency: str) -> StatementLine | None:
    """A line of the statement; None where it moves nothing."""
    found = _LINE.fullmatch(lines[0].rstrip())
    if found is None:
        raise CellError("field-unreadable", seen=lines[0], expected="1610051005D1234,56NTRFREF")
    amount = _money(found["amount"], currency)
    if not amount:
        return None
    value_day = _day(found["value"])
    own, entry = readable(found["own"]), (found["entry"] or "").strip()
    return StatementLine(
        row=row,
        day=_entry_day(entry, value_day) if entry else value_day,
        direction=_DIRECTIONS[found["mark"]],
        amount=amount,
        value_day=value_day,
        bank_reference=readable(found["bank"]),
        text=readable(own if own != "NONREF" else "", *lines[1:]),
        dated=bool(entry),
    )


def _money(written: str, currency: str) -> Money:
    whole, _, fraction = written.partition(",")
    return stated_money(f"{whole}.{fraction}" if fraction else whole, currency, written)


def _day(written: str) -> date:
    """YYMMDD: from 1980 to 2079, as SWIFT has it."""
    year = int(written[:2])
    try:
        return date(2000 + year if year < 80 else 1900 + year, int(written[2:4]), int(written[4:]))
    except ValueError as error:
        raise CellError("field-unreadable", seen=written, expected="161005") from error


def _entry_day(written: str, value_day: date) -> date:
    """MMDD: of the year in which it is nearest to the value day."""
    near = []
    for year in (value_day.year - 1, value_day.year, value_day.year + 1):
        try:
            near.append(date(year, int(written[:2]), int(written[2:])))
        except ValueError:
            continue  # 29 February, in another year
    if not near:
        raise CellError("field-unreadable", seen=written, expected="1005")
    return min(near, key=lambda day: abs(day - value_day))
