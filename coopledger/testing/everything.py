"""Histories of all that may happen to money: built such as the rules accept, never filtered.

What happens is drawn first, and put in order. Then a walk gives each move its amount, never more
than there is; a move that finds nothing to move, and a reversal that would leave something without
its money, does not happen. So a walk takes what it can, and no example is thrown away.
"""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.terms import Terms
from coopledger.books.valuation import value
from coopledger.model.activity import Activity
from coopledger.model.agreement import Account, Agreement
from coopledger.model.dates import When
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    OpeningBalance,
    OtherIncome,
    OwnContribution,
    Portion,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
)
from coopledger.model.evidence import BankBalance, Invoice, Match
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.kinds import MOVING, RANK, money_kind
from coopledger.model.rate import Rate
from coopledger.model.takeover import EarlierAmount, EarlierFigure
from coopledger.model.terms import Addendum, Disallowance, NewCeiling, Reallocation
from coopledger.money import Money
from coopledger.testing.fitting import (
    ever,
    fits,
    left_of,
    money_events,
    parts_left,
    recoveries_of,
    room,
    standing,
)
from coopledger.testing.history import History
from coopledger.testing.openings import RATES, activities, agreements, spending_rates
from coopledger.testing.small import (
    CURRENCIES,
    DAYS,
    LARGEST_AMOUNT,
    amounts,
    amounts_out,
    asked,
    money,
    portions,
    provenances,
    references,
    whens,
)

TAKEN_OVER = date(2015, 1, 1)
"""Before all that is drawn."""

KINDS = (
    "expenditure", "transfer", "recovery", "reversal", "transfer", "disbursement", "recovery",
    "reversal", "expenditure", "interest", "refund", "expenditure", "own_contribution",
    "other_income", "recovery", "withdrawal", "expenditure", "recovery",
)  # fmt: skip
PARTS = ("lines", "activities")
LARGEST_DERIVED_WORTH = 10**20


