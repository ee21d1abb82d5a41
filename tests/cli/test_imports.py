"""`--help` and `--version` come at once: they import neither a database nor a model library."""

import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "pydantic", "alembic", "openpyxl", "moneyed", "babel", "xlsxwriter")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["reconcile", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from coopledger.cli.main import main\n"
        "try:\n"
        f"    main({arguments!r})\n"
        "except SystemExit:\n"
        f"    sys.stderr.write(' '.join(m for m in {HEAVY!r} if m in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
