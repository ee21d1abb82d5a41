"""The journal: one row for each thing a book knows, in the order in which it was recorded.

What is summed or filtered has a column; the rest of a fact is canonical JSON in `body`. Days are
ISO 8601 text, which sorts as it should everywhere. The migrations make this table, its triggers and
its views; a test holds the two together.
"""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text

SCHEMA = "0001"
"""The newest migration: the schema this program reads and writes."""

metadata = MetaData()

# SQLite's STRICT tables know INTEGER and TEXT only; its INTEGER has 64 bits.
_big = BigInteger().with_variant(Integer(), "sqlite")

journal = Table(
    "journal",
    metadata,
    Column("book", Text, primary_key=True),
    Column("seq", _big, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("revision", Integer, nullable=False),
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
    Column("recorded_at", Text, nullable=False),  # ISO 8601, UTC
    Column("recorded_by", Text, nullable=False),
    Column("origin", Text),  # document|sheet|row
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

COLUMNS = tuple(column.name for column in journal.columns)
