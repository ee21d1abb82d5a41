"""What does not fit as it stands: amounts that differ by a slip, tax withheld, things said twice.

All of it is sought among what is left over, by keys in a dictionary, and is only ever proposed.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise, product

from coopledger.books.match_groups import Group
from coopledger.books.match_pairs import Apart, sides
from coopledger.books.match_reasons import MatchReason, of_days, reason
from coopledger.books.match_window import INVOICE_WINDOW
from coopledger.books.movements import Movement
from coopledger.model.evidence import Invoice, InvoiceType
from coopledger.money import Money

_MOST_ALIKE = 8
"""Of those that share a key, so many of the nearest are compared."""


def differing(
    evidence: Sequence[Movement], events: Sequence[Movement], *, window: int, apart: Apart
) -> Iterator[Group]:
    """Pairs that are one though their amounts differ, most telling first.

    Their references agree; or two neighbouring digits are exchanged; or one digit is another, or
    the point stands elsewhere, and who is named agrees.
    """
    left = {id(m): m for m in sorted(evidence, key=_place)}
    right = {id(m): m for m in sorted(events, key=_place)}
    for code, of_evidence, of_events, sure in _SLIPS:
        index: defaultdict[Hashable, list[Movement]] = defaultdict(list)
        for event in right.values():
            for key in of_events(event):
                index[(*_way(event), key)].append(event)
        for one in list(left.values()):
            keys = {(*_way(one), key) for key in of_evidence(one)}
            near = {id(e): e for key in keys for e in nearest(index.get(key, ()), one.first)}
            fitting = [
                event
                for event in near.values()
                if id(event) in right
                and event.minor != one.minor
                and one.within(event, window)
                and (sure or one.same_party(event))
                and sides((one,), (event,)) not in apart
            ]
            if fitting:
                event = min(fitting, key=lambda e: (e.days_apart(one), e.place))
                del left[id(one)], right[id(event)]
                yield Group((one,), (event,), _why(one, event, code))


def _why(one: Movement, event: Movement, code: str) -> tuple[MatchReason, ...]:
    difference = Money.from_minor(one.minor - event.minor, one.currency)
    differ = reason("amounts-differ", books=event.amount, difference=difference)
    found = [reason(code), differ, of_days(one, event)]
    if one.same_party(event):
        found.append(reason("same-party"))
    return tuple(found)


def _digits(movement: Movement) -> str:
    return str(abs(movement.minor))


def _own_digits(movement: Movement) -> Iterator[str]:
    yield _digits(movement)


def _exchanged(movement: Movement) -> Iterator[str]:
    """Its digits with two neighbours exchanged, at each place."""
    digits = _digits(movement)
    for at, (one, next_one) in enumerate(pairwise(digits)):
        if one != next_one:
            yield digits[:at] + next_one + one + digits[at + 2 :]


def _masked(movement: Movement) -> Iterator[str]:
    """Its digits with one hidden, at each place."""
    digits = _digits(movement)
    return (f"{digits[:at]}*{digits[at + 1 :]}" for at in range(len(digits)))


def _shifted(movement: Movement) -> Iterator[str]:
    """Its digits without the noughts at the end: the same wherever the point stands."""
    yield _digits(movement).rstrip("0")


def _all_names(movement: Movement) -> Iterable[str]:
    return movement.names


def _all_mentions(movement: Movement) -> Iterable[str]:
    return movement.mentions


Keys = Callable[[Movement], Iterable[str]]

_SLIPS: tuple[tuple[str, Keys, Keys, bool], ...] = (
    ("same-reference", _all_mentions, _all_names, True),
    ("same-reference", _all_names, _all_mentions, True),
    ("digits-exchanged", _exchanged, _own_digits, True),
    ("digit-differs", _masked, _masked, False),
    ("point-shifted", _shifted, _shifted, False),
)
"""Why, the keys of evidence and of events, and whether it tells by itself."""


def withheld(
    invoices: Iterable[Invoice],
    lines: Sequence[Movement],
    events: Sequence[Movement],
    *,
    window: int,
    apart: Apart,
) -> Iterator[Group]:
    """An event that left the bank twice: the net to the supplier, what was withheld to the taxes.

    The tax is paid in the month after at the latest.
    """
    by_gross: defaultdict[Hashable, list[Movement]] = defaultdict(list)
    for event in sorted(events, key=_day):
        by_gross[event.currency, event.minor].append(event)
    by_amount: defaultdict[Hashable, list[Movement]] = defaultdict(list)
    for line in sorted(lines, key=_day):
        by_amount[line.bucket].append(line)
    for invoice in sorted(invoices, key=lambda i: (i.when.first, i.reference)):
        tax = invoice.withheld
        if not tax or invoice.invoice_type is InvoiceType.CREDIT_NOTE:
            continue
        for paid, event in _left_twice(invoice, tax, by_gross, by_amount, window):
            if sides(paid, (event,)) not in apart:
                # What is taken is compared no more, so that it hides nothing.
                _take(event, by_gross[event.currency, event.minor])
                for line in paid:
                    _take(line, by_amount[line.bucket])
                said = {"invoice": invoice.reference, "net": invoice.amount, "withheld": tax}
                why = reason("withheld", **said), of_days(paid[0], event)
                yield Group(paid, (event,), why)
                break


def _left_twice(
    invoice: Invoice,
    tax: Money,
    by_gross: Mapping[Hashable, Sequence[Movement]],
    by_amount: Mapping[Hashable, Sequence[Movement]],
    window: int,
) -> Iterator[tuple[tuple[Movement, Movement], Movement]]:
    """Two lines that sum to what an invoice costs in all, with the event they would be of."""
    net, currency = invoice.amount, invoice.amount.currency.code
    begun, ended = invoice.when.first.toordinal(), invoice.when.last.toordinal()
    for event in nearest(by_gross.get((currency, -net.minor - tax.minor), ()), ended):
        if max(event.first - ended, begun - event.last) <= INVOICE_WINDOW:
            of_net = by_amount.get((event.account, currency, -net.minor), ())
            of_tax = by_amount.get((event.account, currency, -tax.minor), ())
            nets = (m for m in nearest(of_net, event.first) if m.within(event, window))
            taxes = (m for m in nearest(of_tax, event.first) if _in_its_time(m, event, window))
            for first, second in product(nets, taxes):
                if first is not second:
                    yield (first, second), event


def _take(movement: Movement, away_from: list[Movement]) -> None:
    """Take a movement out of others, which are in the order of their days."""
    del away_from[bisect_left(away_from, _day(movement), key=_day)]


def _in_its_time(line: Movement, event: Movement, window: int) -> bool:
    """Whether it is of the event's day or later, up to the end of the month after."""
    in_two_months = date.fromordinal(event.last).replace(day=1) + timedelta(days=63)
    end = in_two_months.replace(day=1).toordinal() - 1
    return event.first - window <= line.last and line.first <= end + window


