"""The library's page is true: its script ends as it says. (Its examples are run as doctests.)"""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from coopledger import Ledger
from tests.cli.conftest import EXAMPLES

LIBRARY = Path(__file__).parents[2] / "docs" / "library.md"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """The one block of the page that is a whole program."""
    blocks = re.findall(r"```python\n(.*?)```", LIBRARY.read_text("utf-8"), re.S)
    (program,) = [block for block in blocks if ">>>" not in block]
    path = tmp_path / "closes.py"
    path.write_text(program, "utf-8")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with the two workbooks of the example."""
    path = tmp_path / "books.db"
    with Ledger.open(path) as ledger:
        for workbook in EXAMPLES.glob("*.xlsx"):
            assert ledger.import_file(workbook).accepted
    return path


def ended(script: Path, ledger: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(script), str(ledger)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_script_ends_with_0_where_every_agreement_closes(script: Path, path: Path) -> None:
    assert ended(script, path) == (0, "INE-SEGIB-2016 closes\n", "")


def test_the_script_ends_with_1_where_one_does_not(script: Path, path: Path) -> None:
    ledger = sqlite3.connect(path)
    ledger.execute("DROP TRIGGER journal_is_not_updated")
    ledger.execute("UPDATE journal SET credit = 'partner' WHERE kind = 'expenditure'")
    ledger.commit()
    ledger.close()
    status, out, err = ended(script, path)
    assert (status, out) == (1, "INE-SEGIB-2016 DOES NOT CLOSE\n")
    assert "BROKEN LAW: book INE-SEGIB-2016, row" in err
