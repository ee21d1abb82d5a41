"""Letters that a program put another sign for: every format says that they are lost."""

from pathlib import Path

import pytest

from coopledger.model.finding import Severity
from coopledger.readers.reading import Manner
from coopledger.readers.registry import read_document

CASES = Path(__file__).parents[1] / "cases"

DOCUMENTS = {
    "MT940": ("statements/mt940-strokes-in-its-texts/document/guiones.sta", "ANTICIPO"),
    "camt": ("statements/camt-batch-with-its-names-and-sums/document/lote.xml", "Hotel Reforma"),
    "CFDI": ("invoices/fees-with-tax-withheld/document/honorarios.xml", "MARIA LOPEZ PRADO"),
}
A_FACT = (
    '{"facts": [{"kind": "in_kind_contribution", "book": "A", "reference": "E-1",'
    ' "when": "2016-10-05", "amount": "1.00 MXN", "concept": "ANTICIPO"}]}'
)


def said(content: bytes, name: str, folder: Path) -> list[Severity]:
    (folder / name).write_bytes(content)
    found = read_document(folder / name, Manner("A")).findings
    return [finding.severity for finding in found if finding.code == "text-damaged"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_warning_says_so_once_a_document(name: str, tmp_path: Path) -> None:
    place, word = DOCUMENTS[name]
    good = (CASES / place).read_bytes()
    lost = good.replace(word.encode(), f"{word}\ufffd".encode())
    assert lost != good
    assert said(good, f"good{Path(place).suffix}", tmp_path) == []
    assert said(lost, f"lost{Path(place).suffix}", tmp_path) == [Severity.WARNING]


def test_so_it_does_of_facts(tmp_path: Path) -> None:
    assert said(A_FACT.encode(), "good.json", tmp_path) == []
    lost = A_FACT.replace("ANTICIPO", "ANTIC\ufffdPO").encode()
    assert said(lost, "lost.json", tmp_path) == [Severity.WARNING]
