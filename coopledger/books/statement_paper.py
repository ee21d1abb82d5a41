"""The statement as people sign it: all that the books of an agreement have to say of its money."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date, timedelta
from typing import NamedTuple

from coopledger.books.auxiliary import Auxiliary, AuxiliaryAccount, AuxiliaryLine
from coopledger.books.bank_reconciliation import BankReconciliations
from coopledger.books.book import Book
from coopledger.books.curve import half_up
from coopledger.books.disallowances import settled, settlements
from coopledger.books.evidence import accepted
from coopledger.books.explanation import Explanation
from coopledger.books.facts_of_book import FactKey, key_of
from coopledger.books.line_activities import LineActivities
from coopledger.books.parts import fallen, flows_of
from coopledger.books.reconciliation import Reconciliation
from coopledger.books.rows import AGREEMENT, FigureKey
from coopledger.books.statement import AccountSide, Statement
from coopledger.books.valuation import CameFor, ValuedEvent
from coopledger.books.variations import Explained
from coopledger.model.answer import Answer
from coopledger.model.events import Expenditure, Recovery, Refund, Reversal, Transfer
from coopledger.model.evidence import Invoice
from coopledger.model.finding import Findings
from coopledger.model.issue import ChainPlace, RateUsed
from coopledger.model.letterhead import Letterhead
from coopledger.model.settlement import Settlement
from coopledger.model.terms import Disallowance
from coopledger.money import Money, total_of


class PaperLine(NamedTuple):
    """What moved an account, with what it is in the agreement's currency, and its invoices.

    reported: what went out as it is reported, what came in as it is worth; None for what the
    statement does not count.
    """

    moved: AuxiliaryLine
    reported: Money | None
    invoices: tuple[Invoice, ...] = ()


class PaperAccount(NamedTuple):
    """An account in the days of a statement: opening, closing: what it held before and after."""

    account: str
    currency: str
    opening: Money
    lines: tuple[PaperLine, ...]
    closing: Money


class Advance(NamedTuple):
    """An advance that an official has to account for, from its beginning to a day.

    given, returned: moved into its account, and out of it again. accounted: spent from it, less
    what came back. other: what else moved it. held: what is left; days: how old that is.
    """

    side: AccountSide
    given: Money
    accounted: Money
    returned: Money
    other: Money

    @property
    def held(self) -> Money:
        return self.given + self.other - self.accounted - self.returned


class Disallowed(NamedTuple):
    """A disallowance, and what became of it.

    made_good_by: what came back for it, and what was refunded. settled_by: what settled it without
    money. worth: what its expenditure was, and is reported as in the agreement's currency.
    """

    disallowance: Disallowance
    made_good_by: tuple[Recovery | Refund, ...]
    settled_by: tuple[Settlement, ...] = ()
    worth: CameFor | None = None

    @property
    def amounts(self) -> dict[str, Money]:
        """What was not accepted, and what became of it."""
        sums = settled(self.settled_by)
        return {
            "disallowed": self.disallowance.amount,
            "made-good": self.made_good,
            "cleared": Money.from_minor(sums.cleared, self.currency),
            "written-off": Money.from_minor(sums.written_off, self.currency),
            "due-back": self.due_back,
        }

    def reported(self, amount: Money) -> Money | None:
        """An amount of it in the agreement's currency, as its expenditure is reported."""
        if self.worth is None:
            return None
        whole, worth = self.worth
        minor = half_up(amount.minor * worth.minor, whole.minor)
        return Money.from_minor(minor, worth.currency)

    @property
    def made_good(self) -> Money:
        return total_of((each.amount for each in self.made_good_by), self.currency)

    @property
    def due_back(self) -> Money:
        """What is pending: neither made good yet, nor settled."""
        left = self.disallowance.amount.minor - self.made_good.minor
        left -= sum(settled(self.settled_by))
        return Money.from_minor(max(0, left), self.currency)

    @property
    def currency(self) -> str:
        return self.disallowance.amount.currency.code


