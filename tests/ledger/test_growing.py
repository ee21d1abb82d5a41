"""A book that is kept is held to the chain it is of, whoever changes that behind its back.

What was read of it was proved, and is answered of; what its accounts hold is asked of the table
each time; and where its end is not where it was, nothing is answered of it.
"""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from coopledger import (
    Agreement,
    Disbursement,
    Expenditure,
    Ledger,
    LedgerBroken,
    Money,
    StoreError,
)
from coopledger.store.columns import COLUMNS


def spent(number: int) -> Expenditure:
    day = f"2016-02-{number:02}"
    return Expenditure(book="A", reference=f"G-{number}", when=day, amount="10.00 MXN", note="taxi")


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "books.db"


@pytest.fixture
def ledger(where: Path) -> Iterator[Ledger]:
    """One that has read its book and stated it."""
    with Ledger.open(where) as ledger:
        ledger.record(
            Agreement(code="A", title="Kept", currency="EUR", accounts=["MXN"]),
            Disbursement(
                book="A", reference="M", when="2016-01-05", amount="900.00 MXN", sent="45.00 EUR"
            ),
            *map(spent, range(1, 9)),
        )
        assert ledger.reconcile("A").closes
        yield ledger


def behind_its_back(where: Path, statement: str) -> None:
    with sqlite3.connect(where) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = [*triggers]
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)
        for _, made in guards:
            raw.execute(made)
    raw.close()


def test_an_earlier_amount_that_was_altered_is_noticed_by_the_next_statement(
    ledger: Ledger, where: Path
) -> None:
    behind_its_back(where, "UPDATE journal SET minor = 100 WHERE seq = 4")
    ledger.record(spent(9))
    with pytest.raises(LedgerBroken, match="A"):
        ledger.reconcile("A")
    [problem] = [each for each in ledger.verify().problems if each.code == "verify.altered"]
    assert problem.params["seq"] == 4


def test_an_earlier_word_that_was_altered_changes_no_answer_and_is_noticed_by_verify(
    ledger: Ledger, where: Path
) -> None:
    behind_its_back(where, "UPDATE journal SET document = hash WHERE seq = 4")
    ledger.record(spent(9))
    assert ledger.reconcile("A").fund.spent.money == Money("90.00", "MXN")
    assert [each.params["seq"] for each in ledger.verify().problems] == [4]
    with Ledger.open(where) as other, pytest.raises(LedgerBroken):
        other.reconcile("A")


LOOKED_AT: dict[str, Callable[[Ledger], object]] = {
    "history": lambda ledger: ledger.history("G-8", book="A"),
    "of every book": lambda ledger: ledger.history("G-8"),
    "trail": lambda ledger: ledger.trail("A", since=date(2100, 1, 1)),
    "documents": lambda ledger: ledger.documents("A"),
    "auxiliary": lambda ledger: ledger.auxiliary("A"),
    "sample": lambda ledger: ledger.sample("A", by="item", size=1, seed="1"),
}


@pytest.mark.parametrize("column", ["document", "sealed", "origin"])
@pytest.mark.parametrize("look", LOOKED_AT)
def test_who_looks_at_every_row_notices_one_that_was_altered_since(
    ledger: Ledger, where: Path, look: str, column: str
) -> None:
    """In the middle of the chain, in what no figure is made of; asked of before, or not yet."""
    LOOKED_AT[look](ledger)
    ledger.record(spent(9))
    LOOKED_AT[look](ledger)
    behind_its_back(where, f"UPDATE journal SET {column} = hash WHERE seq = 4")
    ledger.record(spent(10))
    for _ in range(2):
        with pytest.raises(LedgerBroken, match="row 4"):
            LOOKED_AT[look](ledger)
    with pytest.raises(LedgerBroken, match="row 4"):
        ledger.record(spent(11))


@pytest.mark.parametrize("look", LOOKED_AT)
def test_and_rows_that_were_put_before_the_first(ledger: Ledger, where: Path, look: str) -> None:
    LOOKED_AT[look](ledger)
    columns = ", ".join(COLUMNS)
    copied = columns.replace("seq", "-seq", 1).replace("reference", "'of nobody'", 1)
    behind_its_back(
        where, f"INSERT INTO journal ({columns}) SELECT {copied} FROM journal WHERE seq = 4"
    )
    with pytest.raises(LedgerBroken):
        LOOKED_AT[look](ledger)


def test_of_another_chain_nothing_is_answered_by_what_was_kept(ledger: Ledger, where: Path) -> None:
    behind_its_back(where, "DELETE FROM journal WHERE seq > 8")
    with Ledger.open(where) as other:
        other.record(spent(11), spent(12), spent(13))
    with pytest.raises(StoreError):
        ledger.reconcile("A")
    assert ledger.reconcile("A").events == 10
    assert ledger.verify().intact
