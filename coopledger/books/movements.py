"""What moved, as each side says it: events of the books, lines of the bank, suppliers' invoices.

Each is brought to one form, so that the two sides can be set beside each other.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from coopledger.books.accounts import account_of_bank, double_entry, held
from coopledger.books.book import Book
from coopledger.books.once import once
from coopledger.model.dates import When
from coopledger.model.erased import is_erased
from coopledger.model.events import Expenditure, Recovery
from coopledger.model.evidence import BankLine, Invoice, InvoiceType
from coopledger.model.facts import MoneyEvent
from coopledger.model.kinds import IN_ORDER
from coopledger.money import Money

MovementSource = MoneyEvent | BankLine | Invoice
"""What says that an amount moved."""

NO_ACCOUNT = ""
"""Where an invoice stands: it says what is owed, not from which account it is paid."""

LONGEST_DATE = 30
"""Days from the first to the last of a date: one of more than a month agrees with no day."""


_TEXTS: dict[type, tuple[str, ...]] = {
    kind: tuple(
        name
        for name in ("bank_reference", "text", "concept", "counterpart", "payee", "source", "note")
        if name in kind.model_fields
    )
    for kind in (*(kind.model for kind in IN_ORDER), BankLine, Invoice)
}
"""Where a reference or a name may be written."""


@dataclass(frozen=True)
class Movement:
    """An amount that came into an account (above zero) or went out of it, as one fact says it.

    minor: minor units of the currency, signed. spans: the days it may have been on, as ordinals,
    both ends included: a bank line has the day it was booked and, where the bank says one, its
    value day.
    """

    fact: MovementSource
    account: str
    currency: str
    minor: int
    spans: tuple[tuple[int, int], ...]

    @property
    def reference(self) -> str:
        return self.fact.reference

    @property
    def when(self) -> When:
        return self.fact.when

    @property
    def amount(self) -> Money:
        """The signed amount."""
        return Money.from_minor(self.minor, self.currency)

    @once
    def first(self) -> int:
        """The first day it may have been on, as an ordinal."""
        return min(first for first, _ in self.spans)

    @once
    def last(self) -> int:
        """The last day it may have been on, as an ordinal."""
        return max(last for _, last in self.spans)

    @once
    def place(self) -> tuple[str, int, int, str]:
        """Where it stands among its like, in whatever order they were given."""
        return (self.account, self.first, self.last, self.reference)

    @property
    def bucket(self) -> tuple[str, str, int]:
        """What two movements share that can be the same: account, currency, signed amount."""
        return (self.account, self.currency, self.minor)

    @property
    def party(self) -> str | None:
        """Who sent the money or got it, where it is said."""
        match self.fact:
            case Expenditure(payee=name) | BankLine(counterpart=name):
                pass
            case Invoice(issuer=issuer):
                name = issuer.name
            case _:
                return None
        return None if is_erased(name) else name

    @property
    def said(self) -> str:
        """What it says of itself, in a line."""
        fact = self.fact
        stated = (getattr(fact, "concept", None), getattr(fact, "text", None))
        texts = (self.party, *(text for text in stated if not is_erased(text)))
        return " ".join(" · ".join(dict.fromkeys(text for text in texts if text)).split())

    @once
    def names(self) -> frozenset[str]:
        """The references it goes by, as they are compared."""
        named = [self.reference]
        said = self.fact.bank_reference if isinstance(self.fact, BankLine) else None
        if said and not is_erased(said):
            named.append(said)
        return frozenset(key for name in named if (key := _key(name)))

    @once
    def mentions(self) -> frozenset[str]:
        """Every reference that it may mention in what is written of it."""
        return self.names.union(*(_keys(text) for text in self._texts))

    @once
    def who(self) -> frozenset[str]:
        """The words of who sent the money or got it, without those that many share."""
        return frozenset(_words(self.party or ""))

    @once
    def who_else(self) -> frozenset[str]:
        """The same, with the words of all that is written of it."""
        return self.who | frozenset(word for text in self._texts for word in _words(text))

    def within(self, other: "Movement", days: int) -> bool:
        """Whether the two may be of days at most so far apart."""
        return self.first - days <= other.last and other.first <= self.last + days

    def same_day(self, other: "Movement") -> bool:
        """Whether their days agree: one may be known to the month, never less precisely."""
        if self.last - self.first > LONGEST_DATE or other.last - other.first > LONGEST_DATE:
            return False
        return any(a <= d and c <= b for a, b in self.spans for c, d in other.spans)

    def days_apart(self, other: "Movement") -> int:
        """The least number of days between the two."""
        return min(max(c - b, a - d, 0) for a, b in self.spans for c, d in other.spans)

    def names_or_is_named(self, other: "Movement") -> bool:
        """Whether one of the two mentions a reference of the other."""
        return not (self.names.isdisjoint(other.mentions) and other.names.isdisjoint(self.mentions))

    def same_party(self, other: "Movement") -> bool:
        """Whether who is named on one side is named on the other."""
        return any(
            len(who & all_words) >= min(2, len(who))
            for who, all_words in ((self.who, other.who_else), (other.who, self.who_else))
            if who
        )

    @once
    def _texts(self) -> list[str]:
        stated = (getattr(self.fact, name) for name in _TEXTS[type(self.fact)])
        return [text for text in stated if text and not is_erased(text)]


def of_events(book: Book, on: date, accounts: Iterable[str] | None = None) -> list[Movement]:
    """What the events that stand on a day moved in each account of the book, in their order."""
    wanted = None if accounts is None else frozenset(accounts)
    found = []
    for event in (standing.event for standing in book.standing(on)):
        for account, currency, minor in held(double_entry(event, book.chart)):
            if wanted is None or account in wanted:
                found.append(Movement(event, account, currency, minor, (_span(event.when),)))
    return sorted(found, key=lambda movement: movement.place)


def moved_in(event: MoneyEvent, book: Book) -> dict[str, int]:
    """What an event adds to each account of its book, in minor units; nothing where it has none."""
    if not book.has_place_for(event):
        return {}
    return {account: minor for account, _, minor in held(double_entry(event, book.chart))}


def of_lines(book: Book, on: date, accounts: Iterable[str] | None = None) -> list[Movement]:
    """What the bank booked up to a day; each line once, however many statements it stands in."""
    wanted = None if accounts is None else frozenset(accounts)
    found: dict[str, Movement] = {}
    for line in book.of_kind(BankLine, on):
        account = account_of_bank(line, book.chart)
        code = account.code if account is not None else NO_ACCOUNT
        if line.when.last <= on and (wanted is None or code in wanted):
            days = (line.when,) if line.value_day is None else (line.when, line.value_day)
            spans = tuple(dict.fromkeys(map(_span, days)))
            currency = line.amount.currency.code
            found[line.reference] = Movement(line, code, currency, line.signed, spans)
    return sorted(found.values(), key=lambda movement: movement.place)


_OF_SUPPLIERS = frozenset({InvoiceType.INCOME, InvoiceType.PAYROLL})


def of_invoices(book: Book, on: date) -> list[Movement]:
    """What suppliers ask for, and what they give back; a payment's or a transport's says nothing.

    What is for this book, where others share an invoice.
    """
    found: dict[str, Movement] = {}
    for invoice in book.of_kind(Invoice, on):
        given_back = invoice.invoice_type is InvoiceType.CREDIT_NOTE
        if invoice.when.last <= on and (given_back or invoice.invoice_type in _OF_SUPPLIERS):
            minor = (invoice.share or invoice.amount).minor
            found[invoice.reference] = _without_account(invoice, minor if given_back else -minor)
    return sorted(found.values(), key=lambda movement: movement.place)


def of_purchases(book: Book, on: date) -> list[Movement]:
    """What was spent, and what came back for it: what an invoice can be evidence for."""
    found = []
    for event in (standing.event for standing in book.standing(on)):
        if isinstance(event, Expenditure | Recovery):
            sign = -1 if isinstance(event, Expenditure) else 1
            found.append(_without_account(event, sign * event.amount.minor))
    return sorted(found, key=lambda movement: movement.place)


def _without_account(fact: Expenditure | Recovery | Invoice, minor: int) -> Movement:
    currency = fact.amount.currency.code
    return Movement(fact, NO_ACCOUNT, currency, minor, (_span(fact.when),))


def at_gross(movement: Movement) -> Movement | None:
    """An invoice at what it costs with the tax that is withheld; None where none is."""
    invoice = movement.fact
    if not isinstance(invoice, Invoice) or not invoice.withheld or invoice.share:
        return None
    return replace(movement, minor=invoice.gross if movement.minor > 0 else -invoice.gross)


def _span(when: When) -> tuple[int, int]:
    return (when.first.toordinal(), when.last.toordinal())


# What is written, as it is compared

_LONGEST = 4_000
_SIGNS, _PART = re.compile(r"[\W_]+"), re.compile(r"[^\W_]+")
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]{3,}")
_MOST_WORDS = 60
"""Of a text: what a bank says is short, and what is longer names nothing more."""

_FORMS = frozenset(
    {
        *("sapi", "srl", "spr", "inc", "ltd", "llc"),
        *("del", "las", "los", "the", "and", "for", "por", "para", "con"),
        *("pago", "spei", "transferencia", "factura", "fact", "abono", "cargo", "deposito"),
    }
)
"""Words that say nothing of who it is."""


def _bare(text: str) -> str:
    """Small letters without accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    folded = unicodedata.normalize("NFKD", folded)
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def _key(name: str) -> str | None:
    """A reference without its signs: `G-014` as `g014`; None where it is too short to tell."""
    key = _SIGNS.sub("", _bare(name))
    return key if _tells(key) else None


def _tells(key: str) -> bool:
    """Whether it can be a reference: it has a digit, and a bare number has four at least."""
    least = 4 if key.isdigit() else 2
    return len(key) >= least and _DIGIT.search(key) is not None


def _keys(text: str) -> set[str]:
    """Every reference that a text may hold: words, and up to three parts of words in a row."""
    if _DIGIT.search(text) is None:
        return set()
    bare = _bare(text[:_LONGEST])
    parts = _PART.findall(bare)[:_MOST_WORDS]
    found = {_SIGNS.sub("", word) for word in bare.split()[:_MOST_WORDS]}
    for length in (1, 2, 3):
        found.update(map("".join, zip(*(parts[at:] for at in range(length)), strict=False)))
    return set(filter(_tells, found))


def _words(text: str) -> set[str]:
    return set(_LETTERS.findall(_bare(text[:_LONGEST]))[:_MOST_WORDS]) - _FORMS
