"""Reconciling an agreement: received = spent + returned + held, in its fund and in its currency."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple

from coopledger.books import laws
from coopledger.books.accrual import issued_or_not
from coopledger.books.beside import acceptance, accounts, earlier
from coopledger.books.book import Book
from coopledger.books.commitments import commitments
from coopledger.books.curve import Curve
from coopledger.books.exchange import held_at_rate
from coopledger.books.facts_of_book import key_of
from coopledger.books.flows import FLOWS, REPORTED_FLOWS
from coopledger.books.line_standing import lines
from coopledger.books.own_funds import has_own_funds, own_parts
from coopledger.books.parts import by_partner, spent_by
from coopledger.books.postings import held_as_acting, held_on
from coopledger.books.rates import RecordedRates
from coopledger.books.rounding import rounding_bounds
from coopledger.books.runs import Runs, may_be_in_runs
from coopledger.books.shares import shares
from coopledger.books.sides import AgreementSide, FundSide
from coopledger.books.statement import LineStanding, Note, Statement, Sums
from coopledger.books.terms import Terms
from coopledger.books.valuation import BookValuation, RateLookup, ValuedEvent, value
from coopledger.books.worked import Tally, Work, Worked, figure
from coopledger.errors import WrongBook
from coopledger.model.agreement import Agreement
from coopledger.model.terms import Addendum
from coopledger.money import Money


def reconcile(
    book: Book,
    *,
    on: date,
    held: Mapping[str, int] | None = None,
    rate_of: RateLookup | None = None,
    recorded_by: datetime | None = None,
) -> Statement:
    """The statement of an agreement on a day: what orders on or before it (`reconciliation`)."""
    return reconciliation(
        book, on=on, held=held, rate_of=rate_of, recorded_by=recorded_by
    ).statement


class Reconciliation(NamedTuple):
    """A statement, and the valuation it was made from."""

    statement: Statement
    valuation: BookValuation


def reconciliation(
    book: Book,
    *,
    on: date,
    held: Mapping[str, int] | None = None,
    rate_of: RateLookup | None = None,
    recorded_by: datetime | None = None,
) -> Reconciliation:
    """The statement of an agreement on a day, with what each event was worth.

    held: what each account holds by its postings on that day, in minor units; where it is not given
    the postings are made from the events here. rate_of: published rates, where the agreement
    prescribes one; else those that the book has recorded. recorded_by: printed, where the
    book has only what was recorded by then.
    Raises WrongBook for a programme, MissingRate, LedgerBroken where a law does not hold.
    """
    found = _found(book, on, held, rate_of)
    return Reconciliation(_stated(book, on, found, recorded_by), found.valuation)


def restated(
    book: Book, runs: Runs[Worked], *, on: date, held: Mapping[str, int] | None = None
) -> Reconciliation:
    """The same of a book that was stated before, as it has grown since.

    runs: what was worked out of it then; what is now is kept there. Raises as `reconciliation`.
    """
    found = _found(book, on, held, None, runs)
    return Reconciliation(_stated(book, on, found), found.valuation)


def _stated(
    book: Book, on: date, found: "_Found", recorded_by: datetime | None = None
) -> Statement:
    laws.check(found.sums)
    agreement, today, valuation = found.agreement, found.sums.agreement, found.valuation
    worked, events = found.worked, found.worked.events
    promised = commitments(book, (item.standing for item in events), on)
    standing_lines = tuple(
        lines(book, agreement, today, on, valuation, worked.on_lines, worked.falls, promised)
    )
    held_in, worth_in = found.held_in, found.worth_in
    return Statement(
        **found.sums._asdict(),
        recorded_by=recorded_by,
        events=worked.number,
        at_rate=tuple(held_at_rate(agreement, held_in, worth_in, found.rates, on)),
        accounts=tuple(accounts(book, found.terms, on, found.held)),
        taken_over=book.taken_over,
        earlier=tuple(earlier(book, today, on)),
        lines=standing_lines,
        commitments=promised,
        shares=shares(today, events),
        acceptance=tuple(acceptance(book, events, on)),
        rounding=tuple(rounding_bounds(worked.rounded, agreement.currency)),
        notes=(
            *_notes(book, events, on),
            *_notes_of_lines(standing_lines),
            *_note_of_issue(events),
        ),
        period=book.periods.state(on),
        fiscal_year=book.year_of(on),
    )


def require_lawful(book: Book, runs: Runs[Worked], *, on: date, held: Mapping[str, int]) -> None:
    """The laws alone, of what a statement of a day says. Raises as `reconciliation` does.

    runs: what was worked out of the book for the days before.
    """
    laws.check(_found(book, on, held, None, runs, bounds=False).sums)


class _Found(NamedTuple):
    """What is worked out of a book on a day before it is stated.

    agreement: as it was opened. held: by account; held_in, worth_in: by currency, in minor units.
    worked: what was worked out of its events.
    """

    agreement: Agreement
    terms: Terms
    rates: RecordedRates
    valuation: BookValuation
    held: Mapping[str, int]
    held_in: Mapping[str, int]
    worth_in: Mapping[str, int]
    worked: Worked
    sums: Sums


def _found(
    book: Book,
    on: date,
    held: Mapping[str, int] | None,
    rate_of: RateLookup | None,
    runs: Runs[Worked] | None = None,
    *,
    bounds: bool = True,
) -> _Found:
    agreement = book.opening
    if not isinstance(agreement, Agreement):
        raise WrongBook.of(agreement.kind, agreement.code)
    terms = Terms(agreement, book.of_kind(Addendum, on))
    rates = RecordedRates(book, on)
    today, activities = terms.on(on), book.activities_on(on)
    came_back = bool(book.recoveries)
    work = Work(agreement, today, rates, activities, came_back=came_back, bounds=bounds)
    if runs is not None and may_be_in_runs(book, runs.length):
        # Of the day itself more depends only where a rate is prescribed or known.
        of_day = on if terms.prescribes or rates.known else None
        asked = (agreement, terms.addenda, today, rates.known, of_day, came_back)
        valuation, worked = runs.worked_out(asked, book.standing_apart(on), terms, on, rates, work)
    else:
        valuation = value(terms, book.standing(on), on=on, rate_of=rate_of or rates)
        worked = work.of(valuation.events)
    held = held_on(book, on) if held is None else held_as_acting(book, held, on)
    held_in = dict.fromkeys(today.fund_currencies, 0)
    for account in terms.accounts(on).known.values():
        held_in[account.currency] += held.get(account.code, 0)
    worth_in = {
        currency: valuation.worth_of_held(currency, held_in[currency]) for currency in held_in
    }
    currencies, own = today.fund_currencies, agreement.currency
    titles = {line.code: line.title for line in today.lines}
    called = {code: activity.title for code, activity in sorted(activities.items())}
    by_activity = spent_by(called, worked.on_activities, currencies, own)
    sums = Sums(
        agreement=today,
        on=on,
        funds=tuple(
            _fund_side(c, worked.funds[c], valuation.curves[c], held_in[c]) for c in currencies
        ),
        agreement_currency=_agreement_side(own, worked.own, sum(worth_in.values())),
        exchange=worked.exchange,
        by_line=spent_by(titles, worked.on_lines, currencies, own),
        by_activity=by_activity,
        by_partner=by_partner(by_activity, activities),
        by_month=worked.by_month,
    )
    return _Found(agreement, terms, rates, valuation, held, held_in, worth_in, worked, sums)


def _fund_side(currency: str, tally: Tally, curve: Curve, held: int) -> FundSide:
    """What moved in one currency, added up from the events."""
    return FundSide(
        currency=currency,
        **tally.figures(FLOWS, currency),
        held=figure(held, currency, tally.derived),
        not_yet_funded=figure(max(0, curve.taken - curve.funded), currency, tally.derived),
    )


def _agreement_side(currency: str, tally: Tally, held: int) -> AgreementSide:
    return AgreementSide(
        currency=currency,
        **tally.figures(REPORTED_FLOWS, currency),
        exchange_difference=figure(tally.difference, currency, tally.derived),
        held=figure(held, currency, tally.derived),
    )


def _notes(book: Book, counted: Sequence[ValuedEvent], on: date) -> Iterator[Note]:
    """What a reader should know: dates it falls inside, refunds not confirmed, own money."""
    if (since := book.taken_over) is not None and on < since:
        yield Note("before-takeover", (("since", since),))
    later = (event for event in book.timeline.after(on) if not book.is_reversed(event, on))
    for event in chain((item.event for item in counted), later):
        when = event.when
        if when.first <= on < when.last:
            counts = "counted" if event.ordering_day <= on else "not-counted"
            yield Note(
                f"date-{counts}", (("reference", event.reference), ("when", event.when), ("on", on))
            )
    for item in counted:
        refund = item.event
        if refund.kind != "refund" or refund.received is not None:
            continue
        if refund.amount.currency.code != book.opening.currency:
            params = (("reference", refund.reference), ("amount", refund.amount))
            yield Note("refund-at-worth", params)
    own, of_own = own_parts(book, on) if has_own_funds(book) else {}, Counter[str]()
    for item in counted if own else ():
        of_own[item.event.amount.currency.code] += own.get(key_of(item.event), 0)
    for currency, minor in sorted(of_own.items()):
        if minor:
            yield Note("own-spent", (("amount", Money.from_minor(minor, currency)),))


def _note_of_issue(counted: Sequence[ValuedEvent]) -> Iterator[Note]:
    """Where some say when they were issued, how many do not: those accrue as they are paid."""
    known, unknown = issued_or_not(counted)
    if known and unknown:
        yield Note("accrued-as-paid", (("count", unknown),))


def _notes_of_lines(lines: Iterable[LineStanding]) -> Iterator[Note]:
    """At what a line's spending in other currencies is said in that of its ceiling."""
    for line in lines:
        if line.converted is not None:
            amount, worth = line.converted
            params = (("line", line.code), ("amount", amount), ("worth", worth))
            yield Note("line-converted", params)
        elif line.available is None:
            params = (("line", line.code), ("ceiling", line.modified), ("spent", line.spent))
            yield Note("line-not-compared", params)
