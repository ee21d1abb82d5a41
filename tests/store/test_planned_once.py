"""On a server, what its trigger asks of each new row is planned once, and goes by an index."""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from coopledger import Ledger
from coopledger.store.connection import Row
from coopledger.store.postgresql import Postgresql, PostgresqlConnection
from tests import engines
from tests.store.books import opened, spent

_LOOKED = """
SELECT seq_scan, idx_scan FROM pg_stat_xact_user_tables WHERE relid = to_regclass('journal')
"""
_NO_INDEX = (
    "SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off"
)


@pytest.mark.parametrize("verb", ["record", "load"])
def test_what_was_planned_for_a_short_journal_is_by_an_index_and_stays(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would be planned again for each row, or walk a journal that has grown meanwhile."""
    append, looked = PostgresqlConnection.append, list[tuple[int, bool]]()

    def told(connection: PostgresqlConnection, rows: Sequence[Row]) -> None:
        [before] = connection.rows(_LOOKED)
        append(connection, rows)
        [after] = connection.rows(_LOOKED)
        looked.append((after[0] - before[0], after[1] > before[1]))

    with engines.location("postgresql", tmp_path) as where:
        opened(where)
        engines.execute(where, "ANALYZE journal")
        with Ledger.open(where) as ledger:
            record = getattr(ledger, verb)
            for number in range(3):
                record(spent(f"G-{number}"))
            database = ledger._storage.database
            assert isinstance(database, Postgresql)
            [used] = (database._alone if verb == "record" else database._writers)._idle
            used.driver.execute(_NO_INDEX)
            monkeypatch.setattr(PostgresqlConnection, "append", told)
            with used.driver.transaction() if verb == "record" else nullcontext():
                record(spent("G-3"))
    assert looked == [(0, True)]
