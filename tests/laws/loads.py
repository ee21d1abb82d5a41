"""Loads as they come, right and wrong: several revisions, late reversals, closings, other terms.

Few references, days and amounts, so that what is handed in often meets what is there: recoveries
inside ranges of days, rates and activities taken back late, next revisions in another currency or
with another date. A seed gives the same loads on every machine.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random, SystemRandom
from typing import Any

from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement
from coopledger.model.events import (
    Disbursement,
    Event,
    Expenditure,
    Interest,
    OpeningBalance,
    OtherIncome,
    OwnContribution,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
)
from coopledger.model.evidence import BankBalance
from coopledger.model.facts import AnyFact
from coopledger.model.period import Period
from coopledger.model.rate import Rate
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from tests.effort import LONG

Load = tuple[AnyFact, ...]

DAYS = (
    "2016-02-01", "2016-02-10", "2016-02-20", "2016-12-30", "2016-12-31", "2017-01-01",
    "2017-01-10", "2017-02-05",
)  # fmt: skip
RANGES = ("2016-02", "2016-02-05/2016-02-15", "2016-12-30/2017-01-10", "2016-12", "2017-01")
ACCOUNTS = {"BANK": "MXN", "CASH": "MXN", "USD": "USD", "EUR": "EUR"}
OPENED = {"ADV": "MXN", "GBP": "GBP"}
"""Those that an addendum may open."""
CURRENCY_OF = ACCOUNTS | OPENED
LAST = date(2017, 3, 1)
TAKEN_OVER = "2016-01-15"
MONTHS = ("2016-02", "2016-12", "2017-01", "2017-02")
"""Those in which anything is spent."""

_WHENS = (*DAYS, *DAYS, *RANGES)


class Loads:
    """What an office hands in, one load after another; it is told what was accepted."""

    code = "A"

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.facts: list[AnyFact] = []
        self.agreement = self._agreement()
        self._numbers = 0

    def accepted(self, load: Load) -> None:
        self.facts += load

    def draw(self) -> Load:
        """The next load: often several facts that belong together."""
        kinds = self.random.choices(
            (self._something, self._corrected, self._spent_and_back, self._taken_back, self._year),
            (8, 8, 4, 4, 2),
            k=self.random.choice((1, 1, 1, 2, 3)),
        )
        load: list[AnyFact] = []
        for kind in kinds:
            load += kind([*self.facts, *load])
        return tuple(load)

    def opening(self) -> Load:
        """The agreement, its rates, activities and first money, and accounts opened later."""
        rates = [
            Rate(
                book=self.code, when=day, base="EUR", quote=quote, published_by="ECB",
                value=str(self.random.choice((2, 3))),
            )
            for day in DAYS
            for quote in ("MXN", "USD")
            if self.agreement.reference_rate and self.random.random() < 0.5
        ]  # fmt: skip
        came = [
            self._fact(
                Disbursement, "M-1", "2016-02-01", amount=f"{self._amount(20)} MXN",
                sent=f"{self._amount()} EUR", account="BANK",
            ),
        ]  # fmt: skip
        opened = [
            self._fact(
                Addendum, f"AD-{code}", self.random.choice(DAYS[:3]),
                accounts=[{"code": code, "currency": currency}],
            )
            for code, currency in OPENED.items()
            if self.random.random() < 0.4
        ]  # fmt: skip
        before = self._taken_over() if self.random.random() < 0.3 else ()
        return (self.agreement, self._activity("FORO"), *self._published(), *rates, *came, *opened,
                *before)  # fmt: skip

    def _published(self) -> Iterator[AnyFact]:
        """The rates of the months that spending is reported at, where the agreement says so."""
        for rate in self.agreement.spending_rates:
            for month in MONTHS if rate.source else ():
                yield Rate(
                    book=self.code, when=month, base="EUR", quote=rate.currency, basis="month",
                    published_by=rate.source, value=str(self.random.choice((2, 3))),
                )  # fmt: skip

    def _taken_over(self) -> Iterator[AnyFact]:
        """The position of an agreement that was half run elsewhere."""
        for code in self.random.sample(tuple(ACCOUNTS), 2):
            worth = None if code == "EUR" else f"{self._amount()} EUR"
            yield self._fact(
                OpeningBalance, f"SI-{code}", TAKEN_OVER, account=code, worth=worth,
                amount=f"{self._amount(5)} {ACCOUNTS[code]}",
            )  # fmt: skip
        figures = (("spent", "AIR"), ("spent", None), ("received", None), ("returned", None))
        for number, (figure, line) in enumerate(figures):
            if self.random.random() < 0.5:
                yield self._fact(
                    EarlierAmount, f"AA-{number}", TAKEN_OVER, figure=figure, line=line,
                    amount=f"{self._amount()} MXN", worth=f"{self._amount()} EUR",
                )  # fmt: skip

    def _agreement(self) -> Agreement:
        rate = self.random.choice(
            (
                {"currency": "MXN", "value": "3"},
                {"currency": "MXN", "basis": "month", "source": "ECB"},
            )
        )
        return Agreement(
            code=self.code,
            title="Forum",
            currency="EUR",
            accounts=[{"code": c, "currency": currency} for c, currency in ACCOUNTS.items()],
            conversion=self.random.choice(("fifo", "average")),
            prefinancing=self.random.random() < 0.4,
            reference_rate=self.random.choice((None, "ECB")),
            spending_rates=[rate] if self.random.random() < 0.4 else [],
            lines=[
                {"code": "AIR", "title": "Air fares", "ceiling": "100.00 MXN"},
                {"code": "FEES", "title": "Fees", "ceiling": "100.00 MXN"},
            ],
        )

    # What is handed in

    def _something(self, facts: list[AnyFact]) -> Iterator[AnyFact]:
        """Something new, under a reference of its own."""
        self._numbers += 1
        number, when = self._numbers, self._when()
        draw = self.random.choice(_NEW)
        yield from draw(self, facts, number, when)

    def _disbursement(self, _: Any, number: int, when: str) -> Iterator[AnyFact]:
        account = self.random.choice(self._accounts())
        sent = None if account == "EUR" else f"{self._amount()} EUR"
        amount = f"{self._amount(9)} {CURRENCY_OF[account]}"
        yield self._fact(
            Disbursement, f"M-{number + 1}", when, amount=amount, sent=sent, account=account
        )

    def _interest(self, _: Any, number: int, when: str) -> Iterator[AnyFact]:
        account = self.random.choice(self._accounts())
        amount = f"{self._amount()} {CURRENCY_OF[account]}"
        yield self._fact(Interest, f"I-{number}", when, amount=amount, account=account)

    def _expenditure(self, _: Any, number: int, when: str) -> Iterator[AnyFact]:
        yield self._spent(f"G-{number}", when, self._account())

    def _recovery(self, facts: list[AnyFact], number: int, when: str) -> Iterator[AnyFact]:
        spent = [fact for fact in facts if isinstance(fact, Expenditure)]
        if spent:
            yield self._back(f"C-{number}", when, self.random.choice(spent[-3:]))

    def _transfer(self, _: Any, number: int, when: str) -> Iterator[AnyFact]:
        account, to = self._account(), self._account()
        if account == to:
            account, to = self.random.sample(self._accounts(), 2)
        amount = f"{self._amount()} {CURRENCY_OF[account]}"
        arrived = None
        if CURRENCY_OF[to] != CURRENCY_OF[account]:
            arrived = f"{self._amount()} {CURRENCY_OF[to]}"
        yield self._fact(
            Transfer, f"T-{number}", when, amount=amount, account=account, to_account=to,
            arrived=arrived,
        )  # fmt: skip

    def _refund(self, _: Any, number: int, when: str) -> Iterator[AnyFact]:
        account = self._account()
        arrived = (None, f"{self._amount()} EUR", "0.00 EUR")
        got = None if account == "EUR" else self.random.choice(arrived)
        amount = f"{self._amount()} {CURRENCY_OF[account]}"
        yield self._fact(Refund, f"R-{number}", when, amount=amount, account=account, received=got)

    def _own_money(self, facts: list[AnyFact], number: int, when: str) -> Iterator[AnyFact]:
        """The institution's, put in and taken out again; and what else came in."""
        account = self._account()
        amount = f"{self._amount()} {CURRENCY_OF[account]}"
        kind = self.random.choice((OwnContribution, OwnContribution, OtherIncome, Withdrawal))
        spent = [fact.reference for fact in facts if isinstance(fact, Expenditure)]
        of = {"of": self.random.choice(spent)} if kind is OtherIncome and spent else {}
        yield self._fact(kind, f"O-{number}", when, amount=amount, account=account, **of)

    def _addendum(self, _: Any, number: int, when: str) -> Iterator[AnyFact]:
        """Another rate, an account that is opened, or one that is closed."""
        terms: dict[str, Any] = {"closed_accounts": [self._account()]}
        draw = self.random.random()
        if draw < 0.3:
            terms = {"spending_rates": [{"currency": "MXN", "value": self.random.choice("24")}]}
        elif draw < 0.5:
            code = self.random.choice(tuple(OPENED))
            terms = {"accounts": [{"code": code, "currency": OPENED[code]}]}
        yield self._fact(Addendum, f"A-{number}", when, **terms)

    def _beside(self, facts: list[AnyFact], number: int, when: str) -> Iterator[AnyFact]:
        """What moves no money."""
        spent = [fact for fact in facts if isinstance(fact, Expenditure)]
        kind = self.random.choice(("reallocation", "in kind", "bank", "activity", "n"))
        if kind == "reallocation":
            amount = f"{self._amount()} MXN"
            yield self._fact(
                Reallocation, f"L-{number}", when, amount=amount, from_line="AIR", to_line="FEES"
            )
        elif kind == "in kind":
            yield self._fact(
                InKindContribution, f"E-{number}", when, amount=f"{self._amount()} MXN"
            )
        elif kind == "bank":
            balance = f"{self._amount()} MXN"
            yield self._fact(BankBalance, f"S-{number}", when, account="CASH", balance=balance)
        elif kind == "activity":
            yield self._activity(f"V-{number}")
        elif spent:
            of = self.random.choice(spent)
            amount = f"{self._amount(1)} {of.amount.currency.code}"
            yield self._fact(
                Disallowance, f"N-{number}", when, of=of.reference, amount=amount, reason="no"
            )

    def _corrected(self, facts: list[AnyFact]) -> Iterator[AnyFact]:
        """A reversal, and mostly the next revision: of another amount, date or currency."""
        of = self._last_of_some(facts)
        if of is None:
            return
        back = self._reversal(of)
        yield back
        if self.random.random() < 0.8:
            day = str(back.when) if self.random.random() < 0.5 else self._when()
            own = getattr(of, "when", None)
            yield self._revised(of, self.random.choice((day, str(own or day))))

    def _spent_and_back(self, facts: list[AnyFact]) -> Iterator[AnyFact]:
        """An expenditure, often of a range of days, and what came back for it."""
        self._numbers += 1
        number = self._numbers
        spent = self._spent(f"G-{number}", self._when(), self._account())
        yield spent
        yield self._back(f"C-{number}", self._when(), spent)

    def _taken_back(self, facts: list[AnyFact]) -> Iterator[AnyFact]:
        """A recovery and its expenditure at once; or the next revision of what was reversed."""
        back = [fact for fact in facts if isinstance(fact, Recovery)]
        gone = [f for f in facts if isinstance(f, Reversal)]
        if back and self.random.random() < 0.5:
            recovery = self.random.choice(back)
            spent = self._last(facts, recovery.of)
            yield self._reversal(recovery)
            if spent is not None:
                yield self._reversal(spent)
        elif gone:
            of = self._last(facts, self.random.choice(gone).of)
            if of is not None:
                yield self._revised(of, self._when())

    def _year(self, facts: list[AnyFact]) -> Iterator[AnyFact]:
        """2016 is closed, adjusted or opened again."""
        said = [fact for fact in facts if isinstance(fact, Period)]
        state = self.random.choice(("closed", "closed", "adjusting", "open"))
        yield Period(book=self.code, when="2016", state=state, reason="so", revision=1 + len(said))

    # What they are made of

    def _fact(self, kind: type[Any], reference: str, when: str | None, **said: Any) -> Any:
        return kind(book=self.code, reference=reference, when=when, **said)

    def _activity(self, reference: str) -> Activity:
        when = self.random.choice((None, *DAYS))
        partner = self.random.choice(("IIDH", "SEGIB"))
        activity: Activity = self._fact(
            Activity, reference, when, title=reference, partners=[partner]
        )
        return activity

    def _spent(self, reference: str, when: str, account: str) -> Expenditure:
        code, minor = CURRENCY_OF[account], self._amount()
        parts = self.random.choice(
            ((), ["AIR"], [{"code": "AIR", "amount": f"{max(1, minor // 2)} {code}"}])
        )
        spent: Expenditure = self._fact(
            Expenditure, reference, when, amount=f"{minor} {code}", account=account, lines=parts,
            activities=self.random.choice(((), ["FORO"])),
        )  # fmt: skip
        return spent

    def _back(self, reference: str, when: str, spent: Expenditure) -> Recovery:
        code = spent.amount.currency.code
        inside = spent.when.first + timedelta(
            self.random.randint(0, (spent.when.last - spent.when.first).days)
        )
        when = self.random.choice((when, inside.isoformat(), str(spent.when)))
        amount = self.random.randint(1, max(1, int(spent.amount.amount)))
        fitting = [account for account, currency in CURRENCY_OF.items() if currency == code]
        back: Recovery = self._fact(
            Recovery, reference, when, of=spent.reference, amount=f"{amount} {code}",
            account=self.random.choice(fitting), lines=self.random.choice(((), (), ["AIR"])),
        )  # fmt: skip
        return back

    def _reversal(self, of: AnyFact) -> Reversal:
        own = getattr(of, "when", None)
        when = str(own) if own is not None and self.random.random() < 0.4 else self._when()
        self._numbers += 1
        return Reversal(
            book=self.code, reference=f"X-{self._numbers}", of=of.reference, when=when,
            of_revision=of.revision, reason="typed wrong",
        )  # fmt: skip

    def _revised(self, of: AnyFact, when: str) -> AnyFact:
        said = {name: getattr(of, name) for name in type(of).model_fields if name != "kind"}
        said["revision"] = of.revision + 1
        if not isinstance(of, Rate):
            said["when"] = when
        else:
            said["value"] = str(self.random.choice((2, 3, 4)))
        if isinstance(of, Expenditure) and self.random.random() < 0.3:
            return self._spent(of.reference, when, self._account()).model_copy(
                update={"revision": of.revision + 1}
            )
        if isinstance(of, Event):
            said["amount"] = f"{self._amount()} {of.amount.currency.code}"
            if isinstance(of, Disbursement | Refund | Interest) and of.account == "EUR":
                said |= dict.fromkeys({"sent", "received"} & set(said))
            if isinstance(of, Expenditure | Recovery):
                said["lines"] = ()
        return type(of).model_validate(said)

    def _last_of_some(self, facts: list[AnyFact]) -> AnyFact | None:
        """Something that may be taken back: often a recovery, a rate or what one came back for."""
        reversible = [f for f in facts if not isinstance(f, Agreement | Reversal | Period)]
        named = {fact.of for fact in facts if isinstance(fact, Recovery)}
        dear = [f for f in reversible if f.reference in named or isinstance(f, Recovery | Rate)]
        some = dear if dear and self.random.random() < 0.5 else reversible
        return self._last(facts, self.random.choice(some).reference) if some else None

    def _last(self, facts: list[AnyFact], reference: str) -> AnyFact | None:
        return next((f for f in reversed(facts) if f.reference == reference), None)

    def _when(self) -> str:
        return self.random.choice(_WHENS)

    def _account(self) -> str:
        return self.random.choice(("BANK", "BANK", *self._accounts()))

    def _accounts(self) -> tuple[str, ...]:
        """Those of the opening, and those that an addendum ever opened."""
        addenda = (fact for fact in self.facts if isinstance(fact, Addendum))
        opened = (account.code for addendum in addenda for account in addendum.accounts)
        return tuple(dict.fromkeys((*ACCOUNTS, *opened)))

    def _amount(self, least: int = 1) -> int:
        return self.random.randint(least, least + 11)


_NEW = (
    Loads._disbursement, Loads._interest, Loads._expenditure, Loads._expenditure, Loads._recovery,
    Loads._recovery, Loads._transfer, Loads._refund, Loads._own_money, Loads._beside,
    Loads._addendum,
)  # fmt: skip


def seeds(count: int) -> range:
    """Always the same ones; in a long run such as nobody tried before."""
    first = SystemRandom().randrange(10**9) if LONG else 0
    return range(first, first + count)


def days_of(facts: list[AnyFact]) -> list[date]:
    """Every day on which something of a book can change, and the day before each; in order."""
    days = {LAST}
    for fact in facts:
        when = getattr(fact, "when", None)
        if when is not None and not isinstance(fact, Period | Agreement):
            days |= {when.first, when.last}
    return sorted(days | {day - timedelta(1) for day in days})