@dataclass(frozen=True, slots=True)
class StatementPaper(Answer):
    """A statement with its parts, its movements and its evidence: what is drawn up to be signed.

    explanation: of its last day. before: the statement of the eve of `since`, where it begins on a
    day. accounts: what moved each in its days. reconciliations: of each account with its bank; of a
    public edition, none. rates: the published ones that it used. explained: why lines deviate.
    findings: what the checks find on its last day. made_of: by figure, the references of what it is
    made of. end, head: where the book's chain and the ledger ended as it was drawn up. issue: the
    reference it is issued under. rows: those of the book that it was drawn up of, as a file of rows
    has them, for the paper to carry; None where they are not at hand. spread, spread_before: how
    what was spent by its last day, and by the eve of `since`, falls on lines and activities.
    """

    explanation: Explanation
    before: Statement | None
    since: date | None
    accounts: tuple[PaperAccount, ...]
    advances: tuple[Advance, ...]
    disallowances: tuple[Disallowed, ...]
    reconciliations: BankReconciliations
    rates: tuple[RateUsed, ...]
    explained: Explained
    findings: Findings
    made_of: Mapping[FigureKey, tuple[str, ...]]
    end: ChainPlace
    head: str
    letterhead: Letterhead
    public: bool = False
    issue: str | None = None
    rows: str | None = None
    spread: LineActivities = made_by(default_factory=dict)
    spread_before: LineActivities = made_by(default_factory=dict)

    @property
    def statement(self) -> Statement:
        """That of its last day."""
        return self.explanation.statement


def eve(day: date) -> date:
    """The day before, on whose evening a statement that begins on a day opens."""
    return day - timedelta(days=1)


def accounts_between(
    moved: Auxiliary, found: Reconciliation, book: Book, since: date | None
) -> Iterator[PaperAccount]:
    """What moved each account from a day on, up to that of the statement."""
    on = found.statement.on
    reported, invoices = _reported(found), _invoices(book, on)
    for account in moved:
        if account.account is not None:
            yield _account(account, since or date.min, on, reported, invoices)


def _account(
    found: AuxiliaryAccount,
    since: date,
    on: date,
    reported: Mapping[FactKey, Money],
    invoices: Mapping[str, tuple[Invoice, ...]],
) -> PaperAccount:
    nothing = Money.from_minor(0, found.currency)
    before = [line for line in found.lines if line.day < since]
    within = [line for line in found.lines if since <= line.day <= on]
    opening = before[-1].balance if before else nothing
    lines = tuple(
        PaperLine(line, reported.get(key_of(line.fact)), invoices.get(line.fact.reference, ()))
        for line in within
    )
    closing = within[-1].balance if within else opening
    return PaperAccount(found.account or "", found.currency, opening, lines, closing)


def _reported(found: Reconciliation) -> dict[FactKey, Money]:
    """What each event that counts is in the agreement's currency: what came back, by itself."""
    own = found.statement.agreement.currency
    reported: dict[FactKey, Money] = {}
    for item in found.valuation.events:
        back = sum(each.reported for each in item.came_back)
        event = item.event
        moves = event.arrived is not None if isinstance(event, Transfer) else True
        if moves and not isinstance(event, Recovery):
            reported[key_of(event)] = Money.from_minor(item.reported + back, own)
        for each in item.came_back:
            reported[key_of(each.recovery)] = Money.from_minor(each.reported, own)
    return reported


def _invoices(book: Book, on: date) -> dict[str, tuple[Invoice, ...]]:
    """The invoices that were accepted for each event."""
    found: defaultdict[str, dict[str, Invoice]] = defaultdict(dict)
    for match in accepted(book, on):
        for reference in match.invoices:
            invoice = book.stands(reference, on)
            if isinstance(invoice, Invoice):
                for event in match.events:
                    found[event][reference] = invoice
    return {event: tuple(invoices.values()) for event, invoices in found.items()}


def advances(moved: Auxiliary, statement: Statement, book: Book) -> Iterator[Advance]:
    """Each advance there ever was, by its account."""
    lines = {each.account: each.lines for each in moved}
    for side in statement.accounts:
        if side.account.holder:
            known = (each for each in lines.get(side.account.code, ()) if each.day <= statement.on)
            yield _advance(side, known, book)


