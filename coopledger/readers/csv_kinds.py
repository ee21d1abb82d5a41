"""Comma-separated text: a table of facts by the names of its columns, else one of our sheets."""

from pathlib import Path

from coopledger.readers.csv_tables import read_table
from coopledger.readers.fact_tables import is_fact_table, read_fact_table
from coopledger.readers.reading import Manner, Reading


def read_file(path: Path, manner: Manner) -> Reading:
    """By what its first line says."""
    return (read_fact_table if is_fact_table(path) else read_table)(path, manner)
