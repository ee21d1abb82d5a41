"""The law of reading, of what banks give: what is read is what was written, or it is said.

A statement is drawn and printed as one bank or another does, in every way that the reader knows; or
one sign of it is changed afterwards. Where nothing is said to be wrong, the same money came and
went, in the same currency and account, on the same days.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.finding import has_errors
from coopledger.numerals import NumberStyle
from coopledger.readers.bank_csv import read_bank_csv
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from tests.readers.printed_statements import (
    FORMATS,
    NUMBER,
    READ,
    Plain,
    digits,
    oldest_first,
    statements,
)


@dataclass(frozen=True)
class Habit:
    """How a bank prints its table. minus: how it writes that money went out, in one column."""

    columns: str = "two"
    minus: str = "-{}"
    style: NumberStyle = NumberStyle.COMMA_GROUPS
    grouped: bool = False
    newest_first: bool = False
    balances: bool = True
    labels: str = "above"
    time: str = ""
    page: int = 0
    totals: bool = False
    separator: str = ","
    extra: bool = False
    encoding: str = "utf-8"


HABITS = st.builds(
    Habit,
    columns=st.sampled_from(["two", "two with a minus", "one", "a word"]),
    minus=st.sampled_from(["-{}", "-${}", "({})", "{}-", "$-{}", "(${})", "–{}"]),
    style=st.sampled_from(NumberStyle),
    grouped=st.booleans(),
    newest_first=st.booleans(),
    balances=st.booleans(),
    labels=st.sampled_from(["above", "below", "rows", "dated rows", "none"]),
    time=st.sampled_from(["", " 23:59:00", " 8:05 a. m."]),
    page=st.sampled_from([0, 1, 3]),
    totals=st.booleans(),
    separator=st.sampled_from([",", ";", "\t"]),
    extra=st.sampled_from([False, False, False, True]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
)


class Printed:
    """A statement's table, by a habit."""

    def __init__(self, plain: Plain, habit: Habit) -> None:
        self.plain, self.habit = plain, habit

    def content(self) -> bytes:
        written = io.StringIO()
        csv.writer(written, delimiter=self.habit.separator).writerows(self.rows())
        return written.getvalue().encode(self.habit.encoding, "replace")

    def rows(self) -> Iterator[list[str]]:
        plain, habit = self.plain, self.habit
        ends = (
            ["Saldo inicial", self.signed(plain.opening)],
            ["Saldo final", self.signed(plain.closing)],
        )
        yield ["Cuenta", NUMBER]
        if habit.labels == "above":
            yield from ends
        yield self.head
        body = list(self.body())
        for at, row in enumerate(body[::-1] if habit.newest_first else body):
            if habit.page and at and at % habit.page == 0:
                yield self.head
            yield row
        if habit.totals:
            yield self.total()
        if habit.labels == "below":
            yield from ends

    @property
    def head(self) -> list[str]:
        moved = {"one": ["IMPORTE"], "a word": ["IMPORTE", "TIPO"]}
        columns = moved.get(self.habit.columns, ["CARGO", "ABONO"])
        return ["FECHA", "DESCRIPCIÓN", *columns, *(["SALDO"] if self.habit.balances else [])]

    def body(self) -> Iterator[list[str]]:
        plain, held = self.plain, self.plain.opening
        dated = self.habit.labels == "dated rows"
        if self.habit.labels in ("rows", "dated rows"):
            day = f"{plain.first - timedelta(days=1):%d/%m/%Y}" if dated else ""
            yield self.labelled(day, "SALDO ANTERIOR", plain.opening)
        for line in plain.lines:
            held += line.minor
            after = [self.signed(held)] if self.habit.balances else []
            extra = ["SUC 1"] if self.habit.extra else []
            day = f"{line.day:%d/%m/%Y}{self.habit.time}"
            yield [day, line.text, *self.moved(line.minor), *after, *extra]
        if self.habit.labels in ("rows", "dated rows"):
            day = f"{plain.last:%d/%m/%Y}" if dated else ""
            yield self.labelled(day, f"SALDO FINAL AL {plain.last:%d/%m/%Y}", plain.closing)

    def labelled(self, day: str, words: str, minor: int) -> list[str]:
        """A balance as a row: in its column, or where there is none in that of the amounts."""
        if self.habit.balances:
            return [day, words, *[""] * (len(self.head) - 3), self.signed(minor)]
        if self.habit.columns == "one":
            return [day, words, self.signed(minor)]
        return [day, words, *self.moved(minor)]

    def moved(self, minor: int) -> list[str]:
        number, out = self.number(minor), minor < 0
        match self.habit.columns:
            case "one":
                return [self.signed(minor)]
            case "a word":
                return [number, "CARGO" if out else "ABONO"]
            case "two with a minus":
                return [self.habit.minus.format(number), ""] if out else ["", number]
        return [number, ""] if out else ["", number]

    def total(self) -> list[str]:
        out = sum(line.minor for line in self.plain.lines if line.minor < 0)
        came = sum(line.minor for line in self.plain.lines if line.minor > 0)
        if self.habit.columns == "one":
            return ["", "TOTAL", self.signed(out + came)]
        if self.habit.columns == "a word":
            return ["", "TOTAL", self.number(out + came), "ABONO"]
        return ["", "TOTAL", self.number(out), self.number(came)]

    def signed(self, minor: int) -> str:
        number = self.number(minor)
        return self.habit.minus.format(number) if minor < 0 else number

    def number(self, minor: int) -> str:
        group, point = self.habit.style.group, self.habit.style.point
        whole, fraction = digits(minor).split(".")
        grouped = f"{int(whole):,}".replace(",", group) if self.habit.grouped else whole
        return f"{grouped}{point}{fraction}"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One that knows every column that a habit has, and none of the ways to fill them."""
    path = tmp_path_factory.mktemp("profiles") / "any.toml"
    path.write_text(
        'title = "Mi banco"\ndates = ["dd/mm/yyyy"]\ncurrency = "MXN"\n[columns]\n'
        'day = ["FECHA"]\ntext = ["DESCRIPCIÓN"]\ndebit = ["CARGO"]\ncredit = ["ABONO"]\n'
        'amount = ["IMPORTE"]\ndirection = ["TIPO"]\nbalance = ["SALDO"]\n'
        '[directions]\nin = ["ABONO"]\nout = ["CARGO"]\n'
        '[labels]\naccount = ["Cuenta"]\nopening = ["Saldo inicial", "Saldo anterior"]\n'
        'closing = ["Saldo final"]\n',
        "utf-8",
    )
    return str(path)


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> str:
    return oldest_first(tmp_path_factory.mktemp("profiles"))


def moves(reading: Reading) -> Counter[object]:
    facts = (entry.fact for entry in reading.entries)
    return Counter(
        (fact.when.first, fact.amount.currency.code, fact.signed, fact.account_number)
        for fact in facts
        if isinstance(fact, BankLine)
    )


def ends(reading: Reading) -> list[int]:
    facts = [entry.fact for entry in reading.entries]
    return [fact.balance.minor for fact in facts if isinstance(fact, BankBalance)]


def written(plain: Plain) -> Counter[object]:
    return Counter((line.day, "MXN", line.minor, NUMBER) for line in plain.lines)


def read_by_habit(plain: Plain, habit: Habit, profile: str) -> Reading:
    manner = Manner("A", profile=profile, style=habit.style)
    try:
        return read_bank_csv(Printed(plain, habit).content(), "x.csv", manner)
    except NotOpened as refused:
        return Reading(findings=[refused.finding])


@given(plain=statements(), habit=HABITS)
def test_a_table_by_any_habit_says_what_was_printed_or_what_is_wrong(
    plain: Plain, habit: Habit, profile: str
) -> None:
    reading = read_by_habit(plain, habit, profile)
    if not has_errors(reading.findings):
        assert moves(reading) == written(plain), habit
        several_days = len({line.day for line in plain.lines}) > 1
        if ends(reading) and (several_days or habit.labels != "none"):  # of one, the profile says
            assert ends(reading) == [plain.opening, plain.closing], habit


@given(plain=statements(), habit=HABITS)
def test_what_the_balances_prove_is_read(plain: Plain, habit: Habit, profile: str) -> None:
    """With a balance at each line, and those it begins and ends with, nothing is asked."""
    if habit.extra and len(plain.lines) < 2:
        return
    proven = Habit(
        **{**vars(habit), "balances": True, "labels": habit.labels.replace("none", "above")}
    )
    reading = read_by_habit(plain, proven, profile)
    assert not has_errors(reading.findings), (proven, reading.findings)
    assert moves(reading) == written(plain)
    assert ends(reading) == [plain.opening, plain.closing]


SIGNS = st.sampled_from(list("0123456789.,-+ CDRN:/<>\n;E")) | st.sampled_from(["", "00", "MXN"])
OFTEN = settings(max_examples=settings.default.max_examples * 3)


def as_printed_or_not_read(plain: Plain, changed: str, ending: str, strict: str) -> None:
    """What was changed is a finding, or every line is still what was printed."""
    try:
        reading = READ[ending](changed.encode(), f"x.{ending}", Manner("A", profile=strict))
    except NotOpened:
        return
    if not has_errors(reading.findings):
        facts = [entry.fact for entry in reading.entries]
        read = Counter(f.signed for f in facts if isinstance(f, BankLine))
        assert read == Counter(line.minor for line in plain.lines), changed
        assert {f.currency for f in facts if isinstance(f, BankLine | BankBalance)} <= {"MXN"}


@OFTEN
@given(plain=statements(), ending=st.sampled_from(sorted(FORMATS)), sign=SIGNS, data=st.data())
def test_one_sign_that_changed_changes_no_money_unseen(
    plain: Plain, ending: str, sign: str, data: st.DataObject, strict: str
) -> None:
    """In place of another, or between two. (A day, or a word, nobody can prove.)"""
    content = FORMATS[ending](plain).decode()
    at, length = data.draw(st.integers(0, len(content) - 1)), data.draw(st.integers(0, 1))
    changed = content[:at] + sign + content[at + length :]
    as_printed_or_not_read(plain, changed, ending, strict)


@given(plain=statements(), ending=st.sampled_from(sorted(FORMATS)), data=st.data())
def test_a_row_that_is_gone_or_there_twice_is_seen(
    plain: Plain, ending: str, data: st.DataObject, strict: str
) -> None:
    rows = FORMATS[ending](plain).decode().splitlines(keepends=True)
    at, times = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.sampled_from([0, 2]))
    changed = "".join([*rows[:at], *rows[at : at + 1] * times, *rows[at + 1 :]])
    as_printed_or_not_read(plain, changed, ending, strict)
