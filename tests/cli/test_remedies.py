"""What a finding says to do, done to the letter: then it is loaded."""

import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from coopledger.testing.sheets import write_workbook
from tests.command_line import Ran, Run
from tests.readers.printed_invoices import Printed, printed

_OPENING: Sequence[Sequence[Any]] = [
    ["Código", "FORO-2016"],
    ["Título", "Foro de la Democracia"],
    ["Moneda del convenio", "EUR"],
    ["Cuentas", "MXN"],
]
_SPENDING = ["Folio", "Fecha", "Importe", "Moneda"]
BOOK: Mapping[str, Sequence[Sequence[Any]]] = {
    "Convenio": _OPENING,
    "Ministraciones": [
        ["Folio", "Fecha", "Importe", "Moneda", "Enviado", "Moneda enviada"],
        ["M-1", "2016-08", 200_000, "MXN", 10_000, "EUR"],
    ],
    "Gastos": [_SPENDING, ["G-1", "2016-10-05", 100, "MXN"]],
}


class Office:
    """A person who loads workbooks, reads what is said and does it."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder = run, folder

    def load(self, *more: str, name: str = "foro.xlsx", **sheets: Any) -> Ran:
        write_workbook(self.folder / name, {**BOOK, **sheets})
        return self.run("import", name, *more)

    def spending(self, *rows: Sequence[Any], **more: Any) -> Mapping[str, Any]:
        return {"Gastos": [_SPENDING, *rows], **more}


@pytest.fixture(name="office")
def _office(run: Run, tmp_path: Path) -> Office:
    return Office(run, tmp_path)


def told(ran: Ran, code: str) -> str:
    """What the line of a finding says to do."""
    assert ran.out, ran.err
    [line] = [line for line in ran.out.splitlines() if f"[{code}]" in line]
    return line.partition("Qué hacer: ")[2]


def options(remedy: str) -> list[str]:
    """The options that a remedy names, as they are copied from it."""
    [copied] = re.findall(r'--[a-z]+(?:-[a-z]+)*(?: (?:--[a-z]+|"[^"]*"))*', remedy)
    return shlex.split(copied)


def test_a_correction(office: Office) -> None:
    assert office.load().status == 0
    wrong = office.load(**office.spending(["G-1", "2016-10-05", 101, "MXN"]))
    copied = options(told(wrong, "same-reference"))
    assert copied == ["--correct", "--reason", "por qué"]
    assert office.load(*copied, **office.spending(["G-1", "2016-10-05", 101, "MXN"])).status == 0


def test_a_year_that_is_closed(office: Office) -> None:
    assert office.load().status == 0
    assert office.run("period", "FORO-2016", "2016", "cerrado").status == 0
    rows = (["G-1", "2016-10-05", 100, "MXN"], ["G-2", "2016-11-05", 50, "MXN"])
    remedy = told(office.load(**office.spending(*rows)), "period-closed")
    [command] = re.findall(r'coopledger (period CLAVE AÑO abierto --reason "[^"]*")', remedy)
    said = shlex.split(command.replace("CLAVE", "FORO-2016").replace("AÑO", "2016"))
    assert office.run(*said).status == 0
    assert office.load(**office.spending(*rows)).status == 0


@pytest.mark.parametrize("short", ["5-oct-16", "05/oct/16", "5 oct 16", "05/10/16"])
def test_a_year_of_two_digits(short: str, office: Office) -> None:
    row = ["G-1", short, 100, "MXN"]
    assert "cuatro cifras: 5-oct-2016" in told(
        office.load(**office.spending(row)), "two-digit-year"
    )
    for written in (short[:-2] + "2016", "5-oct-2016"):
        done = office.load(**office.spending([row[0], written, *row[2:]]))
        assert done.status == 0, done.out


def test_a_day_that_lost_its_format(office: Office) -> None:
    remedy = told(office.load(**office.spending(["G-1", 42_648, 100, "MXN"])), "date-as-number")
    [written] = re.findall(r"\d{4}-\d\d-\d\d", remedy)
    assert office.load(**office.spending(["G-1", written, 100, "MXN"])).status == 0


def test_a_sheet_that_is_left_out(office: Office) -> None:
    copy = [_SPENDING, ["G-2", "2016-10-06", 50, "MXN"]]
    refused = office.load(**{"Gastos (2)": copy})
    assert (refused.status, "Gastos (2)" in refused.out) == (1, True)
    assert "pase sus filas a esa hoja" in told(refused, "sheet-ignored")
    assert office.load(**office.spending(*BOOK["Gastos"][1:], copy[1])).status == 0


def test_a_reference_written_otherwise(office: Office) -> None:
    twice = office.spending(["G-1", "2016-10-05", 100, "MXN"], ["g -01", "2016-10-05", 100, "MXN"])
    remedy = told(office.load(**twice), "reference-written-otherwise")
    assert "reverse este folio en la hoja Reversas" in remedy
    reversal = [
        ["Folio", "Fecha", "Reversa a", "Motivo"],
        ["X-1", "2016-10-05", "g -01", "repetido"],
    ]
    done = office.load(Reversas=reversal)
    assert done.status == 0, done.out
    assert "100.00" in office.run("reconcile", "FORO-2016", "--on", "2016-12-31").out
    assert "199,900.00" in office.run("reconcile", "FORO-2016", "--on", "2016-12-31").out


def test_a_table_whose_name_says_two_sheets(office: Office) -> None:
    assert office.load().status == 0
    table = office.folder / "Convenio-Gastos.csv"
    table.write_text("Folio,Fecha,Importe,Moneda\nG-2,2016-10-06,50,MXN\n", "utf-8")
    asked = ("--agreement", "FORO-2016")
    remedy = told(office.run("import", table.name, *asked), "table-unnamed")
    assert "Gastos.csv" in remedy
    table.rename(office.folder / "Gastos.csv")
    assert office.run("import", "Gastos.csv", *asked).status == 0


# Invoices


def test_a_folder_with_one_that_cannot_be_read(office: Office) -> None:
    assert office.load().status == 0
    folder = office.folder / "facturas"
    folder.mkdir()
    old = {"version": "3.2", "issued": "2016-10-05T10:00:00", "stamped": "2016-10-05T10:00:05"}
    (folder / "a.xml").write_bytes(printed(Printed(**old)))
    (folder / "b.xml").write_bytes(printed(Printed(**old))[:-9])
    asked = ("import", folder.name, "--agreement", "FORO-2016")
    copied = options(told(office.run(*asked), "others-can-be-read"))
    done = office.run(*asked, *copied)
    assert done.status == 0
    assert "facturas/b.xml" in done.out


def test_an_invoice_that_does_not_say_its_currency(office: Office) -> None:
    assert office.load().status == 0
    document = Printed(version="3.2", currency=None, rate="18.9204",
                       issued="2016-10-05T10:00:00", stamped="2016-10-05T10:00:05")  # fmt: skip
    (office.folder / "a.xml").write_bytes(printed(document))
    refused = office.run("import", "a.xml", "--agreement", "FORO-2016")
    assert "regístrelo en la hoja Comprobantes" in told(refused, "invoice-currency-unsaid")
    sheet = [
        ["Folio", "Fecha", "Proveedor", "Total pagado", "Moneda"],
        [document.uuid, "2016-10-05", "Vuelos Aéreos Ejemplo", "1,160.00", "USD"],
    ]
    done = office.load(Comprobantes=sheet)
    assert done.status == 0, done.out


def test_an_invoice_that_does_not_say_its_agreement(office: Office) -> None:
    assert office.load().status == 0
    old = {"version": "3.2", "issued": "2016-10-05T10:00:00", "stamped": "2016-10-05T10:00:05"}
    (office.folder / "a.xml").write_bytes(printed(Printed(**old)))
    remedy = told(office.run("import", "a.xml"), "xml-without-book")
    said = shlex.split(remedy[remedy.index("--") :].replace("CLAVE", "FORO-2016").rstrip("."))
    assert office.run("import", "a.xml", *said).status == 0
