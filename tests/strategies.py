"""Whole histories of a book, such as the rules accept: built valid, never filtered.

A history is drawn in two steps: first what happens and when; then, in the order in which it
counts, how much, never more than there is. Amounts run from one minor unit to 10^15 of them,
currencies have 2, 0 and 4 digits, dates are days, months, years and ranges.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import (
    Account,
    Agreement,
    BudgetLine,
    ConversionRule,
    Programme,
)
from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.events import Disbursement, Expenditure, Interest, Portion, Refund
from coopledger.money import InKind, Money
from tests.auditor import COLUMN, MONEY_IN, counts_from, in_order, interest_at_average

CURRENCIES = ("MXN", "EUR", "USD", "JPY", "CLP", "CLF")
LARGEST_AMOUNT = 10**15
LARGEST_DERIVED_WORTH = 10**16

# Where days, months and years begin and end. Few, so that events meet on one day.
DAYS = tuple(
    map(
        date.fromisoformat,
        (
            "2016-01-01", "2016-01-31", "2016-02-01", "2016-02-28", "2016-02-29", "2016-03-01",
            "2016-03-15", "2016-08-29", "2016-12-31", "2015-12-31", "2017-01-01",
        ),
    )
)  # fmt: skip
MONTHS = ("2016-01", "2016-02", "2016-03", "2015-12", "2016-12")
YEARS = ("2016", "2015", "2017")
LAST_DAY = date(2017, 12, 31)

# References whose order by code points is not that of a dictionary, nor that of UTF-16 or numbers.
# A prime number of them, so that any step walks through all.
REFERENCES = (
    "A", "B", "a", "b", "10", "2", "Z", "z", "á", "É", "ñ", "ß", "_", "-1", "~", "folio 7", "ｆ",
    "𝔸", "Ａ", "日", "A-1", "A-10", "A-2", "AA", "Aa", "aA", "ÿ", "Ā", "1", "01", "9", "é", "Ж",
    "א", "ก", "가", "𐀀",
)  # fmt: skip
LINES = ("AIR", "FEES", "air", "Á", "10", "9", "日")
ACTIVITIES = ("forum", "COURSE", "é", "10", "9")


@dataclass(frozen=True, repr=False)
class History:
    """A book: what opened it, its facts (events in the order in which they count), some days."""

    opening: Agreement | Programme
    facts: tuple
    days: tuple[date, ...] = ()

    @property
    def agreement(self) -> Agreement:
        return self.opening

    @property
    def events(self) -> list:
        return [fact for fact in self.facts if fact.kind in COLUMN]

    def __repr__(self) -> str:
        """In code, to be pasted into a test."""
        facts = "".join(f"{_in_code(fact)},\n" for fact in self.facts)
        days = ", ".join(map(repr, self.days))
        return f"History(\n{_in_code(self.opening)},\n(\n{facts}),\n({days},),\n)"

    def _repr_pretty_(self, printer, cycle) -> None:
        """Hypothesis prints dataclasses its own way, unless told."""
        printer.text(repr(self))


def _in_code(fact) -> str:
    fields = fact.model_dump(mode="json", exclude_defaults=True)
    return f"{type(fact).__name__}(**{fields})"


# Small things.


def amounts(most: int) -> st.SearchStrategy[int]:
    """From one minor unit to the most there may be: tiny, middling, huge, or anything between."""
    return within((1, min(most, 9)), (1, min(most, 10**6)), (most - most // 8, most), (1, most))


def within(*bounds: tuple[int, int]) -> st.SearchStrategy[int]:
    """A number within one of these bounds.

    Each but once: of two equal strategies Hypothesis drops one or not, as its cache has it, and a
    long run would end as flaky.
    """
    return st.one_of([st.integers(*pair) for pair in dict.fromkeys(bounds)])


def amounts_out(most: int, allowed: int) -> st.SearchStrategy[int]:
    """What goes out: often all there is, or half of it."""
    everything = min(most, allowed)
    halves = st.sampled_from((everything, max(1, everything // 2)))
    return st.one_of(amounts(everything), halves)


@st.composite
def whens(draw) -> When:
    """A day, a month, a year or a range of days; days most of all."""
    precision = draw(st.sampled_from(("day", "day", "month", "range", "day", "year")))
    if precision == "month":
        return When.parse(draw(st.sampled_from(MONTHS)))
    if precision == "year":
        return When.parse(draw(st.sampled_from(YEARS)))
    first = draw(st.sampled_from(DAYS))
    if precision == "day":
        return When.on(first)
    return When.between(first, first + timedelta(days=draw(st.integers(1, 70))))


provenances = st.sampled_from(
    (Provenance.SOURCE, Provenance.SOURCE, Provenance.DERIVED, Provenance.ASSUMED)
)


@st.composite
def portions(draw, codes: tuple[str, ...], currency: str, amount: int) -> tuple[Portion, ...]:
    """Some of the codes, with parts of the amount or without; the parts never exceed it."""
    if not codes:
        return ()
    named = draw(st.lists(st.sampled_from(codes), max_size=4, unique=True))
    left = amount
    split = []
    for code in named:
        part = None
        if left and draw(st.sampled_from((True, True, False))):
            equal = max(1, min(left, amount // len(named)))
            part = draw(within((1, min(left, 9)), (equal, equal), (1, left)))
            left -= part
        split.append(
            Portion(code=code, amount=None if part is None else Money.from_minor(part, currency))
        )
    return tuple(split)


# What opens a book.


@st.composite
def agreements(draw, prefinancing: bool | None, own_account: bool) -> Agreement:
    """An agreement in one currency, with accounts in one to three.

    own_account: whether its own currency is surely among them (else only perhaps).
    """
    fund = draw(st.lists(st.sampled_from(CURRENCIES), min_size=1, max_size=3, unique=True))
    own = draw(st.sampled_from(fund if own_account else ("EUR", "JPY", "CLF", "MXN", *fund)))
    accounts = [Account(code=currency, currency=currency) for currency in fund]
    if draw(st.sampled_from((False, False, True))):
        accounts.append(Account(code="second", currency=draw(st.sampled_from(fund))))
    lines = draw(st.lists(st.sampled_from(LINES), max_size=4, unique=True))
    return Agreement(
        code="AGREEMENT",
        title="An agreement",
        currency=own,
        accounts=accounts,
        lines=[BudgetLine(code=code, title=f"line {code}") for code in lines],
        conversion=draw(st.sampled_from(ConversionRule)),
        prefinancing=draw(st.booleans()) if prefinancing is None else prefinancing,
    )


@st.composite
def activities(draw, book: str) -> tuple[Activity, ...]:
    """What was done; some of it has no date, no kind, or stands for several."""
    codes = draw(st.lists(st.sampled_from(ACTIVITIES), max_size=3, unique=True))
    return tuple(
        Activity(
            book=book,
            reference=f"act {code}",
            title=f"activity {code}",
            activity_kind=draw(st.sampled_from((None, "workshop", "forum"))),
            count=draw(st.integers(1, 15)),
            when=draw(st.none() | whens()),
            partners=draw(st.sampled_from(((), ("SEGIB",), ("IDEA",), ("IDEA", "SEGIB")))),
            note=draw(st.sampled_from((None, "as reported"))),
        )
        for code in codes
    )


@st.composite
def in_kind(draw, book: str, currencies: tuple[str, ...]) -> tuple[InKindContribution, ...]:
    """Officials' time and the like."""
    return tuple(
        InKindContribution(
            book=book,
            reference=f"in kind {number}",
            when=draw(whens()),
            amount=InKind.from_minor(
                draw(amounts(LARGEST_AMOUNT)), draw(st.sampled_from(currencies))
            ),
            provenance=draw(provenances),
            note=draw(st.sampled_from((None, "hours estimated"))),
        )
        for number in range(draw(st.integers(0, 2)))
    )


