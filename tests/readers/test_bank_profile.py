"""Profiles: what each key says, and what is said of a profile that is wrong."""

import re
from datetime import date
from pathlib import Path

import pytest

from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.evidence import BankLine
from coopledger.readers.bank_csv import read_bank_csv
from coopledger.readers.bank_profile import profile_named
from coopledger.readers.cells import CellError
from coopledger.readers.profiles import shipped
from coopledger.readers.reading import Manner, Reading

PAGE = Path(__file__).parents[2] / "docs" / "bank-statements.md"

LEAST = """\
title = "Mi banco"
dates = ["dd/mm/yyyy"]
currency = "MXN"
[columns]
day = ["FECHA"]
amount = ["IMPORTE"]
"""


def written(folder: Path, text: str) -> str:
    path = folder / "mi-banco.toml"
    path.write_text(text, "utf-8")
    return str(path)


def read(folder: Path, profile: str, table: str) -> Reading:
    manner = Manner("A", profile=written(folder, profile))
    return read_bank_csv(table.encode(), "x.csv", manner)


def signed(reading: Reading) -> list[int]:
    return [e.fact.signed for e in reading.entries if isinstance(e.fact, BankLine)]


def test_those_that_come_with_the_program() -> None:
    assert "generic" in shipped()
    for name in shipped():
        assert profile_named(name).title


