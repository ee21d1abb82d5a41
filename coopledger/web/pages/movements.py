"""The movements of a book: filtered, in an order, a page at a time."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from coopledger.books.auxiliary import AuxiliaryLine, lines_of
from coopledger.model.agreement import AnyOpening
from coopledger.reports.auxiliary import portion_codes
from coopledger.web.asked import Answer, Asked
from coopledger.web.book import opening_of, page_of
from coopledger.web.rows import page_of as rows_of


class Movement(NamedTuple):
    """What moved an account.

    place: its place among all, in the order in which they count. text: what is looked for in it,
    in small letters. budget: the budget lines it is of. amount: without a sign.
    """

    place: int
    account: str
    currency: str
    line: AuxiliaryLine
    text: str
    budget: str
    amount: Decimal

    @property
    def reference(self) -> str:
        return self.line.fact.reference


def movements(asked: Asked) -> Answer:
    """Those that are asked for: by words, account, kind, budget line and days."""
    opening = opening_of(asked)
    known, query = movements_of(asked, opening), asked.query
    found = _ordered(_filtered(known, asked), query.get("by", ""))
    given: Mapping[str, Any] = {
        "shown": rows_of(found, query, "agreement", "movements"),
        "of": len(known),
        "query": query,
        "accounts": sorted({each.account for each in known if each.account}),
        "kinds": sorted({each.line.fact.kind for each in known}),
        "budget": sorted({code for each in known for code in each.budget.split(", ") if code}),
        "orders": tuple(ORDERS),
    }
    return page_of(asked, opening, "movements.html", given)


def movements_of(asked: Asked, opening: AnyOpening) -> Sequence[Movement]:
    """All of a book, in the order in which they count."""
    code = opening.code
    return asked.now.whole((code,), "movements", lambda: _movements(asked, code))


def _movements(asked: Asked, code: str) -> Sequence[Movement]:
    found = asked.ledger.auxiliary(code)
    return [
        _movement(place, account.account or "", account.currency, line)
        for place, (account, line) in enumerate(lines_of(found))
    ]


def _movement(place: int, account: str, currency: str, line: AuxiliaryLine) -> Movement:
    fact, amount = line.fact, line.came_in or line.went_out
    said = (fact.reference, *(_text(fact, name) for name in ("payee", "concept", "of", "source")))
    return Movement(
        place, account, currency, line, " ".join(said).casefold(), portion_codes(line, "lines"),
        amount.amount if amount is not None else Decimal(0),
    )  # fmt: skip


def _text(fact: object, name: str) -> str:
    return str(getattr(fact, name, None) or "")


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
