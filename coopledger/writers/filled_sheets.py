"""The facts of a book as the rows of the staff's sheets, so that reading them back changes nothing.

For who goes on with a book they show what stands. Where a book is carried elsewhere, each revision
that was ever stated has its row and its number, and so have reversals: read into an empty ledger it
is the same on every day.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from coopledger.books.book import Book
from coopledger.messages.catalogue import CoopledgerError, Language, knows, say
from coopledger.model.activity import InKindContribution
from coopledger.model.agreement import (
    Account,
    Agreement,
    AnyOpening,
    ApprovalFor,
    Clause,
    ReportingPeriod,
    SpendingRate,
)
from coopledger.model.base import Provenance
from coopledger.model.budget import Share
from coopledger.model.dates import When
from coopledger.model.erased import Erased
from coopledger.model.events import Portion, Reversal
from coopledger.model.evidence import BankLine, InvoiceType, Settled
from coopledger.model.facts import AnyFact, MadeFact
from coopledger.model.finding import FieldName
from coopledger.model.kind import MoneyKind, Turn
from coopledger.model.kinds import ALL, BANK_LINE, KINDS, PERIOD
from coopledger.model.period import Period
from coopledger.model.rate import written
from coopledger.model.terms import Addendum
from coopledger.money import Money
from coopledger.numerals import NumberStyle
from coopledger.readers import sheets
from coopledger.readers.columns import Column, SheetSpec
from coopledger.readers.words import quoted

Written = str | int | Decimal | date
"""What is written in a cell."""

Row = dict[str, Written]
"""The cells of a row, by field; an empty one is left out."""

_REVISION = "revision"
_FOR_PROGRAMS = (_REVISION, "book")
_BY_SHEET = "accounts"
"""The field that is in one cell or on a sheet of its own."""
_USUAL = {
    "provenance": Provenance.SOURCE,
    "fiscal_year_start": 1,
    "count": 1,
    "invoice_type": InvoiceType.INCOME,
}
"""What an empty cell means."""


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet and its rows."""

    spec: SheetSpec
    rows: Sequence[Row]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns people fill in; a rare one only where it is filled."""
        filled = {field for row in self.rows for field in row}
        hidden = {*_FOR_PROGRAMS, *self.spec.rare} - filled
        return tuple(column for column in self.spec.columns if column.field not in hidden)

    def name(self, language: Language) -> str:
        return say(f"sheet.{self.spec.kind}", language)

    def header(self, column: Column, language: Language) -> str:
        return FieldName(f"{self.spec.kind}.{column.field}").say(language)


def sheets_of(facts: Iterable[AnyFact], language: Language) -> list[FilledSheet]:
    """The sheets of a book with all that it ever said, with empty ones for what it has not yet.

    Raises CoopledgerError where it has what no sheet holds.
    """
    book = _book(facts)
    if without := _without_sheet(book):
        raise CoopledgerError("workbook.no-sheet", code=book.code, kinds=without)
    return _all(book, [*filled_sheets(book, language, whole=True)])


def sheets_to_go_on(facts: Iterable[AnyFact], language: Language) -> list[FilledSheet]:
    """The sheets of a book as it stands, for who goes on with it: nothing that was taken back."""
    book = _book(facts)
    return _all(book, [*filled_sheets(book, language)])


def _is_revised(book: Book) -> bool:
    """Whether anything of it was ever taken back or stated anew."""
    return bool(book.reversals) or any(fact.revision > 1 for fact in book.facts.values())


def _book(facts: Iterable[AnyFact]) -> Book:
    opening, *others = facts
    if not isinstance(opening, AnyOpening):
        raise TypeError(f"a book begins with its opening, not with {opening!r}")
    return Book.of(opening, others)


def _all(book: Book, filled: list[FilledSheet]) -> list[FilledSheet]:
    # Some numbers are text: the parts of an amount, or all of them in comma-separated text.
    filled[0].rows[0]["style"] = NumberStyle.COMMA_GROUPS.value
    return all_sheets(filled, type(book.opening))


class _Kinds(dict[str, int]):
    """Kinds of facts, and how many there are of each, as people say them."""

    def say(self, language: Language | str) -> str:
        counted = (f"{say(f'sheet.{kind}', language)} ({many})" for kind, many in self.items())
        return "; ".join(counted)


def _without_sheet(book: Book) -> _Kinds:
    """What a book has that no sheet holds: an earlier revision of what opened it is that, too."""
    of_sheets = {table.kind for table in sheets.TABLES}
    kinds = Counter(
        fact.kind
        for fact in book.facts.values()
        if not isinstance(fact, MadeFact) and fact.kind not in of_sheets and fact != book.opening
    )
    return _Kinds(sorted(kinds.items()))


def filled_sheets(book: Book, language: Language, *, whole: bool = False) -> Iterator[FilledSheet]:
    """The sheets of a book that have anything in them.

    whole: with all that was ever said, reversals among it, each revision under its number where
    there is more than one; else with what stands.
    """
    opening = book.opening
    spec = sheets.OPENINGS[opening.kind]
    row = row_of(opening, spec, language)
    if isinstance(opening, Agreement):
        by_name = _accounts_by_name(opening.accounts)
        if by_name is not None:
            row[_BY_SHEET] = by_name
        yield FilledSheet(spec, [row])
        if by_name is None:
            rows = [_plain_row(account, sheets.ACCOUNTS, language) for account in opening.accounts]
            yield FilledSheet(sheets.ACCOUNTS, rows)
        if opening.lines:
            rows = [_plain_row(line, sheets.LINES, language) for line in opening.lines]
            yield FilledSheet(sheets.LINES, rows)
    else:
        yield FilledSheet(spec, [row])
    numbered = whole and _is_revised(book)
    said = [fact for fact in book.facts.values() if whole or _stands(fact, book)]
    for table in sheets.TABLES:
        facts = [fact for fact in said if fact.kind == table.kind]
        if facts:
            yield FilledSheet(table, list(_rows(facts, table, language, numbered=numbered)))


def _stands(fact: AnyFact, book: Book) -> bool:
    """What a person goes on with: years are closed, and a bank's lines loaded, in other ways."""
    return not isinstance(fact, Reversal | Period | BankLine) and not book.is_reversed(fact)


