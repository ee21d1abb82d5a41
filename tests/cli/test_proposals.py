"""`coopledger import --propose`, `pending`, `approve`, `refuse`: two people at the command line."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.command_line import Run

BOOK = "FORO-2026"
OPENING = {
    "kind": "agreement", "code": BOOK, "title": "Foro", "currency": "USD", "accounts": ["MXN"],
    "approval_for": ["reversals", "closings"], "approval_above": "1000.00 MXN",
}  # fmt: skip
MONEY = {
    "kind": "disbursement", "book": BOOK, "reference": "M-1", "when": "2025-01-10",
    "amount": "50000.00 MXN", "sent": "2500.00 USD",
}  # fmt: skip
SPENT = {
    "kind": "expenditure", "book": BOOK, "reference": "G-1", "when": "2025-02-03",
    "amount": "1500.00 MXN", "payee": "Imprenta Luz", "concept": "carteles",
}  # fmt: skip


@pytest.fixture
def office(run: Run, tmp_path: Path) -> Run:
    """A ledger whose agreement asks for two people, and a document of what is to be spent."""
    for name, facts in (("convenio", [OPENING, MONEY]), ("gastos", [SPENT])):
        (tmp_path / f"{name}.json").write_text(json.dumps({"facts": facts}), "utf-8")
    assert run("import", "convenio.json", "--by", "Ana").status == 0
    return run


def test_one_prepares_and_another_approves(office: Run) -> None:
    alone = office("import", "gastos.json", "--by", "Ana")
    assert alone.status == 1
    assert (
        "ERROR [needs-approval] gastos.json, fila 1: 1 movimiento por 1,500.00 MXN, con un límite "
        "de 1,000.00 MXN: el convenio pide que una persona lo prepare y otra lo autorice."
    ) in alone.out
    assert office("import", "gastos.json", "--by", "Ana", "--dry-run").status == 1
    made = office("import", "gastos.json", "--by", "Ana", "--propose", "--note", "urge")
    assert made.status == 0
    assert made.out == (
        f"Propuesta PR-1 en {BOOK}: no se movió nada; espera que otra persona la autorice.\n"
        "Cifras de control: Gastos 1 = 1,500.00 MXN.\n"
    )
    waits = office("pending")
    assert f"{BOOK}  PR-1\n  La preparó  " in waits.out
    assert "  Espera      0 días\n  Documento   gastos.json\n" in waits.out
    shown = " ".join(office("show", "PR-1").out.split())
    assert "G-1 (gasto). Fecha: 2025-02-03; Importe: 1,500.00 MXN; Beneficiario: Imprenta" in shown
    own = office("approve", "PR-1", "--by", "ANA")
    assert (own.status, own.out) == (2, "")
    assert "la preparó «Ana»: la autoriza otra persona" in own.err
    done = office("approve", "PR-1", "--by", "Eva")
    assert (done.status, done.out) == (0, "Se autorizó PR-1: 1 asiento nuevo, carga 2.\n")
    assert "Preparó       Ana, " in office("show", "G-1").out
    assert office("pending").out == "No hay propuestas pendientes.\n"
    trail = office("report", "trail", BOOK).out
    assert "propuso PR-1 (propuesta)" in trail
    assert "autorizó PR-1 (resolución)" in trail
    assert "autoriza la propuesta PR-1" in office("loads").out
    assert office("verify").status == 0


def test_in_english(office: Run) -> None:
    def told(*arguments: object) -> str:
        ran = office(*arguments, "--lang", "en")
        return ran.out + ran.err

    assert "1 movement of 1,500.00 MXN, with a limit of 1,000.00 MXN" in told(
        "import", "gastos.json"
    )
    assert "Proposal PR-1 in FORO-2026: nothing was moved" in told(
        "import", "gastos.json", "--propose", "--by", "Ana"
    )
    assert "Would record  Expenditures 1 = 1,500.00 MXN" in told("pending")
    assert "NOTE [approval-pending]" in told("check", BOOK)
    assert "leave out --alone" in told("approve", "PR-1", "--by", "Eva", "--alone", "--reason", "x")
    assert "Proposal PR-1 is refused. Nothing was moved." in told(
        "refuse", "PR-1", "--reason", "no invoice", "--by", "Eva"
    )
    assert "waits no more: refused" in told("approve", "PR-1", "--by", "Luis")
    assert "refused PR-1 (resolution)" in told("report", "trail", BOOK)


def test_a_year_and_a_load_are_proposed_too(office: Run) -> None:
    assert office("period", BOOK, "2025", "cerrado", "--by", "Ana").status == 1
    proposed = office("period", BOOK, "2025", "cerrado", "--by", "Ana", "--propose")
    assert "Propuesta PR-1" in proposed.out
    undone = office("undo", 1, "--reason", "otro convenio", "--by", "Ana", "--propose")
    assert "Cifras de control: Reversas 2; Cargas deshechas 1." in undone.out
    assert office("undo", 1, "--reason", "otro convenio", "--by", "Eva").status == 1
    assert "cierra" not in office("period", BOOK).out
    assert office("approve", "PR-1", "--by", "Eva").status == 0
    stale = office("approve", "PR-2", "--by", "Eva")
    assert stale.status == 1
    assert "PR-2 sigue pendiente." in stale.out


def test_for_programs_and_spreadsheets(office: Run, tmp_path: Path) -> None:
    made = office("import", "gastos.json", "--by", "Ana", "--propose", "--format", "json")
    assert json.loads(made.out)["proposals"] == [{"book": BOOK, "reference": "PR-1"}]
    [waits] = json.loads(office("pending", "--format", "json").out)["proposals"]
    assert list(waits) == [
        *["book", "reference", "recorded_at", "recorded_by", "days", "documents", "control"],
        *["note", "erased", "seq", "hash"],
    ]
    assert waits["control"][0]["amounts"] == [{"amount": "1500.00", "currency": "MXN"}]
    [row] = csv.DictReader(io.StringIO(office("pending", "--format", "csv").out.lstrip("\ufeff")))
    assert (row["Guardado por"], row["Libro"]) == ("Ana", BOOK)
    assert office("pending", "-o", "p.xlsx").status == 0
    sheets = openpyxl.load_workbook(tmp_path / "p.xlsx")
    cells = {str(cell.value) for sheet in sheets for line in sheet.iter_rows() for cell in line}
    assert "PR-1" in cells
    approved = office("approve", "PR-1", "--by", "Eva", "--format", "json")
    assert json.loads(approved.out)["load"] == 2
    [fact] = json.loads(office("show", "G-1", "--format", "json").out)["records"]
    assert (fact["recorded_by"], fact["prepared_by"], fact["proposal"]) == ("Eva", "Ana", "PR-1")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "gastos.json", "--note", "x"), "--propose"),
        (("import", "gastos.json", "--propose", "--dry-run"), "--dry-run"),
        (("undo", 1, "--reason", "x", "--propose", "--dry-run"), "--dry-run"),
        (("period", BOOK, "--propose"), "para cambiar un periodo"),
        (("approve", "PR-9"), "no hay propuesta «PR-9»"),
        (("refuse", "PR-9", "--reason", "x"), "no hay propuesta «PR-9»"),
        (("refuse", "PR-9"), "--reason"),
        (("pending", "FORO"), "FORO"),
    ],
)
def test_wrong_use_says_what_to_do(office: Run, arguments: tuple[object, ...], said: str) -> None:
    wrong = office(*arguments)
    assert (wrong.status, wrong.out) == (2, "")
    assert said in wrong.err


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_clause_is_in_the_workbook(office: Run, tmp_path: Path, language: str) -> None:
    said = office("export", "xlsx", BOOK, "-o", "libro.xlsx", "--lang", language)
    assert said.status == 0
    again = office("import", "libro.xlsx", "--by", "Ana")
    assert again.status == 0
    assert "Nada nuevo" in again.out
    other = office("import", "libro.xlsx", "--by", "Ana", "--ledger", "otro.db")
    assert other.status == 0
    assert office("import", "gastos.json", "--ledger", "otro.db").status == 1
