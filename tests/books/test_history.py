"""Which facts are told together: the revisions under a reference, and all that name them."""

import pytest

from coopledger.books.book import Book
from coopledger.books.history import naming, reversal_of, under
from coopledger.model.activity import InKindContribution
from coopledger.model.events import Expenditure, Recovery, Refund, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from tests.books.stories import AGREEMENT, FACTS


def spent(revision: int, when: str, amount: str) -> Expenditure:
    return Expenditure(book="A-1", reference="G-3", revision=revision, when=when, amount=amount)


LATER: tuple[AnyFact, ...] = (
    Addendum(book="A-1", reference="A-2", when="2016-05-01", title="Longer"),
    Reallocation(
        book="A-1", reference="B-1", when="2016-05-01", amount="1.00 MXN",
        from_line="FEES", to_line="AIR",
    ),
    spent(1, "2016-05-01", "9.00 MXN"),
    Recovery(
        book="A-1", reference="C-1", of="G-3", when="2016-05-03", amount="1.00 MXN",
        activities=["forum"],
    ),
    Reversal(book="A-1", reference="X-1", of="C-1", when="2016-05-04", reason="not ours"),
    Reversal(book="A-1", reference="X-2", of="G-3", when="2016-05-05", reason="another amount"),
    spent(2, "2016-05-05", "8.00 MXN"),
    Disallowance(
        book="A-1", reference="D-1", of="G-3", when="2016-06-01", amount="2.00 MXN", reason="late"
    ),
    Recovery(
        book="A-1", reference="C-2", of="G-3", when="2016-06-02", amount="1.00 MXN",
        disallowance="D-1",
    ),
    Refund(
        book="A-1", reference="R-2", when="2016-06-03", amount="1.00 MXN", disallowance="D-1"
    ),
    InKindContribution(
        book="A-1", reference="K-1", when="2016-02-01", amount="5.00 MXN",
        activities=["forum", "course"],
    ),
)  # fmt: skip
BOOK = Book.of(AGREEMENT, [*FACTS, *LATER])


@pytest.mark.parametrize(
    ("named", "by"),
    [
        (("A-1", 1), ["A-2", "B-1"]),
        (("forum", 1), ["G-1", "C-1", "K-1"]),
        (("course", 1), ["G-2", "K-1"]),
        # Of two revisions, each has what was of it on its day.
        (("G-3", 1), ["C-1"]),
        (("G-3", 2), ["D-1", "C-2"]),
        (("D-1", 1), ["C-2", "R-2"]),
        (("M-1", 1), []),
        (("G-1", 1), []),
    ],
)
def test_what_names_a_fact(named: tuple[str, int], by: list[str]) -> None:
    assert [fact.reference for fact in naming(BOOK, BOOK.facts[named])] == by


def test_the_revisions_under_a_reference() -> None:
    assert [fact.revision for fact in under(BOOK, "G-3")] == [1, 2]
    assert [fact.revision for fact in under(BOOK, "M-1")] == [1]
    assert under(BOOK, "G-4") == []


def test_what_took_a_fact_back() -> None:
    first, second = under(BOOK, "G-3")
    found = reversal_of(BOOK, first)
    assert found is not None
    assert found.reference == "X-2"
    assert reversal_of(BOOK, second) is None
