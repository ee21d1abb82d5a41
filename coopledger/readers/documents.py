"""Which reader reads which document. A new format is a line here and the file that it names.

A reader is named and not imported, as `module:name`: a list of endings, in `--help` or in what is
said of a file that nobody reads, waits for none of them.
"""

from collections.abc import Iterable, Mapping

WORKBOOKS = (".xlsx", ".xlsm")
"""Those that are given back marked, too."""

FACT_TABLES = (".jsonl", ".ndjson", ".parquet")
"""Tables of facts, whatever is in them; a `.csv` is one by its first line."""

SPREADSHEETS = (*WORKBOOKS, ".ods")
"""Those with sheets."""

_MT940 = (".sta", ".swi", ".mt940", ".940", ".txt")

DOCUMENTS: Mapping[str, str] = {
    **dict.fromkeys(SPREADSHEETS, "coopledger.readers.xlsx:read_workbook"),
    ".xls": "coopledger.readers.xlsx:read_workbook",  # which says so, if it is one of before 2007
    ".csv": "coopledger.readers.csv_kinds:read_file",
    ".zip": "coopledger.readers.archive:read_archive",
    ".json": "coopledger.readers.json_facts:read_facts",
    **dict.fromkeys(FACT_TABLES, "coopledger.readers.fact_tables:read_fact_table"),
    ".xml": "coopledger.readers.xml_kinds:read_file",
    **dict.fromkeys(_MT940, "coopledger.readers.mt940:read_file"),
}
"""By the ending of the file's name, in small letters."""

BANK_TABLES: Mapping[str, str] = {
    **dict.fromkeys((".csv", ".txt"), "coopledger.readers.bank_csv:read_file"),
    **dict.fromkeys(SPREADSHEETS, "coopledger.readers.bank_csv:read_workbook"),
}
"""What is read by a profile, where one is named."""

RATE_TABLES: Mapping[str, str] = {
    ".csv": "coopledger.rates.file:read_table",
    **dict.fromkeys(SPREADSHEETS, "coopledger.rates.file:read_workbook"),
}
"""What is read as a table of exchange rates."""


def listed(endings: Iterable[str]) -> str:
    """The endings to choose from. (An .xls is opened only to say that it cannot be read.)"""
    return ", ".join(ending for ending in endings if ending != ".xls")
