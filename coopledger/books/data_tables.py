"""What data frames and other programs take of a ledger: tables, a row a thing, exact and flat.

A table is declared by the class of its rows: each field is a column, in its order, with what it
says. Text that does not apply is the empty string, for a data frame's group-by would drop what is
missing without a word; a day, a number or an amount that there is not is missing.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import islice
from types import UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from coopledger.books.cooperation import CooperationTotals
from coopledger.books.statement import Statement
from coopledger.currencies import CURRENCIES
from coopledger.errors import Near
from coopledger.messages.catalogue import CoopledgerError
from coopledger.money import Money, digits_of

SCALE = max(map(digits_of, CURRENCIES.values()))
"""Digits after the point of every amount in a typed table: as many as any currency has."""

Row = tuple[Any, ...]
_AT_ONCE = 32_768

_Minor = Annotated[int, "the amount in minor units of its currency: 123.45 MXN is 12345"]
_DerivedMinor = Annotated[int, get_args(_Minor)[1], "unbounded"]
_Amount = Annotated[Decimal, "the same amount, exact"]
_Currency = Annotated[str, "ISO 4217 code of the currency of the amount"]


class EventRow(NamedTuple):
    """A movement of money as it was recorded, reversed later or not."""

    book: Annotated[str, "code of the book: an agreement or a programme"]
    seq: Annotated[int, "place in the chain of its book"]
    kind: Annotated[str, "`disbursement`, `expenditure`, `refund`, as in facts.schema.json"]
    reference: Annotated[str, "the folio that staff gave it"]
    revision: Annotated[int, "1, or the number of the correction"]
    dated: Annotated[str, "its date as it is known: `2016-08-12`, `2016-08`, `2016`, or a range"]
    first_day: Annotated[date, "the first day of that date"]
    last_day: Annotated[date, "the last day of that date"]
    counts_from: Annotated[date, "the day from which it counts"]
    reversed_from: Annotated[
        date | None,
        "the day from which a reversal takes it out of every sum, itself included; missing where "
        "it stands. On or before `counts_from`: it never counted",
    ]
    debit: Annotated[str, "where the money went: `held:` and the code of an account, or `used`..."]
    credit: Annotated[str, "where the money came from, likewise"]
    currency: _Currency
    minor: _Minor
    amount: _Amount
    counter_currency: Annotated[
        str, "of the second amount: what the partner sent or received, what an exchange brought"
    ]
    counter_minor: Annotated[int | None, "the second amount in minor units; missing without one"]
    counter_amount: Annotated[Decimal | None, "the second amount, exact; missing without one"]
    lines: Annotated[tuple[str, ...], "codes of the budget lines it was for"]
    activities: Annotated[tuple[str, ...], "codes of the activities it was for"]
    of: Annotated[str, "the reference of the expenditure that a recovery is of"]
    recorded_at: Annotated[datetime, "when it was recorded, UTC"]


class FactRow(NamedTuple):
    """A fact of a book, whole: what opened the book among them. `import` reads these rows back."""

    kind: Annotated[str, "`agreement`, `disbursement`, `expenditure`, as in facts.schema.json"]
    book: Annotated[str, "code of the book"]
    reference: Annotated[str, "its folio; of what opens the book, the code of the book"]
    revision: Annotated[int, "1, or the number of the correction"]
    when: Annotated[str, "its date as it is known: `2016-08-12`, `2016-08`, `2016`, or a range"]
    account: Annotated[str, "code of the account, where it names one"]
    amount: Annotated[Decimal | None, "its amount, exact"]
    currency: _Currency
    counter_amount: Annotated[
        Decimal | None,
        "the second amount: what the partner sent or received, what it is worth, what an exchange "
        "brought",
    ]
    counter_currency: Annotated[str, "ISO 4217 code of the currency of the second amount"]
    line: Annotated[str, "code of the budget line that all of it was for"]
    activity: Annotated[str, "code of the activity that all of it was for"]
    payee: Annotated[str, "who was paid"]
    concept: Annotated[str, "what for"]
    more: Annotated[str, "what else the fact says, as a JSON object of facts.schema.json; or empty"]


class PostingRow(NamedTuple):
    """What one account got by an event, or by the reversal of one."""

    book: Annotated[str, "code of the book"]
    seq: Annotated[int, "place in the chain of its book: that of the event or of the reversal"]
    kind: Annotated[str, "of the event, or `reversal`"]
    reference: Annotated[str, "of the event, or of the reversal"]
    revision: Annotated[int, "of the event, or of the reversal"]
    counts_from: Annotated[date, "the day from which it counts"]
    account: Annotated[
        str,
        "`held:` and the code of an account where money is held; else `partner`, `earned`, "
        "`before`, `used`, `own_funds`, or `conversion`, through which exchanges pass",
    ]
    currency: _Currency
    minor: Annotated[int, "what the account got, in minor units; below zero, what it gave"]
    amount: _Amount
    recorded_at: Annotated[datetime, "when it was recorded, UTC"]


class MonthRow(NamedTuple):
    """A figure of a month of an agreement, as the statement of today splits it."""

    agreement: Annotated[str, "code of the agreement"]
    month: Annotated[str, "`2016-08`; empty for what is not dated to a single month"]
    side: Annotated[
        str,
        "`fund`, in a currency in which the money is held, or `agreement`, the same money reported "
        "in the agreement's own; never added to one another",
    ]
    figure: Annotated[
        str,
        "`received`, `spent`, `returned`, `exchange_difference`...: over all months each adds up "
        "to the statement's. Beside `spent`, `gross` and `recovered` are what it is the difference "
        "of, where something came back",
    ]
    currency: _Currency
    minor: _DerivedMinor
    amount: _Amount


class TotalsRow(NamedTuple):
    """A figure of the cooperation totals of a year, as `cooperation_totals().rows()` has them."""

    year: Annotated[int, "the calendar year in which it ends"]
    section: Annotated[
        str,
        "`whole`; `by_kind`, `by_activity`, `by_partner`, each of which adds up to it; `changes`, "
        "what of the whole changes an earlier year; `activities`, which is a count",
    ]
    key: Annotated[str, "the kind, activity, partner or earlier year; else empty"]
    figure: Annotated[str, "`financial`, `in_kind`, `partner_funds`, never added; or `count`"]
    currency: Annotated[str, "ISO 4217 code of the currency; empty for a count"]
    minor: Annotated[int, "the amount in minor units of its currency, or the count", "unbounded"]
    amount: Annotated[Decimal, "the same, exact"]
    provenance: Annotated[str, "`source`, `derived` or `assumed`; empty for a part"]
    book: Annotated[str, "the book of an activity; else empty"]


class AgreementRow(NamedTuple):
    """A currency in which the money of an agreement is held, as its terms are today."""

    agreement: Annotated[str, "code of the agreement"]
    currency: Annotated[str, "ISO 4217 code of a currency in which its money is held"]
    own_currency: Annotated[str, "of the currency in which it is agreed"]
    conversion: Annotated[str, "`fifo` or `average`: how its money is worth what it is worth"]
    needs_books: Annotated[
        str,
        "why nothing but its own books says what it is worth, as a portfolio names it: "
        "`published_rate`, `too_large`; else empty",
    ]


class SpendingRateRow(NamedTuple):
    """Days over which an agreement prescribes a fixed rate for spending in a currency."""

    agreement: Annotated[str, "code of the agreement"]
    currency: Annotated[str, "ISO 4217 code of the currency that is spent"]
    first_day: Annotated[date | None, "the first of the days; missing from the beginning on"]
    last_day: Annotated[date | None, "the last; missing where there is none"]
    times: Annotated[int, "minor units spent, times this, divided by `divided`, half up, are"]
    divided: Annotated[int, "minor units of the currency of the agreement, as reported"]


class DataColumn(NamedTuple):
    """A column: its name, what its values are, whether one may be missing, and what it says.

    holds: `tuple` is a list of texts. unbounded: of a number that 64 bits may not hold: what a
    prescribed rate makes of the largest amounts.
    """

    name: str
    holds: type
    may_miss: bool
    says: str
    unbounded: bool = False


class DataTable(NamedTuple):
    """A table by its name, and the class of its rows."""

    name: str
    row: type

    @property
    def says(self) -> str:
        """What a row is, in a sentence."""
        return str(self.row.__doc__)

    def columns(self) -> tuple[DataColumn, ...]:
        """Its columns, in their order."""
        return _columns(self.row)


EVENTS = DataTable("events", EventRow)
POSTINGS = DataTable("postings", PostingRow)
MONTHS = DataTable("months", MonthRow)
TOTALS = DataTable("totals", TotalsRow)
FACTS = DataTable("facts", FactRow)
AGREEMENTS = DataTable("agreements", AgreementRow)
SPENDING_RATES = DataTable("spending_rates", SpendingRateRow)
_ALL = (EVENTS, POSTINGS, MONTHS, TOTALS, FACTS, AGREEMENTS, SPENDING_RATES)
TABLES: Mapping[str, DataTable] = {each.name: each for each in _ALL}
"""Every table, by its name."""


def table_named(name: str) -> DataTable:
    """The table of that name. Raises CoopledgerError where there is none."""
    if (found := TABLES.get(name)) is None:
        near = Near.among(TABLES, name)
        raise CoopledgerError("data.unknown-table", seen=name, near=near, known=", ".join(TABLES))
    return found


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows by the thousands: so many are in memory at once, whatever there are."""
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def months_of(statement: Statement) -> Iterator[MonthRow]:
    """The months of a statement, figure by figure."""
    for row in statement.rows():
        if row["section"] == "by_month":
            money = Money(row["amount"], row["currency"])
            placed = (row["agreement"], row["code"], row["side"], row["figure"])
            yield MonthRow(*placed, row["currency"], money.minor, money.amount)


def totals_of(totals: CooperationTotals) -> Iterator[TotalsRow]:
    """The figures of every year, wholes first."""
    for row in totals.rows():
        amount, currency = row["amount"], row["currency"]
        minor = Money(amount, currency).minor if currency else int(amount)
        of = (row["year"], row["section"], row["key"], row["figure"])
        yield TotalsRow(*of, currency, minor, amount, row["provenance"], row["book"])


@cache
def _columns(row: type) -> tuple[DataColumn, ...]:
    declared = get_type_hints(row, include_extras=True)
    return tuple(_column(name, *get_args(hint)) for name, hint in declared.items())


def _column(name: str, declared: Any, says: str, *unbounded: str) -> DataColumn:
    if isinstance(declared, UnionType):  # with None
        return DataColumn(name, get_args(declared)[0], True, says)
    return DataColumn(name, get_origin(declared) or declared, False, says, bool(unbounded))
