"""Many rows of new books at once, on PostgreSQL: looked at as a set, and put in the journal so.

The trigger of the journal looks at each row, and at what stands before it: that is most of what a
large load takes. Here rows wait in a table of this session's own. There all that the trigger asks
of rows of new books is asked of all of them by one statement; then it is set aside for one INSERT,
and put back. Whoever else writes is kept off the journal all the while by its lock, and nobody sees
it without its trigger: a transaction that ends otherwise leaves everything as it was.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg

from coopledger.store.chain import START
from coopledger.store.columns import COLUMNS
from coopledger.store.connection import Row, require_stored

_TRIGGER = "journal_appends"
_WAITING = "pg_temp.coopledger_waiting"
_NAMES = ", ".join(COLUMNS)

_MAY = f"""
SELECT pg_has_role(relowner, 'USAGE') AND tgenabled = 'O'
    AND has_database_privilege(current_database(), 'TEMPORARY')
FROM pg_class JOIN pg_trigger ON tgrelid = pg_class.oid
WHERE pg_class.oid = to_regclass('journal') AND tgname = '{_TRIGGER}' AND NOT tgisinternal
"""

_KINDS = "'agreement', 'disbursement', 'interest', 'expenditure', 'refund'"
"""Of these the trigger asks nothing that depends on other rows but their places and their times."""

_LOOK = f"""
DO $$
DECLARE
    said TEXT;
BEGIN
    WITH placed AS (
        SELECT *, lag(seq) OVER chain AS seq_before, lag(hash) OVER chain AS hash_before,
            lag(recorded_at) OVER chain AS moment_before,
            min(book) OVER moment AS first_book, max(book) OVER moment AS last_book
        FROM {_WAITING}
        WINDOW chain AS (PARTITION BY book ORDER BY seq), moment AS (PARTITION BY recorded_at)
    ), final AS (
        SELECT greatest((SELECT max(recorded_at) FROM journal),
            (SELECT max(merged_at) FROM coopledger_merge WHERE number > 0)) AS recorded_at
    ), wrong AS (
        SELECT bool_or(seq <> 1 + coalesce(seq_before, 0)) AS gap,
            bool_or(previous <> coalesce(hash_before, '{START}')) AS unchained,
            bool_or(recorded_at < moment_before OR first_book <> last_book)
                OR min(recorded_at) <= (SELECT recorded_at FROM final) AS disordered,
            bool_or(seq = 1 AND ledger IS DISTINCT FROM
                (SELECT identity FROM coopledger_identity)) AS of_another,
            NOT bool_and(extract(year FROM recorded_at AT TIME ZONE 'UTC')
                BETWEEN 1 AND 8999) AS no_time,
            max(recorded_at) > coalesce((SELECT recorded_at FROM final), min(recorded_at))
                + interval '10 years' AS ahead,
            bool_or(kind NOT IN ({_KINDS})) OR EXISTS (SELECT 1 FROM journal
                WHERE book IN (SELECT DISTINCT book FROM {_WAITING})) AS not_new
        FROM placed
    )
    SELECT CASE
        WHEN gap THEN 'the journal has no gaps: seq is not the next one'
        WHEN unchained THEN 'the journal is a chain: previous is not the last hash'
        WHEN disordered THEN
            'the journal is in the order of recording: recorded_at is before the last one'
        WHEN of_another THEN
            'the journal takes books of this ledger only: ledger is not its identity'
        WHEN no_time THEN 'the journal keeps times as 2016-12-31T18:00:00.000000+00:00: '
            'recorded_at is not so'
        WHEN ahead THEN 'the journal goes on from its last row: '
            'recorded_at is more than ten years after it'
        WHEN not_new THEN 'the journal takes as a set what new books begin with only'
        END INTO said FROM wrong;
    IF said IS NOT NULL THEN
        RAISE EXCEPTION USING MESSAGE = said;
    END IF;
END $$
"""


@contextmanager
def taking_sets(
    driver: psycopg.Connection[Any],
) -> Iterator[Callable[[Sequence[Row]], None] | None]:
    """What takes rows of new books, all of which are in the journal when it is left.

    None where they have to go through its trigger: for one who does not own it, where somebody
    else waits to write, and where it is not as it should be.
    """
    if not _is_ours(driver):
        yield None
        return
    with driver.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE coopledger_waiting (LIKE journal) ON COMMIT DROP")
        with cursor.copy(f"COPY {_WAITING} ({_NAMES}) FROM STDIN") as copied:

            def take(rows: Sequence[Row]) -> None:
                for row in rows:
                    copied.write_row(row)

            yield take
        waiting = cursor.rowcount
        cursor.execute(_LOOK)
        cursor.execute(f"ALTER TABLE journal DISABLE TRIGGER {_TRIGGER}")
        cursor.execute(f"INSERT INTO journal ({_NAMES}) SELECT {_NAMES} FROM {_WAITING}")
        require_stored(cursor.rowcount, waiting)
        cursor.execute(f"ALTER TABLE journal ENABLE TRIGGER {_TRIGGER}")
        cursor.execute(f"DROP TABLE {_WAITING}")


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
