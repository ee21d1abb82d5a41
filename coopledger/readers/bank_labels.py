"""The words beside which a bank's table says a balance, or the number of its account."""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeGuard

from coopledger.readers.bank_profile import Labels
from coopledger.readers.cells import Cell, is_blank, plain
from coopledger.readers.dates import month_named

_ABOUT = re.compile(
    r"(al?|del?|en|el|la|los|on|of|as|at|the|dia|fecha|periodo|mes|corte|cuenta|account|period|day"
    r"|date|month|[\d/.-]+|\(?(mxn|mxp|usd|eur|m\.n\.)\)?)",
    re.ASCII,
)
"""What may stand after a label and says no more than whose it is, or of which day."""

_TOTALS = re.compile(r"(gran |grand )?(sub)?(total(es)?|totals|sumas?)")


class Labelled(NamedTuple):
    """A label of a row. kind: `opening`, `closing`, `account`.

    value: what stands beside it, in its own cell or the next one; None where nothing does.
    """

    kind: str
    value: Cell


def label_in(row: Sequence[Cell], labels: Labels) -> Labelled | None:
    """The first label that a row has."""
    filled = [cell for cell in row if not is_blank(cell)]
    for at, cell in enumerate(filled):
        if not begins_a_word(cell) or not labels.may_begin(cell.lstrip(_MARKS)):
            continue
        words, colon, rest = cell.partition(":")
        kind = _kind(words, labels)
        if kind is not None:
            beside = filled[at + 1] if at + 1 < len(filled) else None
            return Labelled(kind, rest.strip() if colon and rest.strip() else beside)
    return None


def begins_a_word(cell: Cell) -> TypeGuard[str]:
    """Whether it is text that says something in words: most cells are numbers and days."""
    return isinstance(cell, str) and cell.lstrip(_MARKS)[:1].isalpha()


_MARKS = " \t\n\u00a0*-–—_.·•#>=\"'«"
"""What banks set off such words with."""


def _kind(words: str, labels: Labels) -> str | None:
    said = plain(words)
    for label, kind in labels.by_words:
        if said == label or (kind != "account" and _only_about(said, label)):
            return kind
    return None


def _only_about(said: str, label: str) -> bool:
    if not said.startswith(f"{label} "):
        return False
    return all(_ABOUT.fullmatch(word) or _is_month(word) for word in said[len(label) :].split())


def _is_month(word: str) -> bool:
    try:
        return month_named(word) > 0
    except ValueError:
        return False


_SUMS = re.compile(r"\W*(sub|tot|sum|gran)", re.IGNORECASE)
_BALANCE = re.compile(r"(saldo|balance)\b.*")


def is_balance(row: Sequence[Cell]) -> bool:
    """Whether the words of a row say that it states what was there, whenever that was."""
    return any(_BALANCE.fullmatch(plain(cell)) for cell in row if begins_a_word(cell))


def is_total(row: Sequence[Cell]) -> bool:
    """Whether the words of a row say that it sums up others."""
    said = (plain(cell) for cell in row if begins_a_word(cell) and _SUMS.match(cell))
    return any(_TOTALS.fullmatch(words.partition(" de ")[0]) for words in said)
