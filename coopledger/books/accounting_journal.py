"""The journal of an agreement for the programs of accountants: entries in debits and credits.

Each entry has two halves, and each balances by itself. The half of the fund is in the currencies in
which the money is held. The half of the worth says the same in the currency of the agreement, in
parallel accounts: a worth belongs to a statement, so that half is the statement's of one day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coopledger.model.account_map import MappedAccount
from coopledger.model.agreement import Agreement
from coopledger.model.answer import Answer
from coopledger.model.events import Reversal
from coopledger.model.facts import MoneyEvent
from coopledger.money import InKind


class JournalLayout(StrEnum):
    """How the journal is laid out in rows."""

    ENTRIES = "entries"
    """Entry by entry, in the order of their days."""

    ANNEX_24 = "annex24"
    """Account by account and month by month, as the auxiliary ledger of Mexico's Annex 24."""


class Half(StrEnum):
    """Which half of an entry a line stands in."""

    FUND = "fund"
    WORTH = "worth"


class JournalAccount(NamedTuple):
    """An account of the journal: what the map calls it, and of which book it is the part.

    key: where it is one of several that play a role, the account of the agreement, or the currency.
    """

    half: Half
    mapped: MappedAccount
    book: str
    key: str | None = None


class EntryLine(NamedTuple):
    """What an account is debited with, in minor units of a currency; below zero it is credited."""

    account: JournalAccount
    currency: str
    minor: int


class Lot(NamedTuple):
    """Of what went out, what was of one instalment, in minor units; None: it had not come yet."""

    instalment: str | None
    minor: int


class Proof(NamedTuple):
    """Where an entry stands in the chain of its book, and what proves it.

    documents: names and SHA-256. invoices: by their references.
    """

    seq: int
    hash: str
    documents: tuple[tuple[str, str], ...] = ()
    invoices: tuple[str, ...] = ()


class JournalEntry(NamedTuple):
    """An entry: what moved money, or took back as of a later day what did.

    day: from which it counts. event: what moved, or what is taken back. reversed_on: the day from
    which it is taken back, where that is another. lots: under FIFO, of what went out.
    """

    day: date
    fact: MoneyEvent | Reversal
    event: MoneyEvent
    fund: tuple[EntryLine, ...]
    worth: tuple[EntryLine, ...]
    proof: Proof
    reversed_on: date | None = None
    lots: tuple[Lot, ...] = ()

    @property
    def lines(self) -> tuple[EntryLine, ...]:
        return self.fund + self.worth

    @property
    def number(self) -> str:
        """What it is called by (póliza): its reference, and its revision where it is a later one.

        Reversals included.
        """
        fact = self.fact
        return fact.reference if fact.revision == 1 else f"{fact.reference}/{fact.revision}"


Balances = Mapping[tuple[JournalAccount, str], int]
"""By account and currency, debits less credits in minor units."""


class MonthEnd(NamedTuple):
    """What the accounts of the fund's half come to at the end of a month in which any moved."""

    day: date
    balances: Balances


class BookJournal(NamedTuple):
    """The journal of one agreement.

    closing: what each account comes to on the day of the journal, by the statement. in_kind: what
    was given in kind by then, which moves no money and is in no account. digest: the last record
    of its chain that it is made of.
    """

    agreement: Agreement
    entries: tuple[JournalEntry, ...]
    months: tuple[MonthEnd, ...]
    closing: Balances
    in_kind: tuple[InKind, ...]
    last: Proof


@dataclass(frozen=True, slots=True)
class AccountingJournal(Answer):
    """The journal of agreements up to a day: what other programs of accountants take.

    `export(answer, "a.beancount")`, `"a.journal"` (hledger), `"a.xlsx"`, `"a.csv"`.
    """

    books: tuple[BookJournal, ...]
    on: date
    layout: JournalLayout
