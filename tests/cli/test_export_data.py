"""`coopledger export events|postings|months|totals|facts`: tables for other programs, in a file."""

from pathlib import Path

from coopledger import Ledger
from coopledger.books.data_tables import TABLES
from tests.command_line import Run
from tests.data.drawn import of_rows, of_statements
from tests.data.test_tables import CODE, FORMS, rows_in


def test_from_the_command_line(loaded: Run, tmp_path: Path) -> None:
    for name in TABLES:
        for form in FORMS:
            ran = loaded("export", name, "-o", f"{name}.{form}")
            assert (ran.status, ran.out, ran.err) == (0, "", "")
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        found = of_rows(lambda name: rows_in(tmp_path / f"{name}.parquet"))
        assert found == of_statements(ledger)
    assert loaded("export", "events", CODE, "PICE", "-o", "two.jsonl").status == 0
    both = (tmp_path / "two.jsonl").read_bytes()
    assert both == (tmp_path / "events.jsonl").read_bytes()
    for arguments, said in (
        (["export", "events"], "agregue -o events.parquet, .csv o .jsonl"),
        (["--lang", "en", "export", "events"], "add -o events.parquet, .csv or .jsonl"),
        (["export", "events", "-o", "x.xlsx"], "termine en .parquet, .csv, .jsonl"),
        (["export", "events", "NO", "-o", "x.csv"], "«NO»"),
        (["export", "months", "--public", "-o", "x.csv"], "--public es de export rows"),
        (["export", "json", "PICE", CODE, "-o", "x.json"], "de un solo libro"),
    ):
        ran = loaded(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
