"""The words beside which a bank's table says a balance, or the number of its account."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coopledger.readers.bank_profile import Labels
from coopledger.readers.cells import Cell, is_blank, plain

_ABOUT = re.compile(
    r"(al?|del?|en|el|la|los|on|of|as|at|the|dia|fecha|periodo|mes|corte|cuenta|account|period|day"
    r"|date|month|[\d/.-]+|\(?(mxn|mxp|usd|eur|m\.n\.)\)?"
    r"|(ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|jan|apr|aug|dec)[a-z]*)",
    re.ASCII,
)
"""What may stand after a label and says no more than whose it is, or of which day."""

_TOTALS = re.compile(r"(gran |grand )?(sub)?(total(es)?|totals|sumas?)")


class Labelled(NamedTuple):
    """A label of a row. kind: `opening`, `closing`, `account`. position: its cell.

    value: what stands beside it, in its own cell or the next one; None where nothing does.
    """

    kind: str
    position: int
    value: Cell


def label_in(row: Sequence[Cell], labels: Labels) -> Labelled | None:
    """The first label that a row has."""
    filled = [(at, cell) for at, cell in enumerate(row) if not is_blank(cell)]
    for order, (at, cell) in enumerate(filled):
        if not isinstance(cell, str):
            continue
        words, colon, rest = cell.partition(":")
        kind = _kind(words, labels)
        if kind is not None:
            beside: Cell = filled[order + 1][1] if order + 1 < len(filled) else None
            return Labelled(kind, at, rest.strip() if colon and rest.strip() else beside)
    return None


def _kind(words: str, labels: Labels) -> str | None:
    said = plain(words)
    for kind in ("opening", "closing", "account"):
        for label in map(plain, getattr(labels, kind)):
            if said == label or (kind != "account" and _only_about(said, label)):
                return kind
    return None


def _only_about(said: str, label: str) -> bool:
    begins, rest = said.startswith(f"{label} "), said[len(label) :]
    return begins and all(_ABOUT.fullmatch(word) for word in rest.split())


_BALANCE = re.compile(r"(saldo|balance)\b.*")


def is_balance(texts: Iterator[str]) -> bool:
    """Whether the words of a row say that it states what was there, whenever that was."""
    return any(_BALANCE.fullmatch(plain(text)) for text in texts)


def is_total(texts: Iterator[str]) -> bool:
    """Whether the words of a row say that it sums up others."""
    said = [plain(text) for text in texts]
    return any(_TOTALS.fullmatch(words.partition(" de ")[0]) for words in said)
