"""Histories that mix all that may happen to money: built such as the rules accept, never filtered.

What happens is drawn first, and put in order. Then a walk gives each move its amount, never more
than there is; a move that finds nothing to move, and a reversal that would leave something without
its money, does not happen. So a walk takes what it can, and no example is thrown away.
"""

from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

from coopledger.model.agreement import Account, Agreement, BudgetLine, ConversionRule, SpendingRate
from coopledger.model.dates import When
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    Portion,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.evidence import BankBalance
from coopledger.model.terms import Addendum, Disallowance
from coopledger.money import Money
from tests.auditor import (
    MONEY_IN,
    MONEY_OUT,
    ORDER_OF_KINDS,
    account_of,
    counts_from,
    left_of,
    money_events,
    parts_left,
    recoveries_of,
    reversed_from,
    standing_on,
    value_all,
)
from tests.strategies import (
    CURRENCIES,
    DAYS,
    LARGEST_AMOUNT,
    LAST_DAY,
    LINES,
    REFERENCES,
    History,
    activities,
    amounts,
    amounts_out,
    days_worth_asking,
    portions,
    provenances,
    whens,
)

KINDS = (
    "expenditure", "transfer", "recovery", "reversal", "transfer", "disbursement", "recovery",
    "transfer", "expenditure", "interest", "refund", "expenditure",
)  # fmt: skip
PARTS = ("lines", "activities")
RATES = ("20", "0.05", "17.3456", "1", "3", "1000", "0.0007")
LARGEST_DERIVED_WORTH = 10**20


# What may be: on no day is something moved that is not there.


def effects(event, agreement: Agreement) -> dict[str, int]:
    """What an event adds to each account."""
    account, amount = account_of(event, agreement), event.amount.minor
    if event.kind == "transfer":
        return {account: -amount, event.to_account: (event.arrived or event.amount).minor}
    return {account: amount if event.kind in (*MONEY_IN, "recovery") else -amount}


def walks(facts) -> list[list]:
    """The events in order, as (event, sign): with each late reversal at its own place; and again as
    the book stands from each late reversal on, until the next.
    """
    events = [(event, reversed_from(event, facts)) for event in money_events(facts)]
    reversals = {(f.of, f.of_revision): f.reference for f in facts if f.kind == "reversal"}
    through = []
    for event, taken_back in events:
        if taken_back == counts_from(event):
            continue  # as if it had never been
        rank = ORDER_OF_KINDS.index(event.kind)
        through.append((counts_from(event), rank, event.reference, event.revision, 1, event))
        if taken_back is not None:
            reference = reversals[event.reference, event.revision]
            through.append((taken_back, rank, reference, 1, -1, event))
    through.sort(key=lambda step: step[:4])
    late = {back for event, back in events if back is not None and back != counts_from(event)}
    found = [[(event, sign) for *_, sign, event in through]]
    for day, next_day in pairwise([*sorted(late), date.max]):
        standing = [event for event, back in events if back is None or back > day]
        in_order = standing_on(date.max, standing)
        found.append([(event, 1) for event in in_order if counts_from(event) < next_day])
    return found


def balances_after(agreement: Agreement, walk):
    """Each event of a walk, with what accounts and currencies hold after it."""
    currency_of = {account.code: account.currency for account in agreement.accounts}
    accounts = dict.fromkeys(currency_of, 0)
    currencies = dict.fromkeys(currency_of.values(), 0)
    for event, sign in walk:
        for account, effect in effects(event, agreement).items():
            accounts[account] += sign * effect
            currencies[currency_of[account]] += sign * effect
        yield event, sign, accounts, currencies


def fits(agreement: Agreement, facts) -> bool:
    """Whether everything has its money, and every recovery its expenditure, on every day."""
    for place, walk in enumerate(walks(facts)):
        for event, sign, accounts, currencies in balances_after(agreement, walk):
            held = currencies[event.amount.currency.code]
            short = min(currencies.values()) if sign < 0 else held
            spends = sign < 0 or event.kind == "expenditure"
            if place == 0 and spends and short < 0 and not agreement.prefinancing:
                return False
            if sign < 0:
                continue
            within = event.kind == "transfer" and event.arrived is None
            short = accounts[account_of(event, agreement)] < 0 or (held < 0 and not within)
            if event.kind in ("refund", "transfer") and short:
                return False
    return all(_has_its_expenditure(event, facts) for event in money_events(facts))


def _has_its_expenditure(recovery, facts) -> bool:
    """Whether, as long as it stands, what it came back for does."""
    if recovery.kind != "recovery":
        return True
    until = reversed_from(recovery, facts) or date.max
    return any(
        event.reference == recovery.of
        and counts_from(event) <= counts_from(recovery)
        and (reversed_from(event, facts) or date.max) >= until
        for event in money_events(facts)
    )


