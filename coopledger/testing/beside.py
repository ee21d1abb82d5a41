"""What is beside the money of a drawn history: other terms, rates, a bank's balance, evidence."""

from collections.abc import Iterator, Sequence
from typing import Any

from coopledger.model.agreement import Agreement
from coopledger.model.commitment import Commitment, Release
from coopledger.model.dates import When
from coopledger.model.events import Expenditure, Portion, Reversal
from coopledger.model.evidence import BankBalance, Invoice, Match
from coopledger.model.facts import AnyFact
from coopledger.model.rate import Rate
from coopledger.model.request import Request
from coopledger.model.settlement import SettledBy, Settlement
from coopledger.model.terms import Addendum, Disallowance, NewCeiling, Reallocation
from coopledger.model.variation import Variation
from coopledger.money import Money
from coopledger.testing.dice import Dice
from coopledger.testing.fitting import ever, parts_left, standing
from coopledger.testing.openings import RATES, shares, spending_rate, units_of
from coopledger.testing.small import DAYS, amount, date_of, portions


def promised(
    dice: Dice, agreement: Agreement, lines: tuple[str, ...], activities: tuple[str, ...]
) -> list[AnyFact]:
    """Commitments, of which the rest may be given up, or which may be made anew for another sum."""
    found: list[AnyFact] = []
    for number in range(dice.one_of((0, 0, 1, 2))):
        minor, currency = amount(dice), dice.one_of(agreement.fund_currencies)
        made = Commitment(
            book=agreement.code,
            reference=f"commitment {number}",
            when=date_of(dice),
            amount=Money.from_minor(minor, currency),
            lines=portions(dice, lines, currency, minor),
            activities=portions(dice, activities, currency, minor),
        )
        found.append(made)
        later = When.on(max(made.when.last, dice.one_of(DAYS)))
        named: dict[str, Any] = {"book": made.book, "of": made.reference, "reason": "not needed"}
        match dice.below(4):
            case 0:
                found.append(Release(reference=f"release {number}", when=later, **named))
            case 1:
                found.append(Reversal(reference=f"not {made.reference}", when=later, **named))
                more = Money.from_minor(2 * minor, currency)
                update = {"revision": 2, "when": later, "amount": more}
                found.append(Commitment.model_validate({**made.model_dump(), **update}))
    return found


