"""What PostgreSQL's processes take of this machine, all of a server together."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from tests.benchmarks.life import Sums, sums


def connected(address: str) -> "psycopg.Connection[Any]":
    """A connection of the driver to the server of a ledger."""
    return psycopg.connect(address.replace("postgresql+psycopg", "postgresql"))


def sums_in(connection: "psycopg.Connection[Any]", table: str) -> Sums:
    """What stands in a table with the columns of the journal, as the server adds it up."""
    found = connection.execute(f"SELECT kind, sum(minor)::bigint FROM {table} GROUP BY kind")
    return sums({kind: minor for kind, minor in found if minor is not None})


def at_rest(address: str) -> None:
    """Have what was done before written, so that it is in no figure of what comes next."""
    with connected(address) as connection:
        connection.autocommit = True
        connection.execute("CHECKPOINT")


def seconds_of(address: str) -> float:
    """Seconds of the processor that they took until now, those that have ended among them."""
    with connected(address) as connection:
        [process] = connection.execute("SELECT pg_backend_pid()").fetchone() or (0,)
        parent = _said(str(process))[0]
        ticks = sum(_said(str(parent))[1:])
        ticks += sum(used + system for of, used, system, *_ in _all() if of == parent)
    return ticks / os.sysconf("SC_CLK_TCK")


def _all() -> Iterator[list[int]]:
    for process in os.listdir("/proc"):
        if process.isdigit():
            try:
                yield _said(process)
            except OSError:  # it has ended
                continue


def _said(process: str) -> list[int]:
    """Its parent; its own time and that of those it waited for, in and out of the system."""
    said = Path("/proc", process, "stat").read_text().rpartition(")")[2].split()
    return [int(said[1]), *map(int, said[11:15])]
