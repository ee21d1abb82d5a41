"""Rows of a large table on PostgreSQL: as a set, through the trigger, by COPY into a bare table.

    PYTHONPATH=. python tests/benchmarks/sets.py [AGREEMENTS]

Seconds of the processor of the server's own process, which is on this machine, and of the client.
Not a test: look at the ratios.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coopledger import Ledger
from coopledger.store.columns import COLUMNS
from coopledger.store.postgresql_sets import taking_sets
from tests import engines
from tests.benchmarks.bulk import table
from tests.benchmarks.server import connected

TURNS = 3
_NAMES = ", ".join(COLUMNS)


class Server:
    """A connection, and what its process on the server has taken."""

    def __init__(self, address: str) -> None:
        self.driver: Any = connected(address)
        [self._process] = self.driver.execute("SELECT pg_backend_pid()").fetchone() or (0,)

    def seconds(self) -> float:
        said = Path(f"/proc/{self._process}/stat").read_text().rpartition(")")[2].split()
        return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")

    @contextmanager
    def measured(self, costs: list[tuple[float, float]]) -> Iterator[None]:
        server, client = self.seconds(), time.process_time()
        yield
        self.driver.commit()
        costs.append((self.seconds() - server, time.process_time() - client))


def main(agreements: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with engines.location("postgresql", folder, durable=True) as address:
            table(folder / "facts.csv", agreements)
            with Ledger.open(address, by="benchmark") as ledger:
                assert ledger.import_file(folder / "facts.csv").accepted
            server = Server(address)
            server.driver.execute("CREATE TABLE bare AS SELECT * FROM journal WHERE false")
            rows = server.driver.execute(f"SELECT {_NAMES} FROM journal").fetchall()
            by_book = f"(SELECT {_NAMES} FROM journal ORDER BY recorded_at, seq)"
            with server.driver.cursor().copy(f"COPY {by_book} TO STDOUT (FORMAT binary)") as copied:
                binary = b"".join(map(bytes, copied))
            print(f"{len(rows):,} rows, medians of {TURNS}: server, client, seconds")
            ways: dict[str, Callable[[], None]] = {
                "COPY into a bare table": lambda: _copy(server, "bare", binary),
                "as a set": lambda: _as_set(server, rows),
                "COPY through the trigger": lambda: _copy(server, "journal", binary),
            }
            found: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
            for _ in range(TURNS):
                for way, work in ways.items():
                    _emptied(server)
                    with server.measured(found[way]):
                        work()
    bare = statistics.median(cost for cost, _ in found["COPY into a bare table"])
    for way, costs in found.items():
        taken, client = (statistics.median(each) for each in zip(*costs, strict=True))
        print(f"{way:26}{taken:8.2f}{client:8.2f}   {taken / bare:5.2f} of the bare table's")


def _emptied(server: Server) -> None:
    for statement in ("DISABLE TRIGGER USER", "ENABLE TRIGGER USER"):
        server.driver.execute(f"ALTER TABLE journal {statement}")
        if statement.startswith("DISABLE"):
            server.driver.execute("TRUNCATE journal, bare")
    server.driver.commit()


def _copy(server: Server, into: str, binary: bytes) -> None:
    order = f"COPY {into} ({_NAMES}) FROM STDIN (FORMAT binary)"
    with server.driver.cursor().copy(order) as copied:
        copied.write(binary)


def _as_set(server: Server, rows: list[tuple[Any, ...]]) -> None:
    with taking_sets(server.driver) as take:
        assert take is not None
        take(rows)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 200)
