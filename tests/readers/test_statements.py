"""Bank statements: a balance one cent off is never passed, and every format says the same."""

import random
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Account, Agreement
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.facts import AnyFact
from coopledger.model.finding import has_errors
from coopledger.readers.camt053 import read_camt053
from coopledger.readers.mt940 import read_mt940
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.writers.facts_json import facts_json
from coopledger.writers.staff_workbook import book_workbook
from tests.readers.printed_statements import (
    FORMATS,
    NUMBER,
    READ,
    Line,
    Plain,
    camt,
    oldest_first,
    statements,
    table,
)

AGREEMENT = Agreement(
    code="A", title="A", currency="EUR",
    accounts=["EUR", Account(code="BANCO", currency="MXN", number=NUMBER)],
)  # fmt: skip


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return oldest_first(tmp_path_factory.mktemp("profiles"))


def read(ending: str, content: bytes, profile: str) -> Reading:
    return READ[ending](content, f"x.{ending}", Manner("A", profile=profile))


def lines_of(reading: Reading) -> list[tuple[date, int]]:
    facts = (entry.fact for entry in reading.entries)
    return [(fact.when.first, fact.signed) for fact in facts if isinstance(fact, BankLine)]


def balances_of(reading: Reading) -> dict[date, int]:
    facts = (entry.fact for entry in reading.entries)
    return {f.when.first: f.balance.minor for f in facts if isinstance(f, BankBalance)}


@given(plain=statements())
def test_every_format_says_what_was_printed(plain: Plain, profile: str) -> None:
    for ending, printed in FORMATS.items():
        reading = read(ending, printed(plain), profile)
        assert not has_errors(reading.findings), ending
        assert lines_of(reading) == [(line.day, line.minor) for line in plain.lines], ending
        assert list(balances_of(reading).values()) == [plain.opening, plain.closing], ending


@given(plain=statements(), off=st.integers(-500, 500).filter(bool), data=st.data())
def test_a_balance_one_cent_off_is_never_passed(
    plain: Plain, off: int, data: st.DataObject, profile: str
) -> None:
    at = data.draw(st.integers(0, len(plain.lines) + 1))
    wrong = plain.off_by(off, at)
    for ending, printed in FORMATS.items():
        reading = read(ending, printed(wrong), profile)
        assert has_errors(reading.findings), ending
        codes = {found.code for found in reading.findings}
        assert codes & {"statement-not-tied", "balance-does-not-follow", "entry-of-nothing"}


@given(plain=statements(), data=st.data())
def test_a_line_left_out_is_never_passed(plain: Plain, data: st.DataObject, profile: str) -> None:
    at = data.draw(st.integers(0, len(plain.lines) - 1))
    fewer = Plain(
        plain.opening, plain.lines[:at] + plain.lines[at + 1 :], plain.closing, plain.first,
        plain.last,
    )  # fmt: skip
    for ending, printed in FORMATS.items():
        assert has_errors(read(ending, printed(fewer), profile).findings), ending


