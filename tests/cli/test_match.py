"""`coopledger match`, as finance staff run it: load, look, decide in Excel, load the decisions."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from coopledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.events import Reversal
from coopledger.model.evidence import Match
from coopledger.writers.matching_workbook import matching_workbook
from coopledger.writers.staff_workbook import book_workbook
from tests.cli.test_ledger_cases import CASES
from tests.command_line import Run
from tests.writers.answers import foreign_formulas

MONTH = CASES / "a-month-whose-bank-and-books-differ-in-five-ways" / "facts.json"
INVOICES = CASES.parent / "invoices"
ON = "2016-10-31"


class Told:
    """`coopledger match` where the month is."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder = run, folder
        facts = {"facts": json.loads(MONTH.read_text("utf-8"))}
        (folder / "octubre.json").write_text(json.dumps(facts), "utf-8")

    def __call__(self, *arguments: str, language: str = "es") -> tuple[int, str]:
        ran = self.run("--lang", language, "match", *arguments)
        return ran.status, ran.out + ran.err

    def json(self, *arguments: str) -> Any:
        status, said = self(*arguments, "--format", "json")
        assert status == 0
        return json.loads(said)


@pytest.fixture
def told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Told:
    monkeypatch.chdir(tmp_path)
    return Told(run, tmp_path)


def recorded() -> list[Match]:
    with Ledger.open("coopledger.db") as ledger:
        return [fact for fact in ledger.facts("FORO-2016") if isinstance(fact, Match)]


def test_the_files_are_loaded_first_and_say_which_agreement_it_is(told: Told) -> None:
    status, said = told("octubre.json", "--on", ON)
    assert status == 0
    assert "guardados en FORO-2016: 22" in said
    assert "CONCILIA: la diferencia de 39,700.50 MXN" in said


def test_loading_the_same_statement_again_changes_nothing(told: Told) -> None:
    first = told.json("octubre.json", "--on", ON)
    again = told.json("octubre.json", "--on", ON)
    assert again["loaded"][0]["recorded"] == 0
    assert {**again, "loaded": None} == {**first, "loaded": None}


def test_confirm_records_what_is_certain_and_nothing_else(told: Told) -> None:
    told("octubre.json", "--on", ON)
    status, said = told("--agreement", "FORO-2016", "--on", ON, "--confirm", "--by", "ana")
    assert (status, "guardaron en FORO-2016: 2" in said) == (0, True)
    assert [match.reference for match in recorded()] == ["B-01 = M-01", "B-08 = G-10"]
    _, said = told("--agreement", "FORO-2016", "--on", ON, "--confirm")
    assert "No hay nada seguro por guardar." in said
    assert len(recorded()) == 2


def test_a_workbook_is_decided_in_and_loaded_back(told: Told) -> None:
    told("octubre.json", "--on", ON, "--workbook", "decidir.xlsx")
    heads, rows = _proposals("decidir.xlsx")
    assert [row["Folio"] for row in rows] == [
        "B-02 = G-01",
        "B-03 = G-02",
        "B-04 = G-03",
        "B-05 = G-04",
        "B-06 = G-07 + G-08 + G-09",
    ]
    _decide("decidir.xlsx", heads, {2: "Aceptar", 3: "Rechazar", 6: "Aceptar"})
    status, said = told("decidir.xlsx", "--on", ON)
    assert status == 0, said
    assert "Asientos nuevos guardados en FORO-2016: 3." in said
    assert {m.reference: str(m.decision) for m in recorded()} == {
        "B-02 = G-01": "accepted",
        "B-03 = G-02": "rejected",
        "B-06 = G-07 + G-08 + G-09": "accepted",
    }
    found = told.json("--agreement", "FORO-2016", "--on", ON)["bank"]
    assert [each["evidence"] for each in found["proposed"]] == [["B-04"], ["B-05"]]


def test_an_undecided_workbook_states_nothing(told: Told) -> None:
    told("octubre.json", "--on", ON, "--workbook", "decidir.xlsx")
    status, said = told("decidir.xlsx", "--agreement", "FORO-2016", "--on", ON)
    assert status == 0
    assert "AVISO" not in said
    assert "NOTA" not in said
    assert recorded() == []


def test_a_difference_is_accepted_with_a_reason_only(told: Told) -> None:
    told("octubre.json", "--on", ON, "--workbook", "decidir.xlsx")
    heads, _ = _proposals("decidir.xlsx")
    _decide("decidir.xlsx", heads, {4: "Aceptar"})
    status, said = told("decidir.xlsx", "--on", ON)
    assert (status, "[match-sums-differ]" in said) == (1, True)
    assert recorded() == []
    _decide("decidir.xlsx", heads, {4: "Aceptar"}, {4: "el banco cobró de menos"})
    assert told("decidir.xlsx", "--on", ON)[0] == 0
    assert [match.reason for match in recorded()] == ["el banco cobró de menos"]


