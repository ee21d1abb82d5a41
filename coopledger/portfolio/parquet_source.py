"""Where the statement finds events in the tables that `export` writes (docs/data.md).

A reversal has no row there: what it takes back says from which day on, and is posted up to then.
"""

from coopledger.books.data_tables import AGREEMENTS, EVENTS, SPENDING_RATES
from coopledger.portfolio.tables import Table

NEEDED = (EVENTS, AGREEMENTS, SPENDING_RATES)
"""The tables that are asked."""

_MOVES = """SELECT book, kind, reference, revision, counts_from AS day,
  year(counts_from) * 12 + month(counts_from) AS month, reversed_from AS gone,
  reversed_from AS unposted, debit, credit, minor, currency, counter_minor AS other_minor,
  NULLIF(counter_currency, '') AS other_currency, of AS of_reference
FROM events"""

PARQUET_SOURCE = (
    Table("moves", _MOVES, long=True),
    Table("terms", "SELECT * FROM agreements"),
    Table("rates", "SELECT * FROM spending_rates"),
)
