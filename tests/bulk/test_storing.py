"""What is taken by columns is stored whole or not at all, whoever interrupts it, on each engine."""

import gc
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from coopledger import Ledger, Programme
from coopledger.bulk import acceptance
from coopledger.bulk import appending as of_columns
from coopledger.errors import LedgerNotFound
from coopledger.ledger import bulk_loading
from coopledger.model.receipt import Receipt
from coopledger.rules.registry import BALANCE_RULES, RULES, STATING_RULES
from tests.bulk.tables import plain_table
from tests.bulk.test_columns_and_rows import (
    ORDER_OF_BOOKS,
    ROW_BY_ROW,
    loaded,
    rows_of,
    same_for_all,
)


@pytest.fixture(autouse=True)
def _by_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_loading, "LARGE", 0)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "facts.csv"
    plain_table(path, agreements=8, events=15)
    return path


def test_each_engine_stores_the_same(where: str, table: Path) -> None:
    with same_for_all() as taken:
        with Ledger.open(where, by="Ana") as ledger:
            receipt = ledger.import_file(table)
            assert not ledger.verify().problems
            stored = rows_of(ledger)
        expected, other = loaded(table, ROW_BY_ROW)
    assert taken == [receipt.recorded]
    assert receipt == expected
    assert stored == rows_of(other)


def test_nothing_that_is_taken_refers_to_itself(tmp_path: Path) -> None:
    """So that it is let go of without Python's collector, however many rows there are."""
    found, path = {}, tmp_path / "facts.csv"
    for agreements in (2, 2, 8):  # the first time, what is imported does
        plain_table(path, agreements=agreements, events=15, prefinanced=1)
        with Ledger.open("sqlite://") as ledger:
            gc.collect()
            assert ledger.preview_file(path).accepted
            assert ledger.import_file(path).recorded
            found[agreements] = gc.collect()
    assert found[2] == found[8]
    assert gc.isenabled()


def test_who_reads_columns_waits_for_no_sheets(table: Path) -> None:
    """Nor for the models of all kinds."""
    program = (
        "import sys; from coopledger import Ledger; from coopledger.ledger import bulk_loading\n"
        "from coopledger.model.facts import fact_adapter\n"
        "bulk_loading.LARGE = 0\n"
        "assert Ledger.open('sqlite://').preview_file(sys.argv[1]).accepted\n"
        "assert 'coopledger.bulk.acceptance' in sys.modules\n"
        "assert 'coopledger.readers.sheets' not in sys.modules\n"
        "assert not fact_adapter.pydantic_complete"
    )
    subprocess.run([sys.executable, "-c", program, table], check=True)


def test_what_is_there_already_is_unchanged(where: str, table: Path, tmp_path: Path) -> None:
    with Ledger.open(where) as ledger:
        ledger.record(Programme(code="P-1", title="Own", currency="MXN"))
        first = ledger.import_file(table)
        again = ledger.import_file(table)
        assert (again.recorded, again.unchanged) == (0, first.recorded)
        more = tmp_path / "more.csv"
        text = table.read_text("utf-8")
        more.write_text(text + text.partition("\n")[2].replace("A-", "B-"), "utf-8")
        both = ledger.import_file(more)
        assert (both.recorded, both.unchanged) == (first.recorded, first.recorded)
        assert not ledger.verify().problems


def test_a_book_that_others_open_meanwhile_is_not_opened_twice(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at again what there is, before anything is stored."""
    place, accepted, opened = tmp_path / "books.db", acceptance.accepted, list[Receipt]()
    with Ledger.open(place) as ledger:
        ledger.record(Programme(code="P-1", title="Own", currency="MXN"))

    def meanwhile(*given: Any) -> Any:
        found = accepted(*given)
        if not opened:
            with Ledger.open(place) as other:
                opened.append(other.record(Programme(code="A-1", title="x", currency="MXN")))
        return found

    monkeypatch.setattr(acceptance, "accepted", meanwhile)
    with Ledger.open(place) as ledger:
        receipt = ledger.import_file(table)
        assert not receipt.accepted
        assert {found.code for found in receipt.findings} >= {"currency-of-book"}
        assert len(ledger.books()) == 2
        assert not ledger.verify().problems


def test_two_at_once_record_it_once(where: str, table: Path) -> None:
    receipts: list[Receipt] = []

    def load() -> None:
        with Ledger.open(where) as ledger:
            receipts.append(ledger.import_file(table))

    threads = [Thread(target=load) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts = sorted((receipt.recorded, receipt.unchanged) for receipt in receipts)
    assert counts[0] == tuple(reversed(counts[1]))
    assert counts[0][0] == 0
    with Ledger.open(where) as ledger:
        assert not ledger.verify().problems


def test_who_interrupts_it_stores_nothing(
    where: str, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_columns, "AT_ONCE", 50)
    shares: list[float] = []

    def interrupted(share: float) -> None:
        shares.append(share)
        if share > bulk_loading.EXAMINED + 0.1:
            raise KeyboardInterrupt

    with Ledger.open(where) as ledger:
        ledger.record(Programme(code="P-1", title="Own", currency="MXN"))
        before = ledger.head()
        with pytest.raises(KeyboardInterrupt):
            ledger.import_file(table, progress=interrupted)
        assert ledger.head() == before
        assert shares == sorted(shares)
        assert ledger.import_file(table).accepted
        assert not ledger.verify().problems


KILLED = """
import os, signal, sys
from coopledger import Ledger
from coopledger.bulk import appending
from coopledger.ledger import bulk_loading

bulk_loading.LARGE, appending.AT_ONCE = 0, 20
steps = int(sys.argv[3])

def killed(share):
    global steps
    steps -= share > bulk_loading.EXAMINED
    if steps == 0:
        os.kill(os.getpid(), signal.SIGKILL)

with Ledger.open(sys.argv[1]) as ledger:
    ledger.import_file(sys.argv[2], progress=killed)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("steps", [1, 4])
def test_who_is_killed_at_it_stores_nothing(steps: int, table: Path, tmp_path: Path) -> None:
    place = tmp_path / "books.db"
    with Ledger.open(place) as ledger:
        ledger.record(Programme(code="P-1", title="Own", currency="MXN"))
        before = ledger.head()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(place), str(table), str(steps)], check=False
    )
    assert done.returncode == -signal.SIGKILL
    with Ledger.open(place) as ledger:
        assert ledger.head() == before
        assert not ledger.verify().problems
        assert ledger.import_file(table).accepted


