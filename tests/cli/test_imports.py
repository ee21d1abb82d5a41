"""What each command may import: what answers without books or documents does not wait for them."""

import subprocess
import sys
from pathlib import Path

import pytest

from coopledger.cli.main import COMMANDS
from tests.cli.conftest import Run

DOCUMENTS = ("openpyxl", "xlsxwriter", "lxml")
BOOKS = ("sqlalchemy", "pydantic", "alembic", "moneyed", "babel")

PROGRAM = """
import sys
from coopledger.cli.main import main
try:
    main(sys.argv[2:])
finally:
    heavy = sys.argv[1].split(",")
    print("imported:", *(name for name in heavy if name in sys.modules), file=sys.stderr)
"""

# What is asked, and what is not imported to answer it.
NOTHING_HEAVY = [
    ["--help"],
    ["--version"],
    *([command, "--help"] for command in COMMANDS),
    ["explain"],
    ["explain", "spent-beyond-received"],
    ["explain", "spent-beyond-received", "--format", "json"],
    ["explain", "no-such-code"],
    *(["rates", command, "--help"] for command in ("fetch", "list", "show", "import")),
    ["no-such-command"],
]
NO_DOCUMENTS = [
    ["list"],
    ["reconcile", "INE-SEGIB-2016"],
    ["reconcile", "INE-SEGIB-2016", "--explain"],
    ["totals"],
    ["check"],
    ["verify"],
    ["upgrade"],
    ["backup", "backup.db"],
    ["head"],
    ["issue", "INE-SEGIB-2016"],
    ["issued", "INE-SEGIB-2016"],
    ["show", "G-01"],
    ["export", "json", "PICE"],
    ["period", "PICE"],
    ["period", "PICE", "2014", "closed"],
    ["rates", "fetch", "--agreement", "INE-SEGIB-2016", "--on", "2016-12-29"],
    ["rates", "list", "--agreement", "INE-SEGIB-2016"],
]


def imported(folder: Path, arguments: list[str], heavy: tuple[str, ...]) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM, ",".join(heavy), *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stderr.splitlines()[-1].removeprefix("imported:").strip()


@pytest.mark.parametrize("arguments", NOTHING_HEAVY, ids=" ".join)
def test_what_needs_no_ledger_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    assert imported(tmp_path, arguments, BOOKS + DOCUMENTS) == ""


@pytest.mark.parametrize("arguments", NO_DOCUMENTS, ids=" ".join)
def test_what_reads_no_document_imports_no_reader_of_them(
    arguments: list[str], loaded: Run, tmp_path: Path
) -> None:
    assert loaded(*arguments).status in (0, 1)
    # The migrations are for a ledger that is made, and this one is there.
    assert imported(tmp_path, arguments, (*DOCUMENTS, "alembic")) == ""
