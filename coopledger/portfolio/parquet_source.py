"""Where the statement finds events in the tables that `export` writes (docs/data.md).

A reversal has no row there: what it takes back says from which day on. Its postings are made here,
so that what accounts hold is again the sum of all of them.
"""

from coopledger.books.data_tables import AGREEMENTS, EVENTS, SPENDING_RATES
from coopledger.portfolio.tables import Table

NEEDED = (EVENTS, AGREEMENTS, SPENDING_RATES)
"""The tables that are asked."""

_REVERSED = """SELECT e.*, e.kind = 'transfer' AND e.counter_minor IS NOT NULL AS exchanged
FROM events AS e WHERE e.reversed_from IS NOT NULL"""
_MOVES = """SELECT e.book, e.kind, e.reference, e.revision, e.counts_from AS day,
  e.reversed_from AS gone, e.debit, e.credit, e.minor, e.currency, e.counter_minor AS other_minor,
  NULLIF(e.counter_currency, '') AS other_currency, e.of AS of_reference
FROM events AS e
UNION ALL
SELECT r.book, 'reversal', r.reference, r.revision, r.reversed_from, NULL, r.credit, r.debit,
  CASE WHEN exchanged THEN r.counter_minor ELSE r.minor END,
  CASE WHEN exchanged THEN r.counter_currency ELSE r.currency END,
  CASE WHEN exchanged THEN r.minor END, CASE WHEN exchanged THEN r.currency END, ''
FROM reversed_events AS r"""

PARQUET_SOURCE = (
    Table("reversed_events", _REVERSED),
    Table("moves", _MOVES, long=True),
    Table("terms", "SELECT * FROM agreements"),
    Table("rates", "SELECT * FROM spending_rates"),
)
