"""What can have been spent or promised on a line at the most, without working out what was.

A statement is worked out from all events: who records one expenditure among many need not wait for
that where its line is far from its ceiling.
"""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple, Self

from coopledger.model.agreement import Agreement, AnyOpening
from coopledger.model.commitment import Commitment
from coopledger.model.events import Event, Expenditure, Transfer
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import counter_of, money_kind
from coopledger.model.rate import Rate
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum
from coopledger.money import Money, currency_of, digits_of


class Charged:
    """All that was ever charged to each line, and the highest rate that ever made it dear.

    That is the rate of money that came, a prescribed or a recorded one; of what was exchanged from
    another foreign currency, the highest of that one, at the dearest exchange. What was taken back,
    or came back, is still among it.
    """

    def __init__(self, opening: AnyOpening) -> None:
        self._own = opening.currency
        self._on_line: dict[str, dict[str, int]] = {}
        self._highest: defaultdict[str, Fraction] = defaultdict(Fraction)
        self._exchanged: dict[tuple[str, str], _Dearest] = {}
        self._exchanges = 0
        self._facts = 0
        if isinstance(opening, Agreement):
            self._prescribed(opening)

    def copy(self) -> Self:
        """Another, which counts on from here."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._on_line = dict(self._on_line)
        other._highest = self._highest.copy()
        other._exchanged = dict(self._exchanged)
        return other

    def add(self, fact: AnyFact) -> None:
        """Count a fact in."""
        self._facts += 1
        match fact:
            case Expenditure(lines=lines, amount=amount) | Commitment(lines=lines, amount=amount):
                for portion in lines:
                    self._charge(portion.code, portion.amount or amount)
            case EarlierAmount(line=str(line), amount=amount):
                self._charge(line, amount)
                if fact.worth is not None:
                    self._came(amount, fact.worth)
            case Event() if money_kind(fact).funds:
                if (worth := counter_of(fact)) is not None:
                    self._came(fact.amount, worth)
            case Addendum():
                self._prescribed(fact)
            case Rate(base=base, quote=quote, value=value) if self._own in (base, quote):
                foreign, rate = (quote, value) if base == self._own else (base, 1 / value)
                self._reported_at(foreign, rate)
            case Transfer(arrived=Money() as arrived, amount=amount):
                if amount.currency.code == self._own:
                    self._came(arrived, amount)
                else:
                    self._exchanges += 1
                    pair = amount.currency.code, arrived.currency.code
                    known = self._exchanged.get(pair, _Dearest())
                    self._exchanged[pair] = known.or_of(amount.minor, arrived.minor)

    def _charge(self, line: str, amount: Money) -> None:
        charged, currency = self._on_line.get(line, {}), amount.currency.code
        self._on_line[line] = {**charged, currency: charged.get(currency, 0) + amount.minor}

    def _came(self, amount: Money, worth: Money) -> None:
        self._rises(amount.currency.code, Fraction(worth.minor, amount.minor))

    def _prescribed(self, terms: Agreement | Addendum) -> None:
        of_periods = (rate for each in terms.reporting_periods for rate in each.spending_rates)
        for rate in (*terms.spending_rates, *of_periods):
            if rate.value is not None:
                self._reported_at(rate.currency, Fraction(rate.value))

    def _reported_at(self, currency: str, rate: Fraction) -> None:
        """At so many units of a currency for one of the book's own."""
        own, foreign = (10 ** digits_of(currency_of(code)) for code in (self._own, currency))
        self._rises(currency, own / (foreign * rate))

    def _rises(self, currency: str, rate: Fraction) -> None:
        self._highest[currency] = max(self._highest[currency], rate)

    def at_most(self, line: str, currency: str) -> int | None:
        """The most that a line can have spent and promised, in minor units of a currency.

        None where that is not known without working it out.
        """
        most = Fraction(self._facts)  # each may have been rounded up by one
        rates = self._rates()
        for spent_in, minor in self._on_line.get(line, {}).items():
            if spent_in == currency:
                most += minor
            elif currency == self._own and rates is not None:
                most += minor * rates.get(spent_in, 0)
            else:
                return None
        return int(most) + 1

    def _rates(self) -> Mapping[str, Fraction] | None:
        """The highest rate of each currency, whatever it was exchanged from.

        None where exchanges go round, back to a currency, and it is dearer each time.
        """
        rates = dict(self._highest)
        for _ in range(len(self._exchanged) + 1):
            before = dict(rates)
            for (given, got), dearest in self._exchanged.items():
                # Each exchange may have rounded up by one what the next is worth.
                at = rates.get(given, 0) * dearest.given + dearest.least * self._exchanges
                rates[got] = max(rates.get(got, Fraction(0)), at)
            if rates == before:
                return rates
        return None


class _Dearest(NamedTuple):
    """Of the exchanges from one currency to another: the most given for a unit, in minor units.

    least: one, divided by the least that arrived.
    """

    given: Fraction = Fraction(0)
    least: Fraction = Fraction(0)

    def or_of(self, given: int, arrived: int) -> "_Dearest":
        """With one exchange more."""
        return _Dearest(
            max(self.given, Fraction(given, arrived)), max(self.least, Fraction(1, arrived))
        )
