"""Finding things: by code, title, partner, reference or amount, in every book."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from coopledger.errors import LedgerBroken
from coopledger.model.activity import Activity
from coopledger.model.agreement import AnyOpening
from coopledger.model.evidence import BankLine, Invoice
from coopledger.model.facts import AnyFact
from coopledger.money import Money
from coopledger.web.asked import Answer, Asked, Page
from coopledger.web.book import openings_of
from coopledger.web.pages.movements import Movement, as_amount, movements_of

_MOST = 50
_SAID = ("code", "title", "origin_of_funds", "channel", "recipient", "instrument")


class Found(NamedTuple):
    """A movement that was looked for, and the book it is of."""

    book: str
    movement: Movement


class Another(NamedTuple):
    """Another record that was looked for. told, amount: what it says, beside its reference."""

    book: str
    fact: AnyFact
    told: tuple[object, ...]
    amount: Money | None

    @property
    def text(self) -> str:
        """What is looked for in it, in small letters."""
        return " ".join(map(str, (self.fact.reference, *self.told))).casefold()


class Wanted(NamedTuple):
    """What is looked for: words that all have to be there, or an amount, where it may be one."""

    words: Sequence[str]
    amount: Decimal | None

    def is_in(self, text: str, amount: Decimal | None = None) -> bool:
        """text: in small letters. amount: without a sign."""
        if self.amount is not None and amount == self.amount:
            return True
        return bool(self.words) and all(word in text for word in self.words)


def find(asked: Asked) -> Answer:
    """The books, movements and other records that have all these words, or are of this amount."""
    written = asked.query.get("q", "").strip()
    wanted = Wanted(written.casefold().split(), as_amount(written))
    books: list[AnyOpening] = []
    moved: list[Found] = []
    others: list[Another] = []
    broken: list[LedgerBroken] = []
    for opening in openings_of(asked) if written else ():
        if wanted.is_in(_said(opening)):
            books.append(opening)
        try:
            moved += _moved(asked, opening, wanted)
            others += _others(asked, opening, wanted)
        except LedgerBroken as error:
            broken.append(error)
    given = {"books": books, "moved": moved[:_MOST], "others": others[:_MOST], "broken": broken}
    more = max(len(moved), len(others)) > _MOST
    return Page("find.html", {**given, "q": written, "more": more, "most": _MOST})


def _said(opening: AnyOpening) -> str:
    named = [str(getattr(opening, name, None) or "") for name in _SAID]
    return " ".join((*named, *getattr(opening, "signatories", ()))).casefold()


def _moved(asked: Asked, opening: AnyOpening, wanted: Wanted) -> Iterator[Found]:
    for each in movements_of(asked, opening):
        amount = each.amount if wanted.amount is not None else None
        if wanted.is_in(each.text, amount):
            yield Found(opening.code, each)


def _others(asked: Asked, opening: AnyOpening, wanted: Wanted) -> Iterator[Another]:
    for each in _others_of(asked, opening):
        if wanted.is_in(each.text, each.amount.amount if each.amount is not None else None):
            yield each


def _others_of(asked: Asked, opening: AnyOpening) -> Sequence[Another]:
    """All of a book that are no movements: by what was done or by whom, or by their reference."""
    code = opening.code

    def all_of() -> Sequence[Another]:
        known = {code, *(each.reference for each in movements_of(asked, opening))}
        found = (fact for fact in asked.ledger.facts(code) if fact.reference not in known)
        return [Another(code, fact, *_said_by(fact)) for fact in found]

    return asked.now.whole((code,), "others", all_of)


def _said_by(fact: AnyFact) -> tuple[tuple[object, ...], Money | None]:
    told: tuple[object, ...]
    match fact:
        case Activity():
            told, amount = (fact.title, fact.place, *fact.partners), None
        case BankLine():
            told, amount = (fact.counterpart, fact.text, fact.bank_reference), fact.amount
        case Invoice():
            told, amount = (fact.issuer, fact.concept), fact.amount
        case _:
            told, amount = (), None
    return tuple(filter(None, told)), amount
