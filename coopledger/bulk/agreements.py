"""Agreements whose terms the columns can be held to, and what is so of each way to write a row.

Nothing is decided here that the model and the rules do not decide: they are asked once of what
many rows have in common, and what they find anything in is left to them altogether.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import polars as pl
from pydantic import TypeAdapter, ValidationError

from coopledger.books.accounts import HELD, double_entry
from coopledger.books.book import Book
from coopledger.model.agreement import Agreement
from coopledger.model.base import Code, Text, Title
from coopledger.model.entry import Entry
from coopledger.model.events import Event
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.finding import Origin
from coopledger.model.kinds import KINDS
from coopledger.money import Money
from coopledger.readers.fact_rows import object_in, stated_in
from coopledger.rules.case import Case
from coopledger.rules.registry import RULES, findings_of
from coopledger.store.chain import canonical_json
from coopledger.store.records import body_of
from coopledger.store.sealing import apart

_code: TypeAdapter[str] = TypeAdapter(Code)
_text: TypeAdapter[str] = TypeAdapter(Text)
_title: TypeAdapter[str] = TypeAdapter(Title)


def is_code(text: str) -> bool:
    """Whether a cell is a code that the model takes as it is."""
    return _is_cell_of(_code, text)


def is_text(text: str) -> bool:
    """Whether a cell is a text that the model takes as it is."""
    return _is_cell_of(_text, text)


def _are_taken(code: object, title: object) -> bool:
    """Whether the model takes the code and the title of an agreement as they are."""
    named = isinstance(code, str) and isinstance(title, str)
    return named and is_code(str(code)) and _is_taken(_title, str(title))


def _is_cell_of(adapter: TypeAdapter[str], text: str) -> bool:
    """What begins with an apostrophe is another in CSV."""
    return not text.startswith("'") and _is_taken(adapter, text)


def _is_taken(adapter: TypeAdapter[str], text: str) -> bool:
    try:
        return adapter.validate_python(text) == text
    except ValidationError:
        return False


def _without_nothing(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell for name, cell in row.items() if cell is not None}


_NAMED, _UNNAMED = r'^\{"title": ?"([^"\\\x00-\x1f]*)"', '{"title":""'
"""How JSON begins that says first what an agreement is called; and the same without that."""

_APART = {"prefinancing": False, "follows": None, "spending_rates": (), "reporting_periods": ()}
"""Terms by which more is asked than columns say: what they are where there are none."""


_WORDS = {"provenance", "source", "note"}
"""What a row may say in `more` that no rule holds against its amounts, its days or other rows."""

OF_EACH = ("payee", "concept")
"""What is sealed of each row by itself."""


class Opened(NamedTuple):
    """A row that opens an agreement.

    row: its number in the table; first: that of the first row of the agreement. terms: the number
    of its terms, which are those of others but for its code and its title.
    """

    code: str
    row: int
    first: int
    terms: int
    title: str


class Sample(NamedTuple):
    """Cells that many rows have in common, with those of one of them, and days around all."""

    terms: int
    kind: str
    account: str | None
    currency: str
    counter_currency: str | None
    line: str | None
    more: str | None
    payee_said: bool
    concept_said: bool
    first: date
    last: date
    reference: str
    minor: int
    counter: int | None


class Way(NamedTuple):
    """How a row is recorded, whatever its reference, its day and its amounts.

    terms: of its agreement. kind, currency, counter_currency: of it. texts: what is sealed of each,
    beside whom it paid and what for; said: which of these two it says. debit, credit: the two
    sides, one of which is an account in which it is money.
    """

    terms: Agreement
    kind: str
    currency: str
    counter_currency: str | None
    body: str
    texts: Mapping[str, Any]
    said: tuple[str, ...]
    debit: str
    credit: str

    @property
    def comes_in(self) -> bool:
        """Whether it adds to what an account holds."""
        return self.debit.startswith(HELD)

    @property
    def held(self) -> str:
        """The account in which it is money."""
        return self.debit if self.comes_in else self.credit


@dataclass(slots=True)
class AllTerms:
    """The terms of the agreements of a table, each once, that may be taken by columns."""

    today: date
    agreements: list[Agreement | None] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def opened(self, rows: pl.DataFrame) -> Iterator[Opened]:
        """Those of the rows that open an agreement on such terms.

        Rows that say the same but for what they call the agreement are on the same terms.
        """
        named = rows.with_columns(
            pl.col("more").str.extract(_NAMED, 1).alias("title"),
            pl.col("more").str.replace(_NAMED, _UNNAMED).alias("terms"),
            (pl.col("reference") == pl.col("book")).fill_null(True).alias("own"),
        )
        others = [name for name in rows.columns if name not in ("row", "book", "reference", "more")]
        for _, same in named.group_by("terms", "own", *others, maintain_order=True):
            number = None
            said_at_all = [n for n in rows.columns if same[n].null_count() < same.height]
            cells = same.select(said_at_all).iter_rows(named=True)
            for said, title in zip(map(_without_nothing, cells), same["title"], strict=True):
                row, code = said.pop("row"), said.get("book")
                if number is None or title is None:
                    number, title = self._number(said)
                elif not _are_taken(code, title):
                    continue
                if number is not None and title is not None:
                    yield Opened(str(code), row, row, number, title)

    def agreement(self, opened: Opened) -> Agreement:
        """One that is on its terms: what is its own is its code, and its title."""
        agreement = self.agreements[opened.terms]
        if agreement is None:
            raise TypeError(f"{opened.code}: it is not taken")
        return agreement

    def entry(self, opened: Opened, origin: Origin) -> Entry:
        """The fact that it states: the model was asked of its terms, its code and its title."""
        own = {"code": opened.code, "title": opened.title}
        return Entry(self.agreement(opened).model_copy(update=own), origin)

    def _number(self, said: Mapping[str, Any]) -> tuple[int | None, str | None]:
        """The number of the terms of a row, and its title; None where columns take no such."""
        try:
            given = stated_in(said)
            if given.pop("revision", 1) != 1:
                return None, None
            code, title = given.pop("code", None), given.pop("title", None)
            if not _are_taken(code, title):
                return None, None
            key = canonical_json(given)
            if key not in self._numbers:
                known = self._known({**given, "code": code, "title": title})
                self._numbers[key] = len(self.agreements)
                self.agreements.append(known)
        except ValueError:
            return None, None
        number = self._numbers[key]
        return (None if self.agreements[number] is None else number), title

    def _known(self, given: Mapping[str, Any]) -> Agreement | None:
        """An agreement in which the rules find nothing, and on terms that columns can be held to.

        Raises ValueError where it is none.
        """
        try:
            fact = Agreement.model_validate(given)
        except ValidationError:
            return None
        if any(getattr(fact, name) != usual for name, usual in _APART.items()):
            return None
        entry = Entry(fact, Origin("", "", 1))
        case = Case(Book(fact), [entry], self.today, [entry])
        return None if any(findings_of(case)) else fact

    def way(self, sample: Sample) -> Way | None:
        """How rows like this one are recorded; None where anything is found in the first or last.

        Each rule that looks at a row by itself asks that its days lie within others: where the
        first and the last do, so do those between.
        """
        agreement, kind = self.agreements[sample.terms], KINDS.get(sample.kind)
        if agreement is None or kind is None:
            return None
        try:
            if sample.more is not None and not object_in(sample.more).keys() <= _WORDS:
                return None
            found = [
                self._way(
                    sample,
                    kind.model.model_validate(_stated(sample, agreement.code, day)),
                    agreement,
                )
                for day in (sample.first, sample.last)
            ]
        except ValueError:
            return None
        return found[0] if found[0] == found[1] else None

    def _way(self, sample: Sample, fact: AnyFact, agreement: Agreement) -> Way | None:
        if not isinstance(fact, MoneyEvent):
            return None
        book, entry = Book(agreement), Entry(fact, Origin("", "", 1))
        try:
            book.add(fact)
        except ValueError:  # in no account of the agreement
            return None
        case = Case(book, [entry], self.today, [entry])
        if any(finding for rule in rules_of(type(fact)) for finding in rule(case)):
            return None
        move, body = double_entry(fact, agreement), body_of(fact)
        texts = apart(fact.kind, body)
        said = tuple(path for path in OF_EACH if texts.pop(path, None) is not None)
        of = agreement, sample.kind, sample.currency, sample.counter_currency
        return Way(*of, canonical_json(body), texts, said, move.debit, move.credit)


def rules_of(kind: type[Event]) -> list[Any]:
    """The rules that look at a fact of a kind, but for those that hold balances to account."""
    return [rule for rule, of in RULES.items() if issubclass(kind, of)]


def _stated(sample: Sample, book: str, day: date) -> dict[str, Any]:
    counter = sample.counter is not None and sample.counter_currency is not None
    cells = {
        "kind": sample.kind,
        "book": book,
        "reference": sample.reference,
        "when": day.isoformat(),
        "account": sample.account,
        "amount": Money.from_minor(sample.minor, sample.currency).digits,
        "currency": sample.currency,
        "line": sample.line,
        "more": sample.more,
        "payee": "-" if sample.payee_said else None,
        "concept": "-" if sample.concept_said else None,
    }
    if counter:
        amount = Money.from_minor(sample.counter or 0, sample.counter_currency).digits
        cells |= {"counter_amount": amount, "counter_currency": sample.counter_currency}
    return stated_in(cells)
