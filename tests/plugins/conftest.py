"""A ledger, and the command line run beside it in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coopledger import Agreement, Disbursement, Ledger
from coopledger.cli.main import main

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in English beside a ledger: its status, and all that it says."""
    monkeypatch.setenv("LANGUAGE", "")  # the command line sets it; put back afterwards
    monkeypatch.chdir(tmp_path)
    with Ledger.open("coopledger.db") as ledger:
        ledger.record(
            Agreement(
                code="A-1",
                title="Training",
                currency="EUR",
                accounts=["MXN"],
                report_due="2017-03-31",
            ),
            Disbursement(
                book="A-1", reference="M-1", when="2016-08", amount="2000.00 MXN", sent="100.00 EUR"
            ),
        )

    def run(*arguments: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--lang", "en", *map(str, arguments)])
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        return int(str(ended.value.code)), said.out + said.err

    return run