FEW = settings(max_examples=max(5, settings.default.max_examples // 5))


def load(ledger: Ledger, ending: str, content: bytes, profile: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{ending}"
        path.write_bytes(content)
        receipt = ledger.import_file(
            path, book="A", account="BANCO", profile=profile if ending == "csv" else None
        )
    assert receipt.accepted, receipt.findings
    return receipt.recorded


def bank_facts(ledger: Ledger) -> list[AnyFact]:
    return [fact for fact in ledger.facts("A") if isinstance(fact, BankLine | BankBalance)]


@FEW
@given(plain=statements(), ending=st.sampled_from(sorted(FORMATS)), data=st.data())
def test_overlapping_statements_are_as_good_as_one(
    plain: Plain, ending: str, data: st.DataObject, profile: str
) -> None:
    """A statement of some of its days, before or after it, adds nothing but balances."""
    days = sorted({line.day for line in plain.lines})
    first, last = sorted((data.draw(st.sampled_from(days)), data.draw(st.sampled_from(days))))
    before = sum(line.minor for line in plain.lines if line.day < first)
    inside = tuple(line for line in plain.lines if first <= line.day <= last)
    opening = plain.opening + before
    part = Plain(opening, inside, opening + sum(line.minor for line in inside), first, last)
    documents = [FORMATS[ending](plain), FORMATS[ending](part)]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT)
        for document in data.draw(st.permutations(documents)):
            load(ledger, ending, document, profile)
        assert load(ledger, ending, documents[0], profile) == 0
        found = [f for f in bank_facts(ledger) if isinstance(f, BankLine)]
        assert Counter((f.when.first, f.signed) for f in found) == Counter(
            (line.day, line.minor) for line in plain.lines
        )
        assert ledger.verify().intact


def test_equal_lines_of_one_day_are_as_many_as_there_are(profile: str) -> None:
    day = date(2016, 12, 24)
    plain = Plain(0, (Line(day, -100), Line(day, -100), Line(day, -100)), -300, day, day)
    for ending, printed in FORMATS.items():
        reading = read(ending, printed(plain), profile)
        references = [e.fact.reference for e in reading.entries if isinstance(e.fact, BankLine)]
        assert len(set(references)) == 3
        assert {reference[-2:] for reference in references} == {"/1", "/2", "/3"}
        assert all(len(reference) <= 100 for reference in references)


def test_an_account_need_not_be_named_the_second_time(tmp_path: Path) -> None:
    day = date(2016, 12, 24)
    path = tmp_path / "x.xml"
    path.write_bytes(camt(Plain(0, (Line(day, 100),), 100, day, day)))
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT)
        assert ledger.import_file(path, book="A").recorded == 3
        again = ledger.import_file(path, book="A", account="BANCO")
        assert (again.recorded, again.unchanged) == (0, 3)
        wrong = ledger.preview_file(path, book="A", account="EUR")
        assert {found.code for found in wrong.findings} > {"same-reference"}


def test_a_statement_is_the_third_path_of_the_first_law(tmp_path: Path) -> None:
    """What the bank says at the day's end stands beside what the books hold."""
    day = date(2016, 12, 24)
    path = tmp_path / "x.xml"
    path.write_bytes(camt(Plain(0, (Line(day, 100),), 100, day, day)))
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT)
        ledger.import_file(path, book="A")
        [side] = [s for s in ledger.reconcile("A", on=day).accounts if s.account.code == "BANCO"]
        assert side.bank is not None
        assert (side.bank.on, side.bank.balance.minor, side.bank.difference.minor) == (
            day,
            100,
            100,
        )
        assert "bank-difference-explained" in {f.code for f in ledger.check("A", on=day)}