def test_what_the_database_does_not_store_is_noticed(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its triggers look at each row: one that is not chained to the one before is refused."""
    hashed = of_columns.hash_as
    monkeypatch.setattr(of_columns, "hash_as", lambda form, said: hashed(form, (*said[:-1], 1)))
    with Ledger.open(tmp_path / "x.db") as ledger:
        ledger.import_file(table)
        assert ledger.verify().problems, "hashed otherwise: told by the proof"
    monkeypatch.setattr(of_columns, "hash_as", lambda form, said: hashed(form, said)[:-1])
    with Ledger.open(tmp_path / "y.db") as ledger, pytest.raises(Exception, match="hashed"):
        ledger.import_file(table)
    with pytest.raises(LedgerNotFound), Ledger.open(tmp_path / "y.db") as ledger:
        ledger.books()


def test_a_table_with_rules_of_a_program_goes_row_by_row(table: Path) -> None:
    """They look at facts, of which there are none here."""
    with same_for_all() as taken:
        with Ledger.open("sqlite://", rules=[lambda case: ()]) as ledger:
            assert ledger.import_file(table).accepted
        with Ledger.open("sqlite://") as ledger:
            assert ledger.import_file(table, book="A-1").accepted
    assert taken == []


def test_without_polars_a_table_goes_row_by_row(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "coopledger.bulk.acceptance", None)
    with Ledger.open("sqlite://") as ledger:
        assert ledger.import_file(table).accepted


OF_ROWS = {
    # What one row says of its terms: asked of a sample.
    "account_and_currency", "not_in_institution", "redenominated_by_law", "eligible_line",
    "known_activity", "commitment_fits", "names_commitment", "released_once", "request_fits",
    "variation_fits", "shares_fit", "known_tossd_code", "within_period", "issued_and_paid",
    "not_in_future", "currency_of_its_day", "earlier_amount_fits", "rate_of_its_day",
    "opening_keeps_its_terms", "reporting_periods_apart", "terms_of_lines", "terms_of_accounts",
    "code_written_otherwise", "income_of_expenditure",
    # What is only said of books that were there, or of what no agreement taken has.
    "period_takes_it", "after_takeover", "reversal_of_what_stands", "next_revision",
    "recovery_within_expenditure", "disallowed_after_expenditure",
    "disallowed_within_expenditure", "settled_within_disallowance", "reallocation_within_limit",
    "still_in_use", "bank_evidence_of_account", "bank_days_are_whole", "bank_line_once",
    "invoice_is_ours", "invoice_once", "invoice_alike", "invoice_within_agreement",
    "match_names_what_stands", "matched_once", "match_sums_agree", "match_of_its_kind",
    "evidence_of_what_was_spent", "seals_not_checked", "document_of_what_is_recorded",
    "setting_of_institution", "document_again", "document_erased", "two_people",
    "resolved_by_the_ledger", "period_of_its_book", "period_is_over", "periods_in_order",
    "reopened_for_a_reason", "closed_account_is_empty", "commitment_as_promised",
    "closed_without_errors", "bank_balances_follow",
}  # fmt: skip
BY_COLUMNS = {
    "total_within_range", "written_otherwise", "spent_within_received", "leaves_what_is_held",
    "account_below_zero", "line_within_ceiling",
}  # fmt: skip
"""What rows say together: `bulk/together.py` asks for no less."""


def test_of_every_rule_it_is_known_how_columns_keep_it() -> None:
    """A new one that looks at several rows has to be asked in `bulk/together.py`, too."""
    rules = {rule.__name__ for rule in (*RULES, *BALANCE_RULES, *STATING_RULES)}
    assert rules == OF_ROWS | BY_COLUMNS
    assert not OF_ROWS & BY_COLUMNS


@pytest.mark.parametrize(
    "line",
    [
        'agreement,"A"B,A,,\n', 'agreement,"A\nB",A,,\n', "\n", "agreement,A,A,,\r", 'a,"b"x,c,,\n',
        "agreement,A,\0,,\n", "agreement,A,A,,,,\n",
    ],
)  # fmt: skip
def test_text_that_two_programs_may_read_otherwise_is_read_row_by_row(
    line: str, table: Path
) -> None:
    table.write_text(table.read_text("utf-8") + line, "utf-8", newline="")
    with same_for_all() as taken:
        by_columns, there = loaded(table, 0)
        by_rows, here = loaded(table, ROW_BY_ROW)
    assert by_columns == by_rows
    assert not taken
    assert rows_of(there, *ORDER_OF_BOOKS) == rows_of(here, *ORDER_OF_BOOKS)
