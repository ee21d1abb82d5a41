"""A table by columns is what it is row by row: the same receipt, the same findings, the same rows.

Time, identities and secrets are made the same here, so that rows which are alike hash alike.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Ledger
from coopledger.bulk import appending as of_columns
from coopledger.ledger import bulk_loading
from coopledger.model.receipt import Receipt
from coopledger.store import appending, identity, sealing
from tests.bulk.tables import FORMS, Table, plain_table
from tests.effort import effort

ROW_BY_ROW = 2**62


@contextmanager
def same_for_all() -> Iterator[list[int]]:
    """Whatever is made at random or by the clock is the same; how many were taken by columns."""
    taken: list[int] = []
    append = of_columns.append

    def counting(connection: Any, found: Any, *rest: Any) -> Any:
        taken.append(len(found))
        return append(connection, found, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "new_secret", lambda: "cd" * 32)
        patch.setattr(sealing, "new_secrets", lambda count: ["cd" * 32] * count)
        patch.setattr(identity, "new_name", lambda: "ab" * 16)
        patch.setattr(appending, "now", lambda: "2026-11-30T12:00:00.000000+00:00")
        patch.setattr(of_columns, "append", counting)
        yield taken


def loaded(path: Path, large: int, before: Path | None = None) -> tuple[Receipt, Ledger]:
    """What became of a table in a new ledger, or after another one."""
    ledger = Ledger.open("sqlite://", by="Ana")
    with pytest.MonkeyPatch.context() as patch:
        if before is not None:
            patch.setattr(bulk_loading, "LARGE", ROW_BY_ROW)
            ledger.import_file(before)
        patch.setattr(bulk_loading, "LARGE", large)
        previewed = ledger.preview_file(path)
        receipt = ledger.import_file(path)
    same = ("books", "recorded", "unchanged", "findings", "control")
    assert [getattr(previewed, n) for n in same] == [getattr(receipt, n) for n in same]
    return receipt, ledger


def rows_of(ledger: Ledger, *without: str) -> list[dict[str, Any]]:
    if not ledger._storage.exists():
        return []
    with ledger._storage.reading() as connection:
        names = [column for column in appending_columns() if column not in without]
        found = connection.rows(f"SELECT {', '.join(names)} FROM journal ORDER BY book, seq")
    return [dict(zip(names, row, strict=True)) for row in found]


def appending_columns() -> tuple[str, ...]:
    from coopledger.store.columns import COLUMNS

    return COLUMNS


ORDER_OF_BOOKS = ("recorded_at", "previous", "hash")
"""Columns that tell in which order the books of one load were recorded."""


@pytest.mark.parametrize("form", FORMS)
def test_agreements_of_one_table_go_their_ways(form: str, tmp_path: Path) -> None:
    """Those in which there is nothing to be said by columns, the other row by row."""
    path = tmp_path / f"facts.{form}"
    plain_table(path, agreements=3, events=5, prefinanced=1)
    with same_for_all() as taken:
        by_columns, there = loaded(path, 0)
        by_rows, here = loaded(path, ROW_BY_ROW)
    assert by_columns == by_rows
    assert (by_columns.recorded, taken) == (4 * 6, [3 * 6])
    assert rows_of(there, *ORDER_OF_BOOKS) == rows_of(here, *ORDER_OF_BOOKS)


def test_texts_that_another_program_numbered_are_texts(tmp_path: Path) -> None:
    """As data frames save what repeats: by numbers of their own."""
    path = tmp_path / "facts.parquet"
    plain_table(path, agreements=3, events=5)
    pl.read_parquet(path).cast(pl.Categorical).write_parquet(path)
    with same_for_all() as taken:
        by_columns, there = loaded(path, 0)
        by_rows, here = loaded(path, ROW_BY_ROW)
    assert by_columns == by_rows
    assert (by_columns.recorded, taken) == (3 * 6, [3 * 6])
    assert rows_of(there) == rows_of(here)


@pytest.mark.parametrize("code", [" A-9", "A  9", "A\u200b9", "x" * 101, "-", "a-0", "'A-9", "Ñ-1"])
@pytest.mark.parametrize("title", ["Agreement 9", " Nine", "Ni\u200bne", "", "x" * 10_001])
def test_an_agreement_in_which_nothing_moves_is_asked_for_its_code_and_title(
    code: str, title: str, tmp_path: Path
) -> None:
    """On the terms of others, which the model was asked of already."""
    path = tmp_path / "facts.csv"
    plain_table(path, agreements=2, events=3)
    *rows, last = path.read_text("utf-8").splitlines(keepends=True)
    opening = next(row for row in rows if row.startswith("agreement,A-1,"))
    added = opening.replace("A-1,A-1", f"{code},{code}").replace("Agreement 1", title)
    path.write_text("".join([*rows, last, added]), "utf-8")
    with same_for_all():
        by_columns, there = loaded(path, 0)
        by_rows, here = loaded(path, ROW_BY_ROW)
    assert by_columns == by_rows
    assert rows_of(there, *ORDER_OF_BOOKS) == rows_of(here, *ORDER_OF_BOOKS)


@pytest.mark.parametrize(
    "reference",
    ["G-1 ", " G-1", "G-1 1", "G-", "G- ", "G", "7", "00", "é1", "'1", "G-\u200b", "x" * 101],
)
def test_a_reference_is_taken_as_it_is_or_not_at_all(reference: str, tmp_path: Path) -> None:
    """Whether a number ends it or not."""
    path = tmp_path / "facts.csv"
    plain_table(path, agreements=2, events=3)
    path.write_text(path.read_text("utf-8").replace(",G-1,", f",{reference},", 1), "utf-8")
    with same_for_all():
        by_columns, there = loaded(path, 0)
        by_rows, here = loaded(path, ROW_BY_ROW)
    assert by_columns == by_rows
    assert rows_of(there, *ORDER_OF_BOOKS) == rows_of(here, *ORDER_OF_BOOKS)


@pytest.mark.parametrize("form", FORMS)
def test_a_table_is_the_same_by_columns(
    form: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tables")

    @settings(max_examples=effort(60, 3_000))
    @given(st.integers(0, 2**32), st.integers(0, 3))
    def law(seed: int, amiss: int) -> None:
        path = folder / f"facts.{form}"
        Table(seed, amiss=amiss).write(path)
        with same_for_all() as taken:
            by_columns, there = loaded(path, 0)
            by_rows, here = loaded(path, ROW_BY_ROW)
        assert by_columns == by_rows
        rows = rows_of(here)
        if sum(taken) == len(rows):
            assert rows_of(there) == rows, "hash for hash"
        assert rows_of(there, *ORDER_OF_BOOKS) == rows_of(here, *ORDER_OF_BOOKS)
        if rows:
            assert not there.verify().problems

    law()
