"""What an invoice is accepted for: which events and which invoices belong together, on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from coopledger.books.book import Book
from coopledger.books.evidence import evidence_groups
from coopledger.model.events import Expenditure, Reversal
from coopledger.model.evidence import BankLine, Invoice, Match
from coopledger.model.facts import AnyFact
from tests.books.test_matching import AGREEMENT, line, spent


def invoice(reference: str) -> Invoice:
    return Invoice(
        book="A", reference=reference, when="2016-08-01", issuer={"name": "Hotel"},
        amount="1.00 MXN",
    )  # fmt: skip


def paid(reference: str, events: str, invoices: str, **more: Any) -> Match:
    return Match(
        book="A", reference=reference, when="2016-09-01", events=events.split(),
        invoices=invoices.split(), **more,
    )  # fmt: skip


def reversal(of: str, when: str) -> Reversal:
    return Reversal(book="A", reference=f"X-{of}", of=of, when=when, reason="no era")


SPENT: tuple[Expenditure, ...] = tuple(
    spent(f"G-{n}", "2016-08-01", "1.00") for n in (1, 2, 3, 4, 5)
)
INVOICED: tuple[Invoice, ...] = tuple(invoice(f"F-{n}") for n in (1, 2, 3, 4))
BOOKED: BankLine = line("L-1", "2016-08-01", "-1.00")


def together(*facts: AnyFact, on: date = date.max) -> list[tuple[str, str, str]]:
    """Of each that belong together: the matches, the events, the invoices."""
    found = evidence_groups(Book.of(AGREEMENT, (*SPENT, *INVOICED, BOOKED, *facts)), on)
    return [
        (_named(ties.matches), _named(ties.events.values()), _named(ties.invoices.values()))
        for ties in found
    ]


def _named(facts: Iterable[AnyFact]) -> str:
    return " ".join(fact.reference for fact in facts)


TWO_PAYMENTS = (paid("K-1", "G-1", "F-1"), paid("K-2", "G-2", "F-1"))


def test_an_invoice_and_all_that_paid_it_belong_together() -> None:
    assert together(*TWO_PAYMENTS, paid("K-3", "G-3", "F-2")) == [
        ("K-1 K-2", "G-1 G-2", "F-1"),
        ("K-3", "G-3", "F-2"),
    ]


def test_what_both_were_matched_with_joins_them_however_many_steps_away() -> None:
    """G-4 paid the rest of two invoices that had nothing to do with each other."""
    pairs = [paid(f"K-{n}", f"G-{n}", f"F-{n}") for n in (1, 2, 3)]
    assert together(*pairs, paid("K-4", "G-4", "F-3 F-1")) == [
        ("K-1 K-3 K-4", "G-1 G-3 G-4", "F-1 F-3"),
        ("K-2", "G-2", "F-2"),
    ]


@pytest.mark.parametrize(
    "match",
    [
        paid("K-1", "G-1", "F-1", decision="rejected"),
        Match(book="A", reference="K-1", when="2016-09-01", bank_lines=["L-1"], events=["G-1"]),
    ],
    ids=["rejected", "of the bank"],
)
def test_what_was_rejected_or_is_of_the_bank_is_no_evidence(match: Match) -> None:
    assert together(match) == []


@pytest.mark.parametrize(
    ("taken_back", "then"),
    [
        ("K-2", [("K-1", "G-1", "F-1")]),
        ("G-2", [("K-1 K-2", "G-1", "F-1")]),
        ("F-1", [("K-1 K-2", "G-1 G-2", "")]),
    ],
    ids=["a match", "an event", "the invoice"],
)
def test_what_was_taken_back_is_left_out_from_its_day(
    taken_back: str, then: list[tuple[str, str, str]]
) -> None:
    facts = (*TWO_PAYMENTS, reversal(taken_back, "2016-10-01"))
    assert together(*facts, on=date(2016, 9, 30)) == [("K-1 K-2", "G-1 G-2", "F-1")]
    assert together(*facts, on=date(2016, 10, 1)) == then
    assert together(*facts) == then