def _rows(
    facts: Iterable[AnyFact], spec: SheetSpec, language: Language, *, numbered: bool
) -> Iterator[Row]:
    """numbered: whether each row says which revision it is."""
    revised = numbered and any(column.field == _REVISION for column in spec.columns)
    for fact in facts:
        row = row_of(fact, spec, language)
        if revised:
            row[_REVISION] = fact.revision
        if isinstance(fact, Addendum):
            yield from _rows_of_addendum(row, fact, language)
        else:
            yield row


def row_of(fact: AnyFact, spec: SheetSpec, language: Language) -> Row:
    """A fact as a row of its sheet."""
    row = _plain_row(fact, spec, language)
    if isinstance(fact, InKindContribution) and fact.valuation is not None:
        row |= _plain_row(fact.valuation, spec, language)
    for field, usual in _USUAL.items():
        if getattr(fact, field, None) == usual:
            row.pop(field, None)
    return row


def _plain_row(fact: object, spec: SheetSpec, language: Language) -> Row:
    row: Row = {}
    for column in spec.columns:
        said = getattr(fact, column.part_of, None) if column.part_of else fact
        value = getattr(said, column.field, None)
        if column.field in (*_FOR_PROGRAMS, _BY_SHEET) or value is None or value == ():
            continue
        if isinstance(value, Money):
            row[column.field] = value.amount
            if column.own_currency:
                if value.currency.code != getattr(fact, "currency", None):
                    row[column.field] = f"{value.digits} {value.currency.code}"
            elif column.currency_from is not None:
                row[column.currency_from] = value.currency.code
            else:
                row[column.field] = f"{value.digits} {value.currency.code}"
        else:
            row[column.field] = _written(column.field, value, language)
    return row


def _rows_of_addendum(row: Row, addendum: Addendum, language: Language) -> Iterator[Row]:
    """A row for each line it adds or gives a new ceiling, and for each account it opens, or one."""
    spec = sheets.OF_KIND[addendum.kind]
    several = [
        *(_plain_row(ceiling, spec, language) for ceiling in addendum.ceilings),
        *(
            {
                **_plain_row(line, spec, language),
                "line": line.code,
                "line_title": _written("line_title", line.title, language),
            }
            for line in addendum.lines
        ),
        *(_row_of_account(account, language) for account in addendum.accounts),
    ]
    for more in several or [{}]:
        more.pop("title", None)
        yield {**row, **more}


