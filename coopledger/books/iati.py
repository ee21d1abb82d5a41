"""Agreements as IATI has them: what is published of each, movement by movement, and what is not.

A movement is published in the currency in which the partner sent or got it, where the books say
that, else in that of its account. What moves between accounts of an agreement is no transaction
there. Nothing personal is among it: neither payees nor concepts, notes, accounts nor grades.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.statement import Statement
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement
from coopledger.model.answer import Answer
from coopledger.model.dates import When
from coopledger.model.erased import WITHHELD, is_erased
from coopledger.model.events import (
    Disbursement,
    Event,
    Expenditure,
    Recovery,
    Refund,
)
from coopledger.model.finding import Findings, has_errors
from coopledger.model.iati import IatiBudget, IatiDetails, IatiPublisher
from coopledger.money import Money, total_of

INCOMING, SPENT, COMMITTED = "1", "4", "11"
"""Types of transactions: incoming funds, expenditure, incoming commitment."""

_WITH_SIGN: Mapping[str, tuple[str, str, int]] = {
    "disbursement": ("received", INCOMING, 1),
    "interest": ("interest", INCOMING, 1),
    "opening_balance": ("opening_balance", INCOMING, 1),
    "own_contribution": ("own_contribution", INCOMING, 1),
    "other_income": ("other_income", INCOMING, 1),
    "refund": ("returned", INCOMING, -1),
    "withdrawal": ("withdrawn", INCOMING, -1),
    "expenditure": ("spent", SPENT, 1),
}
"""By the kind of a movement: the figure of a statement that it adds to, the type, and its sign."""

TYPES: Mapping[str, str] = {
    **{figure: kind for figure, kind, _ in _WITH_SIGN.values()},
    "in_kind": SPENT,
    "committed": COMMITTED,
}
"""The type under which each figure is published."""

OF_THE_PARTNER = ("received", "returned", "committed")
"""What a partner sends, gets back or promises; all else is within the institution."""

_AID_TYPES = ("C01", "D01", "D02", "E01", "G01")
"""Those that IATI has of TOSSD's modalities, which go further."""


class IatiTransaction(NamedTuple):
    """What is published of a movement.

    figure: of the statement that it adds to, or `committed`, `in_kind`. known: its date, as far as
    it is known; day: the one it is published with, None where there is none. value: below zero
    where it takes away. moved: the same, in the currency of the account, where it moved one. of:
    the expenditure that a recovery is of. lines: titles of budget lines.
    """

    figure: str
    type: str
    reference: str
    known: When
    day: date | None
    value: Money
    moved: Money | None = None
    of: str | None = None
    lines: tuple[str, ...] = ()
    aid_type: str | None = None


class IatiResult(NamedTuple):
    """What became of an activity of the agreement, as it is told in public."""

    title: str
    place: str | None
    summary: str | None
    lessons: str | None


@dataclass(frozen=True, slots=True)
class IatiActivity:
    """An agreement as it is published.

    dates: planned start (1), actual start (2), planned end (3), actual end (4), those that are
    known. budgets: each a year at most. revised: whether the budget is another than was agreed.
    Activity by activity, hierarchy: 1 of the agreement, 2 of an activity of it, whose reference is
    `activity` and of which the only result is; related: the identifiers of those below or above.
    """

    statement: Statement
    details: IatiDetails
    identifier: str
    status: str
    dates: Mapping[str, date]
    budgets: tuple[IatiBudget, ...]
    revised: bool
    transactions: tuple[IatiTransaction, ...]
    results: tuple[IatiResult, ...]
    hierarchy: int | None = None
    related: tuple[str, ...] = ()
    activity: str | None = None

    @property
    def title(self) -> str:
        """What the books call it."""
        return self.statement.agreement.title if self.activity is None else self.results[0].title

    @property
    def code(self) -> str:
        return self.statement.agreement.code

    @property
    def funder(self) -> str | None:
        """Whose money it is."""
        agreement = self.statement.agreement
        return agreement.origin_of_funds or agreement.channel or None

    @property
    def sender(self) -> str | None:
        """Who transfers it."""
        agreement = self.statement.agreement
        return agreement.channel or agreement.origin_of_funds or None

    def totals(self) -> dict[tuple[str, str], Money]:
        """What is published, by figure and currency, in the order in which it is met."""
        by: defaultdict[tuple[str, str], int] = defaultdict(int)
        for each in self.transactions:
            by[(each.figure, each.value.currency.code)] += each.value.minor
        return {key: Money.from_minor(minor, key[1]) for key, minor in by.items()}


