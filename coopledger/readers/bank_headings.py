"""The row of headers of a bank's table, by a profile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coopledger.readers.bank_profile import Profile
from coopledger.readers.cells import Cell, plain
from coopledger.readers.layout import header_of
from coopledger.readers.statements import bank_currency

_WITHIN_ROWS = 60
MONEY = ("debit", "credit", "amount", "balance")
"""The fields whose columns have amounts."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of headers, from 1: where the columns of each field stand, and their own names.

    currencies: of the fields whose header says one, as `Cargo (USD)`. unread: of amounts and days,
    a header that says something else in a parenthesis, and what.
    """

    row: int
    positions: Mapping[str, Sequence[int]]
    names: Mapping[str, str]
    currencies: Mapping[str, str]
    unread: Mapping[str, tuple[str, str]]


_READ = (*MONEY, "day", "value_day")


def needed(profile: Profile) -> list[str]:
    two = "debit" in profile.given and "credit" in profile.given
    return ["day", *(["debit", "credit"] if two else ["amount"])]


def heading(rows: Sequence[Sequence[Cell]], profile: Profile) -> Heading | None:
    """The first row that has a day and what was moved; titles may stand above it."""
    by_header = profile.fields_by_header
    for number, row in enumerate(rows[:_WITHIN_ROWS], start=1):
        positions: dict[str, list[int]] = {}
        names: dict[str, str] = {}
        currencies: dict[str, str] = {}
        unread: dict[str, tuple[str, str]] = {}
        for at, cell in enumerate(row):
            if not isinstance(cell, str):
                continue
            words = plain(cell)
            field = by_header.get(words) or by_header.get(words.partition("(")[0].strip())
            if field is not None:
                positions.setdefault(field, []).append(at)
                names.setdefault(field, " ".join(cell.split()))
                header = header_of(cell, cell="", column="")
                if header.currency:
                    currencies[field] = bank_currency(header.currency)
                elif words not in by_header and plain(header.inside or "") and field in _READ:
                    unread[field] = header.written, header.inside or ""
        moves = "amount" in positions or {"debit", "credit"} <= positions.keys()
        if "day" in positions and moves:
            return Heading(number, positions, names, currencies, unread)
    return None
