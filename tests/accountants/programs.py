"""Journals as beancount and hledger have them: accepted, and added up to what the statement says.

Needs the two programs, so it is no part of `make test`: `make test-accountants` runs it.
"""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import event, given, settings

from coopledger import Agreement, Ledger, MissingRate
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests.accounting_programs import PLAIN, Sums, content_of, require_the_statements
from tests.effort import effort
from tests.writers.answers import YEAR_END, example
from tests.writers.hostile import BOOK, hostile_ledger

_BIN = Path(__file__).parents[2] / ".venv-accountants" / "bin"
_HLEDGER = shutil.which("hledger")

_ADD_UP = """
import json, sys
from collections import Counter
from beancount import loader
from beancount.core.data import Open, Transaction
entries, errors, _ = loader.load_file(sys.argv[1])
called = {each.account: each.meta["name"] for each in entries if isinstance(each, Open)}
sums = Counter()
for each in entries:
    for posting in each.postings if isinstance(each, Transaction) else ():
        sums[called[posting.account], posting.units.currency] += posting.units.number
said = [[name, currency, str(number)] for (name, currency), number in sums.items()]
print(json.dumps({"errors": [str(each) for each in errors], "sums": said}))
"""


def _run(*command: object) -> str:
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def by_beancount(content: bytes, folder: Path) -> Sums:
    path = folder / "a.beancount"
    path.write_bytes(content)
    _run(_BIN / "bean-check", path)
    told = json.loads(_run(_BIN / "python", "-c", _ADD_UP, path))
    assert told["errors"] == []
    sums = {(name, currency): Decimal(number) for name, currency, number in told["sums"]}
    return {key: amount for key, amount in sums.items() if amount}


def by_hledger(content: bytes, folder: Path) -> Sums:
    if _HLEDGER is None:
        pytest.skip("hledger is not on this machine")
    path = folder / "a.journal"
    path.write_bytes(content)
    _run(_HLEDGER, "-f", path, "check", "--strict", "balancednoautoconversion")
    declared = (
        line.removeprefix("account ").split("  ; name: ")
        for line in content.decode().split("\n")
        if line.startswith("account ")
    )
    called = {account: name.replace(";", ",") for account, name in declared}
    assert len(set(called.values())) == len(called)
    said = _run(_HLEDGER, "-f", path, "balance", "--flat", "--no-total", "--layout=bare",
                "-O", "csv")  # fmt: skip
    rows = csv.DictReader(io.StringIO(said))
    return {
        (called[row["account"]], row["commodity"]): Decimal(row["balance"])
        for row in rows
        if Decimal(row["balance"])
    }


PROGRAMS: dict[str, Callable[[bytes, Path], Sums]] = {
    "beancount": by_beancount,
    "hledger": by_hledger,
}


def require_agreement(ledger: Ledger, code: str, on: date, program: str, folder: Path) -> int:
    """The program accepts the journal of a day and comes to its statement; how many entries."""
    statement = ledger.reconcile(code, on=on)
    journal = ledger.accounting_journal(code, accounts=PLAIN, on=on)
    sums = PROGRAMS[program](content_of(journal, program), folder)
    require_the_statements(sums, statement)
    return len(journal.books[0].entries)


@pytest.mark.parametrize("program", PROGRAMS)
@settings(max_examples=effort(25, 1_000))
@given(history=histories())
def test_whatever_books_say_the_program_comes_to_the_statement(
    program: str, history: History
) -> None:
    if not isinstance(history.opening, Agreement):
        return
    with history.recorded() as ledger, TemporaryDirectory() as folder:
        for on in history.days[-3:]:
            try:
                code = history.opening.code
                entries = require_agreement(ledger, code, on, program, Path(folder))
            except MissingRate:
                continue
            event(f"entries: {min(entries, 10)}")


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_program_refuses_a_cent(program: str, tmp_path: Path) -> None:
    """In both halves, and in the balances alone: what is accepted above is accepted exactly."""
    with example() as ledger:
        journal = ledger.accounting_journal("INE-SEGIB-2016", accounts=PLAIN, on=YEAR_END)
    content = content_of(journal, program)
    PROGRAMS[program](content, tmp_path)
    for right, wrong in (
        (b"  -435763.79 MXN", b"  -435763.78 MXN"),
        (b"  -21538.90 EUR", b"  -21538.89 EUR"),
    ):
        assert content.count(right) == 1
        with pytest.raises(AssertionError, match="balance"):
            PROGRAMS[program](content.replace(right, wrong), tmp_path)
    last = content.rfind(b" 2312.91")
    with pytest.raises(AssertionError, match=r"2312\.9"):
        PROGRAMS[program](content[:last] + b" 2312.90" + content[last + 8 :], tmp_path)


@pytest.mark.parametrize("program", PROGRAMS)
def test_hostile_words_stay_words(program: str, tmp_path: Path) -> None:
    with hostile_ledger() as ledger:
        assert require_agreement(ledger, BOOK, YEAR_END, program, tmp_path) > 20


@pytest.mark.parametrize("program", PROGRAMS)
def test_several_agreements_are_one_file(program: str, tmp_path: Path) -> None:
    with example() as ledger, hostile_ledger() as other:
        ledger.record(*other.facts(BOOK))
        journal = ledger.accounting_journal("INE-SEGIB-2016", BOOK, on=YEAR_END)
        PROGRAMS[program](content_of(journal, program), tmp_path)
