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

import polars as pl

from coopledger.books.portfolio import PortfolioRow
from coopledger.bulk.agreements import AllTerms, Opened, Way, is_code, is_text
from coopledger.bulk.closing import (
    NOTHING_CLOSED,
    NOTHING_MOVED,
    came_in,
    line_of,
    moved_by_line,
    require_closed,
    rows_of,
    sides,
)
from coopledger.bulk.columns import Texts, batches, compact, openings, orders_first
from coopledger.bulk.together import amiss, too_many
from coopledger.bulk.ways import Ways
from coopledger.errors import DateError
from coopledger.model.control import ControlTotal
from coopledger.model.control import summed as summed_up
from coopledger.model.dates import When
from coopledger.money import Money
from coopledger.progress import Progress
from coopledger.rules.written_otherwise import spelling


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts as columns, batch by batch; and the rows that open agreements.

    texts: those that stand as numbers in the columns.
    """

    batches: Sequence[pl.DataFrame]
    openings: pl.DataFrame
    texts: Texts

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self.openings.height + sum(batch.height for batch in self.batches)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The agreements that are taken by columns, in the order of the table.

    openings: what opens each, by its place. rows: all of the table, place by place. way: of each,
    the number of its way, where it is taken. by_way: what was moved in each way. closings: what
    each line of money comes to (`SIDES`).
    """

    openings: Mapping[int, Opened]
    rows: pl.DataFrame
    way: pl.Series
    ways: Sequence[Way]
    terms: AllTerms
    by_way: pl.DataFrame
    closings: pl.DataFrame

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
        opened = ControlTotal("agreement", None, len(self.openings), (), ())
        by_way = self.by_way.group_by("way").sum().sort("way")
        moved = (_total(self.ways[way], *sums) for way, *sums in by_way.iter_rows())
        return summed_up([opened, *moved]) if self.openings else ()

    def sides(self) -> Iterator[PortfolioRow]:
        """What each received, spent, returned and holds, in both currencies, by code."""
        return rows_of(self.closings, self.openings, self.terms)


_SLICE = 20_000


def _total(way: Way, count: int, minor: int, counter: int) -> ControlTotal:
    amounts, counters = (Money.from_minor(minor, way.currency),), tuple[Money, ...]()
    if way.counter_currency is not None:
        counters = (Money.from_minor(counter, way.counter_currency),)
    return ControlTotal(way.kind, None, count, amounts, counters)


def read(path: Path, progress: Progress) -> Table:
    """A table of facts by columns. Raises Irregular where it may be read in two ways."""
    texts = Texts()
    return table_of(batches(path, progress, texts), texts)


def table_of(batches: Iterable[pl.DataFrame], texts: Texts | None = None) -> Table:
    """The same of rows in memory, their cells as text in all columns of a table of facts.

    Beside them `row`: the number of each. texts: has those that are numbers already.
    """
    texts, taken, opened = texts or Texts(), [], []
    for batch in batches:
        taken.append(compact(batch, texts))
        opened.append(openings(batch))
    return Table(taken, pl.concat(opened), texts)


def accepted(
    table: Table, today: date, known: Collection[str] = (), left: Collection[str] = ()
) -> Accepted:
    """The agreements in which nothing is found. known: the codes of books that are there already.

    left: those that are not to be taken.
    """
    terms = AllTerms(today)
    opened = _alone(list(terms.opened(table.openings)), known, {*_unsure(table), *left}, table)
    rows, ways, of_texts = _placed(table, opened), Ways(terms), _of_texts(table.texts, opened)
    wrong, numbers = set(too_many(rows)), [pl.Series("way", [], pl.UInt32)]
    by_way, closings = [NOTHING_MOVED], [NOTHING_CLOSED]
    for part in _parts(rows):
        events = _with_ways(_without(part.rechunk(), wrong).with_columns(of_texts), ways)
        came = came_in(events, ways)
        wrong_here = {at for found in amiss(events, came, terms) for at in found["place"].unique()}
        events, came = _without(events, wrong_here), _without(came, wrong_here)
        moved = moved_by_line(events)
        by_way.append(moved.select("way", "count", "minor", "counter"))
        closings.append(sides(events, moved, came, ways))
        numbers.append(_numbers_of(part, events))
        wrong |= wrong_here
    left_in = {at: each for at, each in enumerate(opened) if at not in wrong}
    closing = pl.concat(closings)
    require_closed(closing, left_in, terms, today)
    return Accepted(
        left_in, rows, pl.concat(numbers), ways.found, terms, pl.concat(by_way), closing
    )


def _without(rows: pl.DataFrame, wrong: Collection[int]) -> pl.DataFrame:
    """Those that have a place, and none of these."""
    if wrong or rows["place"].null_count():
        return rows.filter(pl.col("place").is_in(list(wrong)).not_())
    return rows