def room(agreement: Agreement, facts, account: Account) -> tuple[int, int]:
    """The least that the account, and its currency, hold in the end, on whatever walk."""
    in_account, in_currency = [], []
    for walk in walks(facts):
        held = [(0, 0)]
        for _, _, accounts, currencies in balances_after(agreement, walk):
            held.append((accounts[account.code], currencies[account.currency]))
        in_account.append(held[-1][0])
        in_currency.append(held[-1][1])
    return min(in_account), min(in_currency)


# What opens the book.


@st.composite
def mixed_agreements(draw) -> Agreement:
    """One to three currencies, perhaps a second bank account and an official's advance."""
    how_many = draw(st.sampled_from((2, 3, 1, 3)))
    fund = draw(st.lists(st.sampled_from(CURRENCIES), min_size=how_many, max_size=3, unique=True))
    own = draw(st.sampled_from(("EUR", "JPY", "CLF", *fund)))
    accounts = [Account(code=currency, currency=currency) for currency in fund]
    if draw(st.booleans()):
        accounts.append(Account(code="second", currency=draw(st.sampled_from(fund))))
    if draw(st.booleans()):
        advance = draw(st.sampled_from(fund))
        accounts.append(Account(code="advance", currency=advance, holder="Subdirector"))
    prescribed = [c for c in fund if c != own and draw(st.sampled_from((False, False, True)))]
    lines = draw(st.lists(st.sampled_from(LINES), max_size=4, unique=True))
    return Agreement(
        code="AGREEMENT",
        title="An agreement",
        currency=own,
        accounts=accounts,
        lines=[BudgetLine(code=code, title=f"line {code}") for code in lines],
        conversion=draw(st.sampled_from(ConversionRule)),
        prefinancing=draw(st.sampled_from((False, False, True))),
        spending_rates=[
            SpendingRate(currency=currency, value=draw(st.sampled_from(RATES)))
            for currency in prescribed
        ],
    )


# What happens in it.


