"""Tables of facts: what `export facts` writes, `import` reads back; and what programs hand in."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Ledger, MissingExtra, Programme
from coopledger.ledger import bulk_loading
from coopledger.readers.fact_rows import row_of, stated_in
from coopledger.testing import History, histories, programmes
from tests.bulk.tables import FORMS
from tests.effort import effort

PAGE = Path(__file__).parents[2] / "docs" / "data.md"
HEADER = "kind,book,reference,when,amount,currency,counter_amount,counter_currency,more\n"
OPENED = 'agreement,A-1,A-1,,,,,,"{""title"":""T"",""currency"":""EUR"",""accounts"":[""MXN""]}"\n'
FUNDED = "disbursement,A-1,M-1,2016-08,2000.00,MXN,100.00,EUR,\n"


@settings(max_examples=effort(40, 2_000))
@given(histories(), programmes(), st.sampled_from(FORMS), st.booleans())
def test_what_is_exported_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    first: History,
    second: History,
    form: str,
    large: bool,
) -> None:
    """In an empty ledger the same facts, hence the same statements; by columns and row by row."""
    path = tmp_path_factory.mktemp("facts") / f"facts.{form}"
    by_code = {each.opening.code: each for each in (second, first)}
    with Ledger.open("sqlite://") as ledger, Ledger.open("sqlite://") as other:
        for history in by_code.values():
            ledger.record(history.opening, *history.facts)
        ledger.export_data("facts", path)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bulk_loading, "LARGE", 0 if large else 2**62)
            receipt = other.import_file(path)
        assert receipt.accepted
        for code in by_code:
            assert other.facts(code) == ledger.facts(code)
        if first.opening.code in by_code:
            code = first.opening.code
            assert other.reconcile(code).rows() == ledger.reconcile(code).rows()


@settings(max_examples=effort(60, 3_000))
@given(histories())
def test_a_row_states_the_fact_that_it_is_of(history: History) -> None:
    for fact in (history.opening, *history.facts):
        row = row_of(fact)._asdict()
        for name in ("amount", "counter_amount"):
            row[name] = f"{row[name]:f}" if row[name] is not None else None
        assert type(fact).model_validate(stated_in(row)) == fact


def test_the_example_of_the_page_is_loaded(tmp_path: Path) -> None:
    [table] = re.findall(r"```text\n(kind,.*?)```", PAGE.read_text("utf-8"), re.S)
    path = tmp_path / "facts.csv"
    path.write_text(table, "utf-8")
    with Ledger.open("sqlite://") as ledger:
        receipt = ledger.import_file(path)
        assert (receipt.findings, receipt.recorded) == ((), 4)
        statement = ledger.reconcile("A-1")
        assert str(statement.agreement_currency.spent.money) == "20.00 EUR"
        assert str(statement.agreement_currency.returned.money) == "75.00 EUR"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("large", [0, 2**62])
def test_a_table_is_known_by_its_columns_whatever_parts_them(
    mark: str, large: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_loading, "LARGE", large)
    path = tmp_path / "Gastos.csv"  # its name does not matter
    opened = OPENED.replace(',""', "\0").replace(",", mark).replace("\0", ',""')
    path.write_text((HEADER + FUNDED).replace(",", mark) + opened, "utf-8-sig")
    with Ledger.open("sqlite://") as ledger:
        receipt = ledger.import_file(path)
        assert (receipt.findings, receipt.recorded) == ((), 2)


def test_what_is_wrong_is_found_in_every_row_at_once(tmp_path: Path) -> None:
    path = tmp_path / "hechos.csv"
    rows = (
        "expenditure,A-1,G-1,2016-02-30,1.00,MXN,,,\n"
        "expenditure,A-1,G-2,2016-10,1.005,MXN,,,\n"
        "disbursement,A-1,M-2,2016-10,1.00,MXN,x,EUR,\n"
        'refund,A-1,R-1,2016-10,1.00,MXN,,,"{""when"":""2016""}"\n'
        "refund,A-1,R-2,2016-10,1.00,MXN,,,{\n"
        "gasto,A-1,G-3,2016-10,1.00,MXN,,,\n"
    )
    path.write_text(HEADER + OPENED + FUNDED + rows, "utf-8")
    with Ledger.open(tmp_path / "x.db") as ledger:
        receipt = ledger.import_file(path)
    found = [(f.place.row, f.place.column, f.code) for f in receipt.findings]
    assert found == [
        (4, "when", "date-unreadable"),
        (5, "amount", "table-value"),
        (6, "counter_amount", "table-value"),
        (7, "more", "said-twice"),
        (8, "more", "json-unreadable"),
        (9, None, "table-value"),
    ]
    said = receipt.findings[2]
    assert said.place.say("es").startswith("hechos.csv, fila 6, columna counter_amount")
    assert not (tmp_path / "x.db").exists()


def test_a_float_is_no_amount(tmp_path: Path) -> None:
    path = tmp_path / "hechos.jsonl"
    opened = (
        '{"kind":"agreement","book":"A-1","more":"{\\"title\\":\\"T\\",\\"currency\\":\\"MXN\\",'
    )
    opened += '\\"accounts\\":[\\"MXN\\"]}"}\n'
    moved = '{"kind":"disbursement","book":"A-1","reference":"M-1","when":"2016","currency":"MXN",'
    path.write_text(f'{opened}{moved}"amount":10.5}}\n', "utf-8")
    with Ledger.open("sqlite://") as ledger:
        receipt = ledger.import_file(path)
    [found] = receipt.findings
    assert (found.place.row, found.place.column) == (2, "amount")


def test_parquet_needs_what_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "facts.parquet"
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Programme(code="P-1", title="Own", currency="MXN"))
        ledger.export_data("facts", path)
        monkeypatch.setitem(sys.modules, "polars", None)
        with pytest.raises(MissingExtra, match=r"coopledger\[bulk\]"):
            ledger.import_file(path)


def test_a_file_that_is_no_parquet_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "facts.parquet"
    path.write_bytes(b"PAR1 and no more")
    with Ledger.open("sqlite://") as ledger:
        [found] = ledger.import_file(path).findings
    assert found.code == "table-damaged"
