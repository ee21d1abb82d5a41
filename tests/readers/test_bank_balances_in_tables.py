"""What a bank's table says was there: a row that is called a balance is one, in every layout."""

from collections.abc import Sequence

import pytest

from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.finding import Severity
from coopledger.readers.bank_csv import read_bank_csv
from coopledger.readers.reading import Manner, Reading

WITH_BALANCES = "FECHA,DESCRIPCIÓN,CARGO,ABONO,SALDO"
WITHOUT = "FECHA,DESCRIPCIÓN,CARGO,ABONO"
SIGNED = "FECHA,DESCRIPCIÓN,IMPORTE,MONEDA"
TAXI = "05/10/2016,TAXI,100.00,,900.00"


def read(rows: Sequence[str], profile: str = "bbva-mexico") -> Reading:
    manner = Manner("A", account="MXN", profile=profile)
    return read_bank_csv("\n".join(rows).encode(), "x.csv", manner)


def said(reading: Reading) -> tuple[list[int], list[int], set[str]]:
    """What moved, what was there, and what is not a note."""
    facts = [entry.fact for entry in reading.entries]
    found = {f.code for f in reading.findings if f.severity is not Severity.NOTE}
    return (
        [fact.signed // 100 for fact in facts if isinstance(fact, BankLine)],
        [fact.balance.minor // 100 for fact in facts if isinstance(fact, BankBalance)],
        found,
    )


@pytest.mark.parametrize(
    "rows",
    [
        ("Saldo inicial,1000.00", WITH_BALANCES, TAXI, "Saldo final,900.00"),
        ("Saldo inicial: 1000.00", "Saldo final: 900.00", WITH_BALANCES, TAXI),
        (WITH_BALANCES, TAXI, "Saldo inicial,1000.00", "Saldo final,900.00"),
        (WITH_BALANCES, ",SALDO ANTERIOR,,,1000.00", TAXI, ",SALDO FINAL,,,900.00"),
        (WITH_BALANCES, "Saldo anterior,,,,1000.00", TAXI, "Saldo final,,,,900.00"),
        (WITH_BALANCES, "01/10/2016,SALDO INICIAL,,1000.00,1000.00", TAXI),
        (WITH_BALANCES, "01/10/2016,SALDO INICIAL,,1000.00,", TAXI),
        (WITH_BALANCES, "01/10/2016,SALDO INICIAL,0.00,0.00,1000.00", TAXI),
        (WITH_BALANCES, "01/10/2016,Saldo inicial del periodo,,,1000.00", TAXI),
        (WITH_BALANCES, "01/10/2016,SALDO INICIAL AL 01/10/2016,,,1000.00", TAXI),
        (WITH_BALANCES, "01/10/2016,Saldo inicial de octubre de 2016,,,1000.00", TAXI),
        (WITH_BALANCES, "01/10/2016,*** SALDO INICIAL ***,,1000.00,1000.00", TAXI),
        (WITH_BALANCES, "01/10/2016,- Saldo anterior -,,1000.00,1000.00", TAXI),
        (WITH_BALANCES, "30/09/2016,SALDO AL 30/09/2016,,,1000.00", TAXI,
         "31/10/2016,SALDO AL 31/10/2016,,,900.00"),
        (WITH_BALANCES, "31/10/2016,SALDO AL CORTE,,,900.00", TAXI,
         "01/10/2016,SALDO ANTERIOR,,,1000.00"),
        (WITH_BALANCES, TAXI, WITH_BALANCES, ",SALDO ANTERIOR,,,1000.00"),
    ],
)  # fmt: skip
def test_a_row_that_is_called_a_balance_is_one(rows: Sequence[str]) -> None:
    assert said(read(rows)) == ([-100], [1000, 900], set())


def test_without_a_column_of_balances_its_amount_is_the_balance() -> None:
    rows = (WITHOUT, "01/10/2016,SALDO INICIAL,,1000.00", "05/10/2016,TAXI,100.00,",
            "31/10/2016,SALDO FINAL,,900.00")  # fmt: skip
    assert said(read(rows)) == ([-100], [1000, 900], set())
    overdrawn = (WITHOUT, "01/10/2016,SALDO INICIAL,50.00,", "05/10/2016,TAXI,100.00,",
                 "31/10/2016,SALDO FINAL,150.00,")  # fmt: skip
    assert said(read(overdrawn)) == ([-100], [-50, -150], set())
    signed = (SIGNED, "2016-10-01,Opening balance,1000.00,MXN", "2016-10-05,TAXI,-100.00,MXN",
              "2016-10-31,Closing balance,900.00,MXN")  # fmt: skip
    assert said(read(signed, "generic")) == ([-100], [1000, 900], set())


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((",SALDO ANTERIOR,,200.00,1000.00", TAXI), "balance-or-line"),
        ((",SALDO ANTERIOR,,,1000.00", TAXI, ",SALDO ANTERIOR,,,950.00",
          "06/10/2016,TAXI,50.00,,850.00"), "balance-does-not-follow"),
        ((TAXI, "06/10/2016,SALDO,,,950.00", "07/10/2016,TAXI,50.00,,850.00"),
         "balance-does-not-follow"),
        ((",SALDO ANTERIOR,,,1000.00", TAXI, ",SALDO FINAL,,,950.00"), "statement-not-tied"),
        ((",SALDO INICIAL,,,1000.00", ",SALDO INICIAL,,,1001.00", TAXI), "balance-does-not-follow"),
    ],
)  # fmt: skip
def test_a_balance_that_is_not_the_one_is_said(rows: Sequence[str], code: str) -> None:
    assert code in said(read((WITH_BALANCES, *rows)))[2]


