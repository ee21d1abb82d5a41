"""The rows of a table that are not taken by columns, as every reader of it has them."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coopledger.bulk.acceptance import Accepted
from coopledger.bulk.columns import batches
from coopledger.model.finding import Finding, Place
from coopledger.progress import untold
from coopledger.readers.container import document_name
from coopledger.readers.csv_tables import text_in_cell
from coopledger.readers.fact_tables import Row, line_said, named_cells

if TYPE_CHECKING:
    from typing import BinaryIO


def rows_beside(path: Path, taken: Accepted) -> Iterator[tuple[int, Row | Finding]]:
    """Those rows with their numbers. Of text that is regular, each is a line."""
    gone = _numbers(taken)
    if path.suffix.lower() == ".parquet":
        yield from _of_batches(path, gone)
        return
    with path.open("rb") as file:
        if path.suffix.lower() == ".csv":
            yield from _of_text(file, gone)
            return
        document = document_name(path)
        for number, line in enumerate(file, start=1):
            if not _is_in(gone, number) and line.strip():
                text = line.decode("utf-8-sig").removesuffix("\n")
                yield number, line_said(text, Place(document, row=number))


def _numbers(taken: Accepted) -> bytearray:
    """A byte for the number of each row: whether it is taken."""
    gone = bytearray(1 + max(taken.numbers(), default=0))
    for number in taken.numbers():
        gone[number] = 1
    return gone


def _is_in(gone: bytearray, number: int) -> bool:
    return number < len(gone) and bool(gone[number])


def _of_text(file: "BinaryIO", gone: bytearray) -> Iterator[tuple[int, Row]]:
    first, *_ = csv.reader([file.readline().decode("utf-8-sig")])
    for number, line in enumerate(file, start=2):
        if not _is_in(gone, number):
            for row in csv.reader([line.decode()], strict=True):
                yield number, named_cells(first, map(text_in_cell, row))


def _of_batches(path: Path, gone: bytearray) -> Iterator[tuple[int, Row]]:
    for batch in batches(path, untold):
        for row in batch.iter_rows(named=True):
            number = row.pop("row")
            if not _is_in(gone, number):
                yield number, named_cells(row, row.values())
