"""Control totals (cifras de control): what a document states, for people to tick against it."""

from collections import Counter
from collections.abc import Iterable, Mapping
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
    counts = Counter[_Group]()
    amounts, counters = Counter[tuple[_Group, str]](), Counter[tuple[_Group, str]]()
    for fact in facts:
        kind = kind_of(fact)
        group = (kind.name, getattr(fact, kind.apart) if kind.apart is not None else None)
        counts[group] += 1
        if kind.amount is not None:
            amount: Money = getattr(fact, "amount")  # noqa: B009 - as its kind says
            amounts[group, amount.currency.code] += amount.minor
        if (counter := counter_of(fact)) is not None:
            counters[group, counter.currency.code] += counter.minor
    order = {kind.name: place for place, kind in enumerate(ALL)}
    return tuple(
        ControlTotal(*group, counts[group], _sums(amounts, group), _sums(counters, group))
        for group in sorted(counts, key=lambda group: (order[group[0]], group[1] or ""))
    )


def _sums(found: Mapping[tuple[_Group, str], int], of: _Group) -> tuple[Money, ...]:
    nature = KINDS[of[0]].amount or Money
    return tuple(
        nature.from_minor(minor, currency)
        for (group, currency), minor in sorted(found.items(), key=lambda item: item[0][1])
        if group == of
    )