@pytest.mark.parametrize("version", [f"{number:02}" for number in range(2, 14)])
def test_every_version_of_camt_is_read(version: str) -> None:
    day = date(2016, 12, 24)
    plain = Plain(5, (Line(day, 100),), 105, day, day)
    assert lines_of(read_camt053(camt(plain, version), "x.xml", Manner("A"))) == [(day, 100)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_is_read_in_the_encodings_of_its_profile(encoding: str, profile: str) -> None:
    day = date(2016, 12, 24)
    plain = Plain(5, (Line(day, 100, "COMISIÓN"),), 105, day, day)
    reading = read("csv", table(plain, encoding), profile)
    [line] = [e.fact for e in reading.entries if isinstance(e.fact, BankLine)]
    assert line.text == "COMISIÓN"


def test_the_order_of_the_lines_of_a_day_does_not_matter() -> None:
    """A bank may list a day's lines otherwise the next time."""
    day = date(2016, 12, 24)
    lines = [Line(day, n * 100, f"PAGO {n % 3}") for n in (1, 1, 2, -3, 4)]
    shuffled = random.Random(1).sample(lines, len(lines))
    first, second = (
        read_camt053(camt(Plain(0, tuple(each), 500, day, day)), "x.xml", Manner("A"))
        for each in (lines, shuffled)
    )
    facts = [sorted((e.fact for e in r.entries), key=str) for r in (first, second)]
    assert facts[0] == facts[1]


def line_of(field: str, opening: str = "C161230MXN1000,00") -> Line:
    """What an MT940 makes of a field 61."""
    lines = [":20:1", f":60F:{opening}", f":61:{field}", ":62F:C170103MXN1000,00"]
    reading = read_mt940("\n".join(lines).encode(), "x.sta", Manner("A"))
    [entry] = [e for e in reading.entries if isinstance(e.fact, BankLine)]
    assert isinstance(entry.fact, BankLine)
    return Line(entry.fact.when.first, entry.fact.signed, entry.fact.text or "")


@pytest.mark.parametrize(
    ("field", "day", "minor"),
    [
        ("1612311231C1,NTRFX", "2016-12-31", 100),
        ("161231C1,5NTRFX", "2017-01-03", 150),
        ("1612310102D1,05NTRFX", "2017-01-02", -105),
        ("1701021230D1,05NTRFX", "2016-12-30", -105),
        ("161231RC1,00NTRFX", "2017-01-03", -100),
        ("161231RD1,00NTRFX", "2017-01-03", 100),
        ("161231DN1,00NTRFX", "2017-01-03", -100),
        ("161231RDN1,00FMSC", "2017-01-03", 100),
        ("1602280229C1,00NTRFX", "2016-02-29", 100),
        ("161231    C1,00NTRFX", "2017-01-03", 100),
        ("1612310102C1,00NET NONREF", "2017-01-02", 100),
        ("1612310102CF1,00S   X", "2017-01-02", 100),
        ("1612310102C1NTRFX", "2017-01-02", 100),
    ],
)
def test_a_line_of_mt940(field: str, day: str, minor: int) -> None:
    line = line_of(field)
    assert (line.day.isoformat(), line.minor) == (day, minor)


@pytest.mark.parametrize(
    "field",
    [
        "161231C1O,00NTRFX", "161231C1.00NTRFX", "161231C,50NTRFX",
        "161231C1,,00NTRFX", "161231C-1,00NTRFX", "161231X1,00NTRFX", "161231EC1,00NTRFX",
        "161331C1,00NTRFX", "1612310230C1,00NTRFX", "161231C1,005NTRFX", "161231C１,00NTRFX",
        "161231 C1,00NTRFX", "161231C1,00", "C1,00NTRFX", "",
    ],
)  # fmt: skip
def test_what_is_not_of_the_form_of_field_61_is_never_guessed(field: str) -> None:
    lines = [":20:1", ":60F:C161230MXN1000,00", f":61:{field}", ":62F:C170103MXN1000,00"]
    reading = read_mt940("\n".join(lines).encode(), "x.sta", Manner("A"))
    assert {"field-unreadable", "too-many-digits"} & {found.code for found in reading.findings}
    assert not any(isinstance(entry.fact, BankLine) for entry in reading.entries)


def test_a_text_file_of_zeros_is_no_statement() -> None:
    with pytest.raises(NotOpened):
        read_mt940(b"\0\0:20:", "x.txt", Manner("A"))


def test_a_book_with_statements_is_written_as_a_workbook_and_read_back(tmp_path: Path) -> None:
    """Its balances stand on their sheet; its lines are the bank's, and on none."""
    day = date(2016, 12, 24)
    path = tmp_path / "x.xml"
    path.write_bytes(camt(Plain(0, (Line(day, 100),), 100, day, day)))
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT)
        ledger.import_file(path, book="A")
        facts = ledger.facts("A")
        workbook = tmp_path / "A.xlsx"
        workbook.write_bytes(book_workbook(facts, Language.ES))
        receipt = ledger.import_file(workbook)
        assert (receipt.recorded, has_errors(receipt.findings)) == (0, False)
        exported = tmp_path / "A.json"
        exported.write_text(facts_json(facts), "utf-8")
        assert ledger.import_file(exported).recorded == 0
        assert "2016-12-24" in ledger.history(facts[1].reference).to_text("es")