def _row_of_account(account: Account, language: Language) -> Row:
    """As a row of an addendum has it."""
    row = {
        "account": account.code,
        "currency": account.currency,
        "account_title": account.title,
        "account_number": account.number,
        "holder": account.holder,
    }
    return {
        field: _written(field, said, language) for field, said in row.items() if said is not None
    }


def _written(field: str, value: object, language: Language) -> Written:
    match value:
        case Erased():
            return value.say(language)
        case bool():
            return say("yes" if value else "no", language)
        case When():
            return value.first if value.is_day else value.text
        case StrEnum():
            return say(f"choice.{value}", language)
        case str() if field == "activity_kind" and knows(f"activity_kind.{value}"):
            return say(f"activity_kind.{value}", language)
        case Decimal() if field == "reallocation_limit" and value < 1:
            return f"{value:f} %"  # a bare number below one might be meant otherwise
        case str() | int() | Decimal():
            return value
        case Fraction():
            exact = written(value)
            return exact if "/" in exact else Decimal(exact)
        case tuple():
            return "; ".join(_item(item, language) for item in value)
    raise TypeError(f"no cell for {field}: {value!r}")


def _item(item: object, language: Language) -> str:
    match item:
        case Clause() | ApprovalFor():
            return item.say(language)
        case Settled():
            return f"{quoted(item.number)} = {item.amount.digits} {item.amount.currency.code}"
        case Share():
            return f"{quoted(item.contributor)} = {item.amount.digits} {item.amount.currency.code}"
        case Portion():
            return quoted(item.code) + (f" = {item.amount.digits}" if item.amount else "")
        case SpendingRate():
            return quoted(_rate(item, language))
        case ReportingPeriod():
            due = f" ({item.report_due.text})" if item.report_due else ""
            rates = " | ".join(_rate(rate, language) for rate in item.spending_rates)
            return quoted(item.when.text + due + (f": {rates}" if rates else ""))
        case _:
            return quoted(str(item))


def _rate(rate: SpendingRate, language: Language) -> str:
    if rate.value is not None:
        return f"{rate.value:f} {rate.currency}"
    return f"{rate.currency}, {rate.which(language)}, {rate.source}"


def _accounts_by_name(accounts: Sequence[Account]) -> str | None:
    """Accounts in one cell; None where they need a sheet of their own."""
    said = []
    for account in accounts:
        described = account.title is not None or account.number is not None
        if described or set(account.code + (account.holder or "")) & set(';=()"'):
            return None
        bare = account.code == account.currency
        holder = f" ({account.holder})" if account.holder else ""
        said.append(account.code + ("" if bare else f" = {account.currency}") + holder)
    return "; ".join(said)


def other_sheets(opening: str, shown: Container[str]) -> Iterator[FilledSheet]:
    """The sheets that a book may have beside those shown, empty.

    opening: the kind of what opens it. A sheet that the program itself fills is not among them.
    """
    for spec in sheets.TABLES:
        kind = KINDS[spec.kind]
        moved = isinstance(kind, MoneyKind) and kind.in_programmes
        may = opening == "agreement" or kind.turn is Turn.REVERSAL or moved
        by_hand = spec.awaits is None and kind not in (PERIOD, BANK_LINE)
        if may and by_hand and opening != "institution" and spec.kind not in shown:
            yield FilledSheet(spec, [])


def all_sheets(filled: Iterable[FilledSheet], opening: type[AnyOpening]) -> list[FilledSheet]:
    """The sheets of a book with an empty one for whatever it may have yet, in their usual order."""
    by_kind = {sheet.spec.kind: sheet for sheet in filled}
    shown = {*by_kind, *(kind.name for kind in ALL if opening in kind.usual_in)}
    kind = next(kind.name for kind in ALL if kind.model is opening)
    first = [sheets.OPENINGS[kind], *([sheets.LINES] if opening is Agreement else [])]
    if "account" in by_kind:
        first.insert(1, sheets.ACCOUNTS)
    order = [*first, *(table for table in sheets.TABLES if table.kind in shown)]
    return [by_kind.get(spec.kind, FilledSheet(spec, [])) for spec in order]
