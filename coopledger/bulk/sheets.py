"""A document's movements of money, sheet by sheet, as one table of facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import polars as pl

from coopledger.bulk.acceptance import Table, table_of
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Origin
from coopledger.readers.fact_rows import COLUMNS, row_of
from coopledger.readers.sheet import LONGEST

if TYPE_CHECKING:
    from coopledger.readers.movements import Moving, Texts

_SCHEMA = {"row": pl.UInt32, **dict.fromkeys(COLUMNS, pl.String)}
_APART = 2 * LONGEST
"""How far apart rows of the same number are that stand in one sheet and in the next."""


def origin_of(document: str, sheets: Sequence[str], number: int) -> Origin:
    """Where the row stands that has a number in a table of these sheets; of none, that very row."""
    if not sheets:
        return Origin(document, "", number)
    sheet, row = divmod(number, _APART)
    return Origin(document, sheets[sheet], row)


def said_origins(document: str, sheets: Sequence[str]) -> Callable[[int], str]:
    """The same, as it is recorded."""
    before = [str(Origin(document, sheet, 0)).removesuffix("0") for sheet in sheets or ("",)]
    if not sheets:
        return lambda number: f"{before[0]}{number}"

    def said(number: int) -> str:
        sheet, row = divmod(number, _APART)
        return f"{before[sheet]}{row}"

    return said


def table_of_sheets(found: "Moving") -> tuple[Table, Sequence[str]]:
    """What opens the book and what moved in it, and the sheets that its rows stand in."""
    sheets = [found.sheet, *(each.sheet for each in found.movements)]
    return table_of(_batches(found)), sheets


def _batches(found: "Moving") -> Iterator[pl.DataFrame]:
    yield _batch(0, [found.row], _texts(found.opening))
    for at, each in enumerate(found.movements, start=1):
        yield _batch(at, each.rows, each.columns)


def _batch(sheet: int, rows: Sequence[int], columns: "Mapping[str, Texts]") -> pl.DataFrame:
    numbers = pl.Series(rows, dtype=pl.UInt32) + sheet * _APART
    return pl.DataFrame(
        {"row": numbers, **{name: columns.get(name) for name in COLUMNS}}, schema=_SCHEMA
    )


def _texts(fact: AnyFact) -> dict[str, list[str]]:
    row = row_of(fact)._asdict()
    return {name: [str(cell)] for name, cell in row.items() if cell not in (None, "")}
