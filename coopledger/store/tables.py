"""The journal: one row for each thing a book knows, in the order in which it was recorded.

What is summed or filtered has a column; the rest of a fact is canonical JSON in `body`. Days are
ISO 8601 text, which sorts as it should everywhere. The migrations make this table, its triggers and
its views; a test holds the two together.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA = "0003"
"""The newest migration: the schema this program reads and writes."""

metadata = MetaData()


def timestamp(moment: datetime) -> str:
    """A time as the journal writes it: ISO 8601, UTC, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class _Moment(TypeDecorator[str]):
    """A time, written so everywhere; where the database has a type for it, it keeps it as one."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(DateTime(True) if dialect.name != "sqlite" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "sqlite" else datetime.fromisoformat(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return timestamp(value) if isinstance(value, datetime) else value


# SQLite's STRICT tables know INTEGER and TEXT only; its INTEGER has 64 bits.
_big = BigInteger().with_variant(Integer(), "sqlite")

journal = Table(
    "journal",
    metadata,
    Column("book", Text, primary_key=True),
    Column("seq", _big, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("revision", _big, nullable=False),
    Column("dated", Text),  # as it is known: 2016-08
    Column("first_day", Text),
    Column("last_day", Text),
    Column("counts_from", Text),  # the day from which what it moved counts
    Column("debit", Text),
    Column("credit", Text),
    Column("minor", _big),
    Column("currency", Text),
    Column("counter_minor", _big),  # what it is worth to the partner, where that was stated
    Column("counter_currency", Text),
    Column("body", Text, nullable=False),
    Column("recorded_at", _Moment, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("origin", Text),  # document|sheet|row
    Column("document", Text),  # the SHA-256 of the document, where it came from one
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

COLUMNS = tuple(column.name for column in journal.columns)

INTEGERS = tuple(c.name for c in journal.columns if isinstance(c.type, BigInteger))

ADDED = ("document",)
"""Columns that came after the first ledgers: a row that does not fill one is hashed without it."""
