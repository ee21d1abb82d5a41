"""What the institution gave in each year, and ran for partners, by one statement over a journal.

A year's is what stands at its end less what stood at the end of the year before. So an amount is
added in the year from whose day it counts, and taken off in the year from whose day it does not
any more; what came back lowers an expenditure while both stand.
"""

from collections.abc import Iterable

from coopledger.portfolio.dialect import Dialect
from coopledger.portfolio.tables import Table, with_tables

TOTALS_COLUMNS = ("year", "currency", "financial", "in_kind", "partner_funds")
"""What the statement answers, a row for each year and currency of which anything is left."""


def totals_statement(source: Iterable[Table], dialect: Dialect) -> str:
    """The whole text. source: `moves`, `in_kind`, and `givers`: books, and the figure they add to.

    start: bound, the month in which the years begin, of two digits.
    """
    on = dialect.on
    later = "CASE WHEN :start > '01' AND substr(day, 6, 2) >= :start THEN 1 ELSE 0 END"
    figures = ",\n  ".join(
        f"SUM(CASE WHEN figure = '{name}' THEN minor ELSE 0 END) AS {name}"
        for name in TOTALS_COLUMNS[2:]
    )
    made = [
        Table(
            "spent",
            """\
SELECT m.book, g.figure, m.reference, m.currency, m.minor, m.day,
  COALESCE(m.gone, '9999-99') AS gone
FROM moves AS m JOIN givers AS g ON g.book = m.book WHERE m.kind = 'expenditure'""",
        ),
        Table(
            "recoveries",
            """\
SELECT book, of_reference, currency, minor, day, COALESCE(gone, '9999-99') AS gone
FROM moves WHERE kind = 'recovery'""",
            kept=True,
        ),
        Table(
            "back",
            """\
SELECT s.book, s.figure, s.currency, -r.minor AS minor,
  CASE WHEN r.day > s.day THEN r.day ELSE s.day END AS day,
  CASE WHEN r.gone < s.gone THEN r.gone ELSE s.gone END AS gone
FROM recoveries AS r JOIN spent AS s ON s.book = r.book AND s.reference = r.of_reference""",
        ),
        Table(
            "lasting",
            """\
SELECT figure, currency, minor, day, gone FROM spent
UNION ALL SELECT figure, currency, minor, day, gone FROM back
UNION ALL SELECT 'in_kind', currency, minor, day, gone FROM in_kind""",
        ),
        Table(
            "changes",
            f"""\
SELECT figure, currency, minor, day FROM lasting WHERE day < gone AND day <= {on}
UNION ALL SELECT figure, currency, -minor, gone FROM lasting WHERE day < gone AND gone <= {on}""",
        ),
        Table(
            "of_years",
            f"""\
SELECT CAST(substr(day, 1, 4) AS INTEGER) + {later} AS year, figure, currency, minor
FROM changes""",
        ),
    ]
    return f"""{with_tables((*source, *made), dialect)}
SELECT year, currency,
  {figures}
FROM of_years GROUP BY year, currency ORDER BY year, currency"""
