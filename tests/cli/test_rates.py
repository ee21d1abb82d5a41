"""`coopledger rates`: looking rates up, recording them, seeing them."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.command_line import Run
from tests.rates import service
from tests.rates.service import serving
from tests.rates.test_banxico import DECEMBER, bank

CODE = "INE-SEGIB-2016"
IN_IT = ("--agreement", CODE)
NONE = f"{CODE} no tiene tipos de cambio guardados\n"


def test_a_day_is_looked_up_recorded_listed_and_shown(loaded: Run) -> None:
    assert loaded("rates", "list", *IN_IT).out == NONE
    ran = loaded("rates", "fetch", *IN_IT, "--on", "2016-12-29")
    assert (ran.status, ran.out) == (
        0,
        "ECB EUR/MXN 2016-12-29: 21.6329 MXN por EUR\n"
        f"Asientos nuevos guardados en {CODE}: 1. Es la carga 3.\n",
    )
    again = loaded("rates", "fetch", *IN_IT, "--on", "2016-12-29", "--source", "bce")
    assert again.out.endswith("Nada nuevo. Asientos que ya estaban guardados: 1.\n")
    listed = loaded("--lang", "en", "rates", "list", *IN_IT).out
    assert listed == (f"Exchange rates of {CODE}\n  ECB EUR/MXN 2016-12-29: 21.6329 MXN per EUR\n")
    shown = loaded("rates", "show", "ECB EUR/MXN 2016-12-29").out
    assert shown.startswith(f"{CODE}  ECB EUR/MXN 2016-12-29  tipo de cambio (vigente)\n")
    assert "  Tipo de cambio   21.6329\n" in shown
    assert loaded("verify").status == 0


def test_a_day_without_a_rate_is_said_and_nothing_is_recorded(loaded: Run) -> None:
    ran = loaded("rates", "fetch", *IN_IT, "--on", "2016-12-26")
    assert ran.status == 1
    assert ran.out == (
        "ECB EUR/MXN 2016-12-26: no se obtuvo. ECB no publicó EUR/MXN para el 2016-12-26; el "
        "último anterior es del 2016-12-23. Qué hacer: si el convenio acepta el del día hábil "
        "anterior, dígalo en su tipo de cambio pactado (MXN, día hábil anterior, ECB)\n"
    )
    assert loaded("rates", "list", *IN_IT).out == NONE


def test_the_previous_business_days_where_the_agreement_says_so(
    loaded: Run, tmp_path: Path
) -> None:
    rate = {"currency": "MXN", "basis": "day", "source": "BCE", "previous_business_day": True}
    facts = [
        {"kind": "agreement", "code": "A", "title": "A", "currency": "EUR", "accounts": ["MXN"],
         "reference_rate": "BCE", "spending_rates": [rate]},
        {"kind": "disbursement", "book": "A", "reference": "M", "when": "2016-12-01",
         "amount": "1000.00 MXN", "sent": "50.00 EUR"},
        {"kind": "expenditure", "book": "A", "reference": "G", "when": "2016-12-26",
         "amount": "10.00 MXN"},
        {"kind": "refund", "book": "A", "reference": "R", "when": "2016-12-29",
         "amount": "10.00 MXN", "received": "0.40 EUR"},
    ]  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps({"facts": facts}), "utf-8")
    assert loaded("import", "a.json").status == 0
    assert loaded("reconcile", "A").status != 0
    ran = loaded("rates", "fetch", "--agreement", "A")
    assert ran.out.splitlines()[:2] == [
        "ECB EUR/MXN 2016-12-26: 21.615 MXN por EUR, del 2016-12-23",
        "ECB EUR/MXN 2016-12-29: 21.6329 MXN por EUR",
    ]
    assert loaded("rates", "fetch", "--agreement", "A").out == "A: no falta ningún tipo de cambio\n"
    said = loaded("reconcile", "A").out
    assert "Por el banco" in said
    assert loaded("template", "a.xlsx", "--from", "A").status == 0
    assert loaded("import", "a.xlsx").out.startswith("Nada nuevo.")


def test_a_month_and_a_mean(loaded: Run) -> None:
    period = ("--from", "2016-12-27", "--to", "2016-12-31")
    ran = loaded("rates", "fetch", *IN_IT, *period, "--dry-run")
    assert ran.out.startswith(
        "ECB EUR/MXN 2016-12-27/2016-12-31: 21.6273 MXN por EUR "
        "[ECB 2016-12-27/2016-12-30: (Σ 4) MXN 86.5092 / EUR 4]\n"
    )
    assert loaded("rates", "list", *IN_IT).out == NONE
    ran = loaded("rates", "fetch", *IN_IT, "--month", "2016-08", "--format", "json")
    said = json.loads(ran.out)
    assert (said["recorded"], said["missing"]) == (1, [])
    assert said["rates"][0]["value"] == "4764117/230000"
    assert said["rates"][0]["provenance"] == "derived"


def test_only_what_the_spending_needs_and_the_book_has_not(run: Run, tmp_path: Path) -> None:
    facts = [
        {"kind": "agreement", "code": "A", "title": "A", "currency": "USD", "accounts": ["MXN"],
         "spending_rates": [{"currency": "MXN", "basis": "day", "source": "BANXICO-FIX"}]},
        {"kind": "disbursement", "book": "A", "reference": "M", "when": "2016-12-01",
         "amount": "1000.00 MXN", "sent": "50.00 USD"},
        *({"kind": "expenditure", "book": "A", "reference": f"G-{day}", "when": f"2016-12-{day}",
           "amount": "10.00 MXN"} for day in (23, 24, 29)),
    ]  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps({"facts": facts}), "utf-8")
    assert run("import", "a.json").status == 0
    with serving(bank(DECEMBER)) as there:
        bank_of = {"COOPLEDGER_BANXICO_URL": there.address, "BANXICO_TOKEN": "abc123"}
        ran = run("rates", "fetch", "--agreement", "A", **bank_of, no_proxy="*")
        assert ran.status == 1
        assert ran.out.splitlines() == [
            "BANXICO-FIX USD/MXN 2016-12-23: 20.6352 MXN por USD",
            "BANXICO-FIX USD/MXN 2016-12-29: 20.6194 MXN por USD",
            "BANXICO-FIX USD/MXN 2016-12-24: no se obtuvo. BANXICO-FIX no publicó USD/MXN para el "
            "2016-12-24; el último anterior es del 2016-12-23. Qué hacer: si el convenio acepta el "
            "del día hábil anterior, dígalo en su tipo de cambio pactado (MXN, día hábil anterior, "
            "BANXICO-FIX)",
            "Asientos nuevos guardados en A: 2. Es la carga 2.",
        ]
        again = run("rates", "fetch", "--agreement", "A", **bank_of, no_proxy="*")
        assert (again.status, len(again.out.splitlines())) == (1, 1)
        assert [asked.path.split("/")[-1] for asked in there.asked] == ["2016-12-29", "2016-12-24"]
        assert len(there.asked) == 2


def test_a_source_that_is_down_is_said_for_people_and_for_programs(loaded: Run) -> None:
    with serving(service.DOWN) as there:
        of = {"COOPLEDGER_INFOREURO_URL": there.address, "no_proxy": "*"}
        asked = ("rates", "fetch", *IN_IT, "--source", "inforeuro", "--month", "2016-12")
        ran = loaded(*asked, **of)
        assert ran.status == 1
        assert ran.out.endswith("no da servicio (estado 503): repita más tarde\n")
        (missing,) = json.loads(loaded(*asked, "--format", "json", **of).out)["missing"]
    assert (missing["reference"], missing["code"]) == ("INFOREURO EUR/MXN 2016-12", "rates.down")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--on", "2016-12-29", "--month", "2016-12"), "pida un día"),
        (("--from", "2016-12-29"), "pida un día"),
        (("--on", "29/13/2016"), "no es un día"),
        (("--month", "2016"), "no es un mes"),
        (("--month", "2016-13"), "no es un mes"),
        (("--from", "2016-12-29", "--to", "2016-12-28"), "antes de empezar"),
        (("--on", "2016-12-29", "--agreement", "PICE"), "programa"),
        (("--on", "2016-12-29", "--agreement", "PICES"), "no hay ningún libro"),
    ],
)
def test_what_is_asked_wrongly(loaded: Run, asked: tuple[str, ...], said: str) -> None:
    ran = loaded("rates", "fetch", *IN_IT, *asked)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_source_that_nobody_knows(loaded: Run) -> None:
    ran = loaded("rates", "fetch", *IN_IT, "--on", "2016-12-29", "--source", "BANXICO")
    assert ran.status == 1
    assert "no hay ninguna fuente «BANXICO». " in ran.out


def test_what_is_not_a_rate_is_not_shown(loaded: Run) -> None:
    ran = loaded("rates", "show", "G-01")
    assert (ran.status, ran.out) == (2, "")
    assert "coopledger show" in ran.err


def test_a_table_of_any_name(loaded: Run, tmp_path: Path) -> None:
    text = (
        "Fecha;Base;Cotizada;Valor;Unidades;Fuente\n"
        "2016-12;EUR;MXN;21.50;;ONU\n29/12/2016;JPY;EUR;0.8125;100;Oficio 12\n"
    )
    (tmp_path / "lo que se acordó.csv").write_text(text, "utf-8")
    asked = ("rates", "import", "lo que se acordó.csv", *IN_IT)
    assert loaded(*asked, "--dry-run").status == 0
    assert loaded("rates", "list", *IN_IT).out == NONE
    assert loaded(*asked).out == (
        f"Asientos nuevos guardados en {CODE}: 2. Es la carga 3.\n"
        "Cifras de control del documento: Tipos de cambio 2.\n"
    )
    assert "asientos 7\n" not in loaded("rates", "list", *IN_IT).out
    table = loaded("rates", "list", *IN_IT, "--format", "csv").out.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["Folio"], row["Tipo de cambio"], row["Es de un"]) for row in rows] == [
        ("OFICIO-12 JPY/EUR 2016-12-29", "0.008125", "día"),
        ("ONU EUR/MXN 2016-12", "21.5", "mes"),
    ]
    shown = loaded("rates", "show", "ONU EUR/MXN 2016-12").out
    assert "lo que se acordó.csv, hoja Tipos de cambio, fila 2" in shown


def test_a_recorded_book_is_written_with_its_rates_and_read_back(loaded: Run) -> None:
    for asked in (
        ("--on", "2016-12-29"),
        ("--month", "2016-08"),
    ):
        assert loaded("rates", "fetch", *IN_IT, *asked).status == 0
    assert loaded("template", "libro.xlsx", "--from", CODE).status == 0
    ran = loaded("import", "libro.xlsx")
    nothing_new = "Nada nuevo. Asientos que ya estaban guardados: 8."
    assert (ran.status, ran.out.splitlines()[0]) == (0, nothing_new)


def test_a_workbook_of_any_sheet(loaded: Run, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Hoja1"
    for row in (
        ["Date", "Base", "Quote", "Value", "Source"],
        ["2016-12-29", "EUR", "MXN", 21.6, "UN"],
    ):
        sheet.append(row)
    book.save(tmp_path / "un.xlsx")
    assert loaded("rates", "import", "un.xlsx", *IN_IT).status == 0
    assert "UN EUR/MXN 2016-12-29: 21.6 MXN" in loaded("rates", "list", *IN_IT).out


def test_wrong_rows_are_found_all_at_once(loaded: Run, tmp_path: Path) -> None:
    text = "Fecha,Base,Cotizada,Valor,Fuente\n2016-12-29,EUR,MXN,0,ONU\nayer,EUR,MXN,21.5,ONU\n"
    (tmp_path / "t.csv").write_text(text, "utf-8")
    ran = loaded("rates", "import", "t.csv", *IN_IT)
    assert ran.status == 1
    assert [line.split()[1] for line in ran.out.splitlines()[:-1]] == [
        "[rate-not-plain]",
        "[date-unreadable]",
    ]
    assert loaded("rates", "list", *IN_IT).out == NONE


def test_a_document_that_is_no_table_of_rates(loaded: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "t.txt").write_text("a", "utf-8")
    assert "[no-headers]" in loaded("rates", "import", "t.csv", *IN_IT).out
    assert "[unknown-format]" in loaded("rates", "import", "t.txt", *IN_IT).out
    assert loaded("rates", "import", "none.csv", *IN_IT).status == 2
