"""Which agreements of a table are taken by columns: those in which nothing at all is found.

What one row says by itself is asked of the model and the rules, once for all rows that say the same
(`agreements`). What rows say together is asked here: that no account is ever below zero, that
nothing stands twice or reads as another, that no line is beyond its ceiling. An agreement in which
anything is not sure is left to them whole.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from pydantic import TypeAdapter, ValidationError

from coopledger.bulk.agreements import AllTerms, Opened, Sample, Way
from coopledger.bulk.columns import batches, compact, openings
from coopledger.bulk.together import amiss
from coopledger.errors import DateError
from coopledger.model.base import Code, Text
from coopledger.model.control import ControlTotal
from coopledger.model.control import summed as summed_up
from coopledger.model.dates import When
from coopledger.money import Money
from coopledger.progress import Progress
from coopledger.rules.written_otherwise import spelling

_code: TypeAdapter[str] = TypeAdapter(Code)
_text: TypeAdapter[str] = TypeAdapter(Text)

_COMMON = ("terms", "kind", "account", "currency", "counter_currency", "line", "more")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts as columns, batch by batch; and the rows that open agreements.

    first: the number of the first row of each book.
    """

    batches: Sequence[pl.DataFrame]
    openings: Sequence[Mapping[str, object]]
    first: Mapping[str, int]

    @property
    def height(self) -> int:
        """How many rows there are."""
        return sum(batch.height for batch in self.batches)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The agreements that are taken by columns, in the order of the table.

    openings: what opens each, by its place. rows: all of the table, place by place. way: of each,
    the number of its way, where it is taken.
    """

    openings: Mapping[int, Opened]
    rows: pl.DataFrame
    way: pl.Series
    ways: Sequence[Way]

    def __len__(self) -> int:
        return len(self.openings) + self.way.count()

    def codes(self) -> set[str]:
        """The codes of the agreements."""
        return {each.code for each in self.openings.values()}

    def moved(self, *columns: str) -> Iterator[pl.DataFrame]:
        """The rows that are taken, place by place, with their ways: a slice at a time."""
        for start in range(0, self.rows.height, _SLICE):
            some = self.rows.slice(start, _SLICE).select(columns)
            yield some.with_columns(self.way.slice(start, _SLICE)).filter(
                pl.col("way").is_not_null()
            )

    def numbers(self) -> Iterator[int]:
        """The numbers of their rows in the table."""
        yield from (each.row for each in self.openings.values())
        for some in self.moved("row"):
            yield from some["row"]

    def totals(self) -> tuple[ControlTotal, ...]:
        """What they state, for people to tick against it."""
        found = [ControlTotal("agreement", None, len(self.openings), (), ())]
        columns = ("kind", "currency", "minor", "counter_currency", "counter")
        for some in self.moved(*columns):
            by = some.group_by("kind", "currency", "counter_currency")
            summed = by.agg(pl.len(), pl.col("minor", "counter").sum())
            found += map(_total, summed.iter_rows(named=True))
        return summed_up(found) if self.openings else ()


_SLICE = 20_000


def _total(row: Mapping[str, Any]) -> ControlTotal:
    amounts, counters = (Money.from_minor(row["minor"], row["currency"]),), tuple[Money, ...]()
    if row["counter_currency"] is not None:
        counters = (Money.from_minor(row["counter"], row["counter_currency"]),)
    return ControlTotal(row["kind"], None, row["len"], amounts, counters)


def read(path: Path, progress: Progress) -> Table:
    """A table of facts by columns. Raises Irregular where it may be read in two ways."""
    taken, opened, first = [], [], dict[str, int]()
    for batch in batches(path, progress):
        taken.append(compact(batch))
        for book, row in batch.select("book", "row").unique("book", keep="first").iter_rows():
            first[book] = min(row, first.get(book, row))
        opened += [
            {name: cell for name, cell in row.items() if cell is not None}
            for row in openings(batch).iter_rows(named=True)
        ]
    return Table(taken, opened, first)


def accepted(
    table: Table, today: date, known: Collection[str] = (), left: Collection[str] = ()
) -> Accepted:
    """The agreements in which nothing is found. known: the codes of books that are there already.

    left: those that are not to be taken.
    """
    terms = AllTerms(today)
    opened = _alone(terms.opened(table.openings), known, {*_unsure(table), *left}, table)
    rows = _placed(table, opened)
    ways, wrong, numbers = list[Way](), set[int](), [pl.Series("way", [], pl.UInt32)]
    for part in _parts(rows):
        of_part = _with_ways(part.filter(pl.col("place").is_not_null()), terms, ways)
        wrong_here = {at for found in amiss(of_part, terms) for at in found["place"].unique()}
        taken = of_part.filter(~pl.col("place").is_in(list(wrong_here))).select("row", "way")
        whole = part.select("row").join(taken, on="row", how="left", maintain_order="left")
        numbers.append(whole["way"])
        wrong |= wrong_here
    left_in = {at: each for at, each in enumerate(opened) if at not in wrong}
    return Accepted(left_in, rows, pl.concat(numbers), ways)


_SAID = ("payee_said", "concept_said")


def _unsure(table: Table) -> list[str]:
    """The books of the rows that no agreement that is taken may have."""
    rows = pl.concat(table.batches, rechunk=False)
    checks: Mapping[str, Callable[[str], bool]] = {
        "book": _is_code,
        "account": _is_code,
        "line": _is_code,
        "before": lambda text: text.isascii() and _is_code(f"{text}0"),
        "payee": _is_text,
        "concept": _is_text,
        "when": lambda text: _when(text) is not None,
    }
    sure = pl.col("sure") | (pl.col("kind") == "agreement")
    for name, is_so in checks.items():
        odd = [text for text in _texts(rows, name) if not is_so(text)]
        if odd:
            sure &= pl.col(name).cast(pl.String).is_in(odd).not_().fill_null(True)
    unsure = pl.col("book").filter(~sure.fill_null(False))
    return rows.select(unsure.unique().drop_nulls().cast(pl.String))["book"].to_list()


def _texts(rows: pl.DataFrame, name: str) -> list[str]:
    """Each text of a column once."""
    return rows[name].unique().drop_nulls().cast(pl.String).to_list()


def _is_code(text: str) -> bool:
    return _is_read_so(_code, text)


def _is_text(text: str) -> bool:
    return _is_read_so(_text, text)


def _is_read_so(adapter: TypeAdapter[str], text: str) -> bool:
    """Whether the model takes a text as it is. What begins with an apostrophe is another in CSV."""
    try:
        return not text.startswith("'") and adapter.validate_python(text) == text
    except ValidationError:
        return False


def _when(text: str) -> When | None:
    try:
        found = When.parse(text)
    except DateError:
        return None
    return found if found.text == text else None


def _alone(
    opened: Iterable[Opened], known: Collection[str], left: Collection[str], table: Table
) -> list[Opened]:
    """Those of books that are opened once, are not there yet, and are called like no other.

    In the order of the first row of each.
    """
    found = list(opened)
    stated = Counter(str(row.get("book")) for row in table.openings)
    spelled = Counter(map(spelling, {*stated, *known}))
    alone = (
        each._replace(first=table.first[each.code])
        for each in found
        if stated[each.code] == 1
        and each.code not in known
        and each.code not in left
        and spelled[spelling(each.code)] == 1
    )
    return sorted(alone, key=lambda each: each.first)


_PART = 100_000


def _placed(table: Table, opened: Sequence[Opened]) -> pl.DataFrame:
    """The rows in the order of the places of their agreements: where they may be taken at all.

    Their columns stay where they are, unless the table is in another order.
    """
    codes = pl.DataFrame(
        {
            "book": pl.Series([each.code for each in opened], dtype=pl.String).cast(pl.Categorical),
            "terms": pl.Series([each.terms for each in opened], dtype=pl.UInt32),
            "place": pl.Series(range(len(opened)), dtype=pl.UInt32),
        }
    )
    placed = pl.concat([_placed_in(batch, codes) for batch in table.batches], rechunk=False)
    return placed if placed["place"].drop_nulls().is_sorted() else placed.sort("place", "row")


def _placed_in(batch: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    found = batch.select("book", "sure").join(codes, on="book", how="left", maintain_order="left")
    place = pl.when("sure").then("place").alias("place")
    return batch.drop("sure").with_columns(found.select("terms", place).get_columns())


def _parts(rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Whole agreements, as many at a time as are not too large: what is worked out is as large."""
    start = size = 0
    for count in rows["place"].forward_fill().rle().struct.field("len"):
        size += count
        if size >= _PART:
            yield rows.slice(start, size)
            start, size = start + size, 0
    if size:
        yield rows.slice(start, size)


