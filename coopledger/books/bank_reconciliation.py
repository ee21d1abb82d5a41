"""Bank reconciliation: what explains that the bank's balance is not the books', to the cent.

The balance of the books and the reconciling items sum to the bank's balance: what the books hold
comes from the postings, the items from the matching, and a sum that does not come out raises
`LedgerBroken`. What no item explains is an item of its own, and says so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from coopledger.books.bank_balances import bank_balances, gaps
from coopledger.books.book import Book
from coopledger.books.match_reasons import MatchReason, reason
from coopledger.books.match_window import WINDOW
from coopledger.books.matching import MatchedBank, MatchedBanks, Unmatched
from coopledger.books.postings import held_on
from coopledger.books.statement import Note
from coopledger.errors import LedgerBroken
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Account, WithoutAccounts
from coopledger.model.answer import Answer, Answers
from coopledger.model.dates import When
from coopledger.model.events import OpeningBalance
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.money import Money

if TYPE_CHECKING:  # what was issued is made of these
    from coopledger.books.issued import Changes


class ItemKind(StrEnum):
    """Why the bank's balance and the books' differ, in the order in which they are listed."""

    OUTSTANDING = "outstanding-payment"
    """A payment in the books that has not reached the bank (en tránsito)."""

    IN_TRANSIT = "deposit-in-transit"
    """Money in the books that has not reached the bank."""

    CHARGE = "bank-charge"
    """What the bank took for itself, which the books do not have."""

    DEBIT = "debit-not-in-books"
    CREDIT = "credit-not-in-books"

    DIFFERS = "amount-differs"
    """Both have it, with another amount."""

    TWICE_IN_BOOKS = "twice-in-books"
    TWICE_AT_BANK = "twice-at-bank"

    BEFORE = "before-the-lines"
    """What stood open before the first line of the bank that there is."""

    UNEXPLAINED = "not-explained"

    def say(self, language: Language | str) -> str:
        return say(f"figure.{self}", language)


@dataclass(frozen=True, slots=True)
class ReconcilingItem:
    """A part of the difference.

    amount: what it adds to the balance of the books on the way to the bank's. references: of the
    bank's lines and the events it is made of. said: what they say. reasons: what is known of it.
    """

    kind: ItemKind
    amount: Money
    references: tuple[str, ...] = ()
    when: When | None = None
    said: str = ""
    reasons: tuple[MatchReason, ...] = ()


@dataclass(frozen=True, slots=True)
class BankReconciliation(Answer):
    """An account of a book on a day for which the bank's balance is recorded.

    bank: what the bank says. held: what the books say; with the sum of the items it is the bank's.
    proposed: how many matches are taken for one that nobody has confirmed. notes: what a reader
    should know. since: what changed since the last one of its account that was issued, where
    somebody looked.
    """

    book: str
    account: Account
    on: date
    bank: Money
    held: Money
    items: tuple[ReconcilingItem, ...]
    proposed: int
    notes: tuple[Note, ...] = ()
    since: "Changes | None" = None

    @property
    def difference(self) -> Money:
        return self.bank - self.held

    @property
    def explained(self) -> bool:
        """Whether every item says what it is."""
        return all(item.kind is not ItemKind.UNEXPLAINED for item in self.items)

    @property
    def only_waits(self) -> bool:
        """Whether every item only waits for the bank: no one need record or correct anything."""
        return all(item.kind in (ItemKind.OUTSTANDING, ItemKind.IN_TRANSIT) for item in self.items)

    def of_kind(self, kind: ItemKind) -> tuple[ReconcilingItem, ...]:
        return tuple(item for item in self.items if item.kind is kind)

    @property
    def sums(self) -> "ItemSums":
        """What the items of each kind come to, in the order of the kinds."""
        minor = Counter[ItemKind]()
        for item in self.items:
            minor[item.kind] += item.amount.minor
        currency = self.account.currency
        return ItemSums((kind, Money.from_minor(minor[kind], currency)) for kind in minor)


class ItemSums(tuple[tuple[ItemKind, Money], ...]):
    """What the items of each kind come to, for a message."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return "; ".join(f"{kind.say(language)}: {amount}" for kind, amount in self)


