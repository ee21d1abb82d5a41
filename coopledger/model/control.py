"""Control totals (cifras de control): what a document states, for people to tick against it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from coopledger.messages.catalogue import Language, spoken
from coopledger.model.evidence import Direction, InvoiceType
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FactKind, FieldName
from coopledger.model.kinds import ALL, KINDS, counter_of, kind_of
from coopledger.money import Money

_Apart = Direction | InvoiceType | None
_Group = tuple[str, _Apart]


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """How many facts of a kind there are, and what their amounts come to.

    apart: which of the kind these are, where it is not added up together: the direction of bank
    lines, the type of invoices. amounts: a sum of each currency; counters: of their second amounts.
    """

    kind: str
    apart: _Apart
    count: int
    amounts: tuple[Money, ...]
    counters: tuple[Money, ...]

    def say(self, language: Language | str) -> str:
        """As `Gastos 2 = 300.00 MXN`."""
        said = FactKind(self.kind).say(language)
        if self.apart is not None:
            said += f" ({self.apart.say(language)})"
        said += f" {self.count}"
        if self.amounts:
            said += f" = {_together(self.amounts, language)}"
        if self.counters:
            second = FieldName(KINDS[self.kind].counter or "").say(language)
            said += f" ({second} = {_together(self.counters, language)})"
        return said


def _together(sums: Iterable[Money], language: Language | str) -> str:
    return " + ".join(spoken(each, language) for each in sums)


def control_totals(facts: Iterable[AnyFact]) -> tuple[ControlTotal, ...]:
    """Those of facts, in the order of their sheets; money in the order of its currencies.

    >>> from coopledger.model.events import Expenditure
    >>> spent = Expenditure(book="A-1", reference="G-1", when="2016-10-05", amount="150.00 MXN")
    >>> [total.say("en") for total in control_totals([spent, spent])]
    ['Expenditures 2 = 300.00 MXN']
    """
    counted = Counted()
    for fact in facts:
        counted.add(fact)
    return counted.totals()


def summed(totals: Iterable[ControlTotal]) -> tuple[ControlTotal, ...]:
    """Those of several lots of facts, as if they were one."""
    counted = Counted()
    for total in totals:
        counted.add_total(total)
    return counted.totals()


class Counted:
    """Facts that are counted and added up one by one."""

    def __init__(self) -> None:
        self._counts: defaultdict[_Group, int] = defaultdict(int)
        self._amounts: dict[_Group, _Sums] = {}
        self._counters: dict[_Group, _Sums] = {}

    def __len__(self) -> int:
        return sum(self._counts.values())

    def add(self, fact: AnyFact) -> None:
        kind = kind_of(fact)
        group = (kind.name, getattr(fact, kind.apart) if kind.apart is not None else None)
        self._counts[group] += 1
        if (amount := getattr(fact, "amount", None)) is not None:
            _added(self._amounts, group, amount)
        if (counter := counter_of(fact)) is not None:
            _added(self._counters, group, counter)

    def add_total(self, total: ControlTotal) -> None:
        """Add what others were counted and added up to."""
        group = (total.kind, total.apart)
        self._counts[group] += total.count
        for amount in total.amounts:
            _added(self._amounts, group, amount)
        for amount in total.counters:
            _added(self._counters, group, amount)

    def totals(self) -> tuple[ControlTotal, ...]:
        return tuple(
            ControlTotal(
                *group,
                self._counts[group],
                _each(self._amounts.get(group)),
                _each(self._counters.get(group)),
            )
            for group in sorted(self._counts, key=_place)
        )


_PLACES = {kind.name: place for place, kind in enumerate(ALL)}


def _place(group: _Group) -> tuple[int, str]:
    return _PLACES[group[0]], group[1] or ""


class _Sums:
    """Sums by currency, in minor units: each beside the first amount that was added."""

    def __init__(self) -> None:
        self._first: dict[str, Money] = {}
        self._minor: dict[str, int] = {}

    def add(self, amount: Money) -> None:
        currency = amount.currency.code
        if self._first.setdefault(currency, amount) is amount:
            self._minor.setdefault(currency, 0)
        self._minor[currency] += amount.minor

    def sum(self, currency: str) -> Money:
        first, minor = self._first[currency], self._minor[currency]
        return first if minor == first.minor else type(first).from_minor(minor, currency)

    def each(self) -> tuple[Money, ...]:
        return tuple(self.sum(currency) for currency in sorted(self._minor))


def _added(sums: dict[_Group, _Sums], group: _Group, amount: Money) -> None:
    """An amount to the sums of a group."""
    known = sums.get(group)
    if known is None:
        known = sums[group] = _Sums()
    known.add(amount)


def _each(sums: _Sums | None) -> tuple[Money, ...]:
    return sums.each() if sums is not None else ()
