"""The exported tables of a folder: a file each, or a folder of files."""

from collections.abc import Mapping
from pathlib import Path

from coopledger.messages.catalogue import CoopledgerError
from coopledger.portfolio.parquet_source import NEEDED


def parquet_in(folder: Path) -> Mapping[str, str]:
    """Where each table that the statement asks is, by its name.

    `events.parquet`, or all `.parquet` in `events/`; likewise `agreements`, `spending_rates`.
    Raises CoopledgerError where one is not there.
    """
    return {table.name: _place(folder, table.name) for table in NEEDED}


def _place(folder: Path, name: str) -> str:
    single, several = folder / f"{name}.parquet", folder / name
    if single.is_file():
        return str(single)
    if several.is_dir() and any(several.glob("*.parquet")):
        return str(several / "*.parquet")
    raise CoopledgerError("portfolio.no-table", table=name, folder=folder)
