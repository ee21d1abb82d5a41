"""A table for other programs as Arrow holds it, and as Parquet keeps it (`coopledger[data]`).

An amount is a decimal of 38 digits, four of them after the point, as many as any currency has. The
same rows make the same bytes with the same version of pyarrow.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from coopledger.books.data_tables import SCALE, DataTable, Row, batches
from coopledger.errors import MissingExtra

_DIGITS = 38


class ArrowStream(Protocol):
    """A table that data frames and databases take as it is, by the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The capsule of its stream."""


def frame(table: DataTable, rows: Iterable[Row]) -> ArrowStream:
    """All of a table, in memory: a `pyarrow.Table`. Raises MissingExtra without pyarrow."""
    schema = _schema(table)
    made: ArrowStream = _pyarrow().Table.from_batches(_batches(schema, rows), schema)
    return made


def write_data(table: DataTable, rows: Iterable[Row]) -> Iterator[bytes]:
    """A Parquet file, piece by piece. Raises MissingExtra without pyarrow."""
    schema = _schema(table)
    from pyarrow import parquet  # type: ignore[import-untyped]  # heavy, and an extra

    out = _Pieces()
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(schema, rows):
            writer.write_batch(batch)
            yield out.taken()
    yield out.taken()


class _Pieces(io.RawIOBase):
    """What is written of a file since it was last taken."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        self._size += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._size

    def taken(self) -> bytes:
        """All of it."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _batches(schema: Any, rows: Iterable[Row]) -> Iterator[Any]:
    pyarrow = _pyarrow()
    for some in batches(rows):
        values = zip(*some, strict=True)
        columns = [pyarrow.array(of, field.type) for of, field in zip(values, schema, strict=True)]
        yield pyarrow.record_batch(columns, schema=schema)


def _schema(table: DataTable) -> Any:
    pyarrow = _pyarrow()
    types = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        Decimal: pyarrow.decimal128(_DIGITS, SCALE),
        date: pyarrow.date32(),
        datetime: pyarrow.timestamp("us", "UTC"),
        tuple: pyarrow.list_(pyarrow.field("item", pyarrow.string(), nullable=False)),
    }
    wide = pyarrow.decimal128(_DIGITS, 0)
    return pyarrow.schema(
        pyarrow.field(
            column.name,
            wide if column.unbounded else types[column.holds],
            column.may_miss,
            {"says": column.says},
        )
        for column in table.columns()
    )


def _pyarrow() -> Any:
    """Raises MissingExtra where it is not installed."""
    try:  # heavy, and an extra
        import pyarrow
    except ImportError as error:
        raise MissingExtra("data.not-installed") from error
    return pyarrow
