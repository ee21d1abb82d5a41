"""Tables for other programs: exact, described, the same bytes, and the sums of the statements."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from coopledger import CoopledgerError, Ledger, MissingExtra, Money, Reversal
from coopledger.books.data_tables import SCALE, TABLES, DataColumn
from coopledger.cli.export import TABLES as NAMED
from coopledger.errors import NoSuchBook
from coopledger.readers.cells import LIKE_A_FORMULA
from coopledger.testing import History, histories, programmes
from tests.data.drawn import ledger_of, of_rows, of_statements
from tests.effort import effort
from tests.writers.answers import example

PAGE = Path(__file__).parents[2] / "docs" / "data.md"
CODE = "INE-SEGIB-2016"
FORMS = ("parquet", "csv", "jsonl")


def rows_in(path: Path) -> list[dict[str, Any]]:
    """What a program finds in a file of ours, as its columns say."""
    if path.suffix == ".parquet":
        return list(parquet.read_table(path).to_pylist())
    columns = {column.name: column for column in TABLES[path.stem].columns()}
    text = path.read_bytes().decode("utf-8-sig")
    if path.suffix == ".jsonl":
        read: Iterable[Mapping[str, Any]] = map(json.loads, text.splitlines())
    else:
        read = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: typed(columns[name], value) for name, value in row.items()} for row in read]


def typed(column: DataColumn, value: Any) -> Any:
    if value is None or (value == "" and column.may_miss):
        return None
    if column.holds is str:  # what a spreadsheet would run has an apostrophe before it, in CSV
        return value[1:] if value[:1] == "'" and LIKE_A_FORMULA.match(value[1:]) else value
    if column.holds is tuple:
        return json.loads(value) if isinstance(value, str) else value
    of_text = {Decimal: Decimal, date: date.fromisoformat, datetime: datetime.fromisoformat}
    return of_text.get(column.holds, column.holds)(value)  # type: ignore[operator]


@settings(max_examples=effort(25, 1_000))
@given(histories(), programmes(), st.sampled_from(FORMS))
def test_tables_come_to_the_statements(
    tmp_path_factory: pytest.TempPathFactory, first: History, second: History, form: str
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    with ledger_of([first, second]) as ledger:
        for name in TABLES:
            ledger.export_data(name, folder / f"{name}.{form}")
        found = {name: rows_in(folder / f"{name}.{form}") for name in TABLES}
        assert of_rows(found.__getitem__) == of_statements(ledger)
        for name, rows in found.items():
            assert rows == ledger.frame(name).to_pylist()  # type: ignore[attr-defined]
            for row in rows:
                if "minor" in row:
                    assert_same_amount(row, "minor", "amount", "currency")
                if "counter_minor" in row and row["counter_minor"] is not None:
                    assert_same_amount(row, "counter_minor", "counter_amount", "counter_currency")


def assert_same_amount(row: Mapping[str, Any], minor: str, amount: str, currency: str) -> None:
    if row[currency]:
        assert Money(row[amount], row[currency]).minor == row[minor]
    else:
        assert row[amount] == row[minor]


def test_a_table_of_one_book_is_its_part_of_the_whole() -> None:
    ledger = example()
    for name in ("events", "postings"):
        whole = ledger.frame(name).to_pylist()  # type: ignore[attr-defined]
        of_book = ledger.frame(name, CODE).to_pylist()  # type: ignore[attr-defined]
        assert of_book == [row for row in whole if row["book"] == CODE] != []
    assert ledger.frame("months", "PICE").to_pylist() == []  # type: ignore[attr-defined]
    with pytest.raises(NoSuchBook):
        ledger.frame("events", "NO")


def test_what_was_reversed_says_from_when() -> None:
    ledger = example()
    [spent] = [fact for fact in ledger.facts(CODE) if fact.reference == "G-01"]
    assert spent.kind == "expenditure"
    ledger.record(
        Reversal(book=CODE, reference="X-1", of="G-01", when=spent.when, reason="twice"),
        spent.model_copy(update={"revision": 2}),
    )
    rows = ledger.frame("events", CODE).to_pylist()  # type: ignore[attr-defined]
    assert [
        (row["revision"], row["reversed_from"]) for row in rows if row["reference"] == "G-01"
    ] == [(1, date(2016, 12, 2)), (2, None)]


def test_the_same_books_make_the_same_bytes_wherever_they_are_kept(
    where: str, tmp_path: Path
) -> None:
    ledger = example()
    ledger.copy_to(where)
    with Ledger.open(where) as copy:
        for name, form in product(TABLES, FORMS):
            ledger.export_data(name, tmp_path / f"a.{form}")
            copy.export_data(name, tmp_path / f"b.{form}")
            assert (tmp_path / f"a.{form}").read_bytes() == (tmp_path / f"b.{form}").read_bytes()


def test_a_table_of_many_rows_comes_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the size of a piece, the rows are the same; of no rows it is a table, too."""
    ledger, shares = example(), list[float]()
    whole = {name: ledger.frame(name).to_pylist() for name in TABLES}  # type: ignore[attr-defined]
    monkeypatch.setattr("coopledger.books.data_tables._AT_ONCE", 2)
    for name in TABLES:
        for form in FORMS:
            path = tmp_path / f"{name}.{form}"
            ledger.export_data(name, path, progress=shares.append)
            assert rows_in(path) == whole[name]
    assert shares[-1] == max(shares) == 1.0
    with Ledger.open("sqlite://") as empty:
        empty.create()
        for name in TABLES:
            for form in FORMS:
                empty.export_data(name, tmp_path / f"{name}.{form}")
                assert rows_in(tmp_path / f"{name}.{form}") == []


