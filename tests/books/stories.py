"""A small agreement in which everything happens once, for tests of one figure at a time."""

from datetime import date

from coopledger.books.book import Book
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement, Expenditure, Interest, Refund, Transfer
from coopledger.model.facts import AnyFact

YEAR_END = date(2016, 12, 31)

AGREEMENT = Agreement(
    code="A-1",
    title="Forum",
    currency="EUR",
    accounts=["MXN", "USD"],
    lines=[
        {"code": "AIR", "title": "Air fares", "ceiling": "9.00 EUR"},
        {"code": "FEES", "title": "Fees", "ceiling": "100.00 MXN"},
    ],
)

FACTS: tuple[AnyFact, ...] = (
    Activity(
        book="A-1",
        reference="forum",
        title="Forum",
        when="2016-02",
        activity_kind="forum",
        partners=["IIDH"],
    ),
    Activity(
        book="A-1",
        reference="course",
        title="Course",
        when="2016-03",
        activity_kind="course",
        partners=["IIDH", "CAPEL"],
    ),
    Disbursement(
        book="A-1", reference="M-1", when="2016-01-05", amount="200.00 MXN", sent="10.00 EUR"
    ),
    Interest(book="A-1", reference="I-1", when="2016-01-31", amount="1.00 MXN"),
    Transfer(
        book="A-1",
        reference="T-1",
        when="2016-02-01",
        account="MXN",
        to_account="USD",
        amount="40.00 MXN",
        arrived="2.20 USD",
    ),
    Expenditure(
        book="A-1",
        reference="G-1",
        when="2016-02-10",
        amount="60.00 MXN",
        lines=[{"code": "AIR", "amount": "25.00 MXN"}, {"code": "FEES", "amount": "20.00 MXN"}],
        activities=["forum"],
    ),
    Expenditure(
        book="A-1",
        reference="G-2",
        when="2016-03-10",
        amount="1.10 USD",
        lines=["FEES"],
        activities=["course"],
    ),
    Refund(book="A-1", reference="R-1", when="2016-04-05", amount="50.00 MXN", received="2.30 EUR"),
)


def book() -> Book:
    """The book of all that happened."""
    return Book.of(AGREEMENT, FACTS)
