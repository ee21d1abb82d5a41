"""Which agreements of a table are taken by columns: those in which nothing at all is found.

What one row says by itself is asked of the model and the rules, once for all rows that say the same
(`agreements`). What rows say together is asked here: that no account is ever below zero, that
nothing stands twice or reads as another, that no line is beyond its ceiling. An agreement in which
anything is not sure is left to them whole.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
from pydantic import TypeAdapter, ValidationError

from coopledger.bulk.agreements import AllTerms, Opened, Sample, Way
from coopledger.bulk.columns import KINDS, LARGEST, batches, compact, openings, orders_first
from coopledger.errors import DateError
from coopledger.model.base import Code, Text
from coopledger.model.control import ControlTotal
from coopledger.model.dates import When
from coopledger.money import LARGEST_STATED, Money
from coopledger.progress import Progress
from coopledger.rules.written_otherwise import spelling

_code: TypeAdapter[str] = TypeAdapter(Code)
_text: TypeAdapter[str] = TypeAdapter(Text)

COMES_IN = ("disbursement", "interest")
_COMMON = ("terms", "kind", "account", "currency", "counter_currency", "line", "more")
_FIRST_COUNTS = tuple(filter(orders_first, KINDS))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts as columns: all its rows, and those that open agreements."""

    rows: pl.DataFrame
    openings: Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Accepted:
    """The agreements that are taken by columns, in the order of the table.

    openings: what opens each, by its place. rows: their movements of money, place by place, each
    with the number of its way.
    """

    openings: Mapping[int, Opened]
    rows: pl.DataFrame
    ways: Sequence[Way]

    def __len__(self) -> int:
        return len(self.openings) + self.rows.height

    def codes(self) -> set[str]:
        """The codes of the agreements."""
        return {each.code for each in self.openings.values()}

    def numbers(self) -> pl.Series:
        """The numbers of their rows in the table."""
        opened = pl.Series("row", [each.row for each in self.openings.values()], pl.UInt32)
        return pl.concat([self.rows["row"], opened])

    def totals(self) -> tuple[ControlTotal, ...]:
        """What they state, for people to tick against it."""
        summed = self.rows.group_by("kind").agg(pl.len()).iter_rows()
        found = [
            ControlTotal(kind, None, count, self._sums(kind, ""), self._sums(kind, "counter_"))
            for kind, count in summed
        ]
        if self.openings:
            found.append(ControlTotal("agreement", None, len(self.openings), (), ()))
        return tuple(found)

    def _sums(self, kind: str, which: str) -> tuple[Money, ...]:
        amount, currency = ("counter", "counter_currency") if which else ("minor", "currency")
        of_kind = self.rows.lazy().filter(pl.col("kind") == kind, pl.col(amount).is_not_null())
        summed = of_kind.group_by(pl.col(currency).cast(pl.String)).agg(pl.col(amount).sum())
        sums = summed.sort(currency).collect().rows()
        return tuple(Money.from_minor(minor, code) for code, minor in sums)


def read(path: Path, progress: Progress) -> Table:
    """A table of facts by columns. Raises Irregular where it may be read in two ways."""
    taken, opened = [], []
    for batch in batches(path, progress):
        taken.append(compact(batch))
        opened += openings(batch).to_dicts()
    rows = pl.concat(taken) if taken else compact(pl.DataFrame())
    return Table(rows, opened)


def accepted(
    table: Table, today: date, known: Collection[str] = (), left: Collection[str] = ()
) -> Accepted:
    """The agreements in which nothing is found. known: the codes of books that are there already.

    left: those that are not to be taken.
    """
    terms = AllTerms(today)
    unsure = _texts(_unsure(table.rows), "book")
    opened = _alone(terms.opened(table.openings), known, {*unsure, *left}, table)
    codes = pl.DataFrame(
        {
            "book": pl.Series([each.code for each in opened], dtype=pl.String).cast(pl.Categorical),
            "terms": pl.Series([each.terms for each in opened], dtype=pl.UInt32),
            "place": pl.Series(range(len(opened)), dtype=pl.UInt32),
        }
    )
    events = table.rows.filter("sure").drop("sure").join(codes, on="book", how="inner")
    events = events.join(_days(events), on="when", how="left")
    events = events.join(_spelled(events), on="before", how="left").with_columns(
        pl.col("payee").is_not_null().alias("payee_said"),
        pl.col("concept").is_not_null().alias("concept_said"),
    )
    ways, numbered = _ways(terms, events)
    events = events.join(numbered, on=[*_COMMON, *_SAID], how="left", nulls_equal=True)
    amiss = [*_each(events), *_together(events), *_beyond_ceilings(events, terms)]
    wrong = pl.concat([found.select("place") for found in amiss]).unique()["place"]
    rows = events.filter(~pl.col("place").is_in(wrong.implode())).sort("place", "row")
    gone = {*wrong}
    return Accepted({at: each for at, each in enumerate(opened) if at not in gone}, rows, ways)


_SAID = ("payee_said", "concept_said")


