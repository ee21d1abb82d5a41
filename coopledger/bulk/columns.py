"""A table of facts as columns: texts that repeat by their number, amounts as whole minor units.

What cannot be told apart from what it should be at a glance is not sure, and stays a row.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl

from coopledger.currencies import CURRENCIES
from coopledger.model import kinds as fact_kinds
from coopledger.model.fact import Fact
from coopledger.model.finding import Finding, Place
from coopledger.model.kind import MoneyKind
from coopledger.money import NOT_MONEY, digits_of
from coopledger.progress import Progress
from coopledger.readers.container import document_name
from coopledger.readers.fact_rows import BY_COLUMNS, COLUMNS
from coopledger.readers.fact_tables import line_said, separator_in
from coopledger.readers.limits import Bound, hold

if tuple(map(int, pl.__version__.split(".")[:2])) < (2, 1):
    raise ImportError("polars before 2.1 does not number texts as it is needed here")

AGREEMENT = "agreement"
LARGEST = 10**12
"""No amount that is taken so has more minor units: a million of them are within every range."""

_PLACES = {
    code: digits_of(currency) for code, currency in CURRENCIES.items() if code not in NOT_MONEY
}
"""By currency: how many digits its amounts have after the point."""

_AT_ONCE = 100_000
_BLOCK = 4 * 2**20
_LONGEST_REFERENCE = 100

REPEATED = ("kind", "book", "when", "account", "currency", "counter_currency", "line", "payee",
            "concept", "more", "before")  # fmt: skip
"""The columns whose texts are kept once each."""

_WHOLE = ("more",)
"""Of them the column that what opens an agreement needs as it is, beside."""

_AS_THEY_ARE = tuple(name for name in REPEATED if name not in ("more", "before"))


class Texts:
    """The texts of a table that repeat: each once, by the number that stands in its column."""

    def __init__(self) -> None:
        self.types = {name: pl.Categorical(pl.Categories.random()) for name in REPEATED}
        self.types["counter_currency"] = self.types["currency"]

    def of(self, name: str) -> list[str]:
        """Those of a column, by their numbers."""
        return self.types[name].categories.to_series().to_list()

    def told(self, name: str, values: Sequence[object], kind: Any) -> pl.Expr:
        """What is so of the text of each row, where values has it for each text by its number."""
        return pl.lit(pl.Series(values, dtype=kind)).gather(pl.col(name).to_physical())


@cache
def orders_first(kind: str) -> bool:
    """Whether what is of that kind counts from the first day of its date."""
    model = fact_kinds.KINDS[kind].model
    return issubclass(model, Fact) and model.orders_first


def comes_in(kind: str) -> bool:
    """Whether what is of that kind adds to an account."""
    known = fact_kinds.KINDS[kind]
    return isinstance(known, MoneyKind) and known.comes_in


class Irregular(Exception):
    """A file that another reader may read otherwise: it is read row by row, and explained."""


def batches(path: Path, progress: Progress, texts: Texts | None = None) -> Iterator[pl.DataFrame]:
    """The rows of a table of facts, all their cells as text, with their numbers in the file.

    texts: takes those that repeat, where they are asked for as numbers. Raises Irregular where the
    rows may be read in two ways, or cannot be read.
    """
    hold(Bound.UNPACKED, path.stat().st_size, document_name(path))
    types = {} if texts is None else {**texts.types, **dict.fromkeys(_WHOLE, pl.String())}
    try:
        match path.suffix.lower():
            case ".csv":
                yield from _csv(path, progress, types)
            case ".parquet":
                yield from _parquet(path, progress)
            case _:
                yield from _lines(path, progress)
    except pl.exceptions.PolarsError as error:
        raise Irregular(path.name) from error


def _csv(path: Path, progress: Progress, types: Mapping[str, Any]) -> Iterator[pl.DataFrame]:
    """Block by block, so that no more than one is in memory as it was written."""
    size, row = path.stat().st_size, 2
    with path.open("rb") as file:
        first = file.readline(_BLOCK)
        if separator_in(first) != "," or b'"' in first:
            raise Irregular(path.name)
        names = first.decode("utf-8-sig").strip("\r\n").split(",")
        schema = {name: types.get(name, pl.String()) for name in names}
        for lines in _blocks(file):
            require_plain(lines)
            read = pl.read_csv(lines, has_header=False, schema=schema).rechunk()
            if _says_nothing_in_a_row(read) and (b"\n\n" in lines or b"\n\r\n" in lines):
                raise Irregular("an empty line")
            yield _whole(read.with_row_index("row", row).lazy(), names).collect()
            row += read.height
            progress(min(1.0, file.tell() / size))


def _says_nothing_in_a_row(read: pl.DataFrame) -> bool:
    """Whether there is a row without any cell: also what an empty line is read as."""
    return bool(read.select(pl.all_horizontal(pl.all().is_null()).any()).item())


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """The rest of a file, whole lines at a time."""
    for block in iter(partial(file.read, _BLOCK), b""):
        lines = block + file.readline()
        yield lines if lines.endswith(b"\n") else lines + b"\n"


def _parquet(path: Path, progress: Progress) -> Iterator[pl.DataFrame]:
    table = pl.scan_parquet(path, row_index_name="row", row_index_offset=1, glob=False)
    schema = table.collect_schema()
    if not {"row", *COLUMNS} >= {*schema} or any(kind.is_float() for kind in schema.values()):
        raise Irregular(path.name)
    rows, done = table.select(pl.len()).collect().item(), 0
    names = [name for name in schema if name != "row"]
    whole = _whole(table.with_columns(pl.col(names).cast(pl.String)), names)
    for batch in whole.collect_batches(chunk_size=_AT_ONCE, maintain_order=True):
        yield batch
        done += batch.height
        progress(done / rows)


def _whole(table: pl.LazyFrame, names: Sequence[str]) -> pl.LazyFrame:
    """A table with every column that there may be."""
    missing = [pl.lit(None, pl.String).alias(name) for name in COLUMNS if name not in names]
    return table.with_columns(missing).select("row", *COLUMNS)


def _lines(path: Path, progress: Progress) -> Iterator[pl.DataFrame]:
    """Lines of JSON, each read as it is everywhere: polars leaves out names that it does not know.

    A row that says what has no column, or no text, has nothing else here: it is not sure.
    """
    schema = {"row": pl.UInt32, **dict.fromkeys(COLUMNS, pl.String)}
    size, done = path.stat().st_size or 1, 0
    with path.open("rb") as file:
        numbered = enumerate(file, start=1)
        while some := list(islice(numbered, _AT_ONCE)):
            rows = [{"row": number, **_row_of(line)} for number, line in some if line.strip()]
            done += sum(len(line) for _, line in some)
            yield pl.DataFrame(rows, schema=schema)
            progress(done / size)


def _row_of(line: bytes) -> dict[str, str | None]:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Irregular(str(error)) from error
    found = line_said(text, Place())
    if isinstance(found, Finding) or not found.keys() <= {*COLUMNS}:
        return {}
    if type(found.get("revision")) is int:
        found = {**found, "revision": str(found["revision"])}
    if not all(cell is None or type(cell) is str for cell in found.values()):
        return {"book": found["book"]} if isinstance(found.get("book"), str) else {}
    return {name: cell or None for name, cell in found.items()}


def require_plain(lines: bytes) -> None:
    """Raises Irregular for lines of comma-separated text that two programs may read otherwise.

    Where a quoted cell is longer than its line, a quote stands within a cell, a line ends oddly.
    """
    if b"\0" in lines or lines.startswith((b"\n", b"\r\n")):
        raise Irregular("a sign")
    if b"\r" in lines and lines.count(b"\r") != lines.count(b"\r\n"):
        raise Irregular("a sign")
    at = lines.find(b'"')
    while at >= 0:
        line = _QUOTED_WELL.match(lines, lines.rfind(b"\n", 0, at) + 1)
        if line is None:
            raise Irregular("a quote")
        at = lines.find(b'"', line.end())


_CELL = rb'(?:"[^"\r\n]*+(?:""[^"\r\n]*+)*+"|[^",\r\n]*+)'
_QUOTED_WELL = re.compile(rb"%b(?:,%b)*+\r?\n" % (_CELL, _CELL))
"""A line of which each cell with a quote is quoted from its first sign to its last."""


def compact(batch: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """A batch of texts as columns, without what opens agreements.

    What is taken of each row, and whether that is all it says.
    """
    is_text = [name for name in _AS_THEY_ARE if batch.schema[name] != texts.types[name]]
    known = batch.with_columns(pl.col(name).cast(texts.types[name]) for name in is_text)
    reference, before = pl.col("reference"), pl.col("before")
    taken = known.with_columns(
        pl.when(pl.col("kind") != AGREEMENT).then("more").cast(texts.types["more"]).alias("more"),
        reference.str.strip_chars_end("0123456789").alias("before"),
        _minor(known, "amount", "currency", texts).alias("minor"),
        _minor(known, "counter_amount", "counter_currency", texts).alias("counter"),
    ).with_columns(
        before.cast(texts.types["before"]), reference.str.strip_prefix(before).alias("digits")
    )
    no_counter = pl.col("counter_amount").is_null() & pl.col("counter_currency").is_null()
    sure = (
        pl.col("kind").is_in(BY_COLUMNS)
        & pl.col("activity").is_null()
        & (pl.col("revision").is_null() | pl.col("revision").eq("1"))
        & (pl.col("digits").str.len_bytes() <= 18)
        & (reference.str.len_bytes() <= _LONGEST_REFERENCE)
        & pl.all_horizontal(pl.col("book", "when").is_not_null())
        & (reference != pl.col("book").cast(pl.String))
        & (pl.col("minor") > 0)
        & (no_counter | pl.col("counter").is_not_null())
    )
    number = pl.col("digits").cast(pl.Int64, strict=False).fill_null(-1).alias("number")
    whole = (
        "row",
        *REPEATED,
        "reference",
        number,
        "minor",
        "counter",
        sure.fill_null(False).alias("sure"),
    )
    return taken.select(whole).filter(pl.col("kind").ne_missing(pl.lit(AGREEMENT)))


def openings(batch: pl.DataFrame) -> pl.DataFrame:
    """The rows of a batch that open an agreement, as they are."""
    opened = batch.select((pl.col("kind") == AGREEMENT).arg_true()).to_series()
    return batch[opened].with_columns(pl.col(pl.Categorical).cast(pl.String))


def _minor(batch: pl.DataFrame, name: str, currency: str, texts: Texts) -> pl.Series:
    """Amounts in minor units; missing where not written plainly, or beyond all reason."""
    stated = batch.select(pl.col(name).is_not_null().arg_true()).to_series()
    if stated.len() * 2 > batch.height:
        return _minor_of(batch, name, currency, texts)
    found = pl.repeat(None, batch.height, dtype=pl.Int64, eager=True)
    few = batch.select(pl.col(name, currency).gather(stated))
    return found.scatter(stated, _minor_of(few, name, currency, texts))


def _minor_of(batch: pl.DataFrame, name: str, currency: str, texts: Texts) -> pl.Series:
    text = pl.col(name)
    places = [_PLACES.get(code) for code in texts.of(currency)]
    said = batch.select(
        begins=(text >= "0") & (text < ":"),
        after=text.str.len_bytes().cast(pl.Int64) - text.str.find(".", literal=True) - 1,
        digits=text.str.replace(".", "", literal=True).cast(pl.Int64, strict=False),
        places=texts.told(currency, places, pl.Int64),
    )
    left_out = (pl.col("places") - pl.col("after").fill_null(0)).alias("left_out")
    is_plain = pl.col("begins") & (pl.col("after") > 0).fill_null(True)
    is_small = (pl.col("digits") <= LARGEST) & (pl.col("left_out") >= 0)
    minor = pl.col("digits") * pl.lit(10, pl.Int64).pow(pl.col("left_out"))
    scaled = said.with_columns(left_out).select(minor=pl.when(is_plain & is_small).then(minor))
    return scaled.select(pl.when(pl.col("minor") <= LARGEST).then("minor")).to_series()
