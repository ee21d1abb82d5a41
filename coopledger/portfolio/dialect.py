"""What databases say differently of the statements of this room."""

from typing import NamedTuple


class Dialect(NamedTuple):
    """How one database writes what the text of a statement leaves open.

    on: the day asked, as it is bound. kept: what tells it to keep a table. afresh: what tells it to
    read it again each time it is asked. real: its type of numbers that are near enough to compare,
    never to add up. whole: as a number of 64 bits, what may have become a wider one, which takes
    longer; one that does not fit stops it. half_up: the nearest whole number to `x * y / d`, halves
    up, exact; x, y and d are whole and not below zero.
    """

    name: str
    on: str
    kept: str
    afresh: str
    real: str
    whole: str
    half_up: str

    def rounded(self, x: str, y: str, d: str) -> str:
        """`half_up` of these."""
        return self.whole.format(x=self.half_up.format(x=x, y=y, d=d))

    def total(self, x: str, over: str = "") -> str:
        """The sum of these, or the running one."""
        return self.whole.format(x=f"SUM({x}){over and f' OVER {over}'}")


HALF_UP = "coopledger_half_up"
"""The function that SQLite is given: its own numbers have 64 bits, and become inexact beyond."""

SQLITE = Dialect(
    name="sqlite",
    on=":on",
    kept="AS MATERIALIZED",
    afresh="AS NOT MATERIALIZED",
    real="REAL",
    whole="{x}",
    half_up=f"{HALF_UP}({{x}}, {{y}}, {{d}})",
)
POSTGRESQL = Dialect(
    name="postgresql",
    on=":on",
    kept="AS MATERIALIZED",
    afresh="AS NOT MATERIALIZED",
    real="DOUBLE PRECISION",
    whole="CAST({x} AS BIGINT)",
    half_up="div(2 * CAST({x} AS NUMERIC) * ({y}) + ({d}), 2 * CAST({d} AS NUMERIC))",
)
DUCKDB = Dialect(
    name="duckdb",
    on="CAST($on AS DATE)",
    kept="AS MATERIALIZED",
    afresh="AS NOT MATERIALIZED",
    real="DOUBLE",
    whole="CAST({x} AS BIGINT)",
    half_up="(2 * CAST({x} AS HUGEINT) * ({y}) + ({d})) // (2 * CAST({d} AS HUGEINT))",
)
SPARK = Dialect(
    name="spark",
    on="CAST(:on AS DATE)",
    kept="AS",
    afresh="AS",
    real="DOUBLE",
    whole="{x}",
    half_up=(
        "(2 * (CAST({x} AS DECIMAL(19, 0)) * CAST({y} AS DECIMAL(19, 0))) + ({d}))"
        " DIV (2 * CAST({d} AS DECIMAL(19, 0)))"
    ),
)
