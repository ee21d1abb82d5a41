"""The columns of the journal: one row for each thing a book knows, in the order of recording.

What is summed or filtered has a column; the rest of a fact is canonical JSON in `body`. Days are
ISO 8601 text, which sorts as it should everywhere.
"""

from datetime import UTC, datetime
from operator import itemgetter
from typing import Literal, NamedTuple

SCHEMA = "0011"
"""The newest migration: the schema this program reads and writes."""


class JournalColumn(NamedTuple):
    """A column, what is in it, and whether it is never empty."""

    name: str
    holds: Literal["text", "integer", "moment"] = "text"
    required: bool = False


JOURNAL = (
    JournalColumn("book", required=True),
    JournalColumn("seq", "integer", required=True),
    JournalColumn("kind", required=True),
    JournalColumn("reference", required=True),
    JournalColumn("revision", "integer", required=True),
    JournalColumn("dated"),  # as it is known: 2016-08
    JournalColumn("first_day"),
    JournalColumn("last_day"),
    JournalColumn("counts_from"),  # the day from which what it moved counts
    JournalColumn("debit"),
    JournalColumn("credit"),
    JournalColumn("minor", "integer"),
    JournalColumn("currency"),
    JournalColumn("counter_minor", "integer"),  # what it is worth to the partner, where stated
    JournalColumn("counter_currency"),
    JournalColumn("body", required=True),
    JournalColumn("recorded_at", "moment", required=True),
    JournalColumn("recorded_by"),  # in rows of earlier schemas: it is sealed
    JournalColumn("origin"),  # likewise: document|sheet|row
    JournalColumn("document"),  # the SHA-256 of the document, where it came from one
    JournalColumn("ledger"),  # of the row that opens a book: the identity of its ledger
    JournalColumn("digests"),  # of what is sealed, by its path
    JournalColumn("sealed"),  # the texts themselves, and the secret; empty where they were erased
    JournalColumn("load", "integer"),  # the number of the load that it is of, where it is of one
    JournalColumn("previous", required=True),
    JournalColumn("hash", required=True),
)

COLUMNS = tuple(column.name for column in JOURNAL)

INTEGERS = tuple(column.name for column in JOURNAL if column.holds == "integer")

ADDED = ("document", "ledger", "digests", "load")
"""Columns that came after the first ledgers: a row that does not fill one is hashed without it."""

NOT_HASHED = ("sealed", "hash")
"""What the hash of a row does not cover: itself, and what its digests speak for."""

in_columns = itemgetter(*COLUMNS)
"""The values of a row in the order of the columns."""


def timestamp(moment: datetime) -> str:
    """A time as the journal writes it: ISO 8601, UTC, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
