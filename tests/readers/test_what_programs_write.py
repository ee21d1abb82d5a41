"""One book as several programs write it: whatever wrote the file, its facts are the same.

`tests/cases/programs/` has it as XlsxWriter, openpyxl and pandas write it, as LibreOffice saved
the first of them (.xlsx and .ods), in the strict form of Open XML, and in the manner of Google
(text by itself, blank cells with a style) and of Apple (a sheet that sums up, each table a sheet,
text in its cell). Amounts have the formats that each gives them; there are dates, a percentage,
folios that are numbers (`"G-"000`) and a formula, too.
"""

from pathlib import Path

import pytest

from coopledger.model.facts import AnyFact
from coopledger.model.finding import has_errors
from coopledger.readers.registry import read_document

WRITTEN = Path(__file__).parents[1] / "cases" / "programs"
BY_XLSXWRITER = WRITTEN / "xlsxwriter.xlsx"


def _facts(document: Path) -> list[AnyFact]:
    reading = read_document(document)
    assert not has_errors(reading.findings), reading.findings
    return [entry.fact for entry in reading.entries]


def test_what_the_book_says() -> None:
    agreement, received, *spent = _facts(BY_XLSXWRITER)
    assert str(agreement.reallocation_limit) == "15"  # type: ignore[union-attr]
    assert (str(received.amount), str(received.sent)) == (  # type: ignore[union-attr]
        "200,000.00 MXN",
        "10,000.00 EUR",
    )
    assert [(fact.reference, str(fact.when), str(fact.amount)) for fact in spent] == [  # type: ignore[union-attr]
        ("G-007", "2016-10-05", "1,500.50 MXN"),
        ("G-008", "2016-10-06", "1,234.56 MXN"),
        ("G-009", "2016-10", "150.50 MXN"),
    ]


@pytest.mark.parametrize(
    "document", sorted(WRITTEN.iterdir()), ids=lambda document: str(document.name)
)
def test_it_says_the_same_whatever_wrote_it(document: Path) -> None:
    assert _facts(document) == _facts(BY_XLSXWRITER)
