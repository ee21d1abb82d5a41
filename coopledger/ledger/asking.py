"""Asking the books: statements, totals, what is recorded, what wants attention."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from coopledger.books.cooperation import CooperationTotals, cooperation_totals
from coopledger.books.explanation import Explanation, explain
from coopledger.books.history import History, Recorded, worths
from coopledger.books.periods import PeriodStandings
from coopledger.books.rates import NeededRate, rates_needed
from coopledger.books.reconciliation import Reconciliation, reconciliation
from coopledger.books.statement import Statement
from coopledger.books.summary import BookList, BookSummary
from coopledger.errors import (
    MissingRate,
    Near,
    NoSuchBook,
    NoSuchReference,
    WrongBook,
)
from coopledger.ledger.opened import Opened, day_of
from coopledger.model.agreement import Agreement
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Findings, Place, Severity
from coopledger.model.rate import Rate, Rates
from coopledger.rules.standing.installed import installed_checks
from coopledger.rules.standing.registry import STANDING_RULES, what_stands
from coopledger.rules.standing.view import AgreementView
from coopledger.store import journal
from coopledger.store.periods import standings
from coopledger.store.trail import trail


class Asking(Opened):
    """Verbs that read."""

    def reconcile(
        self,
        code: str,
        *,
        on: date | None = None,
        recorded_by: datetime | None = None,
    ) -> Statement:
        """The statement of an agreement on a day: today, unless told otherwise.

        See `explain`, which gives it with what it is made of.
        """
        return self._reconciled(code, on, recorded_by).statement

    def explain(
        self,
        code: str,
        *,
        on: date | None = None,
        recorded_by: datetime | None = None,
    ) -> Explanation:
        """A statement with the events, stretches and rates that each figure is made of.

        recorded_by: only what was recorded by then (a time with its zone), as a statement of that
        time had it. A published rate that the agreement prescribes is the one that the book has
        recorded. Raises NoSuchBook, WrongBook for a programme, MissingRate, LedgerBroken where a
        law does not hold.
        """
        return explain(self._reconciled(code, on, recorded_by))

    def _reconciled(
        self,
        code: str,
        on: date | None,
        recorded_by: datetime | None,
    ) -> Reconciliation:
        day = on or day_of(recorded_by)
        with self._storage.reading() as connection:
            known = self._shelf.as_recorded(connection, code, recorded_by)
            held = journal.held(connection, known.book.code, day, until=known.seq)
        return reconciliation(known.book, on=day, held=held, recorded_by=recorded_by)

    def cooperation_totals(
        self, year: int | None = None, to_year: int | None = None
    ) -> CooperationTotals:
        """What was given, per year and currency: every year, one, or from one to another."""
        with self._storage.reading() as connection:
            books = [self._shelf.book(connection, code).book for code in journal.books(connection)]
        return cooperation_totals(books, year, to_year)

    def books(self) -> BookList:
        """The books of the ledger, by code."""
        with self._storage.reading() as connection:
            counts = journal.count(connection)
            openings = journal.openings(connection)
        found = (BookSummary(opening, counts[opening.code]) for opening in openings)
        return BookList(found, self.location)

    def facts(self, code: str) -> tuple[AnyFact, ...]:
        """All that is recorded in a book, in the order of recording. Raises NoSuchBook."""
        with self._storage.reading() as connection:
            book = self._shelf.book(connection, code).book
            return tuple(link.fact for link in journal.facts(connection, book.code))

    def history(self, reference: str, *, book: str | None = None) -> History:
        """All that is recorded under a reference, in every book or in one: revision by revision.

        A book's code is the reference of what opened it. Raises NoSuchReference, NoSuchBook.
        """
        reference = unicodedata.normalize("NFC", reference).strip()
        with self._storage.reading() as connection:
            if book is not None:
                book = self._shelf.book(connection, book).book.code
            known = journal.references(connection, book)
        if reference not in known:
            near = Near.among(known, reference)
            where = book or self.location
            raise NoSuchReference("reference.unknown", reference=reference, where=where, near=near)
        return History(each for code in known[reference] for each in self._trail(code, reference))

    def _trail(self, code: str, reference: str) -> Iterable[Recorded]:
        try:
            worth = worths(self.explain(code))
        except (WrongBook, MissingRate):  # a programme's money is worth itself
            worth = {}
        with self._storage.reading() as connection:
            return trail(connection, self._shelf.book(connection, code).book, reference, worth)

    def check(self, code: str | None = None, *, on: date | None = None) -> Findings:
        """What wants attention in every agreement, or in one, the soonest deadline first.

        The checks that other installed packages bring are among it, as warnings or notes
        (docs/extending.md).
        """
        day = on or date.today()
        codes = [code] if code else [o.code for o, _ in self.books() if isinstance(o, Agreement)]
        views, without_rate = [], []
        for each in codes:
            try:
                views.append(self._view(each, day))
            except MissingRate as missing:
                where, params = Place(reference=each), {"said": missing}
                without_rate.append(Finding("rate-missing", Severity.WARNING, where, params))
        rules = (*STANDING_RULES, *installed_checks())
        return Findings((*what_stands(views, rules), *without_rate))

    def _view(self, code: str, day: date) -> AgreementView:
        statement = self.reconcile(code, on=day)
        book = self._book(code)
        before = statement.agreement.follows
        try:
            preceding = self.reconcile(before, on=day) if before else None
        except NoSuchBook:  # kept in another ledger
            preceding = None
        return AgreementView(statement, book, preceding)

    def periods(self, code: str) -> PeriodStandings:
        """Each year of a book: its state, since when, by whom, why. Raises NoSuchBook."""
        with self._storage.reading() as connection:
            book = self._shelf.book(connection, code).book
            return PeriodStandings(standings(connection, book), book.code)

    def rates(self, code: str) -> Rates:
        """The exchange rates that stand in a book, by source, currencies and date."""
        with self._storage.reading() as connection:
            book = self._shelf.book(connection, code).book
            return Rates(sorted(book.of_kind(Rate), key=lambda rate: rate.reference), book.code)

    def rates_needed(self, code: str, *, on: date | None = None) -> tuple[NeededRate, ...]:
        """The published rates that an agreement's statements want, up to a day, and it has not.

        Raises NoSuchBook, WrongBook for a programme.
        """
        book = self._book(code)
        if not isinstance(book.opening, Agreement):
            raise WrongBook("book.is-programme", code=book.code)
        return rates_needed(book, on or date.today())
