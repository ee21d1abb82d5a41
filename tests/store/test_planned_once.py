"""On a server, what is asked of each row that is recorded alone is planned once, by an index."""

from pathlib import Path

from coopledger import Ledger
from tests import engines
from tests.store.books import opened, spent

_LOOKED = """
SELECT seq_scan, idx_scan FROM pg_stat_xact_user_tables
WHERE relid = to_regclass('journal')
"""
_NO_INDEX = (
    "SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off"
)


def test_what_was_planned_for_a_short_journal_is_by_an_index_and_stays(tmp_path: Path) -> None:
    """Else it would be planned again for each row, or walk a journal that has grown meanwhile."""
    with engines.location("postgresql", tmp_path) as where:
        opened(where)
        engines.execute(where, "ANALYZE journal")
        with Ledger.open(where) as ledger:
            for number in range(3):
                ledger.record(spent(f"G-{number}"))
            [alone] = ledger._storage.database._alone._idle
            alone.driver.execute(_NO_INDEX)
            with alone.driver.transaction():
                ledger.record(spent("G-3"))
                [(by_walking, by_index)] = alone.rows(_LOOKED)
            assert (by_walking, by_index > 0) == (0, True)