@dataclass(frozen=True, slots=True)
class IatiPublication(Answer):
    """Agreements as they are published to IATI on a day.

    findings: what keeps them from being published (errors), and what IATI asks for besides.
    """

    publisher: IatiPublisher
    on: date
    activities: tuple[IatiActivity, ...]
    findings: Findings

    @property
    def is_publishable(self) -> bool:
        """Whether nothing keeps it from being published."""
        return not has_errors(self.findings)


def iati_activity(
    book: Book,
    statement: Statement,
    publisher: IatiPublisher,
    days: Mapping[str, date],
    hidden: Collection[str],
) -> IatiActivity:
    """An agreement. days: those given for what lacks one, by reference. hidden: names of fields."""
    details = publisher.of(book.code)
    agreement, on = _in_public(statement.agreement, hidden), statement.on
    statement = replace(statement, agreement=agreement)
    titles = {line.code: line.title for line in agreement.lines}
    transactions = (
        *_commitment(statement, details, days),
        *iati_movements(book, on, days, titles),
        *_in_kind(book, on, days),
    )
    status = details.status or _status(statement)
    dates = dict(_dates(statement, details, transactions, status))
    budgets = details.budgets or tuple(_budget(statement, dates))
    identifier = details.identifier or f"{publisher.organisation.ref}-{book.code}"
    revised = any(line.initial != line.modified for line in statement.lines)
    results = tuple(_results(book.activities_on(on).values(), hidden))
    return IatiActivity(
        statement, details, identifier, status, dates, budgets, revised, transactions, results
    )


def _in_public(agreement: Agreement, hidden: Collection[str]) -> Agreement:
    """An agreement without the texts that no public edition says."""
    said: dict[str, object] = {
        name: None for name in ("origin_of_funds", "channel") if name in hidden
    }
    if "title" in hidden:
        said["title"] = WITHHELD
    if "lines.title" in hidden:
        lines = (line.model_copy(update={"title": line.code}) for line in agreement.lines)
        said["lines"] = tuple(lines)
    return agreement.model_copy(update=said)


def iati_movements(
    book: Book, on: date, days: Mapping[str, date], titles: Mapping[str, str]
) -> Iterator[IatiTransaction]:
    """All that moved and counts on a day, in order; what came back for it behind each."""
    for event, recoveries in book.standing(on):
        if event.kind not in _WITH_SIGN:
            continue
        figure, kind, sign = _WITH_SIGN[event.kind]
        moved = _signed(event.amount, sign)
        value = _signed(_partners(event) or event.amount, sign)
        lines: tuple[str, ...] = ()
        if isinstance(event, Expenditure):
            lines = tuple(titles.get(each.code, each.code) for each in event.lines)
        yield _transaction(event, figure, kind, value, days, moved, lines=lines)
        for each in recoveries:
            back = _signed(each.amount, -1)
            yield _transaction(each, "spent", SPENT, back, days, back, of=each.of)


def _partners(event: Event) -> Money | None:
    """What the partner sent, or got back, where the books say so."""
    if isinstance(event, Disbursement):
        return event.sent
    return event.received or None if isinstance(event, Refund) else None


def _signed(amount: Money, sign: int) -> Money:
    return Money.from_minor(sign * amount.minor, amount.currency.code)


def _transaction(
    fact: Event | Recovery | InKindContribution,
    figure: str,
    kind: str,
    value: Money,
    days: Mapping[str, date],
    moved: Money | None = None,
    *,
    of: str | None = None,
    lines: tuple[str, ...] = (),
    aid_type: str | None = None,
) -> IatiTransaction:
    day = _day(fact.reference, fact.when, days)
    reference, known = fact.reference, fact.when
    return IatiTransaction(figure, kind, reference, known, day, value, moved, of, lines, aid_type)


def _day(reference: str, known: When, days: Mapping[str, date]) -> date | None:
    """The day of something: its own, or the one given for it."""
    return known.first if known.is_day else days.get(reference)


def _in_kind(book: Book, on: date, days: Mapping[str, date]) -> Iterator[IatiTransaction]:
    """What was given in kind, as an expenditure through a channel of its own."""
    for each in book.of_kind(InKindContribution, on):
        if book.counts(each, on):
            modality = (each.tossd_modality or "")[:3]
            aid_type = modality if modality in _AID_TYPES else None
            value = _signed(each.amount, 1)
            yield _transaction(each, "in_kind", SPENT, value, days, aid_type=aid_type)


