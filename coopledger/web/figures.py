"""Where the figures of a statement lead: each to a page of what it is the sum of."""

from collections.abc import Iterator, Mapping
from datetime import date

from coopledger.books.rows import FigureKey
from coopledger.reports.document import Amount
from coopledger.web.asked import address
from coopledger.writers.html import Lead

HELD = "held"
"""The figure that is no sum of events, but what the others leave."""

_NOT_ITEMISED = "-"
"""How an address names the part that no code has: a code may be anything else."""


class Leads(Mapping[FigureKey, tuple[str, ...]]):
    """For a report's tables: every figure is made of what its page shows, which is named so."""

    def __getitem__(self, key: FigureKey) -> tuple[str, ...]:
        section, part, figure, side = key
        return (section, "" if section == "whole" else part or _NOT_ITEMISED, figure, side)

    def __iter__(self) -> Iterator[FigureKey]:
        return iter(())

    def __len__(self) -> int:
        return 0


_SECTIONS = ("whole", "by_line", "by_activity", "by_month")


def lead_of(code: str, on: date) -> Lead:
    """Where a figure of the statement of a day leads."""

    def lead(cell: Amount) -> str | None:
        section, part, figure, side = cell.made_of
        if section not in _SECTIONS or not (cell.exact or figure == HELD):
            return None
        asked = {"section": section, "part": part, "figure": figure, "side": side}
        return address("agreement", "figure", code=code, on=on.isoformat(), **asked)

    return lead


def key_of(query: Mapping[str, str]) -> FigureKey:
    """The figure that an address names."""
    part = query.get("part", "")
    named = None if part in ("", _NOT_ITEMISED) else part
    return query.get("section", ""), named, query.get("figure", ""), query.get("side", "")
