"""What keeps an agreement from being closed on a day: a row a finding, with its severity."""

from datetime import date

import pytest

from coopledger import Agreement
from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.messages.catalogue import Language
from coopledger.model.attachment import Attachment
from coopledger.model.events import Expenditure, Refund, Reversal, Transfer
from coopledger.model.finding import Finding
from coopledger.model.terms import Addendum
from coopledger.rules.closing.registry import CLOSING_RULES
from coopledger.rules.standing.registry import what_stands
from coopledger.rules.standing.view import AgreementView
from tests.rules.test_what_stands import (
    ADVANCE,
    ADVANCED,
    BANK,
    CAME,
    DISALLOWED,
    EARNED,
    GIVEN_UP,
    MADE_GOOD,
    PROMISED,
    RETURNED,
    SPENT,
    Stands,
    agreement,
    bank_says,
    booked,
    money,
    on,
)

CLOSED = Addendum(book="VIDA", reference="AD-9", when="2016-12-30", closed_accounts=["BANCO"])
EMPTY = bank_says("0.00 MXN", "2016-12-30", "S-9")
RECEIPT = Attachment(
    book="VIDA", of="R-1", name="spei.pdf", sha256="5" * 64, size=9, type="pdf",
    use="transfer-receipt",
)  # fmt: skip
LETTER = Attachment(
    book="VIDA", of="R-1", name="oficio.pdf", sha256="6" * 64, size=9, type="pdf", use="letter"
)
OPEN, NO_BALANCE, UNPROVED = (
    "closing-account-open warning",
    "closing-no-balance warning",
    "closing-refund-unproved warning",
)
HELD = "closing-held error"
_SAID = (
    booked("B-1", "2016-01-10", "2000.00 MXN", "in"),
    booked("B-2", "2016-03-01", "600.00 MXN", "out"),
    booked("B-3", "2016-12-29", "1400.00 MXN", "out"),
)

KEPT_OPEN = (
    on("2016-12-31", "nothing came yet", agreement(), OPEN),
    on("2016-12-31", "all is done", agreement(), CAME, SPENT, RETURNED, EMPTY, RECEIPT, CLOSED),
    on("2016-12-31", "the bank said it line by line", agreement(), CAME, SPENT, RETURNED, *_SAID,
       EMPTY, RECEIPT, CLOSED),
    on("2016-12-31", "money is left", agreement(), CAME, SPENT, HELD, NO_BALANCE, OPEN),
    on("2016-12-28", "it goes back tomorrow", agreement(), CAME, SPENT, RETURNED, HELD, NO_BALANCE,
       OPEN),
    on("2016-12-31", "and by a day that was agreed", agreement(refund_due="2016-12-15"), CAME,
       SPENT, "refund-overdue error", HELD, NO_BALANCE, OPEN),
    on("2016-12-31", "the bank's balance is of before the refund", agreement(), CAME, SPENT,
       RETURNED, bank_says("1400.00 MXN", "2016-12-28"), RECEIPT, CLOSED, NO_BALANCE),
    on("2016-12-31", "the bank took a charge", agreement(), CAME, SPENT, RETURNED, *_SAID,
       booked("B-4", "2016-12-30", "5.00 MXN", "out"), bank_says("-5.00 MXN", "2016-12-30"),
       RECEIPT, OPEN, "closing-not-reconciled warning"),
    on("2016-12-31", "a letter is no receipt", agreement(), CAME, SPENT, RETURNED, EMPTY, LETTER,
       CLOSED, UNPROVED),
    on("2016-12-31", "a refund that was taken back needs none", agreement(), CAME, SPENT,
       money(Refund, "R-0", "2016-06-01", "1.00 MXN", received="0.05 EUR"),
       Reversal(book="VIDA", reference="X-1", of="R-0", when="2016-06-01", reason="no salió"),
       RETURNED, EMPTY, RECEIPT, CLOSED),
    on("2016-12-31", "an advance is not accounted for", agreement(accounts=(BANK, ADVANCE)), CAME,
       SPENT, ADVANCED,
       money(Refund, "R-1", "2016-12-29", "1100.00 MXN", received="53.00 EUR"), EMPTY, RECEIPT,
       CLOSED, "closing-advance error"),
    on("2016-12-31", "half of it", agreement(accounts=(BANK, ADVANCE)), CAME, SPENT, ADVANCED,
       money(Expenditure, "G-2", "2016-05-20", "100.00 MXN", account="ANT-1"),
       money(Transfer, "T-2", "2016-06-01", "200.00 MXN", account="ANT-1", to_account="BANCO"),
       money(Refund, "R-1", "2016-12-29", "1300.00 MXN", received="63.00 EUR"), EMPTY, RECEIPT,
       CLOSED),
    on("2016-12-31", "something was not accepted", agreement(), CAME, SPENT, DISALLOWED, RETURNED,
       EMPTY, RECEIPT, CLOSED, "due-back warning"),
    on("2016-12-31", "and made good", agreement(), CAME, SPENT, DISALLOWED, MADE_GOOD,
       money(Refund, "R-1", "2016-12-29", "1550.00 MXN", received="75.00 EUR"), EMPTY, RECEIPT,
       CLOSED),
    on("2016-12-31", "something is promised", agreement(), CAME, SPENT, PROMISED, RETURNED, EMPTY,
       RECEIPT, CLOSED, "closing-committed error"),
    on("2016-12-31", "and given up", agreement(), CAME, SPENT, PROMISED, GIVEN_UP, RETURNED, EMPTY,
       RECEIPT, CLOSED),
    on("2016-12-31", "nobody said whose the interest is", agreement(), CAME, EARNED, SPENT,
       money(Refund, "R-1", "2016-12-29", "1410.00 MXN", received="68.00 EUR"), EMPTY, RECEIPT,
       CLOSED, "interest-owner-not-agreed warning"),
)  # fmt: skip


def keeps_open(stands: Stands) -> tuple[Finding, ...]:
    """By the rules alone: documents have no bytes here."""
    opening, *facts = stands.facts
    assert isinstance(opening, Agreement)
    book = Book.of(opening, facts)
    statement = reconcile(book, on=date.fromisoformat(stands.day))
    return what_stands([AgreementView(statement, book)], CLOSING_RULES)


@pytest.mark.parametrize("stands", KEPT_OPEN, ids=lambda stands: stands.story)
def test_what_keeps_an_agreement_open(stands: Stands) -> None:
    found = keeps_open(stands)
    assert sorted(f"{f.code} {f.severity.value}" for f in found) == sorted(stands.expected)
    for finding in found:
        for language in Language:
            assert finding.message(language)
            assert finding.remedy(language)


def test_the_gravest_comes_first() -> None:
    (stands,) = (each for each in KEPT_OPEN if each.story == "and by a day that was agreed")
    assert [each.code for each in keeps_open(stands)] == [
        "refund-overdue", "closing-held", "closing-no-balance", "closing-account-open",
    ]  # fmt: skip
