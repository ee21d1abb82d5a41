"""A ceiling overspent is said at import, whatever brings it there: recorded, with a warning."""

from collections.abc import Iterator

import pytest

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement, Expenditure, Recovery, Reversal, Transfer
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Severity
from coopledger.model.terms import Addendum, Reallocation
from tests.rules.test_table_of_refusals import Row, row

LINES = [
    {"code": "AIR", "title": "Air fares", "ceiling": "500.00 MXN"},
    {"code": "FEES", "title": "Fees", "ceiling": "500.00 MXN"},
    {"code": "HOTEL", "title": "Hotels", "ceiling": "25.00 EUR"},
    {"code": "OTHER", "title": "Other"},
]


def agreement(**terms: object) -> Agreement:
    fields = {"code": "A", "title": "Forum", "currency": "EUR", "accounts": ["MXN"], "lines": LINES}
    return Agreement(**{**fields, **terms})


def came(reference: str = "M-1", sent: str = "100.00 EUR", when: str = "2016-01-05") -> AnyFact:
    return Disbursement(book="A", reference=reference, when=when, amount="2000.00 MXN", sent=sent)


def spent(reference: str, amount: str, *lines: object, when: str = "2016-03-01") -> AnyFact:
    return Expenditure(book="A", reference=reference, when=when, amount=amount, lines=lines)


def back(of: str, amount: str) -> AnyFact:
    return Recovery(book="A", reference="C-1", of=of, when="2016-04-01", amount=amount)


def taken_back(of: str, when: str = "2016-06-01") -> AnyFact:
    return Reversal(book="A", reference=f"X-{of}", of=of, when=when, reason="an error")


def stated(ceiling: str, line: str = "AIR", when: str = "2016-05-01") -> AnyFact:
    ceilings = [{"line": line, "ceiling": ceiling}]
    return Addendum(book="A", reference="AD-1", when=when, ceilings=ceilings)


def moved(from_line: str, to_line: str, amount: str) -> AnyFact:
    return Reallocation(
        book="A", reference="RE-1", when="2016-05-01", amount=amount,
        from_line=from_line, to_line=to_line,
    )  # fmt: skip


FULL = (agreement(), came(), spent("G-1", "500.00 MXN", "AIR"), spent("G-2", "500.00 MXN", "HOTEL"))
OVER_BOTH = ({"code": "AIR", "amount": "0.01 MXN"}, {"code": "OTHER", "amount": "9.99 MXN"})

# A row: what is recorded before, then what is handed in; which lines are said to be over.
CASES = (
    (FULL, row("nothing of the line", spent("G-9", "100.00 MXN", "FEES"))),
    (FULL, row("nothing of any line", spent("G-9", "100.00 MXN"))),
    (FULL, row("of a line without a ceiling", spent("G-9", "100.00 MXN", "OTHER"))),
    (FULL, row("a centavo more", spent("G-9", "0.01 MXN", "AIR"), "AIR")),
    (FULL, row("a centavo more, of several lines", spent("G-9", "10.00 MXN", *OVER_BOTH), "AIR")),
    (FULL, row("less than half a cent more", spent("G-9", "0.09 MXN", "HOTEL"))),
    (FULL, row("half a cent more at its worth", spent("G-9", "0.10 MXN", "HOTEL"), "HOTEL")),
    (FULL, row("a ceiling lowered", stated("499.99 MXN"), "AIR")),
    (FULL, row("a ceiling raised", stated("500.01 MXN"))),
    (FULL, row("a ceiling lowered in another currency", stated("24.99 EUR"), "AIR")),
    (FULL, row("a ceiling that is as much in another currency", stated("25.00 EUR"))),
    (FULL, row("a ceiling at worth that is stated anew", stated("499.99 MXN", "HOTEL"), "HOTEL")),
    (FULL, row("moved away", moved("AIR", "FEES", "0.01 MXN"), "AIR")),
    (FULL, row("moved to it", moved("FEES", "AIR", "0.01 MXN"))),
    (
        (*FULL, stated("600.00 MXN"), spent("G-3", "1.00 MXN", "AIR")),
        row("a higher ceiling taken back", taken_back("AD-1"), "AIR"),
    ),
    (
        (*FULL, moved("FEES", "AIR", "1.00 MXN"), spent("G-3", "1.00 MXN", "AIR")),
        row("what was moved to it taken back", taken_back("RE-1"), "AIR"),
    ),
    (
        (*FULL, back("G-1", "5.00 MXN"), spent("G-3", "5.00 MXN", "AIR")),
        row("what came back taken back", taken_back("C-1"), "AIR"),
    ),
    (
        (*FULL, spent("G-3", "1.00 MXN", "AIR")),
        row("over before", spent("G-9", "1.00 MXN", "FEES")),
    ),
    ((*FULL, spent("G-3", "1.00 MXN", "AIR")), row("less of it is over", taken_back("G-3"))),
    (FULL, row("money that comes later", came("M-2", "200.00 EUR", "2016-07-01"))),
    (FULL, row("dearer money before", came("M-2", "101.00 EUR", "2016-01-04"), "HOTEL")),
    (
        (agreement(conversion="average"), *FULL[1:]),
        row("dearer money, on average", came("M-2", "101.00 EUR", "2016-07-01"), "HOTEL"),
    ),
    (
        (agreement(prefinancing=True), spent("G-2", "600.00 MXN", "HOTEL")),
        row("the money of what was advanced", came(), "HOTEL"),
    ),
)


