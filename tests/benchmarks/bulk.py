"""A large table of facts: looked at by columns, and stored; beside polars and the bare insert.

Run with `make benchmark`; with 10000 for its argument it is a million events.
Not a test: look at the ratios, of processor seconds in one run.
"""

import csv
import json
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import polars as pl

from coopledger import Ledger
from coopledger.ledger import bulk_loading
from coopledger.readers.fact_rows import COLUMNS
from coopledger.store.columns import COLUMNS as OF_JOURNAL
from coopledger.store.engine import Storage
from coopledger.store.identity import Own

EVENTS = 100
"""Of an agreement: a tenth brings money, the last gives some back, the others spend it."""


def table(path: Path, agreements: int) -> None:
    """Agreements in euros whose money is in pesos, by a seed."""
    dice = random.Random(1)
    terms = {"currency": "EUR", "accounts": [{"code": "MXN", "currency": "MXN"}]}
    lines = [{"code": f"L{n}", "title": f"Line {n}"} for n in range(3)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for number in range(agreements):
            code = f"AG-{number:05d}"
            more = json.dumps({"title": f"Agreement {number}", **terms, "lines": lines})
            writer.writerow({"kind": "agreement", "book": code, "reference": code, "more": more})
            _events(writer, code, dice)


def _events(writer: Any, code: str, dice: random.Random) -> None:
    held = 0
    for place in range(EVENTS):
        day = date(2015, 1, 1) + timedelta(days=place * 1_500 // EVENTS)
        row = {"book": code, "when": day, "currency": "MXN"}
        if place % 10 == 0:
            minor = dice.randint(5_000_000, 20_000_000)
            held += minor
            sent = minor * 100 // dice.randint(1_800, 2_300)
            row |= {"kind": "disbursement", "reference": f"M-{place + 1}"}
            row |= {"counter_amount": _text(sent), "counter_currency": "EUR"}
        elif place == EVENTS - 1:
            minor = held // 2
            row |= {"kind": "refund", "reference": f"R-{place + 1}"}
            row |= {"counter_amount": _text(minor // 20), "counter_currency": "EUR"}
        else:
            minor = dice.randint(1_000, 500_000)
            held -= minor
            row |= {"kind": "expenditure", "reference": f"G-{place + 1}", "line": f"L{place % 3}"}
        writer.writerow({**row, "amount": _text(minor)})


def _text(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02}"


def by_polars(path: Path, _: Path) -> None:
    """What anybody would check of each row, what is held then, the sums of each agreement."""
    rows = pl.scan_csv(path, infer_schema=False).filter(pl.col("kind") != "agreement")
    minor = pl.col("amount").str.replace(".", "", literal=True).cast(pl.Int64)
    into = pl.col("kind").is_in(["disbursement"])
    read = rows.select(
        "book",
        "kind",
        pl.col("reference").str.contains(r"^[!-~]{1,100}$").alias("named"),
        pl.col("amount").str.contains(r"^[0-9]+\.[0-9]{2}$").alias("written"),
        pl.col("when").str.to_date("%Y-%m-%d").alias("day"),
        pl.col("currency").is_in(["MXN"]).alias("known"),
        minor.alias("minor"),
        pl.when(into).then(minor).otherwise(-minor).alias("effect"),
    ).collect()
    assert read.select(pl.col("named", "written", "known").all()).row(0) == (True, True, True)
    placed = read.sort("book", "day", "kind")
    held = placed.with_columns(pl.col("effect").cum_sum().over("book").alias("held"))
    assert held["held"].min() >= 0  # type: ignore[operator]
    assert held.group_by("book", "kind").agg(pl.col("minor").sum()).height


def checked(path: Path, _: Path) -> None:
    with Ledger.open("sqlite://") as ledger:
        assert not ledger.preview_file(path).findings


def stored(path: Path, folder: Path) -> None:
    with Ledger.open(folder / "by-columns.db", by="benchmark") as ledger:
        assert ledger.import_file(path).accepted


def row_by_row(path: Path, folder: Path) -> None:
    bulk_loading.LARGE = 2**62
    with Ledger.open(folder / "row-by-row.db", by="benchmark") as ledger:
        assert ledger.import_file(path).accepted


def bare(_: Path, folder: Path) -> None:
    """The rows that were stored, by the standard library into our table, triggers and all."""
    asked = f"SELECT {', '.join(OF_JOURNAL)} FROM journal ORDER BY recorded_at, book, seq"
    put = f"INSERT INTO journal VALUES ({', '.join('?' * len(OF_JOURNAL))})"
    named = f"INSERT INTO journal ({', '.join(OF_JOURNAL)}) {put.partition('journal ')[2]}"
    with Storage(folder / "by-columns.db").reading() as connection:
        own = Own.of(connection)
    with (
        Storage(folder / "bare.db").making(own) as connection,
        closing(sqlite3.connect(folder / "by-columns.db")) as rows,
    ):
        connection.driver.executemany(named, rows.execute(asked))


def _measured(work: Callable[[Path, Path], None], path: Path, folder: Path, told: Any) -> None:
    begun = time.process_time()
    work(path, folder)
    told.send((time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def measured(work: Callable[[Path, Path], None], path: Path, folder: Path) -> tuple[float, float]:
    """Processor seconds, and the memory of a process of its own in MB."""
    apart = get_context("spawn")
    here, there = apart.Pipe()
    process = apart.Process(target=_measured, args=(work, path, folder, there))
    process.start()
    there.close()
    seconds, kilobytes = here.recv()
    process.join()
    return seconds, kilobytes / 1024


def main(agreements: int) -> None:
    print(f"{agreements * EVENTS:,} events in {agreements:,} agreements; seconds of the processor")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "facts.csv"
        table(path, agreements)
        found = {}
        works = [by_polars, checked, stored, bare]
        if agreements <= 1_000:  # beyond the bound of what is read row by row
            works.append(row_by_row)
        for work in works:
            found[work.__name__] = seconds, megabytes = measured(work, path, folder)
            print(f"{work.__name__:>12} {seconds:8.2f} s {megabytes:6.0f} MB", flush=True)
    for one, other in (
        ("checked", "by_polars"),
        ("stored", "bare"),
        ("row_by_row", "stored"),
    ):
        if one in found:
            print(f"{one} / {other}: {found[one][0] / found[other][0]:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000)
