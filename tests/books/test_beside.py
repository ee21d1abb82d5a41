"""What stands beside the laws, by hand: what the partner accepts, budget lines, banks, advances."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import BankComparison, Statement
from coopledger.model.agreement import Account, Agreement
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.evidence import BankBalance
from coopledger.model.facts import AnyFact
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.money import Money

# 2,000.00 MXN came for 100.00 EUR: 20 make one.
AGREEMENT = Agreement(
    code="A",
    title="Forum",
    currency="EUR",
    accounts=[
        Account(code="BANK", currency="MXN"),
        Account(code="TRIP", currency="MXN", holder="Coordinator"),
    ],
    lines=[
        {"code": "AIR", "title": "Air fares", "ceiling": "50.00 EUR"},
        {"code": "FEES", "title": "Fees", "ceiling": "300.00 MXN"},
        {"code": "OTHER", "title": "Other"},
    ],
)


def came(reference: str = "M", when: str = "2016-01-05", amount: str = "2000.00 MXN") -> AnyFact:
    return Disbursement(
        book="A", reference=reference, when=when, amount=amount, sent="100.00 EUR", account="BANK"
    )


def spent(reference: str, amount: str, *lines: Any, when: str = "2016-03-01") -> AnyFact:
    return Expenditure(
        book="A", reference=reference, when=when, amount=amount, lines=lines, account="BANK"
    )


def disallowed(reference: str, of: str, when: str, amount: str) -> AnyFact:
    return Disallowance(
        book="A", reference=reference, of=of, when=when, amount=amount, reason="no receipt"
    )


def stated(on: str, *facts: AnyFact) -> Statement:
    return reconcile(Book.of(AGREEMENT, [came(), *facts]), on=date.fromisoformat(on))


OVER_BOTH = ({"code": "AIR", "amount": "40.00 MXN"}, {"code": "FEES", "amount": "60.00 MXN"})
ACCEPTED_IN_PART: tuple[AnyFact, ...] = (
    spent("G", "400.00 MXN", "AIR"),
    spent("H", "200.00 MXN", "FEES"),
    spent("S", "100.00 MXN", *OVER_BOTH),
    disallowed("D-1", "G", "2016-07-01", "150.00 MXN"),
    disallowed("D-2", "G", "2016-07-02", "50.00 MXN"),
    disallowed("D-3", "S", "2016-07-02", "30.00 MXN"),
    Recovery(
        book="A", reference="C-1", of="G", when="2016-08-01", amount="60.00 MXN",
        disallowance="D-1", account="BANK",
    ),
    Refund(
        book="A", reference="R-1", when="2016-08-15", amount="90.00 MXN",
        disallowance="D-1", account="BANK",
    ),
    Recovery(book="A", reference="C-2", of="H", when="2016-09-01", amount="20.00 MXN",
             account="BANK"),
    Refund(book="A", reference="R-2", when="2016-09-02", amount="500.00 MXN", account="BANK"),
    Refund(
        book="A", reference="R-3", when="2016-09-15", amount="200.00 MXN",
        disallowance="D-2", account="BANK",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "claimed", "disallowed", "accepted", "due_back"),
    [
        ("2016-07-01", "700.00", "150.00", "550.00", "150.00"),
        ("2016-07-31", "700.00", "230.00", "470.00", "230.00"),
        # What came back because it was disallowed was claimed all the same.
        ("2016-08-01", "700.00", "230.00", "470.00", "170.00"),
        ("2016-08-15", "700.00", "230.00", "470.00", "80.00"),
        # What came back for another reason was not claimed; a refund of what was left is no remedy.
        ("2016-09-02", "680.00", "230.00", "450.00", "80.00"),
        # Returned beyond what was due for one, it makes good no other.
        ("2016-12-31", "680.00", "230.00", "450.00", "30.00"),
    ],
)
def test_what_the_partner_accepts(
    on: str, claimed: str, disallowed: str, accepted: str, due_back: str
) -> None:
    (found,) = stated(on, *ACCEPTED_IN_PART).acceptance
    assert [money.digits for money in (found.claimed, found.disallowed)] == [claimed, disallowed]
    assert [money.digits for money in (found.accepted, found.due_back)] == [accepted, due_back]


def test_where_nothing_is_disallowed_nothing_is_said_of_it() -> None:
    assert stated("2016-06-30", *ACCEPTED_IN_PART).acceptance == ()


def of_lines(statement: Statement) -> dict[str, list[str]]:
    return {
        line.code: [
            str(line.initial), *(money.digits for money in (line.modified, line.spent)),
            line.accepted.digits, line.available.digits,
        ]
        for line in statement.lines
    }  # fmt: skip


@pytest.mark.parametrize(
    ("on", "air", "fees"),
    [
        ("2016-02-28", ["50.00", "0.00", "0.00", "50.00"], ["300.00", "0.00", "0.00", "300.00"]),
        # 440.00 MXN at 20 for one, of which 200.00 are refused; over several lines it is not known.
        (
            "2016-07-31",
            ["50.00", "22.00", "12.00", "28.00"],
            ["300.00", "260.00", "260.00", "40.00"],
        ),
        # 60.00 of the 200.00 came back: 380.00 are left, of which 140.00 are refused.
        (
            "2016-08-01",
            ["50.00", "19.00", "12.00", "31.00"],
            ["300.00", "260.00", "260.00", "40.00"],
        ),
    ],
)
def test_what_a_line_may_spend_and_did(on: str, air: list[str], fees: list[str]) -> None:
    assert of_lines(stated(on, *ACCEPTED_IN_PART)) == {
        "AIR": ["50.00 EUR", *air],
        "FEES": ["300.00 MXN", *fees],
    }


def test_how_much_of_a_line_is_used() -> None:
    found = stated("2016-08-01", *ACCEPTED_IN_PART)
    assert [line.used for line in found.lines] == [Fraction(19, 50), Fraction(260, 300)]
    assert stated("2016-02-28").lines[0].used == 0
    moved = Reallocation(
        book="A", reference="B", when="2016-01-06", amount="300.00 MXN",
        from_line="FEES", to_line="OTHER",
    )  # fmt: skip
    assert stated("2016-08-01", *ACCEPTED_IN_PART, moved).lines[1].used is None


def test_what_is_refused_in_the_fund_s_currency_is_taken_off_a_ceiling_in_it() -> None:
    facts = spent("H", "200.00 MXN", "FEES"), disallowed("D", "H", "2016-07-01", "50.00 MXN")
    assert of_lines(stated("2016-12-31", *facts))["FEES"][2:] == ["200.00", "150.00", "100.00"]


def test_what_is_refused_of_several_and_returned_in_several_adds_up() -> None:
    facts = (
        spent("G", "400.00 MXN", "AIR"),
        spent("H", "200.00 MXN", "AIR"),
        disallowed("D-1", "G", "2016-07-01", "100.00 MXN"),
        disallowed("D-2", "H", "2016-07-01", "50.00 MXN"),
        *(
            Refund(book="A", reference=f"R-{day}", when=f"2016-08-{day}", amount="20.00 MXN",
                   disallowance="D-1", account="BANK")
            for day in (10, 20)
        ),
    )  # fmt: skip
    found = stated("2016-12-31", *facts)
    assert of_lines(found)["AIR"][2:] == ["30.00", "22.50", "20.00"]
    assert found.acceptance[0].due_back.digits == "110.00"


def reversed_(of: str, when: str) -> AnyFact:
    return Reversal(book="A", reference=f"X-{of}", of=of, when=when, reason="an error")


def test_what_is_reversed_later_stood_until_then() -> None:
    facts = (
        spent("G", "400.00 MXN", "AIR"),
        disallowed("D", "G", "2016-07-01", "100.00 MXN"),
        Reallocation(book="A", reference="B", when="2016-05-01", amount="25.00 MXN",
                     from_line="FEES", to_line="OTHER"),
        known("K", "2016-04-30", "1600.00 MXN"),
        Addendum(book="A", reference="A-2", when="2016-05-01", end="2018-06-30"),
        *(reversed_(of, "2016-09-01") for of in ("D", "B", "K", "A-2")),
    )  # fmt: skip
    before, after = stated("2016-08-31", *facts), stated("2016-09-01", *facts)
    assert [len(each.acceptance) for each in (before, after)] == [1, 0]
    assert [of_lines(each)["FEES"][1] for each in (before, after)] == ["275.00", "300.00"]
    assert [each.accounts[0].bank is None for each in (before, after)] == [False, True]
    assert [str(each.agreement.end) for each in (before, after)] == ["2018-06-30", "None"]


def test_what_is_refused_of_several_adds_up_in_the_fund_s_currency_too() -> None:
    facts = [spent(of, "100.00 MXN", "FEES") for of in ("G", "H")]
    for of in ("G", "H"):
        facts.append(disallowed(f"D-{of}", of, "2016-07-01", "30.00 MXN"))
    assert of_lines(stated("2016-12-31", *facts))["FEES"][2:] == ["200.00", "140.00", "100.00"]


def test_no_more_is_refused_than_was_spent() -> None:
    """All of it was disallowed, and a part came back for another reason."""
    facts = (
        spent("G", "400.00 MXN", "AIR"),
        Recovery(book="A", reference="C", of="G", when="2016-04-01", amount="100.00 MXN",
                 account="BANK"),
        disallowed("D", "G", "2016-07-01", "400.00 MXN"),
    )  # fmt: skip
    found = stated("2016-12-31", *facts)
    assert of_lines(found)["AIR"] == ["50.00 EUR", "50.00", "15.00", "0.00", "35.00"]


def test_more_came_back_than_was_disallowed() -> None:
    facts = (
        spent("G", "400.00 MXN", "AIR"),
        disallowed("D", "G", "2016-04-01", "100.00 MXN"),
        Recovery(book="A", reference="C", of="G", when="2016-04-02", amount="150.00 MXN",
                 disallowance="D", account="BANK"),
    )  # fmt: skip
    found = stated("2016-12-31", *facts)
    assert of_lines(found)["AIR"][2:] == ["12.50", "12.50", "37.50"]
    assert found.acceptance[0].due_back.digits == "0.00"


@pytest.mark.parametrize(
    ("on", "air", "fees"),
    [
        ("2016-04-30", ("50.00 EUR", "50.00"), ("300.00 MXN", "300.00")),
        ("2016-05-01", ("50.00 EUR", "50.00"), ("300.00 MXN", "275.00")),
        ("2016-06-01", ("50.00 EUR", "60.00"), ("300.00 MXN", "275.00")),
    ],
)
def test_a_ceiling_is_what_addenda_and_reallocations_made_of_it(
    on: str, air: tuple[str, str], fees: tuple[str, str]
) -> None:
    changes = (
        Reallocation(book="A", reference="B", when="2016-05-01", amount="25.00 MXN",
                     from_line="FEES", to_line="HOTELS"),
        Addendum(book="A", reference="A-2", when="2016-06-01",
                 ceilings=[{"line": "AIR", "ceiling": "60.00 EUR"}],
                 lines=[{"code": "HOTELS", "title": "Hotels", "ceiling": "10.00 MXN"}]),
    )  # fmt: skip
    found = of_lines(stated(on, *changes))
    assert (tuple(found["AIR"][:2]), tuple(found["FEES"][:2])) == (air, fees)
    if on == "2016-06-01":  # what is moved to a line before there is one is lost to it
        assert found["HOTELS"][:2] == ["None", "10.00"]


def known(reference: str, when: str, balance: str, account: str = "BANK") -> AnyFact:
    return BankBalance(book="A", reference=reference, when=when, account=account, balance=balance)


COUNTED: tuple[AnyFact, ...] = (
    spent("G", "500.00 MXN", when="2016-02-10"),
    spent("H", "100.00 MXN", when="2016-04-01/2016-04-10"),
    known("K-7", "2016-04-01", "1500.00 MXN"),
    known("K-1", "2016-01-31", "2000.00 MXN"),
    known("K-2", "2016-02-29", "1499.00 MXN"),
    known("K-0", "2016-02-29", "1.00 MXN"),
    known("K-3", "2016-04-09", "1450.00 MXN"),
    known("K-4", "2016-04-10", "1400.00 MXN"),
    known("K-5", "2016-05", "7.00 MXN"),
    known("K-6", "2016-12-31", "9.00 MXN", account="TRIP"),
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2016-01-30", None),
        ("2016-01-31", ("2016-01-31", "2000.00", "2000.00", "0.00")),
        ("2016-02-28", ("2016-01-31", "2000.00", "2000.00", "0.00")),
        # The last of its day by reference; compared on its own day, whatever day is asked.
        ("2016-02-29", ("2016-02-29", "1499.00", "1500.00", "-1.00")),
        # Nobody knows what was held within an imprecise date; on its last day, everybody does.
        ("2016-04-01", ("2016-02-29", "1499.00", "1500.00", "-1.00")),
        ("2016-04-09", ("2016-02-29", "1499.00", "1500.00", "-1.00")),
        ("2016-04-10", ("2016-04-10", "1400.00", "1400.00", "0.00")),
        # A month is no day to compare on.
        ("2016-12-31", ("2016-04-10", "1400.00", "1400.00", "0.00")),
    ],
)
def test_the_bank_is_compared_on_its_own_day(on: str, expected: tuple[str, ...] | None) -> None:
    bank = stated(on, *COUNTED).accounts[0].bank
    assert (bank and said_of(bank)) == expected


def said_of(bank: BankComparison) -> tuple[str, ...]:
    figures = bank.balance, bank.held, bank.difference
    return (bank.on.isoformat(), *(figure.digits for figure in figures))


def test_each_account_has_its_own_bank() -> None:
    own, advance = stated("2016-12-31", *COUNTED).accounts
    assert (own.held, advance.held) == (Money("1400.00", "MXN"), Money("0", "MXN"))
    assert own.advance_days is None
    assert advance.bank is not None
    assert said_of(advance.bank) == ("2016-12-31", "9.00", "0.00", "9.00")


@pytest.mark.parametrize(
    ("on", "days"),
    [
        ("2016-05-01", None),
        ("2016-05-02", 0),
        ("2016-05-12", 10),
        ("2016-05-31", 29),  # of which one centavo is left
        ("2016-06-01", 10),
        ("2016-06-29", 38),
        ("2016-06-30", None),
    ],
)
def test_an_advance_is_as_old_as_its_oldest_money(on: str, days: int | None) -> None:
    def advanced(reference: str, when: str, amount: str) -> AnyFact:
        return Transfer(
            book="A", reference=reference, when=when, amount=amount,
            account="BANK", to_account="TRIP",
        )  # fmt: skip

    def accounted(reference: str, when: str, amount: str) -> AnyFact:
        return Expenditure(book="A", reference=reference, when=when, amount=amount, account="TRIP")

    found = stated(
        on,
        advanced("T-1", "2016-05-02", "100.00 MXN"),
        advanced("T-2", "2016-05-22", "50.00 MXN"),
        accounted("E-1", "2016-05-30", "99.99 MXN"),
        accounted("E-2", "2016-06-01", "0.01 MXN"),
        accounted("E-3", "2016-06-29", "49.99 MXN"),
        accounted("E-4", "2016-06-30", "0.01 MXN"),
    )
    assert found.accounts[1].advance_days == days
    assert found.accounts[0].advance_days is None