@pytest.mark.parametrize(("before", "case"), CASES, ids=lambda each: getattr(each, "story", ""))
def test_a_line_beyond_its_ceiling_is_said_when_it_comes_to_be(
    before: tuple[AnyFact, ...], case: Row
) -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(*before)
    found = [f for f in ledger.record(*case.facts).findings if f.code == "line-over-ceiling"]
    assert [f.params["line"] for f in found] == list(case.expected)
    for finding in found:
        assert finding.severity is Severity.WARNING
        assert finding.place.reference == case.facts[-1].reference
        assert all(case.expected[0] in finding.message(language) for language in Language)
    lines = {line.code: line for line in ledger.reconcile("A").lines}
    assert all(lines[code].available.minor < 0 for code in case.expected)


@pytest.mark.parametrize(("before", "case"), CASES, ids=lambda each: getattr(each, "story", ""))
def test_in_one_load_what_is_over_in_the_end_is_said(
    before: tuple[AnyFact, ...], case: Row
) -> None:
    ledger = Ledger.open("sqlite://")
    findings = ledger.record(*before, *case.facts).findings
    said = {f.params["line"] for f in findings if f.code == "line-over-ceiling"}
    over = {line.code for line in ledger.reconcile("A").lines if line.available.minor < 0}
    assert said == over >= set(case.expected)


def in_several_currencies(conversion: str) -> Iterator[AnyFact]:
    """1,000.00 MXN for 50.00 EUR; 100.00 USD for 90.00 EUR; 20.00 EUR become 420.00 MXN."""
    yield agreement(accounts=["MXN", "USD", "EUR"], conversion=conversion)
    for account, amount, sent in (
        ("MXN", "1000.00 MXN", "50.00 EUR"),
        ("USD", "100.00 USD", "90.00 EUR"),
        ("EUR", "20.00 EUR", None),
    ):
        yield Disbursement(
            book="A", reference=f"M-{account}", when="2016-01-05", amount=amount, sent=sent,
            account=account,
        )  # fmt: skip
    yield Transfer(
        book="A", reference="T-1", when="2016-02-01", account="EUR", to_account="MXN",
        amount="20.00 EUR", arrived="420.00 MXN",
    )  # fmt: skip


@pytest.mark.parametrize("conversion", ["fifo", "average"])
def test_spending_in_another_fund_currency_counts_at_its_worth(conversion: str) -> None:
    """At 1,420.00 MXN for 70.00 EUR, 9.00 EUR of 10.00 USD are 182.57 MXN."""
    ledger = Ledger.open("sqlite://")
    ledger.record(*in_several_currencies(conversion), spent("G-1", "317.43 MXN", "AIR"))
    assert not ledger.record(spent("G-2", "10.00 USD", "AIR")).findings
    (air, *_) = ledger.reconcile("A").lines
    assert (air.spent.digits, air.available.digits) == ("500.00", "0.00")
    (over,) = ledger.record(spent("G-3", "0.01 MXN", "AIR")).findings
    assert over.code == "line-over-ceiling"
