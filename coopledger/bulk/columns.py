"""A table of facts as columns: texts that repeat by their number, amounts as whole minor units.

What cannot be told apart from what it should be at a glance is not sure, and stays a row.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import polars as pl

from coopledger.currencies import CURRENCIES
from coopledger.model import kinds as fact_kinds
from coopledger.model.fact import Fact
from coopledger.model.finding import Finding, Place
from coopledger.model.kind import MoneyKind
from coopledger.money import NOT_MONEY, digits_of
from coopledger.progress import Progress
from coopledger.readers.container import document_name
from coopledger.readers.fact_rows import COLUMNS
from coopledger.readers.fact_tables import line_said, separator_in
from coopledger.readers.limits import Bound, hold

AGREEMENT = "agreement"
KINDS = ("disbursement", "interest", "expenditure", "refund")
"""The kinds of facts that are taken column by column, beside what opens an agreement."""

LARGEST = 10**12
"""No amount that is taken so has more minor units: a million of them are within every range."""

_SCALE = 4
"""Digits after the point that any currency has at most."""

_UNITS = {
    code: 10 ** (_SCALE - digits_of(currency))
    for code, currency in CURRENCIES.items()
    if code not in NOT_MONEY and digits_of(currency) <= _SCALE
}
"""By currency: a minor unit, in the smallest unit of any."""

_AT_ONCE = 100_000
_BLOCK = 2 * 2**20
_LONGEST_REFERENCE = 100

REPEATED = ("kind", "book", "when", "account", "currency", "counter_currency", "line", "payee",
            "concept", "more", "before")  # fmt: skip
"""The columns whose texts are kept once each."""


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


def batches(path: Path, progress: Progress) -> Iterator[pl.DataFrame]:
    """The rows of a table of facts, all their cells as text, with their numbers in the file.

    Raises Irregular where they may be read in two ways, or cannot be read.
    """
    hold(Bound.UNPACKED, path.stat().st_size, document_name(path))
    ending = path.suffix.lower()
    try:
        yield from {".csv": _csv, ".parquet": _parquet}.get(ending, _lines)(path, progress)
    except pl.exceptions.PolarsError as error:
        raise Irregular(path.name) from error


def _csv(path: Path, progress: Progress) -> Iterator[pl.DataFrame]:
    """Block by block, so that no more than one is in memory as it was written."""
    size, row = path.stat().st_size, 2
    with path.open("rb") as file:
        first = file.readline(_BLOCK)
        if separator_in(first) != "," or b'"' in first:
            raise Irregular(path.name)
        names = first.decode("utf-8-sig").strip("\r\n").split(",")
        for lines in _blocks(file):
            require_plain(lines)
            read = pl.read_csv(lines, has_header=False, schema=dict.fromkeys(names, pl.String))
            yield _whole(read.with_row_index("row", row).lazy(), names).collect()
            row += read.height
            progress(min(1.0, file.tell() / size))


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """The rest of a file, whole lines at a time."""
    rest = b""
    for block in iter(partial(file.read, _BLOCK), b""):
        block = rest + block
        end = block.rfind(b"\n") + 1
        rest = block[end:]
        if end:
            yield block[:end]
    if rest:
        yield rest + b"\n"


def _parquet(path: Path, progress: Progress) -> Iterator[pl.DataFrame]:
    table = pl.scan_parquet(path, row_index_name="row", row_index_offset=1, glob=False)
    schema = table.collect_schema()
    if not {"row", *COLUMNS} >= {*schema} or any(kind.is_float() for kind in schema.values()):
        raise Irregular(path.name)
    rows, done = table.select(pl.len()).collect().item(), 0
    whole = _whole(table, [name for name in schema if name != "row"])
    for batch in whole.collect_batches(chunk_size=_AT_ONCE, maintain_order=True):
        yield batch
        done += batch.height
        progress(done / rows)


def _whole(table: pl.LazyFrame, names: Sequence[str]) -> pl.LazyFrame:
    """A table with every column that there may be."""
    missing = [pl.lit(None, pl.String).alias(name) for name in COLUMNS if name not in names]
    return table.select("row", *(pl.col(name).cast(pl.String) for name in names), *missing)


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

    Where a quoted cell is longer than its line, a quote stands within a cell, a line is empty or
    ends oddly.
    """
    if lines.startswith((b"\n", b"\r\n")) or b"\n\n" in lines or b"\n\r\n" in lines:
        raise Irregular("an empty line")
    if b"\0" in lines or lines.count(b"\r") != lines.count(b"\r\n"):
        raise Irregular("a sign")
    at = lines.find(b'"')
    while at >= 0:
        start, end = lines.rfind(b"\n", 0, at) + 1, lines.find(b"\n", at)
        if not _is_quoted_well(lines[start:end].removesuffix(b"\r")):
            raise Irregular("a quote")
        at = lines.find(b'"', end)


