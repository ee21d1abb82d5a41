"""Rates in a table that somebody keeps: agreed by hand, or copied from a publisher's page.

It is the sheet *Tipos de cambio* / *Rates* of the staff's workbook, by itself: a CSV or a workbook
of any name, whose rows say date, base, quote, value and source. Wrong rows are findings, all at
once.
"""

from dataclasses import replace
from pathlib import Path

from coopledger.model.kinds import RATE
from coopledger.readers import layout, sheets
from coopledger.readers.csv_tables import open_table
from coopledger.readers.documents import RATE_TABLES
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.registry import read_document
from coopledger.readers.sheet import Sheet
from coopledger.readers.tables import read_tables
from coopledger.readers.xlsx import open_workbook

_NAME = "Tipos de cambio"
_RATES = sheets.OF_KIND[RATE.name]


def read_rates(path: Path, manner: Manner) -> Reading:
    """The rates of a table. Raises FileNotFoundError where there is none."""
    return read_document(path, manner, RATE_TABLES)


def read_table(path: Path, manner: Manner) -> Reading:
    """A file of comma-separated text. Raises NotOpened."""
    return read_tables(path, open_table(path, named=_NAME), manner)


def read_workbook(path: Path, manner: Manner) -> Reading:
    """A workbook's sheets of rates. Raises NotOpened."""
    return read_tables(path, _of_rates(open_workbook(path)), manner)


def _of_rates(found: list[Sheet]) -> list[Sheet]:
    """The sheets of that name; else those with its headers; else the first, which then lacks them.

    A sheet goes by its own name in what is said of it, so one of another name is the table itself.
    """
    named = [sheet for sheet in found if _is_rates(sheet.name)]
    headed = [sheet for sheet in found if layout.header_row(sheet, _RATES) is not None]
    return named or [replace(sheet, name=_NAME) for sheet in headed or found[:1]]


def _is_rates(name: str) -> bool:
    spec = sheets.spec_of(name)
    return spec is not None and spec.kind == _RATES.kind