def _commitment(
    statement: Statement, details: IatiDetails, days: Mapping[str, date]
) -> Iterator[IatiTransaction]:
    """The agreement that was signed: for what it was said to be of, or its lines come to."""
    agreement = statement.agreement
    value = details.committed or _of_lines(statement, "initial")
    if value and agreement.signed is not None and agreement.signed.last <= statement.on:
        day = _day(agreement.code, agreement.signed, days)
        yield IatiTransaction("committed", COMMITTED, agreement.code, agreement.signed, day, value)


def _of_lines(statement: Statement, name: str) -> Money | None:
    """What the lines come to; None where one has no ceiling, or one in another currency."""
    ceilings = [money for line in statement.lines if (money := getattr(line, name)) is not None]
    if not ceilings or len(ceilings) < len(statement.agreement.lines):
        return None
    currency = ceilings[0].currency
    same = all(money.currency == currency for money in ceilings)
    return total_of(ceilings, currency) if same else None


def _status(statement: Statement) -> str:
    """Before its first day 1, while it runs 2; after its last day 3, and 4 once nothing is held."""
    agreement, on = statement.agreement, statement.on
    if agreement.end is not None and agreement.end.last < on:
        return "3" if any(side.held.money for side in statement.funds) else "4"
    begun = statement.events or agreement.start is None or agreement.start.first <= on
    return "2" if begun else "1"


def _dates(
    statement: Statement,
    details: IatiDetails,
    transactions: Iterable[IatiTransaction],
    status: str,
) -> Iterator[tuple[str, date]]:
    """Those that are given, or known to the day; it began, and ended, with what moved."""
    agreement = statement.agreement
    moved = [each.day for each in transactions if each.day and each.type != COMMITTED]
    found = {
        "1": details.planned_start or _if_day(agreement.start),
        "2": details.actual_start or min(moved, default=None),
        "3": details.planned_end or _if_day(agreement.end),
        "4": details.actual_end or (max(moved, default=None) if status == "4" else None),
    }
    yield from ((kind, day) for kind, day in found.items() if day is not None)


def _if_day(when: When | None) -> date | None:
    return when.first if when is not None and when.is_day else None


def _budget(statement: Statement, dates: Mapping[str, date]) -> Iterator[IatiBudget]:
    """All lines together, where that is of a year at most: nothing says what each year has."""
    total = _of_lines(statement, "modified")
    if total and "1" in dates and "3" in dates and within_a_year(dates["1"], dates["3"]):
        yield IatiBudget(first=dates["1"], last=dates["3"], amount=total)


def within_a_year(first: date, last: date) -> bool:
    """Whether a day lies less than a year after another, and not before it."""
    leap = first.month == 2 and first.day == 29
    next_year = date(first.year + 1, 3, 1) if leap else first.replace(year=first.year + 1)
    return first <= last < next_year


def _results(activities: Iterable[Activity], hidden: Collection[str]) -> Iterator[IatiResult]:
    """The activities that there is something to say of."""
    said = (said_of_activity(each, hidden) for each in activities)
    yield from (each for each in said if each is not None)


def said_of_activity(activity: Activity, hidden: Collection[str]) -> IatiResult | None:
    """What is told of it in public: not what was erased, nor what no public edition says.

    None where that is not even its title.
    """
    said = {
        name: None if name in hidden or is_erased(text) else text or None
        for name in ("title", "place", "summary", "lessons")
        for text in (getattr(activity, name),)
    }
    if said["title"] is None:
        return None
    return IatiResult(said["title"], said["place"], said["summary"], said["lessons"])


def require_days_fit(
    days: Mapping[str, date], activities: Collection[IatiActivity], on: date
) -> None:
    """Raises CoopledgerError for a day given for nothing, for two, or beyond what is known."""
    named: defaultdict[str, dict[tuple[str, When], None]] = defaultdict(dict)
    for activity in activities:
        for each in activity.transactions:
            if each.reference in days:  # a part of it in each activity is one thing
                named[each.reference][activity.code, each.known] = None
    for reference, day in days.items():
        match [*named[reference]]:
            case []:
                raise CoopledgerError("iati.nothing-dated", reference=reference)
            case [(_, known)]:
                if not known.first <= day <= min(known.last, on):
                    said = {"reference": reference, "day": day, "known": known}
                    raise CoopledgerError("iati.day-outside", **said)
            case several:
                codes = ", ".join(code for code, _ in several)
                raise CoopledgerError("iati.several-dated", reference=reference, codes=codes)
