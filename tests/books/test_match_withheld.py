"""Tax that is withheld: an event that left the bank twice, the net and, later, the tax."""

from datetime import date, timedelta
from typing import Any

import pytest

from coopledger.books.book import Book
from coopledger.books.matching import Matching, match
from coopledger.model.agreement import Account, Agreement
from coopledger.model.dates import When
from coopledger.model.events import Expenditure
from coopledger.model.evidence import BankLine, Invoice, InvoiceType, Party
from coopledger.model.facts import AnyFact
from tests.books.test_matching import decided, line, matching, named, said, spent
from tests.books.told import told


def fee(reference: str, when: str, name: str = "Ana Pérez", **more: Any) -> Invoice:
    """1,160.00 in all, of which 206.67 go to the taxes."""
    return Invoice(
        book="A", reference=reference, when=when, issuer=Party(name=name),
        subtotal="1000.00 MXN", taxes="160.00 MXN", withheld="206.67 MXN", amount="953.33 MXN",
        **more,
    )  # fmt: skip


def paid(reference: str, when: str) -> Expenditure:
    return spent(reference, when, "1160.00")


def net(reference: str, when: str) -> BankLine:
    return line(reference, when, "-953.33")


def tax(reference: str, when: str) -> BankLine:
    return line(reference, when, "-206.67", text="SAT")


def about(
    *, invoiced: str = "2016-08-01", booked: str = "2016-08-03", net_on: str, tax_on: str
) -> Matching:
    """A fee that is booked on a day and leaves the bank on two; three days of window."""
    facts = (fee("F-1", invoiced), paid("G-1", booked), net("L-1", net_on), tax("L-2", tax_on))
    return matching(*facts, on=date(2017, 12, 31))


def as_withheld(found: Matching) -> list[str]:
    """What is proposed for that reason, and not because the two lines are a sum."""
    return named(each for each in found.bank.proposed if said(each)[0] == "withheld")


TOGETHER = ["L-1 + L-2 = G-1"]


@pytest.mark.parametrize(
    ("booked", "tax_on", "found"),
    [
        ("2016-08-03", "2016-08-03", TOGETHER),
        ("2016-08-03", "2016-09-17", TOGETHER),
        ("2016-08-03", "2016-09-30", TOGETHER),
        # The window is left on both sides: before the day, and after the month that follows.
        ("2016-08-03", "2016-07-31", TOGETHER),
        ("2016-08-03", "2016-07-30", []),
        ("2016-08-03", "2016-10-03", TOGETHER),
        ("2016-08-03", "2016-10-04", []),
        ("2016-08-03", "2016-10-17", []),
        # It may be of any of the days that the books know it to.
        ("2016-08", "2016-08-02", TOGETHER),
        ("2016-07-29/2016-08-04", "2016-09-30", TOGETHER),
    ],
)
def test_the_tax_is_paid_by_the_end_of_the_month_after(
    booked: str, tax_on: str, found: list[str]
) -> None:
    assert as_withheld(about(booked=booked, net_on="2016-08-03", tax_on=tax_on)) == found


@pytest.mark.parametrize(
    ("booked", "last_day"),
    [
        ("2016-07-01", "2016-09-03"),
        ("2016-07-31", "2016-09-03"),
        ("2016-11-30", "2017-01-03"),
        ("2016-12-01", "2017-02-03"),
        ("2017-01-31", "2017-03-03"),
    ],
)
def test_the_month_after_has_as_many_days_as_it_has(booked: str, last_day: str) -> None:
    a_day_late = f"{last_day[:-1]}4"
    days = {"invoiced": booked, "booked": booked, "net_on": booked}
    assert as_withheld(about(**days, tax_on=last_day)) == TOGETHER
    assert as_withheld(about(**days, tax_on=a_day_late)) == []


@pytest.mark.parametrize(
    ("net_on", "found"),
    [
        ("2016-07-31", TOGETHER),
        ("2016-08-06", TOGETHER),
        ("2016-07-30", []),
        ("2016-08-07", []),
    ],
)
def test_the_net_is_paid_within_the_window(net_on: str, found: list[str]) -> None:
    assert as_withheld(about(net_on=net_on, tax_on="2016-09-17")) == found


@pytest.mark.parametrize(
    ("invoiced", "booked", "found"),
    [
        ("2016-08-01", "2016-10-02", TOGETHER),  # sixty-two days
        ("2016-08-01", "2016-10-03", []),
        ("2016-10-02", "2016-08-01", TOGETHER),
        ("2016-10-03", "2016-08-01", []),
        # To the month: from its last day, and to any of its days.
        ("2016-08", "2016-11-01", TOGETHER),
        ("2016-08", "2016-11-02", []),
        ("2016-08-01", "2016-10", TOGETHER),
        ("2016-07-31", "2016-10-02/2016-10-31", []),
        ("2016-10", "2016-07-31", TOGETHER),
        ("2016-10", "2016-07-30", []),
        ("2016-11-01", "2016-08", TOGETHER),
        ("2016-11-02", "2016-08", []),
    ],
)
def test_an_invoice_is_of_an_event_within_sixty_two_days(
    invoiced: str, booked: str, found: list[str]
) -> None:
    first = When.parse(booked).first
    days = {"net_on": first.isoformat(), "tax_on": (first + timedelta(days=30)).isoformat()}
    assert as_withheld(about(invoiced=invoiced, booked=booked, **days)) == found