class BankReconciliations(Answers[BankReconciliation]):
    """The bank reconciliation of each account for which the bank's balance is recorded."""


def reconcile_bank(
    book: Book,
    *,
    on: date,
    accounts: Iterable[str] | None = None,
    window: int = WINDOW,
    banks: MatchedBanks | None = None,
) -> BankReconciliations:
    """Each account on the last day up to one for which its bank's balance is recorded.

    An account without such a balance is left out. banks: what was matched already of the book, with
    that window. Raises LedgerBroken.
    """
    if isinstance(book.chart, WithoutAccounts):
        return BankReconciliations()
    wanted = None if accounts is None else frozenset(accounts)
    banks = banks or MatchedBanks(book, window)
    found = []
    for account in book.chart.accounts:
        if wanted is None or account.code in wanted:
            known = bank_balances(book, account, on)
            if known:
                found.append(_reconciled(book, account, known, banks))
    return BankReconciliations(found, book.code)


def _reconciled(
    book: Book, account: Account, known: Sequence[BankBalance], banks: MatchedBanks
) -> BankReconciliation:
    day, bank = known[-1].when.last, known[-1].balance
    matched = banks.on(day, (account.code,))
    held = Money.from_minor(held_on(book, day).get(account.code, 0), account.currency)
    items = sorted(_Items(account, matched, known).all(), key=_in_order)
    sum_of_items = sum(item.amount.minor for item in items)
    if held.minor + sum_of_items != bank.minor:
        explained = Money.from_minor(held.minor + sum_of_items, account.currency)
        sides = {"bank": bank, "explained": explained, "account": account.code}
        raise LedgerBroken("law.bank-reconciliation", book=book.code, on=day, **sides)
    return BankReconciliation(
        book=book.code,
        account=account,
        on=day,
        bank=Money.from_minor(bank.minor, account.currency),
        held=held,
        items=tuple(items),
        proposed=len(matched.side.proposed),
        notes=tuple(_imprecise(book, account, day)),
    )


def _in_order(item: ReconcilingItem) -> tuple[int, str, tuple[str, ...]]:
    when = item.when.first.isoformat() if item.when is not None else ""
    return (list(ItemKind).index(item.kind), when, item.references)


def _imprecise(book: Book, account: Account, day: date) -> Iterator[Note]:
    """Events whose date the day falls inside: the bank may have had them before the books."""
    for event in book.by_account[account.code]:
        if event.when.first <= day < event.when.last and not book.is_reversed(event, day):
            counts = "counted" if event.ordering_day <= day else "not-counted"
            named = (("reference", event.reference), ("when", event.when), ("on", day))
            yield Note(f"date-{counts}", named)


