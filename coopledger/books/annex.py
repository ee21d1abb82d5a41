"""The yearly annex: a row an agreement, a programme or an activity, its text filled with figures.

Which rows: those of the office's narrative, in their order; then whatever else is of the year and
has none, so that nothing is left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coopledger.books.annex_figures import AnnexFigures, Scope, StatementOf, Unfilled
from coopledger.books.book import Book
from coopledger.books.made_with import AS_IT_IS, MadeWith
from coopledger.books.same_activity import is_counted_elsewhere
from coopledger.model.activity import Activity
from coopledger.model.answer import Answer
from coopledger.model.finding import (
    FieldName,
    Finding,
    Findings,
    KnownCodes,
    Place,
    Severity,
)
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.letterhead import Letterhead
from coopledger.model.narrative import Narrative, NarrativeRow
from coopledger.money import Money

_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")


class FilledIn(NamedTuple):
    """A figure in a text, and what stood in its place. figure: None where nothing could be put."""

    placeholder: str
    figure: Money | int | None


FilledText = tuple[str | FilledIn, ...]
"""A text, and the figures in it, in order."""


class OfYear(NamedTuple):
    """What the books have of a row that nobody wrote a text for: figures, and what was done."""

    figures: tuple[tuple[str, Money | int], ...]
    activities: tuple[Activity, ...]


class AnnexRow(NamedTuple):
    """A row. book, activity: what it is of, where it is of something. plain: without a text."""

    title: str
    summary: FilledText
    lessons: FilledText
    book: str | None = None
    activity: str | None = None
    plain: OfYear | None = None


@dataclass(frozen=True, slots=True)
class Annex(Answer):
    """The annex of a year.

    title: as the office calls it. findings: what keeps it from being done. made: as of when, and
    with which texts.
    """

    fiscal_year: FiscalYear
    title: str | None
    rows: tuple[AnnexRow, ...]
    findings: Findings
    letterhead: Letterhead
    made: MadeWith = AS_IT_IS

    @property
    def year(self) -> int:
        """The calendar year it ends in."""
        return self.fiscal_year.year


def annex(
    books: Mapping[str, Book],
    year: FiscalYear,
    statement_of: StatementOf,
    narrative: Narrative,
    letterhead: Letterhead,
    made: MadeWith = AS_IT_IS,
) -> Annex:
    """That of a year. books: by code. statement_of: an agreement's, on a day. made: up to when."""
    drawn = _Annex(AnnexFigures(books, year.year, statement_of, made.until), narrative)
    rows = tuple(drawn.rows())
    return Annex(year, narrative.title, rows, Findings(drawn.findings), letterhead, made)


class _Annex:
    """An annex that is being drawn up."""

    def __init__(self, figures: AnnexFigures, narrative: Narrative) -> None:
        self.figures, self.narrative = figures, narrative
        self.findings: list[Finding] = []

    def rows(self) -> Iterator[AnnexRow]:
        """Those of the narrative, then those that it does not have."""
        named = {(row.of, row.activity) for row in self.narrative.rows if row.of is not None}
        for row in self.narrative.rows:
            yield self._narrated(row)
        for code, book in sorted(self.figures.books.items()):
            done = [each for each in self._done(book) if (code, each.reference) not in named]
            if (code, None) not in named:
                yield from self._plain(book, [each for each in done if not _has_text(each)])
            for each in done:
                if _has_text(each):
                    row = NarrativeRow(of=code, activity=each.reference)
                    yield self._row(row, Scope(book, each))

    def _narrated(self, row: NarrativeRow) -> AnnexRow:
        """A row of the narrative; of what is not there, its words as they were written."""
        book = self.figures.books.get(row.of or "")
        if row.of is None:
            return self._row(row, Scope())
        if book is None:
            return self._lost(row, row.of, self.figures.known())
        activities = book.activities_on(self._end(book))
        if row.activity is not None and row.activity not in activities:
            return self._lost(row, row.activity, KnownCodes(sorted(activities)))
        return self._row(row, Scope(book, activities.get(row.activity or "")))

    def _lost(self, row: NarrativeRow, code: str, known: KnownCodes) -> AnnexRow:
        place = Place(reference=row.title or code)
        params = {"code": code, "known": known}
        self.findings.append(Finding("annex-unknown-row", Severity.ERROR, place, params))
        return AnnexRow(row.title or code, (row.summary or "",), (row.lessons or "",))

    def _row(self, row: NarrativeRow, scope: Scope) -> AnnexRow:
        """What the narrative does not say of an activity is as it is recorded."""
        book, activity = scope.book, scope.activity
        recorded = activity or (book.opening if book is not None else None)
        title = row.title or (recorded.title if recorded is not None else "")
        place = Place(book=row.of, reference=row.activity or row.of or row.title)
        summary, lessons = (
            tuple(
                self._filled(
                    getattr(row, name) or getattr(activity, name, None) or "",
                    scope,
                    place._replace(column=FieldName(name)),
                )
            )
            for name in ("summary", "lessons")
        )
        return AnnexRow(title, summary, lessons, row.of, row.activity)

    def _filled(self, text: str, scope: Scope, place: Place) -> Iterator[str | FilledIn]:
        for part in filter(None, _PLACEHOLDER.split(text)):
            if not _PLACEHOLDER.fullmatch(part):
                yield part
                continue
            try:
                yield FilledIn(part, self.figures.find(part[1:-1], scope))
            except Unfilled as unfilled:
                self.findings.append(unfilled.finding(place, part))
                yield FilledIn(part, None)

    def _plain(self, book: Book, done: list[Activity]) -> Iterator[AnnexRow]:
        """A book of which there is no text, where anything of it is of the year."""
        found = tuple(self.figures.of_year(book))
        if done or any(name != "held" for name, _ in found):
            place = Place(book=book.code)
            self.findings.append(Finding("annex-no-summary", Severity.WARNING, place))
            plain = OfYear(found, tuple(done))
            yield AnnexRow(book.opening.title, (), (), book.code, plain=plain)

    def _year(self, book: Book) -> FiscalYear:
        return FiscalYear(self.figures.year, book.opening.fiscal_year_start)

    def _end(self, book: Book) -> date:
        """Its last day, or the one that is asked for."""
        return min(self._year(book).last, self.figures.on)

    def _done(self, book: Book) -> Iterator[Activity]:
        """The activities of a book that are of the year: as much as a day of them."""
        of, end = self._year(book), self._end(book)
        found = [
            (each.when.first, each.reference, each)
            for each in book.activities_on(end).values()
            if each.when and each.when.first <= end and each.when.last >= of.first
        ]
        for _, _, each in sorted(found, key=lambda found: found[:2]):
            if not is_counted_elsewhere(each, self.figures.books, end):
                yield each


def _has_text(activity: Activity) -> bool:
    return bool(activity.summary or activity.lessons)
