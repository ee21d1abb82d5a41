"""How reading the staff's workbook grows: from 1,000 to 100,000 expenditures, whole processes.

Run with `make benchmark`. Not a test: times depend on the machine; look at the ratios.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from coopledger.testing.sheets import write_workbook

SIZES = (1_000, 10_000, 20_000, 100_000)
LOAD = "import sys; from coopledger.cli.main import main; main(['import', *sys.argv[1:]])"


def sheets(count: int) -> dict[str, list[list[object]]]:
    """An agreement with ten lines, one disbursement, and the expenditures."""
    start = date(2016, 1, 2)
    rows: list[list[object]] = [
        [f"G-{n:06}", {"date": (start + timedelta(days=n * 360 // count)).isoformat()},
         (100_000 + n * 37 % 500_000) / 100, "MXN", f"L{n % 10}", f"Proveedor {n % 50}",
         f"Concepto {n}", "sin observaciones"]
        for n in range(count)
    ]  # fmt: skip
    return {
        "Convenio": [["Código", "A"], ["Título", "A"], ["Moneda del convenio", "EUR"],
                     ["Cuentas", "MXN"]],
        "Rubros": [["Código", "Rubro"], *([f"L{n}", f"Rubro {n}"] for n in range(10))],
        "Ministraciones": [["Folio", "Fecha", "Importe (MXN)", "Enviado (EUR)"],
                           ["M-1", "2016-01-01", count * 10_000, count * 500]],
        "Gastos": [["Folio", "Fecha", "Importe", "Moneda", "Rubro", "Beneficiario", "Concepto",
                    "Nota"], *rows],
    }  # fmt: skip


def main() -> None:
    print(f"{'rows':>9} {'look':>9} {'import':>9} {'again':>9}   processor seconds; MB at most")
    with tempfile.TemporaryDirectory() as compiled:
        # What is installed has been compiled.
        env = os.environ | {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        for count in (1, *SIZES):  # the first compiles
            with tempfile.TemporaryDirectory() as folder:
                workbook = write_workbook(Path(folder) / "A.xlsx", sheets(count))
                place = [str(workbook), "--ledger", str(Path(folder) / "books.db")]
                asked = (["--dry-run"], [], [])
                took, used = zip(*(_taken([*place, *each], env) for each in asked), strict=True)
            if count > 1:
                times = " ".join(f"{seconds:9.2f}" for seconds in took)
                print(f"{count:>9,} {times}   {max(used):,}")


def _taken(arguments: list[str], env: Mapping[str, str]) -> tuple[float, int]:
    """The seconds of the processor that a whole process took, and the most memory it had, in MB."""
    process = subprocess.Popen(
        [sys.executable, "-c", LOAD, *arguments], stdout=subprocess.DEVNULL, env=env
    )
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{arguments}: {status}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


if __name__ == "__main__":
    main()
