"""The pages of one book: which there are, and what they all say at their head."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from coopledger.books.standing import AgreementStanding
from coopledger.books.statement import Statement
from coopledger.errors import MissingRate, Near, NoSuchBook
from coopledger.model.agreement import Agreement, AnyOpening, Institution
from coopledger.web.asked import Asked, Page

_OF_AGREEMENTS = (
    ("web.statement", "/agreement"),
    ("web.budget", "/agreement/budget"),
)
_OF_ALL = (("web.movements", "/agreement/movements"),)
_OF_ACCOUNTS = (("web.accounts", "/agreement/accounts"), ("web.match", "/match"))
_OF_RATES = (("web.rates", "/agreement/rates"),)
_RECORDS = (
    ("web.documents", "/agreement/documents"),
    ("web.years", "/agreement/years"),
    ("web.trail", "/agreement/trail"),
)


def opening_of(asked: Asked, code: str | None = None) -> AnyOpening:
    """What opened the book that is asked about. Raises NoSuchBook."""
    code = asked.query.get("code", "") if code is None else code
    openings = openings_of(asked)
    for opening in openings:
        if opening.code == code:
            return opening
    near = Near.among((opening.code for opening in openings), code)
    raise NoSuchBook("book.unknown", code=code, near=near)


def openings_of(asked: Asked) -> Sequence[AnyOpening]:
    """What opened each book, by code. Raises LedgerNotFound."""
    return asked.now.of_all("books", lambda: [each.opening for each in asked.ledger.books()])


def standing_on(asked: Asked, agreement: Agreement, on: date) -> AgreementStanding:
    """How an agreement stands on a day: of one look for all pages that show something of it.

    It is kept until something is recorded in its book, or in the one that it follows.
    """
    codes = (agreement.code, *((agreement.follows,) if agreement.follows else ()))
    return asked.now.small(
        codes, ("standing", on), lambda: asked.ledger.standing(agreement.code, on=on)
    )


def statement_on(asked: Asked, agreement: Agreement, on: date) -> Statement:
    """Its statement. Raises MissingRate."""
    statement = standing_on(asked, agreement, on).statement
    return statement if statement is not None else asked.ledger.reconcile(agreement.code, on=on)


def page_of(asked: Asked, opening: AnyOpening, template: str, given: Mapping[str, Any]) -> Page:
    """A page of a book."""
    return Page(
        template, {"opening": opening, "tabs": _tabs(opening), "today": asked.now.today, **given}
    )


def unstated_page(asked: Asked, missing: MissingRate) -> Page:
    """Where figures are asked for that want a rate: which, and the way to the rates."""
    said = {"said": missing.message(asked.language)}
    return page_of(asked, opening_of(asked), "unstated.html", said)


def _tabs(opening: AnyOpening) -> Sequence[tuple[str, str]]:
    if isinstance(opening, Institution):
        return _RECORDS
    if isinstance(opening, Agreement):
        return (*_OF_AGREEMENTS, *_OF_ALL, *_OF_ACCOUNTS, *_OF_RATES, *_RECORDS)
    return (*_OF_ALL, *_RECORDS)
