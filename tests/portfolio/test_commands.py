"""`coopledger portfolio`: what it prints, promises to programs, and says of what is not right."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coopledger import (
    Agreement,
    AnyFact,
    CoopledgerError,
    Disbursement,
    Ledger,
    LedgerBroken,
    PortfolioReason,
    Transfer,
    portfolio_of_tables,
)
from coopledger.cli.main import COMMANDS
from tests.command_line import Run
from tests.writers.answers import YEAR_END, example

DAY = ("--on", YEAR_END.isoformat())
TABLES = ("events", "agreements", "spending_rates")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The example in a file, where commands look for it."""
    path = tmp_path / "coopledger.db"
    example(path).close()
    return path


def exported(ledger: Ledger, folder: Path) -> Path:
    for name in TABLES:
        ledger.export_data(name, folder / f"{name}.parquet")
    return folder


def test_it_says_the_golden_figures_in_both_languages(run: Run, kept: Path) -> None:
    spanish = run("portfolio", "reconcile", *DAY)
    assert spanish.status == 0
    assert "CUADRA (convenios: 1)" in spanish.out
    english = run("portfolio", "reconcile", *DAY, "--lang", "en")
    assert "CLOSES (agreements: 1)" in english.out
    for figure in ("54,855.00", "21,538.90", "31,003.19", "-2,312.91", "435,763.79"):
        assert figure in spanish.out
        assert figure in english.out


def test_it_promises_its_json(run: Run, kept: Path) -> None:
    answer = json.loads(run("portfolio", "reconcile", *DAY, "--format", "json").out)
    [agreement] = answer["agreements"]
    [fund], own = agreement["fund"], agreement["agreement_currency"]
    assert (answer["on"], answer["closes"]) == ("2016-12-31", True)
    assert (agreement["agreement"], agreement["from_books"]) == ("INE-SEGIB-2016", None)
    assert (fund["currency"], fund["spent"], fund["held"]) == ("MXN", "435763.79", "0.00")
    assert (own["currency"], own["spent"]) == ("EUR", "21538.90")
    assert own["exchange_difference"] == "-2312.91"


def test_a_table_has_a_side_a_row(run: Run, kept: Path, tmp_path: Path) -> None:
    assert run("portfolio", "reconcile", *DAY, "-o", "x.csv", "--lang", "en").status == 0
    text = (tmp_path / "x.csv").read_text("utf-8-sig")
    fund, own = csv.DictReader(io.StringIO(text))
    assert (fund["Side"], fund["Spent"], fund["Closes"]) == ("Fund", "435763.79", "yes")
    assert fund["Exchange difference"] == ""
    assert (own["Side"], own["Exchange difference"]) == ("Agreement", "-2312.91")


def test_over_tables_it_says_the_same(run: Run, kept: Path, tmp_path: Path) -> None:
    with Ledger.open(kept) as ledger:
        expected = ledger.portfolio(on=YEAR_END)
        exported(ledger, tmp_path)
    assert portfolio_of_tables(tmp_path, on=YEAR_END) == expected
    (tmp_path / "events").mkdir()
    (tmp_path / "events.parquet").rename(tmp_path / "events" / "part-0.parquet")
    ran = run("portfolio", "reconcile", *DAY, "--parquet", str(tmp_path))
    assert ran.out == run("portfolio", "reconcile", *DAY).out
    assert ran.status == 0


def test_totals_and_check_say_what_theirs_say(run: Run, kept: Path) -> None:
    totals = json.loads(run("portfolio", "totals", "--format", "json").out)["totals"]
    assert [(t["year"], t["financial"], t["in_kind"]) for t in totals[:2]] == [
        (2014, "270869.10", "295423.80"),
        (2015, "1345564.00", "507827.00"),
    ]
    assert run("portfolio", "check", *DAY).out == run("check", *DAY).out


def test_what_does_not_close_is_named_and_ends_with_1(run: Run, kept: Path) -> None:
    """Around the program somebody makes a posting of less: held by accounts, it differs."""
    with closing(sqlite3.connect(kept)) as raw:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE journal SET debit = 'used' WHERE kind = 'disbursement'")
        raw.commit()
    ran = run("portfolio", "reconcile", *DAY)
    assert ran.status == 1
    assert "NO CUADRA (convenios: 1 de 1): INE-SEGIB-2016" in ran.out
    with Ledger.open(kept) as ledger:
        [fund, _] = ledger.portfolio(on=YEAR_END).sides
        assert not fund.closes
        assert fund.held == -1_109_797_84
        with pytest.raises(LedgerBroken):
            ledger.portfolio_check(on=YEAR_END)


def test_where_there_are_no_agreements_it_says_so(run: Run, tmp_path: Path) -> None:
    run("init")
    assert "No hay convenios" in run("portfolio", "reconcile").out
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        assert ledger.portfolio().sides == ()
        assert ledger.portfolio().closes
        assert portfolio_of_tables(exported(ledger, tmp_path)).sides == ()


def test_what_nothing_but_books_can_say_is_left_out_over_tables(tmp_path: Path) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*exchanging())
        in_books = ledger.portfolio(on=YEAR_END)
        over = portfolio_of_tables(exported(ledger, tmp_path), on=YEAR_END)
    assert in_books.exact == over.exact == {"A": PortfolioReason.EXCHANGE}
    assert over.not_stated() == ("A",)
    assert list(over.sides) == [row for row in in_books.sides if row.side == "fund"]
    assert "USD, because" not in over.to_text("en")
    assert "Without figures in their own currency, 1, because money was exchanged" in over.to_text(
        "en"
    )
    assert json.loads(over.to_json())["agreements"][0]["agreement_currency"] is None


def exchanging() -> list[AnyFact]:
    return [
        Agreement(code="A", title="T", currency="EUR", accounts=["USD", "MXN"]),
        Disbursement(
            book="A", reference="M", when="2016-01-01", amount="100.00 USD", sent="90.00 EUR"
        ),
        Transfer(
            book="A",
            reference="T",
            when="2016-02-01",
            amount="50.00 USD",
            account="USD",
            to_account="MXN",
            arrived="900.00 MXN",
        ),
    ]


@pytest.mark.parametrize("content", [b"", b"no Parquet", b"PAR1" + bytes(60) + b"PAR1"])
def test_files_that_are_no_tables_are_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    for name in TABLES:
        (tmp_path / f"{name}.parquet").write_bytes(content)
    ran = run("portfolio", "reconcile", "--parquet", str(tmp_path))
    assert ran.status == 2
    assert "no se pueden leer" in ran.err
    assert "Traceback" not in ran.err


def test_tables_of_something_else_are_refused(tmp_path: Path) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.create()
        exported(ledger, tmp_path)
    (tmp_path / "agreements.parquet").write_bytes((tmp_path / "events.parquet").read_bytes())
    with pytest.raises(CoopledgerError, match="cannot be read"):
        portfolio_of_tables(tmp_path)


def test_what_was_typed_wrongly_is_said(run: Run, tmp_path: Path) -> None:
    missing = run("portfolio", "reconcile", "--parquet", str(tmp_path))
    assert missing.status == 2
    assert "coopledger export events -o" in missing.err
    alone = run("portfolio", "reconcile", "--spark", "local[2]")
    assert (alone.status, "--parquet" in alone.err) == (2, True)
    assert "portfolio" in COMMANDS
    assert list(tmp_path.iterdir()) == []