class _Walk:
    """A history as it is made: facts are only ever added, and only such as fit."""

    def __init__(self, draw: st.DrawFn, agreement: Agreement, done: tuple[Activity, ...]) -> None:
        self.draw = draw
        self.agreement = agreement
        self.lines = tuple(line.code for line in agreement.lines)
        self.activities = tuple(activity.reference for activity in done)
        self.facts: list[AnyFact] = list(done)
        self._references = references(draw)

    def add(self, *facts: AnyFact) -> bool:
        if not fits(self.agreement, [*self.facts, *facts]):
            return False
        self.facts += facts
        return True

    def fields(self, when: When) -> dict[str, Any]:
        return {
            "book": self.agreement.code,
            "reference": next(self._references),
            "when": when,
            "provenance": self.draw(provenances),
        }

    def money(self, currency: str, most: int = LARGEST_AMOUNT) -> Money:
        return Money.from_minor(self.draw(amounts(most)), currency)

    def account(self) -> Account:
        return self.draw(st.sampled_from(self.agreement.accounts))

    def named(self, account: Account) -> str | None:
        """An account need not be named where its currency has no other."""
        same = [a for a in self.agreement.accounts if a.currency == account.currency]
        return None if len(same) == 1 and self.draw(st.booleans()) else account.code

    def account_with_money(self) -> Account:
        """One that holds something, if any does."""
        full = [a for a in self.agreement.accounts if min(room(self.agreement, self.facts, a)) > 0]
        return self.draw(st.sampled_from(full or self.agreement.accounts))

    def disbursement(self, when: When, account: Account | None = None) -> None:
        account, own = account or self.account(), self.agreement.currency
        sent = None if account.currency == own else self.money(own)
        amount = self.money(account.currency)
        self.add(
            Disbursement(**self.fields(when), amount=amount, account=self.named(account), sent=sent)
        )

    def takeover(self) -> None:
        """What was there, and what was spent and received, when it was taken over."""
        own = self.agreement.currency
        for account in self.agreement.accounts:
            worth = None if account.currency == own else self.money(own)
            stated = {"amount": self.money(account.currency), "worth": worth}
            if self.draw(st.booleans()):
                drawn = self.fields(When.on(TAKEN_OVER))
                self.add(OpeningBalance(**drawn, **stated, account=account.code))
            if self.draw(st.booleans()):
                figure = self.draw(st.sampled_from(EarlierFigure))
                spent = figure is EarlierFigure.SPENT
                line = self.draw(st.sampled_from((None, *self.lines))) if spent else None
                drawn = self.fields(When.on(TAKEN_OVER))
                self.facts.append(EarlierAmount(**drawn, **stated, figure=figure, line=line))

    def interest(self, when: When) -> None:
        self._at_average(Interest, when)

    def own_contribution(self, when: When) -> None:
        self._at_average(OwnContribution, when)

    def other_income(self, when: When) -> None:
        spent = [e.reference for e in standing(self.facts) if isinstance(e, Expenditure)]
        self._at_average(OtherIncome, when, of=self.draw(st.sampled_from((None, *spent))))

    def _at_average(
        self, kind: type[Interest | OwnContribution | OtherIncome], when: When, **more: Any
    ) -> None:
        """What comes in at the worth that is stated, else at the average before it."""
        account, own = self.account(), self.agreement.currency
        amount = self.money(account.currency, self.draw(st.sampled_from((10**6, LARGEST_AMOUNT))))
        earned = kind(**self.fields(when), amount=amount, account=self.named(account), **more)
        if account.currency != own:
            # Its worth may be derived, but not at a rate that makes nonsense of it.
            stand = Book.of(self.agreement, [*self.facts, earned]).standing()
            valued = value(Terms(self.agreement), stand).events
            too_large = max(item.worth for item in valued) > LARGEST_DERIVED_WORTH
            if too_large or amount.minor > 10**6 or self.draw(st.booleans()):
                earned = earned.model_copy(update={"worth": self.money(own)})
        self.add(earned)

    def out(self, account: Account, *, beyond: bool = False) -> Money | None:
        """How much goes out of an account: never more than there is, unless it may."""
        in_account, in_currency = room(self.agreement, self.facts, account)
        allowed = LARGEST_AMOUNT if beyond else min(in_account, in_currency)
        if allowed <= 0:
            return None
        minor = self.draw(amounts_out(LARGEST_AMOUNT, allowed))
        return Money.from_minor(minor, account.currency)

    def expenditure(self, when: When) -> None:
        account = self.draw(st.sampled_from((self.account_with_money, self.account)))()
        beyond = self.agreement.prefinancing and self.draw(st.booleans())
        amount = self.out(account, beyond=beyond)
        if amount is not None:
            split = (account.currency, amount.minor)
            self.add(
                Expenditure(
                    **self.fields(when),
                    amount=amount,
                    account=self.named(account),
                    lines=self.draw(portions(self.lines, *split)),
                    activities=self.draw(portions(self.activities, *split)),
                    paid=self.paid(account.currency),
                )
            )

    def paid(self, currency: str) -> Money | None:
        """What the supplier got, now and then in a currency of its own."""
        others = [other for other in CURRENCIES if other != currency]
        third = self.draw(st.sampled_from((None, None, None, *others)))
        return self.money(third) if third is not None else None

    def refund(self, when: When) -> None:
        account, own = self.account_with_money(), self.agreement.currency
        amount = self.out(account)
        if amount is not None:
            stated = amount if account.currency == own else self.money(own)
            nothing = stated if account.currency == own else Money(0, own)
            received = self.draw(st.sampled_from((None, stated, nothing)))
            self.add(
                Refund(
                    **self.fields(when),
                    amount=amount,
                    account=self.named(account),
                    received=received,
                )
            )

    def withdrawal(self, when: When) -> None:
        account = self.account_with_money()
        amount = self.out(account)
        if amount is not None:
            self.add(Withdrawal(**self.fields(when), amount=amount, account=self.named(account)))

    def transfer(self, when: When) -> None:
        account = self.account_with_money()
        others = [other for other in self.agreement.accounts if other is not account]
        amount = self.out(account)
        if amount is None or not others:
            return
        to = self.draw(st.sampled_from(others))
        self.add(
            Transfer(
                **self.fields(when),
                amount=amount,
                account=account.code,
                to_account=to.code,
                arrived=None if to.currency == account.currency else self.money(to.currency),
            )
        )

    def recovery(self, when: When) -> None:
        # What came back until it was reversed counts too: there are days on which both would.
        counted = ever(self.facts)
        spent = [
            event
            for event in standing(self.facts)
            if isinstance(event, Expenditure)
            and left_of(event, counted) > 0
            and min(left for f in PARTS for _, left in parts_left(event, f, counted)) >= 0
        ]
        if not spent:
            return
        event = self.draw(st.sampled_from(spent))
        amount, named = self._what_came_back(event, counted)
        accounts = [a.code for a in self.agreement.accounts if a.currency == amount.currency.code]
        self.add(
            Recovery(
                **self.fields(self.draw(st.sampled_from((when, event.when, self.inside(event))))),
                of=event.reference,
                amount=amount,
                account=self.draw(st.sampled_from(accounts)),
                **named,
            )
        )

    def inside(self, event: Expenditure) -> When:
        """A day of its date, though it may count from its last one only."""
        first, last = event.when.first, event.when.last
        return When.on(first + timedelta(self.draw(st.integers(0, (last - first).days))))

    def _what_came_back(
        self, event: Expenditure, counted: list[MoneyEvent]
    ) -> tuple[Money, dict[str, Any]]:
        """All that is left of it, or something of one line and one activity."""
        currency, whole = event.amount.currency.code, left_of(event, counted)
        parts = {
            field: [(key, left) for key, left in parts_left(event, field, counted) if left]
            for field in PARTS
        }
        if self.draw(st.booleans()):
            whole_parts = {
                field: [
                    Portion(code=key, amount=Money.from_minor(left, currency))
                    for key, left in of_field
                    if key is not None
                ]
                for field, of_field in parts.items()
            }
            return Money.from_minor(whole, currency), whole_parts
        chosen = {field: self.draw(st.sampled_from(of_field)) for field, of_field in parts.items()}
        most = min(left for _, left in chosen.values())
        named = {field: () if key is None else (key,) for field, (key, _) in chosen.items()}
        return self.money(currency, most), named

    def reversal(self, when: When) -> None:
        """Take an event back, on its date or later; often the next revision says what is right."""
        stand = standing(self.facts)
        if not stand:
            return
        later = [event for event in stand if not isinstance(event, Disbursement)]
        event = self.draw(st.sampled_from(self.draw(st.sampled_from((later, stand))) or stand))
        if recoveries_of(event, stand):
            return  # reverse those first
        if self.draw(st.booleans()):
            when = event.when
        elif (when.first if event.orders_first else when.last) < event.ordering_day:
            when = When.on(max(event.ordering_day, when.last))
        reversal = Reversal(
            book=self.agreement.code,
            reference=next(self._references),
            of=event.reference,
            of_revision=event.revision,
            when=when,
            reason="an error",
        )
        corrected = self.draw(st.booleans())
        if not (corrected and self.add(reversal, self._revised(event, when))):
            self.add(reversal)

    def _revised(self, event: MoneyEvent, when: When) -> MoneyEvent:
        """The next revision: another amount where that is simple, and perhaps another day."""
        fields: dict[str, Any] = {"revision": event.revision + 1, "when": when}
        if isinstance(event, Expenditure | Refund | Transfer | Withdrawal):
            fields["amount"] = self.money(event.amount.currency.code, event.amount.minor)
        if money_kind(event).funds:
            fields["amount"] = self.money(event.amount.currency.code, 2 * event.amount.minor)
        if isinstance(event, Expenditure):
            fields |= {"lines": (), "activities": self.activities[:1]}
        stated = money_kind(event).counter
        in_own = event.amount.currency.code == self.agreement.currency
        if in_own and stated is not None and not isinstance(event, Transfer):
            fields[stated] = None
        return type(event).model_validate({**event.model_dump(), **fields})

    def beside(self) -> None:
        """What moves no money: other terms, rates, a bank's balance, a disallowance."""
        draw, fund = self.draw, self.agreement.fund_currencies
        foreign = [currency for currency in fund if currency != self.agreement.currency]
        book = self.agreement.code
        if foreign and draw(st.sampled_from((False, False, True))):
            rate = draw(spending_rates(draw(st.sampled_from(foreign))))
            when = When.on(draw(st.sampled_from(DAYS)))
            self.facts.append(
                Addendum(book=book, reference="addendum", when=when, spending_rates=(rate,))
            )
        self.budget()
        for currency in foreign if self.agreement.reference_rate else ():
            self.rates(currency)
        if draw(st.booleans()):
            account = self.account()
            self.facts.append(
                BankBalance(
                    book=book,
                    reference="bank",
                    when=When.on(draw(st.sampled_from(DAYS))),
                    account=account.code,
                    balance=self.money(account.currency),
                )
            )
        spent = [event for event in standing(self.facts) if isinstance(event, Expenditure)]
        if draw(st.booleans()) and spent:
            self._evidence(draw(st.sampled_from(spent)))
        if draw(st.booleans()) and spent:
            self._disallowance(draw(st.sampled_from(spent)))

    def _disallowance(self, event: Expenditure) -> None:
        """Of what is left of an expenditure, or of one of its lines."""
        parts = parts_left(event, "lines", ever(self.facts))
        if not any(left > 0 for _, left in parts):
            return
        line, most = self.draw(st.sampled_from([part for part in parts if part[1] > 0]))
        self.facts.append(
            Disallowance(
                book=self.agreement.code,
                reference="disallowance",
                of=event.reference,
                when=event.when,
                amount=self.money(event.amount.currency.code, most),
                lines=() if line is None else (Portion(code=line),),
                reason="no invoice",
            )
        )

    def budget(self) -> None:
        """A new ceiling of a line, and budget that moves between two: no more than there is."""
        book = self.agreement.code
        least = {line.code: line.ceiling for line in self.agreement.lines if line.ceiling}
        known = (self.agreement.currency, *self.agreement.fund_currencies)
        if self.draw(st.booleans()) and least:
            new = NewCeiling(
                line=self.draw(st.sampled_from([*least])),
                ceiling=self.draw(st.sampled_from(known).flatmap(money)),
            )
            when = When.on(self.draw(st.sampled_from(DAYS)))
            self.facts.append(Addendum(book=book, reference="ceiling", when=when, ceilings=(new,)))
            before = least.pop(new.line)
            if before.currency == new.ceiling.currency:
                least[new.line] = min(before, new.ceiling)
        pairs = [
            (a, b)
            for a in least
            for b in least
            if a != b and least[a].currency == least[b].currency
        ]
        if self.draw(st.booleans()) and pairs:
            from_line, to_line = self.draw(st.sampled_from(pairs))
            amount = self.money(least[from_line].currency.code, least[from_line].minor)
            self.facts.append(
                Reallocation(
                    book=book,
                    reference="reallocation",
                    when=self.draw(whens()),
                    amount=amount,
                    from_line=from_line,
                    to_line=to_line,
                )
            )

    def rates(self, currency: str) -> None:
        """The reference rate of some days, in either direction."""
        pair = (self.agreement.currency, currency)
        for day in self.draw(st.lists(st.sampled_from(DAYS), max_size=3, unique=True)):
            base, quote = self.draw(st.sampled_from((pair, pair[::-1])))
            rate = Rate(
                book=self.agreement.code,
                base=base,
                quote=quote,
                when=When.on(day),
                served=When.on(day),
                value=self.draw(st.sampled_from(RATES)),
                published_by="ECB",
            )
            self.facts.append(rate)
            if self.draw(st.booleans()):
                self._said_otherwise(rate)

    def _said_otherwise(self, rate: Rate) -> None:
        """It is taken back, on its own day or later, and its next revision has another value."""
        reversal = Reversal(
            book=rate.book,
            reference=next(self._references),
            of=rate.reference,
            when=When.on(self.draw(st.sampled_from(DAYS))),
            reason="an error",
        )
        value = self.draw(st.sampled_from(RATES))
        revised = {**rate.model_dump(), "revision": 2, "value": value}
        self.facts += (reversal, Rate.model_validate(revised))

    def _evidence(self, event: Expenditure) -> None:
        """A supplier's invoice, of about what was spent, and that it was accepted for it."""
        dated = {"book": self.agreement.code, "when": event.when}
        amount = self.money(event.amount.currency.code, event.amount.minor)
        invoice = Invoice(**dated, reference="invoice", issuer={"name": "S"}, amount=amount)
        match = Match(**dated, reference="match", events=(event.reference,), invoices=("invoice",))
        self.facts += (invoice, match)


@st.composite
def histories(
    draw: st.DrawFn, of: st.SearchStrategy[Agreement] | None = None, *, most: int = 14
) -> History:
    """Agreements with all that may happen to their money, in an order that the rules accept.

    A takeover, disbursements, interest, own money put in and taken out, other income, transfers,
    exchanges, spending, recoveries, refunds, reversals with and without the next revision, a
    disallowance, an addendum, a bank balance, an invoice.
    of: which agreements. most: how many events are tried, beside the first disbursements.
    """
    agreement = draw(agreements() if of is None else of)
    walk = _Walk(draw, agreement, draw(activities(agreement.code)))
    moves = [
        (kind, draw(whens()))
        for kind in draw(
            st.lists(
                st.sampled_from(KINDS),
                min_size=draw(st.sampled_from((0, most // 2, most - 4))),
                max_size=most,
            )
        )
    ]
    if draw(st.sampled_from((True, False, False))):
        walk.takeover()
    # Without money nothing moves: it comes early, more often than not.
    for account in agreement.accounts:
        if draw(st.sampled_from((True, True, False))):
            walk.disbursement(When.on(draw(st.sampled_from(DAYS[:3]))), account)
    for kind, when in sorted(moves, key=_by_place):
        getattr(walk, kind)(when)
    walk.beside()
    reversals = [fact for fact in walk.facts if isinstance(fact, Reversal)]
    days = draw(asked([*money_events(walk.facts), *reversals], 4))
    return History(agreement, tuple(walk.facts), days)


def _by_place(move: tuple[str, When]) -> tuple[date, int]:
    kind, when = move
    of = MOVING.get(kind)
    if of is None:  # a reversal
        return when.last, len(MOVING)
    return when.first if of.model.orders_first else when.last, RANK[kind]