class Beside:
    """What may stand beside the facts of a history, without moving money."""

    def __init__(self, dice: Dice, agreement: Agreement, facts: Sequence[AnyFact]) -> None:
        self.dice = dice
        self.agreement = agreement
        self.facts = facts
        self.book = agreement.code

    def all(self) -> Iterator[AnyFact]:
        """Each of them, or not."""
        fund, own = self.agreement.fund_currencies, self.agreement.currency
        foreign = [currency for currency in fund if currency != own]
        if foreign and self.dice.seldom():
            rate = spending_rate(self.dice, self.dice.one_of(foreign))
            yield Addendum(
                book=self.book,
                reference="addendum",
                when=self._day(),
                spending_rates=(rate,),
                **shares(self.dice, [own, *fund]),
            )
        budget = [*self._budget()]
        yield from budget
        for currency in foreign if self.agreement.reference_rate else ():
            yield from self._rates(currency)
        if self.dice.yes():
            account = self.dice.one_of(self.agreement.accounts)
            yield BankBalance(
                book=self.book,
                reference="bank",
                when=self._day(),
                account=account.code,
                balance=self._money(account.currency),
            )
        spent = [event for event in standing(self.facts) if isinstance(event, Expenditure)]
        if self.dice.yes() and spent:
            yield from self._evidence(self.dice.one_of(spent))
        if self.dice.yes() and spent:
            yield from self._disallowance(self.dice.one_of(spent))
        yield from self._requests(budget)
        yield from self._explained()

    def _day(self) -> When:
        return When.on(self.dice.one_of(DAYS))

    def _money(self, currency: str, most: int | None = None) -> Money:
        minor = amount(self.dice) if most is None else amount(self.dice, most)
        return Money.from_minor(minor, currency)

    def _disallowance(self, event: Expenditure) -> Iterator[AnyFact]:
        """Of what is left of an expenditure, or of one of its lines."""
        parts = parts_left(event, "lines", ever(self.facts))
        left = [part for part in parts if part[1] > 0]
        if left:
            line, most = self.dice.one_of(left)
            refused = Disallowance(
                book=self.book,
                reference="disallowance",
                of=event.reference,
                when=event.when,
                amount=self._money(event.amount.currency.code, most),
                lines=() if line is None else (Portion(code=line),),
                reason="no invoice",
            )
            yield refused
            if self.dice.yes():
                yield Settlement(
                    book=self.book,
                    reference="settlement",
                    of=refused.reference,
                    when=When.on(max(refused.when.last, self.dice.one_of(DAYS))),
                    amount=self._money(event.amount.currency.code, refused.amount.minor),
                    outcome=self.dice.one_of((*SettledBy,)),
                    reason="as agreed",
                )

    def _budget(self) -> Iterator[AnyFact]:
        """A new ceiling of a line, and budget that moves between two: no more than there is."""
        least = {line.code: line.ceiling for line in self.agreement.lines if line.ceiling}
        known = (self.agreement.currency, *self.agreement.fund_currencies)
        moves = self.dice.yes()
        if self.dice.yes() and least:
            ceiling = self._money(self.dice.one_of(known))
            units = units_of(self.dice, ceiling)
            new = NewCeiling(line=self.dice.one_of([*least]), ceiling=ceiling, units=units)
            yield Addendum(book=self.book, reference="ceiling", when=self._day(), ceilings=(new,))
            before = least.pop(new.line)
            if before.currency == ceiling.currency:
                least[new.line] = min(before, ceiling)
        pairs = [
            (a, b)
            for a in least
            for b in least
            if a != b and least[a].currency == least[b].currency
        ]
        if moves and pairs:
            from_line, to_line = self.dice.one_of(pairs)
            most = least[from_line]
            yield Reallocation(
                book=self.book,
                reference="reallocation",
                when=date_of(self.dice),
                amount=self._money(most.currency.code, most.minor),
                from_line=from_line,
                to_line=to_line,
            )

    def _requests(self, budget: Sequence[AnyFact]) -> Iterator[AnyFact]:
        """What is asked for some lines: for those whose ceiling stays in its currency."""
        ceilings = {line.code: line.ceiling for line in self.agreement.lines if line.ceiling}
        for fact in budget:
            for new in fact.ceilings if isinstance(fact, Addendum) else ():
                ceilings.pop(new.line)
        for number, code in enumerate(self.dice.some_of([*ceilings], 0, 2)):
            yield Request(
                book=self.book,
                reference=f"request {number}",
                when=self._day(),
                line=code,
                amount=self._money(ceilings[code].currency.code),
            )

    def _explained(self) -> Iterator[AnyFact]:
        """Why lines deviate, as of some days; one may be explained twice."""
        codes = [line.code for line in self.agreement.lines]
        for number in range(self.dice.below(3) if codes else 0):
            yield Variation(
                book=self.book,
                reference=f"variation {number}",
                when=date_of(self.dice),
                line=self.dice.one_of(codes),
                reason=f"reason {number}",
            )

    def _rates(self, currency: str) -> Iterator[AnyFact]:
        """The reference rate of some days, in either direction."""
        pair = (self.agreement.currency, currency)
        for day in self.dice.some_of(DAYS, 0, 3):
            base, quote = self.dice.one_of((pair, pair[::-1]))
            rate = Rate(
                book=self.book,
                base=base,
                quote=quote,
                when=When.on(day),
                served=When.on(day),
                value=self.dice.one_of(RATES),
                published_by="ECB",
            )
            yield rate
            if self.dice.yes():
                yield from self._said_otherwise(rate)

    def _said_otherwise(self, rate: Rate) -> Iterator[AnyFact]:
        """It is taken back, on its own day or later, and its next revision has another value."""
        yield Reversal(
            book=self.book,
            reference=f"not {rate.reference}",
            of=rate.reference,
            when=self._day(),
            reason="an error",
        )
        value = self.dice.one_of(RATES)
        yield Rate.model_validate({**rate.model_dump(), "revision": 2, "value": value})

    def _evidence(self, event: Expenditure) -> Iterator[AnyFact]:
        """A supplier's invoice, of about what was spent, and that it was accepted for it."""
        dated: dict[str, Any] = {"book": self.book, "when": event.when}
        most = self._money(event.amount.currency.code, event.amount.minor)
        yield Invoice(**dated, reference="invoice", issuer={"name": "S"}, amount=most)
        yield Match(**dated, reference="match", events=(event.reference,), invoices=("invoice",))
