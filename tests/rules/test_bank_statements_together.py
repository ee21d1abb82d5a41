"""Bank statements over several loads: each to its account, and every balance from the one before.

A bank's year is drawn, cut into statements in any way and loaded in any order and format: what is
recorded is what the bank booked, once, and `check` says where something is missing.
"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.books.accounts import account_named
from coopledger.books.bank_balances import bank_balances, bank_lines, gaps
from coopledger.books.book import Book
from coopledger.ledger import Ledger
from coopledger.ledger.examining import examine
from coopledger.ledger.shelf import OpenBook, OpenBooks
from coopledger.model.agreement import Account, Agreement
from coopledger.model.evidence import BankLine
from coopledger.model.finding import Finding, Severity, has_errors
from coopledger.readers.reading import Manner
from tests.readers.printed_statements import (
    FORMATS,
    NUMBER,
    READ,
    Line,
    Plain,
    camt,
    mt940,
    oldest_first,
    statements,
)

OTHER = "072180009876543210"
AGREEMENT = Agreement(
    code="A", title="A", currency="EUR",
    accounts=["EUR", Account(code="BANCO", currency="MXN", number=NUMBER)],
)  # fmt: skip


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return oldest_first(tmp_path_factory.mktemp("profiles"))


class Books:
    """A book that statements are loaded into, without a ledger to keep it."""

    def __init__(self, profile: str, agreement: Agreement = AGREEMENT) -> None:
        self.profile = profile
        self.open_book = OpenBook(Book.of(agreement))

    def load(self, content: bytes, ending: str, account: str | None = None) -> list[Finding]:
        """What is found; where nothing is wrong, the book has what is new."""
        manner = Manner("A", account=account, profile=self.profile)
        reading = READ[ending](content, f"x.{ending}", manner)
        examination = examine(reading, OpenBooks({"A": self.open_book}))
        return [*reading.findings, *examination.findings]

    @property
    def lines(self) -> list[BankLine]:
        return list(self.open_book.book.of_kind(BankLine))

    @property
    def gaps(self) -> int:
        book = self.open_book.book
        lines = bank_lines(book)
        accounts = (account_named(code, AGREEMENT) for code in lines)
        known = [(a, bank_balances(book, a, date.max)) for a in accounts if a is not None]
        return sum(len(list(gaps(each, lines[account.code]))) for account, each in known)


def codes(findings: list[Finding]) -> set[str]:
    return {found.code for found in findings if found.severity is not Severity.NOTE}


def without(plain: Plain, day: date) -> tuple[Plain, Plain]:
    """The statement up to before a day, and from after it on."""
    before = tuple(line for line in plain.lines if line.day < day)
    after = tuple(line for line in plain.lines if line.day > day)
    held = plain.opening + sum(line.minor for line in before)
    opened = plain.closing - sum(line.minor for line in after)
    return (
        Plain(plain.opening, before, held, plain.first, day - timedelta(days=1)),
        Plain(opened, after, plain.closing, day, plain.last),
    )


@given(plain=statements(), data=st.data())
def test_a_day_that_is_missing_between_two_loads_is_said(
    plain: Plain, data: st.DataObject, profile: str
) -> None:
    day = data.draw(st.sampled_from(sorted({line.day for line in plain.lines})))
    moved = sum(line.minor for line in plain.lines if line.day == day)
    parts, books = without(plain, day), Books(profile)
    said: set[str] = set()
    for part in data.draw(st.permutations(parts)):
        said |= codes(books.load(camt(part), "xml"))
    missing = any(part.lines for part in parts) and moved != 0
    assert said == ({"statement-gap"} if missing else set())
    assert bool(books.gaps) == missing
    books.load(camt(plain), "xml")
    assert not books.gaps


@given(plain=statements(), formats=st.permutations(sorted(FORMATS)))
def test_the_same_statement_in_another_format_adds_no_line(
    plain: Plain, formats: list[str], profile: str
) -> None:
    books = Books(profile)
    for ending in formats:
        assert not has_errors(books.load(FORMATS[ending](plain), ending, "BANCO"))
    found = Counter((line.when.first, line.signed) for line in books.lines)
    assert found == Counter((line.day, line.minor) for line in plain.lines)
    assert not books.gaps


@given(plain=statements(), turned=st.booleans())
def test_lines_without_a_day_are_those_that_have_one(
    plain: Plain, turned: bool, profile: str
) -> None:
    days = [line.day for line in plain.lines]
    plain = replace(plain, first=min(days) - timedelta(days=1), last=max(days))
    documents = [(mt940(plain, dated=False), "sta"), (camt(plain), "xml")]
    books = Books(profile)
    for content, ending in documents[::-1] if turned else documents:
        assert not has_errors(books.load(content, ending))
    found = Counter(line.signed for line in books.lines)
    assert found == Counter(line.minor for line in plain.lines)


def test_one_line_without_a_day_is_one_of_two_that_are_alike(profile: str) -> None:
    """Two fares of one value day, of which the first statement has one."""
    day = date(2016, 12, 24)
    whole = Plain(0, (Line(day, -100), Line(day, -100)), -200, day - timedelta(days=1), day)
    one = replace(whole, lines=whole.lines[:1], closing=-100)
    later = camt(whole).replace(b"<BookgDt><Dt>2016-12-24", b"<BookgDt><Dt>2016-12-27", 1)
    later = later.replace(b"PAGO", b"TAXI")
    later = later.replace(b"</BookgDt>", b"</BookgDt><ValDt><Dt>2016-12-24</Dt></ValDt>")
    later = later.replace(
        b"<Dt><Dt>2016-12-24</Dt></Dt></Bal>", b"<Dt><Dt>2016-12-28</Dt></Dt></Bal>"
    )
    books = Books(profile)
    undated = mt940(replace(one, last=date(2016, 12, 26)), dated=False)
    assert not has_errors(books.load(undated, "sta"))
    books.load(later, "xml")
    assert len(books.lines) == 2


def of_two_accounts(plain: Plain) -> bytes:
    other = camt(plain).replace(NUMBER.encode(), OTHER.encode())
    inside = other.partition(b"<BkToCstmrStmt>")[2].partition(b"</BkToCstmrStmt>")[0]
    return camt(plain).replace(b"</BkToCstmrStmt>", inside + b"</BkToCstmrStmt>")


@pytest.mark.parametrize(
    ("accounts", "named", "expected", "lines"),
    [
        ({"B": NUMBER, "C": OTHER}, None, set(), {NUMBER, OTHER}),
        ({"B": NUMBER, "C": OTHER}, "C", set(), {OTHER}),
        ({"B": NUMBER}, None, {"statement-of-other-account"}, set()),
        ({"B": NUMBER}, "B", set(), {NUMBER}),
        ({"B": None}, None, {"two-account-numbers"}, set()),
        ({"B": None}, "B", {"two-account-numbers"}, set()),
        ({"B": NUMBER, "C": None}, None, {"statement-account-not-clear"}, set()),
        ({"B": NUMBER, "C": None}, "B", set(), {NUMBER}),
        ({"B": NUMBER, "C": "1"}, "C", {"statement-of-other-account"}, set()),
    ],
)
def test_each_account_of_a_file_goes_to_its_own(
    accounts: dict[str, str | None], named: str | None, expected: set[str], lines: set[str],
    profile: str,
) -> None:  # fmt: skip
    day = date(2016, 12, 24)
    plain = Plain(0, (Line(day, 100),), 100, day, day)
    known = [Account(code=code, currency="MXN", number=its) for code, its in accounts.items()]
    books = Books(profile, Agreement(code="A", title="A", currency="EUR", accounts=known))
    found = books.load(of_two_accounts(plain), "xml", named)
    assert codes(found) == expected
    if not expected:
        assert {line.account_number for line in books.lines} == lines
        assert [f.code for f in found].count("account-left-out") == 2 - len(lines)
        for account in known:
            [*balances] = bank_balances(books.open_book.book, account, day)
            assert {b.account_number for b in balances} == {account.number} & lines


def test_a_line_of_another_account_is_refused_in_a_later_load_too(profile: str) -> None:
    day = date(2016, 12, 24)
    first = camt(Plain(0, (Line(day, 100),), 100, day, day))
    later = camt(Plain(7, (Line(date(2017, 1, 2), 5),), 12, date(2017, 1, 1), date(2017, 1, 3)))
    agreement = Agreement(
        code="A", title="A", currency="EUR", accounts=[Account(code="B", currency="MXN")]
    )
    books = Books(profile, agreement)
    assert codes(books.load(first, "xml")) == set()
    found = books.load(later.replace(NUMBER.encode(), OTHER.encode()), "xml")
    assert codes(found) == {"two-account-numbers"}


def test_two_equal_lines_with_references_of_their_own_are_two() -> None:
    """A program that reads the bank itself says which line is which."""
    said = {"book": "A", "when": "2016-12-24", "direction": "out", "amount": "100.00 MXN"}
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT)
        for reference in ("L-1", "L-2"):
            assert ledger.record(BankLine(reference=reference, **said)).recorded == 1
        assert len(ledger.facts("A")) == 3