def test_an_english_workbook_is_read_as_well(told: Told) -> None:
    told("octubre.json", "--on", ON, "--workbook", "decide.xlsx", language="en")
    sheet = openpyxl.load_workbook("decide.xlsx")["Matches"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[0] == "Decision"
    _decide("decide.xlsx", heads, {2: "Accept"}, sheet="Matches")
    assert told("decide.xlsx", "--on", ON)[0] == 0
    assert [match.reference for match in recorded()] == ["B-02 = G-01"]


def test_what_the_bank_writes_is_never_a_formula(told: Told) -> None:
    """Nor is a reference that begins as one."""
    line = {
        "kind": "bank_line", "book": "FORO-2016", "reference": "=1+1", "when": "2016-10-06",
        "direction": "out", "amount": "185.00 MXN", "text": "=HYPERLINK(\"http://x\",\"@SUM(1)\")",
    }  # fmt: skip
    (told.folder / "mas.json").write_text(json.dumps({"facts": [line]}), "utf-8")
    told("octubre.json", "mas.json", "--on", ON, "--workbook", "decidir.xlsx")
    book = openpyxl.load_workbook("decidir.xlsx")
    assert foreign_formulas(book) == []
    assert any("HYPERLINK" in str(c.value) for row in book["Sin pareja"].iter_rows() for c in row)


def test_the_decision_is_chosen_from_a_list(told: Told) -> None:
    told("octubre.json", "--on", ON, "--workbook", "decidir.xlsx")
    sheet = openpyxl.load_workbook("decidir.xlsx")["Conciliación"]
    (validation,) = sheet.data_validations.dataValidation
    assert validation.type == "list"
    assert validation.formula1 == '"Aceptar,Rechazar"'
    assert str(validation.sqref).startswith("A2:A")


def test_the_same_matching_makes_the_same_workbook(told: Told) -> None:
    told("octubre.json", "--on", ON)
    with Ledger.open("coopledger.db") as ledger:
        day = date.fromisoformat(ON)
        matching = ledger.match("FORO-2016", on=day)
        balances = ledger.reconcile_bank("FORO-2016", on=day)
    for language in Language:
        made = matching_workbook(matching, balances, language)
        assert made == matching_workbook(matching, balances, language)


def test_a_file_that_is_refused_ends_it_with_1(told: Told) -> None:
    (told.folder / "mal.json").write_text('{"facts": [{"kind": "bank_line"}]}', "utf-8")
    status, said = told("mal.json", "octubre.json", "--agreement", "FORO-2016")
    assert (status, "[missing-value]" in said) == (1, True)
    assert not Path("coopledger.db").exists()


def test_what_is_not_explained_ends_it_with_1(told: Told) -> None:
    told("octubre.json")
    balance = {
        "kind": "bank_balance", "book": "FORO-2016", "reference": "S-11", "when": "2016-11-30",
        "account": "MXN", "balance": "1.00 MXN",
    }  # fmt: skip
    (told.folder / "saldo.json").write_text(json.dumps({"facts": [balance]}), "utf-8")
    status, said = told("saldo.json", "--on", "2016-11-30")
    assert (status, "SIN EXPLICAR" in said) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--agreement"),
        (("no.json",), "no.json"),
        (("--agreement", "FORO-2016", "--account", "X"), "«X»"),
        (("--agreement", "FORO-2016", "--window", "-1"), "de 0 a 366"),
        (("--agreement", "FORO-2016", "--workbook", "x.pdf"), ".xlsx"),
        (("--agreement", "FORO-2016", "--workbook", "no/x.xlsx"), "la carpeta"),
        (("--agreement", "FORO-2016", "--on", "31/13/2016"), "31/13/2016"),
        (("--agreement", "ZZ"), "ZZ"),
    ],
)
def test_wrong_use_is_said_and_ends_with_2(
    arguments: tuple[str, ...], said: str, told: Told
) -> None:
    told("octubre.json", "--on", ON)
    status, answer = told(*arguments)
    assert (status, said in answer) == (2, True), answer


def test_one_reference_is_one_decision_and_is_corrected_by_a_reversal(told: Told) -> None:
    """To change one's mind is no rewriting."""
    told("octubre.json", "--on", ON, "--workbook", "decidir.xlsx")
    heads, _ = _proposals("decidir.xlsx")
    _decide("decidir.xlsx", heads, {2: "Rechazar"})
    assert told("decidir.xlsx", "--on", ON)[0] == 0
    _decide("decidir.xlsx", heads, {2: "Aceptar"})
    status, said = told("decidir.xlsx", "--on", ON)
    assert (status, "[same-reference]" in said) == (1, True)
    with Ledger.open("coopledger.db") as ledger:
        assert ledger.correct_file("decidir.xlsx", reason="sí era ese taxi").accepted
        found = ledger.match("FORO-2016", on=date.fromisoformat(ON))
    assert [m.decided.decision for m in found.bank.matched if m.decided] == ["accepted"]