class _Walk:
    """A history as it is made: facts are only ever added, and only such as fit."""

    def __init__(self, draw, agreement: Agreement, done: tuple) -> None:
        self.draw = draw
        self.agreement = agreement
        self.lines = tuple(line.code for line in agreement.lines)
        self.activities = tuple(activity.reference for activity in done)
        self.facts = list(done)
        start = draw(st.integers(0, len(REFERENCES) - 1))
        step = draw(st.integers(1, len(REFERENCES) - 1))
        self._references = iter(
            REFERENCES[(start + number * step) % len(REFERENCES)]
            for number in range(len(REFERENCES))
        )

    def add(self, fact) -> bool:
        if not fits(self.agreement, [*self.facts, fact]):
            return False
        self.facts.append(fact)
        return True

    def fields(self, when: When) -> dict:
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

    def interest(self, when: When) -> None:
        account, own = self.account(), self.agreement.currency
        amount = self.money(account.currency, self.draw(st.sampled_from((10**6, LARGEST_AMOUNT))))
        earned = Interest(**self.fields(when), amount=amount, account=self.named(account))
        if account.currency != own:
            # Its worth may be derived, but not at a rate that makes nonsense of it.
            standing = standing_on(date.max, [*self.facts, earned])
            valued, _ = value_all(self.agreement, self.facts, standing)
            too_large = max(worth for worth, _ in valued) > LARGEST_DERIVED_WORTH
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
                )
            )

    def refund(self, when: When) -> None:
        account, own = self.account_with_money(), self.agreement.currency
        amount = self.out(account)
        if amount is not None:
            face = account.currency == own
            received = amount if face else self.money(own)
            received = self.draw(st.sampled_from((None, received)))
            self.add(
                Refund(
                    **self.fields(when),
                    amount=amount,
                    account=self.named(account),
                    received=received,
                )
            )

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
        standing = standing_on(date.max, self.facts)
        # What came back until it was reversed counts too: there are days on which both would.
        ever = [
            event
            for event in money_events(self.facts)
            if reversed_from(event, self.facts) != counts_from(event)
        ]
        spent = [
            event
            for event in standing
            if event.kind == "expenditure"
            and left_of(event, ever) > 0
            and min(left for f in PARTS for _, left in parts_left(event, f, ever)) >= 0
        ]
        if not spent:
            return
        event = self.draw(st.sampled_from(spent))
        amount, named = self._what_came_back(event, ever)
        accounts = [a.code for a in self.agreement.accounts if a.currency == amount.currency.code]
        self.add(
            Recovery(
                **self.fields(self.draw(st.sampled_from((when, event.when)))),
                of=event.reference,
                amount=amount,
                account=self.draw(st.sampled_from(accounts)),
                **named,
            )
        )

    def _what_came_back(self, event, ever) -> tuple[Money, dict]:
        """All that is left of it, or something of one line and one activity."""
        currency, whole = event.amount.currency.code, left_of(event, ever)
        parts = {
            field: [(key, left) for key, left in parts_left(event, field, ever) if left]
            for field in PARTS
        }
        if self.draw(st.booleans()):
            named = {
                field: [
                    Portion(code=key, amount=Money.from_minor(left, currency))
                    for key, left in of_field
                    if key is not None
                ]
                for field, of_field in parts.items()
            }
            return Money.from_minor(whole, currency), named
        chosen = {field: self.draw(st.sampled_from(of_field)) for field, of_field in parts.items()}
        most = min(left for _, left in chosen.values())
        named = {field: () if key is None else (key,) for field, (key, _) in chosen.items()}
        return self.money(currency, most), named

    def reversal(self, when: When) -> None:
        """Take an event back, on its date or later; often the next revision says what is right."""
        standing = standing_on(date.max, self.facts)
        if not standing:
            return
        later = [event for event in standing if event.kind != "disbursement"]
        event = self.draw(
            st.sampled_from(self.draw(st.sampled_from((later, standing))) or standing)
        )
        if recoveries_of(event, standing):
            return  # reverse those first
        first = counts_from(event)
        on_its_date = self.draw(st.booleans())
        if on_its_date:
            when = event.when
        elif (when.first if event.kind == "disbursement" else when.last) < first:
            when = When.on(max(first, when.last))
        reversal = Reversal(
            book=self.agreement.code,
            reference=next(self._references),
            of=event.reference,
            of_revision=event.revision,
            when=when,
            reason="an error",
        )
        right = self._revised(event, when) if self.draw(st.booleans()) else None
        if right is not None and fits(self.agreement, [*self.facts, reversal, right]):
            self.facts += [reversal, right]
        else:
            self.add(reversal)

    def _revised(self, event, when: When):
        """The next revision: another amount where that is simple, and perhaps another day."""
        fields = {"revision": event.revision + 1, "when": when}
        if event.kind in MONEY_OUT or event.kind == "transfer":
            fields["amount"] = self.money(event.amount.currency.code, event.amount.minor)
        if event.kind in MONEY_IN:
            fields["amount"] = self.money(event.amount.currency.code, 2 * event.amount.minor)
        if event.kind == "expenditure":
            fields |= {"lines": (), "activities": self.activities[:1]}
        stated = {"disbursement": "sent", "interest": "worth", "refund": "received"}
        if event.amount.currency.code == self.agreement.currency and event.kind in stated:
            fields[stated[event.kind]] = None
        return type(event).model_validate({**event.model_dump(), **fields})

    def beside(self) -> None:
        """What moves no money: an addendum with other rates, a bank's balance, a disallowance."""
        draw, fund = self.draw, self.agreement.fund_currencies
        foreign = [currency for currency in fund if currency != self.agreement.currency]
        book = self.agreement.code
        if foreign and draw(st.sampled_from((False, False, True))):
            rate = SpendingRate(
                currency=draw(st.sampled_from(foreign)), value=draw(st.sampled_from(RATES))
            )
            when = When.on(draw(st.sampled_from(DAYS)))
            self.facts.append(
                Addendum(book=book, reference="addendum", when=when, spending_rates=[rate])
            )
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
        spent = [e for e in standing_on(date.max, self.facts) if e.kind == "expenditure"]
        if spent and draw(st.booleans()):
            event = draw(st.sampled_from(spent))
            self.facts.append(
                Disallowance(
                    book=book,
                    reference="disallowance",
                    of=event.reference,
                    when=event.when,
                    amount=self.money(event.amount.currency.code, event.amount.minor),
                    reason="no invoice",
                )
            )


@st.composite
def mixed_histories(draw, most: int = 14) -> History:
    """A history of everything, in an order of recording that the rules accept."""
    agreement = draw(mixed_agreements())
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
    # Without money nothing moves: it comes early, more often than not.
    for account in agreement.accounts:
        if draw(st.sampled_from((True, True, False))):
            walk.disbursement(When.on(draw(st.sampled_from(DAYS[:3]))), account)
    for kind, when in sorted(moves, key=_by_place):
        getattr(walk, kind)(when)
    walk.beside()
    moved = [f for f in walk.facts if f.kind in ORDER_OF_KINDS or f.kind == "reversal"]
    asked = st.lists(st.sampled_from(days_worth_asking(moved)), max_size=4, unique=True)
    days = tuple(sorted({LAST_DAY, *draw(asked)}))
    return History(agreement, tuple(walk.facts), days)


def _by_place(move: tuple[str, When]) -> tuple[date, int]:
    kind, when = move
    if kind == "disbursement":
        return when.first, 0
    return when.last, ORDER_OF_KINDS.index(kind) if kind in ORDER_OF_KINDS else len(ORDER_OF_KINDS)
