"""How reading the staff's workbook grows: 1,000, 10,000 and 100,000 expenditures, whole processes.

Run with `make benchmark`. Not a test: times depend on the machine; look at the ratios.
"""

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from coopledger.testing.sheets import write_workbook

SIZES = (1_000, 10_000, 100_000)
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
    print(f"{'rows':>9} {'import':>9} {'again':>9}   seconds, largest process so far in MB")
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            workbook = write_workbook(Path(folder) / "A.xlsx", sheets(count))
            times = []
            for _ in range(2):
                started = time.perf_counter()
                place = [str(workbook), "--ledger", str(Path(folder) / "books.db")]
                subprocess.run([sys.executable, "-c", LOAD, *place], check=True,
                               stdout=subprocess.DEVNULL)  # fmt: skip
                times.append(time.perf_counter() - started)
            largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print(f"{count:>9,} {times[0]:9.2f} {times[1]:9.2f}   {largest:,}")


if __name__ == "__main__":
    main()