# What happens in it.

KINDS = {
    "disbursement": Disbursement,
    "interest": Interest,
    "expenditure": Expenditure,
    "refund": Refund,
}


@dataclass(frozen=True)
class _Move:
    """Something that happens, before it is known how much."""

    kind: str
    when: When
    reference: str
    account: Account
    revision: int = 1


@st.composite
def _moves(draw, agreement: Agreement, most: int) -> list[_Move]:
    """What happens and when, in the order in which it counts."""
    start = draw(st.integers(0, len(REFERENCES) - 1))
    step = draw(st.integers(1, len(REFERENCES) - 1))
    kinds = draw(
        st.lists(
            st.sampled_from(("disbursement", "expenditure", "expenditure", "interest", "refund")),
            min_size=draw(st.sampled_from((0, most // 4, most // 2))),
            max_size=most,
        )
    )
    # Without money nothing can be spent: each account is funded early, more often than not.
    funded = [a for a in agreement.accounts if draw(st.sampled_from((True, True, False)))]
    early = [
        ("disbursement", account, st.sampled_from(DAYS[:3]).map(When.on)) for account in funded
    ]
    # A few dates for all the rest, so that much happens on one day and its order matters.
    dates = st.sampled_from(draw(st.lists(whens(), min_size=1, max_size=5)))
    later = [(kind, draw(st.sampled_from(agreement.accounts)), dates) for kind in kinds]
    return in_order(
        _Move(
            kind,
            draw(when),
            REFERENCES[(start + number * step) % len(REFERENCES)],
            account,
        )
        for number, (kind, account, when) in enumerate(early + later)
    )


@st.composite
def _events(draw, agreement: Agreement, activity_codes: tuple[str, ...], most: int) -> list:
    """Walk through the moves in order, and give each an amount that the rules accept.

    Without pre-financing nothing is spent beyond what its currency holds; nothing at all is
    returned beyond what its account and its currency hold. A move that finds nothing there does
    not happen.
    """
    codes = tuple(line.code for line in agreement.lines)
    in_account = {account.code: 0 for account in agreement.accounts}
    in_currency = {account.currency: 0 for account in agreement.accounts}
    sent = {account.currency: [] for account in agreement.accounts}
    events = []
    for move in draw(_moves(agreement, most)):
        account, currency = move.account.code, move.account.currency
        alone = sum(a.currency == currency for a in agreement.accounts) == 1
        own = currency == agreement.currency
        allowed = LARGEST_AMOUNT
        if move.kind == "expenditure" and not agreement.prefinancing:
            allowed = in_currency[currency]
        if move.kind == "refund":
            allowed = min(in_account[account], in_currency[currency])
        if allowed <= 0:
            continue
        comes_in = move.kind in MONEY_IN
        minor = draw(amounts(allowed) if comes_in else amounts_out(LARGEST_AMOUNT, allowed))
        stated = draw(amounts(LARGEST_AMOUNT)) if not own else minor
        worth = Money.from_minor(stated, agreement.currency)
        fields = {}
        if move.kind == "disbursement":
            fields["sent"] = worth if not own or draw(st.booleans()) else None
            sent[currency].append((minor, stated))
        elif move.kind == "interest":
            derived = interest_at_average(minor, sent[currency])
            too_large = not own and derived > LARGEST_DERIVED_WORTH
            fields["worth"] = worth if too_large or draw(st.booleans()) else None
        elif move.kind == "refund":
            fields["received"] = draw(st.sampled_from((None, worth)))
        else:
            fields["lines"] = draw(portions(codes, currency, minor))
            fields["activities"] = draw(portions(activity_codes, currency, minor))
        events.append(
            KINDS[move.kind](
                book=agreement.code,
                reference=move.reference,
                when=move.when,
                amount=Money.from_minor(minor, currency),
                account=None if alone and draw(st.booleans()) else account,
                provenance=draw(provenances),
                **fields,
            )
        )
        effect = minor if comes_in else -minor
        in_account[account] += effect
        in_currency[currency] += effect
    return events


def days_worth_asking(events) -> list[date]:
    """The days around and inside the dates of events."""
    days = {LAST_DAY}
    for event in events:
        when = event.when
        days |= {when.first - timedelta(days=1), when.first, when.last - timedelta(days=1)}
        days |= {when.last, counts_from(event)}
    return sorted(days, reverse=True)


@st.composite
def histories(
    draw, prefinancing: bool | None = None, own_account: bool = False, most: int = 14
) -> History:
    """An agreement, its activities and contributions in kind, its events, and days to ask about."""
    agreement = draw(agreements(prefinancing, own_account))
    known = draw(activities(agreement.code))
    events = draw(_events(agreement, tuple(a.reference for a in known), most))
    given = draw(in_kind(agreement.code, agreement.fund_currencies))
    asked = st.lists(st.sampled_from(days_worth_asking(events)), max_size=3, unique=True)
    days = tuple(sorted({LAST_DAY, *draw(asked)}))
    return History(agreement, (*known, *events, *given), days)


@st.composite
def programmes(draw, code: str = "P-1") -> History:
    """A programme on own funds: activities, spending, contributions in kind."""
    opening = Programme(code=code, title="A programme", currency=draw(st.sampled_from(CURRENCIES)))
    known = draw(activities(code))
    codes = tuple(activity.reference for activity in known)
    currencies = (opening.currency, draw(st.sampled_from(CURRENCIES)))
    spent = []
    for number in range(draw(st.integers(0, 4))):
        minor, currency = draw(amounts(LARGEST_AMOUNT)), draw(st.sampled_from(currencies))
        spent.append(
            Expenditure(
                book=code,
                reference=f"spent {number}",
                when=draw(whens()),
                amount=Money.from_minor(minor, currency),
                activities=draw(portions(codes, currency, minor)),
                provenance=draw(provenances),
                note=draw(st.sampled_from((None, "from the annual report"))),
            )
        )
    return History(opening, (*known, *spent, *draw(in_kind(code, currencies))))
