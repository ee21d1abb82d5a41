"""Reconciling an agreement: received = spent + returned + held, in its fund and in its currency."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from coopledger.books import laws
from coopledger.books.accounts import balances
from coopledger.books.book import Book
from coopledger.books.parts import exchange_difference, moved_by_month, spent_by
from coopledger.books.statement import AgreementSide, Figure, FundSide, Note, Statement
from coopledger.books.valuation import Valuation, Valued, value
from coopledger.errors import WrongBook
from coopledger.model.agreement import Agreement
from coopledger.model.base import Provenance, weakest
from coopledger.model.events import Disbursement, Expenditure, Interest, MoneyEvent, Refund
from coopledger.money import Money


def reconcile(book: Book, *, on: date, held: Mapping[str, int] | None = None) -> Statement:
    """The statement of an agreement on a day: what orders on or before it.

    held: what each account holds by its postings on that day, in minor units; where it is not given
    the postings are made from the events here.
    Raises WrongBook for a programme, LedgerBroken where a law does not hold.
    """
    agreement = book.opening
    if not isinstance(agreement, Agreement):
        raise WrongBook("book.is-programme", code=agreement.code)
    counted = {
        currency: book.by_currency[currency].until(on) for currency in agreement.fund_currencies
    }
    everything = [event for events in counted.values() for event in events]
    held = balances(everything, agreement) if held is None else held
    valuations = [value(agreement, currency, events) for currency, events in counted.items()]
    held_in = {
        currency: sum(held.get(a.code, 0) for a in agreement.accounts if a.currency == currency)
        for currency in agreement.fund_currencies
    }
    valued = [item for valuation in valuations for item in valuation.events]
    currencies, own = agreement.fund_currencies, agreement.currency
    lines = {line.code: line.title for line in agreement.lines}
    activities = {code: activity.title for code, activity in sorted(book.activities.items())}
    statement = Statement(
        agreement=agreement,
        on=on,
        events=len(everything),
        funds=tuple(_fund_side(v, held_in[v.currency]) for v in valuations),
        agreement_currency=_agreement_side(agreement, valuations, held_in),
        by_line=spent_by("lines", lines, valued, currencies, own),
        by_activity=spent_by("activities", activities, valued, currencies, own),
        by_month=moved_by_month(valued, currencies, own),
        notes=tuple(_notes(book, everything, on)),
    )
    laws.check(statement)
    return statement


def _sum_of(kind: type[MoneyEvent], valued: Iterable[Valued], currency: str) -> Figure:
    """What events of a kind add up to, in the currency they moved in."""
    events = [item.event for item in valued if isinstance(item.event, kind)]
    return _figure(
        sum(event.amount.minor for event in events),
        currency,
        weakest(*(event.provenance for event in events)),
    )


def _reported(kind: type[MoneyEvent], valued: Sequence[Valued], currency: str) -> Figure:
    """What events of a kind add up to, in the currency of the agreement."""
    items = [item for item in valued if isinstance(item.event, kind)]
    return _figure(
        sum(item.reported for item in items),
        currency,
        weakest(*(item.provenance for item in items)),
    )


def _figure(minor: int, currency: str, provenance: Provenance) -> Figure:
    return Figure(Money.from_minor(minor, currency), provenance)


def _fund_side(valuation: Valuation, held: int) -> FundSide:
    currency, valued = valuation.currency, valuation.events
    derived = weakest(Provenance.DERIVED, *(item.event.provenance for item in valued))
    spent = sum(i.event.amount.minor for i in valued if isinstance(i.event, Expenditure | Refund))
    return FundSide(
        currency=currency,
        received=_sum_of(Disbursement, valued, currency),
        interest=_sum_of(Interest, valued, currency),
        spent=_sum_of(Expenditure, valued, currency),
        returned=_sum_of(Refund, valued, currency),
        held=_figure(held, currency, derived),
        not_yet_funded=_figure(max(0, spent - valuation.curve.funded), currency, derived),
    )


def _agreement_side(
    agreement: Agreement, valuations: Iterable[Valuation], held_in: Mapping[str, int]
) -> AgreementSide:
    currency = agreement.currency
    valued = [item for valuation in valuations for item in valuation.events]
    derived = weakest(Provenance.DERIVED, *(item.provenance for item in valued))
    held = sum(v.worth_of_held(held_in[v.currency]) for v in valuations)
    return AgreementSide(
        currency=currency,
        received=_reported(Disbursement, valued, currency),
        interest=_reported(Interest, valued, currency),
        exchange_difference=_figure(sum(map(exchange_difference, valued)), currency, derived),
        spent=_reported(Expenditure, valued, currency),
        returned=_reported(Refund, valued, currency),
        held=_figure(held, currency, derived),
    )


def _notes(book: Book, counted: Iterable[MoneyEvent], on: date) -> Iterable[Note]:
    """What a reader should know: dates that the day asked falls inside, refunds not confirmed."""
    for event in book.events():
        if event.when.first <= on < event.when.last:
            counts = "counted" if event.ordering_day <= on else "not-counted"
            yield Note(
                f"date-{counts}", (("reference", event.reference), ("when", event.when), ("on", on))
            )
    for event in counted:
        unknown = isinstance(event, Refund) and event.received is None
        if unknown and event.amount.currency.code != book.opening.currency:
            yield Note(
                "refund-at-worth", (("reference", event.reference), ("amount", event.amount))
            )
