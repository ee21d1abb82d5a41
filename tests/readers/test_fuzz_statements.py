"""Whatever happened to the bytes of a bank statement: findings, never an exception."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coopledger.messages.catalogue import Language
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.finding import has_errors
from coopledger.readers.bank_csv import read_bank_csv
from coopledger.readers.mt940 import read_mt940
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_kinds import read_xml
from coopledger.reports.findings import finding_lines
from tests.readers.test_fuzz import mutated

CASES = Path(__file__).parents[1] / "cases" / "statements"
DOCUMENTS = sorted(path for path in CASES.glob("*/document/*"))
FEWER = settings(max_examples=max(5, settings.default.max_examples // 4))


def read(content: bytes, ending: str) -> Reading:
    """Read as its ending says; a table by the profile that fits most."""
    manner = Manner("A", account="MXN", profile="generic")
    readers = {".xml": read_xml, ".csv": read_bank_csv}
    reader = readers.get(ending, read_mt940)
    try:
        return reader(content, f"x{ending}", manner)
    except NotOpened as error:
        return Reading(findings=[error.finding])


def check(content: bytes, ending: str) -> None:
    reading = read(content, ending)
    for language in Language:
        assert list(finding_lines(reading.findings, language)) or reading.entries == []
    for entry in reading.entries:
        assert isinstance(entry.fact, BankLine | BankBalance)
        assert len(entry.fact.reference) <= 100
    if not has_errors(reading.findings):
        assert any(found.code.startswith("statement-") for found in reading.findings)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.parent.name)
def test_whatever_happened_to_its_bytes(document: Path) -> None:
    @FEWER
    @given(mutated(document.read_bytes()))
    def whatever(damaged: bytes) -> None:
        check(damaged, document.suffix.lower())

    whatever()


@FEWER
@given(st.binary(max_size=400), st.sampled_from([".xml", ".sta", ".csv"]))
@example(b"", ".xml")
@example(b"", ".sta")
@example(b"", ".csv")
@example(b":20:", ".sta")
@example(b":20:\n:60F:C161230MXN" + b"9" * 5_000 + b",00", ".sta")
@example(b"FECHA,CARGO,ABONO\n" + b'"' * 5_000, ".csv")
@example(b"<a>" * 5_000, ".xml")
def test_any_bytes(content: bytes, ending: str) -> None:
    check(content, ending)


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "FECHA", "CARGO", "ABONO", "SALDO", "IMPORTE", "TIPO", "MONEDA", "Cuenta",
                    "Saldo inicial", "Saldo final", "2016-10-05", "05/10/2016", "31/02/2016", "C",
                    "1.00", "-1.00", "1,000.00", "1O.00", "MXN", "USD", "XXX", "-", "", "'01", "0",
                    "Saldo inicial: 10.00", "Importe (EUR)", "9" * 30, "=1+1", "\u202e", "x" * 300,
                ]
            ),
            max_size=6,
        ),
        max_size=8,
    )
)  # fmt: skip
def test_any_words_of_a_table(rows: list[list[str]]) -> None:
    content = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    check(content.encode(), ".csv")
    check(f"FECHA,CARGO,ABONO,SALDO\n{content}".encode(), ".csv")
