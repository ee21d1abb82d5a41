"""What is read, and by which reader: one list, that the documentation is held to."""

import inspect
import re
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest

from coopledger.ledger import Ledger
from coopledger.readers.documents import BANK_TABLES, DOCUMENTS, RATE_TABLES, listed

PAGE = Path(__file__).parents[2] / "docs" / "bank-statements.md"
ENDING = r"(?<![\w.])\.\w+"


@pytest.mark.parametrize(
    "reader", sorted({*DOCUMENTS.values(), *BANK_TABLES.values(), *RATE_TABLES.values()})
)
def test_every_reader_that_is_named_is_there(reader: str) -> None:
    assert list(inspect.signature(resolve_name(reader)).parameters) == ["path", "manner"]


@pytest.mark.parametrize(
    ("verb", "readers"), [(Ledger.import_file, DOCUMENTS), (Ledger.import_rates, RATE_TABLES)]
)
def test_what_is_said_of_importing_lists_every_ending(verb: Any, readers: Any) -> None:
    said, _, _ = verb.__doc__.partition("What is wrong")
    assert set(re.findall(ENDING, said)) == set(listed(readers).split(", "))


def test_the_page_on_bank_statements_lists_what_the_bank_may_give() -> None:
    rows = re.findall(r"^\| (`\..*?) \| (.*?) \|", PAGE.read_text("utf-8"), re.M)
    page = {what: set(re.findall(ENDING, endings)) for endings, what in rows}
    (mt940,) = (endings for what, endings in page.items() if "MT940" in what)
    (table,) = (endings for what, endings in page.items() if "table" in what)
    assert mt940 == {ending for ending, reader in DOCUMENTS.items() if "mt940" in reader}
    assert table == set(BANK_TABLES)
    assert set().union(*page.values()) <= {*DOCUMENTS, *BANK_TABLES}
