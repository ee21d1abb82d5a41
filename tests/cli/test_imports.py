"""What each command may import: what answers without books or documents does not wait for them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coopledger.cli.main import COMMANDS

DOCUMENTS = ("openpyxl", "xlsxwriter", "lxml")
DATABASES = ("sqlalchemy", "alembic", "psycopg")
BOOKS = (*DATABASES, "pydantic", "moneyed", "babel")

# One process answers them all: what none of them imports is not there in the end.
PROGRAM = """
import json, sys
from coopledger.cli.main import main
heavy, asked = json.load(sys.stdin)
for arguments in asked:
    try:
        main(arguments)
    except SystemExit as ended:
        status = ended.code
    found = [name for name in heavy if name in sys.modules]
    print("ended", status, "imported:", *found, "for:", *arguments, file=sys.stderr)
    if found:
        break
"""

# What is asked, and what is not imported to answer it.
NOTHING_HEAVY = [
    ["--help"],
    *([command, "--help"] for command in COMMANDS),
    ["explain"],
    ["explain", "spent-beyond-received"],
    ["explain", "spent-beyond-received", "--format", "json"],
    ["explain", "no-such-code"],
    *(["rates", command, "--help"] for command in ("fetch", "list", "show", "import")),
    ["no-such-command"],
    ["--version"],
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

ONLY_READS = [
    ["list"],
    ["totals"],
    ["head"],
    ["reconcile", "INE-SEGIB-2016"],
    ["issued", "INE-SEGIB-2016"],
    ["period", "PICE"],
    ["export", "json", "PICE"],
    ["show", "G-01"],
    ["verify"],
]


def imported(folder: Path, asked: list[list[str]], heavy: tuple[str, ...]) -> list[str]:
    """How each ended, and what of the heavy it imported: the first that did is the last."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM],
        input=json.dumps([heavy, asked]),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return [line for line in done.stderr.splitlines() if line.startswith("ended ")]


def test_nothing_but_the_version_asks_what_is_installed(tmp_path: Path) -> None:
    ended = imported(tmp_path, NOTHING_HEAVY, ("importlib.metadata",))
    assert [line for line in ended if "imported: for:" not in line] == [
        "ended 0 imported: importlib.metadata for: --version"
    ]


def test_what_needs_no_ledger_imports_nothing_heavy(tmp_path: Path) -> None:
    ended = imported(tmp_path, NOTHING_HEAVY, BOOKS + DOCUMENTS)
    assert [line.split(" ", 2)[2] for line in ended] == [
        " ".join(["imported: for:", *arguments]) for arguments in NOTHING_HEAVY
    ]


@pytest.mark.usefixtures("loaded")
def test_what_reads_no_document_imports_no_reader_of_them(tmp_path: Path) -> None:
    # SQLAlchemy and the migrations are for a ledger of an earlier version; this one is of today.
    assert imported(tmp_path, NO_DOCUMENTS, (*DOCUMENTS, *DATABASES)) == [
        " ".join(["ended 0 imported: for:", *arguments]) for arguments in NO_DOCUMENTS
    ]


@pytest.mark.usefixtures("loaded")
def test_who_only_reads_waits_for_no_rule_and_for_no_matching(tmp_path: Path) -> None:
    ours = ("coopledger.rules.registry", "coopledger.books.matching", "coopledger.readers.xlsx")
    others = (*ours, "importlib.metadata")
    assert imported(tmp_path, ONLY_READS, others) == [
        " ".join(["ended 0 imported: for:", *arguments]) for arguments in ONLY_READS
    ]
