"""The years of a book and their states: for people, for programs, for a spreadsheet."""

from collections.abc import Iterator
from typing import NamedTuple

from coopledger.books.periods import PeriodStanding, PeriodStandings
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.period import PeriodState
from coopledger.model.receipt import Receipt
from coopledger.reports.document import Document, Entries, lines
from coopledger.reports.findings import finding_lines
from coopledger.reports.flat import FlatTable, flat, named
from coopledger.reports.receipt import receipt_report
from coopledger.reports.report import Plain, Report

_COLUMNS = ("year", "first", "last", "state", "since", "by", "reason", "reopened")


def report(periods: PeriodStandings, language: Language) -> Report:
    """A year under the other: its state; since when, who said so, why."""
    return Report(
        language,
        document=lambda: _document(periods, language),
        data=lambda: {"periods": _data(periods)},
        table=lambda: _table(periods, language),
    )


class YearSaid(NamedTuple):
    """A year of a book, in words.

    name: as `Ledger.fiscal_year` takes it. told: as people call it. lines: its state, since when
    and by whom; why. others: the states it may be asked to have instead.
    """

    name: str
    told: str
    state: PeriodState
    lines: tuple[str, ...]
    others: tuple[PeriodState, ...]


def in_words(periods: PeriodStandings, language: Language) -> list[YearSaid]:
    """Each year, for a page that has forms beside it."""
    return [
        YearSaid(
            str(period.fiscal_year),
            spoken(period.fiscal_year.told(periods.start), language),
            period.state,
            tuple(_said(period, language)),
            tuple(state for state in PeriodState if state is not period.state),
        )
        for period in periods
    ]


def _document(periods: PeriodStandings, language: Language) -> Document:
    if not periods:
        said = say("label.no-periods", language, code=periods.of)
        return Document(say("sheet.period", language), (lines((said,)),), titled=False)
    items = tuple(
        (spoken(period.fiscal_year.told(periods.start), language), tuple(_said(period, language)))
        for period in periods
    )
    return Document(say("label.periods", language, code=periods.of), ((Entries(items),),))


def _said(period: PeriodStanding, language: Language) -> Iterator[str]:
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


def _data(periods: PeriodStandings) -> list[Plain]:
    """A year an item. Stable names."""
    return [
        {
            "year": period.year,
            "first": period.fiscal_year.first.isoformat(),
            "last": period.fiscal_year.last.isoformat(),
            "state": period.state.value,
            "since": period.since.isoformat() if period.since else None,
            "by": period.by,
            "reason": period.reason,
            "reopened": period.reopened,
        }
        for period in periods
    ]


def _table(periods: PeriodStandings, language: Language) -> FlatTable:
    """A year of a book a row."""
    rows = [
        {**data, "year": named(period.fiscal_year), "state": period.state.say(language)}
        for period, data in zip(periods, _data(periods), strict=True)
    ]
    return flat("period", _COLUMNS, rows, language)


def change_report(
    receipt: Receipt,
    periods: PeriodStandings,
    year: FiscalYear,
    state: str,
    language: Language,
) -> Report:
    """What became of a change of a year; its table is of all the years, where it was accepted."""
    said = receipt_report(receipt, language)
    if not receipt.accepted:
        return said
    key = "period.set" if receipt.recorded else "period.as-it-was"
    told = year.told(periods.start)
    done = say(key, language, code=periods.of, year=told, state=PeriodState(state))
    document = Document(
        say("sheet.period", language),
        (lines((*finding_lines(receipt.findings, language), done)),),
        titled=False,
    )
    return Report(
        language,
        document=lambda: document,
        data=said.data,
        table=lambda: _table(periods, language),
    )
