"""Finding things: by code, title, partner, reference or amount, in every book."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from coopledger.errors import LedgerBroken
from coopledger.model.agreement import AnyOpening
from coopledger.web.asked import Answer, Asked, Page
from coopledger.web.book import openings_of
from coopledger.web.pages.movements import Movement, as_amount, movements_of

_MOST = 50
_SAID = ("code", "title", "origin_of_funds", "channel", "recipient", "instrument")


class Found(NamedTuple):
    """A movement that was looked for, and the book it is of."""

    book: str
    movement: Movement


def find(asked: Asked) -> Answer:
    """The books and movements that have all these words, or move this amount."""
    written = asked.query.get("q", "").strip()
    words = written.casefold().split()
    openings = openings_of(asked)
    books = [each for each in openings if words and _has(_said(each), words)]
    broken: list[LedgerBroken] = []
    found = _moved(asked, openings, written, broken) if words else iter(())
    moved = [*islice(found, _MOST + 1)]
    given = {"q": written, "books": books, "moved": moved[:_MOST], "more": len(moved) > _MOST}
    return Page("find.html", {**given, "broken": broken})


def _said(opening: AnyOpening) -> str:
    named = [str(getattr(opening, name, None) or "") for name in _SAID]
    return " ".join((*named, *getattr(opening, "signatories", ()))).casefold()


def _has(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _moved(
    asked: Asked, openings: Sequence[AnyOpening], written: str, broken: list[LedgerBroken]
) -> Iterator[Found]:
    """broken: gets those that tell of books in which nothing can be looked for."""
    words, amount = written.casefold().split(), as_amount(written)
    for opening in openings:
        try:
            known = movements_of(asked, opening)
        except LedgerBroken as error:
            broken.append(error)
            continue
        for each in known:
            if _has(each.text, words) or (amount is not None and each.amount == amount):
                yield Found(opening.code, each)
