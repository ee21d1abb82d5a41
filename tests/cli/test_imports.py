"""`--help`, `--version` and `explain` come at once: no database nor model library is imported."""

import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "pydantic", "alembic", "openpyxl", "moneyed", "babel", "xlsxwriter")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["reconcile", "--help"],
        ["explain"],
        ["explain", "spent-beyond-received"],
        ["explain", "spent-beyond-received", "--format", "json"],
        ["explain", "no-such-code"],
    ],
)
def test_what_needs_no_ledger_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from coopledger.cli.main import main\n"
        "try:\n"
        f"    main({arguments!r})\n"
        "except SystemExit:\n"
        f"    print('imported:', *(m for m in {HEAVY!r} if m in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "imported:"