def _proposals(path: str) -> tuple[list[Any], list[dict[Any, Any]]]:
    sheet = openpyxl.load_workbook(path)["Conciliación"]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(2, values_only=True)]
    return heads, [row for row in rows if row["Folio"]]


def _decide(
    path: str,
    heads: list[Any],
    decisions: dict[int, str],
    reasons: dict[int, str] | None = None,
    sheet: str = "Conciliación",
) -> None:
    """What a person types, by row."""
    book = openpyxl.load_workbook(path)
    for row, said in decisions.items():
        book[sheet].cell(row, 1, said)
    for row, said in (reasons or {}).items():
        book[sheet].cell(row, heads.index("Motivo") + 1, said)
    book.save(path)


def test_the_decisions_of_a_book_stand_in_its_workbook(told: Told) -> None:
    """So that loading it again changes nothing."""
    told("octubre.json", "--on", ON)
    told("--agreement", "FORO-2016", "--on", ON, "--confirm")
    with Ledger.open("coopledger.db") as ledger:
        made = book_workbook(ledger.facts("FORO-2016"), Language.ES)
        Path("libro.xlsx").write_bytes(made)
        receipt = ledger.import_file("libro.xlsx")
    assert receipt.findings == ()
    assert receipt.recorded == 0
    sheet = openpyxl.load_workbook("libro.xlsx")["Conciliación"]
    assert [row[0] for row in sheet.iter_rows(2, values_only=True)] == [
        "B-01 = M-01",
        "B-08 = G-10",
    ]


def test_a_decision_that_was_taken_back_can_be_taken_again(told: Told) -> None:
    """Under the same reference, as its next revision."""
    told("octubre.json", "--on", ON)
    told("--agreement", "FORO-2016", "--on", ON, "--confirm")
    with Ledger.open("coopledger.db") as ledger:
        today = date.today()
        for n, of in enumerate(("B-01 = M-01", "B-08 = G-10")):
            back = {"book": "FORO-2016", "reference": f"X-{n}", "when": today, "reason": "error"}
            ledger.record(Reversal(of=of, **back))
        found = ledger.match("FORO-2016", on=date.fromisoformat(ON))
        assert ledger.confirm(found).recorded == 2
    assert [(m.reference, m.revision) for m in recorded()][2:] == [
        ("B-01 = M-01", 2),
        ("B-08 = G-10", 2),
    ]


FEES = INVOICES / "fees-with-tax-withheld" / "document"
STATEMENT = """FECHA,DESCRIPCIÓN,CARGO,ABONO,SALDO
18/04/2022,PAGO SAT,2066.67,,88400.00
16/03/2022,SPEI ENVIADO MARIA LOPEZ,9533.33,,90466.67
03/03/2022,SPEI RECIBIDO SEGIB,,100000.00,100000.00
"""


@pytest.mark.parametrize("order", [1, -1])
def test_a_banks_table_and_a_folder_of_invoices_in_one_go(told: Told, order: int) -> None:
    """Fees leave the bank twice. The table may have been sorted the other way in Excel."""
    head, *lines = STATEMENT.splitlines()
    Path("marzo.csv").write_text("\n".join((head, *lines[::order])), "cp1252")
    facts = [
        {"kind": "agreement", "code": "FORO", "title": "Foro", "currency": "EUR",
         "accounts": [{"code": "BBVA", "currency": "MXN"}]},
        {"kind": "disbursement", "book": "FORO", "reference": "M-1", "when": "2022-03-03",
         "amount": "100000.00 MXN", "sent": "5000.00 EUR"},
        {"kind": "expenditure", "book": "FORO", "reference": "G-2", "when": "2022-03-15",
         "amount": "11600.00 MXN", "payee": "María López"},
    ]  # fmt: skip
    Path("libro.json").write_text(json.dumps({"facts": facts}), "utf-8")
    given = ("libro.json", "marzo.csv", str(FEES), "--agreement", "FORO", "--on", "2022-04-30")
    status, said = told(*given, "--profile", "bbva-mexico")
    assert status == 0
    assert "9,533.33 MXN de neto y 2,066.67 MXN de impuesto" in " ".join(said.split())
    assert "CONCILIA: el banco y los libros dicen lo mismo" in said
    assert "Comprobantes: conciliado (1)" in said
