"""Tables as polars, DuckDB and pandas take them: typed, exact, and with the sums of the statements.

They are large, so this is no part of `make test`: `make test-data` runs it.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pytest
from hypothesis import given, settings

from coopledger import Reversal
from coopledger.books.data_tables import TABLES
from coopledger.testing import History, histories, programmes
from tests.data.drawn import ledger_of, of_rows, of_statements
from tests.effort import effort
from tests.writers.answers import example

PAGE = Path(__file__).parents[2] / "docs" / "data.md"

READERS: dict[str, Callable[[Path], list[dict[str, Any]]]] = {
    "polars": lambda path: polars.read_parquet(path).to_dicts(),
    "duckdb": lambda path: dicts(duckdb.read_parquet(str(path))),
    "pandas": lambda path: pandas.read_parquet(path, dtype_backend="pyarrow").to_dict("records"),
}


def dicts(relation: Any) -> list[dict[str, Any]]:
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


@pytest.mark.parametrize("reader", ["polars", "duckdb"])
def test_parquet_read_by_others_comes_to_the_statements(
    reader: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    @settings(max_examples=effort(60, 2_000))
    @given(histories(), programmes())
    def law(first: History, second: History) -> None:
        folder = tmp_path_factory.mktemp("tables")
        with ledger_of([first, second]) as ledger:
            for name in TABLES:
                ledger.export_data(name, folder / f"{name}.parquet")
            found = {name: READERS[reader](folder / f"{name}.parquet") for name in TABLES}
            assert of_rows(found.__getitem__) == of_statements(ledger)

    law()


def test_what_they_add_up_themselves_is_what_the_statements_say() -> None:
    """Their own sums, over the frame as it is: exact, in every currency."""
    ledger = example()
    months: Any = ledger.frame("months")
    expected = {of[1:]: amount for of, amount in of_statements(ledger)["months"].items()}
    summed = (
        polars.DataFrame(months).group_by("side", "figure", "currency").agg(polars.sum("amount"))
    )
    in_polars = {row[:3]: row[3] for row in summed.rows() if row[3]}
    asked = "SELECT side, figure, currency, sum(amount) FROM months GROUP BY ALL"
    in_duckdb = {row[:3]: row[3] for row in duckdb.sql(asked).fetchall() if row[3]}
    assert in_polars == in_duckdb == expected
    minor = pandas.DataFrame.from_arrow(months).groupby(["side", "figure", "currency"])["minor"]
    assert {key: int(of) for key, of in minor.sum().items() if of} == {
        key: int(amount * 100) for key, amount in expected.items()
    }


@pytest.mark.parametrize("name", TABLES)
def test_each_takes_a_frame_with_its_types(name: str, tmp_path: Path) -> None:
    ledger = example()
    frame: Any = ledger.frame(name)
    rows = frame.to_pylist()
    assert polars.DataFrame(frame).to_dicts() == rows
    assert pandas.DataFrame.from_arrow(frame).shape == (len(rows), len(TABLES[name].columns()))
    ledger.export_data(name, tmp_path / "x.parquet")
    typed = polars.read_parquet(tmp_path / "x.parquet").schema
    assert not {"float", "double"} & {str(field.type) for field in frame.schema}
    ledger.export_data(name, tmp_path / "x.csv")
    ledger.export_data(name, tmp_path / "x.jsonl")
    if name in ("agreements", "spending_rates"):  # which have no amounts
        return
    assert typed["amount"] == polars.Decimal(38, 4)
    derived = name in ("months", "totals")
    if name != "facts":
        assert typed["minor"] == (polars.Decimal(38, 0) if derived else polars.Int64)
    [kind] = duckdb.sql(f"SELECT DISTINCT typeof(amount) FROM '{tmp_path}/x.parquet'").fetchall()
    assert kind == ("DECIMAL(38,4)",)
    if name == "facts":  # whose amounts are not there in minor units, too
        return
    assert polars.read_csv(tmp_path / "x.csv")["minor"].to_list() == [row["minor"] for row in rows]
    assert polars.read_ndjson(tmp_path / "x.jsonl")["amount"].cast(
        polars.Decimal(38, 4)
    ).to_list() == [row["amount"] for row in rows]
    for form in ("csv", "jsonl"):
        [(total,)] = duckdb.sql(f"SELECT sum(minor) FROM '{tmp_path}/x.{form}'").fetchall()
        assert total == sum(row["minor"] for row in rows)


def test_the_example_of_the_page_runs() -> None:
    [script] = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    ledger = example()
    [refund] = [fact for fact in ledger.facts("INE-SEGIB-2016") if fact.reference == "R-01"]
    ledger.record(
        Reversal(book=refund.book, reference="X", of="R-01", when=refund.when, reason="held again")
    )
    names: dict[str, Any] = {"ledger": ledger}
    exec(script, names)
    assert names["in_polars"] == names["in_duckdb"] == Decimal("674034.05")
    assert names["in_pandas"] == 674_034_05