@pytest.mark.parametrize(
    "text",
    [
        "SALDO A FAVOR DEVUELTO",
        "PAGO SALDO ANTERIOR TARJETA",
        "SALDO INICIAL DE NÓMINA",
        "SALDO INICIAL DE MARCA",
    ],
)
def test_a_line_that_only_has_the_word_is_a_line(text: str) -> None:
    rows = (WITH_BALANCES, f"04/10/2016,{text},,100.00,1000.00", TAXI)
    assert said(read(rows)) == ([100, -100], [900, 900], set())


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # By the balances a minus only says what its column does, or takes it back.
        (("04/10/2016,X,,10.00,1000.00", "05/10/2016,TAXI,-100.00,,900.00"), [10, -100]),
        (("04/10/2016,X,,10.00,1000.00", "05/10/2016,TAXI,-100.00,,1100.00"), [10, 100]),
        (("04/10/2016,X,,10.00,1000.00", "05/10/2016,Y,,-100.00,900.00"), [10, -100]),
        (("04/10/2016,X,,10.00,1000.00", "05/10/2016,Y,,-100.00,1100.00"), [10, 100]),
        (("04/10/2016,X,-10.00,,1000.00", "05/10/2016,TAXI,-100.00,,900.00"), [-10, -100]),
        # Of a day, the balances say which line is first.
        (("05/10/2016,B,,10.00,910.00", "05/10/2016,TAXI,100.00,,900.00"), [-100, 10]),
        (("05/10/2016,TAXI,100.00,,900.00", "05/10/2016,B,,10.00,910.00"), [-100, 10]),
        (("05/10/2016,TAXI,-100.00,,900.00", "05/10/2016,B,,10.00,1000.00"), [10, -100]),
    ],
)
def test_what_the_balances_prove_is_read(rows: Sequence[str], expected: list[int]) -> None:
    assert said(read((WITH_BALANCES, *rows)))[::2] == (expected, set())


@pytest.mark.parametrize(
    "rows",
    [
        (WITH_BALANCES, "05/10/2016,TAXI,-100.00,,900.00"),
        (WITH_BALANCES, "05/10/2016,TAXI,-100.00,,"),
        # The newest first, and two taxis; or the oldest first, and two that were given back.
        (WITH_BALANCES, "05/10/2016,TAXI,-100.00,,800.00", "05/10/2016,TAXI,-100.00,,900.00"),
        (WITHOUT, "05/10/2016,TAXI,-100.00,", "06/10/2016,TAXI,-100.00,"),
        (SIGNED + ",TIPO", "2016-10-05,TAXI,-100.00,MXN,CARGO"),
    ],
)
def test_a_minus_that_nothing_proves_is_asked(rows: Sequence[str]) -> None:
    profile = "generic" if rows[0].startswith(SIGNED) else "bbva-mexico"
    assert "sign-not-clear" in said(read(rows, profile))[2]
