"""What was added to a book and not recorded is taken back: it is the book it was, in every part."""

from enum import Enum
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from coopledger import Agreement, Disbursement, Expenditure, Ledger, Recovery, Refused, Reversal
from coopledger.books.book import Book
from coopledger.testing.everything import histories
from coopledger.testing.history import History

EXAMPLES = settings.default.max_examples // 3


def parts_of(thing: Any) -> Any:
    """All that it is made of, private parts too; what is empty is as what is not there."""
    if isinstance(thing, Book):
        assert thing.charged  # what was added last is counted once somebody asks
    if isinstance(thing, dict):
        return {key: parts for key, value in thing.items() if (parts := parts_of(value)) != {}}
    if isinstance(thing, list):
        return [parts_of(each) for each in thing] or {}
    if not hasattr(thing, "__dict__") or isinstance(thing, BaseModel | Enum | tuple):
        return thing
    return {name: parts_of(value) for name, value in vars(thing).items()}


@settings(max_examples=EXAMPLES)
@given(histories(), st.data())
def test_a_book_from_which_what_was_added_is_taken_back_is_as_one_built_anew(
    history: History, data: st.DataObject
) -> None:
    facts = history.facts
    end = data.draw(st.integers(0, len(facts)))
    some = data.draw(st.integers(1, 4))
    book = Book.of(history.opening, facts[:end])
    kept = [history.opening, *facts[:end]]
    for added in (facts[end : end + some], facts[end:]):
        order = [*book.facts]
        book.add(*added).take_back()
        assert [*book.facts] == order
        assert parts_of(book) == parts_of(Book.of(history.opening, kept[1:]))


@settings(max_examples=EXAMPLES)
@given(histories(), st.data())
def test_what_is_taken_back_does_not_show_in_what_is_added_next(
    history: History, data: st.DataObject
) -> None:
    """A fact at a time, each tried with others first."""
    book = Book.of(history.opening)
    for place, fact in enumerate(history.facts):
        other = data.draw(st.integers(place, len(history.facts) - 1))
        book.add(*history.facts[other:]).take_back()
        book.add(fact)
    assert parts_of(book) == parts_of(_one_by_one(history))


def _one_by_one(history: History) -> Book:
    book = Book.of(history.opening)
    for fact in history.facts:
        book.add(fact)
    return book


def test_what_is_refused_or_previewed_leaves_the_book_that_was_read() -> None:
    """No book is put together anew for it."""
    facts = [
        Agreement(code="A", title="T", currency="EUR", accounts=["EUR"]),
        Disbursement(book="A", reference="M", when="2016-01-05", amount="100.00 EUR"),
        Expenditure(book="A", reference="G", when="2016-02-05", amount="10.00 EUR"),
    ]
    too_much = Expenditure(book="A", reference="H", when="2016-02-05", amount="500.00 EUR")
    back = Recovery(book="A", reference="R", of="G", when="2016-03-05", amount="50.00 EUR")
    undone = Reversal(book="A", reference="X", of="M", when="2016-01-05", reason="no")
    ledger = Ledger.open("sqlite://")
    ledger.record(*facts)
    before = _kept(ledger)
    for refused in (too_much, back, undone):
        for given_ in ([refused], [refused, refused.model_copy(update={"reference": "Z"})]):
            assert not ledger.preview(*given_).accepted
            try:
                ledger.record(*given_)
            except Refused:
                assert parts_of(_kept(ledger)) == parts_of(Book.of(*_split(facts)))
    assert ledger.preview(facts[2].model_copy(update={"reference": "H"})).recorded == 1
    assert _kept(ledger) is before
    ledger.close()


def _kept(ledger: Ledger) -> Book:
    known = ledger._shelf._books.get("A")
    assert known is not None
    return known.book


def _split(facts: list[Any]) -> tuple[Any, list[Any]]:
    return facts[0], facts[1:]
