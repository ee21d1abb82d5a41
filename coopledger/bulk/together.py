"""What rows say together: of a part of a table, the agreements in which anything may be amiss.

Each check yields rows with the place of their agreement. What is doubtful counts as amiss: the
agreement is then read row by row, and nothing is lost but time.
"""

from collections.abc import Iterator

import polars as pl

from coopledger.bulk.agreements import AllTerms
from coopledger.bulk.columns import LARGEST
from coopledger.bulk.ways import in_order
from coopledger.money import LARGEST_STATED

_DAYS = 2**18
"""Twice as many as there are between any two that are known."""

_MOST = LARGEST_STATED // (2 * LARGEST)
"""No agreement of more rows has its amounts added up here."""


def amiss(events: pl.DataFrame, came: pl.DataFrame, terms: AllTerms) -> Iterator[pl.DataFrame]:
    """All that may be: of rows by themselves, beside others, of accounts and of lines.

    came: what of them came in, with its worth; what is worth too much has none.
    """
    yield _each(events)
    yield came.filter(pl.col("worth").is_null())
    yield _doubled(events, "spelled", "number")
    yield _doubled(events, "kind", "when", "currency", "minor")
    yield _below_zero(events)
    yield from _beyond_ceilings(events, terms)


def too_many(rows: pl.DataFrame) -> list[int]:
    """The places of the agreements in which more moves than is added up here."""
    if rows.height <= _MOST:
        return []
    longest = rows["place"].value_counts().filter(pl.col("count") > _MOST)
    return longest["place"].drop_nulls().to_list()


def _each(events: pl.DataFrame) -> pl.DataFrame:
    """What no sample of a row says: amounts that are nothing, or not what they are worth."""
    counter, minor = pl.col("counter"), pl.col("minor")
    own = pl.col("currency").to_physical() == pl.col("counter_currency").to_physical()
    fine = pl.col("way").is_not_null() & (
        counter.is_null()
        | (((counter > 0) | (pl.col("kind") == "refund")) & (~own | (counter == minor)))
    )
    return events.filter(~fine.fill_null(False))


def _doubled(events: pl.DataFrame, *names: str) -> pl.DataFrame:
    """Rows that have all of these in common with another, or are thought to: by a hash of them."""
    key = pl.col("place").hash(0)
    for seed, name in enumerate(names, start=1):
        key = key.xor(pl.col(name).to_physical().hash(seed))
    keyed = events.select("place", key.alias("key"))
    if keyed["key"].n_unique() == keyed.height:
        return keyed.clear()
    return keyed.filter(pl.col("key").is_duplicated())


def _below_zero(events: pl.DataFrame) -> pl.DataFrame:
    """Where an account is below zero after an event.

    On a day what comes in counts before what goes out, as it does everywhere; in what order among
    themselves does not matter to what is least.
    """
    account = pl.col("place").cast(pl.Int64) * (1 + pl.col("held").max()) + pl.col("held")
    day = pl.col("day") + _DAYS // 2
    unordered = events.select(
        "place",
        account.alias("account"),
        ((account * _DAYS + day) * 2 + (~pl.col("into")).cast(pl.Int64)).alias("key"),
        pl.when("into").then("minor").otherwise(-pl.col("minor")).alias("effect"),
    )
    held = in_order(unordered, "key").with_columns(pl.col("effect").cum_sum().alias("after"))
    least = held.group_by("account").agg(
        pl.col("place").first(),
        pl.col("after").min(),
        (pl.col("after") - pl.col("effect")).first().alias("before"),
    )
    return least.filter(pl.col("after") < pl.col("before"))


def _beyond_ceilings(events: pl.DataFrame, terms: AllTerms) -> Iterator[pl.DataFrame]:
    """Agreements with a line on which more is spent than its ceiling, or in another currency."""
    ceilings = [
        (number, line.code, line.ceiling.currency.code, line.ceiling.minor)
        for number, agreement in enumerate(terms.agreements)
        for line in (agreement.lines if agreement is not None else ())
        if line.ceiling is not None
    ]
    if not ceilings:
        return
    schema = {"terms": pl.UInt32, "line": pl.String, "of": pl.String, "most": pl.Int64}
    of_lines = pl.DataFrame(ceilings, schema=schema, orient="row")
    spent = events.filter(pl.col("line").is_not_null()).with_columns(
        pl.col("line").cast(pl.String), pl.col("currency").cast(pl.String)
    )
    held = spent.join(of_lines, on=["terms", "line"], how="inner")
    yield held.filter(pl.col("currency") != pl.col("of"))
    summed = held.group_by("place", "line").agg(pl.col("minor").sum(), pl.col("most").first())
    yield summed.filter(pl.col("minor") > pl.col("most"))
