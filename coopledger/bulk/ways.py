"""In which way each row of a table is recorded: the model and the rules are asked once a way."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from coopledger.bulk.agreements import AllTerms, Sample, Way

_COMMON = ("terms", "kind", "account", "currency", "counter_currency", "line", "more",
           "payee_said", "concept_said")  # fmt: skip
"""What rows have in common that are recorded in one way: the first fields of a sample."""

_MOST = 2**62


class _Asked(NamedTuple):
    """What was found of rows that have their texts in common, from one day to another."""

    first: date
    last: date
    number: int | None

    def around(self, sample: Sample) -> bool:
        """Whether its days lie between these: what holds of the two holds between them."""
        return self.first <= sample.first and sample.last <= self.last


class Ways:
    """All that there are in a table, each by its number."""

    def __init__(self, terms: AllTerms) -> None:
        self._terms = terms
        self._asked: dict[tuple[Any, ...], _Asked] = {}
        self.found: list[Way] = []

    def told(self, of: Callable[[Way], object], kind: Any) -> pl.Expr:
        """What is so of the way of each row."""
        values = pl.Series([of(way) for way in self.found], dtype=kind)
        return pl.lit(values).gather("way")

    def numbered(self, events: pl.DataFrame) -> pl.DataFrame:
        """Rows with the number of their `way`: none of those in which anything is found."""
        said = events.with_columns(
            pl.col("payee").is_not_null().alias("payee_said"),
            pl.col("concept").is_not_null().alias("concept_said"),
        )
        said = said.with_columns(_packed(said).alias("common"))
        samples = (
            said.with_row_index("at")
            .group_by("common")
            .agg(pl.col("first").min(), pl.col("last").max(), pl.col("at").first())
        )
        one = said.select(pl.col(*_COMMON, "reference", "minor", "counter").gather(samples["at"]))
        texts = one.with_columns(
            samples["first"], samples["last"], pl.col(pl.Categorical).cast(pl.String)
        )
        numbers = [self._number(Sample(**row)) for row in texts.iter_rows(named=True)]
        known = samples.select("common", pl.Series("way", numbers, pl.UInt32))
        return said.drop("payee_said", "concept_said").join(
            known, on="common", how="left", maintain_order="left"
        )

    def _number(self, sample: Sample) -> int | None:
        """The number of the way of rows like this one."""
        key = sample[: len(_COMMON)]
        asked = self._asked.get(key)
        if asked is not None and asked.number is not None and asked.around(sample):
            return asked.number
        way = self._terms.way(sample)
        first, last, number = sample.first, sample.last, None
        if way is not None:
            number = self._at(way, asked)
            if asked is not None and asked.number == number:
                first, last = min(first, asked.first), max(last, asked.last)
        self._asked[key] = _Asked(first, last, number)
        return number

    def _at(self, way: Way, asked: _Asked | None) -> int:
        if asked is not None and asked.number is not None and self.found[asked.number] == way:
            return asked.number
        self.found.append(way)
        return len(self.found) - 1


def _packed(rows: pl.DataFrame) -> pl.Series:
    """One number for each row: the same for those rows alone that have all of these in common."""
    found, most = pl.lit(0, pl.Int64), 1
    for name in _COMMON:
        said = rows[name].to_physical()
        lowest, highest, blank = said.min(), said.max(), said.null_count()
        if lowest == highest and blank in (0, rows.height):
            continue  # all rows say the same, or nothing
        size = 2 + int(highest)  # type: ignore[arg-type]
        if most > _MOST // size:
            ranked = rows.select(found.rank("dense").cast(pl.Int64)).to_series()
            found, most = pl.lit(ranked), 1 + int(ranked.max())  # type: ignore[arg-type]
        found = found * size + pl.col(name).to_physical().cast(pl.Int64).fill_null(size - 1)
        most *= size
    return rows.select(pl.repeat(0, pl.len(), dtype=pl.Int64) + found).to_series()


def in_order(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    """Rows sorted by a key. Tables mostly are."""
    return rows if rows[key].is_sorted() else rows.sort(key)