def test_neither_line_is_enough_alone() -> None:
    facts = fee("F-1", "2016-08-01"), paid("G-1", "2016-08-03")
    for one in (net("L-1", "2016-08-03"), tax("L-1", "2016-08-03")):
        assert told(matching(*facts, one).bank) == ["- L-1", "- G-1"]
    assert told(matching(facts[0], net("L-1", "2016-08-03")).bank) == ["- L-1"]
    others = line("L-2", "2016-08-01", "-1.11"), line("L-3", "2016-08-31", "-1.11")
    assert told(matching(*facts, *others).bank) == ["- L-2", "- L-3", "- G-1"]
    half = Invoice(
        book="A", reference="F-1", when="2016-08-01", issuer=Party(name="Ana Pérez"),
        withheld="50.00 MXN", amount="50.00 MXN",
    )  # fmt: skip
    one = line("L-1", "2016-08-03", "-50.00")
    found = matching(half, spent("G-1", "2016-08-03", "100.00"), one)
    assert told(found.bank) == ["- L-1", "- G-1"]


def test_ten_equal_fees_of_a_day_have_their_own_lines_each() -> None:
    """More than are compared with one another; one after the other, and always the same way."""
    ten = range(10)
    found = matching(
        *(fee(f"F-{n}", "2016-08-01") for n in ten),
        *(paid(f"G-{n}", "2016-08-03") for n in ten),
        *(net(f"L-{n}", "2016-08-03") for n in ten),
        *(tax(f"T-{n}", "2016-09-17") for n in ten),
    )
    assert named(found.bank.proposed) == [f"L-{n} + T-{n} = G-{n}" for n in ten]


def test_fees_of_the_same_amount_in_another_account_hide_nothing() -> None:
    accounts = [Account(code="CAJA", currency="MXN"), Account(code="PESOS", currency="MXN")]
    agreement = Agreement(code="A", title="Forum", currency="EUR", accounts=accounts)

    def of(account: str, *facts: Expenditure | BankLine) -> list[AnyFact]:
        return [fact.model_copy(update={"account": account}) for fact in facts]

    found = match(
        Book.of(
            agreement,
            [
                fee("F-1", "2016-01-05"),
                *of("CAJA", *(paid(f"C-{n}", f"2016-{n:02}-28") for n in range(1, 13))),
                *of("PESOS", paid("G-1", "2016-01-07")),
                *of("PESOS", net("L-1", "2016-01-07"), tax("L-2", "2016-02-17")),
            ],
        ),
        on=date(2016, 12, 31),
    )
    assert named(found.bank.proposed) == TOGETHER


def test_only_an_invoice_with_tax_withheld_explains_two_lines() -> None:
    """Not one of which nothing is withheld, nor a credit note; and they hide no other."""
    lines = net("L-1", "2016-08-03"), tax("L-2", "2016-09-17")
    plain = Invoice(
        book="A", reference="F-0", when="2016-08-01", issuer=Party(name="Ana Pérez"),
        amount="1160.00 MXN",
    )  # fmt: skip
    note = fee("E-1", "2016-08-02", invoice_type=InvoiceType.CREDIT_NOTE)
    event = paid("G-1", "2016-08-03")
    assert matching(plain, note, event, *lines).bank.proposed == ()
    found = matching(plain, note, fee("F-1", "2016-08-04"), event, *lines)
    assert named(found.bank.proposed) == TOGETHER


@pytest.mark.parametrize("second", ["2016-08-02", "2016-08-01"])
def test_the_first_invoice_has_the_first_event(second: str) -> None:
    """By its day, then by its reference, whatever the order in which they were recorded."""
    facts = (
        fee("F-2", second),
        fee("F-1", "2016-08-01"),
        paid("G-1", "2016-08-03"),
        net("L-1", "2016-08-03"),
        tax("L-2", "2016-09-17"),
    )
    for order in (facts, facts[::-1]):
        (found,) = matching(*order).bank.proposed
        assert dict(found.reasons[0].params)["invoice"] == "F-1"


def test_what_was_rejected_gives_way_to_another() -> None:
    """One fee is not proposed again; of two that are equal, the other is, with the same lines."""
    one = (
        fee("F-1", "2016-08-01"),
        paid("G-1", "2016-08-03"),
        net("L-1", "2016-08-03"),
        tax("T-1", "2016-09-17"),
    )
    two = (paid("G-2", "2016-08-03"), net("L-2", "2016-08-03"), tax("T-2", "2016-09-17"))
    no = decided("K-1", ["L-1", "T-1"], ["G-1"], decision="rejected")
    assert matching(*one, no).bank.proposed == ()
    found = matching(*one, fee("F-2", "2016-08-01"), *two, no).bank.proposed
    assert named(found) == ["L-1 + T-2 = G-1", "L-2 + T-1 = G-2"]