def _advance(side: AccountSide, lines: Iterator[AuxiliaryLine], book: Book) -> Advance:
    sums = dict.fromkeys(("given", "accounted", "returned", "other"), 0)
    for line in lines:
        came = line.came_in.minor if line.came_in is not None else 0
        went = line.went_out.minor if line.went_out is not None else 0
        fact = line.fact
        undone = isinstance(fact, Reversal)
        stated = book.facts[fact.of, fact.of_revision] if isinstance(fact, Reversal) else fact
        match stated:
            case Transfer() if (came > 0) is not undone:
                sums["given"] += came - went
            case Transfer():
                sums["returned"] += went - came
            case Expenditure() | Recovery():
                sums["accounted"] += went - came
            case _:
                sums["other"] += came - went
    currency = side.account.currency
    return Advance(side, **{name: Money.from_minor(each, currency) for name, each in sums.items()})


def disallowances_until(book: Book, found: Reconciliation) -> Iterator[Disallowed]:
    """What was not accepted by the day of a statement, in order, with what made it good."""
    on = found.statement.on
    makes_good: defaultdict[str, list[Recovery | Refund]] = defaultdict(list)
    worths: dict[str, CameFor] = {}
    settling, own = settlements(book, on), found.statement.agreement.currency
    for item in found.valuation.events:
        event = item.event
        if isinstance(event, Recovery | Refund) and event.disallowance:
            makes_good[event.disallowance].append(event)
        if isinstance(event, Expenditure):
            minor = item.reported + sum(back.reported for back in item.came_back)
            worths[event.reference] = CameFor(event.amount, Money.from_minor(minor, own))
    known = (fact for fact in book.of_kind(Disallowance, on) if fact.when.last <= on)
    for fact in sorted(known, key=lambda fact: (fact.when.last, fact.reference)):
        settled_by, worth = settling.get(fact.reference, ()), worths.get(fact.of)
        yield Disallowed(fact, tuple(makes_good[fact.reference]), settled_by, worth)


def made_of(found: Reconciliation, explanation: Explanation) -> dict[FigureKey, tuple[str, ...]]:
    """By figure, the references of what it is made of."""
    made: defaultdict[FigureKey, dict[str, None]] = defaultdict(dict)
    for (side, figure), parts in explanation.figures.items():
        references = dict.fromkeys(reference for reference, _ in parts)
        made["whole", None, figure, side].update(references)
        made["whole", None, "held", side].update(references)
    for section, field in (("by_line", "lines"), ("by_activity", "activities")):
        for each in fallen(field, found.valuation.events):
            for side in (each.currency, AGREEMENT):
                made[section, each.key, "spent", side][each.item.event.reference] = None
    for item in found.valuation.events:
        for month, figure, currency, reference in _by_month(item):
            for side in (currency, AGREEMENT):
                made["by_month", month, figure, side][reference] = None
    return {key: tuple(references) for key, references in made.items()}


def _by_month(item: ValuedEvent) -> Iterator[tuple[str | None, str, str, str]]:
    """In which month an event counts, towards which figure; what came back of it, in its own."""
    event, month = item.event, item.event.when.month
    for figure, currency, _ in flows_of(event, item.minor):
        yield month, figure, currency, event.reference
    for back in item.came_back:
        came, currency = back.recovery.when.month, back.recovery.amount.currency.code
        for figure in ("spent", "recovered"):
            yield came, figure, currency, back.recovery.reference
        for figure in ("gross", "exchange_difference"):
            yield month, figure, currency, event.reference
    if item.exchange_difference:
        yield month, "exchange_difference", event.amount.currency.code, event.reference


def spent_between(paper: StatementPaper) -> Sequence[tuple[str, Money | None]]:
    """What was spent of each budget line in its days, where that can be said in one currency."""
    then = {line.code: line for line in paper.before.lines} if paper.before else {}
    found: list[tuple[str, Money | None]] = []
    for line in paper.statement.lines:
        before = then.get(line.code)
        if before is None:
            found.append((line.code, line.spent))
        elif before.spent.currency == line.spent.currency:
            # What the books say from which it was taken over is of no day of these.
            taken_over = line.before - before.before
            found.append((line.code, line.spent - before.spent - taken_over))
        else:
            found.append((line.code, None))
    return found