class _Items:
    """The reconciling items of one account."""

    def __init__(
        self, account: Account, matched: MatchedBank, known: Sequence[BankBalance]
    ) -> None:
        self.account, self.known = account, known
        self.lines, self.side = matched.lines, matched.side
        unstated = (Unmatched(movement) for movement in matched.without_statement)
        self.events = (*self.side.events, *unstated)
        self.begins = min((line.when.first for line in self.lines), default=date.max)

    def all(self) -> Iterator[ReconcilingItem]:
        for found in (*self.side.matched, *self.side.proposed):
            if found.difference.minor:
                both = (*found.evidence, *found.events)
                yield ReconcilingItem(
                    ItemKind.DIFFERS,
                    found.difference,
                    tuple(m.reference for m in both),
                    found.evidence[0].when,
                    next((m.said for m in both if m.said), ""),
                    found.reasons,
                )
        for left in self.side.evidence:
            yield self._item(kind_of_line(left), left, left.movement.minor)
        before = 0
        for left in self.events:
            if _is_before(left, self.begins):
                before += left.movement.minor
            else:
                yield self._item(_kind_of_event(left), left, -left.movement.minor)
        yield from self._opening(before)
        yield from self._gaps()

    def _item(self, kind: ItemKind, left: Unmatched, minor: int) -> ReconcilingItem:
        movement = left.movement
        amount = self._money(minor)
        references = (movement.reference,)
        return ReconcilingItem(kind, amount, references, movement.when, movement.said, left.reasons)

    def _opening(self, booked: int) -> Iterator[ReconcilingItem]:
        """What the bank held before its first line, beside what the books then said.

        It is known from outside where the last balance before the first line is the same.
        """
        first = next((b for b in self.known if b.when.last >= self.begins), self.known[-1])
        held = first.balance.minor - self._moved(date.min, first.when.last)
        if held == booked:
            return
        earlier = [b for b in self.known if b.when.last < self.begins and self.lines]
        stated = earlier[-1].balance if earlier else None
        amount, sides = self._money(held - booked), {"books": self._money(booked)}
        if stated is not None and stated.minor == held:
            why = reason("held-before", bank=stated, on=earlier[-1].when.last, **sides)
            yield ReconcilingItem(ItemKind.BEFORE, amount, when=earlier[-1].when, reasons=(why,))
        elif self.lines:
            why = reason("must-have-held", bank=self._money(held), on=self.begins, **sides)
            said = (reason("but-said", bank=stated, on=earlier[-1].when.last),) if stated else ()
            yield ReconcilingItem(ItemKind.UNEXPLAINED, amount, reasons=(why, *said))
        else:
            why = reason("no-lines")
            yield ReconcilingItem(ItemKind.UNEXPLAINED, amount, reasons=(why,))

    def _gaps(self) -> Iterator[ReconcilingItem]:
        """Between two balances the bank moved otherwise than its lines say: some are missing."""
        since = [b for b in self.known if b.when.last >= self.begins]
        lines = (line.fact for line in self.lines if isinstance(line.fact, BankLine))
        for gap in gaps(since, lines):
            why = reason(
                "lines-missing",
                since=gap.before.when.last,
                until=gap.after.when.last,
                moved=gap.moved,
                lines=gap.lines,
            )
            when = gap.after.when
            yield ReconcilingItem(ItemKind.UNEXPLAINED, gap.missing, when=when, reasons=(why,))

    def _moved(self, after: date, until: date) -> int:
        """What the lines booked after a day, and up to another, sum to."""
        return sum(line.minor for line in self.lines if after < line.when.last <= until)

    def _money(self, minor: int) -> Money:
        return Money.from_minor(minor, self.account.currency)


def _is_before(left: Unmatched, begins: date) -> bool:
    """Whether it stood open before the first line, or was in the account when it was taken over."""
    fact = left.movement.fact
    if isinstance(fact, OpeningBalance):
        return True
    return fact.when.last < begins and not _is_of_later(left)


def _is_of_later(left: Unmatched) -> bool:
    """Whether its line is known, and of a later day."""
    return any(why.code == "awaits" for why in left.reasons)


_AUTHORITIES = "federal|nacional|estatal|europea|interamericana"
_OF_BANK = re.compile(
    rf"\b(comisi[oó]n(es)?(?! ({_AUTHORITIES})\b)|comis|(?<!\.)com\.?|manejo de cuenta|anualidad"
    r"|i\.?v\.?a\.?|isr retenido|(bank )?charges?|(bank )?fees?"
    r"|(?<!european )(?<!american )commission|maintenance)\b",
    re.IGNORECASE,
)
"""How banks call what they take for themselves; not Booking.com, nor the European Commission."""


def kind_of_line(left: Unmatched) -> ItemKind:
    movement = left.movement
    if any(why.code == "twice" for why in left.reasons):
        return ItemKind.TWICE_AT_BANK
    if movement.minor > 0:
        return ItemKind.CREDIT
    return ItemKind.CHARGE if _OF_BANK.search(movement.said) else ItemKind.DEBIT


def _kind_of_event(left: Unmatched) -> ItemKind:
    if any(why.code == "twice" for why in left.reasons):
        return ItemKind.TWICE_IN_BOOKS
    return ItemKind.OUTSTANDING if left.movement.minor < 0 else ItemKind.IN_TRANSIT