def _is_quoted_well(line: bytes) -> bool:
    """Whether each cell with a quote is quoted from its first sign to its last, quotes doubled."""
    for at, piece in enumerate(_outside(line)):
        if at % 2 == 0 and piece not in (b"", b",") and not _is_between(piece, at == 0):
            return False
    return line.replace(b'""', b"").count(b'"') % 2 == 0


def _outside(line: bytes) -> list[bytes]:
    """What stands before, in and after quoted cells, in turn; doubled quotes left out."""
    return line.replace(b'""', b"").split(b'"')


def _is_between(piece: bytes, first: bool) -> bool:
    return piece.endswith(b",") if first else piece.startswith(b",")


def compact(batch: pl.DataFrame) -> pl.DataFrame:
    """A batch of texts as columns: what is taken of a row, and whether that is all it says."""
    reference = pl.col("reference")
    before = reference.str.strip_chars_end("0123456789")
    number = reference.str.slice(before.str.len_chars())
    taken = batch.with_columns(
        before.alias("before"),
        pl.when(pl.col("kind") != AGREEMENT).then("more").alias("more"),
        number.cast(pl.Int64, strict=False).fill_null(-1).alias("number"),
        _in_smallest("amount").alias("amount"),
        _in_smallest("counter_amount").alias("counter"),
        _unit("currency").alias("unit"),
        _unit("counter_currency").alias("counter_unit"),
    )
    counter, unit = pl.col("counter"), pl.col("counter_unit")
    stated = _is_whole("amount", "unit") & pl.col("amount").gt(0)
    no_counter = pl.col("counter_amount").is_null() & pl.col("counter_currency").is_null()
    plain = pl.col("kind").is_in(KINDS) & pl.col("activity").is_null()
    sure = (
        plain
        & (pl.col("revision").is_null() | pl.col("revision").eq("1"))
        & (number.str.len_bytes() <= 18)
        & (reference.str.len_bytes() <= _LONGEST_REFERENCE)
        & pl.all_horizontal(pl.col("book", "when", "before").is_not_null())
        & stated
        & (no_counter | _is_whole("counter", "counter_unit"))
    )
    return taken.select(
        "row",
        *(pl.col(name).cast(pl.Categorical) for name in REPEATED),
        "reference",
        "number",
        (pl.col("amount") // pl.col("unit")).alias("minor"),
        (counter // unit).alias("counter"),
        sure.fill_null(False).alias("sure"),
    )


def openings(batch: pl.DataFrame) -> pl.DataFrame:
    """The rows of a batch that open an agreement, as they are."""
    return batch.filter(pl.col("kind") == AGREEMENT)


def _in_smallest(name: str) -> pl.Expr:
    """An amount in the smallest unit of any currency; missing where it is not written plainly."""
    text = pl.col(name)
    is_number = text.str.contains(r"^[0-9]{1,13}(\.[0-9]{1,4})?$")
    after = text.str.len_bytes() - text.str.find(".", literal=True) - 1
    digits = text.str.replace(".", "", literal=True).cast(pl.Int64, strict=False)
    factors = {count: 10 ** (_SCALE - count) for count in range(_SCALE + 1)}
    factor = after.fill_null(0).replace_strict(factors, default=None, return_dtype=pl.Int64)
    return pl.when(is_number).then(digits * factor)


def _unit(name: str) -> pl.Expr:
    return pl.col(name).replace_strict(_UNITS, default=None, return_dtype=pl.Int64)


def _is_whole(amount: str, unit: str) -> pl.Expr:
    """Whether an amount has no more digits than its currency, and is not beyond all reason."""
    stated, of = pl.col(amount), pl.col(unit)
    return (stated % of).eq(0) & (stated // of).le(LARGEST)
