"""What each event is worth, and what it is reported at, in the currency of the agreement."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coopledger.books.curve import Curve, Instalment, Stretch, half_up
from coopledger.model.agreement import Agreement
from coopledger.model.base import Provenance, weakest
from coopledger.model.events import Disbursement, Expenditure, Interest, MoneyEvent, Refund


class Valued(NamedTuple):
    """An event with its value in minor units of the agreement's currency.

    worth: by the conversion curve. reported: what the partner sees; a refund states what the
    partner really got. Their difference, over all that goes out, is the exchange difference.
    """

    event: MoneyEvent
    worth: int
    reported: int
    provenance: Provenance


class Valuation(NamedTuple):
    """The events of one currency of an agreement, valued, and the curve that values them."""

    currency: str
    curve: Curve
    events: list[Valued]

    def worth_of_held(self, held: int) -> int:
        """What is still held is worth the end of the curve; what is overspent, nothing."""
        if held <= 0:
            return 0
        return self.curve.worth_of(Stretch(self.curve.funded - held, self.curve.funded))


def value(agreement: Agreement, currency: str, events: Iterable[MoneyEvent]) -> Valuation:
    """Value the events of one currency. They come in order, up to the day asked."""
    events = list(events)
    same_currency = currency == agreement.currency
    incoming = list(_instalments(events, same_currency))
    curve = Curve.through((item.instalment for item in incoming), agreement.conversion)
    basis = weakest(*(item.provenance for item in incoming))
    worths = iter(incoming)
    position = 0
    valued = []
    for event in events:
        if isinstance(event, Disbursement | Interest):
            came = next(worths)
            worth = came.instalment.worth
            valued.append(Valued(event, worth, worth, came.provenance))
            continue
        stretch = Stretch(position, position + event.amount.minor)
        position = stretch.end
        converted = event.provenance
        if not same_currency:
            converted = weakest(Provenance.DERIVED, event.provenance, basis)
        valued.append(_reported(event, curve.worth_of(stretch), converted))
    return Valuation(currency, curve, valued)


def _reported(event: Expenditure | Refund, worth: int, converted: Provenance) -> Valued:
    """What goes out is reported at its worth, unless it states what the partner really got."""
    if isinstance(event, Refund) and event.received is not None:
        return Valued(event, worth, event.received.minor, event.provenance)
    return Valued(event, worth, worth, converted)


class _Incoming(NamedTuple):
    instalment: Instalment
    provenance: Provenance


def _instalments(events: Iterable[MoneyEvent], same_currency: bool) -> Iterator[_Incoming]:
    """What came in, with its worth. In the agreement's own currency worth is face."""
    sent = Instalment(0, 0)  # all disbursements so far: the average rate that values interest
    for event in events:
        amount = event.amount.minor
        match event:
            case Disbursement():
                worth = event.sent.minor if event.sent is not None else amount
                sent = Instalment(sent.amount + amount, sent.worth + worth)
                yield _Incoming(Instalment(amount, worth), event.provenance)
            case Interest() if same_currency:
                yield _Incoming(Instalment(amount, amount), event.provenance)
            case Interest() if event.worth is not None:
                yield _Incoming(Instalment(amount, event.worth.minor), event.provenance)
            case Interest():
                worth = half_up(amount * sent.worth, sent.amount) if sent.amount else 0
                derived = weakest(Provenance.DERIVED, event.provenance)
                yield _Incoming(Instalment(amount, worth), derived)
