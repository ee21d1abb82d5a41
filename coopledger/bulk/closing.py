"""What the agreements taken by columns come to, in both currencies.

As `books.valuation` says it fact by fact, where nothing comes back and nothing is exchanged: what
went out took adjoining stretches of the line, so that all of it is worth one difference of two
heights, and only of refunds the two ends are looked up. The lines of all agreements are laid end to
end, as one: where one ends, the next begins. Amounts and sums have 64 bits; products have 128.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import polars as pl

from coopledger.books.portfolio import PortfolioRow
from coopledger.books.rows import AGREEMENT, FUND
from coopledger.bulk.agreements import AllTerms, Opened
from coopledger.bulk.columns import LARGEST
from coopledger.bulk.ways import Ways, in_order
from coopledger.currencies import CURRENCIES
from coopledger.errors import LedgerBroken
from coopledger.model.agreement import ConversionRule
from coopledger.model.kinds import MOVING, RANK
from coopledger.money import Money

_DAYS = 2**18
"""Twice as many as there are between any two that are known."""

CAME, WENT = ("received", "interest"), ("spent", "returned")
SIDES = (
    *CAME, *WENT, "held", *(f"own_{name}" for name in (*CAME, *WENT)),
    "own_exchange_difference", "own_held",
)  # fmt: skip
"""What is said of the money of an agreement in one currency: there, and in the agreement's own."""

NOTHING_MOVED = pl.DataFrame(
    schema={"way": pl.UInt32, "count": pl.UInt32, "minor": pl.Int64, "counter": pl.Int64}
)
NOTHING_CLOSED = pl.DataFrame(schema=dict.fromkeys(("money", *SIDES), pl.Int64))


_CURRENCIES = tuple(CURRENCIES)
_SIZE = 2**10
"""More than there are of them."""

_WAYS = 2**24
"""More than there are ways in which rows are recorded."""


def line_of(ways: Ways) -> pl.Expr:
    """The number of the line of each row: of its agreement, and of the currency that moved."""
    currency = ways.told(lambda way: _CURRENCIES.index(way.currency), pl.Int64)
    return pl.col("place").cast(pl.Int64) * _SIZE + currency


_OF_CAME = ("place", "money", "way", "into", "day", "reference", "minor", "counter")


def came_in(events: pl.DataFrame, ways: Ways) -> pl.DataFrame:
    """What came in, in the order of each line, with the worth of each; none where it is too large.

    What has no worth of its own is worth its amount at the average of what was sent before it.
    """
    came = (
        events.select(_OF_CAME)
        .filter("into")
        .with_columns(
            ways.told(lambda way: way.kind == "disbursement", pl.Boolean).alias("is_sent"),
            ways.told(lambda way: RANK[way.kind], pl.Int64).alias("rank"),
            ways.told(lambda way: way.currency == way.terms.currency, pl.Boolean).alias("own"),
        )
    )
    face = pl.when(pl.col("is_sent") | pl.col("own")).then("minor")
    placed = came.sort("money", "day", "rank", "reference").with_columns(
        pl.coalesce("counter", face).alias("stated")
    )
    if not placed["stated"].null_count():
        return placed.with_columns(pl.col("stated").alias("worth"))
    sent, sent_for = (
        pl.when("is_sent").then(name).otherwise(0).cum_sum().over("money")
        for name in ("minor", "stated")
    )
    worth = pl.when(sent > 0).then(_half_up(pl.col("minor"), sent_for, sent)).otherwise(0)
    return placed.with_columns(
        pl.coalesce("stated", pl.when(worth <= LARGEST).then(worth).cast(pl.Int64)).alias("worth")
    )


