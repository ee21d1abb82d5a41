"""A bank's table before its rows are read: as text, its headings, how it writes its numbers."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from coopledger.model.finding import Finding, Place, Severity
from coopledger.money import Money
from coopledger.numerals import NumberStyle
from coopledger.readers import shifted
from coopledger.readers.amounts import amount
from coopledger.readers.bank_headings import MONEY, Heading, heading
from coopledger.readers.bank_profile import Profile
from coopledger.readers.bank_signs import with_its_minus
from coopledger.readers.cells import Cell, is_blank, typed
from coopledger.readers.csv_tables import rows_of, text_of, without_moved
from coopledger.readers.dates import is_usual_order
from coopledger.readers.encodings import lost_letters
from coopledger.readers.number_style import Survey, Writing
from coopledger.readers.sheet import NotOpened, Sheet, column_letters
from coopledger.readers.statements import bank_currency
from coopledger.readers.words import currency_code
from coopledger.written import number_in

_SEPARATORS = (",", ";", "\t", "|")
_SAID = ("text", "counterpart", "bank_reference")


def sheet_of(content: bytes, document: str, profile: Profile) -> Sheet:
    """A table of separated text, without the rows that a comma moved. Raises NotOpened."""
    written, findings = text_of(content, document, profile.encodings)
    findings = (*findings, *lost_letters(written, document))
    damage = ""
    for separator in _SEPARATORS:
        try:
            rows = rows_of(written, separator, document)
        except csv.Error as error:
            damage = damage or str(error)
            continue  # by the wrong separator, quotes stand where they may not
        head = heading(rows, profile)
        if head is not None:
            sheet = Sheet("", rows, findings=findings)
            if separator != ",":
                return sheet
            return without_moved(sheet, head.row - 1, _columns(head, profile), document)
    if damage:
        raise NotOpened("table-damaged", document, seen=damage)
    return Sheet("", rows_of(written, _SEPARATORS[0], document), findings=findings)


def _columns(head: Heading, profile: Profile) -> shifted.Layout:
    fits: dict[str, shifted.Fits] = {
        "day": profile.day,
        "value_day": profile.day,
        "text": shifted.is_words,
        "counterpart": shifted.is_words,
        "bank_reference": shifted.is_code,
        "account": shifted.is_code,
        "currency": currency_code,
        **dict.fromkeys(MONEY, shifted.is_amount),
    }
    places = [(at, field) for field, positions in head.positions.items() for at in positions]
    return shifted.Layout(
        {at: fits[field] for at, field in places if field in fits},
        {at: False for at, field in sorted(places) if field in MONEY},
    )


def numbers_in(written: str) -> Iterator[str]:
    """The number of an amount as a bank writes it, its minus wherever it stands."""
    return number_in(str(with_its_minus(written)))


def amount_of(cell: Cell, currency: str | None, writing: Writing) -> Money:
    """Money in a cell of a bank's table. Raises CellError."""
    if isinstance(cell, str):
        writing.check(numbers_in(typed(cell)))
        if _CODE.search(cell):
            cell = _CODE.sub(lambda found: bank_currency(found[0].upper()), cell)
    return amount(with_its_minus(cell), currency, writing.style)


_CODE = re.compile(r"(?<![^\W\d_])[A-Za-z]{3}(?![^\W\d_])")


def writing_of(
    document: str,
    tables: Iterable[tuple[Sheet, Heading]],
    profile: Profile,
    said: NumberStyle | None,
) -> tuple[Writing, list[Finding]]:
    """How a bank's tables write their numbers. said: what was said of it, before the profile."""
    survey = Survey()
    survey.name(profile.currency or "")
    for sheet, head in tables:
        for currency in head.currencies.values():
            survey.name(currency)
        for field in MONEY:
            for at in head.positions.get(field, ()):
                place = _places(document, sheet, head, field, at)
                survey.look(numbers_in, _below(sheet.rows, head.row, at), place)
        for at in head.positions.get("currency", ()):
            for _, cell in _below(sheet.rows, head.row, at):
                survey.name(cell if isinstance(cell, str) else "")
    writing, note = survey.settle(said or profile.numbers)
    return writing, [note] if note is not None else []


def _below(rows: Sequence[Sequence[Cell]], start: int, position: int) -> Iterator[tuple[int, Cell]]:
    for number in range(start, len(rows)):
        if position < len(row := rows[number]):
            yield number + 1, row[position]


def _places(
    document: str, sheet: Sheet, head: Heading, field: str, at: int
) -> Callable[[int], Place]:
    def place(row: int) -> Place:
        cell = f"{column_letters(at + 1)}{row}"
        return Place(document, sheet.name or None, row, head.names[field], cell=cell)

    return place


def findings_of_headings(document: str, sheet: Sheet, head: Heading) -> Iterator[Finding]:
    """What the headings of a table say that is not read; that none is known to say what it was."""
    for field, (written, inside) in head.unread.items():
        if field in MONEY or not is_usual_order(inside):
            place = Place(document, sheet.name or None, head.row, written)
            yield Finding("heading-not-read", place=place, params={"seen": inside})
    if not head.positions.keys() & set(_SAID):
        known = {at for positions in head.positions.values() for at in positions}
        row = sheet.rows[head.row - 1]
        others = [str(c) for at, c in enumerate(row) if at not in known and not is_blank(c)]
        if others:
            place = Place(document, sheet.name or None, head.row)
            params = {"seen": ", ".join(others)}
            yield Finding("bank-text-not-read", Severity.WARNING, place, params)
