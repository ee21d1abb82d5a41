"""What a form of a partner holds, before it is said in a language: heads, tables, what is signed.

Every figure of it is one of the statement's, or what the form itself makes of those. What the books
do not have is None: its place is there, and is empty.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from coopledger.books.budget import AgreedBudget, Change
from coopledger.books.closing import ProvedRefund
from coopledger.books.requests import Requested
from coopledger.books.statement import Note
from coopledger.books.statement_paper import StatementPaper
from coopledger.messages.catalogue import Language, say
from coopledger.model.activity import Activity
from coopledger.model.dates import When
from coopledger.money import Money, total_of


class Months(NamedTuple):
    """The months of some days, as forms name them: `07-2016`; or the days, where some are left out.

    >>> Months(When.parse("2016-07-01/2016-12-31")).say("en")
    '07-2016 to 12-2016'
    """

    days: When

    def say(self, language: Language | str) -> str:
        """In words."""
        first, last = self.days.first, self.days.last
        if first.day > 1 or (last + timedelta(days=1)).day > 1:
            return self.days.say(language)
        ends = [f"{day:%m-%Y}" for day in (first, last)]
        return say("date.range", language, first=ends[0], last=ends[1])


Entry = Money | Fraction | When | Months | date | str | None
"""An amount, a part of a whole, days, words as they were written, or nothing."""


class Made(NamedTuple):
    """A column that is made of others of its row: some added up, and some taken off."""

    column: str
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


class FormRow(NamedTuple):
    """A row. key: what programs call it. title: what the books call it; "" where the form names it.

    currency: what its amounts are in. total: whether it is the sum of those above it. under: the
    key of the row of which it is a part, which no sum adds up again. called: what the form calls
    it, where that is not by its key.
    """

    key: str
    entries: Mapping[str, Entry]
    currency: str
    title: str = ""
    total: bool = False
    under: str = ""
    called: str = ""


class FormTable(NamedTuple):
    """Rows under the names of columns. agency: the columns that whoever receives it fills in.

    made: the columns that are made of others. blocks: what columns beside one another are called
    together, by the first of them. sheet: in a workbook, the sheet that it is on, where a form has
    several. called: what it is called, where that is not by its name. notes: said below it.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[FormRow, ...]
    made: tuple[Made, ...] = ()
    agency: frozenset[str] = frozenset()
    blocks: Mapping[str, str] = MappingProxyType({})
    sheet: str = ""
    called: str = ""
    notes: tuple[Note, ...] = ()

    def without_the_agencys(self) -> "FormTable":
        """As it is handed in: what the agency fills in is empty."""
        blank = dict.fromkeys(self.agency)
        rows = tuple(row._replace(entries={**row.entries, **blank}) for row in self.rows)
        made = tuple(each for each in self.made if each.column not in self.agency)
        return self._replace(rows=rows, made=made)


class Filled(NamedTuple):
    """A form, filled in. heads: what stands at its top, by name.

    told: sentences before the tables. certified: what whoever signs it certifies. signers: the
    places to sign, by name; the first is of who is authorised to. agency: what whoever receives it
    writes at its end. notes: what a reader should know. appended: the sections of the statement
    that go with it, by their names; appended_to: on which sheet, where it has several. sheet: the
    one on which all else is.
    """

    heads: tuple[tuple[str, Entry], ...]
    tables: tuple[FormTable, ...]
    told: tuple[Note, ...] = ()
    certified: tuple[str, ...] = ()
    signers: tuple[str, ...] = ("officer",)
    agency: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    appended: tuple[str, ...] = ()
    appended_to: str = ""
    sheet: str = ""

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """What a reader should know of it, and of each table."""
        return (*(note for each in self.tables for note in each.notes), *self.notes)

    @property
    def has_sheets(self) -> bool:
        """Whether a workbook of it has several sheets."""
        return any(each.sheet != self.sheet for each in self.tables)


class Sources(NamedTuple):
    """What a form is filled from: a statement with its parts, and what is not part of it.

    own_spent: what was spent of the institution's own money, in the agreement's currency. refunds:
    what went back, with its evidence. requested: what is asked for the next period, and next_days
    which that is; foreseen: what was asked for the days of the form. activities: those of the
    books, by their code. budgets: each line's, by what says so. changes: what changed them, in
    order.
    """

    paper: StatementPaper
    own_spent: Money
    refunds: tuple[ProvedRefund, ...] = ()
    requested: Requested = MappingProxyType({})
    next_days: When | None = None
    foreseen: Requested = MappingProxyType({})
    activities: Mapping[str, Activity] = MappingProxyType({})
    budgets: Mapping[str, AgreedBudget] = MappingProxyType({})
    changes: tuple[Change, ...] = ()


def reckoned(entries: Mapping[str, Entry], made: Iterable[Made]) -> dict[str, Entry]:
    """The entries of a row with what its columns are made of, where all of that is known."""
    known = dict(entries)
    for each in made:
        known[each.column] = _reckoned(known, each)
    return known


def _reckoned(known: Mapping[str, Entry], how: Made) -> Money | None:
    found: Money | None = None
    for sign, names in ((1, how.plus), (-1, how.minus)):
        for name in names:
            money = known.get(name)
            if not isinstance(money, Money):
                return None
            if found is not None and found.currency != money.currency:
                return None
            signed = money if sign > 0 else -money
            found = signed if found is None else found + signed
    return found


def table(
    name: str,
    columns: Sequence[str],
    rows: Iterable[FormRow],
    *,
    made: tuple[Made, ...] = (),
    agency: Iterable[str] = (),
    summed: Iterable[str] = (),
    beside: Iterable[FormRow] = (),
) -> FormTable:
    """A table with what its columns are made of, and sums below it.

    summed: of which columns. beside: rows of which nothing is known that would be added up.
    """
    known = [row._replace(entries=reckoned(row.entries, made)) for row in rows]
    sums = tuple(_sums([row for row in known if not row.under], tuple(summed)))
    return FormTable(name, tuple(columns), (*known, *beside, *sums), made, frozenset(agency))


def _sums(rows: Sequence[FormRow], columns: Sequence[str]) -> Iterator[FormRow]:
    """The sum of all rows, where they are of one currency: nothing else adds up."""
    currencies = {row.currency for row in rows}
    if len(currencies) != 1 or not columns:
        return
    (currency,) = currencies
    entries = {name: _sum([row.entries.get(name) for row in rows], currency) for name in columns}
    yield FormRow("sum", entries, currency, total=True)


def _sum(entries: Sequence[Entry], currency: str) -> Money | None:
    """What amounts come to; None where one is not known, or is in another currency."""
    amounts = [each for each in entries if isinstance(each, Money)]
    if len(amounts) < len(entries) or any(each.currency.code != currency for each in amounts):
        return None
    return total_of(amounts, currency)


def less(one: Money | None, other: Money | None) -> Money | None:
    """What is left of an amount; None where one is not known, or is in another currency."""
    if one is None or other is None or one.currency != other.currency:
        return None
    return one - other


def plus(one: Money | None, other: Money | None) -> Money | None:
    """Both together, likewise."""
    if one is None or other is None or one.currency != other.currency:
        return None
    return one + other