def twins(
    left_over: Iterable[Movement], all_of_them: Iterable[Movement], *, window: int
) -> dict[int, Movement]:
    """What is left over and looks like another said before: the same amount, about the same day.

    By identity of what is left over, the other one. Of two that are both left over, the later is
    the one that is said twice.
    """
    left = {id(movement) for movement in left_over}
    buckets: defaultdict[Hashable, list[Movement]] = defaultdict(list)
    for movement in all_of_them:
        buckets[movement.bucket].append(movement)
    found: dict[int, Movement] = {}
    for bucket in buckets.values():
        # Beside each other those that may be the same; first of them what has its counterpart.
        row = sorted(bucket, key=lambda m: (m.first, id(m) in left, m.last, m.reference))
        for at, movement in enumerate(row):
            if id(movement) in left:
                beside = (
                    *reversed(row[max(0, at - _MOST_ALIKE) : at]),
                    *row[at + 1 : at + 1 + _MOST_ALIKE],
                )
                other = next(
                    (
                        other
                        for other in beside
                        if movement.within(other, window)
                        and (id(other) not in left or other.place < movement.place)
                        and _may_be_the_same(movement, other)
                    ),
                    None,
                )
                if other is not None:
                    found[id(movement)] = other
    return found


def _may_be_the_same(one: Movement, other: Movement) -> bool:
    """Whether both say the same of who it was, or one does not say."""
    return not (one.who and other.who) or one.who == other.who


def nearest(movements: Sequence[Movement], day: int) -> Sequence[Movement]:
    """Of movements in the order of their days, the few about one."""
    at = bisect_left(movements, day, key=lambda movement: movement.first)
    start = max(0, at - _MOST_ALIKE // 2)
    return movements[start : start + _MOST_ALIKE]


def _way(movement: Movement) -> tuple[str, str, bool]:
    return movement.account, movement.currency, movement.minor > 0


def _place(movement: Movement) -> tuple[str, int, int, str]:
    return movement.place


def _day(movement: Movement) -> tuple[int, tuple[str, int, int, str]]:
    """Where it stands by its day, whatever its account."""
    return movement.first, movement.place
