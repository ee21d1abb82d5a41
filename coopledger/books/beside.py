"""What stands beside the laws: accounts and their bank, budget lines, what the partner accepts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coopledger.books.accounts import balances
from coopledger.books.ageing import oldest
from coopledger.books.bank_balances import bank_balances
from coopledger.books.book import Book
from coopledger.books.parts import standing_shares
from coopledger.books.statement import (
    Acceptance,
    AccountSide,
    BankComparison,
    LineStanding,
    Part,
)
from coopledger.books.valuation import ValuedEvent
from coopledger.model.agreement import Account, Agreement
from coopledger.model.events import Expenditure, Refund
from coopledger.model.terms import Disallowance, Reallocation
from coopledger.money import Money, split_minor, total_of


def accounts(
    book: Book, agreement: Agreement, on: date, held: Mapping[str, int]
) -> Iterator[AccountSide]:
    """Each account: what it holds, what its bank says, how old an advance is."""
    for account in agreement.accounts:
        minor = held.get(account.code, 0)
        yield AccountSide(
            account,
            Money.from_minor(minor, account.currency),
            bank=bank_comparison(book, account, on),
            advance_days=advance_days(book, account, on) if account.holder and minor > 0 else None,
        )


def bank_comparison(book: Book, account: Account, on: date) -> BankComparison | None:
    """The latest bank balance up to a day, beside what the books held at the end of its own day.

    A day inside an imprecise date of that account is not compared: who knows what they held.
    """
    for known in reversed(bank_balances(book, account, on)):
        day = known.when.last
        imprecise = any(e.when.first <= day < e.when.last for e in book.by_account[account.code])
        if not imprecise:
            minor = balances(book.double_entries(day)).get(account.code, 0)
            return BankComparison(day, known.balance, Money.from_minor(minor, account.currency))
    return None


def advance_days(book: Book, account: Account, on: date) -> int | None:
    """How many days the oldest money of an advance has not been accounted for."""
    since = oldest(book.by_account[account.code], on)
    return (on - since).days if since else None


def lines(
    book: Book,
    agreement: Agreement,
    today: Agreement,
    on: date,
    by_line: Iterable[Part],
    valued: Sequence[ValuedEvent],
) -> Iterator[LineStanding]:
    """The budget lines with a ceiling: initial, modified, spent, accepted."""
    initial = {line.code: line.ceiling for line in agreement.lines}
    moved: Counter[str] = Counter()
    for reallocation in book.of_kind(Reallocation, on):
        if reallocation.when.last <= on:
            moved[reallocation.from_line] -= reallocation.amount.minor
            moved[reallocation.to_line] += reallocation.amount.minor
    spent_on = {part.key: part for part in by_line}
    refused = _refused_by_line(valued, outstanding(book, valued, on), agreement.currency)
    for line in today.lines:
        if line.ceiling is None:
            continue
        currency = line.ceiling.currency.code
        part = spent_on[line.code]
        spent = part.reported
        if currency != spent.currency.code:
            spent = total_of((m for m in part.fund if m.currency.code == currency), currency)
        yield LineStanding(
            line.code,
            line.title,
            initial.get(line.code),
            Money.from_minor(line.ceiling.minor + moved[line.code], currency),
            spent,
            spent - Money.from_minor(refused[line.code, currency], currency),
        )


class Outstanding(NamedTuple):
    """What is disallowed of an expenditure, and what a recovery or a refund has made good of it."""

    disallowed: int
    recovered: int
    refunded: int

    @property
    def refused(self) -> int:
        """Disallowed, and still among what was spent."""
        return max(0, self.disallowed - self.recovered)

    @property
    def due_back(self) -> int:
        return max(0, self.refused - self.refunded)


def outstanding(book: Book, valued: Sequence[ValuedEvent], on: date) -> dict[str, Outstanding]:
    """By the reference of each expenditure that stands and has a disallowance."""
    of_expenditure: defaultdict[str, list[Disallowance]] = defaultdict(list)
    for disallowance in book.of_kind(Disallowance, on):
        if disallowance.when.last <= on:
            of_expenditure[disallowance.of].append(disallowance)
    refunded: Counter[str] = Counter()
    for item in valued:
        if isinstance(item.event, Refund) and item.event.disallowance:
            refunded[item.event.disallowance] += item.minor
    found = {}
    for item in valued:
        named = of_expenditure.get(item.event.reference, ())
        if isinstance(item.event, Expenditure) and named:
            found[item.event.reference] = Outstanding(
                sum(d.amount.minor for d in named),
                sum(r.amount.minor for r in item.standing.recoveries if r.disallowance),
                sum(refunded[d.reference] for d in named),
            )
    return found


def _refused_by_line(
    valued: Iterable[ValuedEvent], found: Mapping[str, Outstanding], own: str
) -> Counter[tuple[str | None, str]]:
    """What is refused of each line, in the fund's currency and in the agreement's.

    An expenditure over several lines is passed over: which of them it was for is not known.
    """
    refused: Counter[tuple[str | None, str]] = Counter()
    for item in valued:
        standing = found.get(item.event.reference)
        if standing is None or not isinstance(item.event, Expenditure) or not item.minor:
            continue
        falls = standing_shares(item.standing, "lines")
        if len(falls) == 1:
            key, currency = falls[0][0], item.event.amount.currency.code
            share = min(standing.refused, item.minor)
            refused[key, currency] += share
            if currency != own:
                refused[key, own] += split_minor(item.reported, [share, item.minor - share])[0]
    return refused


def acceptance(book: Book, valued: Sequence[ValuedEvent], on: date) -> Iterator[Acceptance]:
    """Claimed, accepted, disallowed and due back, in each currency that has a disallowance.

    What came back without being disallowed was never claimed.
    """
    found = outstanding(book, valued, on)
    sums: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in valued:
        event = item.event
        if not isinstance(event, Expenditure):
            continue
        tally = sums[event.amount.currency.code]
        made_good = sum(r.amount.minor for r in item.standing.recoveries if r.disallowance)
        tally["claimed"] += item.minor + made_good
        if event.reference in found:
            standing = found[event.reference]
            tally["disallowed"] += standing.disallowed
            tally["due_back"] += standing.due_back
    for currency, tally in sorted(sums.items()):
        if tally["disallowed"]:
            yield Acceptance(
                claimed=Money.from_minor(tally["claimed"], currency),
                accepted=Money.from_minor(tally["claimed"] - tally["disallowed"], currency),
                disallowed=Money.from_minor(tally["disallowed"], currency),
                due_back=Money.from_minor(tally["due_back"], currency),
            )
