"""The movements of a book: filtered, in an order, a page at a time."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import count, repeat
from typing import Any, NamedTuple, overload

from coopledger.books.auxiliary import Auxiliary, AuxiliaryLine
from coopledger.model.agreement import AnyOpening
from coopledger.reports.auxiliary import portion_codes
from coopledger.web.asked import Answer, Asked
from coopledger.web.book import opening_of, page_of
from coopledger.web.rows import page_of as rows_of


class Movement(NamedTuple):
    """What moved an account.

    place: its place among all, in the order in which they count. account: empty in a programme.
    texts: of all, those that somebody has looked into.
    """

    place: int
    account: str
    line: AuxiliaryLine
    texts: list[str | None]

    @property
    def text(self) -> str:
        """What is looked for in it, in small letters."""
        if (text := self.texts[self.place]) is None:
            fact, names = self.line.fact, ("payee", "concept", "of", "source")
            said = (fact.reference, *(str(getattr(fact, name, None) or "") for name in names))
            text = self.texts[self.place] = " ".join(said).casefold()
        return text

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


class Movements(Sequence[Movement]):
    """All of a book, in the order in which they count; each is made when it is asked for.

    accounts, kinds, budget: of which there are any.
    """

    def __init__(self, found: Auxiliary) -> None:
        self._lines = [line for account in found for line in account.lines]
        self._accounts = [account.account or "" for account in found for _ in account.lines]
        self._texts: list[str | None] = [None] * len(self._lines)
        facts = [line.fact for line in self._lines]
        lines = {portion.code for fact in facts for portion in getattr(fact, "lines", ())}
        self.accounts = sorted({*self._accounts} - {""})
        self.kinds = sorted({fact.kind for fact in facts})
        self.budget = sorted(lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Movement]:
        return map(Movement, count(), self._accounts, self._lines, repeat(self._texts))

    @overload
    def __getitem__(self, at: int) -> Movement: ...
    @overload
    def __getitem__(self, at: slice) -> list[Movement]: ...
    def __getitem__(self, at: int | slice) -> Movement | list[Movement]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        return Movement(at, self._accounts[at], self._lines[at], self._texts)


def movements(asked: Asked) -> Answer:
    """Those that are asked for: by words, account, kind, budget line and days."""
    opening = opening_of(asked)
    known, query = movements_of(asked, opening), asked.query
    found = _ordered(_filtered(known, asked), query.get("by", ""))
    given: Mapping[str, Any] = {
        "shown": rows_of(found, query, "agreement", "movements"),
        "of": len(known),
        "query": query,
        "accounts": known.accounts,
        "kinds": known.kinds,
        "budget": known.budget,
        "orders": tuple(ORDERS),
    }
    return page_of(asked, opening, "movements.html", given)


def movements_of(asked: Asked, opening: AnyOpening) -> Movements:
    """All of a book, in the order in which they count."""
    code = opening.code
    return asked.now.whole((code,), "movements", lambda: Movements(asked.ledger.auxiliary(code)))


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