def moved_by_line(events: pl.DataFrame) -> pl.DataFrame:
    """What moved in each way on each line: how often, and what it comes to."""
    line_and_way = pl.col("money") * _WAYS + pl.col("way")
    moved = events.group_by(line_and_way.alias("both")).agg(
        pl.len().alias("count"), pl.col("minor").sum(), pl.col("counter").sum()
    )
    both = pl.col("both")
    return moved.with_columns(money=both // _WAYS, way=(both % _WAYS).cast(pl.UInt32))


def sides(
    events: pl.DataFrame, moved: pl.DataFrame, came: pl.DataFrame, ways: Ways
) -> pl.DataFrame:
    """The two sides of every line of the events: `SIDES`.

    moved, came: of them, as `moved_by_line` and `came_in` have it. What is held is of the accounts
    in which the money stands; all else is of the kinds of what moved it.
    """
    figure = ways.told(lambda way: MOVING[way.kind].figure, pl.String)
    lines = _lines(came.with_columns(figure.alias("figure")), ways)
    height = _Height(came, lines)
    signed = pl.when(ways.told(lambda way: way.comes_in, pl.Boolean)).then(1).otherwise(-1)
    moved = moved.with_columns(figure.alias("figure"), (signed * pl.col("minor")).alias("posted"))
    fund = moved.group_by("money").agg(
        *_figures((*CAME, *WENT), "minor"), pl.col("posted").sum().alias("held")
    )
    whole = lines.join(fund, on="money", how="left", maintain_order="left")
    back = _refunded(events, whole, height, ways)
    whole = whole.join(back, on="money", how="left", maintain_order="left").fill_null(0)
    out = height.at(whole["begin"] + whole["spent"] + whole["returned"])
    kept = height.at(whole["begin"] + whole["funded"] - whole["held"])
    return whole.with_columns(
        (out - pl.col("bottom") - pl.col("refund_worth")).alias("own_spent"),
        (pl.col("own_returned") - pl.col("refund_worth")).alias("own_exchange_difference"),
        (pl.col("bottom") + pl.col("top") - kept).alias("own_held"),
    ).select("money", *SIDES)


def _lines(came: pl.DataFrame, ways: Ways) -> pl.DataFrame:
    """Every line: where it begins among all, how high that is, and what came of what worth."""
    average = ways.told(lambda way: way.terms.conversion is ConversionRule.AVERAGE, pl.Boolean)
    came = came.with_columns(average.alias("average"))
    lines = came.group_by("money", maintain_order=True).agg(
        pl.col("average").first(),
        pl.col("minor").sum().alias("funded"),
        pl.col("worth").sum().alias("top"),
        *(each.name.prefix("own_") for each in _figures(CAME, "worth")),
    )
    return lines.with_columns(
        (pl.col("funded").cum_sum() - pl.col("funded")).alias("begin"),
        (pl.col("top").cum_sum() - pl.col("top")).alias("bottom"),
    )


def _figures(names: Iterable[str], column: str) -> Iterator[pl.Expr]:
    for name in names:
        yield pl.col(column).filter(pl.col("figure") == name).sum().alias(name)


class _Height:
    """How high all lines, laid end to end, are at any place. By FIFO they bend where money came."""

    def __init__(self, came: pl.DataFrame, lines: pl.DataFrame) -> None:
        one_by_one = came.join(lines.select("money", "average"), on="money", maintain_order="left")
        bends = one_by_one.select(
            "average", pl.col("minor").cum_sum().alias("end"), pl.col("minor").alias("run"),
            pl.col("worth").cum_sum().alias("high"), pl.col("worth").alias("rise"),
        )  # fmt: skip
        straight = lines.select(
            "average", (pl.col("begin") + pl.col("funded")).alias("end"),
            pl.col("funded").alias("run"), (pl.col("bottom") + pl.col("top")).alias("high"),
            pl.col("top").alias("rise"),
        )  # fmt: skip
        self._bends = pl.concat(
            [bends.filter(~pl.col("average")), straight.filter("average")]
        ).sort("end")

    def at(self, places: pl.Series) -> pl.Series:
        """To the nearest minor unit, halves up, where each is within its line."""
        found = self._bends.select(pl.all().gather(self._bends["end"].search_sorted(places)))
        before = pl.lit(places) - (pl.col("end") - pl.col("run"))
        part = _half_up(before, pl.col("rise"), pl.col("run")).cast(pl.Int64)
        return found.select(pl.col("high") - pl.col("rise") + part).to_series()


def _refunded(
    events: pl.DataFrame, lines: pl.DataFrame, height: _Height, ways: Ways
) -> pl.DataFrame:
    """What went back of each line: its worth there, and what the partner received of it."""
    day = pl.col("day").cast(pl.Int64) + _DAYS // 2
    key = pl.col("money") * _DAYS + day
    is_spent = ways.told(lambda way: way.kind == "expenditure", pl.Boolean)
    is_back = ways.told(lambda way: way.kind == "refund", pl.Boolean)
    went = events.select("money", "day", "reference", "minor", "counter", "way")
    spent = went.select("minor", key.alias("key"), is_spent.alias("is_spent")).filter("is_spent")
    spent = in_order(spent, "key")
    until = pl.concat([pl.Series([0]), spent["minor"].cum_sum()])
    back = went.filter(is_back).sort("money", "day", "reference")
    back = back.join(lines.select("money", "begin"), on="money", how="left", maintain_order="left")
    asked = back.select(begins=pl.col("money") * _DAYS, ends=key)
    before = until.gather(spent["key"].search_sorted(asked["ends"], side="right"))
    before -= until.gather(spent["key"].search_sorted(asked["begins"], side="left"))
    ends = back["begin"] + before + back.select(pl.col("minor").cum_sum().over("money")).to_series()
    worth = height.at(ends) - height.at(ends - back["minor"])
    return back.with_columns(worth.alias("refund_worth")).group_by("money").agg(
        pl.col("refund_worth").sum(),
        pl.coalesce("counter", "refund_worth").sum().alias("own_returned"),
    )  # fmt: skip


def _half_up(x: pl.Expr, y: pl.Expr, d: pl.Expr) -> pl.Expr:
    """`books.curve.half_up` of `x * y` and `d`."""
    wide = x.cast(pl.Int128) * y.cast(pl.Int128)
    return (2 * wide + d) // (2 * d.cast(pl.Int128))


def require_closed(
    closings: pl.DataFrame, openings: Mapping[int, Opened], terms: AllTerms, on: date
) -> None:
    """Raises LedgerBroken for the first agreement whose sides (`rows_of`) do not close.

    Line by line: so does then what they add up to.
    """
    fund = pl.sum_horizontal(CAME) == pl.sum_horizontal(*WENT, "held")
    own = pl.sum_horizontal(*(f"own_{name}" for name in CAME), "own_exchange_difference")
    own = own == pl.sum_horizontal(*(f"own_{name}" for name in WENT), "own_held")
    place = pl.col("money") // _SIZE
    broken = closings.filter((~(fund & own)).any().over(place))
    named = {at: openings[at] for at in broken.select(place.unique()).to_series()}
    for row in rows_of(broken, named, terms):
        if not row.closes:
            law = "law.fund-currency" if row.side == FUND else "law.agreement-currency"
            left, right = (Money.from_minor(side, row.currency) for side in (row.came, row.went))
            told = {"left": left, "right": right, "difference": left - right}
            raise LedgerBroken(law, book=row.agreement, on=on, **told)


def rows_of(
    closings: pl.DataFrame, openings: Mapping[int, Opened], terms: AllTerms
) -> Iterator[PortfolioRow]:
    """The sides of agreements as `Ledger.portfolio` has them; of which nothing moved, too.

    closings: `SIDES` of every line. openings: what opened each agreement, by its place.
    """
    found = {line: figures for line, *figures in closings.select("money", *SIDES).iter_rows()}
    for place, opened in sorted(openings.items(), key=lambda item: item[1].code):
        agreement = terms.agreement(opened)
        own = Counter[str]()
        for currency in sorted(agreement.fund_currencies):
            figures = found.get(place * _SIZE + _CURRENCIES.index(currency), _NOTHING)
            named = dict(zip(SIDES, figures, strict=True))
            fund = {name: named[name] for name in SIDES if not name.startswith("own_")}
            own.update({name.removeprefix("own_"): named[name] for name in SIDES[len(fund) :]})
            yield PortfolioRow(opened.code, FUND, currency, **fund)
        yield PortfolioRow(opened.code, AGREEMENT, agreement.currency, **own)


_NOTHING = (0,) * len(SIDES)
