"""What documents cost: 200 and 2,000 of 200 kB, from a workbook that names them, whole processes.

Run with `make benchmark`. Not a test: times depend on the machine; memory is to stay as it is.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from coopledger.testing.sheets import write_workbook
from tests.benchmarks.read import sheets
from tests.engines import location

SIZES = (200, 2_000)
BYTES = 200_000
MEASURED = """
import resource, sys
from coopledger.cli.main import main
try:
    main(sys.argv[1:])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def workbook(folder: Path, count: int) -> Path:
    """As many expenditures, each with a document of its own beside the workbook."""
    drawn, found = random.Random(count), sheets(count)
    heads, *rows = found["Gastos"]
    for number, row in enumerate(rows):
        (folder / f"{number}.pdf").write_bytes(b"%PDF-1.7\\n" + drawn.randbytes(BYTES))
        row.append(f"{number}.pdf")
    return write_workbook(folder / "A.xlsx", found | {"Gastos": [[*heads, "Comprobante"], *rows]})


def commands(folder: Path, document: Path, server: str) -> dict[str, list[object]]:
    books = folder / "books.db"
    at = ["--ledger", books]
    return {
        "load": ["import", document, *at],
        "again": ["import", document, *at],
        "attach": ["attach", "G-000001", folder / "more.pdf", *at],
        "list": ["documents", "A", *at],
        "save": ["documents", "A", "--save", 2, "-o", folder / "out.pdf", *at],
        "verify": ["verify", *at],
        "expediente": ["report", "expediente", "A", "-o", folder / "e.zip", *at],
        "verify it": ["verify", folder / "e.zip"],
        "backup": ["backup", folder / "backup.db", *at],
        "restore": ["restore", folder / "backup.db", "--ledger", folder / "restored.db"],
        "copy": ["copy", books, server],
        "verify there": ["verify", "--ledger", server],
        "back": ["copy", server, folder / "back.db"],
    }


def main() -> None:
    for count in SIZES:
        print(f"{count:,} documents of {BYTES:,} bytes: seconds, largest memory in MB")
        with tempfile.TemporaryDirectory() as place, location("postgresql", Path(place)) as server:
            folder = Path(place)
            document = workbook(folder, count)
            (folder / "more.pdf").write_bytes(b"%PDF-1.7 more")
            for name, arguments in commands(folder, document, server).items():
                started = time.perf_counter()
                done = subprocess.run(
                    [sys.executable, "-c", MEASURED, *map(str, arguments)],
                    check=True,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    text=True,
                )
                taken = time.perf_counter() - started
                print(f"{name:>14} {taken:9.2f} {done.stderr.split()[-1]:>6}", flush=True)


if __name__ == "__main__":
    main()
