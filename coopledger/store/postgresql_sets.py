"""Many rows of new books at once, on PostgreSQL: put in the journal as a set, and looked at so.

The trigger of the journal looks at each row, and at what stands before it: that is most of what a
large load takes. Here it is set aside for one COPY; then all that it asks of rows of new books is
asked of all of them by one statement, and it is put back. Whoever else writes is kept off the
journal all the while by its lock, and nobody sees it without its trigger, nor a row that was not
looked at: a transaction that ends otherwise leaves everything as it was.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg.copy import QueuedLibpqWriter

from coopledger.store.chain import START
from coopledger.store.columns import COLUMNS, JOURNAL
from coopledger.store.connection import Row, require_stored

_TRIGGER = "journal_appends"
_HOLDS = {"text": "text", "integer": "int8", "moment": "timestamptz"}
_TYPES = [_HOLDS[column.holds] for column in JOURNAL]
"""Told once, so that they need not be found out of each value."""
_COPY = f"COPY journal ({', '.join(COLUMNS)}) FROM STDIN"

_MAY = f"""
SELECT pg_has_role(relowner, 'USAGE') AND tgenabled = 'O'
    AND has_database_privilege(current_database(), 'TEMPORARY')
FROM pg_class JOIN pg_trigger ON tgrelid = pg_class.oid
WHERE pg_class.oid = to_regclass('journal') AND tgname = '{_TRIGGER}' AND NOT tgisinternal
"""

_BEFORE = """
SELECT set_config('coopledger.before', coalesce(greatest((SELECT max(recorded_at) FROM journal),
    (SELECT max(merged_at) FROM coopledger_merge WHERE number > 0))::text, ''), true)
"""
"""Keep in mind when something was last recorded, or brought in: the rows of a set come after it."""

_KINDS = "'agreement', 'disbursement', 'interest', 'expenditure', 'refund'"
"""Of these the trigger asks nothing that depends on other rows but their places and their times."""

_LOOK = f"""
DO $$
DECLARE
    before TIMESTAMPTZ := nullif(current_setting('coopledger.before'), '');
    said TEXT;
BEGIN
    WITH placed AS (
        SELECT *, lag(seq) OVER chain AS seq_before, lag(hash) OVER chain AS hash_before,
            lag(recorded_at) OVER chain AS moment_before
        FROM journal WHERE recorded_at > coalesce(before, '-infinity')
        WINDOW chain AS (PARTITION BY book ORDER BY seq)
    ), recorded AS (
        SELECT recorded_at, count(*) AS rows,
            bool_or(seq <> 1 + coalesce(seq_before, 0)) AS gap,
            bool_or(previous <> coalesce(hash_before, '{START}')) AS unchained,
            bool_or(recorded_at < moment_before) AS disordered,
            bool_or(seq = 1 AND ledger IS DISTINCT FROM
                (SELECT identity FROM coopledger_identity)) AS of_another,
            bool_or(kind NOT IN ({_KINDS})) AS not_so
        FROM placed GROUP BY recorded_at, book
    ), wrong AS (
        SELECT bool_or(gap) AS gap, bool_or(unchained) AS unchained,
            sum(rows) IS DISTINCT FROM %s OR bool_or(disordered)
                OR count(*) > count(DISTINCT recorded_at) AS disordered,
            bool_or(of_another) AS of_another,
            (extract(year FROM min(recorded_at) AT TIME ZONE 'UTC') >= 1 AND
                extract(year FROM max(recorded_at) AT TIME ZONE 'UTC') < 9000)
                IS NOT TRUE AS no_time,
            max(recorded_at) > coalesce(before, min(recorded_at)) + interval '10 years' AS ahead,
            bool_or(not_so) AS not_so
        FROM recorded
    )
    SELECT CASE
        WHEN disordered THEN
            'the journal is in the order of recording: recorded_at is before the last one'
        WHEN gap THEN 'the journal has no gaps: seq is not the next one'
        WHEN unchained THEN 'the journal is a chain: previous is not the last hash'
        WHEN of_another THEN
            'the journal takes books of this ledger only: ledger is not its identity'
        WHEN no_time THEN 'the journal keeps times as 2016-12-31T18:00:00.000000+00:00: '
            'recorded_at is not so'
        WHEN ahead THEN 'the journal goes on from its last row: '
            'recorded_at is more than ten years after it'
        WHEN not_so THEN 'the journal takes as a set what new books begin with only'
        END INTO said FROM wrong;
    IF said IS NOT NULL THEN
        RAISE EXCEPTION USING MESSAGE = said;
    END IF;
END $$
"""
"""Ask of so many rows, which are all that is recorded since. Those of a book that was there before
would begin with another than its first row, which is a gap, or with one that it has already."""


@contextmanager
def taking_sets(
    driver: psycopg.Connection[Any],
) -> Iterator[Callable[[Sequence[Row]], None] | None]:
    """What takes rows of new books, all of which are in the journal when it is left.

    They are sent while others are made. None where they have to go through its trigger: for one who
    does not own it, where somebody else waits to write, and where it is not as it should be.
    """
    if not _is_ours(driver):
        yield None
        return
    given = 0
    with driver.cursor() as cursor:
        cursor.execute(_BEFORE)
        cursor.execute(f"ALTER TABLE journal DISABLE TRIGGER {_TRIGGER}")
        with cursor.copy(_COPY, writer=QueuedLibpqWriter(cursor)) as copied:
            copied.set_types(_TYPES)

            def take(rows: Sequence[Row]) -> None:
                nonlocal given
                given += len(rows)
                for row in rows:
                    copied.write_row(row)

            yield take
        require_stored(cursor.rowcount, given)
        cursor.execute(_LOOK % given)
        cursor.execute(f"ALTER TABLE journal ENABLE TRIGGER {_TRIGGER}")


def _is_ours(driver: psycopg.Connection[Any]) -> bool:
    """Whether its owner asks, and nobody else writes until the transaction ends."""
    found = driver.execute(_MAY).fetchone()
    if found is None or not found[0]:
        return False
    for _ in range(_TRIES):
        with suppress(psycopg.errors.LockNotAvailable), driver.transaction():
            driver.execute("LOCK TABLE journal IN SHARE ROW EXCLUSIVE MODE NOWAIT")
            return True
        time.sleep(_BETWEEN)
    return False


_TRIES, _BETWEEN = 10, 0.1
"""The server's own housekeeping may hold the table for a moment. Who waits for us holds it, too:
neither would ever end, so it is not waited for as long as it takes."""