def test_every_column_is_described_and_the_page_says_what_is_written() -> None:
    """Name, type and sentence of each: in the schema of Parquet, in the code, on the page."""
    page = PAGE.read_text("utf-8")
    assert tuple(TABLES) == NAMED
    for name, table in TABLES.items():
        schema = example().frame(name).schema  # type: ignore[attr-defined]
        written = [
            f"| `{field.name}` | {field.type}{', may be missing' * field.nullable} |"
            f" {field.metadata[b'says'].decode()} |"
            for field in schema
        ]
        assert [field.name for field in schema] == [column.name for column in table.columns()]
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        assert re.findall(r"^\| `.*\|$", section, re.M) == written
        assert table.says in section
    assert pa.decimal128(38, SCALE) == pa.decimal128(38, 4)


def test_text_like_a_formula_is_harmless_in_csv_and_itself_elsewhere(tmp_path: Path) -> None:
    ledger = example()
    [spent] = [fact for fact in ledger.facts(CODE) if fact.reference == "R-01"]
    formula = spent.model_copy(update={"reference": "=1+1"})
    assert ledger.record(
        Reversal(book=CODE, reference="X-1", of="R-01", when=spent.when, reason="x"), formula
    ).accepted
    for form, expected in (("csv", b",'=1+1,"), ("jsonl", b'"=1+1"'), ("parquet", b"=1+1")):
        ledger.export_data("events", tmp_path / f"events.{form}")
        assert expected in (tmp_path / f"events.{form}").read_bytes()
        named = {row["reference"] for row in rows_in(tmp_path / f"events.{form}")}
        assert "=1+1" in named


def test_without_pyarrow_it_is_said_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = example()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for asked in (
        lambda: ledger.frame("events"),
        lambda: ledger.export_data("events", tmp_path / "x.parquet"),
    ):
        with pytest.raises(MissingExtra, match=r"coopledger\[data\]"):
            asked()  # type: ignore[no-untyped-call]
    assert list(tmp_path.iterdir()) == []
    ledger.export_data("events", tmp_path / "x.csv")
    ledger.export_data("events", tmp_path / "x.jsonl")


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    ledger = example()
    with pytest.raises(CoopledgerError, match=r"no table «postigns».*postings"):
        ledger.frame("postigns")
    with pytest.raises(CoopledgerError, match=r"\.parquet, \.csv, \.jsonl"):
        ledger.export_data("events", tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []
