"""Histories of all that may happen to money: built such as the rules accept, never filtered.

What happens is drawn first, and put in order. Then a walk gives each move its amount, never more
than there is; a move that finds nothing to move, and a reversal that would leave something without
its money, does not happen. So a walk takes what it can, and no example is thrown away.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.terms import Terms
from coopledger.books.valuation import value
from coopledger.model.activity import Activity
from coopledger.model.agreement import Account, Agreement
from coopledger.model.commitment import Commitment
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
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.kinds import MOVING, RANK, money_kind
from coopledger.model.takeover import EarlierAmount, EarlierFigure
from coopledger.money import Money
from coopledger.testing.beside import Beside, promised
from coopledger.testing.dice import ENOUGH, Dice, dice, handfuls
from coopledger.testing.fitting import (
    Purse,
    ever,
    left_of,
    money_events,
    parts_left,
    recoveries_of,
    standing,
)
from coopledger.testing.history import History, as_drawn
from coopledger.testing.openings import CONTRIBUTORS, activities, agreements
from coopledger.testing.small import (
    CURRENCIES,
    DAYS,
    LARGEST_AMOUNT,
    amount,
    amount_out,
    asked,
    date_of,
    portions,
    provenance,
    references,
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

    def __init__(self, dice: Dice, agreement: Agreement, done: tuple[Activity, ...]) -> None:
        self.dice = dice  # of what happens next
        self.agreement = agreement
        self.purse = Purse(agreement)
        self.lines = tuple(line.code for line in agreement.lines)
        self.activities = tuple(activity.reference for activity in done)
        self.promised: tuple[Commitment, ...] = ()
        self.facts: list[AnyFact] = list(done)
        self._references = references(dice)

    def add(self, *facts: AnyFact) -> bool:
        if not self.purse.fits([*self.facts, *facts]):
            return False
        self.facts += facts
        return True

    def fields(self, when: When) -> dict[str, Any]:
        return {
            "book": self.agreement.code,
            "reference": next(self._references),
            "when": when,
            "provenance": provenance(self.dice),
        }

    def money(self, currency: str, most: int = LARGEST_AMOUNT) -> Money:
        return Money.from_minor(amount(self.dice, most), currency)

    def account(self) -> Account:
        return self.dice.one_of(self.agreement.accounts)

    def named(self, account: Account) -> str | None:
        """An account need not be named where its currency has no other."""
        same = [a for a in self.agreement.accounts if a.currency == account.currency]
        return None if len(same) == 1 and self.dice.yes() else account.code

    def account_with_money(self) -> Account:
        """One that holds something, if any does."""
        left = self.purse.room(self.facts)
        full = [account for account in self.agreement.accounts if left[account.code] > 0]
        return self.dice.one_of(full or self.agreement.accounts)

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
            stated: dict[str, Any] = {"amount": self.money(account.currency), "worth": worth}
            if self.dice.yes():
                drawn = self.fields(When.on(TAKEN_OVER))
                self.add(OpeningBalance(**drawn, **stated, account=account.code))
            if self.dice.yes():
                figure = self.dice.one_of((*EarlierFigure,))
                spent = figure is EarlierFigure.SPENT
                line = self.dice.one_of((None, *self.lines)) if spent else None
                drawn = self.fields(When.on(TAKEN_OVER))
                self.facts.append(EarlierAmount(**drawn, **stated, figure=figure, line=line))

    def interest(self, when: When) -> None:
        self._at_average(Interest, when)

    def own_contribution(self, when: When) -> None:
        self._at_average(OwnContribution, when)

    def other_income(self, when: When) -> None:
        spent = [e.reference for e in standing(self.facts) if isinstance(e, Expenditure)]
        contributor = self.dice.one_of((None, *CONTRIBUTORS))
        of = self.dice.one_of((None, *spent))
        self._at_average(OtherIncome, when, of=of, contributor=contributor)

    def _at_average(
        self, kind: type[Interest | OwnContribution | OtherIncome], when: When, **more: Any
    ) -> None:
        """What comes in at the worth that is stated, else at the average before it."""
        account, own = self.account(), self.agreement.currency
        amount = self.money(account.currency, self.dice.one_of((10**6, LARGEST_AMOUNT)))
        earned = kind(**self.fields(when), amount=amount, account=self.named(account), **more)
        if account.currency != own:
            # Its worth may be derived, but not at a rate that makes nonsense of it.
            stand = Book.of(self.agreement, [*self.facts, earned]).standing()
            valued = value(Terms(self.agreement), stand).events
            too_large = max(item.worth for item in valued) > LARGEST_DERIVED_WORTH
            if too_large or amount.minor > 10**6 or self.dice.yes():
                earned = earned.model_copy(update={"worth": self.money(own)})
        self.add(earned)

    def out(self, account: Account, *, beyond: bool = False) -> Money | None:
        """How much goes out of an account: never more than there is, unless it may."""
        allowed = LARGEST_AMOUNT if beyond else self.purse.room(self.facts)[account.code]
        if allowed <= 0:
            return None
        return Money.from_minor(amount_out(self.dice, allowed), account.currency)

    def expenditure(self, when: When) -> None:
        account = self.dice.one_of((self.account_with_money, self.account))()
        beyond = self.agreement.prefinancing and self.dice.yes()
        amount = self.out(account, beyond=beyond)
        if amount is not None:
            split = (account.currency, amount.minor)
            self.add(
                Expenditure(
                    **self.fields(when),
                    amount=amount,
                    account=self.named(account),
                    lines=portions(self.dice, self.lines, *split),
                    activities=portions(self.dice, self.activities, *split),
                    paid=self.paid(account.currency),
                    commitment=self.commitment(account.currency),
                    issued=date_of(self.dice) if self.dice.seldom() else None,
                )
            )

    def commitment(self, currency: str) -> str | None:
        """Which one it spends, of those in its currency; or none."""
        known = [each.reference for each in self.promised if each.amount.currency.code == currency]
        return self.dice.one_of((None, *known))

    def paid(self, currency: str) -> Money | None:
        """What the supplier got, now and then in a currency of its own."""
        others = [other for other in CURRENCIES if other != currency]
        third = self.dice.one_of((None, None, None, *others))
        return self.money(third) if third is not None else None

    def refund(self, when: When) -> None:
        account, own = self.account_with_money(), self.agreement.currency
        amount = self.out(account)
        if amount is not None:
            stated = amount if account.currency == own else self.money(own)
            nothing = stated if account.currency == own else Money(0, own)
            received = self.dice.one_of((None, stated, nothing))
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
        to = self.dice.one_of(others)
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
        event = self.dice.one_of(spent)
        amount, named = self._what_came_back(event, counted)
        accounts = [a.code for a in self.agreement.accounts if a.currency == amount.currency.code]
        self.add(
            Recovery(
                **self.fields(self.dice.one_of((when, event.when, self.inside(event)))),
                of=event.reference,
                amount=amount,
                account=self.dice.one_of(accounts),
                **named,
            )
        )

    def inside(self, event: Expenditure) -> When:
        """A day of its date, though it may count from its last one only."""
        first, last = event.when.first, event.when.last
        return When.on(first + timedelta(self.dice.below((last - first).days + 1)))

    def _what_came_back(
        self, event: Expenditure, counted: list[MoneyEvent]
    ) -> tuple[Money, dict[str, Any]]:
        """All that is left of it, or something of one line and one activity."""
        currency, whole = event.amount.currency.code, left_of(event, counted)
        parts = {
            field: [(key, left) for key, left in parts_left(event, field, counted) if left]
            for field in PARTS
        }
        if self.dice.yes():
            whole_parts = {
                field: [
                    Portion(code=key, amount=Money.from_minor(left, currency))
                    for key, left in of_field
                    if key is not None
                ]
                for field, of_field in parts.items()
            }
            return Money.from_minor(whole, currency), whole_parts
        chosen = {field: self.dice.one_of(of_field) for field, of_field in parts.items()}
        most = min(left for _, left in chosen.values())
        named = {field: () if key is None else (key,) for field, (key, _) in chosen.items()}
        return self.money(currency, most), named

    def reversal(self, when: When) -> None:
        """Take an event back, on its date or later; often the next revision says what is right."""
        stand = standing(self.facts)
        if not stand:
            return
        later: list[MoneyEvent] = [event for event in stand if not isinstance(event, Disbursement)]
        some = self.dice.one_of((later, stand))
        event = self.dice.one_of(some or stand)
        if recoveries_of(event, stand):
            return  # reverse those first
        if self.dice.yes():
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
        corrected = self.dice.yes()
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


@st.composite
def histories(
    draw: st.DrawFn, of: st.SearchStrategy[Agreement] | None = None, *, most: int = 14
) -> History:
    """Agreements with all that may happen to their money, in an order that the rules accept.

    A takeover, disbursements, interest, own money put in and taken out, other income, transfers,
    exchanges, spending, recoveries, refunds, reversals with and without the next revision, a
    disallowance, an addendum, commitments, a bank balance, an invoice.
    of: which agreements. most: how many events are tried, beside the first disbursements.
    """
    agreement = draw(agreements() if of is None else of)
    thrown, takeover, beside = draw(dice()), draw(dice(4 * ENOUGH)), draw(dice(6 * ENOUGH))
    walk = _Walk(thrown, agreement, activities(thrown, agreement.code))
    least = max(0, thrown.one_of((0, most // 2, most - 4)))
    moves = [_move(of) for of in draw(handfuls(least, most))]
    terms = promised(beside, agreement, walk.lines, walk.activities)
    walk.facts += terms
    walk.promised = tuple(fact for fact in terms if isinstance(fact, Commitment))
    if thrown.seldom():
        walk.dice = takeover
        walk.takeover()
    # Without money nothing moves: it comes early, more often than not.
    accounts = agreement.accounts
    funding = draw(handfuls(len(accounts), len(accounts)))
    for account, walk.dice in zip(accounts, funding, strict=True):
        if not walk.dice.seldom():
            walk.disbursement(When.on(walk.dice.one_of(DAYS[:3])), account)
    for kind, when, walk.dice in sorted(moves, key=_by_place):
        getattr(walk, kind)(when)
    facts = (*walk.facts, *Beside(beside, agreement, walk.facts).all())
    reversals = [fact for fact in facts if isinstance(fact, Reversal)]
    return as_drawn(History(agreement, facts, asked(thrown, [*money_events(facts), *reversals], 4)))


class _Move(NamedTuple):
    kind: str
    when: When
    dice: Dice


def _move(dice: Dice) -> _Move:
    return _Move(dice.one_of(KINDS), date_of(dice), dice)


def _by_place(move: _Move) -> tuple[date, int]:
    of = MOVING.get(move.kind)
    if of is None:  # a reversal
        return move.when.last, len(MOVING)
    return move.when.first if of.model.orders_first else move.when.last, RANK[move.kind]
