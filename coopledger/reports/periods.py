"""The years of a book and their states, for people and as plain data."""

from collections.abc import Iterable, Sequence
from typing import Any

from coopledger.books.periods import PeriodStanding
from coopledger.messages.catalogue import Language, say
from coopledger.reports.layout import entries

Plain = dict[str, Any]


def periods_text(code: str, periods: Sequence[PeriodStanding], language: Language) -> str:
    """A year under the other: its state; since when, who said so, why."""
    if not periods:
        return say("label.no-periods", language, code=code) + "\n"
    items = [(str(period.year), list(_said(period, language))) for period in periods]
    return "\n".join([say("label.periods", language, code=code), *entries(items)]) + "\n"


def _said(period: PeriodStanding, language: Language) -> Iterable[str]:
    said = period.state.say(language)
    if period.since is not None:
        # The machine's own time, with its zone: who reads it may sit in another.
        at = period.since.astimezone().isoformat(" ", "seconds")
        said += " " + say("period.since", language, at=at, who=period.by)
    if period.reopened:
        said += say("period.reopened", language, count=period.reopened)
    yield said
    if period.reason is not None:
        yield period.reason


def periods_data(periods: Iterable[PeriodStanding]) -> list[Plain]:
    """A year an item. Stable names."""
    return [
        {
            "year": period.year,
            "state": period.state.value,
            "since": period.since.isoformat() if period.since else None,
            "by": period.by,
            "reason": period.reason,
            "reopened": period.reopened,
        }
        for period in periods
    ]