def _with_ways(part: pl.DataFrame, terms: AllTerms, ways: list[Way]) -> pl.DataFrame:
    """A part of the rows with their days, what is read of their references, and their ways."""
    known = part.lazy().join(_days(part).lazy(), on="when", how="left", maintain_order="left")
    known = known.join(_spelled(part).lazy(), on="before", how="left", maintain_order="left")
    whole = known.with_columns(
        pl.col("payee").is_not_null().alias("payee_said"),
        pl.col("concept").is_not_null().alias("concept_said"),
    ).collect()
    numbered = _ways(terms, whole, ways)
    on = [*_COMMON, *_SAID]
    return whole.join(numbered, on=on, how="left", nulls_equal=True, maintain_order="left")


def _days(events: pl.DataFrame) -> pl.DataFrame:
    """The first and the last day of every date, in days since 1970."""
    found = {text: when for text in _texts(events, "when") if (when := _when(text)) is not None}
    return pl.DataFrame(
        {
            "when": pl.Series([*found], dtype=pl.String).cast(pl.Categorical),
            "first": pl.Series([when.first for when in found.values()], dtype=pl.Date),
            "last": pl.Series([when.last for when in found.values()], dtype=pl.Date),
        }
    )


def _spelled(events: pl.DataFrame) -> pl.DataFrame:
    """What is read of a reference before its last digits: the same number for what reads alike."""
    numbers: dict[tuple[str, ...], int] = {}
    texts = _texts(events, "before")
    read = [numbers.setdefault(spelling(text), len(numbers)) for text in texts]
    return pl.DataFrame(
        {
            "before": pl.Series(texts, dtype=pl.String).cast(pl.Categorical),
            "spelled": pl.Series(read, dtype=pl.UInt32),
        }
    )


def _ways(terms: AllTerms, events: pl.DataFrame, ways: list[Way]) -> pl.DataFrame:
    """Which rows are recorded in which way: by what they have in common.

    ways: every one that there is; those that are new are added.
    """
    samples = events.group_by(*_COMMON, *_SAID).agg(
        pl.col("first").min(),
        pl.col("last").max(),
        pl.col("reference", "minor", "counter").first(),
    )
    texts = samples.with_columns(pl.col(pl.Categorical).cast(pl.String))
    numbers: list[int | None] = []
    for row in texts.iter_rows():
        way = terms.way(Sample(*row))
        numbers.append(None if way is None else len(ways))
        if way is not None:
            ways.append(way)
    accounts: dict[str, int] = {}
    held = [
        None if at is None else accounts.setdefault(ways[at].held, len(accounts)) for at in numbers
    ]
    return samples.select(*_COMMON, *_SAID).with_columns(
        pl.Series("way", numbers, pl.UInt32), pl.Series("held", held, pl.UInt32)
    )
