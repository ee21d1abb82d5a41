"""What the pages show is true for whoever checks types, with strict mypy and no plugin."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Our own functions are checked elsewhere (`make check`); what they declare is what counts here.
CONFIGURATION = """
[mypy]
strict = True
[mypy-library]
disable_error_code = union-attr
[mypy-coopledger.*,pydantic.*]
ignore_errors = True
[mypy-sqlalchemy.*]
follow_imports = skip
ignore_missing_imports = True
"""

GIVEN = """
from datetime import date
from decimal import Decimal

from coopledger import Agreement, Disbursement, Expenditure, Money, Rate, Valuation, When

terms = Agreement(
    code="A-1", title="Training", currency="EUR",
    accounts=["MXN", {"code": "B", "currency": "EUR"}],
    lines=[{"code": "AIR", "title": "Air"}], start=date(2016, 1, 1), end="2016-12",
    conversion="average", reallocation_limit=Decimal(10),
)
came = Disbursement(
    book="A-1", reference="M-1", when=When.parse("2016-08"), amount=Money("1.00", "MXN"),
    sent={"amount": "1.00", "currency": "EUR"},
)
spent = Expenditure(
    book="A-1", reference="G-1", when="2016-10-05", amount="1.00 MXN", lines=["AIR"],
    provenance="derived",
)
rate = Rate(book="A-1", base="EUR", quote="MXN", when="2016", value="21.6", published_by="ECB")
worked = Valuation(currency="MXN", method="days", days=2, daily_rate="1500.00 MXN")
minor: int = came.amount.minor + spent.amount.minor
first: date = came.when.first
sent: Money | None = came.sent
names: list[str] = [line.title for line in terms.lines] + [part.code for part in spent.lines]
"""

WRONG = """
from coopledger import Agreement, Disbursement, Ledger
from coopledger import Ledgr
from coopledger.testing import ledgres
Disbursement(book="A-1", reference="M-1", when="2016", amount=1.5)
Disbursement(book="A-1", reference="M-1", when=2016, amount="1.00 MXN")
Disbursement(book="A-1", reference="M-1", when="2016", amount="1.00 MXN", snt="1.00 EUR")
Disbursement(book="A-1", reference="M-1", when="2016")
Agreement(code="A-1", title="Training", currency="EUR", accounts=[1])
Ledger.open("sqlite://").record([])
Ledger.open("sqlite://").recrod()
"""

REFUSED = """
3 attr-defined
4 attr-defined
5 arg-type
6 arg-type
7 call-arg
8 call-arg
9 list-item
10 arg-type
11 attr-defined
"""


def complaints(folder: Path) -> list[tuple[str, int, str]]:
    """What mypy says of all of it, in one run: file, line, code."""
    readme = (ROOT / "README.md").read_text("utf-8")
    library = (ROOT / "docs" / "library.md").read_text("utf-8")
    examples = doctest.DocTestParser().get_examples(library)
    (script,) = [b for b in re.findall(r"```python\n(.*?)```", library, re.S) if ">>>" not in b]
    files = {
        "mypy.ini": CONFIGURATION,
        "readme.py": re.findall(r"```python\n(.*?)```", readme, re.S)[0],
        "library.py": "".join(example.source for example in examples),
        "script.py": script,
        "given.py": GIVEN,
        "wrong.py": WRONG,
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    run = [sys.executable, "-m", "mypy", "--no-error-summary", "--config-file", "mypy.ini"]
    run += ["--cache-dir", str(ROOT / ".mypy_cache" / "pages"), *(set(files) - {"mypy.ini"})]
    told = subprocess.run(
        run,
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode in (0, 1), told.stdout + told.stderr
    found = re.findall(r"^(\w+\.py):(\d+): error: .*\[([\w-]+)\]$", told.stdout, re.M)
    return [(name, int(line), code) for name, line, code in found]


def test_what_is_shown_has_the_types_declared_and_what_may_not_be_is_refused(
    tmp_path: Path,
) -> None:
    found = complaints(tmp_path)  # once: it takes seconds
    assert [said for said in found if said[0] != "wrong.py"] == []
    assert [f"{line} {code}" for _, line, code in found] == REFUSED.split("\n")[1:-1]