def _unsure(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that no agreement that is taken may have."""
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
    return rows.filter(~sure.fill_null(False))


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
    of_books = table.rows.group_by(pl.col("book").cast(pl.String)).agg(pl.col("row").min())
    first = dict(of_books.iter_rows())
    stated = Counter(str(row["book"]) for row in table.openings)
    spelled = Counter(map(spelling, {*stated, *known}))
    alone = (
        each._replace(first=first[each.code])
        for each in found
        if stated[each.code] == 1
        and each.code not in known
        and each.code not in left
        and spelled[spelling(each.code)] == 1
    )
    return sorted(alone, key=lambda each: each.first)


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


def _ways(terms: AllTerms, events: pl.DataFrame) -> tuple[list[Way], pl.DataFrame]:
    """Every way that rows are recorded, and which ones: by what they have in common."""
    samples = events.group_by(*_COMMON, *_SAID).agg(
        pl.col("first").min(),
        pl.col("last").max(),
        pl.col("reference", "minor", "counter").first(),
    )
    texts = samples.with_columns(pl.col(pl.Categorical).cast(pl.String))
    ways: list[Way] = []
    numbers: list[int | None] = []
    for row in texts.iter_rows():
        way = terms.way(Sample(*row))
        numbers.append(None if way is None else len(ways))
        if way is not None:
            ways.append(way)
    places = {held: at for at, held in enumerate(dict.fromkeys(way.held for way in ways))}
    held = [None if at is None else places[ways[at].held] for at in numbers]
    numbered = samples.select(*_COMMON, *_SAID).with_columns(
        pl.Series("way", numbers, pl.UInt32), pl.Series("held", held, pl.UInt32)
    )
    return ways, numbered


def _each(events: pl.DataFrame) -> Iterable[pl.DataFrame]:
    """Rows that are amiss by themselves: what no sample of theirs says."""
    counter, minor = pl.col("counter"), pl.col("minor")
    own = pl.col("currency").cast(pl.String) == pl.col("counter_currency").cast(pl.String)
    fine = (
        pl.col("way").is_not_null()
        & (counter.is_null() | (counter > 0) | (pl.col("kind") == "refund"))
        & (counter.is_null() | ~own | (counter == minor))
        & (pl.col("reference") != pl.col("book").cast(pl.String))
    )
    yield events.filter(~fine.fill_null(False))


def _together(events: pl.DataFrame) -> Iterable[pl.DataFrame]:
    """Rows that are amiss beside others of their agreement."""
    yield _doubled(events, "place", "spelled", "number")
    yield _doubled(events, "place", "kind", "when", "minor", "currency")
    yield _below_zero(events)
    if events.height * 2 * LARGEST > LARGEST_STATED:
        moved = events.group_by("place").agg(
            pl.len().alias("count"), pl.col("minor").sum(), pl.col("counter").sum()
        )
        many = pl.col("count") * 2 * LARGEST > 2**62  # whose sum itself may be none
        yield moved.filter(many | (pl.col("minor") + pl.col("counter") > LARGEST_STATED))


def _doubled(events: pl.DataFrame, *names: str) -> pl.DataFrame:
    """Rows that have all of these in common with another, or are thought to: by a hash of them."""
    keys = events.select("place", pl.struct(*names).hash().alias("key"))
    return keys.filter(pl.col("key").is_duplicated())


def _below_zero(events: pl.DataFrame) -> pl.DataFrame:
    """Where an account is below zero at the end of a day.

    On a day what comes in counts before what goes out, so where it is not, no event leaves it so.
    """
    first_counts, comes_in = pl.col("kind").is_in(_FIRST_COUNTS), pl.col("kind").is_in(COMES_IN)
    of_days = events.select(
        "place",
        "held",
        pl.when(first_counts).then("first").otherwise("last").alias("day"),
        pl.when(comes_in).then("minor").otherwise(-pl.col("minor")).alias("effect"),
    )
    ends = of_days.group_by("place", "held", "day").agg(pl.col("effect").sum())
    held = ends.sort("place", "held", "day").with_columns(
        pl.col("effect").cum_sum().over("place", "held").alias("held_then")
    )
    return held.filter(pl.col("held_then") < 0)


def _beyond_ceilings(events: pl.DataFrame, terms: AllTerms) -> Iterable[pl.DataFrame]:
    """Agreements with a line on which more is spent than its ceiling, or in another currency."""
    ceilings = [
        (number, line.code, line.ceiling.currency.code, line.ceiling.minor)
        for number, agreement in enumerate(terms.agreements)
        for line in (agreement.lines if agreement is not None else ())
        if line.ceiling is not None
    ]
    if not ceilings:
        return
    schema = {"terms": pl.UInt32, "line": pl.String, "of": pl.String, "most": pl.Int128}
    of_lines = pl.DataFrame(ceilings, schema=schema, orient="row")
    spent = events.filter(pl.col("line").is_not_null()).with_columns(
        pl.col("line").cast(pl.String), pl.col("currency").cast(pl.String)
    )
    held = spent.join(of_lines, on=["terms", "line"], how="inner")
    yield held.filter(pl.col("currency") != pl.col("of"))
    summed = held.group_by("place", "line").agg(pl.col("minor").sum(), pl.col("most").first())
    yield summed.filter(pl.col("minor") > pl.col("most"))
