"""What Python's logging is told: what happened, and nothing of what it was about."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from coopledger import Agreement, Disbursement, Expenditure, Ledger, Refused

SECRETS = ("1,234", "1234", "Ana", "Pérez", "coches", "books.db")


def test_what_happens_is_told_and_no_amount_name_or_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "coopledger")
    dated = {"book": "A-1", "when": "2016-08"}
    with Ledger.open(tmp_path / "books.db", by="Ana") as ledger:
        ledger.record(
            Agreement(code="A-1", title="T", currency="EUR", accounts=["EUR"]),
            Disbursement(**dated, reference="M-1", amount="1234.00 EUR"),
        )
        with pytest.raises(Refused):
            ledger.record(
                Expenditure(
                    **dated, reference="G-1", amount="9999.00 EUR", payee="Pérez", lines=["coches"]
                )
            )
        ledger.preview(Expenditure(**dated, reference="G-1", amount="1.00 EUR"))
        ledger.reconcile("A-1")
    told = [record.getMessage() for record in caplog.records if record.name == "coopledger"]
    assert told == [
        "opened a ledger (sqlite)",
        "recorded 2 facts in A-1",
        "refused: spent-beyond-received, unknown-line",
    ]
    assert not [secret for secret in SECRETS if secret in "".join(told)]


def test_nobody_hears_it_who_did_not_ask() -> None:
    opens = "from coopledger import Ledger; Ledger.open('sqlite://').close()"
    for asks in ("", "import logging; ", "import logging; logging.basicConfig(); "):
        assert said_by(asks + opens) == ""
    assert said_by(f"import logging; logging.basicConfig(level='INFO'); {opens}") == (
        "INFO:coopledger:opened a ledger (sqlite)\n"
    )


def said_by(program: str) -> str:
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return (run.stdout + run.stderr).decode()
