"""What stands beside the laws: accounts and their bank, what the partner accepts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coopledger.books.ageing import oldest
from coopledger.books.bank_balances import bank_balances
from coopledger.books.book import Book
from coopledger.books.disallowances import settled, settlements, still_disallowed
from coopledger.books.parts import refused_of, refused_shares
from coopledger.books.postings import held_on
from coopledger.books.statement import Acceptance, AccountSide, BankComparison, Earlier
from coopledger.books.terms import Terms
from coopledger.books.valuation import ValuedEvent
from coopledger.model.agreement import Account, Agreement
from coopledger.model.events import Expenditure, Refund
from coopledger.model.takeover import EarlierAmount, EarlierFigure
from coopledger.model.terms import Disallowance
from coopledger.money import Money, total_of


def accounts(book: Book, terms: Terms, on: date, held: Mapping[str, int]) -> Iterator[AccountSide]:
    """Each account: what it holds, what its bank says, how old an advance is; when it closed."""
    known, closed = terms.accounts(on)
    for account in known.values():
        minor = held.get(account.code, 0)
        yield AccountSide(
            account,
            Money.from_minor(minor, account.currency),
            closed=closed[account.code].when.first if account.code in closed else None,
            bank=bank_comparison(book, account, on),
            advance_days=advance_days(book, account, on) if account.holder and minor > 0 else None,
        )


def earlier_amounts(book: Book, on: date) -> Iterator[EarlierAmount]:
    """What the books say from which the agreement was taken over, by a day."""
    return (each for each in book.of_kind(EarlierAmount, on) if each.when.first <= on)


def earlier(book: Book, agreement: Agreement, on: date) -> Iterator[Earlier]:
    """The same, figure by figure."""
    stated = list(earlier_amounts(book, on))
    for figure in EarlierFigure:
        of_figure = [amount for amount in stated if amount.figure is figure]
        if of_figure:
            fund = (
                total_of((a.amount for a in of_figure if a.amount.currency.code == code), code)
                for code in agreement.fund_currencies
            )
            reported = total_of((a.worth or a.amount for a in of_figure), agreement.currency)
            yield Earlier(figure.value, tuple(fund), reported)


def bank_comparison(book: Book, account: Account, on: date) -> BankComparison | None:
    """The latest bank balance up to a day, beside what the books held at the end of its own day.

    A day inside an imprecise date of that account is not compared: who knows what they held.
    """
    for known in reversed(bank_balances(book, account, on)):
        day = known.when.last
        imprecise = any(e.when.first <= day < e.when.last for e in book.by_account[account.code])
        if not imprecise:
            minor = held_on(book, day).get(account.code, 0)
            return BankComparison(day, known.balance, Money.from_minor(minor, account.currency))
    return None


def advance_days(book: Book, account: Account, on: date) -> int | None:
    """How many days the oldest money of an advance has not been accounted for."""
    since = oldest(book.by_account[account.code], on)
    return (on - since).days if since else None


class Outstanding(NamedTuple):
    """What is disallowed of an expenditure, and what a refund has made good of it.

    by_line: what of that is still among what was spent, line by line. refused: in whole.
    cleared: accepted after all, and no more among them. written_off: not to be made good.
    """

    disallowed: int
    refused: int
    by_line: Mapping[str | None, int]
    refunded: int
    cleared: int
    written_off: int

    @property
    def due_back(self) -> int:
        return max(0, self.refused - self.refunded - self.written_off)


def outstanding(book: Book, valued: Sequence[ValuedEvent], on: date) -> dict[str, Outstanding]:
    """By the reference of each expenditure that stands and has a disallowance."""
    of_expenditure: defaultdict[str, list[Disallowance]] = defaultdict(list)
    for disallowance in book.of_kind(Disallowance, on):
        if disallowance.when.last <= on:
            of_expenditure[disallowance.of].append(disallowance)
    if not of_expenditure:
        return {}
    settling = settlements(book, on)
    refunded: Counter[str] = Counter()
    for item in valued:
        if isinstance(item.event, Refund) and item.event.disallowance:
            refunded[item.event.disallowance] += item.minor
    found = {}
    for item in valued:
        named = of_expenditure.get(item.event.reference, ())
        if isinstance(item.event, Expenditure) and named:
            still = list(still_disallowed(named, settling))
            became = [settled(settling.get(d.reference, ())) for d in named]
            found[item.event.reference] = Outstanding(
                sum(d.amount.minor for d in still),
                refused_of(item.standing, still),
                refused_shares(item.standing, still),
                sum(refunded[d.reference] for d in named),
                sum(each.cleared for each in became),
                sum(each.written_off for each in became),
            )
    return found


def acceptance(book: Book, valued: Sequence[ValuedEvent], on: date) -> Iterator[Acceptance]:
    """Claimed, accepted, disallowed and due back, in each currency that has a disallowance.

    Accepted is what is left of what was spent without what is refused of it; claimed, that and what
    is disallowed. What came back without being disallowed was never claimed. What was accepted
    after all is disallowed no more.
    """
    found = outstanding(book, valued, on)
    if not found:
        return
    sums: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in valued:
        event = item.event
        if not isinstance(event, Expenditure):
            continue
        tally = sums[event.amount.currency.code]
        tally["accepted"] += item.minor
        if event.reference in found:
            standing = found[event.reference]
            tally["accepted"] -= standing.refused
            tally["disallowed"] += standing.disallowed
            tally["due_back"] += standing.due_back
            tally["cleared"] += standing.cleared
            tally["written_off"] += standing.written_off
    for currency, tally in sorted(sums.items()):
        if tally["disallowed"] or tally["cleared"]:
            yield Acceptance(
                claimed=Money.from_minor(tally["accepted"] + tally["disallowed"], currency),
                accepted=Money.from_minor(tally["accepted"], currency),
                disallowed=Money.from_minor(tally["disallowed"], currency),
                due_back=Money.from_minor(tally["due_back"], currency),
                cleared=Money.from_minor(tally["cleared"], currency),
                written_off=Money.from_minor(tally["written_off"], currency),
            )