def _numbers_of(part: pl.DataFrame, events: pl.DataFrame) -> pl.Series:
    """The number of the way of each row of a part; none of those that are not taken."""
    if events.height == part.height:
        return events["way"]
    taken = events.select("row", "way")
    return part.select("row").join(taken, on="row", how="left", maintain_order="left")["way"]


def _unsure(table: Table) -> list[str]:
    """The books of the rows that no agreement that is taken may have."""
    checks: Mapping[str, Callable[[str], bool]] = {
        "book": is_code,
        "account": is_code,
        "line": is_code,
        "before": lambda text: text.isascii() and is_code(f"{text}0"),
        "payee": is_text,
        "concept": is_text,
        "when": lambda text: _when(text) is not None,
    }
    sure = pl.col("sure")
    for name, is_so in checks.items():
        so = [is_so(text) for text in table.texts.of(name)]
        if not all(so):
            sure &= table.texts.told(name, so, pl.Boolean).fill_null(True)
    alone = [is_code(text) for text in table.texts.of("before")]  # where no number comes after it
    if not all(alone):
        sure &= (pl.col("number") >= 0) | table.texts.told("before", alone, pl.Boolean)
    unsure = {
        book
        for rows in table.batches
        for book in rows.select(pl.col("book").filter(~sure).unique())["book"]
    }
    return [book for book in unsure if book is not None]


def _when(text: str) -> When | None:
    try:
        found = When.parse(text)
    except DateError:
        return None
    return found if found.text == text else None


def _alone(
    opened: Sequence[Opened], known: Collection[str], left: Collection[str], table: Table
) -> list[Opened]:
    """Those of books that are opened once, are not there yet, and are called like no other.

    In the order of the first row of each.
    """
    stated = Counter(table.openings["book"])
    spellings = {code: spelling(code) for code in {*map(str, stated), *known}}
    spelled, apart = Counter(spellings.values()), {*known, *left}
    first = _first_rows(table)
    alone = (
        each._replace(first=min(each.row, first.get(each.code, each.row)))
        for each in opened
        if stated[each.code] == 1 and each.code not in apart and spelled[spellings[each.code]] == 1
    )
    return sorted(alone, key=lambda each: each.first)


def _first_rows(table: Table) -> dict[str, int]:
    """The number of the first row of each book."""
    rows = pl.concat([batch.select("book", "row") for batch in table.batches], rechunk=False)
    first = rows.group_by(pl.col("book").to_physical()).agg(pl.col("row").min()).drop_nulls()
    books = table.texts.of("book")
    return {books[number]: row for number, row in first.iter_rows()}


_PART = 100_000


def _placed(table: Table, opened: Sequence[Opened]) -> pl.DataFrame:
    """The rows in the order of the places of their agreements: where they may be taken at all.

    Their columns stay where they are, unless the table is in another order.
    """
    place = table.texts.told("book", _of_books(table.texts, enumerate(opened)), pl.UInt32)
    placed = pl.concat(
        [batch.with_columns(place.alias("place")) for batch in table.batches], rechunk=False
    )
    return placed if placed["place"].drop_nulls().is_sorted() else placed.sort("place", "row")


def _of_books(texts: Texts, values: Iterable[tuple[int, Opened]]) -> list[int | None]:
    """A number for each book of the table, in the order of its texts."""
    of = {each.code: number for number, each in values}
    return [of.get(book) for book in texts.of("book")]


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


def _of_texts(texts: Texts, opened: Iterable[Opened]) -> list[pl.Expr]:
    """What the texts of a row say of it: its terms, its days, how its reference is read."""
    days = [_when(text) for text in texts.of("when")]
    read: dict[tuple[str, ...], int] = {}
    spelled = [read.setdefault(spelling(text), len(read)) for text in texts.of("before")]
    terms = _of_books(texts, ((each.terms, each) for each in opened))
    first, last = ([getattr(day, name, None) for day in days] for name in ("first", "last"))
    return [
        texts.told("book", terms, pl.UInt32).alias("terms"),
        texts.told("when", first, pl.Date).alias("first"),
        texts.told("when", last, pl.Date).alias("last"),
        texts.told("before", spelled, pl.UInt32).alias("spelled"),
    ]


def _with_ways(events: pl.DataFrame, ways: Ways) -> pl.DataFrame:
    """Rows with their ways, the account of each, the day it counts from and whether it comes in."""
    accounts: dict[str, int] = {}
    numbered = ways.numbered(events)
    counts_first = ways.told(lambda way: orders_first(way.kind), pl.Boolean)
    return numbered.with_columns(
        ways.told(lambda w: accounts.setdefault(w.held, len(accounts)), pl.Int64).alias("held"),
        ways.told(lambda way: way.comes_in, pl.Boolean).alias("into"),
        pl.when(counts_first).then("first").otherwise("last").to_physical().alias("day"),
        line_of(ways).alias("money"),
    )
