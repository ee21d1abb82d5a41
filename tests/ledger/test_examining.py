"""What is read goes one way into the books: what it is looked at beside, and what it leaves."""

from collections.abc import Iterator
from itertools import permutations

import pytest

from coopledger import (
    Agreement,
    Disbursement,
    Entry,
    Expenditure,
    Invoice,
    Ledger,
    Period,
    Reading,
    Refused,
    Reversal,
)
from coopledger.ledger.examining import examine
from coopledger.ledger.shelf import OpenBooks
from coopledger.model.facts import AnyFact

BOOKS = ("A", "B")


def opening(book: str) -> tuple[AnyFact, ...]:
    return (
        Agreement(code=book, title=book, currency="EUR", accounts=["MXN"]),
        Disbursement(
            book=book, reference="M", when="2016-02", amount="1000.00 MXN", sent="50.00 EUR"
        ),
    )


def spent(book: str, reference: str, amount: str = "10.00 MXN") -> Expenditure:
    return Expenditure(book=book, reference=reference, when="2016-10-05", amount=amount)


def invoice(book: str, share: str | None = None) -> Invoice:
    return Invoice(
        book=book, reference="F-1", when="2016-10-05", amount="10.00 MXN", share=share,
        issuer={"name": "Hotel Lisboa"},
    )  # fmt: skip


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*opening("A"), *opening("B"))
        yield ledger


def refusal(ledger: Ledger, *facts: AnyFact) -> set[str]:
    with pytest.raises(Refused) as raised:
        ledger.record(*facts)
    return {found.code for found in raised.value.findings}


def shown(ledger: Ledger) -> dict[str, tuple[int, str]]:
    return {
        book: (len(ledger.facts(book)), str(ledger.reconcile(book).fund.held.money))
        for book in BOOKS
    }


def test_a_reading_of_a_book_that_is_not_there_says_so_unless_its_opening_could_not_be_read() -> (
    None
):
    reading = Reading([Entry(spent("A", "G"))])
    examination = examine(reading, OpenBooks())
    assert [found.code for found in examination.findings] == ["unknown-book"]
    assert (examination.books, examination.new) == ({}, {})
    reading.unread.add("opening")
    assert examine(reading, OpenBooks()).findings == []


def test_what_opens_a_book_is_recorded_first_and_what_closes_its_years_last() -> None:
    facts = (
        *opening("A"),
        spent("A", "G"),
        Reversal(book="A", reference="X", of="G", when="2016-10-05", reason="no era"),
        Period(book="A", when="2016", state="closed"),
    )
    kinds = [fact.kind for fact in facts]
    for given in permutations(facts):
        examination = examine(Reading([Entry(fact) for fact in given]), OpenBooks())
        assert examination.receipt().accepted
        recorded = [entry.fact.kind for entry in examination.new["A"]]
        assert sorted(recorded) == sorted(kinds)
        assert (recorded[0], recorded[-2:]) == ("agreement", ["reversal", "period"])


@pytest.mark.parametrize("first", BOOKS)
def test_an_invoice_of_two_books_is_refused_whichever_had_it_first(
    ledger: Ledger, first: str
) -> None:
    (second,) = set(BOOKS) - {first}
    ledger.record(invoice(first))
    before = shown(ledger)
    assert refusal(ledger, invoice(second)) == {"evidence-twice"}
    # The books of one reading are looked at beside each other, too.
    assert refusal(ledger, spent(first, "G-1"), invoice(second)) == {"evidence-twice"}
    assert shown(ledger) == before


@pytest.mark.parametrize("order", list(permutations(BOOKS)), ids="-".join)
def test_two_books_of_one_reading_share_an_invoice_or_none_has_it(
    ledger: Ledger, order: tuple[str, ...]
) -> None:
    before = shown(ledger)
    assert refusal(ledger, *map(invoice, order)) == {"evidence-twice"}
    assert shown(ledger) == before
    shared = [invoice(book, "5.00 MXN") for book in order]
    assert ledger.record(*shared).recorded == 2
    assert ledger.record(*shared).unchanged == 2


@pytest.mark.parametrize("wrong", BOOKS)
def test_where_one_book_of_a_reading_is_refused_the_other_is_as_it_was_too(
    ledger: Ledger, wrong: str
) -> None:
    (right,) = set(BOOKS) - {wrong}
    before = shown(ledger)
    facts = (spent(right, "G"), spent(wrong, "G", "2000.00 MXN"))
    assert refusal(ledger, *facts) == {"spent-beyond-received"}
    assert shown(ledger) == before
    assert ledger.record(spent(right, "G"), spent(wrong, "G")).recorded == 2
    assert {held for _, held in shown(ledger).values()} == {"990.00 MXN"}
    assert ledger.verify().intact


def test_a_preview_leaves_the_books_as_they_are(ledger: Ledger) -> None:
    before = shown(ledger)
    assert ledger.preview(spent("A", "G"), spent("B", "G")).recorded == 2
    assert shown(ledger) == before
    assert ledger.record(spent("A", "G")).recorded == 1
