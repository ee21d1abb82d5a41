"""Agreements whose terms the columns can be held to, and what is so of each way to write a row.

Nothing is decided here that the model and the rules do not decide: they are asked once of what
many rows have in common, and what they find anything in is left to them altogether.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from coopledger.books.accounts import HELD, double_entry
from coopledger.books.book import Book
from coopledger.model.agreement import Agreement
from coopledger.model.base import Title
from coopledger.model.entry import Entry
from coopledger.model.events import Event
from coopledger.model.facts import AnyFact, MoneyEvent, fact_adapter
from coopledger.model.finding import Origin
from coopledger.money import Money
from coopledger.readers.fact_rows import columns_of, object_in, stated_in
from coopledger.rules.case import Case
from coopledger.rules.registry import RULES, findings_of
from coopledger.store.chain import canonical_json
from coopledger.store.records import body_of
from coopledger.store.sealing import apart

_title: TypeAdapter[str] = TypeAdapter(Title)

_APART = {"prefinancing": False, "follows": None, "spending_rates": (), "reporting_periods": ()}
"""Terms by which more is asked than columns say: what they are where there are none."""


_WORDS = {"provenance", "source", "note"}
"""What a row may say in `more` that no rule holds against its amounts, its days or other rows."""

OF_EACH = ("payee", "concept")
"""What is sealed of each row by itself."""


class Opened(NamedTuple):
    """A row that opens an agreement.

    row: its number in the table; first: that of the first row of the agreement. terms: the number
    of its terms. said: its cells.
    """

    code: str
    row: int
    first: int
    terms: int
    said: Mapping[str, Any]

    def entry(self, document: str) -> Entry:
        """The fact that it states, through the model."""
        fact = fact_adapter.validate_python(stated_in(self.said))
        return Entry(fact, Origin(document, "", self.row, columns_of(fact.kind)))


class Sample(NamedTuple):
    """Cells that many rows have in common, with those of one of them, and days around all."""

    terms: int
    kind: str
    account: str | None
    currency: str
    counter_currency: str | None
    line: str | None
    more: str | None
    payee: bool
    concept: bool
    first: date
    last: date
    reference: str
    minor: int
    counter: int | None


class Way(NamedTuple):
    """How a row is recorded, whatever its reference, its day and its amounts.

    texts: what is sealed of each, beside whom it paid and what for. held: the account in which it
    is money.
    """

    body: str
    texts: Mapping[str, Any]
    debit: str
    credit: str
    held: str


@dataclass(slots=True)
class AllTerms:
    """The terms of the agreements of a table, each once, that may be taken by columns."""

    today: date
    agreements: list[Agreement | None] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def opened(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[Opened]:
        """Those of the rows that open an agreement on such terms."""
        for row in rows:
            said = {name: cell for name, cell in row.items() if name != "row"}
            try:
                found = self._opened(said, row["row"])
            except ValueError:
                continue
            if found is not None:
                yield found

    def _opened(self, said: dict[str, Any], row: int) -> Opened | None:
        given = stated_in(said)
        if given.pop("revision", 1) != 1:
            return None
        code, title = given.pop("code", None), given.pop("title", None)
        if not isinstance(title, str) or _title.validate_python(title) != title:
            return None
        key = canonical_json(given)
        if key not in self._numbers:
            self._numbers[key] = len(self.agreements)
            self.agreements.append(self._known({**given, "code": code, "title": title}))
        number = self._numbers[key]
        if self.agreements[number] is None or not isinstance(code, str):
            return None
        return Opened(code, row, row, number, said)

    def _known(self, given: Mapping[str, Any]) -> Agreement | None:
        """An agreement in which the rules find nothing, and on terms that columns can be held to.

        Raises ValueError where it is none.
        """
        try:
            fact = fact_adapter.validate_python(given)
        except ValidationError:
            return None
        if not isinstance(fact, Agreement):
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
        agreement = self.agreements[sample.terms]
        if agreement is None:
            return None
        try:
            if sample.more is not None and not object_in(sample.more).keys() <= _WORDS:
                return None
            found = [
                self._way(
                    fact_adapter.validate_python(_stated(sample, agreement.code, day)), agreement
                )
                for day in (sample.first, sample.last)
            ]
        except ValueError:
            return None
        return found[0] if found[0] == found[1] else None

    def _way(self, fact: AnyFact, agreement: Agreement) -> Way | None:
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
        texts = {path: t for path, t in apart(fact.kind, body).items() if path not in OF_EACH}
        held = move.debit if move.debit.startswith(HELD) else move.credit
        return Way(canonical_json(body), texts, move.debit, move.credit, held)


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
        "payee": "-" if sample.payee else None,
        "concept": "-" if sample.concept else None,
    }
    if counter:
        amount = Money.from_minor(sample.counter or 0, sample.counter_currency).digits
        cells |= {"counter_amount": amount, "counter_currency": sample.counter_currency}
    return stated_in(cells)