def test_the_page_on_bank_statements_names_those_that_come_with_the_program() -> None:
    listed = re.search(r"come with the program: ([^(]*)", PAGE.read_text("utf-8"))
    assert listed is not None
    assert sorted(re.findall("`([^`]+)`", listed[1])) == shipped()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LEAST.replace("title", "titel"), "profile.missing-key"),
        (LEAST.replace('day = ["FECHA"]\n', ""), "profile.missing-key"),
        (LEAST.replace("currency", "curency"), "profile.unknown-key"),
        (LEAST + 'remarks = ["NOTA"]\n', "profile.unknown-key"),
        (LEAST.replace("MXN", "PESOS"), "profile.bad-value"),
        (LEAST.replace("dd/mm/yyyy", "%d/%m/%Y"), "profile.bad-value"),
        (LEAST.replace("dd/mm/yyyy", "dd/mm"), "profile.bad-value"),
        (LEAST.replace("dd/mm/yyyy", "dd/mm/yyyy/yy"), "profile.bad-value"),
        (LEAST.replace('["dd/mm/yyyy"]', "[]"), "profile.bad-value"),
        (LEAST.replace('["FECHA"]', "[]"), "profile.bad-value"),
        (LEAST.replace('["FECHA"]', '"FECHA"'), "profile.bad-value"),
        ('encodings = ["klingon"]\n' + LEAST, "profile.bad-value"),
        ('encodings = ["base64"]\n' + LEAST, "profile.bad-value"),
        ('order = "shuffled"\n' + LEAST, "profile.bad-value"),
        ('numbers = "1 234,56"\n' + LEAST, "profile.bad-value"),
        (LEAST.replace('amount = ["IMPORTE"]', 'debit = ["CARGO"]'), "profile.no-amount"),
        (LEAST + 'direction = ["TIPO"]\n', "profile.no-directions"),
        ("title = ", "profile.unreadable"),
        ("x" * 200_000, "profile.unreadable"),
    ],
)
def test_what_is_said_of_a_profile_that_is_wrong(text: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(CoopledgerError) as refused:
        profile_named(written(tmp_path, text))
    assert refused.value.code == code
    for language in Language:
        assert "mi-banco.toml" in refused.value.message(language)


@pytest.mark.parametrize("name", ["bbva", "no/such.toml", "", "\0", "."])
def test_what_is_no_profile(name: str) -> None:
    with pytest.raises(CoopledgerError) as refused:
        profile_named(name)
    assert refused.value.code in ("profile.unknown", "profile.unreadable")


@pytest.mark.parametrize(
    ("form", "text", "day"),
    [
        ("dd/mm/yyyy", "5/10/2016", "2016-10-05"),
        ("mm/dd/yyyy", "10/05/2016", "2016-10-05"),
        ("yyyymmdd", "20161005", "2016-10-05"),
        ("dd-mm-yy", "05-10-16", "2016-10-05"),
        ("dd/mmm/yyyy", "05/OCT/2016", "2016-10-05"),
        ("dd mmm yyyy", "5  octubre 2016", "2016-10-05"),
        ("dd-mmm-yy", "05-ENE-17", "2017-01-05"),
        ("dd.mm.yyyy", "05.10.2016", "2016-10-05"),
        ("dd/mm/yyyy", "05/10/2016 23:59:00", "2016-10-05"),
        ("dd/mm/yyyy", "05/10/2016, 11:59 p. m.", "2016-10-05"),
        ("yyyy-mm-dd", "2016-10-05T23:59:59.123Z", "2016-10-05"),
        ("dd/mm/yyyy", "05/10/2016 CORTE", None),
        ("dd/mm/yyyy", "31/02/2016", None),
        ("dd/mm/yyyy", "2016-10-05", None),
        ("dd/mmm/yyyy", "05/XXX/2016", None),
        ("dd.mm.yyyy", "05/10/2016", None),
        ("dd/mm/yyyy", "０5/10/2016", None),
    ],
)
def test_a_day_is_read_as_the_profile_writes_it(
    form: str, text: str, day: str | None, tmp_path: Path
) -> None:
    profile = profile_named(written(tmp_path, LEAST.replace("dd/mm/yyyy", form)))
    if day is None:
        with pytest.raises(CellError):
            profile.day(text)
    else:
        assert profile.day(text) == (date.fromisoformat(day), form)


def test_a_plain_number_may_be_what_went_out(tmp_path: Path) -> None:
    table = "FECHA,IMPORTE\n05/10/2016,10.00\n05/10/2016,-2.50\n"
    assert signed(read(tmp_path, LEAST, table)) == [1000, -250]
    assert signed(read(tmp_path, 'positive = "out"\n' + LEAST, table)) == [-1000, 250]


def test_numbers_may_be_written_with_a_comma(tmp_path: Path) -> None:
    table = 'FECHA;IMPORTE\n05/10/2016;"1.234,56"\n'
    assert signed(read(tmp_path, 'numbers = "1.234,56"\n' + LEAST, table)) == [123456]


def test_a_currency_that_a_header_says_is_not_overruled(tmp_path: Path) -> None:
    reading = read(tmp_path, LEAST, "FECHA,IMPORTE (USD)\n05/10/2016,10.00\n")
    [line] = [entry.fact for entry in reading.entries]
    assert isinstance(line, BankLine)
    assert line.currency == "USD"


def test_each_account_of_a_table_is_a_statement_of_its_own(tmp_path: Path) -> None:
    profile = LEAST + 'account = ["CUENTA"]\nbalance = ["SALDO"]\n'
    table = "CUENTA,FECHA,IMPORTE,SALDO\n1,05/10/2016,10.00,10.00\n2,05/10/2016,10.00,30.00\n"
    reading = read(tmp_path, profile, table + "1,06/10/2016,-1.00,9.00\n")
    found = [found for found in reading.findings if found.code == "statement-read"]
    assert [note.params["count"] for note in found] == [2, 1]
    assert len({entry.fact.reference for entry in reading.entries}) == len(reading.entries)


@pytest.mark.parametrize(
    "table",
    [
        "FECHA,IMPORTE\n05/10/2016,10.00 MXP\n",
        "FECHA,IMPORTE\n05/10/2016,mxp 10.00\n",
        "FECHA,IMPORTE (MXP)\n05/10/2016,10.00\n",
        "FECHA,IMPORTE,MONEDA\n05/10/2016,10.00,MXP\n",
    ],
)
def test_the_peso_by_the_code_that_banks_still_write(table: str, tmp_path: Path) -> None:
    reading = read(tmp_path, LEAST + 'currency = ["MONEDA"]\n', table)
    [line] = [e.fact for e in reading.entries if isinstance(e.fact, BankLine)]
    assert (line.currency, line.signed) == ("MXN", 1000)


@pytest.mark.parametrize(("sign", "minor"), [("+", 1000), ("-", -1000), ("*", None)])
def test_a_word_may_be_a_sign(sign: str, minor: int | None, tmp_path: Path) -> None:
    profile = LEAST + 'direction = ["C/A"]\n[directions]\nin = ["+"]\nout = ["-"]\n'
    reading = read(tmp_path, profile, f"FECHA,C/A,IMPORTE\n05/10/2016,{sign},10.00\n")
    assert signed(reading) == ([] if minor is None else [minor])
    codes = {found.code for found in reading.findings}
    assert ("not-a-choice" in codes) == (minor is None)
