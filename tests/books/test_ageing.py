"""How old money is: what goes out is the oldest first."""

from datetime import date

import pytest

from coopledger.books.ageing import oldest
from coopledger.books.book import Book
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement, Expenditure

AGREEMENT = Agreement(code="A", title="Two receipts", currency="MXN", accounts=["MXN"])
FIRST, SECOND, LATER = date(2016, 1, 5), date(2016, 2, 5), date(2016, 3, 5)


def book_after(*spent: str) -> Book:
    facts = [
        Disbursement(book="A", reference=f"M{day}", amount="100.00 MXN", when=day)
        for day in (FIRST, SECOND)
    ]
    for number, amount in enumerate(spent):
        facts.append(
            Expenditure(book="A", reference=f"G{number}", amount=f"{amount} MXN", when=LATER)
        )
    return Book.of(AGREEMENT, facts)


@pytest.mark.parametrize(
    ("spent", "since"),
    [
        ([], FIRST),
        (["99.99"], FIRST),
        (["100.00"], SECOND),
        (["60.00", "39.99"], FIRST),
        (["60.00", "40.00"], SECOND),
        (["60.00", "40.01"], SECOND),
        (["199.99"], SECOND),
        (["100.00", "0.01"], SECOND),
        (["0.01", "99.99"], SECOND),
        (["200.00"], None),
        (["200.01"], None),
    ],
)
def test_the_last_centavo_of_a_receipt_is_as_old_as_the_receipt(
    spent: list[str], since: date | None
) -> None:
    assert oldest(book_after(*spent).by_account["MXN"], LATER) == since


def test_what_comes_later_does_not_count_yet() -> None:
    timeline = book_after("100.00").by_account["MXN"]
    assert oldest(timeline, date(2016, 1, 4)) is None
    assert oldest(timeline, FIRST) == oldest(timeline, date(2016, 3, 4)) == FIRST
    assert oldest(timeline, LATER) == SECOND


def test_what_was_spent_before_it_came_is_not_taken_of_what_comes() -> None:
    spent = Expenditure(book="A", reference="G", amount="150.00 MXN", when=FIRST)
    came = [
        Disbursement(book="A", reference=f"M{day}", amount="100.00 MXN", when=day)
        for day in (FIRST, SECOND)
    ]
    book = Book.of(AGREEMENT, [*came, spent])
    assert oldest(book.by_account["MXN"], LATER) == SECOND
    assert oldest(book.by_account["MXN"], FIRST) is None


def test_a_receipt_of_one_centavo_is_a_receipt() -> None:
    came = Disbursement(book="A", reference="M", when=FIRST, amount="0.01 MXN")
    assert oldest(Book.of(AGREEMENT, [came]).by_account["MXN"], LATER) == FIRST
