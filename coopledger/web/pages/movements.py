"""The movements of a book: filtered, in an order, a page at a time."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Self

from coopledger.books.auxiliary import Auxiliary, AuxiliaryLine, lines_of
from coopledger.model.agreement import AnyOpening
from coopledger.reports.auxiliary import portion_codes
from coopledger.web.asked import Answer, Asked
from coopledger.web.book import opening_of, page_of
from coopledger.web.rows import page_of as rows_of


class Movement:
    """What moved an account.

    place: its place among all, in the order in which they count. account: empty in a programme.
    """

    __slots__ = ("_text", "account", "line", "place")

    def __init__(self, place: int, account: str, line: AuxiliaryLine) -> None:
        self.place, self.account, self.line = place, account, line
        self._text: str | None = None

    @property
    def reference(self) -> str:
        return self.line.fact.reference

    @property
    def currency(self) -> str:
        return self.line.currency

    @property
    def budget(self) -> str:
        """The budget lines it is of."""
        return portion_codes(self.line, "lines")

    @property
    def amount(self) -> Decimal:
        """Without a sign."""
        amount = self.line.came_in or self.line.went_out
        return amount.amount if amount is not None else Decimal(0)

    @property
    def text(self) -> str:
        """What is looked for in it, in small letters."""
        if self._text is None:
            fact, names = self.line.fact, ("payee", "concept", "of", "source")
            said = (fact.reference, *(str(getattr(fact, name, None) or "") for name in names))
            self._text = " ".join(said).casefold()
        return self._text


class Movements(NamedTuple):
    """All of a book, in the order in which they count.

    accounts, kinds, budget: of which there are any.
    """

    every: Sequence[Movement]
    accounts: Sequence[str]
    kinds: Sequence[str]
    budget: Sequence[str]

    @classmethod
    def of(cls, found: Auxiliary) -> Self:
        every = [
            Movement(place, account.account or "", line)
            for place, (account, line) in enumerate(lines_of(found))
        ]
        facts = [each.line.fact for each in every]
        lines = {portion.code for fact in facts for portion in getattr(fact, "lines", ())}
        accounts = {account.account for account in found if account.account}
        return cls(every, sorted(accounts), sorted({fact.kind for fact in facts}), sorted(lines))


def movements(asked: Asked) -> Answer:
    """Those that are asked for: by words, account, kind, budget line and days."""
    opening = opening_of(asked)
    known, query = _movements(asked, opening.code), asked.query
    found = _ordered(_filtered(known.every, asked), query.get("by", ""))
    given: Mapping[str, Any] = {
        "shown": rows_of(found, query, "agreement", "movements"),
        "of": len(known.every),
        "query": query,
        "accounts": known.accounts,
        "kinds": known.kinds,
        "budget": known.budget,
        "orders": tuple(ORDERS),
    }
    return page_of(asked, opening, "movements.html", given)


def movements_of(asked: Asked, opening: AnyOpening) -> Sequence[Movement]:
    """All of a book, in the order in which they count."""
    return _movements(asked, opening.code).every


def _movements(asked: Asked, code: str) -> Movements:
    return asked.now.whole((code,), "movements", lambda: Movements.of(asked.ledger.auxiliary(code)))


def _filtered(known: Sequence[Movement], asked: Asked) -> Sequence[Movement]:
    query, found = asked.query, known
    if words := query.get("q", "").casefold().split():
        amount = as_amount(query["q"])
        found = [each for each in found if _has(each, words, amount)]
    if account := query.get("account", ""):
        found = [each for each in found if each.account == account]
    if kind := query.get("kind", ""):
        found = [each for each in found if each.line.fact.kind == kind]
    if line := query.get("line", ""):
        found = [each for each in found if line in each.budget.split(", ")]
    first, last = asked.day("since") or date.min, asked.day("until") or date.max
    if (first, last) != (date.min, date.max):
        found = [each for each in found if first <= each.line.day <= last]
    return found


def _has(each: Movement, words: Sequence[str], amount: Decimal | None) -> bool:
    return all(word in each.text for word in words) or (
        amount is not None and each.amount == amount
    )


def as_amount(written: str) -> Decimal | None:
    """An amount that is looked for; None where it is none.

    >>> as_amount("1,109,797.84"), as_amount("$ 435763"), as_amount("G-14")
    (Decimal('1109797.84'), Decimal('435763'), None)
    """
    bare = written.replace(",", "").replace(" ", "").lstrip("$")
    return Decimal(bare) if re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,4})?", bare, re.ASCII) else None


ORDERS: Mapping[str, Callable[[Movement], Any]] = {
    "place": lambda each: each.place,
    "newest": lambda each: -each.place,
    "amount": lambda each: (-each.amount, each.place),
    "reference": lambda each: (each.reference, each.place),
}
"""In which order they may be asked for: that of the books, unless told otherwise."""


def _ordered(found: Sequence[Movement], by: str) -> Sequence[Movement]:
    return sorted(found, key=ORDERS[by]) if by in ORDERS else found
