"""What others do with the same events. Each checks every row as far as it is said here.

plain, polars, duckdb: kinds, days, amounts of two decimals, currencies, lines that there are, no
reference twice in an agreement, and no day on which an agreement holds less than nothing. ledger,
hledger, beancount: what they check by themselves. executemany, copy: nothing but what the table
itself refuses, and of a bare table nothing at all. What is ours is imported to prepare alone, so
that no peer waits for it.
"""

import csv
import json
import os
import pickle
import re
import shutil
import sqlite3
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from io import BufferedReader
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from tests.benchmarks.life import FIRST, LAST, LINES, Sums, sums
from tests.benchmarks.way import ACCOUNTANTS, SERVER, Way

_AMOUNT = r"^[0-9]+\.[0-9]{2}$"
_KINDS = ("disbursement", "expenditure", "refund")


class WrongRow(ValueError):
    """A row that is not as it is to be."""


def plain(folder: Path) -> Sums:
    """Python and its csv module."""
    amount_of, seen = re.compile(_AMOUNT, re.ASCII).match, set[tuple[str, str]]()
    by_kind, held = dict.fromkeys(_KINDS, 0), defaultdict[str, int](int)
    with (folder / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for kind, book, reference, when, amount, currency, counter, of, line, _ in rows:
            if kind == "agreement":
                continue
            is_spent = kind == "expenditure"
            day, minor = date.fromisoformat(when), int(amount.replace(".", ""))
            other = not is_spent and amount_of(counter) and of == "EUR"
            if not (
                kind in by_kind
                and currency == "MXN"
                and FIRST <= day <= LAST
                and amount_of(amount)
                and minor > 0
                and (line in LINES if is_spent else other)
                and (book, reference) not in seen
            ):
                raise WrongRow(reference)
            seen.add((book, reference))
            by_kind[kind] += minor
            held[book] += minor if kind == "disbursement" else -minor
            if held[book] < 0:
                raise WrongRow(reference)
    return sums(by_kind)


def polars(folder: Path) -> Sums:
    """polars, a column at a time."""
    import polars as pl

    col = pl.col
    rows = pl.read_csv(folder / "facts.csv", infer_schema=False).filter(col("kind") != "agreement")
    rows = rows.with_columns(
        day=col("when").str.to_date("%Y-%m-%d", strict=False),
        minor=col("amount").str.replace(".", "", literal=True).cast(pl.Int64, strict=False),
        is_spent=col("kind") == "expenditure",
    )
    other = col("counter_amount").str.contains(_AMOUNT) & (col("counter_currency") == "EUR")
    right = (
        col("kind").is_in(_KINDS)
        & (col("currency") == "MXN")
        & col("day").is_between(FIRST, LAST)
        & col("amount").str.contains(_AMOUNT)
        & (col("minor") > 0)
        & pl.when("is_spent").then(col("line").is_in(LINES)).otherwise(other)
    )
    moved = pl.when(col("kind") == "disbursement").then("minor").otherwise(-col("minor"))
    wrong = rows.select((~right.fill_null(value=False)).sum()).item()
    twice = rows.height - rows.select(pl.struct("book", "reference").n_unique()).item()
    below = rows.select((moved.cum_sum().over("book") < 0).sum()).item()
    if wrong or twice or below:
        raise WrongRow(wrong, twice, below)
    return sums(dict(rows.group_by("kind").agg(col("minor").sum()).iter_rows()))


_IN_DUCKDB = """
CREATE TABLE rows AS
SELECT *, try_cast("when" AS DATE) AS day,
       try_cast(replace(amount, '.', '') AS BIGINT) AS minor
FROM read_csv(?, header = true, all_varchar = true) WHERE kind <> 'agreement';
"""
_WRONG_IN_DUCKDB = f"""
SELECT count(*) FILTER (NOT coalesce(kind IN {_KINDS} AND currency = 'MXN'
           AND day BETWEEN DATE '{FIRST}' AND DATE '{LAST}'
           AND regexp_matches(amount, '{_AMOUNT}') AND minor > 0
           AND CASE kind WHEN 'expenditure' THEN line IN {LINES}
               ELSE regexp_matches(counter_amount, '{_AMOUNT}') AND counter_currency = 'EUR' END,
           false)),
       count(*) - count(DISTINCT (book, reference)),
       (SELECT count(*) FROM (
           SELECT sum(CASE kind WHEN 'disbursement' THEN minor ELSE -minor END)
                  OVER (PARTITION BY book ORDER BY rowid) AS held FROM rows) WHERE held < 0)
FROM rows
"""


def duckdb(folder: Path) -> Sums:
    """DuckDB, by three statements."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(_IN_DUCKDB, [str(folder / "facts.csv")])
        if any(wrong := connection.execute(_WRONG_IN_DUCKDB).fetchall()[0]):
            raise WrongRow(wrong)
        found = connection.execute("SELECT kind, sum(minor)::BIGINT FROM rows GROUP BY kind")
        return sums(dict(found.fetchall()))


# Programs of accountants. They are run as programs, and never imported.


def _by_root(lines: list[list[str]]) -> Sums:
    """What stands under each root: what is received is below nothing, as income is."""
    found = {root: int(Decimal(amount).scaleb(2)) for root, amount in lines}
    return Sums(-found["Income"], found["Expenses"], found["Equity"], found["Assets"])


def _said(*command: object) -> str:
    return subprocess.run(
        list(map(str, command)), check=True, capture_output=True, text=True, env=_AFRESH
    ).stdout


_AFRESH = {**os.environ, "BEANCOUNT_DISABLE_LOAD_CACHE": "1"}
"""Else beancount answers from what it kept of the turn before."""


def ledger(folder: Path) -> Sums:
    shown = "%(account),%(quantity(scrub(display_total)))\\n"
    of = ("balance", "--depth", 1, "--no-total", "--balance-format", shown)
    return _by_root(list(csv.reader(_said("ledger", "-f", folder / "a.journal", *of).splitlines())))


def hledger(folder: Path) -> Sums:
    of = ("balance", "--depth", 1, "--no-total", "--layout=bare", "-O", "csv")
    _, *rows = csv.reader(_said("hledger", "-f", folder / "a.journal", *of).splitlines())
    return _by_root([[root, amount] for root, _, amount in rows])


_ADD_UP = """
import json, sys
from collections import Counter
from beancount import loader
entries, errors, _ = loader.load_file(sys.argv[1])
sums = Counter()
for each in entries:
    for posting in getattr(each, "postings", ()):
        sums[posting.account.partition(":")[0]] += posting.units.number
print(json.dumps([len(errors), [[root, str(number)] for root, number in sums.items()]]))
"""


def beancount(folder: Path) -> Sums:
    errors, found = json.loads(_said(ACCOUNTANTS, "-c", _ADD_UP, folder / "a.beancount"))
    if errors:
        raise WrongRow(errors)
    return _by_root(found)


def ledger_with_costs(folder: Path) -> Sums:
    """The same with what was sent and received in euros (`@@`), at cost (`-B`).

    It finds what came and went back in euros. It takes nothing out of the lots by itself: what was
    spent stays in pesos.
    """
    shown = "%(account),%(quantity(scrub(display_total)))\\n"
    of = ("balance", "-B", "--depth", 1, "--no-total", "--balance-format", shown, *_ACROSS)
    return _with_costs(
        csv.reader(_said("ledger", "-f", folder / "costs.journal", *of).splitlines())
    )


def hledger_with_costs(folder: Path) -> Sums:
    """The same by hledger, which finds as much."""
    of = ("balance", "-B", "--depth", 1, "--no-total", "--layout=bare", "-O", "csv", *_ACROSS)
    _, *rows = csv.reader(_said("hledger", "-f", folder / "costs.journal", *of).splitlines())
    return _with_costs([root, amount] for root, _, amount in rows)


_ACROSS = ("Income", "Expenses", "Equity")


def _with_costs(lines: Iterable[list[str]]) -> Sums:
    found = {root: int(Decimal(amount).scaleb(2)) for root, amount in lines}
    euros = {"euros_received": -found["Income"], "euros_returned": found["Equity"]}
    return Sums(None, found["Expenses"], None, None, **euros)


_ADD_UP_LOTS = """
import json, sys
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from beancount import loader
entries, errors, _ = loader.load_file(sys.argv[1])
pesos, euros = Counter(), Counter()
for each in entries:
    moved = 0
    for posting in getattr(each, "postings", ()):
        root, book = posting.account.split(":")[:2]
        if posting.cost is not None:
            moved += posting.units.number
            euros[root, book] += posting.units.number * posting.cost.number
        elif not posting.account.endswith(":Exchange"):
            pesos[root] += moved
            euros[root, book] += posting.units.number
sums = Counter()
for (root, _), worth in euros.items():
    sums[root] += int((100 * worth).quantize(Decimal(1), ROUND_HALF_UP))
print(json.dumps([len(errors), {root: int(100 * worth) for root, worth in pesos.items()}, sums]))
"""


def beancount_with_lots(folder: Path) -> Sums:
    """The same with euros, booked FIFO: it finds what we do, in decimals of 28 digits.

    They are rounded here, once an agreement and figure, to what ours are. What differs by exchange
    it books in an account, which has no cents until it is made of the others.
    """
    errors, pesos, euros = json.loads(
        _said(ACCOUNTANTS, "-c", _ADD_UP_LOTS, folder / "lots.beancount")
    )
    if errors:
        raise WrongRow(errors)
    return Sums(
        pesos["Income"], -pesos["Expenses"], -pesos["Equity"], sum(pesos.values()),
        -euros["Income"], euros["Expenses"], euros["Equity"], euros["Assets"],
    )  # fmt: skip


# The floor of storing: the rows of a ledger, given to the driver as they are.


def rows_of_ledger(folder: Path) -> None:
    """The journal's rows, kept aside; and a ledger without them: its tables, and what they hold."""
    from tests.benchmarks.ways_of_ours import stored

    stored(folder)
    for each in folder.glob("empty.db*"):
        each.unlink()
    with closing(sqlite3.connect(folder / "empty.db")) as empty:
        empty.execute("ATTACH ? AS full", [str(folder / "stored" / "books.db")])
        made = empty.execute(
            "SELECT type, name, sql FROM full.sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
        for kind, name, statement in made:
            if kind == "table":
                empty.execute(statement)
                if name != "journal":
                    empty.execute(f"INSERT INTO main.{name} SELECT * FROM full.{name}")
        empty.commit()
        rows = empty.execute("SELECT * FROM full.journal ORDER BY recorded_at, book, seq")
        beside = [statement for kind, _, statement in made if kind == "index"]
        triggers = [statement for kind, _, statement in made if kind == "trigger"]
        with (folder / "rows.pickle").open("wb") as file:
            pickle.dump((beside, triggers), file)
            while some := rows.fetchmany(_AT_ONCE):
                pickle.dump(some, file)


_AT_ONCE = 10_000


def _rows_in(file: BufferedReader) -> Iterator[tuple[Any, ...]]:
    """What was kept, so many at a time: a million rows are not all in memory."""
    while file.peek(1):
        yield from pickle.load(file)


def _executemany(folder: Path, *, with_triggers: bool) -> Sums:
    for each in folder.glob("bare.db*"):
        each.unlink()
    shutil.copy(folder / "empty.db", folder / "bare.db")
    with (
        (folder / "rows.pickle").open("rb") as file,
        closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as connection,
    ):
        beside, triggers = pickle.load(file)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        for statement in (*beside, *(triggers if with_triggers else ())):
            connection.execute(statement)
        connection.execute("BEGIN IMMEDIATE")
        rows = _rows_in(file)
        first = next(rows)
        statement = f"INSERT INTO journal VALUES ({', '.join(repeat('?', len(first)))})"
        connection.executemany(statement, chain([first], rows))
        connection.execute("COMMIT")
        found = connection.execute("SELECT kind, sum(minor) FROM journal GROUP BY kind")
        return sums({kind: minor for kind, minor in found if minor is not None})


def executemany(folder: Path) -> Sums:
    """Into our table, its indexes and triggers, by the driver of Python alone, one transaction."""
    return _executemany(folder, with_triggers=True)


def without_triggers(folder: Path) -> Sums:
    """The same into the table and its indexes alone."""
    return _executemany(folder, with_triggers=False)


def binary_rows(folder: Path) -> None:
    """The rows of a ledger on the server, as COPY takes them, and a bare table for them."""
    from tests.benchmarks.server import connected
    from tests.benchmarks.ways_of_ours import stored_on_server

    with connected(stored_on_server(folder)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS bare AS SELECT * FROM journal WHERE false")
        with (
            (folder / "rows.copy").open("wb") as file,
            connection.cursor().copy("COPY journal TO STDOUT (FORMAT binary)") as rows,
        ):
            for piece in rows:
                file.write(piece)


def copy(folder: Path) -> Sums:
    """PostgreSQL's COPY of the rows into a bare table: no index, no constraint, no trigger."""
    from tests.benchmarks.server import connected, sums_in

    with connected((folder / SERVER).read_text()) as connection:
        connection.execute("TRUNCATE bare")
        with (
            (folder / "rows.copy").open("rb") as file,
            connection.cursor().copy("COPY bare FROM STDIN (FORMAT binary)") as rows,
        ):
            while piece := file.read(2**18):
                rows.write(piece)
        return sums_in(connection, "bare")


WAYS: dict[str, Way] = {
    "plain Python": Way(plain),
    "polars": Way(polars, ("polars",)),
    "duckdb": Way(duckdb, ("duckdb",)),
    "ledger": Way(ledger, ("ledger",)),
    "hledger": Way(hledger, ("hledger",)),
    "beancount": Way(beancount, ("beancount",)),
    "ledger, costs": Way(ledger_with_costs, ("ledger",)),
    "hledger, costs": Way(hledger_with_costs, ("hledger",)),
    "beancount, lots": Way(beancount_with_lots, ("beancount",)),
    "executemany": Way(executemany, prepare=rows_of_ledger),
    "without triggers": Way(without_triggers, prepare=rows_of_ledger),
    "COPY": Way(copy, ("PostgreSQL", "psycopg"), prepare=binary_rows),
}
