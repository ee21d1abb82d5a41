"""Where the statement finds events in a ledger: in its journal, as it is kept.

Rows are not proved one by one, as other reads do: `verify` does that.
"""

from collections.abc import Mapping

from coopledger.books.data_tables import AgreementRow, SpendingRateRow
from coopledger.portfolio.dialect import Dialect
from coopledger.portfolio.tables import Table

_JSON = {
    "sqlite": {
        "of": "CAST(json_extract(body, '$.of') AS TEXT)",
        "of_revision": "CAST(json_extract(body, '$.of_revision') AS INTEGER)",
        "each": "json_each({given})",
        "text": "CAST(json_extract(value, '$[{place}]') AS TEXT)",
        "number": "CAST(json_extract(value, '$[{place}]') AS INTEGER)",
    },
    "postgresql": {
        "of": "(CAST(body AS JSON) ->> 'of')",
        "of_revision": "CAST(CAST(body AS JSON) ->> 'of_revision' AS BIGINT)",
        "each": "json_array_elements(CAST({given} AS JSON))",
        "text": "(value ->> {place})",
        "number": "CAST(value ->> {place} AS BIGINT)",
    },
}
"""How each engine reads JSON: what a reversal or a recovery names, and a list that is bound."""


_NUMBERS = ("times", "divided")


def journal_source(dialect: Dialect) -> list[Table]:
    """The tables of `statement`: `moves` from the journal; `terms` and `rates` are bound."""
    said = _JSON[dialect.name]
    terms = Table("terms", _bound(said, "terms", AgreementRow._fields), kept=True)
    rates = Table("rates", _bound(said, "rates", SpendingRateRow._fields), kept=True)
    return [*_moves(said), terms, rates]


def givers_source(dialect: Dialect) -> list[Table]:
    """The tables of `totals_statement`, likewise: `givers` is bound."""
    said = _JSON[dialect.name]
    taken_back = f"""\
SELECT book, {said["of"]} AS of_reference, {said["of_revision"]} AS of_revision, last_day
FROM journal WHERE kind = 'reversal' AND debit IS NULL"""
    in_kind = """SELECT j.currency, j.minor, j.last_day AS day,
  COALESCE(t.last_day, '9999-99') AS gone
FROM journal AS j JOIN givers AS g ON g.book = j.book LEFT JOIN taken_back AS t
  ON t.book = j.book AND t.of_reference = j.reference AND t.of_revision = j.revision
WHERE j.kind = 'in_kind'"""
    return [
        *_moves(said),
        Table("givers", _bound(said, "givers", ("book", "figure")), kept=True),
        Table("taken_back", taken_back, kept=True),
        Table("in_kind", in_kind),
    ]


def _moves(said: Mapping[str, str]) -> list[Table]:
    """Every movement of money and every reversal of one, with the day from which it is gone.

    A reversal has postings of its own, so that what it takes back is posted for good (`unposted`).
    """
    reversals = f"""SELECT book, {said["of"]} AS of_reference, {said["of_revision"]} AS of_revision,
  counts_from FROM journal WHERE kind = 'reversal' AND debit IS NOT NULL"""
    moves = f"""SELECT j.book, j.kind, j.reference, j.revision, j.counts_from AS day,
  substr(j.counts_from, 1, 7) AS month,
  r.counts_from AS gone, CAST(NULL AS TEXT) AS unposted, j.debit, j.credit, j.minor, j.currency,
  j.counter_minor AS other_minor, j.counter_currency AS other_currency,
  CAST(CASE WHEN j.kind = 'recovery' THEN {said["of"]} END AS TEXT) AS of_reference
FROM journal AS j LEFT JOIN reversals AS r
  ON r.book = j.book AND r.of_reference = j.reference AND r.of_revision = j.revision
WHERE j.debit IS NOT NULL"""
    return [Table("reversals", reversals, kept=True), Table("moves", moves, long=True)]


def _bound(said: Mapping[str, str], given: str, names: tuple[str, ...]) -> str:
    """The columns of a list of rows that is bound as JSON, and where they are from."""
    columns = ", ".join(
        f"{said['number' if name in _NUMBERS else 'text'].format(place=place)} AS {name}"
        for place, name in enumerate(names)
    )
    return f"SELECT {columns} FROM {said['each'].format(given=f':{given}')}"
