"""What a bank's lines and balances are called says nothing of an account, and tells them apart."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coopledger import Agreement, BankBalance, BankLine, Ledger
from coopledger.readers.statement_facts import _mark

NUMBER = "012180001183597197"
OPENING = Agreement(
    code="A", title="T", currency="EUR",
    accounts=[{"code": "BANCO", "currency": "MXN", "number": NUMBER}],
)  # fmt: skip
MT940 = f"""\
:20:1
:25:{NUMBER}
:28C:1/1
:60F:C161010MXN20,00
:61:1610111011D5,00NTRFNONREF
:86:SPEI A ANA PEREZ
:61:1610121012C5,00NTRFNONREF
:86:DEVOLUCION
:62F:C161015MXN20,00
-
"""


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "oct.sta"
    path.write_bytes(MT940.replace("\n", "\r\n").encode())
    return path


def bank(ledger: Ledger) -> list[BankLine | BankBalance]:
    return [fact for fact in ledger.facts("A") if isinstance(fact, BankLine | BankBalance)]


def test_a_balance_goes_by_its_accounts_code_and_a_line_by_a_salted_mark(
    where: str, statement: Path
) -> None:
    with Ledger.open(where) as ledger:
        ledger.record(OPENING)
        assert ledger.import_file(statement, book="A").recorded == 4
        facts = bank(ledger)
        assert {fact.account for fact in facts} == {"BANCO"}
        names = [fact.reference for fact in facts]
        assert names[2:] == ["saldo:BANCO:2016-10-10", "saldo:BANCO:2016-10-15"]
        plain = _mark(NUMBER, "MXN", "2016-10-11", "", "", "SPEI A ANA PEREZ")
        assert not any(plain in name or NUMBER in name for name in names)
        again = ledger.import_file(statement, book="A")
        assert (again.recorded, again.unchanged) == (0, 4)


def test_each_ledger_has_marks_of_its_own_and_a_copy_those_of_its_source(
    tmp_path: Path, statement: Path
) -> None:
    names = []
    for name in ("one", "other"):
        with Ledger.open(tmp_path / f"{name}.db") as ledger:
            ledger.record(OPENING)
            ledger.import_file(statement, book="A")
            names.append({line.reference for line in bank(ledger) if isinstance(line, BankLine)})
            ledger.copy_to(tmp_path / f"{name}-copy.db")
    assert names[0].isdisjoint(names[1])
    with Ledger.open(tmp_path / "one-copy.db") as copy:
        assert copy.import_file(statement, book="A").recorded == 0


def test_what_was_recorded_under_names_of_before_is_known_by_them(
    tmp_path: Path, statement: Path
) -> None:
    """As the program of before called them; and a line like one of them keeps its mark."""
    mark = _mark(NUMBER, "MXN", "2016-10-11", "", "", "SPEI A ANA PEREZ")
    before = (
        BankLine(book="A", reference=f"2016-10-11 -5.00 {mark}/1", when="2016-10-11",
                 direction="out", amount="5.00 MXN", value_day="2016-10-11", account_number=NUMBER,
                 text="SPEI A ANA PEREZ"),
        BankBalance(book="A", reference=f"saldo:{NUMBER}:2016-10-10", when="2016-10-10",
                    balance="20.00 MXN", account_number=NUMBER),
    )  # fmt: skip
    with Ledger.open(tmp_path / "b.db") as ledger:
        ledger.record(OPENING, *before)
        receipt = ledger.import_file(statement, book="A")
        assert (receipt.recorded, receipt.unchanged) == (2, 2), receipt.findings
        names = {fact.reference for fact in bank(ledger)}
        assert {fact.reference for fact in before} < names
        assert "saldo:BANCO:2016-10-15" in names
        assert ledger.import_file(statement, book="A").recorded == 0
        assert ledger.reconcile_bank("A", on=date(2016, 10, 15))


def test_a_number_that_is_not_the_accounts_stands_in_no_name(where: str, statement: Path) -> None:
    opening = OPENING.model_copy(update={"accounts": Agreement(
        code="A", title="T", currency="EUR", accounts=["MXN"]).accounts})  # fmt: skip
    with Ledger.open(where) as ledger:
        ledger.record(opening)
        ledger.import_file(statement, book="A")
        assert not any(NUMBER in fact.reference for fact in bank(ledger))
        assert len({fact.reference for fact in bank(ledger)}) == 4


def test_no_hashed_column_has_a_number_or_a_name(tmp_path: Path, statement: Path) -> None:
    path = tmp_path / "b.db"
    with Ledger.open(path) as ledger:
        ledger.record(OPENING)
        ledger.import_file(statement, book="A")
    shutil.copy(path, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as database:
        database.row_factory = sqlite3.Row
        for row in database.execute("SELECT * FROM journal"):
            hashed = " ".join(str(row[name]) for name in row.keys() if name != "sealed")  # noqa: SIM118
            assert not any(said in hashed for said in (NUMBER, "ANA PEREZ", "oct.sta"))


def test_where_the_accounts_number_was_erased_its_statement_is_still_known(
    where: str, statement: Path
) -> None:
    """Among several of its currency the account has to be named; another's number is another's."""
    second = {"code": "OTRA", "currency": "MXN", "number": "0299999999"}
    for code, accounts in (("A", ()), ("B", (second,))):
        opening = Agreement(
            code=code, title="T", currency="EUR",
            accounts=[*(account.model_dump() for account in OPENING.accounts), *accounts],
        )  # fmt: skip
        with Ledger.open(where) as ledger:
            ledger.record(opening)
            assert ledger.import_file(statement, book=code).recorded == 4
            ledger.forget(code, book=code, reason="asked for", ground="art. 51")
            again = ledger.import_file(statement, book=code, account="BANCO")
            assert (again.recorded, again.unchanged) == (0, 4), again.findings
            plain = ledger.import_file(statement, book=code)
            assert plain.accepted == (not accounts)
            for found in plain.findings:
                assert "(erased)" not in found.message("es")
    other = statement.with_name("otra.sta")
    other.write_bytes(statement.read_bytes().replace(NUMBER.encode(), b"0299999999"))
    with Ledger.open(where) as ledger:
        assert not ledger.preview_file(other, book="A").accepted
